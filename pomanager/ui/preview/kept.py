"""The private folder of one preview: its papers lie there while it is open, and are gone when it closes."""

import logging
import shutil
import tempfile
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QLockFile

from pomanager import paths
from pomanager.errors import FileTrouble
from pomanager.marks import N_
from pomanager.rules.objections import Objection

log = logging.getLogger(__name__)
LOCK = "in-use"


def usual_root() -> Path:
    """Where the folders of previews lie on this computer."""
    return paths.cache_folder() / "previews"


class KeptPapers:
    """A folder nobody else on this computer may look into; a lock in it says that the program still runs.

    ``busy`` and ``free`` stand around work that writes into it from another thread: the folder of a closed preview is
    deleted when the last of them is done.
    """

    def __init__(self, root: Path | None = None) -> None:
        """Make the folder; raises FileTrouble where there is no room for it."""
        root = root or usual_root()
        try:
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder = Path(tempfile.mkdtemp(dir=root))  # mkdtemp lets only its owner in
        except OSError as trouble:
            message = N_("There is no room on this computer for a preview. Make room on the disk, then try again.")
            raise FileTrouble(Objection(message)) from trouble
        self._in_use = QLockFile(str(self.folder / LOCK))
        self._in_use.setStaleLockTime(0)
        self._in_use.tryLock(0)
        self._guard = Lock()
        self._writers = 0
        self._left = False
        self._number = 0

    def next_file(self) -> Path:
        """Return a name nobody has used in this folder."""
        self._number += 1
        return self.folder / f"{self._number}.pdf"

    def busy(self) -> None:
        """Keep the folder until ``free`` is called as often."""
        with self._guard:
            self._writers += 1

    def free(self) -> None:
        """Say that a piece of work is done; it may be called in any thread."""
        with self._guard:
            self._writers -= 1
            last = self._left and self._writers == 0
        if last:
            self._remove()

    def leave(self) -> None:
        """Delete the folder, now or when the last piece of work is done."""
        with self._guard:
            self._left = True
            last = self._writers == 0
        if last:
            self._remove()

    def _remove(self) -> None:
        self._in_use.unlock()
        _delete(self.folder)


def sweep(root: Path | None = None) -> None:
    """Delete what previews left here when the program was cut off; those still open are left alone."""
    root = root or usual_root()
    for folder in root.glob("*"):
        in_use = QLockFile(str(folder / LOCK))
        in_use.setStaleLockTime(0)
        if folder.is_dir() and in_use.tryLock(0):
            in_use.unlock()
            _delete(folder)


def _delete(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():  # an open file on Windows: the next start deletes it
        log.info("a folder of previews could not be deleted yet")
