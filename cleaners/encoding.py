"""Characters that a wrong decoding, an export or an editor's system left behind.

    CÃ³ndor Express                           ->  Cóndor Express (through ftfy)
    鈥淎 quiet town                            ->  “A quiet town (UTF-8 read as GBK; also windows-874, Shift-JIS, KOI8-R)
    20 cm, loud\\xadspeakers, ｔｗｏ          ->  20 cm, loudspeakers, two
    the minister�s son                        ->  the minister’s son

Left alone: letters of other scripts in words of their own, emoji with their joiners, í and â in names.
"""

import html
import unicodedata
from functools import cache

import ftfy
import regex

from cleaners.edits import Edit, Pattern, edits_between, substitute, without_overlaps
from cleaners.marks import has, has_marks, has_word
from cleaners.patterns import pattern
from cleaners.words import is_ordinary, zipf

LOST = "\N{REPLACEMENT CHARACTER}"

# Quotation marks stay as they are: which way a curly mark points is what the cleaner of quotes goes by.
_FTFY = ftfy.TextFixerConfig(
    unescape_html=False,
    fix_latin_ligatures=True,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=True,
    remove_control_chars=True,
    normalization=None,
    explain=False,
)

# What ftfy's table of chains lacks. A multi-byte codec also swallows the letter that follows: 鈥檚 is ’s.
_CHAINS = ("cp874", "gbk", "shift_jis", "cp949", "koi8_r", "koi8_u", "mac_latin2", "cp1256", "cp866", "big5")
_TARGETS = "‘’“”–—…•€«»"
_LETTERS = "áàâäãåāăąçćčéèêëēėęěíìîïīıñńňóòôöõøōőšśşșßúùûüūůűýÿžźżğÁÀÂÄÅÇĆČÉÈÊÍÎÑÓÖØŠŚŞÚÜŽĞİł"
_AFTER = ["", *"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:!?-()\"'\n"]

_TAGS = (
    "p br div span em strong b i u a ul ol li h1 h2 h3 h4 h5 h6 img figure figcaption blockquote table tr td th tbody "
    "thead iframe script style font center small sup sub hr section article header footer aside video source picture "
    "button input form label svg path noscript cite q s del ins mark time"
)
_TAG = r"<\\?/?(?:" + "|".join(_TAGS.split()) + r")(?:\s[^<>\n]{0,300}=[^<>\n]{0,300})?\s*/?>"

PATTERNS = [
    Pattern(
        "encoding.comment", regex.compile(r"<!--[^<>]{0,500}?-->"), "", "An HTML comment was left in the text.", 0.99
    ),
    Pattern(
        "encoding.markup",
        regex.compile(r"(?:<br\s*/?>\s*){2,}|</p>\s*<p(?:\s[^<>\n]{0,200})?>", regex.I),
        "\n\n",
        "Markup stood for a paragraph break.",
        0.97,
    ),
    Pattern(
        "encoding.markup",
        regex.compile(r"(?<=\S)(?:<br\s*/?>)+(?=\w)", regex.I),
        " ",
        "Markup stood for a line break.",
        0.97,
    ),
    Pattern("encoding.markup", regex.compile(_TAG.replace("<", "&lt;", 1).replace(r"\s*/?>", r"\s*/?&gt;"), regex.I), "", "Markup was left in the text.", 0.97),
    Pattern("encoding.markup", regex.compile(_TAG, regex.I), "", "Markup was left in the text.", 0.98),
    Pattern(
        "encoding.invisible",
        # joiners stay inside emoji and in scripts that need them
        regex.compile(
            r"[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
            r"|(?<![\p{So}\p{Arabic}\p{Indic_Syllabic_Category=Consonant}\ufe0f])[\u200c\u200d](?!\p{So})"
        ),
        "",
        "An invisible character broke the word or the line.",
        0.99,
    ),
    Pattern(
        "encoding.control",
        regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"),
        "",
        "A control character was left in the text.",
        0.99,
    ),
    Pattern(
        "encoding.apostrophe_lost",
        regex.compile(
            r"\b(?P<stem>[Dd]oes|[Dd]o|[Dd]id|[Ii]s|[Ww]as|[Ww]ere|[Hh]as|[Hh]ad|[Ww]ould|[Cc]ould|[Ss]hould|[Aa]re|[Hh]ave)nt\b"
        ),
        r"\g<stem>n’t",
        "The apostrophe was lost.",
        0.97,
        needs=has_word(*"doesnt dont didnt isnt wasnt werent hasnt hadnt wouldnt couldnt shouldnt arent havent".split()),
    ),
    Pattern(
        "encoding.apostrophe_lost",
        regex.compile(r"\b(?P<stem>[Tt]hey|[Yy]ou)(?P<end>re|ve|ll)\b"),
        r"\g<stem>’\g<end>",
        "The apostrophe was lost.",
        0.97,
        needs=has_word(*"theyre theyve theyll youre youve youll".split()),
    ),
    Pattern(
        "encoding.apostrophe_lost",
        regex.compile(r"\b(?P<stem>[Tt]hat|[Tt]here|[Ww]hat|[Hh]e|[Ss]he)(?P<end>s)\b(?<=thats|Thats|whats|Whats|theres|Theres)"),
        r"\g<stem>’\g<end>",
        "The apostrophe was lost.",
        0.95,
        needs=has_word("thats", "whats", "theres"),
    ),
    Pattern(
        "encoding.mac_apostrophe",
        # the clerkís desk: í for an apostrophe between a letter and an English ending; "Díaz", "aquí" stay
        regex.compile(r"(?<=\b(?:\p{Ll}[a-z]{2,}|[A-Z][a-z]{3,}|[Ww]e|[Hh]e|[Ii]t|I))í(?=(?:s|t|re|ve|ll|d|m)\b)"),
        "’",
        "The apostrophe was decoded as another letter.",
        0.95,
    ),
    Pattern(
        "encoding.grave_accent",
        regex.compile(r"(?<=\p{L})[`´](?=\p{L})"),
        "’",
        "An accent stood for the apostrophe.",
        0.97,
    ),
    Pattern(
        "encoding.lost_character",
        regex.compile(rf"(?<=\p{{L}}){LOST}(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=\p{{L}}s){LOST}(?= \p{{Ll}})(?![^{LOST}\n]*{LOST})"),
        "’",
        "A character was lost; its place says that it was an apostrophe.",
        0.97,
    ),
    Pattern(
        "encoding.lost_character",
        regex.compile(r"(?<=\p{L}{2})\?(?=(?:s|re|ve|ll)\b)|(?<=\p{L}n)\?(?=t\b)"),
        "’",
        "A question mark stood for the apostrophe.",
        0.95,
        needs=has_marks(r"\x00\?\x00"),
    ),
    Pattern(
        "encoding.apostrophe_glyph",
        regex.compile(r"(?<=\p{L})[′ʹ‘‛＇ʼˈ](?=(?:s|t|re|ve|ll|d|m)\b)"),
        "’",
        "Another sign stood for the apostrophe.",
        0.96,
        needs=has(r"[′ʹ‘‛＇ʼˈ]"),
    ),
    Pattern(
        "encoding.shortcode",
        regex.compile(r"(?:\[/?[a-z]+(?:_[a-z0-9]+)+(?:\s[^\[\]\n]{0,200})?\])+|\[/?(?!caption|gallery)[a-z]{2,20}(?: [a-z_]+=[“”\"'][^\[\]\n]{0,80}[“”\"'])+ ?/?\]"),
        "",
        "A code of the publishing system was left in the text.",
        0.96,
        needs=has_marks(r"\["),
    ),
    Pattern(
        "encoding.lost_character",
        regex.compile(rf"(?<=\s){LOST}(?=\s)"),
        "–",
        "A character was lost; its place says that it was a dash.",
        0.95,
    ),
]  # fmt: skip

_SPACES = regex.compile(
    rf"(?<![\w{LOST}]){LOST}(?=\p{{L}}|\d)(?P<inside>[^\n{LOST}]{{1,200}}?)(?<=[\w.,!?]){LOST}(?!\w)"
)
_ENTITY = regex.compile(
    r"&\s?(?:amp;)*(?:#\s?\d{2,7}|#\s?[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8}\d{0,2});"
    r"|(?<=\p{L})\s?&\s?#\s?39\s?;?\s?(?=s\b)"
    r"|&\s?(?:#\s?\d{2,7}|quot|amp|apos|nbsp|[lr][sd]quo|hellip|[nm]dash|eacute|shy)\s?;"
)
_ESCAPE = regex.compile(r"\\u(?P<hex>[0-9a-fA-F]{4})|(?<!<)\\(?P<sign>[/\"'])|(?P<lines>(?:\\r)?\\n(?:(?:\\r)?\\n)*)")
_FULLWIDTH = regex.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff04\uff0b\uff0d\uff0f\uff06\uff20]+")
_MIXED = regex.compile(r"(?<!\p{L})(?:[A-Za-z]++[\p{Cyrillic}\p{Greek}]|[\p{Cyrillic}\p{Greek}]++[A-Za-z])\p{L}*+")
_LOOKS = str.maketrans(
    "аеорсхуіјѕԁһАВЕКМНОРСТХІЈЅУαονρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcxyijsdhABEKMHOPCTXIJSYaovpABEZHIKMNOPTYX",
)


_INNER_QUESTION = has_marks(r"\x00\?{1,2}\x00")


def fix_encoding(text: str) -> list[Edit]:
    """Edits that undo wrong decodings and take out what is not text; notes where a character is lost for good."""
    signs = set(text)
    found: list[Edit] = []
    if "=" in signs:
        found += _quoted_printable(text)
    if not signs.isdisjoint("&\\"):
        found += _entities(text) + _escapes(text)
    if not _PLAIN.issuperset(signs):
        marks = _whole_marks(text)
        found = [
            *_between_words(text),
            *_half_marks(text),
            *_swapped_marks(text),
            *_turkish_letters(text),
            *(edit for edit in marks if text[edit.start] != "â"),  # those that ftfy does not know
            *_by_ftfy(text),
            *marks,
            *_by_chains(text),
            *found,
        ]
        found += [*_lone_lead_bytes(text), *_lost_pairs(text)]
        found = [*found, *substitute(text, PATTERNS[5:]), *_look_alikes(text), *_digits(text), *_full_width(text)]
    else:
        found += substitute(text, _OF_LETTERS)
    if "<" in signs or "&" in signs:
        found = substitute(text, PATTERNS[:5]) + found
    if LOST in signs or ("?" in signs and _INNER_QUESTION(text)):
        found += _lost_letters(text)
    return without_overlaps(found)


_OF_LETTERS = [row for row in PATTERNS[5:] if row.needs]
# what an article in English is made of: in these nothing was decoded wrongly
_PLAIN = frozenset(map(chr, range(0x20, 0x7F))) - {"`"} | frozenset("\t\n\r“”‘’–—…•€£°\u00a0")


def _digits(text: str) -> list[Edit]:
    why = "The digits are of another script."
    return [
        Edit(*m.span(), "".join(str(unicodedata.digit(c, c)) for c in m.group()), "encoding.digits", why, 0.97)
        for m in _DIGITS.finditer(text)
    ]


def _full_width(text: str) -> list[Edit]:
    why = "The letters are of double width."
    return [
        Edit(*m.span(), unicodedata.normalize("NFKC", m.group()), "encoding.full_width", why, 0.99)
        for m in _FULLWIDTH.finditer(text)
    ]


_DIGITS = regex.compile(
    r"(?<![\p{Arabic}\p{Devanagari}\p{Bengali}\p{Thai}])[۰-۹٠-٩०-९০-৯๐-๙]+(?:[.,٫٬][۰-۹٠-٩]+)*(?![\p{Arabic}\p{Devanagari}\p{Bengali}\p{Thai}])"
)
_INVISIBLE_BETWEEN = regex.compile(
    r"(?<![\p{L}\p{N}])(?P<first>[A-Za-z]+|\d+)[\u200b-\u200d\u2060\ufeff](?P<second>[A-Za-z]{2,})(?!\p{L})"
)


def _between_words(text: str) -> list[Edit]:
    """comes<zero width>off: an invisible character took the place of the space."""
    found = []
    for match in _INVISIBLE_BETWEEN.finditer(text):
        first, second = match["first"], match["second"]
        if first.isdigit() or (zipf(first + second) < 1.5 and is_ordinary(first) and is_ordinary(second)):
            why = "An invisible character took the place of the space."
            found.append(Edit(match.end("first"), match.start("second"), " ", "encoding.invisible", why, 0.95))
    return found


def _by_ftfy(text: str) -> list[Edit]:
    found = []
    at = 0
    while unusual := _UNUSUAL.search(text, at):
        first = text.rfind("\n", 0, unusual.start()) + 1
        at = text.find("\n", unusual.start()) + 1 or len(text) + 1
        line = text[first : at - 1]
        chain = ftfy.fix_text(line, _FTFY)
        for edit in edits_between(
            line, chain, "encoding.mojibake", "The text was decoded with the wrong encoding.", 0.98
        ):
            start, end = first + edit.start, first + edit.end
            plain = _INVISIBLE.sub("", text[start:end])
            if plain == text[start:end] or plain != edit.replacement:
                found.append(
                    Edit(*_trimmed(text, start, end, edit.replacement or ""), edit.rule, edit.why, edit.confidence)
                )
    return found


def _by_chains(text: str) -> list[Edit]:
    found = []
    table = _chains()
    for match in _RUN.finditer(text):
        run, at = match.group(), 0
        while at < len(run):
            for length in range(min(5, len(run) - at), 0, -1):
                whole = table.get(run[at : at + length])
                if whole is not None:
                    start = match.start() + at
                    why = "The text was decoded with the wrong encoding."
                    found.append(Edit(start, start + length, whole, "encoding.mojibake", why, 0.96))
                    at += length - 1
                    break
            at += 1
    return found


_UNUSUAL = regex.compile(r"[^\x00-\x7f\u2010-\u2026\ufffd«»°–—]")
_RUN = regex.compile(r"[^\x00-\x7f]++[\x20-\x7e\n]?")
# soft hyphens and the like have rules of their own
_INVISIBLE = regex.compile(r"[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f]")


def _trimmed(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """The edit without what both sides begin and end with."""
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


@cache
def _chains() -> dict[str, str]:
    """Each wrong reading of a mark or letter that decodes back to it alone."""
    table: dict[str, str] = {}
    doubtful = set()
    # There抯: a mark of Windows and the letter behind it, read as one Chinese character
    ways = [("utf-8", codec, _TARGETS + _LETTERS) for codec in _CHAINS] + [("cp1252", "gbk", "‘’“”–—…")]
    for written, codec, targets in ways:
        for target in targets:
            for after in _AFTER:
                try:
                    wrong = (target + after).encode(written).decode(codec)
                except UnicodeDecodeError:
                    continue
                swallowed = not wrong.endswith(after) if after else False
                if after and not swallowed:
                    continue
                if wrong.isascii() or wrong[0].isascii() or (len(wrong) < 2 and not after.isalpha()):
                    continue
                # letters are taken only where the wrong reading is no plain word of its script
                if target in _LETTERS and wrong.isalpha():
                    continue
                if table.setdefault(wrong, target + after) != target + after:
                    doubtful.add(wrong)
    # multi-byte codecs turn ’s into two letters of one script: a single ideograph pair is evidence enough in English
    return {wrong: right for wrong, right in table.items() if wrong not in doubtful}


# ‘ ’ “ ” – — … • are E2 80 and one more byte in UTF-8: whatever code page they were read in, the first two are its sign
_MARK_BYTES = {0x98: "‘", 0x99: "’", 0x9C: "“", 0x9D: "”", 0x93: "–", 0x94: "—", 0xA6: "…", 0xA2: "•"}
_CODE_PAGES = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp437 cp850 cp852 cp866 cp874 koi8_r koi8_u "
    "mac_roman mac_latin2 mac_cyrillic latin_1 iso8859_2 iso8859_5 iso8859_7 iso8859_9 iso8859_15"
).split()
# the same marks in GB 2312, read as Latin-1
_GB_MARKS = {"¡¯": "’", "¡®": "‘", "¡°": "“", "¡±": "”", "¡ª¡ª": "—", "¡ª": "—", "¡\xad¡\xad": "…", "¡\xad": "…"}


@cache
def _torn_marks() -> tuple[regex.Pattern[str], dict[str, str], regex.Pattern[str]]:
    """(pattern of all wrong readings of a mark, what each stands for, pattern of those without their last byte)."""
    table = dict(_GB_MARKS)
    leads = {"鈥", "窶"}
    for page in _CODE_PAGES:
        lead = b"\xe2\x80".decode(page, "ignore")
        if len(lead) < 2:
            continue
        leads.add(lead)
        for byte, mark in _MARK_BYTES.items():
            for last in {bytes([byte]).decode(each, "ignore") for each in (page, "cp1252", "latin_1")}:
                if last:
                    table.setdefault(lead + last, mark)
    whole = "|".join(sorted(map(regex.escape, table), key=len, reverse=True))
    half = "|".join(sorted(map(regex.escape, leads), key=len, reverse=True))
    return regex.compile(whole), table, regex.compile(rf"(?:{half})(?:[{LOST}?]|(?=[\x00-\x7f])|$)")


def _whole_marks(text: str) -> list[Edit]:
    """Marks in a wrong code page."""
    whole, table, _ = _torn_marks()
    why = "The mark was decoded with the wrong encoding."
    return [Edit(*m.span(), table[m.group()], "encoding.mojibake", why, 0.97) for m in whole.finditer(text)]


def _half_marks(text: str) -> list[Edit]:
    """Marks in a wrong code page without their last third, which is told by the neighbours."""
    whole, _, half = _torn_marks()
    taken = {match.start() for match in whole.finditer(text)}
    found = []
    for match in half.finditer(text):
        if match.start() in taken:
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if (not before or before in " \n(") and after.isalnum():
            mark = "“"
        elif before and (before in ".,?!…" or before.isalnum()) and (not after or after in " \n.,;:)"):
            mark = "”"
        elif before.isalpha() and after.islower():
            mark = "’"
        elif before == " " == after:
            mark = "—"
        else:
            continue
        why = "The mark was decoded with the wrong encoding and lost its last third."
        found.append(Edit(*match.span(), mark, "encoding.mojibake", why, 0.93))
    return found


# one code page for another: “ ” ’ of Windows read as Macintosh, and the other way round
_SWAPPED = [
    ("ì", "î", "í"),
    ("Ò", "Ó", "Õ"),
]


def _swapped_marks(text: str) -> list[Edit]:
    """ìAmerican peopleî, the leagueÕs: letters that stand where only marks can stand."""
    found = []
    why = "The mark was decoded with the wrong encoding."
    for opening, closing, apostrophe in _SWAPPED:
        if opening in text and closing in text:
            pair = pattern(
                rf"(?<!\p{{L}}){opening}(?=[\p{{L}}\d])[^{opening}{closing}\n]{{1,600}}(?<=[\p{{L}}\d.,!?…]){closing}(?!\p{{L}})"
            )
            for match in pair.finditer(text):
                found.append(Edit(match.start(), match.start() + 1, "“", "encoding.mojibake", why, 0.95))
                found.append(Edit(match.end() - 1, match.end(), "”", "encoding.mojibake", why, 0.95))
        if apostrophe == "Õ" and apostrophe in text:
            for match in pattern(r"(?<=\p{L})Õ(?=(?:s|t|re|ve|ll|d|m)\b)").finditer(text):
                found.append(Edit(*match.span(), "’", "encoding.mojibake", why, 0.95))
    return found


# Þahin, Ýstanbul: Turkish read as Western European, where the page is about Turkey and not about Iceland
_TURKISH = str.maketrans("ÞþÝýÐð", "ŞşİıĞğ")
_WITH_TURKISH = regex.compile(r"\p{L}*[ÞþÝýÐð]\p{L}*")


def _turkish_letters(text: str) -> list[Edit]:
    if "Turk" not in text or "Iceland" in text or "Faroe" in text:
        return []
    why = "The letter was decoded with the wrong encoding."
    return [
        Edit(*match.span(), match.group().translate(_TURKISH), "encoding.mojibake", why, 0.92)
        for match in _WITH_TURKISH.finditer(text)
    ]


_QUOTED_PRINTABLE = regex.compile(r"(?:=[0-9A-F]{2}){2,}|=\r?\n")


def _quoted_printable(text: str) -> list[Edit]:
    """Penny=E2=80=99s, depart=⏎ment: mail that was not decoded."""
    found = []
    why = "The text was copied from a mail that was not decoded."
    for match in _QUOTED_PRINTABLE.finditer(text):
        if match.group().endswith("\n"):
            found.append(Edit(*match.span(), "", "encoding.escape", why, 0.95))
            continue
        try:
            plain = bytes.fromhex(match.group().replace("=", "")).decode("utf-8")
        except UnicodeDecodeError:
            continue
        found.append(Edit(*match.span(), plain, "encoding.escape", why, 0.97))
    return found


def _entities(text: str) -> list[Edit]:
    found = []
    for match in _ENTITY.finditer(text):
        plain = pattern(r"\s").sub("", match.group())
        plain = plain if plain.endswith(";") else plain + ";"
        for _ in range(3):
            plain = html.unescape(plain)
        if plain != match.group() and len(plain) <= 2 and not plain.startswith("&"):
            plain = " " if plain == "\N{NO-BREAK SPACE}" else plain.replace("\N{SOFT HYPHEN}", "")
            found.append(Edit(*match.span(), plain, "encoding.entity", "An HTML entity stood for the character.", 0.99))
        elif plain == "&" and match.group().endswith(";"):
            found.append(Edit(*match.span(), "&", "encoding.entity", "An HTML entity stood for the character.", 0.99))
    return found


def _escapes(text: str) -> list[Edit]:
    if "\\" not in text:
        return []
    found = []
    certain = len(pattern(r"\\u[0-9a-fA-F]{4}|\\/|\\n\\n|\\\"").findall(text)) > 0
    for match in _ESCAPE.finditer(text):
        if match["hex"]:
            plain = chr(int(match["hex"], 16))
            if 0xD800 <= ord(plain) < 0xE000:
                continue
            plain = " " if plain == "\N{NO-BREAK SPACE}" else plain.replace("\N{SOFT HYPHEN}", "")
        elif match["sign"]:
            plain = match["sign"]
        else:
            # "front --\n\nThey": a path such as C:\news has no blank line after it
            if not certain:
                continue
            plain = "\n\n" if match["lines"].count("n") > 1 else " "
        found.append(Edit(*match.span(), plain, "encoding.escape", "An escape was left in the text.", 0.97))
    return found


def _lone_lead_bytes(text: str) -> list[Edit]:
    """“â” whose two followers were deleted: only where there are two or more, each told by its neighbours."""
    places = [
        m.start()
        for m in pattern(
            r"â(?![\x80-\xbf€\p{Ll}])|(?<=\p{Ll})â(?=(?:s|t|re|ve|ll|d|m)\b)|(?<!\p{L})â(?=\p{L})"
        ).finditer(text)
    ]
    if len(places) < 2:
        return []
    found = []
    for place in places:
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if (not before or before in " \n(") and after.isalpha():
            mark = "“"
        elif before and before in ".,?!" and not after.isalpha():
            mark = "”"
        elif before.isalpha() and after.isalpha() and after.islower():
            mark = "’"
        else:
            continue
        why = "The mark was decoded with the wrong encoding and lost two thirds."
        found.append(Edit(place, place + 1, mark, "encoding.mojibake", why, 0.9))
    return found


def _lost_pairs(text: str) -> list[Edit]:
    """�poor� around a phrase was a pair of quotation marks."""
    if LOST not in text:
        return []
    why = "Two characters were lost; their place says that they were quotation marks."
    found = []
    for match in _SPACES.finditer(text):
        found.append(Edit(match.start(), match.start() + 1, "“", "encoding.lost_character", why, 0.93))
        found.append(Edit(match.end() - 1, match.end(), "”", "encoding.lost_character", why, 0.93))
    return found


_DAMAGED = regex.compile(
    rf"(?<![\p{{L}}{LOST}])\p{{L}}*+(?:{LOST}++\p{{L}}*+)++|(?<!\p{{L}})\p{{Lu}}?\p{{Ll}}++\?{{1,2}}\p{{Ll}}++"
)


def _lost_letters(text: str) -> list[Edit]:
    """A letter lost inside a word is put back where the word stands whole elsewhere in the article; else it is noted."""
    found = []
    for match in _DAMAGED.finditer(text):
        damaged = match.group()
        if damaged.strip(LOST) == "" and len(damaged) == 1 and LOST not in damaged:
            continue
        hole = LOST if LOST in damaged else "?"
        shape = regex.compile(
            r"(?<!\p{L})"
            + regex.sub(rf"(?:\\?{regex.escape(hole)})+", r"\\p{L}{1,2}", regex.escape(damaged))
            + r"(?!\p{L})"
        )
        whole = {m.group() for m in shape.finditer(text)} if len(damaged.replace(hole, "")) > 2 else set()
        if len(whole) == 1:
            why = "A letter was lost; the word stands whole elsewhere in the article."
            found.append(Edit(*match.span(), whole.pop(), "encoding.lost_character", why, 0.95))
        elif hole == LOST:
            why = "A character was lost and cannot be told from its place."
            if regex.fullmatch(rf"{LOST}", damaged) and text[match.start() - 1 : match.start()].isdigit():
                found.append(Edit(*match.span(), " ", "encoding.lost_character", why, 0.6, "query"))
            else:
                found.append(Edit(*match.span(), None, "encoding.lost_character", why, 0.9, "note"))
        elif (not text.isascii() or damaged[0].isupper()) and not all(
            is_ordinary(part) or zipf(part) > 3 for part in damaged.split("?") if part
        ):
            why = "A letter seems to be lost inside the word."
            found.append(Edit(*match.span(), None, "encoding.lost_character", why, 0.7, "note"))
    return found


def _look_alikes(text: str) -> list[Edit]:
    """pоlice with a Cyrillic о; a whole Cyrillic word with one Latin letter is not ours to turn."""
    found = []
    for match in _MIXED.finditer(text):
        word = match.group()
        plain = word.translate(_LOOKS)
        if (
            plain.isascii()
            and sum(c.isascii() for c in word) * 2 >= len(word)
            and (len(word) > 3 or is_ordinary(plain))
        ):
            why = "A letter of another alphabet stood for the one that looks alike."
            found.append(Edit(*match.span(), plain, "encoding.look_alike", why, 0.98))
    for match in pattern(
        r"(?<=[a-z,] )(?:а|А|і|І)(?= [a-z])|(?<![\w.])(?:о[fnr]|о|а[nst]|іn|іs|іt|tо|sо|nо|dо|gо|hе|wе|bе|mе|mу|bу)(?!\w)"
    ).finditer(text):
        plain = match.group().translate(_LOOKS)
        if plain.isascii() and len(match.group()) == 1:
            why = "A letter of another alphabet stood for the one that looks alike."
            found.append(Edit(*match.span(), plain, "encoding.look_alike", why, 0.95))
    return found
