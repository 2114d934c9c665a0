"""Headline, breadcrumb, byline, agency and place that ran into one line.

    Six hurtThe Wire AgencyOSLO, Norway (Wire) — Rain fell.  ->  Six hurt⏎⏎OSLO, Norway (Wire) — Rain fell.
    Port reopens after stormBy Ann LeeThe port of Oslo ...    ->  Port reopens after storm⏎⏎The port of Oslo ...
    most of the day.JON DOE / WIRE – Pictures                 ->  most of the day.
    it was said. Endit                                        ->  it was said.

Left alone: a headline that stands only there stays; the place with its dash stays.
"""

import regex

from cleaners.captions import AGENCIES
from cleaners.edits import Edit, without_overlaps
from cleaners.lines import roles_of
from cleaners.patterns import pattern
from cleaners.segments import sentences
from cleaners.structure import DATE, Line, lines_of, removal
from cleaners.words import is_ordinary, tokens

_A = AGENCIES
_AGENCY = rf"(?:(?:The |the )?(?:{_A}|(?:\p{{Lu}}\p{{L}}+ ){{1,3}}(?:News Agency|Wire Agency|Agency|Wire|News|Times|Post|Herald|Staff|Bureau|Press)))"
_PERSON = r"\p{Lu}\p{L}+(?:[ \-]\p{Lu}[\p{L}.]*){1,2}"
_PLACE = r"\p{Lu}{3,}(?:[ \-]\p{Lu}+)*+(?:, ?\p{Lu}[\p{L}. ]{1,20})?(?:,? ?\p{L}{3,9}\.? \d{1,2})? ?(?:\([\p{L} /\-]{2,30}\))? ?(?:[—–:\-]|--)"
_STRING = regex.compile(
    rf"^(?P<title>\p{{Lu}}[^\n.!?]{{12,160}}?[\p{{Ll}}\d])(?P<drop>(?:[Bb]y {_PERSON}(?:,? {_AGENCY})?)?(?:{_AGENCY})?)(?=(?P<place>{_PLACE}))"
)
_BY = regex.compile(
    rf"^(?P<title>\p{{Lu}}[^\n.!?]{{12,160}}?[\p{{Ll}}\d]{{2}})(?P<drop>(?:(?:Written|Reported|Posted|Published|Story|Text|Words|Article) )?[Bb]y:? {_PERSON}(?:\s?[—–|,\-]\s?[^\n.]{{2,90}}$|\d{{1,2}} \p{{Lu}}\p{{Ll}}{{2,8}},? \d{{4}}|\p{{Lu}}\p{{Ll}}{{2,8}} \d{{1,2}}, \d{{4}})?)(?P<rest>(?=\p{{Lu}}\p{{L}}+ )|$)"
)
_STAMP_START = regex.compile(
    rf"^(?:(?i:updated|published|posted|last updated|date)\s?:?\s?)?(?:{DATE.pattern})(?:\s?[,|–—\-]?\s?(?i:at )?\d{{1,2}}[:.]\d{{2}}(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?(?:GMT|IST|UTC|MSK|EST|CET|EET|KST|JST))?)?(?=\p{{Lu}}\p{{Ll}}+ \p{{Ll}})",
    regex.X,
)
_AGENCY_PLACE = regex.compile(
    rf"^(?P<title>\p{{Lu}}[^\n.!?]{{12,160}}?\p{{Ll}})(?P<drop>{_AGENCY}\p{{Lu}}{{3,}}[\p{{Lu}} \-]*, \p{{Lu}}\p{{L}}+(?:,? (?i:updated|published|posted)?:? ?(?:\p{{L}}+ \d{{1,2}}, \d{{4}}|\d[\d ./:\-]+))?)$"
)
_AGENCY_END = regex.compile(
    r"^(?P<title>\p{Lu}[^\n.!?]{12,160}?\p{Ll}{2})(?P<drop>(?:\p{Lu}\p{L}+ ){1,3}(?:News Service|News Agency|Press Agency|Agency|Newswire|Wire|Press Service|News|Press|Times|Post))$"
)
_BY_PLACE = regex.compile(rf"^By {_PERSON}(?:,? {_AGENCY})?(?={_PLACE})")
_CRUMBS = regex.compile(
    r"^(?P<crumbs>(?:Home|News|World|National|Politics|Sports?|Business|Local|Region(?:al)?|Economy|Society|Culture|Top Stories|Latest|Breaking){2,}|Home(?=\p{Lu}\p{Ll}+\p{Lu}\p{Ll}))"
)
_SECTION = regex.compile(r"^Home(?P<section>\p{Lu}\p{Ll}+)(?=\p{Lu}\p{Ll}+ )")
_CREDIT_END = regex.compile(
    rf"(?<=[.!?][”\"]?)(?:{_PERSON} ?/ ?(?:{_A})(?: ?[–—-] ?(?:Pictures|Photos?|Images?))?|\p{{Lu}}{{2,}}(?: \p{{Lu}}{{2,}}){{0,3}} ?/ ?(?:{_A}|\p{{Lu}}[\p{{Lu}} ]+\p{{Lu}})(?: ?[–—-] ?(?:Pictures|Photos?|Images?))?|[\[(]?(?i:(?:photo|image|picture|foto)(?: credit)? ?(?:[:/=©]|by) ?|credit ?: ?|(?:AP|AFP|EPA|Reuters) Photo/)\p{{Lu}}[^\n.]{{2,60}}|\((?:{_A}) ?/ ?{_PERSON}\))$"
)
_DESK_END = regex.compile(
    r"(?<=[.!?][”\"’]?)\s*(?:(?:\(|\[)?(?:Endit(?:em)?|Ends?|END|ENDS|Item ends|NNNN|-30-|###|\./\.|\.\.?/\.|--? ?[A-Z]{2,8}(?:[/.\-][A-Z]{2,8}){0,2}|[A-Z]{2,4}/[A-Z]{2,4}(?:/[A-Z]{2,4})?|(?:PTI|ANI|IANS|UNI|TASS|ANSA|AFP|EFE|dpa|VNA|KUNA|SPA|WAM|IRNA|BSS|UNB)(?: [A-Z]{2,4}(?:[ /][A-Z]{2,4})*)?)(?:\)|\])?\.?|\((?i:reporting|writing|editing|additional reporting|compiled|translated) by [^()\n]{3,200}\)|/ ?(?:VNA|TASS|\.)|(?:\(END\)|-0-|END|ENDS) ?[a-z]{2,3}(?:/[a-z]{2,3})?|(?:\s[A-Z]{2,4}){2,6}|\(\p{Lu}{2,8}\)\.?)$"
)


def fix_strings(text: str) -> list[Edit]:
    """Edits that part what ran into one line and drop the byline and agency in it."""
    found: list[Edit] = []
    lines = lines_of(text)
    for i, line in enumerate(lines):
        if match := _STAMP_START.match(line.text):
            found.append(
                Edit(
                    line.start,
                    line.start + match.end(),
                    "",
                    "boilerplate.timestamp",
                    "The date of the page ran into the paragraph.",
                    0.93,
                )
            )
        elif i < 4 and len(line.text) > 25:
            found += _head(text, line, lines)
        elif control := _control_before(line.text):
            why = "A control of the page ran into the paragraph."
            found.append(Edit(line.start, line.start + control, "", "boilerplate.controls", why, 0.93))
        if line.text[-1:] in ".)]/#-" or line.text[-1:].isalpha():
            found += _tail(line)
    return without_overlaps(found)


_BORDER = regex.compile(r"[\p{Ll}\d](?:\p{Lu}|[Bb]y )")


def _head(text: str, line: Line, lines: list[Line]) -> list[Edit]:
    why = "Headline, byline and agency ran into one line."
    found = []
    if whole := _repeats_title(line, lines):
        place = max(whole, 0)
        return [
            Edit(
                *removal(text, lines, [place])[place],
                "",
                "glue.byline",
                "The headline stood a second time, with the site around it.",
                0.93,
            )
        ]
    start = 0
    if match := _SECTION.match(line.text) or _CRUMBS.match(line.text):
        found.append(
            Edit(
                line.start,
                line.start + match.end(),
                "",
                "glue.breadcrumb",
                "The path of the page ran into the headline.",
                0.93,
            )
        )
        start = match.end()
    if control := _control_before(line.text):
        why = "A control of the page ran into the paragraph."
        return [Edit(line.start, line.start + control, "", "boilerplate.controls", why, 0.93)]
    rest = line.text[start:]
    if match := _BY_PLACE.match(rest):
        return [
            *found,
            Edit(
                line.start + start,
                line.start + start + match.end(),
                "",
                "boilerplate.byline",
                "The byline ran into the dateline.",
                0.93,
            ),
        ]
    if end := _title_again(line, lines):
        return [Edit(line.start, line.start + end, "", "glue.byline", "The headline ran into the paragraph.", 0.93)]
    if not _BORDER.search(rest):
        return found
    match = _AGENCY_PLACE.match(rest) or _STRING.match(rest) or _BY.match(rest) or _AGENCY_END.match(rest)
    if not match or (not match["drop"] and not _is_border(match["title"], rest[match.end() : match.end() + 1])):
        return found
    title = match["title"]
    at = line.start + start + match.start("drop")
    end = line.start + start + match.end("drop")
    elsewhere = any(other is not line and _bare(other.text) == _bare(title) for other in lines[:5])
    if elsewhere:
        return [Edit(line.start, end, "", "glue.byline", why, 0.93)]
    if match.re is _AGENCY_END and not _is_border(title, match["drop"]):
        return found
    gap = "\n\n" if end < line.end else ""
    found.append(Edit(at, end, gap, "boilerplate.byline" if match["drop"] else "glue.headline", why, 0.92))
    return found


def _control_before(text: str) -> int:
    """How much of a paragraph is a control that ran into it: Share this articleCloseAt the start"""
    found = 0
    for border in pattern(r"\p{Ll}(?=\p{Lu})").finditer(text, 3, 90):
        part, rest = text[found : border.end()], text[border.end() :]
        last = tokens(part)[-1]
        if (
            (not found and " " not in part)
            or len(tokens(part)) > 6
            or not is_ordinary(last.lower())
            or roles_of(part)["furniture"] < 0.8
            or len(rest.split()) < 8
        ):
            break
        found = border.end()
    return found


_BRACKETED = regex.compile(r"\((?P<agency>\p{Lu}[\p{L}.\- ]{1,20})\)")


def _title_again(line: Line, lines: list[Line]) -> int:
    """How much of the line is the headline above it once more, with the byline and the agency behind it; 0 for none.

    The agency is one that is known, or the one that the dateline has in brackets: ... grovesBy Ann Lee, ENAOSLO (ENA) -
    """
    for other in lines[: lines.index(line)]:
        if len(other.text) < 20 or len(other.words) < 4 or other.ends_sentence or not line.text.startswith(other.text):
            continue
        rest = line.text[len(other.text) :]
        bracketed = _BRACKETED.search(rest[:140])
        agencies = _AGENCY + (f"|{regex.escape(bracketed['agency'])}" if bracketed else "")
        drop = regex.match(rf"\s?(?:[Bb]y {_PERSON})?(?:[ ,|/–—\-]{{0,3}}(?:{agencies}))?(?={_PLACE})", rest)
        if drop:
            return len(other.text) + drop.end()
        named = pattern(
            rf"(?:[Bb]y )?{_PERSON}(?:,? \p{{Lu}}[\p{{L}} ]{{2,40}}?\p{{Ll}})?(?=\p{{Lu}}\p{{L}}* \p{{L}}+ \p{{Ll}})"
        ).match(rest)
        if named and _BORDER.search(rest[: named.end() + 1]):
            return len(other.text) + named.end()
        if pattern(r" ?\p{Lu}\p{L}* \p{Ll}").match(rest) and len(rest.split()) > 5:
            return len(other.text) + len(rest) - len(rest.lstrip())
    return 0


def _repeats_title(line: Line, lines: list[Line]) -> int:
    """The index of the line where it is another headline with a section, an outlet or an agency around it, else 0."""
    i = lines.index(line)
    if line.ends_sentence or len(line.words) > 30 or len(lines) < 3:
        return 0
    for other in lines[:5]:
        if other is line or len(other.text) < 20 or other.ends_sentence or len(other.words) < 4:
            continue
        at = line.text.find(other.text)
        around = line.text[:at] + line.text[at + len(other.text) :] if at >= 0 else ""
        if 2 < len(around) <= 60 and (
            pattern(r"\s?[-–—|:»]\s").match(around) or pattern(r"\s[-–—|:»]\s?$").search(around) or around[:1].isupper()
        ):
            return i if i else -1
    return 0


def _is_border(title: str, following: str) -> bool:
    last = tokens(title)[-1:] or [""]
    return following.isupper() and is_ordinary(last[0].split("-")[-1])


def _bare(text: str) -> str:
    return " ".join(tokens(text)).lower()


def _tail(line: Line) -> list[Edit]:
    if len(line.words) < 8:
        return []
    spans = sentences(line.text)
    last = line.text[spans[-1][0] :]
    if line.ends_sentence and "(" not in last and "/" not in last and len(last) > 60:
        return []  # a sentence is no code
    if match := _CREDIT_END.search(line.text):
        why = "A credit ran into the end of the paragraph."
        return [Edit(line.start + match.start(), line.start + match.end(), "", "caption.glued_credit", why, 0.92)]
    if match := _DESK_END.search(line.text):
        why = "A code of the agency's desk was left at the end."
        return [Edit(line.start + match.start(), line.end, "", "boilerplate.desk_code", why, 0.93)]
    return []
