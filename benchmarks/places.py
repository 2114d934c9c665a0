"""Where an article can be damaged.

A form is a function (random, article) -> Place or list of Places (or None, where the article has no room for it). A
Place says which stretch of the clean text becomes which damaged text; positions are those of the clean text.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import regex as re

QUOTE = '"“”'
NO_STOP = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Gov|Capt|Jr|Sr|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Inc|Co))\.$"
)
REACH = 30  # no two damages nearer than this, so that each has one reading


@dataclass(frozen=True)
class Caption:
    text: str
    credit: str


@dataclass(frozen=True)
class Place:
    """text[start:end] of the clean article becomes `damaged`."""

    start: int
    end: int
    damaged: str
    caption: Caption | None = None
    source: tuple[int, int] | None = None  # what the damage copies: must stay whole
    edge: bool = False  # a line above the first or below the last paragraph

    def collides(self, other: "Place") -> bool:
        if (self.edge or other.edge) and self.start == other.start:
            return True  # one line at the head and one at the tail, so that each is judged by itself
        return any(a < d + REACH and c < b + REACH for a, b in self.zones for c, d in other.zones)

    @property
    def zones(self) -> list[tuple[int, int]]:
        return [zone for zone in (None if self.edge else (self.start, self.end), self.source) if zone]


@dataclass(frozen=True)
class Article:
    id: str
    text: str
    lexicon: frozenset[str]  # lower-case words of all articles

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        return [m.span() for m in re.finditer(r"[^\n]+", self.text)]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        found = []
        for start, end in self.paragraphs:
            at = start
            for m in re.finditer(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])", self.text[start:end]):
                stop = start + m.start() + len(m.group().rstrip())
                if NO_STOP.search(self.text[at : start + m.start() + 1]):
                    continue
                found.append((at, stop))
                at = start + m.end()
            found.append((at, end))
        return found

    @cached_property
    def whole(self) -> list[tuple[int, int]]:
        """Sentences of eight words or more that end in a stop and have both or no quotation marks."""
        return [s for s in self.sentences if self.is_whole(*s)]

    def is_whole(self, start: int, end: int) -> bool:
        sentence = self.text[start:end]
        marks = sum(sentence.count(q) for q in QUOTE)
        return len(sentence.split()) >= 8 and sentence[-1] in '.!?"”' and sentence[0] not in "([" and marks % 2 == 0

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """(opening mark, closing mark) of every quotation that begins and ends in one paragraph without doubt."""
        found = []
        for start, end in self.paragraphs:
            marks = [m.start() for m in re.finditer(f"[{QUOTE}]", self.text[start:end])]
            pairs = list(zip(marks[::2], marks[1::2], strict=False))
            paragraph = self.text[start:end]
            sound = all(
                re.search(r"(?:^|[\s(\[—–-])$", paragraph[:a])
                and re.match(r"\S", paragraph[a + 1 :])
                and re.match(r"\S(?:$|[\s,.;:?!)—–-])", paragraph[b - 1 : b] + paragraph[b + 1 : b + 2])
                for a, b in pairs
            )
            if len(marks) % 2 == 0 and sound:
                found += [(start + a, start + b) for a, b in pairs]
        return found

    @cached_property
    def boundaries(self) -> list[int]:
        """Starts of the paragraphs that follow a paragraph which ends in a stop."""
        pairs = zip(self.paragraphs, self.paragraphs[1:], strict=False)
        return [b[0] for a, b in pairs if self.text[a[1] - 1] in '.!?"”' and len(self.text[a[0] : a[1]].split()) > 7]

    @cached_property
    def behind_long(self) -> list[int]:
        """Those boundaries before which no single sentence stands, which might be taken for a caption."""
        ends = {b[0]: a for a, b in zip(self.paragraphs, self.paragraphs[1:], strict=False)}
        return [at for at in self.boundaries if ends[at] not in self.sentences]

    @cached_property
    def american(self) -> bool:
        """Stops and commas stand inside the marks all through the article, so that their repair is certain."""
        return re.search(r"[\"”][.,]", self.text) is None

    @cached_property
    def title(self) -> str | None:
        first = self.text[slice(*self.paragraphs[0])]
        return first if len(self.paragraphs) > 3 and 4 <= len(first.split()) <= 16 and first[-1].isalnum() else None

    @cached_property
    def body(self) -> int:
        return self.paragraphs[1][0] if self.title else 0

    def is_title(self, at: int) -> bool:
        return at < self.body

    def quoted(self, at: int) -> bool:
        return any(a <= at <= b for a, b in self.quotations)


Make = Callable[[random.Random, Article], Place | list[Place] | None]
Only = Callable[[Article, re.Match[str]], bool]


@dataclass(frozen=True)
class Form:
    name: str
    make: Make
    unseen: bool = False

    @property
    def category(self) -> str:
        return self.name.partition(".")[0]


def swap(pattern: str, new: str | Callable[[random.Random, re.Match[str]], str], only: Only | None = None) -> Make:
    """A random match of the pattern becomes `new`; headlines are spared."""
    find = re.compile(pattern)

    def make(rng: random.Random, a: Article) -> Place | None:
        spots = [m for m in find.finditer(a.text, a.body) if only is None or only(a, m)]
        if not spots:
            return None
        m = rng.choice(spots)
        return Place(m.start(), m.end(), m.expand(new) if isinstance(new, str) else new(rng, m))

    return make


def swap_all(pattern: str, new: str, least: int = 2) -> Make:
    """Every match of the pattern becomes `new`: a fault of the whole page."""

    def make(rng: random.Random, a: Article) -> list[Place] | None:
        spots = list(re.finditer(pattern, a.text))
        return [Place(m.start(), m.end(), m.expand(new)) for m in spots] if len(spots) >= least else None

    return make


def quotation(change: Callable[[str], str], only: Callable[[Article, int, int], bool] | None = None) -> Make:
    """A quotation with its marks is rewritten; the places are the marks alone."""

    def make(rng: random.Random, a: Article) -> list[Place] | None:
        if not a.american:
            return None
        spots = [
            q for q in a.quotations if q[0] >= a.body and 3 <= q[1] - q[0] <= 400 and (only is None or only(a, *q))
        ]
        if not spots:
            return None
        start, end = rng.choice(spots)
        old = a.text[start : end + 1]
        return narrow(start, old, change(old))

    return make


def narrow(start: int, old: str, new: str) -> list[Place] | None:
    """The head and the tail that differ, without the words between them."""
    core = max(re.findall(r"[^\"“”]+", old), key=len).strip(" ,.!?")
    if core not in new or old.count(core) != 1 or new.count(core) != 1:
        return None
    a, b = old.index(core), new.index(core)
    places = []
    if old[:a] != new[:b]:
        places.append(Place(start, start + a, new[:b]))
    if old[a + len(core) :] != new[b + len(core) :]:
        places.append(Place(start + a + len(core), start + len(old), new[b + len(core) :]))
    return places


def line_between(line: str, where: str, rng: random.Random, a: Article, caption: Caption | None = None) -> Place | None:
    """A line of its own: at the head, at the tail or between two paragraphs."""
    if where == "head":
        return Place(0, 0, line + "\n\n", caption, edge=True)
    if where == "tail":
        return Place(len(a.text), len(a.text), "\n\n" + line, caption, edge=True)
    spots = a.behind_long if caption and not caption.text else a.boundaries
    if not spots:
        return None
    at = rng.choice(spots)
    return Place(at, at, line + "\n\n", caption)


def fill(rng: random.Random, wording: str, lists: dict[str, list[str]]) -> str:
    """{name}, {agency} and such become a random entry of that list, {n} a number."""
    values = {key: rng.choice(entries) for key, entries in lists.items()}
    return wording.format(
        n=rng.randint(2, 980),
        d=rng.randint(1, 28),
        hh=f"{rng.randint(0, 23):02}",
        mm=f"{rng.randint(0, 59):02}",
        **values,
    )


def furniture(row: dict, lists: dict[str, list[str]]) -> Make:
    def make(rng: random.Random, a: Article) -> Place | None:
        return line_between(fill(rng, rng.choice(row["lines"]), lists), rng.choice(row["where"]), rng, a)

    return make


def captioned(patterns: list[str], lists: dict[str, list[str]], where: tuple[str, ...] = ("between",)) -> Make:
    """A caption with credit; {caption} and {credit} in the pattern are what must be kept."""

    def make(rng: random.Random, a: Article) -> Place | None:
        text, credit = a_caption(rng, lists)
        pattern = rng.choice(patterns)
        line = fill(rng, pattern, lists | {"caption": [text], "credit": [credit]})
        kept = Caption(text if "{caption}" in pattern else "", credit)
        return line_between(line, rng.choice(where), rng, a, kept)

    return make


def a_caption(rng: random.Random, lists: dict[str, list[str]]) -> tuple[str, str]:
    return rng.choice(lists["captions"]), fill(rng, rng.choice(lists["credits"]), lists)
