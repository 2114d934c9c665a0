"""The guard on facts: an edit that would change a number, a negation, a name or what somebody said is asked, not applied.

Every category may change only what its purpose is. Spaces and marks may never touch a letter or a digit; casing may touch
nothing but the size of letters; what is deleted as a copy must still stand elsewhere.
"""

from dataclasses import replace

import regex

from cleaners.edits import Edit
from cleaners.patterns import pattern

_SIGNS = regex.compile(r"[\p{L}\p{M}\p{N}]+")
# rules whose purpose it is to change letters or digits
_MAY_CHANGE_LETTERS = ("encoding.", "terminology.", "grammar.", "whitespace.hyphen_cut")
_REMOVES = ("boilerplate.", "caption.", "glue.byline", "glue.breadcrumb")
_COPIES = ("duplication.", "sentence.left_behind", "sentence.said_left")


def guarded(text: str, edits: list[Edit]) -> list[Edit]:
    """The edits, with those that would change a fact turned into queries.

    >>> edit = Edit(4, 6, "51", "punctuation.number", "A space broke the number.")
    >>> guarded("The 15 men", [edit])[0].kind
    'query'
    """
    return [edit if edit.kind != "applied" or _is_safe(text, edit) else replace(edit, kind="query") for edit in edits]


def _is_safe(text: str, edit: Edit) -> bool:
    old, new = text[edit.start : edit.end], edit.replacement or ""
    if edit.rule.startswith(_REMOVES):
        return True
    before, after = "".join(_SIGNS.findall(old)), "".join(_SIGNS.findall(new))
    if edit.rule.startswith(_COPIES):
        return not after and _stands_elsewhere(text, edit)
    if edit.rule.startswith(_MAY_CHANGE_LETTERS):
        return _digits(before) == _digits(after) or edit.rule.startswith("encoding.")
    # letters、newspapers、medicine: the last of the foreign commas is "and"
    if edit.rule == "punctuation.foreign_mark" and new == " and ":
        return not before
    return before.lower() == after.lower()


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _stands_elsewhere(text: str, edit: Edit) -> bool:
    """Whether every number, negation and name of the deleted copy still stands in the text."""
    rest = (text[: edit.start] + " " + text[edit.end :]).lower()
    return all(fact.lower() in rest for fact in set(pattern(r"\d+|\p{Lu}\p{Ll}+").findall(text[edit.start : edit.end])))
