"""What a cleaner returns, and how many edits become one text.

An edit names a stretch of the text that the cleaner was given and what should stand there. `fold` puts the edits of one
cleaner onto the passages that earlier cleaners left, so that every passage of the result still knows the stretch of the
*original* that it stands for. Nothing is diffed afterwards, except by `edits_between`, which turns the output of a
whole-text tool such as ftfy into small edits.
"""

import difflib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex

Kind = Literal["applied", "query", "note"]

CATEGORIES = tuple(
    """
    encoding whitespace punctuation quotes sentence casing glue duplication caption boilerplate terminology
    grammar
""".split()
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One change, or one question, at `start:end` (code points) of the text that the cleaner was given.

    `applied` edits change the text; a `query` proposes and waits for a human; a `note` proposes nothing
    (`replacement` is None). `confidence` is the share of such edits that are right, 0 to 1.
    """

    start: int
    end: int
    replacement: str | None
    rule: str
    why: str
    confidence: float = 1.0
    kind: Kind = "applied"

    @property
    def category(self) -> str:
        return self.rule.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch `start:end` of the original and the text that stands for it now; unedited ones are equal to it."""

    start: int
    end: int
    text: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of a cleaner's table: what to find, what to put there (a `regex` template), and why.

    `needs` says quickly of most texts that the pattern cannot match: `has_marks(...)` or `has_word(...)`.
    """

    rule: str
    find: regex.Pattern[str]
    replacement: str | None
    why: str
    confidence: float = 1.0
    kind: Kind = "applied"
    needs: Callable[[str], object] | None = None


class EditError(ValueError):
    """A cleaner broke the rules of folding: a fault of ours, never of the text."""


def substitute(text: str, patterns: Iterable[Pattern]) -> list[Edit]:
    """The edits of every pattern, in order of position; where two would overlap the earlier pattern keeps its place."""
    found = []
    for pattern in patterns:
        if pattern.needs and not pattern.needs(text):
            continue
        for match in pattern.find.finditer(text):
            new = None if pattern.replacement is None else match.expand(pattern.replacement)
            if new != match.group():
                found.append(
                    Edit(match.start(), match.end(), new, pattern.rule, pattern.why, pattern.confidence, pattern.kind)
                )
    return without_overlaps(found)


def without_overlaps(edits: Sequence[Edit]) -> list[Edit]:
    """The edits sorted by position; of two that overlap, the one that stands first in `edits` is kept.

    >>> a, b = Edit(0, 4, "", "glue.a", ""), Edit(2, 5, "", "glue.b", "")
    >>> [edit.rule for edit in without_overlaps([b, a])]
    ['glue.b']
    """
    kept: list[Edit] = []
    for edit in edits:
        at = bisect_right(kept, (edit.start, edit.end), key=lambda other: (other.start, other.end))
        if (at and _overlap(kept[at - 1], edit)) or (at < len(kept) and _overlap(edit, kept[at])):
            continue
        kept.insert(at, edit)
    return kept


def _overlap(first: Edit, second: Edit) -> bool:
    """Whether two edits in order of position touch the same characters, or insert at the same place."""
    return second.start < first.end or (first.start, first.end) == (second.start, second.end)


def fold(passages: list[Passage], edits: Sequence[Edit]) -> list[Passage]:
    """The passages after `edits`, whose positions count in the joined text of `passages`; one sweep, linear time.

    An edit cuts unedited passages at its borders. Where it reaches into an edited passage it joins it, and the edits of
    both are kept in order.

    >>> [p.text for p in fold([Passage(0, 5, "a  b.")], [Edit(1, 3, " ", "whitespace.doubled", "Two spaces.")])]
    ['a', ' ', 'b.']

    Raises EditError where two edits overlap or an edit lies outside the text.
    """
    _check(edits, sum(len(passage.text) for passage in passages))
    folded: list[Passage] = []
    at = done = 0  # the passage at hand, and how many of its characters are dealt with (only of an unedited one)
    position = 0  # of the first character that is not dealt with, in the joined text
    i = 0
    while i < len(edits):
        start = edits[i].start
        while at < len(passages) and position + len(passages[at].text) - done <= start:
            position += len(passages[at].text) - done
            folded.append(_part(passages[at], done))
            at, done = at + 1, 0
        if at < len(passages) and not passages[at].edits and position < start:
            upto = done + start - position
            folded.append(_part(passages[at], done, upto))
            position, done = start, upto
        first, touched, group = position, [], []
        while i < len(edits) and (not group or edits[i].start < position):
            group.append(edits[i])
            while at < len(passages) and position < edits[i].end:
                passage, length = passages[at], len(passages[at].text) - done
                if not passage.edits and position + length > edits[i].end:
                    upto = done + edits[i].end - position
                    touched.append(_part(passage, done, upto))
                    position, done = edits[i].end, upto
                else:
                    touched.append(_part(passage, done))
                    position += length
                    at, done = at + 1, 0
            i += 1
        folded.append(_join(touched, group, first, folded[-1].end if folded else 0))
    if at < len(passages):
        folded.append(_part(passages[at], done))
    return folded + passages[at + 1 :]


def _part(passage: Passage, start: int, end: int | None = None) -> Passage:
    """The stretch of an unedited passage, or the whole of any."""
    end = len(passage.text) if end is None else end
    if (start, end) == (0, len(passage.text)):
        return passage
    return Passage(passage.start + start, passage.start + end, passage.text[start:end])


def _join(touched: list[Passage], group: list[Edit], first: int, border: int) -> Passage:
    """One passage for all that `group` touches; `first` is where the touched text began, `border` its original place."""
    old = "".join(passage.text for passage in touched)
    parts, at = [], 0
    for edit in group:
        parts += [old[at : edit.start - first], edit.replacement or ""]
        at = edit.end - first
    earlier = tuple(edit for passage in touched for edit in passage.edits)
    start, end = (touched[0].start, touched[-1].end) if touched else (border, border)
    return Passage(start, end, "".join(parts) + old[at:], (*earlier, *group))


def _check(edits: Sequence[Edit], length: int) -> None:
    last = None
    for edit in edits:
        if not 0 <= edit.start <= edit.end <= length:
            raise EditError(f"{edit.rule} edits {edit.start}:{edit.end} of a text with {length} characters.")
        if last and (edit.start < last.end or edit.start < last.start):
            raise EditError(
                f"{last.rule} and {edit.rule} both edit {last.start}:{last.end} and {edit.start}:{edit.end}; "
                "edits of one cleaner may not overlap and come in order."
            )
        last = edit


def located(passages: list[Passage], questions: Iterable[Edit]) -> Iterator[Edit]:
    """The questions with positions of the original; one that reaches into an edited passage takes all of it.

    >>> passages = [Passage(0, 2, "a ", ()), Passage(2, 5, "b", (Edit(2, 5, "b", "x.y", ""),))]
    >>> [(q.start, q.end) for q in located(passages, [Edit(2, 3, "c", "terminology.slip", "", kind="query")])]
    [(2, 5)]
    """
    at, position = 0, 0  # at: index of a passage, position: where its text begins
    for question in sorted(questions, key=lambda edit: (edit.start, edit.end)):
        while at < len(passages) and position + len(passages[at].text) <= question.start:
            position += len(passages[at].text)
            at += 1
        last, end = at, position
        while last + 1 < len(passages) and end + len(passages[last].text) < question.end:
            end += len(passages[last].text)
            last += 1
        if at == len(passages):
            border = passages[-1].end if passages else 0
            yield replace(question, start=border, end=border)
            continue
        first, final = passages[at], passages[last]
        before = first.text[: question.start - position] if first.edits else ""
        after = final.text[question.end - end :] if final.edits and question.end > question.start else ""
        start = first.start if first.edits else first.start + question.start - position
        stop = final.end if final.edits else final.start + question.end - end
        new = question.replacement
        yield replace(
            question, start=start, end=max(start, stop), replacement=None if new is None else before + new + after
        )


def edits_between(before: str, after: str, rule: str, why: str, confidence: float = 1.0) -> list[Edit]:
    """Word-sized edits that turn one text into the other, for tools that return text and no positions."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    starts = [0]
    for word in old:
        starts.append(starts[-1] + len(word))
    return [
        Edit(starts[a], starts[b], "".join(new[c:d]), rule, why, confidence)
        for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
    ]


_WORDS = regex.compile(r"\s+|\S+")
