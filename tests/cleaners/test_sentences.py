"""Sentences that were cut by a stop or a break, and fragments that are meant."""

from cleaners.clean import clean
from cleaners.sentences import fix_sentences

LEFT_ALONE = [  # text, why it is a trap
    ("It caught 9 cwt. of fish in a day, and sold it at £240 per doz. from the boat.", "units"),
    ("It closed on Good Friday for a week. In an emergency ring 01632 960 999.", "an order"),
    ("The old hall in the high street is open again. At last.", "an idiom"),
    ("The notice gave the date of the sale.\n\nTo order a copy ring the office in the town.", "an order of its own"),
    ("The bank lies in Landeck, exactly in between. On Monday the bank closed.", "two phrases and a verb"),
    ("The two lives of bell hooks\n\nbell hooks was born in Hopkinsville, and she wrote forty books.", "a headline"),
    ("Add 1 tsp. of salt. The mine in Elko, Nev. by the road is shut.", "abbreviations before a small word"),
    ("The port was shut in 2020. In addition, the ferry was sold.", "an idiom that begins a sentence"),
    (
        "The valve opened in the night from Saturday to Sunday. For an hour, the water that belonged to 33 farms ran off.",
        "a sentence with its lead",
    ),
    ("They left. Not because of the rain.", "a fragment for effect"),
    ("He came home at last. Alone.", "a word for effect"),
    ("“When will it open?” “In May.”", "an answer"),
    ("Mr. Ito met Gen. Park of St. Paul at 5 p.m. in Washington.", "abbreviations"),
    ("The U.S. military left. The U.N. stayed.", "initials"),
    ("He was born in 1911. In 1930 he left for Riga.", "a sentence that begins with In"),
    ("The dam broke. By noon, the market was under water.", "a sentence that begins with By"),
    ("She opened the door. Behind it stood a goat.", "inversion"),
    ("The dam broke.\n\nAfter the flood, nobody wanted to live there.", "a paragraph that begins with After"),
    ("What the court said\n\nThe court said nothing on Monday.", "a subhead without a stop"),
    ("The town needs three things:\n\n- a dam\n- a bridge\n- a baker", "a list"),
    ("iPhone sales fell. eBay grew.", "names written small"),
    ("Three ships lay there. One from Riga. One from Oslo. One from hell.", "a row of fragments"),
    ("He waited ... and waited.", "three dots"),
    ("And yet it moves. Or so they say.", "conjunctions begin sentences"),
    ("He said it was over. Which it was.", "a relative for effect"),
    ("The firm sold No. 5. of its five ships", "a number with a stop"),
    (
        "Storm closes bridges in Denmark\n\nThe storm that came from the west on Monday closed two bridges.",
        "a headline without a stop",
    ),
    ("The ferry sank. For the families, the wait goes on.", "a sentence that begins with For"),
    ("They fled. With them went the cat.", "inversion behind With"),
]

FIXED = [  # as found, as it should read, why this case is here
    (
        "The office opened an investigation.against two officials of the port.",
        "The office opened an investigation against two officials of the port.",
        "a stop without its space",
    ),
    (
        "Only the café has complained. It has. for that reason been put at the end of the list.",
        "Only the café has complained. It has for that reason been put at the end of the list.",
        "an auxiliary waits for its participle",
    ),
    (
        "The clinic asks all guests to wear masks. when entering the ward and the hall. Few do.",
        "The clinic asks all guests to wear masks when entering the ward and the hall. Few do.",
        'a participle behind "when"',
    ),
    (
        'The crew was put in a "state of war" The report came late. It is called a "quasi-war", the paper wrote.',
        'The crew was put in a "state of war". The report came late. It is called a "quasi-war", the paper wrote.',
        "a lost stop where stops stand outside",
    ),
    (
        "The noise had been measured four times. By the harbour police and came to 60 decibels. The owner paid.",
        "The noise had been measured four times by the harbour police and came to 60 decibels. The owner paid.",
        'only a verb behind "and"',
    ),
    (
        "¶\n\nThe meeting ended when a swarm settled on the\n\nchairman’s hat. He did not take it off.",
        "¶\n\nThe meeting ended when a swarm settled on the chairman’s hat. He did not take it off.",
        "a possessive goes on",
    ),
    (
        "He has painted the bridge since 2016. In his free time. The town pays.",
        "He has painted the bridge since 2016 in his free time. The town pays.",
        "a phrase behind a stop and a capital, Russian",
    ),
    (
        "The youths threw stones. against the staff of the port.",
        "The youths threw stones against the staff of the port.",
        "a preposition behind the stop",
    ),
    (
        "The ships lay in the ports. and nobody paid for them.",
        "The ships lay in the ports and nobody paid for them.",
        "a conjunction behind the stop",
    ),
    (
        "The ships lay in the ports. , a habit of the winter.",
        "The ships lay in the ports, a habit of the winter.",
        "a comma behind the stop",
    ),
    (
        "The guard was on duty on the night.\n\nof the theft. He slept.",
        "The guard was on duty on the night of the theft. He slept.",
        "a break and a stop, French",
    ),
    (
        "The town had said so beforehand.\n\nas the law requires.",
        "The town had said so beforehand, as the law requires.",
        "a clause behind a break, Ukrainian",
    ),
    (
        "Kaya said: “We shall win.” said. The crowd left.",
        "Kaya said: “We shall win.” The crowd left.",
        "the verb stands twice, Turkish",
    ),
    (
        "Demir said, “We shall win.” used phrases.",
        "Demir said, “We shall win.”",
        "an expression behind the quotation, Turkish",
    ),
    (
        (
            "The town paid for the dam. The men who had built it came to the mill and were given fish, bread "
            "and a song\n\nThe mayor stayed at home. He was ill, he said later."
        ),
        (
            "The town paid for the dam. The men who had built it came to the mill and were given fish, bread "
            "and a song.\n\nThe mayor stayed at home. He was ill, he said later."
        ),
        "the stop at the end of a paragraph was lost",
    ),
    (
        (
            "The town paid. The mayor said that the men who had built the dam were “the sons of the river”\n\n"
            "The mayor stayed at home. He was ill, he said later."
        ),
        (
            "The town paid. The mayor said that the men who had built the dam were “the sons of the river.”\n\n"
            "The mayor stayed at home. He was ill, he said later."
        ),
        "the stop goes inside the closing mark",
    ),
    (
        "The army asked for the help of the Taliban. army.",
        "The army asked for the help of the Taliban.",
        "a word was left behind",
    ),
    (
        "The insect was found by two boys. in the park. They kept it.",
        "The insect was found by two boys in the park. They kept it.",
        "a small preposition and its own stop",
    ),
    (
        "The bus turned over on the road,\n\nwhich had been closed since May.",
        "The bus turned over on the road, which had been closed since May.",
        "a break behind a comma",
    ),
    (
        "The dam broke on Monday night. because nobody had mended it.",
        "The dam broke on Monday night because nobody had mended it.",
        "because behind the stop",
    ),
    (
        "The mayor of\n\nthe town was not there on Monday.",
        "The mayor of the town was not there on Monday.",
        "a break inside the sentence",
    ),
    (
        "The report of the agency Xinh\n\nua was read in the hall on Monday.",
        "The report of the agency Xinhua was read in the hall on Monday.",
        "a break inside a name",
    ),
    (
        "The committee praised the govern\n\nment for the new dam on Monday.",
        "The committee praised the government for the new dam on Monday.",
        "a break inside a word",
    ),
    (
        "He told the reporters that “the dam is old” He also promised to mend it.",
        "He told the reporters that “the dam is old.” He also promised to mend it.",
        "no stop behind the closing mark",
    ),
    (
        "The men who paint the bridge are paid in fish-\n\ning rights.",
        "The men who paint the bridge are paid in fishing rights.",
        "a break behind a hyphen",
    ),
    (
        "It is a town. where nobody locks the door.",
        "It is a town where nobody locks the door.",
        "a relative behind the stop",
    ),
]


NOT_YET_ASKED = [  # what should be asked and is not, or is changed instead
    (
        "The note has three lines, and so it reads. two of the letters were lost.",
        "sentence",
        "a small word that is no preposition",
    ),
    ("It is a matter of Asia. water shortage is near.", "sentence", "a cut phrase that was also moved"),
    (
        "The man was jailed for fraud. THE SECOND CASE Hours later a woman was found.",
        "sentence",
        "a heading ran into the text",
    ),
    ("all went quietly While the guards slept, the goats left.", "sentence", "a stop may be lost before the capital"),
    ("They marched in the North The border troops had left the posts.", "sentence", "a stop may be lost before The"),
    ("She was hurt in a hit near", "sentence", "the end was lost"),
    ("The portal. said on Monday that it would close.", "sentence", "a name was removed and left a hole"),
    ("A surging ...", "sentence", "a teaser that breaks off"),
    ("On the way back the old who. Of the poor ones.", "sentence", "no sentence at all"),
    (
        "The prince met the wife of President Lin\n\nMei-hua on the steps, and said nothing.",
        "sentence",
        "a name was cut by a break",
    ),
]


def test_left_alone(text):
    assert [edit for edit in fix_sentences(text) if edit.kind == "applied"] == []
    assert clean(text).text == text


def test_fixed(found, expected):
    assert clean(found, [fix_sentences]).text == expected


def test_not_yet_asked(text, rule):
    edits = fix_sentences(text)
    assert any(edit.rule.startswith(rule) and edit.kind != "applied" for edit in edits)
    assert clean(text, [fix_sentences]).text == text
