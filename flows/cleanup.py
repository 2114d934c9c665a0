"""The flow: articles in, cleaned text, scores and reports out.

    clean_news(["news/"], out="reports-of-today")

One task does a batch of articles; an article that fails is listed in the overview, and the flow chooses its own state.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import islice
from pathlib import Path

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed, Failed, State
from prefect.task_runners import ThreadPoolTaskRunner

from flows.articles import Article, find_files, read_articles
from flows.desk_work import checker, review_articles
from flows.languagetool import LanguageToolError
from flows.languagetool_server import languagetool_server
from flows.output import prepare, write_overview, write_review
from reports.review import Failure, Review

BATCH = 20  # articles in a task: 0.3 % of the time goes to Prefect
THREADS = 2

log = logging.getLogger("copydesk")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: the reviews and failures in order, and where the overview stands."""

    reviews: list[Review]
    failures: list[Failure]
    index: Path
    languagetool: str


Told = Callable[[int], None]


@task(name="clean-batch", task_run_name="articles {first} to {last}", cache_policy=NO_CACHE)
def clean_batch(articles: list[Article], first: int, last: int, url: str | None, out: str) -> list[Review | Failure]:
    """Clean, score and report one batch of articles.

    Args:
        articles: what to clean
        first: number of the first article in the run
        last: number of the last
        url: address of the LanguageTool server, None to score without
        out: folder for the reports
    """
    found = review_articles(articles, checker(url, threads=1) if url else None)
    for review in found:
        if isinstance(review, Review):
            write_review(Path(out), review)
    return found


@flow(name="clean-news", task_runner=ThreadPoolTaskRunner(max_workers=THREADS), validate_parameters=False)  # type: ignore[arg-type]
def clean_news(inputs: list[str], out: str = "reports-of-run", languagetool: bool = True) -> State[Run]:
    """Repair machine-translated news, score it before and after, and write a diff report of every article.

    Args:
        inputs: files, folders, patterns such as news/*.txt, or JSON Lines files
        out: folder for the reports, the cleaned texts and the records
        languagetool: also look for grammar with LanguageTool; without it the scores say so
    """
    folder = Path(out)
    prepare(folder)
    logger = get_run_logger()
    paths = find_files(inputs)
    reviews: list[Review] = []
    failures: list[Failure] = []
    with _grammar(languagetool) as (url, trouble):
        if trouble:
            logger.warning("Scored without LanguageTool: %s", trouble)
        waiting = []
        for number, batch in enumerate(_batches(read_articles(paths))):
            articles = [found for found in batch if isinstance(found, Article)]
            failures += [found for found in batch if isinstance(found, Failure)]
            _tell(len(batch) - len(articles))
            if articles:
                first = number * BATCH + 1
                waiting.append((len(articles), clean_batch.submit(articles, first, first + len(batch) - 1, url, str(folder))))
            while len(waiting) > 2 * THREADS:
                _take(waiting.pop(0), reviews, failures)
        while waiting:
            _take(waiting.pop(0), reviews, failures)
    index = write_overview(folder, reviews, failures, f"Clean-up of {datetime.now():%d %B %Y, %H:%M}")
    run = Run(reviews, failures, index, trouble or "used")
    _summarise(run)
    return _state(run)


def _take(pair, reviews: list[Review], failures: list[Failure]) -> None:  # type: ignore[no-untyped-def]
    count, future = pair
    for found in future.result():
        (reviews if isinstance(found, Review) else failures).append(found)  # type: ignore[arg-type]
    _tell(count)


def _batches(articles: Iterator[Article | Failure]) -> Iterator[list[Article | Failure]]:
    while batch := list(islice(articles, BATCH)):
        yield batch


@contextmanager
def _grammar(wanted: bool) -> Iterator[tuple[str | None, str]]:
    """(address of LanguageTool or None, why there is none)."""
    if not wanted:
        yield None, "it was not asked for."
        return
    try:
        server = languagetool_server()
        url = server.__enter__()
    except LanguageToolError as error:
        yield None, str(error)
        return
    try:
        yield url, ""
    finally:
        server.__exit__(None, None, None)


def _state(run: Run) -> State[Run]:
    done, failed = len(run.reviews), len(run.failures)
    if failed and not done:
        return Failed(message=f"None of {failed} articles could be done; the overview says why: {run.index}", data=run)
    if failed:
        return Completed(name="Completed with failures", message=f"{done} articles done, {failed} not: see {run.index}", data=run)
    return Completed(message=f"{done} articles done: see {run.index}", data=run)


def _summarise(run: Run) -> None:
    """A table for Prefect's page of the run; the text of articles is escaped."""
    rows = ["| article | score before | after | band | changes | questions |", "|---|---|---|---|---|---|"]
    for review in run.reviews[:200]:
        applied = sum(change.kind == "applied" for change in review.cleaning.changes)
        asked = len(review.cleaning.changes) - applied
        rows.append(f"| {_cell(review.id)} | {_number(review.before.score)} | {_number(review.after.score)} | {review.after.band} | {applied} | {asked} |")
    failed = [f"- {_cell(failure.id)}: {_cell(failure.message)}" for failure in run.failures[:100]]
    parts = [f"Report: `{run.index}`", "", *rows] + (["", "Not done:", "", *failed] if failed else [])
    create_markdown_artifact("\n".join(parts), key="copydesk-run", description="What the clean-up did")


def _cell(text: str) -> str:
    return escape(text).replace("|", "&#124;").replace("\n", " ")


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


_listeners: list[Told] = []


def _tell(count: int) -> None:
    for listener in _listeners:
        listener(count)


@contextmanager
def told(listener: Told) -> Iterator[None]:
    """Call `listener` with the number of articles that are done, while the block runs."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def count_articles(inputs: Sequence[str]) -> int | None:
    """How many articles there are, None where only reading would tell (JSON Lines)."""
    paths = find_files(inputs)
    return None if any(".jsonl" in path.name for path in paths) else len(paths)
