"""Kills a run of 300 articles with SIGKILL at 20 random moments, starts it again each time, and compares what it leaves with an
undisturbed run: every file, and every row of the store.

    python benchmarks/killed.py
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import create_engine, text

COPYDESK = (sys.executable, "-m", "flows.cli")
SAMPLES = sorted(Path("tests/articles").glob("*/original.txt"))
TABLES = ("articles", "results", "changes", "scores", "findings", "contents", "rule_counts")


def run(news: Path, out: Path, store: Path, kill_after: float | None = None) -> int:
    command = [*COPYDESK, "run", news, "--out", out, "--store", store, "--no-languagetool"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            return process.wait(kill_after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return process.wait()


def files(out: Path) -> dict[str, bytes]:
    """The files by name; in that of a record the key is left out, which names the store too."""
    found = [path for path in out.rglob("*") if path.is_file() and path.name != "index.html"]
    return {re.sub(r"\.[0-9a-f]{16}\.json$", "", str(path.relative_to(out))): path.read_bytes() for path in found}


def rows(store: Path) -> dict[str, int]:
    with create_engine(f"sqlite:///{store}").connect() as connection:
        return {table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in TABLES}


def differences(here: Path) -> list[str]:
    """The files in which the two runs differ."""
    one, other = files(here / "whole"), files(here / "killed")
    return sorted(name for name in one | other if one.get(name) != other.get(name))


def main() -> None:
    here = Path(tempfile.mkdtemp())
    os.environ |= {"PREFECT_HOME": str(here / "prefect"), "COPYDESK_CACHE": "off"}
    lines = []
    for number in range(300):
        original = SAMPLES[number % len(SAMPLES)].read_text(encoding="utf-8")
        lines.append(
            json.dumps({"id": f"a{number}", "text": f"{original}\n\nThis is copy number {number}.", "site": "s"})
        )
    (here / "news.jsonl").write_text("\n".join(lines))
    start = time.perf_counter()
    run(here / "news.jsonl", here / "whole", here / "whole.sqlite")
    took = time.perf_counter() - start
    print(f"undisturbed: {took:.0f} s, {len(files(here / 'whole'))} files, {rows(here / 'whole.sqlite')}", flush=True)
    dice, kills = random.Random(7), 0
    while kills < 20:
        after = dice.uniform(2, took)
        status = run(here / "news.jsonl", here / "killed", here / "killed.sqlite", after)
        if status >= 0:  # it was done before that
            print(f"ended by itself with {status}; {len(differences(here))} files differ", flush=True)
            shutil.rmtree(here / "killed")
            (here / "killed.sqlite").unlink()
            continue
        kills += 1
        done = len(list((here / "killed").glob("records/*.json")))
        print(f"killed after {after:4.1f} s, {done} articles were done", flush=True)
    start = time.perf_counter()
    run(here / "news.jsonl", here / "killed", here / "killed.sqlite")
    print(f"the last start: {time.perf_counter() - start:.0f} s")
    print("files that differ:", differences(here)[:20], "of", len(files(here / "whole")))
    print("rows the same:", rows(here / "killed.sqlite") == rows(here / "whole.sqlite"))
    print("parts left over:", len(list(here.rglob("*.part"))))


if __name__ == "__main__":
    main()
