"""The store on both databases: what goes in comes out, twice is once, and decisions come back."""

import re
import subprocess
import sys
import threading
from dataclasses import replace

import pytest
from sqlalchemy import event, func, select, text, update

from desk.articles import FinishError, article, finish
from desk.database import StoreError, open_database, reading, shown, writing
from desk.decisions import Asked, decide, decide_all, undo
from desk.metrics import metrics
from desk.outdated import forget_before, outdated
from desk.policies import acceptance, demoted, policies, say, wilson
from desk.queue import SORTS, Filter, choices, listed, neighbour, totals
from desk.saving import end_run, save, start_run
from desk.tables import Article, Result, StoredChange, StoredDecision
from reports.review import URGENCY

ODD = "He said  \x00 a\ud7ff\U0001f600 \u202e thing thing .\r\n\r\nAnd  went .\n"


def rows(store, table):
    with reading(store) as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def one_saved(store, review):
    return article(store, save(store, [review], "standard")[review.id])


def verdicts(found):
    return {number: decision.verdict for number, decision in found.decisions.items()}


def decided(store, found, number, verdict, who="ana", request=None, **more):
    """A word on the change with this number, by someone who sees what `found` shows."""
    seen = found.decisions[number].number if number in found.decisions else 0
    request = request or f"{who} {number} {verdict} {seen} {more}"
    return decide(store, [Asked(request, found.ids[number - 1], verdict, more.pop("seen", seen), **more)], who)[0]


@pytest.mark.parametrize("original", ["", "Short.", ODD, "line\n" * 5], ids=["empty", "short", "odd", "lines"])
def test_what_goes_in_comes_out(store, make_review, original, broken):
    for text_ in (original, original + broken):
        review = make_review(text_, notes=("A note.",))
        found = one_saved(store, review)
        assert found.review.cleaning.original == text_
        assert found.review.cleaning.text == review.cleaning.text == found.text
        assert found.changes == review.cleaning.changes
        assert (found.review.before, found.review.after) == (review.before, review.after)
        assert found.review.cleaning.captions == review.cleaning.captions
        assert (found.review.notes, found.site, found.state) == (("A note.",), "example.org", "open")


def test_a_run_done_twice_is_stored_once(store, make_review, broken):
    review = make_review(broken)
    run = start_run(store, "first", "http://127.0.0.1/run")
    first = save(store, [review], "standard", run)
    counts = [rows(store, table) for table in (Article, Result, StoredChange)]
    assert save(store, [review], "standard", start_run(store, "second")) == first
    assert [rows(store, table) for table in (Article, Result, StoredChange)] == counts
    found = article(store, first["article"])
    assert (found.run.name, found.run.url) == ("first", "http://127.0.0.1/run")
    save(store, [review], "careful")
    assert rows(store, Result) == 2


def test_two_runs_at_once(address, make_review, broken):
    reviews = [make_review(f"{broken}\n\nNumber {number}.", id=f"a{number}") for number in range(12)]
    troubles = []

    def work(order):
        try:
            engine = open_database(address)
            for start in range(0, 12, 4):
                save(engine, order[start : start + 4], "standard")
            engine.dispose()
        except Exception as error:
            troubles.append(error)

    threads = [threading.Thread(target=work, args=(order,)) for order in (reviews, reviews[::-1], reviews)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert troubles == []
    store = open_database(address)
    assert (rows(store, Article), rows(store, Result)) == (12, 12)
    assert rows(store, StoredChange) == sum(len(review.cleaning.changes) for review in reviews)
    store.dispose()


def test_decisions_are_kept_and_only_added_to(store, make_review, broken):
    found = one_saved(store, make_review(broken))
    decided(store, found, 1, "rejected", comment="No.")
    found = article(store, found.id)
    decided(store, found, 1, "accepted", wording="own \x00")
    found = article(store, found.id)
    word = found.decisions[1]
    assert (word.verdict, word.wording, word.who, word.elsewhere) == ("accepted", "own \x00", "ana", False)
    assert found.text.count("own \x00") == 1
    with reading(store) as connection:
        every = select(StoredDecision.verdict).order_by(StoredDecision.id.desc())
        assert list(connection.execute(every).scalars()) == ["accepted", "rejected"]


def test_a_request_sent_twice_is_one_decision(store, make_review, broken):
    found = one_saved(store, make_review(broken))
    answers = [decided(store, found, 1, "rejected", request="same") for _ in range(3)]
    assert len({answer.decision for answer in answers}) == 1
    assert rows(store, StoredDecision) == 1


def test_nobody_overrules_what_they_have_not_seen(store, make_review, broken):
    found = one_saved(store, make_review(broken))
    anas = decided(store, found, 1, "rejected", "ana")
    bobs = decided(store, found, 1, "accepted", "bob")
    assert (bobs.conflict, bobs.decision) == (True, anas.decision)
    assert not decided(store, found, 1, "rejected", "bob").conflict  # the same word
    assert verdicts(article(store, found.id)) == {1: "rejected"}
    assert not decided(store, article(store, found.id), 1, "accepted", "bob").conflict
    assert verdicts(article(store, found.id)) == {1: "accepted"}


def test_a_change_that_is_not_there(store):
    with pytest.raises(LookupError, match="no change 99"):
        decide(store, [Asked("r", 99, "accepted", 0)], "ana")


def test_two_editors_at_once_lose_nothing(address, make_review, broken):
    store = open_database(address)
    found = one_saved(store, make_review(broken))
    conflicts = []

    def work(who):
        engine = open_database(address)
        for number in range(1, 21):
            conflicts.append(decided(engine, found, number, "rejected" if who == "ana" else "accepted", who).conflict)
        engine.dispose()

    threads = [threading.Thread(target=work, args=(who,)) for who in ("ana", "bob")]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sum(conflicts) == 20  # of two words on one change, one was told of the other
    assert rows(store, StoredDecision) == 20
    store.dispose()


def test_many_in_one_act_and_one_undo(store, make_review, broken):
    found = one_saved(store, make_review(broken))
    decided(store, found, 2, "accepted")
    rule = found.changes[0].rule
    mine = [n for n, change in enumerate(found.changes, start=1) if change.rule == rule and n != 2]
    conditions = [Article.id == found.id, StoredChange.rule == rule]
    assert len(decide_all(store, conditions, "rejected", "ana", "act")) == len(mine)
    assert decide_all(store, conditions, "rejected", "ana", "act") == []  # sent twice
    assert verdicts(article(store, found.id)) == {2: "accepted"} | dict.fromkeys(mine, "rejected")
    assert undo(store, "act", "ana") == (len(mine), 0)
    assert verdicts(article(store, found.id)) == {2: "accepted"} | dict.fromkeys(mine, "open")


def test_undo_goes_back_to_the_word_before_and_spares_a_later_one(store, make_review, broken):
    found = one_saved(store, make_review(broken))
    decided(store, found, 1, "accepted", wording="mine", comment="c")
    decided(store, article(store, found.id), 1, "rejected", request="second")
    assert undo(store, "second", "ana") == (1, 0)
    word = article(store, found.id).decisions[1]
    assert (word.verdict, word.wording, word.comment) == ("accepted", "mine", "c")
    decided(store, article(store, found.id), 1, "rejected", request="third")
    decided(store, article(store, found.id), 1, "accepted", "bob", request="fourth")
    assert undo(store, "third", "ana") == (0, 1)
    assert article(store, found.id).decisions[1].who == "bob"


def test_a_decision_comes_back_in_the_next_version_the_next_run_and_a_copy(store, make_review, broken):
    found = one_saved(store, make_review(broken))
    last = next(n for n, change in enumerate(found.changes, 1) if change.rule == "glue.words")
    decided(store, found, last, "rejected")
    before, rule = found.changes[last - 1].before, "glue.words"

    def same(other):
        return next(n for n, change in enumerate(other.changes, 1) if (change.before, change.rule) == (before, rule))

    again = article(store, save(store, [make_review(broken)], "careful")["article"])
    assert verdicts(again) == {last: "rejected"}
    newer = one_saved(store, make_review("BREMEN — A new first paragraph came in.\n\n" + broken))
    assert newer.id == found.id
    assert newer.decisions[same(newer)].verdict == "rejected"
    copy = one_saved(store, make_review(broken + "\n\nFirst printed elsewhere.", site="copy.example"))
    assert copy.id != found.id
    assert copy.decisions[same(copy)].elsewhere
    assert copy.changes[same(copy) - 1].before in copy.text


def test_always_and_never(store, make_review, broken):
    found = one_saved(store, make_review(broken))
    rule = found.changes[0].rule
    mine = [n for n, change in enumerate(found.changes, start=1) if change.rule == rule]
    number, touched = say(store, rule, "never", "chief", site="example.org")
    assert touched == [found.id]
    assert verdicts(article(store, found.id)) == dict.fromkeys(mine, "rejected")
    later = one_saved(store, make_review("Something new.\n\n" + broken, id="later"))
    assert {change.rule for n, change in enumerate(later.changes, 1) if verdicts(later).get(n) == "rejected"} == {rule}
    other = one_saved(store, make_review("Else where.\n\n" + broken[50:], id="b", site="other.example"))
    assert all(decision.elsewhere for decision in other.decisions.values())
    assert undo(store, f"policy {number}", "chief")[0] == len(mine)
    say(store, rule, "nothing", "chief", site="example.org")
    assert policies(store) == []
    newest = one_saved(store, make_review("Newest.\n\n" + broken[80:], id="newest"))
    assert "rejected" not in {word.verdict for word in newest.decisions.values() if not word.elsewhere}


def test_a_policy_of_one_source_leaves_the_copies_of_others_alone(store, make_review, broken):
    here = one_saved(store, make_review(broken, site="a.example"))
    there = one_saved(store, make_review(broken, site="b.example"))
    rule = here.changes[0].rule
    say(store, rule, "never", "chief", site="a.example")
    assert verdicts(article(store, there.id)) == {}
    counts = {row.site: row.undecided for row in listed(store, Filter()).rows}
    assert counts["b.example"] == len(there.changes)
    assert counts["a.example"] == len(here.changes) - sum(change.rule == rule for change in here.changes)
    decided(store, there, 1, "accepted", "eva")  # a word of a person holds in all copies
    assert article(store, here.id).decisions[1].who == "eva"


def test_a_finish_that_another_finished_first_is_refused(store, make_review, broken):
    found = one_saved(store, make_review(broken))
    finish(store, found.id, "approve", "ana", seen=("open",))
    with pytest.raises(FinishError, match="ana has finished it meanwhile: it is approved"):
        finish(store, found.id, "reject", "bob", seen=("open",))
    assert len(article(store, found.id).verdicts) == 1


def test_the_narrowest_policy_has_the_word(store, make_review):
    say(store, "duplication.word", "never", "chief")
    say(store, "duplication.word", "always", "chief", site="example.org")
    found = one_saved(store, make_review("The mayor said said that on Monday."))
    assert verdicts(found) == {1: "accepted"}
    assert found.decisions[1].who == "chief (policy)"


def test_a_rule_that_few_accept_is_demoted_at_that_source(store, make_review):
    names = "north south east west bridge harbour market river church school tower garden station museum".split()
    texts = [f"The {a} said said that the {b} opened on Monday morning." for a in names for b in names[:2]]
    for number, original in enumerate(texts):
        found = one_saved(store, make_review(original, id=f"a{number}", site="bad.example"))
        assert found.changes[0].rule == "duplication.word"
        decided(store, found, 1, "accepted" if number % 2 else "rejected", request=f"r{number}")
    (row,) = acceptance(store)
    assert (row.accepted, row.rejected, row.share) == (14, 14, 0.5)
    assert row.interval == pytest.approx(wilson(14, 28))
    assert demoted(store) == {"bad.example": {"duplication.word": "14 of 28 accepted (33 to 67 %)"}}
    say(store, "duplication.word", "apply", "chief", site="bad.example")
    assert demoted(store) == {}
    say(store, "casing.link", "ask", "chief")
    assert demoted(store) == {"": {"casing.link": "chief said so"}, "bad.example": {"casing.link": "chief said so"}}
    say(store, "casing.link", "apply", "chief", site="good.example")
    assert demoted(store)["good.example"] == {}


def test_finish_keeps_the_text_and_reopening_the_history(store, make_review, broken):
    found = one_saved(store, make_review(broken))
    decided(store, found, 1, "rejected")
    text_ = article(store, found.id).text
    assert finish(store, found.id, "approve", "ana", "Fine.") == "approved"
    decided(store, article(store, found.id), 2, "rejected")  # in a copy, say
    approved = article(store, found.id)
    assert (approved.state, approved.text) == ("approved", text_)
    assert verdicts(approved) == {1: "rejected"}  # what an export shows goes with its text
    assert finish(store, found.id, "reopen", "bob") == "open"
    again = article(store, found.id)
    assert again.text != text_
    assert [(word.verdict, word.who, word.comment) for word in again.verdicts] == [
        ("approve", "ana", "Fine."),
        ("reopen", "bob", ""),
    ]


def test_a_newer_text_opens_an_approved_article_again(store, make_review, broken):
    found = one_saved(store, make_review(broken))
    finish(store, found.id, "approve", "ana")
    assert article(store, save(store, [make_review(broken)], "careful")["article"]).state == "approved"
    assert one_saved(store, make_review(broken + "\n\nOne line more.")).state == "open"
    with pytest.raises(FinishError, match="newer version"):
        finish(store, found.id, "approve", "ana", result=found.result)
    with pytest.raises(LookupError):
        finish(store, 99, "approve", "ana")


@pytest.fixture
def queue(store, make_review, broken):
    """Twelve articles of two sites, of all bands."""
    base = make_review(broken)
    bands = list(URGENCY)
    reviews = [
        replace(
            base,
            id=f"a{number}",
            title=f"Harbour number {number}" if number % 2 else "Café",
            site=f"site{number % 2}",
            after=replace(base.after, band=bands[number % 4], score=float(number)),
        )
        for number in range(12)
    ]
    save(store, reviews, "standard", start_run(store, "first"))
    return store


def test_the_queue_has_the_most_urgent_first_and_goes_on_where_it_stopped(queue):
    names, after = [], ""
    while True:
        page = listed(queue, Filter(), after, 5)
        assert page.count == 12
        names += [(URGENCY[row.band], row.score) for row in page.rows]
        if not (after := page.next):
            break
    assert len(names) == 12
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Filter(site="site1"), 6),
        (Filter(band="review"), 3),
        (Filter(rule="no.such"), 0),
        (Filter(rule="glue.words"), 12),
        (Filter(state="approved"), 0),
        (Filter(state="any"), 12),
        (Filter(since="2999-01-01"), 0),
        (Filter(run=1), 12),
        (Filter(run=2), 0),
        (Filter(text="harbour number"), 6),
        (Filter(text="harbour 7"), 1),
        (Filter(text="lighth"), 12),
        (Filter(text="zeppelin"), 0),
        (Filter(text="\"' OR * NEAR( - ; --"), 0),
        (Filter(text="!?"), 12),
        (Filter(site="site1", band="review", text="harb"), 3),
    ],
    ids=str,
)
def test_filters(queue, wanted, count):
    page = listed(queue, wanted)
    assert (len(page.rows), page.count) == (count, count)


def test_the_queue_counts(queue, make_review, broken):
    first = listed(queue, Filter()).rows[0]
    found = article(queue, first.id)
    assert (first.total, first.undecided) == (len(found.changes), len(found.changes))
    assert first.questions == sum(change.kind != "applied" for change in found.changes)
    decided(queue, found, 1, "accepted")
    assert {row.undecided for row in listed(queue, Filter()).rows} == {first.total - 1}  # they are copies of each other
    finish(queue, first.id, "approve", "ana")
    counts = totals(queue)
    assert (counts.by_state["open"], counts.by_state["approved"]) == (11, 1)
    assert (counts.decided_today, counts.finished_today) == (1, 1)
    assert sum(counts.by_band.values()) == 11
    assert choices(queue)["sites"] == ["site0", "site1"]
    assert found.changes[0].rule in choices(queue)["rules"]
    rest = listed(queue, Filter()).rows
    assert neighbour(queue, Filter(), rest[0].id) == rest[1].id
    assert neighbour(queue, Filter(), rest[-1].id) == rest[0].id
    assert neighbour(queue, Filter(text="zeppelin"), rest[0].id) is None


def test_orders_of_the_queue_and_its_pages(queue):
    with writing(queue) as connection:
        for number in range(1, 13):
            at = f"2026-11-{1 + number // 2:02}T08:00:00Z"  # two at a time
            connection.execute(update(Article).where(Article.id == number).values(updated=at))
    for sort, key in (("", lambda r: (r.urgency, r.id)), ("oldest", lambda r: (r.updated, r.id))):
        whole = listed(queue, Filter(sort=sort)).rows
        assert whole == sorted(whole, key=key)
    newest = [row.id for row in listed(queue, Filter(sort="newest")).rows]
    assert newest == [row.id for row in whole][::-1]
    for sort in SORTS:
        whole = [row.id for row in listed(queue, Filter(sort=sort)).rows]
        pages, after = [], ""
        while True:
            page = listed(queue, Filter(sort=sort), after, 5)
            pages += [row.id for row in page.rows]
            if not (after := page.next):
                break
        assert pages == whole
        assert neighbour(queue, Filter(sort=sort), whole[3]) == whole[4]
    assert set(page.reasons.values()) == {article(queue, whole[0]).review.after.reason}


def test_a_store_of_the_first_tables_is_brought_up_to_date(address, make_review, broken):
    store = open_database(address)
    found = one_saved(store, make_review(broken))
    finish(store, found.id, "approve", "ana")
    with writing(store) as connection:
        connection.execute(text("ALTER TABLE verdicts DROP COLUMN decision_id"))
        connection.execute(text("ALTER TABLE runs DROP COLUMN figures"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    store.dispose()
    store = open_database(address)
    assert article(store, found.id).state == "approved"
    finish(store, found.id, "reopen", "ana")
    store.dispose()


def test_old_rules_are_found_and_what_is_replaced_is_forgotten(store, make_review, broken):
    first = one_saved(store, make_review(broken))
    signature = first.review.after.signature
    assert list(outdated(store, signature, lambda site: "standard")) == []
    assert list(outdated(store, signature, lambda site: "careful")) == [("example.org", "article", broken)]
    assert list(outdated(store, "other", lambda site: "standard")) == [("example.org", "article", broken)]
    finish(store, first.id, "approve", "ana")
    assert list(outdated(store, "other", lambda site: "standard")) == []
    assert len(list(outdated(store, "other", lambda site: "standard", finished=True))) == 1
    run = start_run(store, "again", "http://127.0.0.1/run/1")
    assert start_run(store, "under another name", "http://127.0.0.1/run/1") == run
    for profile in ("second", "third"):
        save(store, [make_review(broken)], profile, run)
    assert forget_before(store, "2000-01-01") == {"results": 0, "runs": 0}
    # the first has a verdict, the third is current
    assert forget_before(store, "2999-01-01") == {"results": 1, "runs": 0}
    assert rows(store, Result) == 2
    assert article(store, first.id).verdicts[0].text == first.text
    save(store, [make_review(broken + "\n\nMore.", id="other")], "standard", start_run(store, "third"))
    assert forget_before(store, "2999-01-01") == {"results": 0, "runs": 0}


def test_figures_for_prometheus(store, make_review, broken):
    found = one_saved(store, make_review(broken, id="secret name"))
    decided(store, found, 1, "accepted")
    run = start_run(store, "night")
    end_run(store, run, {"articles": 2, "failures": 2, "languagetool_requests": 5})
    end_run(store, run, {"articles": 1, "failures": 0})  # it was suspended between the two
    end_run(store, start_run(store, "second"), {"articles": 4})
    start_run(store, "still at it")
    said = metrics(store).decode()
    band = found.review.after.band
    assert f'copydesk_articles{{band="{band}",state="open"}} 1.0' in said
    of_rule = sum(change.rule == found.changes[0].rule for change in found.changes)
    assert f'copydesk_edits{{rule="{found.changes[0].rule}"}} {of_rule}.0' in said
    for line in (
        'copydesk_decisions_total{verdict="accepted"} 1.0',
        "copydesk_runs_total 2.0",
        "copydesk_run_articles_total 7.0",
        "copydesk_run_failures_total 2.0",
        "copydesk_run_languagetool_requests_total 5.0",
    ):
        assert line in said
    assert not re.search("secret|example.org|lighthouse", said)


def test_a_store_that_cannot_be_opened(tmp_path):
    (tmp_path / "no.sqlite").write_text("This is no database, but it is long enough to be looked at. " * 40)
    for address, message in [
        (str(tmp_path / "no.sqlite"), r"cannot be opened \(file is not a database\)\. Give this user"),
        ("/proc/x/y.sqlite", "cannot be made"),
        ("mysql://u:secret@h/x", r"mysql://u:\*\*\*@h/x: only SQLite files and postgresql://"),
        ("postgresql://u:secret@127.0.0.1:1/x", "cannot be opened .*refused.*See that the server runs"),
        ("://", "is no address of a store"),
    ]:
        with pytest.raises(StoreError, match=message) as error:
            open_database(address)
        assert "secret" not in str(error.value)
    assert shown("/a/b.sqlite") == "/a/b.sqlite"


def test_a_full_disk_is_told_and_leaves_the_store_whole(tmp_path, make_review, broken):
    store = open_database(str(tmp_path / "desk.sqlite"))
    one_saved(store, make_review(broken))
    with store.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    store.dispose()
    event.listen(store, "connect", lambda one, record: one.execute(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(StoreError, match=r"desk\.sqlite failed \(database or disk is full\)\. .*room to write there"):
        save(store, [make_review(broken + broken, id="other")], "standard")
    assert rows(store, Article) == 1
    store.dispose()


def test_the_tables_are_what_the_models_say(store):
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from desk.tables import Base

    with store.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    wrong = [each for each in found if "article_search" not in str(each)]
    assert wrong == []


KILLED = """
import sys
from desk.articles import article
from desk.database import open_database
from desk.decisions import Asked, decide
engine = open_database(sys.argv[1])
found = article(engine, 1)
for number, change in enumerate(found.ids, start=1):
    answer = decide(engine, [Asked(f"r{number}", change, "rejected", 0)], "ana")[0]
    print(number, flush=True)
"""


def test_what_was_acknowledged_survives_a_kill(address, make_review, broken):
    store = open_database(address)
    found = one_saved(store, make_review(broken))
    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", KILLED, address], stdout=subprocess.PIPE, text=True) as process:
            lines = [process.stdout.readline() for _ in range(9)]
            process.kill()
            lines += process.stdout.readlines()
        acknowledged = {int(line) for line in lines if line.endswith("\n")}
        assert acknowledged <= set(verdicts(article(store, found.id)))
    with reading(store) as connection:
        doubled = "SELECT count(*) FROM (SELECT fingerprint FROM decisions GROUP BY fingerprint HAVING count(*) > 1) d"
        assert connection.execute(text(doubled)).scalar_one() == 0
    store.dispose()
