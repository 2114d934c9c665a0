"""Articles without damage, thick with what looks like it: nothing in them may change."""

from pathlib import Path

import pytest

from cleaners.clean import clean

ARTICLES = sorted((Path(__file__).parent / "sound").glob("*.txt"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_nothing_changes(path):
    text = path.read_bytes().decode()
    applied = [(change.rule, change.before) for change in clean(text).changes if change.kind == "applied"]
    assert applied == []


def test_there_are_articles():
    assert len(ARTICLES) > 25
