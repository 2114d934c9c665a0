"""The views of the store: the last word on each fingerprint, and on each policy."""

from sqlalchemy import MetaData

from desk.tables import Policy, StoredDecision

_views = MetaData()

present_decisions = StoredDecision.__table__.to_metadata(_views, name="present_decisions")  # type: ignore[attr-defined]
present_policies = Policy.__table__.to_metadata(_views, name="present_policies")  # type: ignore[attr-defined]
