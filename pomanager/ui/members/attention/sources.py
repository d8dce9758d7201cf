"""The lists of a heap: their columns, where their lines come from, and how answered ones leave without asking anew."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pomanager.marks import N_
from pomanager.readmodels.attention import DOUBLES, AttentionItem, DoublePair, Heap
from pomanager.readmodels.members import RollOrder
from pomanager.rules.attention import CHECKS, Kind
from pomanager.services.members.queries.attention import attention_ids, attention_items
from pomanager.services.members.queries.doubles import double_pairs
from pomanager.services.office import Office
from pomanager.ui.members.attention.words import agreeing_words, sentence_words, value_words
from pomanager.ui.members.words import known
from pomanager.ui.tables.columns import Column, Order

_NUMBER: Column[AttentionItem] = Column(
    N_("No."), lambda row: row.number, right=True, width=76, key="number", muted=True
)
_NAME: Column[AttentionItem] = Column(N_("Name"), lambda row: row.name, width=0, key="name")
_PLACE: Column[AttentionItem] = Column(N_("Place"), lambda row: row.place, text=known, width=150, key="place")

MISSING_COLUMNS: tuple[Column[AttentionItem], ...] = (_NUMBER, _NAME, _PLACE)
"""Of what is missing there is no value to show."""
VALUE_COLUMNS: tuple[Column[AttentionItem], ...] = (
    _NUMBER, _NAME, Column(N_("Value"), lambda row: row, text=value_words, width=150, key="value", sortable=False),
)  # fmt: skip
"""Of a birth or a phone, the value that is odd."""
SAID_COLUMNS: tuple[Column[AttentionItem], ...] = (
    _NUMBER, _NAME._replace(width=160),
    Column(N_("To look at"), lambda row: row, text=sentence_words, width=0, key="said", sortable=False),
)  # fmt: skip
"""Of everything else, the sentence: it tells more than a value would."""
VALUES = frozenset({"birth", "phone"})


def columns_of(heap: Heap | None) -> str:
    """Which columns a heap is shown in: "missing", "values", "said" or "pairs"."""
    if heap is None or heap.kind is Kind.MISSING:
        return "missing"
    if heap.kind is Kind.DOUBLE:
        return "pairs"
    return "values" if heap.check is not None and CHECKS[heap.check].about in VALUES else "said"


PAIR_COLUMNS: tuple[Column[DoublePair], ...] = (
    Column(N_("Likeness"), lambda row: row.score, right=True, width=76, key="score", muted=True, sortable=False),
    Column(N_("Name"), lambda row: row.one.name, width=0, key="one", sortable=False),
    Column(N_("Likely the same"), lambda row: row.other.name, width=180, key="other", sortable=False),
    Column(N_("The same"), lambda row: row.same, text=agreeing_words, width=150, key="same", sortable=False,
           hidden=True),
)  # fmt: skip

COLUMNS: Mapping[str, tuple[Column[Any], ...]] = {
    "missing": MISSING_COLUMNS, "values": VALUE_COLUMNS, "said": SAID_COLUMNS, "pairs": PAIR_COLUMNS
}  # fmt: skip
"""The columns by the word ``columns_of`` gives."""


class HeapSource:
    """What lies on a heap; ``drop`` takes answered things off it without asking the office for all others again."""

    def __init__(self, office: Office, heap: Heap) -> None:
        self._office = office
        self.heap = heap
        self._order: Order | None = None
        self._ids: list[int] | None = None

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ids of what lies on the heap, in order."""
        if self._ids is None or order != self._order:
            by = RollOrder(order.column) if order is not None else RollOrder.NUMBER
            turned = order is not None and order.descending
            today = self._office.today()
            self._ids = list(self._office.ask(attention_ids, self.heap, today, by, descending=turned))
            self._order = order
        return self._ids

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        """These lines: things of members, or pairs of them."""
        if self.heap == DOUBLES:
            return _in_place(ids, self._office.ask(double_pairs, ids))
        return _in_place(ids, self._office.ask(attention_items, self.heap, ids, self._office.today()))

    def drop(self, ids: Collection[int]) -> None:
        """Take these off the heap."""
        gone = frozenset(ids)
        self._ids = [number for number in self._ids or () if number not in gone]


def _in_place(ids: Sequence[int], rows: Sequence[Any]) -> Sequence[Any]:
    """The rows at the places of their ids: one put right elsewhere meanwhile leaves its place empty, none moves up."""
    found = {row.id: row for row in rows}
    return [found.get(number) for number in ids]
