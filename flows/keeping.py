"""The store as the flow uses it: what a run made is put there, and what editors say of rules comes back from it."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from urllib.parse import quote

from prefect.runtime import deployment, flow_run
from prefect.utilities.urls import url_for

from cleaners.profile import Profile, default_profile
from desk.database import NONE, Database, open_database, usual_address
from desk.policies import demoted
from desk.saving import save, start_run
from desk.trend import rule_trend, score_trend
from flows.review_work import Profiles
from reports.review import Review
from reports.trend import RulePoint, ScorePoint


@cache
def database(address: str | None) -> Database | None:
    """The store at the address, the usual one for None; opened once a process. Raises StoreError."""
    return None if address == NONE else open_database(address or usual_address())


def begin(address: str | None) -> int | None:
    """The number of a new run in the store, named as Prefect names it, with its page there and the form for another."""
    engine = database(address)
    page = flow_run.ui_url or ""  # without a server of its own Prefect has no pages
    return engine and start_run(engine, flow_run.name or "run", page if page.startswith("http") else "", _form())


def _form() -> str:
    """Prefect's form of the deployment that this run came from, filled in as for this run; empty without one."""
    page = url_for("deployment", obj_id=deployment.id) if deployment.id else ""
    given = json.dumps(flow_run.parameters, default=str)
    return f"{page}/run?parameters={quote(given)}" if page and page.startswith("http") else ""


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
