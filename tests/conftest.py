"""`--accept`: write the snapshots of tests/articles anew; read the diff as an editor would before you keep it."""


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="write tests/articles/*/changes.txt as the tool works now")
