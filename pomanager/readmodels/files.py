"""What screens and the command line see of office files: what a file is, what a check found, what was kept where."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pomanager.marks import N_
from pomanager.rules.objections import Objection


class Part(StrEnum):
    """What of a file a finding is about."""

    FILE = "file"
    PAGES = "pages"
    STRUCTURE = "structure"
    KEYS = "keys"
    JOURNAL = "journal"
    REGISTERS = "registers"


PART_WORDS = {
    Part.FILE: N_("The file as a whole"),
    Part.PAGES: N_("Pages of the file"),
    Part.STRUCTURE: N_("Structure of the tables"),
    Part.KEYS: N_("References between records"),
    Part.JOURNAL: N_("Journal"),
    Part.REGISTERS: N_("Sums of the registers"),
}
"""The parts of a file as people call them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found that is not as it should be."""

    part: Part
    objection: Objection


class FileKind(StrEnum):
    """What a file is before any key is tried."""

    OFFICE = "office"
    WITH_PASSWORD = "with_password"  # noqa: S105 - a kind of file, not a password
    NEWER = "newer"
    DAMAGED = "damaged"
    EMPTY = "empty"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file is before it is opened: its kind, its size in bytes, and what a stranger's file looks like."""

    path: Path
    kind: FileKind
    size: int
    likeness: str = ""
    """A marked word, "" where nothing can be told."""
    warnings: tuple[Objection, ...] = ()
    """What speaks against the place it lies in."""

    @property
    def can_be_opened(self) -> bool:
        """Whether opening it is worth trying."""
        return self.kind in {FileKind.OFFICE, FileKind.WITH_PASSWORD}


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """A backup that was verified: where it lies, its size in bytes, and how many rows of all tables it holds."""

    path: Path
    size: int
    rows: int


@dataclass(frozen=True, slots=True)
class BackupSeen:
    """The newest backup of an office in a folder, by its name: when it was made, and its size in bytes."""

    made: datetime
    size: int


@dataclass(frozen=True, slots=True)
class BackupsSeen:
    """The newest backup beside the office file, and the newest in the folder copies went into last ("" for none)."""

    here: BackupSeen | None
    away: BackupSeen | None
    folder: str = ""
    on_same_disk: bool = False
    """Whether that folder lies on the disk of the office file: then it is no protection."""
    remembered: datetime | None = None
    """When a copy was last made away from this PC, also where its stick is in a drawer now."""


@dataclass(frozen=True, slots=True)
class RestoreFacts:
    """What a restore did: the file that now holds the backup's state, and where the former file was kept."""

    path: Path
    rows: int
    kept: Path | None = field(default=None)


@dataclass(frozen=True, slots=True)
class PasswordSet:
    """A password that was set, changed or removed: its recovery code, and how many copies are older than it.

    Those open with what the file had before, and after the first password without any.
    """

    code: str = field(repr=False)
    """Groups parted by dashes, to be shown or printed once and kept nowhere; "" where the password was removed."""
    older_backups: int
    """Backups in the folder the program keeps them in."""
    kept_copies: int
    """Files a restore has kept beside the office file."""
