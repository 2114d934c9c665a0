"""Captions and credits that a scraper left in the body.

    FILE PHOTO: A farmer harvests dates. REUTERS/Hadi Al-Amiri     ->  moved to the captions
    Organ builder Lutz checks the pipes.⏎Photo: M. Schadewald/dpa  ->  one caption with its credit
    03:48, toggle caption, Acquire Licensing Rights                ->  removed with them

Left alone: a paragraph that only names an agency in a sentence, an inline dateline "(AP) —".
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from cleaners.edits import Edit
from cleaners.lines import role_of, roles_of
from cleaners.patterns import pattern
from cleaners.segments import sentences
from cleaners.structure import DATE, Line, lines_of, removals
from cleaners.words import (
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    SPEECH_VERBS,
    flags,
    has_finite,
    is_ordinary,
    known_words,
    tokens,
)

AGENCIES = (
    "AFP|AP|Associated Press|Reuters|REUTERS|Getty(?: Images)?|Xinhua|EPA(?:-EFE)?|EFE|dpa|DPA|ANSA|TASS|Tass|Sputnik|RIA Novosti|"
    "RIA|Interfax|Kyodo(?: News)?|Jiji(?: Press)?|Yonhap|Bloomberg|PTI|ANI|IANS|UNI|Anadolu(?: Agency)?|AA|DHA|İHA|IHA|"
    "Shutterstock|iStock|Alamy|Imago|imago images|picture[ -]alliance|Pixabay|Unsplash|Pexels|Wikimedia(?: Commons)?|"
    "Zuma(?: Press)?|Belga|ANP|Keystone|APA|PAP|CTK|ČTK|MTI|Lusa|LUSA|Agência Brasil|Folhapress|Estadão Conteúdo|Notimex|"
    "Ukrinform|UNIAN|Ukrinform TV|IRNA|ISNA|Mehr|Fars|Tasnim|WAM|SPA|SANA|KUNA|QNA|MENA|NINA|VNA|TTXVN|Vietnam\\+|VGP|"
    "Bernama|Antara|CNA|CNS|China News Service|China Daily|People's Daily|CFP|VCG|ChinaFotoPress|IC|Handout|handout|"
    "NurPhoto|SOPA(?: Images)?|LightRocket|Pool|POOL|Twitter|X|Facebook|Instagram|Telegram|Screenshot|screenshot|"
    "Press Association|PA(?: Wire| Media)?|Rex(?: Features)?|MAXPPP|Sipa(?: USA)?|SIPA|Abaca|Hans Lucas|Archivo|File|file|"
    "archive|Archive|courtesy|Courtesy|illustration|Illustration|social media|Social media|Internet|Web|web"
)
AGENCY = regex.compile(rf"\b(?:{AGENCIES})\b")
_NAME = r"(?:\p{Lu}[\p{L}\p{M}.'’\-]*|de|da|do|dos|van|von|der|den|al|el|la|bin|di|del|le|ter|y|i)"
_NAMES = rf"\p{{Lu}}[\p{{L}}\p{{M}}.'’\-]*(?:[ \-]{_NAME}){{0,5}}"
# one side of "Ann Lee/The Daily Post", "LUSA / Rui Reis"
_SIDE = rf"(?:[Tt]he )?{_NAMES}"
_WORDS_FOR_PHOTO = (
    "photos?|photographs?|photo ?credits?|image credits?|picture credits?|photographer|photography|photo by|photographs? by|"
    "image|images|picture|pictures|pic|pics|credit|credits|photo source|image source|source of (?:the )?photo|foto|fotos|bild|"
    "bilder|crédit photo|credit photo|crédits?|crédito|imagen|imagem|foto di|illustration|photo/video|video|video credit|"
    "= ?photo by|file photo|file picture|archive photo|photo archive|photo courtesy(?: of)?|courtesy(?: of)?|fotograf|photo illustration|"
    "screenshot|screengrab|infographic|graphic|map|illustrative photo|photo for illustration|representational image|infografik|"
    "photo from|photo via|bildquelle|fotoquelle|bildnachweis|fuente de la imagen|imagen de|foto de archivo|foto de|foto do|foto arquivo|crédito da foto|crédito de la foto|légende|photo d['’]archives?|foto d['’]archivio|źródło|zdjęcie|zdroj|ảnh|görsel|sumber foto|foto file|foto por|fotos de|写真|фото|fotoğraf|fotó|fotografie|photographie|fotografija|snimka|kuva|copyright holder"
)
# what says that a credit follows: Photo:, Foto:, ©
CREDIT_LABEL = regex.compile(
    rf"^[=–—-]?\s?(?:(?i:{_WORDS_FOR_PHOTO})(?: (?:by|from|of))?\s?[:：=©]\s?|(?i:photos?|pictures?|images?) (?i:by|from) |©\s?)(?=\S)"
)
# a credit that stands alone on a line, or ends one
_LABELLED = (
    rf"(?:{_WORDS_FOR_PHOTO})(?: (?:from|by|of|provided by|the|via|taken by))*(?: ?[:：©\-–—|/] ?| by )\S.{{0,90}}"
)
_AGENCY_PAIR = (
    rf"(?:(?:{_NAMES}|{AGENCIES})(?:\s?[|/,]\s?|\s?[–—-]\s| via | for | / |/))+"
    rf"(?:(?:the )?(?:{AGENCIES})(?: ?/ ?| via |\s?[|]\s?|, |$)?)+(?:{_NAMES})?"
)
_AGENCY_FIRST = rf"(?:{AGENCIES}|AP Photo|AFP Photo|Reuters Photo|EPA Photo|Photo)(?:\s?[/|]\s?|\s[–—-]\s)(?:{_NAMES}|{AGENCIES})(?:\s?[/|,]\s?(?:{_NAMES}|{AGENCIES}))*"
_BARE_AGENCY = r"(?:Getty Images(?:/iStockphoto)?|AP Photo|AFP Photo|Reuters Photo|EPA-EFE|iStockphoto|Shutterstock(?:\.com)?|Getty|Photo/VCG|Xinhua Photo|via (?:Getty Images|REUTERS|Reuters|AP|AFP)|Wikimedia Commons)"
_COPYRIGHT = r"(?:©|\(c\)|Ⓒ|ⓒ)\s?.{2,80}"
_ALONE = regex.compile(
    rf"[\[(（【]?\s?(?:(?i:{_LABELLED})|{_AGENCY_PAIR}|{_AGENCY_FIRST}|{_BARE_AGENCY}|{_COPYRIGHT})\s?[\])）】]?\.?(?: ?[/|] ?(?:file(?: photo)?|archive|handout|File Photo))?\.?"
)
_INSIDE = rf"(?:{_NAMES} (?i:archives?|library|handout|collection)(?: ?/ ?{_NAMES})?|(?i:provided|supplied|submitted|released|distributed|published|made available|shared|taken) by \S.{{2,60}}|\p{{Lu}}\p{{L}}+(?: \p{{Lu}}\p{{L}}+){{0,3}} ?/ ?{_NAMES}|(?i:source|from|courtesy|by) ?:? ?(?:{AGENCIES})|(?i:source|courtesy|by) ?:? ?{_NAMES}|\w{{3,20}}(?=\) ?[-–—] ?(?i:all rights))|(?i:{_LABELLED})|{_AGENCY_PAIR}|{_AGENCY_FIRST}|{_COPYRIGHT}|{AGENCIES}|(?i:(?:file|archive|handout|courtesy|library|stock|illustrative|representational)(?: (?:photo|image|picture|pic))?(?:[ /:].{{0,60}})?)|(?:{AGENCIES}|\p{{Lu}}{{2,8}}) (?i:photos?|images?|pictures?)|(?i:photo(?:[ /].{{2,60}})?))"
# "... of the swell. (AFP/File)", "[Photo/Xinhua]", "(Photo by X)"
_BRACKET_AT_END = regex.compile(
    rf"[\[(（【]\s?(?P<credit>{_INSIDE})\s?[\])）】]\.?(?: ?[-–—] ?(?i:all )?(?i:rights reserved)\.?)?$"
)
_CONTROL_AT_END = regex.compile(r"\s*(?:(?:hide|toggle|show) caption|enlarge this image|click to enlarge)\s*$", regex.I)
# "... Photo: Ruslan Akhmetov / Ural-InfoThe idea has spread": the paragraph ran into the credit
_GLUED_BEHIND = regex.compile(
    rf"^(?P<text>\p{{Lu}}[^\n]{{10,260}}?[.!?]) (?P<credit>(?i:photo|foto|image|picture) ?: ?{_NAMES}(?: ?/ ?{_NAMES})?(?<=\p{{Ll}}))(?=\p{{Lu}}\p{{Ll}}+ \p{{Ll}})|^(?P<text>\p{{Lu}}[^\n“”\"]{{15,260}}?) ?[\[(](?P<credit>(?i:photo|foto|image|picture|credit)s? ?: ?[^\[\]()\n]{{2,60}}|(?:{AGENCIES})(?: Photo)? ?/ ?{_NAMES}|{_NAMES} ?/ ?(?:{AGENCIES})|\p{{Lu}}{{2,8}} ?/ ?{_NAMES}|(?:{AGENCIES}) (?i:photo))[\])] ?(?=\p{{Lu}})"
)
# "... his radio. EFE/Santiago Armijos", "... at the observatory. Photo: RIA Novosti"
_PLAIN_AT_END = regex.compile(
    rf"(?<=[.!?…”\")\]\p{{L}}\d])\s+(?:[—–\-/|=•]\s?)?(?P<credit>(?i:(?:{_WORDS_FOR_PHOTO}) ?[:：©] ?)(?=[\p{{Lu}}\d©@])\S.{{1,80}}|(?i:=? ?(?:photo|photograph|picture|image)s? (?:by|courtesy of|via|provided by|taken by|from) )\p{{L}}.{{1,60}}|= ?(?i:photo) .{{2,60}}|{_AGENCY_FIRST}|(?<=[.!?…”\"] ?){_AGENCY_PAIR}|(?<=[.!?…”\"] )(?:{_SIDE} ?/ ?{_SIDE}|(?:\p{{Lu}}{{2,8}} )?(?i:{_WORDS_FOR_PHOTO}) ?: ?{_NAMES})|©\s?.{{2,60}}|(?<=[.!?] ){_BARE_AGENCY}|(?<=[.!?] )(?:LUSA|EFE|AFP|AP|ANSA|DPA|PTI|ANI|VNA|TASS|XINHUA|REUTERS|EPA|APA|MTI|PAP|Pexels|Unsplash|Pixabay|Shutterstock)|(?i:source ?: ?)(?:{AGENCIES})|(?:= ?{_SIDE} ?/ ?{_SIDE})|(?<=[.!?] )/ ?\p{{Lu}}\w+|<(?i:photo|image|picture) ?: ?[^<>\n]{{2,50}}>|\((?i:symbol(?:ic)?|file|archive|stock|illustrative|representative) (?i:photo|image|picture)\)(?: ?(?i:source|photo|credit) ?[:：] ?\S.{{1,60}})?|(?<=\b(?:photographed|pictured|captured|taken) (?:on|in|at) [^()]{{3,40}} )\(\p{{Lu}}\p{{L}}+(?: \p{{Lu}}\p{{L}}+){{1,2}}\))\s?$"
)
# "... Photographed by Shi Lei", "... Lens: Issam Qattan – Petra", "... / Photo: press service", "... - MENA -"
_CREDIT_TAIL = regex.compile(
    rf"(?:[/|=–—(-] ?|(?<=[.!?)] ))(?P<credit>(?i:photograph(?:ed|er|y|s)?|photos?|pictures?|lens|images?|foto|camera|courtesy|shot|taken)(?: ?[:：=] ?| (?:by|of|from) ).{{2,80}}|- ?(?:{AGENCIES}) ?-|(?<=- )(?:{AGENCIES}) -|\p{{Lu}}{{2,6}} Photos? {_NAMES}|(?<=\()(?:\p{{Lu}}\p{{L}}+ ){{0,2}}(?:Press|News|Agency|Wire|Photos?|Times|Post|Media|Today|Online|Tribune|Herald|Gazette|Daily|Express|Shimbun|Courier|Journal|Observer|Echo|Star|Bulletin)(?=\)))\)?$"
)
_CUT_WORD = regex.compile(r"\p{L}(?:\.\.\.|…)$")
_GLUED_AT_END = regex.compile(
    rf"(?<=[.!?…”\")\]])(?P<credit>(?i:(?:photo|foto|image|picture|credit)s?(?: credit)?s? ?: ?)\S.{{1,80}}|© ?\p{{Lu}}.{{2,60}}|{_AGENCY_FIRST}|\p{{Lu}}[\p{{Lu}} .'’\-]+ ?/ ?\p{{Lu}}[\p{{L}} \-]+(?: [–—-] \w+)?)$"
)
_CREDIT_AT_START = regex.compile(
    r"^(?P<lead>(?i:fig(?:ure|\.)?|picture|photo|image|graphic) \d{1,2}(?=[.:])|(?i:from left(?: to right)?|left to right|l-r|clockwise(?: from .{3,20})?|top left|pictured left)(?=[:,])|(?i:file (?:photo|picture|image|pic)|archive (?:photo|picture|image)|photo|image|pictured?|illustrative (?:photo|image)|image caption|in (?:the|this) (?:photo|picture|image)|caption|photo caption|screenshot|handout (?:photo|image)))\s?(?:[:：]|\s[–—-])\s?(?=\p{L}.{12})"
)
_SHORTCODE = regex.compile(r"^\[caption[^\]\n]*\](?P<text>.*?)(?:\[/caption\])?$")
_IMAGE_TAG = regex.compile(r"^(?:<img[^>]*>|\[(?:gallery|image|photo|img|embed_image)[^\]]*\]|!\[.*\]\(.*\))$")
_CONTROLS = regex.compile(
    r"(?:acquire licensing rights.*|(?:hide|toggle) caption|purchase licensing rights.*|.{0,60}(?:hide|toggle) caption|\(?\d{1,2}:\d{2}(?::\d{2})?\)?|"
    r"(?:video (?:length|duration)|duration|length|video|audio|watch(?: time)?) ?:? ?\(?\d{1,2}[:.]?\d{0,2}(?::\d{2})? ?(?:min(?:ute)?s?|sec(?:ond)?s?)?\.?\)?|"
    r"(?:open |view |show |see )?(?:image|photo|picture) (?:in )?(?:gallery|full ?screen|lightbox|viewer)|(?:image|photo|picture|slide) ?\d+(?: ?(?:of|/) ?\d+)?|\d+ (?:photos?|images?|pictures?)|"
    r"(?:image|photo|figure|img|dsc|pic)[_ \-]?\d+\.?(?:jpe?g|png|gif|webp)?|[\w\-]+\.(?:jpe?g|png|gif|webp|mp4)|close an icon of .{2,60}|an icon of .{2,60}|enlarge (?:this )?(?:image|photo)|click to enlarge|view (?:larger|original).{0,20})\.?",
    regex.I,
)
# Map: OS Explorer 201; Video: The Red Shoes (BFI, £19.99)
_IS_FACT = regex.compile(
    r"(?i:map|video|graphic|picture|photography|credits?|illustration) ?: ?(?!.*/).*(?:[\d£€$]|\. \p{Lu}\p{Ll}+:)"
)
_TWO_NAMES = regex.compile(rf"{_SIDE} ?/ ?{_SIDE}")
_CLOCK = regex.compile(r"\(?\d{1,2}:\d{2}\)?")
_SLUG = regex.compile(
    r"^[A-Z]{2,}(?:[-/][A-Z0-9']{2,}(?: [A-Z0-9']+){0,3}){2,}(?:[-/][A-Z0-9]+)*(?: ?\([A-Z]{2,3}\))?$"
)
# labels as British sites print them: "Image source, Getty Images"
_SITE_LABEL = regex.compile(r"^(?i:image|photo|media|video) ?(?P<what>(?i:source|caption|copyright)), ?(?=\S)")
# the line of a publisher, not of a picture
_RIGHTS = regex.compile(r"(?i:rights reserved|^source\b|copyright \d{4})|(?:©|\(c\)) ?(?:19|20)\d\d")
_CREDIT_WORD = regex.compile(rf"(?i:photo|picture|image|foto|credit|courtesy|handout|file)|{AGENCY.pattern}|/")
_SPEECH = regex.compile(r"[“”\"«»„]")


@dataclass(frozen=True, slots=True)
class Found:
    """A caption or a part of one, by line; `text` and `credit` may be empty."""

    line: int
    text: str
    credit: str
    rule: str
    why: str
    confidence: float
    upto: int = 0  # where the rest of the line is body: how many characters are the caption's
    since: int = 0  # where only the end of the line is a credit: its first character


@lru_cache(maxsize=4)
def find_captions(text: str) -> list[Found]:
    """The lines of `lines_of(text)` that are captions, credits or what belongs to them; not to be changed."""
    lines = lines_of(text)
    found: dict[int, Found] = {}
    for i, line in enumerate(lines):
        if _is_plain(line) or _is_edited(line.text):
            continue
        if len(line.text) <= 700 and (one := _whole(line)):
            found[i] = Found(i, *one)
        elif match := _GLUED_BEHIND.match(line.text):
            why = "A caption with its credit ran into the paragraph."
            found[i] = Found(i, match["text"], match["credit"], "caption.glued_credit", why, 0.92, match.end())
    if 0 in found and _is_headline(lines, found):
        del found[0]
    clocks = [i for i in found if _CLOCK.fullmatch(lines[i].text)]
    hours = [i for i in clocks if pattern(r"\(?(?:(?:1\d|2[0-3]):[0-5]0|(?:1[3-9]|2[0-3]):\d\d)").match(lines[i].text)]
    if len(clocks) > 1 or hours:  # the times of a live report, a time of the day
        for i in clocks:
            del found[i]
    for i, line in enumerate(lines):
        if i not in found and not _is_plain(line) and (since := _credit_at_end(line)):
            why = "A credit ran into the end of the paragraph."
            found[i] = Found(i, "", "", "caption.glued_credit", why, 0.92, since=since)
    for i, line in enumerate(lines):
        # "toggle caption⏎Stina Lindahl/NTB-Nord": two names beside the controls of a picture
        beside = any(found[j].rule in ("caption.controls", "caption.with_credit") for j in (i - 1, i + 1) if j in found)
        if i not in found and beside and len(line.words) <= 6 and _TWO_NAMES.fullmatch(line.text):
            found[i] = Found(i, "", line.text, "caption.credit", "The line is the credit of a picture.", 0.93)
    for i in list(found):
        # the agency alone below the controls of its picture
        below = i + 1
        if (
            below < len(lines)
            and below not in found
            and lines[below].block == lines[i].block
            and AGENCY.fullmatch(lines[below].text)
        ):
            found[below] = Found(
                below, "", lines[below].text, "caption.credit", "The line is the credit of a picture.", 0.93
            )
        if not found[i].text and found[i].credit:
            beneath = lines[below] if below < len(lines) and below not in found else None
            if (
                beneath
                and beneath.block == lines[i].block
                and (i == 0 or lines[i - 1].block != lines[i].block)
                and (below + 1 == len(lines) or lines[below + 1].block != beneath.block)
                and _may_be_caption(beneath.text)
                and _describes(beneath.text) > 0
            ):
                why = "A short line below a credit is the caption of the picture."
                found[below] = Found(below, beneath.text, "", "caption.before_credit", why, 0.93)
                continue
            above = i - 1
            while above in found and not found[above].text and not found[above].credit:
                above -= 1
            if above >= 0 and above not in found and _looks_like_caption(lines, above, i):
                why = "A short line before a credit is the caption of the picture."
                found[above] = Found(above, lines[above].text, "", "caption.before_credit", why, 0.93)
    for i in list(found):
        # a caption in two lines: the first has no end, the second has the credit
        above = i - 1
        if (
            found[i].credit
            and found[i].text
            and above >= 0
            and above not in found
            and lines[above].block == lines[i].block
            and not lines[above].ends_sentence
            and found[i].text[:1].islower()
        ):
            found[i] = replace(found[i], text=f"{lines[above].text} {found[i].text}")
            found[above] = Found(above, "", "", "caption.cut_in_two", "The caption was cut in two lines.", 0.93)
    for i, line in enumerate(lines):
        # "Rescuers carry a man from a ho..." beside the controls of its picture
        beside = {found[j].rule for j in (i - 1, i + 1) if j in found}
        if (
            i not in found
            and line.text.endswith(("...", "…"))
            and 4 <= len(line.words) <= 18
            and beside & {"caption.controls", "caption.credit", "caption.cut_off"}
        ):
            found[i] = Found(i, line.text, "", "caption.cut_off", "The caption was cut off in mid-sentence.", 0.92)
    known = {_bare(one.text) for one in found.values() if len(one.text) > 15}
    for i, line in enumerate(lines):
        if i not in found and (_bare(line.text) in known or _cut_copy(line, known)):
            why = "The caption of the picture was printed again."
            found[i] = Found(i, line.text, "", "caption.repeated", why, 0.95)
    return [found[i] for i in sorted(found)]


def _is_headline(lines: list[Line], found: dict[int, Found]) -> bool:
    """Users leave Twitter for Telegram – Durov: the first line of the page, below which the text begins."""
    one, first = lines[0], found[0]
    head = next((i for i, line in enumerate(lines) if line.is_prose), len(lines))
    agency = AGENCY.search(pattern(r"Telegram|Twitter|Facebook|Instagram|YouTube|TikTok|X\b").sub("", first.credit))
    named = agency or "/" in first.credit or pattern(r"(?i:photo|picture|image)").search(one.text)
    return bool(first.text) and 5 <= len(one.words) <= 16 and head <= 2 and not named and not one.ends_sentence


# what a line that is a caption, a credit or a control of a picture has, if it is a whole sentence
_CREDIT_SIGNS = regex.compile(r"[/|©Ⓒⓒ\[\]()（）【】=:：•]|[\w”\"’]\Z")
_CREDIT_WORDS = (
    frozenset(
        word.lower()
        for word in regex.findall(r"\p{L}{2,}", AGENCIES + "|" + _WORDS_FOR_PHOTO + "|copyright|caption|rights")
    )
    - FUNCTION_WORDS
    - {"press", "taken", "source", "people", "images"}
)


def _is_plain(line: Line) -> bool:
    """A sentence of prose without a sign or a word of credits: no look is needed."""
    return (
        line.is_prose
        and not _CREDIT_SIGNS.search(line.text)
        and _CREDIT_WORDS.isdisjoint(word.lower() for word in line.words)
    )


def _whole(line: Line) -> tuple[str, str, str, str, float] | None:
    """(caption, credit, rule, reason, confidence) of a line that shows by itself what it is."""
    text = _CONTROL_AT_END.sub("", line.text) or line.text
    if match := _SHORTCODE.match(text):
        inner = pattern(r"<[^>]*>").sub("", match["text"]).strip()
        return (*_split(inner), "caption.shortcode", "The shortcode of the publishing system marks a caption.", 0.98)
    if _IMAGE_TAG.match(text):
        return "", "", "caption.image", "The mark-up of a picture was left in the text.", 0.95
    if len(line.words) <= 16 and _CONTROLS.fullmatch(text):
        return "", "", "caption.controls", "A control of the picture or the video was copied with the text.", 0.95
    if _SLUG.match(text):
        return "", "", "caption.slug", "The agency's file name of the picture was copied with the text.", 0.9
    if match := _SITE_LABEL.match(text):
        what = text[match.end() :]
        if match["what"].lower() == "caption":
            return what, "", "caption.marked", "The line says itself that it describes a picture.", 0.96
        return "", what, "caption.credit", "The line is the credit of a picture.", 0.97
    if text != line.text and len(line.words) <= 10 and not text.endswith("."):
        return "", text, "caption.credit", "The line is the credit of a picture.", 0.95
    if text != line.text:  # the controls of the picture stand behind it
        return (*_split(text), "caption.with_credit", "A caption with its credit stood in the body.", 0.96)
    if (
        len(line.words) <= 14
        and sum(word.islower() and is_ordinary(word) for word in line.words[1:]) <= 3
        and _ALONE.fullmatch(text)
        and not _is_sentence(text)
        and not _RIGHTS.search(text)
        and not _IS_FACT.match(text)
    ):
        return "", text, "caption.credit", "The line is the credit of a picture.", 0.97
    if roles_of(text)["furniture"] > 0.9:
        return None  # Share on: Facebook | Twitter
    if len(line.words) > 75 or text.count("”") + text.count("“") > 6:
        return None
    marked = _CREDIT_AT_START.match(text)
    lead = marked.end() if marked else 0
    for form in (_BRACKET_AT_END, _PLAIN_AT_END, _GLUED_AT_END):
        if match := form.search(text, lead):
            credit = match["credit"].strip()
            caption = text[: match.start()].strip()
            # "(ANSA)." behind the last paragraph, a credit behind a whole one: the paragraph is of the body
            long = len(line.words) > 28 or len(sentences(caption)) > 1
            bare = bool(AGENCY.fullmatch(credit))
            first = (tokens(caption) or [""])[0].lower()
            said = any(word.lower() in SPEECH_VERBS for word in tokens(caption))
            if bare and (said or text.endswith(").")):
                continue
            if text.endswith(").") and not _CREDIT_WORD.search(credit.replace("/", " ")):
                continue  # one was a baker (by trade); tabled by Mr. Marr (Labour/Co-op).
            if form is _PLAIN_AT_END and has_finite([w for w in tokens(credit) if w.islower()]):
                continue  # Images from that box have since been shown in 40 cities.
            object_ = form is _PLAIN_AT_END and pattern(r"(?:photo|photograph|picture|image)s? ").match(credit)
            if object_ and has_finite(tokens(caption)) and not caption.endswith((".", "!", "?", "…", "”", '"')):
                continue  # Police released images from a doorbell camera.
            if (
                bare
                and form is _PLAIN_AT_END
                and (first in _BODY_STARTS or not (_is_present(tokens(caption)) or DATE.search(caption)))
            ):
                continue
            if (form is _GLUED_AT_END or bare) and long:
                continue
            if len(caption) > 8 and _may_be_caption(caption) and not _is_body(caption):
                return caption, credit, "caption.with_credit", "A caption with its credit stood in the body.", 0.96
    if _CUT_WORD.search(text) and 4 <= len(line.words) <= 22 and line.words[-1].lower() not in known_words():
        return text, "", "caption.cut_off", "The caption was cut off in the middle of a word.", 0.92
    titled = pattern(r"\p{Ll} \d:\d{2}$|^(?:WATCH|VIDEO): .* \d:\d{2}$|^[▶►] ?\d{1,2}:\d{2} \p{Lu}").search(text)
    if titled and not line.ends_sentence and 3 <= len(line.words) <= 14:
        return text, "", "caption.video", "The title of a video with its length was copied with the text.", 0.92
    if marked and len(line.words) <= 60 and not (text[lead].islower() and text.endswith(".")):
        return (*_split(text, lead), "caption.marked", "The line says itself that it describes a picture.", 0.95)
    if line.is_prose and not _CREDIT_TAIL.search(text):
        return None
    role, sure = role_of(line)
    if (
        role == "credit"
        and sure >= 0.85
        and len(line.words) <= 14
        and not has_finite(line.words)
        and not line.ends_sentence
    ):
        return "", text, "caption.credit", "The line is the credit of a picture.", round(sure, 2)
    if 5 <= len(line.words) <= 40 and roles_of(text)["credit"] + roles_of(text)["caption"] >= 0.15:
        tail = _CREDIT_TAIL.search(text)
        if tail and _may_be_caption(text[: tail.start()]) and len(sentences(text[: tail.start()])) < 3:
            why = "A caption with its credit stood in the body."
            return text[: tail.start()].strip(), tail["credit"], "caption.with_credit", why, 0.92
    if role == "media" and sure >= 0.85 and len(line.words) <= 10 and not has_finite(line.words):
        return (
            "",
            "",
            "caption.controls",
            "A control of the picture or the video was copied with the text.",
            round(sure, 2),
        )
    return None


def _is_body(caption: str) -> bool:
    """Whether several sentences, or one long one, tell a story rather than describe a picture."""
    count = len(sentences(caption))
    return (
        not _CREDIT_AT_START.match(caption) and (count > 1 or len(tokens(caption)) > 24) and _describes(caption) < 0.3
    )


def _describes(text: str) -> float:
    """How much a text describes a picture: above 0 for a caption, below for a paragraph of the body."""
    found = tokens(text)
    small = {word.lower() for word in found}
    roles = roles_of(text)
    score = 2.0 * (roles["caption"] + roles["credit"] - 0.2) + 0.7 * _is_present(found) - 1.0 * _is_past(found)
    score += 1.0 * bool(DATE.search(text)) + 0.6 * (len(found) <= 28) - 0.8 * (len(sentences(text)) > 1)
    score -= 1.5 * bool({"has", "have", "had", "will", "would"} & small) + 1.5 * (found[0].lower() in _BODY_STARTS)
    return score - 1.0 * bool(_SPEECH.search(text)) - 1.5 * bool({"said", "told", "says"} & small)


def _credit_at_end(line: Line) -> int:
    """Where the credit begins that stands behind a paragraph of the body, 0 where none does."""
    if _is_edited(line.text) or (line.ends_sentence and line.text[-1] not in ")]）】"):
        return 0
    for form in (_BRACKET_AT_END, _GLUED_AT_END, _PLAIN_AT_END):
        match = form.search(line.text)
        if not match or len(match["credit"]) > 90 or AGENCY.fullmatch(match["credit"].strip()):
            continue
        before = line.text[: match.start()].rstrip()
        if before[-1:] in tuple('.!?…”"’') and len(tokens(before)) >= 12 and _is_body(before):
            return len(before)
    return 0


def _split(text: str, lead: int = 0) -> tuple[str, str]:
    for form in (_BRACKET_AT_END, _PLAIN_AT_END, _GLUED_AT_END):
        if match := form.search(text, lead):
            return text[: match.start()].strip(), match["credit"].strip()
    return text, ""


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(tokens(text)) > 7 and any(w.lower() in SPEECH_VERBS for w in tokens(text))


def _may_be_caption(caption: str) -> bool:
    """A paragraph of the body that ends in an agency's name in brackets is longer and quotes people."""
    spoken = len(_SPEECH.findall(caption)) >= 2 and any(w.lower() in ("said", "says", "told") for w in tokens(caption))
    return len(tokens(caption)) <= 60 and not spoken and len(sentences(caption)) <= 3


_BODY_STARTS = frozenset(
    """
        but and he she it they we so however yet still also meanwhile this these that such if when
    """.split()
)


def _looks_like_caption(lines: list[Line], i: int, credit: int) -> bool:
    """Whether the line above a lone credit is its caption and no paragraph of the body."""
    line = lines[i]
    found = tokens(line.text)
    if not found or len(found) > 45 or not _may_be_caption(line.text) or roles_of(line.text)["furniture"] > 0.6:
        return False
    same_block = line.block == lines[credit].block and (i == 0 or lines[i - 1].block != line.block)
    score = _describes(line.text) + 2.0 * same_block + 1.2 * (len(found) <= 18) + 1.0 * (not line.ends_sentence)
    score += 0.7 * bool(i and not lines[i - 1].ends_sentence)
    score -= 1.0 * (i == 0) + 1.0 * (line.is_prose and not any(other.is_prose for other in lines[credit:]))
    return score >= 1.5


def _is_past(found: list[str]) -> bool:
    """Whether the words tell what happened, and not what is to be seen: a past tense and no present one."""
    low = [word.lower() for word in found]
    if {"is", "are", "was", "were"} & set(low):
        return bool({"was", "were"} & set(low)) and not {"is", "are"} & set(low)
    read = [flags(word) for word in found]
    told = any(
        "d" in r and i and low[i - 1] not in DETERMINERS | PREPOSITIONS and "n" not in r for i, r in enumerate(read)
    )
    return told and not any("z" in r and "n" not in r for r in read)


def _is_present(found: list[str]) -> bool:
    read = [flags(word) for word in found]
    past = any("d" in r and "p" not in r and "n" not in r for r in read)
    return not past and any("z" in r or "g" in r for r in read)


def _bare(text: str) -> str:
    return " ".join(tokens(text)).lower()


def _cut_copy(line: Line, known: set[str]) -> bool:
    """The caption once more, cut off at its end."""
    text = line.text
    if not text.endswith(("...", "…")) or len(text) < 25:
        return False
    return any(one.startswith(_bare(text)) for one in known)


# "Image: Nick Moreau." with its full stop is how an edited page prints a caption of its own
_EDITED_CREDIT = regex.compile(r"(?:Image|Video): [^\n]{3,60}\.$")


def _is_edited(text: str) -> bool:
    return bool(_EDITED_CREDIT.search(text))


def fix_captions(text: str) -> list[Edit]:
    """Edits that take captions, credits and what belongs to them out of the body."""
    lines = lines_of(text)
    captions = find_captions(text)
    gone = {
        one.line: Edit(0, 0, "", one.rule, one.why, one.confidence) for one in captions if not (one.upto or one.since)
    }
    if len(gone) == len(lines):
        return []
    starts = [
        Edit(lines[one.line].start, lines[one.line].start + one.upto, "", one.rule, one.why, one.confidence)
        for one in captions
        if one.upto
    ]
    starts += [
        Edit(lines[one.line].start + one.since, lines[one.line].end, "", one.rule, one.why, one.confidence)
        for one in captions
        if one.since
    ]
    return sorted([*removals(text, lines, gone), *starts], key=lambda edit: edit.start)
