"""An example of a scorer that a package can offer: how many words a sentence has, on average, as a number below zero.

[project.entry-points."copydesk.scorers"]
sentence-length = "example_scorer:SentenceLength"

copydesk score news/ --scorer sentence-length
"""

from collections.abc import Sequence

from scorers.plugin import Row


class SentenceLength:
    """The shorter the sentences, the higher."""

    name, licence, needs = "sentence-length", "MIT", frozenset[str]()

    def score(self, rows: Sequence[Row]) -> list[float | None]:
        """Words a sentence, times -1; None for a text without a stop."""
        return [-len(row.text.split()) / stops if (stops := row.text.count(".")) else None for row in rows]
