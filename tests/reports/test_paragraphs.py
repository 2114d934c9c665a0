"""The cutting of an article: nothing lost, every change once, whole removals apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.clean import Change
from reports.paragraphs import Asked, Kept, Replaced, narrowed, paragraphs, runs

TEXT = st.text(alphabet=st.sampled_from("ab. \r\n“"), max_size=40)
KINDS = st.sampled_from(["query", "note"])


@st.composite
def changed_texts(draw):
    """A text with applied changes that do not overlap, and questions that may lie anywhere."""
    text = draw(TEXT)
    position = st.integers(0, len(text))
    borders = sorted(draw(st.lists(position, max_size=8)))
    spans = [(*span, "applied") for span in zip(borders[::2], borders[1::2], strict=False)]
    spans += [(*sorted(pair), kind) for *pair, kind in draw(st.lists(st.tuples(position, position, KINDS), max_size=4))]
    return text, [
        change_at(text, start, end, None if kind == "note" else draw(TEXT), kind) for start, end, kind in sorted(spans)
    ]


def change_at(text, start, end, after, kind="applied"):
    return Change(start, end, text[start:end], after, "whitespace.test", ("whitespace.test",), "A test.", 1.0, kind)


def joined(found, side):
    """The text that the pieces and gaps make, with the `old` or the `new` words of the changes."""
    parts = []
    for paragraph in found:
        for piece in paragraph.pieces:
            if isinstance(piece, Kept):
                parts.append(piece.text)
            elif isinstance(piece, Replaced):
                parts += [piece.head, getattr(piece, side), piece.tail]
        parts.append(paragraph.gap)
    return "".join(parts)


@given(changed_texts())
def test_nothing_is_lost_and_every_change_stands_once(case):
    text, changes = case
    found = paragraphs(text, changes)
    plain, at = [], 0
    for change in changes:
        if change.kind == "applied":
            plain += [text[at : change.start], change.after]
            at = change.end
    assert joined(found, "new") == "".join(plain) + text[at:]
    assert joined(found, "old") == text
    numbers = [piece.number for paragraph in found for piece in paragraph.pieces if isinstance(piece, Replaced | Asked)]
    assert sorted(numbers) == list(range(1, len(changes) + 1))


@given(TEXT, TEXT)
def test_narrowed_is_whole_again(before, after):
    head, old, new, tail = narrowed(before, after)
    assert (head + old + tail, head + new + tail) == (before, after)


REMOVALS = [  # text, what is removed, why
    ("One.\n\nShare\n\nTwo.", "Share\n\n", "with the break behind it"),
    ("One.\n\nShare\n\nTwo.", "\n\nShare", "with the break before it"),
    ("One.\n\nShare\n\nTwo.", "Share", "without a break"),
    ("Share\n\nTwo.", "Share\n\n", "at the start"),
    ("One.\n\nShare", "\n\nShare", "at the end"),
    ("One.\r\n\r\nShare\r\n\r\nTwo.", "Share\r\n\r\n", "Windows line ends"),
    ("One.\n\nShare\nMore\n\nThis too\n\nTwo.", "Share\nMore\n\nThis too\n\n", "several"),
]


@pytest.mark.parametrize(("text", "removed", "why"), REMOVALS, ids=[case[-1] for case in REMOVALS])
def test_removed_paragraphs_stand_apart(text, removed, why):
    start = text.index(removed)
    found = paragraphs(text, [change_at(text, start, start + len(removed), "")])
    assert [len(paragraph.pieces) for paragraph in found if paragraph.removed] == [1]
    for paragraph in found:
        assert paragraph.removed or paragraph.pieces in ([Kept("One.")], [Kept("Two.")])


def test_a_removal_inside_a_paragraph_stays_in_it():
    text = "the Taliban. efforts.\n\nNext."
    found = paragraphs(text, [change_at(text, 12, 21, "")])
    assert [paragraph.removed for paragraph in found] == [False, False]


def test_runs_alternate_and_lines_count_where_there_is_no_blank_one(make_cleaning):
    cleaning = make_cleaning("One.\nTwo.\nThree  words.\nFour.", [("  ", " ", "whitespace.doubled", "Two.", "applied")])
    assert [(run.changed, len(run.paragraphs)) for run in runs(cleaning, cleaning.changes)] == [
        (False, 2),
        (True, 1),
        (False, 1),
    ]


def test_a_query_is_narrowed_to_the_words_in_doubt():
    text = "The dozens of the farmers of 12.500 hectares."
    found = paragraphs(text, [change_at(text, 0, len(text), text.replace("12.500", "12,500"), "query")])
    assert found[0].pieces[1:3] == [Kept("12.500", "query"), found[0].pieces[2]]
    assert (found[0].pieces[2].old, found[0].pieces[2].new) == ("12.500", "12,500")


def test_same_reasons_are_said_once():
    text = "a  b  c"
    found = paragraphs(text, [change_at(text, 1, 3, " "), change_at(text, 4, 6, " ")])
    assert [remark.numbers for remark in found[0].remarks] == [(1, 2)]
