"""What an editor takes along: the text, the records, the decisions, and a document with tracked changes."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from desk.articles import StoredArticle
from reports.jsonl import record
from reports.tracked import tracked_docx

EXPORTS = {
    "txt": "clean text",
    "docx": "Word with tracked changes",
    "jsonl": "JSON Lines",
    "csv": "decisions as CSV",
}
_FORMULA = re.compile(r"^[=+\-@\t\r]")  # what a spreadsheet would run


def export(article: StoredArticle, ending: str) -> tuple[str, str, bytes]:
    """(file name, media type, content) of one of the EXPORTS."""
    kind, make = _MAKERS[ending]
    name = re.sub(r"[^\w.-]+", "_", article.review.id, flags=re.ASCII)[:80].strip("._") or "article"
    return f"{name}.{ending}", kind, make(article)


def _text(article: StoredArticle) -> bytes:
    return article.text.encode()


def _jsonl(article: StoredArticle) -> bytes:
    """The record of `copydesk clean`, with the text as decided and what was said of each edit."""
    row: dict[str, Any] = record(article.review.id, article.review.cleaning)
    row |= {"text": article.text, "state": article.state, "captions": [asdict(each) for each in article.captions]}
    names = ("verdict", "wording", "comment", "who", "when")
    words = [article.decisions.get(number) for number in range(1, len(article.ids) + 1)]
    said = [word and {name: getattr(word, name) for name in names} for word in words]
    for edit, each in zip(row["edits"], said, strict=True):
        edit["decision"] = each
    return (json.dumps(row, ensure_ascii=False) + "\n").encode()


def _csv(article: StoredArticle) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow("number start end before after rule kind confidence why verdict wording comment who when".split())
    for number, change in enumerate(article.changes, start=1):
        word = article.decisions.get(number)
        said = (word.verdict, word.wording, word.comment, word.who, word.when) if word else ("open", "", "", "", "")
        about = (change.before, change.after, change.rule, change.kind, change.confidence, change.why)
        row = [number, change.start, change.end, *about, *said]
        writer.writerow([_harmless(value) if isinstance(value, str) else value for value in row])
    return ("\ufeff" + file.getvalue()).encode()


def _harmless(value: str) -> str:
    return "'" + value if _FORMULA.match(value) else value


def _docx(article: StoredArticle) -> bytes:
    review = article.review
    return tracked_docx(review.cleaning.original, article.changes, article.decisions, review.title, article.result)


_MAKERS: dict[str, tuple[str, Callable[[StoredArticle], bytes]]] = {
    "txt": ("text/plain; charset=utf-8", _text),
    "jsonl": ("application/x-ndjson", _jsonl),
    "csv": ("text/csv; charset=utf-8", _csv),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
}
