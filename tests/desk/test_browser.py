"""The desk in real Chromium, served by the real command: keys, marks, lost connections, two editors, accessibility."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from sqlalchemy import text

from desk.articles import article
from desk.database import open_database, reading
from desk.imports import DecisionsError, take_in
from desk.saving import save
from desk.users import add_user
from flows.system import find_chromium
from reports.article import article_page
from reports.pairs import partners

CHROMIUM = find_chromium()
COPYDESK = Path(sys.executable).with_name("copydesk")
WILD = "<script>alert(1)</script> \u202etxet " + "W" * 3000

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: python -m flows.system chromium")


class Desk:
    """A desk as a user starts it, on a port of its own, that can be killed and started again."""

    def __init__(self, store):
        self.store = store
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.address = f"http://localhost:{self.port}"
        self.start()

    def start(self):
        command = [COPYDESK, "review", "--store", self.store, "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert "The desk is ready" in self.process.stdout.readline()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(15) in (0, 130)


@pytest.fixture
def desk(tmp_path):
    desk = Desk(str(tmp_path / "desk.sqlite"))
    yield desk
    desk.stop()


@pytest.fixture
def engine(desk):
    engine = open_database(desk.store)
    yield engine
    engine.dispose()


@pytest.fixture
def number(engine, make_review, broken):
    return save(engine, [make_review(broken)], "standard")["article"]


@pytest.fixture
def opened(browser, desk):
    """Opens a page of the desk; at the end nothing on it may have complained but of a lost connection."""
    contexts, complaints = [], []

    def open_page(path, width=1280):
        context = browser.new_context(viewport={"width": width, "height": 900}, accept_downloads=True)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        tab.goto(path if "://" in path else desk.address + path)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert [each for each in complaints if not re.search("net::ERR_|status of 422", each)] == []


def press(tab, keys):
    for key in keys.split():
        tab.keyboard.press(key)


def saved(tab):
    expect(tab.locator("#saving")).to_have_text("", timeout=20000)


def words(engine, number):
    return {n: each.verdict for n, each in article(engine, number).decisions.items()}


def verdict(tab, n):
    return tab.locator(f"#edit-{n}").get_attribute("data-verdict")


def test_deciding_by_keyboard_is_kept_over_a_reload(opened, engine, number):
    tab = opened(f"/articles/{number}")
    press(tab, "j a j r j j k r")
    assert (verdict(tab, 1), verdict(tab, 2), verdict(tab, 3)) == ("accepted", "rejected", "rejected")
    saved(tab)
    assert words(engine, number) == {
        1: "accepted",
        2: "rejected",
        3: "rejected",
        4: "rejected",
    }  # 3 and 4 are a quotation
    expect(tab.locator("#progress")).to_contain_text("4 of ")
    expect(tab.locator("#score-now")).to_contain_text("As decided:")
    tab.reload()
    assert (verdict(tab, 1), verdict(tab, 2), verdict(tab, 3)) == ("accepted", "rejected", "rejected")
    press(tab, "u u")
    saved(tab)
    assert words(engine, number) == {1: "accepted", 2: "open", 3: "open", 4: "open"}


def test_own_wording_and_comment(opened, engine, number):
    tab = opened(f"/articles/{number}#edit-2")
    press(tab, "e")
    tab.locator("#write-text").fill("a better wording")
    press(tab, "Enter c")
    tab.keyboard.type("just a note: a r u")
    press(tab, "Enter")
    saved(tab)
    word = article(engine, number).decisions[2]
    # a whole line was removed there: what stands in its place is a line of its own
    assert (word.verdict, word.wording, word.comment) == ("accepted", "a better wording\n\n", "just a note: a r u")
    assert tab.locator("#edit-2 .own").inner_text().strip() == "a better wording"
    press(tab, "e")
    tab.locator("#write-text").fill("never mind")
    press(tab, "Escape")
    assert tab.locator("#edit-2 .own").inner_text().strip() == "a better wording"


def test_all_of_a_rule_with_the_count_and_one_undo(opened, engine, number):
    changes = article(engine, number).changes
    mine = [n for n, c in enumerate(changes, 1) if c.rule == "quotes.foreign" and c.confidence >= 0.95]
    tab = opened(f"/articles/{number}")
    tab.locator("#filter-rule").select_option("quotes.foreign")
    tab.locator("#filter-band").select_option("3")
    tab.keyboard.press("Escape")
    press(tab, "R")
    asked = f"Reject {len(mine)} undecided changes of quotes.foreign, 95 % sure and more?"
    expect(tab.locator("#ask-text")).to_have_text(asked)
    press(tab, "Enter")
    saved(tab)
    assert words(engine, number) == dict.fromkeys(mine, "rejected")
    press(tab, "u")
    saved(tab)
    assert set(words(engine, number).values()) == {"open"}


def test_keys_do_nothing_while_typing_and_can_be_changed(opened, engine, number):
    tab = opened(f"/articles/{number}#edit-1")
    tab.locator('[name="comment"]').fill("")
    tab.locator('[name="comment"]').press_sequentially("a r u A ?")
    assert verdict(tab, 1) is None
    tab.locator('[name="comment"]').blur()
    press(tab, "?")
    tab.locator("#keys label", has_text=re.compile("accept$")).locator("input").fill("x")
    press(tab, "Escape")
    press(tab, "a")
    assert verdict(tab, 1) is None
    press(tab, "x")
    assert verdict(tab, 1) == "accepted"
    expect(tab.locator("#accept kbd")).to_have_text("x")


def test_a_lost_connection_is_shown_and_made_good(opened, desk, engine, number):
    tab = opened(f"/articles/{number}")
    press(tab, "j a")
    saved(tab)
    desk.kill()
    press(tab, "j r j a")
    expect(tab.locator("#saving")).to_contain_text("No connection to the desk: 3 kept here")
    tab.evaluate("0")  # the page still answers
    assert words(engine, number) == {1: "accepted"}
    desk.start()
    saved(tab)
    assert words(engine, number) == {1: "accepted", 2: "rejected", 3: "accepted", 4: "accepted"}


def test_what_was_kept_is_sent_by_the_next_visit(opened, desk, engine, number):
    tab = opened(f"/articles/{number}")
    desk.kill()
    press(tab, "j r")
    expect(tab.locator("#saving")).to_contain_text("1 kept here")
    desk.start()
    tab.goto(f"{desk.address}/articles/{number}")
    saved(tab)
    assert words(engine, number) == {1: "rejected"}


def test_two_editors_on_one_article(opened, engine, number):
    from desk.decisions import Asked, decide

    tab = opened(f"/articles/{number}")
    ids = article(engine, number).ids
    decide(engine, [Asked("bob's word", ids[0], "rejected", 0)], "bob")
    press(tab, "j a")  # the page has not heard of it yet
    expect(tab.locator("#told")).to_contain_text("bob has rejected 1 meanwhile. Yours was not stored")
    assert verdict(tab, 1) == "rejected"
    assert words(engine, number) == {1: "rejected"}
    press(tab, "a")
    saved(tab)
    assert words(engine, number) == {1: "accepted"}
    decide(engine, [Asked("bob's other word", ids[4], "rejected", 0)], "bob")
    expect(tab.locator("#told")).to_contain_text("Someone else decided here meanwhile", timeout=15000)
    assert verdict(tab, 5) == "rejected"


def test_undo_leaves_a_later_word_of_another_alone(opened, engine, number):
    from desk.decisions import Asked, decide

    tab = opened(f"/articles/{number}")
    press(tab, "j r")
    saved(tab)
    found = article(engine, number)
    decide(engine, [Asked("bob's word", found.ids[0], "accepted", found.decisions[1].number, "Bob's")], "bob")
    expect(tab.locator("#told")).to_contain_text("Someone else decided here meanwhile", timeout=15000)
    press(tab, "u")
    expect(tab.locator("#told")).to_contain_text("Somebody else decided there since")
    assert article(engine, number).decisions[1].wording == "Bob's"


def test_one_word_that_is_refused_does_not_take_the_others_along(opened, desk, engine, number):
    tab = opened(f"/articles/{number}")
    desk.kill()
    press(tab, "j r j r")
    tab.evaluate("document.getElementById('write-text').removeAttribute('maxlength')")
    press(tab, "c")
    tab.locator("#write-text").fill("x" * 10001)
    press(tab, "Enter j a")
    desk.start()
    saved(tab)
    expect(tab.locator("#told")).to_contain_text("was not taken")
    assert words(engine, number) == {1: "rejected", 2: "rejected", 3: "accepted", 4: "accepted"}


def test_approving_waits_for_the_last_decision(opened, engine, number):
    tab = opened(f"/articles/{number}")
    tab.route("**/decisions", lambda route: (time.sleep(1.5), route.continue_()))
    press(tab, "j r j r")
    tab.get_by_role("button", name="Approve").click()
    expect(tab.locator(".told-once")).to_contain_text("is approved", timeout=15000)
    assert words(engine, number) == {1: "rejected", 2: "rejected"}
    assert article(engine, number).text == article(engine, number).verdicts[-1].text


def test_enter_in_the_comment_finishes_nothing(opened, engine, number):
    tab = opened(f"/articles/{number}")
    tab.locator('[name="comment"]').fill("Look again at the second paragraph.")
    tab.locator('[name="comment"]').press("Enter")
    tab.wait_for_timeout(500)
    assert article(engine, number).state == "open"


def many_edits(make_review, count=400):
    """An article of about 5,000 words with `count` edits."""
    places = "harbour bridge market school garden museum station library orchard mill".split()
    lines = [
        f"Visitor number {n} said said that the {places[n % 10]} near the old town wall was closed in {1900 + n % 90}."
        for n in range(count)
    ]
    return make_review("\n\n".join(" ".join(lines[at : at + 4]) for at in range(0, count, 4)), id="many")


@pytest.mark.timeout(300)
def test_four_hundred_decided_while_the_desk_is_killed(opened, desk, engine, make_review):
    number = save(engine, [many_edits(make_review)], "standard")["many"]
    total = len(article(engine, number).changes)
    assert total >= 400
    tab = opened(f"/articles/{number}")
    for n in range(total):
        press(tab, "j a" if n % 3 else "j r")
        if n == total // 2:
            desk.kill()
        if n == total // 2 + 40:
            desk.start()
    saved(tab)
    expect(tab.locator("#progress")).to_have_text(f"{total} of {total} decided")
    assert words(engine, number) == {n + 1: "accepted" if n % 3 else "rejected" for n in range(total)}
    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM decisions")).scalar_one() == total


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_screen_and_axe_is_content(opened, engine, number, make_review, broken, width):
    wild = save(engine, [make_review(f"{WILD}\n\n{broken}", id=WILD, site=WILD[:40])], "standard")[WILD]
    press_first = opened(f"/articles/{number}")
    press(press_first, "j a j r")
    saved(press_first)
    for path in ("/", f"/articles/{number}", f"/articles/{wild}", "/rules", "/trend", "/signin", "/articles/999"):
        tab = opened(path, width) if path != "/articles/999" else None
        if not tab:
            continue
        if "articles" in path:
            press(tab, "j")
        assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            found = Axe().run(tab, options={"resultTypes": ["violations"]})
            assert found.violations_count == 0, (path, scheme, found.generate_report())


def test_every_control_is_reached_by_keyboard(opened, number):
    tab = opened(f"/articles/{number}")
    press(tab, "j")
    names = set()
    for _ in range(400):
        tab.keyboard.press("Tab")
        names.add(
            tab.evaluate("document.activeElement.id || document.activeElement.name || document.activeElement.value")
        )
    for each in (
        "accept",
        "reject",
        "edit",
        "comment",
        "show-help",
        "filter-rule",
        "acceptAll",
        "verdict",
        "view-changes",
    ):
        assert each in names


def test_views_show_the_text_as_decided(opened, engine, number):
    tab = opened(f"/articles/{number}")
    press(tab, "j r j a")
    query = next(n for n, c in enumerate(article(engine, number).changes, 1) if c.rule == "glue.words")
    tab.goto(tab.url.partition("#")[0] + f"#edit-{query}")
    press(tab, "r")
    saved(tab)
    tab.get_by_label("Cleaned").check()
    shown = tab.locator("article.text").inner_text().split()
    assert shown == article(engine, number).text.split()
    tab.get_by_label("Original").check()
    shown = tab.locator("article.text").inner_text().replace("[U+00AD]", "\N{SOFT HYPHEN}")
    assert shown.split() == article(engine, number).review.cleaning.original.split()


def test_what_a_view_does_not_show_is_no_place_to_stop_at(opened, engine, number):
    changes = article(engine, number).changes
    gone = next(n for n, c in enumerate(changes, 1) if c.kind == "applied" and c.after == "" and "\n" not in c.before)
    tab = opened(f"/articles/{number}#edit-{gone - 1}" if gone > 1 else f"/articles/{number}")
    tab.get_by_label("Cleaned").check()
    press(tab, "j")
    assert int(tab.url.partition("#edit-")[2]) > gone
    press(tab, "k")
    assert int(tab.url.partition("#edit-")[2]) != gone


def test_both_ends_of_a_quotation_are_decided_in_one_go(opened, engine, number):
    found = article(engine, number)
    one, other = next(iter(partners(found.review.cleaning.original, found.changes).items()))
    tab = opened(f"/articles/{number}#edit-{one}")
    press(tab, "r")
    expect(tab.locator("#told")).to_contain_text(f"Both ends of the quotation rejected: {one} and {other}.")
    saved(tab)
    assert words(engine, number) == {one: "rejected", other: "rejected"}
    press(tab, "a")  # now each has its own word
    saved(tab)
    assert words(engine, number) == {one: "accepted", other: "rejected"}
    press(tab, "u u")
    saved(tab)
    assert words(engine, number) == {one: "open", other: "open"}


def test_finishing_by_keyboard(opened, engine, number):
    tab = opened(f"/articles/{number}")
    press(tab, "f")
    expect(tab.get_by_role("button", name="Approve")).to_be_focused()
    press(tab, "Enter")
    expect(tab.locator(".told-once")).to_contain_text("is approved")
    assert article(engine, number).state == "approved"


def test_signing_in_leads_to_the_change(browser, desk, engine, number):
    add_user(engine, "ana", "a long password", "chief")
    tab = browser.new_page()
    tab.goto(f"{desk.address}/articles/{number}#edit-3")
    tab.get_by_label("Name").fill("ana")
    tab.get_by_label("Password").fill("a long password")
    tab.get_by_role("button", name="Sign in").click()
    expect(tab.locator("#edit-3")).to_have_attribute("aria-current", "true")
    tab.close()


def test_queue_to_article_to_the_next(opened, engine, number, make_review):
    save(engine, [make_review("The mayor said said that.", id="short")], "standard")
    tab = opened("/")
    tab.get_by_label("Search").fill("lighth")
    tab.get_by_role("button", name="Show").click()
    expect(tab.locator("tbody tr")).to_have_count(1)
    tab.locator("tbody a").first.click()
    assert f"/articles/{number}?text=lighth" in tab.url
    tab.goto(tab.url.partition("?")[0])
    press(tab, "n")
    tab.wait_for_url(re.compile(rf"/articles/(?!{number}$)\d+"))
    tab.get_by_role("button", name="Approve").click()
    expect(tab.locator(".told-once")).to_contain_text("is approved")


def test_a_report_from_disk_decides_and_its_download_comes_home(opened, desk, engine, number, tmp_path):
    page = tmp_path / "report.html"
    page.write_text(article_page(article(engine, number).review), encoding="utf-8", newline="")
    tab = opened(page.as_uri())
    press(tab, "j a j r j")
    tab.reload()
    assert (verdict(tab, 1), verdict(tab, 2)) == ("accepted", "rejected")
    with tab.expect_download() as download:
        tab.locator("#download").click()
    file = tmp_path / "decisions.json"
    download.value.save_as(file)
    assert json.loads(file.read_text())["article"]["name"] == "article"
    command = [COPYDESK, "review", "--store", desk.store, "--import", file]
    assert "2 decisions taken in." in subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert words(engine, number) == {1: "accepted", 2: "rejected"}
    again = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Nothing new: 2 of its decisions stood there already." in again


def test_a_word_document_comes_home(engine, desk, number):
    with httpx.Client(base_url=desk.address) as client:
        data = client.get(f"/articles/{number}/export.docx").content
    taken = take_in(engine, "a.docx", data, "ana")
    assert (taken.stored, taken.article) == (0, number)  # all still tracked
    with pytest.raises(DecisionsError, match=r"x\.json holds no decisions"):
        take_in(engine, "x.json", b'{"copydesk": "other"}', "ana")
    with pytest.raises(DecisionsError, match="the store has no article 'y'"):
        take_in(
            engine, "x.json", b'{"copydesk": "decisions", "article": {"site": "", "name": "y"}, "decisions": []}', "a"
        )


def test_the_command_says_what_is_wrong(tmp_path, desk):
    def run(*arguments, **more):
        return subprocess.run([COPYDESK, "review", *arguments], capture_output=True, text=True, **more)

    taken = run("--store", desk.store, "--port", str(desk.port))
    assert (taken.returncode, "is taken. Name another with --port" in taken.stderr) == (2, True)
    open_ = run("--store", desk.store, "--host", "0.0.0.0", "--port", "4999")
    assert (open_.returncode, "Let someone in first" in open_.stderr) == (2, True)
    bad = run("--store", "/proc/no/store.sqlite")
    assert (bad.returncode, "cannot be made" in bad.stderr, "Traceback" in bad.stderr) == (2, True, False)
    added = subprocess.run(
        [COPYDESK, "users", "add", "ana", "--role", "chief", "--store", str(tmp_path / "u.sqlite")],
        input="a long password\n", capture_output=True, text=True,
    )  # fmt: skip
    assert added.stdout == "ana may sign in, as chief.\n"


def test_it_ends_on_sigterm_and_says_so_quickly(tmp_path):
    desk = Desk(str(tmp_path / "other.sqlite"))
    start = time.monotonic()
    desk.stop()
    assert time.monotonic() - start < 10
    assert os.path.exists(tmp_path / "other.sqlite")
