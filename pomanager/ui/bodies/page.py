"""The page of bodies: the column of bodies, and of the one chosen its seats, its terms, what is coming, what is off."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyDetail, BodyRow, InterestRow, SeatRow
from pomanager.rules.access.roles import Right
from pomanager.rules.bodies.kinds import SeatKind
from pomanager.services.bodies.queries.history import holders
from pomanager.services.bodies.queries.inconsistencies import inconsistencies
from pomanager.services.bodies.queries.interests import interests
from pomanager.services.bodies.queries.listing import bodies, body_detail
from pomanager.services.bodies.queries.picture import term_picture
from pomanager.ui.bodies.acts import BodyActs
from pomanager.ui.bodies.coming import Coming, ComingTable, coming
from pomanager.ui.bodies.listing import WIDTH, BodyList, figures_said
from pomanager.ui.bodies.panel import SeatPanel
from pomanager.ui.bodies.picture import TermsPicture
from pomanager.ui.bodies.seats import SeatsTable
from pomanager.ui.bodies.troubles import TroubleLine, TroubleView, trouble_lines
from pomanager.ui.bodies.words import body_said
from pomanager.ui.bus import RecordOf
from pomanager.ui.desk import Desk
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.forms.figures import DateEditor
from pomanager.ui.look import px
from pomanager.ui.offering import NOT_YOURS
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.sheets import Scroller
from pomanager.ui.widgets.tabs import Tabs

NO_SEAT = N_("Choose a seat first.")
FEWEST_TO_DRAW = 2
TABS = ("seats", "terms", "coming", "troubles")


class BodiesPage(Page):
    """Shows the bodies on a day, and what there is to do about them."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.BODIES, Area.MEMBERS, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows: tuple[BodyRow, ...] = ()
        self.detail: BodyDetail | None = None
        self._body_id: int | None = None
        self._asked_for: int | None = None
        """The body another page led to: it is shown also where it has ended."""
        self.acts = BodyActs(self)
        self.list = BodyList()
        self.tabs = Tabs(TABS)
        self.as_of = DateEditor(Field(name="as_of", label=N_("As of"), kind=Kind.DATE, today=desk.office.today))
        self.as_of.setObjectName("bodies.as_of")
        self._as_of_word = Label("", "small")
        self.seats = SeatsTable(desk.preferences)
        self.picture = TermsPicture()
        self.coming = ComingTable(desk.preferences)
        self.wrong = TroubleView(desk.preferences)
        self.troubles = self.wrong.table
        self._nothing_coming, self._nothing_wrong = EmptyState("ok", small=True), EmptyState("ok", small=True)
        self._no_seats = EmptyState("seat", small=True)
        self.view = SeatPanel()
        self._empty = EmptyState("lead")
        self.found_board = Button("", "plus", "primary")
        self.found_board.setObjectName("bodies.found_board")
        self._empty.add_button(self.found_board)
        self._stack, self._whole = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.as_of.show_value(self.today())

    def _lay_out(self) -> None:
        for part in (self.seats, Scroller(self.picture), self.coming, self.wrong, self._nothing_coming,
                     self._nothing_wrong, self._no_seats):  # fmt: skip
            self._stack.addWidget(part)
        head = QHBoxLayout()
        head.setContentsMargins(px(18), px(6), px(16), px(6))
        head.setSpacing(px(8))
        head.addWidget(self.tabs, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addLayout(head)
        beside.addWidget(self._stack, 1)
        chooser = QHBoxLayout()
        chooser.setContentsMargins(px(16), px(8), px(12), 0)
        chooser.setSpacing(px(8))
        chooser.addWidget(self._as_of_word)
        chooser.addWidget(self.as_of, 1)
        side = QWidget()
        side.setFixedWidth(px(WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(chooser)
        column.addWidget(Scroller(self.list), 1)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(line(upright=True))
        row.addLayout(beside, 1)
        self._whole.addWidget(self._empty)
        self._whole.addWidget(full)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)
        self.setFocusProxy(self.seats)

    def _connect(self) -> None:
        self.list.chosen.connect(self.show_body)
        self.tabs.chosen.connect(self._on_tab)
        self.as_of.changed.connect(self._on_day)
        self.seats.row_chosen.connect(self._on_seat)
        self.seats.row_opened.connect(self._on_seat_opened)
        for table in (self.coming, self.troubles):
            table.row_chosen.connect(self._on_line_chosen)
            table.row_opened.connect(self._on_line_opened)
        self.picture.seat_chosen.connect(self.show_seat)
        self.view.asked.connect(self._on_asked)
        self.view.member_wanted.connect(self._on_member)
        self.view.closed.connect(self._on_panel_closed)
        self.found_board.clicked.connect(self._on_found)
        self.acts.founded.connect(self._on_founded)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Bodies and offices")

    def context_line(self) -> str:
        if self.detail is None:
            return ""
        row = next(each for each in self.rows if each.label.id == self.detail.label.id)
        ended = row.ended_on
        said = _("ended on {day}").format(day=formats.day(ended)) if ended is not None else figures_said(row)
        return " · ".join((body_said(self.detail.label), said))

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_BODIES)
        if self.detail is None:
            return (Action("found", N_("Found a body"), self._on_found, "plus", "Ctrl+N", reason_off=off),)
        elected = [row for row in self.detail.seats if row.seat.kind is SeatKind.ELECTED and row.ended_on is None]
        too_few = "" if len(elected) >= FEWEST_TO_DRAW else N_("Lots are drawn among two elected seats or more.")
        chosen = "" if self.seats.seat() is not None else NO_SEAT
        kept = (Action("hand_overs", N_("Hand-over records"), self._on_hand_overs, "journal"),)
        return (
            *(kept if off == NOT_YOURS else ()),
            Action("acts", N_("Further acts"), self._on_acts, "edit", reason_off=off),
            Action("lots", N_("Draw lots…"), self._on_lots, "ballot", reason_off=off or too_few),
            Action("seats", N_("Add seats…"), self._on_add_seats, "seat", reason_off=off),
            Action("print", N_("Print"), self.acts.print_menu, "print", "Ctrl+P"),
            Action("fill", N_("Fill the seat…"), self._on_fill, "plus", "Ctrl+N", primary=True,
                   reason_off=off or chosen),
        )  # fmt: skip

    def panel(self) -> QWidget | None:
        return self.view

    def status(self) -> tuple[str, ...]:
        return (_("{count} in all").format(count=formats.number(len(self.rows))),) if self.rows else ()

    def today(self) -> date:
        """Today by the clock of the office."""
        return self.desk.office.today()

    def day(self) -> date:
        """The day that is looked at: today, where none can be read."""
        value = self.as_of.read().value
        return value if isinstance(value, date) else self.today()

    def refresh(self) -> None:
        """Ask for the bodies again; the chosen one and its chosen seat stay so."""
        self.rows = self._bodies()
        known = [row.label.id for row in self.rows]
        if self._body_id not in known:
            self._body_id = known[0] if known else None
        self.list.show_bodies(self.rows, self._body_id)
        self._whole.setCurrentIndex(1 if self.rows else 0)
        self._load()

    def _bodies(self) -> tuple[BodyRow, ...]:
        """The bodies there are on the day; the one another page led to also where it has ended, while it is chosen."""
        rows = self.desk.office.ask(bodies, self.day())
        if self._asked_for is None or self._asked_for != self._body_id:
            return rows
        if self._asked_for in {row.label.id for row in rows}:
            return rows
        ended = self.desk.office.ask(bodies, self.day(), ended=True)
        return (*rows, *(row for row in ended if row.label.id == self._body_id))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._as_of_word.setText(_("As of"))
        self.as_of.set_name(_("As of"))
        self.found_board.setText(_("Found the board"))
        self.found_board.offer(self.desk.off(Right.KEEP_BODIES))
        self._empty.tell(
            _("No board or committee is written down yet"),
            _(
                "Here stands who sits in the board, the supervisory committee and other committees, since when and "
                "until when, and who is chair, secretary or treasurer. The register of officers is printed from it."
            ),
        )
        self._nothing_coming.tell(_("Nothing is coming in the next three years"), "")
        self._nothing_wrong.tell(_("Nothing contradicts itself here"), "")
        self._no_seats.tell(_("This body has no seats yet"), _("Add its seats first, then fill them."))
        for table in (self.seats, self.coming, self.troubles):
            table.setAccessibleName(self.title())
        self.view.retranslate()
        self.view.may_write(self.desk.off(Right.KEEP_BODIES))
        self.as_of.show_value(self.day())
        self.list.show_bodies(self.rows, self._body_id)
        self._load()

    def open_at(self, argument: object) -> None:
        """Show a body by its id, or a seat of one: (body id, seat id)."""
        self._asked_for = (
            argument[0] if isinstance(argument, tuple) else argument if isinstance(argument, int) else None
        )
        if isinstance(argument, tuple):
            self.show_body(int(argument[0]))
            self.show_seat(int(argument[1]))
        elif isinstance(argument, int):
            self.show_body(argument)

    # ---- what is shown --------------------------------------------------------------------------------------------

    def show_body(self, body_id: int) -> None:
        """Show another body."""
        self._body_id = body_id
        self.rows = self._bodies()
        self._whole.setCurrentIndex(1 if self.rows else 0)
        self.list.show_bodies(self.rows, body_id)
        self._load()

    def show_seat(self, seat_id: int) -> None:
        """Show a seat of the body in the list of seats."""
        self.tabs.tab("seats").setChecked(True)
        self._show_view()
        self.seats.choose(seat_id)
        self.seats.setFocus()

    def _load(self) -> None:
        """Ask for the chosen body, and show it in all views."""
        self.detail = None
        if self._body_id is not None and self.rows:
            self.detail = self.desk.office.ask(body_detail, self._body_id, self.day())
            self.seats.show_body(self.detail)
            if self.seats.seat() is None and self.detail.seats:
                self.seats.choose(self.detail.seats[0].seat.id)
        self._tell_tabs()
        self._show_view()
        self._on_seat(None)
        self.header_changed.emit()
        self.status_changed.emit()

    def _trouble_lines(self) -> list[TroubleLine]:
        if self.detail is None:
            return []
        rows = self.desk.office.ask(inconsistencies, self.day(), self.detail.label.id)
        return trouble_lines(rows, self.detail.remarks)

    def _tell_tabs(self) -> None:
        wrong = self._trouble_lines()
        self.wrong.show_lines(wrong)
        count = sum(not each.silent for each in wrong)
        # TR: a tab of the page of bodies
        words = [_("Seats"), _("Terms"), _("What is coming"), _("Inconsistencies")]
        if count:
            # TR: a tab with how many there are: "Inconsistencies (2)"
            words[-1] = _("{title} ({count})").format(title=words[-1], count=formats.number(count))
        self.tabs.set_words(words)

    def _show_view(self) -> None:
        """Show the view of the tab in front."""
        current = self.tabs.current()
        if self.detail is None:
            return
        if current == "seats":
            self._stack.setCurrentWidget(self.seats if self.detail.seats else self._no_seats)
        elif current == "terms":
            self.picture.show_picture(self.desk.office.ask(term_picture, self.detail.label.id, self.day()))
            self._stack.setCurrentIndex(1)
        elif current == "coming":
            rows = coming(self.desk.office, self.detail)
            self.coming.lines.set_rows(rows)
            self._stack.setCurrentWidget(self.coming if rows else self._nothing_coming)
        else:
            self._stack.setCurrentWidget(self.wrong if self.troubles.lines.rows() else self._nothing_wrong)

    def _on_tab(self, _key: str) -> None:
        self._show_view()
        if (table := self._table_in_front()) is not None:
            self._tell_line(table.current_row())

    def _on_day(self) -> None:
        if self.as_of.read().objection is None:
            self.refresh()

    def _on_seat(self, _line: object) -> None:
        row = self.seats.seat()
        if row is None or self.detail is None:
            self.view.show_nothing()
        else:
            self._tell_seat(row, self.detail)
        self.header_changed.emit()

    def _tell_seat(self, row: SeatRow, detail: BodyDetail) -> None:
        sat = self.desk.office.ask(holders, detail.label.id, detail.as_of)
        told: tuple[InterestRow, ...] = ()
        if row.holding is not None:
            told = self.desk.office.ask(interests, row.holding.person.person_id, detail.as_of)
        self.view.show_seat(row, detail.as_of, [each for each in sat if each.seat.id == row.seat.id], told)

    def _on_seat_opened(self, _line: object) -> None:
        self.panel_wanted.emit(True)

    def _on_line_chosen(self, row: object) -> None:
        """Tell of the seat a line is about, without leaving the list; lists in the back choose nothing."""
        if self.sender() is self._table_in_front():
            self._tell_line(row)

    def _table_in_front(self) -> TableView | None:
        """The list of the tab in front that tells of seats in lines of its own."""
        return {"coming": self.coming, "troubles": self.troubles}.get(self.tabs.current())

    def _tell_line(self, row: object) -> None:
        if isinstance(row, Coming | TroubleLine) and row.seat_id is not None:
            self.seats.choose(row.seat_id)

    def _on_line_opened(self, row: object) -> None:
        if isinstance(row, Coming | TroubleLine) and row.seat_id is not None:
            self.show_seat(row.seat_id)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.seats.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_member(self, member_id: int) -> None:
        self.desk.bus.page_wanted.emit("members", RecordOf(member_id))

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_found(self) -> None:
        self.acts.found()

    def _on_founded(self, body_id: int) -> None:
        self._body_id = body_id

    def _on_acts(self) -> None:
        self.acts.menu_of_body(self.detail)

    def _on_hand_overs(self) -> None:
        if self.detail is not None:
            self.acts.hand_overs(self.detail)

    def _on_add_seats(self) -> None:
        if self.detail is not None:
            self.acts.add_seats(self.detail)

    def _on_lots(self) -> None:
        if self.detail is not None:
            self.acts.draw_lots(self.detail)

    def _on_fill(self) -> None:
        self._on_asked("fill")

    def _on_asked(self, act: str) -> None:
        row = self.seats.seat()
        if row is not None and self.detail is not None and not self.desk.off(Right.KEEP_BODIES):
            self.acts.on_seat(act, self.detail, row)
