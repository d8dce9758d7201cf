"""What screens and papers see of the journal."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class JournalChange:
    """One field an act changed; None is no value."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One line of the journal: who did what, to which record, and the old and new values."""

    sequence: int
    at: datetime
    who: str
    act: str
    area: str
    record_table: str
    record_id: int | None
    label: str
    reason: str
    changes: tuple[JournalChange, ...]
    hash: str


@dataclass(frozen=True, slots=True)
class JournalView:
    """Which lines of the journal are seen; the newest first."""

    search: str = ""
    area: str = ""
    record_table: str = ""
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class JournalHead:
    """How long the journal is and the hash of its last line (empty while it is empty)."""

    count: int
    hash: str
