"""The two ends of a quotation are known as such; whatever might not be one is left alone."""

import pytest

from cleaners.clean import Change, clean
from reports.pairs import partners


def change(original, before, after, rule="quotes.foreign", at=0):
    start = original.index(before, at)
    return Change(start, start + len(before), before, after, rule, (rule,), "why", 0.97, "applied")


@pytest.mark.parametrize(
    ("original", "edits"),
    [
        ("He said «Go on» and left.", [("«", "“"), ("»", "”")]),
        ("He said „Go on“ and left.", [("„", "“"), ("“", "”")]),
        ("A ‚fine‘ day.", [("‚", "‘"), ("‘", "’")]),
        ("He said «Go on». It’s late.", [("«", "“"), ("».", ".”")]),
    ],
)
def test_both_ends(original, edits):
    changes = [change(original, *edit) for edit in edits]
    assert partners(original, changes) == {1: 2, 2: 1}


@pytest.mark.parametrize(
    ("original", "edits"),
    [
        ("One «go.\n\nTwo» come.", [("«", "“"), ("»", "”")]),  # two paragraphs
        ('One «go" and "two» come.', [("«", "“"), ("»", "”")]),  # other marks between them
        ("One» and «two.", [("»", "”"), ("«", "“")]),  # the wrong way round
        ("One «two» three.", [("«two»", "“two”")]),  # one change sets both
        ("One «two ''three.", [("«", "“"), ("''", "“")]),
    ],
)
def test_no_pair(original, edits):
    assert partners(original, [change(original, *edit) for edit in edits]) == {}


def test_another_change_between_is_no_hindrance():
    original = "He said «Go  on» and left."
    changes = [
        change(original, "«", "“"),
        change(original, "  ", " ", "whitespace.doubled"),
        change(original, "»", "”"),
    ]
    assert partners(original, changes) == {1: 3, 3: 1}


def test_of_a_damaged_article(broken):
    cleaning = clean(broken)
    found = partners(cleaning.original, cleaning.changes)
    assert found
    assert all(found[other] == number for number, other in found.items())
