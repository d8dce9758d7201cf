"""The page "Shares": a row of tabs, and below them the segment in front with its own list, search and panel."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.shares import ShareTypeRow
from pomanager.services.shares.queries.types import has_share_types, share_type_rows
from pomanager.ui.beside import Beside
from pomanager.ui.desk import Desk
from pomanager.ui.page import Action, Page
from pomanager.ui.segment_bar import SegmentBar
from pomanager.ui.shares.acts import ShareActs
from pomanager.ui.shares.papers import SharePapers, papers_offered
from pomanager.ui.shares.segment import ShareSegment
from pomanager.ui.shares.segments import SEGMENTS
from pomanager.ui.shares.words import READ_ONLY, capital_said
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState


class SharesPage(Page):
    """The share register: who holds what on a day, every entry, the capital, what is overdue, the types of share."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.SHARES, Area.DUES, Area.MEMBERS, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.has_types = False
        self.types: tuple[ShareTypeRow, ...] = ()
        """The types with what is held of them, as soon as it has been added up."""
        self._beside = Beside(self)
        self.acts = ShareActs(self)
        self.bar = SegmentBar(SEGMENTS)
        self._made: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._key = SEGMENTS[0].key
        self._searched = ""
        self._told: dict[str, str] = {}
        """What each segment was last asked to search."""
        self._stack, self._whole = QStackedWidget(), QStackedWidget()
        self._empty = EmptyState("share")
        self.add_type = Button("", "plus", "primary", shortcut="Ctrl+N")
        self.add_type.setObjectName("shares.add_type")
        self.bring_in = Button("", "import")
        self.bring_in.setObjectName("shares.bring_in")
        self._lay_out()
        self._beside.answered.connect(self._on_types)
        self.bar.chosen.connect(self._on_tab)
        self.add_type.clicked.connect(self.acts.add_type)
        self.bring_in.clicked.connect(self._on_bring_in)

    def _lay_out(self) -> None:
        self._empty.add_button(self.add_type)
        self._empty.add_button(self.bring_in)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self._whole.addWidget(self._empty)
        self._whole.addWidget(full)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Shares")

    def context_line(self) -> str:
        return capital_said(self.types, self.desk.office.today()) if self.types else ""

    def actions_offered(self) -> tuple[Action, ...]:
        own = self.segment().actions_offered() if self.has_types else ()
        off = READ_ONLY if self.desk.office.read_only else ""
        if not self.has_types:
            return ()  # the first act stands in the middle of the page
        printing = (Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),) if papers_offered() else ()
        pay = Action("pay", N_("Record a payment"), self.acts.pay, "dues", "Ctrl+M", reason_off=off)
        acts = (*own, pay, Action("acts", N_("Further acts"), self._on_acts, "edit", reason_off=off), *printing)
        if any(action.primary for action in own):
            return acts
        subscribe = Action(
            "subscribe", N_("Record a subscription"), self.acts.subscribe, "plus", "Ctrl+N", primary=True,
            reason_off=off,
        )  # fmt: skip
        return (*acts, subscribe)

    def search_hint(self) -> str:
        return self.segment().search_hint() if self.has_types else ""

    def search(self, text: str) -> None:
        self._searched = self._told[self._key] = text
        self.segment().search(text)

    def panel(self) -> QWidget | None:
        return self.segment().panel() if self.has_types else None

    def status(self) -> tuple[str, ...]:
        return self.segment().status() if self.has_types else ()

    def refresh(self) -> None:
        """Ask for the types and the capital again; a segment asks when it is in front."""
        had, self.has_types = self.has_types, self.desk.office.ask(has_share_types)
        self._stale = set(self._made)
        self._whole.setCurrentIndex(1 if self.has_types else 0)
        if self.has_types:
            self._beside.ask(partial(self.desk.office.ask, share_type_rows, self.desk.office.today()))
            self._show(self._key)
        if self.has_types != had:
            self.panel_changed.emit()
        self.header_changed.emit()
        self.status_changed.emit()

    def _on_types(self, types: tuple[ShareTypeRow, ...]) -> None:
        self.types = types
        self.header_changed.emit()

    def retranslate(self) -> None:
        """Set every word of the page's own anew; segments do so themselves."""
        self.bar.retranslate()
        self.add_type.setText(_("Add a share type"))
        self.bring_in.setText(_("Bring in a table"))
        for button in (self.add_type, self.bring_in):
            button.setEnabled(not self.desk.office.read_only)
            button.setToolTip(_(READ_ONLY) if self.desk.office.read_only else "")
        self._empty.tell(
            _("No type of share is written down yet"),
            _(
                "Here stands what each member has subscribed and paid up, every entry of the register, the capital on "
                "any day, and which instalments are overdue. It begins with what a share is called and what it is "
                "worth."
            ),
        )

    def open_at(self, argument: object) -> None:
        """Show a segment by its key, with what it is to show: (key, argument); or what a member holds, by id."""
        key, inside = argument if isinstance(argument, tuple) else (argument, None)
        if isinstance(key, int):
            key, inside = "holdings", key
        if not self.has_types or not isinstance(key, str):
            return
        self.show_segment(key)
        if inside is not None:
            self.segment().open_at(inside)
        self.segment().setFocus()

    # ---- segments -------------------------------------------------------------------------------------------------

    def segment(self) -> Page:
        """The segment in front, made when it is first wanted."""
        if self._key not in self._made:
            self._made[self._key] = self._make(self._key)
        return self._made[self._key]

    def _make(self, key: str) -> Page:
        segment = next(kind for kind in SEGMENTS if kind.key == key).make(self.desk)
        self._stack.addWidget(segment)
        segment.header_changed.connect(self._on_header)
        segment.status_changed.connect(self._on_status)
        segment.panel_wanted.connect(self._on_panel_wanted)
        segment.page_opened.connect(self.page_opened)
        self._stale.add(key)
        segment.retranslate()
        return segment

    def show_segment(self, key: str) -> None:
        """Bring a segment in front; what is searched for stays searched for."""
        self.bar.mark(key)
        self._key = key
        self._show(key)
        self.panel_changed.emit()
        self.header_changed.emit()
        self.status_changed.emit()

    def _show(self, key: str) -> None:
        segment = self.segment()
        self._stack.setCurrentWidget(segment)
        self.setFocusProxy(segment)
        if key in self._stale:
            self._stale.discard(key)
            segment.refresh()
        if segment.search_hint() and self._told.get(key, "") != self._searched:
            self._told[key] = self._searched
            segment.search(self._searched)

    def _on_tab(self, key: str) -> None:
        self.show_segment(key)
        self.bar.tab(key).setFocus()

    def _on_header(self) -> None:
        if self.sender() is self._made.get(self._key):
            self.header_changed.emit()

    def _on_status(self) -> None:
        if self.sender() is self._made.get(self._key):
            self.status_changed.emit()

    def _on_panel_wanted(self, wanted: bool) -> None:
        self.panel_wanted.emit(wanted)

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_bring_in(self) -> None:
        self.acts.open("table")

    def _on_acts(self) -> None:
        self.acts.menu(self.below("acts"))

    def _on_print(self) -> None:
        segment = self.segment()
        day, member_id, name = self.desk.office.today(), None, ""
        if isinstance(segment, ShareSegment):
            day, about = segment.day(), segment.member()
            member_id, name = (about.member_id, about.name) if about is not None else (None, "")
        SharePapers(self, member_id, name, day).popup(self.below("print"))

    def below(self, name: str) -> QPoint:
        """Below a button of the header, or where the page ends when it is not in sight."""
        for button in self.window().findChildren(QAbstractButton, f"action.{name}"):
            if button.isVisible():
                return button.mapToGlobal(button.rect().bottomLeft())
        return self.mapToGlobal(self.rect().topRight())
