"""What the handbook and the key card are filled with: the head of the office's papers; the rest is help itself."""

from dataclasses import dataclass

from pomanager.readmodels.papers import Letterhead


@dataclass(frozen=True, slots=True)
class HelpSheet:
    """The head of a paper about the program."""

    letterhead: Letterhead
