"""Opening a locked office file: the password or the recovery code is asked for, after the code a new password, too."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pomanager.readmodels.files import PasswordSet
from pomanager.ui.access.rekeying import OfFile, RekeyWindow, What
from pomanager.ui.access.unlocking import Opened, ask_to_unlock

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A file that may be opened now; ``password_set`` where a new password was chosen after the recovery code."""

    password_set: PasswordSet | None = None


def unlock(path: Path, clock: Clock, actor: str, parent: QWidget | None) -> Unlocked | None:
    """Have a locked file unlocked over this window, or None when the person thought better of it."""
    how = ask_to_unlock(path, clock, parent)
    if how is None:
        return None
    if how is Opened.BY_PASSWORD:
        return Unlocked()
    window = RekeyWindow(What.RECOVER, OfFile(path=path, clock=clock, actor=actor), _nothing_open, parent)
    window.ask()
    return Unlocked(window.outcome)


def _nothing_open() -> None:
    """Nobody has the file open yet."""
