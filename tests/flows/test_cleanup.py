"""The flow with a real Prefect server: the state it ends in, what it writes, and what survives a bad article or a stop."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from cleaners.edits import CATEGORIES
from reports.review import Failure

COPYDESK = Path(sys.executable).with_name("copydesk")
WILD = "<img src=x onerror=alert(1)> | [a](javascript:alert(1)) `b` *c* _d_\n../../../up"


@pytest.fixture
def clean_news(prefect):
    """The flow, as a function that returns its final state."""
    from flows.cleanup import clean_news

    return lambda inputs, out, languagetool=False, profile=None: clean_news(
        [*map(str, inputs)], str(out), languagetool, profile and str(profile), return_state=True
    )


@pytest.fixture
def news(tmp_path, broken):
    """A folder with good articles and one of each kind of bad ones."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text(broken)
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "zh.txt").write_text("市长星期一为新学校揭幕。" * 20)
    (folder / "wire.jsonl").write_text(
        "".join(
            json.dumps(row) + "\n"
            for row in [
                {"id": WILD, "text": f"<script>alert(2)</script><svg onload=alert(3)>\n\n{broken}"},
                {"id": "half", "text": "Half a \ud83d character."},
                {"id": "good", "text": "Twice."},
                {"id": "x" * 5000, "text": broken},
            ]
        )
        + "{broken\n"
    )
    return folder


def results(run):
    """The records of the run, in order."""
    lines = (run.index.parent / "results.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def ids(run):
    return [row["id"] for row in results(run)]


def scores(run, state):
    rows = (run.index.parent / "scores.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, rows) if row["state"] == state]


def pages(out: Path) -> str:
    return "".join(page.read_text(encoding="utf-8") for page in out.rglob("*.html"))


def artifact() -> str:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        answer = client.request("POST", "/artifacts/filter", json={"sort": "CREATED_DESC", "limit": 1})
        return answer.json()[0]["data"]


def test_bad_articles_are_named_and_the_others_done(clean_news, news, tmp_path):
    state = clean_news([news, tmp_path / "absent"], tmp_path / "out")
    assert (state.type.value, state.message.partition(";")[0]) == ("FAILED", "6 of 10 articles could not be done")
    run = state.result(raise_on_failure=False)
    assert ids(run) == ["good", WILD, "x" * 5000, "zh"]
    assert len(run.failures) == 6
    index = run.index.read_text(encoding="utf-8")
    for message in (
        "binary.txt is no text but binary data. Give the text itself.",
        "empty.txt is empty. Remove it, or fetch the article again.",
        "wire.jsonl, line 2: The text is no Unicode text: a lone surrogate (U+D83D) stands at character 7.",
        "wire.jsonl, line 3: the id &#39;good&#39; was there already",
        "wire.jsonl, line 5: no valid JSON",
        "absent does not exist. Name a file",
    ):
        assert message in index
    assert "only its encoding was repaired" in (run.index.parent / "articles" / "zh.html").read_text(encoding="utf-8")
    assert not re.search(r"<(script>alert|img|svg onload)", pages(run.index.parent))  # our own script is there
    assert {path.name for path in tmp_path.iterdir()} == {"news", "out"}
    assert "&#60;img src&#61;x" in artifact()
    assert not re.search(r"<img|\[a\]|`b`|\*c\*|_d_", artifact())


def test_all_done(clean_news, news, tmp_path):
    state = clean_news([news / "good.txt", news / "zh.txt"], tmp_path / "out")
    assert (state.type.value, state.name) == ("COMPLETED", "Completed")
    assert "2 articles done" in state.message
    assert (tmp_path / "out" / "clean" / "good.txt").read_text() == results(state.result())[0]["text"]


def test_none_done(clean_news, news, tmp_path):
    state = clean_news([news / "empty.txt"], tmp_path / "out")
    assert state.type.value == "FAILED"
    assert "the overview says why" in state.message
    assert "empty.txt is empty" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_nothing_to_do_and_nowhere_to_write(clean_news, news, tmp_path):
    state = clean_news([tmp_path / "absent"], tmp_path / "out")
    assert state.type.value == "FAILED"
    assert "does not exist. Name a file" in state.message
    state = clean_news([news], news / "good.txt")
    assert state.type.value == "FAILED"
    assert "Name another folder with --out" in state.message


def test_a_page_that_cannot_be_written_costs_one_article(clean_news, news, tmp_path):
    blocked = tmp_path / "out" / "articles" / "zh.html"
    blocked.mkdir(parents=True)
    run = clean_news([news / "good.txt", news / "zh.txt"], tmp_path / "out").result()
    assert ids(run) == ["good"]
    assert run.failures == [
        Failure("zh", f"{blocked} cannot be written (Is a directory). Free the disk or name another folder with --out.")
    ]
    assert not list(tmp_path.rglob("*.part"))


def test_a_full_disk(clean_news, news, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", out], capture_output=True)
    if mounted.returncode:
        pytest.skip(f"needs the right to mount a small file system: {mounted.stderr.decode()}")
    try:
        state = clean_news([news], out)
        assert state.type.value == "FAILED"
        assert "cannot be written (No space left on device). Free the disk" in state.message
        assert not list(out.rglob("*.part"))
    finally:
        subprocess.run(["umount", out], check=True)


def test_two_runs_in_one_folder(clean_news, news, tmp_path):
    from flows.output import alone_in, prepare

    prepare(tmp_path / "out")
    with alone_in(tmp_path / "out"):
        state = clean_news([news], tmp_path / "out")
    assert state.type.value == "FAILED"
    assert "Another run is writing to" in state.message
    assert list((tmp_path / "out").iterdir()) == []


def test_a_fault_of_our_own_costs_one_article(clean_news, news, tmp_path, monkeypatch):
    def faulty(review, overview):
        return "<p>" if review.id == "good" else 1 / 0

    monkeypatch.setattr("flows.output.article_page", faulty)
    run = clean_news([news / "good.txt", news / "zh.txt"], tmp_path / "out").result()
    assert ids(run) == ["good"]
    assert "a fault of Copydesk's own (ZeroDivisionError" in run.failures[0].message


def test_grammar_counts(clean_news, news, tmp_path, languagetool_url, monkeypatch):
    monkeypatch.setenv("LANGUAGETOOL_URL", languagetool_url)
    (news / "good.txt").write_text("This is an dog.\n\n" + (news / "good.txt").read_text())
    run = clean_news([news / "good.txt"], tmp_path / "out", languagetool=True).result()
    assert run.trouble == ""
    assert "grammar.EN_A_VS_AN" in {finding["rule"] for finding in scores(run, "before")[0]["findings"]}
    assert "|lt:6.8|" in scores(run, "after")[0]["signature"]


def test_languagetool_that_is_away(clean_news, news, tmp_path, monkeypatch):
    monkeypatch.setenv("LANGUAGETOOL_URL", "http://127.0.0.1:9")
    state = clean_news([news / "good.txt"], tmp_path / "out", languagetool=True)
    run = state.result()
    assert state.name == "Completed"
    assert "unset LANGUAGETOOL_URL" in run.trouble
    assert "|lt:none|" in scores(run, "after")[0]["signature"]
    assert "Scored without LanguageTool" in artifact()


def test_languagetool_that_dies_on_the_way(clean_news, news, tmp_path, languagetool_url, monkeypatch):
    monkeypatch.setenv("LANGUAGETOOL_URL", languagetool_url)
    monkeypatch.setattr("flows.cleanup.checker", lambda url, threads: died)
    run = clean_news([news / "good.txt"], tmp_path / "out", languagetool=True).result()
    assert run.trouble == "It died."
    assert run.totals.worst[0].notes == ("Scored without LanguageTool: It died.",)


def died(texts):
    from flows.languagetool import LanguageToolError

    raise LanguageToolError("It died.")


def test_many_articles_in_their_order(clean_news, tmp_path):
    from flows.cleanup import BATCH, told

    rows = [{"id": f"{number}", "text": "The mayor spoke."} if number % 7 else {} for number in range(5 * BATCH + 1)]
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    counted = []
    with told(lambda count, total: counted.append((count, total))):
        run = clean_news([tmp_path / "wire.jsonl"], tmp_path / "out").result()
    assert ids(run) == [row["id"] for row in rows if row]
    assert [failure.id for failure in run.failures] == [f"wire:{n + 1}" for n, row in enumerate(rows) if not row]
    assert counted == [(1, len(rows))] * len(rows)


def files(folder):
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "index.html"
    }


def test_what_is_unchanged_is_not_done_again(clean_news, news, tmp_path, broken):
    first = clean_news([news], tmp_path / "out").result(raise_on_failure=False)
    before = files(tmp_path / "out")
    times = {path: path.stat().st_mtime_ns for path in tmp_path.glob("out/*/*")}
    again = clean_news([news], tmp_path / "out").result(raise_on_failure=False)
    assert (first.unchanged, again.unchanged) == (0, 4)
    assert files(tmp_path / "out") == before
    assert {path: path.stat().st_mtime_ns for path in tmp_path.glob("out/*/*")} == times
    assert [failure.message for failure in again.failures] == [failure.message for failure in first.failures]
    (news / "good.txt").write_text(broken + "\n\nOne more line stands here now.")
    third = clean_news([news], tmp_path / "out").result(raise_on_failure=False)
    assert third.unchanged == 3
    assert results(third)[0]["text"].endswith("One more line stands here now.")
    assert len(list((tmp_path / "out" / "records").glob("good.*"))) == 1


def test_without_languagetool_once_is_not_done_forever(clean_news, news, tmp_path, languagetool_url, monkeypatch):
    monkeypatch.setenv("LANGUAGETOOL_URL", "http://127.0.0.1:9")
    assert clean_news([news / "zh.txt", news / "good.txt"], tmp_path / "out", languagetool=True).result().trouble
    monkeypatch.setenv("LANGUAGETOOL_URL", languagetool_url)
    run = clean_news([news / "zh.txt", news / "good.txt"], tmp_path / "out", languagetool=True).result()
    assert (run.trouble, run.unchanged) == ("", 0)
    assert clean_news([news / "zh.txt", news / "good.txt"], tmp_path / "out", languagetool=True).result().unchanged == 2


def test_more_than_half_that_fail_make_the_run_fail(clean_news, news, tmp_path):
    state = clean_news([news / "good.txt", news / "empty.txt", news / "binary.txt"], tmp_path / "out")
    assert (state.type.value, state.message.partition(";")[0]) == ("FAILED", "2 of 3 articles could not be done")
    state = clean_news([news / "good.txt", news / "empty.txt"], tmp_path / "out")
    assert state.name == "Completed with failures"


# From outside, with the embedded server.


@pytest.fixture
def outside(prefect_home, languagetool_url):
    """What a terminal gives the command: no server is configured."""
    names = {"PREFECT_HOME": str(prefect_home), "LANGUAGETOOL_URL": languagetool_url}
    return {
        name: value for name, value in os.environ.items() if name not in ("PREFECT_API_URL", "LANGUAGETOOL_URL")
    } | names


def test_the_command_ends_with_a_table_and_status_1(news, tmp_path, outside):
    done = subprocess.run(
        [COPYDESK, "run", news, "--out", tmp_path / "out"], env=outside, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].endswith(f"Report: {tmp_path}/out/index.html")
    assert re.search(r"good +│ +0 → \d+", done.stdout)
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert lines[0] == "copydesk: starting Prefect …"
    told = [line for line in lines[1:] if not line.startswith("copydesk: not done: ")]
    assert len(lines) - 1 - len(told) == 5
    assert all("another language" in line or "seems to be in" in line for line in told)
    assert ", 5 not done, in " in done.stdout
    assert not list(tmp_path.rglob("*.part"))


def test_a_prefect_that_is_away(news, tmp_path, outside):
    done = subprocess.run(
        [COPYDESK, "run", news, "--out", tmp_path / "out"],
        env={**outside, "PREFECT_API_URL": "http://127.0.0.1:9/api"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 2
    assert "Prefect does not start (Failed to reach API at http://127.0.0.1:9/api/). Start the server" in done.stderr
    assert "unset PREFECT_API_URL" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_whole_files_and_nobody(end, broken, tmp_path, outside):
    del outside["LANGUAGETOOL_URL"]  # so that a Java of our own runs
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps({"id": f"{n}", "text": broken}) + "\n" for n in range(400)))
    command = [COPYDESK, "run", tmp_path / "wire.jsonl", "--out", tmp_path / "out"]
    with subprocess.Popen(command, env=outside, stderr=subprocess.PIPE, text=True, start_new_session=True) as run:
        deadline = time.monotonic() + 90
        while not list(tmp_path.glob("out/clean/*.txt")) and time.monotonic() < deadline:
            time.sleep(0.1)
        children = psutil.Process(run.pid).children(recursive=True)
        assert "java" in {child.name() for child in children}
        os.killpg(run.pid, end) if end == signal.SIGINT else run.send_signal(end)  # Ctrl-C reaches the whole group
        _, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert err.splitlines()[-1] == "copydesk: stopped; what was written is whole."
    assert "Traceback" not in err
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []
    assert not list(tmp_path.rglob("*.part"))
    assert all(page.read_text().endswith("</html>\n") for page in tmp_path.glob("out/articles/*.html"))


def test_a_profile_turns_edits_into_questions(clean_news, news, tmp_path):
    (tmp_path / "ask.toml").write_text("[rules]\n" + "".join(f'{name} = "ask"\n' for name in CATEGORIES))
    [row] = results(clean_news([news / "good.txt"], tmp_path / "out", profile=tmp_path / "ask.toml").result())
    assert {edit["kind"] for edit in row["edits"]} == {"query", "note"}
    assert row["text"] == (news / "good.txt").read_text()


def test_a_footer_that_stands_under_two_hundred_articles_is_found_by_that(clean_news, tmp_path):
    footer = "Puffin Island Courier, printed on recycled kelp since the winter of the two moons"
    body = "The ferry to Lund was late on day {}, and the baker had to wait on the pier with his bread for an hour."
    rows = [{"id": str(i), "text": f"{body.format(i)}\n\n{footer}", "site": "courier"} for i in range(200)]
    rows += [{"id": "other", "text": f"{body.format('nine')}\n\n{footer}", "site": "elsewhere"}]
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    run = clean_news([tmp_path / "wire.jsonl"], tmp_path / "out").result()
    texts = {row["id"]: row["text"] for row in results(run)}
    assert all(texts[str(i)] == body.format(i) for i in range(200))
    assert texts["other"].endswith(footer)
