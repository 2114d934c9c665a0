"""The flow and the store: what a run made waits for an editor, and what editors said comes back in the next run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desk.articles import article
from desk.database import open_database
from desk.decisions import Asked, decide
from desk.policies import say
from desk.queue import Filter, listed
from desk.tables import Result
from flows.keeping import name_of_profile
from flows.profiles import read_profile
from reports.summary import summary

COPYDESK = Path(sys.executable).with_name("copydesk")


@pytest.fixture
def clean_news(prefect):
    from flows.cleanup import clean_news

    return lambda inputs, out, store, **more: clean_news(
        [*map(str, inputs)], str(out), False, store=str(store), return_state=True, **more
    )


@pytest.fixture
def news(tmp_path, broken):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "post.txt").write_text(broken)
    (folder / "empty.txt").touch()
    return folder


def results(engine):
    with engine.connect() as connection:
        return len(connection.execute(Result.__table__.select()).all())


def test_a_run_fills_the_queue_and_a_second_adds_nothing(clean_news, news, tmp_path):
    store = tmp_path / "desk.sqlite"
    run = clean_news([news], tmp_path / "out", store).result()
    engine = open_database(str(store))
    (row,) = listed(engine, Filter()).rows
    found = article(engine, row.id)
    row = json.loads((run.index.parent / "results.jsonl").read_text(encoding="utf-8"))
    assert [change.before for change in found.review.cleaning.changes] == [edit["before"] for edit in row["edits"]]
    assert summary(found.review) == run.totals.worst[0]
    assert found.run.name
    clean_news([news], tmp_path / "out2", store)
    assert results(engine) == 1


def test_what_editors_say_holds_in_the_next_run(clean_news, news, tmp_path):
    store = tmp_path / "desk.sqlite"
    clean_news([news], tmp_path / "out", store)
    engine = open_database(str(store))
    first = article(engine, 1)
    rejected = next(n for n, change in enumerate(first.changes, 1) if change.rule == "glue.words")
    decide(engine, [Asked("request 1", first.ids[rejected - 1], "rejected", 0)], "ana")
    say(engine, "quotes.reversed", "ask", "chief", site=first.site)
    clean_news([news], tmp_path / "out2", store)
    second = article(engine, 1)
    assert second.result != first.result
    assert {change.kind for change in second.changes if change.rule == "quotes.reversed"} == {"query"}
    again = next(n for n, change in enumerate(second.changes, 1) if change.rule == "glue.words")
    assert second.decisions[again].verdict == "rejected"


def test_no_store_where_none_is_wanted(clean_news, news, tmp_path):
    assert clean_news([news], tmp_path / "out", "none").type.value == "COMPLETED"
    state = clean_news([news], tmp_path / "out", "/proc/no/desk.sqlite")
    assert state.type.value == "FAILED"
    assert "cannot be made" in state.message


def test_the_command_says_what_is_wrong_with_the_store_before_it_starts(news, tmp_path):
    command = [COPYDESK, "run", str(news), "--out", str(tmp_path / "out"), "--store", "mysql://u:secret@h/x"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert "only SQLite files and postgresql:// addresses hold a store" in done.stderr
    assert "secret" not in done.stderr


def test_profiles_have_names_of_their_own(tmp_path):
    path = tmp_path / "careful.toml"
    path.write_text("apply_from = 0.99\n")
    assert name_of_profile(read_profile(None)) == "standard"
    careful = read_profile(path)
    assert len({name_of_profile(careful), name_of_profile(careful.asking(["casing.link"])), "standard"}) == 3
    assert name_of_profile(careful) == name_of_profile(read_profile(path))
