"""Serves the deployments: a program of its own, which `copydesk up` starts.

    python -m flows.serving

Says a line on standard output once they can be started. Ends on SIGTERM.
"""

import asyncio
import sys
import time

from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.settings import PREFECT_API_URL

from flows.deployments import SETTINGS, deployments, paused
from flows.logs import set_up
from flows.up import answers

READY = "The deployments are ready."
OFTEN = 0.5  # seconds between two looks for runs to work on: somebody may wait who has pasted an article
PATIENCE = 120.0  # seconds that Prefect's server may take to start


def wait_for_prefect() -> None:
    """Wait until the configured server answers, or long enough: what goes on then says what is wrong."""
    address = f"{PREFECT_API_URL.value()}/health"
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if answers(address):
            return
        time.sleep(0.1)


async def serve(offered: list[RunnerDeployment]) -> None:
    """Offer the deployments to the configured server, and work on their runs until stopped."""
    runner = Runner(name="copydesk", pause_on_shutdown=False, limit=SETTINGS.runs_at_once, query_seconds=OFTEN)
    for each in offered:
        await runner.aadd_deployment(each)
    print(READY, flush=True)
    await runner.start()


if __name__ == "__main__":
    try:
        set_up(SETTINGS.log_format)
        wait_for_prefect()
        asyncio.run(serve(list(deployments(paused()))))
    except KeyboardInterrupt:
        sys.exit(130)
