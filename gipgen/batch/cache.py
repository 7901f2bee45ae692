"""What was found in files before, in the user's cache folder: an unchanged file costs its reading and a look here.

One row for a file: digests of all that its outcome depends on, and the outcome. A row that does not fit is looked over; a
store that is damaged, locked or cannot be had is none, and nothing is said of that but to who asks (docs/decisions/0051).
"""

import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import Final

NAME: Final = "looks-1.sqlite"
MOST_BYTES: Final = 1 << 30
MOST_DAYS: Final = 60  # without use
_DAY = 86_400
_AT_ONCE = 256  # rows that are written together; a run that is killed has lost no more
_TABLE = "CREATE TABLE IF NOT EXISTS looks (name BLOB PRIMARY KEY, used INTEGER, stamps TEXT, value BLOB, proof BLOB)"
_OF_SHAPE = ("no such", "table looks")  # whoever has been there, it is not as we made it
_WITHOUT_OLDER_HALF = (
    "DELETE FROM looks WHERE rowid IN (SELECT rowid FROM looks ORDER BY used LIMIT (SELECT COUNT(*) / 2 FROM looks))"
)


class Cache:
    """The store. ``get`` and ``put`` never fail; ``close`` writes what is left."""

    def __init__(self, folder: str) -> None:
        self._path = os.path.join(folder, NAME)
        self._today = int(time.time()) // _DAY
        self._new: dict[bytes, tuple[str, bytes]] = {}
        self._used: list[bytes] = []
        self._store: sqlite3.Connection | None = None
        with self._minded():
            self._store = _opened(self._path)
            self._clear_out()

    def get(self, name: bytes) -> tuple[str, bytes] | None:
        """The stamps and the outcome that were kept under a name."""
        row = None
        with self._minded():
            if self._store is not None:
                found = self._store.execute("SELECT used, stamps, value, proof FROM looks WHERE name = ?", (name,))
                row = found.fetchone()
        if row is None or row[3] != _proof(name, row[1], row[2]):
            return None
        if row[0] != self._today:
            self._used.append(name)
        return row[1], row[2]

    def put(self, name: bytes, stamps: str, value: bytes) -> None:
        """Keep an outcome."""
        self._new[name] = (stamps, value)
        if len(self._new) >= _AT_ONCE:
            self._write()

    def close(self) -> None:
        self._write()
        with self._minded():
            if self._store is not None:
                self._store.close()
        self._store = None

    def _write(self) -> None:
        rows = [(name, self._today, *each, _proof(name, *each)) for name, each in self._new.items()]
        with self._minded():
            if self._store is not None:
                with self._store:
                    self._store.executemany("INSERT OR REPLACE INTO looks VALUES (?, ?, ?, ?, ?)", rows)
                    used = [(self._today, name) for name in self._used]
                    self._store.executemany("UPDATE looks SET used = ? WHERE name = ?", used)
        self._new, self._used = {}, []

    def _clear_out(self) -> None:
        """Let go of what nobody has asked for in a long time, and of the older half of a store that is too large."""
        assert self._store is not None  # noqa: S101  just opened
        if os.path.getsize(self._path) > MOST_BYTES:
            self._store.execute(_WITHOUT_OLDER_HALF)
            self._store.commit()
            self._store.execute("VACUUM")
        self._store.execute("DELETE FROM looks WHERE used < ?", (self._today - MOST_DAYS,))
        self._store.commit()

    @contextmanager
    def _minded(self) -> Iterator[None]:
        """Whatever is wrong with the store, the run goes on; a damaged one is thrown away, and a new one begun."""
        try:
            yield
        except (
            sqlite3.OperationalError
        ) as error:  # locked by another run, no space left, not to be written: perhaps later
            if str(error).startswith(_OF_SHAPE):
                self._forget()
        except PermissionError:  # somebody else's
            self._store = None
        except (sqlite3.DatabaseError, OSError):
            self._forget()

    def _forget(self) -> None:
        store, self._store = self._store, None
        with suppress(sqlite3.Error, OSError):
            if store is not None:
                store.close()
            os.unlink(self._path)
            self._store = _opened(self._path)


def _proof(name: bytes, stamps: str, value: bytes) -> bytes:
    """What tells a row that was written from one that a disk has changed."""
    return blake2b(name + stamps.encode() + value, digest_size=8).digest()


def _opened(path: str) -> sqlite3.Connection:
    """Nobody but the user may read it, for it holds sentences of reports that are not out yet, or write to it."""
    folder = os.path.dirname(path)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    _make_own(folder, 0o700)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    _make_own(path, 0o600)
    store = sqlite3.connect(path, timeout=1)
    store.execute("PRAGMA synchronous = OFF")
    store.execute(_TABLE)
    return store


def _make_own(path: str, mode: int) -> None:
    """Raises ``OSError`` for what belongs to somebody else, or leads elsewhere: what they put there would be believed."""
    if not hasattr(os, "geteuid"):  # Windows, in whose profile it is the user's; WebAssembly, which has one user
        return
    found = os.lstat(path)
    if found.st_uid != os.geteuid() or stat.S_ISLNK(found.st_mode):
        raise PermissionError(path)
    if found.st_mode & 0o077:
        os.chmod(path, mode)
