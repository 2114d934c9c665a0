"""Reviews made by hand, as the cleaners and scorers would return them."""

from dataclasses import dataclass

import pytest

from cleaners.clean import Caption, Change, Cleaning
from cleaners.edits import Edit, Passage
from reports.review import Review
from scorers.score import Finding, Scores

ORIGINAL = """BAMAKO, May 3 (Xinhua) --

in a series of Coups in Niger and other countries in the Sahelthe anti-Western military junta expelled troops .

Experts say extremist groups do not appear to have the ability to organize attacks abroad.

That could change if current trajectories continue, they said.

Share this article

Mir said: ”Sharing intelligence is a practical thing to do. “We think it can be upgraded. “

A drone strike killed him in the compound.

In the safe house, nothing was found. He earned 12.500 euros a  month, the minis\N{REPLACEMENT CHARACTER}ry said.

Taliban militants stand guard in Herat. Deputy Kosar | AFP | Getty Images

The end came quietly, and nobody was surprised."""

CHANGES = [  # before, after, rule, why, kind
    ("BAMAKO, May 3 (Xinhua) --\n\n", "", "boilerplate.dateline", "A dateline on its own line.", "applied"),
    ("in a", "In a", "casing.start", "The paragraph began small.", "applied"),
    ("Coups", "coups", "casing.link", "A link left a capital.", "applied"),
    ("Sahelthe", "Sahel the", "glue.link_border", "Two words ran together.", "applied"),
    (" .", ".", "whitespace.before_mark", "A space stood before the stop.", "applied"),
    ("Share this article\n\n", "", "boilerplate.share", "A share line of the site.", "applied"),
    ("”Sharing", "“Sharing", "quotes.reversed", "The mark faced the wrong way.", "applied"),
    ("do. “We", "do. We", "quotes.unclosed", "Is this still the same quotation?", "query"),
    (" “\n", "”\n", "quotes.spaced", "The closing mark was loose.", "applied"),
    (".\n\nIn the safe", ", in the safe", "sentence.cut", "A stop cut the sentence in two.", "applied"),
    ("12.500", "12,500", "punctuation.number", "Thousands or decimals?", "query"),
    ("  ", " ", "whitespace.doubled", "Two spaces.", "applied"),
    ("minis\N{REPLACEMENT CHARACTER}ry", None, "encoding.lost", "A letter was lost.", "note"),
    (
        "Taliban militants stand guard in Herat. Deputy Kosar | AFP | Getty Images\n\n",
        "",
        "caption.agency_line",
        "A caption stood in the text.",
        "applied",
    ),
]


@dataclass(frozen=True, slots=True)
class Handmade(Cleaning):
    """A cleaning whose changes are given."""

    given: tuple[Change, ...] = ()

    @property
    def changes(self) -> list[Change]:
        return list(self.given)


def cleaning_of(original, rows, **more):
    """A cleaning from (before, after, rule, why, kind), each found in the original behind the one before it."""
    changes, passages, at = [], [], 0
    for before, after, rule, why, kind in rows:
        start = original.index(before, at)
        at = start + len(before) if kind == "applied" else start
        end = start + len(before)
        changes.append(Change(start, end, before, after, rule, (rule,), why, 0.93, kind))
    border = 0
    for change in changes:
        if change.kind == "applied":
            edit = Edit(change.start, change.end, change.after, change.rule, change.why)
            if change.start > border:
                passages.append(Passage(border, change.start, original[border : change.start]))
            passages.append(Passage(change.start, change.end, change.after, (edit,)))
            border = change.end
    if border < len(original):
        passages.append(Passage(border, len(original), original[border:]))
    return Handmade(
        original=original,
        text="".join(passage.text for passage in passages),
        passages=tuple(passages),
        questions=tuple(Edit(c.start, c.end, c.after, c.rule, c.why) for c in changes if c.kind != "applied"),
        captions=more.pop("captions", ()),
        given=tuple(changes),
        **more,
    )


def scores_of(score, band, findings=(), **more):
    values = {
        "reason": "Two findings are left.",
        "penalty_per_1000_words": 4.2,
        "interval": (1.9, 8.0),
        "words": 231,
        "adequacy": "not assessed",
        "signature": "copydesk:0.1|lt:6.8",
    }
    return Scores(score=score, band=band, findings=tuple(findings), **(values | more))


def review_of(
    cleaning, id="article-1", title="The junta expels troops", before=(48.0, "review"), after=(91.5, "publish")
):
    return Review(id, title, cleaning, scores_of(*before), scores_of(*after))


@pytest.fixture
def make_cleaning():
    return cleaning_of


@pytest.fixture
def make_scores():
    return scores_of


@pytest.fixture
def make_review():
    return review_of


@pytest.fixture
def sample():
    """An article with a change of nearly every category."""
    cleaning = cleaning_of(
        ORIGINAL,
        CHANGES,
        captions=(Caption("Taliban militants stand guard in Herat.", "Deputy Kosar", "AFP, Getty Images"),),
    )
    at = cleaning.text.index("minis")
    lost = Finding(
        at,
        at + 7,
        "encoding.lost",
        "encoding",
        "Design and markup",
        "Character encoding",
        "major",
        5.0,
        "A letter was lost.",
    )
    return Review(
        "bamako-17",
        "The junta expels troops",
        cleaning,
        scores_of(48.0, "review"),
        scores_of(91.5, "publish", [lost]),
        ("Read as windows-1252.",),
    )
