"""The diff report of one article: a page that shows every change in its place, with its reason."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from cleaners.clean import Change
from cleaners.edits import CATEGORIES
from reports.page import render
from reports.paragraphs import runs
from reports.review import Review
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


def article_page(review: Review) -> str:
    """One HTML page, complete in itself: the text with its changes, the scores, the captions, the findings left."""
    cleaning = review.cleaning
    changes = cleaning.changes
    return render(
        "article.html",
        review=review,
        cleaning=cleaning,
        runs=runs(cleaning, changes),
        counts=count(changes),
        kinds=Counter(change.kind for change in changes),
        questions=[(number, change) for number, change in enumerate(changes, start=1) if change.kind != "applied"],
        findings=_excerpts(review.after.findings, cleaning.text),
        progress=progress(cleaning.passages, review.before, review.after),
    )


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
