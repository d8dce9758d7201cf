"""The delegates of a meeting: how many each section may send, and whom it sends."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.meetings.calling import DelegateRow, SectionSeats
from pomanager.readmodels.meetings.meeting import MeetingDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.meetings.kinds import MeetingKind, MeetingState
from pomanager.services.meetings import judging_notices
from pomanager.services.meetings.calling_orders import NameDelegates, WithdrawDelegate
from pomanager.services.meetings.commands.delegates import name_delegates, withdraw_delegate
from pomanager.services.meetings.queries.delegates import delegates
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.services.meetings.queries.seats import section_seats
from pomanager.ui.desk import Desk
from pomanager.ui.form_parts import bound_by_name
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import given
from pomanager.ui.meetings.form_parts import MeetingForm
from pomanager.ui.meetings.words import named
from pomanager.ui.member_picking import members_found
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.labels import line
from pomanager.ui.widgets.notes import EmptyState

NO_SECTION = N_("Choose a section first.")
NO_DELEGATE = N_("Choose a delegate first.")
MOST_AT_ONCE = 50


class SeatsLine:
    """A section in its table."""

    def __init__(self, seats: SectionSeats) -> None:
        self.seats = seats
        self.id = seats.section_id


def _section(row: SeatsLine) -> str:
    return row.seats.section


def _members(row: SeatsLine) -> int:
    return row.seats.members


def _sends(row: SeatsLine) -> int | None:
    return row.seats.seats


def _named(row: SeatsLine) -> int:
    return row.seats.delegates


def _mark(row: SeatsLine) -> State | None:
    seats = row.seats
    if seats.seats is None:
        return None
    return State(Tone.OK) if seats.delegates >= seats.seats else State(Tone.WARN, "warn")


SEATS: tuple[Column[SeatsLine], ...] = (
    Column(N_("Section"), _section, width=0, key="section"),
    Column(N_("Members"), _members, formats.number, right=True, width=96, key="members"),
    # TR: head of a column: how many delegates a section may send
    Column(N_("May send"), _sends, formats.number, right=True, width=100, key="seats"),
    # TR: head of a column: how many delegates a section has named
    Column(N_("Named"), _named, formats.number, right=True, width=96, key="named", state=_mark),
)


def _number(row: DelegateRow) -> str:
    return row.number


def _name(row: DelegateRow) -> str:
    return row.name


def _goes(row: DelegateRow) -> str:
    if row.withdrawn:
        return _("Does not go")
    return _("Alternate") if row.is_alternate else _("Delegate")


def _goes_mark(row: DelegateRow) -> State:
    if row.withdrawn:
        return State(Tone.MUTE, "x")
    return State(Tone.ASK, "clock") if row.is_alternate else State(Tone.OK)


DELEGATES: tuple[Column[DelegateRow], ...] = (
    Column(N_("No."), _number, right=True, width=90, key="number"),
    Column(N_("Name"), _name, width=0, key="name"),
    Column(N_("Goes as"), _goes, state=_goes_mark, width=140, key="goes"),
)


class DelegatesPage(Page):
    """Sections with their delegates; those of the section under the keyboard stand beside."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEETINGS, Area.MEMBERS, Area.ORGANISATION})

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk)
        self.meeting_id = meeting_id
        self.meeting: MeetingDetail = desk.office.ask(meeting_detail, meeting_id)
        self.sections = TableView("meetings.seats", desk.preferences, frozen=1)
        self.people = TableView("meetings.delegates", desk.preferences, frozen=1)
        self.section_lines: RowsModel[SeatsLine] = RowsModel(SEATS, (), Order("section"))
        self.people_lines: RowsModel[DelegateRow] = RowsModel(DELEGATES, (), Order("name"))
        self.sections.show_model(self.section_lines)
        self.people.show_model(self.people_lines)
        self.nobody = EmptyState("members", small=True)
        self._beside = QStackedWidget()
        self._beside.addWidget(self.people)
        self._beside.addWidget(self.nobody)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sections, 1)
        row.addWidget(line(upright=True))
        row.addWidget(self._beside, 1)
        self.setFocusProxy(self.sections)
        self.sections.row_chosen.connect(self._on_section)
        self.people.row_chosen.connect(self._on_person)
        self.refresh()

    def title(self) -> str:
        return _("Delegates of the sections")

    def context_line(self) -> str:
        rows = [each.seats for each in self.section_lines.rows()]
        told = _("{named} delegates named").format(named=formats.number(sum(each.delegates for each in rows)))
        return f"{named(self.meeting.label)} · {told}"

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MEETINGS)
        section = "" if isinstance(self.sections.current_row(), SeatsLine) else NO_SECTION
        person = self.people.current_row()
        goes = "" if isinstance(person, DelegateRow) and not person.withdrawn else NO_DELEGATE
        return (
            Action("withdraw", N_("Does not go…"), self._on_withdraw, "x", reason_off=off or goes),
            Action("name", N_("Name delegates…"), self._on_name, "plus", "Ctrl+N", primary=True,
                   reason_off=off or section),
        )  # fmt: skip

    def refresh(self) -> None:
        """Ask for the sections and their delegates again."""
        self.meeting = self.desk.office.ask(meeting_detail, self.meeting_id)
        chosen = self.sections.current_row()
        rows = [SeatsLine(each) for each in self.desk.office.ask(section_seats, self.meeting_id)]
        self.section_lines.set_rows(rows)
        if rows:
            self.sections.choose(chosen.id if isinstance(chosen, SeatsLine) else rows[0].id)
        self._on_section(self.sections.current_row() if rows else None)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.sections.setAccessibleName(self.title())
        self.people.setAccessibleName(_("Delegates"))
        self.nobody.tell(_("This section has named nobody yet"), _("Name those it has elected, by number or name."))

    def _on_section(self, row: object) -> None:
        found: list[DelegateRow] = []
        if isinstance(row, SeatsLine):
            everybody = self.desk.office.ask(delegates, self.meeting_id, withdrawn=True)
            found = [each for each in everybody if each.section_id == row.id]
        self.people_lines.set_rows(found)
        self._beside.setCurrentWidget(self.people if found else self.nobody)
        self.header_changed.emit()

    def _on_person(self, _row: object) -> None:
        self.header_changed.emit()

    def _on_name(self) -> None:
        row = self.sections.current_row()
        if isinstance(row, SeatsLine):
            self.open_page(naming(self.desk, self.meeting, row.seats))

    def _on_withdraw(self) -> None:
        row = self.people.current_row()
        if isinstance(row, DelegateRow):
            self.open_page(withdrawing(self.desk, self.meeting, row))


def naming(desk: Desk, detail: MeetingDetail, seats: SectionSeats) -> MeetingForm:
    """The form in which those a section sends are typed, one row each."""
    cell = Field(name="member_id", label=N_("Member"), kind=Kind.PICK, find=members_found(desk), width=300)
    parts = (
        Field(name="member_ids", label=N_("Delegates"), kind=Kind.ROWS, cells=(cell,), add_words=N_("Add a delegate"),
              most_rows=MOST_AT_ONCE),
        Field(name="alternates", label=N_("Alternates"), kind=Kind.ROWS, cells=(cell,),
              add_words=N_("Add an alternate"), most_rows=MOST_AT_ONCE),
        Field(name="elected_at_id", label=N_("Elected at"), kind=Kind.LIST, choices=_assemblies(desk, seats.section),
              choices_are_data=True, hint=N_("The assembly of the section.")),
        Field(name="decision", label=N_("Decision"), hint=N_("As papers quote it.")),
    )  # fmt: skip

    def make(**typed: Any) -> NameDelegates:  # noqa: ANN401 - the form's values by name
        values = given(typed)
        return NameDelegates(
            meeting_id=detail.label.id, section_id=seats.section_id, member_ids=_ids(values.get("member_ids", ())),
            alternates=_ids(values.get("alternates", ())), elected_at_id=values.get("elected_at_id"),
            decision=str(values.get("decision", "")),
        )  # fmt: skip

    binding = bound_by_name(desk, make, judging_notices.objections_to_naming, name_delegates)
    return MeetingForm(
        desk, N_("Name delegates"), parts, binding, about=f"{named(detail.label)} · {seats.section}"
    )  # fmt: skip


def _assemblies(desk: Desk, section: str) -> tuple[Choice, ...]:
    """The assemblies of a section that were held, the newest first."""
    kinds, states = (MeetingKind.SECTION_ASSEMBLY,), (MeetingState.CLOSED,)
    held = desk.office.ask(meetings, kinds=kinds, states=states)
    return tuple(Choice(label.id, named(label)) for label in reversed(held) if label.section == section)


def _ids(rows: Any) -> tuple[int, ...]:  # noqa: ANN401 - records of rows
    return tuple(row["member_id"] for row in rows if row.get("member_id") is not None)


def withdrawing(desk: Desk, detail: MeetingDetail, row: DelegateRow) -> MeetingForm:
    """The form that says that a delegate does not go."""
    reason = Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT)

    def make(**typed: Any) -> WithdrawDelegate:  # noqa: ANN401 - the form's values by name
        return WithdrawDelegate(**{"reason": "", "delegate_id": row.id, **given(typed)})

    binding = bound_by_name(desk, make, judging_notices.objections_to_withdrawal, withdraw_delegate)
    about = f"{named(detail.label)} · {row.name}"
    return MeetingForm(desk, N_("Delegate does not go"), (reason,), binding, about=about)
