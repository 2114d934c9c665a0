"""The overview of a run."""

import re

from reports.index import index_page
from reports.review import Failure
from reports.summary import summary

QUERY = [("two", "2", "terminology.slip", "Which?", "query")]


def test_the_most_urgent_comes_first(make_cleaning, make_review):
    def review(id, score, band, rows=()):
        return make_review(make_cleaning("One two.", rows), id=id, title=id, after=(score, band))

    reviews = [
        review("publish", 99.0, "publish"),
        review("short", None, "too short"),
        review("review-high", 80.0, "review"),
        review("review-low", 60.0, "review"),
        review("review-asked", 84.0, "review", QUERY),
        review("reject", 20.0, "reject"),
    ]
    html = index_page(map(summary, reviews), [Failure("failed", "It is empty. Fetch it again.")], "Run", lambda id: "")
    ids = re.findall(r'<span class="id">(.*?)</span>', html)
    assert ids == ["reject", "review-asked", "review-low", "review-high", "short", "publish"]
    assert html.index("It is empty. Fetch it again.") < html.index('<span class="id">')


def test_totals_links_and_pictures(sample):
    html = index_page([summary(sample)], [], "Night run", {"bamako-17": "bamako-17.html#top"}.get)
    assert '<a href="bamako-17.html#top">The junta expels troops</a>' in html
    assert re.search(r"1 article, 231 words ·\s+11 changes applied ·\s+2 queries ·\s+1 note</p>", html)
    assert "40 to 50: 1 before, 0 after" in html
    assert "90 to 100: 0 before, 1 after" in html


def test_the_ways_onward(sample):
    ways = {"At the desk": "http://localhost:4300/?state=any&run=3"}
    html = index_page([summary(sample)], [], "Night run", lambda id: "", onward=ways)
    assert '<a href="http://localhost:4300/?state=any&amp;run=3">At the desk</a>' in html


def test_where_nothing_could_be_scored(make_cleaning, make_review):
    short = make_review(make_cleaning("One two.", []), before=(None, "too short"), after=(None, "too short"))
    html = index_page([summary(short)], [], "Run", lambda id: "")
    assert "No article was scored." in html
    assert 'class="histogram"' not in html


def test_an_article_without_a_page_is_not_linked(sample):
    assert "<a " not in index_page([summary(sample)], [], "Night run", lambda id: "")


def test_an_empty_run_and_one_that_failed():
    assert "No article was done." in index_page([], [], "Run", lambda id: "")
    assert "2 articles could not be done" in index_page(
        [], [Failure("a", "b"), Failure("c", "d")], "Run", lambda id: ""
    )


def test_everything_is_escaped(make_cleaning, make_review):
    attack = "\"><script>alert(1)</script><svg onload='x'>\u202e\ud800"
    review = make_review(make_cleaning(attack, [], page=attack), id=attack, title=attack, after=(50.0, attack))
    html = index_page([summary(review)], [Failure(attack, attack)], attack, {attack: attack}.get)
    html.encode("utf-8")
    assert "<script" not in html
    assert "<svg onload" not in html
    assert '"">' not in html
    assert "\u202e" not in html
