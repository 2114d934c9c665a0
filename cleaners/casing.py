"""Capitals that links and translation left behind, and small letters at the start of sentences.

    its rules are simple.                    ->  Its rules are simple.
    a tug could reach the ship In December   ->  a tug could reach the ship in December
    access to More rights; this Taliban Viewed it  ->  access to more rights; this Taliban viewed it

Left alone: names, titles, offices and institutions, works ("the film In Bloom"), iPhone, "van der", headlines.
Asked: capitals on words that may be names.
"""

from collections import Counter

import regex

from cleaners.duplication import sentences
from cleaners.edits import Edit, without_overlaps
from cleaners.structure import Line, lines_of
from cleaners.words import (
    ABBREVIATIONS,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    flags,
    is_ordinary,
    zipf,
)

_TOKEN = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}\p{N}'’\-]*|\d[\d.,:]*|[^\w\s]")
# written small at the start of a sentence too
_SMALL_NAMES = regex.compile(r"(?:[ie][A-Z]|van|von|de|da|di|al-|bin|ibn|d['’]|http|www|\p{Ll}+\.\p{L}|\p{Ll}+[\p{Lu}\d@])")
_SMALL = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES | (PRONOUNS - {"i"}) | frozenset("not also been being be which who whom whose when where why how then there here only even still just".split())
# capital function words that begin the names of works and places
_NAME_STARTS = frozenset("the a an to in on at for of up down over under after before no my her his all who what when where".split())
# offices, institutions and terms that some houses write large; small only where the article does so itself
_OFFICES = frozenset(
    "president minister ministry government parliament state states police army navy force forces council court church republic "
    "constitution congress senate assembly party prime king queen prince princess pope bishop cardinal governor mayor secretary "
    "chairman chairwoman chairperson chair director general chief commander captain colonel major lieutenant sergeant judge justice "
    "prosecutor attorney ambassador consul minister deputy vice senator representative commissioner commission committee board "
    "bureau office department agency authority administration university college institute academy school hospital bank ministry "
    "federation union league association club company corporation group foundation museum library theater theatre cathedral "
    "mosque temple embassy airport station street road avenue square bridge river lake sea ocean mountain mount island islands "
    "city town village county district province region north south east west northern southern eastern western central "
    "northeast northwest southeast southwest internet web earth moon sun bible quran god allah lord heaven war revolution crown "
    "cup championship olympics games league premier final prize award order medal day eve festival week month year new "
    "covid pandemic center centre house palace park garden tower hall gate port bay gulf coast cape valley desert "
    "act bill law treaty agreement accord plan project program programme operation initiative summit conference forum "
    "man woman dr mr mrs ms miss sir lady lord mother father brother sister uncle aunt grandma grandpa mum mom dad".split()
)


def fix_casing(text: str) -> list[Edit]:
    """Edits that make letters small or large; queries where the word may be a name."""
    lines = lines_of(text)
    small, large = _witnesses(text)
    found: list[Edit] = []
    for i, line in enumerate(lines):
        if not line.is_prose and not (line.ends_sentence and len(line.words) >= 3):
            continue
        if _is_title_cased(line):
            continue
        found += _starts(text, lines, i)
        found += _middles(line, small, large)
        found += _runs(line)
    return without_overlaps(found)


def _witnesses(text: str) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands small, and with a capital where no sentence begins."""
    small = Counter(regex.findall(r"(?<![\p{L}’'\-])\p{Ll}[\p{Ll}’'\-]+", text))
    large = Counter(word.lower() for word in regex.findall(r"(?<=[\p{Ll},] )\p{Lu}\p{Ll}[\p{Ll}’'\-]+", text))
    return small, large


def _is_title_cased(line: Line) -> bool:
    long = [word for word in line.words if len(word) > 3]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _starts(text: str, lines: list[Line], i: int) -> list[Edit]:
    line = lines[i]
    found = []
    why = "The sentence begins with a small letter."
    for number, (start, end) in enumerate(sentences(line.text)):
        sentence = line.text[start:end]
        match = regex.match(r"[“\"‘'«„(\[]*(?P<word>\p{Ll}[\p{L}'’\-]*)", sentence)
        if not match or _SMALL_NAMES.match(match["word"]) or _SMALL_NAMES.match(sentence[match.start("word") :]):
            continue
        word = match["word"]
        if not is_ordinary(word.replace("’", "'").split("'")[0].split("-")[0]) and word not in ("i",):
            continue
        if number == 0:
            if i and not lines[i - 1].ends_sentence and lines[i - 1].text[-1:] not in "”\"’'":
                continue  # the rest of a sentence that was cut
            if i == 0 and not line.is_prose:
                continue
        else:
            before = line.text[:start].rstrip()
            if not _may_end(before, sentence, word):
                continue
        at = line.start + start + match.start("word")
        found.append(Edit(at, at + 1, word[0].upper(), "casing.sentence_start", why, 0.95))
    return found


def _may_end(before: str, sentence: str, word: str) -> bool:
    """Whether the stop before really ends a sentence."""
    if before.endswith(("...", "…", ":", ";")) or before[-1:] in "”\"’')":
        # "Stop!" he said. / (see above.) he
        bare = before.rstrip("”\"’')")
        return bare.endswith(".") and before[-1:] in "”\"" and word in PRONOUNS | DETERMINERS and False
    if before.endswith(("!", "?")):
        return word in PRONOUNS | DETERMINERS | {"but", "and"} or len(sentence.split()) > 4
    last = before.split()[-1].strip("(“\"'").rstrip(".").lower()
    if last in ("a.m", "p.m", "u.s", "etc", "inc", "ltd", "co", "jr"):
        return word in ("they", "he", "she", "it", "we", "the", "this", "there")
    return not (last in ABBREVIATIONS or len(last) == 1 or regex.fullmatch(r"(?:\p{L}\.)+\p{L}", last))


def _middles(line: Line, small: Counter[str], large: Counter[str]) -> list[Edit]:
    found = []
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(line.text)]
    for i in range(1, len(tokens)):
        word, start, end = tokens[i]
        if not (word[0].isupper() and word[1:].islower() and len(word) > 1) or "'" in word or "’" in word:
            continue
        before, after = tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else ("", end, end)
        if before[2] + 1 != start or line.text[before[2] : start] != " ":
            continue
        if not (before[0][0].islower() or before[0] == ","):
            continue
        edit = _one(line, word, start, end, before[0], after[0], tokens, i, small, large)
        if edit:
            found.append(edit)
    # "this Taliban Viewed ISIS-K": a verb behind a name
    for i in range(1, len(tokens) - 1):
        word, start, end = tokens[i]
        before, after = tokens[i - 1][0], tokens[i + 1][0]
        if word[0].isupper() and word[1:].islower() and before[0].isupper() and len(word) > 3 and line.text[start - 1] == " ":
            low = word.lower()
            read = flags(low)
            if "c" not in read and "d" in read and "n" not in read and "j" not in read and not large[low] and (after[0].islower() or after[0].isupper() or after[0].isdigit()) and i > 1 and tokens[i - 2][0][0].islower():
                found.append(Edit(line.start + start, line.start + start + 1, word[0].lower(), "casing.mid_sentence", "The word has a capital in the middle of the sentence.", 0.9))
    return found


def _one(line: Line, word: str, start: int, end: int, before: str, after: str, tokens: list, i: int, small: Counter[str], large: Counter[str]) -> Edit | None:  # type: ignore[type-arg]
    low = word.lower()
    at = line.start + start
    why = "The word has a capital in the middle of the sentence."
    if low in MONTHS | DAYS:
        return None
    after_small = after[:1].islower() or after[:1].isdigit() or after.lower() in MONTHS | DAYS or after in (".", ",", ";", "")
    if low in _SMALL and low not in ("may", "will"):
        if before == ",":
            quote = "“" in line.text[max(0, start - 3) : start] or '"' in line.text[max(0, start - 3) : start]
            if quote:
                return None
        if before.lower() in ("says", "said", "asked", "called", "titled", "entitled", "named", "film", "book", "song", "newspaper", "magazine", "show", "series", "band", "album", "novel", "movie", "play", "weekly", "daily", "site", "website", "website,", "blog", "motto", "slogan", "vitamin", "hepatitis", "group", "plan", "category", "type", "class", "grade"):
            return None
        if after_small or after.lower() in _SMALL:
            if low in ("the", "a", "an") and after[:1].isupper():
                return None
            return Edit(at, at + 1, low[0], "casing.mid_sentence", why, 0.94)
        if low in PREPOSITIONS - {"over", "up", "off", "inside", "outside", "down", "near"} or low in ("and", "but", "that", "which", "who", "was", "were", "is", "are"):
            if low in _NAME_STARTS and before.lower() in DETERMINERS | PREPOSITIONS:
                return None
            return Edit(at, at + 1, low[0], "casing.mid_sentence", why, 0.9 if before != "," else 0.6, "applied" if before != "," else "query")
        return None
    if before == "," or not after_small:
        return None
    read = flags(low)
    if "l" not in read:
        return None
    witnessed = small[low] >= 1 and not large[low] > 1
    name = "c" in read
    if low in _OFFICES:
        if witnessed and large[low] <= 1 and before.lower() in DETERMINERS | PREPOSITIONS | {"of"} | CONJUNCTIONS and not after[:1].isupper():
            return Edit(at, at + 1, low[0], "casing.mid_sentence", why + " The article writes it small elsewhere.", 0.85)
        if before.lower() not in DETERMINERS | PREPOSITIONS | CONJUNCTIONS and is_ordinary(before) and "j" not in read and low in ("agency", "office", "department", "council", "commission", "committee", "company", "school", "hospital") and after[:1].islower() and not large[low] > 1:
            return Edit(at, at + 1, low[0], "casing.mid_sentence", why, 0.8)
        return None
    if large[low] > 1 or (after in (".", ",", ";", "") and not witnessed and name):
        return None
    if name and not witnessed:
        if low in ("right", "left", "more", "long", "big", "high", "low", "short", "small", "little", "old", "best", "good", "first") and after[:1].islower() and is_ordinary(after):
            return Edit(at, at + 1, low[0], "casing.mid_sentence", why, 0.85)
        return None
    if zipf(low) < 2.8 and not witnessed:
        return None
    sure = after[:1].islower() and is_ordinary(after) and is_ordinary(before)
    confidence = 0.9 if witnessed else 0.85
    if sure:
        return Edit(at, at + 1, low[0], "casing.mid_sentence", why, confidence)
    if after in (".", ",", ";") and is_ordinary(before) and (witnessed or before.lower() not in DETERMINERS):
        return Edit(at, at + 1, low[0], "casing.mid_sentence", why, 0.8, "applied" if witnessed else "query")
    return None


def _runs(line: Line) -> list[Edit]:
    """The Beginning is at 5 p.m.: a capital behind the article that begins the sentence."""
    found = []
    why = "The word has a capital in the middle of the sentence."
    for start, end in sentences(line.text):
        match = regex.match(r"[“\"]?(?:The|A|An|This|That|These|Those|His|Her|Its|Their|Our|In the|At the|On the) (?P<word>\p{Lu}\p{Ll}+) (?P<next>[\p{Ll}]+)", line.text[start:end])
        if match:
            low = match["word"].lower()
            read = flags(low)
            if "l" in read and "c" not in read and low not in _OFFICES and zipf(low) > 3 and match["next"] in AUXILIARIES | PREPOSITIONS | {"that", "which", "who"} and ("g" in read or "n" in read) and "the" in match.group().lower():
                if not regex.search(rf"(?<=\p{{Ll}} ){match['word']}\b", line.text):
                    at = line.start + start + match.start("word")
                    found.append(Edit(at, at + 1, low[0], "casing.mid_sentence", why, 0.85))
    return found
