"""The house's own terms."""

import pytest

from cleaners.clean import clean
from cleaners.glossary import GlossaryError, Term, checked, fix_terms
from cleaners.profile import Profile

KYIV = Term("Kyiv", ("chicken Kiev",), ("Kiev",), "The house writes the Ukrainian form.", "applied", "row 2")
HEALTH = Term("health care", (), ("healthcare",), "", "query", "row 3")
NET = Term("internet", (), ("Internet",), "", "applied", "row 4")
TERMS = (KYIV, HEALTH, NET)

ALONE = [  # text, why
    ("Kyiv was quiet.", "the term itself"),
    ("They ate chicken Kiev in the hotel.", "an accepted form holds a wrong one"),
    ("The Kievan Rus fell long ago.", "inside a word"),
    ("See www.Kiev.example and news@Kiev.example for more.", "in an address"),
    ("The internet was down.", "small, as the house has it"),
]


@pytest.mark.parametrize(("text", "why"), ALONE, ids=[row[1] for row in ALONE])
def test_left_alone(text, why):
    assert fix_terms(text, TERMS) == []


def test_a_wrong_form_is_changed_where_the_row_says_so():
    (edit,) = fix_terms("In Kiev it rained.", TERMS)
    assert (edit.replacement, edit.kind, edit.rule, edit.why) == ("Kyiv", "applied", "terminology.glossary", KYIV.note)


def test_another_row_only_asks():
    (edit,) = fix_terms("Healthcare costs more.", TERMS)
    assert (edit.replacement, edit.kind) == ("Health care", "query")


def test_the_profile_brings_it_into_the_cleaning():
    text = "The mayor of Kiev said that 15 boats had left the harbor."
    assert clean(text, profile=Profile(glossary=TERMS)).text == text.replace("Kiev", "Kyiv")
    assert clean(text).text == text


@pytest.mark.parametrize(
    "rows",
    [
        (KYIV, Term("Kiev", where="row 9")),
        (KYIV, Term("Kijev", (), ("Kiev",), where="row 9")),
    ],
)
def test_rows_that_contradict_each_other_are_both_named(rows):
    with pytest.raises(GlossaryError, match=r"row 2.*row 9|row 9.*row 2"):
        checked(rows)
