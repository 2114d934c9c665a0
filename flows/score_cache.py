"""Remembers the scores of texts, so that what is unchanged is not scored again.

    cache = ScoreCache.usual()
    cache.get(key) or cache.put({key: scores})

A key holds the text, the source, the reference and the signature: another rule, table or version is another key.
"""

import hashlib
import json
import os
import sqlite3
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from flows.articles import Article
from scorers.reference import Metric
from scorers.score import Finding, Scores, signature_of
from scorers.source import SourceCheck

VARIABLE = "COPYDESK_CACHE"  # a folder, or "off"


class ScoreCache:
    """Scores by key, in the file `path`; without one nothing is remembered."""

    def __init__(self, path: Path | None):
        self._database = None
        if path:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._database = sqlite3.connect(path, timeout=30)
                self._database.execute("CREATE TABLE IF NOT EXISTS scored (key TEXT PRIMARY KEY, scores TEXT NOT NULL)")
            except (OSError, sqlite3.Error):
                self._database = None  # a home that cannot be written only costs time

    @classmethod
    def usual(cls) -> "ScoreCache":
        """The one in the folder that COPYDESK_CACHE names, else in the user's cache."""
        given = os.environ.get(VARIABLE)
        if given == "off":
            return cls(None)
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "copydesk"
        return cls((Path(given) if given else home) / "scores.sqlite")

    def get(self, key: str) -> Scores | None:
        """The scores that were put under the key, None where there are none."""
        if not self._database:
            return None
        try:
            row = self._database.execute("SELECT scores FROM scored WHERE key = ?", [key]).fetchone()
        except sqlite3.Error:
            return None  # damaged or locked: it is scored anew
        return _read(row[0]) if row else None

    def put(self, found: dict[str, Scores]) -> None:
        """Remember the scores; a full disk or a file that is damaged or locked only costs time the next time."""
        if self._database and found:
            rows = [(key, json.dumps(asdict(scores))) for key, scores in found.items()]
            with suppress(sqlite3.Error), self._database:
                self._database.executemany("INSERT OR REPLACE INTO scored VALUES (?, ?)", rows)


def key_of(article: Article, with_languagetool: bool) -> str:
    """What the scores of an article hang on."""
    parts = [signature_of(with_languagetool), article.text, article.source, article.reference]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _read(row: str) -> Scores:
    found = json.loads(row)
    found["interval"] = tuple(found["interval"])
    found["findings"] = tuple(Finding(**finding) for finding in found["findings"])
    found["checks"] = tuple(SourceCheck(**check) for check in found["checks"])
    if found["reference"]:
        found["reference"] = {name: Metric(**metric) for name, metric in found["reference"].items()}
    return Scores(**found)
