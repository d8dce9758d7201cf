"""The segment with what is to be done after meetings: what, who, until when, until it is done or given up."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats
from pomanager.i18n.meetings import meeting_on_day
from pomanager.marks import N_
from pomanager.readmodels.meetings.room import FollowUpRow
from pomanager.services.meetings.commands.resolutions import CloseFollowUp, close_follow_up
from pomanager.services.meetings.queries.resolutions import follow_ups
from pomanager.ui import problems
from pomanager.ui.act_panel import ActPanel, PanelAct, Part, Told
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.meetings.list_segment import ListSegment
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.segmented import Segmented

OPEN, ALL = "open", "all"
ACTS = (PanelAct("done", N_("Done…"), "check"), PanelAct("dropped", N_("Given up…"), "x"))


def _due(row: FollowUpRow) -> str:
    return row.due_on.isoformat() if row.due_on is not None else ""


def _text(row: FollowUpRow) -> str:
    return row.text


def _meeting(row: FollowUpRow) -> str:
    return " · ".join(part for part in (row.reference, meeting_on_day(row.meeting)) if part)


def _who(row: FollowUpRow) -> str:
    return row.responsible


class FollowUpsTable(TableView):
    """What is to be done; the meeting stands below it."""

    delegate_kind = TwoLineDelegate


class FollowUpsSegment(ListSegment[FollowUpRow]):
    """Lists what is open, or all that was ever to be done."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEETINGS})

    def __init__(self, desk: Desk) -> None:
        which = Segmented(((OPEN, ""), (ALL, "")))
        which.set_value(OPEN)
        table = FollowUpsTable("meetings.follow_ups", desk.preferences)
        super().__init__(desk, table, RowsModel(self._columns(), (), Order("due")), which)
        self.lay_out((which,), EmptyState("check", small=True), ActPanel("follow_ups", ACTS))

    def _columns(self) -> tuple[Column[FollowUpRow], ...]:
        return (
            Column(N_("Due on"), _due, self._day, width=110, key="due"),
            Column(N_("To be done"), _text, width=0, key="to_do", below=_meeting),
            Column(N_("Responsible"), _who, width=200, key="who"),
            Column(N_("State"), self._state, state=self._mark, width=150, key="state"),
        )

    @staticmethod
    def _day(iso: str) -> str:
        return formats.day_short(date.fromisoformat(iso)) if iso else formats.UNKNOWN

    def _is_late(self, row: FollowUpRow) -> bool:
        return row.is_open and row.due_on is not None and row.due_on < self.desk.office.today()

    def _state(self, row: FollowUpRow) -> str:
        if row.dropped:
            return _("given up")
        if row.done_on is not None:
            return _("done")
        # TR: of something to be done after a meeting: its day is past; it is not done yet
        return _("overdue") if self._is_late(row) else _("not done yet")

    def _mark(self, row: FollowUpRow) -> State:
        if row.dropped:
            return State(Tone.MUTE, "x")
        if row.done_on is not None:
            return State(Tone.OK)
        return State(Tone.BAD, "clock") if self._is_late(row) else State(Tone.INFO, "clock")

    def search_hint(self) -> str:
        # TR: what can be searched among the things to be done
        return _("Words, name, meeting…")

    def retranslate(self) -> None:
        """Set every word anew."""
        # TR: above the list of what is to be done after meetings: what is open, or everything
        self.which.set_words([_("Still to do"), _("All of them")])
        self.table.setAccessibleName(_("To be done"))
        self.name_panel()
        self.nothing.tell(_("Nothing is to be done"), _("What somebody is to do is written down in the meeting room."))

    def found(self) -> Sequence[FollowUpRow]:
        """What is open, or everything."""
        return self.desk.office.ask(follow_ups, open_only=self.which.value() == OPEN)

    def words_of(self, row: FollowUpRow) -> Sequence[str]:
        """What, who, and from which meeting."""
        return row.text, row.responsible, _meeting(row)

    def told(self, row: FollowUpRow) -> Told:
        """From where it comes, who does it, and what became of it."""
        facts = [(_("Meeting"), meeting_on_day(row.meeting))]
        facts += [(_("Decision"), row.reference)] if row.reference else []
        facts += [(_("Responsible"), row.responsible)] if row.responsible else []
        facts += [(_("Due on"), formats.day(row.due_on))] if row.due_on is not None else []
        facts += [(_("Done on"), formats.day(row.done_on))] if row.done_on is not None else []
        facts += [(_("Remarks"), row.remarks)] if row.remarks else []
        return Told(
            title=row.text, about="", state=self._state(row), mark=self._mark(row), parts=[Part("", facts)],
            offered={"done", "dropped"} if row.is_open else (),
        )  # fmt: skip

    def act(self, key: str, row: FollowUpRow) -> None:
        """Ask when it was done, or why it is given up."""
        dropped = key == "dropped"
        day = Field(name="done_on", label=N_("Done on"), kind=Kind.DATE, required=True, today=self.desk.office.today)
        remarks = Field(name="remarks", label=N_("Why") if dropped else N_("Remarks"), required=dropped)
        title = _("Give it up?") if dropped else _("Is it done?")
        yes = _("Give up") if dropped else _("It is done")
        fields = (remarks,) if dropped else (day, remarks)
        answer = questions.ask_reason(self, title, row.text, fields, yes=yes, icon="check")
        if answer is None:
            return
        order = CloseFollowUp(
            follow_up_id=row.id, done_on=answer.get("done_on"), dropped=dropped,  # type: ignore[arg-type]
            remarks=str(answer["remarks"] or ""),
        )  # fmt: skip
        try:
            self.desk.do(close_follow_up, order)
        except OfficeError as trouble:
            problems.show(self, trouble)
