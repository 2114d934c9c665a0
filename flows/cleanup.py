"""The flow: articles in, cleaned text, scores and reports out.

    clean_news(["news/"], out="reports-of-today")

One task does a batch of articles; an article that fails is listed in the overview, and the flow chooses its own state. What was
done before, by the same rules and with the same text, is not done again (`flows/records.py`), so that a run that was killed is
started again.
"""

import json
import logging
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.context import FlowRunContext
from prefect.futures import PrefectFuture
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner

from desk.database import NONE
from flows.articles import Article, find_files, read_articles
from flows.keeping import begin, end, keep, name_of_profile, name_of_store, onward, profiles_of, trend
from flows.languagetool import STATISTICS
from flows.languagetool_server import HERE, asking_here, languagetool_if_any
from flows.output import OutputError, alone_in, clean_text_of, prepare, report_of, write_review, write_text, writer
from flows.places import Place, place
from flows.profiles import read_profile
from flows.records import Records, key_of, name_of, write_record
from flows.review_work import WITHOUT, Profiles, Standing, checker, own_fault, review_articles, standing_by_site
from flows.run_page import Progress, tell
from flows.scorer_plugins import load
from reports.index import Totals, index_page
from reports.page import counted
from reports.review import Failure, Review
from reports.summary import Summary
from reports.trend import RulePoint, ScorePoint

BATCH = 20  # articles in a task: benchmarks/prefect_share.py measures what Prefect costs
THREADS = 2
AHEAD_HERE = 2 * THREADS  # batches that are given out before the first is back
AHEAD_ELSEWHERE = 200  # the same, where other machines work on them
FAILED_SHARE = 0.5  # of the articles: where more than these could not be done the run is Failed

log = logging.getLogger(__name__)

Gate = Callable[["Run"], "Decision"]
Told = Callable[[int, int], None]
Outcome = str | Failure  # of an article: the name of its record, or why there is none
Done = tuple[list[Outcome], Counter[str]]  # of a batch: its outcomes, and what was asked of LanguageTool meanwhile


@dataclass(frozen=True, slots=True)
class Job:
    """What a batch needs to know: `url` is the address of LanguageTool, HERE for that of the machine that works on the batch, None
    to score without; `run` is its number in the store.
    """

    out: str
    url: str | None
    standing: Standing
    profiles: Profiles
    scorers: tuple[str, ...] = ()
    store: str | None = NONE
    run: int | None = None
    held: bool = False  # cleaned texts wait for a gate

    def record_of(self, article: Article, languagetool: bool) -> str:
        """The name of the article's record, scored with or without LanguageTool."""
        profile = name_of_profile(self.profiles.get(article.site) or self.profiles[""])
        standing = self.standing.get(article.site, frozenset())
        kept = name_of_store(self.store) + " held" * self.held
        key = key_of(article, profile, standing, languagetool, self.scorers, kept)
        return name_of(article.id, key)

    def about(self, articles: list[Article]) -> "Job":
        """The same for these articles alone: what other sources print need not travel to another machine."""
        sites = {article.site for article in articles}
        return replace(self, standing={site: lines for site, lines in self.standing.items() if site in sites})


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody said at the gate; without a gate everything is published."""

    publish: bool = True
    good_only: bool = False
    who: str = ""
    why: str = ""

    def __str__(self) -> str:
        what = "only the good ones" if self.good_only else "all" if self.publish else "stopped"
        return f"{what}, {self.who}{f': {self.why}' if self.why else ''}"


GO_ON = Decision()


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: figures over all articles, the failures in order, how many articles were done before and are unchanged,
    where the overview stands, why LanguageTool was missing, and how long it took.
    """

    totals: Totals
    failures: list[Failure]
    unchanged: int
    index: Place
    trouble: str
    seconds: float
    number: int | None = None  # in the store
    decision: Decision = GO_ON


@task(name="clean-batch", task_run_name="articles {first} to {last}", cache_policy=NO_CACHE)
def clean_batch(articles: list[Article], first: int, last: int, job: Job) -> Done:
    """Clean, score and report one batch of articles.

    Args:
        articles: what to clean
        first: number of the first article in the run
        last: number of the last
        job: what the run is about
    """
    ask = asking_here() if job.url == HERE else checker(job.url, threads=1) if job.url else None
    found = review_articles(articles, ask, job.standing, job.profiles, load(job.scorers))
    folder = place(job.out)
    done = [_written(article, each, folder, not job.held) for article, each in zip(articles, found, strict=True)]
    keep(job.store, job.run, [each for each in done if isinstance(each, Review)], job.profiles)
    outcomes = [_recorded(article, each, job, folder) for article, each in zip(articles, done, strict=True)]
    return outcomes, STATISTICS.taken()


def _recorded(article: Article, found: Review | Failure, job: Job, folder: Place) -> Outcome:
    if isinstance(found, Failure):
        return found
    silent = any(note.startswith(WITHOUT) for note in found.notes)
    name = job.record_of(article, languagetool=job.url is not None and not silent)
    try:
        write_record(folder, name, found)
    except OutputError as error:
        return Failure(article.id, str(error))
    return name


def _written(article: Article, found: Review | Failure, folder: Place, publish: bool) -> Review | Failure:
    """What was found, or a failure where its report cannot be written."""
    try:
        if isinstance(found, Review):
            write_review(folder, found, publish)
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
        inputs: files, folders, patterns such as news/*.txt, JSON Lines files, feeds; also as addresses such as s3://bucket/news
        out: folder for the reports, the cleaned texts and the records; also as an address
        languagetool: also look for grammar with LanguageTool; without it the scores say so
        profile: TOML file that says how sure a rule must be for its edits to be applied; none stands for the usual one
        scorers: names of scorers that packages offer; their numbers stand beside the score
        store: file or postgresql:// address where the review desk finds the articles; none stands for the usual one
    """
    paths = find_files(inputs, place(out))
    return state_of(clean_up(lambda: read_articles(paths), out, languagetool, profile, scorers, store))


def clean_up(
    articles: Callable[[], Iterator[Article | Failure]],
    out: str,
    languagetool: bool = True,
    profile: str | None = None,
    scorers: tuple[str, ...] = (),
    store: str | None = None,
    gate: Gate | None = None,
) -> Run:
    """What every flow that cleans does, within its flow run. `articles` is called twice: what an archive prints under all its
    articles is found first. `gate` is asked before anything is published.
    """
    started = time.monotonic()
    folder = place(out)
    profiles = profiles_of(store, read_profile(profile))
    load(scorers)  # one that is not there is told before anything starts
    prepare(folder)
    outcomes: list[Outcome] = []
    with ExitStack() as stack:
        stack.enter_context(alone_in(folder))
        total, standing = standing_by_site(articles())
        job = Job(out, None, standing, profiles, scorers, store, begin(store), gate is not None)
        records = Records(folder)
        work = _Work(job, records, stack, languagetool)
        with Progress(total) as progress:
            for outcome in work.outcomes(articles()):
                outcomes.append(outcome)
                if isinstance(outcome, Failure):
                    log.info("An article could not be done.", extra={"article": outcome.id, "why": outcome.message})
                progress.advance()
                _tell(1, total)
        run = _looked_over(folder, records, outcomes, work.trouble, trend(store), started, job.run)
        _write_down(run, work.asked, store)
        decision = gate(run) if gate else GO_ON
        if decision.publish:
            _publish(folder, records, outcomes, decision, bool(gate))
        run = replace(run, decision=decision)
    tell(run, store)
    return run


class _Work:
    """Sends what is still to do to tasks, a few at a time, so that no archive is held in memory; LanguageTool starts when there is
    something to do.
    """

    def __init__(self, job: Job, records: Records, stack: ExitStack, languagetool: bool):
        self.trouble = ""
        self.asked: Counter[str] = Counter()  # of LanguageTool
        self._job = job
        self._known = records.known
        self._stack = stack
        self._languagetool = languagetool
        self._started = False
        context = FlowRunContext.get()
        self._alone = not context or isinstance(context.task_runner, ThreadPoolTaskRunner)  # no other machine

    def outcomes(self, articles: Iterator[Article | Failure]) -> Iterator[Outcome]:
        """What becomes of each article, in order."""
        ahead = AHEAD_HERE if self._alone else AHEAD_ELSEWHERE
        waiting: deque[tuple[list[Outcome | None], PrefectFuture[Done] | None]] = deque()
        first = 1
        while chunk := self._next(articles):
            todo = [each for each in chunk if isinstance(each, Article)]
            known = [None if isinstance(each, Article) else each for each in chunk]
            last = first + len(chunk) - 1
            future = clean_batch.submit(todo, first, last, self._job.about(todo)) if todo else None
            waiting.append((known, future))
            first += len(chunk)
            if len(waiting) > ahead:
                yield from self._in_order(*waiting.popleft())
        while waiting:
            yield from self._in_order(*waiting.popleft())

    def _in_order(self, known: list[Outcome | None], future: PrefectFuture[Done] | None) -> Iterator[Outcome]:
        outcomes, asked = future.result() if future else ([], Counter())
        self.asked += asked
        found = iter(outcomes)
        for each in known:
            yield next(found) if each is None else each

    def _next(self, articles: Iterator[Article | Failure]) -> list[Article | Outcome]:
        """The next articles: those that are to do, with what is known of the others, until there are enough for a task."""
        chunk: list[Article | Outcome] = []
        todo = 0
        for found in articles:
            each = found if isinstance(found, Failure) else self._record_or_article(found)
            chunk.append(each)
            todo += isinstance(each, Article)
            if todo == BATCH or len(chunk) == 50 * BATCH:
                break
        return chunk

    def _record_or_article(self, article: Article) -> str | Article:
        name = self._job.record_of(article, self._languagetool)
        if name in self._known:
            return name
        if not self._started:
            self._started = True
            if not self._alone:
                self._job = replace(self._job, url=HERE if self._languagetool else None)
                return article
            url, self.trouble = self._stack.enter_context(languagetool_if_any(self._languagetool))
            if self.trouble:
                get_run_logger().warning("%s%s", WITHOUT, self.trouble)
            self._languagetool = url is not None
            self._job = replace(self._job, url=url)
            return self._record_or_article(article)
        return article


def _looked_over(
    folder: Place,
    records: Records,
    outcomes: list[Outcome],
    trouble: str,
    moved: tuple[list[ScorePoint], list[RulePoint]],
    started: float,
    number: int | None,
) -> Run:
    """The figures of all articles, and the overview written, one record after the other."""
    names = [each for each in outcomes if isinstance(each, str)]
    failures = [each for each in outcomes if isinstance(each, Failure)]
    totals = Totals()

    def summaries() -> Iterator[Summary]:
        nonlocal trouble
        for done in records.read(names):
            silent = (note.removeprefix(WITHOUT) for note in done.summary.notes if note.startswith(WITHOUT))
            trouble = trouble or next(silent, "")
            yield done.summary

    title = f"Clean-up of {datetime.now():%d %B %Y, %H:%M}"
    page = index_page(summaries(), failures, title, report_of, moved, totals, onward(number))
    write_text(folder / "index.html", page)
    unchanged = sum(name in records.known for name in names)
    seconds = time.monotonic() - started
    return Run(totals, failures, unchanged, folder / "index.html", trouble, seconds, number)


def _write_down(run: Run, asked: Counter[str], store: str | None) -> None:
    """The figures of the run, for the desk's metrics and the log."""
    figures = {
        "articles": run.totals.articles - run.unchanged,
        "unchanged": run.unchanged,
        "failures": len(run.failures),
        "seconds": run.seconds,
        **{f"languagetool_{name}": value for name, value in asked.items()},
    }
    end(store, run.number, figures)
    log.info("A run has done its work.", extra=figures)


def _publish(folder: Place, records: Records, outcomes: list[Outcome], decision: Decision, held: bool) -> None:
    """Write the JSON Lines of all articles; and the cleaned texts, where they were held back until now."""
    names = [each for each in outcomes if isinstance(each, str)]
    with writer(folder / "results.jsonl") as results, writer(folder / "scores.jsonl") as scores:
        for name, done in zip(names, records.read(names), strict=True):
            records.forget_others(name)
            if decision.good_only and done.summary.band != "publish":
                clean_text_of(folder, done.summary.id).unlink(missing_ok=True)
                continue
            results(_line(done.result))
            for row in done.scores:
                scores(_line(row))
            if held:
                write_text(clean_text_of(folder, done.summary.id), done.result["text"])
    failures = [{"id": each.id, "error": each.message} for each in outcomes if isinstance(each, Failure)]
    write_text(folder / "failures.jsonl", "".join(map(_line, failures)))


def _line(row: Mapping[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def state_of(run: Run) -> State[Run]:
    """Failed where nothing could be done or more than FAILED_SHARE of the articles could not; else Completed, with a name that
    says whether any failed.
    """
    done, failed = run.totals.articles, len(run.failures)
    if not run.decision.publish:
        return Failed(message=f"Stopped at the gate {run.decision}; nothing was published: {run.index}", data=run)
    if failed > FAILED_SHARE * (done + failed):
        some = f"{failed} of {done + failed} articles" if done else f"None of {failed} articles"
        could = "could not be done" if done else "could be done"
        return Failed(message=f"{some} {could}; the overview says why: {run.index}", data=run)
    if failed:
        message = f"{counted(done, 'article')} done, {failed} not: see {run.index}"
        return Completed(name="Completed with failures", message=message, data=run)
    held = f" (at the gate: {run.decision})" if run.decision.who else ""
    return Completed(message=f"{counted(done, 'article')} done{held}: see {run.index}", data=run)


_listeners: list[Told] = []


def _tell(count: int, total: int) -> None:
    for listener in _listeners:
        listener(count, total)


@contextmanager
def told(listener: Told) -> Iterator[None]:
    """Call `listener` with the number of articles that are done, and that of all, while the block runs."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
