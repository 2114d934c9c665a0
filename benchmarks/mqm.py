"""How the score stands to professional error marks, beside length, LanguageTool's density and chrF.

    python benchmarks/mqm.py MQM.jsonl

MQM.jsonl holds translated articles with `text` (segments), `reference`, `mqm` (penalty of each segment) and `doc`. Printed are
Pearson's and Kendall's correlation of each predictor with the human penalty per 1,000 words: over all translations, and
within an article (mean over articles with four translations or more). A score that counts mechanical damage is not
expected to follow the marks of translators: this says how far it does.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean

from sacrebleu.metrics.chrf import CHRF
from scipy.stats import kendalltau, pearsonr

sys.path.insert(0, str(Path(__file__).parent.parent))
from cleaners.clean import clean
from flows.languagetool import check
from flows.languagetool_server import languagetool_server
from scorers.score import grammar_rules, score


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if not row["human"]]
    texts = ["\n\n".join(row["text"]) for row in rows]
    rules = grammar_rules()
    with languagetool_server() as url:
        matches = check(texts, url, threads=2)
    table = defaultdict(list)
    for row, text, found in zip(rows, texts, matches, strict=True):
        words = len(text.split())
        ours = [match for match in found if match.rule_id in rules]
        table["doc"].append(row["doc"])
        table["human"].append(1000 * total(row["mqm"]) / words)
        table["score's penalty"].append(score(text, clean(text).edits, ours).penalty_per_1000_words)
        table["length"].append(words)
        table["LanguageTool per word"].append(len(found) / words)
        if row.get("reference"):
            table["chrF (negative)"].append(-CHRF().sentence_score(text, ["\n\n".join(row["reference"])]).score)
    print(f"{len(rows)} translations of {len(set(table['doc']))} articles")
    for name in [name for name in table if name not in ("doc", "human")]:
        if len(table[name]) == len(rows):
            print(f"{name:24}", *(f"{value:7.3f}" for value in correlations(table["doc"], table["human"], table[name])))
    print(f"{'':24}  Pearson Kendall over all, Pearson Kendall within an article")


def total(penalties) -> float:
    return sum(value or 0 for value in penalties) if isinstance(penalties, list) else float(penalties)


def correlations(docs, human, values) -> list[float]:
    groups = defaultdict(list)
    for doc, one, other in zip(docs, human, values, strict=True):
        groups[doc].append((one, other))
    pairs = [list(zip(*group, strict=True)) for group in groups.values() if len(group) > 3]
    pairs = [(a, b) for a, b in pairs if len(set(a)) > 1 and len(set(b)) > 1]
    inside = [(pearsonr(a, b).statistic, kendalltau(a, b).statistic) for a, b in pairs]
    return [
        pearsonr(human, values).statistic,
        kendalltau(human, values).statistic,
        *map(mean, zip(*inside, strict=True)),
    ]


if __name__ == "__main__":
    main()
