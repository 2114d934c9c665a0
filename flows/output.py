"""Files that a run writes: all of a file or nothing, beside its place first and then renamed."""

import fcntl
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from reports.article import article_page
from reports.index import index_page
from reports.jsonl import record, score_record
from reports.review import Failure, Review
from reports.trend import RulePoint, ScorePoint

Trend = tuple[Sequence[ScorePoint], Sequence[RulePoint]]


class OutputError(ValueError):
    """The output folder cannot be written; the message says why and what to do."""


def prepare(folder: Path) -> None:
    """Make the folder and try to write in it. Raises OutputError where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        remedy = "Name another folder with --out, or give this user the right to write there."
        raise OutputError(f"{folder} cannot be written ({error.strerror}). {remedy}") from None


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other runs out of the folder while the block runs: an overview and its pages belong to one run.

    Raises OutputError where another run is at it. The lock is the system's: it ends with the process.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            remedy = "Wait for its end, or name another folder with --out."
            raise OutputError(f"Another run is writing to {folder}. {remedy}") from None
        yield
    finally:
        os.close(handle)


def write_text(path: Path, text: str) -> None:
    """Write the whole file or leave the old one: beside it first, then renamed."""
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
            os.replace(beside, path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        remedy = "Free the disk or name another folder with --out."
        raise OutputError(f"{path} cannot be written ({error.strerror}). {remedy}") from None


def write_review(folder: Path, review: Review) -> None:
    """The report page and the cleaned text of one article."""
    name = file_name(review.id)
    write_text(folder / "articles" / f"{name}.html", article_page(review, "../index.html"))
    write_text(folder / "clean" / f"{name}.txt", review.cleaning.text)


def write_overview(
    folder: Path, reviews: Sequence[Review], failures: Sequence[Failure], title: str, trend: Trend = ((), ())
) -> Path:
    """The overview page and the JSON Lines records of the run; the path of the overview."""
    links = {review.id: f"./articles/{file_name(review.id)}.html" for review in reviews}
    write_text(folder / "results.jsonl", _lines(record(review.id, review.cleaning) for review in reviews))
    write_text(folder / "scores.jsonl", _lines(row for review in reviews for row in _scores(review)))
    write_text(folder / "failures.jsonl", _lines({"id": failure.id, "error": failure.message} for failure in failures))
    index = folder / "index.html"
    write_text(index, index_page(reviews, failures, title, links, trend))
    return index


def _scores(review: Review) -> Iterable[dict[str, object]]:
    for at, (state, scores) in enumerate((("before", review.before), ("after", review.after))):
        others = {name: pair[at] for name, pair in review.opinions.items()}
        yield {"state": state, **score_record(review.id, scores, others)}


def _lines(rows: Iterable[Mapping[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def file_name(id: str) -> str:
    """A name for files that any system takes; different ids have different names.

    >>> file_name("a/b: c"), file_name("article-17")
    ('a_b_c-212e4b103fe6', 'article-17')
    """
    plain = re.sub(r"[^\w.\-]+", "_", id).strip("._")
    plain = plain.encode()[:120].decode(errors="ignore") or "article"  # most file systems take 255 bytes
    if plain == id:
        return plain
    return f"{plain}-{hashlib.sha256(id.encode()).hexdigest()[:12]}"
