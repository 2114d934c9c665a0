"""The seen forms: how each damage is made. The wordings of furniture and captions are in forms.toml."""

import random
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import regex as re
from places import (
    Article,
    Caption,
    Make,
    Place,
    a_caption,
    captioned,
    fill,
    furniture,
    line_between,
    quotation,
    swap,
)

HERE = Path(__file__).parent
WORDINGS = tomllib.loads((HERE / "forms.toml").read_text(encoding="utf-8"))
LISTS = WORDINGS["lists"]
NBSP = "\N{NO-BREAK SPACE}"
CYRILLIC = str.maketrans("aeocpx", "аеосрх")
FUNCTION = "the|and|of|in|to|for|with|from|that|at|on|by"
DEMONYMS = (
    "Afghan American Arab Australian British Canadian Chinese Dutch Egyptian European French German Greek Indian "
    "Iranian Iraqi Irish Israeli Italian Japanese Kenyan Mexican Pakistani Polish Russian Scottish Spanish "
    "Syrian Turkish Ukrainian Welsh"
).replace(" ", "|")
SMALL = [
    "about",
    "after",
    "although",
    "because",
    "before",
    "could",
    "during",
    "might",
    "other",
    "should",
    "since",
    "their",
    "there",
    "these",
    "those",
    "under",
    "until",
    "where",
    "which",
    "while",
    "whose",
    "would",
]
SAYS = "said|says|added|told|explained|wrote"


def mojibake(text: str) -> str:
    return "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in text.encode()
    )


def fullwidth(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def unquoted(a: Article, m: re.Match[str]) -> bool:
    return not a.quoted(m.start()) and not a.quoted(m.end())


def inside(
    least: int, only: Callable[[Article, re.Match[str]], bool] = unquoted
) -> Callable[[Article, re.Match[str]], bool]:
    """The match stands in a whole sentence with at least so many words before and behind it, not in a quotation."""

    def check(a: Article, m: re.Match[str]) -> bool:
        for start, end in a.whole:
            if start <= m.start() and m.end() <= end:
                before, behind = a.text[start : m.start()], a.text[m.end() : end]
                return min(len(before.split()), len(behind.split())) >= least and only(a, m)
        return False

    return check


# ---------------------------------------------------------------- encoding


def lost_letter(rng: random.Random, a: Article) -> Place | None:
    """A sign is lost in a long word that stands whole elsewhere in the article."""
    counts = Counter(re.findall(r"\b[A-Z][a-z]{5,}\b", a.text))
    spots = [m for m in re.finditer(r"\b[A-Z][a-z]{5,}\b", a.text[a.body :]) if counts[m.group()] > 1]
    if not spots:
        return None
    m = rng.choice(spots)
    at = a.body + m.start() + rng.randint(2, 4)
    return Place(at, at + 1, "\N{REPLACEMENT CHARACTER}", source=(at - 4, at + 8))


def lost_pair(rng: random.Random, a: Article) -> list[Place] | None:
    fits = quotation(lambda q: "\ufffd" + q[1:-1] + "\ufffd", lambda a, s, e: e - s < 40 and a.text[e - 1].isalpha())
    return fits(rng, a)  # type: ignore[return-value]


# ---------------------------------------------------------------- white space


def wrapped(width: int) -> Make:
    """Hard line ends in one paragraph."""

    def make(rng: random.Random, a: Article) -> list[Place] | None:
        spots = [(s, e) for s, e in a.paragraphs if e - s > 2.5 * width and s >= a.body]
        if not spots:
            return None
        start, end = rng.choice(spots)
        found, line = [], start
        for m in re.finditer(" ", a.text[start:end]):
            if start + m.start() - line > width - 8:
                found.append(Place(start + m.start(), start + m.end(), "\n"))
                line = start + m.end()
        return found

    return make


def column_hyphen(rng: random.Random, a: Article) -> Place | None:
    """com- mittee: a print column cut the word; neither half is a word, the whole is one."""
    spots = []
    for m in re.finditer(r"\b[a-z]{8,}\b", a.text[a.body :]):
        word = m.group()
        for cut in range(3, len(word) - 3):
            apart = word[cut - 1] not in "aeiou" and word[cut] not in "aeiou"
            if apart and word[:cut] not in a.lexicon and word[cut:] not in a.lexicon:
                spots.append(a.body + m.start() + cut)
    if not spots:
        return None
    at = rng.choice(spots)
    return Place(at, at, "- ")


# ---------------------------------------------------------------- quotes


def marks(opening: str, closing: str, only: Callable[[Article, int, int], bool] | None = None) -> Make:
    return quotation(lambda q: opening + q[1:-1] + closing, only)


def closes_paragraph(a: Article, start: int, end: int) -> bool:
    """The paragraph is this one quotation, and the next does not open with a mark."""
    return (
        (start, end + 1) in a.paragraphs
        and a.text[end + 1 : end + 4].strip()[:1] not in ("", '"', "“")
        and a.text[end - 1] in ".?!"
    )


def not_nested(a: Article, start: int, end: int) -> bool:
    return a.text[start + 1] not in "'‘" and a.text[end - 1] not in "'’"


def before_said(a: Article, start: int, end: int) -> bool:
    verb = re.match(rf".? (?:[\w.]+ ){{0,3}}(?:{SAYS})\b", a.text[end : end + 60])
    return a.text[end - 1] == "," and a.american and verb is not None


def orphan(rng: random.Random, a: Article) -> Place | None:
    spots = [e for s, e in a.quotations if closes_paragraph(a, s, e)]
    return Place((at := rng.choice(spots)), at, "\n\n") if spots else None


def dialogue(rng: random.Random, a: Article) -> list[Place] | None:
    """ "Yes," he said. -> — Yes, — he said."""
    spots = []
    for s, e in a.paragraphs:
        inner = [q for q in a.quotations if s <= q[0] < e]
        if len(inner) == 1 and inner[0][0] == s and before_said(a, *inner[0]) and e - inner[0][1] < 60:
            spots.append(inner[0])
    if not spots:
        return None
    start, end = rng.choice(spots)
    return [Place(start, start + 1, "— "), Place(end, end + 2, " — ")]


# ---------------------------------------------------------------- sentence


def split_paragraph(rng: random.Random, a: Article) -> Place | None:
    return swap(r"(?<=[a-z]{3}) (?=[a-z]{2,} [a-z]+)", "\n\n", inside(5))(rng, a)  # type: ignore[return-value]


def lost_stop(rng: random.Random, a: Article) -> Place | None:
    ends = {e for _, e in a.whole}
    spots = [
        e
        for (s, e), _ in zip(a.paragraphs, a.paragraphs[1:], strict=False)
        if e in ends and re.search(r"[a-z]{3}\.$", a.text[s:e])
    ]
    return Place((at := rng.choice(spots)) - 1, at, "") if spots else None


def word_left(rng: random.Random, a: Article) -> Place | None:
    spots = [(s, e) for s, e in a.whole if a.text[e - 1] == "." and a.text[e : e + 1] == " " and unquoted_span(a, s, e)]
    if not spots:
        return None
    s, e = rng.choice(spots)
    words = [
        w for w in re.findall(r"\b[a-z]{5,}\b", a.text[s:e])[:-2] if w not in SMALL and not w.endswith(("ly", "ing"))
    ]
    return Place(e, e, f" {rng.choice(words)}.") if words else None


def unquoted_span(a: Article, start: int, end: int) -> bool:
    return not any(start <= q < end for pair in a.quotations for q in pair)


def said_left(rng: random.Random, a: Article) -> Place | None:
    spots = [
        e + 1
        for s, e in a.quotations
        if re.search(rf"\b(?:{SAYS})[:,]\s$", a.text[max(0, s - 12) : s]) and a.text[e - 1] == "."
    ]
    return Place((at := rng.choice(spots)), at, " said.") if spots else None


def in_sentence(line: Callable[[random.Random], tuple[str, Caption | None]]) -> Make:
    """A line of its own between the halves of a sentence."""

    def make(rng: random.Random, a: Article) -> Place | None:
        place = split_paragraph(rng, a)
        if place is None:
            return None
        text, caption = line(rng)
        return Place(place.start, place.end, f"\n\n{text}\n\n", caption)

    return make


def caption_line(rng: random.Random) -> tuple[str, Caption]:
    text, credit = a_caption(rng, LISTS)
    return rng.choice([f"{text} Photo: {credit}", f"{text} ({credit})"]), Caption(text, credit)


# ---------------------------------------------------------------- casing


def ordinary(rng: random.Random, a: Article) -> Place | None:
    """A capital on a word that stands small twice elsewhere in the article."""
    counts = Counter(re.findall(r"\b[a-z]{5,}\b", a.text))
    return swap(
        r"(?<=[a-z] )[a-z]{5,}\b",
        lambda _, m: m.group().capitalize(),
        lambda a, m: counts[m.group()] > 2 and unquoted(a, m),
    )(rng, a)  # type: ignore[return-value]


# ---------------------------------------------------------------- duplication


def repeat(pattern: str, only: Callable[[Article, re.Match[str]], bool] | None = unquoted) -> Make:
    return swap(pattern, lambda _, m: f"{m.group()} {m.group()}", only)


def sentence_again(rng: random.Random, a: Article) -> Place | None:
    spots = [(s, e) for s, e in a.whole if s >= a.body and unquoted_span(a, s, e)]
    if not spots:
        return None
    s, e = rng.choice(spots)
    return Place(e, e, " " + a.text[s:e], source=(s, e))


def sentence_later(rng: random.Random, a: Article) -> Place | None:
    """An earlier sentence from within a paragraph stands again at the start of a later one: there it interrupts."""
    spots = [(s, e) for s, e in a.whole if s >= a.body and unquoted_span(a, s, e) and (s, e) not in a.paragraphs]
    later = [(s, e, p) for s, e in spots for p in a.boundaries if p > e + 60]
    if not later:
        return None
    s, e, p = rng.choice(later)
    return Place(p, p, a.text[s:e] + " ", source=(s, e))


def paragraph_again(rng: random.Random, a: Article) -> Place | None:
    spots = [(s, e) for s, e in a.paragraphs[1:-1] if a.is_whole(s, e)]
    if not spots:
        return None
    s, e = rng.choice(spots)
    return Place(e, e, "\n\n" + a.text[s:e], source=(s, e))


def standfirst(rng: random.Random, a: Article) -> Place | None:
    first = [(s, e) for s, e in a.whole if s == a.body and unquoted_span(a, s, e)]
    if not first or a.title:
        return None
    return Place(0, 0, a.text[slice(*first[0])] + "\n\n", source=first[0], edge=True)


def pull_quote(rng: random.Random, a: Article) -> Place | None:
    spots = [(s, e + 1) for s, e in a.quotations if e - s > 40 and a.text[e - 1] in ".!?"]
    later = [(s, e, p) for s, e in spots for p in a.boundaries if p > e + 40]
    if not later:
        return None
    s, e, p = rng.choice(later)
    return Place(p, p, a.text[s:e] + "\n\n", source=(s, e))


def title_again(rng: random.Random, a: Article) -> Place | None:
    return Place(0, 0, a.title + "\n\n", source=a.paragraphs[0], edge=True) if a.title else None


# ---------------------------------------------------------------- captions and glue


def glued_caption(rng: random.Random, a: Article) -> Place | None:
    row = next(row for row in WORDINGS["captioned"] if row.get("glued"))
    text, credit = a_caption(rng, LISTS)
    spots = [p for p in a.boundaries if a.text[p].isupper()]
    if not spots:
        return None
    line = fill(rng, rng.choice(row["patterns"]), {"caption": [text], "credit": [credit]})
    return Place((at := rng.choice(spots)), at, line + rng.choice(["", " "]), Caption(text, credit))


def credit_at_end(rng: random.Random, a: Article) -> Place | None:
    # A single sentence with a credit behind it would be a caption.
    last = [(s, e) for s, e in a.whole if any(e == end and s > start for start, end in a.paragraphs[:-1])]
    ends = [e for s, e in last if a.text[e - 1] == "."]
    if not ends:
        return None
    name, agency = rng.choice(LISTS["name"]), rng.choice(LISTS["agency"])
    credit = rng.choice([f"{name} / {agency}", f"{name.upper()}/{agency.upper()}"])
    line = rng.choice([f"{credit} – Pictures", f"Photo: {credit}", f"PHOTO: {credit}"])
    return Place((at := rng.choice(ends)), at, line, Caption("", credit))


def byline_glued(rng: random.Random, a: Article) -> Place | None:
    if not a.text[0].isupper():
        return None
    line = fill(rng, rng.choice(["By {name}", "By {name}, {agency}", "By {name}{d} {month} 2021"]), LISTS)
    return Place(0, 0, line, source=(0, 20)) if not a.title else Place(a.body - 2, a.body, line + "\n\n")


def caption_cut_in_two(rng: random.Random, a: Article) -> Place | None:
    text, credit = a_caption(rng, LISTS)
    spaces = [m.start() for m in re.finditer(" (?=[a-z])", text)]
    cut = spaces[len(spaces) // 2]
    return line_between(f"{text[:cut]}\n{text[cut + 1 :]} ({credit})", "between", rng, a, Caption(text, credit))


def stands_elsewhere(a: Article, m: re.Match[str]) -> bool:
    """The name before the border is written elsewhere in the article."""
    return a.text.count(a.text[m.start() - 5 : m.start()]) > 1


SEEN: dict[str, Make] = {
    # encoding
    "encoding.mojibake_apostrophe": swap(r"(?<=[a-z])['’](?=(?:s|t|re|ve|ll|d)\b)", mojibake("’")),
    "encoding.mojibake_quotes": quotation(lambda q: mojibake("“") + q[1:-1] + mojibake("”")),
    "encoding.mojibake_dash": swap(r"(?<= )[–—](?= )", lambda _, m: mojibake(m.group())),
    "encoding.mojibake_accent": swap(r"[à-öø-ÿąćęłńśźżăšžčđ]", lambda _, m: mojibake(m.group())),
    "encoding.entity_amp": swap(r"&", "&amp;"),
    "encoding.entity_quot": quotation(lambda q: "&quot;" + q[1:-1] + "&quot;"),
    "encoding.entity_number": swap(
        r"(?<=[a-z])['’](?=s\b)", lambda rng, _: rng.choice(["&#039;", "&#8217;", "&rsquo;"])
    ),
    "encoding.tag_inline": swap(
        r"\b[a-z]{4,} [a-z]{4,}\b",
        lambda rng, m: rng.choice(["<b>{}</b>", "<em>{}</em>", "<strong>{}</strong>"]).format(m.group()),
    ),
    "encoding.tag_break": swap(r"(?<=[.!?])(?=\n\n)", lambda rng, _: rng.choice(["<br>", "<br />", "</p>"])),
    "encoding.soft_hyphen": swap(r"(?<=\b[a-z]{4})(?=[a-z]{4,}\b)", "\N{SOFT HYPHEN}"),
    "encoding.zero_width": swap(r"(?<=[a-z] )(?=[a-z]{4,}\b)", "\N{ZERO WIDTH SPACE}"),
    "encoding.look_alike": swap(
        r"\b[a-z]*[aeocpx][a-z]*\b", lambda _, m: m.group().translate(CYRILLIC), lambda a, m: len(m.group()) > 5
    ),
    "encoding.fullwidth_digits": swap(r"(?<![\d,.])\b\d{2,4}\b(?![,.]\d)", lambda _, m: fullwidth(m.group())),
    "encoding.fullwidth_letters": swap(r"\b[A-Z]{2,4}\b", lambda _, m: fullwidth(m.group())),
    "encoding.lost_apostrophe_sign": swap(r"(?<=[a-z])['’](?=(?:s|t|re|ve|ll)\b)", "\N{REPLACEMENT CHARACTER}"),
    "encoding.lost_pair": lost_pair,
    "encoding.lost_letter": lost_letter,
    "encoding.escaped_json": quotation(lambda q: "\\u201c" + q[1:-1] + "\\u201d"),
    "encoding.lost_apostrophe": swap(r"\b(does|did|is|was|has|have|would|could|should)n['’]t\b", r"\1nt"),
    "encoding.control": swap(r"(?<=[a-z]{3})(?= [a-z]{3})", "\x02"),
    # white space
    "whitespace.before_comma": swap(r"(?<=[a-z]),(?= [a-z])", " ,"),
    "whitespace.before_stop": swap(r"(?<=[a-z]{3})\.(?= [A-Z]|\n)", " ."),
    "whitespace.before_question": swap(r"(?<=[a-z])\?", " ?"),
    "whitespace.moved_comma": swap(r"(?<=[a-z]), (?=[a-z])", " ,"),
    "whitespace.double": swap(r"(?<=[a-z]) (?=[a-z])", "  "),
    "whitespace.no_break": swap(r"(?<=[a-z]{3}) (?=[a-z]{3})", NBSP),
    "whitespace.wrap": wrapped(68),
    "whitespace.in_brackets": swap(r"(?<= )\((?=\w)([^()\n]{2,60})(?<=\w)\)", r"( \1 )"),
    "whitespace.in_quotes": quotation(lambda q: f"{q[0]} {q[1:-1]} {q[-1]}", lambda a, s, e: a.text[e - 1].isalpha()),
    "whitespace.hyphen_space": swap(r"\b([a-z]{3,})-(?!and|or|to)([a-z]{3,})\b", r"\1- \2"),
    "whitespace.column_hyphen": column_hyphen,
    "whitespace.apostrophe_space": swap(r"(?<=[a-z])(?=['’]s [a-z])", " "),
    "whitespace.line_starts_with_mark": swap(r"(?<=[a-z]{3})(?=\. [A-Z])", "\n", lambda a, m: unquoted(a, m)),
    # punctuation
    "punctuation.doubled_comma": swap(r"(?<=[a-z]),(?= [a-z])", ",,"),
    "punctuation.doubled_stop": swap(r"(?<=[a-z]{3})\.(?= [A-Z]|\n)", ".."),
    "punctuation.stop_space_stop": swap(r"(?<=[a-z]{3})\.(?= [A-Z]|\n)", ". ."),
    "punctuation.no_space_comma": swap(r"(?<=[a-z]), (?=[a-z])", ","),
    "punctuation.no_space_bracket": swap(r"(?<=\w\)) (?=[a-z])", ""),
    "punctuation.cjk_comma": swap(r"(?<=[a-z]), (?=[a-z])", "，"),
    "punctuation.cjk_stop": swap(r"(?<=[a-z]{3})\. (?=[A-Z])", "。"),
    "punctuation.fullwidth_colon": swap(r"(?<=[a-z])([:;]) (?=\w)", lambda _, m: fullwidth(m.group(1))),
    "punctuation.arabic_comma": swap(r"(?<=[a-z]),(?= [a-z])", "،"),
    "punctuation.arabic_question": swap(r"(?<=[a-z])\?", "؟"),
    "punctuation.number_comma": swap(r"(?<=\b\d),(?=\d{3}\b)", ", "),
    "punctuation.number_point": swap(r"(?<=\b\d)\.(?=\d (?:percent|per cent|million|billion)|\d%)", ". "),
    "punctuation.abbreviation": swap(r"\bU\.S\.(?= [a-z])", "U. S."),
    "punctuation.decade": swap(r"\b(1[89]\d0|20[012]0)s\b", r"\1’s"),
    "punctuation.inverted": swap(r"(?<=[\"“])(?=[A-Z][^\"“”.!]{5,80}\?)", "¿"),
    "punctuation.percent_space": swap(r"(?<=\d)%", " %"),
    "punctuation.dateline_dash": swap(
        r"(?<=\)) [–—] (?=[A-Z])", lambda rng, _: rng.choice([" —", "—"]), lambda a, m: m.start() < a.body + 40
    ),
    # quotes
    "quotes.reversed_open": quotation(lambda q: "”" + q[1:]),
    "quotes.reversed_both": marks("”", "“"),
    "quotes.guillemets": marks("«", "»"),
    "quotes.guillemets_spaced": marks("« ", " »"),
    "quotes.german": marks("„", "“"),
    "quotes.corner": marks("「", "」"),
    "quotes.two_apostrophes": marks("''", "''", not_nested),
    "quotes.doubled": marks('""', '""'),
    "quotes.mixed_close": quotation(lambda q: q[:-1] + "»"),
    "quotes.spaced": quotation(lambda q: f"{q[0]} {q[1:-1]} {q[-1]}", lambda a, s, e: a.text[e - 1] in ".,?!"),
    "quotes.unclosed": quotation(lambda q: q[:-1], closes_paragraph),
    "quotes.orphan": orphan,
    "quotes.order_outside": quotation(lambda q: f"{q[:-2]}{q[-1]},", before_said),
    "quotes.order_stop_comma": quotation(lambda q: f"{q[:-2]}.{q[-1]} ,", before_said),
    "quotes.order_dash": quotation(lambda q: f"«{q[1:-2]}», —", before_said),
    "quotes.dialogue_dash": dialogue,
    "quotes.glued_close": swap(
        r"(?<=[,.?!][\"”]) (?=[A-Za-z])", "", lambda a, m: any(m.start() - 1 == e for _, e in a.quotations)
    ),
    "quotes.acute_apostrophe": swap(r"(?<=[a-z])['’](?=(?:s|t|re|ve|ll)\b)", "´"),
    # sentence
    "sentence.cut_preposition": swap(
        r"(?<=[a-z]{4}) (?=(?:in|for|with|from|at|during|after|against) (?:the|a|an|his|her|its|their) )",
        ". ",
        inside(5),
    ),
    "sentence.cut_conjunction": swap(
        r"(?<=[a-z]{4}) (?=(?:and|but|because|although|while) (?:the|a|he|she|it|they|his|her)\b)", ". ", inside(5)
    ),
    "sentence.paragraph_split": split_paragraph,
    "sentence.lost_stop": lost_stop,
    "sentence.word_left": word_left,
    "sentence.said_left": said_left,
    "sentence.no_stop_after_quote": swap(
        r"\.(?=[\"”] (?:He|She|The|It|They) )", "", lambda a, m: any(m.end() == e for _, e in a.quotations)
    ),
    "sentence.caption_inside": in_sentence(caption_line),
    # casing
    "casing.link_capital": swap(rf"(?<=[a-z] )({FUNCTION})(?= )", lambda _, m: m.group().capitalize()),
    "casing.ordinary_word": ordinary,
    "casing.lower_start": swap(
        r"(?<=[a-z]{3}[.] )(The|He|She|They|It|In|But|After|This|We|There|A)(?= [a-z])", lambda _, m: m.group().lower()
    ),
    "casing.lower_paragraph": swap(
        r"(?<=[.!?]\n\n)(The|He|She|They|It|In|But|After|This|We|There|A)(?= [a-z])", lambda _, m: m.group().lower()
    ),
    "casing.demonym": swap(rf"(?<=[a-z] )\b({DEMONYMS})(?= [a-z])", lambda _, m: m.group().lower()),
    "casing.upper_run": swap(
        r"(?<=[a-z] )[a-z]{3,}(?: [a-z]{2,}){3,4}(?= [a-z])", lambda _, m: m.group().upper(), inside(3)
    ),
    "casing.title_run": swap(
        r"(?<=[a-z] )[a-z]{3,} (?:the|of|in|to|for|with) [a-z]{3,}(?: [a-z]{2,}){2}(?= [a-z])",
        lambda _, m: m.group().title(),
        inside(3),
    ),
    # glue
    "glue.word_function": swap(rf"(?<=[a-z]{{4}}) (?=(?:{FUNCTION}) )", ""),
    "glue.lower_capital": swap(r"(?<=\b[a-z]{4,}) (?=[A-Z][a-z]{3,})", ""),
    "glue.name_function": swap(r"(?<=\b[A-Z][a-z]{4}) (?=(?:the|and|that|has|was|with) )", "", stands_elsewhere),
    "glue.stop": swap(r"(?<=[a-z]{3}\.) (?=[A-Z][a-z]+ )", ""),
    "glue.question": swap(r"(?<=[a-z][?!]) (?=[A-Z])", ""),
    "glue.digit_word": swap(r"(?<= \d{2}) (?=[a-z]{4})", ""),
    "glue.capital_function": swap(rf"(?<=[a-z]{{4}}) (?:{FUNCTION})(?= )", lambda _, m: m.group().strip().capitalize()),
    "glue.credit_end": credit_at_end,
    "glue.byline": byline_glued,
    # duplication
    "duplication.function_word": repeat(rf"(?<= )(?:{FUNCTION}|is|was|has|a)(?= )"),
    "duplication.verb": repeat(r"(?<=\b(?:is|was) )[a-z]{3,}(?:ing|ed)(?= )"),
    "duplication.phrase": repeat(rf"(?<=[a-z] )(?:{FUNCTION}) (?:the|a|his|her|its|their) [a-z]{{4,}}(?= )"),
    "duplication.sentence": sentence_again,
    "duplication.sentence_later": sentence_later,
    "duplication.paragraph": paragraph_again,
    "duplication.standfirst": standfirst,
    "duplication.pull_quote": pull_quote,
    "duplication.title": title_again,
    # captions: the rest is in forms.toml
    "caption.cut_in_two": caption_cut_in_two,
    "caption.glued_to_next": glued_caption,
}


def worded(wordings: dict) -> dict[str, Make]:
    """The rows of a wordings file."""
    rows = {row["name"]: furniture(row, LISTS) for row in wordings.get("furniture", [])}
    for row in wordings.get("captioned", []):
        if not row.get("glued"):
            rows[row["name"]] = captioned(row["patterns"], LISTS, tuple(row.get("where", ["between"])))
    return rows
