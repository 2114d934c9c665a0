"""What kind of page a text is: English or not, an article or something else."""

from cleaners.clean import clean
from cleaners.page import language_of, page_of

LEFT_ALONE = [  # articles that look like something else
    ("¶\n\n¶\n\n¶", "three plain paragraphs"),
    ("Storm closes bridge\n\n¶\n\n- the dam\n- the bridge\n- the school\n- the mill\n\n¶\n\n¶", "a list inside"),
    (
        "¶\n\n¶\n\nAt 9:15, the first boat left. At 9:40, it came back.\n\n9:50 was the time on the clock when it"
        " stopped."
        "\n\n¶",
        "times in prose",
    ),
    (
        "¶\n\nQ: Why is the lock green?\n\nA: Nobody knows, to be honest, and I have stopped asking people about it."
        "\n\nQ: Will it stay green?\n\nA: The council has not decided anything, and I do not think that it will."
        "\n\n¶\n\n¶",
        "an interview in questions and answers",
    ),
    (
        "¶\n\nThe folks who live there say that the boats are together with us again in a way.\n\n¶\n\n¶",
        "folks is a word",
    ),
    ("¶\n\nShe waited …\n\nNobody came …\n\n¶\n\n¶", "pauses"),
    ("Rain.", "one word"),
    ("Nobody knows …", "one line that breaks off"),
    ("¶\n\nif (x) { return; } is what the boy had written on the gate of the lock with chalk.\n\n¶", "code is quoted"),
    (
        "¶\n\nMOE: The gates are old.\n\nThe council did not answer. It never does, says Moe, who has asked three"
        " times."
        "\n\n¶\n\n¶",
        "one turn of a speaker",
    ),
    (
        "¶\n\nFirst came the rain\nand then the snow,\nand then the boats\nthat had to go.\n\n¶\n\n¶",
        "four lines of verse",
    ),
    (
        "What we know so far\n\nThe dam\n\n¶\n\nThe bridge\n\n¶\n\nThe school\n\n¶",
        "an explainer with short subheads",
    ),
]

KINDS = [  # text, kind of page
    (
        "[Anchor]\n\nThe gates of the lock are shut tonight.\n\n[Reporter]\n\nI am at the lock, where forty boats wait."
        "\n\n[Interview]\n\nWe have no water.\n\n[Anchor]\n\nThank you. Now the weather for the coast and the islands.",
        "transcript",
        "Korean broadcast",
    ),
    (
        "LENA OST, HOST: Good evening. The gates are shut.\n\nTOM REED, BYLINE: They have been shut since Sunday, Lena."
        "\n\nOST: And who will open them?\n\nREED: Nobody knows. The council has not met.\n\nOST: Tom Reed at the"
        " lock.",
        "transcript",
        "American radio",
    ),
    (
        ">> The gates are shut tonight. >> Why is that? >> Nobody knows, not even the council, which has not met."
        " >> And"
        " the boats? >> They wait, forty of them. >> Thank you, Tom. We will be back after the weather.",
        "transcript",
        "captions of a broadcast",
    ),
    (
        "14:20 The first boat lands with nine people on board.\n\n14:35 The harbor master says that it is the last one."
        "\n\n15:05 A second boat lands all the same.\n\n15:10 The harbor master resigns.\n\n15:40 The mayor arrives.",
        "live ticker",
        "newest last",
    ),
    (
        "Live updates from the lock\n\n6:02 p.m.\n\nThe mayor leaves.\n\n5:40 p.m.\n\nThe mayor arrives at the gate."
        "\n\n5:10 p.m.\n\nThe harbor master resigns.\n\n5:05 p.m.\n\nA second boat lands with ten people on board.",
        "live ticker",
        "newest first, the times on lines of their own",
    ),
    (
        "Storm closes two bridges in Denmark\n\nFerry runs aground off Izmir\n\nMan finds gold in a"
        " drain\n\nHarvest begins"
        " in Anhui\n\nTwo trains collide near Wuhan\n\nPanda born in Berlin zoo\n\nTea price falls in Kenya\n\nSchool"
        " opens on a boat\n\nOldest lock keeper retires at 91",
        "list of headlines",
        "nine headlines",
    ),
    (
        "The gates of the lock at Vilnes are shut tonight, and nobody knows why. The council was to meet on Sunday, but"
        " the key to the hall was lost and a surging ... Read more",
        "teaser",
        "one paragraph that breaks off",
    ),
    (
        "The gates of the lock are shut tonight, and nobody knows […]\n\nThe harbor master resigned on Sunday after the"
        " boat […]\n\nThe price of tea fell in Mombasa, where the […]\n\nA school on a boat opened its doors on the"
        " […]",
        "teaser",
        "four teasers",
    ),
    (
        "<item><title><![CDATA[Gates shut]]></title><guid>81</guid><pubDate>Mon, 01 May 2023</pubDate></item> The gates"
        " of the lock are shut tonight, and nobody knows why, the council said on Sunday after the meeting of the"
        " hall.",
        "feed or code",
        "a feed poured out",
    ),
    (
        "Gates shut]]> https://a.example/1 300,200 Mon, 01 May 2023 10:00:00 +0000 The gates are shut]]> Boats wait]]>"
        " https://a.example/2 300,200 Mon, 01 May 2023 11:00:00 +0000 Forty boats wait]]> Tea]]> https://a.example/3",
        "feed or code",
        "the rest of a feed without its tags",
    ),
    (
        "var a = {};\nfunction go() {\n  a.x = 1;\n  a.y = 2;\n  return a;\n}\nif (a.x) {\n  go();\n}\nfor (;;) {\n"
        "  b();"
        "\n  c();\n}\nwindow.x = 1;\nwindow.y = 2;\nwindow.z = 3;\ngo();\ngo();\nsend(a);\nsend(b);",
        "feed or code",
        "a script",
    ),
    (
        "The fishy ran off with at the least ten folks astatine the Inside Office, successful the capital, the police"
        " said on Sunday. The fishy had as a minimum two pistols, nan police said, and ran thru the park successful a"
        " gray car. Folks successful the street noticed the fishy and known as the cops. As a minimum three folks had"
        " been lifeless astatine the scene, nan hospital said.",
        "spun copy",
        "words swapped by a program",
    ),
]

LANGUAGES = [  # text, language
    ("¶\n\n¶", "English", "plain English"),
    ("Nguyễn Thị Ánh Tuyết of Huế met Stanisław Wójcik of Łódź and Şükrü Çelik of İzmir.", "English", "names"),
    ("The word سلام and the word 平和 both mean peace.", "English", "words of other scripts"),
    ("Ворота шлюза закрыты с воскресенья, сообщил мэр.", "Russian or another language in Cyrillic", "Russian"),
    ("水闸的大门从星期天起关闭，市长说。", "Chinese", "Chinese"),
    ("水門の扉は日曜日から閉まっていると市長は述べた。", "Japanese", "Japanese"),
    ("수문은 일요일부터 닫혀 있다고 시장이 말했다.", "Korean", "Korean"),
    ("بوابات القفل مغلقة منذ يوم الأحد، قال رئيس البلدية.", "Arabic or another language in Arabic script", "Arabic"),
    ("जलपाश के द्वार रविवार से बंद हैं, महापौर ने कहा।", "Hindi or another language in Devanagari", "Hindi"),
    ("Οι πύλες είναι κλειστές από την Κυριακή, είπε ο δήμαρχος.", "Greek", "Greek"),
    ("השערים סגורים מאז יום ראשון, אמר ראש העיר.", "Hebrew", "Hebrew"),
    ("ประตูน้ำปิดตั้งแต่วันอาทิตย์ นายกเทศมนตรีกล่าว", "Thai", "Thai"),
    (
        "Die Tore der Schleuse sind seit Sonntag geschlossen, und niemand weiß, warum. Der Bürgermeister sagte am"
        " Abend,"
        " dass vierzig Boote warten. Die Schlüssel zum Rathaus wurden am Freitag verloren, und seitdem ist auch dort"
        " niemand mehr gewesen, sagte er der Zeitung.",
        "another language in Latin letters",
        "German",
    ),
    (
        "Las puertas de la esclusa están cerradas desde el domingo y nadie sabe por qué. El alcalde dijo por la"
        " noche que"
        " cuarenta barcos esperan. Las llaves del ayuntamiento se perdieron el viernes y desde entonces tampoco ha"
        " entrado nadie allí, dijo al periódico.",
        "another language in Latin letters",
        "Spanish",
    ),
]


def test_left_alone(text):
    assert language_of(text) == "English"
    assert page_of(text)[0] == "article"


def test_kinds(text, kind):
    assert page_of(text)[0] == kind


def test_languages(text, language):
    assert language_of(text) == language


def test_what_is_no_article_gets_one_note_and_keeps_its_words():
    text = KINDS[0][0].replace("tonight.", "tonight .")
    cleaning = clean(text)
    assert cleaning.text == KINDS[0][0]
    (note,) = cleaning.questions
    assert (note.rule, note.kind) == ("sentence.page", "note")
