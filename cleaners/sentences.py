"""Sentences that were cut, joined or left without their end.

    since 2016. In his free time.                ->  since 2016 in his free time.
    had been on duty on the night.⏎⏎of the theft. ->  had been on duty on the night of the theft.
    said so beforehand.⏎⏎as the law requires.    ->  said so beforehand, as the law requires.
    threw stones. against the staff              ->  threw stones against the staff

Left alone: fragments meant for effect ("Not because of the missiles."), lists, headings, verse, teasers.
Asked: a stop before a capital or another small word, words left behind, lost beginnings.
"""

import itertools

import regex

from cleaners.edits import Edit, without_overlaps
from cleaners.patterns import pattern
from cleaners.segments import sentences
from cleaners.structure import Line, lines_of
from cleaners.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH_VERBS,
    SUBORDINATORS,
    count_finite,
    flags,
    is_finite,
    is_ordinary,
    known_words,
    surely_sentence,
    surely_verbless,
    tokens,
    zipf,
)

_JOIN_CAPITAL = frozenset(
    """
        in on at by from for with as since after before during of to into near under over between among
        against through without within because along despite throughout toward towards until
    """.split()
)
# a sentence does not begin so, and hardly with "of" or "to"
_ALWAYS_JOINED = frozenset("and or nor than that which who whose where but of to into".split())
# "by then", "in fact", "as a result": these begin sentences of their own
_EFFECT = frozenset(["not", "never", "no", "only", "just", "even", "and", "but", "or", "nor", "so", "yet"])
_AWAITING = frozenset("has have had will would must been being be".split())
_VERBAL = frozenset("dz")
_LOST_END = regex.compile(r"[\p{L}\p{N}%”’\"')\]]$")


def fix_sentences(text: str) -> list[Edit]:
    """Edits that join what was cut and end what lost its stop; queries and notes where the sentence is broken."""
    lines = lines_of(text)
    found: list[Edit] = []
    for i, line in enumerate(lines):
        if len(line.words) > 2:
            found += _inside(text, line)
        if i + 1 < len(lines):
            found += _between(text, lines, i)
    return without_overlaps(found)


def _inside(text: str, line: Line) -> list[Edit]:
    """Fragments behind a stop within a paragraph."""
    found = []
    for match in pattern(r"(?<=\p{L}{2})(?P<stop>\. ,) (?=\p{Ll})").finditer(line.text):
        at = line.start + match.start("stop")
        why = "A stop cut the sentence before its comma."
        found.append(Edit(at, line.start + match.end("stop"), ",", "sentence.cut", why, 0.93))
    for match in _GLUED_STOP.finditer(line.text):
        if is_ordinary(match["left"]):
            at = line.start + match.start("stop")
            why = "A stop stood in the middle of the sentence."
            found.append(Edit(at, at + 1, " ", "sentence.cut", why, 0.92))
    spans = sentences(line.text)
    for (first, end), (start, last) in itertools.pairwise(spans):
        before, after = line.text[first:end], line.text[start:last]
        if not before.endswith(".") or before.endswith(".."):
            continue
        word = pattern(r"[\p{L}'’\-]+").match(after)
        if not word:
            continue
        if [after.rstrip(".")] == before.rstrip(".").split()[-1:]:
            continue  # past. past.
        if word.group()[0].isupper() and _next_is_fragment(line.text, spans, last):
            continue  # "With a neighbor. At night.": fragments for effect
        edit = _join(line, before, after, end, start, word.group(), last == len(line.text.rstrip()))
        if edit:
            found.append(edit)
    for start, last in spans[1:]:
        fragment = line.text[start:last]
        if pattern(r"\p{Ll}+\.").fullmatch(fragment) and line.text[:start].rstrip().endswith("."):
            word = fragment[:-1]
            if regex.search(rf"\b{word}\b", line.text[:start]) and word not in PREPOSITIONS:
                gap = len(line.text[:start]) - len(line.text[:start].rstrip())
                why = "A word was left behind; it stands in the sentence before."
                found.append(Edit(line.start + start - gap, line.start + last, "", "sentence.left_behind", why, 0.9))
    said = regex.compile(
        r"(?<=[.!?,][”\"]) (?:(?:(?:he|she|they) )?(?:said|says|told)|used (?:these |the |the following )?(?:phrases|expressions|statements))\.(?=\s|$)"
    )
    for match in said.finditer(line.text):
        lead = line.text[: match.start()]
        opening = max(lead.rfind("“"), lead.rfind('"', 0, len(lead) - 1))
        # "He said: “…” he said.": with its subject only behind a colon
        before = (
            lead[:opening]
            if match.group().split()[0] not in ("he", "she", "they") or lead[:opening].rstrip().endswith(":")
            else ""
        )
        if opening > 0 and regex.search(rf"\b(?:{'|'.join(SPEECH_VERBS)})\b[^.!?]{{0,40}}$", before):
            why = "The verb of saying stood before and behind the quotation."
            found.append(
                Edit(line.start + match.start(), line.start + match.end(), "", "sentence.said_left", why, 0.93)
            )
    for match in pattern(
        r"(?<=\p{Ll}[”\"]) (?=(?:He|She|They|It|The|This|These|We|In|At|On|After|But|However|According) \p{L})"
    ).finditer(line.text):
        lead = line.text[: match.start()]
        if (
            pattern(r"[“\"][^“”\"]{3,}[”\"]$").search(lead)
            and surely_sentence(lead[-160:])
            and any(
                _VERBAL & set(flags(w)) or w.lower() in AUXILIARIES
                for w in tokens(line.text[match.end() : match.end() + 60])[1:]
            )
        ):
            at = line.start + match.start() - (0 if _stops_outside(text) else 1)
            why = "The stop at the end of the sentence was lost."
            found.append(Edit(at, at, ".", "sentence.lost_stop", why, 0.9))
    return found


def _stops_outside(text: str) -> bool:
    """Whether the article puts its stops and commas behind the closing mark."""
    outside = len(pattern(r"[\p{L}\p{N}][”\"][.,](?=\s|$)").findall(text))
    return outside > len(pattern(r"[.,][”\"](?=\s|$)").findall(text))


def _next_is_fragment(text: str, spans: list[tuple[int, int]], end: int) -> bool:
    """Whether the sentence behind `end` has no verb either."""
    following = next((text[a:b] for a, b in spans if a >= end), "")
    return bool(following) and len(following.split()) <= 6 and surely_verbless(following)


def _join(line: Line, before: str, after: str, end: int, start: int, word: str, is_last: bool) -> Edit | None:
    """What to do with the stop between two stretches that look like one sentence."""
    lower = word.lower()
    bare = after.rstrip(".!?…”’\"')» ")
    count = len(tokens(bare))
    at = line.start + end - 1
    upto = line.start + start
    why = "A full stop cut the sentence in two."
    inside_quote = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    if word[0].islower():
        second = (tokens(bare)[1:2] or [""])[0].lower()
        verb_next = bool({"d", "z"} & set(flags(second))) or second in AUXILIARIES
        if lower in ("which", "who", "whose", "while", "whereas", "although") and count > 2:
            why = "A full stop stood for the comma before the clause."
            return Edit(at, upto, ", ", "sentence.cut", why, 0.9)
        if lower == "that" and verb_next:
            return None  # "94 grams. that is nine less"
        if lower in _ALWAYS_JOINED or (lower in ("but", "yet", "so") and verb_next and "n" not in flags(second)):
            return Edit(at, upto, " ", "sentence.cut", why, 0.9)
        if lower in ("when", "while") and second.endswith("ing") and "g" in flags(second) and not _leads_in(bare):
            return Edit(at, upto, " ", "sentence.cut", why, 0.9)
        if (
            lower in PREPOSITIONS | CONJUNCTIONS
            and lower not in ("like", "so", "when", "once", "yet", "but")
            and not _own_clause(bare, lower)
        ):
            return Edit(at, upto, " ", "sentence.cut", why, 0.92)
        # It has. for that reason been put: the auxiliary waits for its participle
        plain = pattern(r"\bto \p{Ll}+").sub(" ", bare)
        if (tokens(before) or [""])[-1].lower() in _AWAITING and count_finite(plain) == 0 and count > 2:
            return Edit(at, upto, " ", "sentence.cut", why, 0.92)
        if (
            surely_verbless(bare)
            and count <= 9
            and not after.startswith(("iPhone", "iPad", "eBay"))
            and not pattern(r"\p{Ll}+").fullmatch(bare)
        ):
            return Edit(at, upto, " ", "sentence.cut", why, 0.5, "query")
        return None
    if lower not in _JOIN_CAPITAL or count > 12 or count < 2 or lower in _EFFECT:
        if (
            lower not in PRONOUNS
            and 1 <= count <= 6
            and surely_verbless(bare)
            and not inside_quote
            and lower not in _EFFECT
            and after.rstrip().endswith(".")
            and before.endswith(".")
            and count_finite(before) >= 1
            and not is_last
            and _is_noun_phrase(bare)
        ):
            return Edit(upto, upto + len(bare), None, "sentence.fragment", "The words are no sentence.", 0.5, "note")
        return None
    if pattern(r"\b(?:that|who|which|whom|whose)\b|^(?:Until|Since|By|From|Before|After) (?:then|now)\b").search(bare):
        return None  # "In the hour of the departure the bus that no longer.": no end for a sentence either
    headless = _no_verb(bare) or _only_coordinated(bare)
    if inside_quote or surely_verbless(before) or not headless or not after.rstrip('”"').endswith("."):
        return None
    # "On the return the sick who.": no end for a sentence either
    # "On the twelfth, a neighbor …": a subject behind the comma
    if regex.search(r", (?!(?:" + "|".join(PREPOSITIONS) + r"|and|or)\b)", bare):
        return None
    if (
        len(tokens(before)) < 5
        or "—" in after
        or ":" in after
        or tokens(bare)[-1].lower()
        in (PREPOSITIONS | CONJUNCTIONS | PRONOUNS | {"the", "a", "an"}) - {"there", "this", "that"}
    ):
        return None
    if _gives_order(bare) or _FIXED.fullmatch(bare.lower()):
        return None
    # "In the safe house." after "... in a Kabul compound.": a place said twice reads on all the same
    if is_ordinary(word) and len(tokens(before)) >= 4:
        return Edit(at, upto + len(word), " " + lower, "sentence.cut", why, 0.8)
    return None


# an investigation.against two officials; what can end an address is left out
_GLUED_STOP = regex.compile(
    r"(?<![\p{L}\p{N}@/.\-])(?P<left>\p{Ll}{3,})(?P<stop>\.)(?=(?:against|of|for|with|from|and|which|who|that|after|before|during|between|under|since) \p{Ll})"
)
# a fragment that is nearly always meant as one
_FIXED = regex.compile(
    r"(?:at (?:last|once|least|first|best|worst)|for (?:now|good|life|free|fun|years|ever|real|sale)|by (?:hand|law|heart|post|popular demand|then)|"
    r"in (?:theory|cash|private|public|tune|style|time|short|order|practice|full|that order|lower case)|on (?:the house|purpose|time|foot|paper)|"
    r"with (?:luck|interest|pleasure|love|difficulty|care)|without (?:a word|fail|doubt)|under (?:protest|oath)|to (?:the letter|a point|order))"
)


_ORDERS = frozenset(
    """
        ring call write see phone email visit ask press follow fold stir add look turn take cross break keep pour mix
        click send bring put read leave give watch wait check use place remove walk
    """.split()
)


def _gives_order(bare: str) -> bool:
    """In an emergency ring 999; From the bridge follow the river; To order a copy write to the shop."""
    low = pattern(r"[\p{L}'’\-]+|\d+").findall(bare.lower())
    for i in range(2, len(low) - 1):
        free = low[i - 1] not in DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES and "j" not in flags(
            low[i - 1]
        )
        if free and low[i] in _ORDERS and (low[i + 1] in DETERMINERS | PREPOSITIONS | {"out"} or low[i + 1].isdigit()):
            return True
    return False


def _is_noun_phrase(bare: str) -> bool:
    found = tokens(bare)
    return (
        bool(found)
        and found[0][0].isupper()
        and bool(pattern(r"['’]s ").search(bare) or found[0].lower() in ("the", "a", "an"))
    )


def _no_verb(bare: str) -> bool:
    return (
        count_finite(bare) == 0
        and not pattern(r"\b(?:to be|is|are|was|were)\b").search(bare)
        and surely_verbless(bare)
        and not _two_phrases(bare)
    )


def _two_phrases(bare: str) -> bool:
    """On Monday the bank closed: a second noun phrase side by side with the first, and what may be its verb."""
    low = tokens(bare.lower())
    for i in range(2, len(low) - 1):
        if low[i] in DETERMINERS and low[i - 1] not in PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES:
            return any(_VERBAL & set(flags(word)) for word in low[i + 2 :])
    return False


def _own_clause(bare: str, first: str) -> bool:
    """Whether the words are a sentence of their own that only lost its capital."""
    if _leads_in(bare) or _IDIOM.match(bare):
        return True
    # "with a loud voice, who reads": the relative clause does not make it a sentence
    bare = pattern(r"\([^()]*\)").sub(" ", bare)
    main = pattern(r",? \b(?:who|which|where|whom|whose|that|when|as|because|while|although)\b").split(
        bare[len(first) :]
    )[0]
    if first in SUBORDINATORS and first not in ("since", "as", "until", "before", "after"):
        main = bare
    # "in an isolated area, police said": who said it does not make it a sentence either
    main = pattern(r",[^,]{0,60}\b(?:said|says|told|added|reported|according)\b.*$").sub("", main)
    if first in SUBORDINATORS:
        finite = count_finite(first + main)
        then = first == "since" and bare[5:].strip().startswith("then")
        return finite >= (1 if then else 2)
    return _has_subject(first + main)


# these stand at the start of a sentence
_IDIOM = regex.compile(
    r"(?:in (?:addition|fact|contrast|turn|short|general|particular|the meantime|other words|this way|total|all)|"
    r"for (?:example|instance|now|this reason|that reason)|by (?:contrast|comparison|then|now|the way)|of course|"
    r"at (?:last|first|least|present|the same time|that time|the moment)|as (?:a result|a rule|of now|usual)|after (?:all|that|this)|"
    r"on (?:the other hand|the contrary|top of that|average)|above all|since then|until (?:now|then|recently)|to this day),? "
)
_TAG_BEHIND = regex.compile(rf"^(?:\S+ ){{0,4}}(?:{'|'.join(SPEECH_VERBS)})\b")


def _leads_in(bare: str) -> bool:
    """for an hour, the water that belonged to them ran off: behind the comma stands a whole sentence."""
    match = pattern(r"^[^,]{4,70}, (?P<rest>\p{L}.*)$").match(bare)
    if not match or _TAG_BEHIND.search(match["rest"]):
        return False
    words = tokens(match["rest"].lower())
    relative = sum(
        word in ("that", "which", "who", "where", "whose", "when", "as", "because", "while") for word in words
    )
    first = words[0]
    return (
        (first in DETERMINERS | PRONOUNS or "n" in flags(first))
        and first not in ("who", "that", "another", "one", "some", "all", "both", "each")
        and count_finite(match["rest"]) - relative >= 1
    )


def _only_coordinated(bare: str) -> bool:
    """By the local police and came to 58 decibels: the only finite verb hangs on "and", so no sentence begins here."""
    match = pattern(r"^(?P<head>[^,]+?),? (?:and|or) (?P<verb>\p{Ll}+)\b").match(bare)
    return (
        bool(match)
        and {"d", "z"} & set(flags(match["verb"])) != set()
        and "n" not in flags(match["verb"])
        and surely_verbless(match["head"])
        and count_finite(bare) == 1
    )


def _has_subject(clause: str) -> bool:
    """Whether a phrase that begins with a preposition goes on to a subject and its verb.

    "in May the pool was shut", "at night, bats fly": yes; "from the province and have rung 156 times": no
    """
    words = [word.group().lower() for word in pattern(r"[\p{L}'’\-]+|,").finditer(clause)]
    plain = [word for word in words if word != ","]
    for i in range(1, len(words)):
        if words[i] == "," or not is_finite(plain, plain.index(words[i])):
            continue
        before = words[1:i]
        if not before or before[-1] in CONJUNCTIONS | {",", "to"}:
            continue
        if "," in before or before[-1] in PRONOUNS:
            return True
        # two noun phrases side by side: the second is the subject
        return any(
            word in DETERMINERS and k and before[k - 1] not in PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES
            for k, word in enumerate(before)
        )
    return False


def _between(text: str, lines: list[Line], i: int) -> list[Edit]:
    """A paragraph that was cut by a break, and a last sentence that lost its stop."""
    first, second = lines[i], lines[i + 1]
    if first.block == second.block and "\n\n" in text:
        return []
    start = pattern(r"[\p{L}][\p{L}'’\-]*").match(second.text)
    word = start.group() if start else ""
    lower = word.lower()
    why = "A break cut the paragraph in the middle of the sentence."
    ended = first.ends_sentence
    quoted = first.text[-1:] in "”\"’'"
    if len(first.words) < 3 or first.text.isupper() or _is_item(first.text) or _is_item(second.text):
        return []
    if not ended and not quoted and word and word[0].islower():
        if _one_word(first.text, second.text):
            return [Edit(first.end, second.start, "", "sentence.cut_by_break", why, 0.9)]
        if first.text.endswith("-") and is_ordinary(
            (pattern(r"(\p{L}*)-$").search(first.text) or [""])[0].strip("-") + word
        ):
            return [Edit(first.end - 1, second.start, "", "whitespace.hyphen_cut", why, 0.9)]
        if pattern(r"\p{L}-$").search(first.text):
            return [Edit(first.end, second.start, "", "sentence.cut_by_break", why, 0.9)]
    if i == 0 and word[:1].islower() and second.is_prose and not first.is_prose and word in first.words[1:]:
        return []  # The two lives of bell hooks⏎bell hooks was born
    if not ended and not quoted and word and word[0].islower() and _is_lower_word(word):
        return [Edit(first.end, second.start, " ", "sentence.cut_by_break", why, 0.95)]
    if not ended and pattern(r"\p{L}-$").search(first.text) and word:
        return [Edit(first.end, second.start, "", "sentence.cut_by_break", why, 0.85)]
    if not ended and first.text.endswith(",") and word and word[0].islower():
        return [Edit(first.end, second.start, " ", "sentence.cut_by_break", why, 0.95)]
    if (
        not ended
        and not quoted
        and first.words
        and first.words[-1].lower() in PREPOSITIONS | {"the", "a", "an", "and", "or", "of"}
        and first.is_prose
        and word
    ):
        return [Edit(first.end, second.start, " ", "sentence.cut_by_break", why, 0.6, "query")]
    if ended and first.text.endswith(".") and not first.text.endswith("..") and word:
        bare = second.text.rstrip(".!?…”’\"') ")
        head = sentences(second.text)
        opening = second.text[: head[0][1]].rstrip(".!?…”’\"') ") if head else bare
        one = len(head) == 1
        if word[0].islower() and _is_lower_word(word):
            if (
                lower in SUBORDINATORS
                and count_finite(opening) == 1
                and lower in ("as", "which", "who", "where", "although", "though", "while", "whereas", "because")
            ):
                return [Edit(first.end - 1, second.start, ", ", "sentence.cut_by_break", why, 0.9)]
            if lower in ("of", "to", "than", "into") or (
                lower in PREPOSITIONS | CONJUNCTIONS and not _own_clause(opening, lower)
            ):
                return [Edit(first.end - 1, second.start, " ", "sentence.cut_by_break", why, 0.92)]
        elif (
            lower in _JOIN_CAPITAL
            and one
            and not pattern(r"\b(?:that|who|which)\b|^(?:Until|Since|By|From|Before|After) (?:then|now)\b").search(bare)
            and len(tokens(bare)) <= 14
            and ":" not in bare
            and not (len(tokens(bare)) < 5 and "," in bare)
            and lower != "to"
            and not _gives_order(bare)
            and not _FIXED.fullmatch(bare.lower())
            and _no_verb(bare)
            and second.text.endswith(".")
            and surely_sentence(first.text)
            and first.is_prose
        ):
            return [Edit(first.end - 1, second.start + len(word), " " + lower, "sentence.cut_by_break", why, 0.88)]
    if not ended and _lost_stop(lines, i):
        return [_stop(first)]
    return []


def _one_word(first: str, second: str) -> str:
    """The word that a break cut in two, or nothing."""
    left, right = pattern(r"\p{L}+$").search(first), pattern(r"\p{Ll}+").match(second)
    if not left or not right:
        return ""
    whole = left.group() + right.group()
    if left.group().lower() not in known_words():
        whole_word = is_ordinary(whole) or right.group() not in known_words()
        return whole if whole_word and zipf(whole) >= 2.5 else ""
    if is_ordinary(right.group()) and len(right.group()) > 2:
        # "spokes" + "woman"
        both = is_ordinary(left.group()) and zipf(whole) >= 3.5 and zipf(whole) > zipf(left.group())
        return whole if both else ""
    if is_ordinary(left.group()):  # "govern" + "ment"
        return whole if zipf(whole) >= 3.5 and not is_ordinary(right.group()) else ""
    return whole if zipf(whole) >= 2.5 else ""


def _is_lower_word(word: str) -> bool:
    return is_ordinary(word.removesuffix("’s").removesuffix("'s")) and word.islower()


def _is_item(text: str) -> bool:
    return bool(pattern(r"(?:\d{1,3}[.)]|[-–—*•·▪■●>]|[a-z]\))\s").match(text))


def _lost_stop(lines: list[Line], i: int) -> bool:
    """A sound sentence of eight words or more that ends without a mark, between paragraphs of prose."""
    line, following = lines[i], lines[i + 1]
    spans = sentences(line.text)
    last = line.text[spans[-1][0] :] if spans else line.text
    words = tokens(last)
    main = pattern(r"\b(?:who|which|that|where|whose)\b").split(last)[0]
    if len(words) < 8 or not _LOST_END.search(line.text) or not surely_sentence(last if len(spans) > 1 else main):
        return False
    if i == 0 and len(line.words) < 20:
        return False  # a headline or its deck
    if len(spans) == 1 and (
        i == 0 or (i == 1 and (len(words) < 10 or not {"the", "a", "an"} & {w.lower() for w in words}))
    ):
        return False
    # bullets and standfirsts stand side by side without stops
    if not (lines[i - 1].ends_sentence or lines[i - 1].text[-1:] in '”"') and len(spans) == 1:
        return False
    if not (following.ends_sentence or following.text[-1:] in '”"') and len(spans) == 1:
        return False
    # headlines are in the present and without articles; a paragraph has more than one sentence or is long
    prose = len(spans) > 1 or len(words) >= 12 or bool({"the", "a", "an"} & {w.lower() for w in words})
    heading = len(spans) == 1 and len(words) < 14 and following.block != line.block and not following.is_prose
    tail = words[-1].lower()
    if tail in PREPOSITIONS | CONJUNCTIONS | {"the", "a", "an", "of", "to"} and "r" not in flags(tail):
        return False
    if not surely_sentence(following.text) and len(following.words) < 12:
        return False  # "President Ko" and, behind a picture, "Ming-te of the union."
    capital = following.text.lstrip("“\"‘'«„(—– ")[:1]
    return prose and not heading and (capital.isupper() or capital.isdigit())


def _stop(line: Line) -> Edit:
    closing = pattern(r"[”\"]$").search(line.text)
    at = line.end - 1 if closing else line.end
    why = "The stop at the end of the paragraph was lost."
    return Edit(at, at, ".", "sentence.lost_stop", why, 0.93)
