"""What screens see while a damaged office file is repaired: what was found, which backup helps, what could be read."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pomanager.readmodels.files import Finding
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class GoodBackup:
    """The newest backup that is whole: when it was made, of whom, how many members, and its last act."""

    path: Path
    made: datetime
    name: Wording
    members: int | None
    last_act: datetime | None


@dataclass(frozen=True, slots=True)
class Examined:
    """What a check found in a file (nothing for a sound one), and the newest good backup; None where there is none."""

    path: Path
    findings: tuple[Finding, ...]
    backup: GoodBackup | None


@dataclass(frozen=True, slots=True)
class TableKept:
    """What became of one table.

    ``gaps`` are ids from one to another that could not be read (None: nobody knows how far); ``filled`` rows came from
    the backup, ``left_out`` belonged to lost records; ``named`` are the lost ones as a backup knows them.
    """

    name: str
    area: str
    saved: int
    gaps: tuple[tuple[int, int | None], ...]
    filled: int
    left_out: int
    in_backup: int | None
    named: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it was lost."""
        return not self.gaps and not self.left_out


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be saved, in a file beside the damaged copy; nothing has taken the office's place yet."""

    file: Path
    folder: Path
    tables: tuple[TableKept, ...]
    findings: tuple[Finding, ...]

    @property
    def rows(self) -> int:
        """How many rows of all tables the saved file holds."""
        return sum(table.saved + table.filled - table.left_out for table in self.tables)

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all was lost."""
        return all(table.is_whole for table in self.tables)
