"""How sure a rule must be for its edits to be applied unread: a threshold for all, and one for a rule or a category.

apply_from = 0.9
[rules]
casing = 0.95           # every rule of the category
"casing.name" = "ask"   # never applied, always asked
[sound]                 # the same, for articles in which these rules are all that found anything
"sentence.cut" = 0.9
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from cleaners.edits import Edit
from cleaners.glossary import Term

_ALWAYS_ASKED = 2.0  # no edit is that sure


class ProfileError(ValueError):
    """The profile cannot be used; the message says what stands where and what may stand there."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Thresholds from 0 to 1: `rules` by the name of a rule or of a category, `apply_from` for all others.

    `sound` has thresholds too, for articles in which its rules are all that found anything: what looks like damage in
    sound text is mostly meant. `glossary` holds the terms of the house; `glossary_file` is where a profile says they are.
    """

    apply_from: float = 0.85
    rules: Mapping[str, float] = field(default_factory=dict[str, float])
    sound: Mapping[str, float] = field(default_factory=dict[str, float])
    glossary: tuple[Term, ...] = ()
    glossary_file: str = ""

    def threshold(self, rule: str) -> float:
        """How sure the rule must be.

        >>> Profile(0.9, {"casing": 0.95}).threshold("casing.name")
        0.95
        """
        return self.rules.get(rule, self.rules.get(rule.partition(".")[0], self.apply_from))

    def is_circumstantial(self, rule: str) -> bool:
        """Whether the rule alone does not show that an article is damaged."""
        return rule in self.sound or rule.partition(".")[0] in self.sound

    def asking(self, rules: Iterable[str]) -> "Profile":
        """The profile with these rules never applied, always asked.

        >>> Profile().asking(["casing.name"]).threshold("casing.name") > 1
        True
        """
        return replace(self, rules={**self.rules, **dict.fromkeys(rules, _ALWAYS_ASKED)})

    def for_sound_text(self) -> "Profile":
        """The profile for an article in which only circumstantial rules found anything.

        >>> Profile(sound={"casing": 0.95}).for_sound_text().threshold("casing.name")
        0.95
        """
        return replace(self, rules={**self.rules, **self.sound}, sound={})

    def asked(self, edits: list[Edit]) -> list[Edit]:
        """The edits, those that are not sure enough turned into queries.

        >>> Profile(0.9).asked([Edit(0, 1, "A", "casing.name", "A name.", 0.8)])[0].kind
        'query'
        """
        return [
            replace(edit, kind="query")
            if edit.kind == "applied" and edit.confidence < self.threshold(edit.rule)
            else edit
            for edit in edits
        ]


def parse_profile(text: str) -> Profile:
    """The profile that a TOML text describes; it stands for itself and takes nothing from the standard one.

    Raises ProfileError for what is no TOML, no threshold or no known key.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"It is no TOML: {error}.") from None
    if unknown := sorted(table.keys() - {"apply_from", "rules", "sound", "glossary"}):
        raise ProfileError(
            f'"{unknown[0]}" is no key of a profile; there are apply_from, glossary, [rules] and [sound].'
        )
    apply_from = _number("apply_from", table.get("apply_from", Profile().apply_from))
    glossary = table.get("glossary", "")
    if not isinstance(glossary, str):
        raise ProfileError(f'glossary is {glossary!r}; it is the name of a file, such as "house.csv".')
    return Profile(apply_from, _thresholds(table, "rules"), _thresholds(table, "sound"), glossary_file=glossary)


def _thresholds(table: Mapping[str, object], name: str) -> dict[str, float]:
    rules = table.get(name, {})
    if not isinstance(rules, dict):
        raise ProfileError(f"[{name}] must be a table of rules and thresholds.")
    return {rule: _ALWAYS_ASKED if value == "ask" else _number(rule, value) for rule, value in rules.items()}


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        kind = "" if name == "apply_from" else ', or "ask"'
        raise ProfileError(f"{name} is {value!r}; a threshold is a number from 0 to 1{kind}.")
    return float(value)


@cache
def default_profile() -> Profile:
    """The profile of `cleaners/profile.toml`."""
    return parse_profile((files("cleaners") / "profile.toml").read_text(encoding="utf-8"))
