"""What is read as an article, and what is said of all else."""

import gzip
import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from flows.articles import LARGEST, LONGEST, Article, InputError, find_files, read_articles
from reports.review import Failure

ZWOELF = "Zwölf naïve café résumé. " * 3


def read(*inputs, out=None):
    return list(read_articles(find_files([str(given) for given in inputs], out)))


def one(path: Path, content: bytes):
    path.write_bytes(content)
    (found,) = read(path)
    return found


GOOD = [  # name, content, text, note, why
    (
        "a.txt",
        b"The mayor spoke.\r\n\r\nNobody came.\r\n",
        "The mayor spoke.\r\n\r\nNobody came.\r\n",
        "",
        "Windows line ends",
    ),
    ("a.txt", b"\xef\xbb\xbfThe mayor.", "The mayor.", "", "UTF-8 with its mark"),
    ("a.txt", ZWOELF.encode("utf-16"), ZWOELF, "read as utf-16", "UTF-16 with its mark"),
    ("a.txt", b"\xfe\xff" + ZWOELF.encode("utf-16-be"), ZWOELF, "read as utf-16", "UTF-16, big end first"),
    ("a.txt", ZWOELF.encode("utf-32"), ZWOELF, "read as utf-32", "UTF-32, whose mark begins as that of UTF-16"),
    (
        "a.txt",
        b"A na\xefve caf\xe9, she said to me.",
        "A naïve café, she said to me.",
        "read as cp1252",
        "Latin letters",
    ),
    ("a.txt", b"Caf\xc3\xa9 \xe2\x80\x9cLa Sirena\xe2\x80\x9d\xe2", "Café “La Sirena”\ufffd", "U+FFFD", "cut UTF-8"),
    ("a.txt", "Мэр открыл школу. ".encode("cp1251") * 9, "Мэр открыл школу. " * 9, "read as", "Cyrillic, guessed"),
    ("a.txt", b"x" * 5000 + b"\0 and on.", "x" * 5000 + "\0 and on.", "", "one stray control character"),
    ("a.md", b"# Title\n\nText.", "# Title\n\nText.", "", "Markdown"),
    ("noending", b"Text.", "Text.", "", "a file that was named may be called anything"),
]


@pytest.mark.parametrize(("name", "content", "text", "note", "why"), GOOD, ids=[case[-1] for case in GOOD])
def test_read(name, content, text, note, why, tmp_path):
    found = one(tmp_path / name, content)
    assert isinstance(found, Article)
    assert (found.id, found.text) == (name.partition(".")[0], text)
    assert note in "".join(found.notes)
    assert bool(found.notes) == bool(note)


BAD = [  # name, content, message, why
    ("a.txt", b"", "a.txt is empty. Remove it", "empty"),
    ("a.txt", b" \n\n\t", "a.txt is empty", "only white space"),
    ("a.html", b"", "a.html is empty", "an empty page"),
    ("a.html", b"<html></html>", "no article was found in the page. Save the text", "a page without an article"),
    ("a.txt", bytes(range(256)) * 40, "is no text but binary data. Give the text", "binary"),
    ("a.txt", b"\x89PNG\r\n\x1a\n" + b"A" * 5000 + b"\0" * 100, "binary data", "binary further down"),
    ("a.txt", "The mayor spoke. ".encode("utf-16-le"), "iconv -f utf-16le", "UTF-16 without a mark"),
    ("a.txt", b"x" * (LONGEST + 1), "has 2,000,001 characters; one article has at most 2,000,000. Split", "too long"),
    ("a.txt", b"x" * (LARGEST + 1), "has more than 16 MB: no single article. Split", "far too long"),
    ("a.jsonl", b"\n\n", "a.jsonl is empty", "no line"),
    ("a.jsonl", b'{"id": "broken', "a.jsonl, line 1: no valid JSON", "half a line"),
    ("a.jsonl", b"\xff", "a.jsonl, line 1: no valid JSON", "no UTF-8"),
    ("a.jsonl", b"[" * 100_000, "a.jsonl, line 1: no valid JSON", "brackets without end"),
    ("a.jsonl", b"[1]", "is wanted, not list", "no object"),
    ("a.jsonl", b'{"id": "x"}', '"text" is missing or no string. Give each line', "no text"),
    ("a.jsonl", b'{"id": "x", "text": 5}', '"text" is missing or no string', "a number for a text"),
    ("a.jsonl", b'{"id": "x", "text": " "}', "a.jsonl, line 1: the text is empty", "blank text"),
    ("a.jsonl", b'{"id": {"a": 1}, "text": "x"}', '"id" is no text or number', "an object for an id"),
    ("a.jsonl", b'{"id": "\\ud800", "text": "x"}', '"id" is no text or number', "half a character in the id"),
    ("a.jsonl.gz", b'{"id":"x","text":"y"}', "a.jsonl.gz cannot be read to its end (Not a gzipped file", "no gzip"),
    ("a.jsonl.gz", gzip.compress(b'{"id": "x", "text": "y"}')[:20], "cannot be read to its end", "a gzip that was cut"),
    ("a.jsonl.gz", gzip.compress(b"x")[:10] + b"\xff" * 99, "cannot be read to its end", "a gzip that is damaged"),
]


@pytest.mark.parametrize(("name", "content", "message", "why"), BAD, ids=[case[-1] for case in BAD])
def test_refused_with_what_where_and_what_to_do(name, content, message, why, tmp_path):
    found = one(tmp_path / name, content)
    assert isinstance(found, Failure)
    assert message in found.message
    assert str(tmp_path / name) in found.message


def test_the_lines_around_a_bad_one_are_read_in_order(tmp_path):
    rows = [{"id": 7, "text": "One.", "source": "Eins."}, {"id": "b"}, {"text": "Three."}, {"id": " ", "text": "Four."}]
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    found = read(tmp_path)
    assert [each.id for each in found] == ["7", "b", "news:3", "news:4"]
    assert [type(each) for each in found] == [Article, Failure, Article, Article]
    assert found[0].source == "Eins."


def test_a_page_of_html(broken, tmp_path):
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in broken.split("\n\n"))
    page = f"<html><body><nav>Home</nav><article>{paragraphs}<script>evil()</script></article></body></html>"
    found = one(tmp_path / "page.html", page.encode())
    assert "The smallest post office" in found.text
    assert "\n\n" in found.text
    assert "evil" not in found.text


def test_an_id_that_occurs_twice_also_across_files(tmp_path):
    (tmp_path / "a.txt").write_text("The file.")
    (tmp_path / "b.jsonl").write_text(
        '{"id": "a", "text": "Same."}\n{"id": "c", "text": "C."}\n{"id": "c", "text": "C."}'
    )
    first, second, third, fourth = read(tmp_path)
    assert (first.id, third.id) == ("a", "c")
    assert f"b.jsonl, line 1: the id 'a' was there already ({tmp_path}/a.txt). Give" in second.message
    assert f"b.jsonl, line 3: the id 'c' was there already ({tmp_path}/b.jsonl, line 2)" in fourth.message


NAMES = [  # files, ids, why
    (["de/original.txt", "fr/original.txt"], ["de", "fr"], "all are called the same"),
    (["original.txt", "fr/original.txt"], ["fr/original", "original"], "one of them stands above"),
    (["a.txt", "a.md", "b.txt"], ["a.md", "a.txt", "b"], "endings tell them apart"),
    (["x/a.txt", "y/a.txt", "y/b.txt"], ["x/a", "y/a", "y/b"], "folders tell them apart"),
    (["only.txt"], ["only"], "a single file"),
    ([b"caf\xe9.txt".decode("utf-8", "surrogateescape")], ["caf\ufffd"], "a name that is no UTF-8"),
]


@pytest.mark.parametrize(("files", "ids", "why"), NAMES, ids=[case[-1] for case in NAMES])
def test_short_ids(files, ids, why, tmp_path):
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    assert [article.id for article in read(tmp_path)] == ids


def test_a_file_that_several_inputs_name_is_read_once(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Text.")
    monkeypatch.chdir(tmp_path)
    assert len(read("a.txt", "./a.txt", "*.txt", ".", tmp_path / "a.txt", f"{tmp_path}/*.txt")) == 1


def test_hidden_files_reports_and_pipes_are_left_alone(tmp_path):
    for name in ("a.txt", ".venv/b.txt", ".c.txt", "reports/clean/a.txt", "reports/index.html", "notes.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Text.")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "broken.txt").symlink_to("nowhere")
    assert [article.id for article in read(tmp_path, out=tmp_path / "reports")] == ["a"]
    found = read(f"{tmp_path}/*/*/*.txt", tmp_path, out=tmp_path / "reports")
    assert [article.id for article in found if isinstance(article, Article)] == ["a"]
    with pytest.raises(InputError, match=r"is the output folder too: .* Choose another with --out"):
        find_files([str(tmp_path)], tmp_path)


def test_an_input_without_articles_does_not_stop_the_others(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("Text.")
    found = read(tmp_path / "empty", tmp_path / "a.txt", tmp_path / "absent", tmp_path / "*.md")
    assert [type(each) for each in found] == [Failure, Article, Failure, Failure]
    remedies = [each.message.partition(". ")[2].split()[0] for each in found if isinstance(each, Failure)]
    assert remedies == ["Put", "Name", "Check"]


@pytest.mark.parametrize("given", ["absent.txt", "*.absent"])
def test_nothing_at_all_is_an_error(given, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"absent.* (does not exist|matches no file)\. \w+"):
        find_files([given])


def test_no_right_to_read():
    with TemporaryDirectory() as name:  # pytest's own folders are root's alone
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "shut").mkdir()
        for file in ("shut/a.txt", "b.txt", "c.txt"):
            (folder / file).write_text("Text.")
        (folder / "shut").chmod(0)
        (folder / "b.txt").chmod(0)
        assert [each.message for each in as_nobody(folder) if isinstance(each, Failure)] == [
            f"{name}/{closed} may not be read. Give this user the right: chmod u+rX '{name}/{closed}'"
            for closed in ("b.txt", "shut")
        ]


def as_nobody(folder: Path):
    """What is read by a user who is not root."""
    user = os.geteuid()
    os.seteuid(user or 65534)
    try:
        return read(folder)
    finally:
        os.seteuid(user)
