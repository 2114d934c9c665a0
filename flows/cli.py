"""The command line: copydesk clean, score, run, rules, doctor.

Only what a command needs is imported: `copydesk clean` starts without Prefect.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter

from flows.articles import Article, InputError, find_files, parse_line, read_articles
from reports.review import Failure

app = App(
    name="copydesk",
    help="""Repairs machine-translated, scraped English news; scores it before and after; reports every change with its reason.

    Exit status: 0 all done, 1 some articles could not be done (each is named), 2 the command was wrong.""",
    version="0.1.0",
)

Format = Literal["auto", "jsonl", "text"]


@app.command
def clean(
    files: Annotated[tuple[str, ...], Parameter(help="Files, folders or patterns. Without any: JSON Lines on standard input.")] = (),
    /,
    *,
    format: Annotated[Format, Parameter(help="jsonl: a record an article. text: the cleaned text. auto: text for a reader, jsonl in a pipe.")] = "auto",
    languagetool: Annotated[bool, Parameter(help="Also ask LanguageTool about grammar.", negative="")] = False,
) -> int:
    """Clean articles; write a record or the cleaned text of each, in order.

    Examples: `copydesk clean article.txt` · `copydesk clean --format jsonl < articles.jsonl > cleaned.jsonl`
    """
    from cleaners.clean import TextError
    from cleaners.clean import clean as clean_text
    from reports.jsonl import record

    as_json = format == "jsonl" or (format == "auto" and (not files or not sys.stdout.isatty()))
    failed = 0
    with _grammar(languagetool) as ask:
        for number, found in _inputs(files):
            if isinstance(found, Failure):
                failed += 1
                _say(found, as_json, number)
                continue
            try:
                cleaning = clean_text(found.text)
            except TextError as error:
                failed += 1
                _say(Failure(found.id, str(error)), as_json, number)
                continue
            if not as_json:
                _write(cleaning.text.rstrip("\n") + "\n")
                continue
            row = record(found.id, cleaning)
            if ask is not None:
                row["edits"] = sorted([*row["edits"], *_grammar_rows(found.text, cleaning, ask([found.text])[0])], key=lambda edit: edit["start"])
            _write(json.dumps(row, ensure_ascii=True) + "\n")
    return 1 if failed else 0


def _grammar_rows(text, cleaning, matches) -> list[dict]:  # type: ignore[no-untyped-def]
    """LanguageTool's findings as queries, where nothing of ours stands at the same place."""
    rows = []
    for match in matches:
        if any(change.start < match.end and match.start < change.end for change in cleaning.changes):
            continue
        after = match.replacements[0] if match.replacements else None
        rows.append({"start": match.start, "end": match.end, "before": text[match.start : match.end], "after": after, "category": "grammar",
                     "rule": f"grammar.{match.rule_id}", "why": match.message, "confidence": 0.6, "kind": "query" if after else "note", "applied": False})  # fmt: skip
    return rows


@app.command
def score(
    files: Annotated[tuple[str, ...], Parameter(help="Files, folders or patterns. Without any: JSON Lines on standard input.")] = (),
    /,
    *,
    format: Annotated[Format, Parameter(help="jsonl: a record an article. text: a table.")] = "auto",
    languagetool: Annotated[bool, Parameter(help="Ask LanguageTool too; --no-languagetool leaves it out and says so in the signature.")] = True,
) -> int:
    """Score articles as they are: what is wrong with each, weighted, per 1,000 words.

    Examples: `copydesk score news/` · `copydesk score --no-languagetool --format jsonl < articles.jsonl`
    """
    from cleaners.clean import TextError
    from cleaners.clean import clean as clean_text
    from reports.jsonl import score_record
    from scorers.score import score as score_text

    as_json = format == "jsonl" or (format == "auto" and (not files or not sys.stdout.isatty()))
    failed, rows = 0, []
    with _grammar(languagetool) as ask:
        for number, found in _inputs(files):
            if isinstance(found, Failure):
                failed += 1
                _say(found, as_json, number)
                continue
            try:
                cleaning = clean_text(found.text)
            except TextError as error:
                failed += 1
                _say(Failure(found.id, str(error)), as_json, number)
                continue
            matches = ask([found.text])[0] if ask is not None else None
            scores = score_text(found.text, cleaning.edits, matches, cleaning.page)
            if as_json:
                _write(json.dumps(score_record(found.id, scores), ensure_ascii=True) + "\n")
            else:
                rows.append((found.id, scores))
    if rows:
        from flows.terminal import show_scores

        show_scores(rows)
    return 1 if failed else 0


@app.command
def run(
    inputs: Annotated[tuple[str, ...], Parameter(help="Files, folders, patterns such as 'news/*.txt', JSON Lines files.")],
    /,
    *,
    out: Annotated[Path, Parameter(help="Folder for reports, cleaned texts and records.")] = Path("copydesk-reports"),
    languagetool: Annotated[bool, Parameter(help="Score with LanguageTool too.")] = True,
) -> int:
    """Run the flow: clean, score and report all articles; ends with a table and the path of the overview.

    Uses the Prefect server that is configured (PREFECT_API_URL), else one that lives as long as the run.
    Example: `copydesk run news/ --out reports-of-today`
    """
    from flows.terminal import run_with_progress

    return run_with_progress(list(inputs), out, languagetool)


@app.command
def rules(*, format: Annotated[Format, Parameter(help="jsonl or a table.")] = "auto") -> int:
    """List every rule: its kind, what it is for, and its weight in the score."""
    from flows.rules import all_rules
    from flows.terminal import show_rules

    found = all_rules()
    if format == "jsonl" or (format == "auto" and not sys.stdout.isatty()):
        for rule in found:
            _write(json.dumps(rule.__dict__ if hasattr(rule, "__dict__") else rule._asdict(), ensure_ascii=True) + "\n")
    else:
        show_rules(found)
    return 0


@app.command
def doctor() -> int:
    """Say what works on this machine and what does not, each with its remedy. Exit status 1 if anything is missing."""
    from flows.doctor import doctor as examine_and_show

    return examine_and_show()


class _grammar:
    """The function that asks LanguageTool while the block runs, or None."""

    def __init__(self, wanted: bool):
        self.wanted, self.server = wanted, None

    def __enter__(self):  # type: ignore[no-untyped-def]
        if not self.wanted:
            return None
        from flows.desk_work import checker
        from flows.languagetool import LanguageToolError
        from flows.languagetool_server import languagetool_server

        try:
            self.server = languagetool_server()
            return checker(self.server.__enter__())
        except LanguageToolError as error:
            self.server = None
            print(f"copydesk: going on without LanguageTool. {error}", file=sys.stderr)
            return None

    def __exit__(self, *trouble) -> None:  # type: ignore[no-untyped-def]
        if self.server is not None:
            self.server.__exit__(*trouble)


def _inputs(files: tuple[str, ...]) -> Iterator[tuple[int, Article | Failure]]:
    if files:
        yield from enumerate(read_articles(find_files(files)), start=1)
        return
    if sys.stdin.isatty():
        print("copydesk: reading JSON Lines from the keyboard; end with Ctrl-D.", file=sys.stderr)
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        if raw.strip():
            yield number, parse_line(raw, number, "standard input", f"line {number}")


def _say(failure: Failure, as_json: bool, number: int) -> None:
    if as_json:
        where = {"line": number} if failure.id == f"line {number}" else {"id": failure.id}
        _write(json.dumps({**where, "error": failure.message}, ensure_ascii=True) + "\n")
    print(f"copydesk: {failure.message}", file=sys.stderr)


def _write(text: str) -> None:
    # what a terminal or a pipe cannot show must not end the run
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def main() -> None:
    """The entry point of the command `copydesk`."""
    try:
        status = app(exit_on_error=False, print_error=True, result_action="return_value")
    except InputError as error:
        print(f"copydesk: {error}", file=sys.stderr)
        status = 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except KeyboardInterrupt:
        print("copydesk: stopped.", file=sys.stderr)
        status = 130
    except Exception as error:
        from cyclopts import CycloptsError

        if not isinstance(error, CycloptsError):
            from flows.output import OutputError

            if not isinstance(error, OutputError):
                raise
            print(f"copydesk: {error}", file=sys.stderr)
        status = 2
    sys.exit(status if isinstance(status, int) else 0)
