"""Where articles come from: files, folders, globs, JSON Lines; and what to say of input that is none.

    for found in read_articles(["news/"]): ...   # Article or Failure, one for each thing that was found

`.txt` and `.md` are read as they are, `.html` through trafilatura, `.jsonl` and `.jsonl.gz` hold `{"id", "text"}` a line.
"""

import gzip
import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reports.review import Failure

ENDINGS = (".txt", ".md", ".html", ".htm", ".jsonl", ".jsonl.gz")
LONGEST = 2_000_000  # characters: more is an archive, not an article


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `notes` says what a reader should know of how it was read."""

    id: str
    text: str
    notes: tuple[str, ...] = ()
    source: str | None = None
    reference: str | None = None


class InputError(ValueError):
    """There is nothing to read; the message says what was looked for and what to do."""


def find_files(inputs: Sequence[str]) -> list[Path]:
    """The files that the inputs (files, folders, globs) name, in order, each once.

    Raises InputError where an input names nothing.
    """
    found: dict[Path, None] = {}
    for given in inputs:
        path = Path(given)
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and p.name.endswith(ENDINGS))
            if not inside:
                raise InputError(f"{given} holds no articles. Put files there that end in {', '.join(ENDINGS)}.")
        elif path.exists():
            inside = [path]
        elif any(char in given for char in "*?["):
            inside = sorted(p for p in _glob(given) if p.is_file())
            if not inside:
                raise InputError(f"{given} matches no file. Check the pattern; the shell may need quotation marks around it.")
        else:
            raise InputError(f"{given} does not exist. Name a file, a folder, a pattern such as 'news/*.txt', or a JSON Lines file.")
        found.update(dict.fromkeys(inside))
    return list(found)


def _glob(pattern: str) -> list[Path]:
    path = Path(pattern)
    return list(Path(path.anchor).glob(str(path.relative_to(path.anchor)))) if path.is_absolute() else list(Path().glob(pattern))


def read_articles(paths: Sequence[Path]) -> Iterator[Article | Failure]:
    """Each article of the files, or why it cannot be had; a second article with an id that was there is a failure."""
    seen: set[str] = set()
    names = _names(paths)
    for path in paths:
        for found in _read(path, names[path]):
            if isinstance(found, Article):
                if found.id in seen:
                    yield Failure(found.id, f"{path}: the id {found.id!r} occurs twice. Give each article an id of its own; the first was done.")
                    continue
                seen.add(found.id)
            yield found


def _names(paths: Sequence[Path]) -> dict[Path, str]:
    """A short name for each file: the part of its path in which the files differ."""
    if not paths:
        return {}
    top = Path(os.path.commonpath([path.parent for path in paths]))
    same = len(paths) > 1 and len({path.name for path in paths}) == 1
    return {path: str((path.parent if same else path.with_name(stem(path))).relative_to(top)) for path in paths}


def stem(path: Path) -> str:
    """The name without any of our endings."""
    for ending in sorted(ENDINGS, key=len, reverse=True):
        if path.name.endswith(ending):
            return path.name[: -len(ending)] or path.name
    return path.name


def _read(path: Path, name: str) -> Iterator[Article | Failure]:
    try:
        if path.name.endswith(".jsonl.gz"):
            with gzip.open(path, "rb") as file:
                yield from _json_lines(file, path, name)
        elif path.name.endswith(".jsonl"):
            with path.open("rb") as file:
                yield from _json_lines(file, path, name)
        else:
            yield _one(path, name)
    except PermissionError:
        yield Failure(name, f"{path} may not be read. Give this user the right: chmod u+r {path}")
    except (OSError, EOFError) as error:
        yield Failure(name, f"{path} cannot be read: {error.__class__.__name__}: {error}. Check the file and the disk.")


def _one(path: Path, name: str) -> Article | Failure:
    size = path.stat().st_size
    if size > 8 * LONGEST:
        return Failure(name, f"{path} has {size / 1e6:.0f} MB; one article has at most {LONGEST / 1e6:.0f} million characters. Split it, or give it as JSON Lines.")
    raw = path.read_bytes()
    if not raw.strip():
        return Failure(name, f"{path} is empty. Remove it, or fetch the article again.")
    if b"\x00" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Failure(name, f"{path} is no text but binary data. Give the text itself.")
    text, notes = decoded(raw)
    if path.name.endswith((".html", ".htm")):
        text = _body_of(text)
        if not text:
            return Failure(name, f"{path}: no article was found in the page. Save the text of the article as .txt.")
    return checked(Article(name, text, notes), str(path))


def checked(article: Article, where: str) -> Article | Failure:
    """The article, or a failure where its text is empty or too long."""
    if not article.text.strip():
        return Failure(article.id, f"{where}: the text is empty. Remove it, or fetch the article again.")
    if len(article.text) > LONGEST:
        return Failure(article.id, f"{where} has {len(article.text):,} characters; one article has at most {LONGEST:,}. Split it into its articles.")
    return article


def decoded(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """(text, notes): UTF-8, or what charset-normalizer takes it for, which is noted."""
    try:
        return raw.decode("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8"), ()
    except UnicodeDecodeError as error:
        from charset_normalizer import from_bytes

        best = from_bytes(raw).best()
        encoding = best.encoding if best else "cp1252"
        text = raw.decode(encoding, errors="replace")
        return text, (f"Not UTF-8 (byte 0x{raw[error.start]:02X} at position {error.start}); read as {encoding}.",)


def _body_of(page: str) -> str:
    import trafilatura

    text = trafilatura.extract(page, include_comments=False, include_tables=False) or ""
    return re.sub(r"\n+", "\n\n", text)


def _json_lines(lines: Iterator[bytes], path: Path, name: str) -> Iterator[Article | Failure]:  # type: ignore[type-arg]
    any_line = False
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        any_line = True
        yield parse_line(raw, number, str(path), f"{name}:{number}")
    if not any_line:
        yield Failure(name, f"{path} is empty. Remove it, or fetch the articles again.")


def parse_line(raw: bytes, number: int, where: str, name: str) -> Article | Failure:
    """One line of JSON Lines as an article; `name` is its id where the line gives none."""
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError) as error:
        return Failure(name, f"{where}, line {number}: no valid JSON ({error}). Mend or remove the line.")
    if not isinstance(row, dict):
        return Failure(name, f'{where}, line {number}: a JSON object {{"id", "text"}} is wanted, not {type(row).__name__}.')
    id = str(row["id"]) if row.get("id") not in (None, "") else name
    if not isinstance(row.get("text"), str):
        return Failure(id, f'{where}, line {number}: "text" is missing or no string. Give each line "id" and "text".')
    extra = {key: row[key] for key in ("source", "reference") if isinstance(row.get(key), str)}
    return checked(Article(id, row["text"], (), **extra), f"{where}, line {number}")
