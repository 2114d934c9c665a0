"""Twenty editors at one desk at once, over real HTTP: what waits how long, and whether every acknowledged decision is stored.

    python benchmarks/desk_editors.py

Two editors share an article and decide its changes from both ends, each opening the article again after ten decisions. Once on a
SQLite file, once in a PostgreSQL that comes in a wheel.
"""

import json
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from dataclasses import replace
from pathlib import Path

import httpx
import pgserver
from desk_article import many_edits
from sqlalchemy import func, select

from desk.database import open_database, reading
from desk.saving import save
from desk.tables import StoredDecision

EDITORS = 20
DECISIONS = 60  # of each editor


def edit(base: str, article: int, name: str, backwards: bool, times: dict[str, list[float]], lost: list[str]) -> None:
    """What one editor does. `times` in ms by what was asked, `lost` what was not answered as it should be."""
    with httpx.Client(base_url=base, timeout=60, headers={"X-Remote-User": name}) as client:

        def asked(kind, *arguments, **more):
            start = time.perf_counter()
            answer = client.request(*arguments, **more)
            times[kind].append(1000 * (time.perf_counter() - start))
            if answer.status_code != 200:
                lost.append(f"{name}: {kind} answered {answer.status_code}")
            return answer

        for at in range(0, DECISIONS, 10):
            html = asked("article", "GET", f"/articles/{article}").text
            page = json.loads(re.search(r'<script[^>]*id="page"[^>]*>(.*?)</script>', html, re.DOTALL)[1])
            todo = page["changes"][::-1] if backwards else page["changes"]
            for change in todo[at : at + 10]:
                word = {
                    "request": uuid.uuid4().hex,
                    "act": uuid.uuid4().hex,
                    "change": change["id"],
                    "verdict": "accepted",
                }
                body = {"result": page["result"], "decisions": [word | {"seen": change.get("seen", 0)}]}
                headers = {"X-CSRF-Token": page["csrf"]}
                answer = asked("decision", "POST", f"/articles/{article}/decisions", json=body, headers=headers)
                if answer.status_code == 200 and answer.json()["answers"][0]["conflict"]:
                    lost.append(f"{name}: {change['n']} was decided already")


def main() -> None:
    server = pgserver.get_server(tempfile.mkdtemp(), cleanup_mode="delete")
    for address in (str(Path(tempfile.mkdtemp()) / "desk.sqlite"), server.get_uri()):
        engine = open_database(address)
        reviews = [replace(many_edits(1000 * n), id=f"article {n}") for n in range(10)]
        numbers = list(save(engine, reviews, "standard").values())
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        command = [Path(sys.executable).with_name("copydesk"), "review", "--store", address, "--port", str(port)]
        with subprocess.Popen(
            [*command, "--proxy-header", "X-Remote-User"], stdout=subprocess.PIPE, text=True
        ) as process:
            process.stdout.readline()
            times: dict[str, list[float]] = {"article": [], "decision": []}
            lost: list[str] = []
            base = f"http://127.0.0.1:{port}"
            threads = [
                threading.Thread(target=edit, args=(base, numbers[n // 2], f"editor {n}", n % 2, times, lost))
                for n in range(EDITORS)
            ]
            start = time.perf_counter()
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            took = time.perf_counter() - start
            process.terminate()
        with reading(engine) as connection:
            stored = connection.execute(select(func.count(), func.count(func.distinct(StoredDecision.request)))).one()
        print(
            f"{engine.dialect.name}: {EDITORS} editors, {took:.1f} s, {sum(map(len, times.values())) / took:.0f} requests a second"
        )
        for kind, all_of_it in times.items():
            ordered = sorted(all_of_it)
            print(
                f"  {kind:<9} {len(ordered):5} times, median {statistics.median(ordered):4.0f} ms, p95 {ordered[int(0.95 * len(ordered))]:4.0f} ms"
            )
        print(
            f"  stored {stored[0]} of {len(times['decision'])} decisions, {stored[0] - stored[1]} twice; {len(lost)} answers amiss {lost[:3]}"
        )
        engine.dispose()
    server.cleanup()


if __name__ == "__main__":
    main()
