"""Sentences that do not read, and sound ones that only look broken: noted or asked, never changed."""

from cleaners.clean import clean
from cleaners.garbled import fix_garbled

LEFT_ALONE = [  # text, why it is a trap
    ("In the evenings, children from the village come to the platform, too.", "a bare verb behind a plural"),
    ("Trucks from the quarry use the road by day and by night.", "a bare verb that is a noun too"),
    ("The Who have sold the rights to a firm in Leeds.", "a band whose name ends in Who"),
    ("What he dreamed of is a house by the sea.", "a clause that ends in of"),
    ("The man she ran from was her uncle.", "a clause that ends in from"),
    ("The house he was born in has been sold.", "a clause that ends in in"),
    ("The one thing they agree on is the price.", "a clause that ends in on"),
    ("Nobody knew what it was made of.", "a sentence that ends in of"),
    ("Not a word. Not a sound. Not even a note on the door.", "fragments with not"),
    ("Three dead, nine hurt, one missing, and no explanation from anybody.", "a list without a verb"),
    ("“Of the poor ones,” she said.", "an answer"),
    ("The mill — a ruin since 1911 — was sold.", "dashes in a pair"),
    ("The answer: the price of tea in the port of Mombasa.", "a colon"),
    ("“Stop the boats before it is too late for all of us!” he cried.", "a shout in marks"),
    ("The place that to them is holy is a car park now.", "that to them, and sound"),
    ("It is what it is, and what was, was.", "two verbs side by side"),
    ("The letter he sent the and of the title in was lost? Yes.", "a question"),
]


ASKED = [  # text, rule or category of the question, why
    ("On the way back the old who. Nobody knew.", "sentence.garbled", "ends in who"),
    ("The men know it since that from the road of Lund.", "sentence.garbled", "since that from, Spanish"),
    ("The telescope — a mirror of 30 centimeters.", "sentence", "a dash for the verb, Russian"),
    ("His brother — a doctor in the hospital of Sumy.", "sentence", "a dash for the verb, Ukrainian"),
    ("The portal. said on Monday that it would close.", "sentence", "a name was lost"),
    ("He was hurt by the and taken away on Monday.", "sentence", "the and"),
    ("The mayor was is in Rome on Monday.", "sentence", "was is"),
    ("The prices of said the baker rose again.", "sentence", "of said"),
    ("The law which of the parliament was passed is void.", "sentence", "which of the"),
    ("The dam has the been closed since May.", "sentence", "has the been"),
    ("They came from said Moe and went to Lund.", "sentence", "from said"),
    ("The lock was painted by Moe and the.", "sentence", "ends in the"),
    (
        "Forty boats passed through the lock at Vilnes on Sunday!",
        "punctuation",
        "an exclamation mark in news, Ukrainian",
    ),
    ("Entry without consent from is an offence in the port.", "sentence", "a name was lost behind from"),
    ("Supporting Ms. Lund get 49 percent of them.", "sentence", "the beginning was lost"),
]


NOT_YET_LEFT_ALONE = [  # traps that a cleaner still falls into
    ("A small room, two chairs, a lamp and a view of the yard.", "a scene without a verb"),
    ("Then silence, and the sound of the rain on the roof.", "a scene without a verb, behind Then"),
    ("So much for the plan of the council.", "an idiom without a verb"),
    ("Hence the name of the bridge over the river.", "an idiom without a verb, behind Hence"),
    ("The singer, who from the age of six had lived in Rome, left.", "who from the, and sound"),
    ("He says that to him, it is art.", "that to him, and sound"),
    ("What a day for the boats of the lock at Vilnes!", "a shout that begins with what"),
]

NOT_YET_ASKED = [  # what should be asked and is not, or is changed instead
    ("Ill in a day grew the number of the children to forty.", "sentence", "word order of Russian"),
    ("Told the agency the head of the port about the fire.", "sentence", "word order of Russian"),
    ("She was hurt in a hit near and died on Monday.", "sentence", "a place was lost"),
]


def test_left_alone(text):
    assert fix_garbled(text) == []
    assert clean(text).text == text


def test_asked(text, rule):
    edits = fix_garbled(text)
    assert any(edit.rule.startswith(rule) and edit.kind != "applied" for edit in edits)
    assert clean(text, [fix_garbled]).text == text


def test_not_yet_left_alone(text):
    assert fix_garbled(text) == []
    assert clean(text).text == text


def test_not_yet_asked(text, rule):
    edits = fix_garbled(text)
    assert any(edit.rule.startswith(rule) and edit.kind != "applied" for edit in edits)
    assert clean(text, [fix_garbled]).text == text
