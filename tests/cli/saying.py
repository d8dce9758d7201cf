"""What the command line said, for tests that call it without starting a process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from pomanager.cli import Start


@dataclass(frozen=True, slots=True)
class Said:
    """The exit code and what stood on both outputs."""

    code: int
    out: str
    told: str

    def facts(self) -> Any:  # noqa: ANN401 - whatever the JSON holds
        """The standard output read as JSON."""
        return json.loads(self.out)

    def rows(self) -> list[dict[str, Any]]:
        """The rows of a list."""
        found = self.facts()
        assert list(found) == ["rows"]
        rows: list[dict[str, Any]] = found["rows"]
        return rows

    def refused(self) -> list[dict[str, str]]:
        """What a refusal says; it stands alone, and every sentence is told to the person, too."""
        found = self.facts()
        assert list(found) == ["refused"]
        said: list[dict[str, str]] = found["refused"]
        assert said
        assert all(list(each) == ["about", "sentence"] and each["sentence"] in self.told for each in said)
        return said


class Run(Protocol):
    """Carries words out."""

    def __call__(self, *words: object, language: str = "en", start: Callable[[Start], Start] | None = None) -> Said:
        """Carry the words out in a language; ``start`` may change what is handed in."""
