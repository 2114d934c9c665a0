"""The text as decided: the original with the changes that hold, and nothing else; and the score that goes with it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.clean import Change, clean
from reports.decided import Decision, final_text, holding, score_as_decided
from scorers.score import score

ORIGINAL = "one two three four five"


def change(start, end, after, kind="applied"):
    return Change(start, end, ORIGINAL[start:end], after, "glue.test", ("glue.test",), "Why.", 0.9, kind)


ONE, TWO, THREE = change(0, 3, "1"), change(4, 7, "2", "query"), change(8, 13, None, "note")
OVER = change(2, 9, "-", "query")  # reaches into ONE and THREE
CASES = [
    ([ONE, TWO, THREE], {}, "1 two three four five", "applied ones hold, questions do not"),
    ([ONE], {1: Decision("rejected", 1)}, ORIGINAL, "rejected"),
    ([ONE], {1: Decision("open", 2)}, "1 two three four five", "taken back"),
    ([ONE, TWO], {2: Decision("accepted", 1)}, "1 2 three four five", "a query that was accepted"),
    ([ONE], {1: Decision("accepted", 1, "first")}, "first two three four five", "the editor's own wording"),
    ([ONE], {1: Decision("accepted", 1, "")}, " two three four five", "the editor's own wording is nothing"),
    ([THREE], {1: Decision("accepted", 1)}, ORIGINAL, "a note that was seen"),
    ([THREE], {1: Decision("accepted", 1, "3")}, "one two 3 four five", "a note with the editor's wording"),
    ([ONE, OVER], {2: Decision("accepted", 1)}, "on-hree four five", "accepted goes before applied"),
    ([TWO, OVER], {1: Decision("accepted", 2), 2: Decision("accepted", 1)}, "one 2 three four five", "the later word"),
    (
        [TWO, OVER],
        {1: Decision("accepted", 1), 2: Decision("accepted", 2)},
        "on-hree four five",
        "the later word again",
    ),
]


@pytest.mark.parametrize(("changes", "decisions", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_what_holds(changes, decisions, expected, why):
    assert final_text(ORIGINAL, changes, decisions) == expected


spans = st.tuples(st.integers(0, 23), st.integers(0, 23)).map(sorted)
verdicts = st.sampled_from(["accepted", "rejected", "open"])


@given(st.lists(st.tuples(spans, st.sampled_from(["applied", "query", "note"]), verdicts), max_size=8))
def test_those_that_hold_never_overlap_and_the_rest_is_the_original(rows):
    changes = [change(start, end, None if kind == "note" else "X", kind) for (start, end), kind, _ in rows]
    decisions = {n: Decision(verdict, n) for n, (_, _, verdict) in enumerate(rows, start=1)}
    kept = [each for _, each in holding(changes, decisions)]
    assert all(a.end <= b.start for a, b in pairwise(kept))
    rest = ORIGINAL
    for each in reversed(kept):
        rest = rest[: each.start] + "X" + rest[each.end :]
    assert final_text(ORIGINAL, changes, decisions) == rest
    everything_back = {n: Decision("rejected", n) for n in range(1, len(changes) + 1)}
    assert final_text(ORIGINAL, changes, everything_back) == ORIGINAL


def test_what_an_editor_rejects_is_no_flaw(broken):
    cleaning = clean(broken)
    after = score(cleaning.text, clean(cleaning.text).edits)
    changes = cleaning.changes
    assert score_as_decided(changes, {}, after) is after
    rejected = {n: Decision("rejected", n) for n in range(1, len(changes) + 1)}
    decided = score_as_decided(changes, rejected, after)
    assert decided.score >= after.score
    assert decided.words == pytest.approx(score(broken, []).words, abs=4)  # words that meet at a border


def test_a_decided_query_takes_its_finding_away():
    text = "The bridge is old. " * 60 + "He earned 1, 200 euros, the ex employee said in Bad Bad Homburg."
    cleaning = clean(text)
    queries = [n for n, one in enumerate(cleaning.changes, start=1) if one.kind == "query"]
    assert queries
    after = score(cleaning.text, clean(cleaning.text).edits)
    for verdict in ("accepted", "rejected"):
        decided = score_as_decided(cleaning.changes, {n: Decision(verdict, n) for n in queries}, after)
        assert decided.penalty_per_1000_words < after.penalty_per_1000_words
