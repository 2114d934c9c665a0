"""What a source prints under its articles: a line that stands in many of them is furniture, whatever it says.

    Puffin Island Courier, printed on recycled kelp.     in 190 of 200 articles  ->  a standing line of the source

Left alone: lines that only a few articles share, and everything where fewer than twenty articles are known.
"""

from collections import Counter
from collections.abc import Iterable

from cleaners.structure import lines_of

FEWEST = 20  # articles: below, a share says nothing
SHARE = 0.05  # of the articles of a source
SHORT_SHARE = 0.3  # for lines of one or two words, which may be a common subhead
LONGEST = 300  # characters of a line that is counted


def standing_lines(texts: Iterable[str]) -> frozenset[str]:
    """The bare lines (see `Line.bare`) that stand in at least three and one in twenty of a source's articles."""
    counts = Counter[str]()
    number = 0
    for text in texts:
        number += 1
        counts.update({line.bare for line in lines_of(text) if line.end - line.start <= LONGEST})
    if number < FEWEST:
        return frozenset()
    return frozenset(
        bare
        for bare, count in counts.items()
        if bare and count >= max(3, number * (SHARE if bare.count(" ") > 1 else SHORT_SHARE))
    )
