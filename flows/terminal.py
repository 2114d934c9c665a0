"""What a person sees in the terminal: progress, tables, colours; plain lines in a pipe."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.pool import ThreadPool
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from desk.database import NONE, StoreError, open_database, usual_address
from flows.articles import InputError, find_files
from flows.output import OutputError, prepare
from flows.places import PlaceError, place
from flows.profiles import read_profile
from flows.rules import Rule
from flows.scorer_plugins import load
from flows.settings import apply
from reports.index import Totals
from reports.page import counted
from reports.review import Failure
from reports.signs import visible
from scorers.score import Scores

if TYPE_CHECKING:
    from prefect.task_runners import TaskRunner

SHOWN = 60  # articles in the table of a run
COLOURS = {"publish": "green", "review": "yellow", "reject": "red", "too short": "dim", "not English": "magenta"}


def run_with_progress(
    inputs: list[str],
    out: str,
    languagetool: bool,
    profile: Path | None = None,
    scorers: tuple[str, ...] = (),
    store: str | None = None,
    runner: str = "threads",
) -> int:
    """Run the flow with a progress line on standard error; the table and the path of the overview end it.

    Returns the exit status. Raises InputError where there is nothing to do.
    """
    apply()
    read_profile(profile)
    for scorer in load(scorers):
        tell(f"{scorer.name}: licence {scorer.licence}")
    try:
        folder = place(out)
        find_files(inputs, folder)  # bad input and a bad folder are told before anything starts
        prepare(folder)
        if store != NONE:
            open_database(store or usual_address()).dispose()
    except (OutputError, PlaceError, StoreError) as error:
        tell(str(error), "red")
        return 2
    tell("starting Prefect …")
    _quiet()
    started = time.perf_counter()
    from flows.cleanup import Run, clean_news, told

    with _progress() as advance, told(advance):
        try:
            _start_prefect()
            # pyright does not see that the engine takes return_state for a flow that returns a State
            path = str(profile) if profile else None
            flow = clean_news.with_options(task_runner=_task_runner(runner))  # type: ignore[attr-defined]
            run = flow(inputs, out, languagetool, path, scorers, store, return_state=True)  # pyright: ignore[reportCallIssue]
        except RuntimeError as error:
            tell(f"Prefect does not start ({error}). {_remedy()}", "red")
            return 2
    result = run.result(raise_on_failure=False)
    if isinstance(result, OutputError | StoreError):
        tell(str(result), "red")
        return 2
    if isinstance(result, OSError) and "://" in runner:
        tell(f"No Dask scheduler answers at {runner} ({result}). Start it, or name another with --runner.", "red")
        return 2
    if not isinstance(result, Run):
        raise result
    show_run(result.totals, result.failures)
    if result.trouble:
        tell(f"Scored without LanguageTool: {result.trouble}", "yellow")
    count, failed = result.totals.articles, len(result.failures)
    seconds = time.perf_counter() - started
    unchanged = f" ({result.unchanged} unchanged since the last run)" if result.unchanged else ""
    not_done = f", {failed} not done" if failed else ""
    index = result.index.resolve() if isinstance(result.index, Path) else result.index
    print(f"{counted(count, 'article')} done{unchanged}{not_done}, in {seconds:.0f} s. Report: {index}")
    return 1 if result.failures else 0


def _task_runner(runner: str) -> "TaskRunner[Any]":
    """What works on the batches: threads here, Dask's processes here ("dask"), or a Dask cluster by the address of its scheduler."""
    from prefect.task_runners import ThreadPoolTaskRunner

    from flows.cleanup import THREADS

    if runner == "threads":
        return ThreadPoolTaskRunner(max_workers=THREADS)  # type: ignore[return-value]
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError:
        raise InputError(f"--runner {runner} needs a package: pip install 'copydesk[dask]'") from None
    if runner == "dask":
        return DaskTaskRunner(cluster_kwargs={"threads_per_worker": 1})
    if "://" not in runner:
        raise InputError(
            f"--runner {runner}: say threads, dask, or the address of a scheduler such as tcp://host:8786."
        )
    return DaskTaskRunner(address=runner)


def _remedy() -> str:
    if url := os.environ.get("PREFECT_API_URL"):
        return f"Start the server at {visible(url)}, or: unset PREFECT_API_URL"
    return "See what `copydesk doctor` says."


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing in a pipe; gives what to call after some articles, with the number of all."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    hidden = not console.is_terminal
    with Progress(SpinnerColumn(), *columns, console=console, transient=True, disable=hidden) as progress:
        bar = progress.add_task("Cleaning and scoring", total=None)
        yield lambda count, total: progress.update(bar, advance=count, total=total)


def tell(message: str, style: str = "") -> None:
    """A line on standard error; a hidden character in it cannot do anything to the terminal."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    console.print(Text(f"copydesk: {visible(message)}", style))


def _start_prefect() -> None:
    """Start the embedded server, if none is configured, deaf to Ctrl-C.

    The terminal sends that to all of us; a flow whose server it ended tries for minutes to report its own end there.
    """
    from prefect.server.api.server import SubprocessASGIServer
    from prefect.settings import get_current_settings

    if not get_current_settings().api.url:
        with ThreadPool(1, signal.pthread_sigmask, [signal.SIG_BLOCK, {signal.SIGINT}]) as thread:
            thread.apply(SubprocessASGIServer().start)


def _quiet() -> None:
    """Prefect's own log lines only where asked for (PREFECT_LOGGING_LEVEL); nothing leaves this machine."""
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "90")


def show_run(totals: Totals, failures: list[Failure]) -> None:
    """One row an article, those that need a human most first; failures below with their remedy."""
    table = Table(title="What the clean-up did", title_justify="left")
    for name in ("article", "score", "applied", "queries", "notes", "band"):
        table.add_column(name, justify="left" if name in ("article", "band") else "right", overflow="fold")
    shown = totals.worst[:SHOWN]
    for each in shown:
        counts = [str(each.of_kind(kind)) for kind in ("applied", "query", "note")]
        moved = f"{_number(each.score_before)} → {_number(each.score)}"
        table.add_row(_name(each.id), moved, *counts, _band(each.band))
    if shown:
        Console().print(table)
    if totals.articles > len(shown):
        print(f"These are the {len(shown)} most urgent of {totals.articles:,} articles; the report has more.")
    for each in shown:
        if each.language != "English":
            tell(f"{each.id}: {each.reason}", "magenta")
    for failure in failures:
        tell(f"not done: {failure.message}", "red")


def _name(id: str) -> Text:
    """An id for a table: on one line, not too long."""
    line = visible(" ".join(id.split()))
    return Text(line if len(line) <= 100 else line[:99] + "…")


def _band(band: str) -> Text:
    return Text(band, COLOURS.get(band, ""))


def _number(score: float | None) -> str:
    return "–" if score is None else f"{score:.0f}"


def show_scores(rows: list[tuple[str, Scores]]) -> None:
    """A table of scores with band and reason; what made the numbers on standard error."""
    table = Table()
    for name in ("article", "score", "per 1,000 words", "words", "band", "reason"):
        table.add_column(name, overflow="fold")
    for id, scores in rows:
        low, high = scores.interval
        rate = f"{scores.penalty_per_1000_words:g} [{low:g}, {high:g}]"
        table.add_row(
            _name(id), _number(scores.score), rate, str(scores.words), _band(scores.band), Text(scores.reason)
        )
    Console().print(table)
    for signature in dict.fromkeys(scores.signature for _, scores in rows):
        print(signature, file=sys.stderr)


def show_rules(rules: list[Rule]) -> None:
    """A table of the rules."""
    table = Table()
    decided = any(rule.accepted or rule.rejected or rule.asked_at for rule in rules)
    for name in ("rule", "kind", "severity", *(["accepted"] if decided else [])):
        table.add_column(name, no_wrap=True)
    table.add_column("what it is for", overflow="fold")
    for rule in rules:
        tries = rule.accepted + rule.rejected
        share = f"{rule.accepted} of {tries}, {100 * rule.accepted // tries} %" if tries else ""
        kind = Text("asked", "yellow") if "" in rule.asked_at else Text(rule.kind)
        why = rule.why or "(said at each place)"
        if sites := [site for site in rule.asked_at if site]:
            why += f" Only asked at {', '.join(map(visible, sites))}: too few were accepted."
        table.add_row(Text(rule.name), kind, rule.severity, *([share] if decided else []), Text(why))
    wide = Console()
    Console(width=max(wide.width, 110)).print(table)


def show_settings(rows: Sequence[tuple[str, Any, str, str]]) -> None:
    """A table of the settings; those that someone has set stand out."""
    table = Table()
    for name in ("setting", "value", "from", "what it is"):
        table.add_column(name, overflow="fold")
    for name, value, origin, what in rows:
        style = "" if origin == "default" else "bold green"
        table.add_row(Text(name, style), Text(visible(str(value)), style), Text(origin, style), what)
    Console().print(table)
