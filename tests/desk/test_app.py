"""The desk's pages and answers: who may do what, what is refused, and that an article's text stays text."""

import json
import re
import socket
import threading
import time
from contextlib import contextmanager

import httpx
import pytest
import uvicorn

from desk.app import Access, make_app
from desk.articles import article
from desk.database import open_database
from desk.policies import policies, say
from desk.saving import save
from desk.users import SHORTEST, UserError, add_user, remove_user, users
from flows.desk_server import report_at
from reports.fingerprint import fingerprints

WILD = "<script>alert(1)</script>\u202e\"'><img src=x onerror=alert(2)>"
PASSWORD = "correct horse battery"


@pytest.fixture
def engine(tmp_path):
    engine = open_database(str(tmp_path / "desk.sqlite"))
    yield engine
    engine.dispose()


@pytest.fixture
def number(engine, make_review, broken):
    """An article in the store."""
    return save(engine, [make_review(broken)], "standard")["article"]


@contextmanager
def browser(engine, **access):
    """A client of a desk that really listens."""
    app = make_app(engine, Access(**({"alone": "ana"} | access)), report_at)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            with httpx.Client(base_url=f"http://localhost:{listener.getsockname()[1]}") as client:
                yield client
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture
def tab(engine):
    with browser(engine) as client:
        yield client


def token(html):
    return re.search(r'name="csrf" value="([^"]+)"', html)[1]


def page_data(html):
    return json.loads(re.search(r'<script type="application/json" id="page">(.*?)</script>', html)[1])


def word(change, request="request-1", verdict="rejected", **more):
    return {"request": request, "act": request, "change": change, "verdict": verdict, "seen": 0} | more


def post_words(tab, number, *words, csrf=None):
    data = page_data(tab.get(f"/articles/{number}").text)
    headers = {"X-CSRF-Token": data["csrf"] if csrf is None else csrf}
    body = {"result": data["result"], "decisions": list(words)}
    return tab.post(f"/articles/{number}/decisions", json=body, headers=headers)


def test_every_page_is_there_and_lets_no_foreign_script_in(tab, number):
    for address in ("/", "/rules", "/trend", f"/articles/{number}", "/?text=lighthouse&band=publish&rule=x&state=any"):
        answer = tab.get(address)
        assert answer.status_code == 200
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script(?! src=\"/static/|[^>]*application/json)", answer.text)
        assert not re.search(r"\son\w+=|style=", answer.text)
    assert tab.get("/health").json()["status"] == "ok"


def test_files_of_ours_and_no_others(tab):
    html = tab.get("/").text
    for address in re.findall(r'(?:src|href)="(/static/[^"]+)"', html):
        assert tab.get(address).status_code == 200
    assert tab.get("/static/../app.py").status_code == 404
    assert tab.get("/static/app.py").status_code == 404


def test_reports_of_the_house_and_nothing_else(engine, tab, tmp_path, monkeypatch):
    monkeypatch.setenv("COPYDESK_HOME", str(tmp_path))
    below = tmp_path / "reports" / "night run"
    (below / "articles").mkdir(parents=True)
    (below / "index.html").write_text("<p>An overview</p>")
    (below / "articles" / "a.html").write_text("<p>A report</p>")
    (below / "results.jsonl").write_text("{}")
    (below / ".index.html.part").write_text("half")
    (tmp_path / "outside.html").write_text("secret")
    answer = tab.get("/reports/night%20run/index.html")
    assert answer.text == "<p>An overview</p>"
    # a report's own script may run, whatever else lies there may not
    assert re.search(r"script-src 'sha256-[^' ]+';", answer.headers["content-security-policy"])
    assert tab.get("/reports/night%20run/articles/a.html").text == "<p>A report</p>"
    for path in (
        "night%20run/results.jsonl",
        "night%20run/.index.html.part",
        "night%20run",
        "no/index.html",
        "..%2Foutside.html",
        "%2E%2E/outside.html",
        f"/{tmp_path}/outside.html",
        "a%00.html",
    ):
        assert tab.get(f"/reports/{path}").status_code == 404
    add_user(engine, "ana", PASSWORD, "editor")
    assert tab.get("/reports/night%20run/index.html").status_code == 303


def test_text_of_an_article_stays_text(engine, tab, make_review, broken):
    number = save(engine, [make_review(f"{WILD} said said\n\n{broken}", id=WILD, site=WILD)], "standard")[WILD]
    for address in ("/", f"/articles/{number}", f"/?text={WILD}&site={WILD}", "/rules", "/trend", f"/?message={WILD}"):
        html = tab.get(address).text
        assert "<img src=x" not in html
        assert "<script>alert" not in html
        assert "\u202e" not in html


def test_a_decision_is_stored_and_comes_back(engine, tab, number):
    found = article(engine, number)
    answer = post_words(tab, number, word(found.ids[0], wording=None, comment="No."))
    assert answer.status_code == 200
    assert answer.json()["answers"][0]["conflict"] is False
    state = tab.get(f"/articles/{number}/state").json()
    assert [(each["n"], each["verdict"], each["comment"], each["who"]) for each in state["decisions"]] == [
        (1, "rejected", "No.", "ana")
    ]
    assert state["score"]["changed"] is True
    assert page_data(tab.get(f"/articles/{number}").text)["changes"][0]["verdict"] == "rejected"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([{"request": "short"}], 422),
        ([word(1, verdict="maybe")], 422),
        ([word(99999)], 404),
        ([word(2**40)], 422),
        ([word(1, request="x" * 500)], 422),
        ([word(n, request=f"request-{n}") for n in range(501)], 422),
    ],
    ids=["fields missing", "no verdict", "no such change", "large number", "long request", "too many"],
)
def test_words_that_are_none(tab, number, words, status):
    answer = post_words(tab, number, *words)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_a_change_of_another_article_is_not_decided_here(engine, tab, number, make_review):
    other = save(engine, [make_review("The mayor said said that.", id="other")], "standard")["other"]
    assert post_words(tab, number, word(article(engine, other).ids[0])).status_code == 404


def test_what_another_site_sends_is_refused(tab, number, engine):
    change = article(engine, number).ids[0]
    assert post_words(tab, number, word(change), csrf="").status_code == 403
    assert post_words(tab, number, word(change), csrf="wrong").status_code == 403
    csrf = token(tab.get(f"/articles/{number}").text)
    form = {"csrf": csrf, "verdict": "approve"}
    answer = tab.post(f"/articles/{number}/verdict", data=form, headers={"Origin": "http://evil.example"})
    assert answer.status_code == 403
    assert tab.post(f"/articles/{number}/verdict", data={"verdict": "approve"}).status_code == 403
    assert article(engine, number).state == "open"


def test_only_known_names_are_answered(engine):
    with browser(engine, hosts=("localhost",)) as tab:
        assert tab.get("/").status_code == 200
        assert tab.get("/", headers={"Host": "evil.example"}).status_code == 421


def test_finish_and_reopen(tab, number, engine):
    csrf = token(tab.get(f"/articles/{number}").text)
    answer = tab.post(f"/articles/{number}/verdict", data={"csrf": csrf, "verdict": "approve", "comment": "Fine."})
    assert (answer.status_code, article(engine, number).state) == (303, "approved")
    html = tab.get(f"/articles/{number}").text
    assert "Approved" in html
    assert "Fine." in html
    tab.post(f"/articles/{number}/verdict", data={"csrf": csrf, "verdict": "reopen"})
    assert article(engine, number).state == "open"
    assert tab.post(f"/articles/{number}/verdict", data={"csrf": csrf, "verdict": "burn"}).status_code == 422
    assert tab.post("/articles/999/verdict", data={"csrf": csrf, "verdict": "approve"}).status_code == 404
    old = {"csrf": csrf, "verdict": "approve", "result": "999"}
    assert "newer version" in tab.post(f"/articles/{number}/verdict", data=old).text


def test_a_finished_article_is_not_decided_on(tab, number, engine):
    csrf = token(tab.get(f"/articles/{number}").text)
    tab.post(f"/articles/{number}/verdict", data={"csrf": csrf, "verdict": "reject"})
    answer = post_words(tab, number, word(article(engine, number).ids[0]))
    assert (answer.status_code, answer.json()) == (409, {"error": "The article is rejected. Reopen it to decide."})
    assert page_data(tab.get(f"/articles/{number}").text)["finished"]


def test_approving_asks_where_a_query_is_open(tab, engine, make_review):
    text = "The mayor said said that 12.500 people came. " + "The bridge over the river is old. " * 9
    number = save(engine, [make_review(text, id="asked")], "standard")["asked"]
    assert any(change.kind == "query" for change in article(engine, number).changes)
    csrf = token(tab.get(f"/articles/{number}").text)
    asked = tab.post(f"/articles/{number}/verdict", data={"csrf": csrf, "verdict": "approve"}).text
    assert "undecided and will not be applied" in asked
    assert article(engine, number).state == "open"
    tab.post(f"/articles/{number}/verdict", data=dict(re.findall(r'name="(\w+)" value="([^"]*)"', asked)))
    assert article(engine, number).state == "approved"


def test_bulk_says_how_many_and_is_taken_back(tab, number, engine):
    rule = "quotes.foreign"
    mine = sum(change.rule == rule and change.confidence >= 0.95 for change in article(engine, number).changes)
    csrf = token(tab.get(f"/?rule={rule}").text)
    form = {"csrf": csrf, "filter": f"?rule={rule}", "sure": "0.95-1.01", "verdict": "rejected"}
    asked = tab.post("/bulk", data=form)
    assert f"{mine} undecided changes of {rule}, 95 % and more sure, in 1 article will be rejected." in asked.text
    assert article(engine, number).decisions == {}
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', asked.text))
    done = tab.post("/bulk", data=fields)
    assert len(article(engine, number).decisions) == mine
    html = tab.get(done.headers["location"]).text
    assert f"{mine} changes rejected." in html
    act = re.search(r'name="act" value="([^"]+)"', html)[1]
    tab.post("/undo", data={"csrf": csrf, "act": act})
    assert {each.verdict for each in article(engine, number).decisions.values()} == {"open"}


def test_approve_all_that_the_filter_shows(tab, number, engine):
    csrf = token(tab.get("/").text)
    form = {"csrf": csrf, "filter": "?text=lighthouse", "verdict": "approve"}
    asked = tab.post("/bulk", data=form).text
    assert "1 article will be approved as they are decided now, 0 sent back, 0 with open questions" in asked
    done = tab.post("/bulk", data=dict(re.findall(r'name="(\w+)" value="([^"]*)"', asked)))
    assert article(engine, number).state == "approved"
    html = tab.get(done.headers["location"]).text
    assert "1 article approved." in html
    act = re.search(r'name="act" value="([^"]+)"', html)[1]
    tab.post("/undo", data={"csrf": csrf, "act": act})
    assert article(engine, number).state == "open"


def test_policies_are_said_and_withdrawn(tab, number, engine):
    change = article(engine, number).ids[0]
    csrf = token(tab.get(f"/articles/{number}").text)
    asked = tab.post("/policies", data={"csrf": csrf, "change": change, "scope": "wording", "say": "never"}).text
    assert "1 undecided change in 1 article will be rejected now" in asked
    assert article(engine, number).decisions == {}
    answer = tab.post("/policies", data=dict(re.findall(r'name="(\w+)" value="([^"]*)"', asked)))
    html = tab.get(answer.headers["location"]).text
    assert "It decided in 1 article." in html
    assert "<b>never</b>" in html
    assert article(engine, number).decisions[1].who == "ana (policy)"
    fields = dict(
        re.findall(r'name="(\w+)" value="([^"]*)"', html[html.index("<b>never</b>") :].partition("</form>")[0])
    )
    tab.post("/policies", data=fields | {"say": "nothing"})
    assert "<b>never</b>" not in tab.get("/rules").text
    rule = {"csrf": csrf, "rule": "glue.words", "say": "never", "sure_of_it": "yes"}
    tab.post("/policies", data=rule)
    act = re.search(r'name="act" value="([^"]+)"', tab.get("/rules").text)[1]
    assert tab.post("/undo", data={"csrf": csrf, "act": act, "to": "/rules"}).headers["location"] == "/rules"
    html = tab.get("/rules").text
    assert "What was said of the rule is withdrawn." in html
    assert "<b>never</b>" not in html
    assert tab.post("/policies", data={"csrf": csrf, "rule": "x.y", "say": "perhaps"}).status_code == 422


@pytest.mark.parametrize("ending", ["txt", "docx", "jsonl", "csv"])
def test_exports(tab, number, engine, ending):
    post_words(tab, number, word(article(engine, number).ids[0], comment="=HYPERLINK(1)"))
    answer = tab.get(f"/articles/{number}/export.{ending}")
    assert answer.headers["content-disposition"] == f'attachment; filename="article.{ending}"'
    found = article(engine, number)
    if ending == "txt":
        assert answer.content.decode() == found.text
    elif ending == "jsonl":
        row = json.loads(answer.content)
        assert row["text"] == found.text
        assert row["edits"][0]["decision"]["verdict"] == "rejected"
    elif ending == "csv":
        lines = answer.content.decode("utf-8-sig").splitlines()
        assert lines[0].startswith("number,start,end,before,after,rule")
        assert "'=HYPERLINK(1)" in answer.text
    assert tab.get(f"/articles/{number}/export.exe").status_code == 404


def test_decisions_in_a_file_are_taken_in(tab, number, engine):
    csrf = token(tab.get(f"/articles/{number}").text)
    change = page_data(tab.get(f"/articles/{number}").text)["changes"][0]
    found = article(engine, number)
    (fingerprint,) = fingerprints(found.review.cleaning.original, found.changes)[:1]
    words = [
        {"fingerprint": fingerprint, "rule": change["rule"], "verdict": "rejected", "wording": None, "comment": ""}
    ]
    key = {"site": "example.org", "name": "article"}
    data = json.dumps({"copydesk": "decisions", "article": key, "decisions": words}).encode()
    answer = tab.post("/import", data={"csrf": csrf}, files={"file": ("d.json", data)})
    assert "1 decision taken in." in tab.get(answer.headers["location"]).text
    assert article(engine, number).decisions[1].verdict == "rejected"
    answer = tab.post("/import", data={"csrf": csrf}, files={"file": ("d.exe", b"MZ")})
    assert answer.status_code == 422
    assert "d.exe holds no decisions" in answer.text
    assert tab.post("/import", data={"csrf": "x"}, files={"file": ("d.json", data)}).status_code == 403


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 200_000,
        b'{"copydesk": "decisions", "article": {"site": "", "name": "a"}, "decisions": [{"fingerprint": 1}]}',
        b'{"copydesk": "decisions", "article": {"site": "\\ud800", "name": "a"}, "decisions": []}',
        b"PK\x03\x04",
    ],
    ids=["deep", "numbers", "half a character", "no zip"],
)
def test_a_file_that_holds_no_decisions(tab, number, data):
    csrf = token(tab.get(f"/articles/{number}").text)
    answer = tab.post("/import", data={"csrf": csrf}, files={"file": ("d.bin", data)})
    assert answer.status_code == 422
    assert "d.bin" in answer.text


def test_what_is_not_there_is_said(tab):
    answer = tab.get("/articles/999")
    assert answer.status_code == 404
    assert "There is no article 999." in answer.text
    assert tab.get("/articles/999/state").json() == {"error": "There is no article 999."}
    assert tab.get("/nowhere").status_code == 404
    for odd in (f"/articles/{2**70}", "/articles/x", "/?after=99999999999999-1", "/?after=%00", "/?since=%00&text=%00"):
        assert tab.get(odd).status_code in (200, 422)


# ---- signing in -------------------------------------------------------------------------------------------------------


@pytest.fixture
def closed(engine, number):
    """A desk with an editor and a chief, from another machine."""
    add_user(engine, "eva", PASSWORD, "editor")
    add_user(engine, "chris", PASSWORD, "chief")
    with browser(engine, alone="") as client:
        yield client


def sign_in(tab, name, password=PASSWORD, to="/"):
    return tab.post("/signin", data={"name": name, "password": password, "to": to})


def test_nobody_gets_in_without_a_password(closed, number):
    for address in ("/", "/rules", "/trend", f"/articles/{number}", f"/articles/{number}/export.txt"):
        answer = closed.get(address)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/signin?to=")
    assert closed.get(f"/articles/{number}/state").status_code == 401
    assert closed.post(f"/articles/{number}/decisions", json={"result": 1, "decisions": []}).status_code == 401
    assert closed.get("/health").status_code == 200


def test_signing_in_and_out(closed):
    assert sign_in(closed, "eva", "wrong password").status_code == 401
    assert sign_in(closed, "nobody").status_code == 401
    answer = sign_in(closed, "eva", to="/rules?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/rules?x=1")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    html = closed.get("/").text
    assert "eva" in html
    assert closed.post("/signout", data={"csrf": "wrong"}).status_code == 403
    assert closed.post("/signout", data={"csrf": token(html)}).status_code == 303
    assert closed.get("/").status_code == 303


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(closed, to):
    assert sign_in(closed, "eva", to=to).headers["location"] == "/"


def test_guessing_is_slowed_down(closed):
    for _ in range(5):
        assert sign_in(closed, "eva", "guess guess").status_code == 401
    answer = sign_in(closed, "eva")
    assert answer.status_code == 429
    assert sign_in(closed, "chris").status_code == 303  # others are not locked out
    assert int(answer.headers["retry-after"]) > 60
    assert "Too many wrong passwords" in answer.text


def test_an_editor_may_not_speak_for_whole_rules(closed, number, engine):
    sign_in(closed, "eva")
    html = closed.get(f"/articles/{number}").text
    csrf = token(html)
    assert 'id="show-policy"' not in html
    policy, _ = say(engine, "casing.link", "never", "chris")  # decides nothing, and yet is not an editor's to take back
    for act in ("approve x", f"policy {policy}"):
        assert closed.post("/undo", data={"csrf": csrf, "act": act}).status_code == 403
    assert [each.say for each in policies(engine)] == ["never"]
    rule = {"csrf": csrf, "rule": "quotes.foreign", "say": "never", "sure_of_it": "yes"}
    assert closed.post("/policies", data=rule).status_code == 403
    assert closed.post("/bulk", data={"csrf": csrf, "verdict": "approve", "filter": ""}).status_code == 403
    assert post_words(closed, number, word(article(engine, number).ids[0])).status_code == 200
    assert article(engine, number).decisions[1].who == "eva"
    closed.cookies.clear()
    sign_in(closed, "chris")
    csrf = token(closed.get("/").text)
    assert closed.post("/policies", data=rule | {"csrf": csrf}).status_code == 303


def test_who_is_shut_out_is_out(closed, engine):
    sign_in(closed, "eva")
    assert closed.get("/").status_code == 200
    remove_user(engine, "eva")
    assert closed.get("/").status_code == 303
    with pytest.raises(UserError, match="no user eva"):
        remove_user(engine, "eva")
    assert users(engine) == {"chris": "chief"}


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("a\nb", PASSWORD), ("ana", "x" * (SHORTEST - 1))])
def test_bad_names_and_passwords(engine, name, password):
    with pytest.raises(UserError):
        add_user(engine, name, password, "editor")


def test_a_new_password_ends_the_sessions(closed, engine):
    sign_in(closed, "eva")
    add_user(engine, "eva", "another long one", "editor")
    assert closed.get("/").status_code == 303
    assert sign_in(closed, "eva").status_code == 401


def test_a_proxy_vouches_for_people(engine, number):
    add_user(engine, "chris", PASSWORD, "chief")
    with browser(engine, alone="", proxy_header="X-Remote-User", proxies=("192.0.2.1",)) as tab:
        assert tab.get("/", headers={"X-Remote-User": "chris"}).status_code == 403  # not the proxy
    with browser(engine, alone="", proxy_header="X-Remote-User") as tab:
        two = [("X-Remote-User", "chris"), ("X-Remote-User", "eva")]
        assert tab.get("/", headers=two).status_code == 403
        assert tab.get("/").status_code == 403
        assert "eva" in tab.get("/", headers={"X-Remote-User": "eva"}).text
        assert "chris, chief" in tab.get("/", headers={"X-Remote-User": "chris"}).text


def test_a_header_alone_lets_nobody_in(closed):
    assert closed.get("/", headers={"X-Remote-User": "chris"}).status_code == 303
