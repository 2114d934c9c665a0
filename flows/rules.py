"""Every rule by its name, read from the cleaners' own source: a rule that is written is a rule that is listed."""

import ast
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING

from cleaners.edits import CATEGORIES
from scorers.score import grammar_rules, severity_of

if TYPE_CHECKING:
    from desk.database import Database


@dataclass(frozen=True)
class Rule:
    """`kind` is what its edits usually are: applied, query or note."""

    name: str
    kind: str
    severity: str
    why: str
    accepted: int = 0  # by editors, one by one
    rejected: int = 0
    asked_at: tuple[str, ...] = ()  # sources where it only asks, "" for all


def all_rules() -> list[Rule]:
    """The rules of all cleaners and the chosen rules of LanguageTool, by name."""
    found: dict[str, Rule] = {}
    for module in sorted(files("cleaners").iterdir(), key=lambda path: path.name):
        if module.name.endswith(".py"):
            for name, kind, why in _rules_in(module.read_text(encoding="utf-8")):
                known = found.get(name)
                if not known or not known.why or (why and kind == "applied" and known.kind != "applied"):
                    found[name] = Rule(name, kind, severity_of(name), why)
    for name, severity in grammar_rules().items():
        found[f"grammar.{name}"] = Rule(f"grammar.{name}", "query", severity, "A chosen rule of LanguageTool.")
    return sorted(found.values(), key=lambda rule: rule.name)


def with_acceptance(rules: list[Rule], engine: "Database") -> list[Rule]:
    """The rules with what the editors made of them, from the store."""
    from desk.policies import acceptance, demoted  # `copydesk clean` starts without a database

    fared = {row.rule: row for row in acceptance(engine)}
    asked = demoted(engine)
    return [
        replace(
            rule,
            accepted=fared[rule.name].accepted if rule.name in fared else 0,
            rejected=fared[rule.name].rejected if rule.name in fared else 0,
            asked_at=tuple(site for site, names in asked.items() if rule.name in names),
        )
        for rule in rules
    ]


def _rules_in(source: str) -> list[tuple[str, str, str]]:
    """(name, kind, reason) of each call that names a rule, and of each row of a table of reasons."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Dict):
            pairs = [(_text(key), _text(value)) for key, value in zip(node.keys, node.values, strict=True)]
            found += [(name, "applied", why) for name, why in pairs if _is_rule(name) and why]
        elif isinstance(node, ast.Call | ast.Tuple):
            parts = node.args if isinstance(node, ast.Call) else node.elts
            texts = [text for part in parts if (text := _text(part))]
            kind = next((text for text in texts if text in ("query", "note")), "applied")
            why = next((text for text in reversed(texts) if text.endswith(".") and " " in text), "")
            found += [(text, kind, why) for text in texts if _is_rule(text)]
    return found


def _text(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_rule(text: str) -> bool:
    category, dot, flaw = text.partition(".")
    return bool(dot) and category in CATEGORIES and flaw.replace("_", "").isalpha()
