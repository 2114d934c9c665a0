"""Glossaries from files, and what is said of those that are none."""

import pytest

from flows.articles import InputError
from flows.glossaries import read_glossary
from flows.profiles import read_profile

CSV = "term,accepted,wrong,note,say\nKyiv,chicken Kiev,Kiev|Kijew,House form.,applied\nhealth care,,healthcare,,\n"
TOML = '[[term]]\nterm = "Kyiv"\naccepted = ["chicken Kiev"]\nwrong = ["Kiev", "Kijew"]\nnote = "House form."\nsay = "applied"\n'
TBX = """<?xml version="1.0"?><martif><text><body><termEntry><langSet xml:lang="en">
<tig><term>Kyiv</term></tig><tig><term>Kiev</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
</langSet><langSet xml:lang="de"><tig><term>Kiew</term></tig></langSet></termEntry></body></text></martif>"""


@pytest.mark.parametrize(("name", "text"), [("a.csv", CSV), ("a.toml", TOML)])
def test_a_glossary(name, text, tmp_path):
    (tmp_path / name).write_text(text)
    kyiv = read_glossary(tmp_path / name)[0]
    assert (kyiv.term, kyiv.accepted, kyiv.wrong) == ("Kyiv", ("chicken Kiev",), ("Kiev", "Kijew"))
    assert (kyiv.note, kyiv.kind) == ("House form.", "applied")


def test_tbx_takes_the_english_terms_and_what_is_deprecated(tmp_path):
    (tmp_path / "a.tbx").write_text(TBX)
    (term,) = read_glossary(tmp_path / "a.tbx")
    assert (term.term, term.wrong, term.kind) == ("Kyiv", ("Kiev",), "query")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "term,wrong\nKyiv,Kiev\nKiev,Kijew\n", "row 2 calls 'Kiev' wrong, and by row 3 it is accepted"),
        ("a.csv", "term,worng\nKyiv,Kiev\n", "there is no column 'worng'"),
        ("a.csv", "term,wrong\n,Kiev\n", "row 2 has no term"),
        ("a.csv", "term,wrong,say\nKyiv,Kiev,perhaps\n", "say is 'perhaps'; it may be applied or query"),
        ("a.toml", 'term = "Kyiv"\n', r"there is no \[\[term\]\]"),
        ("a.toml", '[[term]]\nterm = "Kyiv"\nwrong = "Kiev"\n', "accepted and wrong are lists"),
        ("a.toml", "[[term", "cannot be read"),
        ("a.tbx", "<martif>", "cannot be read"),
        ("a.xls", "", "ends in .csv, .toml or .tbx"),
    ],
)
def test_refused_with_what_and_where(name, text, message, tmp_path):
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=message):
        read_glossary(tmp_path / name)


def test_a_profile_names_the_glossary_beside_it(tmp_path):
    (tmp_path / "house.csv").write_text(CSV)
    (tmp_path / "profile.toml").write_text('glossary = "house.csv"')
    assert [term.term for term in read_profile(tmp_path / "profile.toml").glossary] == ["Kyiv", "health care"]
    (tmp_path / "profile.toml").write_text('glossary = "none.csv"')
    with pytest.raises(InputError, match=r"none\.csv: the glossary cannot be read"):
        read_profile(tmp_path / "profile.toml")
