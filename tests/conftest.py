"""`--accept`: write the snapshots of tests/articles anew; read the diff as an editor would before you keep it."""

import os

import pytest


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="write tests/articles/*/changes.txt as the tool works now")


@pytest.fixture(autouse=True, scope="session")
def no_cache():
    """What an earlier run of the tests found is not taken for an answer."""
    os.environ["COPYDESK_CACHE"] = "off"
