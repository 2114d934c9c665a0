"""`python -m flows.system chromium` as a person or a Makefile runs it, on machines with other programs on PATH."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# What Debian's apt-get does, as far as it can be done without changing this machine.
APT_GET = """#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> "$APT_LOG"
case $1 in install)
  [ -n "$APT_FAILS" ] && exit 100
  printf '#!/bin/sh\\n' > "${0%/*}/chromium" && /bin/chmod +x "${0%/*}/chromium" ;;
esac
"""


@pytest.fixture
def programs(tmp_path):
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def put(folder, name, text="#!/bin/sh\n"):
    (folder / name).write_text(text, encoding="utf-8")
    (folder / name).chmod(0o755)


def run(programs, *, arguments=("chromium",), **options):
    environment = {**os.environ, "PATH": str(programs), "APT_LOG": str(programs / "log"), **options.pop("env", {})}
    command = [sys.executable, "-m", "flows.system", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, **options)


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_one_on_path_is_enough_and_nothing_is_said(programs, name):
    put(programs, name)
    done = run(programs)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_apt_get_it_stops_with_the_command(programs):
    done = run(programs)
    assert done.returncode == 1
    assert done.stderr.endswith("apt-get install -y chromium\n")
    assert "no apt-get was found" in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can install")
def test_root_installs_the_package(programs):
    put(programs, "apt-get", APT_GET)
    done = run(programs)
    assert done.returncode == 0, done.stderr
    assert (programs / "log").read_text(encoding="utf-8").splitlines() == [
        "noninteractive update",
        "noninteractive install -y --no-install-recommends chromium",
    ]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can install")
def test_a_failed_installation_is_said(programs):
    put(programs, "apt-get", APT_GET)
    done = run(programs, env={"APT_FAILS": "1"})
    assert done.returncode == 1
    assert "apt-get install ended with status 100. Run: apt-get install -y chromium" in done.stderr


def test_others_are_told_what_to_type():
    # Python itself may lie where others cannot read, so it starts as this user and then becomes another one.
    code = "import os, sys; from flows import system; os.seteuid(int(sys.argv[1])); sys.exit(system.main(['chromium']))"
    with tempfile.TemporaryDirectory() as name:
        programs = Path(name)
        programs.chmod(0o755)
        put(programs, "apt-get", APT_GET)
        other = str(os.geteuid() or 65534)
        environment = {**os.environ, "PATH": name, "APT_LOG": f"{name}/log"}
        command = [sys.executable, "-c", code, other]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        assert not (programs / "log").exists()
    assert done.returncode == 1
    assert "only root may install it. Run: sudo apt-get install -y chromium" in done.stderr


def test_a_wrong_word_is_refused(programs):
    done = run(programs, arguments=["firefox"])
    assert (done.returncode, done.stderr) == (2, "Usage: python -m flows.system chromium\n")
