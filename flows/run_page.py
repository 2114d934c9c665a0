"""What Prefect's page of a run shows: progress while it works, and at its end one summary. The text of articles is escaped."""

import re
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import UUID

from prefect.artifacts import create_markdown_artifact, create_progress_artifact, update_progress_artifact

from flows.review_work import WITHOUT
from reports.signs import visible

if TYPE_CHECKING:
    from flows.cleanup import Run

EYES = 10  # articles that the summary names
_EVERY = 2.0  # seconds between two words of progress
_SHOWN = 100  # failures


class Progress:
    """A bar on the page of the run, moved every two seconds; nothing for a run that is over before that."""

    def __init__(self, total: int):
        self._total, self._done = total, 0
        self._bar: UUID | None = None
        self._next = time.monotonic() + _EVERY

    def __enter__(self) -> Self:
        return self

    def advance(self) -> None:
        """One more article is done."""
        self._done += 1
        if time.monotonic() >= self._next:
            self._show()
            self._next = time.monotonic() + _EVERY

    def _show(self) -> None:
        share = 100 * min(1, self._done / max(1, self._total))
        if self._bar is None:
            self._bar = create_progress_artifact(share, key="copydesk-progress", description="Articles done")  # type: ignore[assignment]
        else:
            update_progress_artifact(self._bar, share)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar and kind is None:
            self._show()


def summarise(run: "Run") -> None:
    """One page of Markdown: figures, the articles that most need eyes, and what failed with its remedy."""
    create_markdown_artifact(_summary(run), key="copydesk-run", description="What the clean-up did")


def _summary(run: "Run") -> str:
    totals = run.totals
    bands = ", ".join(f"{count} {cell(band)}" for band, count in totals.bands_after.most_common())
    speed = f"{totals.articles / max(run.seconds, 0.001):.1f} a second"
    figures = {
        "articles": f"{totals.articles}, {run.unchanged} of them done before and unchanged",
        "changed": f"{totals.changed} articles, {totals.kinds['applied']} changes",
        "questions": f"{totals.kinds['query']} queries, {totals.kinds['note']} notes",
        "bands": bands or "none",
        "not done": str(len(run.failures)),
        "time": f"{run.seconds:.0f} s, {speed}",
    }
    parts = [f"Report: `{run.index}`", ""]
    if run.trouble:
        parts += [WITHOUT + cell(run.trouble), ""]
    parts += ["| what | |", "|---|---|", *(f"| {name} | {value} |" for name, value in figures.items()), ""]
    if totals.worst:
        parts += ["### What most needs eyes", "", "| article | score before | after | band | changes | questions |"]
        parts += ["|---|---|---|---|---|---|"]
    for each in totals.worst[:EYES]:
        asked = each.of_kind("query") + each.of_kind("note")
        scores = f"{_number(each.score_before)} | {_number(each.score)} | {cell(each.band)}"
        parts.append(f"| {cell(each.id)} | {scores} | {each.of_kind('applied')} | {asked} |")
    if run.failures:
        parts += ["", "### Not done", "", "| article | why, and what to do |", "|---|---|"]
        parts += [f"| {cell(failure.id)} | {cell(failure.message)} |" for failure in run.failures[:_SHOWN]]
    return "\n".join(parts)


def cell(text: str) -> str:
    """Text for a page of Markdown: on one line, not too long, every sign that means something as its number."""
    line = " ".join(visible(text[:400]).split())
    return re.sub(r"[^\w\s.,:;/()-]|_", lambda match: f"&#{ord(match.group())};", line)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"
