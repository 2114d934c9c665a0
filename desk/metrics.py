"""Figures for Prometheus: what stands in the store, as the desk's /metrics. No text, no name and no source is in them."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Engine, func, select

from desk.database import reading
from desk.tables import Article, RuleCount, Run, StoredDecision

# of a run: its key in the store's figures, and what it is
FIGURES = {
    "articles": "Articles that runs have done.",
    "unchanged": "Articles that runs did not do again, since nothing about them had changed.",
    "failures": "Articles that runs could not do.",
    "seconds": "Seconds that runs took.",
    "languagetool_requests": "Requests that runs made to LanguageTool.",
    "languagetool_seconds": "Seconds that LanguageTool took to answer them.",
    "languagetool_restarts": "How often LanguageTool died in a run and was started again.",
}


class _Store(Collector):
    """Reads the figures afresh each time they are asked for."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def collect(self) -> Iterator[CounterMetricFamily | GaugeMetricFamily]:
        """All figures."""
        with reading(self._engine) as connection:
            by_state = select(Article.state, Article.band, func.count()).group_by(Article.state, Article.band)
            articles = GaugeMetricFamily("copydesk_articles", "Articles in the store.", labels=["state", "band"])
            for state, band, count in connection.execute(by_state):
                articles.add_metric([state, band], count)
            yield articles
            by_rule = select(RuleCount.rule, func.sum(RuleCount.count)).group_by(RuleCount.rule)
            edits = GaugeMetricFamily("copydesk_edits", "Edits of the current results, by rule.", labels=["rule"])
            for rule, count in connection.execute(by_rule):
                edits.add_metric([rule], float(count))
            yield edits
            by_verdict = select(StoredDecision.verdict, func.count()).group_by(StoredDecision.verdict)
            decisions = CounterMetricFamily("copydesk_decisions", "Words of editors on edits.", labels=["verdict"])
            for verdict, count in connection.execute(by_verdict):
                decisions.add_metric([verdict], count)
            yield decisions
            runs = [each or {} for each in connection.execute(select(Run.figures)).scalars()]
        yield CounterMetricFamily("copydesk_runs", "Runs that have ended.", value=sum(map(bool, runs)))
        for name, what in FIGURES.items():
            yield CounterMetricFamily(f"copydesk_run_{name}", what, value=sum(run.get(name, 0) for run in runs))


def metrics(engine: Engine) -> bytes:
    """The figures in the text format of Prometheus."""
    registry = CollectorRegistry()
    registry.register(_Store(engine))
    return generate_latest(registry)
