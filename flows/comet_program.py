"""Neural quality estimation with COMET, in an environment of its own; speaks JSON Lines (flows/scorer_plugins.py).

    python -I comet_program.py CHECKPOINT < rows.jsonl > values.jsonl

Imports nothing of Copydesk's: the environment holds unbabel-comet (requirements-comet.lock) and needs no network. COMET judges
segments, so an article is judged paragraph by paragraph, where text and source have equally many; its value is the mean, weighted
by length. Else it is None.
"""

import json
import sys
import warnings


def paragraphs(text: str) -> list[str]:
    """The lines of the text that are not blank."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def segments(row: dict[str, str | None], needs_reference: bool) -> list[dict[str, str]] | None:
    """The paragraphs of the text, each with those of the source and reference beside it; None where they do not pair."""
    fields = {"mt": row["text"], "src": row["source"]}
    if needs_reference:
        fields["ref"] = row["reference"]
    parts = {name: paragraphs(text or "") for name, text in fields.items()}
    counts = {len(found) for found in parts.values()}
    if len(counts) != 1 or 0 in counts:
        return None
    return [dict(zip(parts, together, strict=True)) for together in zip(*parts.values(), strict=True)]


def main(checkpoint: str) -> None:
    """Reads rows from standard input and writes `{"id", "value"}` for each."""
    warnings.filterwarnings("ignore")
    from comet import load_from_checkpoint  # pyright: ignore[reportMissingImports]

    model = load_from_checkpoint(checkpoint, local_files_only=True)
    rows = [json.loads(line) for line in sys.stdin if line.strip()]
    paired = [segments(row, model.requires_references()) for row in rows]
    flat = [segment for found in paired if found for segment in found]
    scores = model.predict(flat, batch_size=8, gpus=0, num_workers=0, progress_bar=False).scores if flat else []
    values = iter(scores)
    for row, found in zip(rows, paired, strict=True):
        weights = [len(segment["mt"]) for segment in found or []]
        total = sum(weight * next(values) for weight in weights)
        print(json.dumps({"id": row["id"], "value": float(total / sum(weights)) if weights else None}))


if __name__ == "__main__":
    main(sys.argv[1])
