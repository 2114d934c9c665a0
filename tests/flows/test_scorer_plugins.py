"""Scorers of packages: those that work, and those that hang, die or answer rubbish."""

import sys
from pathlib import Path

import pytest

from flows.articles import InputError
from flows.scorer_plugins import GROUP, SubprocessScorer, installed, load
from scorers.plugin import Row, opinions

ROWS = [Row("a", "One. Two three."), Row("b", "No stop")]
DOCS = Path(__file__).parent.parent.parent / "docs"


def program(code, **given):
    return SubprocessScorer("other", (sys.executable, "-c", code), "MIT", **given)


ECHO = (
    "import json,sys\nfor l in sys.stdin: r=json.loads(l); print(json.dumps({'id': r['id'], 'value': len(r['text'])}))"
)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """The example of the documentation, as a package that is installed."""
    folder = tmp_path / "example-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: example\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(
        f"[{GROUP}]\nsentence-length = example_scorer:SentenceLength\nbroken = no_such_module:Scorer\n"
    )
    monkeypatch.syspath_prepend(str(DOCS))
    monkeypatch.syspath_prepend(str(tmp_path))


def test_the_example_is_found_and_scores(package):
    assert {"sentence-length", "broken"} <= set(installed())
    first, second = opinions(load(["sentence-length"])[0], ROWS)
    assert (first.value, first.note, first.licence) == (-1.5, "", "MIT")
    assert (second.value, second.note) == (None, "not assessed")


@pytest.mark.parametrize(
    ("name", "message"),
    [("none", "There is no scorer 'none'; there are: .*sentence-length"), ("broken", "cannot be loaded")],
)
def test_a_scorer_that_is_not_there(name, message, package):
    with pytest.raises(InputError, match=message):
        load([name])


def test_a_program_of_its_own():
    assert [opinion.value for opinion in opinions(program(ECHO), ROWS)] == [15.0, 7.0]


def test_two_articles_of_one_id_keep_their_own_values():
    class Length:
        name, licence, needs = "length", "MIT", frozenset(["source"])

        def score(self, rows):
            return [len(row.text) for row in rows]

    rows = [Row("a", "One.", "Eins."), Row("a", "Two."), Row("a", "One. Two.", "Eins. Zwei.")]
    assert [opinion.value for opinion in opinions(Length(), rows)] == [4.0, None, 9.0]


@pytest.mark.parametrize(
    ("code", "note"),
    [
        ("import time; time.sleep(60)", "TimeoutError: no answer in 2 s"),
        ("raise SystemExit('no model')", "OSError: it ended with 1: no model"),
        ("print('rubbish')", "line 1 of its answer is no {id, value}"),
        ('print(\'{"id": "a", "value": "good"}\')', "answered 'good', which is no number"),
        ('print(\'{"id": "a", "value": NaN}\')', "answered nan, which is no number"),
    ],
)
def test_what_goes_wrong_there_is_not_assessed_here(code, note):
    first = opinions(program(code, timeout=2), ROWS)[0]
    assert first.value is None
    assert first.note.startswith("not assessed: ")
    assert note in first.note


def test_what_it_needs_and_lacks_is_told():
    scorer = program(ECHO, needs=frozenset(["source"]))
    first, second = opinions(scorer, [Row("a", "Text.", source="Quelle."), Row("b", "Text.")])
    assert first.value == 5
    assert second.note == "not assessed: it needs a source"


def test_one_that_gives_too_few_numbers():
    class Short:
        name, licence, needs = "short", "MIT", frozenset()

        def score(self, rows):
            return [1.0]

    assert [opinion.note for opinion in opinions(Short(), ROWS)] == [
        "not assessed: short gave 1 numbers for 2 articles"
    ] * 2
