"""What the command line writes, one line for one article."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from cleaners.clean import Cleaning
from scorers.plugin import Opinion
from scorers.score import Scores


def record(id: str, cleaning: Cleaning) -> dict[str, Any]:
    """A cleaned article; `start`, `end` and `before` refer to the text that was given, `after` is None for a note."""
    return {
        "id": id,
        "text": cleaning.text,
        "captions": [
            {"text": caption.text, "credit": caption.credit, "agency": caption.agency} for caption in cleaning.captions
        ],
        "edits": [
            {
                "start": change.start,
                "end": change.end,
                "before": change.before,
                "after": change.after,
                "category": change.category,
                "rule": change.rule,
                "why": change.why,
                "confidence": change.confidence,
                "kind": change.kind,
                "applied": change.kind == "applied",
            }
            for change in cleaning.changes
        ],
        "page": cleaning.page,
        "language": cleaning.language,
    }


def score_record(id: str, scores: Scores, others: Mapping[str, Opinion] = {}) -> dict[str, Any]:
    """The score of one article; `score` is None where it is too short to score or no article. `others` is what the
    scorers of packages say of it.
    """
    row = {
        "id": id,
        "score": scores.score,
        "band": scores.band,
        "penalty_per_1000_words": scores.penalty_per_1000_words,
        "interval": list(scores.interval),
        "words": scores.words,
        "findings": [
            {
                "start": finding.start,
                "end": finding.end,
                "rule": finding.rule,
                "category": finding.category,
                "dimension": finding.dimension,
                "subtype": finding.subtype,
                "severity": finding.severity,
                "penalty": finding.penalty,
                "why": finding.why,
            }
            for finding in scores.findings
        ],
        "adequacy": scores.adequacy,
        "source_checks": [{"name": check.name, "message": check.message} for check in scores.checks],
        "reference_metrics": scores.reference
        and {name: {"value": one.value, "signature": one.signature} for name, one in scores.reference.items()},
        "signature": scores.signature,
    }
    if others:
        row["scorers"] = {name: asdict(opinion) for name, opinion in others.items()}
    return row
