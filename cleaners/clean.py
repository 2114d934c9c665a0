"""The table of contents: which cleaners run, in which order, and what comes out."""

from collections.abc import Callable
from dataclasses import dataclass

from cleaners.edits import Edit, Passage

Cleaner = Callable[[str], list[Edit]]


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption that was moved out of the body; `credit` and `agency` are None where none was printed."""

    text: str
    credit: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One edited stretch of the original, or one question about it, as an editor sees it.

    `before == original[start:end]`; `after` is None for a note. Several edits that met in one place are one change:
    `rules` names all of them, `rule` the first.
    """

    start: int
    end: int
    before: str
    after: str | None
    rule: str
    rules: tuple[str, ...]
    why: str
    confidence: float
    kind: str

    @property
    def category(self) -> str:
        return self.rule.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Cleaning:
    """One cleaned article. `passages` tile `original` and join to `text`; `questions` count in the original."""

    original: str
    text: str
    passages: tuple[Passage, ...]
    questions: tuple[Edit, ...]
    captions: tuple[Caption, ...]
    page: str = "article"
    language: str = "English"

    @property
    def changes(self) -> list[Change]:
        """Applied changes, queries and notes together, in order of position in the original."""
        raise NotImplementedError
