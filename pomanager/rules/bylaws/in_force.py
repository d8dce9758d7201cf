"""The by-laws as they were in force on a day: every value with its source, how sure it is, and who checked it.

A blank value switches its rule off: the accessors answer None, and whoever judges says that the by-laws are silent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from pomanager.marks import N_
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import TYPES, Choice, Choices, Count, Flag, Percent, Text, Value
from pomanager.rules.fractions import Share
from pomanager.rules.money import Money

ValueT = TypeVar("ValueT", Share, Count, Percent, Money, Flag, Choice, Choices, Text)


class Sure(StrEnum):
    """How sure a value is. What is known only weakly, or not at all, is never shipped and has no mark here."""

    STATUTE = "A"
    """The statute or official text itself was read."""
    SECONDARY = "B"
    """Read in a secondary source."""
    GENERAL = "C"
    """From general knowledge; no source was read."""
    OWN = "own"
    """Taken by the office from its own signed by-laws."""


SURE_WORDS: Mapping[Sure, str] = MappingProxyType(
    {
        Sure.STATUTE: N_("text read (A)"),
        Sure.SECONDARY: N_("secondary source (B)"),
        Sure.GENERAL: N_("general knowledge (C)"),
        Sure.OWN: N_("own by-laws"),
    }
)


@dataclass(frozen=True, slots=True)
class SetValue:
    """What the by-laws say on one setting: the value (None: nothing), where it comes from, and who checked it when.

    ``article`` is where the checker found it in the signed by-laws. A blank that was checked means that the by-laws
    were read and are silent.
    """

    value: Value | None = None
    source: str = ""
    sure: Sure | None = None
    checked_by: str = ""
    checked_on: date | None = None
    article: str = ""

    @property
    def is_checked(self) -> bool:
        """Whether somebody held it against the signed by-laws."""
        return self.checked_on is not None


BLANK = SetValue()
"""Nothing is known of what the by-laws say."""


@dataclass(frozen=True, slots=True)
class Bylaws:
    """One version of the by-laws. Made without arguments it is an office without by-laws: every rule is off.

    ``since`` is the first day it holds; ``values`` by the keys of ``SETTINGS``, those never set left out. All accessors
    raise KeyError for a key that is none, and TypeError for one whose setting is of another kind.
    """

    since: date | None = None
    decision: str = ""
    values: Mapping[str, SetValue] = field(default_factory=dict, hash=False)
    version_id: int | None = None

    def set_value(self, key: str) -> SetValue:
        """What they say on a setting, with source and check; ``BLANK`` where nothing was ever entered."""
        if key not in SETTINGS:
            raise KeyError(key)
        return self.values.get(key, BLANK)

    def value(self, key: str) -> Value | None:
        """The value of any kind, None for a blank."""
        return self.set_value(key).value

    def share(self, key: str) -> Share | None:
        """A share of a whole, such as a quorum; None for a blank."""
        return self._of(Share, key)

    def count(self, key: str) -> Count | None:
        """A number with its unit; None for a blank."""
        return self._of(Count, key)

    def number(self, key: str) -> int | None:
        """The bare number of a count, for settings that have only one unit; None for a blank."""
        found = self._of(Count, key)
        return None if found is None else found.number

    def months(self, key: str) -> int | None:
        """A time of months or years, in months; None for a blank. Raises ValueError for a setting counted otherwise."""
        found = self._of(Count, key)
        return None if found is None else found.in_months()

    def percent(self, key: str) -> Percent | None:
        """A percentage; None for a blank."""
        return self._of(Percent, key)

    def money(self, key: str) -> Money | None:
        """An amount; None for a blank."""
        return self._of(Money, key)

    def flag(self, key: str) -> bool | None:
        """Yes or no; None for a blank."""
        found = self._of(Flag, key)
        return None if found is None else found.yes

    def choice(self, key: str) -> str | None:
        """The code of the answer; None for a blank."""
        found = self._of(Choice, key)
        return None if found is None else found.code

    def choices(self, key: str) -> tuple[str, ...] | None:
        """The codes of the answers; None for a blank."""
        found = self._of(Choices, key)
        return None if found is None else found.codes

    def text(self, key: str) -> str:
        """The organisation's own words, "" for a blank."""
        found = self._of(Text, key)
        return "" if found is None else found.text

    def _of(self, kind: type[ValueT], key: str) -> ValueT | None:
        value = self.set_value(key).value
        if TYPES[SETTINGS[key].kind] is not kind:
            message = f"{key} holds no {kind.__name__}"
            raise TypeError(message)
        return value if isinstance(value, kind) else None


NO_BYLAWS = Bylaws()
"""What an office has before it adopts any."""
