"""The flow: articles in, cleaned text, scores and reports out.

    clean_news(["news/"], out="reports-of-today")

One task does a batch of articles; an article that fails is listed in the overview, and the flow chooses its own state.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner

from desk.database import NONE
from flows.articles import Article, find_files, read_articles
from flows.keeping import begin, keep, profiles_of, trend
from flows.languagetool_server import languagetool_if_any
from flows.output import OutputError, alone_in, prepare, write_overview, write_review
from flows.profiles import read_profile
from flows.review_work import WITHOUT, Profiles, Standing, checker, own_fault, review_articles, standing_by_site
from flows.scorer_plugins import load
from reports.review import Failure, Review
from reports.signs import visible

BATCH = 20  # articles in a task: benchmarks/prefect_share.py measures what Prefect costs
THREADS = 2

Told = Callable[[int], None]
Found = Review | Failure


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: the reviews and failures in order, where the overview stands, why LanguageTool was missing."""

    reviews: list[Review]
    failures: list[Failure]
    index: Path
    trouble: str


@task(name="clean-batch", task_run_name="articles {first} to {last}", cache_policy=NO_CACHE)
def clean_batch(
    articles: list[Article],
    first: int,
    last: int,
    url: str | None,
    out: str,
    standing: Standing,
    profiles: Profiles,
    scorers: tuple[str, ...] = (),
    store: str | None = NONE,
    run: int | None = None,
) -> list[Found]:
    """Clean, score and report one batch of articles.

    Args:
        articles: what to clean
        first: number of the first article in the run
        last: number of the last
        url: address of the LanguageTool server, None to score without
        out: folder for the reports
        standing: what each source prints under many of its articles
        profiles: how sure an edit must be to be applied, by source
        scorers: names of scorers that packages offer
        store: address of the store
        run: number of the run there
    """
    ask = checker(url, threads=1) if url else None
    found = review_articles(articles, ask, standing, profiles, load(scorers))
    done = [_written(article, each, Path(out)) for article, each in zip(articles, found, strict=True)]
    keep(store, run, [each for each in done if isinstance(each, Review)], profiles)
    return done


def _written(article: Article, found: Found, folder: Path) -> Found:
    """What was found, or a failure where its report cannot be written."""
    try:
        if isinstance(found, Review):
            write_review(folder, found)
    except OutputError as error:
        return Failure(article.id, str(error))
    except Exception as error:
        return own_fault(article, error)
    return found


@flow(name="clean-news", task_runner=ThreadPoolTaskRunner(max_workers=THREADS), validate_parameters=False)  # type: ignore[arg-type]
def clean_news(
    inputs: list[str],
    out: str = "reports-of-run",
    languagetool: bool = True,
    profile: str | None = None,
    scorers: tuple[str, ...] = (),
    store: str | None = None,
) -> State[Run]:
    """Repair machine-translated news, score it before and after, and write a diff report of every article.

    Args:
        inputs: files, folders, patterns such as news/*.txt, or JSON Lines files
        out: folder for the reports, the cleaned texts and the records
        languagetool: also look for grammar with LanguageTool; without it the scores say so
        profile: TOML file that says how sure a rule must be for its edits to be applied; none stands for the usual one
        scorers: names of scorers that packages offer; their numbers stand beside the score
        store: file or postgresql:// address where the review desk finds the articles; none stands for the usual one
    """
    folder = Path(out)
    paths = find_files(inputs, folder)
    profiles = profiles_of(store, read_profile(profile))
    number = begin(store)
    load(scorers)  # one that is not there is told before anything starts
    prepare(folder)
    reviews: list[Review] = []
    failures: list[Failure] = []
    with alone_in(folder), languagetool_if_any(languagetool) as (url, trouble):
        if trouble:
            get_run_logger().warning("%s%s", WITHOUT, trouble)
        standing = standing_by_site(read_articles(paths))
        for found in _work(read_articles(paths), url, out, standing, profiles, scorers, store, number):
            if isinstance(found, Review):
                reviews.append(found)
            else:
                failures.append(found)
            _tell(1)
        title = f"Clean-up of {datetime.now():%d %B %Y, %H:%M}"
        index = write_overview(folder, reviews, failures, title, trend(store))
    run = Run(reviews, failures, index, trouble or _silence(reviews))
    _summarise(run)
    return _state(run)


def _work(
    articles: Iterator[Article | Failure],
    url: str | None,
    out: str,
    standing: Standing,
    profiles: Profiles,
    scorers: tuple[str, ...],
    store: str | None,
    run: int | None,
) -> Iterator[Found]:
    """What becomes of each article, in order; a few batches at a time, so that no archive is held in memory."""
    waiting: list[tuple[list[Article | Failure], PrefectFuture[list[Found]]]] = []
    first = 1
    while batch := list(islice(articles, BATCH)):
        good = [found for found in batch if isinstance(found, Article)]
        last = first + len(batch) - 1
        done = clean_batch.submit(good, first, last, url, out, standing, profiles, scorers, store, run)
        waiting.append((batch, done))
        first += len(batch)
        if len(waiting) > 2 * THREADS:
            yield from _done(*waiting.pop(0))
    for pair in waiting:
        yield from _done(*pair)


def _done(batch: list[Article | Failure], future: PrefectFuture[list[Found]]) -> Iterator[Found]:
    found = iter(future.result())
    for article in batch:
        yield article if isinstance(article, Failure) else next(found)


def _silence(reviews: list[Review]) -> str:
    """Why LanguageTool did not answer for some of the articles."""
    notes = (note for review in reviews for note in review.notes if note.startswith(WITHOUT))
    return next(notes, "").removeprefix(WITHOUT)


def _state(run: Run) -> State[Run]:
    done, failed = len(run.reviews), len(run.failures)
    if failed and not done:
        return Failed(message=f"None of {failed} articles could be done; the overview says why: {run.index}", data=run)
    if failed:
        message = f"{done} articles done, {failed} not: see {run.index}"
        return Completed(name="Completed with failures", message=message, data=run)
    return Completed(message=f"{done} articles done: see {run.index}", data=run)


def _summarise(run: Run) -> None:
    """A table for Prefect's page of the run; the text of articles is escaped."""
    parts = [f"Report: `{run.index}`", ""]
    if run.trouble:
        parts += [WITHOUT + _cell(run.trouble), ""]
    parts += ["| article | score before | after | band | changes | questions |", "|---|---|---|---|---|---|"]
    for review in run.reviews[:200]:
        applied = sum(change.kind == "applied" for change in review.cleaning.changes)
        scores = f"{_number(review.before.score)} | {_number(review.after.score)} | {review.after.band}"
        parts.append(f"| {_cell(review.id)} | {scores} | {applied} | {len(review.cleaning.changes) - applied} |")
    if run.failures:
        parts += ["", "Not done:", ""]
        parts += [f"- {_cell(failure.id)}: {_cell(failure.message)}" for failure in run.failures[:100]]
    create_markdown_artifact("\n".join(parts), key="copydesk-run", description="What the clean-up did")


def _cell(text: str) -> str:
    """Text for a page of Markdown: on one line, not too long, every sign that means something as its number."""
    line = " ".join(visible(text[:400]).split())
    return re.sub(r"[^\w\s.,:;/()-]|_", lambda match: f"&#{ord(match.group())};", line)


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
