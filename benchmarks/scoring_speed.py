"""Scoring before and after, beside one plain pass of LanguageTool over the same articles on the same server.

    python benchmarks/scoring_speed.py CLEAN.jsonl [--articles 60]

Each article is damaged (eight flaws), so that cleaning changes it. Characters a second, two threads, in one run:

    plain          LanguageTool with its defaults, an article a request
    chosen         the chosen rules only, an article a request
    packed         the chosen rules, paragraphs packed to 20 kB
    before+after   what the flow does: clean, score the original and the cleaned text; a paragraph is asked about once
    again          the same articles a second time, from the remembered scores
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from damage import FORMS, damaged_articles, read_clean

sys.path.insert(0, str(Path(__file__).parent.parent))
from flows.articles import Article
from flows.languagetool import check
from flows.languagetool_server import languagetool_server
from flows.review_work import checker, review_articles
from flows.score_cache import ScoreCache, key_of
from reports.review import Review
from scorers.score import grammar_rules

BATCH = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clean", nargs="+")
    parser.add_argument("--articles", type=int, default=60)
    asked = parser.parse_args()
    rows = list(damaged_articles(read_clean(asked.clean), list(FORMS.values()), 8, 1, 2))[: asked.articles]
    texts = [row["text"] for row in rows]
    articles = [Article(f"a{i}", text, f"a{i}.txt") for i, text in enumerate(texts)]
    size, rules = sum(map(len, texts)), sorted(grammar_rules())
    print(f"{len(texts)} articles, {size:,} characters")
    with languagetool_server() as url, ThreadPoolExecutor(2) as pool, tempfile.TemporaryDirectory() as folder:

        def each(**given: object) -> None:
            list(pool.map(lambda text: check([text], url, threads=1, **given), texts))  # type: ignore[arg-type]

        cache = ScoreCache(Path(folder) / "scores.sqlite")

        def flow() -> None:
            ask = checker(url, threads=1)
            batches = [articles[start : start + BATCH] for start in range(0, len(articles), BATCH)]
            for batch, reviews in zip(batches, pool.map(lambda one: review_articles(one, ask), batches), strict=True):
                for article, found in zip(batch, reviews, strict=True):
                    assert isinstance(found, Review)
                    cache.put({key_of(article, True): found.before, key_of(article, True) + "after": found.after})

        def again() -> None:
            for article in articles:
                assert cache.get(key_of(article, True))
                assert cache.get(key_of(article, True) + "after")

        each()  # warm
        plain = rate("plain", each, size)
        rate("chosen", lambda: each(only_rules=rules), size, plain)
        rate("packed", lambda: check(texts, url, only_rules=rules, threads=2), size, plain)
        first = rate("before+after", flow, size, plain)
        second = rate("again", again, size, plain)
        print(f"the second run is {second / first:,.0f} times as fast as the first")


def rate(name: str, work: Callable[[], object], size: int, plain: float = 0) -> float:
    started = time.perf_counter()
    work()
    found = size / (time.perf_counter() - started)
    print(f"{name:13} {found:12,.0f} characters/s" + (f"  {found / plain:6.2f} x plain" if plain else ""))
    return found


if __name__ == "__main__":
    main()
