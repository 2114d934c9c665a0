"""Runs a command and ends it as soon as the process that started this one is gone, in whatever way it went.

    python java_watchdog.py COMMAND...

Standard input is a pipe whose other end only the parent holds. A parent that stops, crashes or is killed closes it, and
no handler of its own has to run. Uses the standard library alone: it is run as a file, so it starts in milliseconds.
"""

import ctypes
import os
import select
import signal
import subprocess
import sys


def _die_with_parent() -> None:
    """On Linux, lets the kernel end the command if the watchdog itself is killed."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def main(command: list[str]) -> int:
    parent = os.getppid()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=_die_with_parent)
    # The parent's id is looked at too: a process forked from the parent may still hold the other end of the pipe.
    while child.poll() is None and os.getppid() == parent:
        if select.select([sys.stdin], [], [], 0.5)[0]:
            break
    child.kill()
    return child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) & 0xFF)
