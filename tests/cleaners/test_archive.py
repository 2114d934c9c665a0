"""What a source prints under its articles, told by how often a line stands there."""

import pytest

from cleaners.archive import standing_lines
from cleaners.clean import clean

BODY = (
    "The ferry to Lund was late on the {}th day, and the baker, who is never late, had to wait on the pier with his bread.\n\n"
    "Nobody complained. The captain said that the fog over the sound had been as thick as soup number {} on board."
)
FOOTER = "Puffin Island Courier, printed on recycled kelp since the winter of the two moons"


def archive(footers):
    return [BODY.format(i, i) + (f"\n\n{footer}" if footer else "") for i, footer in enumerate(footers)]


def test_a_footer_that_no_rule_knows_is_removed_where_the_archive_has_it():
    texts = archive([FOOTER] * 200)
    assert FOOTER in clean(texts[0]).text
    cleaning = clean(texts[0], standing=standing_lines(texts))
    assert cleaning.text == BODY.format(0, 0)
    assert [change.rule for change in cleaning.changes] == ["boilerplate.archive"]


def test_nothing_of_an_article_goes_with_it():
    texts = archive([FOOTER] * 200)
    standing = standing_lines(texts)
    assert all(clean(text, standing=standing).text == BODY.format(i, i) for i, text in enumerate(texts))


@pytest.mark.parametrize(
    ("footers", "why"),
    [
        ([FOOTER] * 19, "nineteen articles are too few to tell"),
        ([FOOTER] * 2 + [""] * 30, "two articles that share a line"),
        ([FOOTER] * 9 + [""] * 191, "fewer than one in twenty"),
        (["What next?"] * 40 + [""] * 160, "a subhead of two words in one article of five"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_left_alone(footers, why):
    texts = archive(footers)
    assert clean(texts[0], standing=standing_lines(texts)).text == clean(texts[0]).text


def test_capitals_and_marks_at_the_ends_make_no_other_line():
    texts = archive([f"* {FOOTER.upper()}" if i % 2 else f"{FOOTER}." for i in range(40)])
    assert len(standing_lines(texts) & {FOOTER.lower()}) == 1
