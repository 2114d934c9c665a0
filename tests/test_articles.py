"""Whole articles, as found and as a careful editor left them.

Each folder of `tests/articles` holds original.txt, cleaned.txt (by hand), captions.txt (by hand, where there are any)
and changes.txt (what the tool does now). After an intended change run `pytest tests/test_articles.py --accept` and read
the diff.
"""

import difflib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import regex

from cleaners.clean import clean
from scorers.progress import progress
from scorers.score import score

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "articles").glob("*/original.txt"))
DIRTY = [folder for folder in FOLDERS if not folder.name.startswith("clean-")]
CLEAN = [folder for folder in FOLDERS if folder.name.startswith("clean-")]

# Of all words and marks that the tool changes in these articles, the share that the editor changed in the same way, and
# of all that the editor changed the share that the tool did. Raise them with the tool; never lower them.
PRECISION = 0.99
RECALL = 0.98
# captions found whole, with their credit, and lines that are none: raise the first, lower the second
CAPTIONS = 2
FALSE_CAPTIONS = 10

PLAIN = str.maketrans("“”‘’", "\"\"''")
TOKEN = regex.compile(r"\w+|\n\s*|[^\w\s]")


def read(folder, name):
    path = folder / name
    return path.read_bytes().decode() if path.exists() else ""


@cache
def cleaned(folder):
    return clean(read(folder, "original.txt"))


def tokens(text):
    """Words, marks and line ends; curly and straight marks count as one, and how wide a gap is does not count."""
    return [
        (token if token.strip() else "\n", gap)
        for token, gap in regex.findall(r"(\w+|\n\s*|[^\w\s])([^\S\n]?)", text.translate(PLAIN).strip())
    ]


def edits(before, after):
    """The tokens that were deleted, each with its place, and those put in, each with place and number."""
    found = set()
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            found |= {("deleted", i) for i in range(a, b)}
            found |= {("put in", a, after[j], after[c:j].count(after[j])) for j in range(c, d)}
    return found


def compared(folder):
    """What the tool did and what the editor did."""
    original = tokens(read(folder, "original.txt"))
    return edits(original, tokens(cleaned(folder).text)), edits(original, tokens(read(folder, "cleaned.txt")))


def words(text):
    return Counter(regex.findall(r"[\p{L}\p{N}]+", text.lower()))


def snapshot(folder):
    rows = [f"{one.kind:<8} {one.rule:<28} {one.before!r} → {one.after!r}" for one in cleaned(folder).changes]
    rows += [f"{'caption':<8} {one.credit or '-':<28} {one.text!r}" for one in cleaned(folder).captions]
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_changes_are_the_accepted_ones(folder, request):
    path = folder / "changes.txt"
    if request.config.getoption("--accept"):
        path.write_text(snapshot(folder), encoding="utf-8", newline="")
    elif not path.exists():
        pytest.fail(f"{path} is missing; write it with: pytest tests/test_articles.py --accept", pytrace=False)
    assert snapshot(folder) == read(folder, "changes.txt")


def test_precision_does_not_fall():
    pairs = [compared(folder) for folder in DIRTY]
    made = sum(len(tool) for tool, _ in pairs)
    right = sum(len(tool & editor) for tool, editor in pairs)
    assert right / made >= PRECISION, f"{right} of {made} edited words and marks are the editor's: {right / made:.3f}"


def test_recall_does_not_fall():
    pairs = [compared(folder) for folder in DIRTY]
    wanted = sum(len(editor) for _, editor in pairs)
    right = sum(len(tool & editor) for tool, editor in pairs)
    assert right / wanted >= RECALL, f"{right} of the editor's {wanted} edited words and marks: {right / wanted:.3f}"


def test_no_fewer_captions_are_found():
    wanted = {(folder, line) for folder in DIRTY for line in read(folder, "captions.txt").splitlines()}
    found = {
        (folder, f"{one.text} | {one.credit}" if one.credit else one.text)
        for folder in DIRTY
        for one in cleaned(folder).captions
    }
    assert len(wanted & found) >= CAPTIONS, wanted - found
    assert len(found - wanted) <= FALSE_CAPTIONS, found - wanted


@pytest.mark.parametrize("folder", CLEAN, ids=lambda folder: folder.name)
def test_a_clean_article_stays_as_it_is(folder):
    cleaning = cleaned(folder)
    assert cleaning.text == cleaning.original == read(folder, "cleaned.txt")
    assert cleaning.captions == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_word_of_the_body_is_lost(folder):
    here = words(cleaned(folder).text)
    lost = words(read(folder, "cleaned.txt")) - here
    # a word that still hangs together with another one, or still lacks a letter, is not lost
    rest = " ".join((here - words(read(folder, "cleaned.txt"))).elements())
    whole = words(read(folder, "original.txt"))
    assert [word for word in lost if word not in rest and whole[word]] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_cleaning_brings_in_no_new_flaw(folder):
    cleaning = cleaned(folder)
    before = score(cleaning.original, cleaning.edits)
    after = score(cleaning.text, clean(cleaning.text).edits)
    made = progress(cleaning.passages, before, after)
    assert made.brought_in == ()
    assert made.found == made.fixed + made.left
