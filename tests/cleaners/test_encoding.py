"""Wrong decodings, left-over markup and lost characters."""

from cleaners.clean import clean
from cleaners.encoding import fix_encoding

LEFT_ALONE = [  # text, why it is a trap
    ("The café in Zürich belongs to Señora Ibáñez of São Paulo.", "names of many languages"),
    ("Âncora, a village in northern Portugal, has one pharmacy and two bakers.", "Portuguese capital Â"),
    ("Dona Lêda and her câmara colleagues voted; the sertânia bus was late.", "Portuguese â in words"),
    ("Nguyễn Thị Ánh Tuyết sells noodles in Huế.", "Vietnamese letters"),
    ("Stanisław Wójcik of Łódź won in Plzeň and Šiauliai.", "Polish, Czech and Lithuanian letters"),
    ("Trains from İzmir to Şanlıurfa take 19 hours.", "Turkish dotless and dotted i"),
    ("Pavel Lozhkin runs the bar “Лето” by the canal.", "a Russian word of its own"),
    ("The letters МЧС stand for the ministry of emergencies.", "a Cyrillic acronym"),
    (
        "Her post ended with a family 👨\N{ZERO WIDTH JOINER}👩\N{ZERO WIDTH JOINER}👧 and a flag 🇧🇷.",
        "joiners inside an emoji",
    ),
    ("The word می\N{ZERO WIDTH NON-JOINER}خواهم was painted on the wall.", "Persian word with a non-joiner"),
    ("The sign reads ร\N{THAI CHARACTER MAI THO}านกาแฟ, a coffee shop.", "a Thai word"),
    ("AT&T, R&D staff and the firm Marks & Spencer signed.", "plain ampersands"),
    ("The effect was small (p < 0.05, n > 30), the authors write.", "less than and more than"),
    ("The folder C:\\news\\new was empty.", "a Windows path"),
    ("It fell to −12 °C at night, 3 µm of ice on every pane.", "degree, minus and micro signs"),
    ("As was his wont, he was well before the others fell ill.", "words that look like contractions"),
    ("We were in our garden; its wall is low, and were it higher, shed fall.", "its, were and shed are words"),
    ("“‘Enough,’ he told me,” she said – twice…", "curly quotes and dashes stay as they are"),
    ("The city’s Île Saint-Louis and the Crêperie Bleue are open.", "French names"),
    ("The daily El País called the vote a draw.", "Spanish í before a final s"),
    ("Saíd Benhaddou, 41, drives the school bus.", "a first name with í before d"),
]

FIXED = [  # as found, as it should read, why this case is here
    ("The country&#39 s most wanted.", "The country's most wanted.", "an entity that lost its end"),
    (
        "The mayorâ€™s cafÃ© in MÃ¡laga reopened.",
        "The mayor’s café in Málaga reopened.",
        "UTF-8 read as cp1252, Spanish",
    ),
    ("FranÃƒÂ§ois paid for both.", "François paid for both.", "decoded wrongly twice, French"),
    ("BeÅŸiktaÅŸ lost in Ä°zmir.", "Beşiktaş lost in İzmir.", "UTF-8 read as cp1252, Turkish"),
    ("The driverвЂ™s bus", "The driver’s bus", "UTF-8 read as cp1251, Russian site"),
    (
        "鈥淲e waited all night, she said. The captain鈥檚 wife did not.",
        "“We waited all night, she said. The captain’s wife did not.",
        "UTF-8 read as GBK, Chinese mirror",
    ),
    ("the quay, ‚ÄúRamos said", "the quay, “Ramos said", "UTF-8 read as Mac Roman"),
    ("The driver\x92s bus was late\x85", "The driver’s bus was late…", "C1 controls of cp1252"),
    ("Delhi&#039;s Red Fort &amp; the market", "Delhi's Red Fort & the market", "entities, Indian site"),
    (
        "&ldquo;Stop,&rdquo; she said. 40&nbsp;km on, he did.",
        "“Stop,” she said. 40 km on, he did.",
        "named entities and a no-break space",
    ),
    ("&amp;quot;Now,&amp;quot; he said.", '"Now," he said.', "entities escaped twice"),
    (
        "<p>The ferry left at six.</p><p>It came back at nine.</p>",
        "The ferry left at six.\n\nIt came back at nine.",
        "paragraph tags",
    ),
    ("The ferry left.<br /><br />It came back.", "The ferry left.\n\nIt came back.", "line break tags"),
    ('<strong>Rain</strong> fell on the <a href="/town">town</a>.', "Rain fell on the town.", "inline tags"),
    ("Rain fell.<!-- wp:paragraph --> It stopped.", "Rain fell. It stopped.", "a comment of WordPress"),
    (
        "The Rund\N{SOFT HYPHEN}funk\N{SOFT HYPHEN}haus has loud\N{SOFT HYPHEN}speakers.",
        "The Rundfunkhaus has loudspeakers.",
        "soft hyphens, German",
    ),
    (
        ("\N{ZERO WIDTH NO-BREAK SPACE}Al\N{ZERO WIDTH SPACE}maty sur\N{ZERO WIDTH SPACE}vived\N{RIGHT-TO-LEFT MARK}."),
        "Almaty survived.",
        "invisible characters",
    ),
    ("The poli\x0bce le\x00ft.", "The police left.", "control characters"),
    (
        "Norwegian pоlice in Оslo searched a hоuse.",
        "Norwegian police in Oslo searched a house.",
        "Cyrillic o in Latin words",
    ),
    ("In ２０１９ the ＪＲ team won １２ games.", "In 2019 the JR team won 12 games.", "full-width forms, Japanese"),
    ("\\u201cYes,\\u201d he said.\\n\\nThen he left.", "“Yes,” he said.\n\nThen he left.", "escaped JSON"),
    (
        "They didnt pay, she wasnt told, and youve seen it.",
        "They didn’t pay, she wasn’t told, and you’ve seen it.",
        "apostrophes dropped",
    ),
    (
        "The clerkís desk was empty; they donít care and weíre late.",
        "The clerk’s desk was empty; they don’t care and we’re late.",
        "cp1252 apostrophe read as Mac Roman",
    ),
    ("Moshe Ya`ari won, and it´s over.", "Moshe Ya’ari won, and it’s over.", "accents for apostrophes"),
    (
        (
            "The harbor\N{REPLACEMENT CHARACTER}s crane was \N{REPLACEMENT CHARACTER}too "
            "tall\N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER} or so they say."
        ),
        "The harbor’s crane was “too tall” – or so they say.",
        "lost characters told by their place",
    ),
    (
        "Kraj\N{REPLACEMENT CHARACTER}va lies in the hills. The mayor of Krajova resigned.",
        "Krajova lies in the hills. The mayor of Krajova resigned.",
        "the word stands whole elsewhere",
    ),
    (
        "âWe left,â she said. âWe had to.â",
        "“We left,” she said. “We had to.”",
        "lead bytes whose followers were deleted",
    ),
    ("Itâ€?s late, and theyâ€?re tired.", "It’s late, and they’re tired.", "the last third became a question mark"),
    ("The ﬁrst ofﬁcer ﬂed.", "The first officer fled.", "ligatures of a print file"),
    (
        "The stop &#8211; a shed &#x2013; is closed.",
        "The stop – a shed – is closed.",
        "numeric entities, decimal and hexadecimal",
    ),
    (
        "โ€\x9cRice is dear,โ€\x9d said the millerโ€\x99s wife.",
        "“Rice is dear,” said the miller’s wife.",
        "UTF-8 read as Thai cp874",
    ),
    ("&lt;b&gt;Rain&lt;/b&gt; fell on the market.", "Rain fell on the market.", "tags that were escaped as entities"),
    (
        "Doesnt he know? Isnt it late? I dont care.",
        "Doesn’t he know? Isn’t it late? I don’t care.",
        "apostrophes dropped, at the start of sentences",
    ),
]

ASKED = [  # text, rule or category of the question, why
    (
        "Karda\N{REPLACEMENT CHARACTER}an won the race.",
        "encoding.lost_character",
        "a letter of a name, and the name stands nowhere else",
    ),
    ("It is \N{REPLACEMENT CHARACTER}50 a night.", "encoding.lost_character", "a currency sign may have stood there"),
    (
        "The level fell by 31\N{REPLACEMENT CHARACTER}cm in a week.",
        "encoding.lost_character",
        "a space may have stood there",
    ),
    (
        "T\N{REPLACEMENT CHARACTER}rnava and \N{REPLACEMENT CHARACTER}odz agreed.",
        "encoding.lost_character",
        "two names with a hole",
    ),
]

NOT_YET = [  # as found, as it should read by the conventions, why
    (
        "The Mu\N{COMBINING DIAERESIS}nchen train left Ko\N{COMBINING DIAERESIS}ln.",
        "The München train left Köln.",
        "letters and their marks apart",
    ),
]


NOT_YET_ASKED = [  # what should be asked and is not, or is changed instead
    (
        "Browns lawyer said that its raining and Smiths house leaks.",
        "encoding",
        "possessives and its may have lost an apostrophe",
    ),
    ("Brown s lawyer came late.", "encoding", "a space stands for the apostrophe"),
    ("She wrote: So proud of you ???? and logged off.", "encoding", "an emoji became question marks"),
]


def test_left_alone(text):
    assert [edit for edit in fix_encoding(text) if edit.kind == "applied"] == []
    assert clean(text).text == text


def test_fixed(found, expected):
    assert clean(found, [fix_encoding]).text == expected


def test_asked(text, rule):
    edits = fix_encoding(text)
    assert any(edit.rule.startswith(rule) and edit.kind != "applied" for edit in edits)
    assert clean(text, [fix_encoding]).text == text


def test_not_yet(found, expected):
    assert clean(found, [fix_encoding]).text == expected


def test_not_yet_asked(text, rule):
    edits = fix_encoding(text)
    assert any(edit.rule.startswith(rule) and edit.kind != "applied" for edit in edits)
    assert clean(text, [fix_encoding]).text == text
