"""What screens and the command line see of backups: which there are, what is in them, and what a restore would lose."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording


class Where(StrEnum):
    """In which of the two places a backup lies."""

    HERE = "here"
    """In the folder beside the office file."""
    AWAY = "away"
    """In the folder that was chosen for copies away from this PC."""


class Verdict(StrEnum):
    """What a backup is worth."""

    GOOD = "good"
    LOCKED = "locked"
    """It has a password this process has not been told."""
    OTHER_OFFICE = "other_office"
    NEWER = "newer"
    """A newer program wrote it."""
    UNREADABLE = "unreadable"
    """Damaged, or no office file at all."""


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup; what stands in it is None where it could not be read. ``why`` says why it cannot be restored."""

    path: Path
    where: Where
    made: datetime
    size: int
    verdict: Verdict
    why: Objection | None = None
    members: int | None = None
    line: int | None = None
    """The last line of its journal."""
    acts_since: int | None = None
    """How many lines the journal of the open office has more."""
    acts_only_there: int = 0
    """How many lines it has that the open office has not: the office went another way since, or was restored."""

    @property
    def can_be_restored(self) -> bool:
        """Whether it can take the place of the open office, after its password was asked for."""
        return self.verdict in {Verdict.GOOD, Verdict.LOCKED}


@dataclass(frozen=True, slots=True)
class BackupList:
    """All backups in both places, the newest first, and the folder away ("" for none chosen)."""

    rows: tuple[BackupRow, ...]
    folder: str
    folder_is_there: bool
    folder_on_same_disk: bool
    """Whether the folder lies on the disk of the office file: then it is no protection."""

    @property
    def newest_good(self) -> BackupRow | None:
        """The newest that can be restored without more ado."""
        return next((row for row in self.rows if row.verdict is Verdict.GOOD), None)


@dataclass(frozen=True, slots=True)
class Origin:
    """From when a file is and whose: its organisation, its last act, and who carried that out."""

    name: Wording
    last_act: datetime | None
    members: int | None
