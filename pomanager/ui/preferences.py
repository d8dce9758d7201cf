"""What a person prefers on this PC: language, size of the text, colours, windows; kept in a small file."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

from pomanager import whole_files
from pomanager.ui import safe_writing

T = TypeVar("T")
TEXT_SCALES = (100, 110, 125, 140, 160, 180, 200)
THEMES = ("system", "light", "dark")
RECENT_FILES_KEPT = 8
LOCK_AFTER = 10
LOCKS_AFTER = (0, 5, 10, 30)
"""Minutes without a key or the mouse after which a window is locked, where people sign in; 0 for never."""
LONGEST_FIGURE = 6
_READINGS = count()
_NEVER_WRITTEN = (b"\0", b"@Variant(", b"@DateTime(")
"""What no version of the program writes: bytes of a damaged disk, and values of Qt that could be any object at all."""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _theme(value: object) -> str:
    return value if value in THEMES and isinstance(value, str) else "system"


def _figure(value: object, otherwise: int) -> int:
    """A number as the file has it; what is none, or longer than any of ours, is not read as one."""
    text = str(value) if isinstance(value, str | int) else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_FIGURE else otherwise


def _scale(value: object) -> int:
    return min(200, max(100, _figure(value, 100)))


def _minutes(value: object) -> int:
    number = _figure(value, LOCK_AFTER)
    return number if number in LOCKS_AFTER else LOCK_AFTER


def _yes(value: object) -> bool:
    return value is True or value in ("true", "1")


def _window(value: object) -> bytes:
    return bytes(value.data()) if isinstance(value, QByteArray) else value if isinstance(value, bytes) else b""


def _can_be_written(text: str) -> bool:
    """Whether a name is one in letters, and not bytes of an encoding of old, which QSettings would lose."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


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

    The file is written beside itself and put in place in one step (``safe_writing``): QSettings, which is asked for
    its form alone, renames too, but does not wait for the disk, and after a power cut the file could be empty. What
    another window or version has kept meanwhile stays, known here or not: only the key that is set is changed. A file
    that cannot be read is set aside; ``set_aside`` then names it, once. Where nothing can be kept, ``unkept`` tells
    the folder, and what is chosen holds until the program ends.
    """

    language = Preference("words/language", "", _text)
    paper_language = Preference("words/paper_language", "", _text)
    text_scale = Preference("look/text_scale", 100, _scale)
    theme = Preference("look/theme", "system", _theme)
    sidebar_folded = Preference("look/sidebar_folded", False, _yes)
    lock_after = Preference("door/lock_after", LOCK_AFTER, _minutes)
    window = Preference("look/window", b"", _window)
    recent_files = Preference[tuple[str, ...]]("files/recent", (), _paths)
    import_next = Preference("files/import_next", "", _text)
    """The office file whose window opens with the import of a table: the first run left that to be done next."""
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
        self._seen = b""
        """The file as it was read or written here last."""
        self.set_aside: Path | None = None
        self.unkept: Path | None = None
        try:
            if path.exists():
                self._load(now)
        except OSError:  # it is there and may not be read
            self.unkept = path.parent

    @property
    def folder(self) -> Path:
        """The folder of the file: what else this person has on this PC lies beside it."""
        return self._path.parent

    @classmethod
    def declared(cls) -> dict[str, "Preference[object]"]:
        """Return every preference by the name of its attribute."""
        return {name: kind for name, kind in vars(cls).items() if isinstance(kind, Preference)}

    def kept(self, key: str) -> object | None:
        """Return what is kept under a key, or None."""
        return self._values.get(key)

    def keep(self, key: str, value: object) -> None:
        """Keep a value under a key, on the disk too; where that is not possible, until the program ends."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        try:
            self._write(key)
        except OSError:  # a full disk must not stop anybody's work for the sake of a preference
            self.unkept = self._path.parent
        else:
            self.unkept = None

    def remember_file(self, path: Path) -> None:
        """Put an office file first among the recent ones, if its name is in letters: on old sticks some are not."""
        here = str(path)
        if not _can_be_written(here):
            return
        others = tuple(known for known in self.recent_files if known != here)
        self.recent_files = (here, *others)[:RECENT_FILES_KEPT]

    def copied_away(self, path: Path) -> datetime | None:
        """When a copy of this office was last made away from this PC; the stick it is on may be in a drawer."""
        try:
            kept = datetime.fromisoformat(_text(self.kept(f"away/{path.stem}")))
        except ValueError:
            return None
        return kept if kept.tzinfo is not None else None

    def keep_copied_away(self, path: Path, moment: datetime) -> None:
        """Remember that a copy of this office was made away from this PC."""
        self.keep(f"away/{path.stem}", moment.isoformat())

    def columns(self, table: str) -> dict[str, int]:
        """Return the widths kept for the columns of a table, in px at 100 %; 0 says that a column is hidden."""
        kept = self.kept(f"columns/{table}")
        pairs = (part.rpartition("=") for part in _text(kept).split(";"))
        return {name: width for name, _sign, text in pairs if name and (width := _figure(text, -1)) >= 0}

    def keep_columns(self, table: str, widths: dict[str, int]) -> None:
        """Keep the widths of the columns of a table."""
        self.keep(f"columns/{table}", ";".join(f"{name}={width}" for name, width in widths.items()))

    def _load(self, now: Callable[[], datetime]) -> None:
        self._seen = self._path.read_bytes()
        found = _parsed(self._path, self._seen)
        if found is None:
            self.set_aside = safe_writing.set_aside(self._path, now())
            self.unkept = None if self.set_aside is not None else self._path.parent
            return
        self._values = found

    def _write(self, changed: str) -> None:
        """Write a new file beside the old one with one key changed, and put it in its place; raises OSError."""
        beside = safe_writing.begin_beside(self._path)
        settings = QSettings(str(beside), QSettings.Format.IniFormat)
        self._values |= {key: value for key, value in self._kept_by_others().items() if key != changed}
        for key, value in self._values.items():
            settings.setValue(key, list(value) if isinstance(value, tuple) else value)
        settings.sync()
        if settings.status() != QSettings.Status.NoError or not beside.exists():
            raise OSError(str(beside))
        del settings
        written = beside.read_bytes()
        whole_files.put_in_place(beside, self._path)
        self._seen = written

    def _kept_by_others(self) -> dict[str, object]:
        """What another window, or a newer version beside this one, has written since; nothing where nobody has."""
        content = self._path.read_bytes() if self._path.exists() else self._seen
        if content == self._seen:
            return {}
        return _parsed(self._path, content) or {}


def _parsed(path: Path, content: bytes) -> dict[str, object] | None:
    """What stands in a file with this content; None for one that is damaged.

    It is read from a copy with a name of its own, where one can be made: QSettings keeps what it read of a name, and
    takes a file of the same size, written in the same moment, for the one it knows.
    """
    if any(part in content for part in _NEVER_WRITTEN):
        return None
    copy = path.with_name(f"{path.name}.{os.getpid()}-{next(_READINGS)}")
    try:
        copy.write_bytes(content)
        return _settings_in(copy, content)
    except OSError:
        return _settings_in(path, content)
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)


def _settings_in(path: Path, content: bytes) -> dict[str, object] | None:
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    keys = settings.allKeys()
    if settings.status() != QSettings.Status.NoError or (not keys and content):
        return None
    return {key: settings.value(key) for key in keys}
