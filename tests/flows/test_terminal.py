"""What the terminal shows of a run: the most urgent first, nothing that an article could do to it."""

import pytest

from flows.articles import Article
from flows.review_work import review_articles
from flows.rules import Rule
from flows.terminal import show_rules, show_run, show_scores
from reports.review import Failure

WILD = "a\n[bold]\x1b[2J" + "x" * 300


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "150")


def reviews_of(*texts):
    return review_articles([Article(f"article {n}", text, "") for n, text in enumerate(texts)], None)


def test_the_most_urgent_comes_first(broken, capfd):
    good, bad, short = reviews_of("All is well in the valley of the river. " * 1 + broken.split("\n\n")[3] * 9, "", "Hi.")
    assert good
    show_run([short, bad, good], [Failure("x", "x.txt is empty. Remove it.")])
