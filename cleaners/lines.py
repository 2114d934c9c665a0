"""What a line is: a part of the article, furniture of the page, a caption, a credit, or something that goes with a picture.

A log-linear model: every word and every trait of a line has a weight for each role, and the sums decide. It tells lines
in wordings that no list has, and says how sure it is. The weights are made by `benchmarks/make_line_weights.py`.
"""

from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import exp

import regex

from cleaners.structure import DATE, SHORT_DATE, TIME, Line
from cleaners.words import flags, has_finite

ROLES = ("article", "furniture", "caption", "credit", "media")

_TOKEN = regex.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\d+|[^\w\s]")
_SIGNS = frozenset('|/:>»©#@[]()…*+=•·–—"“?!&_▶►')


@lru_cache(maxsize=2048)
def features(text: str) -> tuple[str, ...]:
    """The words of a line (small, numbers as 0) and its traits, each once."""
    found: dict[str, None] = {}
    words = []
    for token in _TOKEN.findall(text[:400]):
        if token[0].isalpha() and not token.startswith(("http", "www.")):
            words.append(token)
            found[token.lower().replace("’", "'")] = None
        elif token.isdigit():
            found[f"#digits{min(len(token), 4)}"] = None
        elif len(token) > 1:
            found["#address"] = None
        elif token in _SIGNS:
            found[token] = None
    small = [word.lower() for word in words]
    if small:
        found["^" + small[0]] = None
        found[small[-1] + "$"] = None
        found.update((f"{a} {b}", None) for a, b in pairwise(small))
    count = len(words)
    found[
        f"#words{min(count, 4) if count < 5 else 5 if count < 9 else 9 if count < 16 else 16 if count < 30 else 30}"
    ] = None
    capital = sum(word[0].isupper() for word in words)
    if count:
        found[f"#capitals{4 * capital // count}"] = None
    traits = {
        "#stop": text.rstrip("”’\"')] ")[-1:] in tuple(".!?…"),
        "#finite": has_finite(words),
        "#loud": text.isupper() and count > 1,
        "#date": bool(DATE.search(text)),
        "#day": bool(SHORT_DATE.search(text)),
        "#time": bool(TIME.search(text)),
        "#speech": text[:1] in '“"‘«„',
        "#call": bool(count) and flags(words[0])[:2] == "lb",
        "#the": "the" in small or "a" in small,
        "#first_sign": bool(text) and not text[0].isalnum(),
    }
    found.update((trait, None) for trait, holds in traits.items() if holds)
    return tuple(found)


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    text = (files("cleaners") / "lexicons" / "line_weights.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.split("\n") if line and line[:2] != "# ")
    return {row[0]: tuple(int(value) / 100 for value in row[1:]) for row in rows}


@lru_cache(maxsize=2048)
def roles_of(text: str) -> dict[str, float]:
    """How likely each role is for a line by itself, 0 to 1.

    >>> roles_of("Download our free app for breaking news")["furniture"] > 0.9
    True
    >>> roles_of("The ferry sank on Monday with forty people on board, the mayor said.")["article"] > 0.9
    True
    """
    weights = _weights()
    sums = list(weights["#bias"])
    for feature in features(text):
        if row := weights.get(feature):
            for i, value in enumerate(row):
                sums[i] += value
    top = max(sums)
    odds = [exp(value - top) for value in sums]
    return {role: value / sum(odds) for role, value in zip(ROLES, odds, strict=True)}


def role_of(line: Line) -> tuple[str, float]:
    """(the likeliest role, how likely it is)."""
    roles = roles_of(line.text)
    best = max(ROLES, key=lambda role: roles[role])
    return best, roles[best]
