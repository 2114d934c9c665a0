"""Settings: where each value comes from, and what is said of one that will not do."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.articles import InputError
from flows.settings import Settings, apply, explained, settings

COPYDESK = Path(sys.executable).with_name("copydesk")


@pytest.fixture(autouse=True)
def bare(monkeypatch, tmp_path):
    """No settings but those of the test."""
    for name in [name for name in os.environ if name.startswith("COPYDESK_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_variables_win_over_the_file_and_the_file_over_defaults(monkeypatch, tmp_path):
    (tmp_path / "copydesk.toml").write_text('cron = "0 4 * * *"\ntimezone = "Europe/Berlin"\ninputs = ["a", "b"]\n')
    monkeypatch.setenv("COPYDESK_CRON", "0 5 * * 1-5")
    rows = {name: (value, place) for name, value, place, what in explained()}
    assert rows["cron"] == ("0 5 * * 1-5", "COPYDESK_CRON")
    assert rows["timezone"] == ("Europe/Berlin", "copydesk.toml")
    assert rows["inputs"] == (["a", "b"], "copydesk.toml")
    assert rows["keep_days"] == (90, "default")
    assert set(rows) == set(Settings.model_fields)
    assert all(what for _, _, _, what in explained())


@pytest.mark.parametrize(
    ("file", "variable", "message"),
    [
        ('cronn = "x"', {}, r"copydesk\.toml: there is no setting 'cronn'\. Did you mean cron\?"),
        ("", {"COPYDESK_TIMEZON": "UTC"}, r"COPYDESK_TIMEZON: there is no setting 'timezon'\. Did you mean timezone\?"),
        ("", {"COPYDESK_QQ": "1"}, r"no setting 'qq'\. `copydesk settings` lists them"),
        ('cron = "at two"', {}, r"copydesk\.toml: cron = 'at two' will not do: a cron expression has five parts"),
        ("", {"COPYDESK_TIMEZONE": "Europe/Berln"}, r"COPYDESK_TIMEZONE: .* did you mean Europe/Berlin\?"),
        ("keep_days = 0", {}, r"keep_days = 0 will not do: Input should be greater than or equal to 1"),
        ("", {"COPYDESK_DESK_PORT": "many"}, r"COPYDESK_DESK_PORT: desk_port = 'many' will not do"),
        ("a = = b", {}, r"copydesk\.toml cannot be read as settings"),
        ("", {"COPYDESK_CONFIG": "absent.toml"}, r"absent\.toml, which COPYDESK_CONFIG names, is not there"),
    ],
)
def test_what_will_not_do(file, variable, message, monkeypatch, tmp_path):
    if file:
        (tmp_path / "copydesk.toml").write_text(file)
    for name, value in variable.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(InputError, match=message):
        settings()


def test_the_store_of_a_file_is_that_of_every_command(monkeypatch, tmp_path):
    (tmp_path / "copydesk.toml").write_text('home = "house"\ncache = "off"\n')
    monkeypatch.setenv("COPYDESK_STORE", "")
    monkeypatch.setenv("COPYDESK_CACHE", "")
    apply()
    assert os.environ["COPYDESK_STORE"] == str(Path("house") / "copydesk.sqlite")
    assert os.environ["COPYDESK_CACHE"] == "off"


def test_the_command_shows_them(tmp_path):
    (tmp_path / "copydesk.toml").write_text("keep_days = 7\n")
    done = subprocess.run([COPYDESK, "settings"], capture_output=True, text=True, check=True)
    rows = {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert (rows["keep_days"]["value"], rows["keep_days"]["from"]) == (7, "copydesk.toml")
    (tmp_path / "copydesk.toml").write_text("kep_days = 7\n")
    done = subprocess.run([COPYDESK, "settings"], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == "copydesk: copydesk.toml: there is no setting 'kep_days'. Did you mean keep_days?\n"
