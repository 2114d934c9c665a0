"""Forms that translation into English is known to leave, and names written in two ways: queries, never changes.

28 100 million, 3 lakh crore      ->  asked: the unit was not scaled
Net friends named them            ->  asked: Internet users?
Zelenskyy … Zelensky              ->  asked: one person in two spellings?
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex
from rapidfuzz.distance import Levenshtein

from cleaners.edits import Edit, without_overlaps
from cleaners.marks import small_words
from cleaners.words import MONTHS, flags, zipf


@dataclass(frozen=True, slots=True)
class _Slip:
    find: regex.Pattern[str]
    proposal: str
    why: str


@cache
def _slips() -> dict[str, list[_Slip]]:
    """The rows of `lexicons/slips.tsv` by the words of which one must stand in the text."""
    text = (files("cleaners") / "lexicons" / "slips.tsv").read_text(encoding="utf-8")
    found: dict[str, list[_Slip]] = {}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            keys, find, proposal, language, why = line.split("\t")
            slip = _Slip(
                regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{find})(?!\p{{L}})", regex.I), proposal, f"{why} ({language})"
            )
            for key in keys.split():
                found.setdefault(key, []).append(slip)
    return found


def fix_terminology(text: str) -> list[Edit]:
    """Queries at known slips of translation and at names that the article writes in two ways."""
    slips = _slips()
    found = []
    for slip in dict.fromkeys(slip for key in slips.keys() & small_words(text) for slip in slips[key]):
        for match in slip.find.finditer(text):
            new = match.expand(slip.proposal) if slip.proposal else None
            if new and match.group()[0].isupper():
                new = new[0].upper() + new[1:]
            kind = "query" if new else "note"
            found.append(Edit(*match.span(), new, "terminology.slip", slip.why, 0.6, kind))
    return without_overlaps([*found, *_variants(text)])


_NAME = regex.compile(r"(?<=[\p{Ll},;] )\p{Lu}\p{Ll}{4,}(?:-\p{L}\p{Ll}+)?(?!\p{L})")


def _variants(text: str) -> list[Edit]:
    """One name in two spellings: one or two letters apart, the same first letter, both no ordinary word."""
    places: dict[str, list[tuple[int, int]]] = {}
    for match in _NAME.finditer(text):
        name = match.group()
        low = name.lower()
        if "l" in flags(low) or low in MONTHS:
            continue
        places.setdefault(name, []).append(match.span())
    names = sorted(places)
    found = []
    for i, first in enumerate(names):
        for second in names[i + 1 :]:
            if second[:2] != first[:2]:
                break
            distance = Levenshtein.distance(first.lower(), second.lower(), score_cutoff=2)
            if distance > (1 if min(len(first), len(second)) < 8 else 2) or not distance:
                continue
            if (
                (second.startswith(first) and second[len(first) :] in ("s", "n", "an", "i", "is"))
                or (zipf(first) > 3.3 and zipf(second) > 3.3)
                or ("c" in flags(first) and "c" in flags(second))
            ):
                continue
            rare, common = sorted((first, second), key=lambda name: (len(places[name]), zipf(name)))
            why = f"The article also writes {common}; is it the same name?"
            found.append(Edit(*places[rare][0], common, "terminology.variant", why, 0.6, "query"))
    return found
