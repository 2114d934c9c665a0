"""Scorers of others: what one must be, and what is made of what it says.

    class Readability:
        name, licence, needs = "readability", "MIT", frozenset()

        def score(self, rows):
            return [206.8 - 1.0 * len(row.text.split()) / max(1, row.text.count(".")) for row in rows]

A package offers it in the entry-point group `copydesk.scorers`. Its numbers stand in a row of their own and are never mixed
into the score; one that fails, is late or answers rubbish is "not assessed".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Row:
    """One article as a scorer gets it; `id` is its place, which no other article of the call has."""

    id: str
    text: str
    source: str | None = None
    reference: str | None = None


class Scorer(Protocol):
    """`needs` names the fields without which it cannot judge: "source", "reference". `licence` is shown to the user, with
    that of its model.
    """

    name: str
    licence: str
    needs: frozenset[str]

    def score(self, rows: Sequence[Row]) -> Sequence[float | None]:
        """A number for each row, in order, None where it cannot judge; higher is better."""
        ...


@dataclass(frozen=True, slots=True)
class Opinion:
    """`value` is None where the scorer did not assess the article; `note` says why."""

    value: float | None
    note: str
    licence: str


def opinions(scorer: Scorer, rows: Sequence[Row]) -> list[Opinion]:
    """What the scorer says of each row; whatever goes wrong there becomes "not assessed" here."""
    lacking = [sorted(need for need in scorer.needs if not getattr(row, need)) for row in rows]
    able = [row for row, lack in zip(rows, lacking, strict=True) if not lack]
    values, trouble = _asked(scorer, able) if able else ([], "")
    found = iter(values or [None] * len(able))
    return [_opinion(scorer, None if lack else next(found), lack, trouble) for lack in lacking]


def _asked(scorer: Scorer, rows: Sequence[Row]) -> tuple[list[float | None] | None, str]:
    try:
        values = list(scorer.score(rows))
    except Exception as error:
        return None, f"{scorer.name} failed ({type(error).__name__}: {error})"
    if len(values) != len(rows):
        return None, f"{scorer.name} gave {len(values)} numbers for {len(rows)} articles"
    bad = [value for value in values if value is not None and not _is_number(value)]
    return (None, f"{scorer.name} answered {bad[0]!r}, which is no number") if bad else (values, "")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _opinion(scorer: Scorer, value: float | None, lacking: list[str], trouble: str) -> Opinion:
    if lacking:
        return Opinion(None, f"not assessed: it needs a {' and a '.join(lacking)}", scorer.licence)
    if trouble or value is None:
        return Opinion(None, f"not assessed: {trouble}" if trouble else "not assessed", scorer.licence)
    return Opinion(float(value), "", scorer.licence)
