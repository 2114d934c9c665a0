"""The time as the store writes it."""

from datetime import UTC, datetime


def now() -> str:
    """ISO 8601 in UTC, to the second: "2026-11-28T09:30:00Z"."""
    return stamp(datetime.now(UTC))


def stamp(at: datetime) -> str:
    """A time in UTC as the store writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
