"""Words that ran together where a link, a line or a tag ended.

    the thickness the districtrequires       ->  the thickness the district requires
    eighth-graderSofia Belskaya              ->  eighth-grader Sofia Belskaya
    in the Sahelthe anti-Western junta       ->  in the Sahel the anti-Western junta

Left alone: names (McDonald, DiCaprio, YouTube), compounds a dictionary has, words of other languages.
"""

from dataclasses import replace

import regex

from cleaners.edits import Edit, without_overlaps
from cleaners.marks import small_words, word_list
from cleaners.patterns import pattern
from cleaners.words import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    FUNCTION_WORDS,
    MONTHS,
    PREPOSITIONS,
    flags,
    is_ordinary,
    known_words,
    zipf,
)

_CAMEL = regex.compile(
    r"(?<![\p{L}\p{N}_@#/.\-])(?P<head>(?:\p{L}+-)?\p{L}?\p{Ll}{2,}+)(?P<tail>\p{Lu}\p{Ll}+|\p{Lu}\p{Lu}+(?=\b)|[AI](?=\s))"
)
_WORD = regex.compile(r"(?<![\p{L}\p{N}_@#/.\-’'&])\p{L}\p{Ll}{4,40}+(?![\p{L}\p{N}_@’'/]|\.\p{L})")
# "ina container", "ofthe": two of the smallest words
_SHORT = regex.compile(
    r"(?<![\p{L}\p{N}@#/.\-’'])(?P<first>in|of|on|to|for|at|by|with|from|as|and|is|was|that)(?:a|the)(?= \p{L})(?<!\b(?:isthe|ona|ata|asa|tothe)(?<= \p{Lu}.{0,6}))"
)
_SMALLEST = frozenset(
    first + second for first in "in of on to for at by with from as and is was that".split() for second in ("a", "the")
)
_NUMBER = regex.compile(
    r"(?<![\p{L}\p{N}.,/\-_#@])(?:(?P<first>\p{Ll}{3,}+)(?P<second>(?:1[0-9]|20)\d\d|\d{1,3}(?:,\d{3})+)(?!\d)|(?P<year>(?:19|20)\d\d)(?P<word>(?:the|and|in|was|when|of|to|by|he|she|it|that|after|before|with|at|for|on)\b))"
)
# brands and family names that write a capital inside
_INNER_CAPITAL = regex.compile(
    r"^(?:Mc|Mac|De|Di|Da|Du|Le|La|Van|Von|Fitz|O|Al|El|Ben|You|Face|Link|Tik|Pay|Black|Micro|Bit|Git|Whats|Snap|Fed|Master|Sky|Wi|eBay|i|e|Pro|Euro|Inter|Air|Net|Play|Web|Mega|Ever|Cyber|Soft|Deep|Open|Data|Red|Blue|Big|Home|Life|Power|Auto|Smart|Super|Hyper|Star|Space|Sun|Zero|Base|Know|Think|Best|Wal|Max|Uni|Neuro|Bio|Agro|Ukr|Ros|Gaz|Naf|Kaz|Uz|Bel|Turk|Petro|Iso|Nord|Volks|Base|Real|Make|Work|Drop|Door|Grab|Nike)$"
)
# short words that stand at a border: the glued part must be one of them, or both parts common
_BORDERS = frozenset(
    """
        the that and for with from was were who which his her they this have has had are but not one
        will its in of to at on by is it he as or an be so we if said when after over into also than
        them then their about against during where while because there been would could she
    """.split()
)
# "lineout", "countdown", "underpaid": these make compounds
_PARTICLES = frozenset(
    """
        out off up down over under back through about more less one all after before like near past
        inside outside behind round above along beyond own self
    """.split()
)
_SMALL_SECONDS = frozenset("of to in by at on is as he we it".split())
_FUNCTION = (_BORDERS | FUNCTION_WORDS) - _PARTICLES
_SOMEBODY = frozenset("nobody somebody everybody anybody everyone someone anyone nothing something everything".split())
_COUNTS = frozenset("three four five six seven eight nine ten eleven twelve twenty thirty forty fifty several".split())
_SHORTEST = frozenset("as if it in of to at on is he we so or by an no".split())
_OBJECTS = frozenset("them him her us me you it".split())
_BEHIND_NAMES = frozenset(
    ["the", "of", "and", "in", "to", "for", "that", "was", "with", "has", "which", "who", "from", "on", "at", "is"]
)
_CALENDAR = MONTHS | DAYS
_VERBS_BEHIND_NAMES = frozenset("was said has who which had told were that".split())
_SUFFIXES = tuple(
    """
    ing ed er est ly ness ment ful less able ation ity ism ist ish ize ise ship hood ward wards like wise
    man men woman women ville burg berg land ton ford stan grad pur abad shire dale field wood port son sen
    ov ova ev eva sky skaya enko vich yan ian ans ese ine ite oid ous ive ary ory ant ent ence ance age dom
    ers ists isms ies tion sion
""".split()
)


def fix_glue(text: str) -> list[Edit]:
    """Edits that put in the space that was lost; what cannot be told apart for certain is asked."""
    words = set(word_list(text))
    mixed = any(word.isalpha() and not (word.islower() or word.isupper() or word.istitle()) for word in words)
    figures = any(not word.isalpha() and not word.isdigit() for word in words)
    unknown = small_words(text) - known_words()
    if not (mixed or figures or unknown or not _SMALLEST.isdisjoint(words)):
        return []
    seen = {word for word in words if len(word) > 2}
    found = [*_camel(text, seen), *_acronyms(text, seen)] if mixed else []
    found += _numbers(text) if figures else []
    found += _pairs(text, seen, unknown)
    return without_overlaps(found)


def _space(at: int, confidence: float, tail: str = "", kind: str = "applied") -> Edit:
    why = "Two words ran together."
    if tail:
        return Edit(at, at + 1, " " + tail[0].lower(), "glue.words", why, confidence, kind)  # type: ignore[arg-type]
    return Edit(at, at, " ", "glue.words", why, confidence, kind)  # type: ignore[arg-type]


_BRANDS = frozenset("easyJet easyGroup jetBlue easyHotel eBay iPhone iPad iPlayer airBaltic airAsia flyDubai".split())
_COMPANY = regex.compile(
    r" (?:Inc|Corp|Corporation|Ltd|Limited|LLC|PLC|plc|Co|Group|AG|GmbH|Holdings?|S\.A|SA|NV|AB|SE|Pty)\b"
)


def _camel(text: str, seen: set[str]) -> list[Edit]:
    """graderSofia: a known word before a capital."""
    found = []
    for match in _CAMEL.finditer(text):
        head, tail = match["head"].split("-")[-1], match["tail"]
        at = match.start("tail")
        if (
            text.count(match.group()) > 1
            or _INNER_CAPITAL.match(head)
            or (len(head) < 3 and head not in PREPOSITIONS)
            or match["head"] in ("re", "pre")
        ):
            continue
        if _COMPANY.match(text, match.end()):
            continue  # easyHand plc
        if (
            match["head"].islower()
            and tail.isupper()
            and len(tail) > 1
            and head not in FUNCTION_WORDS
            and tail not in seen
        ):
            continue  # macOS, openSUSE
        if match.group() in _BRANDS:
            continue
        rest = pattern(r"\p{L}*").match(text[match.end() :]).group()  # type: ignore[union-attr]
        if rest and not tail.isupper() and not (rest[0].isupper() and is_ordinary(head) and zipf(head) >= 4):
            continue
        if head[0].isupper() and not (is_ordinary(head) and is_ordinary(tail)) and f" {head} {tail} " in text:
            found.append(_space(at, 0.95))  # HongKong, where Hong Kong stands elsewhere
            continue
        known = (is_ordinary(head) and zipf(head) > 2.4) or head in seen
        # Sahel + The: two names in one are a brand more often than a border
        small_tail = tail.lower() in FUNCTION_WORDS
        border = (head in seen and (tail in seen or small_tail)) or (is_ordinary(head) and small_tail)
        if head[0].isupper() and not border:
            continue
        if head[0].isupper() and not small_tail and (is_ordinary(head) or is_ordinary(tail)):
            continue  # SoupMate
        if known and (is_ordinary(tail) or tail in seen or zipf(tail) > 2.0 or tail.isupper() or len(tail) > 3):
            small = (
                tail.lower() in FUNCTION_WORDS
                and tail not in ("I",)
                and text[match.end() : match.end() + 2].strip().islower()
            )
            found.append(_space(at, 0.95, tail if small else ""))
    return found


_FIGURE_WORD = regex.compile(
    r"(?<![\p{L}\p{N}.,/\-_#@$€£])(?P<figure>\d{1,4}(?:[.,]\d+)*)(?P<word>\p{Ll}{4,})(?![\p{L}\p{N}'’\-_])"
)
# "a length of12 meters"
_FUNCTION_FIGURE = regex.compile(
    r"(?<![\p{L}\p{N}\-])(?:of|to|in|at|from|by|than|about|over|with|for|and|between|until|since|around|nearly|only|some|the|on|after|before|under|above|was|were|is|are)(?=\d{1,3}(?:,\d{3})*(?![\p{L}\d\-])|\d{5,6}(?![\p{L}\d\-.]))|(?<=\b(?:about|than|nearly|around|some|only))(?=\d{4}(?![\p{L}\d\-.]))|(?<=\d)(?=per cent\b)|(?<=\p{Lu}{3,}-\d{1,2})(?=\p{Ll}{5,})"
)
_MONTH_YEAR = regex.compile(
    r"(?<!\p{L})(?:January|February|March|April|May|June|July|August|September|October|November|December)(?=(?:19|20)\d\d(?!\d))"
)


def _numbers(text: str) -> list[Edit]:
    found = [_space(match.end(), 0.95) for match in _MONTH_YEAR.finditer(text)]
    found += [_space(match.end(), 0.95) for match in _FUNCTION_FIGURE.finditer(text)]
    found += [
        _space(match.end(), 0.93)
        for match in _TO_YEAR.finditer(text)
        if is_ordinary(match["word"]) and zipf(match["word"]) > 3
    ]
    for match in _FIGURE_WORD.finditer(text):
        if is_ordinary(match["word"]) and zipf(match["word"]) >= 3.8:
            found.append(_space(match.start("word"), 0.94))
    for match in _NUMBER.finditer(text):
        if match["first"] and is_ordinary(match["first"]) and zipf(match["first"]) > 4:
            found.append(_space(match.start("second"), 0.9))
        elif match["word"]:
            found.append(_space(match.start("word"), 0.9))
    return found


_ACRONYM = regex.compile(r"(?<![\p{L}\p{N}\-.])(?P<acronym>\p{Lu}{2,6})(?P<word>\p{Ll}{3,})(?![\p{L}\p{N}])")
_TO_YEAR = regex.compile(
    r"(?<![\p{L}\p{N}])(?P<word>in|of|by|to|since|until|from|after|before|during|for|and|the|\p{Ll}{4,})(?=(?:19|20)\d\d(?![\d\p{L}]))"
)


def _acronyms(text: str, seen: set[str]) -> list[Edit]:
    """NATOtroops: an acronym before a word."""
    found = []
    for match in _ACRONYM.finditer(text):
        acronym, word = match["acronym"], match["word"]
        if (
            is_ordinary(word)
            and zipf(word) >= 3.3
            and not flags((acronym + word).lower())
            and (acronym in seen or (len(acronym) > 1 and zipf(acronym) > 2.5))
        ):
            found.append(_space(match.start("word"), 0.93))
    return found


def _pairs(text: str, seen: set[str], unknown: frozenset[str]) -> list[Edit]:
    found = []
    if not _SMALLEST.isdisjoint(seen):
        found += [_space(match.end("first"), 0.93) for match in _SHORT.finditer(text)]
    for match in _WORD.finditer(text) if unknown else ():
        word = match.group()
        low = word.lower()
        if word[0].isupper() and (at := _said(word, text, match.end())):
            found.append(_space(match.start() + at, 0.9))
            continue
        if low not in unknown or not low.isascii():
            continue
        if text.count(word) > 2:
            continue
        if (
            low.endswith("a")
            and word.islower()
            and zipf(low[:-1]) >= 4
            and ({"z", "d"} & set(flags(low[:-1])) or low[:-1] in PREPOSITIONS)
            and text[match.end() : match.end() + 2].strip().isalpha()
        ):
            found.append(_space(match.end() - 1, 0.9))  # "which showsa duck"
            continue
        if word.islower() and low.endswith("be") and low[:-2] in ("must", "will", "would", "could", "should", "might"):
            found.append(_space(match.end() - 2, 0.93))
            continue
        if word.islower() and (at := _particle(low)):
            found.append(_space(match.start() + at, 0.93))
            continue
        cut = _split(word, seen)
        if cut is None:
            if word.islower() and (three := _three(low)):
                found += [_space(match.start() + at, 0.93) for at in three]
            continue
        at, sure = cut
        capital = word[0].isupper()
        sentence_start = match.start() == 0 or text[max(0, match.start() - 2) : match.start()].rstrip(' “"')[-1:] in (
            "",
            ".",
            "!",
            "?",
            "\n",
        )
        first, second = low[:at], low[at:]
        following = pattern(r" (?P<word>\p{L}+)").match(text, match.end())
        if (
            not sure
            and not capital
            and following
            and second in PREPOSITIONS
            and following["word"] in DETERMINERS | _OBJECTS | {"to"}
        ):
            sure = is_ordinary(first) and zipf(first) >= 3.5  # "foundin the train", "wasup to them"
        if (
            not sure
            and not capital
            and first in AUXILIARIES
            and second in ("no", "an", "a", "up", "not", "in", "on", "at")
        ):
            sure = True  # "hasno arms", "wasup to them"
        if not sure and not capital and not zipf(low):
            sure = first == "be" and "p" in flags(second) and zipf(second) >= 3.3  # "will besold"
        if not sure and not capital and second == "a" and zipf(first) >= 4 and {"d", "z"} & set(flags(first)):
            sure = True  # "founda deviation"
        least = 3 if len(second) > 5 and is_ordinary(second) else 4
        if (
            not sure
            and not capital
            and first == "a"
            and zipf(second) >= least
            and "n" in flags(second)
            and not zipf(low)
        ):
            sure = True  # "has aface again"
        if not sure and not capital and not zipf(low) and min(len(first), len(second)) >= 5 and not _is_misspelt(low):
            # "additionalpurchases", but not "counteractions"
            compound = "n" in flags(first) and "n" in flags(second)
            sure = min(zipf(first), zipf(second)) >= 4.3 and not compound
            # "provincialdepartment": no compound is so long
            sure = sure or (
                first != "counter" and min(len(first), len(second)) >= 7 and min(zipf(first), zipf(second)) >= 3.9
            )
        if sure and capital and not sentence_start and first in FUNCTION_WORDS:
            sure = False  # Theland of New Zealand
        if sure and second in ("has", "was", "had", "is", "were", "are", "will") and "n" not in flags(first):
            sure = False  # "bighas" is land
        if (
            not sure
            and not capital
            and not zipf(low)
            and first in ("of", "on", "in", "at", "by")
            and zipf(second) >= 2.6
        ):
            sure = "n" in flags(second) and len(second) > 2  # "onstilts", "oflow fields"
        if not sure and not capital and first in _SOMEBODY and {"z", "d"} & set(flags(second)):
            sure = True  # "nobodybuys it"
        if not sure and not capital and first in _COUNTS and second.endswith("s") and "n" in flags(second):
            sure = True  # "elevenlayers of paint"
        if not sure and not capital and {first, second} <= _SHORTEST and following and following["word"] in DETERMINERS:
            sure = True  # "itin the dark"
        if sure and first == "to" and not ("b" in flags(second) or second in DETERMINERS | _OBJECTS):
            sure = False  # "tomans" is money
        if not sure and (capital or sentence_start or zipf(low) > 0 or low.endswith(_SUFFIXES) or _is_misspelt(low)):
            continue
        found.append(_space(match.start() + at, 0.94 if sure else 0.7, "", "applied" if sure else "query"))
    # a page that glues by the dozen glues any two words
    if sum(edit.kind == "applied" for edit in found) >= 3:
        found = [replace(edit, kind="applied", confidence=0.9) for edit in found]
    return found


def _said(word: str, text: str, end: int) -> int:
    """Where the verb begins behind a name: the prosecutor Cenassaid that he had left; 0 where there is none."""
    for verb, behind in (("said", r" (?:that|the|he|she|it|on|in)\b"), ("was", r" (?:then|also|not|the|born|later)\b")):
        name = word.removesuffix(verb)
        if name != word and len(name) > 3 and not zipf(word.lower()) and regex.match(behind, text[end : end + 12]):
            return len(name)
    return 0


def _particle(low: str) -> int:
    """Where the particle of a verb begins: gotup, switchesoff; 0 where there is none, or the word is in the lists."""
    for particle in ("up", "off", "out", "on", "in", "down", "away", "over", "back"):
        verb = low.removesuffix(particle)
        if verb != low and len(verb) > 2 and {"d", "z"} & set(flags(verb)) and zipf(verb) >= 3.3 and not zipf(low):
            return 0 if _is_misspelt(low) else len(verb)
    return 0


def _split(word: str, seen: set[str]) -> tuple[int, bool] | None:
    """Where the word falls into two, and whether that is certain; None where it is one word."""
    low = word.lower()
    best: tuple[float, int, bool] | None = None
    for at in range(1, len(low)):
        first, second = low[:at], low[at:]
        if (len(first) == 1 and first not in ("a", "i")) or len(second) < 2:
            continue
        a, b = zipf(first), zipf(second)
        border = first in _FUNCTION or second in _FUNCTION
        named = word[0].isupper() and word[:at] in seen
        if not (is_ordinary(first) or named or (word[0].isupper() and a >= 3)) or not is_ordinary(second):
            continue
        if not is_ordinary(first) and not named and second not in _BEHIND_NAMES:
            continue
        if (second in _SUFFIXES and first not in ("the", "and", "that", "this", "with", "from", "for")) or (
            len(first) == 1 and b < 4
        ):
            continue
        score = min(a or 3.0, b) + 1.5 * border + 0.8 * (first in seen) + 0.8 * (second in seen)
        if len(first) <= 2 and not ((first in _BORDERS or first == "a") and b >= 3.5):
            continue
        if len(second) == 2 and not (
            second in ("of", "to", "in", "is", "at", "on", "by", "it", "he", "we", "as") and a >= 3.3
        ):
            continue
        sure = _is_sure(first, second, seen) and (not word[0].isupper() or first in seen or named)
        known = "c" in flags(first) and a >= 3.5 and word[0].isupper() and second in _VERBS_BEHIND_NAMES
        # Iranand, and no Beckwith: a name and nothing else in the dictionary, and a whole that none has
        only_name = (
            flags(first)[:1] == "c" and a >= 3.5 and not zipf(low) and second in ("the", "and", "that", "from", "for")
        )
        known = known or (word[0].isupper() and only_name)
        if ((named or first in _CALENDAR) and second in _BEHIND_NAMES) or known:
            sure = True
        elif word[0].isupper() and not named and second in _BEHIND_NAMES | PREPOSITIONS and first not in _CALENDAR:
            sure = False  # Knighton, Beckwith, Kingsand
        if best is None or score > best[0]:
            best = (score, at, sure)
    if best is None or best[0] < 3.6:
        return None
    the = low[: best[1]] == "the" or low[best[1] :] in ("the", "and", "that")
    return best[1], best[2] and (the or not _is_misspelt(low))


def _three(low: str) -> tuple[int, int] | None:
    """inthehouse: three words of which two are function words."""
    for i in range(2, len(low) - 4):
        if low[:i] not in _FUNCTION and zipf(low[:i]) < 3.8:
            continue
        for j in range(i + 2, len(low) - 1):
            parts = (low[:i], low[i:j], low[j:])
            small = sum(part in _FUNCTION for part in parts)
            if small >= 2 and all(
                part in _FUNCTION or (len(part) > 2 and is_ordinary(part) and zipf(part) >= 3.5) for part in parts
            ):
                return i, j
    return None


def _is_sure(first: str, second: str, seen: set[str]) -> bool:
    """Whether the two parts can only be two words: a function word, a verb behind a noun, a plural before a noun."""
    a, b = zipf(first), zipf(second)
    if (len(first) >= 3 and first in _FUNCTION) or (len(second) >= 3 and second in _FUNCTION):
        both = first in _FUNCTION | {"all"} and second in _FUNCTION
        if min(a, b) >= 3.0 and len(first) + len(second) >= (5 if both else 6):
            return True
    if first in ("is", "so", "if", "we", "he", "it") and b >= 4.5 and len(second) >= 3:
        return True
    if first in ("at", "of", "to", "by", "or", "in", "on", "as") or second in _SMALL_SECONDS:
        return min(a, b) >= (4.2 if second in ("he", "we", "it") else 3.5) and max(len(first), len(second)) >= 4
    if min(len(first), len(second)) < 4 or min(a, b) < 3.0:
        return False
    if first in seen and second in seen:
        return True
    read = flags(second)
    verb = ("z" in read or "d" in read or ("r" in read and "j" not in read)) and "n" not in read
    plural = first.endswith("s") and "n" in flags(first) and not first.endswith("ss")
    return ("n" in flags(first) and verb) or plural


def _is_misspelt(word: str) -> bool:
    """Whether one letter put in or left out makes it a common word: "beteen" is "between", not "be teen"."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    # "showsa": the letter at the end may be the article
    near = {word[:i] + c + word[i:] for i in range(len(word) + 1) for c in letters}
    near |= {word[:i] + word[i + 1 :] for i in range(len(word))}
    return any(zipf(other) >= 3.4 and is_ordinary(other) for other in near)
