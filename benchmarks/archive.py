"""Runs over archives, as users start them.

python benchmarks/archive.py unchanged      # 1,000 articles with LanguageTool, and the same again
python benchmarks/archive.py memory         # the flow's process with 1,000 and with 20,000 articles of one file
python benchmarks/archive.py workers        # 400 articles without LanguageTool on one Dask worker, and on two
"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

COPYDESK = (sys.executable, "-m", "flows.cli")
SAMPLES = [path.read_text(encoding="utf-8") for path in sorted(Path("tests/articles").glob("*/original.txt"))]
SHORT = (
    "The mayor of ward {0} said said on Tuesday that the bridge , closed since March {1} , would open again .\n\n" * 4
)


def archive(folder: Path, count: int, short: bool = False) -> Path:
    """A file with so many articles, no two alike."""
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            text = SHORT.format(n, n % 30 + 1) if short else f"{SAMPLES[n % len(SAMPLES)]}\n\nThis is copy number {n}."
            file.write(json.dumps({"id": f"a{n}", "text": text, "site": "s"}) + "\n")
    return path


def run(news: Path, out: Path, *more: str) -> tuple[float, float]:
    """(seconds, highest resident memory of the flow's process in MB)"""
    command = [*COPYDESK, "run", str(news), "--out", str(out), "--store", str(out.with_suffix(".sqlite")), *more]
    start, peak = time.perf_counter(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, psutil.Process(process.pid).memory_info().rss)
            time.sleep(0.2)
    return time.perf_counter() - start, peak / 1e6


def figures(out: Path) -> str:
    """What the last run into this folder wrote into its store: its own seconds, without the start of the program."""
    with sqlite3.connect(out.with_suffix(".sqlite")) as database:
        found = json.loads(database.execute("SELECT figures FROM runs ORDER BY id DESC").fetchone()[0])
    return f"{found['articles']} done, {found['unchanged']} unchanged, in {found['seconds']:.1f} s"


def unchanged(here: Path) -> None:
    news = archive(here, 1000)
    for name in ("first", "again"):
        seconds, _ = run(news, here / "out")
        print(f"{name}: {figures(here / 'out')}; {seconds:.1f} s with the start of the program", flush=True)


def memory(here: Path) -> None:
    for count in (1_000, 20_000):
        seconds, peak = run(archive(here, count, short=True), here / f"out{count}", "--no-languagetool")
        print(f"{count} articles: highest resident memory {peak:.0f} MB, {seconds:.0f} s", flush=True)


def workers(here: Path) -> None:
    news = archive(here, 400)
    server = [sys.executable, "-m", "prefect", "server", "start", "--port", "4277"]
    os.environ["PREFECT_API_URL"] = "http://127.0.0.1:4277/api"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    processes = [subprocess.Popen(server, **quiet)]
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "8877", "--no-dashboard"]
    worker = [
        sys.executable,
        "-m",
        "distributed.cli.dask_worker",
        "tcp://127.0.0.1:8877",
        "--nthreads",
        "1",
        "--no-nanny",
    ]
    processes.append(subprocess.Popen(dask, **quiet))
    time.sleep(20)
    try:
        for count in (1, 2):
            processes.append(subprocess.Popen([*worker, "--no-dashboard"], **quiet))
            time.sleep(5)
            run(news, here / f"warm{count}", "--no-languagetool", "--runner", "tcp://127.0.0.1:8877")
            run(news, here / f"out{count}", "--no-languagetool", "--runner", "tcp://127.0.0.1:8877")
            print(f"{count} worker{'s' * (count > 1)}: {figures(here / f'out{count}')}", flush=True)
    finally:
        for process in processes:
            process.kill()


if __name__ == "__main__":
    os.environ |= {"PREFECT_HOME": tempfile.mkdtemp(), "COPYDESK_CACHE": "off"}
    {"unchanged": unchanged, "memory": memory, "workers": workers}[sys.argv[1]](Path(tempfile.mkdtemp()))
