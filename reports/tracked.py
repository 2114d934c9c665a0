"""An article as a Word document with tracked changes, and back.

The author of each change is its rule ("Copydesk/quotes.reversed"), so that a word processor's list of changes can be filtered
by rule; the reason stands as a comment. A line of the text is a paragraph, and a line break that a change takes away or puts in is
a tracked paragraph mark: accepting all gives exactly the text as decided, rejecting all exactly the original. A line end of two characters (\\r\\n)
is one paragraph mark, as word processors know no other; characters that XML cannot hold stand as their pictures (␀).

`read_tracked` tells from the text what became of each change: no mark in the document need survive the word processor.
"""

import re
import zipfile
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, cast

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from cleaners.clean import Change
from reports.decided import Decision, Decisions, holding

_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LARGEST = 200_000_000  # bytes of a document, unpacked
_KEY = re.compile(r"copydesk result (\d+)")
_PIECE = re.compile(r"\r?\n|\t|\r|[^\n\t\r]+")


class TrackedError(ValueError):
    """The document cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: the result it belongs to, for each change that is settled the word on it, and at how many places the
    text was rewritten beside the changes.
    """

    result: int
    decisions: dict[int, Decision]
    edited: int


def tracked_docx(original: str, changes: Sequence[Change], decisions: Decisions, title: str, result: int) -> bytes:
    """The document. The changes that hold are tracked; queries and notes that are open stand as comments."""
    document = Document()
    cast(Any, document.styles["Normal"]).paragraph_format.space_after = Pt(
        0
    )  # the text's own blank lines stand for themselves
    document.core_properties.title = _held(title)[:200]
    document.core_properties.author = "Copydesk"
    document.core_properties.keywords = f"copydesk result {result}"
    writer = _Writer(document, decisions)
    standing = dict(holding(changes, decisions))
    asked = [
        (number, change)
        for number, change in enumerate(changes, start=1)
        if change.kind != "applied" and (decisions.get(number) or Decision("open")).verdict == "open"
    ]
    at = 0
    for number, change in sorted([*standing.items(), *asked], key=lambda each: (each[1].start, each[1].end)):
        if number in standing:
            writer.kept(original[at : change.start])
            writer.change(number, original[change.start : change.end], change.after or "", change)
            at = change.end
        elif change.start >= at:
            writer.kept(original[at : change.start])
            writer.question(number, change)
            at = change.start
    writer.kept(original[at:])
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class _Writer:
    """Writes the body from front to back; at a line break the paragraph ends and the next begins."""

    def __init__(self, document: Any, decisions: Decisions):
        self._end = document.element.body.sectPr
        self._all_comments = document.part._comments_part.element
        self._decisions = decisions
        self._paragraph = self._new_paragraph()
        self._ids = self._comments = 0
        self._now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def kept(self, text: str) -> None:
        self._write(text, None, "")

    def change(self, number: int, before: str, after: str, change: Change) -> None:
        author = f"Copydesk/{change.rule}"
        decision = self._decisions.get(number)
        said = f" {_held(decision.comment)}" if decision and decision.comment else ""
        comment = self._comment(f"{number}. {change.why}{said}", author)
        self._write(before, "w:del", author)
        self._write(after, "w:ins", author)
        self._end_comment(comment)

    def question(self, number: int, change: Change) -> None:
        proposal = "" if change.after is None else f" Proposed: {change.after or '(nothing)'}"
        kind = "Query" if change.kind == "query" else "Note"
        about = f" “{change.before}”" if change.before.strip() else ""
        comment = self._comment(f"{number}. {kind}: {change.why}{about}{proposal}", f"Copydesk/{change.rule}")
        self._end_comment(comment)

    def _write(self, text: str, tag: str | None, author: str) -> None:
        for piece in _PIECE.findall(text):
            if piece.endswith("\n"):
                if tag:
                    properties = self._paragraph.get_or_add_pPr()
                    marks = properties.find(qn("w:rPr"))
                    if marks is None:
                        marks = OxmlElement("w:rPr")
                        properties.append(marks)
                    marks.append(self._tracked(tag, author))
                self._paragraph = self._new_paragraph()
                continue
            run = OxmlElement("w:r")
            if piece in ("\t", "\r"):
                run.append(OxmlElement("w:tab" if piece == "\t" else "w:cr"))
            else:
                content = OxmlElement("w:delText" if tag == "w:del" else "w:t")
                content.set(qn("xml:space"), "preserve")
                content.text = _held(piece)
                run.append(content)
            if tag:
                holder = self._tracked(tag, author)
                holder.append(run)
                self._paragraph.append(holder)
            else:
                self._paragraph.append(run)

    def _new_paragraph(self) -> Any:
        paragraph = OxmlElement("w:p")
        self._end.addprevious(paragraph)
        return paragraph

    def _tracked(self, tag: str, author: str) -> Any:
        self._ids += 1
        return _element(tag, {"w:id": str(self._ids), "w:author": _held(author), "w:date": self._now})

    def _comment(self, text: str, author: str) -> str:
        self._comments += 1  # python-docx looks for a free number among all of them, each time
        number = str(self._comments)
        facts = {"w:id": number, "w:author": _held(author), "w:initials": "C", "w:date": self._now}
        comment, paragraph, run, content = (_element(tag, {}) for tag in ("w:comment", "w:p", "w:r", "w:t"))
        for name, value in facts.items():
            comment.set(qn(name), value)
        content.text = _held(text)
        run.append(content)
        paragraph.append(run)
        comment.append(paragraph)
        self._all_comments.append(comment)
        self._paragraph.append(_element("w:commentRangeStart", {"w:id": number}))
        return number

    def _end_comment(self, comment: str) -> None:
        self._paragraph.append(_element("w:commentRangeEnd", {"w:id": comment}))
        run = OxmlElement("w:r")
        run.append(_element("w:commentReference", {"w:id": comment}))
        self._paragraph.append(run)


def _element(tag: str, attributes: dict[str, str]) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    return element


def _held(text: str) -> str:
    """The text with pictures for characters that XML cannot hold."""
    return _HIDDEN.sub(lambda match: chr(0x2400 + ord(match.group())) if ord(match.group()) < 32 else "\ufffd", text)


# ---- and back ---------------------------------------------------------------------------------------------------------


def texts_of(data: bytes) -> tuple[str, str]:
    """(with all changes rejected, with all accepted): the two texts that a tracked document holds."""
    tokens = list(_tokens(_opened(data)))
    old = "".join(token.text for token in tokens if token.state != "ins")
    new = "".join(token.text for token in tokens if token.state != "del")
    return old[:-1], new[:-1]  # the last paragraph's mark is none of the text's


def read_tracked(data: bytes, original: str, changes: Sequence[Change], decisions: Decisions) -> Returned:
    """What an editor did with the changes in a word processor. What is still tracked is not decided; what was rewritten
    beside the changes belongs to none of them and is only counted.

    `decisions` are those of the store: a change that did not hold was not tracked, and its old text says nothing. Raises
    TrackedError for what is no document of ours.
    """
    document = _opened(data)
    key = _KEY.search(document.core_properties.keywords or "")
    if not key:
        raise TrackedError("This document did not come from the desk: it does not say which article it is. Export it.")
    tokens = list(_tokens(document))
    text = "".join(token.text for token in tokens)[:-1]
    states = "".join(_LETTERS[token.state] * len(token.text) for token in tokens)
    held = dict(holding(changes, decisions))
    rows = [(number, held.get(number, change)) for number, change in enumerate(changes, start=1)]
    rows = [row for row in rows if row[1].after is not None]
    rows.sort(key=lambda row: (row[1].start, row[1].end))
    place = _without_returns(original)
    said, edited = _aligned(_plain(original), [_step(change, place) for _, change in rows], text, states)
    found = {}
    for (number, change), word in zip(rows, said, strict=True):
        if word == _plain(change.after or ""):
            found[number] = Decision("accepted", wording=(decisions.get(number) or Decision("open")).wording)
        elif word == "rejected" and number in held:
            found[number] = Decision("rejected")
        elif word is not None and word != "rejected":
            found[number] = Decision("accepted", wording=word)
    return Returned(int(key[1]), found, edited)


@dataclass(frozen=True, slots=True)
class _Step:
    """A change as the alignment needs it."""

    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Way:
    """One reading of the document so far: where it stands in the original and in the document, and what it says."""

    place: int
    at: int
    cost: int
    said: tuple[str | None, ...]


def _step(change: Change, place: Callable[[int], int]) -> _Step:
    return _Step(place(change.start), place(change.end), _plain(change.before), _plain(change.after or ""))


def _plain(text: str) -> str:
    """The text as a document holds it."""
    return _held(text).replace("\r\n", "\n")


def _without_returns(text: str) -> Callable[[int], int]:
    """From a place in the text to that in the text whose line ends are one character."""
    returns = [match.start() for match in re.finditer("\r\n", text)]
    return lambda at: at - bisect_left(returns, at)


def _aligned(original: str, steps: Sequence[_Step], text: str, states: str) -> tuple[tuple[str | None, ...], int]:
    """For each step what stands in its place: its `after`, "rejected", other words, or None where it is still tracked or
    cannot be told; and how often the text was rewritten beside the steps.

    All readings are followed side by side; a reading ends where the text between two changes does not fit.
    """
    ways, edited = [_Way(0, 0, 0, ())], 0
    first = steps[0].start if steps else len(original)
    ways = [found for way in ways if (found := _go_on(way, original, first, text, states))] or [_Way(first, 0, 0, ())]
    for number, step in enumerate(steps):
        until = next((later.start for later in steps[number + 1 :] if later.start >= step.start), len(original))
        found = [each for way in ways for each in _readings(way, step, original, until, text, states)]
        if not found:
            found = [each for way in ways for each in _rewritten(way, step, original, until, text, states)]
        if not found:  # the text beside the change was rewritten
            edited += 1
            found = [_resumed(way, original, until, text) for way in ways]
        best = {}
        for way in found:
            known = best.get((way.place, way.at))
            if known is None or way.cost < known.cost:
                best[way.place, way.at] = way
        ways = sorted(best.values(), key=lambda way: way.cost)[:50]
    return min(ways, key=lambda way: (len(text) - way.at, way.cost)).said, edited


def _readings(way: _Way, step: _Step, original: str, until: int, text: str, states: str) -> Iterator[_Way]:
    """The ways behind the change: it was rejected, accepted, or is tracked still; each with the text up to the next one."""
    said = way.said
    choices = [_Way(way.place, way.at, way.cost, (*said, None if way.place > step.start else "rejected"))]
    if way.place == step.start:
        end = way.at + len(step.after)
        if text.startswith(step.after, way.at) and states[way.at : end].count(" ") == len(step.after):
            choices.append(_Way(step.end, end, way.cost, (*said, step.after)))
        both = step.before + step.after
        letters = "d" * len(step.before) + "i" * len(step.after)
        if text.startswith(both, way.at) and states.startswith(letters, way.at):
            choices.append(_Way(step.end, way.at + len(both), way.cost, (*said, None)))
    return (found for choice in choices if (found := _go_on(choice, original, until, text, states)))


def _rewritten(way: _Way, step: _Step, original: str, until: int, text: str, states: str) -> Iterator[_Way]:
    """The ways on which the editor's own words stand in place of the change."""
    if way.place != step.start:
        return
    behind = original[step.end : max(step.end, until)][:60]
    at = way.at
    for _ in range(5):
        at = text.find(behind, at) if behind else len(text)
        if at < 0 or at - way.at > len(step.before) + 2000:
            return
        own = _Way(step.end, at, way.cost + 1, (*way.said, text[way.at : at]))
        if " " * (at - way.at) == states[way.at : at] and (found := _go_on(own, original, until, text, states)):
            yield found
        at += 1


def _resumed(way: _Way, original: str, until: int, text: str) -> _Way:
    """The way taken up again behind text that does not fit: where the words before the next change stand."""
    before = original[max(way.place, until - 40) : until]
    at = text.find(before, way.at) if before else way.at
    return _Way(max(until, way.place), at + len(before) if at >= 0 else way.at, way.cost + 5, (*way.said, None))


def _go_on(way: _Way, original: str, until: int, text: str, states: str) -> _Way | None:
    """The way after the untouched text up to `until`, None where the document has something else."""
    if way.place >= until:
        return way
    length = until - way.place
    fits = text.startswith(original[way.place : until], way.at) and states[way.at : way.at + length] == " " * length
    return _Way(until, way.at + length, way.cost, way.said) if fits else None


def result_of(data: bytes) -> int:
    """The number of the result that a document was made of. Raises TrackedError."""
    return read_tracked(data, "", (), {}).result


@dataclass(frozen=True, slots=True)
class _Token:
    """A stretch of the document's text; `state` is ins, del or ""."""

    text: str
    state: str


_LETTERS = {"ins": "i", "del": "d", "": " "}
_SIGNS = {"tab": "\t", "cr": "\r", "br": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}


def _opened(data: bytes) -> Any:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise TrackedError("The document is too large when it is unpacked.")
        document = Document(BytesIO(data))
        if document.element.body is None:
            raise ValueError("no body")
        _ = document.core_properties.keywords
        return document
    except TrackedError:
        raise
    except Exception:  # of a file that somebody made, anything may be wrong
        raise TrackedError("This is no Word document (.docx). Save it as .docx, with its tracked changes.") from None


def _tokens(document: Any) -> Iterator[_Token]:
    """The text of the body in order."""
    for paragraph in document.element.body.iter(qn("w:p")):
        yield from _inside(paragraph, "")
        marks = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        found = [state for state in ("del", "ins") if marks is not None and marks.find(qn(f"w:{state}")) is not None]
        yield _Token("\n", found[0] if found else "")


def _inside(element: Any, state: str) -> Iterator[_Token]:
    for child in element:
        tag = child.tag.rpartition("}")[2]
        if tag in ("ins", "del", "moveTo", "moveFrom"):
            yield from _inside(child, "ins" if tag in ("ins", "moveTo") else "del")
        elif tag in ("hyperlink", "smartTag", "sdt", "sdtContent"):
            yield from _inside(child, state)
        elif tag == "r":
            for part in child:
                kind = part.tag.rpartition("}")[2]
                text = part.text or "" if kind in ("t", "delText") else _SIGNS.get(kind, "")
                if text:
                    yield _Token(text, state)
