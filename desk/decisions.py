"""Decisions: taken one at a time or many in one act, never overwritten, taken back by another decision.

decide(engine, [Asked("request-1", change=17, verdict="accepted", seen=0)], who="ana")
undo(engine, act, who="ana")
"""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, func, insert, select, text

from desk.clock import now
from desk.counts import recount_for
from desk.database import reading, writing
from desk.tables import Article, Result, StoredChange, StoredDecision
from desk.views import is_latest
from reports.decided import Verdict

_LOCK = 7_102_027  # of PostgreSQL's advisory locks: one decides at a time, so that nobody overlooks another's word


@dataclass(frozen=True, slots=True)
class Asked:
    """A word on the change with this number of the store. `request` is the asker's own name for it, so that it can be sent
    twice; `seen` is the number of the decision that they saw there, 0 for none.
    """

    request: str
    change: int
    verdict: Verdict
    seen: int
    wording: str | None = None
    comment: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands now: the number of the decision, and whether it is somebody else's word that the asker had not seen."""

    request: str
    change: int
    decision: int
    conflict: bool


def decide(engine: Engine, asked: Sequence[Asked], who: str, article: int | None = None) -> list[Answer]:
    """Store the decisions, in order. One that would overrule what its asker had not seen is not stored.

    Raises LookupError for a change that does not exist, or not in this article.
    """
    with _deciding(engine) as connection:
        touched: set[str] = set()
        answers = [_decide(connection, each, who, touched, article) for each in asked]
        recount_for(connection, touched)
        return answers


@contextmanager
def _deciding(engine: Engine) -> Iterator[Connection]:
    """A transaction in which nobody else decides."""
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


def _decide(connection: Connection, asked: Asked, who: str, touched: set[str], article: int | None = None) -> Answer:
    done = select(StoredDecision.id).where(StoredDecision.request == asked.request)
    if (number := connection.execute(done).scalar()) is not None:
        return Answer(asked.request, asked.change, number, False)
    found = connection.execute(
        select(StoredChange.fingerprint, StoredChange.rule, Article.id, Article.site)
        .join(Result, Result.id == StoredChange.result_id)
        .join(Article, Article.id == Result.article_id)
        .where(StoredChange.id == asked.change)
    ).first()
    if found is None or article not in (None, found.id):
        raise LookupError(f"There is no change {asked.change} in this article.")
    last = _last(connection, found.fingerprint, found.site)
    if last and last.id != asked.seen:
        same = (last.verdict, last.wording, last.comment) == (asked.verdict, asked.wording, asked.comment)
        return Answer(asked.request, asked.change, last.id, not same)
    row = {
        "request": asked.request,
        "act": asked.act or asked.request,
        "fingerprint": found.fingerprint,
        "article_id": found.id,
        "rule": found.rule,
        "site": found.site,
        "verdict": asked.verdict,
        "wording": asked.wording,
        "comment": asked.comment,
        "who": who,
        "by_policy": False,
        "scope": "",
        "at": now(),
    }
    number = connection.execute(insert(StoredDecision).values(row).returning(StoredDecision.id)).scalar_one()
    touched.add(found.fingerprint)
    return Answer(asked.request, asked.change, number, False)


def _last(connection: Connection, fingerprint: str, site: str) -> Any:
    return connection.execute(select(StoredDecision).where(is_latest(fingerprint, site))).first()


def open_changes(connection: Connection, *conditions: ColumnElement[bool]) -> Sequence[Any]:
    """The undecided changes of current results that meet the conditions: change and decision seen."""
    return connection.execute(
        select(StoredChange.id, func.coalesce(StoredDecision.id, 0).label("seen"), Article.id.label("article"))
        .join(Article, Article.result_id == StoredChange.result_id)
        .outerjoin(StoredDecision, is_latest(StoredChange.fingerprint, Article.site))
        .where(func.coalesce(StoredDecision.verdict, "open") == "open", *conditions)
        .order_by(StoredChange.id)
    ).all()


def count_open(engine: Engine, conditions: Sequence[ColumnElement[bool]]) -> tuple[int, int]:
    """How many undecided changes meet the conditions, and in how many articles they stand."""
    with reading(engine) as connection:
        found = open_changes(connection, *conditions)
        return len(found), len({row.article for row in found})


def decide_all(
    engine: Engine, conditions: Sequence[ColumnElement[bool]], verdict: Verdict, who: str, act: str
) -> list[Answer]:
    """The same word on every undecided change that meets the conditions, as one act; sent twice it is done once."""
    with _deciding(engine) as connection:
        if connection.execute(select(StoredDecision.id).where(StoredDecision.act == act).limit(1)).first():
            return []
        touched: set[str] = set()
        rows = open_changes(connection, *conditions)
        asked = [Asked(f"{act} {row.id}", row.id, verdict, row.seen, act=act) for row in rows]
        answers = [_decide(connection, each, who, touched) for each in asked]
        recount_for(connection, touched)
        return answers


def is_own(engine: Engine, act: str, who: str) -> bool:
    """Whether nobody else has a part in the act."""
    with reading(engine) as connection:
        mine = select(func.count()).where(StoredDecision.act == act, StoredDecision.who != who)
        return connection.execute(mine).scalar_one() == 0


def undo(engine: Engine, act: str, who: str) -> tuple[int, int]:
    """Take the decisions of an act back, each to the word before it. Returns how many were, and how many were not because
    somebody decided anew since.
    """
    with _deciding(engine) as connection:
        taken_back = kept = 0
        touched: set[str] = set()
        mine = select(StoredDecision).where(StoredDecision.act == act).order_by(StoredDecision.id.desc())
        for row in connection.execute(mine).all():
            if _last(connection, row.fingerprint, row.site).id != row.id:
                kept += row.fingerprint not in touched
                continue
            earlier = connection.execute(
                select(StoredDecision)
                .where(StoredDecision.fingerprint == row.fingerprint, StoredDecision.id < row.id)
                .where(StoredDecision.scope.in_(("", row.site)))
                .order_by(StoredDecision.id.desc())
                .limit(1)
            ).first()
            word = {"verdict": "open", "wording": None, "comment": "", "by_policy": False}
            if earlier:
                word = {name: getattr(earlier, name) for name in word}
            values = {name: getattr(row, name) for name in ("fingerprint", "article_id", "rule", "site", "scope")}
            values |= word | {"request": uuid.uuid4().hex, "act": f"undo {act}"[:100], "who": who, "at": now()}
            connection.execute(insert(StoredDecision).values(values))
            touched.add(row.fingerprint)
            taken_back += 1
        recount_for(connection, touched)
        return taken_back, kept
