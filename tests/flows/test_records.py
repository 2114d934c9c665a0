"""What was done of an article is not done again; whatever its result depends on makes it another record."""

import json
from dataclasses import replace

import pytest

from flows.articles import Article
from flows.output import OutputError
from flows.records import Records, key_of, name_of, write_record
from flows.review_work import review_articles
from reports.jsonl import record
from reports.summary import summary

ONE = Article("a/1", "The mayor said said so.\n\nKelp Courier", "a.txt")
SAME = {"profile": "standard", "standing": frozenset(), "languagetool": True, "scorers": (), "store": "none"}


def test_the_same_is_the_same():
    assert key_of(ONE, **SAME) == key_of(replace(ONE, where="elsewhere.txt"), **SAME)
    assert key_of(ONE, **SAME | {"standing": frozenset({"not in it"})}) == key_of(ONE, **SAME)


@pytest.mark.parametrize(
    "other",
    [
        {"text": "The mayor said so."},
        {"source": "Der Bürgermeister."},
        {"reference": "The mayor spoke."},
        {"site": "elsewhere"},
        {"notes": ("Not UTF-8; read as cp1252.",)},
    ],
    ids=str,
)
def test_another_article_is_another_record(other):
    assert key_of(replace(ONE, **other), **SAME) != key_of(ONE, **SAME)


@pytest.mark.parametrize(
    "other",
    [
        {"profile": "1234"},
        {"standing": frozenset({"kelp courier"})},
        {"languagetool": False},
        {"scorers": ("comet",)},
        {"store": "5678"},
    ],
    ids=str,
)
def test_other_rules_make_another_record(other):
    assert key_of(ONE, **SAME | other) != key_of(ONE, **SAME)


def test_other_cleaners_and_other_reports_make_another_record(monkeypatch):
    before = key_of(ONE, **SAME)
    monkeypatch.setattr("flows.records.signature_of", lambda languagetool: "another")
    with_other_rules = key_of(ONE, **SAME)
    monkeypatch.setattr("flows.records._form", lambda: "another")
    assert len({before, with_other_rules, key_of(ONE, **SAME)}) == 3


def test_what_is_written_is_read(tmp_path, broken):
    reviews = review_articles([ONE, Article("post", broken, "p.txt"), Article("short", "", "s.txt")], None)
    records = Records(tmp_path)
    assert records.known == frozenset()
    names = [name_of(review.id, f"key{n}") for n, review in enumerate(reviews)]
    for name, review in zip(names, reviews, strict=True):
        write_record(tmp_path, name, review)
    again = Records(tmp_path)
    assert again.known == set(names)
    for review, done in zip(reversed(reviews), again.read(names[::-1]), strict=True):
        assert done.summary == summary(review)
        assert done.result == json.loads(json.dumps(record(review.id, review.cleaning)))
        assert [(row["state"], row["score"]) for row in done.scores] == [
            ("before", review.before.score),
            ("after", review.after.score),
        ]


def test_what_earlier_rules_made_of_an_article_goes(tmp_path):
    (review,) = review_articles([ONE], None)
    for key in ("old", "older", "new"):
        write_record(tmp_path, name_of("a/1", key), review)
    write_record(tmp_path, name_of("a_1", "old"), review)
    Records(tmp_path).forget_others(name_of("a/1", "new"))
    assert Records(tmp_path).known == {name_of("a/1", "new"), name_of("a_1", "old")}


@pytest.mark.parametrize("content", [b"garbage", b"", b"{}", b'{"summary": {"id": 1}}', b"\xff\xfe"])
def test_a_damaged_record_is_told(tmp_path, content):
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "a.key.json").write_bytes(content)
    with pytest.raises(OutputError, match=r"a\.key\.json is damaged\. Remove it and start again"):
        list(Records(tmp_path).read(["a.key.json"]))
