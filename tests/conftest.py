"""`--accept`: write the snapshots of tests/articles anew; read the diff as an editor would before you keep it."""

import os
from pathlib import Path

import hypothesis
import pytest

from flows.system import CHROMIUM_FLAGS, find_chromium

hypothesis.settings.register_profile("house", deadline=None)  # a machine that is busy is no failure
hypothesis.settings.load_profile("house")


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="write tests/articles/*/changes.txt as the tool works now")


def pytest_collection_modifyitems(items):
    """With two processes (make test) each keeps what starts a server to itself: Prefect and LanguageTool start once, and
    PostgreSQL once for the desk.
    """
    for item in items:
        room = item.path.parent.name
        if room in ("flows", "desk", "reports"):
            item.add_marker(pytest.mark.xdist_group("flows" if room == "flows" else "desk"))


@pytest.fixture(autouse=True, scope="session")
def nothing_of_before(tmp_path_factory):
    """What an earlier run found is not taken for an answer, and the user's own store is left alone."""
    os.environ |= {"COPYDESK_CACHE": "off", "COPYDESK_STORE": str(tmp_path_factory.mktemp("store") / "desk.sqlite")}


@pytest.fixture
def broken():
    """A damaged article of about 350 words."""
    return (Path(__file__).parent / "articles" / "de-daily-lighthouse-post" / "original.txt").read_text(
        encoding="utf-8"
    )


@pytest.fixture(scope="module")
def browser():
    """A real Chromium; of a module, since Playwright keeps the event loop that Prefect's tests need."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=15_000)  # another process may be busy with servers of its own
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """The address of a PostgreSQL server that lives as long as the tests; it comes in a wheel."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pgserver

    server = pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()
