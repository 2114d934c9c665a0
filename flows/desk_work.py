"""What is done to one article: clean it, score it before and after. Plain functions that the flow and the commands call."""

from collections.abc import Callable, Sequence

from cleaners.clean import Cleaning, TextError, clean
from cleaners.structure import lines_of
from flows.articles import Article
from flows.languagetool import LanguageToolError, Match, MatchCache, check
from reports.review import Failure, Review
from scorers.score import grammar_rules, score

Checker = Callable[[Sequence[str]], list[list[Match]]]


def checker(url: str, cache: MatchCache | None = None, threads: int = 2) -> Checker:
    """A function that asks the LanguageTool server at `url` for the chosen rules only."""
    rules = sorted(grammar_rules())
    return lambda texts: check(texts, url, only_rules=rules, threads=threads, cache=cache)


def review_articles(articles: Sequence[Article], ask: Checker | None) -> list[Review | Failure]:
    """Each article cleaned and scored; one that fails is a Failure, and the rest goes on.

    `ask` is None where LanguageTool is not to be had: the scores then say so in their signature.
    """
    cleaned: list[tuple[Article, Cleaning] | Failure] = []
    for article in articles:
        try:
            cleaned.append((article, clean(article.text)))
        except TextError as error:
            cleaned.append(Failure(article.id, str(error)))
        except Exception as error:
            why = f"A fault of Copydesk's own ({error.__class__.__name__}: {error}). Report it with the article; the others were done."
            cleaned.append(Failure(article.id, why))
    done = [pair for pair in cleaned if not isinstance(pair, Failure)]
    texts = [text for article, cleaning in done for text in (article.text, cleaning.text)]
    matches: list[list[Match]] | None = None
    note = ()
    if ask is not None:
        try:
            matches = ask(texts)
        except LanguageToolError as error:
            note = (f"Scored without LanguageTool: {error}",)
    reviews = iter(_review(article, cleaning, matches and matches[2 * i : 2 * i + 2], note) for i, (article, cleaning) in enumerate(done))
    return [found if isinstance(found, Failure) else next(reviews) for found in cleaned]


def _review(article: Article, cleaning: Cleaning, matches: list[list[Match]] | None, note: tuple[str, ...]) -> Review:
    before = score(article.text, cleaning.edits, matches[0] if matches else None, cleaning.page)
    # the cleaned text is looked at afresh: what is left, and what cleaning itself brought in
    after = score(cleaning.text, clean(cleaning.text).edits, matches[1] if matches else None, cleaning.page)
    notes = article.notes + note
    if cleaning.language != "English":
        notes += (f"The text seems to be in {cleaning.language}; only its encoding was repaired.",)
    lines = lines_of(cleaning.text)
    title = lines[0].text[:120] if lines else article.id
    return Review(article.id, title, cleaning, before, after, notes)
