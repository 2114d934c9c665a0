"""What kind of page this is: English or not, an article or something else.

What is no article (spun copy, transcript, ticker, list of headlines, feed or code, teaser) gets one note on its first
words, and only its encoding and white space are repaired.
"""

import regex

from cleaners.marks import has, small_words, word_list
from cleaners.patterns import pattern
from cleaners.structure import TIME, Line, lines_of
from cleaners.words import FUNCTION_WORDS

# what rewriting programs put in the place of plain words
_SPUN_PHRASES = regex.compile(
    r"\b(?:at the least|a minimum of|successful the|successful a|the fishy|in the course of|greater than|as a minimum|at the identical time|the identical|so as to|for the reason that|in response to|the usage of|together with his|thru|again in|as effectively as|to be able to|in keeping with|nan \p{Ll}+|astatine|folks|gadget|amongst)\b"
)
_SCRIPTS = {
    "Chinese": r"\p{Han}", "Japanese": r"[\p{Hiragana}\p{Katakana}]", "Korean": r"\p{Hangul}", "Russian or another language in Cyrillic": r"\p{Cyrillic}",
    "Arabic or another language in Arabic script": r"\p{Arabic}", "Hindi or another language in Devanagari": r"\p{Devanagari}",
    "Greek": r"\p{Greek}", "Hebrew": r"\p{Hebrew}", "Thai": r"\p{Thai}",
}  # fmt: skip


def language_of(text: str) -> str:
    """ "English", or what the text seems to be written in.

    >>> language_of("Мэр города открыл новую школу в понедельник.")
    'Russian or another language in Cyrillic'
    """
    sample = text[:20_000]
    letters = latin = 0
    if not sample.isascii():
        letters, latin = len(pattern(r"\p{L}").findall(sample)), len(pattern(r"\p{Latin}").findall(sample))
    if letters > 10 and latin * 2 < letters:
        counts = {name: len(regex.findall(script, sample)) for name, script in _SCRIPTS.items()}
        if counts["Japanese"] > 0.05 * letters:
            return "Japanese"
        return max(counts, key=lambda name: counts[name]) if any(counts.values()) else "another script"
    words = word_list(sample)
    if len(words) >= 40:
        english = sum(map(_ENGLISH.__contains__, words))
        if english < 0.12 * len(words):
            return "another language in Latin letters"
    return "English"


# function words that the neighbours of English do not share
_ENGLISH = (
    FUNCTION_WORDS
    | frozenset(
        """
            the of and to that is was for with it his from by they which are be has
        """.split()
    )
) - frozenset(["a", "an", "in", "as", "on", "he", "me", "per", "no", "so", "over", "under", "but", "or", "was"])


def page_of(text: str) -> tuple[str, str]:
    """("article", "") or the kind of page and the evidence for it."""
    lines = lines_of(text)
    count = len(word_list(text))
    if count < 25:
        return "article", ""
    for judge in (_feed, _transcript, _ticker, _headlines, _teaser, _spun):
        found = judge(text, lines, count)
        if found:
            return found
    return "article", ""


def _feed(text: str, lines: list[Line], count: int) -> tuple[str, str] | None:
    if "<" not in text and "]]>" not in text and "{" not in text and ";\n" not in text:
        return None
    marks = len(pattern(r"\]\]>|<!\[CDATA|<item>|<guid|<pubDate>|</\w+>\s*<\w+").findall(text))
    braces = len(pattern(r"[{};]\s*(?:\n|\w+\s*:)").findall(text))
    if marks >= 3:
        return "feed or code", f"{marks} marks of a feed"
    if braces > count / 6 and braces > 15:
        return "feed or code", f"{braces} marks of a program"
    return None


_NAMED = has(r"\p{Lu}{3}[^\n:]{0,60}: ")


def _transcript(text: str, lines: list[Line], count: int) -> tuple[str, str] | None:
    if ">>" not in text and "[" not in text and "(BEGIN" not in text and "CROSSTALK" not in text and not _NAMED(text):
        return None
    turns = len(
        pattern(
            r"(?:^|\s)>> ?\p{Lu}|^\[[^\]\n]{2,60}[/:][^\]\n]*\]|\[(?:Anchor|Report|Reporter|Interview|Ankor|Voice|Music|Applause)\b|\((?:BEGIN|END) VIDEO|\(CROSSTALK\)|^\p{Lu}[\p{Lu} .'’\-]{2,30}(?:, [\p{L} ]{3,40})?: ",
            regex.M,
        ).findall(text)
    )
    if turns >= 3 and turns * 120 > count:
        return "transcript", f"{turns} turns of speakers"
    return None


def _ticker(text: str, lines: list[Line], count: int) -> tuple[str, str] | None:
    timed = sum(bool(match := TIME.match(line.text)) and len(line.text) < 400 and match.end() < 12 for line in lines)
    if timed >= 4 and timed * 3 >= len(lines):
        return "live ticker", f"{timed} entries with a time"
    return None


def _headlines(text: str, lines: list[Line], count: int) -> tuple[str, str] | None:
    short = sum(3 <= len(line.words) <= 18 and not line.ends_sentence for line in lines)
    prose = sum(line.is_prose for line in lines)
    if len(lines) >= 8 and short >= 0.8 * len(lines) and prose <= 1:
        return "list of headlines", f"{short} of {len(lines)} lines are headlines"
    return None


def _teaser(text: str, lines: list[Line], count: int) -> tuple[str, str] | None:
    if "..." not in text and "…" not in text:
        return None
    cut = sum(
        bool(
            pattern(r"(?:\[(?:…|\.{3})\]|(?:\.{3}|…)\s*(?:read more|continue reading|more)?\W*)$", regex.I).search(
                line.text
            )
        )
        for line in lines
    )
    body = [line for line in lines if len(line.words) >= 8]
    if (
        count < 110
        and body
        and cut
        and body[-1].text.rstrip(' ]”"').endswith(("...", "…", "more", "More", "[…"))
        and len(body) <= 2
    ):
        return "teaser", "the text ends in mid-sentence with the mark of an excerpt"
    if cut >= 4 and cut * 2 >= len(body):
        return "teaser", f"{cut} paragraphs are cut off"
    return None


_SPUN_WORDS = frozenset("astatine nan thru successful fishy least minimum folks".split())


def _spun(text: str, lines: list[Line], count: int) -> tuple[str, str] | None:
    if _SPUN_WORDS.isdisjoint(small_words(text)):
        return None
    found = len(_SPUN_PHRASES.findall(text))
    hard = sum(word in ("astatine", "nan", "thru") for word in pattern(r"\p{Ll}+").findall(text)) + len(
        pattern(
            r"\bsuccessful (?:the|a|his|their|\p{Lu})|\bthe fishy\b|\bat the least\b|\bas a minimum\b|\bfolks\b"
        ).findall(text)
    )
    if count >= 60 and ((hard >= 4 and hard > count / 120) or (found > count / 25 and hard >= 2)):
        return "spun copy", f"{max(found, hard)} words that rewriting programs put in"
    return None
