"""The diff report of one article, read as a browser reads it."""

import base64
import hashlib
import json
import time
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from cleaners.clean import Caption
from reports.article import article_page
from reports.review import Review
from scorers.plugin import Opinion
from scorers.score import Finding

VOID = {"meta", "link", "input", "br", "rect", "img"}
# What stands beside the text, or is about it: struck words, numbers, proposals, reasons, the line of a folded run.
ASIDE = ({"del", "summary"}, {"number", "proposal", "remarks"})


class Page(HTMLParser):
    """Collects what the tests ask of a page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.open, self.cleaned, self.ids, self.scripts = [], [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag not in VOID:
            self.open.append((tag, set((attributes.get("class") or "").split())))

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag, "tags must be nested"

    def handle_data(self, data):
        if self.open and self.open[-1][0] == "script":
            self.scripts.append(data)
        inside = any(tag == "article" for tag, _ in self.open)
        if inside and not any(tag in ASIDE[0] or classes & ASIDE[1] for tag, classes in self.open):
            self.cleaned.append(data)


def test_kept_and_inserted_text_is_the_cleaned_text(sample):
    assert "".join(Page(article_page(sample)).cleaned) == sample.cleaning.text


def test_every_change_appears_once_with_its_reason(sample):
    html = article_page(sample)
    page = Page(html)
    count = len(sample.cleaning.changes)
    assert [i for i in page.ids if i.startswith("edit-")] == [f"edit-{n}" for n in range(1, count + 1)]
    assert sorted(i for i in page.ids if i.startswith("note-")) == sorted(f"note-{n}" for n in range(1, count + 1))
    assert len(page.ids) == len(set(page.ids))
    titles = [attributes["title"] for _, attributes in page.tags if "data-rule" in attributes]
    assert titles == [f"{change.rule}: {change.why}" for change in sample.cleaning.changes]
    targets = {attributes["href"][1:] for tag, attributes in page.tags if tag == "a"}
    assert targets <= set(page.ids)


def test_kinds_are_told_apart(sample):
    html = article_page(sample)
    assert html.count("<b>Query</b>") == 2
    assert html.count("<b>Note</b>") == 1
    assert "<bdi>12,500</bdi>" in html
    assert html.count('paragraph changed removed"') == 3  # dateline, share line, caption


def test_what_else_a_reader_needs(sample):
    html = article_page(sample)
    for expected in (
        "Read as windows-1252.",
        "Deputy Kosar · AFP, Getty Images",
        "copydesk:0.1|lt:6.8",
        "1 finding left",
        "3 open questions",
        "Adequacy: not assessed",
    ):
        assert expected in html


def test_unchanged_paragraphs_are_folded(make_cleaning, make_review):
    text = "\n\n".join(f"Paragraph {n}." for n in range(9)) + "\n\nThe last  one."
    html = article_page(make_review(make_cleaning(text, [("  ", " ", "whitespace.doubled", "Two.", "applied")])))
    assert html.count('<details class="fold"') == 1
    assert "<summary>9 unchanged paragraphs <span>Paragraph 0. …</span>" in html


def test_an_article_without_changes_stands_open(make_cleaning, make_review):
    html = article_page(make_review(make_cleaning("One.\n\nTwo.\n\nThree.", [])))
    assert '<details class="fold" open>' in html
    assert "Nothing was changed" in html


def test_no_article_and_no_score(make_cleaning, make_review):
    cleaning = make_cleaning("", [], page="list of headlines", language="German")
    html = article_page(make_review(cleaning, before=(None, "too short"), after=(None, "not English")))
    assert "Not an article: list of headlines." in html
    assert "not English" in html
    assert "The article is empty." in html


def test_white_space_and_marks_are_drawn(make_cleaning, make_review):
    rows = [("  ", " ", "whitespace.doubled", "Two.", "applied"), ("”", "“", "quotes.reversed", "Reversed.", "applied")]
    html = article_page(make_review(make_cleaning("One  two ”three.", rows)))
    assert '<del><span class="sign" data-sign="··">  </span></del>' in html
    assert '<ins><span class="sign" data-sign="·"> </span></ins>' in html
    assert 'class="change applied marks"' in html


ATTRIBUTES = {
    "class", "id", "href", "title", "open", "lang", "name", "type", "checked", "content", "charset", "rel", "width",
    "height", "x", "y", "scope", "data-rule", "data-category", "data-sign", "http-equiv", "viewbox",
    "preserveaspectratio", "aria-label", "aria-hidden", "aria-labelledby", "aria-live", "data-about", "hidden", "value",
    "max", "role", "for", "rows", "spellcheck", "method", "tabindex", "maxlength",
}  # fmt: skip
ATTACKS = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "' onmouseover='alert(1)",
    "<svg onload=alert(1)><style>*{display:none}</style>",
    "</title></style></article><!--",
    "{{ 7 * 7 }}{% raw %}",
    "\u202e\u2066txet desrever\x00\x1b[31m\ud800",
    "&lt;b&gt; &amp; &#x3c;script&#x3e;",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_everything_is_escaped(attack, make_cleaning, make_scores):
    text = f"{attack} one  two {attack}\n\nnext {attack}"
    start = text.index("  ")
    cleaning = make_cleaning(
        text,
        [("  ", attack, attack, attack, "applied"), ("next", attack, attack, attack, "query")],
        captions=(Caption(attack, attack, attack),),
        page=attack,
        language=attack,
    )
    finding = Finding(start, start + 5, attack, attack, attack, attack, attack, 1.0, attack)
    scores = make_scores(50.0, attack, [finding], reason=attack, adequacy=attack, signature=attack)
    html = article_page(Review(attack, attack, cleaning, scores, scores, (attack,)))
    html.encode("utf-8")
    page = Page(html)
    for tag, attributes in page.tags:
        assert tag not in {"img", "iframe", "object"}
        assert set(attributes) <= ATTRIBUTES, (tag, attributes)
    assert not page.open
    data, script = page.scripts  # ours, which the policy of the page names by its hash
    assert json.loads(data)["changes"][0]["before"] == "  "
    assert script == (files("reports") / "templates" / "review.js").read_text(encoding="utf-8")
    assert f"script-src 'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in html
    assert "\u202e" not in html
    assert "\x00" not in html


def test_the_page_needs_nothing_from_elsewhere(sample):
    for tag, attributes in Page(article_page(sample)).tags:
        assert "src" not in attributes
        if tag == "link":
            assert attributes["href"] == "data:,"
        if tag == "a":
            assert attributes["href"].startswith("#")


def test_a_long_article_is_quick(make_review, make_cleaning):
    paragraph = "word and  word " * 33
    text = "\n\n".join([paragraph] * 50)
    rows = [("  ", " ", "whitespace.doubled", "Two spaces.", "applied")] * 400
    review = make_review(make_cleaning(text, rows))
    article_page(review)
    took = []
    for _ in range(3):
        start = time.process_time()
        article_page(review)
        took.append(time.process_time() - start)
    assert min(took) < 0.25  # about 0.03 s on an idle machine


def test_several_rules_are_all_named(make_review, make_cleaning):
    cleaning = make_cleaning("a  b", [("  ", " ", "whitespace.doubled", "Two.", "applied")])
    both = replace(cleaning, given=(replace(cleaning.changes[0], rules=("a.b", "c.d")),))
    assert "<code>a.b, c.d</code>" in article_page(make_review(both))


def test_scorers_of_packages_stand_in_rows_of_their_own(sample):
    said = {
        "comet": (Opinion(0.8123, "", "Apache-2.0 <m>"), Opinion(None, "not assessed: it failed", "Apache-2.0 <m>"))
    }
    html = article_page(replace(sample, opinions=said))
    assert "Other scorers" in html
    assert "<td>0.812</td><td>not assessed: it failed</td>" in html
    assert "licence Apache-2.0 &lt;m&gt;" in html
    assert "Other scorers" not in article_page(sample)


def test_a_report_leads_back_to_the_overview(sample):
    assert '<a href="../index.html">' in article_page(sample, "../index.html")
    assert "Overview of the run" not in article_page(sample)
