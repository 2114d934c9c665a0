"""The review desk: a web application over the store.

    app = make_app(open_database(address), Access())

Whoever is alone on the machine needs no password; from any other address people sign in, or a proxy vouches for them
(`Access`). Everything an article says is escaped, and the policy of every page lets no script in but the desk's own files.
"""

import json
import logging
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated, Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from anyio import to_thread
from fastapi import Depends, FastAPI, Form, HTTPException, Path, Query, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel, Field
from sqlalchemy import Engine, text
from starlette.exceptions import HTTPException as StarletteHTTPException

from desk import articles, queue
from desk.clock import now
from desk.database import StoreError, reading
from desk.decisions import Asked, count_open, decide, decide_all, is_own, undo
from desk.exports import EXPORTS, export
from desk.imports import DecisionsError, take_in
from desk.metrics import metrics
from desk.pages import article_html, doubts_of, latest_of, page, state_of
from desk.policies import (
    BAR,
    ENOUGH,
    SAYINGS,
    VERDICTS,
    acceptance,
    demoted,
    policies,
    policy_conditions,
    say,
    withdraw,
    wording_of,
)
from desk.queue import Filter
from desk.tables import StoredChange
from desk.trend import rule_trend, score_trend
from desk.users import Person, SignIn, has_users, person_of, role_of, store_name, vouched
from reports.decided import Verdict
from reports.page import BANDS, counted, report_policy
from reports.trend import trend_values

log = logging.getLogger(__name__)

COOKIE = "copydesk"
TOLD = "copydesk-told"  # what the next page says was done: not in its address, where anybody could write it
SURES = {
    "0.95-1.01": "95 % and more",
    "0.9-0.95": "90 to 95 %",
    "0.85-0.9": "85 to 90 %",
    "0-0.85": "less than 85 %",
}
THREADS = 2  # that answer requests: benchmarks/desk_editors.py
LARGEST = 20_000_000  # bytes of a request
_TYPES = {".css": "text/css", ".js": "text/javascript"}
_SAFE = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Access:
    """How people get in: `alone` is who sits at this machine (bound to loopback, no password); `proxy_header` is the header
    in which a reverse proxy, at one of the addresses `proxies`, names who it let in; with neither of them everybody signs in.
    `hosts` are the names under which the desk may be addressed, none stands for any.
    """

    alone: str = ""
    proxy_header: str = ""
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    hosts: tuple[str, ...] = ()


# gives the page of a report by its path, None where there is none
Reports = Callable[[str], bytes | None]

LARGEST_NUMBER = 2**31 - 1  # of a row, in every database
Number = Annotated[int, Path(ge=1, le=LARGEST_NUMBER)]


class Word(BaseModel):
    """One decision as the page sends it."""

    request: str = Field(min_length=8, max_length=90)
    act: str = Field(max_length=90)
    change: int = Field(ge=1, le=LARGEST_NUMBER)
    verdict: Verdict
    seen: int = Field(ge=0, le=LARGEST_NUMBER)
    wording: str | None = Field(None, max_length=100_000)
    comment: str = Field("", max_length=10_000)


class Words(BaseModel):
    """The decisions of one request, on one result."""

    result: int
    decisions: list[Word] = Field(max_length=500)


class _SignInFirstError(Exception):
    """Nobody is signed in."""


def make_app(engine: Engine, access: Access, reports: Reports = lambda path: None) -> FastAPI:
    """The desk over this store, which shows the reports of runs too."""
    app = FastAPI(title="Copydesk", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_few_threads)
    sign_in = SignIn(engine)

    def person(request: Request) -> Person:
        if access.proxy_header:
            said = request.headers.getlist(access.proxy_header)
            if (request.client.host if request.client else "") not in access.proxies:
                raise HTTPException(403, "Only the proxy may ask here.")
            if len(said) != 1 or not (name := said[0].encode("latin-1").decode("utf-8", "replace").strip()):
                raise HTTPException(403, f"The proxy did not say who you are (header {access.proxy_header}).")
            return vouched(engine, name, role_of(engine, name))
        if access.alone and not has_users(engine):
            return vouched(engine, access.alone, "chief")
        found = person_of(engine, request.cookies.get(COOKIE, ""))
        if not found:
            raise _SignInFirstError
        return found

    def trusted(request: Request, who: Person, csrf: str) -> None:
        """Refuse what another site makes this person's browser send."""
        if csrf != who.csrf:
            raise HTTPException(403, "The page is too old or not ours. Reload it and try again.")

    def chief(who: Person) -> None:
        if not who.is_chief:
            raise HTTPException(403, "Only a chief may do this.")

    def show(request: Request, who: Person | None, template: str, at: str = "", **values: Any) -> HTMLResponse:
        signed_in = COOKIE in request.cookies
        answer = HTMLResponse(page(template, person=who, at=at, signed_in=signed_in, **_told(request), **values))
        answer.delete_cookie(TOLD)
        return answer

    def ask(
        request: Request, who: Person, title: str, question: str, action: str, fields: dict[str, Any], back: str
    ) -> HTMLResponse:
        """A page that says what will be done, and does it on a yes."""
        values = {"title": title, "question": question, "action": action, "fields": fields, "back": back}
        return show(request, who, "ask.html", **values)

    def then(to: str, message: str, act: str = "") -> Response:
        """Go on to another page, which says what was done; `act` can be taken back there."""
        answer = RedirectResponse(to, 303)
        said = quote(json.dumps({"message": message, "act": act}))
        answer.set_cookie(TOLD, said, max_age=60, httponly=True, samesite="lax")
        return answer

    someone = Depends(person)

    @app.middleware("http")
    async def safe(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        host = request.headers.get("host", "").rpartition("@")[2]
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        if access.hosts and name not in access.hosts:
            return Response("This desk is not known by that name.", 421, media_type="text/plain")
        origin = request.headers.get("origin")
        if request.method == "POST" and origin not in (None, f"{request.url.scheme}://{host}", f"https://{host}"):
            return Response("Forms of other sites are not taken.", 403, media_type="text/plain")
        length = request.headers.get("content-length", "")
        if request.method == "POST" and not length.isdecimal():
            return Response("Say how long the request is.", 411, media_type="text/plain")
        if length.isdecimal() and int(length) > LARGEST:
            return Response("The request is too large.", 413, media_type="text/plain")
        answer = await go_on(request)
        for header, value in _SAFE.items():
            answer.headers.setdefault(header, value)
        return answer

    @app.exception_handler(_SignInFirstError)
    def to_sign_in(request: Request, error: Exception) -> Response:
        if request.method != "GET" or request.url.path.endswith("/state"):
            return JSONResponse({"error": "Sign in first."}, 401)
        to = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/signin?{urlencode({'to': to})}", 303)

    @app.exception_handler(StarletteHTTPException)
    def told(request: Request, error: StarletteHTTPException) -> Response:
        if "json" in request.headers.get("content-type", "") or request.url.path.endswith("/state"):
            return JSONResponse({"error": error.detail}, error.status_code)
        title = "Not found" if error.status_code == 404 else "That did not work"
        html = page(
            "ask.html", person=None, at="", signed_in=False, title=title, question=error.detail, action="", back="/"
        )
        return HTMLResponse(html, error.status_code)

    @app.exception_handler(StoreError)
    def store_fails(request: Request, error: StoreError) -> Response:
        return told(request, HTTPException(503, str(error)))

    @app.exception_handler(Exception)
    def own_fault(request: Request, error: Exception) -> Response:
        log.error("A fault of the desk's own.", exc_info=error)
        fault = f"A fault of the desk's own ({type(error).__name__}). Nothing that was acknowledged is lost; its log says more."
        return told(request, HTTPException(500, fault))

    @app.exception_handler(RequestValidationError)
    def not_understood(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return told(request, HTTPException(422, f"{where}: {first['msg']}"))

    @app.get("/health")
    def health() -> dict[str, str]:
        with reading(engine) as connection:
            connection.execute(text("SELECT 1"))
        return {"status": "ok", "time": now()}

    @app.get("/metrics")
    def figures() -> Response:
        return Response(metrics(engine), media_type=CONTENT_TYPE_LATEST)

    @app.get("/static/{name}")
    def static(name: str) -> Response:
        found = _static().get(name)
        if not found:
            raise HTTPException(404, "There is no such file.")
        kept = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(found, media_type=_TYPES["." + name.rpartition(".")[2]], headers=kept)

    @app.get("/reports/{path:path}")
    def report(path: str, who: Person = someone) -> Response:
        found = reports(path)
        if found is None:
            raise HTTPException(404, "There is no such report. It may be older than the house keeps them.")
        return HTMLResponse(found, headers={"Content-Security-Policy": report_policy()})

    # ---- signing in -------------------------------------------------------------------------------------------------
    @app.get("/signin")
    def signin_page(request: Request, to: str = "/") -> Response:
        return show(request, None, "signin.html", to=_inside(to), trouble="", name="")

    @app.post("/signin")
    def signin(request: Request, name: str = Form(""), password: str = Form(""), to: str = Form("/")) -> Response:
        address, name = request.client.host if request.client else "", name.replace("\0", "")
        if seconds := sign_in.wait(name, address):
            trouble = f"Too many wrong passwords. Try again in {seconds // 60 + 1} minutes."
            return HTMLResponse(_signin_again(trouble, to, name), 429, {"Retry-After": str(seconds)})
        cookie = sign_in.sign_in(name, password, address)
        if not cookie:
            log.warning("Somebody could not sign in.", extra={"who": name[:100], "address": address})
            return HTMLResponse(_signin_again("Name or password is wrong.", to, name), 401)
        answer = RedirectResponse(_inside(to), 303)
        answer.set_cookie(COOKIE, cookie, httponly=True, samesite="lax", secure=request.url.scheme == "https", path="/")
        return answer

    @app.post("/signout")
    def signout(request: Request, csrf: str = Form(""), who: Person = someone) -> Response:
        trusted(request, who, csrf)
        sign_in.sign_out(request.cookies.get(COOKIE, ""))
        answer = RedirectResponse("/signin", 303)
        answer.delete_cookie(COOKIE)
        return answer

    # ---- the queue --------------------------------------------------------------------------------------------------
    @app.get("/")
    def listing(
        request: Request,
        after: str = Query("", pattern=r"^((\d{1,9}|\d{4}-[\dTZ:-]{6,16})~\d{1,9})?$"),
        who: Person = someone,
    ) -> Response:
        wanted = _wanted(request.query_params)
        if after and after.partition("~")[0].isdecimal() == bool(wanted.sort):
            raise HTTPException(422, "That page belongs to another order. Begin at the first one.")
        found = queue.listed(engine, wanted, after)
        query = _query(wanted)
        return show(
            request,
            who,
            "queue.html",
            "queue",
            page=found,
            wanted=wanted,
            query=query,
            totals=queue.totals(engine),
            choices=queue.choices(engine),
            bands=list(BANDS),
            states=(*queue.STATES, "any"),
            most=queue.COUNTED,
            sorts=queue.SORTS,
            sures=SURES.items(),
            more=f"/{query or '?'}{'&' if query else ''}after={found.next}",
            back=query,
        )

    @app.post("/bulk")
    def bulk(
        request: Request,
        verdict: str = Form(),
        filter: str = Form(""),
        sure: str = Form("0.95-1.01"),
        sure_of_it: str = Form(""),
        act: str = Form(""),
        csrf: str = Form(""),
        who: Person = someone,
    ) -> Response:
        trusted(request, who, csrf)
        chief(who)
        filter = _filter(filter)
        wanted = _wanted(dict(parse_qsl(filter.removeprefix("?"))))
        conditions = wanted.conditions(engine.dialect.name)
        fields = {
            "verdict": verdict,
            "filter": filter,
            "sure": sure,
            "sure_of_it": "yes",
            "act": uuid.uuid4().hex,
        }
        back = f"/{filter}"
        if verdict == "approve":
            if not sure_of_it:
                some = queue.to_approve(engine, wanted)
                rest = f", {some.sent_back} sent back, {some.asked} with open questions, {some.below} not in the band publish"
                question = f"{counted(some.count, 'article')} will be approved as they are decided now{rest}."
                return ask(request, who, "Approve them all?", question, "/bulk", fields, back)
            done = articles.approve_all(engine, wanted, who.name, f"approve {act[:80]}")
            return then(back, f"{counted(done, 'article')} approved.", f"approve {act[:80]}")
        if verdict not in ("accepted", "rejected") or not wanted.rule or sure not in SURES or (sure_of_it and not act):
            raise HTTPException(422, "Choose a rule, how sure it is, and accept or reject.")
        low, high = map(float, sure.split("-"))
        conditions += [StoredChange.rule == wanted.rule, StoredChange.kind != "note"]
        conditions += [StoredChange.confidence >= low, StoredChange.confidence < high]
        if not sure_of_it:
            changes, some = count_open(engine, conditions)
            which = f"of {wanted.rule}, {SURES[sure]} sure, in {counted(some, 'article')}"
            question = f"{counted(changes, 'undecided change')} {which} will be {verdict}."
            title = f"{'Accept' if verdict == 'accepted' else 'Reject'} them all?"
            return ask(request, who, title, question, "/bulk", fields, back)
        done = len(decide_all(engine, conditions, verdict, who.name, act[:90]))
        return then(back, f"{counted(done, 'change')} {verdict}.", act[:90])

    @app.post("/undo")
    def take_back(
        request: Request,
        act: str = Form(),
        back: str = Form(""),
        to: str = Form(""),
        csrf: str = Form(""),
        who: Person = someone,
    ) -> Response:
        trusted(request, who, csrf)
        if not who.is_chief and (act.startswith(("approve ", "policy ")) or not is_own(engine, act, who.name)):
            raise HTTPException(403, "Only a chief may take back what others decided.")
        if act.startswith("approve "):
            done, kept = articles.reopen_all(engine, act, who.name)
            message = f"{counted(done, 'article')} open again."
        else:
            done, kept = undo(engine, act, who.name)
            message = f"{counted(done, 'decision')} taken back."
        if act.startswith("policy ") and withdraw(engine, act, who.name):
            message += " What was said of the rule is withdrawn."
        message += f" {kept} were decided anew since and stay." if kept else ""
        return then("/rules" if to == "/rules" else f"/{_filter(back)}", message)

    # ---- one article ------------------------------------------------------------------------------------------------
    def found(number: int) -> articles.StoredArticle:
        article = articles.article(engine, number)
        if article is None:
            raise HTTPException(404, f"There is no article {number}.")
        return article

    @app.get("/articles/{number}")
    def article_page(request: Request, number: Number, who: Person = someone) -> Response:
        article = found(number)
        wanted = _wanted(request.query_params)
        next_one = queue.neighbour(engine, wanted, number)
        signed_in, message = COOKIE in request.cookies, _told(request).get("message", "")
        html = article_html(article, who, signed_in, _query(wanted), next_one, message, store_name(engine))
        answer = HTMLResponse(html)
        answer.delete_cookie(TOLD)
        return answer

    @app.get("/articles/{number}/state")
    def state(number: Number, latest: int = -1, result: int = 0, who: Person = someone) -> Response:
        """What is decided; no more than `latest` where nothing was since, in the same result."""
        token = {"csrf": who.csrf, "who": who.name}
        if (latest, result) == latest_of(engine, number):
            return JSONResponse(token | {"result": result, "latest": latest})
        return JSONResponse(token | state_of(found(number)))

    @app.post("/articles/{number}/decisions")
    def decisions(request: Request, number: Number, words: Words, who: Person = someone) -> Response:
        trusted(request, who, request.headers.get("x-csrf-token", ""))
        asked = [
            Asked(word.request, word.change, word.verdict, word.seen, word.wording, word.comment, word.act)
            for word in words.decisions
        ]
        stands = articles.state(engine, number)
        if stands is None:
            raise HTTPException(404, f"There is no article {number}.")
        if stands not in queue.OPEN:
            raise HTTPException(409, f"The article is {stands}. Reopen it to decide.")
        try:
            answers = decide(engine, asked, who.name, article=number)
        except LookupError as error:
            raise HTTPException(404, str(error)) from None
        state = state_of(found(number)) | {"csrf": who.csrf, "who": who.name}
        return JSONResponse({"answers": [asdict(answer) for answer in answers], "state": state})

    @app.post("/articles/{number}/verdict")
    def finish(
        request: Request,
        number: Number,
        verdict: str = Form(),
        comment: str = Form("", max_length=1000),
        result: int = Form(0, le=LARGEST_NUMBER),
        seen: str = Form(""),
        sure_of_it: str = Form(""),
        back: str = Form(""),
        csrf: str = Form(""),
        who: Person = someone,
    ) -> Response:
        trusted(request, who, csrf)
        back = _filter(back)
        if verdict not in articles.STATES:
            raise HTTPException(422, "Approve, send back, reject or reopen.")
        if verdict == "approve" and not sure_of_it and (doubts := doubts_of(found(number))):
            fields = {
                "verdict": verdict,
                "comment": comment,
                "result": result,
                "back": back,
                "seen": seen,
                "sure_of_it": "yes",
            }
            to = f"/articles/{number}{back}"
            return ask(request, who, "Approve it all the same?", doubts, f"/articles/{number}/verdict", fields, to)
        try:
            state = articles.finish(engine, number, verdict, who.name, comment, result, seen=(seen,) if seen else ())
            log.info("An article was finished.", extra={"article": number, "verdict": verdict, "who": who.name})
        except LookupError as error:
            raise HTTPException(404, str(error)) from None
        except articles.FinishError as error:
            raise HTTPException(409, str(error)) from None
        if state == "open":
            return then(f"/articles/{number}{back}", "Open again.")
        title = found(number).review.title
        next_one = queue.neighbour(engine, _wanted(dict(parse_qsl(back.removeprefix("?")))), number)
        to = f"/articles/{next_one}{back}" if next_one else f"/{back}"
        return then(to, f"“{title[:80]}” is {state}.")

    @app.get("/articles/{number}/export.{ending}")
    def exported(number: Number, ending: str, who: Person = someone) -> Response:
        if ending not in EXPORTS:
            raise HTTPException(404, f"There is no export {ending}; there are {', '.join(EXPORTS)}.")
        article = found(number)
        name, kind, data = export(article, ending)
        header = f'attachment; filename="{name}"'
        return Response(data, media_type=kind, headers={"Content-Disposition": header})

    @app.post("/import")
    def imported(request: Request, file: UploadFile, csrf: str = Form(""), who: Person = someone) -> Response:
        trusted(request, who, csrf)
        try:
            taken = take_in(engine, file.filename or "", file.file.read(LARGEST), who.name)
        except DecisionsError as error:
            raise HTTPException(422, str(error)) from None
        return then(f"/articles/{taken.article}", str(taken))

    # ---- rules ------------------------------------------------------------------------------------------------------
    @app.get("/rules")
    def rules(request: Request, who: Person = someone) -> Response:
        by_rule: dict[str, list[Any]] = {}
        for row in sorted(acceptance(engine, by_site=True), key=lambda row: (row.interval[1], row.rule)):
            by_rule.setdefault(row.rule, []).append(row)
        holding = policies(engine)
        return show(
            request,
            who,
            "rules.html",
            "rules",
            by_rule=by_rule,
            policies=holding,
            asked=demoted(engine),
            choices=queue.choices(engine),
            bar=int(100 * BAR),
            enough=ENOUGH,
            back="",
        )

    @app.get("/trend")
    def trend(request: Request, site: str = "", since: str = "", who: Person = someone) -> Response:
        site, since = site.replace("\0", ""), since.replace("\0", "")
        scores, rules = score_trend(engine, site, since), rule_trend(engine, site, since)
        shown = trend_values(scores, rules)
        return show(request, who, "trend.html", "trend", site=site, since=since, choices=queue.choices(engine), **shown)

    @app.post("/policies")
    def policy(
        request: Request,
        rule: str = Form(""),
        say_: str = Form(alias="say"),
        site: str = Form(""),
        wording: str = Form(""),
        shown: str = Form(""),
        change: int = Form(0, ge=0, le=LARGEST_NUMBER),
        scope: str = Form(""),
        sure_of_it: str = Form(""),
        back: str = Form("/rules"),
        csrf: str = Form(""),
        who: Person = someone,
    ) -> Response:
        trusted(request, who, csrf)
        chief(who)
        if say_ not in SAYINGS:
            raise HTTPException(422, f"A policy says one of {', '.join(SAYINGS)}.")
        if change:
            try:
                rule, site, wording, shown = wording_of(engine, change, scope)
            except LookupError as error:
                raise HTTPException(404, str(error)) from None
        if not 0 < len(rule) <= 100 or "\0" in rule + site + wording:
            raise HTTPException(422, "Name a rule, and a source that there is.")
        back = _inside(back)
        what = f"{rule}{f' ({shown[:120]})' if shown else ''}{f' at {site}' if site else ''}"
        if say_ in VERDICTS and not sure_of_it:
            count, some = count_open(engine, policy_conditions(rule, site, wording))
            word = "accepted" if say_ == "always" else "rejected"
            open_ones = f"{counted(count, 'undecided change')} in {counted(some, 'article')}"
            question = f"{open_ones} will be {word} now, and those of later runs when they come in."
            fields = {"rule": rule, "site": site, "wording": wording, "shown": shown, "say": say_, "sure_of_it": "yes"}
            title = f"{'Always accept' if say_ == 'always' else 'Never accept'} {what}?"
            return ask(request, who, title, question, "/policies", fields | {"back": back}, back)
        number, touched = say(engine, rule, say_, who.name, site, wording, shown)
        said = {"always": "always accepted", "never": "never accepted", "ask": "asked from the next run on"}
        said |= {"apply": "applied from the next run on", "nothing": "treated as the profile says"}
        decided = f" It decided in {counted(len(touched), 'article')}." if say_ in VERDICTS else ""
        return then(back, f"{what} is {said[say_]}.{decided}", f"policy {number}" if say_ != "nothing" else "")

    return app


@asynccontextmanager
async def _few_threads(app: FastAPI) -> AsyncIterator[None]:
    """Requests wait for each other sooner: many threads in Python's one interpreter cost each of them more than the wait."""
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield


def _signin_again(trouble: str, to: str, name: str) -> str:
    return page("signin.html", person=None, at="", signed_in=False, to=_inside(to), trouble=trouble, name=name)


def _told(request: Request) -> dict[str, str]:
    """What the page before this one did."""
    try:
        said = json.loads(unquote(request.cookies.get(TOLD, "{}")))
        return {"message": str(said.get("message", ""))[:300], "act": str(said.get("act", ""))[:100]}
    except (ValueError, AttributeError):
        return {}


def _inside(to: str) -> str:
    """The address if it is one of ours, else the queue."""
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/"


def _wanted(params: Any) -> Filter:
    """The filter that the query string asks for; what is no filter is left out."""
    site, band, rule, state, since, words, run, sort = (
        str(params.get(name, ""))[:200].replace("\0", "")
        for name in ("site", "band", "rule", "state", "since", "text", "run", "sort")
    )
    number = int(run) if run.isdecimal() and len(run) < 10 else 0
    return Filter(site, band, rule, state, since, words, number, sort if sort in queue.SORTS else "")


def _filter(said: str) -> str:
    """The query string of a form, nothing in it but a filter."""
    return _query(_wanted(dict(parse_qsl(said.removeprefix("?")))))


def _query(wanted: Filter) -> str:
    """The filter as a query string, with its "?"; empty where it lets everything through."""
    said = {name: value for name, value in asdict(wanted).items() if value}
    return f"?{urlencode(said)}" if said else ""


@cache
def _static() -> dict[str, bytes]:
    """The files that pages ask for, by name."""
    ours = {path.name: path.read_bytes() for path in (files("desk") / "static").iterdir() if path.is_file()}
    shared = {name: (files("reports") / "templates" / name).read_bytes() for name in ("style.css", "review.js")}
    return ours | shared
