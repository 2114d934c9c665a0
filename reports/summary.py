"""What an overview says of one article: enough for a row, little enough that a million of them pass through."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from reports.review import URGENCY, Review


@dataclass(frozen=True, slots=True)
class Summary:
    """`changes` counts by category and kind: {"quotes": {"applied": 3, "query": 1}}."""

    id: str
    title: str
    site: str
    page: str
    language: str
    band_before: str
    score_before: float | None
    band: str
    score: float | None
    reason: str
    words: int
    changes: Mapping[str, Mapping[str, int]]
    notes: tuple[str, ...] = ()

    def of_kind(self, kind: str) -> int:
        """How many changes are applied, queries or notes."""
        return sum(kinds.get(kind, 0) for kinds in self.changes.values())

    @property
    def urgency(self) -> tuple[int, int, float, str]:
        """Sorts what needs a human most to the front: worst band, most questions, lowest score."""
        score = 101.0 if self.score is None else self.score
        return URGENCY.get(self.band, 1), -self.of_kind("query") - self.of_kind("note"), score, self.id


def summary(review: Review) -> Summary:
    """The summary of what was made of one article."""
    cleaning, before, after = review.cleaning, review.before, review.after
    changes: dict[str, Counter[str]] = {}
    for change in cleaning.changes:
        changes.setdefault(change.category, Counter())[change.kind] += 1
    return Summary(
        review.id,
        review.title,
        review.site,
        cleaning.page,
        cleaning.language,
        before.band,
        before.score,
        after.band,
        after.score,
        after.reason,
        after.words,
        {category: dict(kinds) for category, kinds in changes.items()},
        review.notes,
    )
