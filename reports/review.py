"""One article as it goes to the reports: what came in, what was made of it, and what it scores."""

from dataclasses import dataclass

from cleaners.clean import Cleaning
from scorers.score import Scores

# of a band after cleaning: what needs a human most has the lowest number
URGENCY = {"reject": 0, "review": 1, "not English": 2, "too short": 3, "publish": 4}


@dataclass(frozen=True, slots=True)
class Review:
    """`notes` says what a reader should know of the input, such as its encoding. All texts may hold anything."""

    id: str
    title: str
    cleaning: Cleaning
    before: Scores
    after: Scores
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be done: which, what happened, and what to do."""

    id: str
    message: str
