"""Acceptances and mandates: who takes which seat from when, who refused and came in, and writing all in one act."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.offices import seat_name
from pomanager.marks import N_
from pomanager.readmodels.elections.result import ElectionResult, Mandate
from pomanager.rules.access.roles import Right
from pomanager.rules.bodies.kinds import OFFICE_WORDS, Office
from pomanager.rules.elections.kinds import ElectionFor
from pomanager.services.bodies.queries.facts import seats_found
from pomanager.services.elections.commands.installing import answer_mandate, install_mandates
from pomanager.services.elections.orders import AnswerMandate, InstallMandates
from pomanager.services.elections.queries.results import election_result
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.elections.result.side import answer_said, mandate_mark
from pomanager.ui.elections.words import election_name
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.notes import Note

_TONES = {"ok": Tone.OK, "text2": Tone.MUTE}
_OFFICES = tuple(Choice(each, OFFICE_WORDS[each]) for each in Office)


@dataclass(frozen=True, slots=True)
class MandateRow:
    """Somebody elected, with what will be written for them."""

    id: int
    """Of the candidacy."""
    mandate: Mandate
    seat: str
    starts_on: date
    ends_on: date | None
    office: Office | None = None

    @property
    def refused(self) -> bool:
        """Whether they said no."""
        return self.mandate.answer is False

    @property
    def waits(self) -> bool:
        """Whether they have not answered, and no mandate was written."""
        return self.mandate.answer is None and not self.mandate.installed


def _name(row: MandateRow) -> str:
    return row.mandate.candidate.name


def _seat(row: MandateRow) -> str:
    parts = [row.seat]
    if row.mandate.is_alternate:
        parts = [_("alternate")]
    if row.mandate.came_in:
        parts.append(_("comes in for who refused"))
    return " · ".join(part for part in parts if part)


def _starts(row: MandateRow) -> str:
    return "" if row.refused else formats.day(row.starts_on)


def _ends(row: MandateRow) -> str:
    if row.refused:
        return ""
    # TR: when a term ends, where nobody wrote another day
    return _("by the by-laws") if row.ends_on is None else formats.day(row.ends_on)


def _office(row: MandateRow) -> str:
    return "" if row.office is None else _(OFFICE_WORDS[row.office])


def _answer(row: MandateRow) -> str:
    return answer_said(row.mandate)


def _mark(row: MandateRow) -> State:
    icon, tone = mandate_mark(row.mandate)
    return State(_TONES[tone], icon)


COLUMNS: tuple[Column[MandateRow], ...] = (
    Column(N_("Name"), _name, width=190, key="name", sortable=False),
    # TR: head of a column: the seat somebody elected will sit in
    Column(N_("Takes"), _seat, width=0, key="seat", sortable=False),
    Column(N_("From"), _starts, width=110, key="from", sortable=False),
    Column(N_("Until"), _ends, width=130, key="until", sortable=False),
    Column(N_("Office"), _office, width=120, key="office", sortable=False),
    Column(N_("Answer"), _answer, width=190, key="answer", sortable=False, state=_mark),
)


class MandatesPage(Page):
    """Shows what will be written before it is; one act writes all mandates."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ELECTIONS, Area.BODIES, Area.MEETINGS})

    def __init__(self, desk: Desk, election_id: int) -> None:
        super().__init__(desk)
        self.election_id = election_id
        self.result: ElectionResult | None = None
        self._offices: dict[int, Office] = {}
        self.note = Note("info")
        self.table = TableView("elections.mandates", desk.preferences, frozen=1)
        self.lines: RowsModel[MandateRow] = RowsModel(COLUMNS)
        self.table.show_model(self.lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def title(self) -> str:
        return _("Acceptances and mandates")

    def context_line(self) -> str:
        return "" if self.result is None else election_name(self.result.election.label)

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MEETINGS)
        found = [
            # TR: acts on somebody elected: they take the seat, or say no to it
            Action("accept", N_("Accepts"), self.accept, "check", "Ctrl+Y", reason_off=off),
            Action("refuse", N_("Refuses…"), self.refuse, "x", "Ctrl+R", reason_off=off),
        ]
        if self.result is not None and self.result.election.label.purpose is ElectionFor.BODY:
            found.append(Action("office", N_("Give an office…"), self.office, "seat", "F2", reason_off=off))
        if any(not row.mandate.installed and not row.refused for row in self.lines.rows()):
            found.append(
                Action("install", N_("Write the mandates"), self.install, "check", "Ctrl+Return", primary=True,
                       reason_off=off)
            )  # fmt: skip
        return tuple(found)

    def status(self) -> tuple[str, ...]:
        written = sum(row.mandate.installed for row in self.lines.rows())
        # TR: in the status line: how many mandates were written of how many
        said = _("{count} of {all} mandates written")
        everybody = sum(not row.refused for row in self.lines.rows())
        return (said.format(count=formats.number(written), all=formats.number(everybody)),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.title())
        self._tell()

    def refresh(self) -> None:
        """Ask who is to take which seat."""
        self.result = self.desk.office.ask(election_result, self.election_id)
        self.lines.set_rows(self._rows(self.result))
        if self.lines.rowCount() and self.table.current_row() is None:
            self.table.go_to(0)
        self._tell()
        self.header_changed.emit()
        self.status_changed.emit()

    def _rows(self, result: ElectionResult) -> list[MandateRow]:
        everybody = [each for of in result.contests for each in (*of.mandates, *of.refused)]
        wanted = [each.seat_id for each in everybody if each.seat_id is not None]
        seats = self.desk.office.ask(seats_found, wanted) if wanted else {}
        names = {seat_id: seat_name(each.seat.title, each.seat.position) for seat_id, each in seats.items()}
        detail = result.election
        return [
            MandateRow(
                each.candidate.nomination_id, each, names.get(each.seat_id or 0, ""), detail.term_starts_on,
                detail.term_ends_on, self._offices.get(each.candidate.nomination_id),
            )
            for each in everybody
        ]  # fmt: skip

    def _tell(self) -> None:
        waiting = sum(row.waits for row in self.lines.rows())
        if not self.lines.rowCount():
            self.note.tell("info", _("Nobody is to take a seat."), _("The count has not come to its end."))
        elif waiting:
            # TR: above the list of those elected: how many have not said yet whether they take the seat
            said = ngettext("{count} has not answered.", "{count} have not answered.", waiting)
            text = _("This is what will be written. Whoever refuses leaves the seat to the next in line.")
            self.note.tell("info", said.format(count=formats.number(waiting)), text)
        else:
            self.note.tell("ok", _("Everybody has answered."), "")

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _chosen(self) -> MandateRow | None:
        row = self.table.current_row()
        return row if isinstance(row, MandateRow) else None

    def _answer(self, row: MandateRow, reason: str, *, accepted: bool) -> bool:
        order = AnswerMandate(
            nomination_id=row.id, accepted=accepted, on=self.desk.office.today(), reason=reason
        )  # fmt: skip
        try:
            self.desk.do(answer_mandate, order)
        except OfficeError as trouble:
            problems.show(self, trouble)
            return False
        return True

    def accept(self) -> None:
        """Write that the one chosen takes the seat, and go on to the next."""
        row = self._chosen()
        if row is not None and self._answer(row, "", accepted=True):
            place = self.lines.place_of(row.id)
            self.table.go_to(min(place + 1, self.lines.rowCount() - 1))

    def refuse(self) -> None:
        """Ask why, write that the one chosen refuses, and say who comes in."""
        row = self._chosen()
        if row is None:
            return
        title = _("{name} refuses the seat?").format(name=_name(row))
        text = _("Whoever the same papers elect without them comes in.")
        field = Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT, required=True)
        answer = questions.ask_reason(self, title, text, (field,), yes=_("Write the refusal"), icon="edit")
        if answer is None:
            return
        before = {each.id for each in self.lines.rows()}
        if self._answer(row, str(answer["reason"] or ""), accepted=False):
            came = [_name(each) for each in self.lines.rows() if each.id not in before]
            if came:
                said = _("Comes in: {names}").format(names=formats.listing(came))
                self.desk.bus.saved.emit(self.desk.office.now(), said)

    def office(self) -> None:
        """Ask which office the one chosen is given with the seat."""
        row = self._chosen()
        if row is None:
            return
        field = Field(name="office", label=N_("Office"), kind=Kind.LIST, choices=_OFFICES)
        title = _("Which office does {name} get?").format(name=_name(row))
        answer = questions.ask_reason(
            self, title, _("It is written together with the mandate."), (field,), yes=_("Give the office"), icon="seat"
        )
        if answer is None:
            return
        given = answer["office"]
        if isinstance(given, Office):
            self._offices[row.id] = given
        else:
            self._offices.pop(row.id, None)
        self.lines.set_rows([replace(each, office=self._offices.get(each.id)) for each in self.lines.rows()])

    def install(self) -> None:
        """Ask once more, and write all mandates."""
        order = ask_installing(self, (self.election_id,), self.lines.rows())
        if order is None:
            return
        offices = tuple((each, office) for each, office in self._offices.items())
        order = replace(order, offices=offices)
        try:
            done = self.desk.do(install_mandates, order)
        except OfficeError as trouble:
            problems.show(self, trouble)
            return
        self._offices.clear()
        said = ngettext("{count} mandate written", "{count} mandates written", done.result)
        self.desk.bus.saved.emit(done.at, said.format(count=formats.number(done.result)))


def ask_installing(page: Page, election_ids: Sequence[int], rows: Sequence[MandateRow]) -> InstallMandates | None:
    """Ask for the decision that is quoted, and whether silence counts as yes; None for thinking better of it."""
    waiting = sum(row.waits for row in rows)
    number = sum(not row.mandate.installed and not row.refused for row in rows)
    fields = [
        Field(name="decision", label=N_("Decision"), hint=N_("As papers quote it: “AGM of 12.03.2026, item 7”.")),
    ]
    if waiting:
        fields.append(
            Field(name="all_accept", label=N_("All accept"), kind=Kind.YES_NO,
                  hint=N_("Also those who have not answered take their seats."))
        )  # fmt: skip
    title = ngettext("Write {count} mandate?", "Write {count} mandates?", number).format(count=formats.number(number))
    text = _("Terms begin, seats and offices are filled, and the minutes get the result: all of it, or nothing.")
    answer = questions.ask_reason(page, title, text, fields, yes=_("Write the mandates"), icon="seat")
    if answer is None:
        return None
    return InstallMandates(
        election_ids=tuple(election_ids), decision=str(answer["decision"] or ""),
        all_accept=bool(answer.get("all_accept")),
    )  # fmt: skip
