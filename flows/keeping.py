"""The store as the flow uses it: what a run made is put there, and what editors say of rules comes back from it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from urllib.parse import quote

from prefect.runtime import deployment, flow_run
from prefect.utilities.urls import url_for
from pydantic_core import to_json

from cleaners.profile import Profile, default_profile
from desk.articles import article_numbers
from desk.database import NONE, Database, open_database, usual_address
from desk.outdated import outdated
from desk.policies import demoted
from desk.saving import end_run, save, start_run
from desk.trend import rule_trend, score_trend
from flows.articles import Article
from flows.profiles import read_profile
from flows.review_work import Profiles
from flows.settings import settings
from reports.review import Review
from reports.trend import RulePoint, ScorePoint
from scorers.score import signature_of

_LONGEST = 30_000  # of the parameters in an address: servers take about 64,000 in all


@cache
def database(address: str | None) -> Database | None:
    """The store at the address, the usual one for None; opened once a process. Raises StoreError."""
    return None if address == NONE else open_database(address or usual_address())


def begin(address: str | None) -> int | None:
    """The number of a new run in the store, named as Prefect names it, with its page there and the form for another."""
    engine = database(address)
    page = flow_run.ui_url or ""  # without a server of its own Prefect has no pages
    return engine and start_run(engine, flow_run.name or "run", page if page.startswith("http") else "", _form())


def onward(number: int | None) -> dict[str, str]:
    """Where to go from the overview of a run that came from Prefect's pages, by what stands there."""
    if not deployment.id:
        return {}
    form = _form()
    return {"At the desk": queue_of(number)} | ({"The same again, in Prefect": form} if form else {})


def queue_of(number: int | None) -> str:
    """The address of the desk's queue with the articles of the run with this number."""
    desk = settings().desk
    return f"{desk}/?state=any&run={number}" if number else f"{desk}/"


def end(address: str | None, number: int | None, figures: Mapping[str, float]) -> None:
    """Write down in the store what the run did."""
    engine = database(address)
    if engine is not None and number:
        end_run(engine, number, figures)


def _form() -> str:
    """Prefect's form of the deployment that this run came from, filled in as for this run; empty without one, or where what
    was filled in is too long for an address, as a pasted article may be.
    """
    page = url_for("deployment", obj_id=deployment.id) if deployment.id else ""
    given = quote(to_json(flow_run.parameters, fallback=str))
    return f"{page}/run?parameters={given}" if page and page.startswith("http") and len(given) < _LONGEST else ""


def profiles_of(address: str | None, profile: Profile) -> Profiles:
    """The profile, and for each source whose editors accept a rule too seldom one that only asks there."""
    engine = database(address)
    found = demoted(engine) if engine is not None else {}
    return {"": profile, **{site: profile.asking(rules) for site, rules in found.items()}}


def keep(address: str | None, run: int | None, reviews: Sequence[Review], profiles: Profiles) -> None:
    """Put the reviews into the store; what is there already stays."""
    engine = database(address)
    if engine is None:
        return
    by_profile: dict[str, list[Review]] = {}
    for review in reviews:
        by_profile.setdefault(name_of_profile(profiles.get(review.site) or profiles[""]), []).append(review)
    for name, some in by_profile.items():
        save(engine, some, name, run)


@cache
def name_of_store(address: str | None) -> str:
    """What tells a store from another, without a password."""
    return address if address == NONE else hashlib.sha256((address or usual_address()).encode()).hexdigest()[:12]


def numbers_of(address: str | None, articles: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The numbers in the store of articles, by (source, id)."""
    engine = database(address)
    return {} if engine is None else article_numbers(engine, articles)


def outdated_articles(
    address: str | None, profile: str | None, finished: bool, most: int | None = None
) -> Iterator[Article]:
    """The articles in the store that the rules of today, or the profile in this file, have not made."""
    engine = database(address)
    if engine is None:
        return
    profiles = profiles_of(address, read_profile(profile))
    names = {site: name_of_profile(each) for site, each in profiles.items()}
    found = outdated(engine, signature_of(True), lambda site: names.get(site, names[""]), finished)
    for site, name, text in islice(found, most):
        yield Article(name, text, f"the store, {name}", site=site)


def trend(address: str | None) -> tuple[list[ScorePoint], list[RulePoint]]:
    """How scores and rules moved in the last 90 days."""
    engine = database(address)
    if engine is None:
        return [], []
    since = (datetime.now(UTC) - timedelta(days=90)).strftime("%Y-%m-%d")
    return score_trend(engine, since=since), rule_trend(engine, since=since)


def name_of_profile(profile: Profile) -> str:
    """What tells a profile from another: "standard", or a hash of what it says."""
    if profile == default_profile():
        return "standard"
    said = [profile.apply_from, sorted(profile.rules.items()), sorted(profile.sound.items()), profile.glossary]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:8]
