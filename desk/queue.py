"""The queue: which articles need a human, the most urgent first (or the oldest, the newest), a page at a time.

    page = listed(engine, Filter(band="review", text="harbour"))
    page = listed(engine, Filter(band="review", text="harbour"), after=page.next)

A page costs the same however many articles there are: it goes on behind the last one shown, and counts come from indexes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import regex
from sqlalchemy import ColumnElement, Connection, Engine, case, distinct, func, literal_column, select, text, tuple_

from desk.database import reading
from desk.tables import Article, Result, RuleCount, StoredScores, StoredVerdict
from desk.views import present_decisions

PAGE = 50  # articles
OPEN = ("open", "sent back")
SORTS = {"": "the most urgent first", "oldest": "the oldest first", "newest": "the newest first"}
STATES = ("open", "sent back", "approved", "rejected")
COUNTED = 10_000  # a count goes no further: "10,000 or more" says as much, and a search need not look at them all


@dataclass(frozen=True, slots=True)
class Filter:
    """What the queue shows; an empty field stands for any. `state` "" is what is still to do; `since` is a date."""

    site: str = ""
    band: str = ""
    rule: str = ""
    state: str = ""
    since: str = ""
    text: str = ""
    run: int = 0
    sort: str = ""  # one of SORTS

    def place(self, row: Any) -> str:
        """Where an article stands in this order, as `listed` takes it to go on behind it."""
        return f"{row.updated if self.sort else row.urgency}~{row.id}"

    def conditions(self, dialect: str) -> list[ColumnElement[bool]]:
        """The conditions on articles, for a statement in this database."""
        found: list[ColumnElement[bool]] = []
        if self.state != "any":
            found.append(Article.state == self.state if self.state else Article.state.in_(OPEN))
        found += [Article.site == self.site] if self.site else []
        found += [Article.band == self.band] if self.band else []
        found += [Article.updated >= self.since] if self.since else []
        if self.rule:
            having = select(RuleCount.article_id).where(RuleCount.rule == self.rule)
            found.append(Article.id.in_(having))
        if self.run:
            found.append(Article.result_id.in_(select(Result.id).where(Result.run_id == self.run)))
        if words := regex.findall(r"[\p{L}\p{M}\p{N}]+", self.text):
            found.append(_matches(words, dialect))
        return found


def _matches(words: list[str], dialect: str) -> ColumnElement[bool]:
    """Whether all the words, the last of them perhaps only begun, stand in the article."""
    begun = len(words[-1]) > 3
    if dialect == "sqlite":
        query = " ".join(f'"{word}"' for word in words) + "*" * begun
        matching = text("SELECT rowid FROM article_search WHERE article_search MATCH :words")
    else:
        query = " & ".join(words) + ":*" * begun
        matching = text("SELECT rowid FROM article_search WHERE body @@ to_tsquery('simple', :words)")
    return Article.id.in_(matching.bindparams(words=query).columns(literal_column("rowid")).scalar_subquery())


@dataclass(frozen=True, slots=True)
class Page:
    """Articles as rows of the table, how many there are in all (at most COUNTED), where the next page begins, and why each is
    in its band, by the number of its result.
    """

    rows: list[Article]
    count: int
    next: str
    reasons: Mapping[int, str]


def listed(engine: Engine, wanted: Filter, after: str = "", size: int = PAGE) -> Page:
    """The articles that the filter lets through, from behind the place `after` on (`Page.next`, `Filter.place`)."""
    some = select(Article.id).where(*wanted.conditions(engine.dialect.name)).limit(COUNTED).subquery()
    with reading(engine) as connection:
        rows = _behind(connection, wanted, after, size + 1)
        count = connection.execute(select(func.count()).select_from(some)).scalar_one()
        why = select(StoredScores.result_id, StoredScores.reason).where(
            StoredScores.result_id.in_([row.result_id for row in rows[:size]]), StoredScores.stage == "after"
        )
        reasons = {row.result_id: row.reason for row in connection.execute(why)}
    last = rows[size - 1] if len(rows) > size else None
    return Page(rows[:size], count, wanted.place(last) if last else "", reasons)


def _behind(connection: Connection, wanted: Filter, after: str, most: int) -> list[Article]:
    """The next articles behind a place, in order; from the first on where that is empty."""
    conditions = wanted.conditions(connection.dialect.name)
    order = (Article.updated if wanted.sort else Article.urgency, Article.id)
    if after:
        value, _, number = after.rpartition("~")
        place = (value if wanted.sort else int(value), int(number))
        conditions.append(tuple_(*order) < place if wanted.sort == "newest" else tuple_(*order) > place)
    sorted_by = [each.desc() for each in order] if wanted.sort == "newest" else order
    query = select(Article.__table__).where(*conditions).order_by(*sorted_by).limit(most)
    return [Article(**row) for row in connection.execute(query).mappings()]


def neighbour(engine: Engine, wanted: Filter, number: int) -> int | None:
    """The article that follows this one in the queue, the first one behind the last; None where there is no other."""
    mine = select(Article.id, Article.urgency, Article.updated).where(Article.id == number)
    with reading(engine) as connection:
        row = connection.execute(mine).first()
        for after in (wanted.place(row), "") if row else ():
            following = _behind(connection, wanted, after, 2)
            if other := next((each.id for each in following if each.id != number), None):
                return other
    return None


def choices(engine: Engine) -> Mapping[str, list[Any]]:
    """What can be chosen in the filters: sites and rules that occur."""
    with reading(engine) as connection:
        return {
            "sites": _distinct(connection, Article.site),
            "rules": _distinct(connection, RuleCount.rule),
        }


def _distinct(connection: Any, column: Any) -> list[str]:
    """The values of an indexed column, each found by one step in the index: `distinct` would read every row."""
    found, last = [], ""
    while (value := connection.execute(select(func.min(column)).where(column > last)).scalar()) is not None:
        found.append(value)
        last = value
    return found


@dataclass(frozen=True, slots=True)
class Totals:
    """How many articles are in each state and band, and what was done today (UTC)."""

    by_state: Mapping[str, int]
    by_band: Mapping[str, int]  # of those still to do
    decided_today: int
    finished_today: int


def totals(engine: Engine) -> Totals:
    """The counts at the head of the queue."""
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    grouped = select(Article.band, Article.state, func.count()).group_by(Article.band, Article.state)
    decided = select(func.count(distinct(present_decisions.c.fingerprint))).where(
        present_decisions.c.at >= today, present_decisions.c.verdict != "open", present_decisions.c.by_policy.is_(False)
    )
    finished = (
        select(func.count(distinct(StoredVerdict.article_id)))
        .join(Article, Article.id == StoredVerdict.article_id)
        .where(StoredVerdict.at >= today, Article.state.not_in(OPEN))
    )
    by_state: dict[str, int] = dict.fromkeys(STATES, 0)
    by_band: dict[str, int] = {}
    with reading(engine) as connection:
        for band, state, count in connection.execute(grouped):
            by_state[state] = by_state.get(state, 0) + count
            if state in OPEN:
                by_band[band] = by_band.get(band, 0) + count
        return Totals(
            by_state, by_band, connection.execute(decided).scalar_one(), connection.execute(finished).scalar_one()
        )


@dataclass(frozen=True, slots=True)
class ToApprove:
    """What a bulk approval would touch: articles still to do, and those among them that an editor might look at first."""

    count: int
    sent_back: int
    asked: int
    below: int


def to_approve(engine: Engine, wanted: Filter) -> ToApprove:
    """The articles that the filter lets through and that are still to do, counted."""
    conditions = [*wanted.conditions(engine.dialect.name), Article.state.in_(OPEN)]
    counts = (
        func.count(),
        func.sum(case((Article.state == "sent back", 1), else_=0)),
        func.sum(case((Article.questions > 0, 1), else_=0)),
        func.sum(case((Article.band != "publish", 1), else_=0)),
    )
    with reading(engine) as connection:
        row = connection.execute(select(*counts).where(*conditions)).one()
    return ToApprove(*(value or 0 for value in row))
