"""What Prefect offers to start: five deployments with forms, made of the settings of the house.

    nightly     the inputs of the house, by the clock          on-demand   the same, with a form
    paste       one article, pasted into the form              recheck     what a new set of rules changes
    retention   forgets what is old

`copydesk up` serves them all; `prefect.yaml` deploys them to a work pool.
"""

import logging
from collections.abc import Callable, Container, Iterator
from enum import Enum
from functools import wraps
from pathlib import Path
from typing import Any, Literal, ParamSpec

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterTags
from prefect.client.schemas.objects import State
from prefect.client.schemas.sorting import DeploymentSort
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import FailedRun
from prefect.flow_runs import suspend_flow_run
from prefect.input import RunInput
from prefect.runtime import deployment
from prefect.schedules import Cron
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.types.entrypoint import EntrypointType
from pydantic import BaseModel, ConfigDict, Field

from desk.database import StoreError
from flows.articles import Article, InputError, checked, find_files, read_articles
from flows.cleanup import GO_ON, THREADS, Decision, Gate, Run, clean_up, state_of
from flows.forgetting import forget
from flows.keeping import outdated_articles, queue_of
from flows.output import OutputError
from flows.places import PlaceError, place
from flows.run_page import name_run
from flows.settings import apply

P = ParamSpec("P")
SETTINGS = apply()
PROFILES = SETTINGS.home / "profiles"
EXAMPLE = (Path(__file__).with_name("example.txt")).read_text(encoding="utf-8")
_names = ["standard", *sorted(path.stem for path in PROFILES.glob("*.toml"))]
Profile: Any = Enum("Profile", {name: name for name in _names}, type=str)
USUAL = Profile(SETTINGS.profile) if SETTINGS.profile in _names else Profile("standard")
TAG = "copydesk"
WAITS = 7 * 24 * 3600  # seconds that a gate waits for somebody


def _is_a_fault(record: logging.LogRecord) -> bool:
    """Whether a line of Prefect's log is more than the end of a run that has said itself why it failed.

    Prefect logs that end with a traceback, as if the program were wrong.
    """
    return not (record.exc_info and record.exc_info[0] is FailedRun)


logging.getLogger("prefect.flow_runs").addFilter(_is_a_fault)
logging.getLogger("prefect.engine").addFilter(_is_a_fault)


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CleanUp(_Form):
    """What to clean, and how."""

    inputs: list[str] = Field(
        default=SETTINGS.inputs or [str(SETTINGS.home / "inbox")],
        title="Articles",
        description="Files, folders, patterns such as news/*.txt, JSON Lines, feeds; also addresses such as s3://bucket/news.",
        min_length=1,
    )
    folder: str = Field(
        default="nightly",
        title="Name of the report",
        description="A folder of this name gets the reports. Under the same name only what changed is done again.",
        pattern=r"^[\w][\w .-]{0,80}$",
    )
    profile: Profile = Field(  # type: ignore[valid-type]
        default=USUAL, title="Profile", description=f"How sure a rule must be. Others: TOML files in {PROFILES}."
    )
    languagetool: bool = Field(
        default=SETTINGS.languagetool,
        title="LanguageTool",
        description="Score grammar too. Slower, and the score knows more.",
    )
    gate: int | None = Field(
        default=None,
        title="Gate, in percent",
        description="Ask before anything is published if more than this share of the articles is not in the band publish.",
        ge=0,
        le=100,
    )


class Pasted(_Form):
    """One article, pasted."""

    text: str = Field(
        default=EXAMPLE, title="Article", description="The text as it came.", min_length=1, max_length=2_000_000
    )
    id: str = Field(
        default="pasted", title="Name", description="By which the desk will know it.", min_length=1, max_length=200
    )
    site: str = Field(default="pasted", title="Source", description="Whose article it is.", max_length=200)
    profile: Profile = Field(default=USUAL, title="Profile", description="How sure a rule must be.")  # type: ignore[valid-type]


class Recheck(_Form):
    """What of the store to clean and score again."""

    finished: bool = Field(
        default=False,
        title="Finished ones too",
        description="Also what editors approved or rejected; their verdict and its text stay.",
    )


class Retention(_Form):
    """What to forget."""

    days: int = Field(
        default=SETTINGS.keep_days,
        title="Keep for days",
        description="Older runs, reports, and results that newer ones replaced go. Decisions and finished texts stay.",
        ge=1,
        le=3650,
    )


class AtTheGate(RunInput):
    """What the gate asks."""

    decision: Literal["go on", "only the good ones", "stop"] = Field(default="only the good ones", title="Publish")
    who: str = Field(default="", title="Who decides", description="Your name, for the record.")
    why: str = Field(default="", title="Why", description="For the record.")


def _under_way() -> str:
    """A name until the run has one that says what it did."""
    return f"{deployment.name or 'clean-up'}: under way"


def _told(work: Callable[P, State[Any]]) -> Callable[P, State[Any]]:
    """A flow that cannot do its work ends Failed, with the reason and the remedy, and no traceback."""

    @wraps(work)
    def flow_function(*args: P.args, **kwargs: P.kwargs) -> State[Any]:
        try:
            state = work(*args, **kwargs)
        except (InputError, OutputError, PlaceError, StoreError) as error:
            return Failed(message=str(error))
        # with nothing else: Prefect takes what a failed state holds for its error
        return Failed(message=state.message) if state.is_failed() else state

    return flow_function


@flow(name="clean-up", flow_run_name=_under_way, task_runner=ThreadPoolTaskRunner(max_workers=THREADS))  # type: ignore[arg-type]
@_told
def clean_up_articles(order: CleanUp = CleanUp()) -> State[Run]:  # noqa: B008 (it is frozen)
    """Repair articles, score them before and after, and put them into the desk's queue.

    Args:
        order: What to clean, and how. As it stands here it can be submitted.
    """
    gate = _gate(order.gate) if order.gate is not None else None
    out = place(SETTINGS.reports) / order.folder
    paths = find_files(order.inputs, out)
    profile = profile_path(order.profile)
    return state_of(clean_up(lambda: read_articles(paths), str(out), order.languagetool, profile, gate=gate))


@flow(name="paste", flow_run_name=_under_way)
@_told
def paste(article: Pasted = Pasted()) -> State[Run]:  # noqa: B008
    """Repair one article that is pasted into the form; the report is an artifact of the run, with a link to the desk.

    Args:
        article: The article.
    """
    one = checked(Article(article.id, article.text, f"the article {article.id!r}", site=article.site))
    out = str(place(SETTINGS.reports) / "pasted")
    return state_of(clean_up(lambda: iter([one]), out, profile=profile_path(article.profile)))


@flow(name="recheck", flow_run_name=_under_way, task_runner=ThreadPoolTaskRunner(max_workers=THREADS))  # type: ignore[arg-type]
@_told
def recheck(order: Recheck = Recheck()) -> State[Run]:  # noqa: B008
    """Clean and score again what is in the store and was made by other rules than those of today.

    Articles that were compared with a source text are left alone: the store does not hold it.

    Args:
        order: What of the store.
    """
    profile = profile_path(USUAL)
    if not list(outdated_articles(None, profile, order.finished, most=1)):
        return Completed(message="All articles in the store are made by the rules of today.")
    out = str(place(SETTINGS.reports) / "recheck")
    return state_of(clean_up(lambda: outdated_articles(None, profile, order.finished), out, profile=profile))


@flow(name="retention", flow_run_name=_under_way)
@_told
def retention(order: Retention = Retention()) -> State[None]:  # noqa: B008
    """Forget old runs here and in Prefect, old reports, and results that newer ones replaced. Decisions and finished texts stay.

    Args:
        order: What is old.
    """
    said = forget(None, SETTINGS.reports, order.days, TAG)
    create_markdown_artifact(said, key="copydesk-retention", description="What was forgotten")
    return Completed(message=said)


def profile_path(name: str | Enum) -> str | None:
    """The file of the profile with this name, None for the standard one."""
    value = name.value if isinstance(name, Enum) else name
    return None if value == "standard" else str(PROFILES / f"{value}.toml")


def _gate(percent: int) -> Gate:
    """Asks once, where more than `percent` of the articles are not in the band publish; the run is suspended until then."""

    def ask(run: Run) -> Decision:
        below = run.totals.below_publish
        if below * 100 <= percent * run.totals.articles:
            return GO_ON
        name_run(f"{deployment.name}: waits at the gate, {below} of {run.totals.articles} below publish")
        found = ", ".join(f"{count} {band}" for band, count in run.totals.bands_after.most_common())
        link = queue_of(run.number)
        description = f"**{below} of {run.totals.articles}** articles are below publish ({found}). [See them at the desk]({link})."
        answer = suspend_flow_run(wait_for_input=AtTheGate.with_initial_data(description=description), timeout=WAITS)
        publish = answer.decision != "stop"
        return Decision(publish, answer.decision == "only the good ones", answer.who or "somebody", answer.why)

    return ask


# of each deployment: its flow, when it runs by itself, and what it is
FLOWS: dict[str, tuple[Any, str, str]] = {
    "nightly": (
        clean_up_articles,
        SETTINGS.cron,
        "The articles of the house, by the clock. Pause and resume it with the switch of its schedule.",
    ),
    "on-demand": (clean_up_articles, "", "Articles that you name; as the form stands it can be submitted."),
    "paste": (paste, "", "One article, pasted into the form."),
    "recheck": (recheck, "", "What a new set of rules changes in the store."),
    "retention": (retention, "30 4 * * 0", "Forgets old runs, reports and replaced results, every Sunday."),
}


def paused() -> set[str]:
    """The names of our deployments whose schedule somebody has paused in Prefect."""
    ours = DeploymentFilter(tags=DeploymentFilterTags(all_=[TAG]))
    with get_client(sync_client=True) as client:
        there = client.read_deployments(deployment_filter=ours, sort=DeploymentSort.NAME_ASC, limit=200)
    return {each.name for each in there if each.schedules and not any(one.active for one in each.schedules)}


def deployments(at_rest: Container[str] = ()) -> Iterator[RunnerDeployment]:
    """The deployments, to be served; the schedules of those named stay paused."""
    for name, (each, cron, description) in FLOWS.items():
        parameters = {"order": CleanUp(folder="on-demand").model_dump(mode="json")} if name == "on-demand" else {}
        schedule = [Cron(cron, timezone=SETTINGS.timezone, active=name not in at_rest)] if cron else []
        yield each.to_deployment(
            name,
            schedules=schedule,
            parameters=parameters,
            description=description,
            tags=[TAG],
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
