"""What can be done on the page of bodies: forms opened over it, lines taken back, papers shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.bodies import Alternate, BodyDetail, InterestRow, RegisterLine, SeatRow
from pomanager.rules.bodies.kinds import LINE_KIND_WORDS, BodyKind, LineKind
from pomanager.services.bodies.queries.history import register_lines
from pomanager.services.bodies.queries.interests import interests
from pomanager.ui.bodies import appointing, forms
from pomanager.ui.bodies.taking_back import ask_and_take_back
from pomanager.ui.page import Page

_ORDER = (LineKind.ENDING, LineKind.OFFICE, LineKind.RATIFICATION, LineKind.APPOINTMENT, LineKind.TERM)
"""Of lines of one day the one that hangs on the others is taken back first."""


class BodyActs(QObject):
    """The acts; each opens its form over the page."""

    founded = Signal(int)
    """The id of a body just written down."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._chosen: tuple[BodyDetail, SeatRow | None] | None = None

    # ---- a body ---------------------------------------------------------------------------------------------------

    def found(self, kind: BodyKind = BodyKind.BOARD) -> None:
        """Open the form of a new body."""
        self._page.open_page(forms.founding(self._desk, kind, self.founded.emit))

    def menu_of_body(self, detail: BodyDetail | None) -> None:
        """Show what else can be done with a body."""
        menu = QMenu(self._page)
        self._chosen = None if detail is None else (detail, None)
        self._add(menu, N_("Found a body…"), self._on_found)
        if detail is not None:
            menu.addSeparator()
            self._add(menu, N_("Change the body…"), self._on_amend)
            self._add(menu, N_("Begin a term in vacant seats…"), self._on_terms, on=bool(_without_holder(detail)))
            self._add(menu, N_("Past officers…"), self._on_past)
            self._add(menu, N_("Past officers from a table…"), self._on_past_table)
            if detail.draws:
                self._add(menu, N_("Take back the drawing of lots…"), self._on_take_back_draw)
            self._add(menu, N_("Let the body end…"), self._on_end_body)
            menu.addSeparator()
            self._add(menu, N_("Hand-over records…"), self._on_hand_overs)
        menu.popup(self.below("acts"))

    def _add(self, menu: QMenu, words: str, slot: Callable[[], None], *, on: bool = True) -> QAction:
        action = menu.addAction(_(words))
        action.triggered.connect(slot)
        action.setEnabled(on)
        return action

    def _body(self) -> BodyDetail:
        if self._chosen is None:
            raise RuntimeError("no body is chosen")
        return self._chosen[0]

    def _on_found(self) -> None:
        self.found(BodyKind.OTHER)

    def _on_amend(self) -> None:
        self._page.open_page(forms.amending(self._desk, self._body()))

    def _on_end_body(self) -> None:
        self._page.open_page(forms.ending(self._desk, self._body()))

    def _on_terms(self) -> None:
        detail = self._body()
        self._page.open_page(forms.starting_terms(self._desk, detail, _without_holder(detail)))

    def _on_past(self) -> None:
        from pomanager.ui.bodies.past import past_officers

        self._page.open_page(past_officers(self._desk, self._body()))

    def _on_past_table(self) -> None:
        from pomanager.ui.bodies.past_table import PastTablePage

        self._page.open_page(PastTablePage(self._desk, self._body()))

    def _on_hand_overs(self) -> None:
        self.hand_overs(self._body())

    def hand_overs(self, detail: BodyDetail) -> None:
        """Show the hand-over records of a body."""
        from pomanager.ui.bodies.hand_overs import HandOversPage

        self._page.open_page(HandOversPage(self._desk, detail))

    def add_seats(self, detail: BodyDetail) -> None:
        """Open the form that adds seats."""
        self._page.open_page(forms.adding_seats(self._desk, detail))

    def draw_lots(self, detail: BodyDetail) -> None:
        """Open the form that draws lots for the first series."""
        from pomanager.ui.bodies.drawing import drawing

        self._page.open_page(drawing(self._desk, detail))

    # ---- a seat ---------------------------------------------------------------------------------------------------

    def on_seat(self, act: str, detail: BodyDetail, row: SeatRow) -> None:
        """Do what a button of the panel asks for."""
        if act == "more":
            self._menu_of_seat(detail, row)
        elif act == "fill":
            self._page.open_page(appointing.FillingPage(self._desk, detail, row))
        elif act == "end":
            self._page.open_page(appointing.leaving(self._desk, detail, row))
        else:
            self._page.open_page(appointing.giving_office(self._desk, detail, row))

    def _menu_of_seat(self, detail: BodyDetail, row: SeatRow) -> None:
        menu = QMenu(self._page)
        self._chosen = (detail, row)
        held = row.holding
        for place, alternate in enumerate(row.alternates):
            if not alternate.stepped_in:
                # TR: an act: the alternate takes the seat
                steps = menu.addAction(_("{name} steps in…").format(name=alternate.person.name))
                steps.setData(place)
                steps.triggered.connect(self._on_steps_in)
                # TR: an act: the alternate gives up waiting for the seat
                ends = menu.addAction(_("{name} is no alternate any more…").format(name=alternate.person.name))
                ends.setData(place)
                ends.triggered.connect(self._on_no_alternate)
        if held is not None:
            self._add(menu, N_("Ratify the co-option…"), self._on_ratify, on=held.awaits_ratification)
            self._add(menu, N_("Record the end of an office…"), self._on_office_over, on=bool(held.offices))
            self._add(menu, N_("Declare an interest…"), self._on_interest)
            for interest in self._interests(row):
                self._add_interest(menu, interest)
        menu.addSeparator()
        self._add(menu, N_("Change the seat…"), self._on_amend_seat)
        self._add(menu, N_("Let the seat end…"), self._on_end_seat, on=row.ended_on is None)
        menu.addSeparator()
        line = self.last_line(detail, row)
        self._add(menu, N_("Take back the last line…"), self._on_take_back, on=line is not None)
        menu.popup(self.below("more"))

    def _add_interest(self, menu: QMenu, interest: InterestRow) -> None:
        """What can be done about an interest: say that it is over, or take back what was written by mistake."""
        if interest.ended_on is None:
            # TR: an act: an interest that was declared lasts no longer; {party} is the other side
            over = menu.addAction(_("The interest in {party} is over…").format(party=interest.party))
            over.setData(interest.id)
            over.triggered.connect(self._on_interest_over)
            # TR: an act: an interest was declared by mistake; {party} is the other side
            words = _("Take back the declared interest in {party}…")
        else:
            # TR: an act: that an interest is over was written by mistake; {party} is the other side
            words = _("Take back the end of the interest in {party}…")
        back = menu.addAction(words.format(party=interest.party))
        back.setData(interest.id)
        back.triggered.connect(self._on_take_back_interest)

    def _seat(self) -> tuple[BodyDetail, SeatRow]:
        if self._chosen is None or self._chosen[1] is None:
            raise RuntimeError("no seat is chosen")
        return self._chosen[0], self._chosen[1]

    def _alternate(self) -> Alternate:
        action = self.sender()
        if not isinstance(action, QAction):
            raise TypeError("alternates are chosen in a menu")
        return self._seat()[1].alternates[int(action.data())]

    def _on_steps_in(self) -> None:
        self._page.open_page(appointing.stepping_in(self._desk, *self._seat(), self._alternate()))

    def _on_no_alternate(self) -> None:
        self._page.open_page(appointing.leaving(self._desk, *self._seat(), self._alternate()))

    def _on_ratify(self) -> None:
        self._page.open_page(appointing.ratifying(self._desk, *self._seat()))

    def _on_office_over(self) -> None:
        self._page.open_page(appointing.giving_up_office(self._desk, *self._seat()))

    def _on_interest(self) -> None:
        from pomanager.ui.bodies.interests import declaring

        self._page.open_page(declaring(self._desk, *self._seat()))

    def _interests(self, row: SeatRow) -> list[InterestRow]:
        """What who sits there declared, also what is over."""
        if row.holding is None:
            return []
        return list(self._desk.office.ask(interests, row.holding.person.person_id))

    def _interest(self) -> InterestRow:
        """The interest of the entry that was pressed."""
        action = self.sender()
        if not isinstance(action, QAction):
            raise TypeError("interests are chosen in a menu")
        return next(each for each in self._interests(self._seat()[1]) if each.id == action.data())

    def _on_interest_over(self) -> None:
        from pomanager.ui.bodies.interests import interest_over

        self._page.open_page(interest_over(self._desk, *self._seat(), self._interest()))

    def _on_take_back_interest(self) -> None:
        interest = self._interest()
        kind, line_id, day = LineKind.INTEREST, interest.id, interest.declared_on
        if interest.ending_id is not None and interest.ended_on is not None:
            kind, line_id, day = LineKind.ENDING, interest.ending_id, interest.ended_on
        parts = (_(LINE_KIND_WORDS[kind]), interest.person.name, interest.party, formats.day(day))
        ask_and_take_back(self._page, kind, line_id, " · ".join(parts))

    def _on_amend_seat(self) -> None:
        self._page.open_page(forms.amending_seat(self._desk, *self._seat()))

    def _on_end_seat(self) -> None:
        self._page.open_page(forms.ending_seat(self._desk, *self._seat()))

    # ---- taking back ----------------------------------------------------------------------------------------------

    def last_line(self, detail: BodyDetail, row: SeatRow) -> RegisterLine | None:
        """The line of a seat that can be taken back now: the newest that holds."""
        lines = [
            line
            for line in self._desk.office.ask(register_lines, detail.label.id)
            if line.seat is not None and line.seat.id == row.seat.id and not line.taken_back and line.kind in _ORDER
        ]
        return min(lines, key=_newest_first, default=None)

    def _on_take_back(self) -> None:
        detail, row = self._seat()
        line = self.last_line(detail, row)
        if line is None:
            return
        parts = [_(LINE_KIND_WORDS[line.kind]), formats.day(line.on)]
        if line.person is not None:
            parts.insert(1, line.person.name)
        ask_and_take_back(self._page, line.kind, line.id, " · ".join(parts))

    def _on_take_back_draw(self) -> None:
        draw = self._body().draws[-1]
        ask_and_take_back(self._page, LineKind.DRAW, draw.id, formats.day(draw.drawn_on))

    # ---- papers and places ----------------------------------------------------------------------------------------

    def print_menu(self) -> None:
        """Show the papers on bodies."""
        from pomanager.papers import papers_for

        menu = QMenu(self._page)
        for paper in papers_for(self._desk.office):
            if paper.area == "bodies" and paper.of is None:
                action = menu.addAction(_(paper.title))
                action.setData(paper.key)
                action.triggered.connect(self._on_paper)
        menu.popup(self.below("print"))

    def _on_paper(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            from pomanager.ui.dialogs.print_paper import ask_and_print

            ask_and_print(self._page, self._desk, str(action.data()))

    def below(self, name: str) -> QPoint:
        """Below a button of the window, or where the page ends when it is not in sight."""
        for wanted in (f"action.{name}", f"seat.{name}"):
            for button in self._page.window().findChildren(QAbstractButton, wanted):
                if button.isVisible():
                    return button.mapToGlobal(button.rect().bottomLeft())
        return self._page.mapToGlobal(self._page.rect().topRight())


def _newest_first(line: RegisterLine) -> tuple[int, int, int]:
    return -line.on.toordinal(), _ORDER.index(line.kind), -line.id


def _without_holder(detail: BodyDetail) -> list[SeatRow]:
    """Seats that are there, and nobody sits in."""
    return [row for row in detail.seats if row.holding is None and row.ended_on is None]
