"""How near a text is to a reference: chrF, TER and BLEU of sacrebleu, each with its signature.

    compare("The ferry sank.", "The ferry went down.")  ->  {"chrF": Metric(51.2, "nrefs:1|case:mixed|..."), ...}

They say how much wording two texts share, not which is right. Numbers with different signatures are not compared.

A paragraph of the reference is a segment, with the paragraphs of the text that are most like it, in order: TER's search for
shifts takes half a minute for an article in one piece.
"""

from dataclasses import dataclass

from rapidfuzz import fuzz

LONGEST = 200_000  # characters


@dataclass(frozen=True, slots=True)
class Metric:
    """`value` is 0 to 100; of chrF and BLEU the higher is the better, of TER the lower."""

    value: float
    signature: str


class ReferenceTextError(ValueError):
    """The reference cannot be used; the message says why and what to do."""


def compare(text: str, reference: str) -> dict[str, Metric]:
    """chrF, TER and BLEU of the text against one reference, a paragraph of the reference a segment.

    Raises ReferenceTextError for a reference that is empty, and for texts that are too long.
    """
    from sacrebleu.metrics.bleu import BLEU  # takes a quarter of a second to import
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    if not reference.strip():
        raise ReferenceTextError("The reference is empty. Leave it out, or give the text to compare with.")
    if max(len(text), len(reference)) > LONGEST:
        raise ReferenceTextError(
            f"The reference or the text has more than {LONGEST:,} characters. Compare it in parts."
        )
    ours, theirs = _segments(text, reference)
    found = {}
    for name, metric in (("chrF", CHRF()), ("TER", TER()), ("BLEU", BLEU(effective_order=True))):
        value = metric.corpus_score(ours, [theirs]).score
        found[name] = Metric(round(value, 2), str(metric.get_signature()))
    return found


def _segments(text: str, reference: str) -> tuple[list[str], list[str]]:
    """The paragraphs of the reference, and for each those of the text that are most like it."""
    theirs = [" ".join(part.split()) for part in reference.split("\n") if part.strip()]
    parts = [" ".join(part.split()) for part in text.split("\n") if part.strip()]
    # best[j]: the likeness of all parts so far, the last of them at j; way[i][j]: where the part before i stood
    best, way = [0.0] * len(theirs), []
    for part in parts:
        top, froms = 0, []
        for j in range(len(theirs)):
            top = j if best[j] > best[top] else top
            froms.append(top)
        best = [best[froms[j]] + fuzz.ratio(part, theirs[j]) * len(part) for j in range(len(theirs))]
        way.append(froms)
    ours: list[list[str]] = [[] for _ in theirs]
    at = max(range(len(theirs)), key=lambda j: best[j])
    for i in reversed(range(len(parts))):
        ours[at].insert(0, parts[i])
        at = way[i][at]
    return [" ".join(each) for each in ours], theirs
