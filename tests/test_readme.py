"""What README.md shows is true: its example, its commands, the files it names; and docs/rules.md lists every rule."""

import re
import shlex
from pathlib import Path

import pytest

from cleaners.clean import clean
from docs.make_rules import page, rule_names
from flows.cli import app

HOUSE = Path(__file__).parent.parent
README = (HOUSE / "README.md").read_text(encoding="utf-8")
BELL = (HOUSE / "flows" / "example.txt").read_text(encoding="utf-8")
TEXT_BLOCKS = re.findall(r"^```text\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
SHELL_LINES = [
    line.strip()
    for block in re.findall(r"^```sh\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]
COMMANDS = [name for name in app if not name.startswith("-")]


def words_of(line: str) -> list[str]:
    """The words of a shell line without its comment and redirections."""
    return shlex.split(re.sub(r"[<>] \S+", "", line), comments=True)


def test_the_example_comes_out_as_shown():
    before, after = TEXT_BLOCKS[:2]
    assert before == BELL
    assert clean(before).text == after


def test_the_reasons_are_those_that_copydesk_gives():
    shown = re.findall(r"^\| (\d+) \| (.*?) ?\| (.*?) ?\| `(.*?)` \| (.*?) \|$", README, flags=re.MULTILINE)
    rows = [(int(place), found.strip("`"), now.strip("`"), rule, why) for place, found, now, rule, why in shown]
    assert rows == [(c.start, c.before, c.after, c.rule, c.why) for c in clean(BELL).changes]


@pytest.mark.parametrize("line", [line for line in SHELL_LINES if words_of(line)[0] == "copydesk"])
def test_command_is_accepted(line):
    app.parse_args(words_of(line)[1:], exit_on_error=False, print_error=False)


@pytest.mark.parametrize("line", [line for line in SHELL_LINES if words_of(line)[0] == "make"])
def test_make_target_exists(line):
    makefile = (HOUSE / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{words_of(line)[1]}:", makefile, flags=re.MULTILINE)


def test_no_other_program_is_shown():
    assert {words_of(line)[0] for line in SHELL_LINES} <= {"copydesk", "make", "."}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_shown(name):
    assert any(words_of(line)[:2] == ["copydesk", name] for line in SHELL_LINES)


def test_links_and_pictures_exist():
    links = re.findall(r"\]\(([^)#]+)\)", README) + re.findall(r'src="([^"]+)"', README)
    assert links
    assert [link for link in links if not (HOUSE / link).exists()] == []


def test_files_that_are_named_exist():
    rooms = {path.name for path in HOUSE.iterdir() if path.is_dir()} - {"demo"}  # `make demo` makes that one
    named = re.findall(r"`([\w.-]+/[\w./-]*)`", README)
    named += [word for line in SHELL_LINES for word in words_of(line)]
    ours = [name for name in named if "/" in name and name.partition("/")[0] in rooms - {".venv"}]
    assert ours
    assert [name for name in ours if not (HOUSE / name).exists()] == []


def test_modules_that_are_run_exist():
    for module in re.findall(r"python -m ([\w.]+)", README):
        assert (HOUSE / f"{module.replace('.', '/')}.py").exists(), module


def test_rules_page_lists_every_rule():
    written = rule_names((HOUSE / "docs" / "rules.md").read_text(encoding="utf-8"))
    assert written == rule_names(page()), "docs/rules.md is old. Run: .venv/bin/python docs/make_rules.py"
