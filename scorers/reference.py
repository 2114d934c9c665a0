"""How near a text is to a reference: chrF, TER and BLEU of sacrebleu, each with its signature.

    compare("The ferry sank.", "The ferry went down.")  ->  {"chrF": Metric(51.2, "nrefs:1|case:mixed|..."), ...}

They say how much wording two texts share, not which is right. Numbers with different signatures are not compared.
"""

from dataclasses import dataclass

LONGEST = 60_000  # characters: TER takes minutes for more


@dataclass(frozen=True, slots=True)
class Metric:
    """`value` is 0 to 100; of chrF and BLEU the higher is the better, of TER the lower."""

    value: float
    signature: str


class ReferenceTextError(ValueError):
    """The reference cannot be used; the message says why and what to do."""


def compare(text: str, reference: str) -> dict[str, Metric]:
    """chrF, TER and BLEU of the text against one reference, both as one segment.

    Raises ReferenceTextError for a reference that is empty, and for texts that are too long for TER.
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
    one, other = " ".join(text.split()), " ".join(reference.split())
    found = {}
    for name, metric in (("chrF", CHRF()), ("TER", TER()), ("BLEU", BLEU(effective_order=True))):
        value = metric.corpus_score([one], [[other]]).score
        found[name] = Metric(round(value, 2), str(metric.get_signature()))
    return found
