"""Runs a command and ends it as soon as the process that started this one is gone, in whatever way it went.

    python process_watchdog.py GRACE COMMAND...

Standard input is a pipe whose other end only the parent holds. A parent that stops, crashes or is killed closes it, and no handler
of its own has to run. The command, and all that it started, is asked to end and has GRACE seconds for it; 0 kills it at once. To be
started in a session of its own. Uses the standard library alone: it is run as a file, so it starts in milliseconds.
"""

import ctypes
import os
import select
import signal
import subprocess
import sys
from contextlib import suppress


def _die_with_parent() -> None:
    """On Linux, lets the kernel end the command if the watchdog itself is killed."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def main(grace: float, command: list[str]) -> int:
    parent = os.getppid()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=_die_with_parent)
    # The parent's id is looked at too: a process forked from the parent may still hold the other end of the pipe.
    while child.poll() is None and os.getppid() == parent:
        if select.select([sys.stdin], [], [], 0.5)[0]:
            break
    if child.poll() is None and grace:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.killpg(0, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            child.wait(grace)
    if child.poll() is None:
        child.kill()
    status = child.wait()
    if grace and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)  # whoever it started and left behind, and this process with them
    return status


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:]) & 0xFF)
