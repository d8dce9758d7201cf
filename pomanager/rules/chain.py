"""The chain of the journal: each line's hash covers the line and the hash before it.

Values enter the chain only as SHA-256 of a random salt and the value. Blanking salt and value later, to erase a
person, leaves the chain whole; guessing a value from its digest is made hopeless by the salt.
"""

import hashlib
import json
from dataclasses import dataclass

SALT_BYTES = 16
FIRST = ""
"""The hash before the first line."""


@dataclass(frozen=True, slots=True)
class ChainLine:
    """What the hash of a journal line covers, besides the hash before it."""

    sequence: int
    at: str
    who: str
    act: str
    act_area: str
    record_table: str
    record_id: int | None
    operation: str
    digests: tuple[tuple[str, str, str], ...]
    """Field, side and digest of each value, in order."""


def digest(salt: bytes, value: str) -> str:
    """SHA-256 of salt and value, in hexadecimal."""
    return hashlib.sha256(salt + value.encode("utf-8", "surrogatepass")).hexdigest()


def line_hash(previous: str, line: ChainLine) -> str:
    """SHA-256 over the previous hash and the line in canonical JSON, in hexadecimal."""
    covered = [
        previous, line.sequence, line.at, line.who, line.act, line.act_area, line.record_table, line.record_id,
        line.operation, [list(entry) for entry in line.digests],
    ]  # fmt: skip
    canonical = json.dumps(covered, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
