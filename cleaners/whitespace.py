"""White space that wrapping, copying or another language's spacing left behind.

    It is about 900⏎meters across           ->  It is about 900 meters across
    The Minor Planet Center , which         ->  The Minor Planet Center, which
    town ,starting                          ->  town, starting
    sent  by e-mail; al- Rashid             ->  sent by e-mail; al-Rashid

Left alone: lists, verse, tables, a blank line more, "… and", ":-)" and the like.
"""

import itertools

import regex

from cleaners.edits import Edit, Pattern, substitute, without_overlaps
from cleaners.marks import has_marks, marks_of, small_words
from cleaners.patterns import pattern
from cleaners.structure import Line, lines_of
from cleaners.words import AUXILIARIES, FUNCTION_WORDS, PREPOSITIONS, PRONOUNS, flags, is_ordinary, known_words, zipf

NB = "\N{NO-BREAK SPACE}"

PATTERNS = [
    Pattern(
        "whitespace.trailing",
        regex.compile(r"(?<=\S)[^\S\n\r]++(?=\r?\n|\Z)"),
        "",
        "White space stood at the end of the line.",
        0.99,
        needs=has_marks(r"[^\S\n\r](?:\r?\n|\Z)"),
    ),
    Pattern(
        "whitespace.blank_lines",
        regex.compile(r"(?<=\S[^\S\n]*\r?\n\r?\n)(?:[^\S\n]*\n)+(?=[^\S\n]*\S)"),
        "",
        "More than one blank line parted the paragraphs.",
        0.99,
        needs=has_marks(r"\n\s*\n\s*\n"),
    ),
    Pattern(
        "whitespace.apostrophe",
        regex.compile(
            r"(?<=\p{L}) (?=['’](?:s|re|ve|ll|d|m|t)\b(?!['’]| \p{Lu}|-\p{Lu}))|(?<=\p{Ll}['’]) (?=(?:s|re|ve|ll)\b)|(?<=n['’]) (?=t\b)"
        ),
        "",
        "White space stood beside the apostrophe.",
        0.96,
        needs=has_marks(r" ['’]|['’] "),
    ),
    Pattern(
        "whitespace.leading",
        regex.compile(r"(?<=\n|\A)[^\S\n\r]++(?=\S)"),
        "",
        "White space stood at the start of the line.",
        0.99,
        needs=has_marks(r"(?:\n|\A)[^\S\n\r]"),
    ),
    Pattern(
        "whitespace.moved",
        regex.compile(r"(?<=[\p{L}\d”\"%)]) ++(?P<mark>[,;])(?=\p{L})"),
        r"\g<mark> ",
        "The space stood before the mark instead of after it.",
        0.98,
        needs=has_marks(r" [,;]\x00"),
    ),
    Pattern(
        "whitespace.before_mark",
        # " ." is the start of a name such as .NET where a letter follows; " ..." is a pause
        regex.compile(
            r"(?<=[\p{L}\p{M}\d)\]%”’\"'»])[^\S\n\r]++(?=[,;](?![\p{L},])|[.!?](?![.\p{L}\d!?])(?!\s\.)|:(?![\-)(DPp/:])(?!(?<=\d\s+:)\s?\d))"
        ),
        "",
        "White space stood before the mark.",
        0.98,
        needs=has_marks(r"[^\S\n\r][,;.!?:]"),
    ),
    Pattern(
        "whitespace.inside_brackets",
        regex.compile(r"(?<=[(\[])[^\S\n\r]++(?=\S)|(?<=\S)(?<!\.\.)[^\S\n\r]++(?=[)\]](?!\())"),
        "",
        "White space stood inside the bracket.",
        0.97,
        needs=has_marks(r"[(\[][^\S\n\r]|[^\S\n\r][)\]]"),
    ),
    Pattern(
        "whitespace.doubled",
        regex.compile(r"(?<=\S)(?:[^\S\n\r\u3000]{2,}|\t)(?=\S)"),
        " ",
        "There was more than one space.",
        0.98,
        needs=has_marks(r"[^\S\n\r]{2}|\t"),
    ),
    Pattern(
        "whitespace.no_break",
        regex.compile(
            r"(?<=[\p{L}\p{N},.;:!?”’\"')%])[\u00a0\u2000-\u200a\u202f\u205f\u3000](?=[\p{L}“\"‘'(])|(?<=\p{L})[\u00a0\u2000-\u200a\u202f\u205f\u3000](?=\p{N})"
        ),
        " ",
        "A special space stood for a plain one.",
        0.97,
        needs=has_marks(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]"),
    ),
]
_HYPHENS = regex.compile(
    r"\b(?:[Aa]l|[Ee]l) -(?=\p{Lu})|\b(?P<article>[Aa]l|[Ee]l|[Aa]bd al|[Aa]d|[Aa]s|[Aa]sh|[Aa]r|[Aa]n|[Aa]t|[Aa]z) ?- (?=\p{Lu}\p{Ll})|(?<=\p{Lu}\p{Ll}{1,20}) -(?P<inner>al|el|ad|as|ul)-(?=\p{Lu})"
)
# Ali- Akbar, but not at the start: MOSCOW- The
_CUT_NAME = regex.compile(r"(?<=[\p{Ll},] (?P<first>\p{Lu}\p{Ll}{1,20})-) (?=(?P<second>\p{Lu}\p{Ll}+)\b)")
_CUT = regex.compile(r"\b(?P<first>\p{L}{2,})- (?P<second>\p{Ll}{2,})\b")
_SPACED_HYPHEN = regex.compile(r"\b(?P<first>(?:\d+-)?\p{L}{2,}) -(?P<second>\p{L}{2,})\b")
_TITLES = ("mr", "mrs", "ms", "dr", "prof", "gen", "sen", "gov", "rep", "col", "capt", "lt", "sgt")
_PREFIXES = ("re", "co", "anti", "pre", "non", "de", "un", "post", "mid")
_LIST = regex.compile(r"(?:\d{1,3}[.)]|[-–—*•·▪■●>]|[a-z]\))\s")
_WRAP = regex.compile(r"(?<=\S)[^\S\n]*\r?\n[^\S\n]*(?=\S)")


_FIGURES = frozenset(
    """
        two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty
        seventy eighty ninety half
    """.split()
)


def fix_whitespace(text: str) -> list[Edit]:
    """Edits that close, open and join white space; nothing but white space and print hyphens changes."""
    found = [*_wraps(text), *substitute(text, PATTERNS), *_hyphens(text), *_torn_words(text)]
    return without_overlaps(found)


def _torn_words(text: str) -> list[Edit]:
    """most imp ortant elections: a space inside a word, told by a part that is none."""
    unknown = {
        word for word in small_words(text) - known_words() if len(word) > 2 and word.isascii() and word.isalpha()
    }
    found = []
    for match in _SMALL_WORD.finditer(text) if unknown else ():
        if match.group() not in unknown:
            continue
        before, after = (
            _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start()),
            _WORD_BEHIND.match(text, match.end()),
        )
        joins: list[tuple[int, int]] = []
        if (
            before
            and len(before["word"]) > 1
            and is_ordinary(whole := before["word"] + match.group())
            and zipf(whole) >= 2.8
        ):
            joins.append((before.end("word"), match.start()))
        if after and is_ordinary(whole := match.group() + after["word"]) and zipf(whole) >= 2.8:
            joins.append((match.end(), after.start("word")))
        if len(joins) == 1:
            start, end = joins[0]
            found.append(Edit(start, end, "", "whitespace.inside_word", "A space stood inside the word.", 0.93))
    return without_overlaps(found)


_SMALL_WORD = regex.compile(r"(?<![\p{L}\p{N}'’\-@/.])\p{Ll}{3,}(?![\p{L}\p{N}'’\-@])")
_WORD_BEFORE = regex.compile(r"(?<![\p{L}'’\-])(?P<word>\p{L}\p{Ll}*) $")
_WORD_BEHIND = regex.compile(r" (?P<word>\p{Ll}{2,})(?![\p{L}'’\-])")


def _wraps(text: str) -> list[Edit]:
    """Line ends inside a paragraph, unless the lines are a list, verse or headings."""
    if not _WRAP.search(marks_of(text)):
        return []
    lines = lines_of(text)
    found: list[Edit] = []
    if all(_LIST.match(line.text) for line in lines):
        return []
    if len({line.block for line in lines}) == len(lines) and "\n\n" not in text.replace("\r", ""):
        return _wrapped_page(text, lines)
    blocks: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        blocks.setdefault(line.block, []).append(i)
    for block in blocks.values():
        if len(block) < 2 or _is_list([lines[i].text for i in block]) or _is_verse([lines[i].text for i in block]):
            continue
        texts = [lines[i].text for i in block]
        even = _is_wrapped(texts)
        if not even and len(texts) > 2 and max(map(len, texts)) < 50:
            continue  # verse
        for i, j in itertools.pairwise(block):
            first, second = lines[i], lines[j]
            if even or _runs_on(first.text, second.text):
                found.append(_joined(text, first.end, second.start, second.text))
    return found


def _wrapped_page(text: str, lines: list[Line]) -> list[Edit]:
    """A page without blank lines: a line that goes on in small letters was wrapped."""
    found = []
    texts = [line.text for line in lines]
    even = _is_wrapped(texts)
    if _is_verse(texts):
        return []
    for first, second in itertools.pairwise(lines):
        cut = second.text[:1].islower() and (len(first.text) > 20 or first.text.endswith("-"))
        if even or (not first.ends_sentence and cut) or _runs_on(first.text, second.text):
            found.append(_joined(text, first.end, second.start, second.text))
    return found


def _joined(text: str, start: int, end: int, after: str) -> Edit:
    gap = "" if after[:1] in ".,;:!?)”’" and not after.startswith("...") else " "
    before = text[:start]
    if before.endswith("-") and pattern(r"\p{L}-$").search(before[-3:]) and after[:1].isalpha():
        first, second = pattern(r"(\p{L}+)-$").search(before[-40:]), pattern(r"\p{Ll}+").match(after)
        whole = first.group(1) + second.group() if first and second else ""
        # recog-⏎nized: the hyphen is the printer's where the halves make a word
        if whole and is_ordinary(whole):
            return Edit(
                start - 1, end, "", "whitespace.hyphen_cut", "The hyphen is from the end of a printed line.", 0.95
            )
        gap = ""
    return Edit(start, end, gap, "whitespace.wrapped", "The line broke inside the sentence.", 0.96)


def _is_list(texts: list[str]) -> bool:
    marked = sum(bool(_LIST.match(text)) for text in texts)
    return marked >= 2 or marked * 2 > len(texts)


def _is_verse(texts: list[str]) -> bool:
    """Short lines without a mark, since the columns of a newspaper have stops and commas in them; or short lines that begin
    with capitals and end with marks.
    """
    units = all(text[:1].isupper() for text in texts) and 2 * sum(text[-1] in ",;:.—–!?" for text in texts) >= len(
        texts
    )
    if units and max(map(len, texts)) <= 55 and not any(_IN_COLUMN.search(text) for text in texts):
        return True
    return (
        len(texts) >= 3
        and max(map(len, texts)) <= 26
        and not any(pattern(r"[.,;:!?\-]").search(text) for text in texts)
    )


# a word cut by a hyphen, or a sentence that ends inside the line: verse has neither
_IN_COLUMN = regex.compile(r"\p{Ll}{2}-$|\p{Ll}[.!?] \p{Lu}\p{Ll}+ \p{Ll}")


def _is_wrapped(texts: list[str]) -> bool:
    """Whether a program broke the lines: the first word of a line had no more room in the line before, nearly always."""
    if len(texts) < 3 or not any(text[:1].islower() for text in texts):
        return False
    if max(map(len, texts)) <= 110 and any(_IN_COLUMN.search(text) for text in texts[:-1]):
        return True
    if sum(text[-1] in ",.;:!?—" for text in texts) >= 0.5 * len(texts):
        return False  # the lines are units, as in verse
    # a long column: the widest line but one in ten, and a little room, since it was damaged after it was wrapped
    long = len(texts) > 5
    width = 0.93 * sorted(map(len, texts))[9 * (len(texts) - 1) // 10] if long else max(map(len, texts))
    full = sum(len(one) + 1 + len(two.split(None, 1)[0]) > width for one, two in itertools.pairwise(texts))
    return width <= 110 and full >= 0.8 * (len(texts) - 1)


def _runs_on(first: str, second: str) -> bool:
    if second[:1] in ",.;:!?)" and first[-1:].isalnum():
        return True
    word = pattern(r"(\p{L}+)\.$").search(first)
    ended = first.rstrip("”’\"')")[-1:] in tuple(".!?:…") and not (word and word[1].lower() in _TITLES)
    if ended or len(first) < 12:
        return False
    if second[:1].islower():
        return True
    last = pattern(r"[\p{L}'’]+|\S").findall(first)[-1:]
    tail = last[0].lower() if last else ""
    long_enough = len(first) >= 35
    number = second[:1].isdigit() and long_enough
    return number or (first.endswith(",") and long_enough) or (long_enough and tail in FUNCTION_WORDS)


def _hyphens(text: str) -> list[Edit]:
    marks = marks_of(text)
    if " -" not in marks and "- " not in marks:
        return []
    found = []
    for match in _HYPHENS.finditer(text):
        new = pattern(r" ?- ?").sub("-", match.group())
        found.append(
            Edit(*match.span(), new, "whitespace.hyphen", "A space stood beside the hyphen of the name.", 0.95)
        )
    for match in pattern(r"\b(?P<word>\p{Ll}{3,})-(?P<gap> )(?=(?:on|by|to|in|for|after)-(?P=word)\b)").finditer(text):
        why = "A space stood behind the hyphen."
        found.append(Edit(*match.span("gap"), "", "whitespace.hyphen", why, 0.95))  # year- on-year
    for match in _CUT_NAME.finditer(text):
        if not (is_ordinary(match["first"].lower()) or is_ordinary(match["second"].lower())):
            why = "A space stood beside the hyphen of the name."
            found.append(Edit(*match.span(), "", "whitespace.hyphen", why, 0.92))
    for match in _CUT.finditer(text):
        first, second = match["first"].lower(), match["second"].lower()
        whole = first + second
        # "re- elected", "pre- and post-war": the first half is a word or a prefix that stands alone
        if second in ("and", "or", "to", "nor"):
            continue
        halves = is_ordinary(first) and is_ordinary(second) and (len(first) > 3 or zipf(first) > 4.5)
        made = halves and "n" in flags(first) and "p" in flags(second) and first not in PREPOSITIONS  # hand- made
        if not made and is_ordinary(whole) and zipf(whole) >= (3.0 if halves else 1.5) and first not in _PREFIXES:
            found.append(
                Edit(
                    *match.span(),
                    match["first"] + match["second"],
                    "whitespace.hyphen_cut",
                    "The hyphen is from the end of a printed line.",
                    0.95,
                )
            )
        elif (
            (first not in _PREFIXES or first in ("post", "non", "anti", "pre", "mid"))
            and second not in FUNCTION_WORDS | PRONOUNS | AUXILIARIES
            and is_ordinary(second)
        ):
            found.append(
                Edit(
                    *match.span(),
                    match["first"] + "-" + match["second"],
                    "whitespace.hyphen",
                    "A space stood behind the hyphen.",
                    0.9,
                )
            )
    for match in _SPACED_HYPHEN.finditer(text):
        first, second = match["first"], match["second"]
        if first[0].isupper() and second[0].isupper() and is_ordinary(first) is False and is_ordinary(second) is False:
            found.append(
                Edit(
                    *match.span(),
                    f"{first}-{second}",
                    "whitespace.hyphen",
                    "A space stood before the hyphen of the name.",
                    0.9,
                )
            )
        elif first[0].isdigit() and second in ("old", "long", "high", "wide", "strong", "tall", "deep"):
            found.append(
                Edit(*match.span(), f"{first}-{second}", "whitespace.hyphen", "A space stood before the hyphen.", 0.95)
            )
        elif (
            is_ordinary(first)
            and ({"p", "g"} & set(flags(second)) or first in _FIGURES)
            and second not in FUNCTION_WORDS
        ):
            found.append(
                Edit(*match.span(), f"{first}-{second}", "whitespace.hyphen", "A space stood before the hyphen.", 0.9)
            )
    return found
