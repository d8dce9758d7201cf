"""The keys of office files this process knows, found by the salt in a file's first bytes; they are shown nowhere."""

import hashlib
import threading
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from pomanager.db import header
from pomanager.db.header import Kind

ROUNDS = 256_000
"""What SQLCipher 4 takes to make a key of a password: any of its tools opens the file with the password itself."""

KEY_BYTES = 32

KEY = b"POManager: integrity, not secret"
"""The raw key of a file without a password: docs/file-format.md states it, it keeps nothing secret."""


@dataclass(frozen=True, slots=True, repr=False)
class FileKey:
    """A raw key and the salt that stands in the file's first 16 bytes."""

    raw: bytes
    salt: bytes

    @property
    def spec(self) -> str:
        """Both as SQLCipher takes them; never to be shown or written anywhere."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"

    @property
    def is_secret(self) -> bool:
        """Whether a password made it."""
        return self.salt != header.SALT


WITHOUT_PASSWORD = FileKey(KEY, header.SALT)
"""The key of every file without a password."""

_guard = threading.Lock()
_known: dict[bytes, FileKey] = {}


def derived(password: str, salt: bytes) -> FileKey:
    """The key a password makes with a salt: PBKDF2-HMAC-SHA512, as SQLCipher 4 does it. It takes 0.1 s."""
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return FileKey(hashlib.pbkdf2_hmac("sha512", typed, salt, ROUNDS, KEY_BYTES), salt)


def remember(key: FileKey) -> None:
    """Know this key from now on, for the file and for its backups, which have the same salt."""
    with _guard:
        _known[key.salt] = key


def forget(salt: bytes) -> None:
    """Know the key of this salt no longer. Files that are open stay open; they are not opened again without it."""
    with _guard:
        _known.pop(salt, None)


def known(salt: bytes) -> FileKey | None:
    """The key of this salt, if it is known."""
    with _guard:
        return _known.get(salt)


def salt_of(path: Path) -> bytes | None:
    """The salt of a file with a password; None for one without, and for one that cannot be read. Opens no live file."""
    try:
        first = header.first_bytes(path)
    except OSError:
        return None
    return first[: len(header.SALT)] if header.read_header(first).kind is Kind.WITH_PASSWORD else None


def key_of(path: Path) -> FileKey:
    """The key to open a file with; raises Locked where it has a password that is not known."""
    salt = salt_of(path)
    if salt is None:
        return WITHOUT_PASSWORD  # what is wrong with a file that cannot be read, SQLite says
    key = known(salt)
    if key is None:
        raise header.refusal(path, header.Header(Kind.WITH_PASSWORD))
    return key
