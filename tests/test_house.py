"""The house rules: who may import whom, where data lies, and that the lock files are what they say."""

import ast
import importlib
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
import regex
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from cleaners.clean import CLEANERS
from cleaners.edits import CATEGORIES

ROOT = Path(__file__).parent.parent
ROOMS = [room for room in ("cleaners", "scorers", "reports", "desk", "flows") if (ROOT / room).is_dir()]

# which rooms, or modules of a room, each room may use besides its own
MAY_USE = {
    "cleaners": (),
    "scorers": ("cleaners.edits",),
    "reports": ("cleaners", "scorers"),
    "desk": ("cleaners", "scorers", "reports"),
    "flows": ("cleaners", "scorers", "reports", "desk"),
}
# where each of these is at home
ONLY_IN = {
    "prefect": ("flows",),
    "language_tool_python": ("flows",),
    "sqlalchemy": ("desk",),
    "fastapi": ("desk",),
    "jinja2": ("reports", "desk"),
    "ftfy": ("cleaners",),
}
# what reads the clock, the disk, the network or a die; only flows and desk may
IMPURE = {"os", "pathlib", "shutil", "tempfile", "socket", "subprocess", "urllib", "http", "httpx", "time", "random"}
PURE = ("cleaners", "scorers")


def modules(room):
    return sorted(path for path in (ROOT / room).rglob("*.py"))


def imports(path):
    """The modules that a file imports, by full name; `from a import b` counts as a and as a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports by a relative name; write the full name."
            yield from ((node.lineno, node.module, f"{node.module}.{alias.name}") for alias in node.names)


def within(name, places):
    return any(name == place or name.startswith(place + ".") for place in places)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_it_may(room):
    wrong = []
    for path in modules(room):
        for line, module, name in imports(path):
            top = module.partition(".")[0]
            where = f"{path.relative_to(ROOT)}:{line} imports {module}"
            if top in MAY_USE and top != room and not within(name, MAY_USE[room]):
                wrong.append(where)
            if room not in ONLY_IN.get(top, (room,)) or (room in PURE and top in IMPURE):
                wrong.append(where)
    assert wrong == []


@pytest.mark.parametrize("path", modules("flows"), ids=lambda path: path.stem)
def test_no_module_in_flows_is_named_like_another(path):
    # Prefect may put flows/ first on the path: flows/reports.py would replace reports
    assert path.stem not in {*sys.stdlib_module_names, *MAY_USE, *ONLY_IN}


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.__name__)
def test_a_cleaner_has_its_table_of_cases(cleaner):
    stem = cleaner.__module__.partition(".")[2]
    path = ROOT / "tests" / "cleaners" / f"test_{stem}.py"
    assert path.exists(), f"{cleaner.__name__} has no {path.relative_to(ROOT)}"
    tables = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List):
            tables[node.targets[0].id] = len(node.value.elts)
    where = path.relative_to(ROOT)
    assert tables.get("LEFT_ALONE", 0) >= 12, f"{where}: the list LEFT_ALONE needs twelve cases or more."
    # some cleaners only ask
    cases = max(tables.get("FIXED", 0), tables.get("ASKED", 0))
    assert cases >= 12, f"{where}: the list FIXED, or ASKED, needs twelve cases or more."


@pytest.mark.parametrize("path", modules("cleaners"), ids=lambda path: path.stem)
def test_the_category_of_every_rule_is_known(path):
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    makers = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("Edit", "Pattern")]
    texts = [part.value for call in makers for part in call.args if isinstance(part, ast.Constant)]
    rules = [text for text in texts if isinstance(text, str) and regex.fullmatch(r"[a-z]+\.[a-z_]+", text)]
    new = sorted({rule for rule in rules if rule.partition(".")[0] not in CATEGORIES})
    assert new == [], "Add the category to CATEGORIES in cleaners/edits.py, with a row in scorers/severities.tsv."


def test_every_cleaner_module_says_before_and_after():
    for cleaner in CLEANERS:
        lines = importlib.import_module(cleaner.__module__).__doc__
        assert "->" in lines, f"{cleaner.__module__} shows no before -> after in its docstring."


@pytest.mark.parametrize("path", sorted((ROOT / "cleaners" / "lexicons").iterdir()), ids=lambda path: path.name)
def test_a_lexicon_is_read_as_a_resource_and_names_its_source(path):
    text = (files("cleaners") / "lexicons" / path.name).read_text(encoding="utf-8")
    assert text.startswith("# "), f"{path.name} does not begin with a line that names its source."
    assert "\r" not in text
    assert text.endswith("\n")


def test_no_init_beside_a_test():
    assert [str(path) for path in (ROOT / "tests").rglob("__init__.py")] == []


def test_packages_of_the_wheel_are_the_rooms():
    built = project()["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert set(built) == set(ROOMS)


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(name):
    """(name, version, number of hashes) of each entry; continued lines are one entry."""
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = regex.sub(r"\\\n", " ", regex.sub(r"(?m)^\s*#.*\n", "", text)).splitlines()
    for entry in filter(str.strip, entries):
        match = regex.match(r"(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;]+)", entry)
        assert match, f"{name}: no name==version in {entry[:80]!r}"
        yield canonicalize_name(match["name"]), Version(match["version"]), entry.count("--hash=sha256:")


def wanted(group):
    return project()["project"]["dependencies"] if group == "dependencies" else grouped(group)


def grouped(group):
    for one in project()["dependency-groups"][group]:
        if isinstance(one, str):
            yield one
        else:
            yield from grouped(one["include-group"])


LOCKS = [
    ("requirements.lock", "dependencies"),
    ("requirements-dev.lock", "dependencies"),
    ("requirements-dev.lock", "dev"),
]


@pytest.mark.parametrize(("name", "group"), LOCKS)
def test_a_lock_file_holds_what_pyproject_asks_for(name, group):
    versions = {}
    for package, version, _ in locked(name):
        versions.setdefault(package, []).append(version)
    for line in wanted(group):
        requirement = Requirement(line)
        found = versions.get(canonicalize_name(requirement.name), [])
        assert found, f"{requirement.name} is missing in {name}; run make lock."
        assert all(version in requirement.specifier for version in found), f"{name}: {found} does not satisfy {line}"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_has_hashes_and_no_address(name):
    assert [package for package, _, hashes in locked(name) if not hashes] == []
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not regex.search(r"--(?:extra-)?index-url|--find-links|--trusted-host|(?m:^-i\b)", text)


def test_both_lock_files_hold_the_same_versions():
    plain = {(package, version) for package, version, _ in locked("requirements.lock")}
    assert plain <= {(package, version) for package, version, _ in locked("requirements-dev.lock")}
