"""What a person sees in the terminal: progress, tables, colours; plain lines in a pipe."""

import logging
import os
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from flows.rules import Rule
from reports.review import Failure, Review
from scorers.score import Scores

COLOURS = {"publish": "green", "review": "yellow", "reject": "red", "too short": "dim"}


def run_with_progress(inputs: list[str], out: Path, languagetool: bool) -> int:
    """Run the flow with a progress line on standard error; the table and the path of the overview end it."""
    console = Console(stderr=True)
    console.print("Copydesk: starting Prefect …")
    _quiet()
    started = time.perf_counter()
    from flows.articles import find_files
    from flows.output import prepare

    find_files(inputs)  # bad input is told before anything starts
    prepare(out)
    from flows.cleanup import clean_news, count_articles, told

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        shown = progress.add_task("Cleaning and scoring", total=count_articles(inputs))
        with told(lambda count: progress.advance(shown, count)):
            state = clean_news(inputs, str(out), languagetool, return_state=True)
    run = state.result(raise_on_failure=False)
    if isinstance(run, BaseException):
        console.print(f"[red]The run failed:[/red] {run}", markup=True)
        return 1
    show_run(run.reviews, run.failures)
    if run.languagetool != "used":
        Console(stderr=True).print(Text(f"Scored without LanguageTool: {run.languagetool}", "yellow"))
    print(f"{len(run.reviews)} articles in {time.perf_counter() - started:.0f} s. Report: {run.index.resolve()}")
    return 1 if run.failures else 0


def _quiet() -> None:
    """Prefect's own log lines only where something is wrong; nothing leaves this machine."""
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "90")
    logging.getLogger("httpx").setLevel(logging.WARNING)


def show_run(reviews: list[Review], failures: list[Failure]) -> None:
    """One row an article, those that need a human most first; failures below with their remedy."""
    order = {"reject": 0, "review": 1, "too short": 2, "publish": 3}
    table = Table(title="What the clean-up did", title_justify="left")
    for name in ("article", "score", "applied", "queries", "notes", "band"):
        table.add_column(name, justify="left" if name in ("article", "band") else "right", overflow="fold")
    for review in sorted(reviews, key=lambda r: (order.get(r.after.band, 4), -len(r.cleaning.questions), r.id)):
        kinds = [change.kind for change in review.cleaning.changes]
        band = Text(review.after.band, COLOURS.get(review.after.band, ""))
        moved = f"{_number(review.before)} → {_number(review.after)}"
        table.add_row(Text(review.id), moved, str(kinds.count("applied")), str(kinds.count("query")), str(kinds.count("note")), band)
    console = Console()
    if reviews:
        console.print(table)
    for failure in failures:
        console.print(Text(f"not done: {failure.id}: {failure.message}", "red"))


def _number(scores: Scores) -> str:
    return "–" if scores.score is None else f"{scores.score:.0f}"


def show_scores(rows: list[tuple[str, Scores]]) -> None:
    """A table of scores with band and reason."""
    table = Table()
    for name in ("article", "score", "per 1,000 words", "words", "band", "reason"):
        table.add_column(name, overflow="fold")
    for id, scores in rows:
        low, high = scores.interval
        rate = f"{scores.penalty_per_1000_words:g} [{low:g}, {high:g}]"
        table.add_row(Text(id), _number(scores), rate, str(scores.words), Text(scores.band, COLOURS.get(scores.band, "")), Text(scores.reason))
    Console().print(table)
    print(rows[0][1].signature, file=sys.stderr)


def show_rules(rules: list[Rule]) -> None:
    """A table of the rules."""
    table = Table()
    for name in ("rule", "kind", "severity", "what it is for"):
        table.add_column(name, overflow="fold")
    for rule in rules:
        table.add_row(rule.name, rule.kind, rule.severity, rule.why)
    Console().print(table)
