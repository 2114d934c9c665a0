"""The pages of the desk: what their templates are given."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from sqlalchemy import Engine, func, select

from desk.articles import StoredArticle
from desk.database import reading
from desk.exports import EXPORTS
from desk.queue import OPEN
from desk.tables import Article, StoredChange
from desk.users import Person
from desk.views import latest
from reports.article import article_values
from reports.decided import Decision, score_as_decided
from reports.page import environment


def page(template: str, **values: Any) -> str:
    """The page that the template makes of the values."""
    return _environment().get_template(template).render({"message": "", "act": "", "back": ""} | values)


@cache
def _environment() -> Environment:
    found = environment("desk", "reports")
    found.globals.update(static=static)
    found.filters.update(date=_date)
    return found


def _date(at: str) -> Markup:
    """A time of the store; desk.js shows it as the clock of who looks at it does."""
    return Markup('<time datetime="{}">{} UTC</time>').format(at, at[:16].replace("T", " "))


@cache
def static(name: str) -> str:
    """The address of one of our files, which changes with the file, so that browsers may keep it."""
    room = "desk/static" if name.startswith("desk.") else "reports/templates"
    data = files(room.partition("/")[0]).joinpath(room.partition("/")[2], name).read_bytes()
    return f"/static/{name}?{hashlib.sha256(data).hexdigest()[:12]}"


def article_html(
    article: StoredArticle,
    who: Person,
    signed_in: bool,
    query: str,
    next_one: int | None,
    message: str,
    store: str,
) -> str:
    """The page on which an article is decided."""
    state = state_of(article)
    at_desk = {
        "mode": "desk",
        "owner": f"{store} {who.name}",
        "result": article.result,
        "who": who.name,
        "csrf": who.csrf,
        "chief": who.is_chief,
        "decide": f"/articles/{article.id}/decisions",
        "state": f"/articles/{article.id}/state",
        "page": f"/articles/{article.id}{query}",
        "score": state["score"],
        "latest": state["latest"],
        "finished": "" if article.state in OPEN else f"The article is {article.state}. Reopen it to decide.",
    }
    values = article_values(article.review, at_desk)
    known = {each["n"]: each for each in state["decisions"]}
    for change, id in zip(values["data"]["changes"], article.ids, strict=True):
        change.update(id=id, **known.get(change["n"], {}))
    return page(
        "article_at_desk.html",
        layout="desk.html",
        article=article,
        person=who,
        at="",
        signed_in=signed_in,
        query=query,
        next=next_one,
        exports=EXPORTS.items(),
        message=message,
        **(values | {"captions": article.captions}),
    )


def doubts_of(article: StoredArticle) -> str:
    """Why an editor might not want to approve the article yet; empty where nothing speaks against it."""
    open_ones = sum(
        change.kind == "query" and article.decisions.get(number, Decision("open")).verdict == "open"
        for number, change in enumerate(article.changes, start=1)
    )
    score = state_of(article)["score"]
    doubts = [
        f"{open_ones} {'query is' if open_ones == 1 else 'queries are'} undecided and will not be applied."
    ] * bool(open_ones)
    if score["band"] not in ("publish", "too short", "not English"):
        doubts.append(f"As decided it is in the band {score['band']}, with the score {score['score']}.")
    return " ".join(doubts)


def latest_of(engine: Engine, number: int) -> tuple[int, int]:
    """The number of the last decision on the article's changes, and that of its current result."""
    mine = select(Article.result_id, func.max(latest(StoredChange.fingerprint, Article.site)))
    query = mine.join(StoredChange, StoredChange.result_id == Article.result_id).where(Article.id == number)
    with reading(engine) as connection:
        row = connection.execute(query.group_by(Article.result_id)).first()
    return (row[1] or 0, row[0]) if row else (0, 0)


def state_of(article: StoredArticle) -> dict[str, Any]:
    """What is decided, as the page's script reads it, and the score that goes with it."""
    review = article.review
    scores = score_as_decided(article.changes, article.decisions, review.after)
    return {
        "result": article.result,
        "latest": max((word.number for word in article.decisions.values()), default=0),
        "decisions": [
            {
                "n": number,
                "verdict": word.verdict,
                "wording": word.wording,
                "comment": word.comment,
                "who": word.who,
                "when": word.when,
                "seen": word.number,
                "elsewhere": word.elsewhere,
            }
            for number, word in sorted(article.decisions.items())
        ],
        "score": {"score": scores.score, "band": scores.band, "changed": scores is not review.after},
    }
