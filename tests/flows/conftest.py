"""The real LanguageTool server, started once for all tests of this folder (or the one that LANGUAGETOOL_URL names)."""

import pytest

from flows.languagetool_server import languagetool_server


@pytest.fixture(scope="session")
def languagetool_url():
    with languagetool_server() as url:
        yield url
