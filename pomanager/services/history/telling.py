"""Orders and results as JSON and back: how a register's act is kept so that it can be reversed, and given again."""

import json
from collections.abc import Callable, Mapping, Sized
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pkgutil import resolve_name
from typing import Any, TypeAlias

from pomanager.rules.calendar import VagueDate
from pomanager.rules.wording import Wording

Told: TypeAlias = Any
"""Anything JSON can hold."""

LONGEST = 100_000
"""Longer orders, such as those on a whole roll, are not kept."""

MOST_PARTS = 2_000
"""A list of more is not kept either."""

_HOME = "pomanager."


class UntoldError(Exception):
    """The value cannot be written down, or what was written down is not ours."""


def told(value: object) -> str:
    """The value as JSON; "" where it holds what cannot be written down, or is too long."""
    try:
        text = json.dumps(_told(value), ensure_ascii=False, separators=(",", ":"))
    except UntoldError:
        return ""
    return text if len(text) <= LONGEST else ""


def untold(text: str) -> Any:  # noqa: ANN401 - whatever was written down
    """The value that was written down; None for "". Raises UntoldError where it names what is not of the program."""
    return _untold(json.loads(text)) if text else None


def _told(value: object) -> Told:
    if isinstance(value, Sized) and not isinstance(value, str) and len(value) > MOST_PARTS:
        raise UntoldError(MOST_PARTS)  # at once: a table of 260,000 rows is not gone through to find it too long
    for kind, tell in _TELLERS:
        if isinstance(value, kind):
            return tell(value)
    if value is None:
        return None
    if is_dataclass(value) and not isinstance(value, type) and type(value).__module__.startswith(_HOME):
        has = {each.name: _told(getattr(value, each.name)) for each in fields(value)}
        return {"of": _name(type(value)), "has": has}
    raise UntoldError(type(value).__name__)


_TELLERS: tuple[tuple[type, Callable[[Any], Told]], ...] = (
    (Enum, lambda value: {"enum": _name(type(value)), "is": value.value}),
    (bool, bool),
    (int, int),
    (float, float),
    (str, str),
    (datetime, lambda value: {"at": value.isoformat()}),
    (date, lambda value: {"day": value.isoformat()}),
    (VagueDate, lambda value: {"vague": value.iso()}),
    (Wording, lambda value: {"wording": dict(value.texts)}),
    (tuple, lambda value: [_told(each) for each in value]),
    (list, lambda value: [_told(each) for each in value]),
    (frozenset, lambda value: {"set": sorted((_told(each) for each in value), key=str)}),
    (Mapping, lambda value: {"map": [[_told(key), _told(each)] for key, each in value.items()]}),
)
"""Kinds of values and how each is written down, the narrower kind first."""


def _name(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def _untold(value: Told) -> Any:  # noqa: ANN401 - whatever was written down
    if isinstance(value, list):
        return tuple(_untold(each) for each in value)
    if not isinstance(value, dict):
        return value
    for mark, make in _MAKERS.items():
        if mark in value:
            return make(value)
    raise UntoldError(", ".join(value))


_MAKERS: Mapping[str, Callable[[Mapping[str, Told]], Any]] = {
    "of": lambda value: _kind(value["of"])(**{name: _untold(each) for name, each in value["has"].items()}),
    "enum": lambda value: _kind(value["enum"])(value["is"]),
    "at": lambda value: datetime.fromisoformat(value["at"]),
    "day": lambda value: date.fromisoformat(value["day"]),
    "vague": lambda value: VagueDate.from_iso(value["vague"]),
    "wording": lambda value: Wording(value["wording"]),
    "set": lambda value: frozenset(_untold(each) for each in value["set"]),
    "map": lambda value: {_untold(key): _untold(each) for key, each in value["map"]},
}
"""By the mark of what was written down, how it is made again."""


def _kind(name: str) -> Any:  # noqa: ANN401 - a class of the program
    """The class of this name: a dataclass or an enum of the program, nothing else."""
    if not name.startswith(_HOME):
        raise UntoldError(name)
    kind = resolve_name(name)
    if not isinstance(kind, type) or not (issubclass(kind, Enum) or is_dataclass(kind)):
        raise UntoldError(name)
    return kind
