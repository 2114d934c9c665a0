"""What only a human can decide: raised where it looks wrong, never changed."""

from cleaners.clean import clean
from cleaners.doubts import fix_doubts

LEFT_ALONE = [  # text, why it is a trap
    ("“The dam is old ...” He did not go on.", "a pause at the end of speech"),
    ("The boats left at 8.30 a.m. and came back last night.", "morning and night in their places"),
    ("He was born on May 30 and died on June 30.", "days that exist"),
    ("The paper “Tidende” was founded in 1911, and the weekly Image in 1950.", "names of papers"),
    ("She called it “wonderful” and meant it.", "a plain word in marks"),
    ("Forty boats, 1,200 people and 51,204 votes were counted.", "figures in order"),
    ("Read the report at https://example.org/report before you vote.\n\n¶", "an address given to readers"),
    ("¶\n\nWhat gets lost\n\n¶", "a subhead"),
    ("With the help of the council, she had painted the gate.", "an opening with a comma"),
    ("I have painted the gate. I will paint it again, and then I will leave it.", "a column in the first person"),
    ("U.S. forces and NATO troops left on Monday.", "acronyms"),
    ("1. Flour\n2. Salt\n3. Eggs", "a list"),
]

ASKED = [  # text, the rule that speaks, why
    ("¶\n\n293\n\n¶", "boilerplate.counter", "a number alone"),
    ("The office of the goverment was closed on Monday.", "grammar.spelling", "a misspelling"),
    ("The quake struck last night at 10.20 a.m., the office said.", "punctuation.number_wrong", "night and morning"),
    ("The party will be held on June 31 in the hall.", "punctuation.number_wrong", "no such day"),
    ("The turnout reached (51,204 31) by noon.", "punctuation.number_broken", "a broken number"),
    ("The village of al-KHatlon lies on the river.", "casing.odd", "odd capitals"),
    ("THE direct train to the port was late on Monday.", "casing.caps_start", "capitals begin the paragraph"),
    ("The wreck was found by divers of the navy at a depth of 40\n\n¶", "sentence.cut_off", "the unit was lost"),
    ("He was jailed for fraud. THE SECOND CASE Hours later she left.", "sentence.heading", "a heading ran in"),
    ("The court found that a surging ...\n\n¶", "sentence.excerpt", "an excerpt"),
    ("They voted, https://example.org/vote a third of them.", "boilerplate.address", "an address in the sentence"),
    ("He drove a “carreta” for the mill.", "terminology.foreign_word", "a word of another language"),
]


def test_left_alone(text):
    assert fix_doubts(text) == []


def test_asked(text, rule):
    assert rule in {edit.rule for edit in fix_doubts(text)}
    assert clean(text, [fix_doubts]).text == text
