"""What was typed for a new office, kept beside the preferences until the office is made: it can be taken up again."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from pomanager.services import files
from pomanager.ui import safe_writing

FILE_NAME, FURTHER = "new-office.json", "new-office-{}.json"
"""The file of the first office that is begun, and those of others begun at the same time, with their numbers."""
MOST_BEGUN = 9
"""So many offices are kept that are begun at the same time."""
MOST_BYTES = 4_000_000
"""A file longer than any this program writes is not read."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The entries of each step as they were typed, and where it was left."""

    step: int = 0
    entries: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Step → field → entry."""
    file: str = ""
    """Where the office shall lie; "" for what is proposed."""
    folder: str = ""
    """Where copies shall go; "" for nowhere yet."""

    @property
    def name(self) -> str:
        """What the new office is called so far."""
        return self.entries.get("organisation", {}).get("name", "").strip()


class KeptTyping:
    """The file it is kept in. A file that cannot be read is set aside; ``set_aside`` then names it.

    Two windows may make an office at the same time: each takes up what no other is at, and keeps what is typed in it
    in a file of its own, until it lets go.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._places = (folder / FILE_NAME, *(folder / FURTHER.format(number) for number in range(2, MOST_BEGUN + 1)))
        self._path: Path | None = self._places[0]
        self._let_go: Callable[[], None] | None = None
        self._now = now
        self.set_aside: Path | None = None

    # ---- between windows ------------------------------------------------------------------------------------------

    def take_up(self) -> Typed | None:
        """What was typed and not finished, this window's alone until ``let_go``; None where a new office begins.

        With more than ``MOST_BEGUN`` at a time nothing of the last can be kept.
        """
        typed = self._take_begun()
        if typed is None:
            self._path = next((path for path in self._places if not path.exists() and self._hold(path)), None)
        return typed

    def let_go(self) -> None:
        """Another window may take it up."""
        if self._let_go is not None:
            self._let_go()
            self._let_go = None

    def _take_begun(self) -> Typed | None:
        self.let_go()
        for path in self._places:
            if path.exists() and self._hold(path):
                typed = self._read(path)
                if typed is not None:
                    self._path = path
                    return typed
                self.let_go()
        return None

    def _hold(self, path: Path) -> bool:
        """Keep other windows from a file; whether none of them has it."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._let_go = files.hold(path)
        except OSError:
            return True  # where nothing can be written beside it no other window keeps anything either
        return self._let_go is not None

    # ---- the file -------------------------------------------------------------------------------------------------

    def read(self) -> Typed | None:
        """What was typed and not finished, and no other window is at; None where there is nothing."""
        if self._let_go is not None:
            return self._read(self._path) if self._path is not None else None
        typed = self._take_begun()
        self.let_go()
        return typed

    def _read(self, path: Path) -> Typed | None:
        try:
            if not path.exists():
                return None
            content = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
        except OSError:
            return None
        try:
            return _typed(json.loads(content.decode("utf-8")))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self.set_aside = safe_writing.set_aside(path, self._now())
            return None

    def keep(self, typed: Typed) -> bool:
        """Keep it, safe against a power cut; whether that was possible."""
        if self._path is None:
            return False
        try:
            safe_writing.write(self._path, json.dumps(asdict(typed), ensure_ascii=False).encode("utf-8"))
        except (OSError, UnicodeEncodeError):
            return False
        return True

    def forget(self) -> None:
        """Nothing is to be taken up any more; what another window has taken up meanwhile stays."""
        if self._path is None or (self._let_go is None and not self._hold(self._path)):
            return
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self.let_go()


def _typed(found: Mapping[str, object]) -> Typed:
    """Read back, held against what it must be; raises TypeError, KeyError, ValueError, AttributeError."""
    step, entries, file, folder = found["step"], found["entries"], found["file"], found["folder"]
    if not (isinstance(step, int) and isinstance(entries, dict) and isinstance(file, str) and isinstance(folder, str)):
        raise TypeError(found)
    for fields in entries.values():
        if not all(isinstance(text, str) for pair in fields.items() for text in pair):
            raise TypeError(fields)
        if fields.get("people"):
            _must_be_rows(json.loads(fields["people"]))
    return Typed(max(0, step), entries, file, folder)


def _must_be_rows(rows: object) -> None:
    """What the small table reads; raises TypeError, KeyError."""
    if not isinstance(rows, list):
        raise TypeError(rows)
    for row in rows:
        dict(row["kept"])
        if not all(isinstance(text, str) for pair in row["cells"].items() for text in pair):
            raise TypeError(row)
