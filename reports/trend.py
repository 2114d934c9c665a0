"""How scores and rules move over time: a chart that needs no script, and the table behind it.

Scores with different signatures are not comparable: each signature has a line and a column of its own.
"""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygal
from pygal.style import Style

from reports.signs import visible

_SCRIPT = re.compile(rb"<script.*?</script>", re.DOTALL)  # pygal's, for tooltips
SHOWN_RULES = 8  # lines that an eye can tell apart


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """The mean scores of a day's articles of one source, before and after, under one signature."""

    day: str
    site: str
    signature: str
    articles: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class RulePoint:
    """How often a rule found something in a day's articles, per 1,000 words of the original."""

    day: str
    rule: str
    signature: str
    rate: float


_STYLE = Style(
    background="transparent",
    plot_background="transparent",
    foreground="#77736b",
    foreground_strong="#77736b",
    foreground_subtle="#aba79f",
    font_family="system-ui, Roboto, Liberation Sans, Arial, sans-serif",
    label_font_size=15,
    major_label_font_size=15,
    legend_font_size=16,
    colors=("#8b8478", "#3f83bd", "#c98535", "#8a63c0", "#3a9a5f", "#d0564e", "#3b9f9f", "#b865a8"),
    opacity="1",
    stroke_width=3,
    guide_stroke_color="#aba79f60",
    major_guide_stroke_color="#aba79f90",
)


def trend_values(scores: Sequence[ScorePoint], rules: Sequence[RulePoint]) -> dict[str, Any]:
    """What `trends.html` is given; without points there is no picture."""
    return {
        "scores": scores,
        "rules": rules,
        "score_picture": score_chart(scores) if scores else "",
        "rule_picture": rule_chart(rules) if rules else "",
        "frequent": frequent(rules),
    }


def score_chart(points: Sequence[ScorePoint]) -> str:
    """A chart of the scores before and after, over all sources that the points have: an SVG as the address of an image."""
    days = sorted({point.day for point in points})
    chart = _chart(days, (0, 100))
    signatures = sorted(
        {point.signature for point in points}, key=lambda one: min(p.day for p in points if p.signature == one)
    )
    for number, signature in enumerate(signatures, start=1):
        mark = f" ({number})" if len(signatures) > 1 else ""
        mine = [point for point in points if point.signature == signature]
        for name in ("before", "after"):
            chart.add(
                name + mark, [_mean([(getattr(p, name), p.articles) for p in mine if p.day == day]) for day in days]
            )
    return _image(chart)


def rule_chart(points: Sequence[RulePoint]) -> str:
    """A chart of the rules that found most, per 1,000 words, under the newest signature: another one has other rules."""
    newest = max(points, key=lambda point: point.day).signature
    rates = {(point.rule, point.day): point.rate for point in points if point.signature == newest}
    days = sorted({day for _, day in rates})
    chart = _chart(days, None)
    for rule in frequent(points):
        chart.add(visible(rule), [rates.get((rule, day), 0) for day in days])
    return _image(chart)


def frequent(points: Sequence[RulePoint]) -> list[str]:
    """The rules that found most, the most frequent first; no more than a chart can show."""
    sums: dict[str, float] = {}
    for point in points:
        sums[point.rule] = sums.get(point.rule, 0) + point.rate
    return sorted(sums, key=lambda rule: (-sums[rule], rule))[:SHOWN_RULES]


def _mean(values: Sequence[tuple[float, int]]) -> float | None:
    weight = sum(count for _, count in values)
    return round(sum(value * count for value, count in values) / weight, 1) if weight else None


def _chart(days: Sequence[str], span: tuple[int, int] | None) -> pygal.Line:
    chart = pygal.Line(
        style=_STYLE,
        js=[],
        show_dots=True,
        dots_size=4,
        width=1000,
        height=360,
        legend_at_bottom=True,
        legend_at_bottom_columns=4,
        x_label_rotation=0,
        truncate_legend=40,
        margin=12,
        margin_right=60,
        margin_bottom=30,
        no_prefix=True,
        allow_interruptions=True,
        show_minor_x_labels=False,
        **({"range": span} if span else {"min_scale": 2}),
    )
    chart.x_labels = list(days)
    chart.x_labels_major = list(days)[:: max(1, len(days) // 6)]
    return chart


def _image(chart: pygal.Line) -> str:
    svg = _SCRIPT.sub(b"", chart.render())
    return "data:image/svg+xml;base64," + base64.b64encode(svg).decode()
