"""The client and the server against the real LanguageTool; only its outages are staged."""

import http.server
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import httpx
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jgo.env import LockFile, compute_spec_hash

from flows import languagetool, languagetool_jars
from flows.languagetool import LanguageToolError, Match, MatchCache, check, software_version
from flows.languagetool_jars import LOCK, SPEC, get_jars
from flows.languagetool_server import languagetool_server

PLACES = [  # text, rules that run (None: all), what is marked in it, why this case is here
    ("This is an dog.", None, ["an"], "plain"),
    ("\N{GRINNING FACE}\N{GRINNING FACE} This is an dog.", None, ["an"], "emoji before the match"),
    (
        "\N{GRINNING FACE} An wr\U00020bb7ng word.",
        ["MORFOLOGIK_RULE_EN_US"],
        ["wr\U00020bb7ng"],
        "wide letter in the match",
    ),
    ("\N{GRINNING FACE}Hello\N{GRINNING FACE} hello.", None, [], "an emoji parts words, so none stands in a match"),
    ("One.\r\n\r\nThis is an dog and the\r\nthe cat.", None, ["an", "the\r\nthe"], "carriage returns"),
    ("\n\n \n  This is an dog.\n\n\n\nThis is an dog.\n", None, ["an", "an"], "white space around paragraphs"),
    ("So\N{SOFT HYPHEN}me of it is an dog.", None, ["an"], "soft hyphen"),
    ("Lost \ud83d half. This is an dog.", None, ["an"], "half a surrogate pair"),
]


@pytest.mark.parametrize(("text", "rules", "marked", "why"), PLACES, ids=[case[-1] for case in PLACES])
def test_positions(text, rules, marked, why, languagetool_url):
    wanted = rules or ["EN_A_VS_AN", "ENGLISH_WORD_REPEAT_RULE"]
    assert [text[m.start : m.end] for m in check([text], languagetool_url, only_rules=wanted)[0]] == marked


@given(st.text(alphabet=st.sampled_from("ab\n\N{GRINNING FACE}\N{LATIN SMALL LETTER E WITH ACUTE}")))
def test_utf16_positions_become_code_points(text):
    code_point = languagetool._from_utf16(text)
    for position in range(len(text) + 1):
        assert code_point(len(text[:position].encode("utf-16-le")) // 2) == position


@given(st.text(alphabet=st.sampled_from("ab \t\r\n")))
def test_paragraphs_stand_where_they_say(text):
    paragraphs = list(languagetool._paragraphs(text))
    assert all(text[start : start + len(paragraph)] == paragraph for start, paragraph in paragraphs)
    assert "".join("".join(paragraph for _, paragraph in paragraphs).split()) == "".join(text.split())


def test_a_match_says_what_it_found(languagetool_url):
    assert check(["This is an dog."], languagetool_url)[0] == [
        Match(
            start=8,
            end=10,
            rule_id="EN_A_VS_AN",
            category_id="MISC",
            issue_type="misspelling",
            message="Use “a” instead of ‘an’ if the following word doesn’t start with a vowel sound, e.g."
            "\N{NO-BREAK SPACE}‘a sentence’, ‘a university’.",
            replacements=("a",),
        )
    ]


def test_rules_and_categories_can_be_chosen(languagetool_url):
    text = ["This is an dog and a wrongg word."]

    def rules(**choice):
        return [match.rule_id for match in check(text, languagetool_url, **choice)[0]]

    assert rules() == ["EN_A_VS_AN", "MORFOLOGIK_RULE_EN_US"]
    assert rules(disabled_categories=["TYPOS"]) == ["EN_A_VS_AN"]
    assert rules(only_rules=["MORFOLOGIK_RULE_EN_US"]) == ["MORFOLOGIK_RULE_EN_US"]
    with pytest.raises(ValueError, match="not both"):
        rules(only_rules=["EN_A_VS_AN"], disabled_categories=["TYPOS"])


def test_texts_share_requests_and_get_their_own_matches(languagetool_url):
    texts = [f"Story {number} begins \N{GRINNING FACE}.\n\nThis is an dog {number}." for number in range(40)] + [
        "",
        "Fine.",
    ]
    with in_front_of(languagetool_url) as (url, seen):
        together = check(texts, url, only_rules=["EN_A_VS_AN"])
        assert seen.count("/v2/check") == 1
    assert together == [check([text], languagetool_url, only_rules=["EN_A_VS_AN"])[0] for text in texts]
    assert [len(matches) for matches in together] == [1] * 40 + [0, 0]


def test_long_texts_are_sent_in_several_requests(languagetool_url):
    text = "\n\n".join(f"Paragraph {number} is an dog. " + "It goes on. " * 100 for number in range(40))
    with in_front_of(languagetool_url) as (url, seen):
        matches = check([text], url, only_rules=["EN_A_VS_AN"])[0]
        assert seen.count("/v2/check") == 3
    assert [text[match.start - 3 : match.end + 4] for match in matches] == ["is an dog"] * 40


def test_a_match_across_two_paragraphs_is_dropped(languagetool_url):
    repeated = {"only_rules": ["ENGLISH_WORD_REPEAT_RULE"]}
    assert check(["This is the", "the dog."], languagetool_url, **repeated) == [[], []]


@pytest.mark.parametrize("where", ["memory", "file"])
def test_known_paragraphs_are_not_asked_again(where, languagetool_url, tmp_path):
    path = tmp_path / "matches.sqlite" if where == "file" else None
    cache = MatchCache(path)
    text = "This is an dog.\n\nAll is well."
    with in_front_of(languagetool_url) as (url, seen):
        first = check([text], url, cache=cache)
        if path:
            cache.close()
            cache = MatchCache(path)
        seen.clear()
        assert check([text], url, cache=cache) == first
        assert seen.count("/v2/check") == 1, "only the version is asked for"
        check([text + "\n\nThis is new."], url, cache=cache)
        check([text], url, cache=cache, disabled_categories=["TYPOS"])
        assert seen.count("/v2/check") == 5, "a new paragraph and other rules are asked"
    cache.close()
    assert [text[match.start : match.end] for match in first[0]] == ["an"]


def test_the_version_is_the_servers_own(languagetool_url):
    assert software_version(languagetool_url) == "6.8" or os.environ.get("LANGUAGETOOL_URL")


def test_an_overloaded_server_is_asked_again(languagetool_url):
    with in_front_of(languagetool_url, failures=2) as (url, seen):
        assert len(check(["This is an dog."], url)[0]) == 1
        assert seen[:3] == ["/v2/languages"] * 3


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("127.0.0.1:8081", "write http://host:port"),
        ("http://127.0.0.1:9", "did not answer in 2 tries.*unset LANGUAGETOOL_URL"),
    ],
)
def test_an_address_without_a_server(url, message, monkeypatch):
    monkeypatch.setenv("LANGUAGETOOL_URL", url)
    with pytest.raises(LanguageToolError, match=message), languagetool_server():
        pytest.fail("there is no server")


def test_an_address_of_something_else(tmp_path):
    (tmp_path / "v2").mkdir()
    (tmp_path / "v2" / "languages").write_text("<html>", encoding="utf-8")
    with files_served(tmp_path) as url, pytest.raises(LanguageToolError, match="is no LanguageTool server"):
        check(["Text."], url)


def test_a_refusal_is_not_repeated(languagetool_url):
    with in_front_of(languagetool_url) as (url, seen):
        with pytest.raises(LanguageToolError, match=r"refused the request .status 400.*specify enabled rules"):
            check(["Text."], url, only_rules=[])
        assert seen.count("/v2/check") == 1


def test_a_named_server_is_used_and_not_stopped(languagetool_url, monkeypatch):
    monkeypatch.setenv("LANGUAGETOOL_URL", f"{languagetool_url}/v2/")
    with languagetool_server() as url:
        assert len(check(["This is an dog."], url)[0]) == 1
    assert software_version(languagetool_url)


def test_a_server_of_our_own_through_its_life(monkeypatch, caplog):
    monkeypatch.delenv("LANGUAGETOOL_URL", raising=False)
    caplog.set_level(logging.WARNING, "flows.languagetool_server")
    before = set(java_below(os.getpid()))

    def life():
        with languagetool_server() as url:
            (java,) = set(java_below(os.getpid())) - before
            assert {c.laddr.ip.removeprefix("::ffff:") for c in java.net_connections() if c.status == "LISTEN"} == {
                "127.0.0.1"
            }

            java.suspend()  # it hangs for a while
            threading.Timer(2, java.resume).start()
            assert len(check(["This is an dog."], url, timeout=1)[0]) == 1

            watchdog = java.parent()  # even the watchdog is killed: no Java stays, and one is back at the same address
            assert watchdog
            watchdog.kill()
            assert len(check(["This is an dog."], url)[0]) == 1
            assert "died (status -9) and is started again" in caplog.text
            assert not java.is_running()

            (java,) = set(java_below(os.getpid())) - before
            java.kill()  # only once, though
            deadline = time.monotonic() + 10
            while "stays down" not in caplog.text and time.monotonic() < deadline:
                time.sleep(0.1)
            assert "stays down" in caplog.text
            with pytest.raises(LanguageToolError, match="did not answer in 1 tries"):
                software_version(url, tries=1)
            1 / 0  # noqa: B018

    with pytest.raises(ZeroDivisionError):
        life()
    assert set(java_below(os.getpid())) == before


RUN = """
import time
from flows.languagetool_server import languagetool_server
with languagetool_server() as url:
    print(url, flush=True)
    time.sleep(120)
"""


@pytest.mark.parametrize("end", ["SIGTERM", "SIGINT", "SIGKILL"])
def test_no_java_is_left_when_the_run_is_ended(end):
    environment = {name: value for name, value in os.environ.items() if name != "LANGUAGETOOL_URL"}
    with subprocess.Popen(
        [sys.executable, "-c", RUN],
        env=environment,
        cwd=SPEC.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as run:
        assert run.stdout
        url = run.stdout.readline().strip()
        children = psutil.Process(run.pid).children(recursive=True)
        assert [child.name() for child in children][-1] == "java"
        run.send_signal(getattr(signal, end))
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{url}/v2/healthcheck", trust_env=False)


def test_the_lock_fits_the_spec_and_names_no_address():
    lock = LockFile.load(LOCK)
    assert lock.spec_hash == compute_spec_hash(SPEC), "jgo.toml changed: python -m flows.languagetool_jars lock"
    assert all(dependency.sha256 for dependency in lock.dependencies)
    names = languagetool_jars._locked()
    assert len(names) == len(lock.dependencies) > 100
    assert {"languagetool-server-6.8.jar", "language-all-6.8.jar"} <= names.keys()
    for file in (SPEC, LOCK):
        assert "://" not in file.read_text(encoding="utf-8")


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A Maven repository of one jar, served as this machine's mirror, and a lock for it; gives `lock_it(sha256)`."""
    for variable in ("LTP_JAR_DIR_PATH", "LANGUAGETOOL_URL"):
        monkeypatch.delenv(variable, raising=False)
    folder = tmp_path / "repository" / "org" / "example" / "thing" / "1.0"
    folder.mkdir(parents=True)
    (folder / "thing-1.0.jar").write_bytes(b"a jar")
    digest_of_a_jar = sha256(b"a jar").hexdigest()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(languagetool_jars, "LOCK", tmp_path / "jgo.lock.toml")

    def lock_it(digest=digest_of_a_jar, artifact="thing"):
        dependency = {"groupId": "org.example", "artifactId": artifact, "version": "1.0", "sha256": digest}
        fields = "\n".join(f'{name} = "{value}"' for name, value in dependency.items())
        languagetool_jars.LOCK.write_text(f"[[dependencies]]\n{fields}\n", encoding="utf-8")

    with files_served(tmp_path / "repository") as url:
        (tmp_path / "jgo.conf").write_text(f"[repositories]\ncentral = {url}\n", encoding="utf-8")
        monkeypatch.setenv("JGO_CONFIG_FILE", str(tmp_path / "jgo.conf"))
        yield lock_it


def test_jars_are_fetched_once_and_damaged_ones_again(repository, capfd):
    repository()
    assert languagetool_jars.find_jars() is None
    jar = get_jars() / "thing-1.0.jar"
    assert jar.read_bytes() == b"a jar"
    assert capfd.readouterr().err.splitlines()[-1] == "LanguageTool: 1 of 1 jars, 0 MB"
    assert get_jars() == languagetool_jars.find_jars() == jar.parent
    assert capfd.readouterr().err == ""
    jar.write_bytes(b"half")
    assert (get_jars() / jar.name).read_bytes() == b"a jar"


def test_a_jar_with_another_hash_is_an_error_and_not_kept(repository, tmp_path):
    repository("0" * 64)
    with pytest.raises(
        LanguageToolError, match=r"thing-1\.0\.jar came with sha256 .* says 0{64}.*git checkout jgo\.lock"
    ):
        get_jars()
    assert list((tmp_path / "cache").rglob("*.jar")) == []


def test_no_server_no_jars_no_repository(repository):
    repository(artifact="absent")
    with (
        pytest.raises(
            LanguageToolError, match=r"absent-1\.0\.jar could not be fetched.*LTP_JAR_DIR_PATH.*LANGUAGETOOL_URL"
        ),
        languagetool_server(),
    ):
        pytest.fail("there is no server")


def test_a_missing_lock_file(repository):
    with pytest.raises(LanguageToolError, match=r"jgo\.lock\.toml is missing"):
        get_jars()


def test_jars_that_are_no_languagetool(repository):
    repository()
    with (
        pytest.raises(LanguageToolError, match=r"(?s)ended with status 1 while it started.*HTTPServer"),
        languagetool_server(),
    ):
        pytest.fail("there is no server")


def test_a_folder_of_jars_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(tmp_path))
    with pytest.raises(LanguageToolError, match=r"names .*, and no languagetool-server\*\.jar is there"):
        get_jars()
    (tmp_path / "languagetool-server-6.8.jar").touch()
    assert get_jars() == tmp_path


def java_below(pid: int) -> list[psutil.Process]:
    return [child for child in psutil.Process(pid).children(recursive=True) if child.name() == "java"]


@contextmanager
def served(handler):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def files_served(folder: Path):
    class Files(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=str(folder))

        def log_message(self, *arguments):
            """Standard error belongs to what is tested."""

    return served(Files)


@contextmanager
def in_front_of(url: str, failures: int = 0):
    """Passes requests on to the real server and notes their paths; answers the first `failures` with 503."""
    seen: list[str] = []

    class PassOn(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, answer = 503, b"busy"
            if len(seen) > failures:
                headers = {"Content-Type": self.headers.get("Content-Type", "text/plain")}
                real = httpx.request(self.command, url + self.path, content=body, headers=headers, timeout=60)
                status, answer = real.status_code, real.content
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *arguments):
            """Standard error belongs to what is tested."""

    with served(PassOn) as address:
        yield address, seen
