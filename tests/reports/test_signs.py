"""Hidden characters, made visible."""

import pytest

from reports.signs import shown, signed, visible

HIDDEN = [  # text, as it is shown, why
    ("a\u202eb", "a[U+202E]b", "right-to-left override"),
    ("a\u2066b\u2069", "a[U+2066]b[U+2069]", "isolates"),
    ("a\x00b\x1bc\x7f", "a[U+0000]b[U+001B]c[U+007F]", "controls"),
    ("a\ud83db", "a[U+D83D]b", "half a surrogate pair"),
    ("a\u00adb\u200bc\ufeff", "a[U+00AD]b[U+200B]c[U+FEFF]", "soft and zero width"),
    ("a\rb", "a[U+000D]b", "a lone carriage return"),
]
LEFT_ALONE = [
    ("a\r\nb\tc", "line end and tab"),
    ("שלום 😀 é “x”", "other scripts"),
    ("👩\N{ZERO WIDTH JOINER}🚀", "a joiner inside an emoji"),
]


@pytest.mark.parametrize(("text", "expected", "why"), HIDDEN, ids=[case[-1] for case in HIDDEN])
def test_hidden(text, expected, why):
    assert visible(text) == expected
    assert shown(text).striptags().replace(" ", "") == expected.replace(" ", "")
    expected.encode("utf-8")


@pytest.mark.parametrize(("text", "why"), LEFT_ALONE, ids=[case[-1] for case in LEFT_ALONE])
def test_left_alone(text, why):
    assert visible(text) == text
    assert str(shown(text)) == text


SIGNED = [  # text, the signs in it, every space, why
    (" ", ["·"], False, "a lone space"),
    ("  ", ["··"], True, "two spaces"),
    ("said  that", ["··"], False, "doubled inside"),
    ("said that", [], False, "a single space inside"),
    ("said that", ["·"], True, "a single space that matters"),
    (".\n\nIn", ["¶"], False, "a paragraph break"),
    ("\n\n\n\n", ["¶", "¶"], True, "two of them"),
    ("of\nthe", ["↵"], False, "a line break"),
    ("5\N{NO-BREAK SPACE}%", ["⍽"], False, "a no-break space"),
    ("a\tb\N{THIN SPACE}c", ["⇥", "␣"], False, "tab and thin space"),
]


@pytest.mark.parametrize(("text", "signs", "every", "why"), SIGNED, ids=[case[-1] for case in SIGNED])
def test_signed(text, signs, every, why):
    made = str(signed(text, every))
    assert [part.split('"')[0] for part in made.split('data-sign="')[1:]] == signs
