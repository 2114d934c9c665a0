"""What is done to an article: it is cleaned and scored, before and after; the flow and the commands call these."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from textwrap import shorten
from types import MappingProxyType
from typing import TYPE_CHECKING

from cleaners.archive import StandingLines
from cleaners.clean import Cleaning, TextError, clean
from cleaners.profile import Profile
from cleaners.structure import lines_of
from flows.articles import Article
from reports.review import Failure, Review
from scorers.reference import ReferenceTextError
from scorers.score import Scores, grammar_rules, score, with_reference, with_source

if TYPE_CHECKING:  # `copydesk clean` starts without it
    from flows.languagetool import Match
    from scorers.plugin import Scorer

WITHOUT = "Scored without LanguageTool: "
# for each source the lines that stand under many of its articles
Standing = Mapping[str, frozenset[str]]
NONE_KNOWN: Standing = MappingProxyType({})
# the profile of each source that has one of its own, and under "" that of all others
Profiles = Mapping[str, Profile]
NO_PROFILES: Profiles = MappingProxyType({})
Checker = Callable[[Sequence[str]], "list[list[Match]]"]


def checker(url: str, threads: int = 2) -> Checker:
    """A function that asks the LanguageTool server at `url` for the chosen rules only."""
    from flows.languagetool import check

    rules = sorted(grammar_rules())
    return lambda texts: check(texts, url, only_rules=rules, threads=threads)


def asked(ask: Checker | None, texts: Sequence[str]) -> "tuple[list[list[Match]] | None, str]":
    """(matches of each text, "") or (None, why LanguageTool did not answer)."""
    if ask is None:
        return None, ""
    from flows.languagetool import LanguageToolError

    try:
        return ask(texts), ""
    except LanguageToolError as error:
        return None, str(error)


def standing_by_site(found: Iterable[Article | Failure]) -> tuple[int, Standing]:
    """(how many articles there are, what each source prints under many of its articles)."""
    count = 0
    by_site: dict[str, StandingLines] = {}
    for each in found:
        count += 1
        if isinstance(each, Article):
            by_site.setdefault(each.site, StandingLines()).add(each.text)
    return count, {site: standing for site, lines in by_site.items() if (standing := lines.found())}


def cleaned(article: Article, standing: Standing = NONE_KNOWN, profiles: Profiles = NO_PROFILES) -> Cleaning | Failure:
    """The article cleaned, or why that failed."""
    profile = profiles.get(article.site) or profiles.get("")
    try:
        return clean(article.text, standing=standing.get(article.site, frozenset()), profile=profile)
    except TextError as error:
        return Failure(article.id, f"{article.where}: {error}")
    except Exception as error:
        return own_fault(article, error)


def notes_on(article: Article, cleaning: Cleaning) -> tuple[str, ...]:
    """What a reader should know of how the article was read and treated."""
    if cleaning.language == "English":
        return article.notes
    return (*article.notes, f"The text seems to be in {cleaning.language}; only its encoding was repaired.")


def own_fault(article: Article, error: Exception) -> Failure:
    """What is said where the program is wrong, not the article."""
    fault = f"a fault of Copydesk's own ({type(error).__name__}: {error})"
    return Failure(article.id, f"{article.where}: {fault}. Report it with the article.")


def review_articles(
    articles: Sequence[Article],
    ask: Checker | None,
    standing: Standing = NONE_KNOWN,
    profiles: Profiles = NO_PROFILES,
    others: "Sequence[Scorer]" = (),
) -> list[Review | Failure]:
    """Each article cleaned and scored; one that fails is a Failure, and the rest goes on.

    `ask` is None where LanguageTool is not to be had: the scores then say so in their signature. `others` are scorers of
    packages.
    """
    cleanings = [(article, cleaned(article, standing, profiles)) for article in articles]
    texts = [text for a, cleaning in cleanings if isinstance(cleaning, Cleaning) for text in (a.text, cleaning.text)]
    answers, trouble = asked(ask, texts)
    matches = repeat(None) if answers is None else iter(answers)
    note = (WITHOUT + trouble,) if trouble else ()
    found: list[Review | Failure] = []
    for article, cleaning in cleanings:
        if isinstance(cleaning, Failure):
            found.append(cleaning)
            continue
        of_original, of_cleaned = next(matches), next(matches)
        try:
            found.append(_review(article, cleaning, of_original, of_cleaned, note))
        except Exception as error:
            found.append(own_fault(article, error))
    return _with_opinions(articles, found, others) if others else found


def _with_opinions(
    articles: Sequence[Article], found: list[Review | Failure], others: "Sequence[Scorer]"
) -> list[Review | Failure]:
    """The reviews with what the scorers of packages say of the text before and after."""
    from scorers.plugin import Row, opinions

    pairs = [(article, each) for article, each in zip(articles, found, strict=True) if isinstance(each, Review)]
    rows = [
        Row(f"{state} {article.where}", text, article.source, article.reference)
        for article, each in pairs
        for state, text in (("before", each.cleaning.original), ("after", each.cleaning.text))
    ]
    said = {scorer.name: opinions(scorer, rows) for scorer in others}
    both = [{name: (all[i], all[i + 1]) for name, all in said.items()} for i in range(0, len(rows), 2)]
    opinion_of = iter(both)
    return [replace(each, opinions=next(opinion_of)) if isinstance(each, Review) else each for each in found]


def scored(article: Article, text: str, cleaning: Cleaning, matches: "list[Match] | None") -> tuple[Scores, str]:
    """(scores, trouble): of the text, against the article's source and reference where there are any.

    `cleaning` is what the cleaners found in the text; `trouble` says why the reference could not be used.
    """
    scores = score(text, cleaning.edits, matches, cleaning.page, cleaning.language)
    scores = with_source(scores, text, article.source)
    try:
        return with_reference(scores, text, article.reference), ""
    except ReferenceTextError as error:
        return scores, str(error)


def _review(
    article: Article,
    cleaning: Cleaning,
    of_original: "list[Match] | None",
    of_cleaned: "list[Match] | None",
    note: tuple[str, ...],
) -> Review:
    before, trouble = scored(article, article.text, cleaning, of_original)
    # the cleaned text is looked at afresh: what is left, and what cleaning itself brought in
    again = replace(clean(cleaning.text), page=cleaning.page, language=cleaning.language)
    after, _ = scored(article, cleaning.text, again, of_cleaned)
    note = (*note, trouble) if trouble else note
    lines = lines_of(cleaning.text)
    title = shorten(lines[0].text, 120, placeholder=" …") if lines else article.id
    return Review(article.id, title, cleaning, before, after, notes_on(article, cleaning) + note, site=article.site)
