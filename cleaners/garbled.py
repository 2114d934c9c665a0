"""Sentences that translation broke beyond repair: noted or asked, never changed.

    On the return the sick who.                   ->  noted
    since that from the road of Baños             ->  noted
    The telescope — a mirror of 30 centimeters.   ->  asked: "is"?
    the portal. said on Monday                    ->  noted: a name was lost

Left alone: fragments for effect, questions, headlines, what stands in quotation marks of a title.
"""

import regex

from cleaners.edits import Edit, without_overlaps
from cleaners.segments import sentences
from cleaners.structure import lines_of
from cleaners.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, count_finite, flags, surely_verbless, tokens

_LAST = frozenset(
    """
        the a an and or who which whose because their my our his your of than if while although
    """.split()
)
_WHY = "The sentence does not read; something was lost or moved."
_IMPOSSIBLE = regex.compile(
    r"\b(?:(?:the|an?) (?:is|are|was|were|of|to the|and|the|an|with|from|has|had|have|who|because)|(?:of|from|with|at|by|for|without) (?:is|are|was|were|has|had|said|he|she|they)|"
    r"(?:since|because|although|while) that (?:from|to|of|in|on|the|a)|that to (?:us|me|him|them|her)|(?:which|who) (?:of|from|to) the|is (?:is|are|was)|was (?:was|is|were)|"
    r"to (?:the )?(?:is|was|were|are)|(?:have|has|had) (?:the|a|of|in) (?:been|had)|been (?:is|was|the \p{Ll}+ been))\b(?!-)"
)
# "what he dreamed of is", "the man she ran from was": a clause ends in its preposition
_CLAUSE = regex.compile(
    r"(?i)\b(?:what|who|whom|which|that|where|how|everything|all|thing|one|people|man|woman|place|\p{Ll}+ (?:he|she|they|we|I|it|you)) "
)
_HOLE = regex.compile(
    r"(?<=\p{Ll}{2}\.) (?:said|told|says|reported|wrote|announced|added) (?:on|in|that|to|by|the|he|she)\b|(?<=\p{L}) ,, ?"
)
_COPULA = regex.compile(
    r"^(?:The|A|An|This|His|Her|Its|Their|Our|\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)(?: [\p{L}\d'’\-]+){0,6} (?P<dash>[—–]) (?=(?:the|a|an|not|only|one|our|their|his|her|its) )"
)
_CREDITED = regex.compile(r"(?:Image|Photo|Video|Picture): \p{Lu}")
_SHOUT = regex.compile(r"(?<=\p{Ll}|\d)!(?=\s+\p{Lu}|$)")


def fix_garbled(text: str) -> list[Edit]:
    """Notes on sentences that do not read, queries where a dash stands for "is"."""
    found: list[Edit] = []
    for match in _HOLE.finditer(text):
        found.append(
            Edit(
                match.start(),
                match.end(),
                None,
                "sentence.hole",
                "A name or a link seems to be lost here.",
                0.7,
                "note",
            )
        )
    for line in lines_of(text):
        if not line.ends_sentence or len(line.words) < 3 or _CREDITED.search(line.text):
            continue
        quoted = 0
        for start, end in sentences(line.text):
            sentence = line.text[start:end]
            inside = quoted % 2 == 1 or sentence[:1] in "“\"‘'«"
            quoted += sentence.count('"') + sentence.count("“") + sentence.count("”")
            at = line.start + start
            if _reads_badly(sentence, inside):
                found.append(Edit(at, at + len(sentence), None, "sentence.garbled", _WHY, 0.6, "note"))
            elif (
                not inside
                and (dash := _COPULA.match(sentence))
                and not count_finite(sentence)
                and "—" not in sentence[dash.end() :]
            ):
                why = "A dash stands for the verb, as in Russian and Ukrainian."
                found.append(
                    Edit(
                        at + dash.start("dash"), at + dash.end("dash"), "is", "sentence.copula_dash", why, 0.6, "query"
                    )
                )
            elif (
                not inside
                and (mark := _SHOUT.search(sentence))
                and len(sentence.split()) > 6
                and '"' not in sentence
                and "”" not in sentence
            ):
                why = "A news sentence seldom ends in an exclamation mark."
                found.append(
                    Edit(at + mark.start(), at + mark.end(), ".", "punctuation.exclamation", why, 0.5, "query")
                )
    return without_overlaps(found)


def _reads_badly(sentence: str, inside: bool) -> bool:
    found = tokens(sentence)
    if len(found) < 3 or sentence.endswith(("?", "…", "...")):
        return False
    if (
        found[-1].lower() in _LAST
        and sentence.rstrip('”". ').endswith(found[-1])  # on November 26 and 27.
        and sentence.rstrip('”"').endswith(".")
        and found[-1].islower()
        and found[-1] not in ("his", "of", "if")
        and not (found[-1] == "while" and found[-2].lower() in ("a", "the", "short", "long", "little"))
    ):
        return True
    match = _IMPOSSIBLE.search(sentence)
    if match and (
        match.group().lower().startswith("since that")
        or not _CLAUSE.search(sentence[max(0, match.start() - 40) : match.start()])
    ):
        return True
    if not inside and sentence.endswith(".") and _is_headless(found):
        return True
    if (
        inside
        or not 5 <= len(found) <= 30
        or not sentence.endswith(".")
        or _ASIDE.search(sentence)
        or found[0].lower() in _EFFECT
    ):
        return False
    if "b" in flags(found[0]):  # Grate the potatoes by hand.
        return False
    return surely_verbless(sentence) and not any("d" in flags(word) for word in found) and not _has_plural_verb(found)


_PLURALS = frozenset("people children men women police they we you i those these both all many some".split())
_ADVERBS = frozenset("only also not never often still always now then".split())


def _has_plural_verb(found: list[str]) -> bool:
    """Children from the village come to the platform: a bare verb behind a plural, whatever stands between."""
    low = [word.lower() for word in found]
    plural = False
    for i, word in enumerate(low):
        before = low[i - 1] if i else ""
        free = before in _ADVERBS or (
            before not in DETERMINERS | PREPOSITIONS | {"and", "or"} and "j" not in flags(before)
        )
        team = i and found[i - 1][0].isupper() and low[i + 1 : i + 2] and low[i + 1] in PREPOSITIONS | DETERMINERS
        if (plural or team) and free and "b" in flags(word) and word not in PREPOSITIONS:
            return True  # a team is many in Britain: Derry travel to the island
        plural = plural or word in _PLURALS or (word.endswith("s") and "n" in flags(word) and len(word) > 3)
    return False


_LINKS = frozenset("who which whose while because although whereas whenever where".split())


def _is_headless(found: list[str]) -> bool:
    """Whether every verb belongs to a clause that hangs on another: The young people which to the city."""
    low = [word.lower() for word in found]
    links = sum(word in _LINKS for word in low[1:])
    if not links or not 6 <= len(found) <= 40 or low[0] in _LINKS | _EFFECT or "b" in flags(low[0]):
        return False
    verbs = sum(
        word in AUXILIARIES or bool({"d", "z", "b"} & set(flags(word)) and (i and low[i - 1] not in DETERMINERS))
        for i, word in enumerate(low)
        if not (word.endswith("s") and low[i - 1] in PREPOSITIONS)
    )
    return verbs <= links


_ASIDE = regex.compile(r"[—–:;(]|\d{4}\.$")
_EFFECT = frozenset(
    ["not", "no", "never", "only", "just", "even", "and", "but", "or", "nor", "maybe", "perhaps", "yes"]
)
