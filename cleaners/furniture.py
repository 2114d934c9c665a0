"""The wordings of what stands on a page around the article, from `lexicons/furniture.txt`, and calls to the reader.

A wording may leave words free ("sign up for …"); then it says so, since those words may be an article's.
"""

from functools import cache
from importlib.resources import files

import regex

from cleaners.patterns import pattern
from cleaners.segments import sentences
from cleaners.structure import Line
from cleaners.words import SPEECH_VERBS, tokens, zipf

REASONS = {
    "boilerplate.comments": "The page's comment form was copied with the text.",
    "boilerplate.share": "A line for sharing or following was copied with the text.",
    "boilerplate.newsletter": "A line that asks the reader to subscribe was copied with the text.",
    "boilerplate.read_also": "A link to another article stood between the paragraphs.",
    "boilerplate.related": "The heading of a list of other articles was copied with the text.",
    "boilerplate.controls": "A control of the page was copied with the text.",
    "boilerplate.advertising": "The mark of an advertisement was copied with the text.",
    "boilerplate.source": "A line about source or rights was copied with the text.",
    "boilerplate.tags": "The page's list of topics was copied with the text.",
    "boilerplate.meta": "A line of the publishing system was copied with the text.",
    "boilerplate.desk_code": "A code or a line of the agency's desk was left at the end.",
    "boilerplate.injected": "The line is advertising that was put into the page.",
    "boilerplate.byline": "The byline of the page was copied with the text.",
    "boilerplate.dateline": "The dateline stood in a line of its own.",
    "boilerplate.timestamp": "The date of the page was copied with the text.",
    "boilerplate.address": "An address stood in a line of its own.",
    "boilerplate.foreign_script": "A line of the page in another script was copied with the text.",
    "boilerplate.shortcode": "A code of the publishing system was left in the text.",
    "boilerplate.tweet": "The address and signature of an embedded post were copied with the text.",
    "boilerplate.words": "The words of the line are those of a page, not of an article.",
    "boilerplate.archive": "The same line stands under many articles of this source.",
    "boilerplate.stray": "A line without a word was left in the text.",
    "boilerplate.table": "The rule of a table was left in the text.",
}


def _lexicon_lines() -> list[str]:
    text = (files("cleaners") / "lexicons" / "furniture.txt").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("# ")]


@cache
def hints() -> frozenset[str]:
    """The rarer words of the page's furniture: a sentence without any of them is none of it."""
    found = set(pattern(r"(?<![\\\p{L}])[a-z]{3,}").findall("\n".join(_lexicon_lines())))
    found |= {word.removesuffix("s") for word in found}
    return frozenset(word for word in found if zipf(word) < 5) | _PAGE_WORDS


@cache
def _furniture() -> dict[str, list[tuple[str, str]]]:
    """For the first letter of a line ("" for any sign) the rules and wordings of `lexicons/furniture.txt`."""
    rules: dict[str, list[str]] = {}
    rule = ""
    for line in _lexicon_lines():
        if line.startswith("[") and line.endswith("]") and (line[1:-1] in REASONS or line == "[lists]"):
            rule = line[1:-1]
        else:
            rules.setdefault(rule, []).append(line)
    lists = dict(line.split(" = ", 1) for line in rules.pop("lists"))
    found: dict[str, list[tuple[str, str]]] = {}
    for first in ("", *_LETTERS):
        for rule, wordings in rules.items():
            begin = [f"(?:{wording})" for wording in wordings if first in _first_letters(wording)]
            if begin:
                whole = "|".join(begin)
                for name, value in lists.items():
                    whole = whole.replace("{" + name + "}", value)
                whole = _FREE.sub(r"(?P<free>(?:(?<!\\w)|(?!\\w))\g<0>(?:(?<!\\w)|(?!\\w)))", whole)
                found.setdefault(first, []).append((rule, rf"(?:{whole}|(?P<free>(?!)))"))
    return found


_FREE = regex.compile(r"(?<!\\)\.(?:\{\d+,\d+\}|\*)|\[\^\.!\?\]\{1,60\}")


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LEAD = regex.compile(r"(?:\(\?:(?P<group>[a-z][^()]*)\)(?!\?)|(?P<letter>[a-z])(?!\?))")


def _first_letters(wording: str) -> set[str]:
    """The letters that a line of this wording can begin with; an empty one stands for anything."""
    lead = _LEAD.match(wording)
    if not lead:
        return {""}
    first = {word[:1] for word in lead["group"].split("|")} if lead["group"] else {lead["letter"]}
    return first if first <= set(_LETTERS) else {""}


def wording_of(line: Line) -> tuple[str, bool] | None:
    """(rule, whether the wording leaves words free, so that others must tell) of the first wording that fits."""
    # *, _ and marks at the ends say nothing; "Tags:" and "- 30 -" keep theirs inside
    text = " ".join(line.text.split())
    bare = text.strip(" *_~•|·–—").rstrip(" .!:→»›>")
    inner = bare.strip("()[] ")
    loose = None
    for form in dict.fromkeys((bare, text, inner)):
        first = form[:1].lower()
        for rule, wordings in _furniture().get(first, []) + _furniture()[""]:
            if match := pattern(wordings, regex.I).fullmatch(form):
                free = any(pattern(r"\w").search(words) for words in match.captures("free"))
                if not free or _is_labelled(form):
                    return rule, False
                loose = loose or (rule, True)
    if loose:
        return loose
    # "No comments yet. Be the first!": two of them in one line
    parts = [part for part in _ENDS.split(bare) if part]
    if len(parts) in (2, 3) and len(text) < 140:
        found = [wording_of(Line(line.start, line.end, part, line.block)) for part in parts]
        known = [one for one in found if one]
        return (known[0][0], all(free for _, free in known)) if len(known) == len(parts) else None
    if _READ.match(bare) and not line.ends_sentence:
        return "boilerplate.read_also", False
    return None


# what no article says of itself, whatever words come with it
_LABELLED = regex.compile(
    r"""
        (?:the\ )?(?:post|article|story)\ .{1,200}\ (?:first\ appeared|appeared\ first)\ on\ |©|save\ my\ name|required\ fields|your\ e-?mail\ address\ will
      | (?:home|main(?:\ page)?)\ ?[>»›/|→]\ ?\p{Lu}|source\ ?:?\ https?:|view\ this\ (?:post|photo|video|profile|tweet|reel)\ on
      | [>»›▶►•\-–—*■▪●→☞👉 ]*(?-i:RELATED|SEE\ ALSO|READ\ (?:MORE|ALSO)|ALSO\ READ)\ ?[:>|»]
      | \(?this\ story\ has\ not\ been\ edited\ by|when\ (?:using|copying|quoting)\ .{0,40}\ (?:hyper)?link
      | [-–—]{0,2}\ ?with\ assistance\ from\ \p{Lu}|this\ (?:post|article|story)\ (?:originally|first)\ appeared\ on
      | translated\ .{0,40}(?:google|deepl|microsoft|machine)|\(?additional\ reporting\ by\ \p{Lu}|like\ loading
      | if\ you\ (?:find|found|notice|noticed|see|spot)\ .{0,60}\bctrl\b
      | (?:disclaimer\ ?:\ )?this\ (?:translation|article|text)\ was\ (?:produced|translated|generated|created)\ by\ (?:ai|artificial|a\ machine)
      | (?:see|read|watch)\ (?:also|too|more)\ ?[:>|»]\ ?(?-i:[\p{Lu}\d“"])|next\ in\ \p{L}+\ ?:|\*?\ ?(?:intern\ )?under\ (?:the\ )?supervision\ of
      | (?:previous|next)\ (?:post|article)\ ?:|an?\ (?:post|reel)\ shared\ by|close\ an\ icon\ of|\d\d?\ ?%\ off\b.{0,40}(?:subscri|plan)
      | (?:related\ (?:topics?|articles?|news|stories|posts?|links?)|more\ (?:information|details))\ ?:\ ?(?-i:\p{Lu})
    """,
    regex.X | regex.I,
)


def _is_labelled(text: str) -> bool:
    return bool(_LABELLED.match(text))


_ENDS = regex.compile(r"[.!?]\s+")
_READ = regex.compile(
    r"(?:see|read|watch) (?:also|more|too)\b\s?[:»>|–—-].{5,160}|(?:see|read) also\b\s(?-i:[\p{Lu}\d“\"‘]).{5,160}|also (?:read|see|watch)\b\s.{5,160}|recommend(?:ed)? (?:read|reading)\b.{5,160}",
    regex.I,
)
# the first words of a call to the reader
CALLS = frozenset(
    """
        subscribe follow join share click sign register download get read watch listen like donate
        support support send write leave add comment create receive discover visit check enter log tap
        scroll install turn become stay don't want tell found noticed rate vote print save bookmark see
        contact report submit
    """.split()
)
ADDRESSED = frozenset(["you", "your", "yours", "us", "our", "ours"])
_PAGE_WORDS = frozenset(
    """
        newsletter newsletters subscribe subscribers subscriber subscription inbox telegram whatsapp
        viber facebook twitter instagram youtube channel app notifications alerts comments comment
        cookies account password login email e-mail website browser page link share article articles
        stories ad ads advertisement click free premium updates hashtag
    """.split()
)


# what a page wants of its reader, or speaks of itself
OF_READER = frozenset(
    """
        us our ours newsletter newsletters subscribe subscribers subscriber subscription telegram viber channel app
        notifications alerts website here premium comment comments article articles stories story youtube
    """.split()
)


def is_call(line: Line) -> bool:
    """A line that speaks to the reader about the page: "Get the news from Amazonas in your WhatsApp group! Click here"."""
    if not 2 <= len(line.words) <= 32:
        return False
    told = pattern(r"[“\"][^“”\"]*[”\"]").sub(" ", line.text)  # what a front page said: “Your ad could be here.”
    found = [word.lower().replace("’", "'") for word in tokens(told)]
    page = len(_PAGE_WORDS & set(found))
    if not found:
        return False
    if line.is_prose and len(sentences(line.text)) > 1 and found[0] not in CALLS and {"you", "your"}.isdisjoint(found):
        return False
    if line.is_prose and len(sentences(line.text)) > 1 and (page < 2 or found[0] in ("share", "print", "like")):
        return False  # "Read more than the first page of whatever you are sent. The sentence that matters ..."
    spoken = bool(set(found) & SPEECH_VERBS - {"comments", "reads", "read", "added", "comment", "writes", "called"})
    if spoken or line.text[:1] in "“\"«„'":
        return False
    if OF_READER.isdisjoint(found):
        return False  # "Don't click on the link in your email": advice is the article
    return (found[0] in CALLS) + bool(ADDRESSED & set(found)) + min(page, 2) >= 3
