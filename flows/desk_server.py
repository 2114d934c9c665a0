"""Serves the review desk: `copydesk review`."""

import getpass
import ipaddress
import socket
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from desk.database import NONE, Database, StoreError, open_database
from flows.articles import InputError
from flows.logs import set_up
from flows.places import place
from flows.settings import settings

if TYPE_CHECKING:  # what only looks at the store starts without it
    from uvicorn import Server


def serve(
    store: str | None,
    host: str,
    port: int,
    proxy_header: str,
    proxies: tuple[str, ...],
    names: tuple[str, ...],
    open_browser: bool,
) -> int:
    """Serve until stopped; the exit status. Raises InputError where it cannot begin."""
    import uvicorn

    from desk.app import Access, make_app
    from desk.users import has_users

    set_up(settings().log_format)
    engine = opened(store)
    alone = is_loopback(host)
    if not alone and not proxy_header and not has_users(engine):
        raise InputError(
            f"{host} can be reached from other machines, and the store has no users. Let someone in first "
            "(copydesk users add NAME --role chief), or name the header of a proxy that signs people in (--proxy-header)."
        )
    if is_taken(host, port):
        raise InputError(f"Port {port} of {host} is taken. Name another with --port, or end what runs there.")
    access = Access(
        alone=_me() if alone and not proxy_header else "",
        proxy_header=proxy_header,
        proxies=("127.0.0.1", "::1", *proxies),
        hosts=("127.0.0.1", "localhost", "[::1]", *names) if alone or names else (),
    )
    address = f"http://{'localhost' if alone else host}:{port}/"
    config = uvicorn.Config(
        make_app(engine, access, report_at),
        host=host,
        port=port,
        log_config=None,  # ours: flows/logs.py
        timeout_graceful_shutdown=5,
        proxy_headers=not proxy_header,  # else it is the proxy's own address that counts
    )
    server = uvicorn.Server(config)
    threading.Thread(target=_announce, args=(server, address, open_browser), daemon=True).start()
    server.run()
    engine.dispose()
    return 0


def report_at(path: str) -> bytes | None:
    """The report page at the path below the house's folder of reports, None where there is none."""
    parts = path.split("/")
    if not path.endswith(".html") or any(not part or part.startswith(".") or "\0" in part for part in parts):
        return None
    try:
        return place(settings().reports).joinpath(*parts).read_bytes()
    except OSError:
        return None


def take_in_files(store: str | None, files: tuple[Path, ...]) -> int:
    """Take decisions in from files; the exit status. One that cannot be taken in is named, the rest goes on."""
    from desk.imports import DecisionsError, take_in

    engine = opened(store)
    failed = 0
    for file in files:
        try:
            print(f"{file}: {take_in(engine, str(file), file.read_bytes(), _me())}")
        except OSError as error:
            failed += 1
            print(f"copydesk: {file} cannot be read ({error.strerror}).")
        except DecisionsError as error:
            failed += 1
            print(f"copydesk: {error}")
    return 1 if failed else 0


def opened(store: str | None) -> Database:
    """The store at the address, the usual one for None. Raises InputError where it cannot be opened."""
    try:
        return open_database(store or settings().store_address)
    except StoreError as error:
        raise InputError(str(error)) from None


def store_if_any(store: str | None) -> Database | None:
    """The store at the address; of the usual one only if it is there already, None for "none". Raises InputError."""
    usual = settings().store_address
    if store == NONE or (store is None and "://" not in usual and not Path(usual).exists()):
        return None
    return opened(store)


def _announce(server: "Server", address: str, open_browser: bool) -> None:
    while not server.started:
        if server.should_exit:
            return
        threading.Event().wait(0.05)
    print(f"The desk is ready: {address}  (Ctrl-C ends it)", flush=True)
    if open_browser:
        webbrowser.open(address)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0"), is_loopback("localhost")
    (True, False, True)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def is_taken(host: str, port: int) -> bool:
    """Whether something listens at the port already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError:
            return True
    return False


def _me() -> str:
    try:
        return getpass.getuser()
    except OSError:  # an id without a name, as in some containers
        return "editor"
