"""How the cost of folding grows with the number of edits.

    python benchmarks/folding.py

One article in which every second word is doubled, folded once and then a second time over its own passages; seconds of
each, and seconds per 1,000 edits, which stays level where the cost is linear.
"""

import time

from cleaners.edits import Edit, Passage, fold

WORD = "word word "


def edits_of(count: int) -> list[Edit]:
    """One deletion for each doubled word."""
    return [Edit(i * len(WORD) + 4, i * len(WORD) + 9, "", "duplication.word", "Twice.") for i in range(count)]


def main() -> None:
    print(f"{'edits':>8} {'first fold':>12} {'second fold':>12} {'s per 1,000':>12}")
    for count in (1_000, 10_000, 50_000, 100_000, 200_000):
        text = WORD * count
        start = time.perf_counter()
        passages = fold([Passage(0, len(text), text)], edits_of(count))
        once = time.perf_counter()
        again = [Edit(i * 5, i * 5 + 1, "W", "casing.test", "Large.") for i in range(count)]
        passages = fold(passages, again)
        twice = time.perf_counter()
        assert "".join(passage.text for passage in passages) == "Word " * count
        first, second = once - start, twice - once
        print(f"{count:>8,} {first:>10.2f} s {second:>10.2f} s {1000 * (first + second) / count:>10.4f} s")


if __name__ == "__main__":
    main()
