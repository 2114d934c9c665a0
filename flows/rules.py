"""Every rule by its name, read from the cleaners' own source: a rule that is written is a rule that is listed."""

import ast
from dataclasses import dataclass
from importlib.resources import files

from cleaners.edits import CATEGORIES
from scorers.score import grammar_rules, severity_of


@dataclass(frozen=True)
class Rule:
    """`kind` is what its edits usually are: applied, query or note."""

    name: str
    kind: str
    severity: str
    why: str


def all_rules() -> list[Rule]:
    """The rules of all cleaners and the chosen rules of LanguageTool, by name."""
    found: dict[str, Rule] = {}
    for module in sorted(files("cleaners").iterdir(), key=lambda path: path.name):
        if module.name.endswith(".py"):
            for name, kind, why in _rules_in(module.read_text(encoding="utf-8")):
                if name not in found or not found[name].why:
                    found[name] = Rule(name, kind, severity_of(name), why)
    for name, severity in grammar_rules().items():
        found[f"grammar.{name}"] = Rule(f"grammar.{name}", "query", severity, "A chosen rule of LanguageTool.")
    return sorted(found.values(), key=lambda rule: rule.name)


def _rules_in(source: str) -> list[tuple[str, str, str]]:
    """(name, kind, reason) of each call that names a rule, and of each row of a table of reasons."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            found += [(k.value, "applied", v.value) for k, v in pairs if _is_rule(k) and isinstance(v, ast.Constant) and isinstance(v.value, str)]
        elif isinstance(node, ast.Call | ast.Tuple):
            parts = node.args if isinstance(node, ast.Call) else node.elts
            texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            kind = next((text for text in texts if text in ("query", "note")), "applied")
            why = next((text for text in reversed(texts) if text.endswith(".") and " " in text), "")
            found += [(part.value, kind, why) for part in parts if _is_rule(part)]
    return found


def _is_rule(node: ast.expr | None) -> bool:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return False
    category, dot, flaw = node.value.partition(".")
    return bool(dot) and category in CATEGORIES and flaw.replace("_", "").isalpha()
