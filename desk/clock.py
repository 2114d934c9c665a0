"""The time as the store writes it."""

from datetime import UTC, datetime


def now() -> str:
    """ISO 8601 in UTC, to the second: "2026-11-28T09:30:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
