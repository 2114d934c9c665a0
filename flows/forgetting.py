"""Forgets what is old: runs in Prefect and in the store, reports, and results that newer ones replaced."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterEndTime, FlowRunFilterTags
from prefect.client.schemas.sorting import FlowRunSort

from desk.clock import stamp
from desk.outdated import forget_before
from flows.keeping import database
from flows.places import is_remote

_AT_ONCE = 200  # flow runs in an answer of Prefect


def forget(store: str | None, reports: str, days: int, tag: str) -> str:
    """Forget what is older than so many days, in Prefect the runs with the tag; returns what that was, in a sentence.

    Decisions, policies, and the texts that editors finished stay. Reports at an address are left to that place's own rules.
    """
    before = datetime.now(UTC) - timedelta(days=days)
    engine = database(store)
    rows = forget_before(engine, stamp(before)) if engine is not None else {}
    folders = 0 if is_remote(reports) else forget_reports(Path(reports), before)
    runs = _forget_flow_runs(before, tag)
    return (
        f"Older than {days} days and gone: {rows.get('results', 0)} replaced results, {rows.get('runs', 0)} runs, "
        f"{folders} folders of reports, {runs} runs in Prefect."
    )


def forget_reports(reports: Path, before: datetime) -> int:
    """Remove the folders of reports whose overview is older than that; what is no folder of a run is left alone."""
    count = 0
    for overview in reports.glob("*/index.html"):
        ours = (overview.parent / "records").is_dir() and (overview.parent / "articles").is_dir()
        if ours and overview.stat().st_mtime < before.timestamp():
            shutil.rmtree(overview.parent)
            count += 1
    return count


def _forget_flow_runs(before: datetime, tag: str) -> int:
    """Remove the flow runs with the tag that ended before that; Prefect removes their tasks and logs with them."""
    old = FlowRunFilter(
        end_time=FlowRunFilterEndTime.model_validate({"before_": before}), tags=FlowRunFilterTags(all_=[tag])
    )
    count = 0
    with get_client(sync_client=True) as client:
        while runs := client.read_flow_runs(flow_run_filter=old, sort=FlowRunSort.END_TIME_DESC, limit=_AT_ONCE):
            for run in runs:
                client.delete_flow_run(run.id)
            count += len(runs)
    return count
