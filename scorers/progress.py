"""What cleaning did to the findings: found, fixed, left, and what it brought in itself.

The cleaned text is looked at afresh, so the tool that fixes is not its own judge: a finding on a stretch that cleaning
rewrote, of a kind that was not found there before, was brought in by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cleaners.edits import Passage
from scorers.score import Finding, Scores

_NEAR = 30  # characters around a rewritten stretch in which a finding was there before


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of findings that carry weight; `brought_in` are those that cleaning caused."""

    found: int
    left: int
    brought_in: tuple[Finding, ...]

    @property
    def fixed(self) -> int:
        """How many of those that were found are gone."""
        return max(0, self.found - (self.left - len(self.brought_in)))


def progress(passages: Sequence[Passage], before: Scores, after: Scores) -> Progress:
    """Compare the findings on the original with those on the cleaned text; `passages` lead from one to the other."""
    weighty = [finding for finding in before.findings if finding.penalty > 0]
    left = [finding for finding in after.findings if finding.penalty > 0]
    brought_in, at = [], 0
    for passage in passages:
        end = at + len(passage.text)
        if passage.edits and passage.text.strip():
            there = {f.rule for f in weighty if f.start <= passage.end + _NEAR and f.end >= passage.start - _NEAR}
            inside = [f for f in left if f.start < end and f.end > at]
            brought_in += [finding for finding in inside if finding.rule not in there and finding not in brought_in]
        at = end
    return Progress(len(weighty), len(left), tuple(brought_in))
