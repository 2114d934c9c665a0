"""How long the queue takes with 100,000 articles: the first page, each filter, a search; and with 1,000 for comparison.

    python benchmarks/desk_queue.py [ADDRESS]         # a SQLite file in a new folder, or postgresql://...

The articles are made of the project's own samples: three words of each are changed, so that no two are alike.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import insert, select, text

from desk import tables
from desk.counts import urgency
from desk.database import open_database, writing
from desk.queue import Filter, choices, listed, totals
from desk.saving import save
from flows.articles import Article, find_files, read_articles
from flows.review_work import review_articles

BANDS = ("publish", "review", "reject", "too short")


def fill(engine, count):
    """The samples as the flow stores them, and copies of their rows with words and scores of their own."""
    samples = [one for one in read_articles(find_files(["tests/articles/*/original.txt"])) if isinstance(one, Article)]
    save(engine, review_articles(samples, None), "standard")
    body = ":body" if engine.dialect.name == "sqlite" else "to_tsvector('simple', :body)"
    index = text(f"INSERT INTO article_search (rowid, body) VALUES (:id, {body})")
    dice = random.Random(1)
    with writing(engine) as connection:
        articles = connection.execute(select(tables.Article.__table__).order_by(tables.Article.id)).mappings().all()
        results = connection.execute(select(tables.Result.__table__).order_by(tables.Result.id)).mappings().all()
        counts = connection.execute(select(tables.RuleCount.__table__)).mappings().all()
        changes = connection.execute(select(tables.StoredChange.__table__)).mappings().all()
        for start in range(len(articles), count, 1000):
            rows = {"articles": [], "results": [], "counts": [], "changes": [], "search": []}
            for number in range(start, min(count, start + 1000)):
                id, sample = number + 1, number % len(articles)
                words = f"{dice.choice(WORDS)} {dice.choice(WORDS)} {number}"
                band, score = dice.choice(BANDS), dice.uniform(0, 100)
                asked = dice.randrange(20)
                own = {"id": id, "name": f"a{number}", "title": words, "site": f"site{number % 40}", "result_id": id}
                own |= {"band": band, "score": score, "questions": asked, "urgency": urgency(band, asked, score)}
                rows["articles"].append({**articles[sample], **own})
                rows["results"].append({**results[sample], "id": id, "article_id": id})
                rows["counts"] += [{**each, "article_id": id} for each in counts if each["article_id"] == sample + 1]
                mine = [each for each in changes if each["result_id"] == results[sample]["id"]][:10]
                rows["changes"] += [
                    {**each, "id": None, "result_id": id, "fingerprint": f"{number}-{each['number']}"} for each in mine
                ]
                rows["search"].append({"id": id, "body": f"{words} {SAMPLE_WORDS[sample]}"})
            for each in rows["changes"]:
                del each["id"]
            connection.execute(insert(tables.Article), rows["articles"])
            connection.execute(insert(tables.Result), rows["results"])
            connection.execute(insert(tables.RuleCount), rows["counts"])
            connection.execute(insert(tables.StoredChange), rows["changes"])
            connection.execute(index, rows["search"])


SAMPLE_WORDS = [path.read_text(encoding="utf-8") for path in sorted(Path("tests/articles").glob("*/original.txt"))]
WORDS = "harbour minister bridge salt archive chorus lantern orchard signal turbine velvet winter".split()


def took(act):
    best = []
    for _ in range(5):
        start = time.perf_counter()
        act()
        best.append(time.perf_counter() - start)
    return 1000 * sorted(best)[2]


def main():
    for count in (1_000, 100_000):
        address = sys.argv[1] if len(sys.argv) > 1 else str(Path(tempfile.mkdtemp()) / "desk.sqlite")
        engine = open_database(address)
        start = time.perf_counter()
        fill(engine, count)
        if engine.dialect.name == "postgresql":
            with writing(engine) as connection:
                connection.execute(text("ANALYZE"))
        print(f"{count:,} articles, stored in {time.perf_counter() - start:.0f} s")
        measure(engine)


def measure(engine):
    second = listed(engine, Filter())
    for name, wanted in {
        "first page": Filter(),
        "site": Filter(site="site7"),
        "band": Filter(band="review"),
        "rule": Filter(rule="quotes.unclosed"),
        "rare rule": Filter(rule="terminology.slip"),
        "date": Filter(since="2020-01-01"),
        "state none is in": Filter(state="approved"),
        "search": Filter(text="lantern velv"),
        "search, common word": Filter(text="the"),
        "search, one article": Filter(text="777"),
        "all at once": Filter(site="site7", band="review", rule="quotes.unclosed", text="harbour"),
    }.items():
        print(
            f"  {name:<20} {took(lambda wanted=wanted: listed(engine, wanted)):7.1f} ms, {listed(engine, wanted).count:,} found"
        )
    print(f"  {'second page':<20} {took(lambda: listed(engine, Filter(), second.next)):7.1f} ms")
    print(f"  {'counts':<20} {took(lambda: totals(engine)):7.1f} ms")
    print(f"  {'choices':<20} {took(lambda: choices(engine)):7.1f} ms")


if __name__ == "__main__":
    main()
