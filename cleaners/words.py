"""What is known about English words: how common, how written, what they can be in a sentence.

The lexicon is derived by `benchmarks/make_lexicon.py`; frequencies are Zipf values (3 = once in a million words).
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import regex

WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*")

PREPOSITIONS = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "amid",
        "among",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "between",
        "beyond",
        "by",
        "despite",
        "during",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "like",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "outside",
        "over",
        "past",
        "per",
        "since",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "under",
        "underneath",
        "until",
        "up",
        "upon",
        "via",
        "with",
        "within",
        "without",
    ]
)
CONJUNCTIONS = frozenset(
    [
        "and",
        "but",
        "or",
        "nor",
        "yet",
        "so",
        "that",
        "than",
        "because",
        "although",
        "though",
        "while",
        "whereas",
        "if",
        "unless",
        "when",
    ]
)
SUBORDINATORS = frozenset(
    [
        "after",
        "although",
        "as",
        "because",
        "before",
        "if",
        "once",
        "since",
        "so",
        "that",
        "though",
        "unless",
        "until",
        "when",
        "whenever",
        "where",
        "whereas",
        "which",
        "while",
        "who",
        "whom",
        "whose",
    ]
)
DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "some",
        "any",
        "each",
        "every",
        "no",
        "all",
        "both",
        "several",
        "many",
        "few",
        "another",
        "such",
        "more",
        "most",
        "other",
    ]
)
PRONOUNS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "this",
        "that",
        "these",
        "those",
        "there",
        "who",
        "nobody",
        "everybody",
        "somebody",
        "one",
    ]
)
AUXILIARIES = frozenset(
    [
        "am",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "will",
        "would",
        "cannot",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "hasn't",
        "haven't",
        "hadn't",
        "don't",
        "doesn't",
        "didn't",
        "can't",
        "couldn't",
        "mustn't",
        "shouldn't",
        "won't",
        "wouldn't",
        "i'm",
        "it's",
        "that's",
        "there's",
        "he's",
        "she's",
        "we're",
        "they're",
        "you're",
        "i've",
        "we've",
        "you've",
        "they've",
        "i'd",
        "he'd",
        "she'd",
        "we'd",
        "they'd",
        "i'll",
        "he'll",
        "she'll",
        "we'll",
        "they'll",
        "you'll",
        "it'll",
        "let's",
        "ain't",
    ]
)
FUNCTION_WORDS = frozenset(
    PREPOSITIONS | CONJUNCTIONS | DETERMINERS | {"he", "she", "it", "we", "they", "was", "were", "is", "are", "has", "had",
    "have", "will", "not", "which", "who", "be", "been", "said", "also", "one"}
)  # fmt: skip
SPEECH_VERBS = frozenset(
    [
        "said",
        "says",
        "say",
        "saying",
        "added",
        "adds",
        "explained",
        "explains",
        "told",
        "tells",
        "recalled",
        "recalls",
        "asked",
        "asks",
        "replied",
        "replies",
        "answered",
        "answers",
        "stated",
        "states",
        "noted",
        "notes",
        "declared",
        "declares",
        "claimed",
        "claims",
        "admitted",
        "admits",
        "insisted",
        "insists",
        "stressed",
        "stresses",
        "emphasized",
        "emphasised",
        "emphasizes",
        "emphasises",
        "warned",
        "warns",
        "wrote",
        "writes",
        "continued",
        "continues",
        "concluded",
        "concludes",
        "commented",
        "comments",
        "complained",
        "complains",
        "joked",
        "jokes",
        "laughed",
        "laughs",
        "shouted",
        "shouts",
        "whispered",
        "cried",
        "recounted",
        "recounts",
        "remembered",
        "remembers",
        "reported",
        "reports",
        "announced",
        "announces",
        "argued",
        "argues",
        "pointed",
        "affirmed",
        "affirms",
        "assured",
        "assures",
        "confirmed",
        "confirms",
        "believed",
        "believes",
        "thinks",
        "thought",
        "suggested",
        "suggests",
        "observed",
        "observes",
        "remarked",
        "remarks",
        "promised",
        "promises",
        "quoted",
        "reads",
        "read",
        "underlined",
        "underlines",
        "reiterated",
        "highlighted",
        "reflected",
        "reflects",
        "sighed",
        "sighs",
        "murmured",
        "muttered",
        "exclaimed",
        "called",
        "quipped",
    ]
)
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
# "June. a notice": June is no abbreviation; these are.
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "maj",
        "capt",
        "sgt",
        "cpl",
        "adm",
        "rep",
        "sen",
        "gov",
        "pres",
        "st",
        "ft",
        "no",
        "nos",
        "vs",
        "etc",
        "jr",
        "sr",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "est",
        "approx",
        "art",
        "fig",
        "vol",
        "pp",
        "ed",
        "eds",
        "al",
        "cf",
        "ca",
        "bros",
        "rev",
        "hon",
        "messrs",
        "mt",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "tel",
        "ext",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "a.m",
        "p.m",
        "i.e",
        "e.g",
        "d.c",
        "ph.d",
        "b.c",
        "a.d",
        "min",
        "max",
        "km",
        "cm",
        "kg",
        "u.s.a",
    ]
)


@cache
def _lexicon() -> dict[str, str]:
    text = (files("cleaners") / "lexicons" / "words.txt").read_text(encoding="utf-8")
    return {word: rest for word, _, rest in (line.partition(" ") for line in text.split("\n") if line[:1] != "#")}


def zipf(word: str) -> float:
    """How common the word is, 0 where it is not known.

    >>> zipf("house") > zipf("lookouts") > zipf("sahelthe")
    True
    """
    row = _lexicon().get(word.lower())
    return int(row.split(" ")[0]) / 10 if row else 0.0


@cache
def flags(word: str) -> str:
    """How it is written (l small, c capital) and read (n j r b z d p g m), as in the head of the lexicon.

    >>> flags("became"), flags("Kabul")
    ('ld', 'c')
    """
    row = _lexicon().get(word.lower())
    return row.partition(" ")[2] if row else ""


def is_ordinary(word: str) -> bool:
    """Whether a dictionary writes the word small."""
    return "l" in flags(word)


def is_name_only(word: str) -> bool:
    """Whether dictionaries know the word only with a capital, or not at all."""
    return "l" not in flags(word)


def tokens(text: str) -> list[str]:
    """The words of a text, with straight apostrophes."""
    return [word.replace("’", "'") for word in WORD.findall(text)]


def surely_verbless(text: str) -> bool:
    """Whether no word of a short text can be a finite verb in its place.

    >>> surely_verbless("In the safe house."), surely_verbless("He ran."), surely_verbless("The prices rose in May.")
    (True, False, False)
    """
    found = tokens(text)
    return not any(_may_be_finite(found, i) for i in range(len(found)))


def surely_sentence(text: str) -> bool:
    """Whether a word of the text can only be a finite verb.

    >>> surely_sentence("The district has given the team a shed"), surely_sentence("Benches for the team")
    (True, False)
    """
    found = tokens(text)
    return any(_is_finite(found, i) for i in range(len(found)))


def count_finite(text: str) -> int:
    """How many words of the text surely are finite verbs; an auxiliary and its participle count once.

    >>> count_finite("when the damage becomes visible, the palm is already dead")
    2
    """
    found = tokens(text)
    return sum(_is_finite(found, i) for i in range(len(found)))


def _is_finite(found: Sequence[str], i: int) -> bool:
    word = found[i].lower()
    if word in AUXILIARIES:
        return True
    read = flags(word)
    before = found[i - 1].lower() if i else ""
    if "d" in read and "p" not in read and "n" not in read and "b" not in read:
        return True
    if "z" in read and "n" not in read:
        return True
    if before in ("he", "she", "it", "they", "we", "i", "you", "who", "which"):
        return bool({"d", "z", "b"} & set(read)) and word not in PREPOSITIONS
    # "the volcano awoke", "the team trained on": a past form straight after a noun or a name
    if "d" in read and i and word not in ("based", "called", "named", "born"):
        noun = ("n" in flags(before) and "j" not in read) or (found[i - 1][:1].isupper() and i > 1)
        after = found[i + 1].lower() if i + 1 < len(found) else ""
        return noun and before not in DETERMINERS and before not in PREPOSITIONS and after not in ("by", "of")
    return False


def _may_be_finite(found: Sequence[str], i: int) -> bool:
    word = found[i].lower()
    if word in AUXILIARIES or _is_finite(found, i):
        return True
    read = flags(word)
    before = found[i - 1].lower() if i else ""
    if "d" in read and before not in DETERMINERS and before not in PREPOSITIONS:
        return bool(i) and "j" not in read
    if "z" in read:
        # "the bars of the rooms", "on roller skates.": after a determiner, an adjective or a preposition, and as the last
        # word, it is a noun
        last = i + 1 == len(found) and "n" in read
        return bool(i) and not last and before not in DETERMINERS | PREPOSITIONS and "j" not in flags(before)
    if "b" in read and i:
        # "the boats leave": after a plural noun
        return before.endswith("s") and "n" in flags(before) and word not in PREPOSITIONS and "j" not in read
    return False
