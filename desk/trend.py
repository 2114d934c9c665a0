"""Scores and findings over time, from all results in the store."""

from sqlalchemy import Engine, func, select

from desk.database import reading
from desk.tables import Article, Result, StoredFinding, StoredScores
from reports.trend import RulePoint, ScorePoint


def score_trend(engine: Engine, site: str = "", since: str = "") -> list[ScorePoint]:
    """The mean scores of each day, source and signature; articles that have no score before or after are left out."""
    day = func.substr(Result.made, 1, 10)
    before, after = StoredScores.__table__.alias("before_"), StoredScores.__table__.alias("after_")
    query = (
        select(
            day.label("day"),
            Article.site,
            after.c.signature,
            func.count().label("articles"),
            func.avg(before.c.score).label("before"),
            func.avg(after.c.score).label("after"),
        )
        .join(Article, Article.id == Result.article_id)
        .join(before, (before.c.result_id == Result.id) & (before.c.stage == "before"))
        .join(after, (after.c.result_id == Result.id) & (after.c.stage == "after"))
        .where(before.c.score.is_not(None), after.c.score.is_not(None), Result.made >= since)
        .where(*([Article.site == site] if site else []))
        .group_by(day, Article.site, after.c.signature)
        .order_by(day, Article.site, after.c.signature)
    )
    with reading(engine) as connection:
        return [
            ScorePoint(row.day, row.site, row.signature, row.articles, round(row.before, 1), round(row.after, 1))
            for row in connection.execute(query)
        ]


def rule_trend(engine: Engine, site: str = "", since: str = "") -> list[RulePoint]:
    """How often each rule found something in the originals of a day, per 1,000 words."""
    day = func.substr(Result.made, 1, 10)
    mine = [StoredScores.stage == "before", Result.made >= since, *([Article.site == site] if site else [])]
    texts = (
        select(day.label("day"), StoredScores.signature, func.sum(StoredScores.words).label("words"))
        .join(Result, Result.id == StoredScores.result_id)
        .join(Article, Article.id == Result.article_id)
        .where(*mine)
        .group_by(day, StoredScores.signature)
    )
    findings = (
        select(day.label("day"), StoredScores.signature, StoredFinding.rule, func.count().label("found"))
        .join(StoredScores, StoredScores.id == StoredFinding.scores_id)
        .join(Result, Result.id == StoredScores.result_id)
        .join(Article, Article.id == Result.article_id)
        .where(*mine)
        .group_by(day, StoredScores.signature, StoredFinding.rule)
        .order_by(day, StoredFinding.rule)
    )
    with reading(engine) as connection:
        words = {(row.day, row.signature): row.words for row in connection.execute(texts)}
        return [
            RulePoint(row.day, row.rule, row.signature, round(1000 * row.found / words[row.day, row.signature], 2))
            for row in connection.execute(findings)
            if words[row.day, row.signature]
        ]
