"""The folding: every invariant of an edit, on random text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.edits import Edit, EditError, Passage, edits_between, fold, located, without_overlaps

TEXT = st.text(alphabet=st.sampled_from("ab. \r\n\u2028“e\N{COMBINING ACUTE ACCENT}😀"), max_size=30)


@st.composite
def edits_of(draw, length):
    """Sorted edits of one cleaner that do not overlap, insertions among them."""
    borders = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    return [
        Edit(start, end, draw(st.sampled_from(["", "x", "yy", "“"])), "whitespace.test", "A test.")
        for start, end in zip(borders[::2], borders[1::2], strict=False)
    ]


@st.composite
def folded(draw):
    original = draw(TEXT)
    passages, plain = [Passage(0, len(original), original)], original
    for _ in range(draw(st.integers(0, 4))):
        edits = draw(edits_of(len(plain)))
        passages = fold(passages, edits)
        for edit in reversed(edits):
            plain = plain[: edit.start] + (edit.replacement or "") + plain[edit.end :]
    return original, plain, passages


@given(folded())
def test_joined_passages_equal_plain_replacement(case):
    _, plain, passages = case
    assert "".join(passage.text for passage in passages) == plain


@given(folded())
def test_passages_tile_the_original_and_unedited_ones_equal_it(case):
    original, _, passages = case
    position = 0
    for passage in passages:
        assert passage.start == position
        position = passage.end
        assert passage.edits or passage.text == original[passage.start : passage.end]
    assert position == len(original)


@given(folded(), st.data())
def test_any_subset_can_be_undone(case, data):
    original, plain, passages = case
    keep = [data.draw(st.booleans()) for _ in passages]
    undone = "".join(
        p.text if kept or not p.edits else original[p.start : p.end] for p, kept in zip(passages, keep, strict=True)
    )
    assert undone == plain or not all(keep)
    assert "".join(original[p.start : p.end] for p in passages) == original


@given(folded(), st.data())
def test_a_question_is_located_around_what_it_asks_about(case, data):
    original, plain, passages = case
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))
    question = Edit(start, end, "?", "sentence.test", "A test.", kind="query")
    (found,) = located(passages, [question])
    assert 0 <= found.start <= found.end <= len(original)
    if not any(passage.edits for passage in passages):
        assert (found.start, found.end, found.replacement) == (start, end, "?")


def test_edits_of_one_cleaner_may_not_overlap():
    with pytest.raises(EditError, match=r"quotes\.a and quotes\.b both edit 0:3 and 2:4"):
        fold([Passage(0, 5, "abcde")], [Edit(0, 3, "", "quotes.a", ""), Edit(2, 4, "", "quotes.b", "")])


def test_an_edit_outside_the_text_is_refused():
    with pytest.raises(EditError, match=r"quotes\.a edits 0:9 of a text with 5 characters"):
        fold([Passage(0, 5, "abcde")], [Edit(0, 9, "", "quotes.a", "")])


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), max_size=8))
def test_without_overlaps_leaves_what_can_be_folded(spans):
    edits = [Edit(start, start + length, "x", "glue.test", "") for start, length in spans]
    kept = without_overlaps(edits)
    assert all(edit in edits for edit in kept)
    fold([Passage(0, 20, "x" * 20)], kept)


@given(TEXT, TEXT)
def test_edits_between_turn_one_text_into_the_other(before, after):
    passages = fold([Passage(0, len(before), before)], edits_between(before, after, "encoding.test", ""))
    assert "".join(passage.text for passage in passages) == after
