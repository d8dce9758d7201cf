"""All sections that elect delegates for one meeting: how far each is; declaring and installing all in one act."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.meetings import meeting_on_day
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ElectionLabel
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.access.roles import Right
from pomanager.rules.elections.kinds import ELECTION_STATE_WORDS, ElectionState
from pomanager.services.elections.commands.installing import install_mandates
from pomanager.services.elections.commands.together import count_all
from pomanager.services.elections.orders import InstallMandates
from pomanager.services.elections.queries.listing import elections_of_delegates
from pomanager.services.elections.queries.results import election_results
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.elections.election_columns import SEATS_AND_CANDIDATES, elected_of, elected_said
from pomanager.ui.elections.opening import page_of
from pomanager.ui.elections.result.words import state_said
from pomanager.ui.elections.words import mark_of
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView


def _section(row: ElectionLabel) -> str:
    return row.section


def _day(row: ElectionLabel) -> date:
    return row.held_on


def _state(row: ElectionLabel) -> str:
    return state_said(row.state)


def _mark(row: ElectionLabel) -> State:
    return mark_of(row)


COLUMNS: tuple[Column[ElectionLabel], ...] = (
    Column(N_("Section"), _section, width=0, key="section"),
    Column(N_("Held on"), _day, formats.day, width=120, key="day"),
    *SEATS_AND_CANDIDATES,
    Column(N_("Seats filled"), elected_of, elected_said, right=True, width=110, key="elected"),
    Column(N_("State"), _state, width=210, key="state", state=_mark),
)


class SectionsPage(Page):
    """Lists the elections of delegates for a meeting; Enter opens the result of one."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ELECTIONS, Area.MEETINGS})

    def __init__(self, desk: Desk, for_meeting_id: int) -> None:
        super().__init__(desk)
        self.meeting_id = for_meeting_id
        self._meeting: MeetingLabel | None = None
        self._searched = ""
        self._all: tuple[ElectionLabel, ...] = ()
        self.table = TableView("elections.sections", desk.preferences, frozen=1)
        self.lines: RowsModel[ElectionLabel] = RowsModel(COLUMNS, (), Order("section"))
        self.table.show_model(self.lines)
        self.table.row_opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def title(self) -> str:
        return _("Elections in all sections")

    def context_line(self) -> str:
        # TR: under a title: for which assembly sections elect delegates
        return "" if self._meeting is None else _("for: {meeting}").format(meeting=meeting_on_day(self._meeting))

    def search_hint(self) -> str:
        return _("Section or state…")

    def search(self, text: str) -> None:
        self._searched = text
        self._show()

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MEETINGS)
        found = [Action("result", N_("Open the result"), self.open_chosen, "view")]
        counted, declared = self._in(ElectionState.COUNTED), self._to_install()
        declare = Action(
            "declare", N_("Declare all…"), self.declare_all, "check", primary=bool(counted), reason_off=off
        )
        install = Action("install", N_("Write all mandates…"), self.install_all, "seat",
                         primary=bool(declared) and not counted, reason_off=off)  # fmt: skip
        count = Action("count", N_("Count all…"), self.count_all, "ballot",
                       primary=not counted and not declared, reason_off=off)  # fmt: skip
        found += [count] if self._in(ElectionState.COUNTING) else []
        found += [declare] if counted else []
        found += [install] if declared else []
        return tuple(found)

    def status(self) -> tuple[str, ...]:
        states = Counter(row.state for row in self._all)
        said = ngettext("{count} section", "{count} sections", len(self._all)).format(
            count=formats.number(len(self._all))
        )
        told = [f"{_(ELECTION_STATE_WORDS[state])}: {formats.number(states[state])}" for state in ElectionState
                if states[state]]  # fmt: skip
        seats = sum(row.seats for row in self._all)
        delegates = ngettext("{count} delegate", "{count} delegates", seats).format(count=formats.number(seats))
        return (said, delegates, ", ".join(told))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.title())

    def refresh(self) -> None:
        """Ask for the elections again."""
        self._meeting = self.desk.office.ask(meeting_label, self.meeting_id)
        self._all = self.desk.office.ask(elections_of_delegates, self.meeting_id)
        self._show()
        self.header_changed.emit()

    def _show(self) -> None:
        asked = self._searched.casefold().split()
        rows = [row for row in self._all if all(word in f"{row.section} {_state(row)}".casefold() for word in asked)]
        self.lines.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.go_to(0)
        self.status_changed.emit()

    def _in(self, *states: ElectionState) -> tuple[int, ...]:
        return tuple(row.id for row in self._all if row.state in states)

    def _to_install(self) -> tuple[int, ...]:
        return self._in(ElectionState.DECLARED)

    # ---- acts -----------------------------------------------------------------------------------------------------

    def open_chosen(self) -> None:
        """Open the result of the section chosen."""
        row = self.table.current_row()
        if isinstance(row, ElectionLabel):
            self._on_opened(row)

    def _on_opened(self, row: object) -> None:
        if isinstance(row, ElectionLabel):
            self.open_page(page_of("result", self.desk, row.id))

    def count_all(self) -> None:
        """Ask once, and count every section whose poll is closed."""
        ids = self._in(ElectionState.COUNTING)
        title = ngettext("Count {count} section?", "Count {count} sections?", len(ids))
        text = _("Ballot papers and sums that are stored are counted: those of all these sections, or of none.")
        if not questions.confirm(
            self, title.format(count=formats.number(len(ids))), text, yes=_("Count"), no=_("Wait"), icon="ballot"
        ):  # fmt: skip
            return
        try:
            self.desk.do(count_all, ids)
        except OfficeError as trouble:
            problems.show(self, trouble)

    def declare_all(self) -> None:
        """Open the form that announces all results that are counted."""
        from pomanager.ui.elections.result.forms import declaring_all

        ids = self._in(ElectionState.COUNTED)
        about = ngettext("{count} section", "{count} sections", len(ids)).format(count=formats.number(len(ids)))
        self.open_page(declaring_all(self.desk, ids, about))

    def install_all(self) -> None:
        """Ask once, and write the mandates of all declared results."""
        ids = self._to_install()
        results = self.desk.office.ask(election_results, ids)
        waiting = [each for result in results for of in result.contests for each in of.mandates if not each.installed]
        with_some = tuple(result.election.label.id for result in results if _has_open(result.contests))
        if not waiting:
            self.desk.bus.saved.emit(self.desk.office.now(), _("All mandates of declared results are written already"))
            return
        order = self._ask(with_some, len(waiting))
        if order is None:
            return
        try:
            done = self.desk.do(install_mandates, order)
        except OfficeError as trouble:
            problems.show(self, trouble)
            return
        said = ngettext("{count} mandate written", "{count} mandates written", done.result)
        self.desk.bus.saved.emit(done.at, said.format(count=formats.number(done.result)))

    def _ask(self, ids: Sequence[int], number: int) -> InstallMandates | None:
        title = ngettext("Write {count} mandate?", "Write {count} mandates?", number)
        # TR: before the delegates of many sections are written down in one act; {sections} is "12 sections"
        text = _("Those elected in {sections} become delegates: all of them, or nobody.")
        sections = ngettext("{count} section", "{count} sections", len(ids)).format(count=formats.number(len(ids)))
        fields = (
            Field(name="decision", label=N_("Decision"), hint=N_("As papers quote it: “AGM of 12.03.2026, item 7”.")),
            Field(name="all_accept", label=N_("All accept"), kind=Kind.YES_NO,
                  hint=N_("Also those who have not answered take their seats.")),
        )  # fmt: skip
        answer = questions.ask_reason(
            self, title.format(count=formats.number(number)), text.format(sections=sections), fields,
            yes=_("Write the mandates"), icon="seat",
        )  # fmt: skip
        if answer is None:
            return None
        return InstallMandates(
            election_ids=tuple(ids), decision=str(answer["decision"] or ""), all_accept=bool(answer["all_accept"])
        )


def _has_open(contests: Sequence[object]) -> bool:
    return any(not each.installed for of in contests for each in getattr(of, "mandates", ()))
