"""Puts what a run made of articles into the store.

    save(engine, reviews, profile="standard", run=run_id)

A result that is there already is left alone, so the same run may be done twice, and several runs at once. An edit that was
decided before, in an earlier version or another paper's copy, is decided here too: decisions hang on its fingerprint.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from sqlalchemy import Connection, Engine, delete, insert, select, text, update

from desk.clock import now
from desk.counts import recount
from desk.database import chunks, insert_new, writing
from desk.policies import decide_by_policy
from desk.tables import (
    Article,
    Content,
    Result,
    RuleCount,
    Run,
    StoredChange,
    StoredFinding,
    StoredScores,
)
from reports.fingerprint import fingerprints, wording
from reports.review import Review
from reports.signs import visible
from scorers.score import Scores

_SEARCHED = 100_000  # characters of an article that the search of the queue looks through


def start_run(engine: Engine, name: str, url: str = "", again: str = "") -> int:
    """The number of a new run; `url` is its page in Prefect, `again` Prefect's form filled in for another.

    A run that was suspended and goes on has the same page: it keeps its number.
    """
    with writing(engine) as connection:
        known = connection.execute(select(Run.id).where(Run.url == url)).scalar() if url else None
        if known:
            return known
        row = {"name": visible(name), "started": now(), "url": url, "again": again}
        return connection.execute(insert(Run).values(row).returning(Run.id)).scalar_one()


def end_run(engine: Engine, number: int, figures: Mapping[str, float]) -> None:
    """Write down what a run did, by the names in `metrics.FIGURES`; added to what it did before it was suspended."""
    with writing(engine) as connection:
        before = connection.execute(select(Run.figures).where(Run.id == number)).scalar() or {}
        both = {name: before.get(name, 0) + value for name, value in figures.items()}
        connection.execute(update(Run).where(Run.id == number).values(figures=before | both))


def made_by(signature: str, profile: str) -> str:
    """What tells one result of a text from another: the signature of its score, and the name of its profile."""
    return f"{signature}|profile:{profile}"


def save(engine: Engine, reviews: Iterable[Review], profile: str, run: int | None = None) -> dict[str, int]:
    """The number of each article by its id; all of the reviews are stored, or none.

    `profile` names the settings that made them; with the score's signature it tells one result of a text from another.
    """
    ordered = sorted(reviews, key=lambda review: (review.site, review.id))  # two runs take locks in one order
    with writing(engine) as connection:
        return {review.id: _save(connection, review, profile, run) for review in ordered}


def _save(connection: Connection, review: Review, profile: str, run: int | None) -> int:
    original = review.cleaning.original
    content = hashlib.sha256(original.encode()).hexdigest()
    insert_new(connection, Content, {"hash": content, "text": original})
    site, name = visible(review.site), visible(review.id)
    title = visible(review.title)
    row = {"site": site, "name": name, "title": title, "state": "open", "band": "", "updated": now()}
    insert_new(connection, Article, row | {"total": 0, "undecided": 0, "questions": 0, "urgency": 0})
    mine = (Article.site == site) & (Article.name == name)
    article = connection.execute(select(Article.id, Article.result_id).where(mine).with_for_update()).one()
    made = made_by(review.after.signature, profile)
    same = (Result.article_id == article.id) & (Result.content_hash == content) & (Result.made_by == made)
    result = connection.execute(select(Result.id).where(same)).scalar()
    if result is None:
        result = _new_result(connection, review, article.id, content, made, run)
    if result != article.result_id:
        _make_current(connection, review, article.id, result, article.result_id, content)
    return article.id


def _new_result(
    connection: Connection, review: Review, article: int, content: str, made_by: str, run: int | None
) -> int:
    cleaning = review.cleaning
    row = {
        "article_id": article,
        "content_hash": content,
        "made_by": made_by,
        "run_id": run,
        "made": now(),
        "page": visible(cleaning.page),
        "language": cleaning.language,
        "notes": [visible(note) for note in review.notes],
        "captions": [
            {name: value and visible(value) for name, value in asdict(caption).items()} for caption in cleaning.captions
        ],
    }
    result = connection.execute(insert(Result).values(row).returning(Result.id)).scalar_one()
    prints = fingerprints(cleaning.original, cleaning.changes)
    changes = [
        {
            "result_id": result,
            "number": number,
            "start": change.start,
            "end": change.end,
            "after": change.after,
            "rule": change.rule,
            "rules": list(change.rules),
            "why": visible(change.why),
            "confidence": change.confidence,
            "kind": change.kind,
            "fingerprint": fingerprint,
            "wording": wording(change.rule, change.before, change.after),
        }
        for number, (change, fingerprint) in enumerate(zip(cleaning.changes, prints, strict=True), start=1)
    ]
    for part in chunks(changes):
        connection.execute(insert(StoredChange), part)
    for at, (stage, scores) in enumerate((("before", review.before), ("after", review.after))):
        opinions = {name: asdict(pair[at]) for name, pair in review.opinions.items()}
        _save_scores(connection, result, stage, scores, opinions)
    return result


def _save_scores(
    connection: Connection, result: int, stage: str, scores: Scores, opinions: Mapping[str, object]
) -> None:
    others = {
        "checks": [{"name": check.name, "message": visible(check.message)} for check in scores.checks],
        "reference": scores.reference and {name: asdict(metric) for name, metric in scores.reference.items()},
        "opinions": opinions,
    }
    row = {
        "result_id": result,
        "stage": stage,
        "score": scores.score,
        "band": scores.band,
        "reason": visible(scores.reason),
        "penalty": scores.penalty_per_1000_words,
        "low": scores.interval[0],
        "high": scores.interval[1],
        "words": scores.words,
        "adequacy": visible(scores.adequacy),
        "signature": scores.signature,
        "others": others,
    }
    number = connection.execute(insert(StoredScores).values(row).returning(StoredScores.id)).scalar_one()
    findings = [
        {"scores_id": number, **asdict(finding), "why": visible(finding.why), "rule": finding.rule[:100]}
        for finding in scores.findings
    ]
    for part in chunks(findings):
        connection.execute(insert(StoredFinding), part)


def _make_current(
    connection: Connection, review: Review, article: int, result: int, former: int | None, content: str
) -> None:
    """The article stands for this result from now on; a new text opens it again."""
    values: dict[str, object] = {
        "result_id": result,
        "title": visible(review.title),
        "band": review.after.band,
        "score": review.after.score,
        "score_before": review.before.score,
        "updated": now(),
    }
    old = connection.execute(select(Result.content_hash).where(Result.id == former)).scalar() if former else None
    if old not in (None, content):
        values["state"] = "open"
    connection.execute(update(Article).where(Article.id == article).values(values))
    connection.execute(delete(RuleCount).where(RuleCount.article_id == article))
    counts = Counter(change.rule for change in review.cleaning.changes)
    if counts:
        rows = [{"rule": rule, "article_id": article, "count": count} for rule, count in counts.items()]
        connection.execute(insert(RuleCount), rows)
    _index(connection, article, f"{review.id} {review.title} {review.cleaning.text[:_SEARCHED]}")
    decide_by_policy(connection, article, result)
    recount(connection, [article])


def _index(connection: Connection, article: int, body: str) -> None:
    body = visible(body)
    connection.execute(text("DELETE FROM article_search WHERE rowid = :id"), {"id": article})
    put = ":body" if connection.dialect.name == "sqlite" else "to_tsvector('simple', :body)"
    row = {"id": article, "body": body}
    connection.execute(text(f"INSERT INTO article_search (rowid, body) VALUES (:id, {put})"), row)
