"""Judges the place an office file lies in: whether it can be written there, and whether it is safe there."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from pomanager.marks import N_
from pomanager.rules.objections import Objection, Weight

ON_NETWORK = N_(
    "{folder} lies on another computer. Networks let two programs write at once and lose the end of a file. "
    "Keep the office file on this computer's own disk, and backups there."
)
ON_STICK = N_(
    "{folder} lies on a USB stick or memory card of a kind that breaks easily when it is pulled out. "
    "Keep the office file on this computer's own disk, and backups on the stick."
)
IN_CLOUD = N_(
    "{folder} is copied to the internet while you work, which can mix two states of the file. "
    "Keep the office file in a folder of this computer alone, and backups there."
)
SEVERAL_NAMES = N_(
    "{path} is the same file under several names (hard links). Two programs could write into it at once. "
    "Make a real copy, and open that one."
)

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "9p", "fuse.sshfs", "fuse.davfs", "davfs"}
)
_STICK = frozenset({"vfat", "msdos", "exfat", "fuseblk.exfat"})
_CLOUD = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud drive",
    "nextcloud",
    "yandex.disk",
    "yandexdisk",
)

_ESCAPED = re.compile(r"\\([0-7]{3})")
"""How the table of mounts writes spaces in a folder's name."""

if sys.platform == "win32":
    import ctypes

    _DRIVES = {2: "vfat", 4: "cifs"}
    """What Windows calls removable and remote."""

    def _place_kind(path: Path) -> str:
        real = os.path.realpath(path)
        if real.startswith("\\\\"):
            return "cifs"
        return _DRIVES.get(ctypes.windll.kernel32.GetDriveTypeW(os.path.splitdrive(real)[0] + "\\"), "")

else:

    def _place_kind(path: Path) -> str:
        return mount_kind(path, _mounts)


def may_write(path: Path) -> bool:
    """Whether the file and its folder can be written to, as far as the system says beforehand."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def place_warnings(path: Path) -> tuple[Objection, ...]:
    """What speaks against keeping an office file at this place; each is a warning, none stops anything."""
    kind = _place_kind(path)
    found = [sentence for kinds, sentence in ((_NETWORK, ON_NETWORK), (_STICK, ON_STICK)) if kind in kinds]
    if any(part.casefold().startswith(_CLOUD) for part in path.parts):
        found.append(IN_CLOUD)
    if path.exists() and path.stat().st_nlink > 1:
        found.append(SEVERAL_NAMES)
    details = {"path": str(path), "folder": str(path.parent)}
    return tuple(Objection(sentence, details=details, weight=Weight.WARN) for sentence in found)


def on_same_disk(path: Path, folder: Path) -> bool:
    """Whether a folder lies on the disk of the file, as far as the system tells its disks apart; False if unknown."""
    try:
        return path.parent.stat().st_dev == folder.stat().st_dev
    except OSError:
        return False


def mount_kind(path: Path, mounts: Callable[[], str]) -> str:
    """The file system of the innermost mount the path lies in, by the table of mounts."""
    real = os.path.realpath(path)
    kind, depth = "", 0
    for line in mounts().splitlines():
        fields = line.split(" ")
        if len(fields) > 2:  # noqa: PLR2004 - device, mount point, kind
            point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[1])
            inside = real == point or real.startswith(point.rstrip("/") + "/")
            if inside and len(point) >= depth:
                kind, depth = fields[2], len(point)
    return kind


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
