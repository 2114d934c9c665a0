"""One article as it goes to the reports: what came in, what was made of it, and what it scores."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cleaners.clean import Cleaning
from scorers.plugin import Opinion
from scorers.score import Scores

# of a band after cleaning: what needs a human most has the lowest number
URGENCY = {"reject": 0, "review": 1, "not English": 2, "too short": 3, "publish": 4}


@dataclass(frozen=True, slots=True)
class Review:
    """`notes` says what a reader should know of the input, such as its encoding; `opinions` what the scorers of packages
    say before and after. All texts may hold anything.
    """

    id: str
    title: str
    cleaning: Cleaning
    before: Scores
    after: Scores
    notes: tuple[str, ...] = ()
    opinions: Mapping[str, tuple[Opinion, Opinion]] = field(default_factory=dict)
    site: str = ""  # whose article it is


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be done: which, what happened, and what to do."""

    id: str
    message: str
