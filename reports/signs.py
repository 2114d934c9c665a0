"""Characters that nobody sees, made visible.

News text from the web holds characters that a page must not pass on: control characters, marks that turn the reading
direction, halves of a surrogate pair. In any page they become their own number:

    "abc\\u202e"  ->  abc[U+202E]
    "a\\x07b"     ->  a[U+0007]b

Inside a change the white space shows too: · for a space, ¶ for a paragraph break, ↵ for a line break, ⇥ for a tab,
⍽ for a no-break space, ␣ for any other odd one.
"""

import re
import unicodedata

from markupsafe import Markup, escape

_UNSAFE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, but not tab and line feed
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff"  # soft hyphen, zero width
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # reading direction
    "\u2028\u2029\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
    "\ud800-\udfff"  # half a character: no file can hold it
)
# The carriage return of a Windows line end is no damage.
_HIDDEN = re.compile(rf"[{_UNSAFE}]|\r(?!\n)")

_SIGN = re.compile(
    rf"""
    (?P<paragraph> \r?\n [^\S\n]* \n )
    | (?P<line> \r?\n )
    | (?P<tab> \t )
    | (?P<nobreak> [\u00a0\u2007\u202f] )
    | (?P<odd_space> [\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000] )
    | (?P<space> [ ]+ )
    | (?P<hidden> [{_UNSAFE}\u200c\u200d\r] )
    """,
    re.VERBOSE,
)
_SIGNS = {"paragraph": "¶", "line": "↵", "tab": "⇥", "nobreak": "⍽", "odd_space": "␣", "space": "·"}


def visible(text: str) -> str:
    """The text with a number in place of each character that is hidden or harmful; for attributes and plain lines.

    >>> visible("a\\x07b")
    'a[U+0007]b'
    """
    return _HIDDEN.sub(lambda match: _numbered(match.group()), text)


def shown(text: str) -> Markup:
    """The text escaped, with the numbers set apart from the words; for text that was not changed.

    >>> shown("<b>")
    Markup('&lt;b&gt;')
    """
    return _replaced(_HIDDEN, text, lambda match: _set_apart(match.group()))


def signed(text: str, every_space: bool) -> Markup:
    """The text of a change: odd spaces, breaks and spaces at the borders become visible, others on `every_space`.

    The characters themselves stay in the page, so that what is copied is the text.

    >>> signed("a b ", every_space=False)
    Markup('a b<span class="sign" data-sign="·"> </span>')
    """

    def sign(match: re.Match[str]) -> Markup:
        kind, found = match.lastgroup or "hidden", match.group()
        if kind == "hidden":
            return _set_apart(found)
        at_border = match.start() == 0 or match.end() == len(text)
        if kind == "space" and len(found) == 1 and not (every_space or at_border):
            return Markup(" ")
        drawn = _SIGNS[kind] * (len(found) if kind == "space" else 1)
        place = "sign" if kind not in ("paragraph", "line") else "sign edge" if at_border else "sign break"
        return Markup('<span class="{}" data-sign="{}">{}</span>').format(place, drawn, found)

    return _replaced(_SIGN, text, sign)


def named(before: str, after: str | None) -> str:
    """The names of up to four characters beyond ASCII that are in `before` and no more in `after`: what no eye tells apart.

    >>> named("m\u0430rket", "market")
    'U+0430 Cyrillic small letter a'
    """
    gone = [char for char in dict.fromkeys(before) if char > "\x7f" and char not in (after or "")]
    names = (unicodedata.name(char, "without a name").capitalize() for char in gone[:4])
    return ", ".join(f"U+{ord(char):04X} {name}" for char, name in zip(gone, names, strict=False))


def _replaced(pattern: re.Pattern[str], text: str, make) -> Markup:
    parts, at = [], 0
    for match in pattern.finditer(text):
        parts += [escape(text[at : match.start()]), make(match)]
        at = match.end()
    return Markup("".join([*parts, escape(text[at:])])) if parts else escape(text)


def _numbered(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def _set_apart(character: str) -> Markup:
    name = unicodedata.name(character, f"control character {ord(character)}")
    return Markup('<span class="odd" title="{}">{}</span>').format(name.capitalize(), _numbered(character))
