"""Does the score fall as damage grows, and does it leave clean news in peace?

    python benchmarks/score_order.py CLEAN.jsonl [--seed 1] [--languagetool] [--gold FOLDER ...]

Every clean article of 150 words or more is damaged with 0, 2, 5, 10 and 20 flaws per 400 words and scored. Printed are

    Spearman   between the number of flaws and the score, within an article (mean) and over all articles
    below      the share of damaged articles that score below their clean original
    clean      the bands of the clean articles, and the percentiles of their penalty per 1,000 words
    weighty    findings on clean articles that carry weight, per 1,000 words

and for each folder of gold articles how many damaged ones are in "publish", and how many cleaned by hand do not score
above their damaged selves. Needs scipy, of the dependency group `lexicon`.
"""

import argparse
import json
import random
import sys
from collections import Counter
from pathlib import Path
from statistics import mean

from damage import FORMS, damage, read_clean
from scipy.stats import spearmanr

sys.path.insert(0, str(Path(__file__).parent.parent))
from cleaners.clean import clean
from flows.languagetool_server import languagetool_if_any
from flows.review_work import checker
from scorers.score import SHORTEST, Scores, score

STEPS = (0, 2, 5, 10, 20)  # flaws per 400 words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clean", nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--languagetool", action="store_true")
    parser.add_argument("--gold", nargs="*", default=[])
    asked = parser.parse_args()
    with languagetool_if_any(asked.languagetool) as (url, trouble):
        if asked.languagetool and not url:
            sys.exit(trouble)
        ask = checker(url) if url else None
        order(asked.clean, asked.seed, ask)
        for folder in asked.gold:
            gold(Path(folder), ask)


def scored(texts, ask) -> list[Scores]:
    found = ask(texts) if ask else [None] * len(texts)
    cleanings = [clean(text) for text in texts]
    return [
        score(text, c.edits, matches, c.page, c.language)
        for text, c, matches in zip(texts, cleanings, found, strict=True)
    ]


def order(paths, seed, ask) -> None:
    rng, used = random.Random(seed), Counter[str]()
    articles = [article for article in read_clean(paths) if len(article.text.split()) >= SHORTEST]
    counts, values, within, below, of = [], [], [], 0, 0
    clean_scores: list[Scores] = []
    for article in articles:
        words = len(article.text.split())
        rows = [{"text": article.text, "gold_edits": []}]
        for step in STEPS[1:]:
            row = damage(article, list(FORMS.values()), round(step * words / 400), rng, used, apart=15)
            if row:
                rows.append(row)
        scores = scored([row["text"] for row in rows], ask)
        flaws = [400 * len(row["gold_edits"]) / words for row in rows]
        numbers = [-each.penalty_per_1000_words for each in scores]
        within.append(spearmanr(flaws, numbers).statistic)
        counts += flaws
        values += [0.0 if each.score is None else each.score for each in scores]
        below += sum(number < numbers[0] for number in numbers[1:])
        of += len(rows) - 1
        clean_scores.append(scores[0])
    bands = Counter(each.band for each in clean_scores)
    weighty = sum(finding.penalty > 0 for each in clean_scores for finding in each.findings)
    words = sum(each.words for each in clean_scores)
    rates = sorted(each.penalty_per_1000_words for each in clean_scores)
    print(f"{len(articles)} articles, {len(counts)} texts")
    print(
        f"Spearman of flaws and score: within an article {-mean(within):.3f}, over all {-spearmanr(counts, values).statistic:.3f}"
    )
    print(
        f"damaged below clean {below / of:.1%}; weighty findings on clean news {1000 * weighty / words:.2f} per 1,000 words"
    )
    print("clean:", ", ".join(f"{band} {count / len(articles):.1%}" for band, count in bands.most_common()))
    places = (0.5, 0.9, 0.95, 0.97, 0.99)
    print("penalty of clean news:", ", ".join(f"{p:.0%} {rates[int(p * (len(rates) - 1))]:.2f}" for p in places))


def gold(folder: Path, ask) -> None:
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    rows = [row for row in rows if row["text"] != row["gold"]]
    before, after = (scored([row[key] for row in rows], ask) for key in ("text", "gold"))
    cleaned = scored([clean(row["text"]).text for row in rows], ask)
    published = sum(each.band == "publish" for each in before)
    not_above = sum(
        old.score is not None and new.score is not None and new.score <= old.score and old.score > 0
        for old, new in zip(before, after, strict=True)
    )
    bands = Counter(each.band for each in cleaned)
    print(f"{folder}: {len(rows)} damaged, {published} in publish, {not_above} gold not above; cleaned: {dict(bands)}")


if __name__ == "__main__":
    main()
