"""What a rule has against an act: a sentence, the field it concerns, and how heavy it weighs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Word(str):
    """A detail that is itself a marked word: it is translated when the sentence is said."""

    __slots__ = ()


class Weight(StrEnum):
    """Whether an objection stops the act or only asks for a second look."""

    STOP = "stop"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing to say about an act.

    ``message`` is the English sentence, marked with ``N_``, with named fields; ``about`` names the field of the
    command it stands beside ("" for the whole act); ``details`` fills the fields (text, numbers, days, ``Word``).
    """

    message: str
    about: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    weight: Weight = Weight.STOP

    @property
    def stops(self) -> bool:
        """Whether the act cannot be done as it stands."""
        return self.weight is Weight.STOP


def stopping(objections: Iterable[Objection]) -> tuple[Objection, ...]:
    """Those of the objections that stop the act, in their order."""
    return tuple(objection for objection in objections if objection.stops)
