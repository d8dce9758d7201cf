"""The names of backups: the office's name and the moment they were made, in UTC."""

import re
from datetime import UTC, datetime
from glob import escape
from pathlib import Path

ENDING = ".podb"
"""How names of office files end."""

BACKUPS = "backups"
"""Folder beside an office file for the backups the program makes by itself."""

OWN_STAMP = re.compile(r"-(\d{8}T\d{6}Z)(?:-\d+)?$")
"""What a backup's name carries behind the office's name."""


def stamp(moment: datetime) -> str:
    """A moment as it stands in file names, in UTC ('20261123T140503Z')."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def backups_of(path: Path, folder: Path) -> tuple[Path, ...]:
    """The files in a folder that are named as backups of this office file, and of no other: "a-2" is not "a"."""
    name = OWN_STAMP.sub("", path.stem)
    found = (each for each in folder.glob(f"{escape(name)}-*{ENDING}") if OWN_STAMP.search(each.stem))
    return tuple(each for each in found if OWN_STAMP.sub("", each.stem) == name)


def made_at(path: Path) -> datetime | None:
    """When a backup was made, by the stamp in its name; None for a file of another name."""
    found = OWN_STAMP.search(path.stem)
    return None if found is None else datetime.strptime(found[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
