"""Derive `cleaners/lexicons/words.txt`: how common a word is, how it is written, what it can be.

    python benchmarks/make_lexicon.py /usr/share/dict/american-english-large /usr/share/dict/british-english-large

Needs the dependency group `lexicon` and Debian's wamerican-large and wbritish-large (SCOWL, free for any use). Sources:
wordfreq (Zipf frequencies, data CC BY-SA 4.0), SCOWL (capitals), lemminflect (readings, MIT).
"""

import re
import sys
from pathlib import Path

import lemminflect
import wordfreq

sys.path.insert(0, str(Path(__file__).parent.parent))
from cleaners.words import AUXILIARIES, FUNCTION_WORDS, PRONOUNS

RARE = 2.0  # Zipf: once in ten million words; rarer words are kept only where a dictionary has them
READINGS = {"NN": "n", "NNS": "n", "JJ": "j", "JJR": "j", "JJS": "j", "RB": "r", "RBR": "r", "RBS": "r", "VB": "b",
            "VBP": "b", "VBZ": "z", "VBD": "d", "VBN": "p", "VBG": "g", "MD": "m"}  # fmt: skip
HEAD = """\
# word, Zipf frequency times ten, then: l written small, c written with a capital, and its readings:
# n noun, j adjective, r adverb, b plain verb, z third person, d past tense, p participle, g -ing form, m modal; - for none of these
# derived by benchmarks/make_lexicon.py from wordfreq (CC BY-SA 4.0), SCOWL and lemminflect (MIT)
"""


def main(lists: list[str]) -> None:
    """Read the word lists named on the command line and write the lexicon beside the cleaners."""
    small, capital = set(), set()
    for path in lists:
        for word in Path(path).read_text(encoding="utf-8").split():
            if re.fullmatch(r"[a-z]+", word):
                small.add(word)
            elif re.fullmatch(r"[A-Z][a-z]+", word):
                capital.add(word.lower())
    common = {w for w in wordfreq.get_frequency_dict("en", "best") if re.fullmatch(r"[a-z]+", w)}
    common = {word for word in common if wordfreq.zipf_frequency(word, "en") >= RARE}
    rows = []
    for word in sorted(common | {w for w in small | capital if wordfreq.zipf_frequency(w, "en") > 1.2}):
        flags = "l" * (word in small) + "c" * (word in capital)
        if word in small:
            # what the table of inflections lacks is a noun, but for the closed classes
            flags += "".join(
                sorted(readings(word) or ({"n"} if word not in FUNCTION_WORDS | AUXILIARIES | PRONOUNS else set()))
            )
        rows.append(f"{word} {round(wordfreq.zipf_frequency(word, 'en') * 10)} {flags or '-'}")
    target = Path(__file__).parent.parent / "cleaners" / "lexicons" / "words.txt"
    target.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} words, {target.stat().st_size // 1024} kB")


def readings(word: str) -> set[str]:
    """What lemminflect knows the form to be, as letters of READINGS."""
    found = set()
    for part, lemmas in lemminflect.getAllLemmas(word).items():
        found |= regular(word, part, lemmas)
        for lemma in lemmas:
            for tag, forms in lemminflect.getAllInflections(lemma, upos=part).items():
                if word in forms and tag in READINGS:
                    found.add(READINGS[tag])
    return found


def regular(word: str, part: str, lemmas: tuple[str, ...]) -> set[str]:
    """What a regular ending says, where the table of inflections lacks the form."""
    if part == "NOUN":
        return {"n"}
    if part == "ADJ":
        return {"j"}
    if part == "ADV":
        return {"r"}
    if part != "VERB":
        return set()
    if word in lemmas:
        return {"b"}
    if word.endswith("ed"):
        return {"d", "p"}
    return {"g"} if word.endswith("ing") else {"z"} if word.endswith("s") else set()


if __name__ == "__main__":
    main(sys.argv[1:])
