"""The tolerance T of the score: the penalty per 1,000 words that nearly all articles of clean human news stay below.

    python benchmarks/tolerance.py CLEAN.jsonl

CLEAN is JSON lines with "id" and "paragraphs" (or "text") of edited news. Articles too short to score are left out.
Prints the percentiles of the penalty, T, and which rules raised it; T goes into `scorers/score.py`.

T is a tolerance limit without assumptions on the distribution (Wilks 1941): the least of the penalties found of which it
is 90 % sure that 95 % of all such news stay at it or below, so that they pass. It needs 45 articles or more.
"""

import json
import sys
from collections import Counter
from math import comb
from pathlib import Path
from statistics import quantiles

from cleaners.clean import clean
from flows.languagetool_server import languagetool_if_any
from flows.review_work import asked, checker
from scorers.score import SHORTEST, score


def limit(rates: list[float], share: float = 0.95, sure: float = 0.9) -> float:
    """The upper tolerance limit: the least order statistic that covers `share` of the population, `sure` of it."""
    ordered, count = sorted(rates), len(rates)
    for rank in range(1, count + 1):
        covered = sum(comb(count, k) * share**k * (1 - share) ** (count - k) for k in range(rank))
        if covered >= sure:
            return ordered[rank - 1]
    sys.exit(f"T needs more than {count} articles.")


def main() -> None:
    rows = [json.loads(line) for path in sys.argv[1:] for line in Path(path).read_text(encoding="utf-8").splitlines()]
    texts = [row.get("text") or "\n\n".join(row["paragraphs"]) for row in rows]
    texts = [text for text in texts if len(text.split()) >= SHORTEST]
    with languagetool_if_any() as (url, trouble):
        matches, why = asked(checker(url) if url else None, texts)
    if matches is None:
        sys.exit(f"T needs LanguageTool: {trouble or why}")
    scores = [score(text, clean(text).edits, found) for text, found in zip(texts, matches, strict=True)]
    rates = [each.penalty_per_1000_words for each in scores]
    tenths = quantiles(rates, n=20)
    raised = Counter[str]()
    for each in scores:
        for finding in each.findings:
            raised[finding.rule] += round(finding.penalty * 100)
    words = sum(each.words for each in scores)
    shown = ", ".join(f"{p} % {tenths[p // 5 - 1]:.2f}" for p in (50, 75, 90, 95))
    print(f"{len(texts)} articles, {words:,} words; penalty per 1,000 words: {shown}")
    print(f"T = {limit(rates):.1f}")
    bands = Counter(each.band for each in scores)
    print("bands with the present T:", ", ".join(f"{band} {count / len(scores):.1%}" for band, count in bands.items()))
    for rule, points in raised.most_common(25):
        print(f"{points / 10 / words * 100:8.3f} points per 1,000 words  {rule}")


if __name__ == "__main__":
    main()
