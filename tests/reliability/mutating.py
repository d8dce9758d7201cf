"""Breaks bytes the way disks, sticks, mail programs and ill will do: each break is made from a drawn chance alone."""

import random
from collections.abc import Callable, Sequence

Break = Callable[[bytes, random.Random], bytes]

MOST = 300_000
"""Bytes no break lets a text grow beyond, so that a trial stays a matter of milliseconds."""

TELLING = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n", b"\r\n", b"\x1a", b"\x1b[2J", b'"',
    b'""', b"'", b",", b";", b"\t", b"|", b"=", b"=1+1", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf",
    b"\xe2\x80\xae",
    b"\xe2\x80\x8b", b"\xcc\x81" * 40, b"sep=;\n", b"\x85", b"\xe2\x80\xa8", b"-", b"1e309", b"NaN", b"9" * 40,
    b"31/02/2020", b"0000-00-00", b"99999-12-31", b"\xd9\xa3\xd9\xa4", b"%s%n", b"{0}", b"{file}", b"\\", b"<b>",
    b"&#0;",
    b"\xc2\xb2", b"\xe1\x9f\xa1", b"\xef\xbf\xbf",
)  # fmt: skip
"""Bytes that mean something to whoever reads a table, a number, a day or a line."""


def broken(data: bytes, chance: random.Random, breaks: Sequence[Break], most: int = 4, longest: int = MOST) -> bytes:
    """The bytes after one to ``most`` of these breaks, most often after one."""
    for _ in range(chance.choice((1, 1, 1, 2, most))):
        data = chance.choice(breaks)(data, chance)[:longest]
    return data


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(data))


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bits turned round."""
    turned = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 40)) if turned else 0):
        turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
    return bytes(turned)


def inserted(data: bytes, chance: random.Random) -> bytes:
    """Bytes that mean something, set in once or again and again."""
    at = _place(data, chance)
    return data[:at] + chance.choice(TELLING) * chance.choice((1, 1, 1, 2, 300)) + data[at:]


def overwritten(data: bytes, chance: random.Random) -> bytes:
    """Bytes that mean something in place of others."""
    at, put = _place(data, chance), chance.choice(TELLING)
    return data[:at] + put + data[at + len(put) :]


def scattered(data: bytes, chance: random.Random) -> bytes:
    """Bytes of chance in place of a stretch."""
    at = _place(data, chance)
    stretch = chance.randbytes(chance.choice((1, 4, 64)))
    return data[:at] + stretch + data[at + len(stretch) :]


def cut_short(data: bytes, chance: random.Random) -> bytes:
    """Only the beginning, as a stick pulled out too early leaves it."""
    return data[: _place(data, chance)]


def without_piece(data: bytes, chance: random.Random) -> bytes:
    """A stretch left out."""
    at = _place(data, chance)
    return data[:at] + data[at + chance.choice((1, 3, 20, 200)) :]


def doubled(data: bytes, chance: random.Random) -> bytes:
    """A stretch that comes again, once or many times."""
    at = _place(data, chance)
    stretch = data[at : at + chance.choice((1, 10, 100))]
    return data[:at] + stretch * chance.choice((2, 2, 5, 200)) + data[at:]


def zeroed(data: bytes, chance: random.Random) -> bytes:
    """A stretch of NULs, as a power cut leaves it."""
    at = _place(data, chance)
    length = chance.choice((1, 16, 512))
    return data[:at] + bytes(len(data[at : at + length])) + data[at + length :]


def emptied(_data: bytes, chance: random.Random) -> bytes:
    """Nothing, or next to nothing."""
    return chance.choice((b"", b"\n", b"\x00" * 64, b" ", b"\xef\xbb\xbf"))


ANY: tuple[Break, ...] = (flipped, inserted, overwritten, scattered, cut_short, without_piece, doubled, zeroed)
"""Breaks that make sense for any file."""
