"""What Prefect's page of a run shows: progress while it works, and at its end one summary. The text of articles is escaped."""

import re
import time
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import quote
from uuid import UUID

from prefect.artifacts import create_markdown_artifact, create_progress_artifact, update_progress_artifact
from prefect.client.orchestration import get_client
from prefect.events import emit_event
from prefect.runtime import deployment, flow_run

from flows.keeping import numbers_of, queue_of
from flows.places import place
from flows.review_work import WITHOUT
from flows.settings import settings
from reports.page import counted
from reports.signs import visible
from reports.summary import Summary

if TYPE_CHECKING:
    from flows.cleanup import Run

EYES = 10  # articles that the summary names
_EVENTS = 50  # articles of which events tell
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


def tell(run: "Run", store: str | None) -> None:
    """Say what the run did: one page of Markdown, its name, and events for automations."""
    desk = settings().desk
    numbers = numbers_of(store, [(each.site, each.id) for each in run.totals.worst[:_EVENTS]])
    create_markdown_artifact(_summary(run, desk, numbers), key="copydesk-run", description="What the clean-up did")
    if not flow_run.id:
        return
    name_run(_name(run))
    emit_event(
        "copydesk.run.finished",
        resource={"prefect.resource.id": f"copydesk.run.{flow_run.id}", "prefect.resource.name": _name(run)},
        payload={
            "articles": run.totals.articles,
            "failed": len(run.failures),
            "bands": dict(run.totals.bands_after),
            "report": _report(run, desk),
            "desk": queue_of(run.number),
        },
    )
    for each in run.totals.worst[:_EVENTS]:
        if each.band in ("review", "reject"):
            link = _article(each, desk, numbers)
            emit_event(
                "copydesk.article.needs-review",
                resource={"prefect.resource.id": f"copydesk.article.{quote(each.id, safe='')[:200]}"},
                payload={"id": each.id, "site": each.site, "band": each.band, "score": each.score, "desk": link},
            )


def name_run(name: str) -> None:
    """Give the run that is under way a name that says what it did, or what it waits for."""
    with get_client(sync_client=True) as client:
        client.update_flow_run(UUID(flow_run.id), name=name)


def _name(run: "Run") -> str:
    """What the run did, in a line: "clean-news: 120 articles, 14 to look at, 2 not done"."""
    totals = run.totals
    eyes = totals.below_publish
    parts = [counted(totals.articles, "article")]
    parts += [f"{eyes} to look at"] * bool(eyes) + [f"{len(run.failures)} not done"] * bool(run.failures)
    return f"{deployment.name or flow_run.flow_name}: {', '.join(parts)}"


def _report(run: "Run", desk: str) -> str:
    """The address of the overview: at the desk, which shows what is in the house's folder of reports; else where it stands."""
    house = str(place(settings().reports))
    here = str(run.index)
    return f"{desk}/reports{quote(here.removeprefix(house))}" if here.startswith(f"{house}/") else here


def _article(each: Summary, desk: str, numbers: Mapping[tuple[str, str], int]) -> str:
    number = numbers.get((each.site, each.id))
    return f"{desk}/articles/{number}" if number else ""


def _summary(run: "Run", desk: str, numbers: Mapping[tuple[str, str], int]) -> str:
    totals = run.totals
    bands = ", ".join(f"{count} {cell(band)}" for band, count in totals.bands_after.most_common())
    speed = f"{totals.articles / max(run.seconds, 0.001):.1f} a second"
    figures = {
        "articles": f"{totals.articles}{f', {run.unchanged} of them done before and unchanged' * bool(run.unchanged)}",
        "changed": f"{counted(totals.changed, 'article')}, {counted(totals.kinds['applied'], 'change')}",
        "questions": f"{counted(totals.kinds['query'], 'query', 'queries')}, {counted(totals.kinds['note'], 'note')}",
        "bands": bands or "none",
        "not done": str(len(run.failures)),
        "time": f"{run.seconds:.0f} s, {speed}",
    }
    address = _report(run, desk)
    report = f"[report]({address})" if address != str(run.index) else f"report: `{address}`"
    parts = [f"[The articles of this run at the desk]({queue_of(run.number)}) · {report}", ""]
    if run.decision.who:
        parts += [f"At the gate: {cell(str(run.decision))}", ""]
    if run.trouble:
        parts += [WITHOUT + cell(run.trouble), ""]
    parts += ["| of all | |", "|---|---|", *(f"| {name} | {value} |" for name, value in figures.items()), ""]
    if totals.worst:
        parts += ["### What most needs eyes", "", "| article | score before | after | band | changes | questions |"]
        parts += ["|---|---|---|---|---|---|"]
    for each in totals.worst[:EYES]:
        asked = each.of_kind("query") + each.of_kind("note")
        scores = f"{_number(each.score_before)} | {_number(each.score)} | {cell(each.band)}"
        link = _article(each, desk, numbers)
        name = f"[{cell(each.id)}]({link})" if link else cell(each.id)
        parts.append(f"| {name} | {scores} | {each.of_kind('applied')} | {asked} |")
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
