"""One name in two spellings: Zharkov and Jarkov, Al-Ashri and El-Ashry, Tavakkoli and Tavakoli.

Machines transliterate a name anew in each sentence. Two capitalised words are asked about where their keys agree (the
letters that transliteration tables swap count as one) or where a letter or two differ.

Left alone: words of the dictionary, two names that dictionaries know (Iran, Iraq), plurals and peoples (Iranian), a
family's forms (Ivanov, Ivanova).
"""

import unicodedata
from functools import lru_cache

import regex
from rapidfuzz.distance import Levenshtein

from cleaners.edits import Edit
from cleaners.marks import word_list
from cleaners.words import MONTHS, flags, zipf

_NAME = regex.compile(r"(?<![\p{L}\p{N}'’\-@#/.])(?:[AaEe]l-)?\p{Lu}\p{Ll}{3,}(?![\p{L}\p{N}@]|['’-]\p{L}{2,})")
# what transliterations write for one another, longest first
_SOUNDS = [
    ("tz", "ts"), ("sch", "s"), ("tch", "ch"), ("sh", "s"), ("kh", "h"), ("zh", "j"), ("dj", "j"), ("ph", "f"), ("gh", "g"), ("th", "t"),
    ("ck", "k"), ("iy", "i"), ("yi", "i"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "e"), ("ae", "e"), ("oh", "o"), ("ah", "a"),
    ("q", "k"), ("c", "k"), ("w", "v"), ("y", "i"), ("z", "s"), ("d", "t"), ("b", "p"), ("x", "ks"),
]  # fmt: skip
_ENDINGS = ("s", "n", "an", "i", "is", "a", "ian", "ans", "ese", "es", "ish", "er", "ers", "in")
_LEAST = 4  # letters


def find_variants(text: str) -> list[Edit]:
    """A query at the first place of the rarer spelling of each name that is written in two ways."""
    places: dict[str, list[tuple[int, int]]] = {}
    small = {word for word in word_list(text) if word.islower()}
    for match in _NAME.finditer(text):
        name = match.group()
        low = name.lower()
        if flags(low)[:1] != "l" and low not in MONTHS and low not in small:
            places.setdefault(name, []).append(match.span())
    names = sorted(places, key=lambda name: (-len(places[name]), name))
    alike: dict[str, list[str]] = {}  # names that begin alike or sound alike, in their order
    for name in names:
        for sign in {_plain(name)[:2], _key(_plain(name))}:
            alike.setdefault(sign, []).append(name)
    found: list[Edit] = []
    asked: set[str] = set()
    for i, common in enumerate(names):
        near = {*alike[_plain(common)[:2]], *alike[_key(_plain(common))]}
        for rare in names[i + 1 :] if len(near) > 1 else ():
            if rare in near and rare not in asked and _is_same(common, rare):
                asked.add(rare)
                why = f"The article also writes {common}; is it the same name?"
                found.append(Edit(*places[rare][0], common, "terminology.variant", why, 0.6, "query"))
    return found


def _is_same(first: str, second: str) -> bool:
    """Whether two different capitalised words are likely one name."""
    a, b = _plain(first), _plain(second)
    short, long = sorted((a, b), key=len)
    if a == b:
        return first.lower() != second.lower()  # Edmilson, Edmílson; but Al-Rashid, al-Rashid
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return False
    known = "c" in flags(first) and "c" in flags(second)
    if known or min(len(a), len(b)) < _LEAST or (zipf(first) > 3.3 and zipf(second) > 3.3):
        return False
    if _key(a) == _key(b):
        return True
    distance = Levenshtein.distance(a, b, score_cutoff=2)
    return a[:2] == b[:2] and a[-1] == b[-1] and distance <= (1 if min(len(a), len(b)) < 8 else 2)


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """The name in small letters without its article and its accents.

    >>> _plain("El-Ashry"), _plain("Edmílson"), _plain("Saygılı")
    ('ashry', 'edmilson', 'saygili')
    """
    low = unicodedata.normalize("NFD", name.lower().replace("ı", "i")).encode("ascii", "ignore").decode()
    return regex.sub(r"^[ae]l-", "", low)


@lru_cache(maxsize=4096)
def _key(plain: str) -> str:
    """What two transliterations of one name have in common.

    >>> _key("zharkov") == _key("jarkov"), _key("tavakkoli") == _key("tavakoli"), _key("omune") == _key("ohmune")
    (True, True, True)
    """
    for sound, written in _SOUNDS:
        plain = plain.replace(sound, written)
    return regex.sub(r"(.)\1+", r"\1", plain).removesuffix("e")
