"""What the command line says: rows and facts on the standard output, sentences on the other, never a broken letter."""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TextIO

from pomanager.i18n.sentences import sentence
from pomanager.rules.objections import Objection

DONE = 0
"""Everything was done, and nothing found."""
REFUSED = 1
"""Refused, or something was found."""
WRONG_WORDS = 2
"""The words of the command line cannot be understood."""


@dataclass(slots=True)
class Output:
    """Where a command speaks to; ``as_json`` when a program listens."""

    out: TextIO = field(default_factory=lambda: sys.stdout)
    told: TextIO = field(default_factory=lambda: sys.stderr)
    as_json: bool = False

    def __post_init__(self) -> None:
        """A console that cannot write a letter shows a question mark instead of ending the program."""
        for stream in (self.out, self.told):
            change = getattr(stream, "reconfigure", None)
            if change is not None:
                change(errors="replace")

    def line(self, text: str) -> None:
        """One line on the standard output."""
        print(text, file=self.out)

    def say(self, text: str) -> None:
        """One sentence to the person at the terminal."""
        print(text, file=self.told)

    def facts(self, facts: Mapping[str, object]) -> None:
        """One object for a program that listens."""
        print(self._as_json(facts), file=self.out)

    def _stream(self, rows: Iterable[Mapping[str, object]]) -> None:
        """An object whose one field is the list; a row is written as soon as it is there, for there may be many."""
        before = '{"rows": ['
        for row in rows:
            print(before, self._as_json(row), sep="\n", end="", file=self.out)
            before = ","
        print("]}" if before == "," else before + "]}", file=self.out)

    def _as_json(self, facts: Mapping[str, object]) -> str:
        plain = not (getattr(self.out, "encoding", None) or "ascii").lower().startswith("utf")
        return json.dumps(facts, ensure_ascii=plain, indent=1)

    def rows(self, rows: Iterable[Mapping[str, object]], lines: Iterable[str]) -> None:
        """A list: rows for a program, lines for a person."""
        if self.as_json:
            self._stream(rows)
            return
        for text in lines:
            self.line(text)

    def refusal(self, objections: Iterable[Objection]) -> int:
        """Everything that speaks against the act, each as a sentence. Returns the exit code."""
        said = [(objection.about, sentence(objection)) for objection in objections]
        if self.as_json:
            self.facts({"refused": [{"about": about, "sentence": text} for about, text in said]})
        for _about, text in said:
            self.say(text)
        return REFUSED
