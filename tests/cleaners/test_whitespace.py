"""White space: what wrapping, copying and another language's spacing leave, and what is meant."""

from cleaners.clean import clean
from cleaners.whitespace import fix_whitespace

LEFT_ALONE = [  # text, why it is a trap
    ("I celebrate the sea, and sing the sea,\nAnd what I sing the sea shall sing,\nFor every drop is mine.", "verse"),
    ("Wait . . . what?", "a pause in spaced stops"),
    ("1. Boil the water.\n2. Add the rice.\n3. Wait.", "a numbered list"),
    (
        (
            "The rain came down on Monday\nAnd it came down all the week,\nThe river rose to the chapel door\n"
            "And nobody dared to speak."
        ),
        "verse",
    ),
    ("She looked up … and smiled.", "a pause with its spaces"),
    ("He wrote: see you :-) and left.", "a smiley"),
    ("The firm uses .NET and Node .js files.", "a name that begins with a stop"),
    ("Pre- and post-war houses, two- and three-storey ones.", "hyphens that hang"),
    ("A two- or three-year term.", "a hanging hyphen before or"),
    ("It ended 3 - 2 in Porto.", "a score with spaces"),
    ("The mill – a ruin – was sold.", "dashes with spaces"),
    ("What the court said\n\nThe court said nothing at all on Monday.", "a subhead and its paragraph"),
    ("The ferry left at six.\n\n“We waited,” she said.", "two paragraphs"),
    ("Ministry of Fish\n12 Harbor Road\nTromsø", "an address"),
    ("The code is 4711 (see p. 12).", "nothing to repair"),
    ("The al-Rashid family, the el-Sisi decree, As-Safir daily.", "sound Arabic names"),
    ("It costs 5 $ or 4 € a head.", "currency behind the number"),
    ("He drove at 80 km/h, i.e. too fast.", "units"),
    ("Jean-Luc and Anne-Marie are co-owners.", "hyphens in names"),
    ("The score (3 : 2) and the file name (a .txt file) stay.", "spaces that are meant"),
]

FIXED = [  # as found, as it should read, why this case is here
    ("The smith, Ali- Akbar Fallah, is blind.", "The smith, Ali-Akbar Fallah, is blind.", "a name in two parts"),
    ("Each door got a hand- made lock.", "Each door got a hand-made lock.", "a noun and a participle"),
    ('He read "Nature" ,was pleased, and left.', 'He read "Nature", was pleased, and left.', "behind a quotation"),
    (
        "The bridge , which fell in May , was old .",
        "The bridge, which fell in May, was old.",
        "spaces before marks, Arabic press",
    ),
    (
        "They left town ,starting at dawn ,and walked.",
        "They left town, starting at dawn, and walked.",
        "the space stands on the wrong side, Turkish",
    ),
    ("Is it open ? Yes ! He paid : twice ; no more.", "Is it open? Yes! He paid: twice; no more.", "French spacing"),
    (
        (
            "Is it open\N{NO-BREAK SPACE}? Yes\N{NARROW NO-BREAK SPACE}! He paid\N{NO-BREAK SPACE}: "
            "twice\N{NARROW NO-BREAK SPACE}; no more."
        ),
        "Is it open? Yes! He paid: twice; no more.",
        "French no-break spaces",
    ),
    ("The dam,which  was  built in 1911, broke.", "The dam,which was built in 1911, broke.", "doubled spaces"),
    ("The dam\tbroke.", "The dam broke.", "a tabulator between two words"),
    ("The hall ( built in 1911 ) burned.", "The hall (built in 1911) burned.", "spaces inside brackets"),
    ("The hall [ sic ] burned .", "The hall [sic] burned.", "spaces inside square brackets"),
    (
        "In the morning\N{IDEOGRAPHIC SPACE}and in the evening.",
        "In the morning and in the evening.",
        "ideographic space, Japanese",
    ),
    (
        "New\N{NO-BREAK SPACE}York and Los\N{NO-BREAK SPACE}Angeles.",
        "New York and Los Angeles.",
        "no-break spaces between words",
    ),
    ("  The dam broke.  \n\n It was old. ", "The dam broke.\n\nIt was old.", "spaces at the ends of lines"),
    (
        (
            "The council of the old town met on Monday for the first time\nin a year and voted to sell the two "
            "halls by the river that had\nbeen flooded in May. Nobody was willing to buy them, and so the\n"
            "town will keep them."
        ),
        (
            "The council of the old town met on Monday for the first time in a year and voted to sell the two "
            "halls by the river that had been flooded in May. Nobody was willing to buy them, and so the town "
            "will keep them."
        ),
        "hard-wrapped lines",
    ),
    (
        (
            "The council of the old town met on Monday for the first time\r\nin a year and voted to sell the "
            "two halls by the river that had\r\nbeen flooded in May. Nobody was willing to buy them."
        ),
        (
            "The council of the old town met on Monday for the first time in a year and voted to sell the two "
            "halls by the river that had been flooded in May. Nobody was willing to buy them."
        ),
        "hard-wrapped lines of a Windows file",
    ),
    (
        "The house of al- Rashid and the fort of El- Arish.",
        "The house of al-Rashid and the fort of El-Arish.",
        "article of Arabic names",
    ),
    ("Salah -al-Din Street", "Salah-al-Din Street", "hyphen of an Arabic name"),
    (
        "A life- saving drug and a well- known song.",
        "A life-saving drug and a well-known song.",
        "space behind the hyphen",
    ),
    ("a sound,\N{THIN SPACE}thin space", "a sound, thin space", "a thin space behind a comma"),
    ("He said , “No .”", "He said, “No.”", "spaces before marks beside a quotation"),
    (
        "The asteroid is about 900\nmeters across and will pass the Earth at a distance of\n41 million kilometers.",
        "The asteroid is about 900 meters across and will pass the Earth at a distance of 41 million kilometers.",
        "wrapped before a number and after one",
    ),
    (
        "The council of the\nold town met on\nMonday for the first\ntime in a year and\nvoted to sell.",
        "The council of the old town met on Monday for the first time in a year and voted to sell.",
        "columns of a newspaper",
    ),
    ("Bashar al -Amri spoke.", "Bashar al-Amri spoke.", "space before the hyphen of the article"),
    (
        "The com- mittee raised the in- come of the teach- ers.",
        "The committee raised the income of the teachers.",
        "hyphens of a print column",
    ),
    (
        "The govern-\nment met in the town hall to settle the matter of the harbor.",
        "The government met in the town hall to settle the matter of the harbor.",
        "a word cut at the end of a line",
    ),
]


NOT_YET_LEFT_ALONE = [  # traps that a cleaner still falls into
    ("- flour\n- salt\n- two eggs", "a list with hyphens"),
]

NOT_YET_ASKED = [  # what should be asked and is not, or is changed instead
    ("He was re- elected in May.", "whitespace", "re- may be a prefix"),
    ("Many smallscale farms closed.", "whitespace", "a column ate a real hyphen"),
    ("Minh -Anh Tran spoke.", "whitespace.hyphen", "a space before the hyphen of a name"),
]


def test_left_alone(text):
    assert [edit for edit in fix_whitespace(text) if edit.kind == "applied"] == []
    assert clean(text).text == text


def test_fixed(found, expected):
    assert clean(found, [fix_whitespace]).text == expected


def test_not_yet_left_alone(text):
    assert [edit for edit in fix_whitespace(text) if edit.kind == "applied"] == []
    assert clean(text).text == text


def test_not_yet_asked(text, rule):
    edits = fix_whitespace(text)
    assert any(edit.rule.startswith(rule) and edit.kind != "applied" for edit in edits)
    assert clean(text, [fix_whitespace]).text == text
