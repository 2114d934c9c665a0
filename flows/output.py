"""Files that a run writes: all of a file or nothing, beside its place first and then renamed."""

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.places import Place, names_in
from reports.article import article_page
from reports.review import Review


class OutputError(ValueError):
    """The output folder cannot be written; the message says why and what to do."""


def prepare(folder: Place) -> None:
    """Make the folder and try to write in it. Raises OutputError where that fails."""
    if not isinstance(folder, Path):
        write_text(folder / ".copydesk", "")
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        remedy = "Name another folder with --out, or give this user the right to write there."
        raise OutputError(f"{folder} cannot be written ({error.strerror}). {remedy}") from None


@contextmanager
def alone_in(folder: Place) -> Iterator[None]:
    """Keep other runs out of the folder while the block runs: an overview and its pages belong to one run.

    Raises OutputError where another run is at it. The lock is the system's: it ends with the process. Elsewhere than on this
    machine there is none; there each file is whole, and the last run's overview stands.
    """
    if not isinstance(folder, Path):
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            remedy = "Wait for its end, or name another folder with --out."
            raise OutputError(f"Another run is writing to {folder}. {remedy}") from None
        _forget_parts(folder)
        yield
    finally:
        os.close(handle)


def _forget_parts(folder: Path) -> None:
    """Remove what a run left half written that was killed."""
    for here in (folder, *(folder / name for name in ("articles", "clean", "records"))):
        for name in names_in(here):
            if name.startswith(".") and name.endswith(".part"):
                (here / name).unlink(missing_ok=True)


def write_text(path: Place, text: str) -> None:
    """Write the whole file or leave the old one."""
    with writer(path) as write:
        write(text)


@contextmanager
def writer(path: Place) -> Iterator[Callable[[str], object]]:
    """Write a file in parts; it is there once the block ends well, all of it, in place of an old one. Raises OutputError."""
    remedy = "Free the disk or name another folder with --out."
    try:
        if not isinstance(path, Path):
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="") as file:
                yield file.write
                file.flush()
                path.fs.put_file(file.name, path.path)  # an object store shows it once all of it is there
            return
        beside = path.with_name(f".{path.name}.part")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("w", encoding="utf-8", newline="") as file:
                yield file.write
            os.replace(beside, path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror or error}). {remedy}") from None
    except Exception as error:
        if not isinstance(path, Path) and type(error).__module__.startswith("botocore"):  # no OSError, though it is one
            raise OutputError(f"{path} cannot be written ({error}). {remedy}") from None
        raise


def write_review(folder: Place, review: Review, publish: bool = True) -> None:
    """The report page of one article, and its cleaned text unless that is not to be published yet."""
    write_text(folder / "articles" / f"{file_name(review.id)}.html", article_page(review, "../index.html"))
    if publish:
        write_text(clean_text_of(folder, review.id), review.cleaning.text)


def clean_text_of(folder: Place, id: str) -> Place:
    """Where the cleaned text of an article stands."""
    return folder / "clean" / f"{file_name(id)}.txt"


def report_of(id: str) -> str:
    """The address of an article's report, as the overview beside it sees it."""
    return f"./articles/{file_name(id)}.html"


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
