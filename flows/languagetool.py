"""Asks a LanguageTool server what it finds in some texts.

    matches = check(["This is an dog.", "All good."], url)   # one list per text
    matches[0][0]                                           # Match(start=8, end=10, rule_id='EN_A_VS_AN', ...)

A request per paragraph costs 3.4 times a request per article, so the paragraphs of all texts travel together in
requests of about 20 kB, on two threads. The few rules that look across paragraphs (EN_WORD_COHERENCY: one spelling
throughout) may therefore see a neighbour from another text.

language-tool-python knows the protocol, its settings and its languages, and is used for that. Two things are our own:
the waiting (it allows 300 s and one repetition), and the positions. The server counts UTF-16 units; the package
corrects the start of a match but not its length, by way of state that all threads share.
"""

import hashlib
import itertools
import json
import re
import sqlite3
import threading
import time
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import language_tool_python

LANGUAGE = "en-US"
REQUEST_SIZE = 20_000  # characters
WAITS = (0.5, 1, 2, 4, 8)  # seconds between tries: together longer than a server that died needs to be back
BETWEEN = "\n\n"
ENDED: set[str] = set()  # addresses of servers that we have ended: nobody waits for them to come back
BLANK_LINES = re.compile(r"\n\s*\n")
LONE_SURROGATES = re.compile("[\ud800-\udfff]")


class LanguageToolError(RuntimeError):
    """LanguageTool cannot be had, or did not answer; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Match:
    """One thing LanguageTool found, at `start:end` (code points) of the text that was given."""

    start: int
    end: int
    rule_id: str
    category_id: str
    issue_type: str
    message: str
    replacements: tuple[str, ...]


class MatchCache:
    """Remembers what was found in a paragraph, in memory or in the file `path`; may be shared by threads."""

    def __init__(self, path: Path | None = None):
        self._lock = threading.Lock()
        self._database = sqlite3.connect(path or ":memory:", check_same_thread=False)
        self._database.execute("CREATE TABLE IF NOT EXISTS found (key TEXT PRIMARY KEY, matches TEXT NOT NULL)")

    def get(self, key: str) -> list[Match] | None:
        with self._lock:
            row = self._database.execute("SELECT matches FROM found WHERE key = ?", [key]).fetchone()
        return row and [
            Match(**{**match, "replacements": tuple(match["replacements"])}) for match in json.loads(row[0])
        ]

    def put(self, found: dict[str, list[Match]]) -> None:
        rows = [(key, json.dumps([asdict(match) for match in matches])) for key, matches in found.items()]
        with self._lock, self._database:
            self._database.executemany("INSERT OR REPLACE INTO found VALUES (?, ?)", rows)

    def close(self) -> None:
        self._database.close()


class Statistics:
    """What this process has asked of LanguageTool: how many requests, for how many seconds, and how often a server of ours was
    started again.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._figures: Counter[str] = Counter()

    def request(self, seconds: float) -> None:
        """One more request, which took so long."""
        with self._lock:
            self._figures += Counter(requests=1, seconds=seconds)  # type: ignore[arg-type]

    def restart(self) -> None:
        """One more restart."""
        with self._lock:
            self._figures["restarts"] += 1

    def taken(self) -> Counter[str]:
        """The figures since they were taken the last time, so that each counts once, whoever adds them up."""
        with self._lock:
            figures, self._figures = self._figures, Counter()
        return figures

    def __reduce__(self) -> str:  # wherever a task is sent: the one that is there
        return "STATISTICS"


STATISTICS = Statistics()


def check(
    texts: Sequence[str],
    url: str,
    *,
    only_rules: Sequence[str] | None = None,
    disabled_categories: Sequence[str] = (),
    timeout: float = 60,
    threads: int = 2,
    cache: MatchCache | None = None,
) -> list[list[Match]]:
    """What LanguageTool at `url` finds in each of the texts, in order.

    Give either the rules that are to run alone (`only_rules`) or the categories to leave out. `timeout` holds for one
    request of about 20 kB, which is tried six times. What the cache knows for the same paragraph, rules and version of
    LanguageTool is not asked again.
    """
    if only_rules is not None and disabled_categories:
        raise ValueError("LanguageTool takes only_rules or disabled_categories, not both; leave one out.")
    split = [list(_paragraphs(text)) for text in texts]
    todo = dict.fromkeys(paragraph for paragraphs in split for _, paragraph in paragraphs)
    with closing(_Client(url, timeout)) as client:
        client.set_rules(only_rules, disabled_categories)
        keys = {paragraph: client.cache_key(paragraph) for paragraph in todo} if cache else {}
        found = {paragraph: known for paragraph, key in keys.items() if cache and (known := cache.get(key)) is not None}
        packs = list(_packs(paragraph for paragraph in todo if paragraph not in found))
        with ThreadPoolExecutor(threads) as pool:
            for pack, matches in zip(packs, pool.map(client.check_pack, packs), strict=True):
                found.update(zip(pack, matches, strict=True))
                if cache:
                    cache.put({keys[paragraph]: found[paragraph] for paragraph in pack})
    return [
        [
            replace(match, start=match.start + start, end=match.end + start)
            for start, paragraph in paragraphs
            for match in found[paragraph]
        ]
        for paragraphs in split
    ]


def software_version(url: str, timeout: float = 60, tries: int = len(WAITS) + 1) -> str:
    """The version that the server at `url` says it is, such as "6.8"."""
    with closing(_Client(url, timeout, WAITS[: tries - 1])) as client:
        return client.version()


class _Client(language_tool_python.LanguageTool):
    """language-tool-python's client of a running server, with our own time-out and back-off."""

    def __init__(self, url: str, timeout: float, waits: Sequence[float] = WAITS):
        address = urlsplit(url)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise LanguageToolError(f"{url!r} is no address of a LanguageTool server; write http://host:port.")
        self._waits = waits
        self._base = url.rstrip("/").removesuffix("/v2") + "/"
        # A proxy from the environment must not get between us and our own machine.
        near = address.hostname in ("localhost", "127.0.0.1", "::1")
        self._http = httpx.Client(timeout=timeout, trust_env=not near)
        self._version: str | None = None
        try:
            super().__init__(LANGUAGE, remote_server=self._base)
        except BaseException:
            self._http.close()
            raise

    def close(self) -> None:
        self._http.close()

    def set_rules(self, only_rules: Sequence[str] | None, disabled_categories: Sequence[str]) -> None:
        self.enabled_rules = set(only_rules or ())
        self.enabled_rules_only = only_rules is not None
        self.disabled_categories = set(disabled_categories)

    def version(self) -> str:
        if self._version is None:
            self._version = str(self._ask("It works.")["software"]["version"])
        return self._version

    def cache_key(self, paragraph: str) -> str:
        rules = [self.enabled_rules_only, sorted(self.enabled_rules), sorted(self.disabled_categories)]
        return hashlib.sha256(json.dumps([self.version(), LANGUAGE, rules, paragraph]).encode()).hexdigest()

    def check_pack(self, paragraphs: Sequence[str]) -> list[list[Match]]:
        """Checks some paragraphs in one request; a match that crosses from one into the next is dropped."""
        text = BETWEEN.join(paragraphs)
        starts = list(itertools.accumulate((len(p) + len(BETWEEN) for p in paragraphs[:-1]), initial=0))
        code_point = _from_utf16(text)
        found: list[list[Match]] = [[] for _ in paragraphs]
        started = time.perf_counter()
        answer = self._ask(text)
        STATISTICS.request(time.perf_counter() - started)
        for raw in answer["matches"]:
            start, end = code_point(raw["offset"]), code_point(raw["offset"] + raw["length"])
            at = bisect_right(starts, start) - 1
            if end <= starts[at] + len(paragraphs[at]):
                found[at].append(_match(raw, start - starts[at], end - starts[at]))
        return found

    def _ask(self, text: str) -> dict:
        # Half a surrogate pair cannot be sent; U+FFFD takes its place and the same room.
        params = self._create_params(LONE_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text))
        answer = self._query_server(urljoin(self.url, "check"), params, method="post")
        if answer.get("warnings", {}).get("incompleteResults"):
            raise LanguageToolError(
                f"LanguageTool at {self._base} gave up on a text of {len(text)} characters and returned a part. "
                "Raise maxCheckTimeMillis of that server, or unset LANGUAGETOOL_URL so that Copydesk starts its own."
            )
        return answer

    def _query_server(self, url, params=None, num_tries=0, method="get"):
        """Replaces the package's: its number of tries gives way to ours."""
        trouble = ""
        for wait in (*self._waits, None):
            try:
                answer = self._http.request(method, url, data=params)
                if answer.status_code < 500:
                    return self._read(answer)
                trouble = f"status {answer.status_code}: {answer.text[:200]}"
            except httpx.TransportError as error:
                trouble = f"{type(error).__name__}: {error}"
            if wait is None or self._base in ENDED:
                break
            time.sleep(wait)
        raise LanguageToolError(
            f"LanguageTool at {self._base} did not answer in {len(self._waits) + 1} tries ({trouble}). "
            "See whether it runs and has memory left; or unset LANGUAGETOOL_URL so that Copydesk starts its own."
        )

    def _read(self, answer: httpx.Response):
        if answer.status_code >= 300:
            raise LanguageToolError(
                f"LanguageTool at {self._base} refused the request (status {answer.status_code}): {answer.text[:300]}"
            )
        try:
            return answer.json()
        except ValueError as error:
            raise LanguageToolError(
                f"What answers at {self._base} is no LanguageTool server. Set LANGUAGETOOL_URL to one, or unset it."
            ) from error


def _match(raw: dict, start: int, end: int) -> Match:
    rule = raw["rule"]
    replacements = tuple(replacement["value"] for replacement in raw["replacements"])
    return Match(start, end, rule["id"], rule["category"]["id"], rule["issueType"], raw["message"], replacements)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Where each paragraph starts, and the paragraph without the white space around it."""
    start = 0
    for end, following in [*(blank.span() for blank in BLANK_LINES.finditer(text)), (len(text), len(text))]:
        piece = text[start:end]
        if paragraph := piece.strip():
            yield start + len(piece) - len(piece.lstrip()), paragraph
        start = following


def _packs(paragraphs: Iterator[str]) -> Iterator[list[str]]:
    """Paragraphs in groups of at most REQUEST_SIZE characters; a longer one goes alone."""
    pack: list[str] = []
    size = 0
    for paragraph in paragraphs:
        if pack and size + len(paragraph) > REQUEST_SIZE:
            yield pack
            pack, size = [], 0
        pack.append(paragraph)
        size += len(paragraph) + len(BETWEEN)
    if pack:
        yield pack


def _from_utf16(text: str) -> Callable[[int], int]:
    """A function from a position in UTF-16 units to one in code points of `text`."""
    wide = [at for at, character in enumerate(text) if character > "\uffff"]
    starts = [at + before for before, at in enumerate(wide)]
    return lambda position: position - bisect_left(starts, position)
