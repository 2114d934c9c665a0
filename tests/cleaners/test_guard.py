"""The guard: which edits may be applied, and which change a fact and are asked instead."""

from cleaners.edits import Edit
from cleaners.guard import guarded

LEFT_ALONE = [  # text, found, replacement, rule: the edit stays applied
    ("The town ,which", " ,", ", ", "whitespace.moved", "marks and spaces"),
    ("In Sahelthe army", "Sahelthe", "Sahel the", "glue.words", "a space between two words"),
    ("It cost 1, 200 yuan", "1, 200", "1,200", "punctuation.number", "the digits stay in order"),
    ("in the Right lane", "R", "r", "casing.mid_sentence", "the size of a letter"),
    (
        "the minister\N{REPLACEMENT CHARACTER}s son",
        "\N{REPLACEMENT CHARACTER}",
        "’",
        "encoding.lost_character",
        "a mark",
    ),
    ("FranÃ§ois paid", "Ã§", "ç", "encoding.mojibake", "a decoding"),
    ("２０ men", "２０", "20", "encoding.full_width", "digits of double width"),
    ("the com- mittee", "com- mittee", "committee", "whitespace.hyphen_cut", "a hyphen of print"),
    ("Photo: 12 men", "Photo: 12 men", "", "caption.credit", "a caption goes with all its facts"),
    ("Page 3 of 12", "Page 3 of 12", "", "boilerplate.controls", "furniture goes with all its facts"),
    ("He paid 12. He paid 12.", " He paid 12.", "", "duplication.sentence", "the copy stands elsewhere"),
    ("said “Yes” said.", " said.", ".", "sentence.said_left", "a verb that stands elsewhere"),
]
ASKED = [  # text, found, replacement, rule: the edit becomes a query
    ("The 15 men", "15", "51", "punctuation.number", "digits change places"),
    ("It cost 12,500", "12,500", "125,000", "punctuation.number", "a digit is put in"),
    ("He did not pay", "did not", "did", "punctuation.stray", "a negation is lost"),
    ("in Nangarhar", "Nangarhar", "Kandahar", "glue.words", "a name becomes another"),
    ("the Sahelthe army", "Sahelthe", "Sahel", "glue.words", "a word is lost"),
    ("He paid 12. He paid 13.", " He paid 13.", "", "duplication.sentence", "the copy has another figure"),
    ("Lee paid. Roe paid.", " Roe paid.", "", "duplication.sentence", "the copy has another name"),
    ("in the Right lane", "Right", "left", "casing.mid_sentence", "casing changes a word"),
    ("“We won” he said", "won", "lost", "quotes.order", "the words of a speaker change"),
    ("the hromada paid 5", "hromada paid 5", "community paid 6", "terminology.house", "a term, and a figure with it"),
]

NOT_YET_ASKED = [  # what should be asked and is not, or is changed instead
    ("He paid. He did not pay.", " He did not pay.", "", "duplication.sentence", "the copy denies it"),
    ("He paid. He never paid.", " He never paid.", "", "duplication.sentence", "the copy denies it in another word"),
]


def kind(text, found, replacement, rule):
    start = text.rindex(found)
    (edit,) = guarded(text, [Edit(start, start + len(found), replacement, rule, "A test.")])
    return edit.kind


def test_left_alone(text, found, replacement, rule):
    assert kind(text, found, replacement, rule) == "applied"


def test_asked(text, found, replacement, rule):
    assert kind(text, found, replacement, rule) == "query"


def test_a_question_stays_a_question():
    edits = [
        Edit(0, 3, None, "sentence.fragment", "A test.", kind="note"),
        Edit(4, 6, "15", "punctuation.number", "A test.", kind="query"),
    ]
    assert guarded("The 15 men", edits) == edits


def test_not_yet_asked(text, found, replacement, rule):
    assert kind(text, found, replacement, rule) == "query"
