"""Which articles of the store were made by other rules than those of today, and what nobody needs any more."""

from collections.abc import Callable, Iterator

from sqlalchemy import Engine, delete, exists, select

from desk.database import chunks, reading, writing
from desk.queue import OPEN
from desk.saving import made_by
from desk.tables import Article, Content, Result, Run, StoredChange, StoredFinding, StoredScores, StoredVerdict

_AT_ONCE = 200  # articles


def outdated(
    engine: Engine, signature: str, profile_of: Callable[[str], str], finished: bool = False
) -> Iterator[tuple[str, str, str]]:
    """(source, name, text as it came) of each article whose current result has another signature, or another profile than
    `profile_of` names for its source; those that are finished too only if asked. What was compared with a source text is left out:
    the store does not hold that.
    """
    last = 0
    while True:
        query = (
            select(Article.id, Article.site, Article.name, Result.made_by, Content.text)
            .join(Result, Result.id == Article.result_id)
            .join(Content, Content.hash == Result.content_hash)
            .join(StoredScores, (StoredScores.result_id == Result.id) & (StoredScores.stage == "after"))
            .where(Article.id > last, StoredScores.adequacy == "not assessed")
            .order_by(Article.id)
            .limit(_AT_ONCE)
        )
        if not finished:
            query = query.where(Article.state.in_(OPEN))
        with reading(engine) as connection:
            rows = connection.execute(query).all()
        if not rows:
            return
        for row in rows:
            if row.made_by != made_by(signature, profile_of(row.site)):
                yield row.site, row.name, row.text
        last = rows[-1].id


def forget_before(engine: Engine, day: str) -> dict[str, int]:
    """Remove results of before the day (ISO 8601) that a newer one replaced and on which no verdict rests, the contents that no
    result has any more, and runs that nothing is left of. Returns how many of each.
    """
    current = exists().where(Article.result_id == Result.id)
    judged = exists().where(StoredVerdict.result_id == Result.id)
    count = {"results": 0, "runs": 0}
    with writing(engine) as connection:
        old = list(connection.execute(select(Result.id).where(Result.made < day, ~current, ~judged)).scalars())
        for some in chunks(old):
            scores = select(StoredScores.id).where(StoredScores.result_id.in_(some))
            connection.execute(delete(StoredFinding).where(StoredFinding.scores_id.in_(scores)))
            for table in (StoredScores, StoredChange):
                connection.execute(delete(table).where(table.result_id.in_(some)))
            count["results"] += connection.execute(delete(Result).where(Result.id.in_(some))).rowcount
        connection.execute(delete(Content).where(~exists().where(Result.content_hash == Content.hash)))
        done = connection.execute(delete(Run).where(Run.started < day, ~exists().where(Result.run_id == Run.id)))
        count["runs"] = done.rowcount
    return count
