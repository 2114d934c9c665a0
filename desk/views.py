"""The present word on things of which the store keeps every word: the last decision, the policies that hold."""

from typing import Any

from sqlalchemy import ColumnElement, MetaData, ScalarSelect, func, select

from desk.tables import Policy, StoredDecision

_views = MetaData()
# of each fingerprint the last decision that holds wherever the edit stands
present_decisions = StoredDecision.__table__.to_metadata(_views, name="present_decisions")  # type: ignore[attr-defined]
present_policies = Policy.__table__.to_metadata(_views, name="present_policies")  # type: ignore[attr-defined]


def latest(fingerprint: Any, site: Any, until: int | None = None) -> ScalarSelect[Any]:
    """The number of the last decision on a fingerprint that holds at the source; of those up to `until` if that is given."""
    every = StoredDecision.__table__.alias("every")
    mine = (every.c.fingerprint == fingerprint) & every.c.scope.in_(("", site))
    if until is not None:
        mine &= every.c.id <= until
    return select(func.max(every.c.id)).where(mine).scalar_subquery()


def is_latest(fingerprint: Any, site: Any, until: int | None = None) -> ColumnElement[bool]:
    """Joins decisions: whether it is the last on the fingerprint that holds at the source."""
    return StoredDecision.id == latest(fingerprint, site, until)
