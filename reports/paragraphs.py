"""A cleaned article cut into the paragraphs that the diff report shows.

The changes are known, so nothing is compared: one sweep over the original, cut where a change or a question begins or
ends, then cut again at the paragraph breaks that stay. Joined, the kept and inserted texts and the gaps are the cleaned
text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from cleaners.clean import Change, Cleaning

_BLANK_LINES = re.compile(r"\r?\n[^\S\n]*\n\s*")
_LINES = re.compile(r"\r?\n\s*")
_BREAK_GOES_ON = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Kept:
    """Text that stays; `asked` is "query" or "note" where a question is about it, `about` the numbers of all such."""

    text: str
    asked: str = ""
    about: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Replaced:
    """An applied change: `old` became `new`; the words `head` and `tail` around them are the same in both."""

    number: int
    change: Change
    head: str
    old: str
    new: str
    tail: str
    asked: str = ""
    about: tuple[int, ...] = field(default=(), compare=False)

    @property
    def only_space(self) -> bool:
        """Whether only white space differs, which has to be drawn to be seen."""
        return self.old.split() == self.new.split() or not (self.old + self.new).strip()

    @property
    def only_marks(self) -> bool:
        """Whether only a few punctuation marks differ, which are shown larger."""
        marks = (self.old + self.new).strip()
        return 0 < len(marks) <= 8 and not any(map(str.isalnum, marks))


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a query or a note ends; `new` is what the query proposes for the words before it."""

    number: int
    change: Change
    old: str
    new: str | None

    @property
    def only_space(self) -> bool:
        return self.new is not None and (self.old.split() == self.new.split() or not (self.old + self.new).strip())

    @property
    def spelled_out(self) -> bool:
        """Whether the words in doubt must be repeated: white space, which underlining does not show, or a break."""
        return self.new is not None and bool(self.old) and ("\n" in self.old.strip() or not self.old.strip())


Piece = Kept | Replaced | Asked


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands beside a paragraph: one reason and the numbers of the changes it explains."""

    change: Change
    numbers: tuple[int, ...]


@dataclass(slots=True)
class Paragraph:
    """One paragraph of the report; `gap` is the break behind it, `removed` says that nothing of it is left."""

    pieces: list[Piece] = field(default_factory=list)
    gap: str = ""
    removed: bool = False

    @property
    def changed(self) -> bool:
        return any(not isinstance(piece, Kept) or piece.asked for piece in self.pieces)

    @property
    def remarks(self) -> list[Remark]:
        """The reasons in order of their first place, each once."""
        found: dict[tuple, list[tuple[int, Change]]] = {}
        for piece in self.pieces:
            if not isinstance(piece, Kept):
                change = piece.change
                key = (change.kind, change.rules, change.why, change.confidence)
                found.setdefault(key, []).append((piece.number, change))
        return [Remark(rows[0][1], tuple(number for number, _ in rows)) for rows in found.values()]


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring paragraphs that are all changed, or all unchanged (and then may be folded away)."""

    changed: bool
    paragraphs: list[Paragraph]

    @property
    def opening(self) -> str:
        """The first words, to recognise a folded run by."""
        return " ".join("".join(_texts(self.paragraphs[0]))[:200].split()[:9])


def runs(cleaning: Cleaning, changes: list[Change]) -> list[Run]:
    """The whole article in order; `changes` are numbered from 1."""
    found = paragraphs(cleaning.original, changes)
    return [Run(changed, list(group)) for changed, group in groupby(found, key=lambda paragraph: paragraph.changed)]


def paragraphs(original: str, changes: list[Change]) -> list[Paragraph]:
    """The pieces of the article, cut at the paragraph breaks that stay; at every line where there are no blank ones."""
    breaks = _BLANK_LINES if _BLANK_LINES.search(original) else _LINES
    done: list[Paragraph] = []
    current = Paragraph()

    def finish(gap: str = "") -> None:
        nonlocal current
        if current.pieces:
            current.gap = gap
            done.append(current)
            current = Paragraph()
        elif done:
            done[-1].gap += gap
        elif gap:
            current.pieces.append(Kept(gap))

    for piece in _pieces(original, changes):
        if isinstance(piece, Kept):
            at = 0
            if done and not current.pieces and (rest := _BREAK_GOES_ON.match(piece.text)):
                finish(rest.group())
                at = rest.end()
            for found in breaks.finditer(piece.text, at):
                if found.start() > at:
                    current.pieces.append(Kept(piece.text[at : found.start()], piece.asked, piece.about))
                finish(found.group())
                at = found.end()
            if at < len(piece.text):
                current.pieces.append(Kept(piece.text[at:], piece.asked, piece.about))
        elif isinstance(piece, Replaced) and _is_whole(piece.change, original):
            finish()
            current.pieces.append(piece)
            current.removed = True
            finish()
        elif isinstance(piece, Asked) and done and not current.pieces and piece.old:
            done[-1].pieces.append(piece)  # the question ended with the break before this place
        else:
            current.pieces.append(piece)
            if isinstance(piece, Replaced) and (piece.new + piece.tail).endswith("\n"):
                finish()
    finish()
    return done


def _is_whole(change: Change, original: str) -> bool:
    """Whether the change removes whole paragraphs and leaves nothing in their place."""
    start, end = change.start, change.end
    opens = start == 0 or original[start - 1] == "\n" or change.before.startswith(("\n", "\r\n"))
    closes = end == len(original) or original[end] in "\r\n" or change.before.endswith("\n")
    return opens and closes and bool(change.before.strip()) and not (change.after or "").strip()


# What happens at one position, in this order: an earlier question ends, a longer one begins, the text changes, and a
# question about the place itself is put.
_CLOSE, _OPEN, _CHANGE, _POINT = range(4)


def _pieces(original: str, changes: list[Change]) -> Iterator[Piece]:
    """The original as pieces, by one sweep over the borders of all changes."""
    questions = _questions(changes)
    events = [(change.start, _CHANGE, n) for n, change in enumerate(changes, start=1) if n not in questions]
    for n, (start, end, _) in questions.items():
        events += [(start, _OPEN, n), (end, _CLOSE, n)] if start < end else [(start, _POINT, n)]
    about: dict[int, str] = {}  # the questions that are open at this place
    at = 0
    for position, event, n in sorted(events):
        change = changes[n - 1]
        if position > at:
            yield Kept(original[at:position], _asked(about), tuple(about))
            at = position
        if event == _CHANGE:
            yield Replaced(n, change, *narrowed(change.before, change.after or ""), _asked(about), tuple(about))
            at = max(at, change.end)
        elif event == _OPEN:
            about[n] = change.kind
        else:
            if event == _CLOSE:
                del about[n]
            yield questions[n][2]
    if at < len(original):
        yield Kept(original[at:], _asked(about))


def _questions(changes: list[Change]) -> dict[int, tuple[int, int, Asked]]:
    """Number -> start, end, question; narrowed to the words in doubt where no applied change lies among them."""
    applied = [change for change in changes if change.kind == "applied"]
    starts = [change.start for change in applied]
    found = {}
    for number, change in enumerate(changes, start=1):
        if change.kind == "applied":
            continue
        start, end, old, new = change.start, change.end, change.before, change.after
        near = bisect_left(starts, start)
        alone = (near == len(starts) or starts[near] >= end) and (near == 0 or applied[near - 1].end <= start)
        if new is not None and alone:
            head, old, new, tail = narrowed(old, new)
            start, end = start + len(head), end - len(tail)
        found[number] = start, end, Asked(number, change, old, new)
    return found


def _asked(about: dict[int, str]) -> str:
    return "query" if "query" in about.values() else "note" if about else ""


def narrowed(before: str, after: str) -> tuple[str, str, str, str]:
    """The words that both begin with, the words that differ, the words that both end with.

    >>> narrowed("in the safe house.", "in the safehouse.")
    ('in the ', 'safe house.', 'safehouse.', '')
    """
    if not before.strip():
        return "", before, after, ""
    head = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        head += 1
    while head and not (_is_border(before, head) and _is_border(after, head)):
        head -= 1
    longest = min(len(before), len(after)) - head
    tail = 0
    while tail < longest and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    while tail and not (_is_border(before, len(before) - tail) and _is_border(after, len(after) - tail)):
        tail -= 1
    old_end, new_end = len(before) - tail, len(after) - tail
    return before[:head], before[head:old_end], after[head:new_end], before[old_end:]


def _is_border(text: str, at: int) -> bool:
    return at in (0, len(text)) or text[at - 1].isspace() or text[at].isspace()


def _texts(paragraph: Paragraph) -> Iterable[str]:
    return (piece.text for piece in paragraph.pieces if isinstance(piece, Kept))
