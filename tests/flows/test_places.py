"""Input and output by address, with a real server that speaks S3; and feeds."""

import gzip
import json
from html import escape

import pytest

from flows.articles import LARGEST, InputError, find_files, read_articles
from flows.output import OutputError, prepare, write_text
from flows.places import PlaceError, names_in, place, read_all
from reports.review import Failure

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Kelp</title><link>http://kelp.example/</link>
<item><title>Bridge &amp; tunnel</title><guid>k-1</guid>
<description>&lt;p&gt;The bridge is closed.&lt;/p&gt;&lt;p&gt;Nobody &lt;b&gt;knows&lt;/b&gt; why.&lt;br&gt;Yet.&lt;/p&gt;</description></item>
<item><title>Empty</title></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Kelp</title><id>f</id>
<entry><title>Bridge</title><id>urn:1</id><summary>Short.</summary>
<content type="html">&lt;div&gt;&lt;p&gt;Long one.&lt;/p&gt;&lt;/div&gt;</content></entry></feed>"""


@pytest.fixture
def put(s3):
    def put(key, content):
        s3.put_object(Bucket="archive", Key=key, Body=content if isinstance(content, bytes) else content.encode())

    return put


def objects(s3, prefix):
    found = s3.list_objects_v2(Bucket="archive", Prefix=prefix)["Contents"]
    return {
        each["Key"].removeprefix(prefix): s3.get_object(Bucket="archive", Key=each["Key"])["Body"].read()
        for each in found
    }


def read(*inputs, out=None):
    return list(read_articles(find_files(inputs, out)))


def test_what_lies_under_an_address_is_read(put):
    put("news/a.txt", "One.")
    put(
        "news/deep/b.html", "<html><body><article><p>Two stands here, in a page of its own.</p></article></body></html>"
    )
    put("news/deep/c.jsonl.gz", gzip.compress(json.dumps({"id": "three", "text": "Three."}).encode()))
    put("news/.hidden/d.txt", "No.")
    put("news/e.png", "No.")
    put("news/out/articles/f.html", "No.")
    found = read("s3://archive/news", out=place("s3://archive/news/out"))
    assert {each.id: each.text for each in found} == {
        "a": "One.",
        "deep/b": "Two stands here, in a page of its own.",
        "three": "Three.",
    }
    assert {each.site for each in found} == {
        "s3://archive/news",
        "s3://archive/news/deep",
        "s3://archive/news/deep/c.jsonl.gz",
    }
    assert [each.text for each in read("s3://archive/news/a.txt")] == ["One."]
    assert [each.text for each in read("s3://archive/news/*.txt")] == ["One."]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("s3://archive/absent", "holds no articles"),
        ("s3://archive/absent/*.txt", "matches no file"),
        ("s3://no-such-bucket/x", r"holds no articles|cannot be read \(.*Check the address, the keys"),
        ("nonsense://x/y", r"cannot be used \(Unsupported filesystem: 'nonsense'\)\. Name a path"),
    ],
)
def test_an_address_that_leads_nowhere(s3, address, message):
    with pytest.raises(InputError, match=message):
        find_files([address])


def test_an_output_that_cannot_be(s3):
    with pytest.raises(PlaceError, match="Name a path, or an address"):
        place("nonsense://x")
    with pytest.raises(OutputError, match=r"no-such-bucket/out.* cannot be written"):
        prepare(place("s3://no-such-bucket/out"))


def test_files_are_written_whole_and_read_many_at_once(s3):
    folder = place("s3://archive/many")
    assert names_in(folder) == set()
    names = [f"{n}.txt" for n in range(250)]
    for name in names:
        write_text(folder / name, f"content of {name} \N{GRINNING FACE}\r\n")
    assert names_in(place("s3://archive/many")) == set(names)
    assert [text.decode() for text in read_all(folder, names)] == [
        f"content of {n} \N{GRINNING FACE}\r\n" for n in names
    ]


def test_a_run_from_address_to_address(prefect, s3, put, broken):
    from flows.cleanup import clean_news

    put("wire/good.txt", broken)
    put("wire/empty.txt", "")
    put("wire/feed.xml", RSS)

    def run():
        return clean_news(["s3://archive/wire"], "s3://archive/out", False, store="none", return_state=True)

    first = run()
    assert first.name == "Completed with failures"
    made = objects(s3, "out/")
    assert {name.partition("/")[0] for name in made} >= {"articles", "clean", "records", "index.html", "results.jsonl"}
    rows = [json.loads(line) for line in made["results.jsonl"].splitlines()]
    assert [row["id"] for row in rows] == ["k-1", "feed:2", "good"]
    assert made["clean/good.txt"].decode() == rows[2]["text"]
    again = run().result()
    assert again.unchanged == 3
    assert {n: each for n, each in objects(s3, "out/").items() if n != "index.html"} == {
        n: each for n, each in made.items() if n != "index.html"
    }


def test_feeds(tmp_path):
    (tmp_path / "a.rss").write_text(RSS)
    (tmp_path / "b.atom").write_text(ATOM)
    (tmp_path / "c.xml").write_text("<note>no feed</note>")
    (tmp_path / "d.xml").write_text('<rss version="2.0"><channel><title>t</title></channel></rss>')
    one, empty, long, no_feed, no_entries = read(str(tmp_path))
    assert one.text == "Bridge & tunnel\n\nThe bridge is closed.\n\nNobody knows why.\n\nYet."
    assert (one.id, one.site, one.notes) == ("k-1", "http://kelp.example/", ("The feed holds only a summary of it.",))
    assert empty.text == "Empty"
    assert (long.id, long.text, long.notes) == ("urn:1", "Bridge\n\nLong one.", ())
    assert isinstance(no_feed, Failure)
    assert "is no RSS or Atom feed. Give the feed itself" in no_feed.message
    assert "is a feed without entries" in no_entries.message


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<!-- a comment -->One.<!-- open", "One."),
        ("<?xml version='1.0' encoding='utf-8'?><p>One.</p>", "One."),
        ("<![CDATA[x]]>One.", "One."),
        ("</div></p>One.", "One."),
        ("<", "<"),
        ("", ""),
    ],
)
def test_odd_html_in_a_feed(tmp_path, html, text):
    item = f"<item><title>T</title><description>{escape(html)}</description></item>"
    (tmp_path / "a.rss").write_text(f'<rss version="2.0"><channel>{item}</channel></rss>')
    [found] = read(str(tmp_path))
    assert found.text == f"T\n\n{text}".strip()


def test_a_feed_that_is_empty_or_too_large(tmp_path):
    (tmp_path / "empty.xml").touch()
    with (tmp_path / "large.xml").open("wb") as file:
        file.truncate(LARGEST + 1)
    empty, large = read(str(tmp_path))
    assert "empty.xml is no RSS or Atom feed" in empty.message
    assert "large.xml has more than 16 MB. Give its articles as JSON Lines." in large.message
