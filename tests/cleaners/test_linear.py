"""Each cleaner takes time in proportion to the text, whatever the text: four times the text, not sixteen times the time."""

from time import perf_counter

import pytest

from cleaners.clean import CLEANERS, clean

SMALL = 40_000
FACTOR = 4
# four times the work, twice that for the noise of the machine; what is done within 50 ms is not worth a ratio
MOST_GROWTH = 2 * FACTOR
FLOOR = 0.05
MOST_SECONDS = 20

PROSE = "The dam at Vilnes broke on Monday, and “forty houses,” said Mr. Lee, were flooded in the U.S. town of Roe. "
PIECES = {  # a piece to repeat; what is worst for one cleaner is often plain for another
    "letters": "a",
    "capitals": "A",
    "title case": "Aa",
    "capital words": "Ab ",
    "initials": "A.",
    "small initials": "a. ",
    "digits": "1",
    "digits and commas": "1,",
    "digits and spaces": "1 000 ",
    "straight quotes": '"',
    "opening quotes": "“",
    "closing quotes": "” ",
    "quotes and letters": "“a",
    "apostrophes": "'",
    "guillemets": "« a",
    "spaces": " ",
    "spaces and letters": "   a",
    "no-break spaces": "\N{NO-BREAK SPACE}",
    "stops": ".",
    "spaced stops": ". ",
    "commas": ", ",
    "opening brackets": "(",
    "square brackets": "[a",
    "angle brackets": "<a ",
    "ampersands": "&amp;",
    "backslashes": "\\",
    "hyphens": "-",
    "words and hyphens": "al- a",
    "dashes": "— a ",
    "slashes": "a/",
    "one word": "the ",
    "two words": "and the ",
    "camel case": "theDam",
    "question marks": "?",
    "letters and question marks": "a?",
    "lost characters": "a\N{REPLACEMENT CHARACTER}",
    "lead bytes": "â a",
    "mojibake": "â€™",
    "foreign marks": "、a",
    "Chinese": "食",
    "mixed scripts": "aо",
    "stars": "*",
    "underlines": "_",
    "at signs": "a@",
    "hashes": "#a ",
    "colons": "a: ",
    "by": "By Ann Lee ",
    "photo": "Photo: Ann Lee / AP ",
    "dates": "May 3, 2021 10:14 ",
    "urls": "https://a.b/",
    "one long line": PROSE,
    "short lines": "a b\n",
    "prose lines": PROSE + "\n\n",
    "short sentences": "He ran. ",
    "speech": "“No,” she said. “Yes.\n\n",
    "headlines": "Storm closes bridge\n\n",
    "credits": "Boats wait in the lock\nPhoto: Ann Lee/dpa\n\n",
    "bylines": "By Ann Lee\n\n",
    "wrapped lines": "the dam at Vilnes broke on Monday, and forty houses were\n",
    "blank lines": "\n",
    "cut sentences": "the dam broke. in the town\n\n",
}
# what no piece repeats: every line, every sentence and every word is another one
COUNTED = {
    "numbered lines": "Line {} of the list says nothing at all.\n\n",
    "numbered headlines": "Storm closes bridge {}\n\n",
    "numbered captions": "Boat {} waits in the lock. (AP Photo/Ann Lee)\n\n",
    "numbered cut lines": "Line {} of the list says that nobody knows it and ...\n\n",
    "new words": "vord{}th ",
    "new names": "and Vord{:x} ",
    "new glue": "dam{:x}the ",
    "new lost words": "dam{:x}\N{REPLACEMENT CHARACTER}er ",
}


def piece_of(name, size):
    if name in PIECES:
        return (PIECES[name] * (size // len(PIECES[name]) + 1))[:size]
    row = COUNTED[name]
    return "".join(row.format(number) for number in range(size // len(row) + 1))[:size]


def letters(number):
    """1, 2, 3 as words of letters only, so that they count as words and names."""
    text = ""
    while number:
        number, rest = divmod(number, 20)
        text += "bcdfghklmnprstvwxzaeiou"[rest]
    return text or "q"


def seconds(run, text):
    best = None
    for _ in range(2):
        start = perf_counter()
        run(text)
        taken = perf_counter() - start
        best = taken if best is None else min(best, taken)
        if taken > MOST_SECONDS / 2:
            break
    return best


@pytest.mark.parametrize("name", [*PIECES, *COUNTED])
@pytest.mark.parametrize("cleaner", [*CLEANERS, clean], ids=lambda cleaner: cleaner.__name__)
def test_linear(cleaner, name):
    small = seconds(cleaner, piece_of(name, SMALL))
    assert small < MOST_SECONDS / FACTOR
    large = seconds(cleaner, piece_of(name, SMALL * FACTOR))
    assert large < MOST_SECONDS
    assert large < MOST_GROWTH * max(small, FLOOR), f"{small:.2f} s became {large:.2f} s"
