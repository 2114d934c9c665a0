"""Found, fixed, left, and brought in."""

from cleaners.edits import Edit, Passage
from scorers.progress import progress
from scorers.score import score

TEXT = "The the mayor opened the bridge." + " It was long and cold and nobody had asked for it at all." * 20
CLEANED = TEXT.replace("The the", "The")


def scored(text, *edits):
    return score(text, [Edit(start, end, "", rule, "Why.", 0.95) for start, end, rule in edits])


def passages(new):
    edit = Edit(0, 7, new, "duplication.word", "Twice.", 0.95)
    return [Passage(0, 7, new, (edit,)), Passage(7, len(TEXT), TEXT[7:])]


def test_what_was_found_is_fixed():
    made = progress(passages("The"), scored(TEXT, (0, 7, "duplication.word")), scored(CLEANED))
    assert (made.found, made.fixed, made.left, made.brought_in) == (1, 1, 0, ())


def test_what_is_left_was_there_before():
    left = scored(CLEANED, (0, 3, "duplication.word"))
    made = progress(passages("The"), scored(TEXT, (0, 7, "duplication.word")), left)
    assert (made.fixed, made.left, made.brought_in) == (0, 1, ())


def test_what_cleaning_brought_in_is_named():
    made = progress(
        passages("the"), scored(TEXT, (0, 7, "duplication.word")), scored(CLEANED, (0, 3, "casing.sentence_start"))
    )
    assert [finding.rule for finding in made.brought_in] == ["casing.sentence_start"]
    assert (made.found, made.fixed, made.left) == (1, 1, 1)
