"""The record of a count as JSON and back, exactly: what is kept can be shown as it was, with no count made anew."""

import hashlib
import json
import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from pomanager.rules.counting import record, reserving
from pomanager.rules.counting.record import Count

Json = Any
"""What JSON can say: dictionaries, lists, texts, numbers."""


def kept(count: Count) -> str:
    """The record as one line of JSON; what is as a new record has it is left out."""
    return json.dumps(_told(count), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def read(text: str) -> Count:
    """The record that was kept; raises ValueError or KeyError for anything else."""
    told = json.loads(text)
    if not isinstance(told, dict):
        raise ValueError(text[:40])  # noqa: TRY004 - what was kept is wrong, not what the caller handed in
    found: Count = _read(Count, told)
    return found


def fingerprint(text: str) -> str:
    """The SHA-256 of a kept record, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _told(value: object) -> Json:
    if is_dataclass(value):
        told = {each.name: getattr(value, each.name) for each in fields(value)}
        return {name: _told(each) for name, each in told.items() if each not in _NOTHING}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_told(each) for each in value]
    return value


_NOTHING: Sequence[object] = ((), frozenset(), None, "")


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind, {**vars(record), **vars(reserving)})


def _read(kind: Any, told: Json) -> Any:  # noqa: ANN401 - one line a type
    if get_origin(kind) in {Union, types.UnionType}:
        return None if told is None else _read(next(each for each in get_args(kind) if each is not type(None)), told)
    if get_origin(kind) is tuple:
        return _read_tuple(get_args(kind), told)
    if get_origin(kind) is frozenset:
        return frozenset(told)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        empty = {each.name: _empty(hints[each.name]) for each in fields(kind) if each.name not in told}
        return kind(**empty, **{name: _read(hints[name], each) for name, each in told.items()})
    if kind is Fraction or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return kind(told)
    return told


def _read_tuple(parts: Sequence[Any], told: Json) -> tuple[Any, ...]:
    if len(parts) == 2 and parts[1] is Ellipsis:  # noqa: PLR2004 - any number of one type
        return tuple(_read(parts[0], each) for each in told)
    return tuple(_read(part, each) for part, each in zip(parts, told, strict=True))


def _empty(kind: Any) -> object:  # noqa: ANN401 - any type
    """What was left out of the JSON."""
    if get_origin(kind) is tuple:
        return ()
    if get_origin(kind) is frozenset:
        return frozenset()
    return "" if kind is str else None
