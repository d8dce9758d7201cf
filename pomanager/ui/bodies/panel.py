"""The panel beside the seats: who sits there with all that is known of it, who waits, and who sat there before."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.offices import office_name
from pomanager.marks import N_
from pomanager.readmodels.bodies import HeldOffice, Holding, InterestRow, PastHolding, SeatRow
from pomanager.rules.bodies.kinds import END_REASON_WORDS, HOW_WORDS, INTEREST_KIND_WORDS, SEAT_KIND_WORDS
from pomanager.rules.members import STATUS_WORDS
from pomanager.ui.bodies.words import person_said, reserved_said, seat_said, state_of, state_said
from pomanager.ui.look import px
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.wrapping import WrappingRow

ACTS: tuple[tuple[str, str, str, str], ...] = (
    ("fill", N_("Fill the seat…"), "plus", ""),
    ("end", N_("Record the end…"), "left", ""),
    ("office", N_("Give an office…"), "flag", ""),
)
"""Key, marked verb, icon and shortcut of each act that has a button of its own."""


class SeatPanel(DetailPanel):
    """Tells of one seat."""

    asked = Signal(str)
    """The key of an act somebody wants; "more" for the menu of the others."""
    member_wanted = Signal(int)
    """The id of a member whose record is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(356, parent)
        self.setObjectName("bodies.panel")
        self._row: SeatRow | None = None
        self.seat = Label("", "small", wrap=True)
        self.name = Label("", "sheet", wrap=True)
        self.badge = Badge()
        self.facts = Facts(112)
        self._waiting = Label("", "section")
        self.alternates = Facts(112)
        self._before = Label("", "section")
        self.history = Facts(112)
        self.buttons = {key: Button("", icon, shortcut=keys) for key, _words, icon, keys in ACTS}
        self.more = Button("", "more", chevron=True)
        self.record = Button("", "member", "quiet")
        self._lay_out()
        for key, button in {**self.buttons, "more": self.more}.items():
            button.setObjectName(f"seat.{key}")
            button.clicked.connect(self._on_button)
        self.record.setObjectName("seat.record")
        self.record.clicked.connect(self._on_record)
        self.show_nothing()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(px(2))
        names.addWidget(self.seat)
        names.addWidget(self.name)
        names.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeading)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addLayout(names, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self._waiting, self.alternates, self._before, self.history):
            self.body.addWidget(part)
        self.body.addStretch(1)
        inside = QWidget()
        WrappingRow(((*self.buttons.values(), self.more),), inside)
        self.foot.addWidget(inside, 1)

    def retranslate(self) -> None:
        """Set every word that stays."""
        self.close_button.set_name(_("Close"))
        self._waiting.setText(_("Alternates"))
        self._before.setText(_("History of the seat"))
        self.more.setText(_("More"))
        self.record.setText(_("Open the record"))
        for key, words, _icon, _keys in ACTS:
            self.buttons[key].setText(_(words))

    def may_write(self, reason_off: str) -> None:
        """Allow the acts, or say on hover why there are none."""
        for button in (*self.buttons.values(), self.more):
            button.offer(reason_off)

    def show_nothing(self) -> None:
        """Tell of nothing: no seat is chosen."""
        self._row = None
        self.name.setText("")
        for part in self._parts():
            part.setVisible(False)

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self.seat, self.name, self.badge, self.facts, self.record, self._waiting, self.alternates, self._before,
            self.history, self.more, *self.buttons.values(),
        )  # fmt: skip

    def show_seat(
        self, row: SeatRow, day: date, before: Sequence[PastHolding], interests: Sequence[InterestRow]
    ) -> None:
        """Tell of a seat as it stands on a day; ``before`` is everybody who ever sat there, the newest first."""
        self._row = row
        held, state = row.holding, state_of(row, day)
        self.seat.setText(" · ".join(part for part in (seat_said(row.seat), *_described(row)) if part))
        self.name.setText(held.person.name if held is not None else state_said(row, day))
        self.badge.show_state(state_said(row, day), state.tone, state.shown_icon)
        self.facts.show_facts(_vacancy(row) if held is None else _facts(held, interests))
        waiting = [_alternate(each.person.name, each.since) for each in row.alternates if not each.stepped_in]
        self.alternates.show_facts(waiting)
        past = [_past(each) for each in before if not each.as_alternate]
        self.history.show_facts(past)
        shown = {
            self.seat: True, self.name: True, self.badge: True, self.facts: True,
            self.record: held is not None and held.person.member_id is not None,
            self._waiting: bool(waiting), self.alternates: bool(waiting),
            self._before: bool(past), self.history: bool(past), self.more: True,
            self.buttons["fill"]: row.ended_on is None,
            self.buttons["end"]: held is not None, self.buttons["office"]: held is not None,
        }  # fmt: skip
        for part, visible in shown.items():
            part.setVisible(visible)

    def _on_button(self) -> None:
        self.asked.emit(self.sender().objectName().removeprefix("seat."))

    def _on_record(self) -> None:
        if self._row is not None and self._row.holding is not None:
            member_id = self._row.holding.person.member_id
            if member_id is not None:
                self.member_wanted.emit(member_id)


def _described(row: SeatRow) -> tuple[str, ...]:
    # TR: of a seat in a body: who sits there takes part without a vote
    vote = "" if row.seat.voting else _("without a vote")
    # TR: with which part of a body a seat is renewed
    series = _("series {number}").format(number=formats.number(row.seat.series)) if row.seat.series else ""
    return _(SEAT_KIND_WORDS[row.seat.kind]), reserved_said(row.seat), series, vote


def _vacancy(row: SeatRow) -> list[tuple[str, str]]:
    return [(_("Vacant since"), formats.day(row.vacant_since))]


def _facts(held: Holding, interests: Sequence[InterestRow]) -> list[tuple[str, str]]:
    told = [
        (_("Member number"), held.person.number or _("not a member")),
        *((office_name(each.office, each.title), _office_days(each)) for each in held.offices),
        (_("How"), _(HOW_WORDS[held.how])),
        (_("From"), formats.day(held.since)),
        # TR: the last day of somebody's term in a seat
        (_("Term until"), formats.day(held.term_ends_on)),
    ]
    if held.until is not None:
        told.append((_("Until"), formats.day(held.until)))
    if held.ratified_on is not None:
        told.append((_("Ratified on"), formats.day(held.ratified_on)))
    if held.decision:
        told.append((_("Decision"), held.decision))
    if held.person.status is not None:
        told.append((_("Member"), _(STATUS_WORDS[held.person.status])))
    told += [
        # TR: an interest an officer declared (contract, kinship …)
        (_("Declared"), ": ".join((_(INTEREST_KIND_WORDS[each.kind]), each.party)))
        for each in interests
        if each.ended_on is None
    ]
    return told


def _office_days(held: HeldOffice) -> str:
    return _("since {day}").format(day=formats.day(held.since))


def _alternate(name: str, since: date) -> tuple[str, str]:
    return formats.day_short(since), name


def _past(each: PastHolding) -> tuple[str, str]:
    held = each.holding
    last = held.until
    # TR: first and last day of something
    days = _("{first} – {last}").format(
        first=formats.day_short(held.since), last=formats.day_short(last) if last is not None else "…"
    )
    reason = _(END_REASON_WORDS[held.end_reason]) if held.end_reason is not None else ""
    return days, " · ".join(part for part in (person_said(held.person), reason) if part)
