"""Makes keys of people's passwords with Argon2id, as heavily as this computer bears."""

import ctypes
import hashlib
import hmac
import os
import sys
import unicodedata
from dataclasses import dataclass

SALT_BYTES = 16
_HALF = 32
_ROOMY_KIB = 3 * 1024 * 1024
"""From three gigabytes of memory on a key may take 64 megabytes to make (OWASP's cheat sheet asks for 19 at least)."""


@dataclass(frozen=True, slots=True)
class Cost:
    """How heavy a key is to make: memory in KiB, rounds, and threads at once (RFC 9106: m, t, p)."""

    memory_kib: int
    rounds: int
    lanes: int


FULL = Cost(memory_kib=64 * 1024, rounds=3, lanes=2)
LEAST = Cost(memory_kib=19 * 1024, rounds=2, lanes=1)


@dataclass(frozen=True, slots=True)
class Derived:
    """What a password gives: something to recognise it by, and a key that never leaves memory."""

    verifier: bytes
    key: bytes

    def __repr__(self) -> str:
        return "Derived(…)"


def cost_here() -> Cost:
    """What this computer bears: an old one with little memory is not made to swap."""
    memory = memory_here_kib()
    return FULL if memory is None or memory >= _ROOMY_KIB else LEAST


def derive(password: str, salt: bytes, cost: Cost) -> Derived:
    """The verifier and the key of a password; 0.1 to 0.4 s of a two-core computer.

    The same letters typed on different keyboards are one password (Unicode's NFC).
    """
    from argon2.low_level import Type, hash_secret_raw  # needed only where people sign in

    secret = unicodedata.normalize("NFC", password).encode()
    raw = hash_secret_raw(
        secret, salt, time_cost=cost.rounds, memory_cost=cost.memory_kib, parallelism=cost.lanes, hash_len=2 * _HALF,
        type=Type.ID,
    )  # fmt: skip
    return Derived(hashlib.sha256(raw[:_HALF]).digest(), raw[_HALF:])


def fits(derived: Derived, verifier: bytes) -> bool:
    """Whether a password is the one this verifier was made of; takes equally long for every wrong one."""
    return hmac.compare_digest(derived.verifier, verifier)


def new_salt() -> bytes:
    """Bytes nobody can guess, new for each password."""
    return os.urandom(SALT_BYTES)


def memory_here_kib() -> int | None:
    """How much memory this computer has; None where it does not say."""
    if sys.platform == "win32":
        return _memory_of_windows()
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
    except (ValueError, OSError):
        return None


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_uint32), ("load", ctypes.c_uint32), ("total", ctypes.c_uint64), ("free", ctypes.c_uint64),
        ("page_total", ctypes.c_uint64), ("page_free", ctypes.c_uint64), ("virtual_total", ctypes.c_uint64),
        ("virtual_free", ctypes.c_uint64), ("extended_free", ctypes.c_uint64),
    )  # fmt: skip


def _memory_of_windows() -> int | None:
    status = _MemoryStatus()
    status.length = ctypes.sizeof(status)
    windows = getattr(ctypes, "windll", None)
    if windows is None or not windows.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return int(status.total) // 1024


def new_key(length: int) -> bytes:
    """A key drawn at random, which is shown once and not kept."""
    return os.urandom(length)


def verifier_of_code(key: bytes, salt: bytes) -> bytes:
    """What a recovery code is recognised by. It is drawn at random and long: one round is enough."""
    return hashlib.sha256(salt + key).digest()


def fits_code(key: bytes, salt: bytes, verifier: bytes) -> bool:
    """Whether a typed code is the one this verifier was made of."""
    return hmac.compare_digest(verifier_of_code(key, salt), verifier)
