"""Files and folders by address: a path of this machine, or one like s3://bucket/folder that fsspec knows.

    place("news/") / "a.txt", place("s3://archive/2026/") / "a.txt"

Both are used like a `pathlib.Path`. What another kind of address needs is in its own package (s3fs for s3://, gcsfs for gs://);
keys and endpoints come from where that package looks for them, such as AWS_ACCESS_KEY_ID and AWS_ENDPOINT_URL.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:  # what stays on this machine starts without it
    from upath import UPath

Place = Union[Path, "UPath"]
_AT_ONCE = 200  # files that are fetched together


class PlaceError(ValueError):
    """The address cannot be used; the message says why and what to do."""


def is_remote(address: Place | str) -> bool:
    """Whether the address is not a path of this machine.

    >>> is_remote("s3://archive/2026"), is_remote("news/a.txt")
    (True, False)
    """
    return "://" in str(address)


def place(address: Place | str) -> Place:
    """The file or folder at the address. Raises PlaceError for one that no installed package knows."""
    if not isinstance(address, str):
        return address
    if not is_remote(address):
        return Path(address)
    from upath import UPath

    try:
        found = UPath(address)
        found.fs  # noqa: B018 (made at the first use)
    except (ImportError, ValueError) as error:
        raise PlaceError(
            f"{address} cannot be used ({error}). Name a path, or an address whose package is there."
        ) from None
    return found


def names_in(folder: Place) -> set[str]:
    """The names of the files in the folder; none where there is no folder."""
    try:
        if not isinstance(folder, Path):
            return {path.name for path in folder.iterdir()}
        with os.scandir(folder) as entries:
            return {entry.name for entry in entries}
    except (FileNotFoundError, NotADirectoryError):
        return set()


def read_all(folder: Place, names: Iterable[str]) -> Iterator[bytes]:
    """The content of each file of the folder, in order; from elsewhere many at once."""
    if isinstance(folder, Path):
        for name in names:
            yield (folder / name).read_bytes()
        return
    rest = iter(names)
    while some := list(islice(rest, _AT_ONCE)):
        paths = [(folder / name).path for name in some]
        found = folder.fs.cat(paths)
        by_path: dict[str, bytes] = found if isinstance(found, dict) else {paths[0]: found}  # type: ignore[dict-item]
        by_name = {path.rpartition("/")[2]: content for path, content in by_path.items()}
        yield from (by_name[name] for name in some)


def files_under(folder: "UPath", endings: tuple[str, ...]) -> "list[UPath]":
    """The files below a folder elsewhere that end so, in order; hidden ones are left alone."""
    found = []
    for path in folder.fs.find(folder.path):
        below = path[len(folder.fs._strip_protocol(folder.path)) :].strip("/").split("/")
        if below[-1].lower().endswith(endings) and not any(part.startswith(".") for part in below):
            found.append(folder.with_segments(f"{folder.protocol}://{path}"))
    return sorted(found, key=str)


def matching(pattern: "UPath") -> "list[UPath]":
    """The files elsewhere that match the pattern, in order."""
    fs = pattern.fs
    return sorted((pattern.with_segments(f"{pattern.protocol}://{path}") for path in fs.glob(pattern.path)), key=str)
