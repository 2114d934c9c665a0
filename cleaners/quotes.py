"""Quotation marks: a machine that walks over the article and knows what is open.

    «The porthole is from a ship», — says Gusakov.       ->  “The porthole is from a ship,” says Gusakov.
    these can and should be upgraded. “                  ->  these can and should be upgraded.”
    “They did not ask for money, he said.                ->  “They did not ask for money,” he said.
    ““Last time, they told us after lunch”, says Deineha ->  “Last time, they told us after lunch,” says Deineha
    "For the heavy ones, we need Liu.⏎                   ->  "For the heavy ones, we need Liu."

Left alone: feet and inches (6'2"), a quotation that goes on in the next paragraph, a quotation inside a quotation,
apostrophes and '90s, British "words". with the stop outside.
Asked: where a quotation without an end may end, a closing mark without a beginning.
"""

from dataclasses import dataclass, replace

import regex

from cleaners.edits import Edit, Pattern, substitute, without_overlaps
from cleaners.patterns import pattern
from cleaners.structure import Line, lines_of
from cleaners.words import PREPOSITIONS, SPEECH_VERBS, SUBORDINATORS, surely_sentence

_MARK = regex.compile(
    r"(?:(?P<mark>[\"“”„‟«»‹›「」『』《》＂〝〞″״])(?P=mark)?|(?<!['‘’\w])''(?=[\p{L}\d])|(?<=[\p{L}\d.,!?…])''(?!['\p{L}])|(?<![\w’])’’(?=\p{L})|(?<=[.,!?…\p{L}])’’(?!’)|``|(?<=[\s(])´´(?=\p{L})|(?<=[\p{L}.,!?])´´|‘‘(?=\p{L})|(?<![\p{L}\d]),,(?=\p{L})|<<(?=\s?\p{L})|(?<=[\p{L}.,!?…]\s?)>>(?![>\p{L}]))"
)
_OPENERS, _CLOSERS = frozenset("“„«‹「『《〝‟"), frozenset("”»›」』》〞")
_SAID = "|".join(
    sorted(
        SPEECH_VERBS - {"reads", "read", "notes", "reports", "comments", "states", "called", "thinks", "claims"},
        key=len,
        reverse=True,
    )
)
_SAID_ALL = "|".join(sorted(SPEECH_VERBS, key=len, reverse=True))
_PERSON = r"(?:he|she|they|I|we|it|the \p{Ll}+(?: \p{Ll}+){0,2}|(?:(?:Mr|Mrs|Ms|Dr|Gen|Prof|Sen)\.? )?\p{Lu}[\p{L}\p{M}'’.\-]+(?: (?:\p{Lu}[\p{L}\p{M}'’.\-]+|al|bin|van|von|de|der)){0,3})"
# what follows a quotation: "said Ana", "says the mayor", "he said", "Paredes said", "was the answer"
_TAG = regex.compile(
    rf"(?:(?:{_SAID_ALL})\s(?:{_PERSON}|a |an |one |his |her |their |\p{{Lu}})|{_PERSON}\s(?:(?:has|had|also|later|then|once) )?(?:{_SAID_ALL})\b|(?:was|came) (?:the|his|her|their) (?:answer|reply|response|question|verdict|comment)|(?:{_SAID})\b|as (?:the |he |she |it |one |\p{{Lu}}).{{1,60}}? (?:puts?|put|says?|said|calls?|called) )"
)
_VERB_TAG = regex.compile(rf"(?:(?:{_SAID})\b(?!\s(?:that|to)\b|\.(?:\s|$))|(?:{_SAID_ALL})\s{_PERSON})")
# "Kaya said: “…” he said.": the verb stands before the quotation already
_LEAD = regex.compile(rf"\b(?:{_SAID_ALL})\b[^.!?]{{0,40}}[:,]\s?$")
_HE_SAID = regex.compile(rf"(?:he|she|they) (?:{_SAID})\b")
# "... anybody". Singh told reporters.: nothing is said in that sentence but who spoke
_TOLD_ALONE = regex.compile(
    rf"{_PERSON} (?:said|says|told (?:reporters|journalists|the \p{{Lu}}\p{{L}}+|us|me|\p{{Lu}}{{2,}}))(?:\.(?:\s|$)|, \p{{Ll}}+ing )"
)
_END_BEFORE_TAG = regex.compile(
    rf"(?P<mark>[,?!])(?P<gap>\s)(?={_PERSON}\s(?:{_SAID})\b|(?:{_SAID})\s(?:{_PERSON}|a |an |one |his |her |\p{{Ll}}+ \p{{Lu}}\p{{L}}+)|(?:was|came) the (?:answer|reply|response))"
)
_TAG_WITHOUT_COMMA = regex.compile(
    r"(?<=\p{Ll}{2})(?P<gap>\s)(?=(?:(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b)\p{Lu}[\p{L}\p{M}'’\-]+(?: \p{Lu}[\p{L}\p{M}'’\-]+){0,2}|he|she)\s(?:said|says|told|added|recalled|explained|asked|replied)(?:\.|,(?! [‘'“\"])| on | in |$))"
)
_DASHED = regex.compile(r"^[—–\-]\s?(?=[\p{Lu}“\"«])")
_BETWEEN = regex.compile(
    rf"(?P<mark>[,.!?…]?)(?:\s?[—–\-]{{1,2}}\s|\s[—–](?=\p{{Ll}}))(?P<tag>(?:(?:he|she|it|they|{_PERSON}) )?(?:{_SAID})\b[^—–]{{0,160}}?)(?:(?P<stop>[.,:])\s?[—–\-]{{1,2}}\s(?=\S)|[—–](?P<stop>[.,:])\s(?=\S)|$)"
)
# a tag, and after it the story goes on: — First the ovens — replied the hero. He had been offered a contract.
_TOLD = regex.compile(
    rf"(?P<mark>[,.!?…]?)(?:\s?[—–\-]{{1,2}}\s|\s[—–](?=\p{{Ll}}))(?P<tag>(?:(?:he|she|it|they|{_PERSON}) )?(?:{_SAID})\b[^—–.]{{0,80}}\.)(?=\s[^—–]*$)"
)

_NESTED = frozenset("「」『』〈〉")
_WHY = {
    "quotes.reversed": "The quotation mark pointed the wrong way.",
    "quotes.doubled": "The quotation mark was doubled.",
    "quotes.foreign": "The quotation mark is of another language.",
    "quotes.style": "The article writes its quotation marks in the other form.",
    "quotes.spaced": "White space stood inside the quotation.",
    "quotes.order": "Mark and stop stood in the order of another language.",
    "quotes.stop_outside": "Stop and comma stand inside the closing mark elsewhere in the article.",
    "quotes.glued": "The space beside the quotation mark was lost.",
    "quotes.two_apostrophes": "Two apostrophes stood for a quotation mark.",
}


@dataclass
class Mark:
    """A quotation mark at `start:end`; `side` is "open", "close" or "" while it is not known."""

    start: int
    end: int
    raw: str
    side: str
    sure: bool


def fix_quotes(text: str) -> list[Edit]:
    """Edits that make every quotation open and close once, in the article's own form; queries where two repairs are as
    plausible.
    """
    found = list(_dialogue(text)) if pattern(r"^[—–\-]\s?[\p{Lu}“\"«]", regex.M).search(text) else []
    if not _MARK.search(text):
        return without_overlaps([*found, *_single(text, _style(text)[0])])
    opening, closing = _style(text)
    lines = lines_of(text)
    marks = [_marks(text, line) for line in lines]
    logical, american = _is_logical(text), _is_american(text)
    found += _alone(text, lines, marks, closing)
    for i, line in enumerate(lines):
        if marks[i]:
            following = lines[i + 1] if i + 1 < len(lines) else None
            goes_on = bool(following and marks[i + 1] and marks[i + 1][0].start == following.start)
            before_open = i > 0 and bool(marks[i - 1]) and marks[i - 1][-1].side == "open"
            found += _paragraph(text, line, marks[i], opening, closing, goes_on, before_open, following, american)
    if logical:
        found = [edit for edit in found if edit.rule != "quotes.order"]
    if all(edit.rule == "quotes.stop_outside" or edit.kind != "applied" for edit in found):
        found = [edit for edit in found if edit.rule != "quotes.stop_outside"]  # a sound page has its own way
    found += _single(text, opening)
    for match in _LOW.finditer(text):
        first, last = ("'", "'") if opening == '"' else ("‘", "’")
        found.append(Edit(match.start(), match.start() + 1, first, "quotes.foreign", _WHY["quotes.foreign"], 0.93))
        if match["close"] and match["close"] != last:
            found.append(Edit(match.end() - 1, match.end(), last, "quotes.foreign", _WHY["quotes.foreign"], 0.93))
    return without_overlaps(found)


_LOW = regex.compile(r"(?<=[\s(“\"„«]|^)‚(?=\p{L})(?:[^‚‘’\n]{1,300}(?P<close>[‘’]))?", regex.M)
_SINGLE = [
    Pattern(
        "quotes.backtick",
        regex.compile(r"(?<=\s|^)[`´](?=\p{L}[^`´'’\n]{1,120}[`´](?:[\s.,;:!?]|$))", regex.M),
        "“",
        "Accents stood for quotation marks.",
        0.9,
    ),
    Pattern(
        "quotes.backtick",
        regex.compile(r"(?<=\s[`´][^`´'’\n]{2,120})[`´](?=[\s.,;:!?]|$)", regex.M),
        "”",
        "Accents stood for quotation marks.",
        0.9,
    ),
]


def _single(text: str, opening: str) -> list[Edit]:
    """The patterns of accents, in the article's own form."""
    straight = {"“": '"', "”": '"'} if opening == '"' else {}
    return [
        replace(edit, replacement=straight.get(edit.replacement or "", edit.replacement))
        for edit in substitute(text, _SINGLE)
    ]


def _style(text: str) -> tuple[str, str]:
    """The marks that the article uses most: straight or curly; foreign ones count for curly."""
    straight, curly = text.count('"'), text.count("“") + text.count("”")
    if not straight and not curly and ("''" in text or "``" in text):
        return '"', '"'
    return ('"', '"') if straight > curly else ("“", "”")


def _is_logical(text: str) -> bool:
    """Whether the house puts stop and comma outside everywhere: straight marks, none inside, nothing foreign."""
    if pattern(r"[«»„「」]|\"\"|''|[”\"]\s?\.\s?,|[”\"]\.\s(?:said|says|added)\b|“[,.]|[”\"]\s?[,.]\s?[—–]").search(
        text
    ):
        return False
    if '"' in text and "”" not in text and "“" not in text and not pattern(r"[,.]\"(?=\s|$)").search(text):
        return True
    if "“" in text and '"' in text and "”" not in text:
        return False  # “They don’t talk", he said
    # the comma tells: a whole sentence has its stop inside everywhere
    outside = len(pattern(r"(?<=[\p{L}\p{N}])[\"”],(?=\s|$)").findall(text))
    inside = len(pattern(r"(?<=[\p{L}\p{N}]),[\"”](?=\s|$)").findall(text))
    return outside > (2 * inside if "”" not in text else 2 * inside + 1)


def _is_american(text: str) -> bool:
    """Whether the house puts stop and comma inside: often enough, or the other order came with foreign marks."""
    inside = len(_INSIDE.findall(text))
    if _FOREIGN.search(text):
        return inside > 0 or not _OWN_OUTSIDE.search(text)
    if len(_PART_OUTSIDE.findall(text)) > len(_PART_INSIDE.findall(text)):
        return False  # a few words quoted have their stop outside, whole sentences inside: as in Britain
    return inside > 0 and 2 * inside >= len(_OUTSIDE.findall(text))


_FOREIGN = regex.compile(r"[«»„]|''|``")
_OWN_OUTSIDE = regex.compile(r"(?<=[“\"][^“”\"«»„\n]{1,200}[\p{L}\p{N}])[\"”][.,](?=\s|$)")
_PART_OUTSIDE = regex.compile(r"[“\"]\p{Ll}[^“”\".!?\n]{2,80}[”\"]\.(?=\s|$)")
_PART_INSIDE = regex.compile(r"[“\"]\p{Ll}[^“”\".!?\n]{2,80}\.[”\"](?=\s|$)")
_OUTSIDE = regex.compile(r"(?<=[\p{L}\p{N}])[\"”»«“][.,](?=\s|$)")
_INSIDE = regex.compile(r"(?<=[\p{L}\p{N}])[.,][\"”](?=\s|$)")


def _marks(text: str, line: Line) -> list[Mark]:
    found = []
    for match in _MARK.finditer(text, line.start, line.end):
        start, end = match.span()
        raw = match.group()
        left, right = (
            text[start - 1 : start] if start > line.start else "",
            text[end : end + 1] if end < line.end else "",
        )
        if raw[0] in '"″״' and left.isdigit() and _is_inch(text, start, found):
            continue
        side, sure = _side(
            raw[0] if len(set(raw)) == 1 and raw not in ("''", "``") else raw, left, right, text[end : end + 2]
        )
        found.append(Mark(start, end, raw, side, sure))
    return found


def _is_inch(text: str, at: int, before: list[Mark]) -> bool:
    feet = pattern(r"\d['’′] ?\d{1,2}$").search(text[max(0, at - 8) : at]) is not None
    return feet or not (before and before[-1].side == "open")


def _side(glyph: str, left: str, right: str, ahead: str) -> tuple[str, bool]:
    """(side, sure) from the neighbours, then from the glyph."""
    open_left = left == "" or left.isspace() or left in "([—–-/‘'¿¡"
    close_right = right == "" or right.isspace() or right in ".,;:!?)]—–-/’'…"
    if left == ":" and right == " " and ahead[1:2].isupper() and glyph != "”":
        return "open", False  # said:" Credit to Ayr
    if open_left and not close_right:
        return "open", True
    if close_right and not open_left:
        return "close", True
    if glyph in ("``", "‘‘", ",,", "<<"):
        return "open", True
    if open_left and close_right:
        if right in ("—", "–", "-", "…", ".", "'", "’") and left != "" and glyph in _OPENERS:
            return "open", False
        if glyph in "«‹「『《„":
            return "open", False
        if glyph in "»›」』》":
            return "close", False
        if left == "":
            return "open", False
        return ("close", False) if right == "" else ("", False)
    # between two letters or after a stop: winter.“If, town.”Berg
    if glyph in _CLOSERS:
        return "close", False
    return ("open", False) if glyph in _OPENERS and left not in ".,!?…" else ("", False)


def _alone(text: str, lines: list[Line], marks: list[list[Mark]], closing: str) -> list[Edit]:
    """A closing mark in a line of its own belongs to the end of the paragraph before."""
    found = []
    why = "The closing mark slipped to a line of its own."
    for i, line in enumerate(lines):
        if i and len(marks[i]) == 1 and line.text == marks[i][0].raw and marks[i - 1]:
            before = marks[i - 1]
            opened = sum(mark.side == "open" for mark in before) > sum(mark.side == "close" for mark in before)
            if opened or before[-1].side == "open":
                found.append(Edit(lines[i - 1].end, line.end, closing, "quotes.own_line", why, 0.94))
                marks[i] = []
                before.append(Mark(lines[i - 1].end, lines[i - 1].end, closing, "done", True))
    return found


def _paragraph(
    text: str,
    line: Line,
    marks: list[Mark],
    opening: str,
    closing: str,
    goes_on: bool,
    before_open: bool,
    following: Line | None,
    american: bool,
) -> list[Edit]:
    found: list[Edit] = []
    open_mark: Mark | None = None
    doubtful = False
    if sum(_is_turned(text, line, mark) for mark in marks) >= 3:
        # at Radio ”Step ", the editor "of the paper ”said: where each begins is anybody's guess
        why = "The quotation marks of the paragraph are turned and moved; each needs a look."
        return [Edit(marks[0].start, marks[-1].end, None, "quotes.chain", why, 0.7, "note")]
    for i, mark in enumerate(marks):
        after = marks[i + 1] if i + 1 < len(marks) else None
        if open_mark is not None and mark.raw in _NESTED and open_mark.raw not in _NESTED:
            # 「 inside “ is the inner quotation
            single = ("'" if opening == '"' else "‘’")[0 if mark.raw in "「『〈" else -1]
            found.append(Edit(mark.start, mark.end, single, "quotes.foreign", _WHY["quotes.foreign"], 0.93))
            mark.side = "nested"
            continue
        if mark.side == "done":
            open_mark = None
            continue
        if open_mark is None:
            if mark.side == "close" and after is not None and _is_shifted(text, mark, after, len(marks) == 2):
                mark.side, after.side = "open", "close"
            tagged = mark.side == "close" and pattern(rf"\b(?:{_SAID})(?: \p{{L}}+){{0,3}},$").search(
                text, max(line.start, mark.start - 60), mark.start
            )
            if tagged and after is not None and after.side == "close" and text[mark.end : mark.end + 1] == " ":
                mark.side = "open"
            if mark.side == "close" and not (i == 0 and before_open):
                if (mark.sure and mark.raw[0] not in _OPENERS) or not mark.sure or mark.raw[0] in _OPENERS:
                    found += _orphan(text, line, mark, opening, i == 0)
                    doubtful = True
                continue
            if i == 0 and before_open and mark.side == "close":
                continue
            mark.side = "open"
            open_mark = mark
        elif mark.side == "open" and _closes_before_tag(text, mark):
            mark.side = "close"  # the asphalt, ”she wrote
            open_mark = None
        elif mark.side == "" and after is not None and after.side == "close" and _opens_anew(text, open_mark, mark):
            end = _end_by_tag(text, open_mark.end, mark.start, closing)
            found.append(end or _ask_end(text, open_mark.end, mark.start, closing))
            mark.side, open_mark, doubtful = "open", mark, not end
        elif mark.side == "open":
            if after is not None and after.side == "close" and i + 2 < len(marks) and marks[i + 2].side == "close":
                # a quotation inside the quotation: not ours to turn
                doubtful = True
                why = "A quotation inside the quotation has the same marks."
                found.append(Edit(mark.start, after.end, None, "quotes.nested", why, 0.6, "note"))
                continue
            end = _end_by_tag(text, open_mark.end, mark.start, closing)
            if end:
                found.append(end)
            else:
                doubtful = True
                found.append(_ask_end(text, open_mark.end, mark.start, closing))
            open_mark = mark
        else:
            mark.side = "close"
            open_mark = None
    for i, mark in enumerate(marks):
        if mark.side == "done":
            continue
        partner = marks[i - 1] if i and mark.side == "close" else None
        found += _set(text, line, mark, opening, closing, partner, american)
    if open_mark is not None and not goes_on:
        open_mark.side = "open"
        found += _close(text, line, open_mark, closing, following, doubtful)
        open_mark.side = "closed here"
    elif open_mark is not None:
        # the next paragraph opens anew: legitimate, unless a tag shows where this one ended
        end = _end_by_tag(text, open_mark.end, line.end, closing, strict=True)
        if end:
            found.append(end)
            open_mark.side = "closed here"
    return found


def _closes_before_tag(text: str, mark: Mark) -> bool:
    """Whether the mark has its space on the wrong side and stands before the words that say who spoke."""
    tail = text[mark.end : mark.end + 90]
    glued = text[mark.start - 1 : mark.start] == " " and text[mark.start - 2 : mark.start - 1] in (",", ".", "?", "!")
    return (
        glued and mark.raw in ('"', "”", "“") and tail[:1].islower() and bool(_TAG.match(tail) or _HE_SAID.match(tail))
    )


def _opens_anew(text: str, opened: Mark, mark: Mark) -> bool:
    """“We saw nothing, said Hansen. “ It was white.”: a stop before, a capital behind, and who spoke in between."""
    inside = text[opened.end : mark.start]
    begins = pattern(r"[.!?] $").search(inside) and pattern(r" \p{Lu}").match(text, mark.end)
    return bool(begins) and (mark.raw == "“" or bool(_END_BEFORE_TAG.search(inside)))


def _is_shifted(text: str, mark: Mark, after: Mark, alone: bool) -> bool:
    """Whether two marks have their spaces on the other side: He said:" The road is closed ". It was."""
    inside, right = text[mark.end : after.start], text[after.end : after.end + 1]
    if not (
        inside[:1] == " " and inside[-1:] == " " and inside.strip() and not pattern(r"[.!?] \p{Lu}").search(inside)
    ):
        return False
    if right.strip() and right not in ".,;:!?" and not (alone and text[mark.start - 1].isalpha()):
        return False  # "... did you run to,” Alford said. “Did you go back ..."
    return mark.raw == after.raw == '"' or (mark.raw in ("”", "“") and after.raw in ("“", "”"))


def _is_turned(text: str, line: Line, mark: Mark) -> bool:
    """Whether the spaces around the mark are those of the other side."""
    left, right = (
        text[mark.start - 1 : mark.start] if mark.start > line.start else "",
        text[mark.end : mark.end + 1] if mark.end < line.end else "",
    )
    if mark.raw == "”":
        return left == " " and right.isalpha()
    if mark.raw == "“":
        return left.isalpha() and right == " "
    return mark.raw == '"' and left == " " and right in (",", ".") and mark.start > line.start


def _orphan(text: str, line: Line, mark: Mark, opening: str, first: bool) -> list[Edit]:
    before = text[line.start : mark.start]
    spoken = _TAG.match(text[mark.end : mark.end + 80].lstrip(" ,.—–"))
    if (
        first
        and spoken
        and not pattern(r"[.!?]\s+\p{Lu}").search(before)
        and 3 <= len(before.split()) <= 40
        and before[:1].isupper()
    ):
        why = "The quotation closed, and had not been opened; it is all the sentence."
        return [Edit(line.start, line.start, opening, "quotes.unopened", why, 0.93)]
    why = "The quotation closes here, and it is not known where it began."
    return [Edit(mark.start, mark.end, None, "quotes.orphan", why, 0.7, "note")]


def _end_by_tag(text: str, start: int, end: int, closing: str, strict: bool = False) -> Edit | None:
    """The closing mark before "he said" inside an open quotation; `strict` where it may go on in the next paragraph."""
    inside = text[start:end]
    why = "The quotation was not closed; it ends before the words that say who spoke."
    first = pattern(r"\s*(?P<word>\p{L}+)").match(inside)
    leads_in = bool(first) and first["word"].lower() in SUBORDINATORS | PREPOSITIONS  # “When I told her, she said no”
    match = _END_BEFORE_TAG.search(inside)
    told = match and pattern(r"[^.!?]{0,60}[,:] ?['‘]").match(inside, match.end())  # she told me, ‘Ma’am, it was that’
    if match and not told and not (leads_in and strict and match["mark"] == ","):
        at = start + match.start("gap")
        return Edit(at, at, closing, "quotes.unclosed", why, 0.95)
    if not strict and (match := _TAG_WITHOUT_COMMA.search(inside)):
        at = start + match.start("gap")
        return Edit(at, at, "," + closing, "quotes.unclosed", why, 0.93)
    return None


def _ask_end(text: str, start: int, end: int, closing: str) -> Edit:
    """A query at the last sentence end before the next quotation opens."""
    stops = [start + m.end() for m in pattern(r"[.!?…](?=\s)").finditer(text[start:end])]
    at = stops[0] if stops else end
    why = "The quotation was not closed before the next one opens; it may end here."
    return Edit(at, at, closing, "quotes.unclosed", why, 0.5, "query")


def _close(text: str, line: Line, mark: Mark, closing: str, following: Line | None, doubtful: bool) -> list[Edit]:
    """The closing mark of a quotation that runs to the end of its paragraph."""
    inside = text[mark.end : line.end]
    if not inside.strip():
        return []
    end = _end_by_tag(text, mark.end, line.end, closing)
    if end:
        return [end]
    broken = following is not None and not line.ends_sentence and following.text[:1].islower()
    lead = text[max(line.start, mark.start - 2) : mark.start]
    utterance = not lead.strip() or lead.strip()[-1:] in (",", ":", ".", "!", "?", "—") or mark.start == line.start
    why = "The quotation was not closed; it runs to the end of the paragraph."
    last = text[line.end - 1]
    # “I have it from ‘Anna’: the inner mark ends the line as well
    whole = last in "'’" and text[line.end - 2] in ".!?," and "‘" not in inside and " '" not in inside
    if whole and not doubtful:
        return [Edit(line.end - 1, line.end, closing, "quotes.mixed", "A single mark stood for the double one.", 0.92)]
    if broken or not utterance or doubtful or len(inside) > 900:
        return [Edit(line.end, line.end, closing, "quotes.unclosed", why, 0.6, "query")]
    if last == "'":
        return [Edit(line.end - 1, line.end, closing, "quotes.mixed", "A single mark stood for the double one.", 0.92)]
    if last.isalnum():
        return [Edit(line.end, line.end, "." + closing, "quotes.unclosed", why, 0.93)]
    if last in ".!?…’)」』":
        return [Edit(line.end, line.end, closing, "quotes.unclosed", why, 0.95)]
    return [Edit(line.end, line.end, closing, "quotes.unclosed", why, 0.5, "query")]


def _set(
    text: str, line: Line, mark: Mark, opening: str, closing: str, partner: Mark | None, american: bool
) -> list[Edit]:
    """The edit that gives a mark its form, its spaces and its place beside stop and comma."""
    if mark.side not in ("open", "close"):
        return []
    start, end, raw = mark.start, mark.end, mark.raw
    rule = ""
    if mark.side == "open":
        new = opening
        gap = pattern(r"[^\S\n]+(?=\S)").match(text[end : line.end])
        if gap:
            end, rule = end + gap.end(), "quotes.spaced"
        left = text[start - 1 : start] if start > line.start else ""
        if left and (left.isalnum() or left in ".,!?;:…”)") and left not in "([—–-/":
            new, rule = " " + new, "quotes.glued"
    else:
        # a thin space between two closing marks is the printer's
        gap = pattern(r"(?<![’'])[^\S\n]+$|[ \t]+$").search(text[line.start : start])
        new = closing
        if gap and start - (gap.end() - gap.start()) > line.start:
            start, rule = start - (gap.end() - gap.start()), "quotes.spaced"
        start, end, new, moved = _order(text, line, start, end, new, partner, american)
        rule = moved or rule
        right = text[end : end + 1] if end < line.end else ""
        if right.isalpha() and not moved and not text[end:].startswith(("s ", "’s")):
            new, rule = new + " ", "quotes.glued"
    return _edit(text, start, end, new, rule or _flaw(raw, mark.side, opening))


def _flaw(raw: str, side: str, opening: str) -> str:
    if raw in ("''", "’’", "‘‘", "``", "´´"):
        return "quotes.two_apostrophes"
    if len(raw) > 1 and raw not in (",,", "<<", ">>"):
        return "quotes.doubled"
    if raw[0] not in '"“”':
        return "quotes.foreign"
    wrong = "“" if side == "close" else "”"
    return "quotes.reversed" if raw == wrong else "quotes.style"


def _edit(text: str, start: int, end: int, new: str, rule: str) -> list[Edit]:
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    if start == end and not new:
        return []
    return [Edit(start, end, new, rule, _WHY[rule], 0.96)]


def _order(
    text: str, line: Line, start: int, end: int, mark: str, partner: Mark | None, american: bool
) -> tuple[int, int, str, str]:
    """American order of closing mark, stop and comma, where the quotation is what somebody said."""
    before = text[start - 1 : start]
    ahead = text[end : line.end]
    spoken = _is_utterance(text, line, partner, start)
    rest = pattern(
        r"(?P<gap>\s?)(?P<stop>[.,](?:\s?,)?)(?![.\d])(?P<dash>\s?[—–-]{1,2})?(?P<space>\s+|$)(?P<tail>.{0,90})"
    ).match(ahead)
    if rest:
        tagged = bool(_TAG.match(rest["tail"]))
        verb = bool(_VERB_TAG.match(rest["tail"]))
        foreign = text[end - 1] in "»«“」" or bool(partner and partner.raw[0] in "«»„「")
        if rest["stop"][-1] == "," or ((verb or _HE_SAID.match(rest["tail"])) and rest["tail"][:1].islower()):
            if (tagged or verb or rest["dash"]) and (spoken or foreign):
                length = rest.end("dash") if rest["dash"] and (tagged or verb) else rest.end("stop")
                inner = "" if before in "!?…" or text[start - 2 : start] in ("!’", "?’", "!'", "?'") else ","
                cut = 1 if before in ".," else 0
                if cut and text[start - 2 : start - 1] in (".", ",") and text[start - 4 : start - 2].isalnum():
                    cut = 2  # ’70s,.” said
                return start - cut, end + length, inner + mark, "quotes.order"
            if rest["gap"]:
                return start, end + rest.end("stop"), mark + ",", "quotes.order"
        elif rest["stop"] == "." and spoken and before not in "!?…" and _TOLD_ALONE.match(rest["tail"]):
            return start, end + rest.end("stop"), "," + mark, "quotes.order"
        elif rest["stop"][-1] == "." and (spoken or american):
            inner = "" if before in ".!?…" else "."
            rule = "quotes.order" if foreign or spoken else "quotes.stop_outside"
            return start, end + rest.end("stop"), inner + mark, rule
        return start, end, mark, ""
    dash = pattern(r"\s?[—–-]{1,2}\s(?P<tail>.{0,90})").match(ahead)
    if dash and (_VERB_TAG.match(dash["tail"]) or _HE_SAID.match(dash["tail"])) and spoken:
        length = dash.start("tail") - 1
        inner = "" if before in ",!?…" else ","
        cut = 1 if before == "." else 0
        return start - cut, end + length, inner + mark, "quotes.order"
    if before == "." and spoken and ahead[:1] == " " and _TOLD_ALONE.match(ahead[1:]):
        return start - 1, end, "," + mark, "quotes.order"
    said = pattern(r"\s(?P<tail>\p{Ll}.{0,90})").match(ahead)
    if (
        said
        and text[start - 2 : start] in (",.", ".,")
        and text[start - 5 : start - 2].isalpha()
        and _VERB_TAG.match(said["tail"])
    ):
        return start - 2, end, "," + mark, "quotes.order"
    if said and partner and _LEAD.search(text[max(line.start, partner.start - 60) : partner.start]):
        return start, end, mark, ""
    if said and (_VERB_TAG.match(said["tail"]) or _HE_SAID.match(said["tail"])) and spoken and partner:
        if before == ".":
            return start - 1, end, "," + mark, "quotes.order"
        if before.isalnum() and len(text[partner.end : start].split()) >= 4:
            return start, end, "," + mark, "quotes.order"
    return start, end, mark, ""


# "We respect it," he noted, "but families live here"
_GOES_ON = regex.compile(rf"[”\"],? [^“”\"]{{0,60}}\b(?:{_SAID_ALL})\b[^“”\".]{{0,60}}, ?$")


def _is_utterance(text: str, line: Line, partner: Mark | None, end: int) -> bool:
    """Whether the quotation is a whole thing said: a capital, at the start of a sentence or after a comma or colon."""
    if partner is None or partner.side != "open":
        return False
    inside = text[partner.end : end].strip()
    if _GOES_ON.search(text[max(line.start, partner.start - 120) : partner.start]):
        return True
    if not inside[:1].isupper() and not inside[:1].isdigit():
        return False
    lead = text[max(line.start, partner.start - 3) : partner.start].rstrip()
    begins = not lead or lead[-1] in '.!?:,—–”"¿'
    return begins and (len(inside.split()) >= 3 or surely_sentence(inside) or not lead)


def _dialogue(text: str) -> list[Edit]:
    """— We are leaving, — said Ivan.  ->  “We are leaving,” said Ivan."""
    opening, closing = _style(text)
    lines = lines_of(text)
    dashed = [line for line in lines if _DASHED.match(line.text) and len(line.words) > 2]
    tagged = [line for line in dashed if _BETWEEN.search(line.text, 2) or _TOLD.search(line.text, 2)]
    if not tagged:
        return []
    found = []
    why = "Speech was set in dashes, as in another language."
    for line in dashed:
        if _MARK.search(line.text):
            continue
        lead = len(line.text) - len(_DASHED.sub("", line.text))
        told = _TOLD.search(line.text, 2)
        between = told or _BETWEEN.search(line.text, 2)
        if not between and (len(dashed) < 2 or not line.ends_sentence):
            continue
        found.append(Edit(line.start, line.start + lead, opening, "quotes.dialogue", why, 0.93))
        if not between:
            found.append(Edit(line.end, line.end, closing, "quotes.dialogue", why, 0.92))
            continue
        mark = between["mark"] if between["mark"] in ("!", "?", "…") else ","
        found.append(
            Edit(
                line.start + between.start("mark"),
                line.start + between.start("tag"),
                mark + closing + " ",
                "quotes.dialogue",
                why,
                0.93,
            )
        )
        if not told and between["stop"]:
            found.append(
                Edit(
                    line.start + between.end("tag"),
                    line.start + between.end(),
                    between["stop"] + " " + opening,
                    "quotes.dialogue",
                    why,
                    0.93,
                )
            )
            found.append(Edit(line.end, line.end, closing, "quotes.dialogue", why, 0.92))
    return found
