"""USB sticks and other disks that are connected now, to be proposed for copies away from this PC."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from pomanager.i18n import _, formats

MOUNTED_UNDER = ("/media/", "/run/media/", "/mnt/")
"""Where Linux shows sticks and further disks."""
MOST = 3


@dataclass(frozen=True, slots=True)
class Stick:
    """One disk: its folder, what it calls itself, and how many bytes are free on it."""

    folder: Path
    name: str
    free: int

    def said(self) -> str:
        """Its name and what is free on it."""
        # TR: a USB stick or further disk proposed for backups: {name} "KINGSTON", {free} "12 GB"
        return _("{name}, {free} free").format(name=self.name, free=formats.file_size(self.free))


def connected() -> tuple[Stick, ...]:
    """The disks besides the one the system runs on that can be written to, in the system's order."""
    found = []
    for disk in QStorageInfo.mountedVolumes():
        root = disk.rootPath()
        if not (disk.isValid() and disk.isReady()) or disk.isReadOnly() or not is_further(root):
            continue
        name = disk.displayName() or Path(root).name or root
        found.append(Stick(Path(root), name, max(0, disk.bytesAvailable())))
    return tuple(found[:MOST])


def is_further(root: str) -> bool:
    """Whether a disk with this root is one besides the system's own."""
    if sys.platform == "win32":
        return not root.upper().startswith("C:")
    return root.startswith(MOUNTED_UNDER)
