"""Which changes of quotation marks belong together: the two ends of one quotation, which an editor decides in one go."""

from collections.abc import Sequence

import regex

from cleaners.clean import Change

_MARK = regex.compile(r"[\"“”„‟«»‘‚‛「」『』]")
_ENDS = {"“": "”", "‘": "’"}


def partners(original: str, changes: Sequence[Change]) -> dict[int, int]:
    """The number of the other end, for each change (the first is 1) that sets one end of a quotation.

    Both ends are set by rules of quotations, in one line, with no other mark between them.
    """
    found: dict[int, int] = {}
    last: tuple[int, Change] | None = None
    for number, change in enumerate(changes, start=1):
        if change.category != "quotes" or not change.after:
            continue
        if last and _closes(change.after, last[1].after or ""):
            between = original[last[1].end : change.start]
            if "\n" not in between and not _MARK.search(between):
                found |= {last[0]: number, number: last[0]}
        last = (number, change)
    return found


def _closes(after: str, opened: str) -> bool:
    """Whether `opened` sets just an opening mark, and `after` just the closing one that goes with it."""
    return any(
        opened.count(opening) == 1 and closing not in opened and after.count(closing) == 1 and opening not in after
        for opening, closing in _ENDS.items()
    )
