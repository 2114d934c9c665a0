"""Who wrote it, where and when: the lines of a byline, a dateline and the page's clock.

By Ann Lee, Wire Agency      HARBIN, Dec. 28 (Xinhua) --      12 April 2024, 10:00 Moscow time
"""

import regex

from cleaners.captions import AGENCIES
from cleaners.patterns import pattern
from cleaners.structure import DATE, SHORT_DATE, TIME, Line
from cleaners.words import surely_sentence, zipf

PERSON = r"\p{Lu}[\p{L}\p{M}.'’\-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’\-]*|de|da|do|dos|van|von|der|den|al|el|bin|di|del|le|ibn|ter|y|and|&)){0,5}"
_JOB = (
    "correspondents?|reporters?|journalists?|staff writers?|special correspondents?|editors?|columnists?|contributors?|"
    "freelance journalist|bureau chief|photojournalist|news desk|desk|special to .{2,40}|for .{2,40}|observer|blogger|"
    "our correspondent|own correspondent|political observer|agency correspondent"
)
_P, _J, _A = (part.replace(" ", r"\ ") for part in (PERSON, _JOB, AGENCIES))
BYLINE = regex.compile(
    rf"""(?:
        (?i:by)\s.{{2,60}}?\s?[-–—|,•·]\s?(?i:{DATE.pattern})     # By Editorial Staff - August 8, 2022
      | (?i:by:?\s(?:the\s)?(?:editorial|editors?|newsroom|editorial\ (?:staff|team|office|board)|our\ editors)(?:\s(?:staff|team))?(?:\s(?:with|and|/)\s.{{2,40}})?)
      |
        (?i:by:?)\s(?:{_P})(?:\s?(?:,|\||/|-|–|—|•|·|\(|for|in|;)\s?.{{1,70}})?     # By Ann Lee, Wire Agency
      | (?i:by)\s\S.{{0,40}}(?i:writers?|reporters?|correspondents?)\s(?:{_P})(?:,?\s(?:and\s)?(?:{_P}))*
      | (?i:(?:{_J})|by)\s(?:{_P})\s\S+@\S+
      | (?i:by)\s(?:(?i:our|staff|a|the)\s(?i:{_J}|staff\ reporter|web\ desk).{{0,40}}|\p{{Lu}}[\p{{Lu}} .'’\-]{{3,40}})
      | (?:{_P})\s?[,(/|–—-]\s?(?i:(?:the\ )?(?:(?:\w+\ )?(?:{_J})))\)?(?:\s?[,|/–—-]\s?.{{1,50}})?   # Iryna K., correspondent
      | (?i:{_J})\s?[:,]?\s(?:{_P})\s?:?
      | (?i:(?:from\ )?our\ (?:own\ )?correspondent(?:\ (?:in|at)\ .{{2,30}})?)
      | (?i:(?:article\ |story\ |text\ |report\ )?(?:written|posted|published|prepared|submitted|compiled|reported|edited|translated)\ by)\ (?:{_P}).{{0,80}}
      | \p{{Lu}}\p{{L}}+(?:\ \p{{Lu}}\p{{L}}+)?\ (?:Today|Online|News|Times|Post|Daily|Express|Agency|Press)\s[–—-]\s(?:{_P}|\p{{L}}+\ (?i:group|service|desk):?)
      | (?i:{DATE.pattern})\s(?:{TIME.pattern})?\s?(?i:source)\ ?:\ ?.{{3,40}}(?i:editor)\ ?:\ ?.{{3,30}}
      | (?:{_P})\s?[|/–—•·,]\s?(?:{_A}|(?:{_P})\s(?:News|Times|Post|Herald|Agency|Press|Daily|Tribune|Gazette|Today|Online|TV|Radio))
    )\.?""",
    regex.X,
)
WEAK_BYLINE = regex.compile(
    rf"""(?:
        (?i:from:?)\s(?:{_P})\s?(?:,\s?(?:(?i:in\s)?\p{{Lu}}[\p{{L}}\ ]+)|/\s?\S.{{1,40}})?     # From Anke Detlefsen
      | (?:{_P})\s(?i:bureau|newsroom|office|desk|correspondent|editorial\ staff|staff)     # Latakia bureau
    )\.?""",
    regex.X,
)
_OUTLET = r"(?:\p{Lu}[\p{L}\-'’.]*(?: (?:\p{Lu}[\p{L}\-'’.]*|do|da|de|of|the|and|&|la|le|del))* )?(?:News|Times|Post|Herald|Agency|Press|Daily|Tribune|Gazette|Today|Online|TV|Radio|Journal|Telegraph|Chronicle|Observer|Bulletin|Courier|Standard|Star|Sun|Mail|Express|Media|Wire|Newspaper|Report|Portal|Information Agency)"
_O = _OUTLET.replace(" ", r"\ ")
_DASH = r"(?:\s?(?:\.?[-–—]{1,3}|_|:|\.-)\s?)"
DATELINE = regex.compile(
    rf"""(?:
        \p{{Lu}}[\p{{L}}\p{{M}} .'’\-/]{{1,40}}(?:,\s?[\p{{L}}. ]{{2,24}})?(?:,?\s?(?i:{SHORT_DATE.pattern}|{DATE.pattern}))?,?\s?[(\[]\s?(?:(?:{_A}|{_O}|\p{{Lu}}{{2,8}})\s?[)\]]{_DASH}*|[\p{{L}}\p{{N}} /\-.&+']{{2,40}}\s?[)\]]{_DASH}+)   # HARBIN, Dec. 28 (Xinhua) --
      | \p{{Lu}}[\p{{L}}\p{{M}} .'’\-]{{1,30}},\s?(?i:{SHORT_DATE.pattern}|{DATE.pattern})(?:[,\s]*\p{{Lu}}[\p{{L}}\-]{{1,14}})?\s?{_DASH}+    # Quito, Sep 14.-
      | \p{{Lu}}[\p{{Lu}} .'’\-]{{2,30}}(?:,\s?[\p{{L}}. ]{{2,24}}{_DASH}+|(?:\s?(?:\.?[-–—]{{1,3}}|_|\.-)\s?)+)
      | \p{{Lu}}[\p{{L}}\p{{M}}.'’\- ]{{1,24}}\s?[/|]\s?{_O}
      | {_O}\s?[/|]\s?\p{{Lu}}[\p{{L}}\p{{M}}.'’\- ]{{1,24}}
      | [(\[]\s?(?:{_A})\s?[)\]]{_DASH}*
      | [(\[]\s?(?:{_A})\s?[)\]]\s\p{{Lu}}[\p{{L}}\ ]{{2,24}},\s(?i:{SHORT_DATE.pattern}|{DATE.pattern}){_DASH}*
    )""",
    regex.X,
)
_STAMP_WORDS = regex.compile(
    r"\b(?:first |last |story |article |original(?:ly)? )*(?:published|updated|posted|modified|created|added|issued|edited|publication date|"
    r"date of publication|publish date|date|time|release date|last update|last modified|upload(?:ed)?|on|at|le|el|am|vom|um|uhr|hours?|"
    r"moscow|kyiv|kiev|beijing|local|eastern|tehran|delhi|istanbul|tokyo|gmt|utc|msk|ist|est|edt|pst|bst|cet|cest|eet|eest|kst|jst|wib|bdst|"
    r"brt|art|time|a\.?m\.?|p\.?m\.?|hrs?|h|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|today|yesterday|of|the|by|in|and|news|in the evening|in the morning|minutes?|mins?|seconds?|days?|ago|a|an|just now)(?!\p{L})",
    regex.I,
)
AGO = regex.compile(
    r"(?:(?:updated|posted|published|added|last updated|modified):? ?)?(?:about |over )?(?:(?:\d+|an?|one|two|three) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?,? ?(?:and )?){1,3}ago(?:,? ?(?:[|·•/–—-]|in|by|on) ?.{0,30})?",
    regex.I,
)
LIVE = regex.compile(r"\d{1,2}[:.]\d{2}")
LONE_AGENCY = regex.compile(rf"[(\[]?(?:{AGENCIES})[)\]]?\.?")


LABELLED_DATE = regex.compile(r"\b(?:updated?|published|posted|modified|created|reading time|min read)\b|\|", regex.I)
AUTHORS = regex.compile(rf"{PERSON}(?:,? (?:and|&) {PERSON}|, {PERSON}){{1,3}}")


def is_stamp(line: Line) -> bool:
    """Dates and times, words about publishing, and at most a few names of places or sections."""
    text = line.text
    if len(line.words) > 16 or len(text) > 140 or pattern(r"\b(?:born|died|dies|aged)\b", regex.I).search(text):
        return False
    if AGO.fullmatch(text):
        return True
    rest = DATE.sub(" ", text)
    dated = rest != text
    without_times = TIME.sub(" ", rest)
    timed = without_times != rest
    short = SHORT_DATE.sub(" ", without_times)
    if not (
        dated
        or (timed and short != without_times)
        or (
            timed
            and pattern(
                r"(?:published|updated|posted|modified|created|last|first|story|today|yesterday)\b", regex.I
            ).match(text)
        )
        or (short != without_times and _STAMP_WORDS.match(text))
    ):
        return False
    left = [w for w in pattern(r"[\p{L}.]+").findall(_STAMP_WORDS.sub(" ", short)) if len(w.strip(".")) > 1]
    if text.rstrip().endswith((".", "?", "!")) and not pattern(r"[ap]\.\s?m\.$").search(text) and left:
        return False
    # "Folha do Norte": no auxiliary
    if surely_sentence(" ".join(w for w in left if w != "do")) or sum(w.islower() and zipf(w) > 5.5 for w in left) > 1:
        return False
    return len(left) <= (6 if pattern(r"[|/•·–—]").search(text) else 3)
