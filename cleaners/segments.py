"""Where the sentences of a paragraph begin and end, in text whose stops may be wrong."""

from functools import lru_cache

import regex

from cleaners.patterns import pattern
from cleaners.words import (
    ABBREVIATIONS,
    AUXILIARIES,
    CAPITAL_ABBREVIATIONS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    has_finite,
    tokens,
)

_ENDS = regex.compile(r"(?P<stop>[.!?…]+)(?P<close>[”’\"')»]*)\s+(?=\S)")
_LAST_WORD = regex.compile(r"[\p{L}\p{N}.&’'\-]*$")
_DOTTED = regex.compile(r"(?:\p{L}\.)+\p{L}")  # U.S, a.m, i.e
# these stand before a name or a number and never at the end of a sentence
_BEFORE_NAMES = frozenset(
    """
        mr mrs ms dr prof gen lt col maj capt sgt cpl adm rep sen gov pres st ft mt no nos vs rev hon messrs fig vol pp
        p art sec ch supt insp cmdr brig fr sr hwy approx ca cf e.g i.e viz incl
    """.split()
)
_UNIT = regex.compile(
    r"(?:(?<!\d{3})\d|\b(?:a|per|an|half)) ?(?:cwt|gns|doz|ha|hp|pts|rebs|rms|mo|edn|ac|oz|lbs?|ft|in|yds?|sq|mins?|hrs?|secs?|wks?|yrs?|ills?|gal|[sdglm])$"
)
_PRONOUN = regex.compile(r"(?:they|he|she|it|we)\b")
_STARTERS = (
    PRONOUNS | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES | {"also", "however", "then"}
)


@lru_cache(maxsize=4096)  # several cleaners ask about the same paragraph
def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of the sentences of one paragraph; abbreviations and initials do not end one.

    >>> [text[a:b] for text in ["Mr. Lee left at 3 p.m. sharp. He ran."] for a, b in sentences(text)]
    ['Mr. Lee left at 3 p.m. sharp.', 'He ran.']
    """
    found, start = [], 0
    for match in _ENDS.finditer(text):
        if match["stop"] == "." and not match["close"] and not _may_end(text, match.start(), match.end()):
            continue
        found.append((start, match.end("close")))
        start = match.end()
    if start < len(text.rstrip()):
        found.append((start, len(text.rstrip())))
    return found


def _may_end(text: str, stop: int, following: int) -> bool:
    """Whether the full stop at `stop` can end a sentence; the next word begins at `following`."""
    word = _LAST_WORD.search(text, max(0, stop - 24), stop)
    last = word.group().lower().rpartition("-")[2].lstrip(".'’") if word else ""
    if last in CAPITAL_ABBREVIATIONS and word and word.group()[:1].isupper():
        return not text[following].islower()  # Tampa, Fla. was; but "in Fla. The man"
    if _UNIT.search(text, max(0, stop - 24), stop):
        return not text[following].islower()  # 9 cwt. of fish, £240 per ha. from
    if last.isdigit() and len(last) < 3:
        return not text[following].islower()  # "2. c4", "the 3. place"
    if not is_abbreviation(last):
        return True
    if last in ("a.m", "p.m") and _PRONOUN.match(text, following):
        # "6 p.m. they call it", but "From 3 to 3:20 p.m. they stand"
        clause = pattern(r"[.!?;:—] ").split(text[max(0, stop - 160) : stop])[-1]
        return has_finite(tokens(clause))
    if last in _BEFORE_NAMES or (len(last) == 1 and last.isalpha()):
        return False
    after = regex.match(r"[“\"‘'(]*(?P<word>\p{L}+)", text[following : following + 30])
    return bool(after) and after["word"][0].isupper() and after["word"].lower() in _STARTERS


def is_abbreviation(word: str) -> bool:
    """Whether a word in small letters, without its last dot, is an abbreviation or an initial.

    >>> is_abbreviation("p.m"), is_abbreviation("j"), is_abbreviation("ltd"), is_abbreviation("river")
    (True, True, True, False)
    """
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or bool(_DOTTED.fullmatch(word))
