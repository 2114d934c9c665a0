"""What stands around the article on its page, and prose that looks like it. A ¶ stands for a paragraph of prose."""

from cleaners.boilerplate import fix_boilerplate
from cleaners.clean import clean

LEFT_ALONE = [  # text, why it is a trap
    ("Ferry runs aground\n\nVale 0-3 Athletic\n\nWood 12\n\n¶\n\n¶", "results"),
    ("¶\n\n1. Tom Wood (SWE) 9.98\n2. Ann Price (NOR) 10.02\n\n¶", "a podium"),
    ("¶\n\nFaber, £16.99, 240pp\n\n¶", "where a book can be had"),
    ("¶\n\nFurther reading\nThe harbour office has a shelf of it on the quay.\n\n¶", "a head above its text"),
    ("¶\n\nPaul Lindqvist (SWE)\n\n¶", "a runner and the country"),
    ("¶\n\nBorn 4 March 1931\n\nDied 12 June 2024\n\n¶", "the end of an obituary"),
    ("¶\n\n9 November 1989\n\n¶", "a date for a subhead"),
    ("¶\n\nPrice: £12.99\n\n¶", "what it costs"),
    ("¶\n\nRunning time: 112 minutes\n\n¶", "how long the film is"),
    ("¶\n\nHalf-time.\n\n¶", "the course of a match"),
    ("¶\n\nUse the whites of the leeks.\n\nHave the stock hot.\n\n¶", "orders of a recipe"),
    ("¶\n\nThe Beacon has 1,940 subscribers. On Friday it printed one line: “Your ad could be here.”\n\n¶", "a paper"),
    ("¶\n\nA specialist in prejudice\n\n¶", "words that hold the names of wares"),
    ("¶\n\nRead more to the cat than to the dog\n\n¶", "a subhead that is an order"),
    ("¶\n\nShare what you bake\n\n¶", "a subhead that is an order"),
    (
        "¶\n\nChange your password twice a year.\nNever give your code to a caller.\nCheck your account on Mondays.\n\n¶",
        "advice in lines",
    ),
    ("¶\n\nCarla Voss (Aida)\nPiet Mol (Radamès)\n\n¶", "who sings what"),
    ("¶\n\nFOR THE CRUST:\n\n¶", "a subhead of a recipe"),
    ("¶\n\nMonday, 2 June\n\n¶\n\nTuesday, 3 June\n\n¶", "a diary"),
    ("¶\n\nBy Royal Decree\n\n¶", "a subhead"),
    (
        "¶\n\nPhotography by moonlight is what the last room is about, and it is the best one.\n\n¶",
        "a sentence about photography",
    ),
    (
        "¶\n\nSource: that is the question. Where does the river rise? Nobody at the inn could say, and the map does not.\n\n¶",
        "a colon that is no label",
    ),
    ("¶\n\n★★★★☆\n\n¶", "the verdict of a review"),
    (
        "¶\n\nRead more than the last page of what you sign. The price of it stands there, in small print.\n\n¶",
        "advice to the reader",
    ),
    ("Ferry runs aground off the coast of Izmir\n\n¶\n\n¶", "a headline"),
    ("¶\n\nWhat comes next\n\n¶", "a subhead"),
    ("¶\n\nBy noon, the square was empty again.\n\n¶", "a sentence that begins with By"),
    ("¶\n\nBy Friday evening all of it had been sold.\n\n¶", "By and a day"),
    ("¶\n\nThe newsletter reached 40,000 people before the court banned it.\n\n¶", "a newsletter in prose"),
    ("¶\n\nFollow the river for two miles and you reach the mill, the guide says.\n\n¶", "follow in prose"),
    ("¶\n\nComments by the minister angered the unions.\n\n¶", "comments in prose"),
    ("¶\n\n“Subscribe to nothing,” my father said, “and read the small print.”\n\n¶", "subscribe in speech"),
    ("¶\n\nUpdated rules take effect in July, the ministry said.\n\n¶", "updated in prose"),
    ("¶\n\nSign the letter or leave the room, the principal told them.\n\n¶", "a command in reported speech"),
    ("¶\n\nRelated costs rose to 4 million euros, the audit found.\n\n¶", "related in prose"),
    ("¶\n\nAdvertising pays for the buses: each carries eleven posters.\n\n¶", "advertising in prose"),
    (
        "¶\n\nCorrection: An earlier version of this article misstated the year of the fire.\n\n¶",
        "a correction belongs to the article",
    ),
    ("¶\n\nEditor’s note: The names of the children were changed.\n\n¶", "a note to the reader belongs to the article"),
    (
        "RIGA, Latvia (AP) — The last tram to the port left at midnight, and nobody was on it.\n\n¶",
        "an inline dateline",
    ),
    ("¶\n\n1. Boil the water before you drink it.\n2. Keep children away from the river.\n\n¶", "a list of advice"),
    ("¶\n\nSource of the trouble was a pipe.\n\n¶", "source in prose"),
    ("¶\n\nPrint was dead, they said, and then the paper sold out.\n\n¶", "print in prose"),
    ("¶\n\n“Read it aloud,” she told the class.\n\n¶", "read in speech"),
    ("¶\n\nThe end.", "a last line for effect"),
    ("¶\n\n“Email me,” he said. Nobody did.\n\n¶", "e-mail in speech"),
    ("¶\n\nTickets cost 12 euros and are sold at the door.\n\n¶", "service lines of the article"),
    ("¶\n\nShare prices fell by 4 percent in Seoul.\n\n¶", "shares of a company"),
    ("¶\n\nMonday, 9 a.m.\n\n¶\n\nMonday, 4 p.m.\n\n¶", "subheads of a chronology"),
]
# lines that share their first words with the furniture of a page, and are none
LEFT_ALONE += [
    (f"¶\n\n{line}\n\n¶", "an ordinary line")
    for line in """
The casino on the pier has been shut since May.
Police raid casino in Lima
Betting shops fear the new law
A police escort was waiting at the gate.
He lost the farm at poker.
The match begins at 20.00 GMT on Saturday.
Support for the strike grew.
Supporters of the club wept.
Never miss a train again
Follow us, the guide said.
Join us or leave us
Receive the guests at the door.
Enter the dragon
Comments are closed books to him.
Viewed 1,000 times, the film was still unknown.
Tweet this week cost him his job.
Watch now as the tide comes in.
Learn about it in school
More from less
Next in line for the throne
Related: the word covers a lot
Opinion: time to go
Press the government harder
Sign up for war
Our newsletter is read by monks.
Monthly access to the prison is limited.
Would you like to get some?
Promotion: a club's dream
The ad ends with a kiss.
Via Dolorosa
The article was published in 1905 by a monk.
First published in 1922, the novel sold 40 copies.
Translated from the Czech
Machine translation is getting better.
Use of force is prohibited.
Copyright law to change
Views in the valley are splendid.
If you want news, buy a paper.
Rating: 4/5
Place: the old town
Reporting by night
Text by heart
Please try the fish.
Use the back door
Photo finish
Signal
Thank you.
(Applause)
""".strip().split("\n")
]

FIXED = [  # as found, as it should read, why this case is here
    (
        "Support for the union at a record low, poll finds\n\nBy Ann Lee, Wire Agency\n\n¶\n\n¶",
        "Support for the union at a record low, poll finds\n\n¶\n\n¶",
        "a headline that begins like a call",
    ),
    ("Harbour Daily > Regions > North\n\n¶", "¶", 'the path of the page without "Home"'),
    ("Desk: Economy » Ports\n\n¶", "¶", "the path with its label"),
    (
        "HEALTH\n\nI. Serra | Girona | 03·11·24 | 08:15 | Updated at 09:40\n\n¶",
        "¶",
        "the section above the byline, dots in the date",
    ),
    ("04/09/2024, 07:30 | Print\n\nMarta Wilhelmi, Jonas Ferk\n\n¶", "¶", "two authors below the date"),
    ("¶\n\n▼ Continues below the picture\n\n¶", "¶\n\n¶", "a note about a picture"),
    ("¶\n\nAlso on our site: Where the ferries stop in winter (map)\n\n¶", "¶\n\n¶", "a link with its label"),
    ("¶\n\nNo comments yet. Be the first!\n\n¶", "¶\n\n¶", "comment form: No comments yet. Be the first!"),
    ("¶\n\nLeave a Reply\n\n¶", "¶\n\n¶", "comment form: Leave a Reply"),
    (
        "¶\n\nYour email address will not be published. Required fields are marked *\n\n¶",
        "¶\n\n¶",
        "comment form: Your email address will not be",
    ),
    ("¶\n\n%d bloggers like this:\n\n¶", "¶\n\n¶", "comment form: %d bloggers like this:"),
    ("¶\n\n0 Comments\n\n¶", "¶\n\n¶", "comment counter: 0 Comments"),
    ("¶\n\nPlease log in to post a comment.\n\n¶", "¶\n\n¶", "comment form: Please log in to post a commen"),
    ("¶\n\nShare this:\n\n¶", "¶\n\n¶", "share line: Share this:"),
    (
        "¶\n\nClick to share on WhatsApp (Opens in new window)\n\n¶",
        "¶\n\n¶",
        "share line: Click to share on WhatsApp (Op",
    ),
    ("¶\n\nFacebook Twitter WhatsApp Telegram\n\n¶", "¶\n\n¶", "share line of names: Facebook Twitter WhatsApp Tele"),
    ("¶\n\nShare:   VKontakte   Telegram\n\n¶", "¶\n\n¶", "share line, Russian: Share:   VKontakte   Telegram"),
    ("¶\n\nFollow us on Google News\n\n¶", "¶\n\n¶", "follow line: Follow us on Google News"),
    (
        "¶\n\nJoin our Telegram channel so as not to miss the most important news\n\n¶",
        "¶\n\n¶",
        "call, Ukrainian: Join our Telegram channel so a",
    ),
    (
        "¶\n\nSign up to our newsletter and get the day’s top stories in your inbox\n\n¶",
        "¶\n\n¶",
        "newsletter: Sign up to our newsletter and ",
    ),
    ("¶\n\nAlso Read: Rains delay sowing in Vidarbha\n\n¶", "¶\n\n¶", "link, Indian: Also Read: Rains delay sowing "),
    ("¶\n\nREAD MORE: Ferry runs aground off Izmir\n\n¶", "¶\n\n¶", "link: READ MORE: Ferry runs aground "),
    (
        "¶\n\nRead also on Dakar Matin: The price of rice falls\n\n¶",
        "¶\n\n¶",
        "link, French-speaking Africa: Read also on Dakar Matin: The ",
    ),
    ("¶\n\nAdjust font size:\n\n¶", "¶\n\n¶", "control: Adjust font size:"),
    ("¶\n\nFont size settings\nPrint\n\n¶", "¶\n\n¶", "controls: Font size settings\nPrint"),
    ("¶\n\n3 Min Read\n\n¶", "¶\n\n¶", "reading time: 3 Min Read"),
    ("¶\n\nListen the Article:\n\n¶", "¶\n\n¶", "control, misspelt: Listen the Article:"),
    ("¶\n\nHamberMenu\n\n¶", "¶\n\n¶", "control, misspelt: HamberMenu"),
    ("¶\n\nBack to top button\n\n¶", "¶\n\n¶", "control: Back to top button"),
    ("¶\n\nAdvertisement\n\n¶", "¶\n\n¶", "advertising: Advertisement"),
    ("¶\n\n- Advertisment -\n\n¶", "¶\n\n¶", "advertising, misspelt: - Advertisment -"),
    (
        "¶\n\nAdvertisement 2\nStory continues below\nArticle content\n\n¶",
        "¶\n\n¶",
        "three lines of furniture: Advertisement 2\nStory continue",
    ),
    (
        "¶\n\n— Continues after the advertising —\n\n¶",
        "¶\n\n¶",
        "advertising, Brazilian: — Continues after the advertis",
    ),
    ("¶\n\nSource link\n\n¶", "¶\n\n¶", "source line: Source link"),
    ("¶\n\nOriginal News :\n\n¶", "¶\n\n¶", "source line: Original News :"),
    (
        "¶\n\nThe post Ferry runs aground appeared first on Aegean Daily.\n\n¶",
        "¶\n\n¶",
        "source line of a feed: The post Ferry runs aground ap",
    ),
    ("¶\n\nWith inputs from PTI\n\n¶", "¶\n\n¶", "source line, Indian: With inputs from PTI"),
    ("¶\n\nTags: floods, Kano, relief\n\n¶", "¶\n\n¶", "tags: Tags: floods, Kano, relief"),
    ("¶\n\n#harbour #fire #night\n\n¶", "¶\n\n¶", "a line of hashtags: #harbour #fire #night"),
    ("¶\n\nNews Code: 970214\n\n¶", "¶\n\n¶", "meta line, Iranian: News Code: 970214"),
    ("¶\n\nRegion: Asia Theme: Health\n\n¶", "¶\n\n¶", "meta line: Region: Asia Theme: Health"),
    ("¶\n\nBDST: 1412 HRS\n\n¶", "¶\n\n¶", "desk code, Bangladesh: BDST: 1412 HRS"),
    ("¶\n\n(Reporting by Mai Tran; Editing by Leo Sims)\n\n¶", "¶\n\n¶", "desk line: (Reporting by Mai Tran; Editin"),
    (
        "¶\n\nAdditional reporting by Kim Seo-yeon in Seoul\n\n¶",
        "¶\n\n¶",
        "desk line without brackets: Additional reporting by Kim Se",
    ),
    ("¶\n\n最新入口 | 线上平台 | 手机版\n\n¶", "¶\n\n¶", "injected, Chinese: 最新入口 | 线上平台 | 手机版"),
    ("¶\n\nПоделиться в социальных сетях\n\n¶", "¶\n\n¶", "furniture in Russian: Поделиться в социальных сетях"),
    ("¶\n\nمشاركة الخبر\n\n¶", "¶\n\n¶", "furniture in Arabic: مشاركة الخبر"),
    ("¶\n\nUNB, Rajshahi:\n\n¶", "¶\n\n¶", "dateline of a Bangladeshi agency on its own line: UNB, Rajshahi:"),
    ("¶\n\nUpdated: 14 March 2022 | 09:15 IST\n\n¶", "¶\n\n¶", "timestamp, Indian: Updated: 14 March 2022 | 09:15"),
    ("¶\n\n2 hours 29 min ago\n\n¶", "¶\n\n¶", "timestamp: 2 hours 29 min ago"),
    (
        "¶\n\nStory first published: Monday, May 3, 2021, 10:14 [IST]\n\n¶",
        "¶\n\n¶",
        "timestamp, Indian: Story first published: Monday,",
    ),
    (
        "¶\n\nhttps://www.example.org/news/4471?utm_source=feed\n\n¶",
        "¶\n\n¶",
        "address: https://www.example.org/news/4",
    ),
    ("¶\n\n[ad_1]\n\n¶", "¶\n\n¶", "shortcode: [ad_1]"),
    ("¶\n\npic.twitter.com/a1B2c3D4\n\n¶", "¶\n\n¶", "address of an embedded post: pic.twitter.com/a1B2c3D4"),
    ("¶\n\n***\n\n¶", "¶\n\n¶", "a line without a word: ***"),
    ("¶\n\n\\\n\n¶", "¶\n\n¶", "a stray backslash: \\"),
    ("¶\n\n|---|---|\n\n¶", "¶\n\n¶", "rule of a table: |---|---|"),
    (
        "¶\n\nThis article was translated automatically and may contain inaccuracies.\n\n¶",
        "¶\n\n¶",
        "note about the translation: This article was translated au",
    ),
    ("¶\n\n20% off – monthly plan\n\n¶", "¶\n\n¶", "paywall: 20% off – monthly plan"),
    ("¶\n\n(Visited 12 times, 1 visits today)\n\n¶", "¶\n\n¶", "counter: (Visited 12 times, 1 visits to"),
    (
        (
            "¶\n\nThis story has been published from a wire agency feed without modifications to the text. "
            "Only the headline has been changed.\n\n¶"
        ),
        "¶\n\n¶",
        "note of an Indian aggregator: This story has been published ",
    ),
    (
        "¶\n\nSubscribe now to read on. Already a subscriber? Log in\n\n¶",
        "¶\n\n¶",
        "paywall: Subscribe now to read on. Alre",
    ),
    ("¶\n\nAccept all cookies\n\n¶", "¶\n\n¶", "control: Accept all cookies"),
    ("RIYADH, June 2 (SPA) --\n\n¶\n\n¶", "¶\n\n¶", "a dateline on its own line, Saudi agency"),
    ("Basra / Al-Rafidain News\n\n¶\n\n¶", "¶\n\n¶", "place and outlet on their own line, Iraqi site"),
    ("Home » World » Europe\n\n¶\n\n¶", "¶\n\n¶", "breadcrumb"),
    ("¶\n\n¶\n\nEnditem", "¶\n\n¶", "desk code, Chinese"),
    ("¶\n\n¶\n\n--IANS\nmr/ks", "¶\n\n¶", "desk code, Indian"),
    ("¶\n\n¶\n\n./.", "¶\n\n¶", "desk code, Vietnamese"),
    ("¶\n\n¶\n\nEditor: Zhang Min\n\nSource: China Daily", "¶\n\n¶", "editor and source, Chinese"),
    (
        "¶\n\n¶\n\nRelated News\nHarvest begins in Anhui\nTwo trains collide near Wuhan",
        "¶\n\n¶",
        "related headlines with a heading",
    ),
    (
        "¶\n\n¶\n\nNext In World\n\nHarvest begins in Anhui\n\nTwo trains collide near Wuhan",
        "¶\n\n¶",
        "related headlines, a blank line between",
    ),
    (
        "¶\n\n¶\n\nLeave a Reply\nYour email address will not be published.\nName *\nEmail *\nWebsite",
        "¶\n\n¶",
        "a whole comment form",
    ),
    ("By Ann Lee, Wire Agency\n\n¶\n\n¶", "¶\n\n¶", "byline above the text"),
    ("By Jana Ost and Tom Reed\n\n¶\n\n¶", "¶\n\n¶", "byline of two"),
    ("Iryna Koval, correspondent\n\n¶\n\n¶", "¶\n\n¶", "byline above the text, Ukrainian"),
    (
        "¶\n\nSee also  Ferry runs aground off Izmir\n\n¶",
        "¶\n\n¶",
        "link with two spaces: See also  Ferry runs aground o",
    ),
    (
        "¶\n\nRecommend read: Ferry runs aground off Izmir\n\n¶",
        "¶\n\n¶",
        "link, misspelt: Recommend read: Ferry runs agr",
    ),
    ("¶\n\nBy Ann Lee, Wire Agency\n\n¶", "¶\n\n¶", "byline: By Ann Lee, Wire Agency"),
    ("¶\n\nIryna Koval, correspondent\n\n¶", "¶\n\n¶", "byline, Ukrainian: Iryna Koval, correspondent"),
    (
        "¶\n\n.x1::before{display:none}@media(max-width:600px){.x1{float:left}}\n\n¶",
        "¶\n\n¶",
        "style sheet: .x1::before{display:none}@medi",
    ),
    ("¶\n\nReport a correction or typo\n\n¶", "¶\n\n¶", "control: Report a correction or typo"),
    ("¶\n\nYour browser does not support the audio element.\n\n¶", "¶\n\n¶", "control: Your browser does not support "),
]


NOT_YET = [  # as found, as it should read by the conventions, why
    (
        "¶\n\nLea también: Un ferry encalla frente a Esmirna\n\n¶",
        "¶\n\n¶",
        "link in Spanish: Lea también: Un ferry encalla ",
    ),
]


ASKED = [  # text, category of the question, why
    (
        "Milan Jovanović\n\nFerry runs aground off the coast of Izmir\n\n¶\n\n¶",
        "boilerplate",
        "a bare name above the headline",
    ),
]

NOT_YET_ASKED = [  # what should be asked and is not, or is changed instead
    (
        "¶\n\n¶\n\nHarvest begins in Anhui\n\nTwo trains collide near Wuhan\n\nMan finds gold in a drain",
        "boilerplate",
        "headlines without a marker",
    ),
    ("¶\n\n293\n\n¶", "boilerplate", "a number alone may be a counter"),
    (
        "¶\n\nThe lock was old. Read more on the website. It gave way on Sunday, the second time this year.\n\n¶",
        "boilerplate",
        "a link glued between two sentences",
    ),
    (
        "OSLO, Acme Exchange Norway — The last tram to the port left at midnight, and nobody was on it.\n\n¶",
        "boilerplate",
        "a brand in the dateline",
    ),
    ("¶\n\nHarbor\n\nFire\n\nNorland\n\nInsurance", "boilerplate", "a column of single words may be tags"),
]


def test_left_alone(text):
    assert [edit for edit in fix_boilerplate(text) if edit.kind == "applied"] == []
    assert clean(text).text == text


def test_fixed(found, expected):
    assert clean(found, [fix_boilerplate]).text == expected


def test_not_yet(found, expected):
    assert clean(found, [fix_boilerplate]).text == expected


def test_asked(text, rule):
    edits = fix_boilerplate(text)
    assert any(edit.rule.startswith(rule) and edit.kind != "applied" for edit in edits)
    assert clean(text, [fix_boilerplate]).text == text


def test_not_yet_asked(text, rule):
    edits = fix_boilerplate(text)
    assert any(edit.rule.startswith(rule) and edit.kind != "applied" for edit in edits)
    assert clean(text, [fix_boilerplate]).text == text
