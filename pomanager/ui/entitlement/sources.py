"""The list of the page: its columns, and where its lines come from."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.entitlement import EntitlementRow
from pomanager.readmodels.members import RollOrder, RollView
from pomanager.rules.entitlement import Right
from pomanager.services.entitlement.queries.verdicts import entitlement_rows, ids_who_may, ids_with_reason
from pomanager.services.members.queries import roll_ids
from pomanager.services.office import Office
from pomanager.ui.entitlement.heaps import Heap
from pomanager.ui.entitlement.words import right_state, telling, yes_or_no
from pomanager.ui.tables.columns import Column, Order, State


def _may(row: EntitlementRow, right: Right) -> bool:
    return row.verdict.may(right)


def _word(may: object) -> str:
    return yes_or_no(may=bool(may))


def _state(row: EntitlementRow, right: Right) -> State:
    return right_state(row.verdict, right)


def _words() -> tuple[str, ...]:
    return (_("yes"), _("no"))


def _right(title: str, right: Right) -> Column[EntitlementRow]:
    value: Any = partial(_may, right=right)
    return Column(
        title, value, text=_word, width=66, key=right.value, sortable=False, state=partial(_state, right=right),
        words=_words,
    )  # fmt: skip


COLUMNS: tuple[Column[EntitlementRow], ...] = (
    Column(N_("No."), lambda row: row.number, right=True, width=84, key="number", muted=True),
    Column(N_("Name"), lambda row: row.name, width=0, key="name"),
    _right(N_("Vote"), Right.VOTE),
    # TR: head of a narrow column: whether somebody may stand for a seat
    _right(N_("Stand"), Right.STAND),
    # TR: head of a narrow column: whether somebody may carry a proxy
    _right(N_("Proxy"), Right.PROXY),
    Column(N_("Section"), lambda row: row.section, width=110, key="section", sortable=False, hidden=True),
    Column(N_("Reasons"), telling, width=260, key="reasons", sortable=False, hidden=True),
)


class EntitlementSource:
    """The members of a heap on a day, among them those a text is found of."""

    def __init__(self, office: Office, day: date, heap: Heap, search: str = "") -> None:
        self._office = office
        self._day = day
        self._heap = heap
        self._search = search

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ids of the members, in order."""
        by = RollOrder(order.column) if order is not None else RollOrder.NUMBER
        if self._heap.code:
            ids: Sequence[int] = self._office.ask(ids_with_reason, self._day, self._heap.code, by)
        else:
            ids = self._office.ask(ids_who_may, self._day, Right.VOTE, may=self._heap.may, order=by)
        if self._search.strip():
            found = frozenset(self._office.ask(roll_ids, RollView(search=self._search)))
            ids = [each for each in ids if each in found]
        return ids[::-1] if order is not None and order.descending else ids

    def rows(self, ids: Sequence[int]) -> Sequence[EntitlementRow]:
        """These lines."""
        return self._office.ask(entitlement_rows, self._day, ids)
