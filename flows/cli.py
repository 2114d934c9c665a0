"""The command line: copydesk clean, score, run, rules, doctor.

Only what a command needs is imported: `copydesk clean` starts without Prefect.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, CycloptsError, Parameter

from cleaners.clean import Cleaning
from cleaners.profile import Profile
from flows.articles import Article, InputError, find_files, parse_line, read_articles
from flows.review_work import NO_PROFILES, asked, checker, cleaned, notes_on, scored
from reports.review import Failure
from reports.signs import visible

if TYPE_CHECKING:
    from flows.languagetool import Match
    from scorers.plugin import Opinion, Scorer
    from scorers.score import Scores

    Ask = Callable[[list[str]], list[list[Match]] | None]

SCORED_AT_ONCE = 20  # articles: their paragraphs travel to LanguageTool together

app = App(
    name="copydesk",
    help="""Repairs machine-translated, scraped English news; scores it before and after; reports every change.

    Exit status: 0 all done, 1 some articles could not be done (each is named), 2 nothing could be done (it says why).
    """,
    help_format="plaintext",
    suppress_keyboard_interrupt=False,  # we end it ourselves
    version="0.1.0",
)

Format = Literal["auto", "jsonl", "text"]
ProfileFile = Annotated[
    Path | None,
    Parameter(help="TOML file: how sure a rule must be for its edits to be applied.", show_default=False),
]
Files = Annotated[
    tuple[str, ...],
    Parameter(help="Files, folders or patterns. Without any: JSON Lines on standard input.", show_default=False),
]

Scorers = Annotated[
    tuple[str, ...],
    Parameter(help="Scorer of an installed package; may be given several times.", show_default=False),
]
Store = Annotated[
    str | None,
    Parameter(
        help="SQLite file or postgresql:// address of the store; none for no store. [default: COPYDESK_STORE, or a file in "
        "the user's data folder]",
        show_default=False,
    ),
]


@app.command
def clean(
    files: Files = (),
    /,
    *,
    format: Annotated[
        Format, Parameter(help="jsonl: a record an article; text: the cleaned text; auto: text on a terminal.")
    ] = "auto",
    languagetool: Annotated[bool, Parameter(help="Also ask LanguageTool about grammar.", negative="")] = False,
    profile: ProfileFile = None,
) -> int:
    """Clean articles; write a record or the cleaned text of each, in order.

    An article that cannot be done has a record with "error" in its place; the rest goes on, and the status is 1.

    For example:

        copydesk clean article.txt
        copydesk clean --format jsonl < articles.jsonl > cleaned.jsonl
    """
    from flows.profiles import read_profile
    from reports.jsonl import record

    thresholds = read_profile(profile)
    as_json = _as_json(format, files)
    many = len(files) > 1 or any(Path(n).is_dir() or any(char in n for char in "*?[") or ".jsonl" in n for n in files)
    failed = 0
    with _grammar(languagetool) as ask:
        for found in _cleanings(files, thresholds):
            if isinstance(found, Failure):
                failed += 1
                _say(found, as_json)
            elif as_json:
                article, cleaning = found
                row = record(article.id, cleaning)
                if matches := ask([article.text]):
                    row["edits"] += _grammar_rows(article.text, cleaning, matches[0])
                    row["edits"].sort(key=lambda edit: edit["start"])
                _write_row(row)
            else:
                if many:
                    _write(f"==> {visible(found[0].id)} <==\n")
                _write(found[1].text.rstrip("\n") + "\n")
    return 1 if failed else 0


def _grammar_rows(text: str, cleaning: Cleaning, matches: "list[Match]") -> list[dict[str, Any]]:
    """LanguageTool's findings as queries, where nothing of ours stands at the same place."""
    rows = []
    for match in matches:
        if any(change.start < match.end and match.start < change.end for change in cleaning.changes):
            continue
        after = match.replacements[0] if match.replacements else None
        rows.append(
            {
                "start": match.start,
                "end": match.end,
                "before": text[match.start : match.end],
                "after": after,
                "category": "grammar",
                "rule": f"grammar.{match.rule_id}",
                "why": match.message,
                "confidence": 0.6,
                "kind": "note" if after is None else "query",
                "applied": False,
            }
        )
    return rows


@app.command
def score(
    files: Files = (),
    /,
    *,
    format: Annotated[
        Format, Parameter(help="jsonl: a record an article; text: a table; auto: a table on a terminal.")
    ] = "auto",
    languagetool: Annotated[
        bool, Parameter(help="Ask LanguageTool too; --no-languagetool leaves it out and says so in the signature.")
    ] = True,
    scorer: Scorers = (),
) -> int:
    """Score articles as they are: what is wrong with each, weighted, per 1,000 words.

    A scorer of a package stands in a row of its own and is never mixed in. With JSON Lines the fields source and
    reference are used where they are given.

    For example:

        copydesk score news/
        copydesk score --scorer sentence-length --format jsonl < articles.jsonl
        copydesk score --no-languagetool --format jsonl < articles.jsonl
    """
    from reports.jsonl import score_record

    as_json = _as_json(format, files)
    others = _scorers(scorer)
    failed, rows = 0, []
    with _grammar(languagetool) as ask:
        for found, said in _with_opinions(_scores(_inputs(files), ask, languagetool), others):
            if isinstance(found, Failure):
                failed += 1
                _say(found, as_json)
                continue
            article, scores = found
            if as_json:
                _write_row(score_record(article.id, scores, said))
            else:
                rows.append((article.id, scores))
                for name, opinion in said.items():
                    _tell(f"{article.id}: {name} {opinion.note or f'{opinion.value:g}'}")
    if rows:
        from flows.terminal import show_scores

        show_scores(rows)
    return 1 if failed else 0


def _scorers(names: tuple[str, ...]) -> "list[Scorer]":
    """The scorers of packages that were asked for, each with its licence on standard error."""
    if not names:
        return []
    from flows.scorer_plugins import load

    found = load(names)
    for each in found:
        _tell(f"{each.name}: licence {each.licence}")
    return found


def _with_opinions(
    scored: "Iterator[tuple[Article, Scores] | Failure]", others: "list[Scorer]"
) -> "Iterator[tuple[tuple[Article, Scores] | Failure, dict[str, Opinion]]]":
    """Each with what the scorers of packages say of it; they are asked about a batch at a time."""
    if not others:
        yield from ((found, {}) for found in scored)
        return
    from scorers.plugin import Row, opinions

    while batch := list(islice(scored, SCORED_AT_ONCE)):
        articles = [found[0] for found in batch if not isinstance(found, Failure)]
        asked_about = [Row(article.where, article.text, article.source, article.reference) for article in articles]
        said = {each.name: iter(opinions(each, asked_about)) for each in others}
        for found in batch:
            yield found, {} if isinstance(found, Failure) else {name: next(answers) for name, answers in said.items()}


def _scores(
    inputs: Iterator[Article | Failure], ask: "Ask", languagetool: bool
) -> "Iterator[tuple[Article, Scores] | Failure]":
    """(article, scores) of each article, in order; what was scored before is not done again, the rest a batch at a time."""
    from flows.score_cache import ScoreCache, key_of

    cache = ScoreCache.usual()
    while batch := list(islice(inputs, SCORED_AT_ONCE)):
        articles = [found for found in batch if isinstance(found, Article)]
        keys = {article.where: key_of(article, languagetool) for article in articles}
        known = {where: scores for where, key in keys.items() if (scores := cache.get(key))}
        todo = [article for article in articles if article.where not in known]
        cleanings = {article.where: cleaned(article) for article in todo}
        good = [article for article in todo if isinstance(cleanings[article.where], Cleaning)]
        matches = (ask([article.text for article in good]) if good else None) or [None] * len(good)
        new = {}
        for article, found in zip(good, matches, strict=True):
            cleaning = cleanings[article.where]
            assert isinstance(cleaning, Cleaning)
            known[article.where], trouble = scored(article, article.text, cleaning, found)
            for note in (*notes_on(article, cleaning), trouble):
                if note:
                    _tell(f"{article.where}: {note}")
            if not trouble and (found is not None) == languagetool:
                new[keys[article.where]] = known[article.where]
        cache.put(new)
        for each in batch:
            if isinstance(each, Failure):
                yield each
            elif each.where in known:
                yield each, known[each.where]
            else:
                yield cleanings[each.where]  # type: ignore[misc]


@app.command
def run(
    inputs: Annotated[
        tuple[str, ...],
        Parameter(
            help="Files, folders, patterns such as 'news/*.txt', JSON Lines, feeds; or addresses: s3://bucket/news."
        ),
    ],
    /,
    *,
    out: Annotated[
        str, Parameter(help="Folder or address for reports, cleaned texts and records.")
    ] = "copydesk-reports",
    languagetool: Annotated[bool, Parameter(help="Score with LanguageTool too.")] = True,
    profile: ProfileFile = None,
    scorer: Scorers = (),
    store: Store = None,
    runner: Annotated[
        str, Parameter(help="threads, dask for processes on this machine, or the address of a Dask scheduler.")
    ] = "threads",
) -> int:
    """Run the flow: clean, score and report all articles; ends with a table and the path of the overview.

    What was found waits in the store for an editor: copydesk review. An article that is unchanged since the last run into the
    same folder is not done again, so a run that was stopped is started again.

    Uses the Prefect server that is configured (PREFECT_API_URL), else one that lives as long as the run.

    For example:

        copydesk run news/ --out reports-of-today
        copydesk run 'archive/*.jsonl.gz' --no-languagetool
        copydesk run news/ --profile careful.toml
        copydesk run s3://archive/2026 --out s3://archive/clean --store postgresql://db/desk --runner tcp://scheduler:8786
    """
    from flows.terminal import run_with_progress

    return run_with_progress(list(inputs), out, languagetool, profile, scorer, store, runner)


@app.command
def up(
    *,
    home: Annotated[
        Path | None, Parameter(help="Folder for all that is kept. [default: the setting home]", show_default=False)
    ] = None,
) -> int:
    """Start everything: Prefect with its pages, the deployments, LanguageTool, and the desk. Ctrl-C ends all of it.

    Uses the Prefect server that PREFECT_API_URL names, if it does. `copydesk settings` shows what can be set.

    For example:

        copydesk up
        copydesk up --home /srv/copydesk
    """
    from flows.up import up as start_all

    return start_all(home)


@app.command
def settings(
    *,
    format: Annotated[Format, Parameter(help="jsonl, or text: a table; auto: a table on a terminal.")] = "auto",
) -> int:
    """Show each setting, its value, and where that came from: a COPYDESK_ variable, copydesk.toml, or the default.

    For example:

        copydesk settings
        COPYDESK_CRON='0 4 * * 1-5' copydesk settings --format jsonl
    """
    from flows.settings import explained

    rows = list(explained())
    if _as_json(format, rows):
        for name, value, place, what in rows:
            _write_row(
                {"name": name, "value": str(value) if isinstance(value, Path) else value, "from": place, "what": what}
            )
    else:
        from flows.terminal import show_settings

        show_settings(rows)
    return 0


@app.command
def review(
    *,
    store: Store = None,
    host: Annotated[str, Parameter(help="Address to listen at. Any but this machine's own wants users.")] = "127.0.0.1",
    port: Annotated[int, Parameter(help="Port to listen at.")] = 4300,
    proxy_header: Annotated[
        str, Parameter(help="Header in which a reverse proxy names who it signed in, such as X-Remote-User.")
    ] = "",
    proxy: Annotated[
        tuple[str, ...],
        Parameter(help="Address of that proxy, if it is on another machine; may be given several times."),
    ] = (),
    name: Annotated[
        tuple[str, ...], Parameter(help="Name under which the desk is addressed; may be given several times.")
    ] = (),
    open: Annotated[bool, Parameter(help="Open the desk in a browser.", negative="")] = False,
    import_: Annotated[
        tuple[Path, ...],
        Parameter(name="--import", help="Take decisions in from a report's download or a .docx, and end."),
    ] = (),
) -> int:
    """Serve the review desk, where editors decide on what runs have found.

    For example:

        copydesk review
        copydesk review --import decisions-bell.json
        copydesk review --host 0.0.0.0 --port 8080 --name desk.example.org
    """
    from flows.desk_server import serve, take_in_files

    if import_:
        return take_in_files(store, import_)
    return serve(store, host, port, proxy_header, proxy, name, open)


users = App(
    name="users",
    help="""Say who may sign in at the desk.

    For example:

        copydesk users add ana --role chief
        copydesk users list
    """,
    help_format="plaintext",
)
app.command(users)


@users.command
def add(
    name: str,
    /,
    *,
    role: Annotated[Literal["editor", "chief"], Parameter(help="A chief also decides for whole rules.")] = "editor",
    store: Store = None,
) -> int:
    """Let someone in, or change their password and role. The password is asked for, or read from a pipe.

    For example:

        copydesk users add ana --role chief
    """
    from getpass import getpass

    from desk.users import UserError, add_user
    from flows.desk_server import opened

    engine = opened(store)
    password = getpass(f"Password for {name}: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        add_user(engine, name, password, role)
    except UserError as error:
        raise InputError(str(error)) from None
    print(f"{name} may sign in, as {role}.")
    return 0


@users.command
def remove(name: str, /, *, store: Store = None) -> int:
    """Shut someone out; what they decided stays."""
    from desk.users import UserError, remove_user
    from flows.desk_server import opened

    try:
        remove_user(opened(store), name)
    except UserError as error:
        raise InputError(str(error)) from None
    print(f"{name} may not sign in any more.")
    return 0


@users.command(name="list")
def list_users(*, store: Store = None) -> int:
    """List who may sign in, with their roles."""
    from desk.users import users as all_users
    from flows.desk_server import opened

    for name, role in all_users(opened(store)).items():
        print(f"{visible(name)}\t{role}")
    return 0


@app.command
def rules(
    *,
    format: Annotated[Format, Parameter(help="jsonl, or text: a table; auto: a table on a terminal.")] = "auto",
    store: Store = None,
) -> int:
    """List every rule: its kind, what it is for, its weight in the score, and how many of its edits editors accepted.

    For example:

        copydesk rules
        copydesk rules --format jsonl
    """
    from flows.desk_server import store_if_any
    from flows.rules import all_rules, with_acceptance
    from flows.terminal import show_rules

    found = all_rules()
    if there := store_if_any(store):
        found = with_acceptance(found, there)
    if _as_json(format, found):
        for rule in found:
            _write_row(asdict(rule))
    else:
        show_rules(found)
    return 0


@app.command
def languagetool(*, port: Annotated[int, Parameter(help="Port to listen at, on this machine only.")] = 8081) -> int:
    """Serve LanguageTool for all workers of this machine, until stopped; they find it by LANGUAGETOOL_URL.

    For example:

        copydesk languagetool --port 8081
        LANGUAGETOOL_URL=http://127.0.0.1:8081 dask worker tcp://scheduler:8786
    """
    from flows.desk_server import is_taken
    from flows.languagetool import LanguageToolError
    from flows.languagetool_server import URL_VARIABLE, languagetool_server

    os.environ.pop(URL_VARIABLE, None)  # it is ours that is wanted
    if is_taken("127.0.0.1", port):
        raise InputError(f"Port {port} is taken. Name another with --port, or end what runs there.")
    try:
        with languagetool_server(port) as url:
            print(f"LanguageTool is ready: {URL_VARIABLE}={url}  (Ctrl-C ends it)", flush=True)
            signal.pause()
    except LanguageToolError as error:
        raise InputError(str(error)) from None
    return 0


@app.command
def doctor() -> int:
    """Say what works on this machine and what does not, each with its remedy. Exit status 1 if anything is missing.

    For example:

        copydesk doctor
    """
    from flows.doctor import doctor as examine_and_show

    return examine_and_show()


def _as_json(format: Format, files: object) -> bool:
    return format == "jsonl" or (format == "auto" and (not files or not sys.stdout.isatty()))


@contextmanager
def _grammar(wanted: bool) -> "Iterator[Ask]":
    """A function that asks LanguageTool about texts while the block runs; it gives None where there is no answer.

    The server is started at the first question, so that nobody waits for it who has none.
    """
    if not wanted:
        yield lambda texts: None
        return
    with ExitStack() as stack:
        ask, begun = None, False

        def matches_in(texts: list[str]) -> "list[list[Match]] | None":
            nonlocal ask, begun
            if not begun:
                from flows.languagetool_server import languagetool_if_any

                url, trouble = stack.enter_context(languagetool_if_any())
                ask, begun = checker(url) if url else None, True
            else:
                trouble = ""
            found, failed = asked(ask, texts)
            if failed:
                ask = None  # each further try would take a while
            if trouble or failed:
                _tell(f"going on without LanguageTool. {trouble or failed}")
            return found

        yield matches_in


def _cleanings(files: tuple[str, ...], profile: Profile | None = None) -> Iterator[tuple[Article, Cleaning] | Failure]:
    """Each article with its cleaning, or why that failed; what a reader should know goes to standard error."""
    for article in _inputs(files):
        if isinstance(article, Failure):
            yield article
        elif isinstance(found := cleaned(article, profiles={"": profile} if profile else NO_PROFILES), Failure):
            yield found
        else:
            for note in notes_on(article, found):
                _tell(f"{article.where}: {note}")
            yield article, found


def _inputs(files: tuple[str, ...]) -> Iterator[Article | Failure]:
    if files:
        yield from read_articles(find_files(files))
        return
    if sys.stdin.isatty():
        _tell("reading JSON Lines from the keyboard; end with Ctrl-D.")
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        if number == 1 and raw.strip()[:1].isalnum():
            raise InputError("Standard input is no JSON Lines. For an article in a file: copydesk clean article.txt")
        if raw.strip():
            yield parse_line(raw, f"standard input, line {number}", f"line {number}")


def _say(failure: Failure, as_json: bool) -> None:
    if as_json:
        number = failure.id.removeprefix("line ")
        where = {"line": int(number)} if number != failure.id and number.isdecimal() else {"id": failure.id}
        _write_row({**where, "error": failure.message})
    _tell(failure.message)


def _tell(message: str) -> None:
    """A line for the person at the terminal; a hidden character in it cannot do anything there."""
    print(f"copydesk: {visible(message)}", file=sys.stderr)


def _write_row(row: dict[str, Any]) -> None:
    _write(json.dumps(row) + "\n")


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def main() -> None:
    """The entry point of the command `copydesk`."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by who started us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: what is open is closed
    sys.exit(_status())


def _status() -> int:
    try:
        status = app(sys.argv[1:], exit_on_error=False, print_error=True, result_action="return_value")
        sys.stdout.flush()
    except (InputError, CycloptsError) as error:
        if isinstance(error, InputError):
            _tell(str(error))
        return 2
    except KeyboardInterrupt:
        _tell("stopped; what was written is whole.")
        return 130
    except OSError as error:
        if not isinstance(error, BrokenPipeError):  # `| head` has seen enough
            _tell(f"{error}. Check the disk and where the output goes.")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status if isinstance(status, int) else 0


if __name__ == "__main__":
    main()
