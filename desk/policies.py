"""Words on all changes of a kind: "always", "never", "ask", "apply"; and how a rule fares with the editors.

    say(engine, rule="casing.link", site="example.org", say="never", who="ana")

"Always" and "never" decide the open changes at once and those of later runs. A rule that editors accept too seldom at a source is
demoted there: from the next run on it asks (`demoted`), until someone says "apply".
"""

import uuid
from dataclasses import dataclass
from math import sqrt

from sqlalchemy import ColumnElement, Connection, Engine, case, func, insert, literal, select

from desk.clock import now
from desk.counts import recount_for
from desk.database import reading, writing
from desk.tables import Article, Content, Policy, Result, StoredChange, StoredDecision
from desk.views import is_latest, present_decisions, present_policies

VERDICTS = {"always": "accepted", "never": "rejected"}
SAYINGS = ("always", "never", "ask", "apply", "nothing")
ENOUGH = 20  # decisions before a rule can be demoted
BAR = 0.85  # as sure as the standard profile wants a rule to be


@dataclass(frozen=True, slots=True)
class Acceptance:
    """How many edits of a rule were accepted and rejected by people, at one source or ("") all; `low` and `high` are Wilson's
    95 % interval of the share accepted.
    """

    rule: str
    site: str
    accepted: int
    rejected: int

    @property
    def share(self) -> float:
        return self.accepted / (self.accepted + self.rejected)

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.accepted, self.accepted + self.rejected)

    @property
    def is_below(self) -> bool:
        """Whether even the upper end of the interval lies below the bar."""
        return self.accepted + self.rejected >= ENOUGH and self.interval[1] < BAR


def wilson(successes: int, tries: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval (1927) for a share.

    >>> [round(end, 2) for end in wilson(12, 20)]
    [0.39, 0.78]
    """
    if not tries:
        return (0.0, 1.0)
    share = successes / tries
    middle = share + z * z / (2 * tries)
    reach = z * sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries))
    return ((middle - reach) / (1 + z * z / tries), (middle + reach) / (1 + z * z / tries))


def acceptance(engine: Engine, by_site: bool = False) -> list[Acceptance]:
    """How each rule fares, by rule; what a policy decided does not count."""
    groups = [present_decisions.c.rule, *([present_decisions.c.site] if by_site else [])]
    site = present_decisions.c.site if by_site else literal("")
    counts = (
        select(
            present_decisions.c.rule,
            site.label("site"),
            func.sum(case((present_decisions.c.verdict == "accepted", 1), else_=0)).label("accepted"),
            func.sum(case((present_decisions.c.verdict == "rejected", 1), else_=0)).label("rejected"),
        )
        .where(present_decisions.c.verdict != "open", present_decisions.c.by_policy.is_(False))
        .group_by(*groups)
        .order_by(*groups)
    )
    with reading(engine) as connection:
        return [Acceptance(row.rule, row.site, row.accepted, row.rejected) for row in connection.execute(counts)]


def policies(engine: Engine) -> list[Policy]:
    """The policies that hold, the newest first."""
    with reading(engine) as connection:
        rows = connection.execute(select(present_policies).order_by(present_policies.c.id.desc())).mappings()
        return [Policy(**row) for row in rows]


def wording_of(engine: Engine, change: int, scope: str) -> tuple[str, str, str, str]:
    """(rule, source, wording, words for people) of a policy on this change: on its "rule", "site" or "wording" alone.

    Raises LookupError for a change that is not there.
    """
    with reading(engine) as connection:
        row = connection.execute(
            select(StoredChange, Article.site, Content.text)
            .join(Result, Result.id == StoredChange.result_id)
            .join(Content, Content.hash == Result.content_hash)
            .join(Article, Article.id == Result.article_id)
            .where(StoredChange.id == change)
        ).first()
    if row is None:
        raise LookupError(f"There is no change {change}.")
    if scope == "wording":
        return row.rule, "", row.wording, f"{row.text[row.start : row.end]} → {row.after}"
    return row.rule, row.site if scope == "site" else "", "", ""


def demoted(engine: Engine) -> dict[str, dict[str, str]]:
    """The rules that only ask, each with the reason: under "" those of every source that has no entry of its own."""
    own: dict[str, dict[str, str]] = {"": {}}
    exempt: dict[str, set[str]] = {}
    for one in acceptance(engine, by_site=True):
        if one.is_below:
            low, high = (round(100 * end) for end in one.interval)
            tries = one.accepted + one.rejected
            own.setdefault(one.site, {})[one.rule] = f"{one.accepted} of {tries} accepted ({low} to {high} %)"
    for policy in policies(engine):
        if policy.say == "ask" and not policy.wording:
            own.setdefault(policy.site, {})[policy.rule] = f"{policy.who} said so"
        elif policy.say == "apply":
            exempt.setdefault(policy.site, set()).add(policy.rule)
    everywhere = exempt.get("", set())
    found = {}
    for site in own.keys() | exempt.keys():
        rules = {rule: why for rule, why in own[""].items() if rule not in exempt.get(site, set())}
        rules |= {
            rule: why for rule, why in own.get(site, {}).items() if rule not in everywhere | exempt.get(site, set())
        }
        found[site] = rules
    return {site: rules for site, rules in sorted(found.items()) if rules or (site and found[""])}


def decide_by_policy(connection: Connection, article: int, result: int) -> None:
    """Decide what a policy speaks of among the undecided changes of a result; the narrowest policy has the word, and the counts
    of all articles that it touches are brought up to date.
    """
    holding = connection.execute(select(present_policies).where(present_policies.c.say.in_(VERDICTS))).all()
    if not holding:
        return
    site = connection.execute(select(Article.site).where(Article.id == article)).scalar_one()
    undecided = (
        select(StoredChange.fingerprint, StoredChange.rule, StoredChange.wording)
        .outerjoin(StoredDecision, is_latest(StoredChange.fingerprint, site))
        .where(StoredChange.result_id == result, StoredChange.kind != "note")
        .where(func.coalesce(StoredDecision.verdict, "open") == "open")
    )
    act = uuid.uuid4().hex
    rows = []
    for change in connection.execute(undecided).all():
        fit = [
            policy
            for policy in holding
            if policy.rule == change.rule and policy.site in ("", site) and policy.wording in ("", change.wording)
        ]
        if fit:
            policy = max(fit, key=lambda one: (bool(one.wording), bool(one.site), one.id))
            rows.append(_row(change.fingerprint, article, change.rule, site, policy.say, policy.who, act, policy.site))
    if rows:
        connection.execute(insert(StoredDecision), rows)
        recount_for(connection, [str(row["fingerprint"]) for row in rows])


def _row(
    fingerprint: str, article: int, rule: str, site: str, say: str, who: str, act: str, scope: str
) -> dict[str, object]:
    return {
        "request": uuid.uuid4().hex,
        "act": act,
        "fingerprint": fingerprint,
        "article_id": article,
        "rule": rule,
        "site": site,
        "verdict": VERDICTS[say],
        "wording": None,
        "comment": "",
        "who": who,
        "by_policy": True,
        "scope": scope,
        "at": now(),
    }


def policy_conditions(rule: str, site: str, wording: str) -> list[ColumnElement[bool]]:
    """The conditions on changes and articles for what a policy would decide now."""
    found = [StoredChange.rule == rule, StoredChange.kind != "note", Article.state.in_(("open", "sent back"))]
    found += [Article.site == site] if site else []
    found += [StoredChange.wording == wording] if wording else []
    return found


def withdraw(engine: Engine, act: str, who: str) -> bool:
    """Withdraw the policy whose act this is ("policy 7"); whether it still held."""
    number = act.removeprefix("policy ")
    with writing(engine) as connection:
        mine = select(present_policies).where(present_policies.c.id == (int(number) if number.isdecimal() else 0))
        row = connection.execute(mine).mappings().first()
        if row:
            values = {name: row[name] for name in ("rule", "site", "wording", "shown")}
            connection.execute(insert(Policy).values(**values, say="nothing", who=who, at=now()))
        return bool(row)


def say(
    engine: Engine, rule: str, say: str, who: str, site: str = "", wording: str = "", shown: str = ""
) -> tuple[int, list[int]]:
    """Put a policy down; what it decides among the open changes of open articles is decided now.

    Returns its number and the numbers of the articles that it touched. The decisions are one act, named "policy N".
    """
    with writing(engine) as connection:
        row = {"rule": rule, "site": site, "wording": wording, "shown": shown, "say": say, "who": who, "at": now()}
        number = connection.execute(insert(Policy).values(row).returning(Policy.id)).scalar_one()
        if say not in VERDICTS:
            return number, []
        conditions = policy_conditions(rule, site, wording)
        found = connection.execute(
            select(StoredChange.fingerprint, Article.id, Article.site)
            .join(Article, Article.result_id == StoredChange.result_id)
            .outerjoin(StoredDecision, is_latest(StoredChange.fingerprint, Article.site))
            .where(*conditions, func.coalesce(StoredDecision.verdict, "open") == "open")
        ).all()
        once = {each.fingerprint: each for each in found}
        act = f"policy {number}"
        rows = [_row(each.fingerprint, each.id, rule, each.site, say, who, act, site) for each in once.values()]
        if rows:
            connection.execute(insert(StoredDecision), rows)
        recount_for(connection, once)
        return number, sorted({each.id for each in found})
