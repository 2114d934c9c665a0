"""The overview of a run: what needs a human most comes first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from reports.article import count
from reports.page import BANDS, render
from reports.review import URGENCY, Failure, Review
from reports.trend import RulePoint, ScorePoint, trend_values

_STEPS = 10  # columns of the picture


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the overview."""

    review: Review
    applied: int
    queries: int
    notes: int

    @property
    def urgency(self) -> tuple[int, int, float, str]:
        """Sorts what needs a human most to the front: worst band, most questions, lowest score."""
        after = self.review.after
        score = 101.0 if after.score is None else after.score
        return URGENCY.get(after.band, 1), -self.queries - self.notes, score, self.review.id


def index_page(
    reviews: Iterable[Review],
    failures: Sequence[Failure],
    title: str,
    links: Mapping[str, str],
    trend: tuple[Sequence[ScorePoint], Sequence[RulePoint]] = ((), ()),
) -> str:
    """One HTML page over all articles of a run; `links` leads from an article's id to its page, `trend` is that of the
    store.
    """
    rows, everything = [], []
    for review in reviews:
        changes = review.cleaning.changes
        kinds = Counter(change.kind for change in changes)
        rows.append(Row(review, kinds["applied"], kinds["query"], kinds["note"]))
        everything.append(changes)
    rows.sort(key=lambda row: row.urgency)
    before, after = [row.review.before for row in rows], [row.review.after for row in rows]
    return render(
        "index.html",
        layout="base.html",
        title=title,
        rows=rows,
        failures=failures,
        links=links,
        counts=count(chain.from_iterable(everything)),
        bands_before=Counter(scores.band for scores in before),
        bands_after=Counter(scores.band for scores in after),
        bands=list(dict.fromkeys([*BANDS, *(scores.band for scores in before + after)])),
        columns=_columns([scores.score for scores in before], [scores.score for scores in after]),
        words=sum(scores.words for scores in after),
        trend=trend_values(*trend) if len({point.day for point in trend[0]}) > 1 else None,
    )


@dataclass(frozen=True, slots=True)
class Column:
    """How many articles scored from `low` to `high`, before and after."""

    low: int
    high: int
    before: int
    after: int


def _columns(before: Iterable[float | None], after: Iterable[float | None]) -> list[Column]:
    old, new = _spread(before), _spread(after)
    width = 100 // _STEPS
    return [Column(i * width, (i + 1) * width, old[i], new[i]) for i in range(_STEPS)]


def _spread(scores: Iterable[float | None]) -> Counter[int]:
    return Counter(min(_STEPS - 1, max(0, int(score * _STEPS // 100))) for score in scores if score is not None)
