"""What the terminal shows of a run: the most urgent first, and nothing that an article could do to it."""

import dataclasses
import re

import pytest

from flows.articles import Article
from flows.review_work import review_articles
from flows.rules import Rule
from flows.terminal import show_rules, show_run, show_scores
from reports.index import Totals
from reports.review import Failure
from reports.summary import summary

WILD = "a\n[bold]b\x1b[2J" + "x" * 300


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def review():
    (review,) = review_articles([Article("x", "The mayor said said so.", "")], None)
    return review


def totals(*worst, articles=None):
    found = Totals()
    found.worst, found.articles = list(worst), articles or len(worst)
    return found


def test_articles_and_how_many_there_are_besides(review, capfd):
    one = summary(review)
    show_run(totals(*[dataclasses.replace(one, id=f"to-{b}", band=b) for b in ("reject", "review")]), [])
    out = capfd.readouterr().out
    assert re.search(r"to-reject +│ +– → – │ +1 │ +0 │ +0 │ reject", out)
    assert out.index("to-reject") < out.index("to-review")
    assert "most urgent of" not in out
    show_run(totals(one, articles=20_000), [])
    assert "These are the 1 most urgent of 20,000 articles; the report has more." in capfd.readouterr().out


def test_an_article_does_nothing_to_the_terminal(review, capfd):
    wild = dataclasses.replace(review, id=WILD)
    show_run(totals(summary(wild)), [Failure(WILD, WILD)])
    show_scores([(WILD, review.after)])
    out, err = capfd.readouterr()
    assert "\x1b" not in out + err
    assert out.count("a [bold]b[U+001B][2Jxxx") == 2
    assert "x" * 101 not in out
    assert err.startswith("copydesk: not done: a\n[bold]b[U+001B]")
    assert err.endswith(f"{review.after.signature}\n")


def test_nothing_was_done(capfd):
    show_run(totals(), [Failure("x", "x.txt is empty. Remove it, or fetch the article again. " * 9)])
    out, err = capfd.readouterr()
    assert out == ""
    assert err.count("\n") == 1, "a message is not wrapped, so that it can be searched"


def test_rules(capfd):
    show_rules([Rule("quotes.doubled", "applied", "minor", "[b]Doubled[/b].")])
    assert "[b]Doubled[/b]." in capfd.readouterr().out
