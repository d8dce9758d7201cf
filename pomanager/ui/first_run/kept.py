"""What was typed for a new office, kept beside the preferences until the office is made: it can be taken up again."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from pomanager.ui import safe_writing

FILE_NAME = "new-office.json"
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
    """The one file it is kept in. A file that cannot be read is set aside; ``set_aside`` then names it."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._path = folder / FILE_NAME
        self._now = now
        self.set_aside: Path | None = None

    def read(self) -> Typed | None:
        """What was typed and not finished; None where there is nothing."""
        try:
            if not self._path.exists():
                return None
            content = self._path.read_bytes() if self._path.stat().st_size <= MOST_BYTES else b""
        except OSError:
            return None
        try:
            return _typed(json.loads(content.decode("utf-8")))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self.set_aside = safe_writing.set_aside(self._path, self._now())
            return None

    def keep(self, typed: Typed) -> bool:
        """Keep it, safe against a power cut; whether that was possible."""
        try:
            safe_writing.write(self._path, json.dumps(asdict(typed), ensure_ascii=False).encode("utf-8"))
        except (OSError, UnicodeEncodeError):
            return False
        return True

    def forget(self) -> None:
        """Nothing is to be taken up any more."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return


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
