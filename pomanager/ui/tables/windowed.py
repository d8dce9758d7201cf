"""The model for long lists: it keeps the ids in order and fetches rows by pages, as they come into view."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import Signal

from pomanager.ui.jobs import Job
from pomanager.ui.tables.columns import Column, Order
from pomanager.ui.tables.model import NOWHERE, Index, TableModel

RowT = TypeVar("RowT")
SourceRowT_co = TypeVar("SourceRowT_co", covariant=True)
PAGE = 64
"""Rows fetched at a time: what a large screen shows, so that nothing is fetched that nobody sees."""
PAGES_KEPT = 120


class Source(Protocol[SourceRowT_co]):
    """Where a long list comes from."""

    def ids(self, order: Order | None) -> Sequence[int]:
        """Return the ids of all rows found, in order; one quick query."""

    def rows(self, ids: Sequence[int]) -> Sequence[SourceRowT_co]:
        """Return the rows of these ids, in the same order; at most a page of them."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first ids of a list, and how all of them are asked for; None when these are all."""

    ids: Sequence[int]
    everything: Callable[[], Sequence[int]] | None


@runtime_checkable
class HastySource(Protocol):
    """A source that can give the first ids before the others, while somebody is still typing a search."""

    def beginning(self, order: Order | None) -> Beginning:
        """Return the first ids found, in order. ``everything`` may be called in any thread."""


class WindowedModel(TableModel[RowT], Generic[RowT]):
    """Shows a list of any length: 260,000 ids in order and the pages of rows last looked at.

    ``refresh()`` asks the source for the ids again and forgets the rows. A source in haste gives the first rows at
    once; the others come by a job, then ``completed`` is emitted. Until then ``whole`` is false, and ``place_of``
    knows the first rows only.
    """

    completed = Signal()

    def __init__(
        self, columns: Sequence[Column[RowT]], source: Source[RowT] | None = None, order: Order | None = None
    ) -> None:
        super().__init__(columns, order)
        self._source = source
        self._ids: Sequence[int] = ()
        self._everything: Callable[[], Sequence[int]] | None = None
        self._job: Job | None = None
        self._pages: OrderedDict[int, Sequence[RowT]] = OrderedDict()
        if source is not None:
            self.refresh()

    def set_source(self, source: Source[RowT]) -> None:
        """Show another list (another search, another filter)."""
        self._source = source
        self.refresh()

    @property
    def source(self) -> Source[RowT] | None:
        """Where the list comes from: for reading more of it than is seen."""
        return self._source

    def refresh(self) -> None:
        """Ask the source again."""
        beginning = self._beginning()
        self._forget_job()
        self._show(beginning.ids)
        self._everything = beginning.everything
        if self._everything is not None:
            self._job = Job(_Everything(self._everything), self)
            self._job.finished.connect(self._on_everything)
            self._job.failed.connect(self._on_not_everything)
            self._job.start()

    def _beginning(self) -> Beginning:
        if self._source is None:
            return Beginning((), None)
        if isinstance(self._source, HastySource):
            return self._source.beginning(self.order)
        return Beginning(self._source.ids(self.order), None)

    def _show(self, ids: Sequence[int]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    @property
    def whole(self) -> bool:
        """Whether the list is complete; while it is not, nobody knows how long it will be."""
        return self._everything is None

    def complete(self) -> None:
        """Wait for the rest of the list."""
        if self._everything is not None:
            self._take(self._everything())

    def _take(self, ids: Sequence[int]) -> None:
        """Put the rest of the list behind its beginning; where the books have changed meanwhile, show it anew."""
        self._forget_job()
        self._everything = None
        first = len(self._ids)
        if len(ids) > first and list(self._ids) == list(ids[:first]):
            self.beginInsertRows(NOWHERE, first, len(ids) - 1)
            self._ids = ids
            self._pages.pop(first // PAGE, None)  # the last page of the beginning may have been a short one
            self.endInsertRows()
        else:
            self._show(ids)
        self.completed.emit()

    def _forget_job(self) -> None:
        if self._job is not None:
            self._job.finished.disconnect(self._on_everything)
            self._job.failed.disconnect(self._on_not_everything)
            self._job = None

    def _on_everything(self, ids: Sequence[int]) -> None:
        self._take(ids)

    def _on_not_everything(self, _problem: Exception) -> None:
        self.complete()  # asked here once more, its trouble is told as any other's

    def forget_rows(self) -> None:
        """Fetch the rows anew as they are seen; which rows there are, and in what order, stays as it is."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, self.columnCount() - 1))

    def ids(self) -> Sequence[int]:
        """Return the ids of the whole list in the order shown: for printing and exporting just this view."""
        self.complete()
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


class _Everything:
    """The work of the job: all ids."""

    def __init__(self, everything: Callable[[], Sequence[int]]) -> None:
        self._everything = everything

    def __call__(self, _job: Job) -> Sequence[int]:
        return self._everything()
