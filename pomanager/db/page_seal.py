"""Tells whether a key is the one of a file by the seals of some pages, without SQLCipher and without opening it.

SQLCipher itself answers "not a database" to a wrong password and to a damaged first page alike.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping

from pomanager.db.header import PAGE
from pomanager.db.keys import KEY_BYTES, FileKey

_SALT_MASK = 0x3A
_ROUNDS = 2
_SEAL_BYTES = 64
_PAGE_NUMBER_BYTES = 4


def fits(pages: Mapping[int, bytes], key: FileKey) -> bool:
    """Whether any of these pages, by their numbers, was sealed with the key: then it is right, whatever is damaged."""
    is_sealed = seal_of(key)
    return any(is_sealed(number, page) for number, page in pages.items())


def seal_of(key: FileKey) -> Callable[[int, bytes], bool]:
    """What tells of a page, by its number, whether it stands there whole as it was sealed with the key."""
    sealing = hashlib.pbkdf2_hmac("sha512", key.raw, bytes(byte ^ _SALT_MASK for byte in key.salt), _ROUNDS, KEY_BYTES)
    return lambda number, page: _is_sealed(number, page, key, sealing)


def _is_sealed(number: int, page: bytes, key: FileKey, sealing: bytes) -> bool:
    """The seal covers a page's content and its IV, then its number; the first page begins after the salt."""
    if len(page) < PAGE:
        return False
    covered = page[len(key.salt) if number == 1 else 0 : -_SEAL_BYTES]
    sealed = covered + number.to_bytes(_PAGE_NUMBER_BYTES, "little")
    return hmac.compare_digest(hmac.digest(sealing, sealed, "sha512"), page[-_SEAL_BYTES:])
