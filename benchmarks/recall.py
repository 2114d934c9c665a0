"""How much of the damage does `clean()` repair, and what does it break?

    python benchmarks/recall.py CLEAN.jsonl [--seed 1] [--rounds 2] [--errors 25]

The clean articles are damaged twice: once with the seen forms, once with the unseen ones, so that the two never meet.
Of the unseen forms only figures are printed.

Compared are tokens: a word or one mark with the white space before it, a paragraph break. “ ” are ", ‘ ’ are '. Output
and clean text are each aligned with the damaged text; edits of both that touch form a cluster, which is right when both
sides come out alike.

    recall     damages undone exactly
    asked      of the others: a query or note lies there
    wrong      of the others: an applied change lies there
    precision  applied token edits that are right
"""

import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import regex as re
from damage import FORMS, arguments, damaged_articles, read_clean

sys.path.insert(0, str(Path(__file__).parent.parent))
from cleaners.clean import clean

TOKEN = re.compile(r"(?P<par>[^\S\n]*\n[^\S\n]*\n\s*?(?=[^\S\n]*\S|\Z))|\s*(?:\w+|[^\w\s])")
SURELY_WRONG = re.compile(r"(?<=\S)[“‘](?=\s|$|[.,;:!?)])|(?<=^|[\s(])”(?=\w)", re.MULTILINE)
BREAK = "\n\n"
BUCKETS = (0.0, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 1.01)

Span = tuple[int, int, tuple[str, ...]]


def tokens(text: str) -> list[tuple[str, int, int]]:
    wrong = {m.start() for m in SURELY_WRONG.finditer(text)}
    straight = {"“": '"', "”": '"', "‘": "'", "’": "'"}
    text = "".join(c if i in wrong else straight.get(c, c) for i, c in enumerate(text))
    found: list[tuple[str, int, int]] = []
    for m in TOKEN.finditer(text):
        token = BREAK if m["par"] else m.group().replace("…", "...")
        if not found:
            token = token.lstrip()
        if token and not (token == BREAK and (not found or found[-1][0] == BREAK)):
            found.append((token, m.start(), m.end()))
    return found[:-1] if found and found[-1][0] == BREAK else found


def token_edits(source: list[str], target: list[str]) -> list[Span]:
    codes = SequenceMatcher(None, source, target, autojunk=False).get_opcodes()
    found: list[Span] = []
    for i, (tag, a, b, c, d) in enumerate(codes):
        if tag == "equal":
            continue
        room = codes[i + 1][2] - codes[i + 1][1] if i + 1 < len(codes) else 0
        while room and ((tag == "delete" and source[a] == source[b]) or (tag == "insert" and source[b] == target[c])):
            a, b, c, d, room = a + 1, b + 1, c + 1, d + 1, room - 1  # of equal places the last: the second copy goes
        at = a
        if tag == "delete":
            for j in range(a + 1, b - 1):  # one edit for each paragraph
                if source[j] == BREAK:
                    found.append((at, j + 1, ()))
                    at = j + 1
        found.append((at, b, tuple(target[c:d])))
    return found


def right_edits(source: list[str], gold: list[Span], system: list[Span]) -> tuple[set[Span], set[Span]]:
    clusters: list[list[tuple[Span, bool]]] = []
    reach = -1
    for edit, is_gold in sorted([(e, True) for e in gold] + [(e, False) for e in system], key=lambda x: x[0][:2]):
        if not clusters or edit[0] > reach:
            clusters.append([])
            reach = -1
        clusters[-1].append((edit, is_gold))
        reach = max(reach, edit[1])
    good_gold: set[Span] = set()
    good_system: set[Span] = set()
    for cluster in clusters:
        g, s = [e for e, is_gold in cluster if is_gold], [e for e, is_gold in cluster if not is_gold]
        start, end = min(e[0] for e, _ in cluster), max(e[1] for e, _ in cluster)
        alike = g and s and written(source, start, end, g) == written(source, start, end, s)
        good_gold |= set(g) if alike else set(g) & set(s)
        good_system |= set(s) if alike else set(g) & set(s)
    return good_gold, good_system


def written(source: list[str], start: int, end: int, edits: list[Span]) -> list[str]:
    out: list[str] = []
    for a, b, new in edits:
        out += source[start:a] + list(new)
        start = b
    return out + source[start:end]


@dataclass
class Tally:
    forms: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    total: Counter[str] = field(default_factory=Counter)
    buckets: dict[float, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    failures: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    lost_captions: list[tuple[str, str]] = field(default_factory=list)
    false: list[tuple[str, str, str, str, str]] = field(default_factory=list)


def measure(rows: list[dict]) -> Tally:
    tally = Tally()
    for row in rows:
        measure_article(row, tally)
    return tally


def measure_article(row: dict, tally: Tally) -> None:
    text, gold = row["text"], row["gold"]
    cleaning = clean(text)
    spans = tokens(text)
    source, out, wanted = [t for t, _, _ in spans], [t[0] for t in tokens(cleaning.text)], [t[0] for t in tokens(gold)]
    gold_edits, system_edits = token_edits(source, wanted), token_edits(source, out)
    good_gold, good_system = right_edits(source, gold_edits, system_edits)

    def place(edit: Span) -> tuple[int, int]:
        a, b, _ = edit
        start = spans[a][1] if a < len(spans) else len(text)
        return start, spans[b - 1][2] if b > a else start

    def touching(edits: list[Span], start: int, end: int) -> list[Span]:
        return [e for e in edits if place(e)[0] <= end and start <= place(e)[1]]

    asked = [(q.start, q.end) for q in cleaning.questions]
    for damage in row["gold_edits"]:
        start, end = damage["start"], damage["end"]
        touched = touching(gold_edits, start, end)
        if not touched:
            continue
        name = f"{damage['category']}.{damage['op']}"
        counts = tally.forms[name]
        counts["n"] += 1
        if all(e in good_gold for e in touched):
            counts["right"] += 1
            continue
        changed = [e for e in touching(system_edits, start, end) if e not in good_system]
        counts["wrong" if changed else "asked" if any(a <= end and start <= b for a, b in asked) else "missed"] += 1
        left, behind = max(0, start - 45), min(len(text), end + 45)
        tally.failures.append(
            (
                name,
                text[left:behind],
                came_out(cleaning, left, behind),
                text[left:start] + damage["after"] + text[end:behind],
                row["id"],
            )
        )
    for caption in row["gold_captions"]:
        kept = Counter(w for c in cleaning.captions for w in re.findall(r"\w+", f"{c.text} {c.credit or ''}"))
        tally.total["captions"] += 1
        lost = Counter(re.findall(r"\w+", caption)) - kept
        tally.total["captions kept"] += not lost
        if lost:
            tally.lost_captions.append((caption, row["id"]))
    tally.total["system"] += len(system_edits)
    tally.total["right"] += len(good_system)
    tally.total["words"] += len(gold.split())
    tally.total["articles"] += 1
    tally.total["exact"] += out == wanted
    tally.total["not an article"] += cleaning.page != "article"

    own = {(text_of(p, gold), p.text) for p in clean(gold).passages if p.edits}
    for passage in cleaning.passages:
        if not passage.edits:
            continue
        touched = [
            e
            for e in system_edits
            if place(e)[0] < max(passage.end, passage.start + 1) and passage.start < max(place(e)[1], place(e)[0] + 1)
        ]
        if not touched:
            continue
        right = all(e in good_system for e in touched)
        confidence = min(e.confidence for e in passage.edits)
        bucket = max(b for b in BUCKETS if b <= confidence)
        tally.buckets[bucket]["n"] += 1
        tally.buckets[bucket]["right"] += right
        if not right:
            near = [d for d in row["gold_edits"] if d["start"] - 1 <= passage.end and passage.start <= d["end"] + 1]
            where = ", ".join(f"{d['category']}.{d['op']}" for d in near)
            rules = ", ".join(dict.fromkeys(e.rule for e in passage.edits))
            context = text[max(0, passage.start - 50) : passage.start] + "⟦" + text_of(passage, text)
            context += f"→{passage.text}⟧" + text[passage.end : passage.end + 50]
            kind = "own" if (text_of(passage, text), passage.text) in own else "near" if near else "elsewhere"
            tally.total["false " + kind] += 1
            tally.false.append((kind, rules, where, context, row["id"]))


def text_of(passage, text: str) -> str:
    return text[passage.start : passage.end]


def came_out(cleaning, start: int, end: int) -> str:
    """What the cleaned text shows of a stretch of the original; a changed passage whole."""
    out = ""
    for p in cleaning.passages:
        if p.end < start or p.start > end:
            continue
        out += p.text if p.edits else p.text[max(0, start - p.start) : max(0, end - p.start)]
    return out


def share(a: int, b: int) -> str:
    return f"{a / b:6.2f}" if b else "     -"


def table(tally: Tally, by_form: bool) -> None:
    categories: dict[str, Counter[str]] = defaultdict(Counter)
    for name, counts in sorted(tally.forms.items()):
        categories[name.partition(".")[0]] += counts
    print(f"{'':34}{'n':>6}{'recall':>8}{'asked':>7}{'wrong':>7}{'missed':>8}")
    for category, total in sorted(categories.items()):
        line(category, total)
        for name, counts in sorted(tally.forms.items()):
            if by_form and name.startswith(category + "."):
                line("  " + name, counts)
    line("all", sum(categories.values(), Counter()))
    t = tally.total
    macro = sum(c["right"] / c["n"] for c in categories.values()) / max(1, len(categories))
    precision = share(t["right"], t["system"]).strip()
    print(f"\nmacro recall {macro:.3f}; precision {precision} ({t['right']} of {t['system']} token edits)")
    print(f"captions kept {t['captions kept']} of {t['captions']}; {t['words']} words")
    print(f"articles exact {t['exact']} of {t['articles']}")
    print(f"taken for no article: {t['not an article']}")
    print(
        f"false passages: {t['false near']} at a damage, {t['false elsewhere']} elsewhere, "
        f"{t['false own']} that the undamaged article gets too (a flaw of the source, or a false alarm on clean text)"
    )
    print("\nconfidence      n  right")
    for low, high in pairwise(BUCKETS):
        counts = tally.buckets[low]
        if counts["n"]:
            print(f"{low:4.2f}-{min(high, 1):4.2f} {counts['n']:6} {share(counts['right'], counts['n'])}")


def line(name: str, c: Counter[str]) -> None:
    print(f"{name:34}{c['n']:6}  {share(c['right'], c['n'])}{c['asked']:7}{c['wrong']:7}{c['missed']:8}")


def spread(failures: list[tuple[str, str, str, str, str]]) -> list[tuple[str, str, str, str, str]]:
    """The first failure of every form, then the second of every form, and so on."""
    turn: Counter[str] = Counter()
    order = []
    for failure in failures:
        order.append((turn[failure[0]], failure))
        turn[failure[0]] += 1
    return [failure for _, failure in sorted(order)]


def show(text: str) -> str:
    return "".join(c if c.isprintable() else {"\n": "⏎"}.get(c, f"<{ord(c):02X}>") for c in text)


def main() -> None:
    parser = arguments((__doc__ or "").split("\n")[0])
    parser.add_argument("--errors", type=int, default=0, help="failures and false edits of the seen forms to show")
    args = parser.parse_args()
    articles = read_clean(args.clean)
    for unseen in (False, True):
        forms = [f for f in FORMS.values() if f.unseen == unseen]
        rows = damaged_articles(articles, forms, args.per_article, args.seed, args.rounds)
        tally = measure(list(rows))
        print(f"\n{'UNSEEN' if unseen else 'SEEN'} FORMS\n")
        table(tally, by_form=True)
        if unseen:
            continue
        print("\nfalse edits: own (on the undamaged article too), near (at a damage), elsewhere")
        for kind, rules, where, context, name in sorted(tally.false)[: args.errors]:
            print(f"- {rules} [{name}] {kind} {where}\n    {show(context)}")
        print("\ncaptions not kept whole")
        for caption, name in tally.lost_captions[: args.errors]:
            print(f"- {show(caption)} [{name}]")
        print("\nfailures")
        for name, damaged, out, wanted, article in spread(tally.failures)[: args.errors]:
            print(f"- {name} [{article}]\n    damaged  {show(damaged)}")
            print(f"    came out {show(out)}\n    expected {show(wanted)}")


if __name__ == "__main__":
    main()
