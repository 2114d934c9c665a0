"""How every page is made: one file, no script but ours, nothing from elsewhere, everything escaped."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reports.signs import shown, signed, visible

# One place for the words and signs of a band: colour is never the only signal.
BANDS = {"publish": "✓", "review": "?", "reject": "✕", "too short": "–", "not English": "≠"}


def render(template: str, **values: Any) -> str:
    """The page that `template` makes of `values`."""
    return environment("reports").get_template(template).render(values)


@cache
def environment(*rooms: str) -> Environment:
    """The templates of these rooms, the first that has one wins."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(room) for room in rooms]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_harmless,
    )
    environment.filters.update(shown=shown, signed=signed, number=number)
    environment.globals.update(counted=counted)
    # Trusted texts of ours; the policy of the page allows this one style and this one script by their hashes and no other.
    for name, file in (("style", "style.css"), ("script", "review.js")):
        text = (files("reports") / "templates" / file).read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        environment.globals.update({name: Markup(text), f"{name}_hash": f"sha256-{digest}"})
    environment.globals.update(band_signs=BANDS)
    return environment


def report_policy() -> str:
    """What a server that shows reports says of them: whatever lies in that folder, no script but that of a report runs."""
    script = environment("reports").globals["script_hash"]
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src '{script}'; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )


def _harmless(value: object) -> object:
    """Whatever a template prints passes through here: no hidden character reaches a page."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def counted(count: int, one: str, many: str = "") -> str:
    """A number of things.

    >>> counted(1, "article"), counted(1200, "query", "queries")
    ('1 article', '1,200 queries')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def number(value: float | None) -> str:
    """A figure as an editor reads it.

    >>> number(91.26), number(40.0), number(12345), number(None)
    ('91.3', '40', '12,345', '–')
    """
    return "–" if value is None else f"{value:,.1f}".removesuffix(".0")
