"""What was printed twice: words, phrases, sentences, paragraphs, the title.

    come to fetch them with with sleds        ->  come to fetch them with sleds
    "You ask You ask who has the thermos."    ->  "You ask who has the thermos."
    a pull quote that stands in the body      ->  the copy that interrupts goes
    Port reopens⏎Port reopens                 ->  one title

Left alone: "had had", "that that", "very, very", names (Duran Duran), refrains of a few words.
Asked: "motivation and motivation", doubled content words that may be two words of the source.
"""

import itertools
from collections import Counter
from dataclasses import replace
from operator import eq

import regex
from rapidfuzz import fuzz

from cleaners.edits import Edit, without_overlaps
from cleaners.marks import word_list
from cleaners.patterns import pattern
from cleaners.segments import sentences
from cleaners.structure import Line, lines_of, removals
from cleaners.words import AUXILIARIES, DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, flags, is_finite, is_ordinary, tokens

_TWICE = regex.compile(
    r"(?<![\p{L}\p{N}'’\-.])(?P<word>\p{L}[\p{L}'’]*+)[^\S\n]+(?P<copy>(?i:(?P=word)))(?![\p{L}\p{N}'’\-&])"
)
_PHRASE = regex.compile(
    r"(?<![\p{L}\p{N}'’\-])(?P<phrase>\p{L}[\p{L}'’\-]*+(?:[^\S\n]\p{L}[\p{L}'’\-]*+){1,5})[^\S\n]+(?P<copy>(?i:(?P=phrase)))(?![\p{L}\p{N}'’\-])"
)
_DOUBLED = regex.compile(r"\b(?P<words>\p{L}+(?: \p{L}+){0,3}) (?P=words)\b")
_TWICE_WHY = "The word was printed twice."
_AND = regex.compile(r"\b(?P<word>\p{L}\p{Ll}{3,}) (?:and|or) (?i:(?P=word))\b")
# "He had had a lead", "that that could happen", "bye bye", "no no"
_MAY_DOUBLE = frozenset(
    """
        had that very no so bye ha hey now far many much long really never ever more again knock there
        who her tut boo cha yo well chop hear
    """.split()
)
_TIMES = frozenset(
    """
        more again over on up years days hours weeks miles side face step word day hand door round time
        one two
    """.split()
)


def fix_duplication(text: str) -> list[Edit]:
    """Edits that delete copies; queries for doubled words that may be meant."""
    lines = lines_of(text)
    found = _repeated_lines(text, lines)
    gone = {edit.start for edit in found} | {edit.end for edit in found}
    found += _repeated_sentences([line for line in lines if line.start not in gone and line.end not in gone])
    found += _words(text)
    return without_overlaps(found)


def _words(text: str) -> list[Edit]:
    found = []
    words = word_list(text.lower())
    if not any(b"\1" * step in bytes(map(eq, words, words[step:])) for step in range(1, 8)):
        return _doubles(text) if " and " in text or " or " in text else []
    for match in _PHRASE.finditer(text):
        phrase = match["phrase"]
        count = len(phrase.split())
        # "step by step", "from day to day": two words twice in small letters are a repetition all the same
        if (
            phrase[0].isupper()
            and all(word[0].isupper() for word in phrase.split())
            and count < 3
            and flags(phrase.split()[0]) == ""
            and not pattern(r"\p{Ll}{3} $").search(text[max(0, match.start() - 4) : match.start()])
        ):
            continue  # "spokesman Boudewijn Catry Boudewijn Catry" goes
        if (
            phrase.lower() in ("ha ha", "no no", "bye bye", "of course", "and on", "and over")
            or len(set(phrase.lower().split())) == 1
        ):
            continue
        if phrase.lower().startswith("and ") or phrase.lower().endswith(" and"):
            continue  # louder and louder and louder
        if phrase.lower() in ("new york", "baden baden"):
            continue  # the song
        low = phrase.lower().split()
        ahead = pattern(r"[^\S\n](?P<word>\p{L}+)").match(text, match.end())
        if ahead and ahead["word"].lower() == low[0] and low[-1] in PREPOSITIONS:
            continue  # step by step by step, day after day after day
        why = "The words were printed twice in a row."
        start = match.end("phrase")
        said = low[0] in _SUBJECTS - {"it"} and len(low) < 4 and match["copy"][0] in "I" + match["copy"][0].lower()
        if said or not _OPENS_CLAUSE.isdisjoint(tokens(text[max(0, match.start() - 24) : match.start()].lower())[-2:]):
            found.append(Edit(start, match.end("copy"), "", "duplication.phrase", why, 0.5, "query"))  # what we know
            continue
        # "You ask You ask who": the second copy goes, whatever its capital
        found.append(Edit(start, match.end("copy"), "", "duplication.phrase", why, 0.96))
    for match in _TWICE.finditer(text):
        word, copy = match["word"].lower(), match["copy"]
        if word in _MAY_DOUBLE or (len(word) == 1 and word != "a"):
            continue
        if text[max(0, match.start() - 1) : match.start()] in ("“", '"') and _ENDS_QUOTED.match(text, match.end()):
            continue  # “and and or”
        inside = pattern(r"[\p{L}\d,]\s$").search(text[max(0, match.start() - 2) : match.start()])
        if word == "do" or ("j" in flags(word) and "n" not in flags(word) and word not in FUNCTION_WORDS):
            found.append(Edit(match.end("word"), match.end("copy"), "", "duplication.word", _TWICE_WHY, 0.5, "query"))
            continue  # a big big day
        if match["word"][0].isupper() and (word not in FUNCTION_WORDS or inside) and (copy[0].isupper() or inside):
            continue  # Duran Duran, the group The The, the owl Bubo bubo
        if not match["word"][0].isupper() and copy[0].isupper() and (word not in FUNCTION_WORDS or copy.isupper()):
            continue
        rest = (match.end("word"), match.end("copy"), "")
        small = (
            word in FUNCTION_WORDS
            or word in DETERMINERS
            or word in ("them", "him", "to", "be", "i", "me", "us", "you", "if", "then", "not", "what", "how", "as")
        )
        following = pattern(r"[^\S\n](?P<word>\p{L}+)").match(text, match.end())
        lead = pattern(r"[.!?\n]").split(text[max(0, match.start() - 60) : match.start()].lower())[-1]
        if _may_be_meant(tokens(lead), word, following["word"].lower() if following else ""):
            found.append(Edit(*rest, "duplication.word", _TWICE_WHY, 0.5, "query"))
            continue
        ordinary = is_ordinary(word) or small
        if ordinary and (small or not _may_be_two(word)):
            found.append(Edit(*rest, "duplication.word", _TWICE_WHY, 0.95))
        else:
            found.append(Edit(*rest, "duplication.word", _TWICE_WHY, 0.6, "query"))
    return found + _doubles(text)


def _doubles(text: str) -> list[Edit]:
    """motivation and motivation"""
    found = []
    for match in _AND.finditer(text):
        if (
            match["word"].lower() in _TIMES
            or (match["word"].endswith("er") and "n" not in flags(match["word"]))
            or "r" in flags(match["word"])
            or ("j" in flags(match["word"]) and "n" not in flags(match["word"]))
        ):
            continue
        why = "Two words of the source may have been given one translation."
        found.append(Edit(match.start() + len(match["word"]), match.end(), "", "duplication.and", why, 0.5, "query"))
    return found


_ENDS_QUOTED = regex.compile(r"(?: \p{L}+){0,2}[,.]?[”\"]")


# a clause that begins so may end in a verb, and the next word may be the same: what happens happens
_OPENS_CLAUSE = frozenset("who what whoever whatever whichever which that all problem thing point".split())
_PARTICLES = frozenset("in on off out up over through along down back around about".split())
_OBJECTS = frozenset("it them him us you her me".split())


def _may_be_meant(lead: list[str], word: str, following: str) -> bool:
    """Whether two words stand side by side: they came in in May, once they knew it it was over, who can can help."""
    before, second = (["", "", *lead])[-1], (["", "", *lead])[-2]
    read = set(flags(before))
    verbal = bool(read & set("dzbpg")) and not read & set("rj") and second not in DETERMINERS
    if "n" in read and second not in _SUBJECTS | _OPENS_CLAUSE | AUXILIARIES | {"to"}:
        verbal = False  # 340 books in in their place
    clause = _open_clause(lead)
    if word in PREPOSITIONS:
        # "looked up to to this day", "the town she was born in in 1919"
        stranded = word in _PARTICLES or clause or before in _PARTICLES or not _OBJECTS.isdisjoint(lead[-3:])
        verbal = verbal or before in PREPOSITIONS or before in AUXILIARIES or before == "born"
        return verbal and (stranded or _has_gap(lead))
    if word in _OBJECTS:
        return (verbal or before in PREPOSITIONS) and (
            following in AUXILIARIES or word == "her" or bool(set("dz") & set(flags(following)))
        )
    if word in AUXILIARIES or {"d", "z", "b"} & set(flags(word)):
        return before in DETERMINERS or clause or (word == "is" and before == "it")
    return False


_SUBJECTS = frozenset("i you he she it we they".split())


def _has_gap(lead: list[str]) -> bool:
    """the country she was born: a noun, and behind it a pronoun that begins its clause."""
    return any(
        word in _SUBJECTS and i and "n" in flags(lead[i - 1]) for i, word in enumerate(lead) if i >= len(lead) - 4
    )


def _open_clause(lead: list[str]) -> bool:
    """Whether the words before stand in a clause that has no verb yet: those who [can can help]."""
    for i in range(len(lead) - 1, max(-1, len(lead) - 8), -1):
        if lead[i] == "all" and not _SUBJECTS.union(["that", "there"]).intersection(lead[i + 1 : i + 2]):
            continue
        if lead[i] in _OPENS_CLAUSE:
            told = lead[i] == "that" and i > 0 and bool(set("dzb") & set(flags(lead[i - 1])))  # he said that
            return not told and not any(is_finite(lead, k) for k in range(i + 1, len(lead)))
    return False


def _may_be_two(word: str) -> bool:
    """Whether two of the word may be two words of the source: "holding holding", "farmers farmers" are not."""
    read = flags(word)
    plural = word.endswith("s") and not word.endswith("ss") and len(word) > 4
    return not {"g", "d", "z"} & set(read) and "n" in read and "b" not in read and not plural


_KEYED = regex.compile(r"[\p{L}\p{M}]+(?:['\-][\p{L}\p{M}]+)*|\d+")


def _key(text: str) -> str:
    words = _KEYED.findall(text.replace("’", "'").lower())
    key = " ".join(word for word, _ in itertools.groupby(words))
    return _DOUBLED.sub(r"\g<words>", key)  # a word or phrase printed twice is no difference


def _repeated_lines(text: str, lines: list[Line]) -> list[Edit]:
    """Titles, paragraphs and pull quotes: one stays, in the body if it has a place there."""
    gone: dict[int, Edit] = {}
    first: dict[str, int] = {}
    keys = [_key(line.text) for line in lines]
    squeezed = "\n".join(key.replace(" ", "") for key in keys)
    blocks = Counter(line.block for line in lines)
    for i, line in enumerate(lines):
        if len(line.words) < 3:
            continue
        if keys[i] in first and not (blocks[line.block] > 2 and i - first[keys[i]] > 1):  # a refrain
            short = len(line.words) < 6
            if short and (i > 3 or line.ends_sentence):
                continue
            headed = not any(above.is_prose for above in lines[: first[keys[i]]])
            if headed and i - first[keys[i]] > 1 and line.is_prose and len(sentences(line.text)) == 1:
                # a standfirst that the article repeats: the copy in the body has its place
                why = "The standfirst repeats a paragraph of the article."
                gone[first[keys[i]]] = Edit(0, 0, "", "duplication.standfirst", why, 0.95)
                first[keys[i]] = i
                continue
            where = "title" if i <= 3 and not line.ends_sentence else "paragraph"
            if _flaws(lines[first[keys[i]]].text) > _flaws(line.text):
                gone[first[keys[i]]] = Edit(0, 0, "", f"duplication.{where}", f"The {where} was printed twice.", 0.95)
                first[keys[i]] = i  # the copy that is damaged goes
                continue
            gone[i] = Edit(0, 0, "", f"duplication.{where}", f"The {where} was printed twice.", 0.97)
        else:
            first[keys[i]] = i
    for i, line in enumerate(lines):
        if i in gone:
            continue
        if i < 3 and i + 1 < len(lines) and not line.ends_sentence and len(line.words) >= 4:
            for j in range(i + 1, min(4, len(lines))):
                if j not in gone and not lines[j].ends_sentence and _same_title(line.text, lines[j].text):
                    gone[j] = Edit(0, 0, "", "duplication.title", "The title was printed twice.", 0.95)
        if line.text.endswith(("...", "…")) and len(line.words) >= 6 and _begins_another(i, keys, gone):
            gone[i] = Edit(0, 0, "", "duplication.cut_short", "The paragraph was printed again, cut short.", 0.95)
        elif (
            4 <= len(line.words) <= 60
            and squeezed.count(keys[i].replace(" ", "")) > 1
            and _stands_inside(i, keys, lines, gone)
        ):
            gone[i] = Edit(0, 0, "", "duplication.pull_quote", "The line repeats a sentence of the article.", 0.95)
    return removals(text, lines, gone)


def _flaws(text: str) -> int:
    """How many words stand twice in a row, and whether a quotation is open: what one copy has and the other has not."""
    return len(_DOUBLED.findall(text)) + (text.count("“") != text.count("”") or text.count('"') % 2)


def _same_title(first: str, second: str) -> bool:
    """The same headline but for an outlet's name at one end or the capitals."""
    a, b = " ".join(tokens(first)).lower(), " ".join(tokens(second)).lower()
    if a == b:
        return True
    return (
        len(b) <= len(a) + 25
        and len(b) > 20
        and ((b.startswith(a) and bool(pattern(r"\s[|\-–—:]\s").search(second))) or fuzz.ratio(a, b) > 94)
    )


def _begins_another(i: int, keys: list[str], gone: dict[int, Edit]) -> bool:
    """Whether another line begins with all words of this one, the last perhaps cut."""
    head = keys[i].rpartition(" ")[0]
    return any(
        j != i and j not in gone and key.startswith(head) and len(key) > len(keys[i]) for j, key in enumerate(keys)
    )


def _stands_inside(i: int, keys: list[str], lines: list[Line], gone: dict[int, Edit]) -> bool:
    """Whether the whole line is one sentence or more of another, longer paragraph."""
    words = keys[i].partition("|")[0]
    quoted = lines[i].text[:1] in '“"«„' and lines[i].text[-1:] in '”"»“'
    if len(words) < (14 if quoted else 20) or not (lines[i].ends_sentence or lines[i].text[:1] in '“"«„'):
        return False
    for j, other in enumerate(lines):
        if j == i or j in gone or len(other.words) <= len(lines[i].words):
            continue
        # without spaces: words may have run together in one of the copies
        if words.replace(" ", "") in keys[j].partition("|")[0].replace(" ", ""):
            return True
    return False


def _repeated_sentences(lines: list[Line]) -> list[Edit]:
    """A sentence that stands twice: the later copy goes, with the space that led to it."""
    found = _repeated_tails(lines)
    seen: dict[str, int] = {}
    prefixes: dict[str, tuple[int, str]] = {}
    why = "The sentence was printed twice."
    last = ""
    for i, line in enumerate(lines):
        for start, end in sentences(line.text):
            sentence = line.text[start:end]
            key = _key(sentence)
            count = len(sentence.split())
            if count < 4:
                continue
            if key in seen and (count >= 5 or seen[key] == i):
                apart = count < 10 and key != last and not pattern(r"\d|(?<=[\p{L},] )\p{Lu}").search(sentence)
                last = key
                whole = start == 0 and end == len(line.text)
                if not whole:
                    edit = _deletion(line, start, end, why)
                    # people repeat themselves: "We want a plan. We want a plan."
                    before = line.text[max(0, start - 1500) : start]
                    spoken = (
                        before.count("“") > before.count("”")
                        or before.count('"') % 2 == 1
                        or sentence[:1] in "“\"'‘"
                        or sentence.rstrip("'’”\"")[-1:] in "!?"
                        or bool(_SPOKEN.search(sentence))
                    )
                    # "He was sentenced to two years.": of one man, and then of another
                    found.append(replace(edit, kind="query", confidence=0.6) if spoken or apart else edit)
                continue
            last = key
            seen[key] = i
            head = " ".join(key.split(" ")[:8])
            if count >= 9:
                if (
                    head in prefixes
                    and sentence.rstrip("”’\"'").endswith(("...", "…"))
                    and not (start == 0 and end == len(line.text))
                ):
                    bare = key.partition("|")[0]
                    if prefixes[head][1].startswith(bare):
                        found.append(_deletion(line, start, end, "The sentence was printed again, cut short."))
                prefixes.setdefault(head, (i, key.partition("|")[0]))
    return found


_SPOKEN = regex.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|us|me)\b")


def _repeated_tails(lines: list[Line]) -> list[Edit]:
    """He left the old house in May. the old house in May.  ->  the end of the sentence stands once."""
    found = []
    for line in lines:
        spans = sentences(line.text)
        for (first, end), (start, last) in itertools.pairwise(spans):
            tail = _key(line.text[start:last]).partition("|")[0]
            before = _key(line.text[first:end]).partition("|")[0]
            if (
                line.text[last - 1] == "."
                and len(tail.split()) >= 2
                and line.text[start].islower()
                and len(tail) >= 8
                and before != tail
                and before.endswith(" " + tail)
            ):
                why = "The end of the sentence was printed again."
                found.append(_deletion(line, start, last, why))
    return found


def _deletion(line: Line, start: int, end: int, why: str) -> Edit:
    space = pattern(r"\s+").match(line.text[end:])
    if start == 0 and space:
        end += space.end()
    elif start:
        start -= len(line.text[:start]) - len(line.text[:start].rstrip())
    return Edit(line.start + start, line.start + end, "", "duplication.sentence", why, 0.96)
