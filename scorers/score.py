"""The defect score: what is wrong with a text, weighted, per 1,000 words.

    R = 1000 * penalty / words;  Q = max(0, 100 - 20 * R / T)

It counts mechanical damage. It does not judge whether the translation is right: without a source that is "not assessed".
The points are Google's for MQM (google/wmt-mqm-human-evaluation); Q is the linear calibrated score of the MQM scoring
models with pass mark 80 at the tolerance T, at or below which 95 % of clean human news stay.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import sqrt
from statistics import NormalDist
from typing import Literal, Protocol, cast

import regex

from cleaners.edits import Edit
from scorers.reference import Metric, compare
from scorers.source import OTHER, SourceCheck, check_source

Severity = Literal["neutral", "minor punctuation", "minor", "major", "critical"]

POINTS: dict[str, float] = {"neutral": 0.0, "minor punctuation": 0.1, "minor": 1.0, "major": 5.0, "critical": 25.0}
TOLERANCE = 8.7  # penalty per 1,000 words that 95 % of clean human news stay below: benchmarks/tolerance.py
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’\-.,][\p{L}\p{N}]+)*")
SHORTEST = 150  # words: below, one finding more or less decides
PUBLISH, REJECT = 80, 60  # 80 is the pass mark: a penalty at the tolerance


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw at `start:end` (code points) of the text that was scored, named in MQM's terms."""

    start: int
    end: int
    rule: str
    category: str
    dimension: str
    subtype: str
    severity: Severity
    penalty: float
    why: str


@dataclass(frozen=True, slots=True)
class Scores:
    """What was found in one text. `score` is 0 to 100, or None where the text is too short, no article or not
    English; `interval` is the 90 % interval of the penalty per 1,000 words.
    """

    score: float | None
    band: str
    reason: str
    penalty_per_1000_words: float
    interval: tuple[float, float]
    words: int
    findings: tuple[Finding, ...]
    adequacy: str
    signature: str
    checks: tuple[SourceCheck, ...] = ()
    reference: Mapping[str, Metric] | None = None


class Match(Protocol):
    """What LanguageTool found at `start:end` of the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def rule_id(self) -> str: ...
    @property
    def message(self) -> str: ...


def score(
    text: str,
    edits: Iterable[Edit],
    matches: Iterable[Match] | None = None,
    page: str = "article",
    language: str = "English",
) -> Scores:
    """Weigh what the cleaners found in the text (`edits` count in it) and what LanguageTool found.

    `matches` is None where LanguageTool was not asked; the signature says so. A page that is no article and a text in
    another language are not scored.
    """
    findings = sorted([*_own(edits), *_grammar(matches or ())], key=lambda finding: (finding.start, finding.end))
    findings = _without_doubles(findings)
    words = count_words(text)
    signature = signature_of(matches is not None)
    found = judged(Scores(0.0, "", "", 0.0, (0.0, 0.0), words, tuple(findings), "not assessed", signature))
    if language != "English":
        reason = f"The text seems to be in {language}; its English cannot be judged."
        return replace(found, score=None, band="not English", reason=reason)
    if page != "article":
        return replace(found, score=None, band="reject", reason=f"This is no article but a {page}.")
    if words < SHORTEST:
        reason = f"{words} words are too few to score; {SHORTEST} are needed."
        return replace(found, score=None, band="too short", reason=reason)
    return found


def count_words(text: str) -> int:
    """How many words the score counts.

    >>> count_words("The mayor's 1,200 well-kept words.")
    5
    """
    return len(_WORD.findall(text))


def judged(scores: Scores) -> Scores:
    """The scores with the number, the band and the interval that their findings and words give; those that have no number
    get none.
    """
    penalty = sum(finding.penalty for finding in scores.findings)
    rate = 1000 * penalty / scores.words if scores.words else 0.0
    interval = interval_of(scores.findings, scores.words)
    scores = replace(scores, penalty_per_1000_words=round(rate, 2), interval=interval)
    if scores.score is None:
        return scores
    value = round(max(0.0, 100 - 20 * rate / TOLERANCE), 1)
    band, reason = _band(value, scores.findings)
    return replace(scores, score=value, band=band, reason=reason)


def with_source(scores: Scores, text: str, source: str | None) -> Scores:
    """The scores with what a check against the source found; a source of another article takes the number away."""
    if source is None:
        return scores
    checks = tuple(check_source(source, text))
    if checks and checks[0].name == OTHER:
        return replace(
            scores, score=None, band="reject", reason=checks[0].message, adequacy=checks[0].message, checks=checks
        )
    adequacy = f"source checks: {len(checks)} difference{'s' * (len(checks) != 1)}"
    return replace(scores, adequacy=adequacy, checks=checks)


def with_reference(scores: Scores, text: str, reference: str | None) -> Scores:
    """The scores with chrF, TER and BLEU; raises ReferenceTextError where the reference cannot be used."""
    return scores if reference is None else replace(scores, reference=compare(text, reference))


def _own(edits: Iterable[Edit]) -> list[Finding]:
    found = []
    for edit in edits:
        dimension, subtype, severity, weight = _row(edit.rule)
        if edit.kind != "applied" and severity in ("major", "minor"):
            severity, weight = "minor", weight * edit.confidence  # a question is no flaw yet
        points = POINTS[severity] * weight
        finding = Finding(
            edit.start, edit.end, edit.rule, edit.category, dimension, subtype, severity, points, edit.why
        )
        found.append(finding)
    return found


def _grammar(matches: Iterable[Match]) -> list[Finding]:
    rules = grammar_rules()
    found = []
    for match in matches:
        if match.rule_id in rules:
            dimension, subtype, _, weight = _row("grammar")
            severity = rules[match.rule_id]
            points = POINTS[severity] * weight
            rule = f"grammar.{match.rule_id}"
            place = (match.start, match.end, rule, "grammar", dimension, subtype)
            found.append(Finding(*place, severity, points, match.message))
    return found


def _without_doubles(findings: list[Finding]) -> list[Finding]:
    """LanguageTool's word for what our own detectors found already does not count again."""
    own = [(f.start, f.end) for f in findings if f.category != "grammar"]
    kept, at = [], 0
    for finding in findings:
        if finding.category == "grammar":
            while at < len(own) and own[at][1] < finding.start - 1:
                at += 1
            if any(start <= finding.end + 1 and finding.start <= end + 1 for start, end in own[at : at + 3]):
                continue
        kept.append(finding)
    return kept


@cache
def _rows() -> dict[str, tuple[str, str, Severity, float]]:
    rows = {}
    for line in (files("scorers") / "severities.tsv").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            rule, names, severity, weight = line.split("\t")
            dimension, _, subtype = names.partition(" / ")
            rows[rule] = (dimension, subtype, severity, float(weight))
    return rows


def _row(rule: str) -> tuple[str, str, Severity, float]:
    return _rows().get(rule) or _rows()[rule.partition(".")[0]]


def severity_of(rule: str) -> str:
    """The severity of a finding of this rule."""
    return _row(rule)[2]


@cache
def grammar_rules() -> dict[str, Severity]:
    """The LanguageTool rules that are asked for, each with its severity, from `rules.tsv`."""
    text = (files("scorers") / "rules.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]
    return {row[0]: cast(Severity, row[1]) for row in rows}


def _band(value: float, findings: Sequence[Finding]) -> tuple[str, str]:
    """(band, reason): publish, review or reject."""
    critical = [finding for finding in findings if finding.severity == "critical"]
    major = [finding for finding in findings if finding.severity == "major" and finding.penalty >= 2.5]
    if critical:
        return "reject", f"A critical flaw: {critical[0].why}"
    if value < REJECT:
        return "reject", f"The score is below {REJECT}, {_most(findings)}."
    if major:
        return "review", f"{len(major)} major flaw{'s' * (len(major) > 1)}: {major[0].why}"
    if value < PUBLISH:
        return "review", f"The score is below {PUBLISH}, {_most(findings)}."
    return "publish", "Nothing weighty was found." if findings else "Nothing was found."


def _most(findings: Sequence[Finding]) -> str:
    sums: dict[str, float] = {}
    for finding in findings:
        sums[finding.category] = sums.get(finding.category, 0) + finding.penalty
    top = sorted(sums, key=lambda name: -sums[name])[:2]
    return "mostly for " + " and ".join(top)


def interval_of(findings: Sequence[Finding], words: int, share: float = 0.9) -> tuple[float, float]:
    """Garwood's interval for the count of findings, times their mean weight, per 1,000 words.

    The quantiles of chi-squared are Wilson and Hilferty's (1931), good to two digits here.

    >>> interval_of([], 1000)
    (0.0, 2.97)
    """
    weighty = [finding.penalty for finding in findings if finding.penalty > 0]
    if not words:
        return (0.0, 0.0)
    count, mean = len(weighty), sum(weighty) / len(weighty) if weighty else 1.0
    low = _chi2((1 - share) / 2, 2 * count) / 2 if count else 0.0
    high = _chi2((1 + share) / 2, 2 * count + 2) / 2
    return (round(1000 * mean * low / words, 2), round(1000 * mean * high / words, 2))


def _chi2(probability: float, degrees: int) -> float:
    z = NormalDist().inv_cdf(probability)
    return degrees * (1 - 2 / (9 * degrees) + z * sqrt(2 / (9 * degrees))) ** 3


@cache
def signature_of(with_languagetool: bool) -> str:
    """What made the number, as sacrebleu does: scores with different signatures are not compared.

    `rules` is a hash of the tables of the score and of all cleaners and lexicons: another rule may find something else.
    """
    tables = [files("scorers") / name for name in ("severities.tsv", "rules.tsv")]
    modules = [*(files("cleaners").iterdir()), *(files("cleaners") / "lexicons").iterdir()]
    sources = sorted((path for path in modules if path.name.endswith((".py", ".txt", ".tsv"))), key=lambda p: p.name)
    data = b"".join(path.read_bytes() for path in [*tables, *sources])
    rules = hashlib.sha256(data).hexdigest()[:6]
    tool = "6.8" if with_languagetool else "none"
    return f"copydesk:0.1|lt:{tool}|rules:{rules}|weights:google|T:{TOLERANCE}|lang:en-US"
