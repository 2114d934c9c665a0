"""A store of each kind: a new SQLite file, and a database of its own in a real PostgreSQL that is started once."""

import itertools
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from cleaners.clean import clean
from desk.database import open_database
from reports.review import Review
from scorers.score import score

NUMBERS = itertools.count()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """The address of a store that does not exist yet."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.sqlite")
    server = request.getfixturevalue("postgres")
    name = f"desk{next(NUMBERS)}"
    engine = create_engine(make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def store(address):
    """An empty store."""
    engine = open_database(address)
    yield engine
    engine.dispose()


def reviewed(original, id="article", site="example.org", **more):
    """A text cleaned and scored, as the flow does it without LanguageTool."""
    cleaning = clean(original)
    again = replace(clean(cleaning.text), page=cleaning.page, language=cleaning.language)
    before = score(original, cleaning.edits, None, cleaning.page, cleaning.language)
    after = score(cleaning.text, again.edits, None, cleaning.page, cleaning.language)
    return Review(id, "The title", cleaning, before, after, **{"site": site, **more})


@pytest.fixture
def make_review():
    return reviewed
