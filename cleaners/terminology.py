"""Forms that translation into English is known to leave, and names written in two ways: queries, never changes.

28 100 million, 3 lakh crore      ->  asked: the unit was not scaled
Net friends named them            ->  asked: Internet users?
Zelenskyy … Zelensky              ->  asked: one person in two spellings?
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from cleaners.edits import Edit, without_overlaps
from cleaners.marks import small_words
from cleaners.names import find_variants
from cleaners.patterns import pattern


@dataclass(frozen=True, slots=True, eq=False)
class _Slip:
    find: str
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
            slip = _Slip(rf"(?<![\p{{L}}\p{{N}}])(?:{find})(?!\p{{L}})", proposal, f"{why} ({language})")
            for key in keys.split():
                found.setdefault(key, []).append(slip)
    return found


def fix_terminology(text: str) -> list[Edit]:
    """Queries at known slips of translation and at names that the article writes in two ways."""
    slips = _slips()
    found = []
    for slip in dict.fromkeys(slip for key in slips.keys() & small_words(text) for slip in slips[key]):
        for match in pattern(slip.find, regex.I).finditer(text):
            new = match.expand(slip.proposal) if slip.proposal else None
            if new and match.group()[0].isupper():
                new = new[0].upper() + new[1:]
            kind = "query" if new else "note"
            found.append(Edit(*match.span(), new, "terminology.slip", slip.why, 0.6, kind))
    return without_overlaps([*found, *find_variants(text)])
