"""Quotation marks: reversed, foreign, unclosed, out of order, and those that are right."""

from cleaners.clean import clean
from cleaners.quotes import fix_quotes

LEFT_ALONE = [  # text, why it is a trap
    (
        "“When I told my mother, she said I was a fool.\n\n“My father said nothing at all.”",
        "a tag behind a clause that leads in",
    ),
    ("“Where did you run to?” Alford said. “Did you go back?”", "a tag between two quotations"),
    ("The words “yes” and “no” count, said the clerk.", "two quotations in a sentence"),
    ('He is 6\'2" tall, and the plank is 12" wide.', "feet and inches"),
    ("It was the '90s' sound, rock 'n' roll and the boys' room.", "apostrophes"),
    ("“The dam,” she said, “is old.”\n\n“We wait.”", "speech with a tag inside"),
    ("“The dam is old.\n\n“It was built in 1911.\n\n“We wait,” she said.", "a quotation over three paragraphs"),
    ('"The dam is old.\n\n"It was built in 1911," she said.', "straight marks over two paragraphs"),
    ("“He said ‘never’ twice,” she said.", "a quotation inside a quotation"),
    ("\"He said 'never' twice,\" she said.", "straight marks, one inside the other"),
    ("“‘Never,’ he told me,” she said.", "two marks open together"),
    ('They call it the "hour of fish", and it is late.', "a term, comma outside"),
    ("He called it a “farce”.\n\nShe called it a “success”.\n\nThey called it “over”.", "British order everywhere"),
    ("The film “Why?” won; “Go!” did not.", "titles with marks of their own"),
    ("’Twas late, and the fishermen’s boats lay in the harbor’s mouth.", "curly apostrophes"),
    ("The “Dona Ana,” a ferry, and the “Santa Rita” lay side by side.", "names of ships"),
    ("“Why?” asked Ana. “Why not?” said Rui.", "two speakers"),
    ("(“Nobody,” she said.)", "a quotation in brackets"),
    ("“Nobody” — that is what they call him — has no house.", "a dash behind the mark is no tag"),
    ("The mill — a ruin — was sold.\n\nThe owner — a baker — left.", "dashes in pairs"),
    ("- flour\n- salt\n- eggs", "a list"),
    ("“I’m out,” he wrote (“for good”).", "an apostrophe inside"),
    ("'The dam,' she said, 'is old.' It's the firm's fault.", "British single marks as main form"),
    ("He said: “Wait.” She did.", "colon before the quotation"),
    ("“The dam is old …” He did not go on.", "a pause at the end"),
]

FIXED = [  # as found, as it should read, why this case is here
    ("״We have come this far,״ he said.", "“We have come this far,” he said.", "Hebrew marks"),
    ("“We go,” he said,“ and you stay.”", "“We go,” he said, “and you stay.”", "the space behind instead of before"),
    (
        "“We saw nothing, said captain Ola Hansen. “ It was white.”",
        "“We saw nothing,” said captain Ola Hansen. “It was white.”",
        "an opening mark with a space behind it",
    ),
    ('“They don’t talk", he said.', "“They don’t talk,” he said.", "marks of two forms"),
    ("He said:” The road is closed “. It was.", "He said: “The road is closed.” It was.", "spaces on the other side"),
    (
        '"We stay," she said." It is our home ".',
        '"We stay," she said. "It is our home."',
        "the same with straight marks",
    ),
    (
        "The film” The Long Winter “won in Berlin.",
        "The film “The Long Winter” won in Berlin.",
        "the same round a title",
    ),
    (
        "“I will not blame anybody”. Rao told reporters. “My sister is well.”",
        "“I will not blame anybody,” Rao told reporters. “My sister is well.”",
        "nothing is told but who spoke",
    ),
    (
        '"It was calm and did not push" , – said the cashier, Olga Reznik. The train left.',
        '"It was calm and did not push," said the cashier, Olga Reznik. The train left.',
        "a spaced comma and a dash",
    ),
    (
        "«The dam is old», — says Gusev. «It leaks».",
        "“The dam is old,” says Gusev. “It leaks.”",
        "Russian marks and order",
    ),
    (
        "„The dam is old“, said the mayor. „It leaks.“",
        "“The dam is old,” said the mayor. “It leaks.”",
        "German marks and order",
    ),
    (
        "« The dam is old », she said. « It leaks. »",
        "“The dam is old,” she said. “It leaks.”",
        "French marks with spaces",
    ),
    (
        "«\N{NO-BREAK SPACE}The dam is old,\N{NO-BREAK SPACE}» she said.",
        "“The dam is old,” she said.",
        "French marks with no-break spaces",
    ),
    ("They call her 「Aunt Lamp」 in the village.", "They call her “Aunt Lamp” in the village.", "Japanese brackets"),
    ("He read 『The Dam』 twice.", "He read “The Dam” twice.", "Japanese double brackets"),
    ('""Never"", she said.', '"Never," she said.', "doubled by an export"),
    (
        "““Last year they paid in fish,” says the owner.",
        "“Last year they paid in fish,” says the owner.",
        "the opening mark doubled",
    ),
    ("“The dam is old.“ She left.", "“The dam is old.” She left.", "the closing mark turned"),
    ("He replied, ”We wait,” and left.", "He replied, “We wait,” and left.", "the opening mark turned"),
    ("”The dam is old,” she said.", "“The dam is old,” she said.", "the mark that begins the paragraph turned"),
    (
        "“These dams can and should be mended. “",
        "“These dams can and should be mended.”",
        "the closing mark turned and spaced",
    ),
    (
        'He used " medicine and tools " of his own.',
        'He used "medicine and tools" of his own.',
        "spaces inside the marks",
    ),
    ("“The dam is old.” , says the note.", "“The dam is old,” says the note.", "stop, mark, comma"),
    ("“The water fell.”, added the mayor.", "“The water fell,” added the mayor.", "stop, mark, comma, Portuguese"),
    (
        "“The rain will never stop “, – said the guard.",
        "“The rain will never stop,” said the guard.",
        "mark, comma, dash, Russian",
    ),
    ("“The dam is old”, says the baker.", "“The dam is old,” says the baker.", "comma outside before the tag"),
    ("“We need the dam” says the baker Ana Reis.", "“We need the dam,” says the baker Ana Reis.", "the comma was lost"),
    (
        "“They did not ask for money, he said. They had none.",
        "“They did not ask for money,” he said. They had none.",
        "no closing mark before the tag",
    ),
    (
        '"For the big ones, we need Li.\n\nThe town paid.',
        '"For the big ones, we need Li."\n\nThe town paid.',
        "no closing mark at the end of the paragraph",
    ),
    (
        "“The dam is old,” she said. “It leaks.\n\nThe town paid.",
        "“The dam is old,” she said. “It leaks.”\n\nThe town paid.",
        "the second half has no closing mark",
    ),
    (
        '“I will wait." She left. “So will I.”',
        "“I will wait.” She left. “So will I.”",
        "a straight mark in a curly article",
    ),
    (
        "“The dam,” she said, “is old.'\n\nThe town paid.",
        "“The dam,” she said, “is old.”\n\nThe town paid.",
        "a single mark ends the paragraph",
    ),
    (
        "It was cold in winter.“If we wait, we freeze,” he said.",
        "It was cold in winter. “If we wait, we freeze,” he said.",
        "no space before the opening mark",
    ),
    (
        "“We love this town.”Berg has lived here for years.",
        "“We love this town.” Berg has lived here for years.",
        "no space behind the closing mark",
    ),
    (
        "— We are leaving, — said Ivan.\n\n— Why now? — asked Olga.",
        "“We are leaving,” said Ivan.\n\n“Why now?” asked Olga.",
        "dialogue in dashes, Russian",
    ),
    (
        "– The dam is old – said Marek. – It leaks.\n\n– Since when? – asked Ewa.",
        "“The dam is old,” said Marek. “It leaks.”\n\n“Since when?” asked Ewa.",
        "dialogue in dashes, Polish",
    ),
    (
        "We are leaving tomorrow,” said the baker.",
        "“We are leaving tomorrow,” said the baker.",
        "no opening mark; the quotation is all of it",
    ),
    ("The mayor: “We wait.’’", "The mayor: “We wait.”", "two single marks close"),
    ("<<We wait>>, he said. <<It leaks>>.", "“We wait,” he said. “It leaks.”", "angle brackets"),
    ("《The dam is old,》 she said.", "“The dam is old,” she said.", "Chinese title marks around speech"),
    (
        "„Wir“ is a word he never used, she said: „He says ‚I‘.“",
        "“Wir” is a word he never used, she said: “He says ‘I’.”",
        "German marks, nested",
    ),
    (
        "“The dam is old!”, she cried. “Is it?”, he asked.",
        "“The dam is old!” she cried. “Is it?” he asked.",
        "comma behind mark and exclamation mark",
    ),
    ("“The dam is old,” she said. “It leaks”.", "“The dam is old,” she said. “It leaks.”", "the stop outside, Spanish"),
    (
        "''Yes,'' he said. ''We wait.''",
        '"Yes," he said. "We wait."',
        "two apostrophes, Indian: the page has no other form",
    ),
    ("He was `educated` in Leeds.", "He was “educated” in Leeds.", "accents for marks"),
    ("``We wait,'' he said.", '"We wait," he said.', "marks of an old typesetter"),
]

ASKED = [  # text, rule or category of the question, why
    ("They will keep the promise” of the town, the paper wrote.", "quotes", "closed, and never opened"),
    (
        "The bill “for the poor was read twice and then lost in the upper house of the parliament in May.",
        "quotes",
        "opened, and the end is not known",
    ),
    (
        "“We know them as old partners.” They ought to pay, I told him so, we all did,” she said.",
        "quotes",
        "closed too early",
    ),
    ("at “Radio One “on air” TV 2 “said that it would close.", "quotes", "a chain of turned marks"),
    ("“The party “Unity” has no house,” he said.", "quotes", "double marks inside double marks"),
]


def test_left_alone(text):
    assert [edit for edit in fix_quotes(text) if edit.kind == "applied"] == []
    assert clean(text).text == text


def test_fixed(found, expected):
    assert clean(found, [fix_quotes]).text == expected


def test_asked(text, rule):
    edits = fix_quotes(text)
    assert any(edit.rule.startswith(rule) and edit.kind != "applied" for edit in edits)
    assert clean(text, [fix_quotes]).text == text
