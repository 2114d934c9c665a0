"""An article as a Word document with tracked changes, and back.

The author of each change is its rule ("Copydesk/quotes.reversed"), so that a word processor's list of changes can be filtered
by rule; the reason stands as a comment. A line of the text is a paragraph, and a line break that a change takes away or puts in is
a tracked paragraph mark: accepting all gives exactly the text as decided, rejecting all exactly the original. Characters
that XML cannot hold stand as their pictures (␀).

Each change has a bookmark, by which `read_tracked` knows it again after an editor accepted, rejected or rewrote it.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from cleaners.clean import Change
from reports.decided import Decision, Decisions, holding

_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KEY = re.compile(r"copydesk result (\d+)")
_PIECE = re.compile(r"\n|\t|\r|[^\n\t\r]+")


class TrackedError(ValueError):
    """The document cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: the result it belongs to, and for each change that is settled the word on it."""

    result: int
    decisions: dict[int, Decision]


def tracked_docx(original: str, changes: Sequence[Change], decisions: Decisions, title: str, result: int) -> bytes:
    """The document. The changes that hold are tracked; queries and notes that are open stand as comments."""
    document = Document()
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
        self._document = document
        self._decisions = decisions
        self._paragraph = document.add_paragraph()._p
        self._ids = 0
        self._now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def kept(self, text: str) -> None:
        self._write(text, None, "")

    def change(self, number: int, before: str, after: str, change: Change) -> None:
        author = f"Copydesk/{change.rule}"
        decision = self._decisions.get(number)
        said = f" {_held(decision.comment)}" if decision and decision.comment else ""
        comment = self._comment(f"{number}. {change.why}{said}", author)
        bookmark = self._mark("w:bookmarkStart", {"w:name": f"copydesk_{number}"})
        self._write(before, "w:del", author)
        self._write(after, "w:ins", author)
        self._paragraph.append(_element("w:bookmarkEnd", {"w:id": bookmark}))
        self._end_comment(comment)

    def question(self, number: int, change: Change) -> None:
        proposal = "" if change.after is None else f" Proposed: {change.after or '(nothing)'}"
        kind = "Query" if change.kind == "query" else "Note"
        about = f" “{change.before}”" if change.before.strip() else ""
        comment = self._comment(f"{number}. {kind}: {change.why}{about}{proposal}", f"Copydesk/{change.rule}")
        self._end_comment(comment)

    def _write(self, text: str, tag: str | None, author: str) -> None:
        for piece in _PIECE.findall(text):
            if piece == "\n":
                if tag:
                    properties = self._paragraph.get_or_add_pPr()
                    marks = properties.find(qn("w:rPr"))
                    if marks is None:
                        marks = OxmlElement("w:rPr")
                        properties.append(marks)
                    marks.append(self._tracked(tag, author))
                self._paragraph = self._document.add_paragraph()._p
                continue
            run = OxmlElement("w:r")
            if piece in "\t\r":
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

    def _tracked(self, tag: str, author: str) -> Any:
        self._ids += 1
        return _element(tag, {"w:id": str(self._ids), "w:author": _held(author), "w:date": self._now})

    def _mark(self, tag: str, attributes: dict[str, str]) -> str:
        self._ids += 1
        self._paragraph.append(_element(tag, {"w:id": str(self._ids), **attributes}))
        return str(self._ids)

    def _comment(self, text: str, author: str) -> str:
        comment = self._document.part._comments_part.comments.add_comment(_held(text), _held(author), "C")
        self._paragraph.append(_element("w:commentRangeStart", {"w:id": str(comment.comment_id)}))
        return str(comment.comment_id)

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


def read_tracked(data: bytes, changes: Sequence[Change]) -> Returned:
    """What an editor did with the changes in a word processor. What is still tracked is not decided.

    Raises TrackedError for what is no document of ours.
    """
    document = _opened(data)
    key = _KEY.search(document.core_properties.keywords or "")
    if not key:
        raise TrackedError(
            "This document did not come from the desk: it does not say which article it is. Export it again."
        )
    inside: dict[int, list[_Token]] = {}
    seen: set[int] = set()
    for token in _tokens(document):
        seen |= token.changes
        for number in token.changes:
            if token.text:
                inside.setdefault(number, []).append(token)
    found: dict[int, Decision] = {}
    for number in sorted(seen):
        if not 1 <= number <= len(changes):
            continue
        tokens, change = inside.get(number, []), changes[number - 1]
        if any(token.state for token in tokens):
            continue
        now, before, after = ("".join(token.text for token in tokens), _held(change.before), _held(change.after or ""))
        if now == after:
            found[number] = Decision("accepted")
        elif now == before:
            found[number] = Decision("rejected")
        else:
            found[number] = Decision("accepted", wording=now)
    return Returned(int(key[1]), found)


def result_of(data: bytes) -> int:
    """The number of the result that a document was made of. Raises TrackedError."""
    return read_tracked(data, ()).result


@dataclass(frozen=True, slots=True)
class _Token:
    """A stretch of the document's text: `state` is ins, del or "", `changes` are those whose bookmark it lies in."""

    text: str
    state: str
    changes: frozenset[int]


def _opened(data: bytes) -> Any:
    try:
        return Document(BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError):
        raise TrackedError("This is no Word document (.docx). Save it as .docx, with its tracked changes.") from None


def _tokens(document: Any) -> Iterator[_Token]:
    """The text of the body in order; a bookmark that holds nothing gives an empty token."""
    open_marks: dict[str, int] = {}

    def inside(element: Any, state: str) -> Iterator[_Token]:
        for child in element:
            tag = child.tag.rpartition("}")[2]
            if tag == "bookmarkStart" and (name := re.fullmatch(r"copydesk_(\d+)", child.get(qn("w:name"), ""))):
                open_marks[child.get(qn("w:id"))] = int(name[1])
                yield _Token("", "", frozenset(open_marks.values()))
            elif tag == "bookmarkEnd":
                open_marks.pop(child.get(qn("w:id")), None)
            elif tag in ("ins", "del", "moveTo", "moveFrom"):
                yield from inside(child, "ins" if tag in ("ins", "moveTo") else "del")
            elif tag in ("hyperlink", "smartTag", "sdt", "sdtContent"):
                yield from inside(child, state)
            elif tag == "r":
                for part in child:
                    kind = part.tag.rpartition("}")[2]
                    text = part.text or "" if kind in ("t", "delText") else _SIGNS.get(kind, "")
                    if text:
                        yield _Token(text, state, frozenset(open_marks.values()))

    for paragraph in document.element.body.iter(qn("w:p")):
        yield from inside(paragraph, "")
        marks = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        state = ""
        if marks is not None:
            state = (
                "del" if marks.find(qn("w:del")) is not None else "ins" if marks.find(qn("w:ins")) is not None else ""
            )
        yield _Token("\n", state, frozenset(open_marks.values()))


_SIGNS = {"tab": "\t", "cr": "\r", "br": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
