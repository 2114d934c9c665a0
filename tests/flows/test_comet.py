"""COMET: what is said where it is missing, how paragraphs pair, and (make test-comet) the real thing on a tiny checkpoint."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.articles import InputError
from flows.comet_program import segments
from flows.scorer_plugins import load
from scorers.plugin import Row, opinions

PYTHON = Path(os.environ.get("COMET_PYTHON", ".venv-comet/bin/python")).absolute()
ENGLISH = "The ferry left at noon.\n\nNobody was hurt, the harbour master said."
GERMAN = "Die Fähre legte mittags ab.\n\nNiemand wurde verletzt, sagte der Hafenmeister."


def test_what_is_missing_is_told_with_the_remedy(tmp_path, monkeypatch):
    monkeypatch.setenv("COMET_PYTHON", str(tmp_path / "python"))
    with pytest.raises(InputError, match="run `make comet`, or set COMET_PYTHON"):
        load(["comet"])
    monkeypatch.setenv("COMET_PYTHON", sys.executable)
    monkeypatch.delenv("COMET_MODEL", raising=False)
    with pytest.raises(InputError, match=r"set COMET_MODEL to a model\.ckpt"):
        load(["comet"])


def test_an_environment_without_comet_is_not_assessed(tmp_path, monkeypatch):
    model = tmp_path / "model.ckpt"
    model.touch()
    monkeypatch.setenv("COMET_PYTHON", sys.executable)
    monkeypatch.setenv("COMET_MODEL", str(model))
    opinion = opinions(load(["comet"])[0], [Row("a", ENGLISH, GERMAN)])[0]
    assert opinion.value is None
    assert "No module named 'comet'" in opinion.note
    assert "not for commercial use" in opinion.licence


def row(text, source, reference=None):
    return {"id": "a", "text": text, "source": source, "reference": reference}


def test_paragraphs_pair_or_are_not_judged():
    first, second = segments(row(ENGLISH, GERMAN), False)
    assert first == {"mt": "The ferry left at noon.", "src": "Die Fähre legte mittags ab."}
    assert second["src"].startswith("Niemand")
    assert segments(row(ENGLISH, GERMAN + "\nUnd noch einer."), False) is None
    assert segments(row(ENGLISH, ""), False) is None
    assert segments(row(ENGLISH, GERMAN), True) is None
    assert segments(row(ENGLISH, GERMAN, ENGLISH), True)[0]["ref"] == "The ferry left at noon."


@pytest.fixture
def checkpoint(tmp_path):
    builder = Path(__file__).with_name("comet_checkpoint.py")
    text = Path("tests/articles/clean-feature-traps/original.txt").read_text(encoding="utf-8") + "\n" + GERMAN
    subprocess.run([PYTHON, "-I", builder, tmp_path / "tiny"], input=text, text=True, check=True)
    return tmp_path / "tiny" / "checkpoints" / "model.ckpt"


@pytest.mark.comet
@pytest.mark.timeout(600)
def test_the_real_thing(checkpoint, monkeypatch):
    monkeypatch.setenv("COMET_PYTHON", str(PYTHON))
    monkeypatch.setenv("COMET_MODEL", str(checkpoint))
    monkeypatch.setenv("COMET_LICENCE", "made by the test")
    monkeypatch.setenv("COPYDESK_CACHE", "off")
    rows = [
        {"id": "pairs", "text": ENGLISH, "source": GERMAN},
        {"id": "again", "text": ENGLISH, "source": GERMAN},
        {"id": "does not pair", "text": ENGLISH, "source": GERMAN + "\n\nUnd noch einer."},
        {"id": "no source", "text": ENGLISH},
    ]
    command = [Path(sys.executable).with_name("copydesk"), "score", "--scorer", "comet", "--no-languagetool"]
    given = "".join(json.dumps(each) + "\n" for each in rows)
    done = subprocess.run([*command, "--format", "jsonl"], input=given, capture_output=True, text=True, check=True)
    said = {found["id"]: found["scorers"]["comet"] for found in map(json.loads, done.stdout.splitlines())}
    assert isinstance(said["pairs"]["value"], float)
    assert said["again"] == said["pairs"]
    assert (said["does not pair"]["value"], said["does not pair"]["note"]) == (None, "not assessed")
    assert said["no source"]["note"] == "not assessed: it needs a source"
    assert "licence made by the test" in done.stderr
