"""The pages in real Chromium: no error, nothing fetched, nothing wider than the screen."""

import pytest

from flows.system import find_chromium
from reports.article import article_page
from reports.index import index_page
from reports.review import Failure
from reports.summary import summary

CHROMIUM = find_chromium()
LONG = "W" * 5000
WILD = f"<script>alert(1)</script> \u202etxet {LONG} שלום\x07"

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a page 390 wide from disk; at the end nothing may have complained, and nothing may have been fetched."""
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    complaints, requests = [], []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    tab.on("request", lambda request: requests.append(request.url))

    def open_page(html):
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8", newline="")
        tab.goto(path.as_uri())
        return tab

    yield open_page
    assert complaints == []
    assert {url.partition(":")[0] for url in requests} <= {"file", "data"}
    tab.close()


def fits(tab):
    return tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture
def wild(make_cleaning, make_review):
    rows = [
        ("one", LONG, "glue." + LONG, LONG, "applied"),
        ("  ", " ", "whitespace.doubled", WILD, "applied"),
        ("two", WILD, "terminology.slip", WILD, "query"),
    ]
    cleaning = make_cleaning(f"{WILD}\n\none and  two\n\n{WILD}", rows)
    return make_review(cleaning, id=WILD, title=WILD)


def test_article_fits_the_narrowest_screen(opened, sample, wild):
    for review in (sample, wild):
        assert fits(opened(article_page(review)))


def test_index_fits_the_narrowest_screen(opened, sample, wild):
    failures = [Failure(WILD, WILD)]
    assert fits(opened(index_page([summary(sample), summary(wild)], failures, WILD, {sample.id: "a.html"}.get)))


def test_the_style_is_let_in(opened, sample):
    tab = opened(article_page(sample))
    assert tab.evaluate("getComputedStyle(document.querySelector('.number')).verticalAlign") == "super"


def test_every_reason_is_reached_by_keyboard(opened, sample):
    tab = opened(article_page(sample))
    tab.locator("#edit-4 a").focus()
    tab.keyboard.press("Enter")
    assert tab.url.endswith("#note-4")
    tab.locator("#note-4").press("Enter")
    assert tab.url.endswith("#edit-4")


def test_the_text_can_be_read_cleaned_or_as_it_came(opened, sample):
    tab = opened(article_page(sample))
    text = tab.locator("article.text")
    assert "Share this article" in text.inner_text()
    tab.get_by_label("Cleaned").check()
    assert text.inner_text().split() == sample.cleaning.text.split()
    tab.get_by_label("Original").check()
    assert text.inner_text().split() == sample.cleaning.original.split()
