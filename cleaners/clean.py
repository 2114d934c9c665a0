"""The table of contents: which cleaners run, in which order, and what comes out."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from cleaners.boilerplate import fix_boilerplate
from cleaners.captions import AGENCY, CREDIT_LABEL, find_captions, fix_captions
from cleaners.casing import fix_casing
from cleaners.doubts import fix_doubts
from cleaners.duplication import fix_duplication
from cleaners.edits import Edit, Kind, Passage, fold, located, without_overlaps
from cleaners.encoding import fix_encoding
from cleaners.garbled import fix_garbled
from cleaners.glossary import fix_terms
from cleaners.glue import fix_glue
from cleaners.guard import guarded
from cleaners.page import language_of, page_of
from cleaners.profile import Profile, default_profile
from cleaners.punctuation import fix_punctuation
from cleaners.quotes import fix_quotes
from cleaners.sentences import fix_sentences
from cleaners.strings import fix_strings
from cleaners.terminology import fix_terminology
from cleaners.whitespace import fix_whitespace

Cleaner = Callable[[str], list[Edit]]

CLEANERS: tuple[Cleaner, ...] = (
    fix_encoding,  # first: every other cleaner reads letters and marks
    fix_captions,  # whole lines go before anything looks at sentences,
    fix_boilerplate,  # and a credit line is told before the list of sources is
    fix_strings,  # headline + byline + agency + place in one line
    fix_whitespace,  # lines that were wrapped become paragraphs,
    fix_punctuation,  # and stops stand where sentences end,
    fix_duplication,  # before sentences are compared
    fix_quotes,  # after the paragraphs that interrupted a quotation are gone
    fix_glue,
    fix_sentences,  # joins need the quotation marks in place,
    fix_casing,  # and a fragment that was joined is no lower-case start
    fix_garbled,  # what still does not read when all is joined and mended
    fix_doubts,
    fix_terminology,
)

# What a text gets that is no English article.
BARE: tuple[Cleaner, ...] = (fix_encoding, fix_whitespace)


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption that was moved out of the body; `credit` and `agency` are None where none was printed."""

    text: str
    credit: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One edited stretch of the original, or one question about it, as an editor sees it.

    `before == original[start:end]`; `after` is None for a note. Several edits that met in one place are one change:
    `rules` names all of them, `rule` the first.
    """

    start: int
    end: int
    before: str
    after: str | None
    rule: str
    rules: tuple[str, ...]
    why: str
    confidence: float
    kind: Kind

    @property
    def category(self) -> str:
        return self.rule.partition(".")[0]


@dataclass(frozen=True)
class Cleaning:
    """One cleaned article. `passages` tile `original` and join to `text`; `questions` count in the original."""

    original: str
    text: str
    passages: tuple[Passage, ...]
    questions: tuple[Edit, ...]
    captions: tuple[Caption, ...]
    page: str = "article"
    language: str = "English"

    @cached_property
    def changes(self) -> list[Change]:
        """Applied changes, queries and notes together, in order of position in the original."""
        found = [_change_of(self.original, passage) for passage in self.passages if passage.edits]
        found = [change for change in found if change.before != change.after]
        for edit in self.questions:
            before = self.original[edit.start : edit.end]
            found.append(
                Change(
                    edit.start,
                    edit.end,
                    before,
                    edit.replacement,
                    edit.rule,
                    (edit.rule,),
                    edit.why,
                    edit.confidence,
                    edit.kind,
                )
            )
        return sorted(found, key=lambda change: (change.start, change.end, change.kind))

    @property
    def edits(self) -> list[Edit]:
        """The changes as edits of the original: what was found in it, and where."""
        return [Edit(c.start, c.end, c.after, c.rule, c.why, c.confidence, c.kind) for c in self.changes]


def _change_of(original: str, passage: Passage) -> Change:
    rules = tuple(dict.fromkeys(edit.rule for edit in passage.edits))
    why = " ".join(dict.fromkeys(edit.why for edit in passage.edits))
    confidence = min(edit.confidence for edit in passage.edits)
    # what removed a paragraph says more than what was mended in it before
    last = passage.edits[-1].rule if not passage.text.strip() else rules[0]
    before = original[passage.start : passage.end]
    return Change(passage.start, passage.end, before, passage.text, last, rules, why, confidence, "applied")


class TextError(ValueError):
    """The text cannot be cleaned; the message says where and what to do."""


def clean(
    text: str,
    cleaners: Sequence[Cleaner] | None = None,
    standing: Set[str] = frozenset(),
    profile: Profile | None = None,
) -> Cleaning:
    """Run the cleaners once each, in order, and fold their edits onto the original.

    `standing` are the lines that the archive of the source has under many articles (`cleaners.archive.standing_lines`);
    `profile` says how sure an edit must be to be applied, None stands for the standard one.
    Raises TextError for text that is no Unicode text (a lone surrogate).

    >>> clean("The Minor Planet Center , which registers it.").text
    'The Minor Planet Center, which registers it.'
    """
    _check(text)
    profile = profile or default_profile()
    if cleaners is not None:
        return _run(text, cleaners, standing, profile)
    language = language_of(text)
    if language != "English":
        return replace(_run(text, (fix_encoding,), standing, profile), language=language)
    page, evidence = page_of(text)
    if page != "article":
        cleaning = _run(text, BARE, standing, profile)
        questions = _open(text, cleaning.passages, [*cleaning.questions, _verdict(text, page, evidence)])
        return replace(cleaning, questions=questions, page=page)
    cleaning = _run(text, CLEANERS, standing, profile)
    found = {edit.rule for passage in cleaning.passages for edit in passage.edits}
    if found and all(map(profile.is_circumstantial, found)):
        cleaning = _run(text, CLEANERS, standing, profile.for_sound_text())
    return cleaning


def _run(text: str, cleaners: Sequence[Cleaner], standing: Set[str], profile: Profile) -> Cleaning:
    """The text after the cleaners, once each, in order."""
    passages, current = [Passage(0, len(text), text)], text
    questions: list[Edit] = []
    captions: tuple[Caption, ...] = ()
    for cleaner in cleaners:
        if cleaner is fix_captions:
            captions = captions_of(current)
        edits = fix_boilerplate(current, standing) if cleaner is fix_boilerplate else cleaner(current)
        if cleaner is fix_terminology:
            edits = without_overlaps([*fix_terms(current, profile.glossary), *edits])
        edits = profile.asked(guarded(current, edits))
        applied = [edit for edit in edits if edit.kind == "applied"]
        asked = [edit for edit in edits if edit.kind != "applied"]
        questions += located(passages, asked)
        if applied:
            passages = fold(passages, applied)
            current = "".join(passage.text for passage in passages)
    return Cleaning(text, current, tuple(passages), _open(text, passages, questions), captions)


def _check(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise TextError(
            f"The text is no Unicode text: a lone surrogate (U+{ord(text[error.start]):04X}) stands at character "
            f"{error.start}. Decode the file again, or replace the character."
        ) from None


def _verdict(text: str, page: str, evidence: str) -> Edit:
    start = len(text) - len(text.lstrip())
    end = start + len(" ".join(text[start : start + 400].split(" ")[:8]).split("\n")[0])
    why = f"This is no article but a {page}: {evidence}. Only encoding and white space were repaired."
    return Edit(start, end, None, "sentence.page", why, 0.9, "note")


def _open(text: str, passages: Sequence[Passage], questions: list[Edit]) -> tuple[Edit, ...]:
    """The questions that still stand: none about a stretch that was removed, none twice at one place."""
    removed = [(p.start, p.end) for p in passages if p.edits and not p.text.strip() and text[p.start : p.end].strip()]
    kept: list[Edit] = []
    last: tuple[int, int] = (-1, -1)
    at = 0
    for edit in sorted(questions, key=lambda edit: (edit.start, edit.end)):
        while at < len(removed) and removed[at][1] <= edit.start:
            at += 1
        inside = at < len(removed) and removed[at][0] <= edit.start and edit.end <= removed[at][1]
        same = (edit.start, edit.end) == last
        if not inside and not same and edit.replacement != text[edit.start : edit.end]:
            kept.append(edit)
            last = (edit.start, edit.end)
    return tuple(kept)


def captions_of(text: str) -> tuple[Caption, ...]:
    """The captions in the text, each once: a line of text takes the credit that stands with it or just below."""
    found: dict[str, Caption] = {}
    waiting = ""
    last = -2
    for one in find_captions(text):
        if waiting and one.line != last + 1:
            found.setdefault(_key(waiting), Caption(waiting))
            waiting = ""
        if one.text and one.credit:
            found[_key(one.text)] = _caption(one.text, one.credit)
        elif one.text:
            if waiting:
                found.setdefault(_key(waiting), Caption(waiting))
            waiting = one.text
        elif one.credit:
            found[_key(waiting or one.credit)] = _caption(waiting, one.credit)
            waiting = ""
        last = one.line
    if waiting:
        found.setdefault(_key(waiting), Caption(waiting))
    return tuple(found.values())


def _key(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum()).removeprefix("filephoto")


def _caption(text: str, credit: str) -> Caption:
    bare = CREDIT_LABEL.sub("", credit.strip("()[]（）【】 "))
    return Caption(text, bare, agency_of(bare))


def agency_of(credit: str) -> str | None:
    """The agency that a credit names, if any."""
    match = AGENCY.search(credit)
    return match.group() if match else None
