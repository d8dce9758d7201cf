"""What a person prefers on this PC: language, size of the text, colours, windows; kept in a small file."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T")
TEXT_SCALES = (100, 110, 125, 140, 160, 180, 200)
THEMES = ("system", "light", "dark")
RECENT_FILES_KEPT = 8
LOCK_AFTER = 10
LOCKS_AFTER = (0, 5, 10, 30)
"""Minutes without a key or the mouse after which a window is locked, where people sign in; 0 for never."""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _theme(value: object) -> str:
    return value if value in THEMES and isinstance(value, str) else "system"


def _scale(value: object) -> int:
    number = int(value) if isinstance(value, str | int) and str(value).isdigit() else 100
    return min(200, max(100, number))


def _minutes(value: object) -> int:
    number = int(value) if isinstance(value, str | int) and str(value).isdigit() else LOCK_AFTER
    return number if number in LOCKS_AFTER else LOCK_AFTER


def _yes(value: object) -> bool:
    return value in {True, "true", "1"}


def _window(value: object) -> bytes:
    return bytes(value.data()) if isinstance(value, QByteArray) else value if isinstance(value, bytes) else b""


def _paths(value: object) -> tuple[str, ...]:
    several = value if isinstance(value, list | tuple) else [value]
    return tuple(path for path in several if isinstance(path, str) and path)


class Preference(Generic[T]):
    """One preference: its key in the file, what holds when nothing is kept, and how a kept value is read."""

    def __init__(self, key: str, default: T, read: Callable[[object], T]) -> None:
        self.key = key
        self.default = default
        self.read = read

    @overload
    def __get__(self, owner: None, kind: type["Preferences"]) -> "Preference[T]": ...
    @overload
    def __get__(self, owner: "Preferences", kind: type["Preferences"]) -> T: ...
    def __get__(self, owner: "Preferences | None", kind: type["Preferences"]) -> "Preference[T] | T":
        if owner is None:
            return self
        kept = owner.kept(self.key)
        return self.default if kept is None else self.read(kept)

    def __set__(self, owner: "Preferences", value: T) -> None:
        owner.keep(self.key, QByteArray(value) if isinstance(value, bytes) else value)


class Preferences:
    """All preferences, each an attribute; setting one keeps it on the disk at once.

    The file is written beside itself and put in place in one step, so that a power cut leaves the old one whole. A
    file that cannot be read is set aside; ``set_aside`` then names it, once.
    """

    language = Preference("words/language", "", _text)
    paper_language = Preference("words/paper_language", "", _text)
    text_scale = Preference("look/text_scale", 100, _scale)
    theme = Preference("look/theme", "system", _theme)
    sidebar_folded = Preference("look/sidebar_folded", False, _yes)
    lock_after = Preference("door/lock_after", LOCK_AFTER, _minutes)
    window = Preference("look/window", b"", _window)
    recent_files = Preference[tuple[str, ...]]("files/recent", (), _paths)
    backup_folder = Preference("files/backup_folder", "", _text)
    away_asked = Preference("files/away_asked", "", _text)
    second_paper_language = Preference("papers/second_language", "", _text)
    two_languages = Preference("papers/two_languages", "", _text)
    paper_size = Preference("papers/size", "", _text)
    large_print = Preference("papers/large_print", False, _yes)
    both_sides = Preference("papers/both_sides", False, _yes)
    paper_folder = Preference("papers/folder", "", _text)
    printer = Preference("papers/printer", "", _text)

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._path = path
        self._values: dict[str, object] = {}
        self.set_aside: Path | None = None
        if path.exists():
            self._load(now)

    @classmethod
    def declared(cls) -> dict[str, "Preference[object]"]:
        """Return every preference by the name of its attribute."""
        return {name: kind for name, kind in vars(cls).items() if isinstance(kind, Preference)}

    def kept(self, key: str) -> object | None:
        """Return what is kept under a key, or None."""
        return self._values.get(key)

    def keep(self, key: str, value: object) -> None:
        """Keep a value under a key, on the disk too."""
        if self._values.get(key) != value:
            self._values[key] = value
            self._write()

    def remember_file(self, path: Path) -> None:
        """Put an office file first among the recent ones."""
        here = str(path)
        others = tuple(known for known in self.recent_files if known != here)
        self.recent_files = (here, *others)[:RECENT_FILES_KEPT]

    def copied_away(self, path: Path) -> datetime | None:
        """When a copy of this office was last made away from this PC; the stick it is on may be in a drawer."""
        try:
            return datetime.fromisoformat(_text(self.kept(f"away/{path.stem}")))
        except ValueError:
            return None

    def keep_copied_away(self, path: Path, moment: datetime) -> None:
        """Remember that a copy of this office was made away from this PC."""
        self.keep(f"away/{path.stem}", moment.isoformat())

    def columns(self, table: str) -> dict[str, int]:
        """Return the widths kept for the columns of a table, in px at 100 %; 0 says that a column is hidden."""
        kept = self.kept(f"columns/{table}")
        pairs = (part.rpartition("=") for part in _text(kept).split(";"))
        return {name: int(width) for name, _sign, width in pairs if name and width.isdigit()}

    def keep_columns(self, table: str, widths: dict[str, int]) -> None:
        """Keep the widths of the columns of a table."""
        self.keep(f"columns/{table}", ";".join(f"{name}={width}" for name, width in widths.items()))

    def _load(self, now: Callable[[], datetime]) -> None:
        settings = QSettings(str(self._path), QSettings.Format.IniFormat)
        keys = settings.allKeys()
        damaged = settings.status() != QSettings.Status.NoError or b"\0" in self._path.read_bytes()
        if damaged or (not keys and self._path.stat().st_size > 0):
            self.set_aside = self._path.with_name(f"{self._path.name}.corrupt-{now():%Y%m%d-%H%M%S}")
            self._path.replace(self.set_aside)
            return
        self._values = {key: settings.value(key) for key in keys}

    def _write(self) -> None:
        """Write a new file beside the old one, see that it is on the disk, and put it in its place."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(self._path.name + ".new")
        beside.unlink(missing_ok=True)
        settings = QSettings(str(beside), QSettings.Format.IniFormat)
        for key, value in self._values.items():
            settings.setValue(key, list(value) if isinstance(value, tuple) else value)
        settings.sync()
        if settings.status() != QSettings.Status.NoError or not beside.exists():
            return  # a full disk must not stop anybody's work for the sake of a preference
        del settings
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(self._path)
