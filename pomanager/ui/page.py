"""What a page is: it tells the window its title, acts, search and state, and asks the office again when told."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from pomanager.areas import Area
from pomanager.ui.desk import Desk
from pomanager.ui.offering import NOT_YOURS


class Action(NamedTuple):
    """One act a page or menu offers: a name for tests, the marked words, the icon, the key, and what it does."""

    key: str
    text: str
    slot: Callable[[], None]
    icon: str = ""
    shortcut: str = ""
    primary: bool = False
    reason_off: str = ""
    """Marked sentence: why it cannot be pressed now; "" where it can. NOT_YOURS (``Desk.off``) leaves it out."""


class Page(QWidget):
    """One page of the window. Build everything in ``__init__``, set words in ``retranslate``, ask in ``refresh``.

    The window asks only what stands here. Another page over this one (a form, a member) is opened by sending
    ``page_opened`` with it; it leaves again by ``close_page()``.
    """

    header_changed = Signal()
    """Title, context line, acts or the part at the end of the header are different now."""
    status_changed = Signal()
    """The status line is different now."""
    page_opened = Signal(object)
    page_closed = Signal()
    panel_wanted = Signal(bool)
    """True: show the panel, also where it takes the place of the list; False: put it away."""
    panel_changed = Signal()
    """``panel()`` is another one now, or none: a page whose parts have panels of their own."""

    areas: ClassVar[frozenset[Area]] = frozenset()
    """What the page shows: it is refreshed when an act touches one of these."""
    wants_width: ClassVar[bool] = False
    """Whether the sidebar is folded to its icons while the page is seen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._begins_at: QWidget | None = None
        self.sought = ""
        """What was searched for here last: it stands in the header whenever the page is seen."""
        self.setObjectName("ground")

    def title(self) -> str:
        """The title, in the reader's language."""
        raise TypeError(f"{type(self).__name__} does not say its title")

    def context_line(self) -> str:
        """One line below the title: as of when, of what."""
        return ""

    def actions_offered(self) -> tuple[Action, ...]:
        """The acts in the header: secondary ones in their order, and at most one primary."""
        return ()

    def acts_there(self) -> tuple[Action, ...]:
        """The acts in the header that are among what the person at the keyboard may do."""
        return tuple(action for action in self.actions_offered() if action.reason_off != NOT_YOURS)

    def search_hint(self) -> str:
        """What can be searched here ("Name, number, phone…"); "" for a page without search."""
        return ""

    def search(self, text: str) -> None:
        """Show what was found for a text; "" shows everything. Called after a short rest in typing."""

    def header_part(self) -> QWidget | None:
        """A part at the end of the header, before the acts: steps of a wizard, counters of a form."""
        return None

    def panel(self) -> QWidget | None:
        """The detail panel beside the page, made once; None for a page without."""
        return None

    def status(self) -> tuple[str, ...]:
        """The parts of the status line: rows shown, found, in all; the selection."""
        return ()

    def refresh(self) -> None:
        """Ask the office again and show the answer."""

    def retranslate(self) -> None:
        """Set every word anew; called once when the page is first shown and at each change of language."""

    def open_at(self, argument: object) -> None:
        """Show one thing, when another page asked for it (``desk.bus.page_wanted``)."""

    def may_close(self) -> bool:
        """Whether Esc may close this page now; a form keeps its draft first."""
        return True

    @property
    def would_lose(self) -> bool:
        """Whether something typed here is neither saved nor kept as a draft."""
        return False

    def leave_for_list(self) -> None:
        """Leave this page because the list it was opened from is wanted; where something typed would be lost, stay."""
        self.close_page()

    def open_page(self, page: "Page") -> None:
        """Open another page over this one."""
        self.page_opened.emit(page)

    def close_page(self) -> None:
        """Leave this page for the one below."""
        self.page_closed.emit()

    def setFocusProxy(self, part: QWidget) -> None:
        """Say where the keyboard is when the page is opened.

        Qt's own proxy is not used: Tab enters a page that has one at the proxy, and never comes to what stands before.
        """
        self._begins_at = part

    def focusProxy(self) -> QWidget | None:
        """Where the keyboard is when the page is opened; None for its first part."""
        return self._begins_at if self._begins_at is not None and isValid(self._begins_at) else None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard where the page begins."""
        part = self.focusProxy()
        if part is not None:
            part.setFocus(reason)
        else:
            super().setFocus(reason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.header_changed.emit()
            self.status_changed.emit()
