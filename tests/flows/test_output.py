"""Files of a run: whole or not there, inside their folder, one run at a time."""

import re
import resource
import signal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flows.articles import Article
from flows.output import OutputError, alone_in, file_name, prepare, report_of, write_review, write_text, writer
from flows.review_work import review_articles

WILD = '"><img src=x onerror=alert(1)>\n../../<script>alert(2)</script>'


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@example("..")
@example(".")
@example("/etc/passwd")
@example("../../up")
@example("C:\\x")
@example("a\nb")
@example("a\0b")
@example("x" * 5000)
@example("日本語" * 100)
@example("\N{COMBINING ACUTE ACCENT}")
def test_a_name_that_any_file_system_takes(id):
    name = file_name(id)
    assert re.fullmatch(r"(?!\.)[\w.\-]+", name)
    assert len(f".{name}.html.part".encode()) < 255


def test_different_ids_have_different_names():
    ids = ["a b", "a/b", "a_b", " a b", "a\u202eb", "A_B", *(f"{'x' * 300}{number}" for number in range(2000))]
    assert len({file_name(id) for id in ids}) == len(ids)


def test_a_folder_that_cannot_be_made_or_written(tmp_path):
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below", "/proc/reports"):
        with pytest.raises(OutputError, match=r"cannot be written \(.*Name another folder with --out"):
            prepare(tmp_path / folder)


def test_a_full_disk_leaves_the_old_file_whole(tmp_path):
    path = tmp_path / "page.html"
    write_text(path, "old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OutputError, match=r"page\.html cannot be written \(File too large\)\. Free the disk"):
            write_text(path, "new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]


def test_a_fault_while_writing_leaves_nothing(tmp_path):
    with pytest.raises(UnicodeEncodeError):
        write_text(tmp_path / "page.html", "half a character: \ud800")
    assert list(tmp_path.iterdir()) == []


def test_two_runs_do_not_share_a_folder(tmp_path):
    with alone_in(tmp_path), pytest.raises(OutputError, match=r"Another run is writing to .*Wait for its end"):
        alone_in(tmp_path).__enter__()
    with alone_in(tmp_path):
        pass


def test_what_is_written_of_an_article(tmp_path, broken):
    articles = [Article(WILD, broken.replace("\n", "\r\n"), "a.txt"), Article("plain", "<script>x</script>", "b.txt")]
    for review in review_articles(articles, None):
        write_review(tmp_path, review)
    wild = file_name(WILD)
    names = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert names == {f"articles/{wild}.html", f"clean/{wild}.txt", "articles/plain.html", "clean/plain.txt"}
    assert (tmp_path / report_of(WILD)).exists()
    for page in tmp_path.glob("articles/*.html"):
        html = page.read_text(encoding="utf-8")
        assert not re.search(r"<(script>(?:x|alert)|img)", html)
        assert '<a href="../index.html">' in html
    cleaned = (tmp_path / "clean" / f"{wild}.txt").read_bytes().decode()
    assert "\r\n" in cleaned
    assert not re.search(r"(?<!\r)\n", cleaned)


def test_a_file_in_parts_is_there_when_it_is_whole(tmp_path):
    with writer(tmp_path / "rows.jsonl") as write:
        write("one\n")
        assert not (tmp_path / "rows.jsonl").exists()
        write("two\n")
    assert (tmp_path / "rows.jsonl").read_text() == "one\ntwo\n"
    with pytest.raises(UnicodeEncodeError), writer(tmp_path / "rows.jsonl") as write:
        write("three\nhalf a character: \ud800")
    assert (tmp_path / "rows.jsonl").read_text() == "one\ntwo\n"
    assert [path.name for path in tmp_path.iterdir()] == ["rows.jsonl"]


def test_what_a_killed_run_left_half_written_goes(tmp_path):
    for name in (".index.html.part", "articles/.a.html.part", "clean/a.txt", "clean/.b.txt.part", "records/.hidden"):
        write_text(tmp_path / name, "half")
    with alone_in(tmp_path):
        left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"clean/a.txt", "records/.hidden"}
