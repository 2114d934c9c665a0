"""Writes docs/rules.md: what each cleaner does, and every rule.

    .venv/bin/python docs/make_rules.py

All of it is read from the cleaners: their order from CLEANERS, the examples from the docstrings of their modules, the
rules from `flows.rules.all_rules`, which `copydesk rules` shows too.
"""

import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from cleaners.clean import CLEANERS
from cleaners.edits import CATEGORIES
from flows.rules import Rule, all_rules

PAGE = Path(__file__).with_name("rules.md")
HEAD = """\
# What Copydesk repairs

This page is written by `docs/make_rules.py`; change the cleaners, not the page. First the cleaners in the order in
which they run, each with what it makes of a text and what it leaves alone (`⏎` is a line end). Then every rule.
"""
RULES = """\
# Every rule

A rule is named for the flaw.

- **Kind** is what it usually does. *applied*: the text is changed; *query*: an editor is asked and the text stays;
  *note*: something is wrong and there is nothing safe to propose. A single edit may differ: a change that is not sure
  enough, or that would touch a number, a name or what somebody said, becomes a query.
- **Severity** is its weight in the score: neutral 0, minor punctuation 0.1, minor 1, major 5, critical 25 points.
"""


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE}: {len(rule_names(page()))} rules")


def page() -> str:
    """The whole page as it should stand in docs/rules.md."""
    return "\n".join([HEAD, *(_cleaner(sys.modules[each.__module__]) for each in CLEANERS), RULES, *_tables()])


def rule_names(text: str) -> set[str]:
    """The rules that a page lists: the first cell of each row."""
    return set(re.findall(r"^\| `([a-z]+\.\w+)` \|", text, flags=re.MULTILINE))


def _cleaner(module) -> str:  # type: ignore[no-untyped-def]
    """A section from the docstring: its first sentence, its indented examples as they stand, and the rest as text."""
    name = module.__name__.rpartition(".")[2]
    parts = [f"## {name}\n"]
    docstring = (module.__doc__ or "").strip().split("\n")
    for indented, lines in groupby(docstring, key=lambda line: line.startswith("    ")):
        text = "\n".join(line.removeprefix("    ") for line in lines).strip("\n")
        if indented:
            parts.append(f"```text\n{text}\n```\n")
        elif text:
            # two spaces before a line end: "Left alone" and "Asked" each on a line of their own
            parts.append(re.sub(r"\n(?=Left alone:|Asked:)", "  \n", text) + "\n")
    return "\n".join([*parts, f"Source: [`cleaners/{name}.py`](../cleaners/{name}.py)\n"])


def _tables() -> Iterator[str]:
    rules = all_rules()
    for category in CATEGORIES:
        rows = [_row(rule) for rule in rules if rule.name.startswith(f"{category}.")]
        if rows:
            yield f"## {category}: {len(rows)}\n"
            yield "\n".join(["| rule | kind | severity | reason |", "|---|---|---|---|", *rows, ""])


def _row(rule: Rule) -> str:
    why = rule.why.replace("|", "\\|").replace("<", "&lt;") or "*(said at each place)*"
    return f"| `{rule.name}` | {rule.kind} | {rule.severity} | {why} |"


if __name__ == "__main__":
    main()
