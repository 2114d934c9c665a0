"""What is known about English words: how common, how written, what they can be in a sentence.

The lexicon is derived by `benchmarks/make_lexicon.py`; frequencies are Zipf values (3 = once in a million words).
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import regex

from cleaners.patterns import pattern

WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*")

PREPOSITIONS = frozenset(
    """
        about above across after against along amid among around as at before behind below beneath
        beside between beyond by despite during for from in inside into like near of off on onto out
        outside over past per since through throughout to toward towards under underneath until up upon
        via with within without
    """.split()
)
CONJUNCTIONS = frozenset(
    """
        and but or nor yet so that than because although though while whereas if unless when
    """.split()
)
SUBORDINATORS = frozenset(
    """
        after although as because before if once since so that though unless until when whenever where
        whereas which while who whom whose
    """.split()
)
DETERMINERS = frozenset(
    """
        a an the this that these those his her its their our my your some any each every no all both
        several many few another such more most other
    """.split()
)
PRONOUNS = frozenset(
    """
        i you he she it we they this that these those there who nobody everybody somebody one
    """.split()
)
AUXILIARIES = frozenset(
    """
        am is are was were has have had do does did can could may might must shall should will would
        cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't couldn't
        mustn't shouldn't won't wouldn't i'm it's that's there's he's she's we're they're you're i've
        we've you've they've i'd he'd she'd we'd they'd i'll he'll she'll we'll they'll you'll it'll
        let's ain't
    """.split()
)
FUNCTION_WORDS = frozenset(
    PREPOSITIONS | CONJUNCTIONS | DETERMINERS | {"he", "she", "it", "we", "they", "was", "were", "is", "are", "has", "had",
    "have", "will", "not", "which", "who", "be", "been", "said", "also", "one"}
)  # fmt: skip
SPEECH_VERBS = frozenset(
    """
        said says say saying added adds explained explains told tells recalled recalls asked asks
        replied replies answered answers stated states noted notes declared declares claimed claims
        admitted admits insisted insists stressed stresses emphasized emphasised emphasizes emphasises
        warned warns wrote writes continued continues concluded concludes commented comments complained
        complains joked jokes laughed laughs shouted shouts whispered cried recounted recounts
        remembered remembers reported reports announced announces argued argues pointed affirmed affirms
        assured assures confirmed confirms believed believes thinks thought suggested suggests observed
        observes remarked remarks promised promises quoted reads read underlined underlines reiterated
        highlighted reflected reflects sighed sighs murmured muttered exclaimed called quipped chanted yelled screamed pleaded boasted vowed lamented mused predicted conceded acknowledged maintained contended asserted alleged testified tweeted countered retorted responded reasoned urged demanded groaned grumbled scoffed marveled marvelled recounts
    """.split()
)
MONTHS = frozenset(
    """
        january february march april may june july august september october november december jan feb
        mar apr jun jul aug sep sept oct nov dec
    """.split()
)
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
# "June. a notice": June is no abbreviation; these are.
ABBREVIATIONS = frozenset(
    """
        mr mrs ms dr prof gen lt col maj capt sgt cpl adm rep sen gov pres st ft no nos vs etc jr sr inc
        ltd co corp dept est approx art fig vol pp ed eds al cf ca bros rev hon messrs mt jan feb mar
        apr jun jul aug sep sept oct nov dec tel ext u.s u.k u.n e.u a.m p.m i.e e.g d.c ph.d b.c a.d
        min max km cm kg u.s.a lbs oz rs contd cont hrs mins sq mts ave blvd rd pvt pte bhd mssrs nr dist tehsil sp spp subsp var tbsp tsp fl oz pt qt figs trans gen ing dipl dott lic av incl re vol id sec hr pl op cit ibid viz resp misc fr hwy bldg apt yd yds lb gal mi dept univ assn intl govt natl supt insp cmdr brig ch viz pl anon mfg dr ste esq llc plc gmbh
    """.split()
)


# states, days and labels: abbreviations where they begin with a capital ("Tampa, Fla. was", but "he was ill. was")
CAPITAL_ABBREVIATIONS = frozenset(
    """
        ala ariz ark calif colo conn del fla ga ill ind kan ky la md me mass mich minn miss mo mont neb nev okla ore pa
        penn tenn tex va vt wash wis wyo mon tue tues wed thu thur thurs fri sat sun pop temp ave dept fig figs trans
    """.split()
)


@cache
def _lexicon() -> tuple[dict[str, int], dict[str, str]]:
    """(tenths of the Zipf value, how it is written and read) of each word."""
    text = (files("cleaners") / "lexicons" / "words.txt").read_text(encoding="utf-8")
    fields = pattern(r"(?m)^#.*").sub("", text).split()  # not line by line: 118,000 are read at every start
    words, tenths, read = fields[::3], map(int, fields[1::3]), fields[2::3]
    return dict(zip(words, tenths, strict=True)), {word: of for word, of in zip(words, read, strict=True) if of != "-"}


def zipf(word: str) -> float:
    """How common the word is, 0 where it is not known.

    >>> zipf("house") > zipf("lookouts") > zipf("sahelthe")
    True
    """
    return _lexicon()[0].get(word.lower(), 0) / 10


def flags(word: str) -> str:
    """How it is written (l small, c capital) and read (n j r b z d p g m), as in the head of the lexicon.

    >>> flags("became"), flags("Kabul")
    ('ld', 'c')
    """
    return _lexicon()[1].get(word.lower(), "")


@cache
def known_words() -> frozenset[str]:
    """The words of dictionaries and the common ones; lists of the web hold "thewater" too, but rarely."""
    frequent, read = _lexicon()
    return frozenset(read) | {word for word, tenths in frequent.items() if tenths >= 34}


@cache
def _always_finite() -> frozenset[str]:
    """Auxiliaries, and the words that can only be a past tense or a third person."""
    found: set[str] = set(AUXILIARIES)
    for word, read in _lexicon()[1].items():
        if ("d" in read and not {"p", "n", "b"} & set(read)) or ("z" in read and "n" not in read):
            found.add(word)
    return frozenset(found)


def is_ordinary(word: str) -> bool:
    """Whether a dictionary writes the word small."""
    return flags(word)[:1] == "l"


def tokens(text: str) -> list[str]:
    """The words of a text, with straight apostrophes."""
    return WORD.findall(text.replace("’", "'"))


def surely_verbless(text: str) -> bool:
    """Whether no word of a short text can be a finite verb in its place.

    >>> surely_verbless("In the safe house."), surely_verbless("He ran."), surely_verbless("The prices rose in May.")
    (True, False, False)
    """
    found = tokens(text)
    low = [word.lower() for word in found]
    return _always_finite().isdisjoint(low) and not any(_may_be_finite(found, low, i) for i in range(len(found)))


def surely_sentence(text: str) -> bool:
    """Whether a word of the text can only be a finite verb.

    >>> surely_sentence("The district has given the team a shed"), surely_sentence("Benches for the team")
    (True, False)
    """
    return has_finite(tokens(text))


def has_finite(found: Sequence[str]) -> bool:
    """Whether one of the words, in their order, can only be a finite verb."""
    low = [word.lower() for word in found]
    return not _always_finite().isdisjoint(low) or any(_is_finite(found, low, i) for i in range(len(found)))


def count_finite(text: str) -> int:
    """How many words of the text surely are finite verbs; an auxiliary and its participle count once.

    >>> count_finite("when the damage becomes visible, the palm is already dead")
    2
    """
    found = tokens(text)
    low = [word.lower() for word in found]
    return sum(_is_finite(found, low, i) for i in range(len(found)))


def is_finite(found: Sequence[str], i: int) -> bool:
    """Whether word `i` can only be a finite verb in its place."""
    return _is_finite(found, [word.lower() for word in found], i)


_SUBJECTS = frozenset(["he", "she", "it", "they", "we", "i", "you", "who", "which"])
_NO_PREDICATES = frozenset(["based", "called", "named", "born"])


def _is_finite(found: Sequence[str], low: Sequence[str], i: int) -> bool:
    word = low[i]
    if word in _always_finite():
        return True
    read = flags(word)
    before = low[i - 1] if i else ""
    if before in _SUBJECTS:
        return ("d" in read or "z" in read or "b" in read) and word not in PREPOSITIONS
    # "the volcano awoke", "the team trained on": a past form straight after a noun or a name
    if "d" in read and i and word not in _NO_PREDICATES:
        noun = ("n" in flags(before) and "j" not in read) or (found[i - 1][:1].isupper() and i > 1)
        after = low[i + 1] if i + 1 < len(low) else ""
        return noun and before not in DETERMINERS and before not in PREPOSITIONS and after not in ("by", "of")
    return False


def _may_be_finite(found: Sequence[str], low: Sequence[str], i: int) -> bool:
    if _is_finite(found, low, i):
        return True
    word = low[i]
    read = flags(word)
    before = low[i - 1] if i else ""
    if "d" in read and before not in DETERMINERS and before not in PREPOSITIONS:
        return bool(i) and "j" not in read
    if "z" in read:
        # "the bars of the rooms", "on roller skates.": after a determiner, an adjective or a preposition, and as the last
        # word, it is a noun
        last = i + 1 == len(found) and "n" in read
        return bool(i) and not last and before not in DETERMINERS | PREPOSITIONS and "j" not in flags(before)
    if "b" in read and i:
        # "the boats leave": after a plural noun
        return before.endswith("s") and "n" in flags(before) and word not in PREPOSITIONS and "j" not in read
    return False
