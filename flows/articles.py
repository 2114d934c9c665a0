"""Where articles come from: files, folders, globs, JSON Lines; and what to say of input that is none.

    for found in read_articles(find_files(["news/"])): ...   # Article or Failure, one for each thing that was found

`.txt` and `.md` are read as they are, `.html` through trafilatura, `.jsonl` and `.jsonl.gz` hold a
`{"id", "text"}` a line, `.rss`, `.atom` and `.xml` are feeds. Any of them may be an address such as s3://bucket/news
(`flows/places.py`).
"""

import codecs
import gzip
import json
import logging
import os
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from flows.places import Place, PlaceError, files_under, is_remote, matching, place
from reports.review import Failure

if TYPE_CHECKING:
    from upath import UPath

FEEDS = (".rss", ".atom", ".xml")
ENDINGS = (".txt", ".md", ".html", ".htm", ".jsonl", ".jsonl.gz", *FEEDS)
LONGEST = 2_000_000  # characters: more is an archive, not an article
LARGEST = 8 * LONGEST  # bytes of a file with one article
MARKS = (  # the longer mark first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `where` it was found, for messages; `notes` says what a reader should know of how it was read."""

    id: str
    text: str
    where: str
    notes: tuple[str, ...] = ()
    source: str | None = None
    reference: str | None = None
    site: str = ""  # whose article it is, for what stands under all of them: its field, file or folder


class InputError(ValueError):
    """There is nothing to read; the message says what was looked for and what to do."""


def find_files(inputs: Sequence[str], out: Place | None = None) -> list[Place | Failure]:
    """The files that the inputs (files, folders, globs) name, in order, each once; a Failure for an input without any.

    Reports that an earlier run wrote into the folder `out` are no articles. Raises InputError where nothing is found.
    """
    found: dict[str, Place | Failure] = {}
    for given in inputs:
        if is_remote(given):
            inside = _files_elsewhere(given, out)
        else:
            inside = _files_of(given, out.resolve() if isinstance(out, Path) else None)
        if isinstance(inside, str):
            found[given] = Failure(given, inside)
        else:
            found.update((full, path) for path in inside if (full := os.path.abspath(str(path))) not in found)
    if all(isinstance(path, Failure) for path in found.values()):
        troubles = [failure.message for failure in found.values() if isinstance(failure, Failure)]
        raise InputError(" ".join(troubles) or "No input was named. Name a file, a folder or a pattern.")
    return list(found.values())


def _files_of(given: str, out: Path | None) -> list[Path] | str:
    """The files that one input names, or why there are none."""
    path = Path(given)
    if path.is_dir():
        if path.resolve() == out:
            return f"{given} is the output folder too: reports would be read as articles. Choose another with --out."
        endings = ", ".join(ENDINGS)
        return _walk(path, out) or f"{given} holds no articles. Put files there that end in {endings}."
    if path.exists():
        return [path]
    if any(char in given for char in "*?["):
        inside = sorted(p for p in _glob(path) if p.is_file() and not (out and out in p.resolve().parents))
        return inside or f"{given} matches no file. Check the pattern; the shell may need quotation marks around it."
    return f"{given} does not exist. Name a file, a folder, a pattern such as 'news/*.txt', or a JSON Lines file."


def _files_elsewhere(given: str, out: Place | None) -> "list[UPath] | str":
    """The files that an address names, or why there are none."""
    try:
        path = cast("UPath", place(given))
        if any(char in given for char in "*?["):
            return matching(path) or f"{given} matches no file. Check the pattern."
        if path.is_file():
            return [path]
        inside = [file for file in files_under(path, ENDINGS) if not (out and str(file).startswith(f"{out}/"))]
    except PlaceError as error:
        return str(error)
    except Exception as error:  # whatever the package of this kind of address raises
        return f"{given} cannot be read ({type(error).__name__}: {error}). Check the address, the keys and the network."
    return inside or f"{given} holds no articles. Put files there that end in {', '.join(ENDINGS)}."


def _walk(folder: Path, out: Path | None) -> list[Path]:
    """The files below the folder, and those of its folders that may not be read; hidden ones are left alone."""
    closed: list[Path] = []
    found: list[Path] = []
    for here, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [name for name in folders if name[0] != "." and Path(here, name).resolve() != out]
        found += [Path(here, name) for name in names if name[0] != "." and name.lower().endswith(ENDINGS)]
    return sorted([*closed, *(path for path in found if path.is_file())])


def _glob(pattern: Path) -> Iterator[Path]:
    return Path(pattern.anchor or ".").glob(str(pattern.relative_to(pattern.anchor)))


def read_articles(found: Sequence[Place | Failure]) -> Iterator[Article | Failure]:
    """Each article of the files, or why it cannot be had; a second article with an id that was there is a failure."""
    seen: dict[str, str] = {}
    names = _names([path for path in found if not isinstance(path, Failure)])
    for path in found:
        for each in [path] if isinstance(path, Failure) else _read(path, names[path]):
            if isinstance(each, Article) and (first := seen.setdefault(each.id, each.where)) != each.where:
                why = f"the id {each.id!r} was there already ({first}). Give each article an id of its own."
                yield Failure(each.id, f"{each.where}: {why}")
            else:
                yield each


def _names(paths: Sequence[Place]) -> dict[Place, str]:
    """A short name for each file: the part of its path in which the files differ."""
    full = {path: Path(os.path.abspath(str(path))) for path in paths}
    if not full:
        return {}
    top = os.path.commonpath([path.parent for path in full.values()])
    if len({path.name for path in paths}) == 1 and top not in map(str, (path.parent for path in full.values())):
        short = {path: os.path.relpath(full[path].parent, top) for path in paths}  # all are called original.txt
    else:
        short = {path: os.path.relpath(full[path].with_name(_stem(path)), top) for path in paths}
    count = Counter(short.values())
    return {path: shown(name if count[name] == 1 else os.path.relpath(full[path], top)) for path, name in short.items()}


def _stem(path: Place) -> str:
    """The name without any of our endings."""
    ending = next((ending for ending in reversed(ENDINGS) if path.name.lower().endswith(ending)), "")
    return path.name[: len(path.name) - len(ending)] or path.name


def shown(path: Place | str) -> str:
    """The path as text; what is no UTF-8 in it becomes U+FFFD."""
    return os.fsencode(str(path)).decode(errors="replace")


def _read(path: Place, name: str) -> Iterator[Article | Failure]:
    where = shown(path)
    try:
        if path.name.lower().endswith(".jsonl.gz"):
            with path.open("rb") as packed, gzip.open(packed, "rb") as file:
                yield from _json_lines(file, where, name)
        elif path.name.lower().endswith(".jsonl"):
            with path.open("rb") as file:
                yield from _json_lines(file, where, name)
        elif path.name.lower().endswith(FEEDS):
            with path.open("rb") as file:
                yield from _feed(file.read(LARGEST + 1), where, name)
        else:
            with path.open("rb") as file:
                yield _one(file.read(LARGEST + 1), where, name)
    except PermissionError:
        yield Failure(name, f"{where} may not be read. Give this user the right: chmod u+rX '{where}'")
    except (OSError, EOFError, zlib.error) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        yield Failure(name, f"{where} cannot be read to its end ({why}). Check the disk, or fetch the file again.")


def _one(raw: bytes, where: str, name: str) -> Article | Failure:
    if len(raw) > LARGEST:
        size = f"more than {LARGEST / 1e6:.0f} MB"
        return Failure(name, f"{where} has {size}: no single article. Split it, or give its articles as JSON Lines.")
    text, notes = decoded(raw)
    if _is_binary(text):
        hint = "If it is UTF-16 without a mark at its start: iconv -f utf-16le -t utf-8"
        return Failure(name, f"{where} is no text but binary data. Give the text itself. {hint}")
    if where.lower().endswith((".html", ".htm")) and text.strip():
        text = _body_of(text)
        if not text:
            return Failure(name, f"{where}: no article was found in the page. Save the text of the article as .txt.")
    return checked(Article(name, text, where, notes, site=os.path.dirname(where)))


def checked(article: Article) -> Article | Failure:
    """The article, or a failure where its text is empty or too long."""
    if not article.text.strip():
        what = ": the text" if ", line " in article.where else ""
        return Failure(article.id, f"{article.where}{what} is empty. Remove it, or fetch the article again.")
    if (size := len(article.text)) > LONGEST:
        most = f"one article has at most {LONGEST:,}"
        return Failure(article.id, f"{article.where} has {size:,} characters; {most}. Split it into its articles.")
    return article


def decoded(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """(text, notes): UTF-8, or what the mark at its start says, or a guess; all but UTF-8 is noted."""
    encoding = next((name for mark, name in MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
        return text, () if encoding.startswith("utf-8") else (f"Not UTF-8; read as {encoding}.",)
    except UnicodeDecodeError as error:
        where = f"byte 0x{raw[error.start]:02X} at position {error.start}"
    text = raw.decode(encoding, errors="replace")
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    if encoding != "utf-8" or sum(char > "\x7f" for char in text) > 2 * lost:  # most letters beyond ASCII are whole
        return text, (f"Damaged {encoding} ({where}): what could not be read shows as U+FFFD.",)
    encoding = _guessed(raw)
    return raw.decode(encoding, errors="replace"), (f"Not UTF-8 ({where}); read as {encoding}.",)


def _guessed(raw: bytes) -> str:
    """cp1252 for text in Latin letters, where charset-normalizer reads "naďvely"; else what that says."""
    from charset_normalizer import from_bytes

    if sum(byte > 0x7F for byte in raw) * 10 < len(raw):
        return "cp1252"
    best = from_bytes(raw).best()
    return best.encoding if best else "cp1252"


def _is_binary(text: str) -> bool:
    """Whether one character in a hundred is a control character."""
    return len(re.findall(r"[\x00-\x08\x0e-\x1f]", text)) * 100 > len(text)


def _body_of(page: str) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without an article is told by us
    text = trafilatura.extract(page, include_comments=False, include_tables=False) or ""
    return re.sub(r"\n+", "\n\n", text)


def _feed(raw: bytes, where: str, name: str) -> Iterator[Article | Failure]:
    """The entries of an RSS or Atom feed, each with its title as the first line."""
    import feedparser

    if len(raw) > LARGEST:
        yield Failure(name, f"{where} has more than {LARGEST / 1e6:.0f} MB. Give its articles as JSON Lines.")
        return
    feed = feedparser.parse(raw)
    if not feed.get("version"):
        yield Failure(name, f"{where} is no RSS or Atom feed. Give the feed itself, or its articles as .html or .txt.")
    elif not feed.entries:
        yield Failure(name, f"{where} is a feed without entries. Remove it, or fetch it again.")
    site = feed.feed.get("link") or os.path.dirname(where)
    for number, entry in enumerate(feed.entries, start=1):
        whole = next((part.value for part in entry.get("content", ())), "")
        notes = () if whole else ("The feed holds only a summary of it.",)
        text = f"{_text_of(entry.get('title', ''))}\n\n{_text_of(whole or entry.get('summary', ''))}".strip()
        id = entry.get("id") or entry.get("link") or f"{name}:{number}"
        yield checked(Article(id, text, f"{where}, entry {number}", notes, site=site))


def _text_of(html: str) -> str:
    """The text of a piece of HTML, a paragraph a line with a line between."""
    from lxml.html import fragment_fromstring

    blocks = re.sub(
        r"(?i)<(?:/?(?:p|div|li|ul|ol|h[1-6]|blockquote|figure|figcaption|table|tr)\b[^>]*|br\s*/?)>", "\n\n", html
    )
    return re.sub(r"\s*\n\s*", "\n\n", fragment_fromstring(blocks, create_parent=True).text_content()).strip()


def _json_lines(lines: Iterable[bytes], where: str, name: str) -> Iterator[Article | Failure]:
    any_line = False
    for number, raw in enumerate(lines, start=1):
        if raw.strip():
            any_line = True
            yield parse_line(raw, f"{where}, line {number}", f"{name}:{number}", where)
    if not any_line:
        yield Failure(name, f"{where} is empty. Remove it, or fetch the articles again.")


def parse_line(raw: bytes, where: str, name: str, site: str = "") -> Article | Failure:
    """One line of JSON Lines as an article; `name` is its id and `site` its source where the line gives none."""
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError) as error:
        return Failure(name, f"{where}: no valid JSON ({error}). Mend or remove the line.")
    if not isinstance(row, dict):
        kind = type(row).__name__
        return Failure(name, f'{where}: a JSON object {{"id", "text"}} is wanted, not {kind}. Mend or remove the line.')
    given = row.get("id", "")
    if given is None or (isinstance(given, str) and not given.strip()):
        given = name
    if isinstance(given, bool) or not isinstance(given, str | int | float) or _half(str(given)):
        return Failure(name, f'{where}: "id" is no text or number. Give each article an id of its own.')
    id = str(given)
    if not isinstance(row.get("text"), str):
        return Failure(id, f'{where}: "text" is missing or no string. Give each line "id" and "text".')
    extra = {key: row[key] for key in ("source", "reference", "site") if isinstance(row.get(key), str)}
    return checked(Article(id, row["text"], where, **{"site": site, **extra}))


def _half(text: str) -> bool:
    """Whether half a surrogate pair is in it, as JSON's "\\ud800" gives."""
    return any("\ud800" <= char <= "\udfff" for char in text)
