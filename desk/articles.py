"""An article as the store knows it: the current result, what was decided, and its history."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update

from cleaners.clean import Caption, Change, Cleaning
from cleaners.edits import Edit, Passage
from desk.clock import now
from desk.database import reading, writing
from desk.queue import OPEN, Filter
from desk.tables import (
    Article,
    Content,
    Result,
    Run,
    StoredChange,
    StoredDecision,
    StoredFinding,
    StoredScores,
    StoredVerdict,
)
from desk.views import is_latest
from reports.decided import Decision, final_text
from reports.review import Review
from reports.signs import visible
from scorers.plugin import Opinion
from scorers.reference import Metric
from scorers.score import Finding, Scores
from scorers.source import SourceCheck

STATES = {"approve": "approved", "send back": "sent back", "reject": "rejected", "reopen": "open"}


class FinishError(ValueError):
    """The article cannot be finished that way; the message says why."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A word on the whole article, and the text as it was then."""

    verdict: str
    comment: str
    text: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """`decisions` are by the number of the change, `ids` are the store's numbers of the changes in their order."""

    id: int
    site: str
    state: str
    result: int
    review: Review
    ids: tuple[int, ...]
    decisions: dict[int, Decision]
    verdicts: tuple[Verdict, ...]
    run: Run | None

    @property
    def changes(self) -> list[Change]:
        """The changes and questions, the first is number 1."""
        return self.review.cleaning.changes

    @property
    def captions(self) -> tuple[Caption, ...]:
        """The captions that were moved out of the body and not put back by an editor."""
        kept = [
            change.before
            for number, change in enumerate(self.changes, start=1)
            if change.category == "caption" and self.decisions.get(number, Decision("open")).verdict == "rejected"
        ]
        return tuple(
            caption
            for caption in self.review.cleaning.captions
            if not any((caption.text or caption.credit or "") in text for text in kept)
        )

    @property
    def text(self) -> str:
        """The text as decided; of an article that is finished, the one it was finished with."""
        if self.state in ("approved", "rejected") and self.verdicts:
            return self.verdicts[-1].text
        return final_text(self.review.cleaning.original, self.changes, self.decisions)


@dataclass(frozen=True)
class _Stored(Cleaning):
    """A cleaning whose changes come from the store."""

    stored: tuple[Change, ...] = ()

    @property
    def changes(self) -> list[Change]:  # type: ignore[override]
        return list(self.stored)


def article(engine: Engine, number: int) -> StoredArticle | None:
    """The article with this number, None where there is none."""
    with reading(engine) as connection:
        return load(connection, number)


def article_numbers(engine: Engine, wanted: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The numbers of articles by (source, name); those that are not there are left out."""
    found = {}
    with reading(engine) as connection:
        for site, name in wanted:
            mine = (Article.site == visible(site)) & (Article.name == visible(name))
            if number := connection.execute(select(Article.id).where(mine)).scalar():
                found[site, name] = number
    return found


def state(engine: Engine, number: int) -> str | None:
    """The state of the article alone: a key press need not wait for all of it."""
    with reading(engine) as connection:
        return connection.execute(select(Article.state).where(Article.id == number)).scalar()


def load(connection: Connection, number: int) -> StoredArticle | None:
    """The article, read in a transaction that is open already."""
    row = connection.execute(
        select(Article.site, Article.title, Article.state, Article.result_id).where(Article.id == number)
    ).first()
    if row is None or row.result_id is None:
        return None
    review, ids, run = _result(connection.engine, row.result_id)
    verdicts = connection.execute(
        select(StoredVerdict).where(StoredVerdict.article_id == number).order_by(StoredVerdict.id)
    ).all()
    finished = row.state in ("approved", "rejected") and bool(verdicts)
    return StoredArticle(
        number,
        row.site,
        row.state,
        row.result_id,
        replace(review, title=row.title),
        ids,
        decisions_of(connection, row.result_id, number, verdicts[-1].decision_id if finished else None),
        tuple(Verdict(each.verdict, each.comment, each.text, each.who, each.at) for each in verdicts),
        run,
    )


@lru_cache(maxsize=64)
def _result(engine: Engine, result: int) -> tuple[Review, tuple[int, ...], Run | None]:
    """A result, the store's numbers of its changes, and its run: none of it ever changes, so that it is read once."""
    with reading(engine) as connection:
        row = connection.execute(
            select(Article.site, Article.name, Article.title, Result, Content.text)
            .join(Article, Article.id == Result.article_id)
            .join(Content, Content.hash == Result.content_hash)
            .where(Result.id == result)
        ).one()
        stored = connection.execute(
            select(StoredChange).where(StoredChange.result_id == result).order_by(StoredChange.number)
        ).all()
        before, after = (_scores(connection, result, stage) for stage in ("before", "after"))
        run = connection.execute(select(Run).where(Run.id == row.run_id)).first()
    changes = tuple(_change(row.text, each) for each in stored)
    cleaning = _cleaning(row.text, changes, row)
    opinions = {name: (before[1][name], after[1][name]) for name in before[1]}
    review = Review(row.name, row.title, cleaning, before[0], after[0], tuple(row.notes), opinions, row.site)
    return review, tuple(each.id for each in stored), Run(**run._mapping) if run else None


def decisions_of(connection: Connection, result: int, number: int, until: int | None) -> dict[int, Decision]:
    """The last word on each change of a result, by the number of the change; made in whichever article.

    Of an article that is finished the words up to its verdict count, which rests on the decision `until`.
    """
    rows = connection.execute(
        select(StoredChange.number, StoredDecision)
        .select_from(StoredChange)
        .join(Article, Article.id == number)
        .join(StoredDecision, is_latest(StoredChange.fingerprint, Article.site, until))
        .where(StoredChange.result_id == result)
    ).all()
    return {
        row.number: Decision(
            row.verdict,
            row.id,
            row.wording,
            row.comment,
            f"{row.who} (policy)" if row.by_policy else row.who,
            row.at,
            row.article_id != number,
        )
        for row in rows
    }


def _change(original: str, row: Any) -> Change:
    before = original[row.start : row.end]
    return Change(row.start, row.end, before, row.after, row.rule, tuple(row.rules), row.why, row.confidence, row.kind)


def _cleaning(original: str, changes: Sequence[Change], row: Any) -> Cleaning:
    passages, at = [], 0
    for change in changes:
        if change.kind == "applied":
            if change.start > at:
                passages.append(Passage(at, change.start, original[at : change.start]))
            after = change.after or ""
            edit = Edit(change.start, change.end, after, change.rule, change.why, change.confidence)
            passages.append(Passage(change.start, change.end, after, (edit,)))
            at = change.end
    if at < len(original):
        passages.append(Passage(at, len(original), original[at:]))
    text = "".join(passage.text for passage in passages)
    captions = tuple(Caption(**caption) for caption in row.captions)
    return _Stored(original, text, tuple(passages), (), captions, row.page, row.language, tuple(changes))


def _scores(connection: Connection, result: int, stage: str) -> tuple[Scores, dict[str, Opinion]]:
    mine = (StoredScores.result_id == result) & (StoredScores.stage == stage)
    row = connection.execute(select(StoredScores).where(mine)).one()
    found = connection.execute(
        select(StoredFinding).where(StoredFinding.scores_id == row.id).order_by(StoredFinding.id)
    ).mappings()
    names = Finding.__dataclass_fields__
    findings = tuple(Finding(**{name: each[name] for name in names}) for each in found)
    reference = row.others["reference"]
    scores = Scores(
        row.score,
        row.band,
        row.reason,
        row.penalty,
        (row.low, row.high),
        row.words,
        findings,
        row.adequacy,
        row.signature,
        tuple(SourceCheck(**check) for check in row.others["checks"]),
        reference and {name: Metric(**metric) for name, metric in reference.items()},
    )
    return scores, {name: Opinion(**opinion) for name, opinion in row.others["opinions"].items()}


def finish(
    engine: Engine,
    number: int,
    verdict: str,
    who: str,
    comment: str = "",
    result: int = 0,
    act: str = "",
    seen: Sequence[str] = (),
) -> str:
    """Approve, send back, reject or reopen an article; the new state. Its text as decided is kept with the word.

    `result` and the state `seen` are what the editor looked at. Raises LookupError for an article that is not there and
    FinishError where a newer version or another's word came in between.
    """
    with writing(engine) as connection:
        connection.execute(select(Article.id).where(Article.id == number).with_for_update())
        found = load(connection, number)
        if found is None:
            raise LookupError(f"There is no article {number}.")
        if result and found.result != result:
            raise FinishError("A newer version of this article came in. Reload the page and look at it first.")
        if seen and found.state not in seen:
            raise FinishError(f"{found.verdicts[-1].who} has finished it meanwhile: it is {found.state}.")
        state = STATES[verdict]
        row = {"article_id": number, "result_id": found.result, "verdict": verdict, "comment": comment, "act": act}
        text = final_text(found.review.cleaning.original, found.changes, found.decisions)
        last = connection.execute(select(func.coalesce(func.max(StoredDecision.id), 0))).scalar_one()
        row |= {"text": text, "who": who, "at": now(), "decision_id": last}
        connection.execute(insert(StoredVerdict).values(row))
        connection.execute(update(Article).where(Article.id == number).values(state=state, updated=now()))
        return state


def approve_all(engine: Engine, wanted: Filter, who: str, act: str) -> int:
    """Approve all articles that the filter lets through and that are still to do; how many that were. `act` joins them."""
    conditions = [*wanted.conditions(engine.dialect.name), Article.state.in_(OPEN)]
    with reading(engine) as connection:
        numbers = list(connection.execute(select(Article.id).where(*conditions).order_by(Article.id)).scalars())
    done = 0
    for number in numbers:
        with suppress(FinishError):  # somebody finished it meanwhile
            finish(engine, number, "approve", who, act=act, seen=OPEN)
            done += 1
    return done


def reopen_all(engine: Engine, act: str, who: str) -> tuple[int, int]:
    """Open the articles again that one act approved. Returns how many, and how many had another word since."""
    with reading(engine) as connection:
        last = select(func.max(StoredVerdict.id)).group_by(StoredVerdict.article_id)
        mine = select(StoredVerdict.article_id, StoredVerdict.id.in_(last).label("last")).where(
            StoredVerdict.act == act
        )
        rows = connection.execute(mine).all()
    numbers = [row.article_id for row in rows if row.last]
    for number in numbers:
        finish(engine, number, "reopen", who)
    return len(numbers), len(rows) - len(numbers)
