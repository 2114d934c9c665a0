"""House glossaries from files: CSV, TOML or TBX."""

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from cleaners.glossary import GlossaryError, Term, checked
from flows.articles import InputError

COLUMNS = {"term", "accepted", "wrong", "note", "say"}
SAYS = {"applied": "applied", "query": "query", "": "query"}


def read_glossary(path: Path) -> tuple[Term, ...]:
    """The terms of a file: `.csv` with the columns term, accepted, wrong, note and say (several forms parted by |),
    `.toml` with `[[term]]` tables of the same keys, or `.tbx`.

    Raises InputError where the file cannot be read, lacks a column, or has rows that contradict each other.
    """
    readers = {".csv": _csv, ".toml": _toml, ".tbx": _tbx}
    if path.suffix.lower() not in readers:
        raise InputError(f"{path}: a glossary ends in .csv, .toml or .tbx.")
    try:
        return checked(list(readers[path.suffix.lower()](path)))
    except OSError as error:
        raise InputError(f"{path}: the glossary cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: the glossary is no UTF-8 text. Save it as UTF-8.") from None
    except (tomllib.TOMLDecodeError, ElementTree.ParseError, csv.Error) as error:
        raise InputError(f"{path}: the glossary cannot be read ({error}).") from None
    except GlossaryError as error:
        raise InputError(f"{path}: {error}") from None


def _csv(path: Path) -> Iterator[Term]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if unknown := sorted(set(rows.fieldnames or ()) - COLUMNS):
            raise GlossaryError(f"there is no column {unknown[0]!r}; there are {', '.join(sorted(COLUMNS))}.")
        for number, row in enumerate(rows, start=2):
            forms = {
                key: tuple(filter(None, map(str.strip, (row.get(key) or "").split("|"))))
                for key in ("accepted", "wrong")
            }
            yield _term(
                row.get("term"), forms["accepted"], forms["wrong"], row.get("note"), row.get("say"), f"row {number}"
            )


def _toml(path: Path) -> Iterator[Term]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if not isinstance(table.get("term"), list):
        raise GlossaryError("there is no [[term]].")
    for number, row in enumerate(table["term"], start=1):
        where = f"term {number}"
        if unknown := sorted(row.keys() - COLUMNS):
            raise GlossaryError(f"{where} has the key {unknown[0]!r}; there are {', '.join(sorted(COLUMNS))}.")
        forms = [row.get(key, []) for key in ("accepted", "wrong")]
        if not all(isinstance(each, list) and all(isinstance(form, str) for form in each) for each in forms):
            raise GlossaryError(f'{where}: accepted and wrong are lists of texts, such as ["Kiev"].')
        yield _term(row.get("term"), tuple(forms[0]), tuple(forms[1]), row.get("note"), row.get("say"), where)


def _tbx(path: Path) -> Iterator[Term]:
    """English terms of a TBX file; those whose administrative status is deprecated or superseded are wrong forms."""
    root = ElementTree.fromstring(path.read_bytes())
    for number, entry in enumerate(_named(root, "termEntry", "conceptEntry"), start=1):
        good, bad = [], []
        for language in _named(entry, "langSet", "langSec"):
            if not language.get("{http://www.w3.org/XML/1998/namespace}lang", "en").startswith("en"):
                continue
            for one in _named(language, "tig", "ntig", "termSec"):
                word = next((each.text or "" for each in _named(one, "term")), "").strip()
                status = " ".join((each.text or "") for each in _named(one, "termNote")).lower()
                (bad if "deprecated" in status or "superseded" in status else good).append(word)
        if good:
            yield _term(good[0], tuple(good[1:]), tuple(bad), "", "query", f"entry {number}")


def _named(root: ElementTree.Element, *names: str) -> list[ElementTree.Element]:
    return [each for each in root.iter() if each.tag.rpartition("}")[2] in names]


def _term(
    term: object, accepted: tuple[str, ...], wrong: tuple[str, ...], note: object, say: object, where: str
) -> Term:
    if not isinstance(term, str) or not term.strip():
        raise GlossaryError(f"{where} has no term.")
    said = str(say or "").strip()
    if said not in SAYS:
        raise GlossaryError(f"{where}: say is {said!r}; it may be applied or query.")
    return Term(term.strip(), accepted, wrong, str(note or "").strip(), SAYS[said], where)  # type: ignore[arg-type]
