"""The few things parts of the screen tell one another without knowing one another."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal


class Undo(NamedTuple):
    """An act that can be taken back: what it was, in the reader's language, and how."""

    what: str
    act: Callable[[], None]
    is_off: bool = False
    """Whether it cannot be taken back, and the act only says why."""


class RecordOf(NamedTuple):
    """Asks the page of members for the whole record of one member."""

    member_id: int


class Bus(QObject):
    """Signals for everybody; they carry frozen values, never widgets."""

    area_changed = Signal(object)
    """frozenset[Area]: what an act has touched; pages that show it ask again."""

    language_changed = Signal(str)
    """The code of the language now spoken on the screen."""

    look_changed = Signal()
    """Colours or the size of the text changed."""

    saved = Signal(object, str)
    """datetime, sentence: an act is safe on the disk; the sentence is shown as a toast unless it is ""."""

    undo_offered = Signal(object)
    """Undo | None: what "Undo" in the menu line would take back now."""

    history_asked = Signal(int, bool)
    """The id of an act of the history: it is to be taken back, or (True) done again."""

    page_wanted = Signal(str, object)
    """Key of a page and an argument for it: one page asks for another without knowing it."""

    locked = Signal()
    """The window is about to be locked: what only the person at the keyboard may read is to be put away."""

    backup_made = Signal(object)
    """datetime | None: when the newest backup was made."""

    backups_asked = Signal()
    """Somebody wants to know which backups there are; ``backups_told`` answers."""

    backups_told = Signal(object)
    """BackupsSeen: the newest backups, as they were looked at now."""

    backup_wanted = Signal()
    """A copy of the office is to be put somewhere else."""

    backup_now_wanted = Signal()
    """A backup is to be made in the folder beside the file."""

    backups_wanted = Signal()
    """The page of backups is to be shown."""

    away_wanted = Signal()
    """The folder for copies away from this PC is to be chosen."""

    restore_wanted = Signal(object)
    """BackupRow | None: this backup is to be put back, or one in a file that is asked for."""

    check_wanted = Signal(object)
    """Path: this backup is to be looked over."""
