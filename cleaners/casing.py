"""Capitals that links and translation left behind, and small letters at the start of sentences.

    its rules are simple.                    ->  Its rules are simple.
    a tug could reach the ship In December   ->  a tug could reach the ship in December
    access to More rights; this Taliban Viewed it  ->  access to more rights; this Taliban viewed it

Left alone: names, titles, offices and institutions, works ("the film In Bloom"), iPhone, "van der", headlines.
Asked: capitals on words that may be names.
"""

from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files

import regex

from cleaners.edits import Edit, without_overlaps
from cleaners.marks import word_list
from cleaners.patterns import pattern
from cleaners.segments import sentences
from cleaners.structure import Line, lines_of
from cleaners.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FUNCTION_WORDS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH_VERBS,
    flags,
    has_finite,
    is_ordinary,
    known_words,
    surely_sentence,
    tokens,
    zipf,
)

_TOKEN = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}\p{N}'’\-]*|\d[\d.,:]*|[^\w\s]")
# written small at the start of a sentence too
_SMALL_NAMES = regex.compile(
    r"(?:[ie][A-Z]|\p{Ll}-\p{Lu}|(?:van|von|de|da|di|du|del|la|le|el|der|den|ter|ten|bin|ibn|af|av|zu) (?:de |der |den |la )?\p{Lu}|(?:al|el|as|ash|ad|an|ar|at)-|[dt]['’]|http|www|\p{Ll}+\.\p{L}|\p{Ll}+[\p{Lu}\d@])"
)
_SMALL = (
    PREPOSITIONS
    | CONJUNCTIONS
    | DETERMINERS
    | AUXILIARIES
    | (PRONOUNS - {"i"})
    | {"them", "him", "us", "me"}
    | frozenset(
        """
            anything everything nothing something anyone everyone someone not also been being be
            which who whom whose when where why how then there here only even still just
        """.split()
    )
)
# offices, institutions and terms that some houses write large; small only where the article does so itself
_OFFICES = frozenset(
    """
        president minister ministry government parliament state states police army navy force forces
        council court church republic constitution congress senate assembly party prime king queen
        prince princess pope bishop cardinal governor mayor secretary chairman chairwoman chairperson
        chair director general chief commander captain colonel major lieutenant sergeant judge justice
        prosecutor attorney ambassador consul minister deputy vice senator representative commissioner
        commission committee board bureau office department agency authority administration university
        college institute academy school hospital bank ministry federation union league association club
        company corporation group foundation museum library theater theatre cathedral mosque temple
        embassy airport station street road avenue square bridge river lake sea ocean mountain mount
        island islands city town village county district province region north south east west northern
        southern eastern western central northeast northwest southeast southwest internet web earth moon
        sun bible quran god allah lord heaven war revolution crown cup championship olympics games
        league premier final prize award order medal day eve festival week month year new covid pandemic
        center centre house palace park garden tower hall gate port bay gulf coast cape valley desert
        act bill law treaty agreement accord plan project program programme operation initiative summit
        conference forum man woman dr mr mrs ms miss sir lady lord mother father brother sister uncle
        aunt grandma grandpa mum mom dad
    """.split()
)


# behind these a noun without an article is a name: held at Hove, by Price, in Turkey
_BEFORE_NAMES = PREPOSITIONS | {"and", "or", "than", "as", "said", "says"}
# "the film In Bloom", "the newspaper Image", "the spaniel Willow": what follows is a name
_BEFORE_WORKS = frozenset(
    """
        says said asked called titled entitled named dubbed film book song newspaper magazine show
        series band album novel movie play weekly daily site website blog motto slogan vitamin hepatitis
        group category grade game app podcast programme
    """.split()
)
_BEFORE_TITLES = _BEFORE_WORKS | frozenset(
    """
        plan type class company firm program label brand model operation project hurricane storm typhoon
        cyclone ship vessel boat dog cat horse spaniel puppy planet station route line section article
        no number mr mrs ms dr
    """.split()
)
_POWERS = frozenset(
    """
        north south east west church state states army navy police government president king queen pope
        union court council ministry parliament senate congress house city party
    """.split()
)
_BODIES = frozenset(
    """
        agency office department council commission committee company school hospital authority
    """.split()
)
# peoples and terms that careful houses write large
_HOUSE_CAPITALS = frozenset(
    """
        indigenous aboriginal native black white deaf western eastern northern southern central internet
        web earth
    """.split()
)
_BEFORE_NOUNS = frozenset(
    """
        the a an this its their his her any every no own some each
        first second third fourth fifth last next same whole only main front back other
    """.split()
)
_NO_TITLE_BEGINS = frozenset("and but that which because with from since while".split())
# dictionaries have them as names too, and yet they are seldom names
_ALSO_NAMES = frozenset(
    "right left more cruel long big high low short small little old best good first second winter summer spring autumn".split()
)
_AFTER_NOUNS = AUXILIARIES | PREPOSITIONS - {"of"} | {"where", "which", "that", "who", "when"}
_WHY = "The word has a capital in the middle of the sentence."
_ENDS = frozenset('.!?:…“”"«‘')
Token = tuple[str, int, int]


def fix_casing(text: str) -> list[Edit]:
    """Edits that make letters small or large; queries where the word may be a name."""
    lines = lines_of(text)
    words = set(word_list(text))
    proper = {word for word in words if word.islower() and (word in _proper_words() or _is_name_here(word, words))}
    loud = any(word.isupper() and len(word) > 1 for word in words)
    mixed = any(not (word.islower() or word.isupper() or word.istitle()) for word in words)
    found: list[Edit] = []
    for i, line in enumerate(lines):
        if not line.is_prose and not (line.ends_sentence and len(line.words) >= 3):
            continue
        edits = _starts(text, lines, i) + _behind_figures(line) + _quoted(line) + _runs(text, line)
        edits += [_small(line, match.start()) for match in _LONE_A.finditer(line.text)]
        if proper or "i" in words:
            edits += _names(line, proper)
        if mixed:
            edits += _odd(line)
        if loud:
            edits += _loud(line)
        if any(flags(word)[:1] != "c" for word in _CAPITALS.findall(line.text)):
            edits += _titled(line) + _middles(text, line)
        if edits and not _is_title_cased(line):
            found += edits
    return without_overlaps(found)


# words with a capital behind a word or a comma
_CAPITALS = regex.compile(r"(?<=[\p{L},] )\p{Lu}\p{Ll}+(?![\p{L}'’\-])")


@cache
def _proper_words() -> frozenset[str]:
    """Words that are names whatever the sentence, from `lexicons/proper.txt`."""
    text = (files("cleaners") / "lexicons" / "proper.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and line[0] != "#")


# names in the words for things, which many houses write small, and web addresses
_HOUSE_SMALL = regex.compile(
    r"\p{Ll}+\.\p{L}|(?:french (?:fries|windows?|doors?|toast|horns?|press|beans?|bread|kiss\p{L}*|braids?|polish|dressing|cuffs?|"
    r"bulldogs?|stick|letter)|danish pastr|brussels sprouts?|lima beans?|swiss (?:rolls?|cheese|chard)|turkish (?:baths?|delight)|"
    r"panama hats?|dutch (?:ovens?|doors?)|paris\b(?<=plaster of paris)|roman (?:numerals?|blinds?|noses?|candles?|type)|"
    r"arabic (?:numerals?|gum)|venetian blinds?|russian (?:roulette|dolls?)|chinese (?:whispers|burn|leaves)|indian (?:ink|summer)|"
    r"irish (?:coffee|stew)|welsh (?:rarebit|dressers?)|scotch (?:broth|tape|whisky|eggs?|bonnets?)|german (?:measles|shepherds?)|"
    r"siamese (?:twins|cats?)|brazil nuts?|bermuda shorts|manila envelopes?|oxford shoes|cuban heels|persian (?:cats?|rugs?)|"
    r"afghan (?:hounds?|coats?)|english muffins?|spanish omelettes?|jersey\b|china\b|turkey\b|champagne\b|cheddar\b|burgundy\b)"
)
_SMALL_WORD = regex.compile(r"(?<![\p{L}\p{N}'’\-@#/._])\p{Ll}{4,}(?=[\s.,;:’')”\"?!]|$)")
# "he said: “we shall win”": the quotation is a sentence
_QUOTED = regex.compile(
    r"\b(?:said|says|added|told \p{L}+|asked|replied|explained|wrote)[,:] [“\"](?P<word>\p{Ll}+)(?P<rest>[^“”\"\n]{12,})[”\"]"
)
# POlice, wEather, THe
_ODD = regex.compile(
    r"(?<![\p{L}\p{N}@#/.\-_&])(?P<head>\p{Lu}(?=\p{Lu}\p{Ll})|\p{Ll}+(?=\p{Lu}))(?P<tail>\p{Lu}\p{Ll}*)(?![\p{L}\p{N}@\-])"
)
_LOUD = regex.compile(
    r"(?<=\p{Ll},? )(?:THE|AND|OF|WITH|FOR|FROM|THAT|WAS|WERE|BUT|HIS|HER|THEIR|THIS|WHICH|BY|TO|AT|AS|ARE|HAS|HAD|HAVE|NOT|THEY|WILL|AN)(?= \p{Ll})"
)
_I = regex.compile(
    r"(?<=(?:^|[\p{Ll},;”\"] ))i(?=(?:['’](?:m|ve|ll|d))? (?!before|after|and|or|in|is|to|with|differ)(?:\p{Ll}+))"
)
_SHOUTED = regex.compile(r"(?<=\p{Ll},? )(?:\p{Lu}{2,}\b|A\b)(?: (?:\p{Lu}{2,}|A|I)\b){2,14}+(?=,? \p{Ll})")
_TITLED = regex.compile(r"(?<=\p{Ll} )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}++){2,14}+(?=,? \p{Ll})")


def _small(
    line: Line, start: int, why: str = _WHY, confidence: float = 0.92, rule: str = "casing.mid_sentence"
) -> Edit:
    """The edit that makes the letter at `start` of the line small."""
    at = line.start + start
    return Edit(at, at + 1, line.text[start].lower(), rule, why, confidence)


def _large(line: Line, start: int, rule: str, why: str, confidence: float = 0.95) -> Edit:
    """The edit that makes the letter at `start` of the line large."""
    at = line.start + start
    return Edit(at, at + 1, line.text[start].upper(), rule, why, confidence)


def _is_name_here(word: str, words: set[str]) -> bool:
    """Whether dictionaries know the word as a name only, and the article itself writes it with a capital."""
    return flags(word)[:1] == "c" and len(word) > 3 and word.capitalize() in words and zipf(word) >= 2.5


def _names(line: Line, proper: set[str]) -> list[Edit]:
    """the afghan capital, in europe, on monday, i said."""
    why = "The name is written with a capital."
    if line.text.islower():
        return []  # a poem
    found = [
        _large(line, m.start(), "casing.name", why)
        for m in _SMALL_WORD.finditer(line.text)
        if m.group() in proper and not _HOUSE_SMALL.match(line.text, m.start())
    ]
    why = "The pronoun is written with a capital."
    return found + [_large(line, m.start(), "casing.pronoun", why) for m in _I.finditer(line.text)]


def _quoted(line: Line) -> list[Edit]:
    """She said: “we shall win.”"""
    if '"' not in line.text and "“" not in line.text:
        return []
    found = []
    for match in _QUOTED.finditer(line.text):
        before = line.text[max(0, match.start() - 60) : match.start()]
        if match.group().split()[0][-1] == "," and pattern(r", \p{L}+ $").search(before):
            continue  # An elephant, he wrote, "regards a fence"
        if pattern(r"[”\"]").search(before) or match["word"] in CONJUNCTIONS | {"which", "who"}:
            continue  # “The pool is shut,” he said, “and lane four”
        whole = match["rest"].rstrip()[-1:] in ".,!?" and surely_sentence(match["word"] + match["rest"])
        if whole and is_ordinary(match["word"]):
            why = "The quotation is a sentence of its own."
            found.append(_large(line, match.start("word"), "casing.sentence_start", why, 0.92))
    return found


def _odd(line: Line) -> list[Edit]:
    """POlice said; the wEather; but not a word that ran into another, or a brand."""
    found = []
    why = "A letter inside the word was large."
    for match in _ODD.finditer(line.text):
        word, head, tail = match.group(), match["head"], match["tail"]
        glued = len(head) > 1 and is_ordinary(head) and len(tail) > 1 and is_ordinary(tail)
        if is_ordinary(word) and zipf(word) >= 3.2 and not glued and (len(word) > 3 or word.lower() in FUNCTION_WORDS):
            start, end = line.start + match.start("tail"), line.start + match.end()
            found.append(Edit(start, end, tail.lower(), "casing.odd", why, 0.93))
    return found if len(found) < 2 and not pattern(r"\p{Ll}\p{Lu}\p{Ll}\p{Lu}").search(line.text) else []  # mOrE tHiNg


# a vote to confirm him is A vote, with A winning rate; but vitamin A, A levels, A minor
_LONE_A = regex.compile(
    r"(?<=\b(?:is|was|with|of|for|by|as|in|to|has|had|such|into|from|become|be|that|and|on|at) )A(?= (?!levels?|minor|major|flat|sharp|list|team|grade|side|roads?|and|to|or|is|was|in|of|on)\p{Ll}{3,} \p{Ll})"
)


def _loud(line: Line) -> list[Edit]:
    """The ship reached THE port; that it WILL BE DISSOLVED AND NEW elections."""
    found = []
    for match in [*_LOUD.finditer(line.text), *_SHOUTED.finditer(line.text)]:
        words = match.group().split()
        plain = all(is_ordinary(word) and zipf(word) > 3 for word in words)
        if plain and any(word.lower() in _SMALL for word in words):
            start, end = line.start + match.start(), line.start + match.end()
            rule = "casing.run" if len(words) > 1 else "casing.mid_sentence"
            found.append(Edit(start, end, match.group().lower(), rule, _WHY, 0.92))
    return found


def _titled(line: Line) -> list[Edit]:
    """who Reads To The Others When"""
    found = []
    for match in _TITLED.finditer(line.text):
        words = match.group().split()
        before = line.text[: match.start()].split()[-1].lower()
        small = sum(word.lower() in _SMALL - {"my", "our", "your"} for word in words)
        if (
            before in _BEFORE_TITLES | DETERMINERS | PREPOSITIONS
            or len(words) < 4
            or small * 5 < 2 * len(words)
            or not all(is_ordinary(word) for word in words)
        ):
            continue
        starts = [match.start() + word.start() for word in pattern(r"\p{L}+").finditer(match.group())]
        found += [_small(line, start, rule="casing.run", confidence=0.9) for start in starts]
    return found


@lru_cache(maxsize=4)
def _witnesses(text: str) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands small, and with a capital where no sentence begins."""
    small = Counter(pattern(r"(?<![\p{L}’'\-])\p{Ll}[\p{Ll}’'\-]+").findall(text))
    large = Counter(word.lower() for word in pattern(r"(?<=[\p{Ll},] )\p{Lu}\p{Ll}[\p{Ll}’'\-]+").findall(text))
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
        match = pattern(r"[“\"‘'«„(\[]*(?P<word>\p{Ll}[\p{L}'’\-]*)(?!\])").match(sentence)
        if not match or _SMALL_NAMES.match(sentence, match.start("word")):
            continue
        word = match["word"]
        if (
            (len(word) == 1 and word != "a")
            or word.endswith("-")
            or sentence[match.end("word") : match.end("word") + 1] == "-"
        ):
            continue  # "t began with a cake.", "re- The", "e-commerce": a part of the word, or a name
        if number and word in SPEECH_VERBS:
            continue  # "the portal. said on Monday": a name was lost
        if not is_ordinary(word.replace("’", "'").split("'")[0].split("-")[0]) and word not in ("i",):
            continue
        if number == 0:
            above = lines[i - 1]
            if i and not above.ends_sentence and above.text[-1:] not in "”\"’'" and not above.text.isupper():
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


# daily at 6. visitors are asked; until 3:04. two ballots were
_BEHIND_FIGURE = regex.compile(
    r"(?<=\b(?:at|to|until|by|of|in|from|about|around|on|was|is|were|are|than|nearly|only|reached) (?:\d{1,2}[:.]\d\d|[\d,]{1,7}(?:%| p\.m)?)\. )\p{Ll}(?=[\p{Ll}]+ \p{Ll})"
)


def _behind_figures(line: Line) -> list[Edit]:
    """A sentence that begins small behind a figure, which the segments do not part."""
    why = "The sentence begins with a small letter."
    found = []
    for match in _BEHIND_FIGURE.finditer(line.text):
        rest = pattern(r"[^.!?]*").match(line.text, match.start())
        words = tokens(rest.group()) if rest else []
        if is_ordinary(words[0]) and has_finite(words[:8]) and words[0] not in AUXILIARIES | CONJUNCTIONS:
            at = line.start + match.start()
            found.append(Edit(at, at + 1, match.group().upper(), "casing.sentence_start", why, 0.92))
    return found


def _may_end(before: str, sentence: str, word: str) -> bool:
    """Whether the stop before really ends a sentence."""
    if before.endswith((".”", '."')) and word in PRONOUNS | DETERMINERS | {"most", "since"}:
        # "Stop!" he said; but not "... on the stork.” most of them take it for an error"
        return surely_sentence(sentence) and SPEECH_VERBS.isdisjoint(sentence.lower().replace(".", "").split())
    if before.endswith(("...", "…", ":", ";", ". .")) or before[-1:] in "”\"’')":
        return False  # "Stop!" he said. / (see above.) he
    last = pattern(r"\p{L}+(?=\.$)").search(before)
    if last and len(last.group()) <= 4 and last.group().lower() not in known_words():
        return False  # Itm. for ij galons
    if before.endswith(("!", "?")):
        # "an employee of Yahoo! who", "31. Rxh7!? and"
        named = before.split()[-1][:1].isupper() and len(before.split()) > 1
        if pattern(r"(?:he|she|they|i) \p{L}+").match(sentence) and _THOUGHT.match(sentence):
            return False  # Why had she come back? he wondered.
        return not named and before[-2:-1].isalpha() and word in PRONOUNS | DETERMINERS and surely_sentence(sentence)
    return True


_THOUGHT = regex.compile(rf"(?:he|she|they|i) (?:{'|'.join(SPEECH_VERBS)}|wondered|thought|mused)\b")


def _middles(text: str, line: Line) -> list[Edit]:
    small, large = _witnesses(text)
    found = []
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(line.text)]
    run = -1  # where the last word ends of those that an auxiliary showed to be small: Have Been Released
    for i in range(1, len(tokens)):
        word, start, _ = tokens[i]
        if not (word[0].isupper() and word[1:].islower() and len(word) > 1) or "'" in word or "’" in word:
            continue
        before = tokens[i - 1]
        if before[2] + 1 != start or line.text[before[2] : start] != " ":
            continue
        after = tokens[i + 1][0] if i + 1 < len(tokens) else "."
        goes_on = after[0].islower() or after.lower() in _SURE_VERBS or {"p", "g"} & set(flags(after))
        verb = word.lower() in _SURE_VERBS and bool(goes_on) and not _in_title(line, tokens, i)
        if verb or (before[2] == run and flags(word)[:1] == "l"):
            found.append(_small(line, start, confidence=0.9))
            run = tokens[i][2]
            continue
        if _begins_phrase(tokens, i):
            found += [_small(line, tokens[j][1], confidence=0.9) for j in (i, i + 1)]
            continue
        if word == "And" and i > 1 and tokens[i - 2][0].lower() == "between":
            found.append(_small(line, start, confidence=0.9))
            continue
        if before[0][0].isupper() and word.lower() in _LINKS and _goes_on_small(tokens, i):
            found.append(_small(line, start, confidence=0.9))
            continue
        if not (before[0][0].islower() or before[0] == ","):
            continue
        edit = _one(line, tokens, i, small, large)
        if edit:
            found.append(edit)
    # "this Taliban Viewed ISIS-K": a verb behind a name
    for i in range(1, len(tokens) - 1):
        word, start, _ = tokens[i]
        before, after = tokens[i - 1][0], tokens[i + 1][0]
        if (
            word[0].isupper()
            and word[1:].islower()
            and before[0].isupper()
            and len(word) > 3
            and line.text[start - 1] == " "
        ):
            low = word.lower()
            read = flags(low)
            if (
                "c" not in read
                and "d" in read
                and "n" not in read
                and ("j" not in read or after in DETERMINERS or after[0].isdigit())
                and large[low] < 2  # here
                and before.lower() not in DETERMINERS
                and (after[0].islower() or after[0].isdigit() or after.replace("-", "").isupper())
                and i > 1
                and (tokens[i - 2][0][0].islower() or tokens[i - 2][0].lower() in DETERMINERS)
            ):
                found.append(_small(line, start, confidence=0.9))
    return found


_SURE_VERBS = frozenset("is are was were has have had does did could should would been being".split())


def _in_title(line: Line, tokens: list[Token], i: int) -> bool:
    """Whether an auxiliary stands in the title of a work: "What We Do Is Secret", the series Who Was It."""
    words = [token[0] for token in tokens[max(0, i - 4) : i]]
    if any(word in '“"‘«:' for word in words) or not words[-1][0].isalpha() or i < 2:
        return True
    return any(word[0].isupper() and word.lower() in _SMALL for word in words[i > 4 :])


def _begins_phrase(tokens: list[Token], i: int) -> bool:
    """the stitches Of The grandmother: a preposition and an article before a small word."""
    before, word = tokens[i - 1][0], tokens[i][0].lower()
    if word not in PREPOSITIONS or not before[0].islower() or before.lower() in _BEFORE_WORKS or i + 2 >= len(tokens):
        return False
    article, after = tokens[i + 1][0], tokens[i + 2][0]
    return article in ("The", "A", "An", "His", "Her", "Their", "Its") and after.islower() and is_ordinary(after)


_LINKS = frozenset(
    """
        with in at for from by of and but that which who after before since during against between
    """.split()
)


def _goes_on_small(tokens: list[Token], i: int) -> bool:
    """between Oslo With the help, not Gone With the Wind: what follows the articles is small."""
    if i < 2 or tokens[i - 2][0][:1].isupper():
        return False
    for word, _, _ in tokens[i + 1 : i + 4]:
        if word.lower() in DETERMINERS and word.islower():
            continue
        return word[:1].islower() or word[:1].isdigit()
    return False


_GOD = regex.compile(r"\b(?:God|Lord|Christ|Jesus|Allah|Him)\b")


def _one(line: Line, tokens: list[Token], i: int, small: Counter[str], large: Counter[str]) -> Edit | None:
    word, start, _ = tokens[i]
    before = tokens[i - 1][0]
    after = tokens[i + 1][0] if i + 1 < len(tokens) else ""
    low, at = word.lower(), line.start + start
    if low in MONTHS | DAYS or (low == "no" and (after == "." or after[:1].isdigit())):
        return None
    plain = after[:1].islower() or after[:1].isdigit() or after.lower() in MONTHS | DAYS or after in (".", ",", ";", "")
    if low in ("he", "him", "his") and _GOD.search(line.text):
        return None
    if low in DETERMINERS | PRONOUNS and before not in (",",) and _two_clauses(line, tokens, i):
        return None  # stayed calm The teachers did not: a stop was lost
    if low in ("nothing", "everything", "something", "over", "under") and large[low] > 1:
        return None  # Meet Nothing, the quietest band in Hull
    if low in _SMALL and low not in ("may", "will"):
        listed = i > 1 and tokens[i - 2][0][:1].isupper()  # Bath, Battle, Of in Turkey
        if low == "it" and listed and before in ("of", "in", "for", "with"):
            return None  # The Thick of It
        return _function_word(low, at, before, after, plain, listed)
    if before == "," or not plain or _among_capitals(tokens, i):
        return None
    return _content_word(low, at, before, after, small, large)


def _two_clauses(line: Line, tokens: list[Token], i: int) -> bool:
    """Whether whole sentences stand before and behind the word, and what is before asks for no object."""
    before, start = tokens[i - 1][0].lower(), tokens[i][1]
    if before in _SMALL or {"d", "z", "p", "b"} & set(flags(before)) - ({"b"} if "j" in flags(before) else set()):
        return False
    left = pattern(r"[^.!?;:]*$").search(line.text[:start])
    right = pattern(r"[^.!?;:,]*").match(line.text[start:])
    return bool(left and right) and surely_sentence(left.group()) and surely_sentence(right.group())  # type: ignore[union-attr]


def _function_word(low: str, at: int, before: str, after: str, plain: bool, listed: bool) -> Edit | None:
    said = before.lower() in ("said", "says", "asked") and low not in ("the", "a", "an")
    if before.lower() in SPEECH_VERBS and len(low) < 4 and (after in (".", ",", "") or low == "do"):
        return None  # said Do, said So.: names of other languages
    if (
        before == ","
        and plain
        and not listed
        and low in _LINKS | {"where", "when", "while", "because", "although", "though", "he", "she", "they", "it"}
    ):
        return Edit(at, at + 1, low[0], "casing.mid_sentence", _WHY, 0.92)
    if before == "," or (before.lower() in _BEFORE_WORKS and not said and not low.endswith(("thing", "one", "body"))):
        return None
    if plain:
        # Wait for Me, a walk from Over to Nether: it may be a title or a village
        sure = 0.88 if before.lower() in PREPOSITIONS and low not in DETERMINERS else 0.94
        return Edit(at, at + 1, low[0], "casing.mid_sentence", _WHY, sure)
    # "the film In Bloom", "the band Of Monsters": asked before another capital, unless no title begins so
    if low in _NO_TITLE_BEGINS:
        return Edit(at, at + 1, low[0], "casing.mid_sentence", _WHY, 0.9)
    if low in PREPOSITIONS and before.lower() not in DETERMINERS | PREPOSITIONS:
        return Edit(at, at + 1, low[0], "casing.mid_sentence", _WHY, 0.6, "query")
    return None


_PARTS = frozenset(
    """
        hundreds thousands dozens scores tens millions most some many one two three half part all none several both each
        plenty lots number numbers group groups crowds crowd lack out because
    """.split()
)


def _among_capitals(tokens: list[Token], i: int) -> bool:
    """Control and Prevention, Museum of Time, Willow Hill: one name with capitals around it."""
    if i > 1 and tokens[i - 1][0] == "of" and tokens[i - 2][0][:1].isupper() and tokens[i - 2][0].lower() not in _PARTS:
        return True  # Chamber of Shipping, at the start too
    for back in (2, 3):
        starts = i - back <= 0 or tokens[i - back - 1][0] in _ENDS
        if not starts and tokens[i - back][0][:1].isupper() and tokens[i - back][0] != "I":
            return True
    ahead = [token[0] for token in tokens[i + 1 : i + 4]]
    if ahead and ahead[0].lower() in ("of", "for", "and", "the", "in", "&", "on"):
        return any(word[:1].isupper() for word in ahead[1:])
    return bool(ahead) and ahead[0][:1].isupper() and ahead[0].lower() not in MONTHS | DAYS


def _content_word(low: str, at: int, before: str, after: str, small: Counter[str], large: Counter[str]) -> Edit | None:
    read = flags(low)
    if "l" not in read or large[low] > 1 or low in _HOUSE_CAPITALS or before.lower() in _BEFORE_TITLES:
        return None
    if (after[:1].isdigit() and small[low] < 2) or after == low:
        return None  # on entering Flat 3, the owl Bubo bubo
    if low in _proper_words():
        return None  # the word “friterie” is French
    # Turkey, Price, Target: names stand without an article
    witnessed = small[low] >= 1 and before.lower() not in _BEFORE_NAMES
    if before.lower() in _BEFORE_NAMES and (after in (".", ",", ";", "") or after in PREPOSITIONS | AUXILIARIES):
        return None  # said of Next., a queue at Next of all places
    edit = Edit(at, at + 1, low[0], "casing.mid_sentence", _WHY, 0.87)
    if low in _OFFICES:
        known = before.lower() in DETERMINERS | PREPOSITIONS | CONJUNCTIONS or is_ordinary(before)
        if witnessed and known:
            return edit
        # "the telecommunications Agency": no name begins behind a small noun
        modified = "n" in flags(before) and before.lower() not in _SMALL and low in _BODIES
        return edit if modified and (after[:1].islower() or after == ",") else None
    if low in ("left", "right", "greens", "east", "west") and before.lower() == "the" and not after[:1].islower():
        return None
    if witnessed and is_ordinary(before):
        return edit
    if "c" in read and low not in _ALSO_NAMES:
        return None
    if low in ("winter", "summer", "spring", "autumn") and before.lower() not in ("the", "in") and after[:1].islower():
        return edit
    if zipf(low) < 2.8 or not is_ordinary(before):
        return None
    if ("n" not in read and set("dpgrjz") & set(read)) or (set("jr") & set(read) and before.lower() in DETERMINERS):
        return edit if after[:1].islower() or after[:1] in ".,;" or not after else None
    # were Seen with bags, will Meet on: a verb behind its auxiliary
    if (
        before.lower() in AUXILIARIES | {"to", "be", "been"}
        and {"p", "b", "g"} & set(read)
        and "c" not in read
        and after[:1].islower()
    ):
        return edit
    if before.lower() in _BEFORE_NOUNS and "n" in read and after in _AFTER_NOUNS:
        return edit
    return (
        replace(edit, confidence=0.5, kind="query")
        if after[:1].islower() and is_ordinary(after) and is_ordinary(before) and before.lower() not in PREPOSITIONS
        else None
    )


# papers, programs and pubs, whose names are nouns
_PAPERS = regex.compile(
    r"[“\"]?The (?:Guardian|Times|Economist|Independent|Mirror|Sun|Star|Mail|Express|Telegraph|Observer|Herald|Post|Standard|"
    r"Spectator|Wire|Voice|View|Crown|Simpsons|Office|Journal|Record|Citizen|Scotsman|Atlantic|Nation|Globe|Age|Hill|"
    r"Anchor|Plough|Feathers|Ship|Swan|Bell|Bull|Bear|Fox|Lamb|Lion|Hart|Wheatsheaf|Globe|Griffin|Eagle|Railway|Ring|Rock)\b"
)


def _runs(text: str, line: Line) -> list[Edit]:
    """The Beginning is at 5 p.m.: a capital behind the article that begins the sentence."""
    found = []
    for start, end in sentences(line.text):
        if _PAPERS.match(line.text, start):
            continue
        match = pattern(
            r"[“\"]?(?:The|A|An|This|That|These|Those|His|Her|Its|Their|Our|In the|At the|On the) (?P<word>\p{Lu}\p{Ll}+) (?P<next>[\p{Ll}]+)"
        ).match(line.text[start:end])
        if match:
            low = match["word"].lower()
            read = flags(low)
            plain = (
                "c" not in read
                and low not in _OFFICES
                and zipf(low) > 3
                and match["next"] in _AFTER_NOUNS
                and ("g" in read or "n" in read)
            )
            named = line.text[start + match.end() :].lstrip()[:1].isupper()  # The Fund for Aid to Trade
            if (
                "l" in read
                and not named
                and (plain or (_witnesses(text)[0][low] and match["next"] != "of" and low not in _POWERS))
            ):
                at = line.start + start + match.start("word")
                found.append(Edit(at, at + 1, low[0], "casing.mid_sentence", _WHY, 0.85))
    return found
