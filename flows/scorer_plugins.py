"""Scorers that packages offer, in this process or in one of their own.

    [project.entry-points."copydesk.scorers"]
    readability = "my_package:Readability"          # called without arguments; gives a scorer (scorers/plugin.py)

A scorer that needs an environment of its own runs as a program: `SubprocessScorer` gives it JSON Lines
`{"id", "text", "source", "reference"}` on standard input and reads `{"id", "value"}` from its standard output.
"""

import json
import os
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import EntryPoint, entry_points

from flows.articles import InputError
from scorers.plugin import Row, Scorer

GROUP = "copydesk.scorers"


@dataclass(frozen=True, slots=True)
class SubprocessScorer:
    """A scorer in a program of its own; `timeout` is in seconds for all articles of one call."""

    name: str
    command: tuple[str, ...]
    licence: str
    needs: frozenset[str] = frozenset()
    timeout: float = 600

    def score(self, rows: Sequence[Row]) -> list[float | None]:
        """The values by id. Raises TimeoutError, OSError or ValueError for a program that hangs, dies or answers rubbish."""
        given = "".join(json.dumps(asdict(row)) + "\n" for row in rows)
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(self.command, text=True, encoding="utf-8", start_new_session=True, **pipes) as process:  # type: ignore[call-overload]
            try:
                out, err = process.communicate(given, timeout=self.timeout)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise TimeoutError(f"no answer in {self.timeout:g} s") from None
        if process.returncode:
            last = (err.strip().splitlines() or ["it said nothing"])[-1]
            raise OSError(f"it ended with {process.returncode}: {last[:200]}")
        found = {}
        for number, line in enumerate(filter(str.strip, out.splitlines()), start=1):
            try:
                row = json.loads(line)
                found[row["id"]] = row["value"]
            except (ValueError, KeyError, TypeError):
                raise ValueError(f"line {number} of its answer is no {{id, value}}: {line[:80]}") from None
        return [found.get(row.id) for row in rows]


def installed() -> dict[str, EntryPoint]:
    """The scorers that packages offer here, by name."""
    return {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}


def load(names: Sequence[str]) -> list[Scorer]:
    """The scorers of these names. Raises InputError for one that is not installed or cannot be loaded."""
    known = installed()
    found = []
    for name in names:
        if name not in known:
            there = ", ".join(known) or "none is installed"
            raise InputError(f"There is no scorer {name!r}; there are: {there}. A package offers one as {GROUP}.")
        try:
            found.append(known[name].load()())
        except Exception as error:
            raise InputError(f"The scorer {name!r} cannot be loaded ({type(error).__name__}: {error}).") from None
    return found
