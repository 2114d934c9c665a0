"""`copydesk up` as its users live with it: the real command, Prefect's own pages in real Chromium, one start for all tests."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import psutil
import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from desk.articles import article
from desk.database import open_database
from flows.up import _Program

COPYDESK = Path(sys.executable).with_name("copydesk")
DAMAGED = "The mayor said said that the bridge is closed .She are waiting for a answer ,and nobody know why.\n\n"


def free_ports():
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


class Up:
    """The whole tree, on ports of its own, with LanguageTool from the server that the tests share."""

    def __init__(self, home, languagetool_url):
        self.home = home
        self.prefect, self.desk = free_ports()
        self.api = f"http://127.0.0.1:{self.prefect}/api"
        self.pages = f"http://127.0.0.1:{self.prefect}/v2"
        keep = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "COPYDESK"))}
        self.environment = keep | {
            "COPYDESK_PREFECT_PORT": str(self.prefect),
            "COPYDESK_DESK_PORT": str(self.desk),
            "COPYDESK_CACHE": "off",
            "LANGUAGETOOL_URL": languagetool_url,
        }

    def start(self):
        command = [COPYDESK, "up", "--home", self.home]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(command, env=self.environment, start_new_session=True, **pipes)
        first = self.process.stdout.readline()
        assert first.startswith("Copydesk is ready, after "), first + self.process.communicate()[1]
        return self

    def stop(self, how):
        children = psutil.Process(self.process.pid).children(recursive=True)
        assert len(children) >= 6
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=60)
        _, alive = psutil.wait_procs(children, timeout=30)
        assert alive == []
        assert "Traceback" not in out + err
        return self.process.returncode

    def ask(self, path, how="POST", **more):
        """Prefect's answer; asked again while its SQLite is busy (503), as Prefect's own client does."""
        for _ in range(20):
            answer = httpx.request(how, self.api + path, timeout=30, **more)
            if answer.status_code != 503:
                return answer
            time.sleep(0.5)
        raise AssertionError(answer.text)

    def found(self, what, **wanted):
        return self.ask(f"/{what}/filter", json=wanted).json()

    def deployment(self, name):
        return next(each for each in self.found("deployments") if each["name"] == name)

    def begin(self, name, parameters=None):
        path = f"/deployments/{self.deployment(name)['id']}/create_flow_run"
        return self.ask(path, json={"parameters": parameters or {}, "state": {"type": "SCHEDULED"}})

    def ended(self, run, seconds=90):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = self.ask(f"/flow_runs/{run}", "GET").json()
            if found["state"]["type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED", "PAUSED"):
                return found
            time.sleep(0.2)
        raise AssertionError(found["state"])

    def logs(self, run):
        return self.found("logs", logs={"flow_run_id": {"any_": [run]}})

    def artifact(self, run, key="copydesk-run"):
        wanted = {"flow_run_id": {"any_": [run]}, "key": {"any_": [key]}}
        return self.found("artifacts", artifacts=wanted)[0]["data"]


@pytest.fixture(scope="module")
def up(tmp_path_factory, languagetool_url):
    home = tmp_path_factory.mktemp("home")
    tree = Up(home, languagetool_url).start()
    soon = (datetime.now(UTC) + timedelta(seconds=70)).isoformat()  # looked at further down, by when it is over
    schedule = {"schedule": {"interval": 86400, "anchor_date": soon}, "active": True}
    made = tree.ask(f"/deployments/{tree.deployment('recheck')['id']}/schedules", json=[schedule])
    assert made.status_code == 201, made.text
    yield tree
    if tree.process.poll() is None:
        tree.stop(signal.SIGTERM)


@pytest.fixture
def tab(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def submitted(tab):
    """Press Submit until the run is there: after a refused one the first press only checks again."""
    link = tab.get_by_role("button", name="View run").or_(tab.get_by_role("link", name="View run")).first
    for _ in range(4):
        tab.get_by_role("button", name="Submit").click()
        try:
            link.wait_for(timeout=8000)
            break
        except Exception:
            continue
    link.click()
    tab.wait_for_url(re.compile(r"/flow-run/[0-9a-f-]{36}"))
    return re.search(r"/flow-run/([0-9a-f-]{36})", tab.url)[1]


def test_a_schedule_has_runs_in_the_future(up):
    deadline = time.monotonic() + 60
    nightly = up.deployment("nightly")
    while time.monotonic() < deadline:
        wanted = {"deployment_id": {"any_": [nightly["id"]]}, "state": {"type": {"any_": ["SCHEDULED"]}}}
        if runs := up.found("flow_runs", flow_runs=wanted):
            break
        time.sleep(1)
    starts = [datetime.fromisoformat(run["expected_start_time"]) for run in runs]
    assert min(starts) > datetime.now(UTC)
    assert {start.hour for start in starts} == {2}
    assert nightly["entrypoint"] == "flows.deployments.clean_up_articles"


def test_the_form_as_it_stands_can_be_submitted(up, tab):
    tab.goto(f"{up.pages}/deployments/deployment/{up.deployment('on-demand')['id']}/run")
    for title in ("Articles", "Name of the report", "Profile", "LanguageTool", "Gate, in percent"):
        expect(tab.get_by_text(title, exact=False).first).to_be_visible()
    run = up.ended(submitted(tab))
    assert (run["state"]["type"], run["name"]) == ("COMPLETED", "on-demand: 1 article")
    assert (up.home / "reports" / "on-demand" / "clean" / "example.txt").exists()


def test_pasting_an_article_and_following_it_to_the_desk(up, tab):
    tab.goto(f"{up.pages}/deployments/deployment/{up.deployment('paste')['id']}/run")
    tab.get_by_label("Article (Optional)").fill(DAMAGED * 8)
    tab.get_by_label("Name (Optional)", exact=True).fill("bridge")
    number = submitted(tab)
    assert up.ended(number)["state"]["type"] == "COMPLETED"
    tab.goto(f"{up.pages}/runs/flow-run/{number}?tab=Artifacts")
    tab.get_by_text("What the clean-up did").first.wait_for()
    link = re.search(r"\[bridge\]\((http://localhost:\d+/articles/(\d+))\)", up.artifact(number))
    tab.goto(re.search(r"\[report\]\((http://localhost:\d+/reports/pasted/index.html)\)", up.artifact(number))[1])
    expect(tab.get_by_role("link", name="At the desk")).to_have_attribute("href", re.compile(r"\?state=any&run=\d+$"))
    again = tab.get_by_role("link", name="The same again, in Prefect").get_attribute("href")
    tab.locator("table.articles a").click()
    tab.get_by_text("Side by side").click()  # the report's own script works there
    expect(tab.locator(".columns")).to_be_visible()
    tab.goto(again)
    expect(tab.get_by_label("Article (Optional)")).to_have_value(DAMAGED * 8)
    expect(tab.get_by_label("Name (Optional)", exact=True)).to_have_value("bridge")
    tab.goto(link[1])
    tab.keyboard.press("j")
    tab.keyboard.press("a")
    expect(tab.locator("#saving")).to_have_text("", timeout=20000)
    engine = open_database(str(up.home / "copydesk.sqlite"))
    assert article(engine, int(link[2])).decisions[1].verdict == "accepted"
    engine.dispose()


@pytest.mark.parametrize(
    ("name", "order", "message"),
    [
        ("on-demand", {"inputs": []}, "order.inputs"),
        ("on-demand", {"gate": 101}, "101 is greater than the maximum of 100"),
        ("on-demand", {"folder": "../up"}, "order.folder"),
        ("on-demand", {"profile": "nobody's"}, "order.profile"),
        ("retention", {"days": 0}, "0 is less than the minimum of 1"),
    ],
)
def test_the_server_refuses_what_cannot_be(up, name, order, message):
    answer = up.begin(name, {"order": order})
    assert answer.status_code == 409
    assert message in answer.json()["detail"]


def test_what_cannot_be_read_is_told_without_a_traceback(up):
    run = up.ended(up.begin("on-demand", {"order": {"inputs": ["/no/where"]}}).json()["id"])
    assert (run["state"]["type"], run["state"]["message"].partition(".")[0]) == ("FAILED", "/no/where does not exist")
    deadline = time.monotonic() + 30
    while "Finished in state Failed" not in (logs := str(up.logs(run["id"]))) and time.monotonic() < deadline:
        time.sleep(0.5)
    time.sleep(2)  # what might come after it
    assert "Finished in state Failed" in logs
    assert "Traceback" not in str(up.logs(run["id"]))


def test_recheck_and_retention(up):
    for name, message in (
        ("recheck", "by the rules of today"),
        ("retention", "Older than 90 days and gone: 0 replaced"),
    ):
        run = up.ended(up.begin(name).json()["id"])
        assert run["state"]["type"] == "COMPLETED"
        assert message in run["state"]["message"]


def test_an_event_starts_what_an_automation_says(up):
    paste = up.deployment("paste")["id"]
    automation = {
        "name": "paste again",
        "trigger": {
            "type": "event",
            "posture": "Reactive",
            "expect": ["copydesk.run.finished"],
            "threshold": 1,
            "within": 0,
        },
        "actions": [{"type": "run-deployment", "source": "selected", "deployment_id": paste, "parameters": {}}],
    }
    made = up.ask("/automations/", json=automation)
    assert made.status_code == 201, made.text
    try:
        first = up.begin("on-demand").json()["id"]
        up.ended(first)
        wanted = {"deployment_id": {"any_": [paste]}, "start_time": {"after_": up.ended(first)["end_time"]}}
        deadline = time.monotonic() + 60
        while not (found := up.found("flow_runs", flow_runs=wanted)) and time.monotonic() < deadline:
            time.sleep(0.5)
        assert found
    finally:
        up.ask(f"/automations/{made.json()['id']}", "DELETE")
    for run in found:
        up.ended(run["id"])


def test_what_is_due_runs_by_itself(up):
    recheck = up.deployment("recheck")["id"]
    wanted = {"deployment_id": {"any_": [recheck]}, "state": {"type": {"any_": ["COMPLETED"]}}}
    deadline = time.monotonic() + 120
    found = []
    while not found and time.monotonic() < deadline:
        found = [run for run in up.found("flow_runs", flow_runs=wanted) if run["auto_scheduled"]]
        time.sleep(0.5)
    assert found


def test_a_port_that_is_taken_is_told(up):
    done = subprocess.run(
        [COPYDESK, "up", "--home", up.home], env=up.environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr == (
        f"copydesk: Port {up.desk} is taken. Set another (desk_port, or COPYDESK_DESK_PORT), or end what runs there.\n"
    )


def test_a_program_that_ends_is_told_with_its_reason(tmp_path):
    script = "import sys; print('at work'); print('SomeError: no room left'); print('Server stopped!'); sys.exit(3)"
    program = _Program("Prefect", [sys.executable, "-c", script], {}, tmp_path / "prefect.log")
    program.wait()
    said = str(program.trouble("has ended"))
    assert said.startswith("Prefect has ended. Its last words: SomeError: no room left (all of them: ")


# The last tests stop it and start it again.


def test_a_gate_waits_through_a_restart_and_publishes_only_the_good_ones(up, tab, broken):
    inbox = up.home / "gated"
    inbox.mkdir()
    (inbox / "bad.txt").write_text("\n\n".join(f"{DAMAGED.strip()} It is number {n}." for n in range(14)))
    (inbox / "good.txt").write_text(broken)
    order = {"order": {"inputs": [str(inbox)], "folder": "gated", "gate": 0}}
    number = up.begin("on-demand", order).json()["id"]
    waiting = up.ended(number)
    assert waiting["state"]["name"] == "Suspended"
    assert waiting["name"] == "on-demand: waits at the gate, 1 of 2 below publish"
    assert not (up.home / "reports" / "gated" / "clean").exists()
    nightly = up.deployment("nightly")
    path = f"/deployments/{nightly['id']}/schedules/{nightly['schedules'][0]['id']}"
    assert up.ask(path, "PATCH", json={"active": False}).status_code == 204
    assert up.stop(signal.SIGINT) == 130
    up.start()
    # what was paused stays paused
    assert [each["active"] for each in up.deployment("nightly")["schedules"]] == [False]
    assert [each["active"] for each in up.deployment("retention")["schedules"]] == [True]
    tab.goto(f"{up.pages}/runs/flow-run/{number}")
    tab.get_by_role("button", name="Open menu").first.click()
    tab.get_by_role("menuitem", name="Resume").click()
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text("1 of 2 articles are below publish")
    dialog.get_by_label("Who decides (Optional)").fill("ana")
    deadline = time.monotonic() + 90
    while (run := up.ended(number))["state"]["type"] == "PAUSED" and time.monotonic() < deadline:
        if dialog.is_visible():  # Prefect on SQLite is busy now and then: the dialog stays
            with suppress(PlaywrightTimeout):  # or has gone meanwhile
                dialog.get_by_role("button", name="Resume").click(timeout=3000)
        time.sleep(2)
    assert run["state"]["type"] == "COMPLETED"
    assert "(at the gate: only the good ones, ana)" in run["state"]["message"]
    assert [path.name for path in (up.home / "reports" / "gated" / "clean").iterdir()] == ["good.txt"]


def test_nobody_is_left_after_a_kill(up):
    assert up.stop(signal.SIGKILL) == -signal.SIGKILL
