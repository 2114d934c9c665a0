"""What stands between the words of a text, each form once: a glance that tells which rules can find anything.

Most articles hold a dozen forms (a space, comma and space, stop and space ...). A rule about marks and spaces is tried
only where the form it is about is among them.
"""

from collections.abc import Callable
from functools import lru_cache

import regex

_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]++")


@lru_cache(maxsize=16)
def word_list(text: str) -> list[str]:
    """Every run of letters and digits, in order; not to be changed by the caller."""
    return _WORDS.findall(text)


@lru_cache(maxsize=16)
def small_words(text: str) -> frozenset[str]:
    """Every run of letters and digits once, in small letters."""
    return frozenset(word_list(text.lower()))


@lru_cache(maxsize=16)
def marks_of(text: str) -> str:
    """The forms, with a NUL for the words between them; the first and the last are those at the ends of the text.

    >>> marks_of("Well, the mayor , he said. He left.")
    '\\x00, \\x00 \\x00 , \\x00. \\x00.'
    """
    between = _WORDS.split(text)
    return "\0".join([between[0], *dict.fromkeys(between[1:-1]), *between[1:][-1:]])


def has_marks(form: str) -> Callable[[str], object]:
    """A question to a text: does this pattern find anything in its `marks_of`?"""
    find = regex.compile(form)
    return lambda text: find.search(marks_of(text))


def has_word(*words: str) -> Callable[[str], object]:
    """A question to a text: does one of these words, in small letters, stand in it?"""
    wanted = frozenset(words)
    return lambda text: not wanted.isdisjoint(small_words(text))


def has(form: str) -> Callable[[str], object]:
    """A question to a text: does this quick pattern find anything in it?"""
    return regex.compile(form).search
