"""Headline, breadcrumb, byline, agency and place that ran into one line. A ¶ stands for a paragraph of prose."""

from cleaners.clean import clean
from cleaners.strings import fix_strings

LEFT_ALONE = [  # text, why it is a trap
    ("¶\n\nThe paper printed all of it, and then one more page (which nobody had written)", "a bracket without a stop"),
    ("YouTube and TikTok fans queue in Osaka for a whale\n\n¶", "brands with an inner capital"),
    ("McDonald’s opens in a former church in Bath\n\n¶", "a name with an inner capital"),
    ("DiCaprio, LeBron and MacKenzie meet in Davos\n\n¶", "names with inner capitals"),
    ("By Design opens its second house in Turin\n\n¶", "a firm that begins with By"),
    ("Stand By Me sung by 400 pupils in Leeds\n\n¶", "By inside a title"),
    (
        "MANILA, Philippines (AP) — The ferry had 212 people on board when it struck the reef off Cebu.\n\n¶",
        "an inline dateline",
    ),
    ("Home prices fall for a third month in Dublin\n\n¶", "Home as a word"),
    ("HomePod and HomeKit users report a fault\n\n¶", "a brand that begins with Home"),
    ("¶\n\nThe letter was signed by the heads of NATO, the IMF and the WHO.", "capitals at the end"),
    ("¶\n\nThe drivers want to know why nobody told them. It was, they say, the end.", "the word end at the end"),
    ("¶\n\nThe film was shown in Cannes, and the reviews were read out on the BBC.", "a broadcaster at the end"),
    (
        "¶\n\nThe bill passed with 212 votes, among them those of two rebels (both from the north).",
        "a bracket at the end",
    ),
    ("¶\n\nThe choir sang everything from Bach to AC/DC.", "a slash in a name at the end"),
    ("¶\n\nIt was the third time that the two clubs had met, and the first time it ended 4-4.", "a score at the end"),
    ("NewsGuild members walk out in Pittsburgh over pay\n\n¶", "a union whose name begins like a menu"),
]

FIXED = [  # as found, as it should read, why this case is here
    (
        "The captain changed sides and the ferry turned backBosphorus News AgencyÇANAKKALE - The ferry was late.",
        "The captain changed sides and the ferry turned back\n\nÇANAKKALE - The ferry was late.",
        "headline, agency and place with a hyphen",
    ),
    (
        "¶\n\nThe pier was closed in May.\n\nShare this articleCloseThe owner of the pier says that no boat has come since then.",
        "¶\n\nThe pier was closed in May.\n\nThe owner of the pier says that no boat has come since then.",
        "a control in front of a later paragraph",
    ),
    (
        (
            "Ferry sinks off the coast of CebuPhilippine News AgencyMANILA, Aug. 3 (PNA) — The ferry had 212 "
            "people on board when it sank.\n\n¶"
        ),
        (
            "Ferry sinks off the coast of Cebu\n\nMANILA, Aug. 3 (PNA) — The ferry had 212 people on board "
            "when it sank.\n\n¶"
        ),
        "headline, agency, place, Philippine",
    ),
    (
        (
            "Storm closes two Danish bridgesCOPENHAGEN, Jan. 9 (Xinhua) -- A storm closed two bridges on "
            "Monday and stopped the ferries.\n\n¶"
        ),
        (
            "Storm closes two Danish bridges\n\nCOPENHAGEN, Jan. 9 (Xinhua) -- A storm closed two bridges on "
            "Monday and stopped the ferries.\n\n¶"
        ),
        "headline and dateline, Chinese agency",
    ),
    (
        (
            "Lion cubs born in the zoo of NairobiBy Grace OtienoThe cubs were born on Sunday, said the zoo, "
            "and all three of them are well.\n\n¶"
        ),
        (
            "Lion cubs born in the zoo of Nairobi\n\nThe cubs were born on Sunday, said the zoo, and all three "
            "of them are well.\n\n¶"
        ),
        "headline and byline, Kenyan site",
    ),
    (
        (
            "Rain floods the market of Da NangVNAHANOI (VNA) - Rain flooded the market of Da Nang on Friday "
            "and closed two schools.\n\n¶"
        ),
        (
            "Rain floods the market of Da Nang\n\nHANOI (VNA) - Rain flooded the market of Da Nang on Friday "
            "and closed two schools.\n\n¶"
        ),
        "headline and agency, Vietnamese",
    ),
    (
        "HomeNationalStorm closes two Danish bridges for a night\n\n¶",
        "Storm closes two Danish bridges for a night\n\n¶",
        "breadcrumb and headline",
    ),
    (
        "HomeWorldBreakingStorm closes two Danish bridges for a night\n\n¶",
        "Storm closes two Danish bridges for a night\n\n¶",
        "three crumbs",
    ),
    (
        (
            "Storm closes two Danish bridges\n\nStorm closes two Danish bridgesCOPENHAGEN, Jan. 9 (Xinhua) -- "
            "A storm closed two bridges on Monday.\n\n¶"
        ),
        (
            "Storm closes two Danish bridges\n\nCOPENHAGEN, Jan. 9 (Xinhua) -- A storm closed two bridges on "
            "Monday.\n\n¶"
        ),
        "the headline stands above as well",
    ),
    (
        "¶\n\nThe ministry said that it would look into the matter by the end of May. Endit",
        "¶\n\nThe ministry said that it would look into the matter by the end of May.",
        "desk code, Chinese",
    ),
    (
        "¶\n\nThe ministry said that it would look into the matter by the end of May. --IANS",
        "¶\n\nThe ministry said that it would look into the matter by the end of May.",
        "desk code, Indian",
    ),
    (
        "¶\n\nThe ministry said that it would look into the matter by the end of May. PTI KLD ABH",
        "¶\n\nThe ministry said that it would look into the matter by the end of May.",
        "codes of two editors, Indian",
    ),
    (
        "¶\n\nThe ministry said that it would look into the matter by the end of May./.",
        "¶\n\nThe ministry said that it would look into the matter by the end of May.",
        "desk code, Vietnamese",
    ),
    (
        "¶\n\nThe ministry said that it would look into the matter by the end of May. /VNA",
        "¶\n\nThe ministry said that it would look into the matter by the end of May.",
        "agency behind a slash, Vietnamese",
    ),
    (
        (
            "¶\n\nThe ministry said that it would look into the matter by the end of May. (Reporting by Mai "
            "Tran; Editing by Leo Sims)"
        ),
        "¶\n\nThe ministry said that it would look into the matter by the end of May.",
        "desk line in brackets",
    ),
    (
        "¶\n\nThe tugs worked on it for most of the night.JAN ROOS / REUTERS – Pictures\n\n¶",
        "¶\n\nThe tugs worked on it for most of the night.\n\n¶",
        "a credit glued to the end",
    ),
    (
        "¶\n\nThe tugs worked on it for most of the night. And then all of the next day.Photo: Jan Roos\n\n¶",
        "¶\n\nThe tugs worked on it for most of the night. And then all of the next day.\n\n¶",
        "a credit with its label glued to the end",
    ),
    (
        "¶\n\nThe ministry said that it would look into the matter by the end of May. (END) mk/jh",
        "¶\n\nThe ministry said that it would look into the matter by the end of May.",
        "end mark and initials, Korean",
    ),
    (
        "¶\n\nThe ministry said that it would look into the matter by the end of May. -0- dm",
        "¶\n\nThe ministry said that it would look into the matter by the end of May.",
        "end mark, Ukrainian",
    ),
]


NOT_YET = [  # as found, as it should read by the conventions, why
    (
        (
            "Port reopens after the stormBy Staff ReporterAMMAN (Petra) — The port reopened on Sunday after "
            "two days of storm.\n\n¶"
        ),
        "Port reopens after the storm\n\nAMMAN (Petra) — The port reopened on Sunday after two days of storm.\n\n¶",
        "headline, byline of nobody and place, Jordanian",
    ),
]


def test_left_alone(text):
    assert [edit for edit in fix_strings(text) if edit.kind == "applied"] == []
    assert clean(text).text == text


def test_fixed(found, expected):
    assert clean(found, [fix_strings]).text == expected


def test_not_yet(found, expected):
    assert clean(found, [fix_strings]).text == expected
