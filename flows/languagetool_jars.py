"""The jars of the LanguageTool server: found, or fetched once and checked against `jgo.lock.toml`.

`jgo` finds the files in pure Python, so neither Maven nor a system Java is needed. A jar enters the cache only after
its sha256 was found equal to the locked one, so what lies there is whole.

    python -m flows.languagetool_jars         fetches what is missing
    python -m flows.languagetool_jars lock    writes jgo.lock.toml anew after a change of jgo.toml
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from flows.languagetool import LanguageToolError

SPEC = Path(__file__).parent.parent / "jgo.toml"
LOCK = SPEC.with_name("jgo.lock.toml")
JARS_VARIABLE = "LTP_JAR_DIR_PATH"  # the name that language-tool-python gave it
TRIES = 3
OTHER_WAYS = (
    f"Or copy the jars of a machine that has them and name their folder in {JARS_VARIABLE}, "
    "or name a running server in LANGUAGETOOL_URL."
)


def jar_folder() -> Path:
    """Where the locked jars are kept between runs, outside the checkout; one folder for one lock file."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "copydesk" / f"languagetool-{hashlib.sha256(LOCK.read_bytes()).hexdigest()[:12]}"


def find_jars() -> Path | None:
    """The folder with the server's jars, or None if they must be fetched first; reads no jar and no network."""
    if given := os.environ.get(JARS_VARIABLE):
        folder = Path(given)
        if not list(folder.glob("languagetool-server*.jar")):
            raise LanguageToolError(
                f"{JARS_VARIABLE} names {folder}, and no languagetool-server*.jar is there. "
                f"Name the folder that holds the jars, or unset {JARS_VARIABLE} and Copydesk fetches them."
            )
        return folder
    locked = _locked()
    folder = jar_folder()
    return folder if all((folder / name).exists() for name in locked) else None


def get_jars() -> Path:
    """The folder with the server's jars; what is missing or damaged is fetched, with its progress on standard error."""
    if os.environ.get(JARS_VARIABLE) and (given := find_jars()):
        return given
    locked = _locked()
    folder = jar_folder()
    missing = [name for name, dependency in locked.items() if not _is_whole(folder / name, dependency.sha256)]
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
        _fetch({name: locked[name] for name in missing}, folder)
    return folder


def _locked() -> dict:
    """File name -> what jgo.lock.toml says of it."""
    from jgo.env import LockFile

    if not LOCK.exists():
        raise LanguageToolError(f"{LOCK} is missing, so it is not known which jars to fetch. {OTHER_WAYS}")
    lock = LockFile.load(LOCK)
    return {f"{d.artifactId}-{d.version}{f'-{d.classifier}' * bool(d.classifier)}.jar": d for d in lock.dependencies}


def _is_whole(jar: Path, sha256: str) -> bool:
    return jar.exists() and _sha256(jar) == sha256


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _maven(repo_cache: Path, on_bytes: Callable[[int], None]):
    """jgo's view of Maven Central, or of the mirror that this machine's jgo configuration names."""
    from jgo.config import GlobalSettings
    from jgo.maven import MavenContext, PythonResolver

    @contextmanager
    def one_file(_name: str, _size: int) -> Iterator[Callable[[int], None]]:
        yield on_bytes

    maven = MavenContext(PythonResolver(progress_callback=one_file), repo_cache=repo_cache, timeout=30)
    maven.remote_repos.update(GlobalSettings.load().repositories)
    return maven


def _fetch(wanted: dict, folder: Path) -> None:
    """Downloads beside `folder`, checks, and only then moves each jar in: a broken run leaves no half a jar."""
    with (
        _progress(len(wanted), folder) as (on_jar, on_bytes),
        tempfile.TemporaryDirectory(dir=folder.parent, prefix="fetching-") as scratch,
        ThreadPoolExecutor(4) as pool,
    ):
        maven = _maven(Path(scratch), on_bytes)

        def fetch(name: str) -> None:
            dependency = wanted[name]
            component = maven.project(dependency.groupId, dependency.artifactId).at_version(dependency.version)
            jar = _download(component.artifact(dependency.classifier or "", "jar"))
            if (found := _sha256(jar)) != dependency.sha256:
                raise LanguageToolError(
                    f"{name} came with sha256 {found}, but {LOCK.name} says {dependency.sha256}; it was not kept. "
                    "If the lock file was not changed on purpose, get it back (git checkout jgo.lock.toml) and try "
                    "again; if it still differs, ask who runs the proxy or the mirror what changes the file."
                )
            jar.replace(folder / name)
            on_jar()

        jobs = [pool.submit(fetch, name) for name in wanted]
        try:
            for job in jobs:
                job.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _download(artifact) -> Path:
    for attempt in range(1, TRIES + 1):
        try:
            return artifact.resolve()
        except (
            OSError,
            RuntimeError,
        ) as error:  # requests' errors are OSErrors; jgo raises RuntimeError for "not found"
            artifact.cached_path.unlink(missing_ok=True)
            if attempt == TRIES:
                raise LanguageToolError(
                    f"{artifact.filename} could not be fetched from Maven Central in {TRIES} tries ({error}). "
                    "Check the network or the proxy (HTTPS_PROXY); name a mirror under [repositories] in "
                    f"~/.config/jgo.conf. {OTHER_WAYS}"
                ) from error
    raise AssertionError("unreachable")


@contextmanager
def _progress(jars: int, folder: Path) -> Iterator[tuple[Callable[[], None], Callable[[int], None]]]:
    """A bar on a terminal, a line now and then in a pipe; gives what to call after a jar and after some bytes."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    console.print(f"LanguageTool: fetching {jars} jars (all: about 250 MB, once) into {folder}")
    done = fetched = 0
    with Progress(
        TextColumn("LanguageTool"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[megabytes]:.0f} MB"),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
    ) as progress:
        task = progress.add_task("", total=jars, megabytes=0)

        def on_bytes(count: int) -> None:
            nonlocal fetched
            fetched += count
            progress.update(task, megabytes=fetched / 1e6)

        def on_jar() -> None:
            nonlocal done
            done += 1
            progress.advance(task)
            if not console.is_terminal and (done % 25 == 0 or done == jars):
                console.print(f"LanguageTool: {done} of {jars} jars, {fetched / 1e6:.0f} MB")

        yield on_jar, on_bytes


def write_lock() -> None:
    """Resolves `jgo.toml` and writes `jgo.lock.toml`: names, versions and sha256, no address."""
    from jgo.env import EnvironmentBuilder, EnvironmentSpec, LockedDependency, LockFile, compute_spec_hash

    spec = EnvironmentSpec.load(SPEC)
    with tempfile.TemporaryDirectory() as scratch:
        maven = _maven(Path(scratch), lambda count: None)
        named = EnvironmentBuilder(maven, cache_dir=Path(scratch)).spec_to_dependencies(spec)
        inputs, others = maven.resolver.resolve(named)
        needed = inputs + [dependency for dependency in others if dependency.scope in ("compile", "runtime")]
        with ThreadPoolExecutor(4) as pool:
            locked = list(pool.map(LockedDependency.from_dependency, needed))
    LockFile(
        sorted(locked, key=lambda dependency: (dependency.groupId, dependency.artifactId)),
        environment_name=spec.name,
        entrypoints=spec.entrypoints,
        default_entrypoint=spec.default_entrypoint,
        spec_hash=compute_spec_hash(SPEC),
    ).save(LOCK)


if __name__ == "__main__":
    try:
        if sys.argv[1:] == ["lock"]:
            write_lock()
            print(f"Wrote {LOCK.name}.")
        else:
            print(get_jars())
    except LanguageToolError as error:
        sys.exit(str(error))
