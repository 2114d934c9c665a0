"""Documents with tracked changes: accepting all is the decided text, rejecting all the original, and back again."""

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaners.clean import Change, clean
from reports.decided import Decision, final_text, holding
from reports.tracked import TrackedError, read_tracked, texts_of, tracked_docx

FOLDERS = sorted((Path(__file__).parent.parent / "articles").glob("*/original.txt"))


def document(original, changes, decisions=None):
    return tracked_docx(original, changes, decisions or {}, "The title", 17)


def settled(data, verdict_of):
    """The document after a word processor accepted or rejected each change, by its author (its rule)."""
    document = Document(io.BytesIO(data))
    body = document.element.body
    joined = []
    for paragraph in list(body.iter(qn("w:p"))):
        marks = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        for mark in [] if marks is None else list(marks):
            verdict = verdict_of(mark.get(qn("w:author")))
            gone = (mark.tag == qn("w:del")) == (verdict == "accepted")
            if verdict != "open":
                marks.remove(mark)
                joined += [paragraph] if gone else []
        for tracked in [*paragraph.iter(qn("w:ins"), qn("w:del"))]:
            if tracked.getparent() is marks:
                continue
            verdict = verdict_of(tracked.get(qn("w:author")))
            if verdict == "open":
                continue
            holder, at = tracked.getparent(), tracked.getparent().index(tracked)
            if (tracked.tag == qn("w:ins")) == (verdict == "accepted"):
                for run in list(tracked):
                    for text in run.iter(qn("w:delText")):
                        text.tag = qn("w:t")
                    holder.insert(at, run)
                    at += 1
            holder.remove(tracked)
    for paragraph in reversed(joined):  # its mark is gone: the next paragraph's text follows
        following = paragraph.getnext()
        for child in list(following):
            if child.tag != qn("w:pPr"):
                paragraph.append(child)
        own, others = paragraph.find(qn("w:pPr")), following.find(qn("w:pPr"))
        if own is not None:
            paragraph.remove(own)
        if others is not None:
            paragraph.insert(0, others)
        following.getparent().remove(following)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.parent.name)
def test_accepting_all_and_rejecting_all(path):
    original = path.read_bytes().decode()
    changes = clean(original).changes
    data = document(original, changes)
    assert texts_of(data) == (original, final_text(original, changes, {}))
    for verdict, expected in (("accepted", final_text(original, changes, {})), ("rejected", original)):
        after = settled(data, lambda author, verdict=verdict: verdict)
        assert texts_of(after) == (expected, expected)
        found = read_tracked(after, original, changes, {})
        assert {n: each.verdict for n, each in found.decisions.items()} == {n: verdict for n, _ in holding(changes, {})}
        assert (found.result, found.edited) == (17, 0)
    assert read_tracked(data, original, changes, {}).decisions == {}


@pytest.mark.parametrize("seed", range(12))
def test_some_accepted_some_rejected_some_left(seed):
    original = FOLDERS[seed % len(FOLDERS)].read_bytes().decode()
    changes = clean(original).changes
    dice = random.Random(seed)
    words = {f"Copydesk/{change.rule}": dice.choice(["accepted", "rejected", "open"]) for change in changes}
    found = read_tracked(settled(document(original, changes), words.get), original, changes, {})
    expected = {n: words[f"Copydesk/{each.rule}"] for n, each in holding(changes, {})}
    assert {n: each.verdict for n, each in found.decisions.items()} == {
        n: verdict for n, verdict in expected.items() if verdict != "open"
    }


def test_the_author_is_the_rule_and_the_reason_a_comment():
    original = "The mayor said said that 1, 200 people came ."
    changes = clean(original).changes
    data = document(original, changes, {1: Decision("accepted", 1, comment="Sure & <b>.")})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body, comments = (archive.read(f"word/{name}.xml").decode() for name in ("document", "comments"))
    assert 'w:author="Copydesk/duplication.word"' in body
    assert "The word was printed twice." in comments
    assert "Sure &amp; &lt;b&gt;." in comments


def test_own_wordings_go_out_and_come_back():
    original = "The mayor said said that people came to the bridge."
    changes = clean(original).changes
    own = {1: Decision("accepted", 3, " has said")}
    data = document(original, changes, own)
    assert texts_of(data) == (original, "The mayor said has said that people came to the bridge.")
    back = read_tracked(settled(data, lambda author: "accepted"), original, changes, own)
    assert back.decisions == {1: Decision("accepted", wording=" has said")}


def test_words_of_the_editor_in_place_of_a_change_are_their_own_wording():
    original = "The mayor said said that people came to the bridge.\n\nNobody saw the the harbour today."
    changes = clean(original).changes
    document_ = Document(io.BytesIO(settled(document(original, changes), lambda author: "accepted")))
    first = document_.paragraphs[0]
    first.runs[0].text = first.runs[0].text + " told us"
    buffer = io.BytesIO()
    document_.save(buffer)
    back = read_tracked(buffer.getvalue(), original, changes, {})
    assert [(n, each.verdict, each.wording) for n, each in back.decisions.items()] == [
        (1, "accepted", " told us"),
        (2, "accepted", None),
    ]


def test_words_beside_the_changes_are_counted_and_belong_to_none():
    original = (
        "The mayor said said that people came to the old bridge.\n\nNobody saw the the harbour today, it was said."
    )
    changes = clean(original).changes
    document_ = Document(io.BytesIO(settled(document(original, changes), lambda author: "accepted")))
    last = document_.paragraphs[-1]
    last.runs[-1].text = last.runs[-1].text.replace("today, it", "yesterday, it")
    buffer = io.BytesIO()
    document_.save(buffer)
    back = read_tracked(buffer.getvalue(), original, changes, {})
    assert (back.decisions[1].verdict, back.decisions[1].wording) == ("accepted", None)
    assert back.edited == 1


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", b"{}"], ids=["empty", "no zip", "json"])
def test_what_is_no_document(data):
    with pytest.raises(TrackedError, match=r"no Word document \(\.docx\)"):
        texts_of(data)


def test_a_document_of_somebody_else():
    buffer = io.BytesIO()
    Document().save(buffer)
    with pytest.raises(TrackedError, match="did not come from the desk"):
        read_tracked(buffer.getvalue(), "", (), {})


ANY = st.text(st.sampled_from("ab \n\t\r.\u202e\U0001f600&<"), max_size=12)


@settings(max_examples=60)
@given(st.lists(st.tuples(ANY, ANY, ANY, st.sampled_from(["applied", "query"])), max_size=6), ANY)
def test_any_text_and_any_changes(parts, rest):
    original, changes = "", []
    for kept, before, after, kind in parts:
        start = len(original) + len(kept)
        changes.append(
            Change(start, start + len(before), before, after, "glue.test", ("glue.test",), "Why.", 0.9, kind)
        )
        original += kept + before
    original += rest
    expected = (original, final_text(original, changes, {}))
    found = texts_of(document(original, changes))
    assert [re.sub(r"\r+\n", "\n", text) for text in found] == [re.sub(r"\r+\n", "\n", text) for text in expected]


@pytest.mark.parametrize("verdict", ["accepted", "rejected"])
def test_windows_line_ends_come_back(verdict):
    original = FOLDERS[-1].read_text(encoding="utf-8").replace("\n", "\r\n")
    changes = clean(original).changes
    back = read_tracked(settled(document(original, changes), lambda author: verdict), original, changes, {})
    assert {each.verdict for each in back.decisions.values()} == {verdict}
    assert {each.wording for each in back.decisions.values()} == {None}
    assert back.edited == 0


def test_what_xml_cannot_hold_is_a_picture():
    assert texts_of(document("a\x00b\x1bc\ud800", []))[0] == "a␀b␛c\N{REPLACEMENT CHARACTER}"
