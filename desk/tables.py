"""The tables of the store. Decisions and policies are only ever added to; the present word is the last one.

    contents ◄─ results ─► articles         results ─► changes, scores ─► findings
                                            decisions (by the fingerprint of a change), verdicts (of an article), policies

Times are ISO 8601 text in UTC ("2026-11-28T09:30:00Z"), which sorts and compares the same in every database. Texts of articles
are bytes (UTF-8): PostgreSQL's text holds no NUL, and an article may.
"""

from typing import Any, ClassVar

from sqlalchemy import JSON, Float, ForeignKey, Index, LargeBinary, MetaData, String, Text, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class AnyText(TypeDecorator[str]):
    """Text that may hold any character."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else value.encode()

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else bytes(value).decode()


class Base(DeclarativeBase):
    """Names for all constraints, so that a migration can name them too."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        dict[str, Any]: JSON(none_as_null=True),
        list[str]: JSON,
        list[dict[str, Any]]: JSON,
    }


class Content(Base):
    """A text as it came, once, by its SHA-256."""

    __tablename__ = "contents"
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str] = mapped_column(AnyText)


class Run(Base):
    """A run of the flow."""

    __tablename__ = "runs"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    started: Mapped[str] = mapped_column(String(20), index=True)
    url: Mapped[str] = mapped_column(Text, default="")  # its page in Prefect
    again: Mapped[str] = mapped_column(Text, default="")  # Prefect's form, filled in for another run
    figures: Mapped[dict[str, Any] | None]  # what it did (desk/metrics.py), once it has ended


class Article(Base):
    """An article in the queue: what its current result needs from an editor. `urgency` sorts, the lowest first."""

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("site", "name"),
        Index("ix_articles_queue", "state", "urgency", "id"),
        Index("ix_articles_site_queue", "site", "state", "urgency", "id"),
        Index("ix_articles_band_queue", "band", "state", "urgency", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    site: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    result_id: Mapped[int | None] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(20))  # open, sent back, approved, rejected
    band: Mapped[str] = mapped_column(String(20))
    score: Mapped[float | None] = mapped_column(Float)
    score_before: Mapped[float | None] = mapped_column(Float)
    total: Mapped[int]  # changes
    undecided: Mapped[int]
    questions: Mapped[int]  # queries and notes among the undecided
    urgency: Mapped[int]
    updated: Mapped[str] = mapped_column(String(20), index=True)


class Result(Base):
    """What one set of rules made of one content."""

    __tablename__ = "results"
    __table_args__ = (UniqueConstraint("article_id", "content_hash", "made_by"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    content_hash: Mapped[str] = mapped_column(ForeignKey("contents.hash"), index=True)
    made_by: Mapped[str] = mapped_column(String(200))  # the score's signature and the profile's
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"), index=True)
    made: Mapped[str] = mapped_column(String(20), index=True)
    page: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    notes: Mapped[list[str]]
    captions: Mapped[list[dict[str, Any]]]


class StoredChange(Base):
    """A change or question of a result, numbered from 1."""

    __tablename__ = "changes"
    id: Mapped[int] = mapped_column(primary_key=True)
    result_id: Mapped[int] = mapped_column(ForeignKey("results.id"), index=True)
    number: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    after: Mapped[str | None] = mapped_column(AnyText)
    rule: Mapped[str] = mapped_column(String(100))
    rules: Mapped[list[str]]
    why: Mapped[str] = mapped_column(Text)
    confidence: Mapped[float]
    kind: Mapped[str] = mapped_column(String(10))
    fingerprint: Mapped[str] = mapped_column(String(24), index=True)
    wording: Mapped[str] = mapped_column(String(24), index=True)


class RuleCount(Base):
    """How many changes of a rule the current result of an article has: what the queue filters by."""

    __tablename__ = "rule_counts"
    rule: Mapped[str] = mapped_column(String(100), primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), primary_key=True, index=True)
    count: Mapped[int]


class StoredScores(Base):
    """The scores of a result; `stage` is before or after."""

    __tablename__ = "scores"
    id: Mapped[int] = mapped_column(primary_key=True)
    result_id: Mapped[int] = mapped_column(ForeignKey("results.id"), index=True)
    stage: Mapped[str] = mapped_column(String(10))
    score: Mapped[float | None]
    band: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    penalty: Mapped[float]
    low: Mapped[float]
    high: Mapped[float]
    words: Mapped[int]
    adequacy: Mapped[str] = mapped_column(Text)
    signature: Mapped[str] = mapped_column(String(200))
    others: Mapped[dict[str, Any]]  # checks against the source, metrics against a reference, opinions of packages


class StoredFinding(Base):
    """One finding of a score."""

    __tablename__ = "findings"
    id: Mapped[int] = mapped_column(primary_key=True)
    scores_id: Mapped[int] = mapped_column(ForeignKey("scores.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    rule: Mapped[str] = mapped_column(String(100), index=True)
    category: Mapped[str] = mapped_column(String(30))
    dimension: Mapped[str] = mapped_column(String(60))
    subtype: Mapped[str] = mapped_column(String(60))
    severity: Mapped[str] = mapped_column(String(20))
    penalty: Mapped[float]
    why: Mapped[str] = mapped_column(Text)


class StoredDecision(Base):
    """An editor's word on a change. `request` comes from who asks: the same request sent twice is one decision. `act` joins
    the decisions of one bulk action, so that one undo takes them back.
    """

    __tablename__ = "decisions"
    __table_args__ = (Index("ix_decisions_fingerprint_id", "fingerprint", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    request: Mapped[str] = mapped_column(String(100), unique=True)
    act: Mapped[str] = mapped_column(String(100), index=True)
    fingerprint: Mapped[str] = mapped_column(String(24))
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), index=True)
    rule: Mapped[str] = mapped_column(String(100), index=True)
    site: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(String(10))  # accepted, rejected, open
    wording: Mapped[str | None] = mapped_column(AnyText)
    comment: Mapped[str] = mapped_column(AnyText)
    who: Mapped[str] = mapped_column(Text)
    by_policy: Mapped[bool]
    scope: Mapped[str] = mapped_column(Text)  # the only source it holds for; empty: wherever the edit stands
    at: Mapped[str] = mapped_column(String(20), index=True)


class StoredVerdict(Base):
    """An editor's word on a whole article: approved, sent back, rejected, reopened; with the text as it was then."""

    __tablename__ = "verdicts"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), index=True)
    result_id: Mapped[int] = mapped_column(ForeignKey("results.id"))
    verdict: Mapped[str] = mapped_column(String(20))
    comment: Mapped[str] = mapped_column(AnyText)
    text: Mapped[str] = mapped_column(AnyText)
    who: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(String(20), index=True)
    act: Mapped[str] = mapped_column(String(100), index=True)  # joins those of one bulk action
    decision_id: Mapped[
        int | None
    ]  # the last decision that it rests on: those since, made in a copy, do not count here


class Policy(Base):
    """A word on all changes of a kind. An empty `site` or `wording` stands for any; the last word on the same three holds.

    `say` is always (accept), never (reject), ask (a query from now on), apply (not asked though few accept it) or nothing
    (as if never said).
    """

    __tablename__ = "policies"
    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(String(100))
    site: Mapped[str] = mapped_column(Text)
    wording: Mapped[str] = mapped_column(String(24))
    shown: Mapped[str] = mapped_column(AnyText)  # the words, for people
    say: Mapped[str] = mapped_column(String(10))
    who: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(String(20))


class Secret(Base):
    """What the desk signs with, the same after a restart."""

    __tablename__ = "secrets"
    name: Mapped[str] = mapped_column(String(30), primary_key=True)
    value: Mapped[str] = mapped_column(String(64))


class User(Base):
    """Who may sign in; `password` is an argon2 hash."""

    __tablename__ = "users"
    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    password: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(10))  # editor or chief


class Session(Base):
    """Someone who signed in; the key is the SHA-256 of the cookie."""

    __tablename__ = "sessions"
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user: Mapped[str] = mapped_column(ForeignKey("users.name", ondelete="CASCADE"))
    csrf: Mapped[str] = mapped_column(String(64))
    expires: Mapped[str] = mapped_column(String(20), index=True)
