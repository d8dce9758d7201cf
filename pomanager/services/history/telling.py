"""Orders and results as JSON and back: how a register's act is kept so that it can be reversed, and given again."""

import json
from collections.abc import Mapping
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
    if value is None or isinstance(value, bool | int | float | str) and not isinstance(value, Enum):
        return value
    if isinstance(value, Enum):
        return {"enum": _name(type(value)), "is": value.value}
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, VagueDate):
        return {"vague": value.iso()}
    if isinstance(value, Wording):
        return {"wording": dict(value.texts)}
    if isinstance(value, tuple | list):
        return [_told(each) for each in value]
    return _told_whole(value)


def _told_whole(value: object) -> Told:
    if isinstance(value, frozenset):
        return {"set": sorted((_told(each) for each in value), key=str)}
    if isinstance(value, Mapping):
        return {"map": [[_told(key), _told(each)] for key, each in value.items()]}
    if is_dataclass(value) and not isinstance(value, type) and type(value).__module__.startswith(_HOME):
        return {"of": _name(type(value)), "has": {each.name: _told(getattr(value, each.name)) for each in fields(value)}}
    raise UntoldError(type(value).__name__)


def _name(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def _untold(value: Told) -> Any:  # noqa: ANN401 - whatever was written down
    if isinstance(value, list):
        return tuple(_untold(each) for each in value)
    if not isinstance(value, dict):
        return value
    if "of" in value:
        kind = _kind(value["of"])
        return kind(**{name: _untold(each) for name, each in value["has"].items()})
    if "enum" in value:
        return _kind(value["enum"])(value["is"])
    if "set" in value:
        return frozenset(_untold(each) for each in value["set"])
    if "map" in value:
        return {_untold(key): _untold(each) for key, each in value["map"]}
    return _untold_value(value)


def _untold_value(value: Mapping[str, Told]) -> object:
    if "at" in value:
        return datetime.fromisoformat(value["at"])
    if "day" in value:
        return date.fromisoformat(value["day"])
    if "vague" in value:
        return VagueDate.from_iso(value["vague"])
    if "wording" in value:
        return Wording(value["wording"])
    raise UntoldError(", ".join(value))


def _kind(name: str) -> Any:  # noqa: ANN401 - a class of the program
    """The class of this name: a frozen dataclass or an enum of the program, nothing else."""
    if not name.startswith(_HOME):
        raise UntoldError(name)
    kind = resolve_name(name)
    if not isinstance(kind, type) or not (issubclass(kind, Enum) or is_dataclass(kind)):
        raise UntoldError(name)
    return kind
