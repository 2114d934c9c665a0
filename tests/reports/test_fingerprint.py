"""The same edit is known again, another one is another."""

import re

from cleaners.clean import Change, clean
from reports.fingerprint import fingerprints, wording

TEXT = "The mayor said said on Monday that the bridge over the river will open.\n\nNobody came .\n"


def prints(text):
    cleaning = clean(text)
    return dict(
        zip(
            [(change.rule, change.before) for change in cleaning.changes],
            fingerprints(text, cleaning.changes),
            strict=True,
        )
    )


def test_the_next_version_has_the_same_edit():
    old = prints(TEXT)
    new = prints(f"A new first paragraph, with five more words.\n\n{TEXT}\n\nAnd a new end.")
    key = ("duplication.word", " said")
    assert old[key] == new[key]


def test_white_space_marks_and_case_around_it_do_not_count():
    torn = TEXT.replace("The mayor", "THE  mayor").replace("on Monday", "on Monday ,")
    key = ("duplication.word", " said")
    assert prints(torn)[key] == prints(TEXT)[key]


def test_other_words_around_it_make_another_edit():
    key = ("duplication.word", " said")
    assert prints(TEXT.replace("mayor", "minister"))[key] != prints(TEXT)[key]


def test_no_two_of_an_article_are_the_same():
    text = "The mayor went  home today.\n\n" * 30
    places = [match.start() for match in re.finditer("  ", text)]
    changes = [Change(at, at + 2, "  ", " ", "whitespace.doubled", (), "Two.", 1.0, "applied") for at in places]
    assert len(changes) == 30
    assert len(set(fingerprints(text, changes))) == len(changes)


def test_a_wording_is_the_same_wherever_it_stands():
    assert wording("terminology.slip", "ex  employee", "ex-employee") == wording(
        "terminology.slip", "ex employee", "ex-employee"
    )
    assert wording("terminology.slip", "a", None) != wording("terminology.slip", "a", "")
