"""The score: findings, points, bands, and when there is no number."""

from dataclasses import dataclass

import pytest

from cleaners.edits import CATEGORIES, Edit
from scorers.score import POINTS, SHORTEST, TOLERANCE, grammar_rules, interval_of, score, severity_of

WORDS = "The mayor opened the new bridge over the river on Monday after a long and cold winter. " * 20  # 320 words


@dataclass
class Match:
    start: int
    end: int
    rule_id: str
    message: str = "Wrong."


def applied(start, rule="duplication.word"):
    return Edit(start, start + 3, "", rule, "Why.", 0.95)


def test_sound_text_is_fit_to_publish():
    scores = score(WORDS, [])
    assert (scores.score, scores.band, scores.penalty_per_1000_words) == (100.0, "publish", 0.0)
    assert scores.adequacy == "not assessed"


def test_the_number_is_the_formula():
    scores = score(WORDS, [applied(4)])
    penalty = POINTS[severity_of("duplication.word")] * 1000 / scores.words
    assert scores.penalty_per_1000_words == pytest.approx(penalty, abs=0.01)
    assert scores.score == pytest.approx(100 - 20 * penalty / TOLERANCE, abs=0.1)


def test_more_damage_scores_lower_and_ends_in_reject():
    values = [score(WORDS, [applied(10 * i) for i in range(count)]).score for count in (0, 1, 3, 8, 20)]
    assert values == sorted(values, reverse=True)
    assert score(WORDS, [applied(10 * i) for i in range(20)]).band == "reject"


@pytest.mark.parametrize(
    ("text", "given", "band"),
    [
        ("Too short to say.", {}, "too short"),
        (WORDS, {"page": "transcript"}, "reject"),
        (WORDS, {"language": "Russian"}, "not English"),
    ],
)
def test_no_number_where_none_can_be_had(text, given, band):
    scores = score(text, [], **given)
    assert (scores.score, scores.band) == (None, band)
    assert scores.reason


def test_the_shortest_text_that_is_scored():
    word = "Word "
    assert score(word * (SHORTEST - 1), []).score is None
    assert score(word * SHORTEST, []).score == 100.0


def test_a_question_weighs_less_than_a_flaw():
    asked = Edit(4, 7, None, "duplication.word", "Why.", 0.5, "query")
    assert 0 < score(WORDS, [asked]).findings[0].penalty < score(WORDS, [applied(4)]).findings[0].penalty


def test_languagetool_does_not_count_our_findings_again():
    rule = sorted(grammar_rules())[0]
    scores = score(WORDS, [applied(4)], [Match(4, 9, rule), Match(60, 65, rule), Match(90, 95, "NO_RULE_OF_OURS")])
    assert [finding.category for finding in scores.findings] == ["duplication", "grammar"]


def test_the_signature_says_whether_languagetool_was_asked():
    assert "lt:none" in score(WORDS, []).signature
    assert "lt:none" not in score(WORDS, [], []).signature


def test_every_category_has_a_severity():
    assert {severity_of(f"{category}.anything") for category in CATEGORIES} <= set(POINTS)


def test_the_interval_holds_the_rate():
    scores = score(WORDS, [applied(10 * i) for i in range(4)])
    low, high = scores.interval
    assert low < scores.penalty_per_1000_words < high
    assert interval_of([], 0) == (0.0, 0.0)
