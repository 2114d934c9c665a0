"""Scores are remembered by text, source, reference and signature."""

import sqlite3

import pytest

from flows.articles import Article
from flows.score_cache import ScoreCache, key_of
from scorers.score import score, with_reference, with_source

WORDS = "The mayor opened the new bridge over the river on Monday after a long and cold winter. " * 20


@pytest.fixture
def cache(tmp_path):
    return ScoreCache(tmp_path / "deep" / "scores.sqlite")


def test_what_was_put_comes_back_whole(cache, tmp_path):
    scores = with_reference(with_source(score(WORDS, []), WORDS, "Brücke 1937. " * 250), WORDS, WORDS)
    cache.put({"a": scores})
    assert ScoreCache(tmp_path / "deep" / "scores.sqlite").get("a") == scores
    assert cache.get("b") is None


@pytest.mark.parametrize("change", [{"text": "Another."}, {"source": "Quelle."}, {"reference": "A text."}])
def test_another_text_source_or_reference_is_another_key(change):
    one = Article("x", WORDS, "x.txt")
    other = Article(**{"id": "y", "text": WORDS, "where": "y.txt"} | change)
    assert key_of(one, True) != key_of(other, True)
    assert key_of(one, True) == key_of(Article("z", WORDS, "z.txt"), True)
    assert key_of(one, True) != key_of(one, False)


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path):
    (tmp_path / "file").write_text("")
    cache = ScoreCache(tmp_path / "file" / "scores.sqlite")
    cache.put({"a": score(WORDS, [])})
    assert cache.get("a") is None


def test_a_damaged_file_only_costs_time(tmp_path):
    path = tmp_path / "scores.sqlite"
    path.write_bytes(b"no database " * 500)
    cache = ScoreCache(path)
    cache.put({"a": score(WORDS, [])})
    assert cache.get("a") is None


def test_a_file_that_breaks_under_way_only_costs_time(cache, tmp_path):
    other = sqlite3.connect(tmp_path / "deep" / "scores.sqlite")
    other.execute("DROP TABLE scored")
    other.commit()
    cache.put({"a": score(WORDS, [])})
    assert cache.get("a") is None
