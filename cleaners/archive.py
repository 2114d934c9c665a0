"""What a source prints under its articles: a line that stands in many of them is furniture, whatever it says.

    Puffin Island Courier, printed on recycled kelp.     in 190 of 200 articles  ->  a standing line of the source

Left alone: lines that only a few articles share, and everything where fewer than twenty articles are known.
"""

from collections.abc import Iterable

from cleaners.structure import lines_of

FEWEST = 20  # articles: below, a share says nothing
SHARE = 0.05  # of the articles of a source
SHORT_SHARE = 0.3  # for lines of one or two words, which may be a common subhead
LONGEST = 300  # characters of a line that is counted
_WIDTH = 400  # articles


class StandingLines:
    """Counts the lines of a source's articles, one article at a time, in memory that does not grow with their number.

    Lossy counting (Manku and Motwani, VLDB 2002): after each `_WIDTH` articles the lines are forgotten that can stand in no more
    than one of each `_WIDTH`. A count is never too high; below `_WIDTH` articles it is exact.
    """

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = {}  # of a line: its count, and how often it may have been seen before that
        self._number = 0

    def add(self, text: str) -> None:
        """Count the lines of one more article."""
        self._number += 1
        rounds = (self._number - 1) // _WIDTH
        for bare in {line.bare for line in lines_of(text) if line.end - line.start <= LONGEST}:
            self._counts.setdefault(bare, [0, rounds])[0] += 1
        if self._number % _WIDTH == 0:
            self._counts = {bare: own for bare, own in self._counts.items() if sum(own) > rounds + 1}

    def found(self) -> frozenset[str]:
        """The bare lines (see `Line.bare`) that stand in at least three and one in twenty of the articles."""
        number = self._number
        if number < FEWEST:
            return frozenset()
        return frozenset(
            bare
            for bare, (count, _) in self._counts.items()
            if bare and count >= max(3, number * (SHARE if bare.count(" ") > 1 else SHORT_SHARE))
        )


def standing_lines(texts: Iterable[str]) -> frozenset[str]:
    """What `StandingLines` finds in the articles of one source."""
    lines = StandingLines()
    for text in texts:
        lines.add(text)
    return lines.found()
