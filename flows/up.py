"""Everything in one process tree: `copydesk up`.

Prefect's server (unless PREFECT_API_URL names one), LanguageTool, the desk, and a runner that works on the deployments. Each is a
child under `process_watchdog.py`, so that none outlives this process, however it ends. What they say goes to files in the folder
logs at home.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

from flows.articles import InputError
from flows.desk_server import is_taken, opened
from flows.languagetool_server import URL_VARIABLE, WATCHDOG, free_port, languagetool_if_any
from flows.settings import Settings, apply
from flows.terminal import tell

EXAMPLE = Path(__file__).with_name("example.txt")
START_LIMIT = 120.0  # seconds; 10 are usual
GRACE = 10  # seconds that a program has to end
LOOPBACK = "127.0.0.1"
_SERVER = ("prefect", "server", "start", "--host", LOOPBACK)


class _Program:
    """One of the children."""

    def __init__(self, name: str, command: list[str], environment: Mapping[str, str], log: Path):
        self.name, self.log = name, log
        self._file = log.open("w", encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(WATCHDOG), str(GRACE), *command],
            stdin=subprocess.PIPE,
            stdout=self._file,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
            start_new_session=True,  # Ctrl-C is for us; the children end when we let go of them
        )

    def ended(self) -> bool:
        """Whether it is gone."""
        return self._process.poll() is not None

    def let_go(self) -> None:
        """Ask it to end."""
        if self._process.stdin:
            self._process.stdin.close()

    def wait(self) -> None:
        """Wait until it has ended."""
        self._process.wait()
        self._file.close()

    def trouble(self, what: str) -> InputError:
        """What is said when it did not do what it should."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines() or ["nothing"]
        words = next(
            (line for line in reversed(lines) if "Error:" in line), lines[-1]
        )  # what comes after is a farewell
        return InputError(f"{self.name} {what}. Its last words: {words[:300]} (all of them: {self.log})")


def up(home: Path | None) -> int:
    """Start all, say so, and stay until stopped or until one of them ends. Raises InputError where it cannot begin."""
    if home:
        os.environ["COPYDESK_HOME"] = str(home.absolute())
    found = apply()
    configured = os.environ.get("PREFECT_API_URL", "")
    _check(found, configured)
    _make_home(found.home)
    started = time.monotonic()
    api = configured or f"http://{LOOPBACK}:{found.prefect_port}/api"
    own_pages = f"http://{LOOPBACK}:{found.prefect_port}/v2"  # at / stand the older ones, whose forms show less
    pages = os.environ.get("PREFECT_UI_URL") or (api.removesuffix("/api") if configured else own_pages)
    environment = {
        "COPYDESK_HOME": str(found.home),
        "COPYDESK_DESK_URL": found.desk,
        "PREFECT_HOME": str(found.home / "prefect"),
        "PREFECT_API_URL": api,
        "PREFECT_UI_URL": pages,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "flows,desk",
    }
    with _programs() as programs, ExitStack() as stack:

        def start(name: str, *command: str) -> _Program:
            log = found.home / "logs" / f"{name.lower().replace(' ', '-')}.log"
            programs.append(_Program(name, [sys.executable, "-m", *command], environment, log))
            return programs[-1]

        tell("starting Prefect and the desk …")
        server = None
        port = free_port()
        if found.languagetool:  # where it will be: it is started last, and answers some seconds later than the rest
            environment[URL_VARIABLE] = os.environ.get(URL_VARIABLE) or f"http://{LOOPBACK}:{port}"
        if not configured:
            server = start("Prefect", *_SERVER, "--port", str(found.prefect_port))
        desk = start("Desk", "flows.cli", "review", "--port", str(found.desk_port))
        runner = start("Deployments", "flows.serving")  # waits for Prefect itself
        if server:
            _wait(f"{api}/health", server, programs)
        _wait(f"http://{LOOPBACK}:{found.desk_port}/health", desk, programs)
        _wait_for_word(runner, programs)
        print(
            f"Copydesk is ready, after {time.monotonic() - started:.0f} s. Ctrl-C ends it.\n"
            f"  Prefect  {pages}/deployments   to start runs, to see and pause schedules\n"
            f"  Desk     {found.desk}/   to review what they find\n"
            f"  Home     {found.home}   articles go into {found.home / 'inbox'}",
            flush=True,
        )
        _, trouble = stack.enter_context(languagetool_if_any(found.languagetool, port))
        if trouble:
            tell(f"going on without LanguageTool. {trouble}")
        while True:
            _check_alive(programs)
            time.sleep(0.5)


@contextmanager
def _programs() -> Iterator[list[_Program]]:
    """The children, in the order of their start; all end with the block, the last one first."""
    programs: list[_Program] = []
    try:
        yield programs
    finally:
        for each in reversed(programs):
            each.let_go()
        for each in programs:
            each.wait()


def _check(found: Settings, configured: str) -> None:
    """Refuse what cannot work, before anything starts."""
    opened(found.store_address).dispose()
    ports = {"desk_port": found.desk_port} | ({} if configured else {"prefect_port": found.prefect_port})
    for name, port in ports.items():
        if is_taken(LOOPBACK, port):
            raise InputError(
                f"Port {port} is taken. Set another ({name}, or COPYDESK_{name.upper()}), or end what runs there."
            )
    if configured:
        try:
            httpx.get(f"{configured.rstrip('/')}/health", timeout=10).raise_for_status()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise InputError(
                f"No Prefect server answers at {configured}, which PREFECT_API_URL names ({error}). Start it, or: unset PREFECT_API_URL"
            ) from None


def _make_home(home: Path) -> None:
    """Make the folders; a new inbox gets an example, so that the first run has something to do."""
    try:
        for name in ("prefect", "logs", "profiles", "reports"):
            (home / name).mkdir(parents=True, exist_ok=True)
        if not (home / "inbox").exists():
            (home / "inbox").mkdir()
            shutil.copy(EXAMPLE, home / "inbox")
    except OSError as error:
        raise InputError(f"{home} cannot be written ({error.strerror}). Name another folder: --home") from None


def _wait(address: str, program: _Program, programs: list[_Program]) -> None:
    """Wait until the program answers at the address."""
    _until(lambda: answers(address), program, programs)


def answers(address: str) -> bool:
    """Whether a server answers at the address, and well."""
    try:
        return httpx.get(address, timeout=5, trust_env=False).is_success
    except httpx.TransportError:
        return False


def _wait_for_word(program: _Program, programs: list[_Program]) -> None:
    """Wait until the program has said that it is ready."""
    _until(lambda: "are ready." in program.log.read_text(encoding="utf-8", errors="replace"), program, programs)


def _until(done, program: _Program, programs: list[_Program]) -> None:
    deadline = time.monotonic() + START_LIMIT
    while not done():
        _check_alive(programs)
        if time.monotonic() > deadline:
            raise program.trouble(f"was not ready after {START_LIMIT:.0f} s")
        time.sleep(0.1)


def _check_alive(programs: list[_Program]) -> None:
    for each in programs:
        if each.ended():
            raise each.trouble("has ended")
