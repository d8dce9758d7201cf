"""The panel beside the list: what the chosen member may do, and every reason with the by-law behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.i18n.offices import body_name, seat_name
from pomanager.readmodels.entitlement import EntitlementRow, SeatChoice
from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws
from pomanager.rules.entitlement import RIGHT_WORDS, Right, Verdict
from pomanager.ui.entitlement.words import right_state, verdict_words
from pomanager.ui.look import px
from pomanager.ui.reason_lines import ORDER, ReasonLine
from pomanager.ui.tables.columns import State
from pomanager.ui.widgets.buttons import Button, WideButton
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.sheets import DetailPanel


class RightLine(QWidget):
    """Whether somebody has a right: icon, words and colour; long words break over lines, as a badge's would not."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = Mark("", 18)
        self._words = Label("", "strong", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_state(self, text: str, state: State) -> None:
        """Show these words with the mark of a state."""
        self._mark.show_icon(state.shown_icon, state.tone)
        self._words.setText(text)
        self._words.set_tone(state.tone)

    def text(self) -> str:
        """The words shown."""
        return self._words.plain()


class EntitlementPanel(DetailPanel):
    """Shows one member's rights; sends what the person wants to see or print."""

    record_wanted = Signal(int)
    """The id of the member whose record is to be opened."""
    print_wanted = Signal(int)
    seat_chosen = Signal()
    """Another seat was chosen, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(372, parent)
        self.setObjectName("entitlement.panel")
        self.row: EntitlementRow | None = None
        self._bylaws = NO_BYLAWS
        self._seats: tuple[SeatChoice, ...] = ()
        self._name = Label("", "sheet", wrap=True)
        self._number = Label("", "small", wrap=True)
        self._rights = {right: Label("", wrap=True) for right in Right}
        self.rights = {right: RightLine() for right in Right}
        self._seat_label = Label("", "small")
        self.seat = ComboBox()
        self.seat.setObjectName("entitlement.seat")
        self.seat.setMinimumContentsLength(8)
        self.seat.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.seat.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = Label("", "section")
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(px(10))
        self._reason_lines: list[ReasonLine] = []
        self.record = Button("", "member")
        self.record.setObjectName("entitlement.record")
        self.print = WideButton("", "print")
        self.print.setObjectName("entitlement.print")
        self._lay_out()
        self.record.clicked.connect(self._on_record)
        self.print.clicked.connect(self._on_print)
        self.seat.activated.connect(self._on_seat)

    def _lay_out(self) -> None:
        self.begin_with(self._name, self._number)
        rights = QGridLayout()
        rights.setHorizontalSpacing(px(12))
        rights.setVerticalSpacing(px(6))
        rights.setColumnStretch(0, 2)
        rights.setColumnStretch(1, 3)
        for place, right in enumerate(Right):
            rights.addWidget(self._rights[right], place, 0, Qt.AlignmentFlag.AlignTop)
            rights.addWidget(self.rights[right], place, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(rights)
        self.body.addWidget(self._seat_label)
        self.body.addWidget(self.seat)
        self.body.addWidget(self._title)
        self.body.addLayout(self._reasons)
        self.body.addStretch(1)
        self.foot.addWidget(self.record)
        self.foot.addWidget(self.print, 1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        self._title.setText(_("Reasons"))
        self.record.setText(_("Open the record"))
        self.print.setText(_("Print"))
        # TR: over a list of seats: whether the member may stand for just that one
        self._seat_label.setText(_("Stand for which seat"))
        self.seat.setAccessibleName(_("Stand for which seat"))
        for right, label in self._rights.items():
            label.setText(_(RIGHT_WORDS[right]))
        self.show_seats(self._seats)
        self.show_member(self.row, self._bylaws)

    def show_seats(self, seats: Sequence[SeatChoice]) -> None:
        """Offer these seats; the one chosen stays so while it is there."""
        chosen = self.seat_id()
        self._seats = tuple(seats)
        self.seat.clear()
        self.seat.addItem(_("Any seat"))
        for each in self._seats:
            words = (body_name(each.body.name, each.body.section), seat_name(each.seat.title, each.seat.position))
            self.seat.addItem(" · ".join(words))
        places = [place for place, each in enumerate(self._seats, start=1) if each.seat_id == chosen]
        self.seat.setCurrentIndex(places[0] if places else 0)

    def seat_id(self) -> int | None:
        """The seat chosen, None for none."""
        place = self.seat.currentIndex() - 1
        return self._seats[place].seat_id if 0 <= place < len(self._seats) else None

    def show_member(self, row: EntitlementRow | None, bylaws: Bylaws) -> None:
        """Show this member's rights as judged by these by-laws; None shows nothing."""
        self.row, self._bylaws = row, bylaws
        self._inside.setVisible(row is not None)
        for button in (self.record, self.print):
            button.setVisible(row is not None)
        if row is None:
            return
        self._name.setText(row.name)
        number = _("No. {number}").format(number=row.number)
        self._number.setText(" · ".join(part for part in (row.other_script, number, row.section) if part))
        for right, line in self.rights.items():
            line.show_state(verdict_words(row.verdict, right), right_state(row.verdict, right))
        member = not any(reason.is_last for reason in row.verdict.reasons)
        for part in (self._seat_label, self.seat):
            part.setVisible(member and bool(self._seats))
        self._show_reasons(row.verdict)

    def _show_reasons(self, verdict: Verdict) -> None:
        while (item := self._reasons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        told = [reason for stance in ORDER for reason in verdict.reasons if reason.stance is stance]
        self._reason_lines = [ReasonLine(reason, self._bylaws) for reason in told]
        for line in self._reason_lines:
            self._reasons.addWidget(line)

    def reasons(self) -> tuple[str, ...]:
        """The reasons shown, as they are read aloud."""
        return tuple(line.accessibleName() for line in self._reason_lines)

    def _on_record(self) -> None:
        if self.row is not None:
            self.record_wanted.emit(self.row.member_id)

    def _on_print(self) -> None:
        if self.row is not None:
            self.print_wanted.emit(self.row.member_id)

    def _on_seat(self, _place: int) -> None:
        self.seat_chosen.emit()
