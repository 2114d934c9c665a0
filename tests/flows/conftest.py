"""What is started once for all tests of this folder: Prefect, and LanguageTool unless LANGUAGETOOL_URL names one."""

import logging
import os

import pytest

from flows.languagetool_server import languagetool_server

# Set before anything imports Prefect; `copydesk run` sets the same.
os.environ |= {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PREFECT_LOGGING_LEVEL": "CRITICAL"}


@pytest.fixture(scope="session")
def languagetool_url():
    with languagetool_server() as url:
        yield url


@pytest.fixture(scope="session")
def prefect_home(tmp_path_factory):
    """A folder of the tests' own for Prefect's database and settings."""
    home = tmp_path_factory.mktemp("prefect")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(home))
        patch.delenv("PREFECT_API_URL", raising=False)
        yield home


@pytest.fixture(scope="session")
def prefect(prefect_home):
    """A Prefect server for the flows of the tests that ask for it."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=90):
        yield


@pytest.fixture(scope="module")
def s3():
    """The client of a server that speaks S3, with the bucket "archive"."""
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (
            ("AWS_ENDPOINT_URL", f"http://{host}:{port}"),
            ("AWS_ACCESS_KEY_ID", "test"),
            ("AWS_SECRET_ACCESS_KEY", "test"),
            ("AWS_DEFAULT_REGION", "us-east-1"),
        ):
            patch.setenv(name, value)
        client = boto3.client("s3")
        client.create_bucket(Bucket="archive")
        yield client
    server.stop()
