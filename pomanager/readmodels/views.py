"""Views of a list that were given a name: what they let through, in what order, in which columns."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from pomanager.readmodels.members import OwnOrder, Particular, RollView, order_called
from pomanager.rules.members import PersonKind, Sex, Status

NOT_KEPT = frozenset({"search", "only", "today"})
"""What belongs to the hour and not to a view: a search, members chosen by hand, the day."""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of a list as it is seen: its name, and its width in px at 100 % (0: as wide as it is by itself)."""

    name: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class ViewContent:
    """What a view consists of. ``columns`` are those seen, in their order; empty for those the program shows."""

    view: RollView
    columns: tuple[ShownColumn, ...] = ()

    def to_text(self) -> str:
        """The view as it is kept."""
        told = {
            "view": {
                entry.name: _plain(getattr(self.view, entry.name))
                for entry in fields(RollView)
                if entry.name not in NOT_KEPT and getattr(self.view, entry.name) != entry.default
            },
            "columns": [[column.name, column.width] for column in self.columns],
        }
        return json.dumps(told, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_text(cls, text: str) -> "ViewContent":
        """The view kept by ``to_text``; a filter this program does not know, or cannot read, is left out."""
        told = json.loads(text)
        columns = tuple(ShownColumn(str(name), int(width)) for name, width in told.get("columns", ()))
        return cls(RollView(**_known(told.get("view", {}))), columns)


@dataclass(frozen=True, slots=True)
class SavedViewRow:
    """A view that was given a name."""

    id: int
    name: str
    content: ViewContent


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, OwnOrder):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _known(told: Mapping[str, object]) -> dict[str, Any]:
    """The filters that can be read, each as its own type."""
    names = {entry.name for entry in fields(RollView)} - NOT_KEPT
    known: dict[str, Any] = {}
    for name, value in told.items():
        if name in names:
            try:
                known[name] = _read(name, value)
            except (ValueError, TypeError, IndexError):
                continue
    return known


_READERS: Mapping[str, Callable[[Any], object]] = {
    **dict.fromkeys(("joined_from", "joined_to", "left_from", "left_to"), date.fromisoformat),
    "statuses": lambda told: tuple(Status(each) for each in told),
    "has": lambda told: tuple(Particular(each) for each in told),
    "lacks": lambda told: tuple(Particular(each) for each in told),
    "sex": Sex,
    "kind": PersonKind,
    "own_field": lambda told: (int(told[0]), str(told[1])),
    "order": order_called,
}
"""How filters are read that are no plain number, text, yes or no."""


def _read(name: str, value: Any) -> object:  # noqa: ANN401 - a value as JSON gives it back
    return None if value is None else _READERS.get(name, _as_it_is)(value)


def _as_it_is(value: object) -> object:
    return value
