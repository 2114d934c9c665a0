"""Make `cleaners/lexicons/line_weights.tsv`: the weights by which `cleaners/lines.py` tells what a line is.

    python benchmarks/make_line_weights.py [CLEAN.jsonl]

Needs the dependency group `lexicon`. The lines are in `benchmarks/lines/*.tsv` (label, line), written for this
purpose. CLEAN is clean news, whose paragraphs and short sentences are lines of articles too. Multinomial logistic
regression with an L2 penalty; weights in hundredths, those near zero are left out. Prints the agreement on a tenth of
the lines that was not learned from.
"""

import json
import random
import sys
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report

from cleaners.lines import ROLES, features
from cleaners.segments import sentences

HERE = Path(__file__).parent
OUT = HERE.parent / "cleaners" / "lexicons" / "line_weights.tsv"
ROLE_OF = {"caption": "caption", "caption_credit": "credit", "credit": "credit", "media": "media"}
LEAST = 0.08  # smaller weights decide nothing


def read_rows(clean: list[str]) -> list[tuple[str, str]]:
    rows = []
    for name in ("furniture", "captions", "article"):
        default = "article" if name == "article" else "furniture"
        for line in (HERE / "lines" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            label, _, text = line.partition("\t")
            rows.append((ROLE_OF.get(label, default), text))
    for path in clean:
        for article in map(json.loads, Path(path).read_text(encoding="utf-8").splitlines()):
            for paragraph in article["paragraphs"]:
                rows.append(("article", paragraph))
                short = [paragraph[a:b] for a, b in sentences(paragraph) if paragraph.count(" ", a, b) < 12]
                rows += [("article", sentence) for sentence in short if sentence != paragraph]
    return rows


def main() -> None:
    rows = read_rows(sys.argv[1:])
    random.Random(1).shuffle(rows)
    labels = [role for role, _ in rows]
    seen = Counter(feature for _, text in rows for feature in features(text))
    data = [{feature: 1 for feature in features(text) if seen[feature] > 1} for _, text in rows]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(data)
    tenth = len(rows) // 10
    model = LogisticRegression(C=0.5, max_iter=500)
    model.fit(matrix[tenth:], labels[tenth:])
    print(classification_report(labels[:tenth], model.predict(matrix[:tenth]), digits=3))
    model.fit(matrix, labels)
    order = [list(model.classes_).index(role) for role in ROLES]
    lines = [
        "# weight of each word or trait of a line for: " + " ".join(ROLES),
        "# in hundredths; made by benchmarks/make_line_weights.py",
        "\t".join(["#bias", *(str(round(100 * model.intercept_[i])) for i in order)]),
    ]
    for j, name in enumerate(vectorizer.get_feature_names_out()):
        values = [model.coef_[i][j] for i in order]
        if max(map(abs, values)) >= LEAST:
            lines.append("\t".join([name, *(str(round(100 * value)) for value in values)]))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 2} rows in {OUT.name}")


if __name__ == "__main__":
    main()
