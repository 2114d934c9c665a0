"""Decisions that come back in a file: a report's download, or a document whose tracked changes were accepted and rejected."""

import hashlib
import json
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine, select

from desk.articles import StoredArticle, article
from desk.database import reading
from desk.decisions import Asked, decide
from desk.queue import OPEN
from desk.tables import Article, Result, StoredChange
from reports.page import counted
from reports.tracked import TrackedError, read_tracked, result_of

LONGEST = 100_000  # characters of a wording or comment


class DecisionsError(ValueError):
    """The file cannot be taken in; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the decisions of a file."""

    article: int
    stored: int
    known: int  # the same word stood there already
    unknown: int  # the edit is not in the article any more
    edited: int = 0  # places beside the changes where a document was rewritten

    def __str__(self) -> str:
        rest = f", {self.known} stood there already" * bool(self.known)
        lost = f", {self.unknown} belong to edits that are not in the article any more" * bool(self.unknown)
        beside = f" Its text was rewritten at {self.edited} places beside the changes; that is not taken in." * bool(
            self.edited
        )
        if not self.stored and not self.unknown:
            return f"Nothing new: {self.known} of its decisions stood there already.{beside}"
        return f"{counted(self.stored, 'decision')} taken in{rest}{lost}.{beside}"


def take_in(engine: Engine, name: str, data: bytes, who: str) -> Taken:
    """Store the decisions of a file; taken in twice they are stored once. A word in the file goes before one in the store.

    Raises DecisionsError.
    """
    if data.startswith(b"PK"):
        return _document(engine, name, data, who)
    try:
        file = json.loads(data)
        if file["copydesk"] != "decisions":
            raise KeyError("copydesk")
        words = {_text(row["fingerprint"], 24): _word(row) for row in file["decisions"]}
        place = _text(file["article"]["site"], LONGEST), _text(file["article"]["name"], LONGEST)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise DecisionsError(
            f"{name} holds no decisions. Give a report's download, or a .docx from the desk."
        ) from None
    with reading(engine) as connection:
        mine = (Article.site == place[0]) & (Article.name == place[1])
        number = connection.execute(select(Article.id).where(mine)).scalar()
    if number is None:
        raise DecisionsError(
            f"{name}: the store has no article {place[1]!r}. Run `copydesk run` with this store first."
        )
    found = article(engine, number)
    assert found is not None
    with reading(engine) as connection:
        prints = _fingerprints(connection, found.result)
    known = {prints[fingerprint]: word for fingerprint, word in words.items() if fingerprint in prints}
    return _stored(engine, found, known, who, data, len(words) - len(known))


def _document(engine: Engine, name: str, data: bytes, who: str) -> Taken:
    try:
        result = result_of(data)
        with reading(engine) as connection:
            number = connection.execute(select(Result.article_id).where(Result.id == result)).scalar()
        found = article(engine, number) if number else None
        if found is None:
            raise DecisionsError(f"{name}: the store has no such article. Is it the right store?")
        if found.result != result:
            raise DecisionsError(f"{name}: a newer version of the article came in since. Export it again.")
        returned = read_tracked(data, found.review.cleaning.original, found.changes, found.decisions)
    except TrackedError as error:
        raise DecisionsError(f"{name}: {error}") from None
    words = {number: (word.verdict, word.wording, "") for number, word in returned.decisions.items()}
    taken = _stored(engine, found, words, who, data, 0)
    return replace(taken, edited=returned.edited)


def _stored(
    engine: Engine, found: StoredArticle, words: dict[int, tuple], who: str, data: bytes, unknown: int
) -> Taken:
    """Store the words, each by the number of its change, where they are news."""
    if found.state not in OPEN:
        raise DecisionsError(f"The article is {found.state}. Reopen it at the desk first.")
    act = f"import {hashlib.sha256(data).hexdigest()[:24]}"
    asked = []
    for number, (verdict, wording, comment) in sorted(words.items()):
        present = found.decisions.get(number)
        comment = comment or (present.comment if present else "")
        standing = (present.verdict, present.wording, present.comment) if present else ("open", None, "")
        if standing != (verdict, wording, comment):
            change, seen = found.ids[number - 1], present.number if present else 0
            asked.append(Asked(f"{act} {change} {seen}", change, verdict, seen, wording, comment, act))
    done = sum(not answer.conflict for answer in decide(engine, asked, who))
    return Taken(found.id, done, len(words) - len(asked), unknown)


def _word(row: dict[str, object]) -> tuple[str, str | None, str]:
    """(verdict, wording, comment) of a row. Raises ValueError for what is none."""
    verdict, wording, comment = row["verdict"], row.get("wording"), row.get("comment") or ""
    if verdict not in ("accepted", "rejected", "open"):
        raise ValueError(f"{verdict!r} is no verdict")
    return str(verdict), None if wording is None else _text(wording, LONGEST), _text(comment, LONGEST)


def _text(value: object, longest: int) -> str:
    """The text, if it is one that can be stored."""
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("no text, or one that is too long")
    value.encode()
    return value


def _fingerprints(connection: Connection, result: int) -> dict[str, int]:
    """The number of each change of the result by its fingerprint."""
    mine = select(StoredChange.fingerprint, StoredChange.number).where(StoredChange.result_id == result)
    return {row.fingerprint: row.number for row in connection.execute(mine)}
