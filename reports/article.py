"""The diff report of one article: a page that shows every change in its place, with its reason."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from cleaners.clean import Change
from cleaners.edits import CATEGORIES
from reports.fingerprint import fingerprints
from reports.page import render
from reports.pairs import partners
from reports.paragraphs import runs
from reports.review import Review
from reports.signs import named, visible
from scorers.progress import progress
from scorers.score import Finding

_AROUND = 40  # characters shown on each side of a finding


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How many changes of one category there are, by kind."""

    category: str
    applied: int
    queries: int
    notes: int

    @property
    def total(self) -> int:
        return self.applied + self.queries + self.notes


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A finding in the words around it."""

    before: str
    found: str
    after: str


def article_page(review: Review, overview: str = "") -> str:
    """One HTML page, complete in itself: the text with its changes, the scores, the captions, the findings left.

    `overview` is the address of the overview of the run as the page sees it, empty where there is none.
    """
    values = article_values(review, {"mode": "file", "who": ""})
    prints = fingerprints(review.cleaning.original, review.cleaning.changes)
    for change, fingerprint in zip(values["data"]["changes"], prints, strict=True):
        change["fingerprint"] = fingerprint  # by which the store knows it again
    values["data"]["result"] = hashlib.sha256("".join(prints).encode()).hexdigest()[:24]
    return render("article.html", layout="base.html", overview=overview, **values)


def article_values(review: Review, more: Mapping[str, Any]) -> dict[str, Any]:
    """What `article.html` shows, and in `data` what review.js works with; `more` goes there too."""
    cleaning = review.cleaning
    changes = cleaning.changes
    return {
        "mode": more["mode"],
        "data": {**_data(review, changes), **more},
        "review": review,
        "cleaning": cleaning,
        "captions": cleaning.captions,
        "runs": runs(cleaning, changes),
        "counts": count(changes),
        "kinds": Counter(change.kind for change in changes),
        "questions": [(number, change) for number, change in enumerate(changes, start=1) if change.kind != "applied"],
        "findings": _excerpts(review.after.findings, cleaning.text),
        "progress": progress(cleaning.passages, review.before, review.after),
    }


def _data(review: Review, changes: Sequence[Change]) -> dict[str, Any]:
    """The changes as the script reads them, and the article that they belong to."""
    other_end = partners(review.cleaning.original, changes)
    signs = {n: named(c.before, c.after) for n, c in enumerate(changes, start=1) if c.category == "encoding"}
    return {
        "article": {"name": visible(review.id), "site": visible(review.site)},
        "filters": [row.category for row in count(changes)] + sorted({change.rule for change in changes}),
        "changes": [
            {
                "n": number,
                "kind": change.kind,
                "rule": change.rule,
                "rules": change.rules,
                "why": visible(change.why),
                "confidence": change.confidence,
                "before": change.before,
                "after": change.after,
                **({"partner": other_end[number]} if number in other_end else {}),
                **({"signs": signs[number]} if signs.get(number) else {}),
            }
            for number, change in enumerate(changes, start=1)
        ],
    }


def count(changes: Iterable[Change]) -> list[CategoryCount]:
    """The categories that occur, in the order of `CATEGORIES`."""
    found = Counter((change.category, change.kind) for change in changes)
    names = dict.fromkeys([*CATEGORIES, *sorted(category for category, _ in found)])
    rows = [CategoryCount(name, found[name, "applied"], found[name, "query"], found[name, "note"]) for name in names]
    return [row for row in rows if row.total]


def _excerpts(findings: Iterable[Finding], text: str) -> list[tuple[Finding, list[Excerpt]]]:
    """The findings of one rule and reason together, the gravest first."""
    ordered = sorted(findings, key=lambda finding: (-finding.penalty, finding.rule, finding.why, finding.start))
    return [
        (same[0], [_excerpt(finding, text) for finding in same])
        for _, group in groupby(ordered, key=lambda finding: (finding.penalty, finding.rule, finding.why))
        if (same := list(group))
    ]


def _excerpt(finding: Finding, text: str) -> Excerpt:
    start, end = finding.start, finding.end
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    if start > _AROUND:
        before = "…" + before.partition(" ")[2] if " " in before else "…" + before
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + "…" if " " in after else after + "…"
    return Excerpt(before, text[start:end], after)
