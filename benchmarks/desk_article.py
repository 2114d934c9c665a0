"""How quick the article page of the desk is: 5,000 words with 400 edits, in real Chromium, beside an empty page of the same server.

python benchmarks/desk_article.py
"""

import socket
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

from cleaners.clean import clean
from desk.database import open_database
from desk.saving import save
from flows.system import CHROMIUM_FLAGS, find_chromium
from reports.review import Review
from scorers.score import score

PLACES = "harbour bridge market school garden museum station library orchard mill".split()
PRESS = """
(key) => new Promise((done) => {
  const start = performance.now();
  document.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})
"""
PAINT = """
() => new Promise((done) => new PerformanceObserver((list, observer) => {
  for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") { observer.disconnect(); done(entry.startTime); }
}).observe({type: "paint", buffered: true}))
"""


def many_edits(first: int = 0) -> Review:
    """400 sentences of twelve words, each with one edit; numbered from `first` on."""
    lines = [
        f"Visitor number {first + n} said said that the {PLACES[n % 10]} was closed in {1900 + n % 90}."
        for n in range(400)
    ]
    original = "\n\n".join(" ".join(lines[at : at + 4]) for at in range(0, 400, 4))
    cleaning = clean(original)
    before, after = score(original, cleaning.edits), score(cleaning.text, clean(cleaning.text).edits)
    return Review("many", "Four hundred edits", replace(cleaning), before, after)


def main() -> None:
    store = str(Path(tempfile.mkdtemp()) / "desk.sqlite")
    engine = open_database(store)
    review = many_edits()
    number = save(engine, [review], "standard")["many"]
    print(f"{len(review.cleaning.original.split()):,} words, {len(review.cleaning.changes)} edits")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [Path(sys.executable).with_name("copydesk"), "review", "--store", store, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
            tab = browser.new_page()
            for name, path in (("an empty page", "/signin"), ("the article", f"/articles/{number}")) * 2:
                times = []
                for _ in range(9):
                    tab.goto(f"http://localhost:{port}{path}")
                    times.append(tab.evaluate(PAINT))
                print(f"first paint of {name:<15} {statistics.median(times):6.0f} ms (server and browser)")
            for name, keys in (("next", "j" * 50), ("accept", "a" * 50), ("both", "ja" * 100)):
                times = [tab.evaluate(PRESS, key) for key in keys]
                worst = sorted(times)[int(0.95 * len(times))]
                print(
                    f"key to mark on the screen, {name:<8} {statistics.median(times):5.0f} ms, 95 % below {worst:.0f} ms"
                )
            browser.close()
        process.terminate()


if __name__ == "__main__":
    main()
