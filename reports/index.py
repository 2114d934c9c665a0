"""The overview of a run: what needs a human most comes first."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from types import MappingProxyType

from cleaners.edits import CATEGORIES
from reports.article import CategoryCount
from reports.page import BANDS, render
from reports.review import Failure
from reports.summary import Summary
from reports.trend import RulePoint, ScorePoint, trend_values

ROWS = 2_000  # articles that the page lists, the most urgent ones; its figures are of all
_STEPS = 10  # columns of the picture


class Totals:
    """Figures over all articles of a run, taken while they pass by."""

    def __init__(self) -> None:
        self.articles = self.words = self.changed = 0
        self.kinds: Counter[str] = Counter()
        self.categories: Counter[tuple[str, str]] = Counter()
        self.bands_before: Counter[str] = Counter()
        self.bands_after: Counter[str] = Counter()
        self.columns_before: Counter[int] = Counter()
        self.columns_after: Counter[int] = Counter()
        self.worst: list[Summary] = []  # those that the page lists, the most urgent first

    def passing(self, summaries: Iterable[Summary]) -> Iterable[Summary]:
        """The same summaries, each counted."""
        for each in summaries:
            self.articles += 1
            self.words += each.words
            self.changed += each.of_kind("applied") > 0
            for category, kinds in each.changes.items():
                self.kinds.update(kinds)
                self.categories.update({(category, kind): count for kind, count in kinds.items()})
            self.bands_before[each.band_before] += 1
            self.bands_after[each.band] += 1
            for columns, score in ((self.columns_before, each.score_before), (self.columns_after, each.score)):
                if score is not None:
                    columns[min(_STEPS - 1, max(0, int(score * _STEPS // 100)))] += 1
            yield each

    @property
    def below_publish(self) -> int:
        """How many articles an editor should look at before they are published."""
        return self.bands_after["review"] + self.bands_after["reject"]

    def counts(self) -> list[CategoryCount]:
        """The categories that occur, in the order of `CATEGORIES`."""
        found = self.categories
        names = dict.fromkeys([*CATEGORIES, *sorted(category for category, _ in found)])
        rows = [CategoryCount(name, *(found[name, kind] for kind in ("applied", "query", "note"))) for name in names]
        return [row for row in rows if row.total]


def index_page(
    summaries: Iterable[Summary],
    failures: Sequence[Failure],
    title: str,
    link: Callable[[str], str],
    trend: tuple[Sequence[ScorePoint], Sequence[RulePoint]] = ((), ()),
    totals: Totals | None = None,
    onward: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """One HTML page over all articles of a run; `link` gives the address of an article's page by its id, empty for none;
    `trend` is that of the store. `totals` are filled on the way. `onward` are addresses by what stands there, such as the queue.
    """
    totals = totals or Totals()
    totals.worst = rows = nsmallest(ROWS, totals.passing(summaries), key=lambda row: row.urgency)
    return render(
        "index.html",
        layout="base.html",
        title=title,
        rows=rows,
        totals=totals,
        failures=failures,
        link=link,
        counts=totals.counts(),
        bands=list(dict.fromkeys([*BANDS, *totals.bands_before, *totals.bands_after])),
        columns=_columns(totals),
        onward=onward,
        trend=trend_values(*trend) if len({point.day for point in trend[0]}) > 1 else None,
    )


@dataclass(frozen=True, slots=True)
class Column:
    """How many articles scored from `low` to `high`, before and after."""

    low: int
    high: int
    before: int
    after: int


def _columns(totals: Totals) -> list[Column]:
    width = 100 // _STEPS
    return [
        Column(i * width, (i + 1) * width, totals.columns_before[i], totals.columns_after[i]) for i in range(_STEPS)
    ]
