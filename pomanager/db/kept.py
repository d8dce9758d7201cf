"""What is worked out from one state of the books and kept until they change: the order of a long list, above all."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.journal import JournalEntry

ValueT = TypeVar("ValueT")
_sequence = table_of(JournalEntry).c.sequence
_LAST_LINE = select(_sequence).order_by(_sequence.desc()).limit(1)

KEPT = "kept"
"""Under this name a reading session carries what its office file keeps."""

MOST = 4
"""So many values are kept, those asked for last."""


class Kept:
    """A few values of one state of the books; any thread may ask.

    The state is told by the number of lines in the journal, read in the same transaction as the value: whatever is
    changed, by this window or another, leaves a line there.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._state = -1
        self._values: OrderedDict[Hashable, object] = OrderedDict()

    def of(self, state: int, name: Hashable, make: Callable[[], ValueT]) -> ValueT:
        """The value of this name in this state of the books, made when it is not kept."""
        with self._guard:
            if state == self._state and name in self._values:
                self._values.move_to_end(name)
                return cast("ValueT", self._values[name])  # what was kept under a name is of its type
        value = make()
        with self._guard:
            self._keep(state, name, value)
        return value

    def _keep(self, state: int, name: Hashable, value: object) -> None:
        if state < self._state:
            return  # a reader that began before the last change
        if state > self._state:
            self._values.clear()
            self._state = state
        self._values[name] = value
        while len(self._values) > MOST:
            self._values.popitem(last=False)


def kept(session: Session, name: Hashable, make: Callable[[], ValueT]) -> ValueT:
    """The value of this name as the session sees the books; a session that writes keeps nothing."""
    keeper = session.info.get(KEPT)
    if not isinstance(keeper, Kept):
        return make()
    return keeper.of(session.execute(_LAST_LINE).scalar() or 0, name, make)
