"""The model for long lists: it keeps the ids in order and fetches rows by pages, as they come into view."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from pomanager.ui.tables.columns import Column, Order
from pomanager.ui.tables.model import NOWHERE, Index, TableModel

RowT = TypeVar("RowT")
SourceRowT_co = TypeVar("SourceRowT_co", covariant=True)
PAGE = 200
PAGES_KEPT = 40


class Source(Protocol[SourceRowT_co]):
    """Where a long list comes from."""

    def ids(self, order: Order | None) -> Sequence[int]:
        """Return the ids of all rows found, in order; one quick query."""

    def rows(self, ids: Sequence[int]) -> Sequence[SourceRowT_co]:
        """Return the rows of these ids, in the same order; at most a page of them."""


class WindowedModel(TableModel[RowT], Generic[RowT]):
    """Shows a list of any length: 260,000 ids in order and the pages of rows last looked at.

    ``refresh()`` asks the source for the ids again and forgets the rows.
    """

    def __init__(
        self, columns: Sequence[Column[RowT]], source: Source[RowT] | None = None, order: Order | None = None
    ) -> None:
        super().__init__(columns, order)
        self._source = source
        self._ids: Sequence[int] = ()
        self._pages: OrderedDict[int, Sequence[RowT]] = OrderedDict()
        if source is not None:
            self.refresh()

    def set_source(self, source: Source[RowT]) -> None:
        """Show another list (another search, another filter)."""
        self._source = source
        self.refresh()

    def refresh(self) -> None:
        """Ask the source again."""
        ids = self._source.ids(self.order) if self._source is not None else ()
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def ids(self) -> Sequence[int]:
        """Return the ids of the whole list in the order shown: for printing and exporting just this view."""
        return self._ids

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def id_at(self, place: int) -> int:
        return self._ids[place]

    def place_of(self, row_id: int) -> int:
        try:
            return self._ids.index(row_id)
        except ValueError:
            return -1

    def row(self, place: int) -> RowT | None:
        number, within = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(number)
        else:
            self._pages.move_to_end(number)
        return page[within] if within < len(page) else None

    def _fetch(self, number: int) -> Sequence[RowT]:
        """Fetch one page; the page looked at longest ago makes room."""
        if self._source is None:
            return ()
        page = self._source.rows(self._ids[number * PAGE : (number + 1) * PAGE])
        self._pages[number] = page
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return page

    def sort_by(self, order: Order) -> None:
        self.order = order
        self.refresh()
