"""The defect score: what is wrong with a text, weighted, per 1,000 words.

It counts mechanical damage. It does not judge whether the translation is right: without a source that is "not assessed".
"""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["neutral", "minor punctuation", "minor", "major", "critical"]
Band = Literal["publish", "review", "reject", "too short"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw at `start:end` (code points) of the text that was scored, named in MQM's terms."""

    start: int
    end: int
    rule: str
    category: str
    dimension: str
    severity: Severity
    penalty: float
    why: str


@dataclass(frozen=True, slots=True)
class Scores:
    """What was found in one text. `score` is 0 to 100, or None where the text is too short or no article."""

    score: float | None
    band: str
    reason: str
    penalty_per_1000_words: float
    interval: tuple[float, float]
    words: int
    findings: tuple[Finding, ...]
    adequacy: str
    signature: str
