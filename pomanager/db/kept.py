"""What is worked out from one state of the books and kept until they change: the order of a long list, above all.

A value may say of which areas it is made: then it outlasts acts that touched none of them. What is kept together takes
no more than so much memory; what was not asked for the longest goes first.
"""

import sys
import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from itertools import islice
from typing import TypeVar, cast

from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.driver import first_row

ValueT = TypeVar("ValueT")

KEPT, CHANGED = "kept", "changed"
"""Under these names a reading session carries what its office file keeps, and a writing one what it changed."""

ROOM_BYTES, MOST = 32_000_000, 64
"""So much is kept, and so many values, those asked for last; the newest alone may be larger."""
ALL_AREAS = frozenset(Area)


@dataclass(frozen=True, slots=True)
class Changed:
    """What an act changed: the number of lines in the journal before and after it, and the areas it touched."""

    before: int
    after: int
    touched: frozenset[Area]


@dataclass(frozen=True, slots=True)
class _Value:
    value: object
    areas: frozenset[Area]
    room: int


class Kept:
    """Some values of one state of the books; any thread may ask.

    The state is told by the number of lines in the journal, read in the same transaction as the value: whatever is
    changed, by this window or another, leaves a line there. What this window changed it has noted; what another did
    may be anything.
    """

    def __init__(self, room: int = ROOM_BYTES) -> None:
        self._guard = threading.Lock()
        self._state = -1
        self._room = room
        self._values: OrderedDict[Hashable, _Value] = OrderedDict()
        self._changes: OrderedDict[int, Changed] = OrderedDict()

    def note(self, changed: Changed) -> None:
        """Note what an act changed that has arrived in the file."""
        with self._guard:
            self._changes[changed.before] = changed
            while len(self._changes) > MOST:
                self._changes.popitem(last=False)

    def of(self, state: int, name: Hashable, make: Callable[[], ValueT], areas: frozenset[Area] = ALL_AREAS) -> ValueT:
        """The value of this name in this state of the books, made when it is not kept."""
        with self._guard:
            self._go_on_to(state)
            found = self._values.get(name) if state == self._state else None
            if found is not None:
                self._values.move_to_end(name)
                return cast("ValueT", found.value)  # what was kept under a name is of its type
        value = make()
        with self._guard:
            if state == self._state:
                self._keep(name, _Value(value, areas, room_of(value)))
        return value

    def _go_on_to(self, state: int) -> None:
        """Forget what does not hold in a later state; of an earlier one, which a reader still sees, nothing is kept."""
        while self._state < state:
            changed = self._changes.pop(self._state, None)
            if changed is None or changed.after > state:
                self._values.clear()
                self._state = state
                return
            for name in [name for name, kept in self._values.items() if kept.areas & changed.touched]:
                del self._values[name]
            self._state = changed.after

    def _keep(self, name: Hashable, value: _Value) -> None:
        self._values[name] = value
        self._values.move_to_end(name)
        taken = sum(each.room for each in self._values.values())
        while len(self._values) > 1 and (taken > self._room or len(self._values) > MOST):
            _name, gone = self._values.popitem(last=False)
            taken -= gone.room


_LOOKED_AT, _DEPTH = 16, 4
"""So many parts of a long value are looked at, and so deep; the others are taken to be like them."""


def room_of(value: object, depth: int = _DEPTH) -> int:
    """About how many bytes a value takes in memory."""
    own = sys.getsizeof(value)
    if isinstance(value, array | bytes | bytearray | str | int) or depth == 0:
        return own
    if is_dataclass(value):
        return own + sum(room_of(getattr(value, each.name), depth - 1) for each in fields(value))
    if hasattr(value, "__dict__"):
        return own + sum(room_of(part, depth - 1) for part in vars(value).values())
    if not isinstance(value, Collection) or not value:
        return own
    parts = value.items() if isinstance(value, Mapping) else value
    looked_at = [room_of(part, depth - 1) for part in islice(parts, _LOOKED_AT)]
    return own + sum(looked_at) * len(value) // len(looked_at)


def kept(session: Session, name: Hashable, make: Callable[[], ValueT], areas: frozenset[Area] = ALL_AREAS) -> ValueT:
    """The value of this name as the session sees the books; a session that writes keeps nothing.

    ``areas`` are those it is made of: an act that touched none of them leaves it as it is.
    """
    keeper = session.info.get(KEPT)
    if not isinstance(keeper, Kept):
        return make()
    return keeper.of(_last_line(session), name, make, areas)


def _last_line(session: Session) -> int:
    row = first_row(session, "SELECT max(sequence) FROM journal_entry")
    return int((row and row[0]) or 0)
