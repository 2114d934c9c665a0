"""What stands on a page around the article: comment forms, share lines, links, counters, bylines, dates of the page.

    Leave a Reply / Your email address will not be published.     ->  removed
    >> READ ALSO: Jura: they find 200 watches in a wall           ->  removed
    12 April 2024, 10:00 Moscow time / Author: Polina Shestakova  ->  removed
    Related News⏎Harbin opens ice hotel                           ->  removed with its headlines

Left alone: headlines and subheads, an inline dateline ("COIMBRA, Portugal (AP) —"), prose that names a network or a
newsletter. Asked: headlines without a marker, a bare name above the headline, furniture in another Latin language.
"""

from collections.abc import Set

import regex

from cleaners.bylines import (
    AGO,
    AUTHORS,
    BYLINE,
    DATELINE,
    LABELLED_DATE,
    LIVE,
    LONE_AGENCY,
    PERSON,
    WEAK_BYLINE,
    is_stamp,
)
from cleaners.edits import Edit, Kind
from cleaners.furniture import ADDRESSED, CALLS, OF_READER, REASONS, hints, is_call, wording_of
from cleaners.lines import roles_of
from cleaners.patterns import pattern
from cleaners.structure import SHORT_DATE, TIME, Line, lines_of, removals
from cleaners.words import has_finite, is_ordinary, known_words, surely_sentence, zipf

_ADDRESS = regex.compile(
    r"(?:(?:link|url|source|web(?:site)?|e-?mail|see|more)\s?:?\s?)?(?:https?://|www\.)\S+(?:\s+(?:https?://|www\.)\S+)*|[\w.\-]+@[\w\-]+\.[\w.]{2,}|@\w{3,20}|(?:[\w\-]+\.)+(?:com|org|net|info|ru|ua|cn|de|fr|es|br|in|ir|tr|jp|pt|news|co\.uk|com\.\w\w)(?:/\S*)?",
    regex.I,
)
_SHORTCODE = regex.compile(
    r"(?:\[/?[a-z][a-z_\-]*\d*(?:[ =][^\[\]\n]*)?\](?:[^\[\]\n]{0,200}\[/[a-z][a-z_\-]*\])?\s*)+|(?:\{\{[^{}\n]*\}\}\s*)+|(?:%%[^%\n]+%%\s*)+|(?:\{%[^%\n]*%\}\s*)+|\[\[[^\[\]\n]+\]\]|(?:\[(?:adinserter|ad|ads|poll|quiz|form|embed|video|audio|youtube|twitter|tweet|instagram|related|gallery|more|nextpage|share|newsletter|widget|id)[^\]\n]*\]\s*)+",
    regex.I,
)
_CODE = regex.compile(
    r"(?:[.#@]?[\w\-:.,# >]+\{[^{}\n]*\}\s*)+|(?:var|let|const|function|window|document|if|jQuery|\$|googletag|dataLayer|\(function)\b?[\w.\s(]*[=({\[].*[;})\]]|\(adsbygoogle.*|(?:window|document|googletag|dataLayer|jQuery|\$)[.(]\S*(?:\s?[=({|&]\S*)+;?|</?\w+[^<>]*>"
)
_TWEET = regex.compile(r"[—–-] ?.{1,50}\(@\w{2,20}\) \p{L}+ \d{1,2}, \d{4}$")
_STRAY = regex.compile(r"(?:[\W_]|\b[Xx]\b){1,60}|\d{24,}")
_TABLE = regex.compile(r"\|?(?:\s?:?-{2,}:?\s?\|)+(?:\s?:?-{2,}:?\s?)?|[+\-=_|]{5,}|={3,}.*={3,}")
_INITIALS = regex.compile(r"\p{Lu}{2,4}(?: \p{Lu}{2,4}){1,4}")
_BRACES = regex.compile(r"\{[^{}]*\}")


def _is_code(text: str) -> bool:
    """A style sheet or a script: little is left outside its braces."""
    if text.count("{") < 1 or text.count("}") < 1:
        return False
    left = text
    while (less := _BRACES.sub(" ", left)) != left:
        left = less
    return len(pattern(r"(?<![.#@\w\-])\p{L}{3,}(?![\w\-(])").findall(left)) <= 2


def _tells(line: Line) -> bool:
    """Whether a verb stands in small letters: The shop becomes a library (and the hooks stay)."""
    return has_finite([word for word in line.words if word.islower() and word != "do"])


def _may_be_furniture(line: Line) -> bool:
    """Whether a sentence of prose has the words of furniture, or begins as a call to the reader."""
    words = [word.lower() for word in line.words]
    return words[0] in CALLS or not hints().isdisjoint(words) or line.text[0] in "([>»▶*#-–—/"


def _role(line: Line, place: str) -> tuple[str, float] | None:
    """(rule, confidence) of a line by itself; `place` is head, body or tail of the article."""
    text = line.text
    if len(text) > 700 or (line.is_prose and (len(line.words) > 45 or not _may_be_furniture(line))):
        return None
    if _STRAY.fullmatch(text) and not _is_pause(text) and text not in _QUOTATION_MARKS:
        return ("boilerplate.table" if _TABLE.fullmatch(text) else "boilerplate.stray"), 0.95
    if not pattern(r"[A-Za-z0-9]").search(text):
        return ("boilerplate.foreign_script", 0.95) if pattern(r"\p{L}").search(text) else None
    if _TABLE.fullmatch(text):
        return "boilerplate.table", 0.95
    if (_SHORTCODE.fullmatch(text) and not wording_of(line)) or _CODE.fullmatch(text) or _is_code(text):
        return "boilerplate.shortcode", 0.96
    if place == "tail" and _INITIALS.fullmatch(text):
        return "boilerplate.desk_code", 0.94
    if place != "body" and LONE_AGENCY.fullmatch(text):
        return "boilerplate.source", 0.93
    if _ADDRESS.fullmatch(text):
        return "boilerplate.address", 0.96
    if _mostly_foreign(text):
        return "boilerplate.foreign_script", 0.93
    if is_stamp(line) and not LIVE.fullmatch(text):
        bare = place == "body" and not (LABELLED_DATE.search(text) or AGO.fullmatch(text) or TIME.search(text))
        return "boilerplate.timestamp", 0.5 if bare else 0.96
    coded = pattern(r"(?P<place>\p{Lu}\p{Ll}.*) \(\p{Lu}{2,8}\)").fullmatch(text)  # Keely Hodgkinson (GBR)
    if coded and not SHORT_DATE.search(text) and not LONE_AGENCY.fullmatch(text[len(coded["place"]) :].strip()):
        return None
    if (place != "body" or len(line.words) < 7) and DATELINE.fullmatch(text) and not _tells(line):
        return "boilerplate.dateline", 0.95
    if place == "head" and len(line.words) <= 14 and _CRUMBS.fullmatch(text):
        return "boilerplate.controls", 0.93
    if place == "body" and pattern(r"(?i:by) [^,|/(–—]+").fullmatch(text) and _has_common_words(line):
        return None  # By Popular Demand
    named = BYLINE.fullmatch(text) or (place != "body" and WEAK_BYLINE.fullmatch(text))
    if named and len(line.words) <= 16 and not surely_sentence(text) and not (text.isupper() and text.endswith(":")):
        return "boilerplate.byline", 0.95
    if not _speaks(line):
        rule, free = wording_of(line) or ("", False)
        if rule and not (line.is_prose and not is_call(line) and (rule not in _SURE or _goes_on_small(text))):
            if rule in _ONE_WORD and pattern(r"\p{Lu}[\p{Ll}\-]+\.").fullmatch(text):
                return None  # Next. Kick-off. So-so.
            doubtful = free or (place == "body" and text.lower().rstrip(".?!") in _MAY_HEAD)
            return rule, _how_sure(line, free, place) if doubtful else 0.96
    if is_call(line) or "browser does not support" in text:
        return "boilerplate.newsletter", 0.93
    return _of_parts(line, place)


_ONE_WORD = frozenset(["boilerplate.controls", "boilerplate.share", "boilerplate.desk_code", "boilerplate.related"])
# controls that may be a subhead or an answer where nothing else of the page stands beside them
_MAY_HEAD = frozenset(
    """
        stop play save next top open continue skip line zen signal max threads discord pocket ok all up block quality
        search
    """.split()
) | {"what do you think", "up next", "thank you for reading"}


def _how_sure(line: Line, free: bool, place: str) -> float:
    """How sure a wording with free words is of a line: Sign up for our newsletter, not Sign up for war."""
    if not free:
        return 0.5
    likely = roles_of(line.text)["furniture"]
    wanted = _FITS
    if line.ends_sentence and not is_call(line):
        wanted = 0.9 if _tells(line) else 0.75
        if place == "body" and (OF_READER | ADDRESSED).isdisjoint(word.lower() for word in line.words):
            wanted = 0.99
    return round(0.5 * likely, 2) if likely < wanted else max(0.9, round(likely, 2))


_FITS = 0.6

# CCN Home > Jiangxi Channel > People; Service: Provinces » Yazd
_CRUMBS = regex.compile(r"\p{Lu}[^.!?>»›]{1,40}(?:\s[>»›]\s\p{Lu}[^.!?>»›]{1,40}){1,5}")

_PARTS = regex.compile(r"\s*[|¦]\s*|\s+[•·]\s*|(?<=\D)[•·]\s*|\s+[—–/]\s+|\s{2,}|\t")


def _of_parts(line: Line, place: str) -> tuple[str, float] | None:
    """A line of controls: "12.06.2023, 5:00 a.m. · Reading time: 3 min.", "Tweet  Share  Hatena Bookmark  Pocket"."""
    parts = [part for part in _PARTS.split(line.text) if part]
    if len(parts) < 2 or len(line.words) > 30:
        return None
    found = [_role(Line(line.start, line.end, part, line.block), "tail") for part in parts]
    dated = any(one and one[0] == "boilerplate.timestamp" for one in found)
    named = sum(
        one is not None or (dated and bool(LIVE.fullmatch(part))) for part, one in zip(parts, found, strict=True)
    )
    short = all(len(part.split()) <= 4 for part, one in zip(parts, found, strict=True) if one is None)
    if named and short and named * 2 >= len(parts):
        return next(one for one in found if one)
    return None


def _goes_on_small(text: str) -> bool:
    """Source: that was the question; Photography by candlelight is the subject: a sentence, not a label."""
    return bool(pattern(r"(?i:source|video|photos?|photography by|pictures?|tags?|topics?)\s?:?\s\p{Ll}").match(text))


# patterns so narrow that a finite verb does not speak against them
_SURE = frozenset(
    {
        "boilerplate.source",
        "boilerplate.comments",
        "boilerplate.tags",
        "boilerplate.desk_code",
        "boilerplate.read_also",
    }
)


# a mark of a quotation in a line of its own belongs to the paragraph before
_QUOTATION_MARKS = frozenset(["”", '"', "“", "»", "''", "’’"])


def _is_pause(text: str) -> bool:
    """Three stars or a rule between two parts of an article are furniture too; "…" is a pause, ★★★☆☆ a verdict."""
    return text.strip() in ("…", "...") or bool(pattern(r"[★☆⭐✮✭½ ]{2,6}").fullmatch(text.strip()))


def _speaks(line: Line) -> bool:
    return line.text[:1] in '“"«„' and len(line.words) > 3


_LETTER, _LATIN = regex.compile(r"\p{L}"), regex.compile(r"\p{Latin}")


def _mostly_foreign(text: str) -> bool:
    if text.isascii():
        return False
    letters, latin = len(_LETTER.findall(text)), len(_LATIN.findall(text))
    return letters > 3 and (letters - latin) * 2 > letters


_ASKED = 0.85
# how a newspaper heads an article: the weekday and the whole date, and nothing of the page
_NEWSPAPER_DATE = regex.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \p{Lu}\p{Ll}+ \d{1,2}, \d{4}")


def find_boilerplate(lines: list[Line], standing: Set[str] = frozenset()) -> dict[int, tuple[str, float]]:
    """(rule, confidence) for each line that is furniture or, below `_ASKED`, may be.

    `standing` are the bare lines of the source's archive.
    """
    first, last = _body(lines)
    found: dict[int, tuple[str, float]] = {}
    doubtful: dict[int, tuple[str, float]] = {}
    for i, line in enumerate(lines):
        place = "head" if i < first else "tail" if i > last else "body"
        if line.bare in standing:
            found[i] = ("boilerplate.archive", 0.97)
        elif not _goes_on(lines, i) and (one := _role(line, place)):
            (found if one[1] >= _ASKED else doubtful)[i] = one
    for i, (rule, _) in doubtful.items():
        beside = [j for j in (i - 1, i + 1) if j in found or (j in doubtful and not lines[i].ends_sentence)]
        if beside and not (lines[i].ends_sentence and _tells(lines[i])):
            found[i] = (rule, 0.9)
    if first < len(lines):
        _by_weights(lines, found, set(doubtful), first, last)
    _with_lists(lines, found, last)
    _with_neighbours(lines, found)
    _with_stamp(lines, found, first)
    _with_names(lines, found, last)
    _keep_headline(lines, found, first)
    _keep_heads(lines, found)
    dates = [i for i in found if i > first and found[i][0] == "boilerplate.timestamp"]
    dates = [i for i in dates if not LABELLED_DATE.search(lines[i].text)]
    if len({lines[i].bare for i in dates}) > 1:  # a diary, a timeline, a programme
        for i in dates:
            del found[i]
    found.update((i, doubt) for i, doubt in doubtful.items() if i not in found and doubt[1] >= 0.25)
    return found


_LIKE_HEADLINES = frozenset(
    f"boilerplate.{name}"
    for name in ("words", "newsletter", "related", "read_also", "comments", "source", "advertising")
)


def _keep_headline(lines: list[Line], found: dict[int, tuple[str, float]], first: int) -> None:
    """Where every line above the first paragraph seems to be furniture, the likeliest headline among them stays."""
    head = range(min(first, len(lines)))
    if any(i not in found for i in head):
        return
    may_be = [
        i for i in head if found[i][0] in _LIKE_HEADLINES and found[i][1] < 0.96 and 4 <= len(lines[i].words) <= 20
    ]
    may_be = [i for i in may_be if lines[i].text[0].isupper() and not lines[i].text.endswith((":", "»", ">"))]
    if may_be:
        del found[max(may_be, key=lambda i: roles_of(lines[i].text)["article"])]


def _keep_heads(lines: list[Line], found: dict[int, tuple[str, float]]) -> None:
    """Further reading⏎The harbour office is on the quay.: a word or two above a sentence of their own block are a subhead."""
    for i in [i for i in found if len(lines[i].words) < 3 and i + 1 < len(lines)]:
        below = lines[i + 1]
        starts = i == 0 or lines[i - 1].block != lines[i].block
        told = below.text.endswith(".") and len(below.words) > 4 and has_finite(below.words)
        if starts and below.block == lines[i].block and i + 1 not in found and told:
            del found[i]


def _body(lines: list[Line]) -> tuple[int, int]:
    """The first and the last line of prose that is no note of the page; past the end where there is none."""
    prose = [i for i, line in enumerate(lines) if line.is_prose]
    while prose and _is_note(lines[prose[-1]]):
        prose.pop()
    while prose and _is_note(lines[prose[0]]):
        prose.pop(0)
    return (prose[0], prose[-1]) if prose else (len(lines), len(lines))


def _is_note(line: Line) -> bool:
    """A whole sentence that speaks of the page: Comments with insults are not approved."""
    return _may_be_furniture(line) and roles_of(line.text)["furniture"] > 0.9


# how likely a line must be furniture by its words: at the ends of the page, between other furniture, in the article
_AT_ENDS, _AMONG, _INSIDE, _PROSE_INSIDE, _UNMARKED = 0.6, 0.3, 0.9, 0.985, 0.92


def _by_weights(
    lines: list[Line], found: dict[int, tuple[str, float]], doubtful: set[int], first: int, last: int
) -> None:
    """Lines in wordings that no list has, by their words and their place; one headline stays."""
    title, wrapped = _title(lines, found, first), _wrapped_blocks(lines)
    for i, line in enumerate(lines):
        if (
            i in found
            or i in doubtful
            or (title.startswith(line.bare) and len(line.words) > 2)
            or line.block in wrapped
            or (first <= i <= last and line.is_prose and not _may_be_furniture(line))
        ):
            continue
        roles = roles_of(line.text)
        likely = roles["furniture"] + (roles["media"] if len(line.words) < 9 else 0.0)
        if first <= i <= last:
            if not _has_sign_of_page(line):
                continue  # See more of your friends
            wanted = _PROSE_INSIDE if line.is_prose else _INSIDE
        else:
            beside = (i - 1 in found or i == 0) and (i + 1 in found or i + 1 == len(lines))
            wanted = _AMONG if beside and not line.is_prose else _AT_ENDS
            if line.is_prose:
                wanted = 0.9
            elif line.text.endswith(".") and len(line.words) > 3 and ":" not in line.text:
                wanted = 0.85
            elif not _has_sign_of_page(line):
                wanted = _UNMARKED  # it may be a headline
        if likely >= wanted and not _is_left(lines, i):
            found[i] = ("boilerplate.words", round(max(likely, 0.85), 2))


# what may look like furniture: a pause, the time of an entry, a note of the editors
_OF_ARTICLE = regex.compile(
    r"(?:…|\.{3})$|\d{1,2}[:.]\d{2}$|\([$€£]?\d|doi\b|(?i:correction|clarification|editors? note|born|died|(?:some )?names .* (?:have been|were) changed)\b|•? ?\p{Lu}.*\bborn .*\bdied\b|.*\b(?:pic\.twitter|t\.co/)"
)
_FACT = regex.compile(r"(?P<label>\p{Lu}\p{L}+(?: \p{L}+)?) ?: ?(?=\S).{1,60}|\d[\d\-–]*\p{L}*: .{1,40}")
_LABELS = frozenset(
    """
        source sources author authors editor editors by posted published updated tag tags category categories views
        comments share photo photos video related read more follow subscribe reporter translator translation id code
        link url via topic topics section votes keywords news reading last date contact contacts newsletter also
        font size opinion rate match center centre message your written edited original date uploaded hits tweet region theme label labels print advertisement agency desk
    """.split()
)


def _is_fact(text: str) -> bool:
    """Price: £12.99, Running time: 112 minutes: what a reader wants to know, under a label that no page has."""
    match = _FACT.fullmatch(text)
    return bool(match) and (not match["label"] or _LABELS.isdisjoint(match["label"].lower().split()))


_RESULT = regex.compile(
    r"^\d{1,3}[.)] \p{Lu}|\b\d{1,3}[-–]\d{1,3}\b|\(\d{1,3}(?:[+,] ?\d+)*\)|\d:\d{2}\.\d|\b\d+\.\d{2,4}\b|(?<!\w)[+-]\d|\b\d\d \d\d \d\d\b|[£€$]\d|\b\d{2,3}pp\b|"
    r"^\p{Lu}[\p{L}'’]+(?: \p{L}+)? \d{1,3}$|^[\p{Lu} .]{3,40}\([\p{L} /]{2,20}\) ?[-–—] \p{Lu}\p{Ll}+ \p{Ll}+ .*\p{L}"
)


def _is_result(line: Line) -> bool:
    """A row of results, prices or rates, a list's item, an inline dateline: what only the words make furniture of."""
    if not line.words or pattern(r"https?:|www\.|@").search(line.text):
        return False
    return bool(_RESULT.search(line.text)) and line.words[0].lower() not in _LABELS | hints()


def _wrapped_blocks(lines: list[Line]) -> set[int]:
    """The blocks of prose whose lines a program broke: two in five go on in small letters."""
    starts: dict[int, list[bool]] = {}
    for line in lines:
        starts.setdefault(line.block, []).append(line.text[0].islower())
    return {block for block, small in starts.items() if len(small) > 2 and sum(small) >= 0.4 * (len(small) - 1)}


def _title(lines: list[Line], found: dict[int, tuple[str, float]], first: int) -> str:
    """The bare text of the headline: of the lines above the first paragraph the likeliest of the article's."""
    head = [lines[i] for i in range(first) if i not in found and len(lines[i].words) > 2]
    best = max(head, key=lambda line: roles_of(line.text)["article"] + 0.05 * len(line.words), default=None)
    return best.bare if best else ""


def _is_foreign(line: Line) -> bool:
    """Última atualização: most words are no English, and no names."""
    small = [word for word in line.words if word.islower() or not word.isascii()]
    return bool(small) and sum(word.lower() not in known_words() for word in small) * 2 > len(small)


def _has_sign_of_page(line: Line) -> bool:
    """Whether a line has a word or a sign of furniture, or a figure."""
    hinted = not hints().isdisjoint(word.lower() for word in line.words)
    return hinted or bool(pattern(r"[|»«>›:#/@©•·\[\]()…→▶►*=_\d]").search(line.text)) or len(line.words) < 3


def _is_left(lines: list[Line], i: int) -> bool:
    """What the words cannot decide: the rest of a wrapped line, speech, a cry, a name, a lone figure, a note of the editors."""
    line = lines[i]
    cry = bool(pattern(r"[\p{L}' ,’]{2,30}[.!?]|\(\p{L}+\.?\)").fullmatch(line.text))
    name = (
        len(line.words) <= 3
        and bool(pattern(rf"{PERSON}").fullmatch(line.text))
        and not hints() & set(map(str.lower, line.words))
    )
    return (
        (line.text[0].islower() and line.ends_sentence)
        or _goes_on(lines, i)
        or name
        or line.text in _QUOTATION_MARKS
        or _is_fact(line.text)
        or _is_result(line)
        or (cry and hints().isdisjoint(word.lower() for word in line.words))
        or _is_foreign(line)
        or line.text.isdigit()
        or _speaks(line)
        or _is_row(lines, i)
        or _is_pause(line.text)
        or bool(_OF_ARTICLE.match(line.text) or _FOREIGN_LATIN.fullmatch(line.text))
    )


def _goes_on(lines: list[Line], i: int) -> bool:
    """Whether the line is the rest of a sentence that was wrapped."""
    line, above = lines[i], lines[max(0, i - 1)]
    return (
        i > 0
        and above.block == line.block
        and not above.ends_sentence
        and line.ends_sentence
        and line.text[0].islower()
    )


def _is_row(lines: list[Line], i: int) -> bool:
    """Whether the line is a row of a table: the line above or below in its block has bars too."""
    beside = (j for j in (i - 1, i + 1) if 0 <= j < len(lines) and lines[j].block == lines[i].block)
    return "|" in lines[i].text and any("|" in lines[j].text for j in beside)


def _with_neighbours(lines: list[Line], found: dict[int, tuple[str, float]]) -> None:
    """Tweet⏎Share 12⏎Pin: a word or two among controls is one of them."""
    blocks: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        blocks.setdefault(line.block, []).append(i)
    for block in blocks.values():
        known = [i for i in block if i in found]
        rest = [i for i in block if i not in found]
        if (
            len(known) >= 2
            and rest
            and len(known) >= len(rest)
            and all(len(lines[i].words) <= 3 and not lines[i].ends_sentence for i in rest)
        ):
            found.update(dict.fromkeys(rest, ("boilerplate.controls", 0.93)))


# sections of a newspaper, as they stand above its headlines
_SECTIONS = frozenset(
    """
        courts court politics sport sports economy society culture world international business health science
        technology tech opinion news local regions region regional national crime education environment lifestyle
        travel incidents events accidents people life arts entertainment history religion weather agriculture
    """.split()
)


def _with_stamp(lines: list[Line], found: dict[int, tuple[str, float]], first: int) -> None:
    """The section above a byline or a date, and the authors' names beside one."""
    for i in range(min(first, len(lines))):
        line = lines[i]
        beside = {found[j][0] for j in (i - 1, i + 1) if j in found}
        if i in found or not beside & {"boilerplate.timestamp", "boilerplate.byline"}:
            continue
        if i == 0 and len(line.words) <= 2 and _SECTIONS.issuperset(map(str.lower, line.words)):
            found[i] = ("boilerplate.controls", 0.93)
        elif 4 <= len(line.words) <= 10 and AUTHORS.fullmatch(line.text) and not _has_common_words(line):
            found[i] = ("boilerplate.byline", 0.93)


def _with_names(lines: list[Line], found: dict[int, tuple[str, float]], last: int) -> None:
    """A name between furniture behind the text: This site uses cookies⏎Ngoc Anh Le⏎Topic: floating market."""
    for i in range(last + 2, len(lines) - 1):
        named = 2 <= len(lines[i].words) <= 4 and pattern(PERSON).fullmatch(lines[i].text)
        if i not in found and i - 1 in found and i + 1 in found and named and not _has_common_words(lines[i]):
            found[i] = ("boilerplate.byline", 0.9)


def _has_common_words(line: Line) -> bool:
    """Whether more than a third of the words are ordinary ones: By Popular Demand."""
    words = line.words
    return sum(is_ordinary(word) and zipf(word) > 3.5 and word[0].isupper() for word in words) * 3 > len(words)


_OWN_BLOCK = ("boilerplate.comments", "boilerplate.read_also", "boilerplate.words")


def _with_lists(lines: list[Line], found: dict[int, tuple[str, float]], last: int) -> None:
    """The headlines under a heading such as Related News go with it."""
    for i in sorted(found):
        alone = not pattern(r"[:#|] ?\w|[.!?]$").search(lines[i].text) and len(lines[i].words) <= 8
        listing = found[i][0] == "boilerplate.tags" and alone
        if not alone or found[i][0] not in (
            "boilerplate.words",
            "boilerplate.related",
            "boilerplate.comments",
            "boilerplate.tags",
            "boilerplate.read_also",
        ):
            continue
        if found[i][0] == "boilerplate.read_also" and not (i + 1 < len(lines) and lines[i + 1].block == lines[i].block):
            continue
        for j in range(i + 1, len(lines)):
            if j in found:
                continue
            line = lines[j]
            together = line.block == lines[i].block
            if line.is_prose or (line.ends_sentence and len(line.words) > 12) or not (together or j > last):
                break
            if (listing or found[i][0] in _OWN_BLOCK) and not together:
                break
            if not together and len(line.words) < 3:
                break
            found[j] = ("boilerplate.related", 0.93)


def fix_boilerplate(text: str, standing: Set[str] = frozenset()) -> list[Edit]:
    """Edits that remove the lines of the page; queries where they may belong to the article."""
    lines = lines_of(text)
    found = find_boilerplate(lines, standing)
    if len(found) == len(lines):
        return []
    gone = {i: Edit(0, 0, "", rule, REASONS[rule], confidence) for i, (rule, confidence) in found.items()}
    gone = {i: edit for i, edit in gone.items() if not _NEWSPAPER_DATE.fullmatch(lines[i].text)}
    kinds: dict[int, Kind] = {i: "query" for i, edit in gone.items() if edit.confidence < _ASKED}
    for i, line in enumerate(lines):
        foreign = _FOREIGN_LATIN.fullmatch(line.text) or (
            not line.is_prose and len(line.words) > 1 and _is_foreign(line)
        )
        if i not in gone and foreign:
            why = "The line seems to be furniture of the page in another language."
            gone[i], kinds[i] = Edit(0, 0, "", "boilerplate.foreign_latin", why, 0.6), "query"
    rest = [edit for i, line in enumerate(lines) if i not in gone for edit in _tweets(line)]
    return sorted([*removals(text, lines, gone, kinds), *rest], key=lambda edit: edit.start)


_FOREIGN_LATIN = regex.compile(
    r"(?:komentara?|komentari|izvor|fuente|fonte|quelle|kaynak|źródło|zdroj|sursa|lea también|leia também|lea más|lire aussi|leggi anche|lesen sie auch|czytaj także|čitajte i|devamını oku|mehr zum thema|voir aussi|compartir|compartilhar|partager|teilen|paylaş|etiketler|etiquetas|mots-clés|schlagwörter)\b.{0,120}",
    regex.I,
)
_SHORT_LINK = regex.compile(r"\s?(?:pic\.twitter\.com/\w+|https?://t\.co/\w+)")


def _tweets(line: Line) -> list[Edit]:
    """The short link of an embedded post goes; its signature is asked about."""
    found = []
    for match in _SHORT_LINK.finditer(line.text):
        found.append(
            Edit(
                line.start + match.start(),
                line.start + match.end(),
                "",
                "boilerplate.tweet",
                REASONS["boilerplate.tweet"],
                0.95,
            )
        )
    if match := _TWEET.search(line.text):
        found.append(
            Edit(
                line.start + match.start(),
                line.start + match.end(),
                "",
                "boilerplate.tweet",
                REASONS["boilerplate.tweet"],
                0.6,
                "query",
            )
        )
    return found
