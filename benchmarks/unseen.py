"""The unseen third of the forms. Whoever writes cleaning rules does not read this file (nor forms_unseen.toml)."""

import random
from collections import Counter

import regex as re
from places import Article, Caption, Make, Place, a_caption, fill, line_between, quotation, swap, swap_all
from seen import (
    DEMONYMS,
    FUNCTION,
    LISTS,
    SAYS,
    before_said,
    closes_paragraph,
    in_sentence,
    inside,
    marks,
    mojibake,
    not_nested,
    repeat,
    unquoted,
    unquoted_span,
    wrapped,
)


def ends_sentence(a: Article, start: int, end: int) -> bool:
    """A whole sentence is quoted."""
    return a.text[end - 1] == "." and a.text[start + 1].isupper() and end - start > 40


def lost_stop_in_quote(rng: random.Random, a: Article) -> Place | None:
    spots = [
        e
        for s, e in a.quotations
        if closes_paragraph(a, s, e) and a.text[e - 1] == "." and len(a.text[s:e].split()) >= 8
    ]
    return Place((at := rng.choice(spots)) - 1, at, "") if spots else None


def split_word(rng: random.Random, a: Article) -> Place | None:
    """The paragraph breaks inside a word of which no half is a word."""
    spots = []
    for m in re.finditer(r"(?<= )[a-z]{8,}(?= )", a.text):
        cut = len(m.group()) // 2
        if m.group()[:cut] not in a.lexicon and m.group()[cut:] not in a.lexicon and m.start() > a.body:
            spots.append(m.start() + cut)
    return Place((at := rng.choice(spots)), at, "\n\n") if spots else None


def whole_quote_dash(rng: random.Random, a: Article) -> list[Place] | None:
    """A quotation with its verb in the middle fills a paragraph: "No," he said. "Go." -> - No, - he said. - Go."""
    spots = []
    for s, e in a.paragraphs:
        inner = [q for q in a.quotations if s <= q[0] < e]
        tag = inner and len(inner) == 2 and inner[0][0] == s and inner[1][1] == e - 1 and before_said(a, *inner[0])
        if tag and a.text[inner[1][0] - 2] == "." and inner[1][0] - inner[0][1] < 60:
            spots.append(inner)
    if not spots:
        return None
    (a1, b1), (a2, b2) = rng.choice(spots)
    return [Place(a1, a1 + 1, "– "), Place(b1, b1 + 1, " –"), Place(a2, a2 + 1, "– "), Place(b2, b2 + 1, "")]


def read_also_line(rng: random.Random) -> tuple[str, Caption | None]:
    return fill(rng, rng.choice(["Read also: {headline}", "Advertisement", "READ MORE: {headline}"]), LISTS), None


def sentence_at_end(rng: random.Random, a: Article) -> Place | None:
    """A sentence comes again at the end of its own paragraph, with others between."""
    spots = []
    for s, e in a.paragraphs:
        own = [x for x in a.whole if s <= x[0] and x[1] <= e and unquoted_span(a, *x)]
        if len(own) > 1 and own[0][1] < own[-1][0] and own[-1][1] == e and s >= a.body and own[0] != own[-1]:
            spots.append((own[0], e))
    if not spots:
        return None
    (s, e), end = rng.choice(spots)
    return Place(end, end, " " + a.text[s:e], source=(s, e))


def paragraph_later(rng: random.Random, a: Article) -> Place | None:
    spots = [(s, e, p) for s, e in a.paragraphs[1:] if a.is_whole(s, e) for p in a.boundaries if p > e + 60]
    if not spots:
        return None
    s, e, p = rng.choice(spots)
    return Place(p, p, a.text[s:e] + "\n\n", source=(s, e))


def paragraph_cut_short(rng: random.Random, a: Article) -> Place | None:
    """A teaser of the first paragraph above it, cut with dots."""
    s, e = a.paragraphs[bool(a.title)]
    words = a.text[s:e].split()
    if len(words) < 22 or not unquoted_span(a, s, e):
        return None
    return Place(
        s,
        s,
        " ".join(words[: rng.randint(12, 16)]).rstrip(",.;:") + rng.choice(["...", "…", " ..."]) + "\n\n",
        source=(s, e),
    )


def pull_quote_bare(rng: random.Random, a: Article) -> Place | None:
    spots = [(s + 1, e) for s, e in a.quotations if e - s > 50 and a.text[e - 1] in ".!?" and a.text[s + 1].isupper()]
    later = [(s, e, p) for s, e in spots for p in a.boundaries if p > e + 60]
    if not later:
        return None
    s, e, p = rng.choice(later)
    return Place(p, p, a.text[s:e] + "\n\n", source=(s, e))


def title_with_site(rng: random.Random, a: Article) -> Place | None:
    if not a.title:
        return None
    site = rng.choice(LISTS["site"])
    line = rng.choice(["{t} - {s}", "{t} | {s}", "{s} | {t}", "{t} – {s}"]).format(t=a.title, s=site)
    return Place(0, 0, line + "\n\n", source=a.paragraphs[0], edge=True)


def tail_repeats(rng: random.Random, a: Article) -> Place | None:
    """The last words of a sentence come again behind its stop: "in the old town. in the old town." """
    spots = []
    for s, e in a.whole:
        m = re.search(r"(?:in|of|on|at|for|from) (?:the|a|his|her|its|their) [a-z]+(?: [a-z]+)?\.$", a.text[s:e])
        if m and a.text[e : e + 1] == " ":
            spots.append((s + m.start(), e))
    if not spots:
        return None
    s, e = rng.choice(spots)
    return Place(e, e, " " + a.text[s:e], source=(s, e))


def caption_end_of_paragraph(rng: random.Random, a: Article) -> Place | None:
    """A caption and its credit on the next line of the same paragraph."""
    text, credit = a_caption(rng, LISTS)
    ends = [e for s, e in a.paragraphs[1:-1] if a.is_whole(s, e)]
    return Place((at := rng.choice(ends)), at, f"\n{text} ({credit})", Caption(text, credit)) if ends else None


def caption_dots(rng: random.Random, a: Article) -> Place | None:
    text, credit = a_caption(rng, LISTS)
    cut = text[: rng.randint(28, 40)].rsplit(" ", 1)[0] + "..."
    return line_between(f"{cut} ({credit})", "between", rng, a, Caption(cut.rstrip("."), credit))


def desk_code_glued(rng: random.Random, a: Article) -> Place | None:
    if a.text[-1] != ".":
        return None
    line = rng.choice([" Enditem", "Enditem", " (END)", "/.", " ---{agency}", " {agency}/rk", " Endit"])
    return Place(len(a.text), len(a.text), line.format(agency=rng.choice(LISTS["agency"])))


def time_glued(rng: random.Random, a: Article) -> Place | None:
    """Date, hour and counter in one string before the first word."""
    if not a.text[a.body].isupper():
        return None
    line = fill(
        rng,
        rng.choice(
            [
                "Updated: {d} {month} 2021 {hh}:{mm}",
                "{d} {month} 2020, {hh}:{mm} | {site}",
                "Published {hh}:{mm} {d} {month} 2019",
            ]
        ),
        LISTS,
    )
    return Place(a.body, a.body, line)


def capital_verb(rng: random.Random, a: Article) -> Place | None:
    counts = Counter(re.findall(r"\b[a-z]{4,}ed\b", a.text))
    return swap(
        r"(?<=[a-z]{3} )[a-z]{4,}ed(?= (?:the|by|in|to)\b)",
        lambda _, m: m.group().capitalize(),
        lambda a, m: counts[m.group()] > 0 and unquoted(a, m),
    )(rng, a)  # type: ignore[return-value]


UNSEEN: dict[str, Make] = {
    # encoding
    "encoding.mojibake_double": swap(r"(?<=[a-z])['’](?=(?:s|t|re|ve|ll)\b)", mojibake(mojibake("’"))),
    "encoding.mojibake_mac": swap(r"(?<=[a-z])['’](?=(?:s|t|re|ve|ll)\b)", "‚Äô"),
    "encoding.entity_hex": swap(r"(?<=[a-z])['’](?=s\b)", lambda rng, _: rng.choice(["&#x27;", "&#x2019;", "&apos;"])),
    "encoding.entity_space": swap(
        r"(?<=[a-z]{3}) (?=[a-z]{3})", lambda rng, _: rng.choice(["&nbsp;", "&#160;", " &nbsp;"])
    ),
    "encoding.entity_double": swap(
        r"(?<=[a-z])['’](?=s\b)", lambda rng, _: rng.choice(["&amp;#39;", "&amp;rsquo;", "&amp;#8217;"])
    ),
    "encoding.tag_link": swap(
        r"\b[A-Z][a-z]{3,}\b", lambda rng, m: f'<a href="https://example.com/t/{rng.randint(1, 99)}">{m.group()}</a>'
    ),
    "encoding.tag_span": swap(
        r"\b[a-z]{5,}\b",
        lambda rng, m: rng.choice(['<span class="hl">{}</span>', "<i>{}</i>", "<u>{}</u>"]).format(m.group()),
    ),
    "encoding.mark_invisible": swap(
        r"(?<=[a-z] )(?=[a-z]{4,}\b)", lambda rng, _: rng.choice(["\ufeff", "\u200e", "\u2060", "\u200c"])
    ),
    "encoding.ligature": swap(r"(?<=[a-z])f[il](?=[a-z])", lambda _, m: {"fi": "ﬁ", "fl": "ﬂ"}[m.group()]),
    "encoding.greek": swap(
        r"\b[a-z]*o[a-z]*\b", lambda _, m: m.group().replace("o", "ο"), lambda a, m: len(m.group()) > 5
    ),
    "encoding.c1_apostrophe": swap(r"(?<=[a-z])['’](?=(?:s|t|re|ve|ll)\b)", "\x92"),
    "encoding.roman_apostrophe": swap_all(r"(?<=[a-z])['’](?=(?:s|t|re|ve|ll)\b)", "í"),
    "encoding.escaped_marks": quotation(lambda q: '\\"' + q[1:-1] + '\\"'),
    "encoding.fullwidth_percent": swap(r"(?<=\d)%", "％"),
    # white space
    "whitespace.tab": swap(r"(?<=[a-z]) (?=[a-z])", lambda rng, _: rng.choice(["\t", " \t", "   "])),
    "whitespace.odd_space": swap(
        r"(?<=[a-z]{3}) (?=[a-z]{3})", lambda rng, _: rng.choice(["\u2009", "\u202f", "\u3000", "\u2003"])
    ),
    "whitespace.before_colon": swap(r"(?<=[a-z])(?=[:;] \w)", " "),
    "whitespace.moved_stop": swap(r"(?<=[a-z]{3})\. (?=[A-Z][a-z])", " ."),
    "whitespace.columns": wrapped(26),
    "whitespace.one_bracket": swap(r"(?<= )\((?=\w[^()\n]{2,60}\w\))", "( "),
    "whitespace.hyphen_before": swap(r"\b([a-z]{3,})-([a-z]{4,}(?:ing|ed))\b", r"\1 -\2"),
    # punctuation
    "punctuation.comma_stop": swap(r"(?<=[a-z]{3})(?=\. [A-Z]|\.\n)", ","),
    "punctuation.no_space_colon": swap(r"(?<=[a-z][:;]) (?=[a-z])", ""),
    "punctuation.no_space_before_bracket": swap(r"(?<=[a-z]) (?=\(\w)", ""),
    "punctuation.cjk_list": swap(
        r"(?<=[a-z]), (?=[a-z]+ (?:and|or) [a-z])",
        "、",
        lambda a, m: (
            re.search(r", \w+$", a.text[m.start() - 14 : m.start()]) is None
            and re.search(r"\w, $", a.text[: m.start()]) is None
        ),
    ),
    "punctuation.fullwidth_brackets": swap(r" \(([^()\n]{2,60})\)", r"（\1）"),
    "punctuation.fullwidth_question": swap(r"(?<=[a-z])\?", "？"),
    "punctuation.danda": swap(r"(?<=[a-z]{3})\.(?= [A-Z]|\n)", "।"),
    "punctuation.arabic_semicolon": swap(r"(?<=[a-z]);(?= )", "؛"),
    "punctuation.space_before_thousand": swap(r"(?<=\b\d),(?=\d{3}\b)", " ,"),
    "punctuation.am_pm": swap(r"\b([ap])\.m\.", r"\1. m."),
    "punctuation.currency_space": swap(r"(?<=[$€£])(?=\d)", " "),
    # quotes
    "quotes.guillemets_turned": marks("»", "«"),
    "quotes.guillemets_single": marks("‹", "›"),
    "quotes.corner_double": marks("『", "』"),
    "quotes.backticks": marks("``", "''", not_nested),
    "quotes.commas": marks(",,", "''", not_nested),
    "quotes.primes": marks("″", "″"),
    "quotes.polish": marks("„", "”"),
    "quotes.one_side_space": quotation(lambda q: f"{q[0]} {q[1:]}"),
    "quotes.stop_outside": quotation(lambda q: f"{q[:-2]}{q[-1]}.", ends_sentence),
    "quotes.order_added": quotation(lambda q: f"{q[:-2]}.{q[-1]},", before_said),
    "quotes.whole_dash": whole_quote_dash,
    "quotes.glued_open": swap(rf"(?<=\b(?:{SAYS})[,:]) (?=[\"“])", ""),
    "quotes.grave_apostrophe": swap(r"(?<=[a-z])['’](?=(?:s|t|re|ve|ll)\b)", "`"),
    # sentence
    "sentence.cut_comma": swap(r"(?<=[a-z]{4}), (?=(?:a|an|the|which|who|where) [a-z]+ )", ". , ", inside(5)),
    "sentence.cut_and_broken": swap(
        r"(?<=[a-z]{4}) (?=(?:in|for|with|from|during|after) (?:the|a|his|her|its|their) )", ".\n\n", inside(5)
    ),
    "sentence.word_split": split_word,
    "sentence.stop_in_quote": lost_stop_in_quote,
    "sentence.line_inside": in_sentence(read_also_line),
    "sentence.broken_at_comma": swap(r"(?<=[a-z]{3},) (?=(?:but|and|which|who|where|while) )", "\n\n", inside(4)),
    # casing
    "casing.after_comma": swap(
        r"(?<=[a-z], )(?:and|but|which|who|where|with|after)(?= )", lambda _, m: m.group().capitalize()
    ),
    "casing.verb": capital_verb,
    "casing.day_month": swap(
        r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|October|November|December)\b",
        lambda _, m: m.group().lower(),
    ),
    "casing.quote_start": swap(
        rf"(?<=\b(?:{SAYS})[,:] [\"“])(?:It|We|The|They|He|She|This|There|You)(?= )", lambda _, m: m.group().lower()
    ),
    "casing.function_upper": swap(rf"(?<=[a-z] )(?:{FUNCTION})(?= [a-z])", lambda _, m: m.group().upper(), unquoted),
    "casing.two_capitals": swap(
        r"(?<=[a-z]{3}[.] )(?:The|This|They|There|After|When)(?= [a-z])",
        lambda _, m: m.group()[:2].upper() + m.group()[2:],
    ),
    "casing.pronoun": swap(r"(?<=[a-z,] )I(?= [a-z])", "i"),
    "casing.demonym_start": swap(rf"(?<=\n\n)(?:{DEMONYMS})(?= [a-z])", lambda _, m: m.group().lower()),
    # glue
    "glue.function_word": swap(r"(?<= the) (?=[a-z]{6,})", ""),
    "glue.three_words": swap(r"(?<=[a-z]{4}) (of|in|to|for|with) (?=the )", r"\1"),
    "glue.quote_pronoun": swap(
        r"(?<=[.?!][\"”]) (?=(?:He|She|The|They|It) )",
        "",
        lambda a, m: any(m.start() - 1 == e for _, e in a.quotations),
    ),
    "glue.word_year": swap(r"(?<=[a-z]{2}) (?=(?:19|20)\d\d\b)", ""),
    "glue.acronym": swap(r"(?<= [A-Z]{2}) (?=[a-z]{4,})", ""),
    "glue.time_line": time_glued,
    "glue.desk_code": desk_code_glued,
    # duplication
    "duplication.noun": repeat(r"(?<=\b(?:the) )[a-z]{6,}(?= (?:of|in|is|was|and)\b)"),
    "duplication.phrase_long": repeat(
        r"(?<=[a-z] )(?:in|of|on|for|with) (?:the|a|his|her|its|their) [a-z]+ [a-z]+ [a-z]+(?= )", inside(2)
    ),
    "duplication.sentence_at_end": sentence_at_end,
    "duplication.paragraph_later": paragraph_later,
    "duplication.teaser": paragraph_cut_short,
    "duplication.pull_quote_bare": pull_quote_bare,
    "duplication.title_site": title_with_site,
    "duplication.tail": tail_repeats,
    # captions: the rest is in forms_unseen.toml
    "caption.same_paragraph": caption_end_of_paragraph,
    "caption.cut_by_dots": caption_dots,
}
