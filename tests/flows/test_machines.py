"""The same flow on more machines: a real Dask scheduler and two workers that share nothing but addresses, one of them killed."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack

import pytest
from sqlalchemy import create_engine, func, select

from desk.tables import Article, Result, Run


@pytest.fixture
def scheduler(prefect, s3, tmp_path, languagetool_url):
    """(address of a scheduler, its two workers), each a program in a folder of its own."""
    from prefect.settings import PREFECT_API_URL

    environment = os.environ | {"PREFECT_API_URL": PREFECT_API_URL.value(), "LANGUAGETOOL_URL": languagetool_url}
    with ExitStack() as stack:

        def start(name, *command):
            (tmp_path / name).mkdir()
            process = subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_" + command[0], *command[1:]],
                cwd=tmp_path / name,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=(tmp_path / name / "log").open("w"),
                start_new_session=True,
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        start(
            "scheduler",
            "scheduler",
            "--port",
            "0",
            "--no-dashboard",
            "--scheduler-file",
            str(tmp_path / "address.json"),
        )
        deadline = time.monotonic() + 60
        while not (tmp_path / "address.json").exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        address = json.loads((tmp_path / "address.json").read_text())["address"]
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard"]
        workers = [start(f"worker{n}", "worker", address, *options) for n in (1, 2)]
        yield address, workers


def test_each_article_once_though_a_worker_is_killed(scheduler, s3, broken, postgres):
    from prefect_dask.task_runners import DaskTaskRunner

    from flows.cleanup import clean_news

    address, workers = scheduler
    lines = [{"id": f"a{n}", "text": f"{broken}\n\nThis is copy number {n}.", "site": "wire"} for n in range(160)]
    s3.put_object(Bucket="archive", Key="machines/wire.jsonl", Body="\n".join(map(json.dumps, lines)).encode())
    flow = clean_news.with_options(task_runner=DaskTaskRunner(address=address))
    killed = []

    def watch():
        found = s3.list_objects_v2(Bucket="archive", Prefix="machines-out/records/").get("KeyCount", 0)
        if found >= 20 and not killed:
            os.killpg(workers[0].pid, signal.SIGKILL)
            killed.append(found)

    with watching(watch):
        state = flow(
            ["s3://archive/machines"], "s3://archive/machines-out", True, None, (), postgres, return_state=True
        )
    assert killed
    assert killed[0] < 160
    assert (state.type.value, state.name) == ("COMPLETED", "Completed")
    rows = s3.get_object(Bucket="archive", Key="machines-out/results.jsonl")["Body"].read().splitlines()
    assert [json.loads(row)["id"] for row in rows] == [line["id"] for line in lines]
    for prefix in ("records", "clean", "articles"):
        assert s3.list_objects_v2(Bucket="archive", Prefix=f"machines-out/{prefix}/")["KeyCount"] == 160
    signature = json.loads(s3.get_object(Bucket="archive", Key="machines-out/scores.jsonl")["Body"].readline())[
        "signature"
    ]
    assert "|lt:6.8|" in signature
    engine = create_engine(postgres.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        for table in (Article, Result):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 160
        # what the workers asked of LanguageTool comes home with their batches
        assert connection.execute(select(Run.figures)).scalar_one()["languagetool_requests"] >= 8
    engine.dispose()


class watching:  # noqa: N801
    """Calls a function every tenth of a second while the block runs."""

    def __init__(self, function):
        import threading

        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, args=[function])

    def _watch(self, function):
        while not self._end.wait(0.1):
            function()

    def __enter__(self):
        self._thread.start()

    def __exit__(self, *error):
        self._end.set()
        self._thread.join()
