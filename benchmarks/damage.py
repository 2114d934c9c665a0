"""Damage clean news, so that what a cleaner repairs can be counted.

    python benchmarks/damage.py CLEAN.jsonl --per-article 8 --seed 1 --out damaged.jsonl

CLEAN is JSON lines with "id" and "paragraphs", or text files (tests/articles/*/cleaned.txt). Written are JSON lines
{"id","text","gold","gold_captions","gold_edits"}; positions of edits count in the damaged text. The same seed gives the
same file.

FORMS is the table: `category.form` -> function (random, article) -> places. Every form is one that a careful editor can
undo with certainty. Part of each category is unseen: those rows are in `unseen.py` and `forms_unseen.toml`, and whoever
writes rules does not read these two. The rows that are seen are in `seen.py` and `forms.toml`.
"""

import argparse
import json
import random
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import regex as re
from places import Article, Form, Place
from seen import HERE, LISTS, SEEN, WORDINGS, worded
from unseen import UNSEEN

WORDINGS_UNSEEN = tomllib.loads((HERE / "forms_unseen.toml").read_text(encoding="utf-8"))
ROWS = [Form(name, make) for name, make in (SEEN | worded(WORDINGS)).items()]
ROWS += [Form(name, make, unseen=True) for name, make in (UNSEEN | worded(WORDINGS_UNSEEN)).items()]
FORMS = {form.name: form for form in sorted(ROWS, key=lambda form: form.name)}


# ---------------------------------------------------------------- reading, damaging, folding

FLAWED = {  # sources that are not clean themselves
    "wmt22/cbsnews.248471",  # a quotation without its end
    "wmt21/cbsnews.377408",  # the 1960's
    "wmt21/novinite.com.40529",  # a paragraph without its stop
}
OWN_CAPTION = re.compile(r"(?:Photo|Picture|Image|PHOTO):")


def read_clean(paths: Iterable[str]) -> list[Article]:
    """Articles of some length without furniture of their own; a third get a dateline in the line, which stays."""
    texts = []
    for path in map(Path, paths):
        if path.suffix == ".txt":
            texts.append((path.parent.name, path.read_text(encoding="utf-8").strip()))
            continue
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if not row["id"].startswith("gum/") and row["id"] not in FLAWED:
                texts.append((row["id"], "\n\n".join(p.strip() for p in row["paragraphs"])))
    lexicon = frozenset(re.findall(r"\b[a-z]+\b", "\n".join(text for _, text in texts)))
    articles = []
    for i, (name, text) in enumerate(texts):
        article = Article(name, unicodedata.normalize("NFC", text), lexicon)
        if len(text.split()) < 45 or len(article.paragraphs) < 3 or OWN_CAPTION.search(text):
            continue
        if i % 3 == 0 and article.is_whole(*article.paragraphs[bool(article.title)]) and text[article.body].isupper():
            city, agency = LISTS["city"][i % 10].upper(), LISTS["agency"][i % 15]
            line = f"{city} ({agency}) — "
            article = Article(name, text[: article.body] + line + text[article.body :], lexicon)
        articles.append(article)
    return articles


def damage(
    article: Article, forms: list[Form], per_article: int, rng: random.Random, used: Counter[str], apart: int = 25
) -> dict | None:
    """Least used forms first, so that every form that fits comes about equally often; at most one in `apart` words."""
    chosen: list[tuple[Form, Place]] = []
    room = min(per_article, max(1, len(article.text.split()) // apart))
    taken = 0
    for form in sorted(forms, key=lambda form: (used[form.name], rng.random())):
        if taken == room:
            break
        for _ in range(5):
            made = form.make(rng, article)
            places = made if isinstance(made, list) else [made] if made else []
            if places and not any(p.collides(q) for p in places for _, q in chosen):
                chosen += [(form, p) for p in places]
                used[form.name] += 1
                taken += 1
                break
    if not chosen:
        return None
    return fold(article, sorted(chosen, key=lambda pair: (pair[1].start, pair[1].end)))


def fold(article: Article, chosen: list[tuple[Form, Place]]) -> dict:
    text, at, edits = "", 0, []
    for form, place in chosen:
        text += article.text[at : place.start]
        gold, at = article.text[place.start : place.end], place.end
        edits.append(
            {"start": len(text), "end": len(text) + len(place.damaged), "before": place.damaged, "after": gold}
            | {"category": form.category, "op": form.name.partition(".")[2], "unseen": form.unseen}
        )
        text += place.damaged
    captions = [f"{p.caption.text} {p.caption.credit}".strip() for _, p in chosen if p.caption]
    return {
        "id": article.id,
        "text": text + article.text[at:],
        "gold": article.text,
        "gold_captions": captions,
        "gold_edits": edits,
    }


def damaged_articles(
    articles: list[Article], forms: list[Form], per_article: int = 8, seed: int = 1, rounds: int = 1
) -> Iterator[dict]:
    rng, used = random.Random(seed), Counter[str]()
    for turn in range(rounds):
        for article in articles:
            row = damage(article, forms, per_article, rng, used)
            if row:
                yield row | {"id": f"{article.id}#{turn + 1}"}


def arguments(description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("clean", nargs="+", help="clean news: JSON lines with paragraphs, or text files")
    parser.add_argument("--per-article", type=int, default=8, help="damages in one article at most; one for 25 words")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1, help="how often every article is used")
    return parser


def main() -> None:
    parser = arguments((__doc__ or "").split("\n")[0])
    parser.add_argument("--forms", choices=["all", "seen", "unseen"], default="all")
    parser.add_argument("--out", help="without it: standard output")
    args = parser.parse_args()
    forms = [f for f in FORMS.values() if args.forms in ("all", "unseen" if f.unseen else "seen")]
    rows = damaged_articles(read_clean(args.clean), forms, args.per_article, args.seed, args.rounds)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if args.out:
        Path(args.out).write_text(lines, encoding="utf-8", newline="")
    else:
        sys.stdout.write(lines)


if __name__ == "__main__":
    main()
