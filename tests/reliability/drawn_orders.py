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
from pathlib import Path

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
TABLE = Path(__file__).parents[1] / "services" / "access_table.txt"
"""Every act and question of the office."""
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
    """An act or a question of the office as it is called, with every place where a text stands in what it is given."""

    name: str
    call: Callable[..., object]
    parameters: tuple[tuple[str, object], ...]
    places: tuple[Place, ...]


@cache
def acts() -> tuple[Act, ...]:
    """Every act that can be given a text, by name."""
    found = (_given(name) for name, how in sorted(WAYS.items()) if how.way is not Way.PART)
    return tuple(act for act in found if act is not None)


@cache
def questions() -> tuple[Act, ...]:
    """Every question of the office that can be given a text, by name."""
    lines = TABLE.read_text("utf-8").splitlines()
    names = (line.split()[0] for line in lines if ".queries." in line)
    found = (_given(name) for name in sorted(names))
    return tuple(question for question in found if question is not None and _is_typed(question))


def _given(name: str) -> Act | None:
    """The act or question of this name with its parameters; None where it cannot be given a text."""
    module, _, function = name.rpartition(".")
    call = getattr(import_module(f"pomanager.services.{module}"), function)
    known = list(inspect.signature(call).parameters.values())[1:]
    told = types.SimpleNamespace(__annotations__={each.name: each.annotation for each in known})
    hints = typing.get_type_hints(told, call.__globals__)
    needed = [each for each in known if each.default is inspect.Parameter.empty or hints[each.name] is str]
    parameters = tuple((each.name, hints[each.name]) for each in needed)
    places = tuple(place for each, kind in parameters for place in _places(kind, (each,)))
    return Act(name, call, parameters, places) if places else None


def _is_typed(question: Act) -> bool:
    """Whether its texts are such as people type: alone, in a row, or to search by; not what the program hands on."""
    return all(place[1:] in {(), ("[]",)} or place[-1] == "search" for place in question.places[:1])


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
