"""What the terminal shows of a run: the most urgent first, and nothing that an article could do to it."""

import dataclasses

import pytest

from flows.articles import Article
from flows.review_work import review_articles
from flows.rules import Rule
from flows.terminal import show_rules, show_run, show_scores
from reports.review import Failure

WILD = "a\n[bold]b\x1b[2J" + "x" * 300


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def review():
    (review,) = review_articles([Article("x", "The mayor said said so.", "")], None)
    return review


def test_the_most_urgent_comes_first(review, capfd):
    bands = ["publish", "too short", "review", "reject"]
    reviews = [
        dataclasses.replace(review, id=f"to-{b}", after=dataclasses.replace(review.after, band=b)) for b in bands
    ]
    show_run(reviews, [])
    out = capfd.readouterr().out
    places = [out.index(f"to-{band}") for band in ("reject", "review", "too short", "publish")]
    assert places == sorted(places)


def test_an_article_does_nothing_to_the_terminal(review, capfd):
    wild = dataclasses.replace(review, id=WILD)
    show_run([wild], [Failure(WILD, WILD)])
    show_scores([(WILD, review.after)])
    out, err = capfd.readouterr()
    assert "\x1b" not in out + err
    assert out.count("a [bold]b[U+001B][2Jxxx") == 2
    assert "x" * 101 not in out
    assert err.startswith("copydesk: not done: a\n[bold]b[U+001B]")
    assert err.endswith(f"{review.after.signature}\n")


def test_nothing_was_done(capfd):
    show_run([], [Failure("x", "x.txt is empty. Remove it, or fetch the article again. " * 9)])
    out, err = capfd.readouterr()
    assert out == ""
    assert err.count("\n") == 1, "a message is not wrapped, so that it can be searched"


def test_rules(capfd):
    show_rules([Rule("quotes.doubled", "applied", "minor", "[b]Doubled[/b].")])
    assert "[b]Doubled[/b]." in capfd.readouterr().out
