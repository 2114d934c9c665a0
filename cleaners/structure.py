"""Lines, blocks and what they look like: the step that captions, boilerplate, quotes and sentences build on.

A line is what stands between two line ends; a block is what stands between two blank lines. A page without blank lines
has a block a line. Removing a line removes one break with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from cleaners.edits import Edit, Kind
from cleaners.words import MONTHS, has_finite, tokens

BREAK = regex.compile(r"[^\S\n]*+\r?\n[^\S\n]*+(?:\r?\n[^\S\n]*+)+")
_LINES = regex.compile(r"[^\r\n\u2028\u2029]++")

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
DATE = regex.compile(
    rf"""\b(?:
        {_MONTH}\s?\d{{1,2}}(?:st|nd|rd|th)?,?\s?(?:of\s)?(?:19|20)\d\d      # March 5, 2024
      | \d{{1,2}}(?:st|nd|rd|th|\.)?[\s.\-/]?(?:of\s)?{_MONTH}[\s.,\-/]{{0,2}}(?:19|20)\d\d   # 5 March 2024, 17.Oct.2023
      | \d{{1,2}}\s?[./\-·]\s?\d{{1,2}}\s?[./\-·]\s?(?:19|20)?\d\d          # 30.05.2024, 06/21/24
      | (?:19|20)\d\d\s?[./\-]\s?\d{{1,2}}\s?[./\-]\s?\d{{1,2}}           # 2024-05-30
      | (?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日
    )(?!\d)""",
    regex.X | regex.I,
)
SHORT_DATE = regex.compile(
    rf"\b(?:{_MONTH}\s?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|\.)?\s{_MONTH})\b", regex.I
)
TIME = regex.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s?[ap]\.m\.|\b\d{4}\s?(?:hrs|GMT|IST)\b", regex.I
)
CLOSING = "”’\"')]»"


@dataclass(frozen=True)
class Line:
    """One line at `start:end` of the text, spaces at its ends left out; `block` counts the blocks from 0."""

    start: int
    end: int
    text: str
    block: int

    @cached_property
    def words(self) -> list[str]:
        return tokens(self.text)

    @cached_property
    def bare(self) -> str:
        """The text in small letters, one space each, without marks at its ends: for comparing lines."""
        return " ".join(self.text.lower().replace("’", "'").split()).strip(" .:;,!?…*»«>|•·-–—\"'“”")

    @cached_property
    def ends_sentence(self) -> bool:
        return self.text.rstrip(CLOSING + " ")[-1:] in tuple(".!?…:")

    @cached_property
    def is_prose(self) -> bool:
        """Whether the line reads as a sentence of an article: long enough, a finite verb, a stop or much text."""
        count = len(self.words)
        return count >= 30 or (count >= 8 and self.ends_sentence and has_finite(self.words))


@lru_cache(maxsize=16)  # several cleaners look at the same text
def lines_of(text: str) -> list[Line]:
    """The lines that hold anything, in order; not to be changed by the caller."""
    found, block, last = [], 0, 0
    for match in _LINES.finditer(text):
        raw = match.group()
        if raw.isspace():
            continue
        if found and text.count("\n", last, match.start()) > 1:
            block += 1
        start = match.start() + len(raw) - len(raw.lstrip())
        found.append(Line(start, start + len(raw.strip()), raw.strip(), block))
        last = match.end()
    if found and not block:
        return [Line(line.start, line.end, line.text, i) for i, line in enumerate(found)]
    return found


def removal(text: str, lines: list[Line], gone: Iterable[int]) -> dict[int, tuple[int, int]]:
    """For each line in `gone` the stretch to delete, so that one break goes with it.

    >>> text = "One.\\n\\nAd\\n\\nTwo."
    >>> removal(text, lines_of(text), [1])
    {1: (6, 10)}
    """
    away = set(gone)
    last_kept = max((i for i in range(len(lines)) if i not in away), default=-1)
    spans = {}
    for i in sorted(away):
        if i < last_kept:
            # the break behind goes too; at the end of a block of which something stays, the break before
            if _stays(lines, away, i, -1) and not _stays(lines, away, i, 1):
                spans[i] = (lines[i - 1].end, lines[i].end)
            else:
                spans[i] = (lines[i].start if i else 0, lines[i + 1].start)
        else:
            start = lines[i - 1].end if i else 0
            spans[i] = (start, len(text) if i + 1 == len(lines) else lines[i].end)
    return _without_touching_twice(spans, lines)


def _stays(lines: list[Line], away: set[int], i: int, step: int) -> bool:
    """Whether a line of the same block stays, before (-1) or behind (1) line `i`."""
    j = i + step
    while 0 <= j < len(lines) and lines[j].block == lines[i].block:
        if j not in away:
            return True
        j += step
    return False


def _without_touching_twice(spans: dict[int, tuple[int, int]], lines: list[Line]) -> dict[int, tuple[int, int]]:
    last, result = 0, {}
    for i, (start, end) in spans.items():
        start = max(start, last)
        result[i] = (start, max(end, start))
        last = result[i][1]
    return result


def removals(text: str, lines: list[Line], gone: dict[int, Edit], kinds: Mapping[int, Kind] = {}) -> list[Edit]:
    """One deletion a line; `gone` gives rule, reason and confidence for its index, `kinds` which are only asked."""
    certain = [i for i in gone if kinds.get(i) != "query"]
    spans = removal(text, lines, certain)
    found = [
        Edit(*span, "", gone[i].rule, gone[i].why, gone[i].confidence) for i, span in spans.items() if span[0] < span[1]
    ]
    for i in gone:
        if i not in spans:
            line = lines[i]
            found.append(Edit(line.start, line.end, "", gone[i].rule, gone[i].why, 0.6, "query"))
    return sorted(found, key=lambda edit: edit.start)
