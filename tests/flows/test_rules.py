"""The list of rules holds every rule that an article can meet."""

from collections import defaultdict
from pathlib import Path

from cleaners.clean import clean
from cleaners.edits import CATEGORIES
from flows.rules import all_rules
from scorers.score import POINTS, grammar_rules

ARTICLES = Path(__file__).parent.parent / "articles"
RULES = {rule.name: rule for rule in all_rules()}


def test_every_rule_that_is_met_is_listed():
    met = defaultdict(set)
    for path in ARTICLES.glob("*/original.txt"):
        for change in clean(path.read_bytes().decode()).changes:
            for rule in change.rules:
                met[rule].add(change.kind)
    assert len(met) > 30
    assert met.keys() <= RULES.keys()
    never_applied = [rule for rule, kinds in met.items() if "applied" in kinds and RULES[rule].kind == "note"]
    assert never_applied == []


def test_each_has_a_known_category_kind_and_weight():
    assert list(RULES) == sorted(RULES)
    for name, rule in RULES.items():
        assert name.partition(".")[0] in CATEGORIES
        assert rule.kind in ("applied", "query", "note")
        assert rule.severity in POINTS
        assert rule.why == "" or rule.why.endswith(".")
    assert {f"grammar.{name}" for name in grammar_rules()} <= RULES.keys()
