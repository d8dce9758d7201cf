"""The page "Right to vote": of how many each right is on a day, the reasons with their counts, and who is behind."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.entitlement import EntitlementCounts, EntitlementRow
from pomanager.services.entitlement.queries.seats import seats_to_stand_for
from pomanager.services.entitlement.queries.verdicts import entitlement_counts, entitlement_of
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.ui import problems
from pomanager.ui.bus import RecordOf
from pomanager.ui.desk import Desk
from pomanager.ui.entitlement.head import RightsHead
from pomanager.ui.entitlement.heaps import MAY, WIDTH, Heap, HeapList
from pomanager.ui.entitlement.panel import EntitlementPanel
from pomanager.ui.entitlement.sources import COLUMNS, EntitlementSource
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Order
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.labels import line
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.sheets import Scroller


class EntitlementPage(Page):
    """Who may vote, stand for a seat and carry a proxy, and why."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEMBERS, Area.ORGANISATION, Area.BODIES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.day: date = desk.office.today()
        self._is_today = True
        self.heap: Heap = MAY
        self.counts: EntitlementCounts | None = None
        self._searched = ""
        self.head = RightsHead(desk.office.today)
        self.heaps = HeapList()
        self.detail = EntitlementPanel()
        self.model: WindowedModel[EntitlementRow] = WindowedModel(COLUMNS, None, Order("number"))
        self.table = TableView("entitlement.table", desk.preferences, frozen=2)
        self.table.show_model(self.model)
        self._nothing = EmptyState("ballot")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)  # until everybody has been judged
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        scroller = Scroller(self.heaps)
        scroller.setFixedWidth(px(WIDTH))
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(scroller)
        below.addWidget(line(upright=True))
        below.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(line())
        column.addLayout(below, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.head.day_chosen.connect(self.show_day)
        self.heaps.chosen.connect(self.show_heap)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.rows_seen_changed.connect(self.status_changed)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.record_wanted.connect(self._on_record)
        self.detail.print_wanted.connect(self._on_print_member)
        self.detail.seat_chosen.connect(self._on_seat)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Right to vote")

    def context_line(self) -> str:
        if self.counts is None:
            return _("The roll is being looked through…")
        since = self.desk.office.ask(bylaws_on, self.day).since
        if since is None:
            return _("No by-laws are in force on this day: what they would say is not judged.")
        return _("Judged by the by-laws in force since {day}.").format(day=formats.day(since, "long"))

    def actions_offered(self) -> tuple[Action, ...]:
        return (
            Action("bylaws", N_("By-laws"), self._on_bylaws, "bylaws"),
            Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),
        )

    def search_hint(self) -> str:
        return _("Name, number, phone…")

    def search(self, text: str) -> None:
        self._searched = text
        self._load()

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        return self.table.rows_seen_said()

    def refresh(self) -> None:
        """Judge the whole roll again; the day moves on with the clock while nobody has chosen another."""
        if self._is_today:
            self.day = self.desk.office.today()
            self.head.show_day(self.day)
        self.count()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Right to vote"))
        self.head.retranslate()
        self.heaps.retranslate()
        self.detail.retranslate()
        self._nothing.tell(*self._nothing_words())

    # ---- judging --------------------------------------------------------------------------------------------------

    def show_day(self, day: date) -> None:
        """Judge another day."""
        self.day = day
        self._is_today = day == self.desk.office.today()
        self.count()

    def count(self) -> None:
        """Judge everybody on the day in a job, and show what was found."""
        office, day = self.desk.office, self.day

        def look(_job: Job) -> object:
            return office.ask(entitlement_counts, day)

        job = Job(look, self)
        job.finished.connect(self._on_counted)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_counted(self, counts: EntitlementCounts) -> None:
        if counts.day != self.day:
            return  # another day was chosen meanwhile
        self.counts = counts
        if self.heap.code and self.heap.code not in {row.code for row in counts.reasons}:
            self.heap = MAY
        self.head.show_counts(counts)
        self.heaps.show_counts(counts, self.heap)
        self.detail.show_seats(self.desk.office.ask(seats_to_stand_for, self.day))
        self._load()
        self.header_changed.emit()

    def _on_failed(self, trouble: object) -> None:
        if isinstance(trouble, OfficeError):
            problems.show(self, trouble)

    # ---- the list -------------------------------------------------------------------------------------------------

    def show_heap(self, heap: Heap) -> None:
        """List the members of a heap from the beginning."""
        self.heap = heap
        self.heaps.mark(heap)
        self._load()

    def _load(self) -> None:
        if self.counts is None:
            return
        row = self.table.current_row()
        chosen = row.member_id if isinstance(row, EntitlementRow) else 0
        self.model.set_source(EntitlementSource(self.desk.office, self.day, self.heap, self._searched))
        self._nothing.tell(*self._nothing_words())
        self._stack.setCurrentWidget(self.table if self.model.rowCount() else self._nothing)
        if not self.model.rowCount():
            self._on_row_chosen(None)
        elif self.model.place_of(chosen) >= 0:
            self.table.choose(chosen)
            self._on_row_chosen(self.table.current_row())
        else:
            self.table.choose(self.model.id_at(0))
        self.status_changed.emit()

    def _nothing_words(self) -> tuple[str, str]:
        if self.counts is None:
            return _("The roll is being looked through…"), ""
        if not self.counts.in_books:
            about = _("Here stands who may vote, stand for a seat and carry a proxy, with the reasons by the by-laws.")
            begin = _("Bring in the list you already keep, or admit the first member.")
            return _("No members yet"), f"{about} {begin}"
        if self._searched.strip():
            return _("Nobody matches “{text}”").format(text=self._searched.strip()), ""
        return _("Nobody stands here"), _("Choose another filter, or look at everybody.")

    def _on_row_chosen(self, row: object) -> None:
        bylaws = self.desk.office.ask(bylaws_on, self.day)
        if not isinstance(row, EntitlementRow):
            self.detail.show_member(None, bylaws)
            return
        seat_id = self.detail.seat_id()
        shown = row
        if seat_id is not None:
            shown = self.desk.office.ask(entitlement_of, row.member_id, self.day, seat_id)
        self.detail.show_member(shown, bylaws)

    def _on_seat(self) -> None:
        self._on_row_chosen(self.table.current_row())

    def _on_row_opened(self, row: object) -> None:
        """Open the record; where the panel is a page of its own, the reasons come first."""
        if isinstance(row, EntitlementRow) and self.detail.isVisible():
            self._on_record(row.member_id)
        else:
            self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_record(self, member_id: int) -> None:
        self.desk.bus.page_wanted.emit("members", RecordOf(member_id))

    def _on_bylaws(self) -> None:
        """Open the by-laws, at the one behind the reason that is listed."""
        reasons = self.counts.reasons if self.counts is not None else ()
        about = next((row.about for row in reasons if row.code == self.heap.code), None)
        self.desk.bus.page_wanted.emit("bylaws", about)

    def _on_print(self) -> None:
        self._print("who-may-vote")

    def _on_print_member(self, member_id: int) -> None:
        self._print("right-to-vote", (member_id,))

    def _print(self, key: str, of: Sequence[int] = ()) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self, self.desk, key, of=of, as_of=self.day)
