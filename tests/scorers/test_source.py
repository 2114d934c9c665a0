"""Checks against the source: what they must pass over first, then what they must tell."""

import pytest

from scorers.score import score, with_reference, with_source
from scorers.source import check_source

SAME = [  # source, text, why nothing is told
    ("Am 3. Mai kamen 12,5 Millionen Euro.", "On May 3, 12.5 million euros came.", "a decimal comma"),
    (
        "公司去年收入1.2亿元，员工3500人。",
        "It earned 120 million yuan and has 3,500 employees.",
        "yi is a hundred million",
    ),
    ("全长28万公里。", "It is 280,000 kilometers long.", "wan is ten thousand"),
    ("राज्य को 2.5 करोड़ रुपये मिले।", "The state got 25 million rupees.", "a crore is ten million"),
    ("Le budget est de 3 mille millions.", "The budget is 3 billion.", "mille millions"),
    ("Бюджет — 1,2 млрд рублей.", "The budget is 1.2 billion rubles.", "milliard"),
    ("بلغت الميزانية ٤٥ مليون.", "The budget came to 45 million.", "Arabic figures"),
    ("بودجه ۴۵۰ هزار است.", "The budget is 450,000.", "Persian figures"),
    ("Es kostet 12.500 Euro.", "It costs 12,500 euros.", "a stop that groups"),
    ("Il a dit : « Oui, bien sûr. »", "He said, “Yes, of course.”", "quotation marks of two languages"),
    ("Er kam um 7.", "He came at seven.", "small figures are written as words"),
    ("彼は「はい、そうです」と言った。", "“Yes, that is so,” he said.", "corner brackets"),
]
TOLD = [  # source, text, name of the check, why
    ("Es kamen 1.300 Leute.", "About 1,200 people came.", "figures", "another figure"),
    ("公司去年收入1.2亿元。", "It earned 1.2 million yuan.", "figures", "the scale was not kept"),
    ("„Nein, niemals“, sagte er. „Doch, sicher.“", "“No, never,” he said.", "quotations", "a quotation is missing"),
    ("См. https://a.example/x подробнее.", "See more.", "addresses", "an address is missing"),
    ("Он сказал: авось пройдёт.", "He said: авось it passes.", "script left", "a word of the source"),
    ("Eins.\n\nZwei.\n\nDrei.\n\nVier.\n\nFünf.", "One.\n\nTwo.", "paragraphs", "paragraphs are missing"),
    ("Wort " * 100, "Word " * 30, "length", "most of it is missing"),
    ("", "A text.", "source", "an empty source"),
    (
        "In 45, 67, 89, 123 und 456 Fällen.",
        "In 44, 66, 88, 122 and 455 of all.",
        "other article",
        "no figure in common",
    ),
]


@pytest.mark.parametrize(("source", "text", "why"), SAME, ids=[row[2] for row in SAME])
def test_same(source, text, why):
    assert check_source(source, text) == []


@pytest.mark.parametrize(("source", "text", "name", "why"), TOLD, ids=[row[3] for row in TOLD])
def test_told(source, text, name, why):
    assert name in [check.name for check in check_source(source, text)]


WORDS = "The mayor opened the new bridge over the river on Monday after a long and cold winter. " * 20


def test_adequacy_is_not_assessed_without_a_source():
    assert with_source(score(WORDS, []), WORDS, None).adequacy == "not assessed"


def test_the_checks_stand_beside_the_score_and_not_in_it():
    alone, checked = score(WORDS, []), with_source(score(WORDS, []), WORDS, "Brücke 1937. " * 250)
    assert checked.score == alone.score
    assert checked.adequacy == "source checks: 1 difference"


def test_a_source_of_another_article_takes_the_number_away():
    source = "Am 45. Tag kamen 67 Leute, 89 Kinder, 123 Hunde und 456 Katzen."
    scores = with_source(score(WORDS, []), WORDS, source)
    assert (scores.score, scores.band) == (None, "reject")
    assert "different articles" in scores.reason


def test_a_reference_gives_three_metrics_with_signatures():
    metrics = with_reference(score(WORDS, []), WORDS, WORDS).reference
    assert {name: metric.value for name, metric in metrics.items()} == {"chrF": 100.0, "TER": 0.0, "BLEU": 100.0}
    assert all("version:" in metric.signature for metric in metrics.values())
