"""What a task of help is: its title, and its steps, each with the screen it speaks of."""

from typing import NamedTuple

from pomanager.help.sentences import Sentence
from pomanager.help.targets import Target


class Step(NamedTuple):
    """One step: one sentence, and the screen it opens, None where it goes on where the step before ended."""

    said: Sentence
    opens: Target | None = None


class Task(NamedTuple):
    """A task from its beginning to its end, in steps that are numbered as they stand."""

    key: str
    title: str
    """Marked words."""
    steps: tuple[Step, ...]
    sought: str = ""
    """Marked words people type who look for it, where it does not say them itself."""
