"""Marks of another language, doubled and stray marks, lost spaces, broken numbers.

    At half past five，before the city，40 pensioners   ->  At half past five, before the city, 40 pensioners
    discovered an asteroid with it. .                    ->  discovered an asteroid with it.
    a draft of 1,7 meters; %20 of the trees; 40 000 euros ->  1.7 meters; 20% of the trees; 40,000 euros
    CAIRO:A fire; (CNN)Mayor; Rome,three                 ->  CAIRO: A fire; (CNN) Mayor; Rome, three
    In the 1990’s                                        ->  In the 1990s

Left alone: three dots, ratios (3:2), scores, "No. 1", "U.S.", decimals, addresses of the web.
Asked: numbers that can be read two ways (12.500; 58 thousand 320).
"""

import regex

from cleaners.edits import Edit, Pattern, substitute, without_overlaps
from cleaners.marks import has, has_marks, has_word
from cleaners.patterns import pattern
from cleaners.structure import lines_of
from cleaners.words import AUXILIARIES, MONTHS, PREPOSITIONS, has_finite, is_ordinary, known_words, tokens, zipf

_FOREIGN = {"，": ",", "、": ",", "。": ".", "：": ":", "；": ";", "！": "!", "？": "?", "（": "(", "）": ")", "［": "[", "］": "]",
            "،": ",", "؛": ";", "؟": "?", "۔": ".", "।": ".", "॥": ".", "٪": "%", "．": ".", "﹐": ",", "︰": ":", "･": "·", "～": "~",
            "״": '"', "׳": "'", "‚": ",", "﹑": ",", "｡": ".", "､": ",", "¸": ",", "፡": " ", "።": ".", "՝": ",", "։": ".", "፣": ",", "।।": ".", "⁏": ";", "⸮": "?", "､ ": ",",
            "％": "%"}  # fmt: skip
_FOREIGN_MARKS = regex.compile(r"[^\S\n]*(?P<mark>[，、。：；！？（）［］،؛؟۔।॥٪．﹐﹑｡､።፣։])(?P<after>[^\S\n]*)")
_OPENING = ("(", "[")
_AFTER_NO_SPACE = frozenset(["", "\n", *")]”’»」』,.;:!?），。；"])  # before these no space is put
_UNITS = (
    r"(?:meters?|metres?|m|km|kilometers?|kilometres?|cm|centimeters?|centimetres?|mm|kg|kilograms?|kilos?|tons?|tonnes?|t|liters?|"
    r"litres?|hectares?|percent|per cent|percentage points?|%|degrees?|°C|million|billion|trillion|points?|miles?|inches|feet|"
    r"square|nautical|sea|milles|knots?|kilowatts?|megawatts?|[kMG]W|volts?|acres?|carats?|barrels?|crore|lakh|pounds?|pesos?|"
    r"rubles?|roubles?|hryvnias?|zlotys?|crowns?|francs?|liras?|rials?|yuan|yen|won|reais|rupees?|dirhams?|dinars?|times|hours?|seconds?|minutes?|days?|weeks?|months?|years?|magnitude|euros?|dollars?|on the Richter)"
)
_ABBREVIATION = r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|Nos|vs|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Prof|Jr|Sr|Inc|Co|Ltd|Corp|etc|approx|a\.m|p\.m|i\.e|e\.g|U\.S|U\.N|U\.K|E\.U|D\.C))"

PATTERNS = [
    Pattern("punctuation.name_dot", regex.compile(r"(?<=\p{Lu}\p{Ll}+)[·•・‧∙](?=\p{Lu}\p{Ll})"), " ", "A dot stood between the parts of the name, as in Chinese.", 0.95, needs=has_marks(r"\x00[·•・‧∙]\x00")),
    Pattern("punctuation.stray_mark", regex.compile(r"(?<=^|\n)(?:\\|;|\||~|\^|:|>(?!>))[^\S\n]+(?=[\p{Lu}“\"])"), "", "A mark was left at the start of the paragraph.", 0.93, needs=has_marks(r"(?:\A|\n)[\\;,|~^.:>] ")),
    Pattern("punctuation.half_spaced_dash", regex.compile(r"(?<=[\p{Ll},”\"’] [–—])(?=\p{L})(?!(?:and|or|as|to|then)\b)(?![^\n—–]{1,80}[—–][.,])"), " ", "The space behind the dash was lost.", 0.93, needs=has_marks(r"\s[–—]\x00")),
    Pattern("punctuation.half_spaced_dash", regex.compile(r"(?<=\p{Ll}{2})(?=[–—] \p{L})(?!. (?:and|or|as|to|no|well|oh|yes|but then|I mean)\b)"), " ", "The space before the dash was lost.", 0.93, needs=has_marks(r"\x00[–—] \x00")),
    Pattern("punctuation.doubled", regex.compile(r"(?<=\p{Ll}{3})(?<!\b(?:Inc|Ltd|etc|Corp|Bros|vs))\.,(?=\s+[\p{Lu}“\"]|\s*$)"), ".", "A comma stood behind the full stop.", 0.94, needs=has_marks(r"\.,")),
    Pattern("punctuation.stray_stop", regex.compile(r"(?<=[\p{L}\p{N})%”\"’»]\s?[.!?]|[.!?][”\"’»])(?![^\S\n]+\.[^\S\n]+\.)[^\S\n]+(?:\.(?![.\p{L}\p{N}])[^\S\n]*(?=\n|\Z)|\.(?![.\p{L}\p{N}])(?=[^\S\n]|[“\"«]))"), "", "A second full stop stood behind the first.", 0.97, needs=has_marks(r"[^\S\n]\.")),
    Pattern("punctuation.stray_mark", regex.compile(r"(?<=\p{L}[.!?])[^\S\n]+,(?=\s)"), "", "A comma stood behind the end of the sentence.", 0.85, "query", needs=has_marks(r"[.!?][^\S\n]+,")),
    Pattern("punctuation.line_start", regex.compile(r"(?<=\p{L})\s*\n\s*(?P<mark>[.,])[^\S\n]+(?=\p{L})"), r"\g<mark> ", "The mark slipped to the start of the next line.", 0.93, needs=has_marks(r"\n[^\S\n]*[.,]")),
    Pattern("punctuation.doubled", regex.compile(r"(?<=[\p{L}\p{N})%”\"’»])(?<!\b(?:etc|a\.m|p\.m|Inc|Co|Jr|Sr|vs|Corp|Ltd))\.\.(?![.\p{L}\p{N}/])(?=\s|\Z|[”\"’»])"), None, "The mark was doubled.", 0.97, needs=has_marks(r"\.\.")),
    Pattern("punctuation.doubled", regex.compile(r"(?P<mark>[;:])(?:[^\S\n]?(?P=mark))+(?=\s|\Z)"), r"\g<mark>", "The mark was doubled.", 0.95, needs=has_marks(r"[;:][^\S\n]?[;:]")),
    Pattern("punctuation.doubled", regex.compile(r"(?<=[\p{L}\p{N}]),[^\S\n]?\.(?=\s|\Z)"), ".", "Comma and full stop stood together.", 0.9, needs=has_marks(r",[^\S\n]?\.")),
    Pattern("punctuation.ratio", regex.compile(r"(?<=\d)\s?[∶︰]\s?(?=\d)"), ":", "The mark is of another language.", 0.97, needs=has_marks(r"[∶︰]")),
    Pattern("punctuation.number", regex.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d{1,2}(?![\d,.]\d|\d)"), None, "Stop and comma stood in the order of another language.", 0.97, needs=has_marks(r"(?s)(?=.*\x00\.\x00).*\x00,\x00")),
    Pattern("punctuation.number", regex.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3}){2,}(?![\d,.]\d|\d)"), None, "Full stops grouped the digits.", 0.96, needs=has_marks(r"\x00\.\x00")),
    Pattern("punctuation.percent", regex.compile(r"(?<=\d)[ \u00a0\u202f]%(?![\p{L}\p{N}])"), "%", "A space stood before the per cent sign.", 0.96, needs=has_marks(r"[ \u00a0\u202f]%")),
    Pattern("punctuation.currency", regex.compile(r"(?<![\p{L}\d])(?P<sign>(?:US|A|C|HK|NZ|S)?[$€£¥₹])[ \u00a0](?=\d)"), r"\g<sign>", "A space stood behind the sign of the currency.", 0.94, needs=has_marks(r"[$€£¥₹][ \u00a0]")),
    Pattern("punctuation.am_pm", regex.compile(r"(?<=\d) ?(?P<a>[ap])\. m\.(?=[\s,)]|$)"), r" \g<a>.m.", "A space broke the abbreviation.", 0.95, needs=has_word("m")),
    Pattern("whitespace.moved", regex.compile(r"(?<=\p{Ll}{2}|\d|\p{Ll}[”\")])[^\S\n]+\.(?!Net\b)(?=\p{Lu}\p{Ll}|[“\"]\p{Lu})"), ". ", "The space stood before the stop instead of after it.", 0.96, needs=has_marks(r"[^\S\n]\.(?:\x00|[“\"])")),
    Pattern("punctuation.percent", regex.compile(r"(?<![\p{L}\p{N}%/=&+\-])[%٪％][^\S\n]?(?P<number>\d{1,3}(?:[.,]\d{1,2})?)(?![\p{N}%\p{L}])"), r"\g<number>%", "The per cent sign stood before the number.", 0.96, needs=has_marks(r"[%٪％][^\S\n]?\x00")),
    Pattern("punctuation.decade", regex.compile(r"(?<=\b(?:[Tt]he|[Ee]arly|[Mm]id|[Ll]ate)[ -](?:1[5-9]|20)\d0) ?[’'](?=s\b)(?!s’)"), "", "A decade is written without the apostrophe.", 0.93, needs=has_marks(r"\x00[’']\x00")),
    Pattern("punctuation.number", regex.compile(rf"(?<![\d.,\p{{L}}])(?P<whole>\d{{1,3}}),(?P<part>\d{{1,2}})(?=[\s\u00a0]?{_UNITS}(?!\p{{L}}))"), r"\g<whole>.\g<part>", "A comma stood for the decimal point.", 0.96, needs=has_marks(r"\x00,\x00")),
    Pattern("punctuation.number", regex.compile(r"(?<![\d.,]|\d[ \u00a0\u202f])(?P<a>[1-9]\d{0,2})[\u00a0\u202f\u2009](?P<b>\d{3})(?:[\u00a0\u202f\u2009](?P<c>\d{3}))?(?![\d.,]\d|[\u00a0\u202f\u2009]\d|\d)"), None, "A space grouped the digits.", 0.95, needs=has_marks(r"[\u00a0\u202f\u2009]")),
    Pattern("punctuation.number", regex.compile(r"(?<![\d.,])(?P<a>[1-9]\d{0,2}), (?P<b>\d00)(?=\s(?:people|persons|euros?|dollars?|rubles?|yuan|yen|rupees|meters|metres|kilometers|kilometres|tons|tonnes|troops|soldiers|residents|workers|hectares|square|students|pupils|families|houses|cases|votes|jobs)\b)"), r"\g<a>,\g<b>", "A space broke the number.", 0.93, needs=has(r"\d, \d00")),
    Pattern("punctuation.number", regex.compile(r"(?<![\d.,])(?P<a>\d{1,3})\. (?P<b>\d{1,3})(?=[\s\u00a0]?(?:percent|per cent|%|million|billion|trillion|degrees|magnitude|km|meters|metres|kilometers|kilometres|tons|tonnes)(?!\p{L}))"), r"\g<a>.\g<b>", "A space broke the number.", 0.94, needs=has(r"\d\. \d")),
    Pattern("punctuation.abbreviation", regex.compile(r"\b(?P<a>U)\. (?P<b>S|N|K)\.(?=[\s,)])"), r"\g<a>.\g<b>.", "A space broke the abbreviation.", 0.96, needs=has_word("u")),
    Pattern("punctuation.abbreviation", regex.compile(r"\b(?P<a>\p{Lu})& (?P<b>\p{Lu})\b"), r"\g<a>&\g<b>", "A space broke the abbreviation.", 0.96, needs=has_marks(r"& ")),
    Pattern("punctuation.number", regex.compile(r"(?<=\b(?:(?:more|less|fewer) than|about|nearly|almost|some|only|at least|approximately|exceeded|around|reached|roughly) [$€£]?|[$€£]|\b(?:from|to|than|over) (?=\d,))(?P<a>[1-9]\d{0,2}), (?P<b>\d{3})(?![\d,])"), r"\g<a>,\g<b>", "A space broke the number.", 0.94, needs=has(r"\d, \d{3}")),
    Pattern("punctuation.number", regex.compile(r"(?<![\d.,])(?<!\d, )(?P<a>[1-9]\d{0,2}), (?P<b>000|\d{3}(?= \p{Ll}{4,}| of (?:the|its|their|them|those|these)\b))(?![\d,])"), r"\g<a>,\g<b>", "A space broke the number.", 0.96, needs=has(r"\d, \d{3}")),
    Pattern("punctuation.no_space", regex.compile(r"(?<=(?:[\p{Ll}\d)%”\"’]|\p{Lu}{3}),)(?=\p{L}{2}|a )(?<!\d,(?=\d))"), " ", "The space behind the comma was lost.", 0.96, needs=has_marks(r",\x00")),
    Pattern("punctuation.no_space", regex.compile(r"(?<=(?:\p{Ll}{2}|\d);)(?=\p{L})"), " ", "The space behind the semicolon was lost.", 0.95, needs=has_marks(r";\x00")),
    Pattern("punctuation.no_space", regex.compile(r"(?<=\p{Ll}{3}[!?])(?=\p{Lu}\p{Ll}|I )"), " ", "The space behind the mark was lost.", 0.95, needs=has_marks(r"[!?]\x00")),
    Pattern("punctuation.no_space", regex.compile(r"(?<=\p{Ll}{2},)(?=\d{1,3},? )"), " ", "The space behind the comma was lost.", 0.95, needs=has_marks(r",\x00")),
    Pattern("punctuation.doubled", regex.compile(r"(?<=\b[ap]\.m)\.\.(?!\.)"), ".", "The mark was doubled.", 0.96, needs=has_marks(r"\.\.")),
    Pattern("punctuation.no_space", regex.compile(r"(?<=[\p{Ll} ]\p{Ll}{3}:)(?=\p{Ll}{2,} \p{Ll})"), " ", "The space behind the colon was lost.", 0.93, needs=has_marks(r":\x00")),
    Pattern("punctuation.no_space", regex.compile(r"(?<=\p{Ll}{2}:)(?=\p{Lu}\p{Ll}+ )"), " ", "The space behind the colon was lost.", 0.93, needs=has_marks(r":\x00")),
    Pattern("punctuation.no_space", regex.compile(r"(?<=\p{Ll}{2})(?<!\b[Pp]oly)(?=\((?![IVX]+\)|\p{Ll}{1,4}\))[\p{L}\d][^()\n]{1,80}\)(?=[\s.,;:]|\p{L}))"), " ", "The space before the bracket was lost.", 0.93, needs=has_marks(r"\x00\(")),
    Pattern("punctuation.no_space", regex.compile(r"(?<=\p{Ll}{3}[.!?]|\p{Ll}{3}[.!?][”\"])(?=\(\p{Lu}[^()\n]{1,80}\)(?:[\s.]|$))"), " ", "The space before the bracket was lost.", 0.93, needs=has_marks(r"[.!?][”\"]?\(")),
    Pattern("punctuation.no_space", regex.compile(r"(?<=[\p{Ll}’] \(\p{Lu}{3,6}\))(?=\p{Ll}{4})"), " ", "The space behind the bracket was lost.", 0.93, needs=has_marks(r"\)\x00")),
    Pattern("punctuation.stray_mark", regex.compile(r"(?<=\n\n)(?:\. (?=\p{Lu}[^\n]{60,})|\* (?=\p{Lu}{3,}[^\n(]{0,30}\([^\n]{60,}))"), "", "A mark was left at the start of the paragraph.", 0.92, needs=has_marks(r"\n[*.]")),
    Pattern("punctuation.no_space", regex.compile(r"(?<=\([^()\n]{3,80}\))(?<!\(\p{L}{2,5}-?\))(?=\p{L}{2})"), " ", "The space behind the bracket was lost.", 0.95, needs=has_marks(r"\)\x00")),
    Pattern("punctuation.ambiguous_number", regex.compile(r"(?<![\d.,$€£\p{L}/:\-–])[1-9]\d{0,2}\.\d{3}(?![\d.,]\d|\d|\s?(?:km/h|GHz|MHz|inch|%|percent|seconds?))"), None, "The full stop may group thousands or be a decimal point.", 0.7, "query", needs=has_marks(r"\x00\.\x00")),
    Pattern("punctuation.ambiguous_number", regex.compile(r"(?<![\d.,])\d{1,3}(?: thousand \d{1,3}\b| \d{3}(?: \d{3})*(?= \p{Ll}{2,})(?<!\b(?:19|20)\d\d \d{3})|\d? 000\b(?! 0))"), None, "The digits are grouped as in another language.", 0.7, "query", needs=has(r"\d (?:thousand )?\d")),
    Pattern("punctuation.ambiguous_number", regex.compile(r"\b\d{1,2}/\d{1,2} (?:million|billion|thousand)\b|(?<![\d.,])\d+(?: \d{3})+ (?:million|billion)\b"), None, "A fraction of another language stands for a decimal, or the unit was not scaled.", 0.7, "note", needs=has_word("million", "billion", "thousand")),
    Pattern("punctuation.doubled", regex.compile(r"(?<=[\p{L}\p{N})”\"’%]),[^\S\n]{0,2},(?=\s|\Z)"), ",", "The comma was doubled.", 0.93, needs=has_marks(r",[^\S\n]{0,2},")),
]  # fmt: skip

# looked for in the first lines only
DATELINES = [
    Pattern("punctuation.dateline", regex.compile(r"^(?P<a>\p{Lu}[\p{L}\d. ,'’\-]{1,40}?(?: ?\((?:\p{L}|[ /.])+\))?)(?:(?P<left>\s)(?P<dash>[—–])(?=[\p{Lu}“\"])|(?P<dash2>[—–])(?P<right>\s)(?=[\p{Lu}“\"]))(?<=^.{0,60})", regex.M), None, "The dateline ran into the dash.", 0.93),
    Pattern("punctuation.dateline", regex.compile(r"(?<=^(?:\p{Lu}[\p{L} ,.'’\-]{1,40}?)?\(\p{L}[\p{L} /.\-]{1,25}\))(?=\p{Lu}\p{Ll}|\p{Lu} )", regex.M), " ", "The space behind the dateline was lost.", 0.93),
    Pattern("punctuation.dateline", regex.compile(r"^(?P<place>\p{Lu}[\p{L} .'’\-]{2,30}(?:, \d{1,2} \p{L}{3,9}|, \p{L}{3,9} \d{1,2})?)(?P<comma>,)?\s?(?P<agency>\(\p{Lu}[\p{L} /.\-]{1,20}\))\s?(?P<dash>[-–—]{1,2}|_)\s?(?=\p{Lu})", regex.M), None, "The dateline ran into what stands around it.", 0.93),
    Pattern("punctuation.dateline", regex.compile(r"(?<=^\p{Lu}{3}[\p{Lu} ]{0,30}:)(?=\p{Lu}\p{Ll}|A )", regex.M), " ", "The space behind the dateline was lost.", 0.95),
    Pattern("punctuation.dateline", regex.compile(r"(?<=^\(\p{Lu}{2,8}\))[-–—](?=\p{Lu}{3})|(?<=^.{0,60}\d{1,2} \p{Lu}{3})[-–—](?=\p{Lu}\p{Ll})", regex.M), None, "The dateline ran into the dash.", 0.93),
    Pattern("boilerplate.injected", regex.compile(r"(?<=^.{0,40}\)) ?\p{So}\ufe0f?(?= ?[-–—])|(?<=^.{0,40}\) ?[-–—] )\p{So}\ufe0f? ", regex.M), "", "A pictogram was put into the dateline.", 0.93, needs=has_marks(r"\p{So}")),
    Pattern("punctuation.dateline", regex.compile(r"(?<=^\p{Lu}[^\n()“\"]{1,70}\(\p{Lu}[^()\n]{1,30}\))(?:\s?\.?(?P<dash>[–—]|-{1,2})(?=[\p{Lu}“\"])|(?P<dash2>[–—]|-{1,2})\s(?=[\p{Lu}“\"]))", regex.M), None, "The dateline ran into the dash.", 0.94, needs=has_marks(r"\) ?\.?[-–—]{1,2}[\x00“\"]|\)[-–—]{1,2} ")),
]  # fmt: skip

_WEB = regex.compile(
    r"(?:https?://|www\.)\S+|[\w.\-]{1,64}@\S{1,200}|\b[\w\-]+\.(?:com|org|net|info|ru|cn|de|uk|io)\b\S*", regex.I
)
_COLON_SPACE = regex.compile(r"(?<=\p{L}) (?=[:;!?](?:\s|$))")


def fix_punctuation(text: str) -> list[Edit]:
    """Edits to marks, to the spaces they need and to the signs inside numbers; queries where a number has two readings."""
    found = [
        *_foreign_marks(text),
        *_inverted(text),
        *_patterned(text, PATTERNS),
        *_patterned(_head(text), DATELINES),
        *_lost_stop_space(text),
    ]
    datelines = {edit.end for edit in found if edit.rule == "punctuation.dateline"}
    found = [edit for edit in found if edit.rule != "punctuation.half_spaced_dash" or edit.start not in datelines]
    if found and "." in text:
        web = [match.span() for match in _WEB.finditer(text)]
        found = [edit for edit in found if not any(a < edit.end and edit.start < b for a, b in web)]
    return without_overlaps(found)


def _inverted(text: str) -> list[Edit]:
    """¿Do you know? - but not ¡Pobre hombre! in Spanish."""
    if "¿" not in text and "¡" not in text:
        return []
    found = []
    for match in pattern(r"[¿¡]\s?(?P<inside>[“\"‘']?(?:[^\s?!¿¡]+\s?){0,9})").finditer(text):
        words = pattern(r"\p{L}+").findall(match["inside"])
        known = (word.lower() in known_words() or word[0].isupper() for word in words)
        if words and is_ordinary(words[0]) and all(known):
            why = "An inverted mark of Spanish was left."
            found.append(Edit(match.start(), match.start("inside"), "", "punctuation.inverted", why, 0.97))
    return found


def _head(text: str) -> str:
    """The text up to the end of its sixth line."""
    lines = lines_of(text)
    return text[: lines[min(5, len(lines) - 1)].end] if lines else ""


_BROKEN = regex.compile(r"\d[.,] \d")
# "day 3, 200 people", "in Room 12, 300 guests": the first number counts something of its own
_COUNTED = frozenset(
    """
        day age aged chapter page section article room level grade class year week line route gate number no item
        point step part volume stage season round group at by until before after since between match lap mile km
        the of these those his her their its all
    """.split()
)
_MORE_OR_LESS = frozenset("about some nearly almost around only roughly approximately another a an exactly".split())


def _may_be_two_numbers(text: str, start: int, number: str) -> bool:
    """On May 5, 500 guests came: whether the number that begins at `start` may end before the space in it."""
    lead = pattern(r"(?:(?<=\n)|(?<=[.!?;:][”\"’]? )|^)[^.!?;:\n]*$").search(text, max(0, start - 120), start)
    words = tokens(lead.group()) if lead else []
    if not words or text[start - 2 : start - 1] in (",", "(", "—", "–"):
        return False
    last = words[-1]
    if last.lower() in _MORE_OR_LESS or text[start - 1] in "$€£":
        return False
    if last.lower() in MONTHS or last[0].isupper():
        return True
    if "." in number:  # 3. 5 percent
        return False
    if last.lower() in _COUNTED or pattern(r"\d (?:to|and|or) $").search(text, start - 8, start):
        return True
    if pattern(r"\d{2}").match(number) and not number.endswith(" 000"):
        return True  # he had turned 40, 300 artists came
    return words[0].lower() in PREPOSITIONS and words[0][0].isupper() and not has_finite(words)


def _patterned(text: str, table: list[Pattern]) -> list[Edit]:
    """The table, with the replacements that depend on what was matched."""
    found = []
    for edit in substitute(text, table):
        old = text[edit.start : edit.end]
        new = edit.replacement
        if edit.rule == "punctuation.doubled" and new is None:
            new = old[0]
        elif edit.rule == "punctuation.number" and new is None:
            new = pattern(r"[\u00a0\u202f\u2009]").sub(",", old)
            if "." in old:  # 5.000,50
                new = old.translate(str.maketrans(".,", ",."))
        elif edit.rule == "punctuation.dateline" and new is None:
            new = _dateline(old)
        elif edit.rule == "punctuation.ambiguous_number" and edit.kind == "query":
            new = pattern(r"[. ](?=\d{3})").sub(",", old) if " thousand " not in old else None
        kind = "note" if new is None else edit.kind
        if edit.rule == "punctuation.number" and _BROKEN.search(old) and _may_be_two_numbers(text, edit.start, old):
            kind = "query"
        if new != old:
            found.append(Edit(edit.start, edit.end, new, edit.rule, edit.why, edit.confidence, kind))
    return found


def _dateline(old: str) -> str:
    """LATAKIA,(ST)-The -> LATAKIA, (ST) - The; the marks stay what they are."""
    if old.startswith("."):
        return old + " "  # LIMA, March 6 (IBN).-Agrovalle
    if old.strip() in ("-", "--", "–", "—"):
        return f" {old.strip()} "
    spaced = pattern(r"\s*([—–]|-{1,2}|_)\s*$").sub(r" \1 ", pattern(r"\s*([—–])\s*").sub(r" \1 ", old))
    return pattern(r"(?<=\S)\(").sub(" (", spaced)


def _foreign_marks(text: str) -> list[Edit]:
    """，becomes a comma and a space; a line in another script keeps its marks."""
    if text.isascii():
        return []
    found = []
    why = "The mark is of another language."
    for match in _FOREIGN_MARKS.finditer(text):
        mark = _FOREIGN[match["mark"]]
        at, after = match.start("mark"), text[match.end() : match.end() + 1]
        before = text[:at].rstrip()[-1:] if at < 200 else text[at - 200 : at].rstrip()[-1:]
        if not (_latin(before) or _latin(after)) or (mark == "%" and after.isdigit() and not before.isdigit()):
            continue
        if (
            mark == ","
            and match["mark"] == "、"
            and "、" in text[max(0, at - 60) : at]
            and _is_last_item(text, match.end())
        ):
            following = pattern(r"\s*\p{L}+").match(text, match.end())
            mark = "," if following and following.group().strip() in AUXILIARIES else " and"
        if mark in _OPENING:
            gap = (
                " "
                if before and text[match.start() : match.start() + 1] != "\n" and before not in '([“"' and at
                else ""
            )
            start = match.start()
            if (start and text[start - 1] == "\n") or not start:
                gap = ""
            found.append(Edit(start, match.end(), gap + mark, "punctuation.foreign_mark", why, 0.97))
            continue
        closes = after in _AFTER_NO_SPACE or (after in "\"'" and _closes(text, match.end()))
        number = mark in ",.:" and before.isdigit() and after.isdigit() and not match["after"]
        gap = "" if closes or number or (mark == "%" and not after.isalnum()) else " "
        if closes and match["after"] and after in ('"', "'", "”", "“"):
            gap = ""
        start = match.start() if before else at
        if mark == before == ".":
            mark = ""  # crossed.。 How
        found.append(Edit(start, match.end(), mark + gap, "punctuation.foreign_mark", why, 0.97))
    return found


def _closes(text: str, at: int) -> bool:
    """Whether the straight mark at `at` closes: what follows it is no letter."""
    return not text[at + 1 : at + 2].isalnum()


def _latin(char: str) -> bool:
    return bool(char) and (char.isascii() or bool(pattern(r"[\p{Latin}“”‘’«»…%]").match(char)))


def _is_last_item(text: str, at: int) -> bool:
    """Whether the enumeration ends with the item behind `at`: no further 、 in the sentence, and another before."""
    stop = pattern(r"[.。!?！？,，;\n]").search(text[at:])
    clause = text[at : at + stop.start()] if stop else text[at:]
    return "、" not in clause and len(clause.split()) <= 7


_STOP_AND_WORD = has_marks(r"\.\x00")


def _lost_stop_space(text: str) -> list[Edit]:
    """said.He -> said. He; web addresses, initials and file names stay."""
    if not _STOP_AND_WORD(text):
        return []
    found = []
    for match in pattern(
        r"(?P<before>\p{Ll}{2,}|\d|[\p{Ll}\d][”\"’)\]])(?P<stop>[.])(?=(?P<after>\p{Lu}\p{Ll}+|\p{Lu} |A |I ))"
    ).finditer(text):
        before, after = match["before"], match["after"].strip()
        if before.isdigit() and not is_ordinary(after):
            continue
        # Node.Js, Booking.Com: the second part is no word that begins a sentence
        if not is_ordinary(after) and zipf(after) < 2.5 and not is_ordinary(before):
            continue
        at = match.end("stop")
        found.append(Edit(at, at, " ", "glue.stop", "The space behind the full stop was lost.", 0.97))
    return found
