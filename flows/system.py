"""Programs that the tests need and that no wheel brings.

    python -m flows.system chromium     makes sure a Chromium is there for the browser tests

Silent if all is well. Otherwise it installs Debian's package, or stops with status 1 and the one command to run.
"""

import os
import shutil
import subprocess
import sys

CHROMIUM_FLAGS = [  # no window, and nothing that it fetches by itself
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The Chromium or Chrome on PATH, if any."""
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def chromium_command() -> str:
    """What a person types to get one."""
    return f"{'' if os.geteuid() == 0 else 'sudo '}apt-get install -y chromium"


def install_chromium() -> str | None:
    """Installs Debian's Chromium and returns None, or says why that did not work."""
    if not shutil.which("apt-get"):
        return "no apt-get was found (elsewhere: install your system's Chromium package)"
    if os.geteuid() != 0:
        return "only root may install it"
    print("Copydesk: installing chromium for the browser tests", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        if status := subprocess.run(["apt-get", *step], env=environment, stdin=subprocess.DEVNULL).returncode:
            return f"apt-get {step[0]} ended with status {status}"
    return None if find_chromium() else "apt-get was content, but there is still no chromium on PATH"


def main(arguments: list[str]) -> int:
    if arguments != ["chromium"]:
        print("Usage: python -m flows.system chromium", file=sys.stderr)
        return 2
    if find_chromium() or (trouble := install_chromium()) is None:
        return 0
    print(f"The browser tests need Chromium, and {trouble}. Run: {chromium_command()}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
