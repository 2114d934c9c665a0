"""Knows an edit again: in the next run, in the next version of the article, in another paper's copy of it.

    whitespace.doubled, "the  man" -> "the man", in "... he told the  man at the gate ..."

is the same edit wherever the same rule proposes the same change between the same words. Marks, case and white space around it do
not count: another scraper tears other things. The words are those of its line; a change of a whole line has those of the lines
around it.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

import regex

from cleaners.clean import Change

_WORDS = 5  # on each side of the edit
_FEW = 2  # in its line: too few to know it by
_REACH = 120  # characters in which they are looked for
_WORD = regex.compile(r"[\p{L}\p{N}]+")


def fingerprints(original: str, changes: Sequence[Change]) -> list[str]:
    """One fingerprint (24 hex digits) for each change, in order; no two of one article are the same."""
    seen: Counter[str] = Counter()
    found = []
    for change in changes:
        before = original[max(0, change.start - _REACH) : change.start].casefold()
        behind = original[change.end : change.end + _REACH].casefold()
        left, right = (
            _WORD.findall(before.rpartition("\n")[2])[-_WORDS:],
            _WORD.findall(behind.partition("\n")[0])[:_WORDS],
        )
        if len(left) + len(right) < _FEW:
            left, right = _WORD.findall(before)[-_WORDS:], _WORD.findall(behind)[:_WORDS]
        after = None if change.after is None else " ".join(change.after.split())
        plain = json.dumps([change.rule, left, " ".join(change.before.split()), after, right])
        seen[plain] += 1  # the same change between the same words, once more
        found.append(hashlib.sha256(f"{plain}{seen[plain]}".encode()).hexdigest()[:24])
    return found


def wording(rule: str, before: str, after: str | None) -> str:
    """What "always" and "never" for this wording hold for: the rule and the words, wherever they stand."""
    plain = json.dumps([rule, " ".join(before.split()), None if after is None else " ".join(after.split())])
    return hashlib.sha256(plain.encode()).hexdigest()[:24]
