"""Makes an order for any act of the office out of the types it declares, and finds every text that can be put into it.

A new act, or a new field of an order, is drawn and tried without a line being added here.
"""

import dataclasses
import inspect
import random
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from fractions import Fraction
from functools import cache
from importlib import import_module

from pomanager.rules.calendar import VagueDate
from pomanager.rules.undoing import Way
from pomanager.services.history.ways import WAYS

HARMLESS = "Aline"
USUAL = {
    "language": "fr", "currency": "BIF", "country": "BI", "rate": "12.5", "number": "7", "phone": "79 12 34 56",
    "reason": "It was so decided.", "decision": "AG 3/2026", "code": "fr", "title": "Accounts", "percent": "20",
}  # fmt: skip
"""What stands in fields of these names where nothing hostile does."""
TODAY = date(2026, 11, 23)
DEEPEST = 5
Ids = Mapping[str, Mapping[int, int]]
"""The ids that are in the books and the versions of their records, by table."""
Put = Callable[[str], str]
"""What stands in a text field, where a harmless text would."""
Place = tuple[str, ...]
"""Where in an order a text stands: names of parameters and fields, "[]" for what there may be several of."""


class NotDrawn(Exception):
    """This cannot be made out of its type."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the office as it is called, with every place in its order where a text stands."""

    name: str
    call: Callable[..., object]
    parameters: tuple[tuple[str, object], ...]
    places: tuple[Place, ...]


@cache
def acts() -> tuple[Act, ...]:
    """Every act that can be given a text, by name."""
    found: list[Act] = []
    for name, how in sorted(WAYS.items()):
        if how.way is Way.PART:
            continue
        module, _, function = name.rpartition(".")
        call = getattr(import_module(f"pomanager.services.{module}"), function)
        hints = typing.get_type_hints(call)
        known = list(inspect.signature(call).parameters.values())[1:]
        parameters = tuple((each.name, hints[each.name]) for each in known if each.default is inspect.Parameter.empty)
        places = tuple(place for each, kind in parameters for place in _places(kind, (each,)))
        if places:
            found.append(Act(name, call, parameters, places))
    return tuple(found)


def _places(kind: object, at: Place) -> Iterator[Place]:
    """Every place of a text within a type."""
    if len(at) > DEEPEST:
        return
    if kind is str:
        yield at
    elif dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        for field in dataclasses.fields(kind):
            if field.init:
                yield from _places(hints[field.name], (*at, field.name))
    else:
        several = typing.get_origin(kind) not in {typing.Union, types.UnionType, None}
        for inner in typing.get_args(kind):
            yield from _places(inner, (*at, "[]") if several else at)


@cache
def _hints(kind: type) -> Mapping[str, object]:
    return typing.get_type_hints(kind)


@dataclass(slots=True)
class Drawing:
    """Draws values; at one place it puts the text that is tried, everywhere else something harmless."""

    chance: random.Random
    ids: Ids
    aim: Place
    text: str
    version: int = 1
    """Of the record drawn last."""

    def arguments(self, act: Act) -> dict[str, object]:
        """What the act is called with. Raises NotDrawn."""
        return {name: self.value(kind, (name,)) for name, kind in act.parameters}

    def value(self, kind: object, at: Place) -> object:  # noqa: PLR0911 - one line a kind of value
        """Something of this type for this place of the order."""
        aimed = self.aim[: len(at)] == at
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if kind is str:
            return self.text if self.aim == at else self._harmless(at[-1])
        if origin in {typing.Union, types.UnionType}:
            some = [each for each in inner if each is not type(None)]
            wanted = [each for each in some if not aimed or any(place == self.aim for place in _places(each, at))]
            empty = type(None) in inner and not aimed and self.chance.random() < 0.4
            return None if empty else self.value(self.chance.choice(wanted or some), at)
        if kind is VagueDate:
            return VagueDate(1971)
        if origin in {tuple, list, frozenset, set, Sequence, Iterable}:
            return self._several(kind, origin, inner, at, aimed=aimed)
        if origin in {dict, Mapping}:
            return {self.value(inner[0], (*at, "[]")): self.value(inner[1], (*at, "[]"))}
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            hints = _hints(kind)
            fields = [each for each in dataclasses.fields(kind) if each.init]
            try:
                return kind(**{each.name: self.value(hints[each.name], (*at, each.name)) for each in fields})
            except (ValueError, TypeError, ZeroDivisionError) as problem:
                raise NotDrawn(str(kind)) from problem
        return self._plain(kind, at[-1])

    def _several(self, kind: object, origin: object, inner: Sequence[object], at: Place, *, aimed: bool) -> object:
        if origin is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
            return tuple(self.value(each, (*at, "[]")) for each in inner)
        count = self.chance.choice((1, 1, 2)) if aimed else self.chance.choice((0, 1, 1, 2))
        values = [self.value(inner[0], (*at, "[]")) for _ in range(count)]
        return values if origin is list else frozenset(values) if origin in {frozenset, set} else tuple(values)

    def _plain(self, kind: object, name: str) -> object:  # noqa: PLR0911 - one line a kind of value
        if kind is bool:
            return self.chance.random() < 0.5
        if kind is int:
            return self._number(name)
        if kind is date:
            return TODAY - timedelta(days=self.chance.choice((0, 0, 1, 30, 400, 2000)))
        if kind is datetime:
            return datetime.combine(TODAY, datetime.min.time()).astimezone()
        if kind is Fraction:
            return Fraction(self.chance.randint(1, 4), 4)
        if kind is bytes:
            return b"\x89PNG"
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self.chance.choice(list(kind))
        raise NotDrawn(str(kind))

    def _number(self, name: str) -> int:
        """An id that is in the books where the name tells of which table, else a small number."""
        table = name.removesuffix("_ids").removesuffix("_id").removesuffix("[]")
        known = [ids for each, ids in self.ids.items() if table and (each == table or each.endswith(f"_{table}"))]
        if name.endswith(("_id", "_ids")) and known:
            records = self.chance.choice(known) or {1: 1}
            drawn = self.chance.choice(list(records))
            self.version = records[drawn]
            return drawn
        if name == "version":
            return self.version
        return self.chance.choice((1, 1, 1, 2, 3, 12, 2000))

    def _harmless(self, name: str) -> str:
        usual = next((text for each, text in USUAL.items() if each in name), HARMLESS)
        return "" if self.chance.random() < 0.3 and "name" not in name else usual
