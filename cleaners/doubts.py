"""What looks wrong and only a human can mend: notes and queries, never changes.

    a depth of 40⏎⏎The ship sank         ->  noted: the line was cut off
    opened last night at 8.30 a.m.        ->  noted: evening and morning contradict
    THE direct train; al-KHatloni         ->  asked: the capitals
    the goverment                         ->  asked: government?

Left alone: pauses in quotations, headings in lines of their own, addresses that the article gives its readers.
"""

import regex

from cleaners.edits import Edit, Pattern, substitute, without_overlaps
from cleaners.marks import has, has_marks, has_word, small_words
from cleaners.patterns import pattern
from cleaners.structure import Line, lines_of
from cleaners.words import DETERMINERS, PREPOSITIONS, is_ordinary, zipf

_MISSPELT = {
    "goverment": "government", "govermental": "governmental", "parliment": "parliament", "enviroment": "environment", "commision": "commission",
    "comission": "commission", "recieve": "receive", "recieved": "received", "occured": "occurred", "occurence": "occurrence", "seperate": "separate",
    "seperated": "separated", "untill": "until", "wich": "which", "beleive": "believe", "beleived": "believed", "accomodation": "accommodation",
    "definately": "definitely", "tommorow": "tomorrow", "tommorrow": "tomorrow", "begining": "beginning", "neccessary": "necessary", "sucessful": "successful",
    "succesful": "successful", "adress": "address", "agressive": "aggressive", "buisness": "business", "calender": "calendar", "collegue": "colleague",
    "committment": "commitment", "foriegn": "foreign", "independant": "independent", "maintainance": "maintenance", "millitary": "military",
    "offical": "official", "oficial": "official", "presidental": "presidential", "publically": "publicly", "reccomend": "recommend", "refering": "referring",
    "responsability": "responsibility", "resistence": "resistance", "restaraunt": "restaurant", "sieze": "seize", "siezed": "seized", "strenght": "strength",
    "thier": "their", "threatend": "threatened", "transfered": "transferred", "truely": "truly", "wether": "whether", "whitch": "which", "withing": "within",
    "journalits": "journalists", "adviced": "advised", "developement": "development", "desparate": "desperate", "existance": "existence", "expence": "expense",
    "greatful": "grateful", "harrassment": "harassment", "higway": "highway", "inaugration": "inauguration", "intrest": "interest", "knowlege": "knowledge",
    "liason": "liaison", "minsiter": "minister", "nationwise": "nationwide", "organisaton": "organisation", "peoples'": "people's", "polititian": "politician",
    "prisioner": "prisoner", "refuge's": "refugees", "soliders": "soldiers", "secratary": "secretary", "wounderful": "wonderful", "victum": "victim",
}  # fmt: skip
_WORD = regex.compile(r"(?<![\p{L}’'\-])\p{L}{4,}(?![\p{L}’'\-])")

PATTERNS = [
    Pattern("sentence.participle", regex.compile(r"(?:(?<=[.!?][”\"]? )|(?<=^|\n))(?:Stating|Noting|Emphasi[sz]ing|Declaring|Expressing|Underlining|Stressing|Reminding|Recalling|Pointing out|Drawing attention to|Touching on|Indicating|Mentioning)\b[^.!?\n]{15,200}(?P<stop>\.) (?=\p{Lu})"), None, "The clause has no verb of its own; it may belong to the next sentence.", 0.6, "note", needs=has_word(*"stating noting emphasizing emphasising declaring expressing underlining stressing reminding recalling pointing drawing touching indicating mentioning".split())),
    Pattern("grammar.since", regex.compile(r"\b(?:is|are)(?! (?:the|an?)\b)(?: [\p{Ll}\-]+){1,5} since (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December|(?:19|20)\d\d|yesterday|last)\b"), None, "Present and “since” do not go together; “has been”?", 0.5, "note", needs=has_word("since")),
    Pattern("grammar.being", regex.compile(r"\b(?:is|are|was|were) being (?:possible|able|available|necessary|impossible|aware|ready)\b"), None, "The verb is in a form of another language.", 0.6, "note", needs=has_word("being")),
    Pattern("sentence.excerpt", regex.compile(r"\[(?:…|\.{3})\](?: ?\p{Lu}[^\n]{0,60}$)?|(?<=\p{Ll}{2} ?)(?:\.{3}|…)(?:read more|continue reading)?$", regex.M | regex.I), None, "The text seems to be an excerpt that was cut off here.", 0.7, "note", needs=has_marks(r"\.\.\.|…")),
    Pattern("sentence.first_letters_lost", regex.compile(r"^[b-hj-z] (?=\p{Ll})|(?<=\n\n)(?:t|he|ut|nd|or) (?=\p{Ll}+ (?:is|was|has|had|will|began))", regex.M), None, "The first letters of the paragraph are missing.", 0.7, "note", needs=has_marks(r"\n")),
    Pattern("sentence.heading", regex.compile(r"(?<=[.!?][”\"]? )(?:\p{Lu}{2,}(?: \p{Lu}{2,}){1,8})(?= \p{Lu}\p{Ll}|\p{Lu}? \p{Lu}\p{Ll})"), None, "A heading seems to have run into the paragraph.", 0.7, "note", needs=has(r"[.!?][”\"]? \p{Lu}{2}")),
    Pattern("casing.caps_start", regex.compile(r"^(?:THE|AN|IN|ON|AT|FOR|AFTER|WHEN|PRIME MINISTER|PRESIDENT|MINISTER|POLICE)(?= \p{Ll}+ \p{Ll}| \p{Lu}\p{Ll}+ \p{Ll})", regex.M), None, "The paragraph begins in capitals; is it the house's style?", 0.5, "note", needs=has(r"(?:^|\n)\p{Lu}{2}")),
    Pattern("casing.odd", regex.compile(r"(?<![\p{L}])(?:al|el|Al|El)-\p{Lu}{2,}\p{Ll}+"), None, "The name has odd capitals.", 0.6, "note", needs=has_word("al", "el")),
    Pattern("punctuation.number_wrong", regex.compile(r"\b(?:last night|tonight|this evening|yesterday evening|in the evening) at \d{1,2}(?:[.:]\d{2})? a\.m\.|\b(?:this morning|in the morning) at \d{1,2}(?:[.:]\d{2})? p\.m\.|\b\d{1,2}[.:]\d{2} a\.m\. (?:that|the same|on the same|last) (?:night|evening)|\b\d{1,2}[.:]\d{2} p\.m\. (?:that|the same|in the) morning", regex.I), None, "Part of day and hour contradict each other.", 0.7, "note", needs=has_word("m")),
    Pattern("punctuation.number_wrong", regex.compile(r"\b(?:3[2-9]|[4-9]\d) (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:3[2-9]|[4-9]\d)\b(?!,? ?\d)|\b(?:April|June|September|November) 31\b|\b31 (?:April|June|September|November)\b|\bFebruary 3[01]\b"), None, "There is no such day.", 0.8, "note", needs=has(r"\b(?:3[1-9]|[4-9]\d)\b|February 30")),
    Pattern("punctuation.number_broken", regex.compile(r"\(\d{1,3},\d{3} \d{1,3}\)|(?<![\d,.])\d{1,3},\d{3} \d{1,2}(?![\d,.:]|\s?(?:years?|times|hours?|minutes?|days?|January|February|March|April|May|June|July|August|September|October|November|December))"), None, "The number is broken; nobody can tell what it was.", 0.7, "note", needs=has_marks(r"\x00,\x00")),
    Pattern("punctuation.ellipsis", regex.compile(r"(?<=\p{L}) \.{3}(?=\p{L})"), "... ", "The space stands on the wrong side of the pause.", 0.6, "query", needs=has_marks(r" \.\.\.")),
    Pattern("boilerplate.address", regex.compile(r"(?<=\p{L}, )https?://\S+(?= \p{Ll})"), "", "An address stands inside the sentence.", 0.6, "query", needs=has_word("http", "https")),
    Pattern("sentence.word_order", regex.compile(r"(?:(?<=[.!?] )|^)(?:With|From|To|Of|About|By|On) (?:\p{Ll}+ ){1,4}(?:(?:had|has|have) \p{Ll}+ed|(?:recogni[sz]ed|met|saw|found|took|received|greeted|thanked) (?:him|her|them|it|the)) [^.\n]*\.", regex.M), None, "The order of the words is that of another language.", 0.5, "note"),
    Pattern("sentence.hole", regex.compile(r"\b(?:in|on|to|with|of) (?:when|while) (?:he|she|they|it|the)\b|\bbetween \p{Ll}+ (?:\p{Ll}+ )?and \p{Lu}\p{Ll}+$", regex.M), None, "A word seems to be lost here.", 0.6, "note"),
    Pattern("terminology.slip", regex.compile(r"\b(?:tabloid|newspaper|daily|weekly|paper|magazine) [“\"](?:Picture|Image|Mirror of|World|Country|Time|Republic|News|Morning|Evening|People)[”\"]?(?= \p{Ll})"), None, "The name of a newspaper may have been translated.", 0.5, "note", needs=has_word("tabloid", "newspaper", "daily", "weekly", "paper", "magazine")),
]  # fmt: skip
_FOREIGN_WORD = regex.compile(r"[“\"](?P<word>\p{Ll}{4,})[”\"]")


def fix_doubts(text: str) -> list[Edit]:
    """Notes and queries; no edit of these is ever applied."""
    found = substitute(text, PATTERNS)
    for match in _WORD.finditer(text) if not small_words(text).isdisjoint(_MISSPELT) else ():
        if right := _MISSPELT.get(match.group().lower()):
            right = right.capitalize() if match.group()[0].isupper() else right
            found.append(Edit(*match.span(), right, "grammar.spelling", "The word is misspelt.", 0.8, "query"))
    for match in _FOREIGN_WORD.finditer(text):
        word = match["word"]
        if not zipf(word) and not is_ordinary(word):
            found.append(
                Edit(
                    match.start("word"),
                    match.end("word"),
                    None,
                    "terminology.foreign_word",
                    "A word of another language is left.",
                    0.6,
                    "note",
                )
            )
    lines = lines_of(text)
    spoken = sum("“" in line.text or '"' in line.text for line in lines)
    first_person = [line for line in lines if _is_unmarked_speech(line)]
    if spoken >= 2 and 1 <= len(first_person) <= 2:
        for line in first_person:
            why = "The paragraph speaks in the first person and has no quotation marks."
            found.append(Edit(line.start, line.end, f"“{line.text}”", "quotes.lost", why, 0.5, "query"))
    for i, line in enumerate(lines):
        if pattern(r"\d{1,6}").fullmatch(line.text):
            found.append(
                Edit(
                    line.start,
                    line.end,
                    "",
                    "boilerplate.counter",
                    "A number stands alone; is it a counter?",
                    0.5,
                    "query",
                )
            )
        elif line.text.count("|") >= 2 and not line.ends_sentence:
            found.append(
                Edit(
                    line.start, line.end, "", "boilerplate.table", "A row of a table stands in the text.", 0.5, "query"
                )
            )
        elif i + 1 < len(lines) and _is_cut(line):
            found.append(
                Edit(
                    line.end - len(line.words[-1]),
                    line.end,
                    None,
                    "sentence.cut_off",
                    "The line was cut off; its end is lost.",
                    0.6,
                    "note",
                )
            )
    return without_overlaps(found)


def _is_unmarked_speech(line: Line) -> bool:
    return (
        bool(pattern(r"(?:I|We|My|I’m|I'm|I’ve|I've) \p{Ll}").match(line.text))
        and line.is_prose
        and not pattern(r"[“”\"‘]").search(line.text)
    )


def _is_cut(line: Line) -> bool:
    """Whether a line of prose ends in a word or figure that cannot end a sentence."""
    if len(line.words) < 8 or line.ends_sentence or not line.text[-1:].isalnum():
        return False
    last = line.text.split()[-1].lower()
    return last in (PREPOSITIONS | DETERMINERS | {"be", "been", "and", "or", "that", "whether", "is", "was"}) - {
        "this",
        "that",
        "all",
        "more",
        "off",
        "on",
        "up",
    } or bool(pattern(r" of \d{1,3}$").search(line.text))
