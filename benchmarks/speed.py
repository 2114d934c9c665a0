"""Cleaning beside bare ftfy on the same texts in one run: characters a second, and the share of each cleaner.

    python benchmarks/speed.py                       # the articles of tests/articles
    python benchmarks/speed.py news.jsonl            # texts of your own: {"text"} or {"paragraphs"} a line

ftfy looks for wrong decodings only and passes plain ASCII at once, so no cleaner that reads words can be as quick; the
ratio is watched, and the shares say where the time goes.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import ftfy

from cleaners.clean import CLEANERS, clean

ARTICLES = Path(__file__).parent.parent / "tests" / "articles"


def texts_of(arguments: list[str]) -> list[str]:
    """The texts of the JSON Lines files that are named, else of the project's own articles."""
    if not arguments:
        return [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*/original.txt"))]
    rows = [json.loads(line) for name in arguments for line in Path(name).read_text(encoding="utf-8").splitlines()]
    return [row["text"] if "text" in row else "\n\n".join(row["paragraphs"]) for row in rows]


def rate(function: Callable[[str], object], texts: list[str]) -> float:
    """Characters a second, the best of three passes."""
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        for text in texts:
            function(text + " ")  # another text each time would be no fair race; the same one would come from a cache
        seconds.append(time.perf_counter() - start)
        texts = [text + " " for text in texts]
    return sum(map(len, texts)) / min(seconds)


def main() -> None:
    texts = texts_of(sys.argv[1:])
    clean(texts[0])  # what is loaded once
    bare, whole = rate(ftfy.fix_text, texts), rate(clean, texts)
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters")
    print(f"ftfy.fix_text {bare:>12,.0f} characters/s\nclean         {whole:>12,.0f} characters/s   {whole / bare:.3f}")
    spent = Counter[str]()
    for text in texts:
        for cleaner in CLEANERS:
            start = time.perf_counter()
            cleaner(text)
            spent[cleaner.__name__] += time.perf_counter() - start
    for name, seconds in spent.most_common():
        print(f"  {name:<20} {seconds / spent.total():>6.1%}")


if __name__ == "__main__":
    main()
