"""Files that a run writes: all of a file or nothing, beside its place first and then renamed."""

import json
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from reports.article import article_page
from reports.index import index_page
from reports.jsonl import record, score_record
from reports.review import Failure, Review


class OutputError(ValueError):
    """The output folder cannot be written; the message says why and what to do."""


def prepare(folder: Path) -> None:
    """Make the folder and try to write in it. Raises OutputError where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OutputError(f"{folder} cannot be written ({error.strerror}). Name another folder with --out, or give this user the right to write there.") from None


def write_text(path: Path, text: str) -> None:
    """Write the whole file or leave the old one: beside it first, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"{path} cannot be written ({error.strerror}). Free the disk or name another folder with --out.") from None


def write_review(folder: Path, review: Review) -> None:
    """The report page and the cleaned text of one article."""
    name = file_name(review.id)
    write_text(folder / "articles" / f"{name}.html", article_page(review))
    write_text(folder / "clean" / f"{name}.txt", review.cleaning.text)


def write_overview(folder: Path, reviews: Sequence[Review], failures: Sequence[Failure], title: str) -> Path:
    """The overview page and the JSON Lines records of the run; the path of the overview."""
    links = {review.id: f"./articles/{file_name(review.id)}.html" for review in reviews}
    write_text(folder / "results.jsonl", _lines(record(review.id, review.cleaning) for review in reviews))
    write_text(folder / "scores.jsonl", _lines(row for review in reviews for row in _scores(review)))
    write_text(folder / "failures.jsonl", _lines({"id": failure.id, "error": failure.message} for failure in failures))
    index = folder / "index.html"
    write_text(index, index_page(reviews, failures, title, links))
    return index


def _scores(review: Review) -> Iterable[dict[str, object]]:
    yield {"state": "before", **score_record(review.id, review.before)}
    yield {"state": "after", **score_record(review.id, review.after)}


def _lines(rows: Iterable[Mapping[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def file_name(id: str) -> str:
    """A name for files that any system takes; different ids have different names.

    >>> file_name("a/b: c"), file_name("article-17")
    ('a_b_c-0f9f', 'article-17')
    """
    plain = re.sub(r"[^\w.\-]+", "_", id).strip("._")[:80] or "article"
    if plain == id:
        return plain
    import hashlib

    return f"{plain}-{hashlib.sha256(id.encode('utf-8', 'replace')).hexdigest()[:4]}"
