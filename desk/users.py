"""Who may use the desk: users with passwords, sessions, and roles.

An editor decides and finishes articles; a chief also speaks of whole rules, decides in bulk over many articles, and lets users in.
"""

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Engine, delete, func, insert, select, update

from desk.clock import now, stamp
from desk.database import insert_new, reading, writing
from desk.tables import Secret, Session, User

Role = Literal["editor", "chief"]
SHORTEST = 10  # characters of a password
LASTS = timedelta(hours=12)
PER = 15 * 60  # seconds
TRIES = {"name": 5, "address": 30}  # failed sign-ins in that time: of a name from one address, and of an address
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_hex(16))  # verified for names that do not exist, so that both take as long


class UserError(ValueError):
    """The user cannot be made or changed; the message says why."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone at the desk; `csrf` is what their forms must send along."""

    name: str
    role: Role
    csrf: str

    @property
    def is_chief(self) -> bool:
        return self.role == "chief"


def add_user(engine: Engine, name: str, password: str, role: Role) -> None:
    """Let someone in, or give someone who is in a new password and role; their sessions end. Raises UserError."""
    if not name.strip() or len(name) > 100 or any(not char.isprintable() for char in name):
        raise UserError("A name has 1 to 100 printable characters.")
    if len(password) < SHORTEST:
        raise UserError(f"The password has {len(password)} characters; give it {SHORTEST} or more.")
    with writing(engine) as connection:
        hashed = _HASHER.hash(password)
        if connection.execute(select(User.name).where(User.name == name)).first():
            connection.execute(update(User).where(User.name == name).values(password=hashed, role=role))
            connection.execute(delete(Session).where(Session.user == name))
        else:
            connection.execute(insert(User).values(name=name, password=hashed, role=role))


def remove_user(engine: Engine, name: str) -> None:
    """Shut someone out; what they decided stays. Raises UserError for a name that nobody has."""
    with writing(engine) as connection:
        connection.execute(delete(Session).where(Session.user == name))
        if not connection.execute(delete(User).where(User.name == name)).rowcount:
            raise UserError(f"There is no user {name}.")


def users(engine: Engine) -> dict[str, str]:
    """The roles of all users, by name."""
    with reading(engine) as connection:
        return {row.name: row.role for row in connection.execute(select(User).order_by(User.name))}


def has_users(engine: Engine) -> bool:
    """Whether anyone must sign in."""
    with reading(engine) as connection:
        return bool(connection.execute(select(func.count()).select_from(User)).scalar_one())


def role_of(engine: Engine, name: str) -> Role:
    """The role of someone whom a proxy vouches for: that of the user of this name, else editor."""
    found: Role = "chief" if users(engine).get(name) == "chief" else "editor"
    return found


class SignIn:
    """Signs people in, slowly for those who guess. `clock` gives seconds."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.monotonic):
        self._engine = engine
        self._clock = clock
        self._failures: dict[tuple[str, str], list[float]] = {}
        self._lock = threading.Lock()
        self._two_at_once = threading.Semaphore(2)

    def wait(self, name: str, address: str) -> int:
        """How many seconds this name from this address has to wait; for 0 its try is counted."""
        start, waits = self._clock() - PER, [0]
        with self._lock:
            for key in [key for key, all in self._failures.items() if all[-1] <= start]:
                del self._failures[key]
            for kind, key in self._keys(name, address):
                failed = [at for at in self._failures.get((kind, key), []) if at > start]
                waits += [int(failed[-TRIES[kind]] - start) + 1] if len(failed) >= TRIES[kind] else []
            if max(waits) == 0:  # a try counts before it is known to fail, so that many at once are no way around
                for key in self._keys(name, address):
                    self._failures.setdefault(key, []).append(self._clock())
        return max(waits)

    def _keys(self, name: str, address: str) -> list[tuple[str, str]]:
        return [("name", f"{name} {address}"), ("address", address)]

    def sign_in(self, name: str, password: str, address: str) -> str | None:
        """The cookie of a new session, None for a wrong name or password."""
        with reading(self._engine) as connection:
            hashed = connection.execute(select(User.password).where(User.name == name)).scalar()
        try:
            with self._two_at_once:  # each takes 64 MB and a core
                _HASHER.verify(hashed or _NOBODY, password)
        except (VerificationError, InvalidHashError):
            hashed = None
        if hashed is None:
            return None
        with self._lock:
            for key in self._keys(name, address):
                self._failures.pop(key, None)
        cookie = secrets.token_urlsafe(32)
        expires = stamp(datetime.now(UTC) + LASTS)
        with writing(self._engine) as connection:
            connection.execute(delete(Session).where(Session.expires < now()))
            row = {"hash": _hash(cookie), "user": name, "csrf": secrets.token_urlsafe(24), "expires": expires}
            connection.execute(insert(Session).values(row))
        return cookie

    def sign_out(self, cookie: str) -> None:
        """End the session."""
        with writing(self._engine) as connection:
            connection.execute(delete(Session).where(Session.hash == _hash(cookie)))


def person_of(engine: Engine, cookie: str) -> Person | None:
    """Who has this cookie, None where the session is over."""
    with reading(engine) as connection:
        row = connection.execute(
            select(User.name, User.role, Session.csrf)
            .join(Session, Session.user == User.name)
            .where(Session.hash == _hash(cookie), Session.expires >= now())
        ).first()
    return Person(row.name, row.role, row.csrf) if row else None


def vouched(engine: Engine, name: str, role: Role) -> Person:
    """Someone who need not sign in: alone on the machine, or let in by a proxy."""
    return Person(name, role, hmac.new(_secret(engine).encode(), name.encode(), hashlib.sha256).hexdigest())


def store_name(engine: Engine) -> str:
    """What tells this store from another, for what a browser keeps."""
    return hashlib.sha256(_secret(engine).encode()).hexdigest()[:12]


def _secret(engine: Engine) -> str:
    mine = select(Secret.value).where(Secret.name == "csrf")
    with reading(engine) as connection:
        if found := connection.execute(mine).scalar():
            return found
    with writing(engine) as connection:
        insert_new(
            connection, Secret, {"name": "csrf", "value": secrets.token_hex(32)}
        )  # somebody else's may be there by now
        return connection.execute(mine).scalar_one()


def _hash(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()
