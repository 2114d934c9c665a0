"""Nearness to a reference."""

import pytest

from scorers.reference import ReferenceTextError, compare

GOLD = "\n\n".join(f"The boat number {n} left the harbor on day {n} with a load of {n + 7} barrels." for n in range(40))


def values(text, reference=GOLD):
    return {name: metric.value for name, metric in compare(text, reference).items()}


def test_the_same_text_is_as_near_as_can_be():
    assert values(GOLD) == {"chrF": 100.0, "TER": 0.0, "BLEU": 100.0}


def test_a_paragraph_more_or_less_does_not_move_all_others():
    parts = GOLD.split("\n\n")
    more = values("\n\n".join(["Share on Facebook", *parts[:9], "Photo: Ann Lee", *parts[9:], "Leave a reply"]))
    less = values("\n\n".join(parts[:20] + parts[21:]))
    assert more["TER"] < 3
    assert less["TER"] < 3
    assert min(more["chrF"], less["chrF"]) > 95


def test_damage_takes_the_text_away():
    damaged = GOLD.replace(" left", " left left").replace("harbor", "harbour of the")
    assert values(damaged)["TER"] > 10
    assert values(damaged)["BLEU"] < 90


@pytest.mark.parametrize(("reference", "message"), [(" \n", "is empty"), ("x" * 300_000, "more than 200,000")])
def test_a_reference_that_cannot_be_used(reference, message):
    with pytest.raises(ReferenceTextError, match=message):
        compare("A text.", reference)
