"""Seals private notes and the keys to them: ChaCha20-Poly1305 (RFC 8439), X25519 (RFC 7748), HKDF (RFC 5869)."""

import json
import os
from typing import NamedTuple

_NONCE = 12
_KEY = 32
_SEALED_NOTE = b"pomanager private note 1"
_SEALED_KEY = b"pomanager note key 1"
_SEALED_PRIVATE = b"pomanager private key 1"


class Pair(NamedTuple):
    """The two halves of somebody's key: what is sealed for the public one opens with the private one only."""

    public: bytes
    private: bytes

    def __repr__(self) -> str:
        return "Pair(…)"


class CannotOpen(Exception):
    """The key does not fit what is sealed."""


def new_pair() -> Pair:
    """A new key pair of X25519, drawn at random."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    private = X25519PrivateKey.generate()
    return Pair(private.public_key().public_bytes_raw(), private.private_bytes_raw())


def seal_private(private: bytes, key: bytes) -> bytes:
    """The private half, sealed with the key that a password gives."""
    return _seal(private, key, _SEALED_PRIVATE)


def open_private(sealed: bytes, key: bytes) -> bytes:
    """The private half again; raises CannotOpen."""
    return _open(sealed, key, _SEALED_PRIVATE)


def new_note_key() -> bytes:
    """A key for one note alone, drawn at random."""
    return os.urandom(_KEY)


def seal_note(about: str, text: str, key: bytes) -> bytes:
    """Subject and text of a note, sealed; what is sealed is filled up, so that its length tells little."""
    plain = json.dumps({"about": about, "text": text}, ensure_ascii=False).encode()
    room = -len(plain) % 256
    return _seal(plain + b" " * room, key, _SEALED_NOTE)


def open_note(sealed: bytes, key: bytes) -> tuple[str, str]:
    """Subject and text again; raises CannotOpen."""
    told = json.loads(_open(sealed, key, _SEALED_NOTE))
    return str(told["about"]), str(told["text"])


def seal_for(public: bytes, note_key: bytes) -> bytes:
    """The key of a note, sealed for whoever has the private half of ``public``."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    once = X25519PrivateKey.generate()
    share = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return share + _seal(note_key, _stretched(shared, share + public), _SEALED_KEY)


def open_with(private: bytes, sealed: bytes) -> bytes:
    """The key of a note again; raises CannotOpen where it was sealed for somebody else."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    own = X25519PrivateKey.from_private_bytes(private)
    share, rest = sealed[:_KEY], sealed[_KEY:]
    shared = own.exchange(X25519PublicKey.from_public_bytes(share))
    return _open(rest, _stretched(shared, share + own.public_key().public_bytes_raw()), _SEALED_KEY)


def public_of(private: bytes) -> bytes:
    """The public half that belongs to a private one."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def _stretched(shared: bytes, info: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=_KEY, salt=None, info=_SEALED_KEY + info).derive(shared)


def _seal(plain: bytes, key: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, purpose)


def _open(sealed: bytes, key: bytes, purpose: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], purpose)
    except InvalidTag as error:
        raise CannotOpen from error
