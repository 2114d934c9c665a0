"""Slips of translation and names in two spellings: always asked, never changed."""

from cleaners.clean import clean
from cleaners.terminology import fix_terminology

LEFT_ALONE = [  # text, why it is a trap
    ("The Missing Persons Bureau keeps the file.", "persons in a name"),
    ("He was told that the road was shut, and informed that it would open.", "told and informed in the passive"),
    ("She has 34 years of service.", "years of something"),
    ("The film was realised on a small budget.", "realised without its object"),
    ("He has lived here since two thousand and two.", "a year in words"),
    ("On the 4th of May the ferry stopped.", "a day with its month"),
    ("The Battle of Tannenberg was fought in 1410.", "a year of ours"),
    ("The interest rate is in the amount shown.", "amount in its English sense"),
    ("The elements of the plan are simple.", "elements of a plan"),
    ("The religious leader of the village spoke.", "religious as an adjective"),
    ("The farmer bought a particular kind of seed.", "particular as an adjective"),
    ("She assisted the surgeon in Lyon.", "assisted in its English sense"),
    ("He read a chapter of the novel aloud.", "nothing to ask"),
    ("The manifestation of the disease is slow.", "manifestation in its English sense"),
    ("The company earns a thousand dollars a day.", "a thousand"),
    ("Ivanov, Ivanova and Ivanenko signed.", "three different family names"),
    ("Iran and Iraq, Austria and Australia, Niger and Nigeria", "countries whose names are alike"),
    ("Slovakia lost to Slovenia.", "two countries"),
    ("Lena Ost and her brother Leo Ost run the mill.", "two members of a family"),
    ("The network of the port failed twice in May.", "nothing to ask"),
    ("Korea and Korean, Kenya and Kenyan, Ukraine and Ukrainian", "a country and its people"),
    ("Two boats collided off Gdańsk; nobody was hurt.", "plain news"),
    ("The office of Mr. Rahmani; the house of Mr. Rahimi", "two family names two letters apart"),
    ("The actual situation is worse than the report says.", "actual in its English sense"),
    ("He was martyred in the third century.", "martyred in its English sense"),
    ("His passport expired in June.", "a passport expires"),
    ("The material was tested for fire resistance.", "material in its English sense"),
    ("According to her, the dam is old.", "according to her is English, if clumsy"),
    ("A man was taken into custody by law enforcement officers, the sheriff said.", "American for police"),
    ("The deception was discovered when the painting was sold.", "deception in its English sense"),
    ("The person in charge of the night shift, Ms. Rui, locked the door.", "in charge of something"),
]


ASKED = [  # text, rule or category of the question, why
    ("He has whistled 300 matches in the league.", "terminology.slip", "Russian, German: a referee"),
    ("It was told in the press service of the ministry.", "terminology.slip", "Russian: who said it"),
    ("The driver was in a state of alcoholic intoxication.", "terminology.slip", "Russian"),
    ("The old cinema needs capital repairs.", "terminology.slip", "Russian"),
    ("The village bought 40 mu of land.", "terminology.slip", "Chinese: a measure"),
    ("The song brushed the screen in May.", "terminology.slip", "Chinese"),
    (
        "The company announced on the 14th that it would close.",
        "terminology.slip",
        "Japanese, Chinese: a day without its month",
    ),
    ("The mill has stood still since three years.", "terminology.slip", "German, French"),
    ("Lena Ruiz, of 34 years, runs the bakery.", "terminology.slip", "Spanish"),
    ("Elements of the municipal police closed the road.", "terminology.slip", "Spanish"),
    ("A bulletin of occurrence was written at the station.", "terminology.slip", "Portuguese"),
    ("According to a provisional balance, nine people died.", "terminology.slip", "Spanish, French"),
    ("She was put in examination on Friday.", "terminology.slip", "French"),
    ("The minister expressed that the road will open.", "terminology.slip", "Turkish"),
    ("The pump was paid by the boy side.", "terminology.slip", "Hindi"),
    ("The well has been dry since 1398.", "terminology.slip", "Persian: a year of another calendar"),
    ("A hundred and twenty persons signed. Later 300 persons came.", "terminology.slip", "persons"),
    ("The doctor told that the child is well.", "terminology.slip", "tell takes a person"),
    ("Net friends laughed at the goat.", "terminology.slip", "Chinese"),
    ("It was a gift of a particular.", "terminology.slip", "French"),
    ("The cupboard smells of naphthalene.", "terminology.slip", "French"),
    ("The city pays 28 thousand million pesos.", "terminology.slip", "Spanish"),
    ("The masses in the valley signed the letter.", "terminology.slip", "Chinese"),
    ("She stands in the God’s acre.", "terminology.slip", "German"),
    ("The head of the hromada left.", "terminology.slip", "Ukrainian"),
    ("The state gave 3 lakh crore for it.", "terminology.slip", "Hindi"),
    ("He expired at the hospital on Monday.", "terminology.slip", "Hindi, Spanish"),
    ("The vigías saw the smoke.", "terminology.slip", "Spanish"),
    ("The palm is already martyred.", "terminology", "Arabic"),
    ("The administration of the district paid.", "terminology.slip", "Russian"),
    (
        "It happened in the calendar, in Zelenskyy’s time, said Zelensky.",
        "terminology.variant",
        "one name in two spellings",
    ),
    ("The port of Odesa is closed; ships wait off Odessa.", "terminology.variant", "a city in two spellings"),
    (
        "In the district of Kakhramanmarash, in Kahramanmaras, it snowed.",
        "terminology.variant",
        "Turkish name through Russian",
    ),
]


NOT_YET_LEFT_ALONE = [  # traps that a cleaner still falls into
    ("Marina met Martina and Marlina.", "first names one letter apart"),
]

NOT_YET_ASKED = [  # what should be asked and is not, or is changed instead
    ("The emergency gang of the bus was on.", "terminology", "Russian"),
    (
        "A man named Hee-seok spoke; later Heeseok left.",
        "terminology.variant",
        "Korean name with and without the hyphen",
    ),
    ("They carried out an arrival on the depot.", "terminology", "Ukrainian"),
    ("The girlfriend of the president, the first lady, spoke.", "terminology", "Korean, Chinese"),
    ("The workers of the internal organs detained him.", "terminology", "Russian"),
]


def test_left_alone(text):
    assert fix_terminology(text) == []
    assert clean(text).text == text


def test_asked(text, rule):
    edits = fix_terminology(text)
    assert any(edit.rule.startswith(rule) and edit.kind != "applied" for edit in edits)
    assert clean(text, [fix_terminology]).text == text


def test_not_yet_left_alone(text):
    assert fix_terminology(text) == []
    assert clean(text).text == text


def test_not_yet_asked(text, rule):
    edits = fix_terminology(text)
    assert any(edit.rule.startswith(rule) and edit.kind != "applied" for edit in edits)
    assert clean(text, [fix_terminology]).text == text
