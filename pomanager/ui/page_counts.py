"""The small numbers beside pages in the sidebar: counted a moment after the window is shown, and after acts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.ui.desk import Desk
from pomanager.ui.page_kinds import PageKind

if TYPE_CHECKING:
    from pomanager.ui.sidebar import Sidebar

SOON_MILLISECONDS = 400
"""The page comes first; several acts in a row are counted once."""
AGAIN_MILLISECONDS = 600_000
"""Days pass while a window stays open: what was due tomorrow is overdue then."""


class PageCounts(QObject):
    """Counts for every page that has a number, and shows it in the sidebar."""

    def __init__(self, desk: Desk, pages: Iterable[PageKind], sidebar: "Sidebar") -> None:
        super().__init__(sidebar)
        self._desk = desk
        self._pages = [kind for kind in pages if kind.number is not None]
        self._sidebar = sidebar
        self._areas: frozenset[Area] = frozenset().union(*(kind.counted for kind in self._pages))
        self._soon, self._again = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MILLISECONDS)
        self._again.setInterval(AGAIN_MILLISECONDS)
        if not self._pages:
            return
        for timer in (self._soon, self._again):
            timer.timeout.connect(self.count)
            timer.start()
        desk.bus.area_changed.connect(self._on_changed)

    def _on_changed(self, areas: frozenset[Area]) -> None:
        if areas & self._areas:
            self._soon.start()

    def count(self) -> None:
        """Count now; a window that was closed counts nothing, and what cannot be read keeps the number it had."""
        if not self._sidebar.isVisible():
            return
        for kind in self._pages:
            if kind.number is None:
                continue
            try:
                self._sidebar.show_count(kind.key, kind.number(self._desk.office))
            except OfficeError:
                return
