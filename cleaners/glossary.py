"""What the house calls things: a term, the forms it accepts, and the wrong ones.

    Kiev was quiet.          ->  Kyiv was quiet.            (term Kyiv, wrong Kiev)
    the World Bank group     ->  the World Bank Group       (term World Bank Group)

Left alone: a wrong form inside an accepted one (chicken Kiev), inside a word, in an address.
Asked: the terms whose rows say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from cleaners.edits import Edit, Kind, without_overlaps


@dataclass(frozen=True, slots=True)
class Term:
    """`term` is what is written, `accepted` may stand as well, `wrong` forms are replaced; `where` names the row."""

    term: str
    accepted: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    note: str = ""
    kind: Kind = "query"
    where: str = ""


class GlossaryError(ValueError):
    """The glossary cannot be used; the message names the rows and says what to do."""


def checked(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms. Raises GlossaryError where two rows contradict each other: a form is wrong in one and right in another,
    or is to become two different terms.
    """
    right: dict[str, Term] = {}
    wrong: dict[str, Term] = {}
    for term in terms:
        for form in (term.term, *term.accepted):
            right.setdefault(form, term)
    for term in terms:
        for form in term.wrong:
            other = right.get(form) or wrong.get(form)
            if other and (other.where != term.where or form in (term.term, *term.accepted)):
                what = "accepted" if form in right else f"to become {other.term!r}"
                raise GlossaryError(
                    f"{term.where} calls {form!r} wrong, and by {other.where} it is {what}. Mend one of the two rows."
                )
            wrong[form] = term
    return tuple(terms)


def fix_terms(text: str, terms: tuple[Term, ...]) -> list[Edit]:
    """Edits, or queries where the row says so, at the wrong forms of the terms."""
    if not terms:
        return []
    found, whole, by_form = [], *_patterns(terms)
    for match in whole.finditer(text):
        term = by_form.get(match.group().lower())
        if not term or match.group() in (term.term, *term.accepted):
            continue
        new = term.term
        if match.group()[0].isupper() and new[0].islower():
            new = new[0].upper() + new[1:]
        if new == match.group():
            continue
        why = term.note or f"The house writes {term.term!r}."
        sure = 0.97 if term.kind == "applied" else 0.6
        found.append(Edit(*match.span(), new, "terminology.glossary", why, sure, term.kind))
    return without_overlaps(found)


@lru_cache(maxsize=4)
def _patterns(terms: tuple[Term, ...]) -> tuple[regex.Pattern[str], dict[str, Term]]:
    """One pattern over all forms, the longest first, so that "chicken Kiev" is seen before "Kiev"; and whose they are."""
    by_form = {form.lower(): term for term in terms for form in term.wrong}
    forms = {form for term in terms for form in (term.term, *term.accepted, *term.wrong)}
    either = "|".join(regex.escape(form) for form in sorted(forms, key=len, reverse=True))
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}@/.\-])(?:{either})(?![\p{{L}}\p{{N}}@/]|\.\p{{L}})", regex.I), by_form
