"""How much of an article is undecided, and so its place in the queue."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, case, func, select, update

from desk.database import chunks
from desk.tables import Article, StoredChange, StoredDecision
from desk.views import is_latest
from reports.review import URGENCY


def recount(connection: Connection, articles: Sequence[int]) -> None:
    """Bring the counts of the articles, and their place in the queue, up to what is decided."""
    open_one = case((func.coalesce(StoredDecision.verdict, "open") == "open", 1), else_=0)
    asked = case((StoredChange.kind == "applied", 0), else_=open_one)
    for some in chunks(list(articles)):
        counted = (
            select(
                Article.id,
                Article.band,
                Article.score,
                func.count(StoredChange.id).label("total"),
                func.coalesce(func.sum(open_one), 0).label("undecided"),
                func.coalesce(func.sum(asked), 0).label("questions"),
            )
            .outerjoin(StoredChange, StoredChange.result_id == Article.result_id)
            .outerjoin(StoredDecision, is_latest(StoredChange.fingerprint, Article.site))
            .where(Article.id.in_(some))
            .group_by(Article.id)
        )
        for row in connection.execute(counted).all():
            # no change joined by the outer join counts as one open
            undecided, questions = (row.undecided, row.questions) if row.total else (0, 0)
            values = {
                "total": row.total,
                "undecided": undecided,
                "questions": questions,
                "urgency": urgency(row.band, questions, row.score),
            }
            connection.execute(update(Article).where(Article.id == row.id).values(values))


def urgency(band: str, questions: int, score: float | None) -> int:
    """Sorts what needs a human most to the front: worst band, most questions, lowest score."""
    value = 100 if score is None else int(score)
    return URGENCY.get(band, 1) * 1_000_000 + (9_999 - min(questions, 9_999)) * 100 + min(value, 99)


def recount_for(connection: Connection, fingerprints: Iterable[str]) -> None:
    """Bring the counts of all articles up to date whose current result has one of these changes."""
    articles: set[int] = set()
    for some in chunks(sorted(fingerprints)):
        articles |= set(
            connection.execute(
                select(Article.id)
                .join(StoredChange, StoredChange.result_id == Article.result_id)
                .where(StoredChange.fingerprint.in_(some))
            ).scalars()
        )
    recount(connection, sorted(articles))
