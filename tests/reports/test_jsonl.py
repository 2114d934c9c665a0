"""The records of the command line."""

import json

from reports.jsonl import record, score_record


def test_article_record(sample):
    original = sample.cleaning.original
    made = record("bamako-17", sample.cleaning)
    assert list(made) == ["id", "text", "captions", "edits", "page", "language"]
    assert made["captions"] == [
        {
            "text": "Taliban militants stand guard in Herat.",
            "credit": "Deputy Kosar",
            "agency": "AFP, Getty Images",
        }
    ]
    assert len(made["edits"]) == len(sample.cleaning.changes)
    for edit in made["edits"]:
        assert list(edit) == [
            "start", "end", "before", "after", "category", "rule", "why", "confidence", "kind", "applied",
        ]  # fmt: skip
        assert edit["before"] == original[edit["start"] : edit["end"]]
        assert edit["applied"] == (edit["kind"] == "applied")
        assert edit["rule"].startswith(edit["category"] + ".")
        assert (edit["after"] is None) == (edit["kind"] == "note")
    assert json.loads(json.dumps(made)) == made


def test_applied_edits_lead_from_the_original_to_the_text(sample):
    text = sample.cleaning.original
    for edit in reversed(record("x", sample.cleaning)["edits"]):
        if edit["applied"]:
            text = text[: edit["start"]] + edit["after"] + text[edit["end"] :]
    assert text == sample.cleaning.text


def test_score_record(sample):
    made = score_record("bamako-17", sample.after)
    assert list(made) == [
        "id", "score", "band", "penalty_per_1000_words", "interval", "words", "findings", "adequacy",
        "source_checks", "reference_metrics", "signature",
    ]  # fmt: skip
    assert list(made["findings"][0]) == [
        "start", "end", "rule", "category", "dimension", "subtype", "severity", "penalty", "why",
    ]  # fmt: skip
    assert made["reference_metrics"] is None
    assert json.loads(json.dumps(made)) == made


def test_too_short_has_no_score(make_scores):
    made = score_record("x", make_scores(None, "too short"))
    assert (made["score"], made["band"]) == (None, "too short")
