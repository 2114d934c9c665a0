"""Scores and rules over the days: means, rates, signatures apart."""

import base64
from dataclasses import replace

import pytest
from sqlalchemy import text

from desk.database import writing
from desk.saving import save
from desk.trend import rule_trend, score_trend
from reports.index import index_page
from reports.summary import summary
from reports.trend import RulePoint, ScorePoint, frequent, rule_chart, score_chart


@pytest.fixture
def days(store, make_review, broken):
    """Four articles: two of one day, one of the next, one of another source and signature."""
    base = make_review(broken)
    reviews = [
        replace(
            base,
            id=f"a{n}",
            site="b" if n == 3 else "a",
            before=replace(base.before, score=10.0 * n, signature="s2" if n == 3 else "s1"),
            after=replace(base.after, score=None if n == 1 else 50.0 + 10 * n, signature="s2" if n == 3 else "s1"),
        )
        for n in range(4)
    ]
    save(store, reviews, "standard")
    with writing(store) as connection:
        for n, day in enumerate(("01", "01", "02", "02")):
            made = {"made": f"2026-11-{day}T08:00:00Z", "name": f"a{n}"}
            connection.execute(
                text("UPDATE results SET made = :made WHERE article_id = (SELECT id FROM articles WHERE name = :name)"),
                made,
            )
    return store


def test_means_of_a_day_by_source_and_signature(days):
    assert score_trend(days) == [
        ScorePoint("2026-11-01", "a", "s1", 1, 0.0, 50.0),  # one of the two has no score
        ScorePoint("2026-11-02", "a", "s1", 1, 20.0, 70.0),
        ScorePoint("2026-11-02", "b", "s2", 1, 30.0, 80.0),
    ]
    assert [point.site for point in score_trend(days, site="b")] == ["b"]
    assert [point.day for point in score_trend(days, since="2026-11-02")] == ["2026-11-02"] * 2


def test_rates_per_thousand_words(days, make_review, broken):
    base = make_review(broken)
    (rate,) = {point.rate for point in rule_trend(days) if point.rule == "quotes.foreign"}
    found = sum(finding.rule == "quotes.foreign" for finding in base.before.findings)
    assert rate == round(1000 * found / base.before.words, 2)


def picture(address):
    kind, _, data = address.partition(",")
    assert kind == "data:image/svg+xml;base64"
    return base64.b64decode(data).decode()


def test_charts_need_no_script_and_nothing_from_elsewhere():
    scores = [ScorePoint(f"2026-11-{n:02d}", "<b>", "s1" if n < 5 else "s2", 3, 10.0 * n, 90.0) for n in range(1, 9)]
    rules = [RulePoint(f"2026-11-{n:02d}", f"quotes.r{k}", "s", 1.0 + k) for n in range(1, 9) for k in range(12)]
    for svg in (picture(score_chart(scores)), picture(rule_chart(rules))):
        assert "<svg" in svg
        assert "<script" not in svg
        assert "href" not in svg.replace("xmlns:xlink", "")
    assert "before (1)" in picture(score_chart(scores))
    assert "after (2)" in picture(score_chart(scores))
    assert frequent(rules)[0] == "quotes.r11"
    assert len(frequent(rules)) == 8


def test_the_overview_has_a_trend_once_there_are_two_days(make_review, broken):
    review = make_review(broken)
    one = [ScorePoint("2026-11-01", "a", "s", 1, 10.0, 90.0)]
    two = [*one, ScorePoint("2026-11-02", "a", "s", 1, 20.0, 95.0)]
    assert 'class="trend"' not in index_page([summary(review)], [], "Run", lambda id: "", (one, []))
    html = index_page([summary(review)], [], "Run", lambda id: "", (two, [RulePoint("2026-11-02", "a.b", "s", 1.5)]))
    assert 'class="trend"' in html
    assert "<td>95</td>" in html
