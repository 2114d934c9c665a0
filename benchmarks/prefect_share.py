"""How much of a run's wall time goes to Prefect?

    python benchmarks/prefect_share.py [--articles 500] [--rounds 5]

The same articles through the flow and through the same functions without it, the overview and the JSON Lines too: same
LanguageTool server, same batches, same number of threads, in one process; turn by turn, after one that warms all, since a machine
is not equally fast all the time. The middle one of the rounds counts.
Prefect's share is what the flow takes longer, divided by what the flow takes. Without PREFECT_API_URL the flow brings its own
server, whose start is measured apart.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from desk.database import NONE
from flows.articles import Article, read_articles
from flows.cleanup import BATCH, GO_ON, THREADS, Job, _looked_over, _publish, clean_batch, clean_news
from flows.languagetool_server import languagetool_if_any
from flows.profiles import read_profile
from flows.records import Records
from flows.review_work import standing_by_site

HOUSE = Path(__file__).parent.parent


def articles_of(folder: Path, count: int) -> Path:
    """A file with `count` articles, each a sample with a first line of its own, so that no cache helps."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(HOUSE.glob("tests/articles/*/original.txt"))]
    rows = (
        {"id": f"article-{i}", "text": f"The {i}th story of the day\n\n{text}"}
        for i, text in enumerate(islice(cycle(texts), count))
    )
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def plain(path: Path, out: Path, url: str) -> None:
    """What the flow and its tasks do, without Prefect."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    started = time.monotonic()
    _, standing = standing_by_site(read_articles([path]))
    job = Job(str(out), url, standing, {"": read_profile(None)})
    articles = [found for found in read_articles([path]) if isinstance(found, Article)]
    batches = [articles[i : i + BATCH] for i in range(0, len(articles), BATCH)]
    with ThreadPoolExecutor(THREADS) as pool:
        done = list(pool.map(lambda batch: clean_batch.fn(batch, 1, BATCH, job), batches))
    outcomes = [each for found, _ in done for each in found]
    assert len(outcomes) == len(articles)
    records = Records(out)
    _looked_over(out, records, outcomes, "", ([], []), started, None)
    _publish(out, records, outcomes, GO_ON, held=False)


def timed(function: Callable[..., object], *args: object, **more: object) -> float:
    start = time.perf_counter()
    function(*args, **more)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, languagetool_if_any() as (url, trouble):
        if not url:
            sys.exit(trouble)
        os.environ["LANGUAGETOOL_URL"] = url
        few, many = Path(folder, "few"), Path(folder, "many")
        few.mkdir()
        many.mkdir()
        begun = timed(clean_news, [str(articles_of(few, 1))], str(few / "out"), store=NONE)
        path = articles_of(many, args.articles)
        timed(plain, path, many / "plain", url)
        print(f"the first article, with the start of Prefect: {begun:.1f} s", flush=True)
        shares = []
        for number in range(args.rounds):
            without = timed(plain, path, many / "plain", url)
            through = timed(clean_news, [str(path)], str(many / f"out{number}"), store=NONE)
            shares.append((through - without) / through)
            print(f"without Prefect {without:5.1f} s, through the flow {through:5.1f} s: {shares[-1]:5.1%}", flush=True)
    print(f"Prefect's share, of {args.articles} articles: {median(shares):.1%}")


if __name__ == "__main__":
    main()
