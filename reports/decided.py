"""The text as the editors decided: the original with the changes that hold.

    applied, undecided or accepted  ->  holds            query, accepted  ->  holds
    applied, rejected               ->  the original     query, undecided ->  the original

A note holds where an editor gave their own wording for it.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cleaners.clean import Change
from scorers.score import Scores, count_words, judged

Verdict = Literal["accepted", "rejected", "open"]


@dataclass(frozen=True, slots=True)
class Decision:
    """The present word on one change; `number` is that of the decision, the later the higher. `wording` is the editor's own,
    None for that of the rule. `elsewhere` says that it was made in another article or an earlier version.
    """

    verdict: Verdict
    number: int = 0
    wording: str | None = None
    comment: str = ""
    who: str = ""
    when: str = ""
    elsewhere: bool = False


Decisions = Mapping[int, Decision]  # by the number of the change, from 1


def holding(changes: Sequence[Change], decisions: Decisions) -> list[tuple[int, Change]]:
    """The changes that hold, with their numbers, in order of position and without overlaps; `after` is what will stand there.

    Where two overlap, one that an editor accepted goes before one that was only applied, and a later word before an earlier.
    """
    found = []
    for number, change in enumerate(changes, start=1):
        decision = decisions.get(number) or Decision("open")
        after = change.after if decision.wording is None else decision.wording
        accepted = decision.verdict == "accepted"
        applied = change.kind == "applied" and decision.verdict == "open"
        if (accepted or applied) and after is not None:
            found.append((accepted, decision.number, number, replace(change, after=after)))
    found.sort(key=lambda each: (not each[0], -each[1], each[2]))
    kept: list[tuple[int, Change]] = []
    for _, _, number, change in found:
        at = bisect_right(kept, (change.start, change.end), key=lambda each: (each[1].start, each[1].end))
        if not any(_touch(change, other) for _, other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, (number, change))
    return kept


def final_text(original: str, changes: Sequence[Change], decisions: Decisions) -> str:
    """The original with the changes that hold, and nothing else."""
    parts, at = [], 0
    for _, change in holding(changes, decisions):
        parts += [original[at : change.start], change.after or ""]
        at = change.end
    return "".join(parts) + original[at:]


def _touch(one: Change, other: Change) -> bool:
    """Whether two changes share a character, or insert at the same place."""
    return (one.start, one.end) == (other.start, other.end) or (one.start < other.end and other.start < one.end)


def score_as_decided(changes: Sequence[Change], decisions: Decisions, after: Scores) -> Scores:
    """The score after cleaning, brought up to what was decided since; the text is not looked at again.

    What was found in the place of a query or note that an editor decided on is gone: accepted it is mended, rejected it was no
    flaw. For the same reason a rejected change brings no finding back. `after` belongs to the text in which just the applied
    changes hold.
    """
    settled = [
        change
        for number, change in enumerate(changes, start=1)
        if change.kind != "applied" and (decisions.get(number) or Decision("open")).verdict != "open"
    ]
    held = dict(holding(changes, decisions))
    words = after.words
    for number, change in enumerate(changes, start=1):
        now = held[number].after if number in held else change.before
        usual = change.after if change.kind == "applied" else change.before
        words += count_words(now or "") - count_words(usual or "")
    place = _places(changes)
    left = [f for f in after.findings if not any(c.start <= place(f.end) and place(f.start) <= c.end for c in settled)]
    if len(left) == len(after.findings) and words == after.words:
        return after
    return judged(replace(after, findings=tuple(left), words=words))


def _places(changes: Sequence[Change]) -> Callable[[int], int]:
    """A function from places in the cleaned text to places in the original."""
    starts, shifts, shift = [0], [0], 0
    for _, change in holding(changes, {}):
        new = change.start + shift
        shift += len(change.after or "") - (change.end - change.start)
        starts += [new, new + len(change.after or "")]
        shifts += [new - change.start, shift]
    return lambda at: at - shifts[bisect_right(starts, at) - 1]
