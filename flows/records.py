"""What was done of each article, a file of its own: so nothing is done twice, by the next run or after a kill.

    records = Records(out)
    if (name := name_of(article.id, key)) not in records.known: write_record(out, name, review)
    for done in records.read(names): ...

The name holds a key of all that the result depends on. The file is written last: where it stands, the article's report, its
cleaned text and its rows in the store are there too.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from cleaners.structure import lines_of
from flows.articles import Article
from flows.output import OutputError, file_name, write_text
from flows.places import Place, names_in, read_all
from reports.jsonl import record, score_record
from reports.review import Review
from reports.summary import Summary, summary
from scorers.score import signature_of

_FOLDER = "records"


@dataclass(frozen=True, slots=True)
class Done:
    """One article as it was done: its summary, and its rows in results.jsonl and scores.jsonl."""

    summary: Summary
    result: dict[str, Any]
    scores: list[dict[str, Any]]


class Records:
    """The records in the folder of a run; `known` are the names of those that were there when it was opened."""

    def __init__(self, out: Place):
        self._folder = out / _FOLDER
        self.known = frozenset(names_in(self._folder))
        self._by_article: dict[str, list[str]] = {}
        for name in self.known:
            self._by_article.setdefault(name.rsplit(".", 2)[0], []).append(name)

    def read(self, names: Sequence[str]) -> Iterator[Done]:
        """The records with these names, in order. Raises OutputError for one that is damaged."""
        for name, content in zip(names, read_all(self._folder, names), strict=True):
            try:
                row = json.loads(content)
                about = row["summary"]
                done = Done(Summary(**{**about, "notes": tuple(about["notes"])}), row["result"], row["scores"])
            except (ValueError, KeyError, TypeError):
                remedy = "Remove it and start again; its article is done anew."
                raise OutputError(f"{self._folder / name} is damaged. {remedy}") from None
            yield done

    def forget_others(self, name: str) -> None:
        """Remove what earlier rules or texts made of the same article."""
        for other in self._by_article.get(name.rsplit(".", 2)[0], ()):
            if other != name:
                (self._folder / other).unlink(missing_ok=True)


def write_record(out: Place, name: str, review: Review) -> None:
    """Write down in the folder of a run that the article is done."""
    scores = []
    for at, (state, found) in enumerate((("before", review.before), ("after", review.after))):
        others = {scorer: pair[at] for scorer, pair in review.opinions.items()}
        scores.append({"state": state, **score_record(review.id, found, others)})
    done = {"summary": asdict(summary(review)), "result": record(review.id, review.cleaning), "scores": scores}
    write_text(out / _FOLDER / name, json.dumps(done, ensure_ascii=False))


def name_of(id: str, key: str) -> str:
    """The name of a record."""
    return f"{file_name(id)}.{key}.json"


def key_of(
    article: Article, profile: str, standing: frozenset[str], languagetool: bool, scorers: tuple[str, ...], store: str
) -> str:
    """Tells one result of an article from another: its text, what is said of it, and all the rules that look at it."""
    text = article.text
    own = sorted(standing & {line.bare for line in lines_of(text)}) if standing else []
    about = [text, article.source, article.reference, article.site, article.notes, profile, own, sorted(scorers), store]
    data = json.dumps([*about, signature_of(languagetool), _form()])
    return hashlib.sha256(data.encode()).hexdigest()[:16]


@cache
def _form() -> str:
    """A hash of what reports are made with."""
    room = files("reports")
    parts = [path for folder in (room, room / "templates") for path in folder.iterdir() if path.is_file()]
    data = b"".join(path.read_bytes() for path in sorted(parts, key=lambda path: path.name))
    return hashlib.sha256(data).hexdigest()
