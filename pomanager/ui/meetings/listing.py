"""The segment that lists meetings: what each is, how far it is, and in the panel what comes next."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.i18n.meetings import hour, meeting_name
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import MeetingDetail, MeetingLabel, RollSums
from pomanager.rules.meetings.kinds import (
    BEFORE,
    CONVENER_WORDS,
    OF_DELEGATES,
    MeetingState,
)
from pomanager.rules.meetings.preparing import Step, StepState
from pomanager.rules.meetings.rolls import REASON_WORDS
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.meetings.queries.loading import meeting_detail, roll_sums
from pomanager.services.meetings.queries.preparing import preparing
from pomanager.services.meetings.queries.quorum import quorum_at
from pomanager.services.meetings.queries.roll import not_voting
from pomanager.ui.act_panel import ActPanel, PanelAct, Part, Said, Told
from pomanager.ui.desk import Desk
from pomanager.ui.meetings import handed_in
from pomanager.ui.meetings.acts import MeetingActs
from pomanager.ui.meetings.list_segment import ListSegment
from pomanager.ui.meetings.words import call_said, day_and_hour, mark_of, minutes_said, state_said
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, Order
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.segmented import Segmented

COMING, ALL = "coming", "all"
RECENT = timedelta(days=60)
"""A meeting of so many days ago still stands among those that are coming: its minutes may be under way."""
ACTS = (
    PanelAct("prepare", N_("Prepare, step by step"), "check", writes=False, link=True),
    PanelAct("agenda", N_("Agenda and documents"), "journal", writes=False, link=True),
    PanelAct("delegates", N_("Delegates"), "members", writes=False, link=True),
    PanelAct("notices", N_("Proofs of the notice"), "export", writes=False, link=True),
    PanelAct("texts", N_("Short texts to copy"), "phone", writes=False, link=True),
    PanelAct("freeze", N_("Freeze the roll…"), "ballot"),
    PanelAct("call", N_("Call…"), "export"),
    PanelAct("room", N_("Open the room"), "meeting", writes=False),
    PanelAct("minutes", N_("Minutes"), "edit", writes=False),
    PanelAct("again", N_("Call again…"), "undo"),
    PanelAct("amend", N_("Change…"), "edit"),
    PanelAct("cancel", N_("Call off…"), "x"),
    PanelAct("print", N_("Print"), "print", writes=False),
)


def _day(row: MeetingLabel) -> date:
    return row.held_on


def _at(row: MeetingLabel) -> str:
    return hour(row.starts_at)


def _where(row: MeetingLabel) -> str:
    return " · ".join(part for part in (call_said(row), row.place) if part)


COLUMNS: tuple[Column[MeetingLabel], ...] = (
    Column(N_("Held on"), _day, formats.day_short, right=True, width=110, key="day", below=_at),
    Column(N_("Meeting"), meeting_name, width=0, key="meeting", below=_where),
    Column(N_("State"), state_said, state=mark_of, width=150, key="state", below=minutes_said),
)


class MeetingsTable(TableView):
    """The list of meetings; the hour stands below the day, the place below the name."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("meetings.list", preferences, frozen=1)


class MeetingsSegment(ListSegment[MeetingLabel]):
    """Lists meetings; those to come first, or all of them."""

    areas = frozenset({Area.MEETINGS, Area.BODIES, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        which = Segmented(((COMING, ""), (ALL, "")))
        which.setObjectName("meetings.which")
        which.set_value(COMING)
        super().__init__(desk, MeetingsTable(desk.preferences), RowsModel(COLUMNS, (), Order("day")), which)
        self.acts = MeetingActs(self)
        self.lay_out((which,), EmptyState("meeting", small=True), ActPanel("meetings", ACTS))

    # ---- what the page asks ---------------------------------------------------------------------------------------

    def search_hint(self) -> str:
        # TR: what can be searched in the list of meetings
        return _("Kind, section, place…")

    def retranslate(self) -> None:
        """Set every word anew."""
        self.which.set_words([_("Coming"), _("All meetings")])
        self.table.setAccessibleName(_("Meetings"))
        self.name_panel()
        self.nothing.tell(_("No meeting here"), _("Search for something else, or look at all meetings."))

    def found(self) -> Sequence[MeetingLabel]:
        """The meetings that are coming, or all of them, the last one first."""
        since = self.desk.office.today() - RECENT if self.which.value() == COMING else None
        rows = self.desk.office.ask(meetings, since=since)
        return rows if since is not None else tuple(reversed(rows))

    def first(self, rows: Sequence[MeetingLabel]) -> MeetingLabel:
        """The next meeting that is not over, else the first listed."""
        today = self.desk.office.today()
        return next((row for row in rows if row.held_on >= today and row.state in BEFORE), rows[0])

    def words_of(self, row: MeetingLabel) -> Sequence[str]:
        """Its name, place, day and state."""
        return meeting_name(row), row.place, formats.day(row.held_on), state_said(row)

    def open_at(self, argument: object) -> None:
        """Show one meeting by its id, among all."""
        if not isinstance(argument, int):
            return
        self.refresh()
        if self.lines.place_of(argument) < 0:
            self.which.set_value(ALL)
            self.refresh()
        if self.lines.place_of(argument) >= 0:
            self.table.choose(argument)
            self._on_row(self.chosen())

    # ---- the panel ------------------------------------------------------------------------------------------------

    def told(self, row: MeetingLabel) -> Told:
        """What it is, who may vote, and what comes next."""
        office = self.desk.office
        detail, sums = office.ask(meeting_detail, row.id), office.ask(roll_sums, row.id)
        steps = office.ask(preparing, row.id, office.today()) if row.state in BEFORE else ()
        parts = [Part("", _facts(detail)), Part(_("Who may vote"), self._roll_facts(row, sums))]
        return Told(
            title=meeting_name(row), about=day_and_hour(row), state=state_said(row), mark=mark_of(row),
            said=_next_step(steps), parts=parts, offered=_offered(detail),
        )  # fmt: skip

    def _roll_facts(self, row: MeetingLabel, sums: RollSums | None) -> list[tuple[str, str]]:
        if sums is None:
            return []
        told = [
            (_("Record date"), formats.day(sums.record_on)),
            (_("On the roll"), formats.number(sums.on_roll)),
            (_("With a vote"), formats.number(sums.entitled)),
        ]
        reasons = self.desk.office.ask(not_voting, row.id) if sums.entitled < sums.on_roll else Counter[str]()
        told += [(_(REASON_WORDS[code]), formats.number(count)) for code, count in reasons.most_common()]
        quorum = self.desk.office.ask(quorum_at, row.id, row.starts_at)
        if quorum.needed is not None:
            told.append((_("Quorum"), _quorum(quorum.needed, quorum.base)))
        return told

    def act(self, key: str, row: MeetingLabel) -> None:
        """Do an act about a meeting."""
        self.acts.act(key, row.id)


def _quorum(needed: int, base: int) -> str:
    # TR: how many have to be there, out of how many: "81 of 161"
    return _("{needed} of {base}").format(needed=formats.number(needed), base=formats.number(base))


def _next_step(steps: Sequence[Step]) -> Said | None:
    """What is to be done next: the first step that is late, else the first that is open."""
    waiting = [step for step in steps if step.state is StepState.LATE] or [
        step for step in steps if step.state is StepState.OPEN
    ]
    if not waiting:
        return None
    step = waiting[0]
    tone = Tone.BAD if step.state is StepState.LATE else Tone.INFO
    # TR: over the next thing to do about a meeting
    title = _("Late") if step.state is StepState.LATE else _("Next step")
    return Said(tone, title, sentence(step.sentence))


def _facts(detail: MeetingDetail) -> list[tuple[str, str]]:
    label = detail.label
    told = [
        (_("Venue"), label.place or formats.UNKNOWN),
        (_("Called by"), detail.called_by or _(CONVENER_WORDS[detail.convener])),
    ]
    if call_said(label):
        told.append((_("Call"), call_said(label)))
    if detail.follows is not None:
        told.append((_("After"), day_and_hour(detail.follows)))
    if detail.followed_by is not None:
        told.append((_("Called again for"), day_and_hour(detail.followed_by)))
    if detail.demanded_by is not None:
        told.append((_("Demanded by"), _("{count} members").format(count=formats.number(detail.demanded_by))))
    if detail.called_on is not None:
        told.append((_("Day of the notice"), formats.day(detail.called_on)))
    if detail.short_notice_reason:
        told.append((_("Reasons given"), detail.short_notice_reason))
    if detail.state_reason:
        told.append((_("Reason"), detail.state_reason))
    if minutes_said(label):
        told.append((_("Minutes"), minutes_said(label)))
    return told


def _offered(detail: MeetingDetail) -> set[str]:
    """The acts that make sense now."""
    label = detail.label
    acts = {"agenda", "print"}
    if label.state in BEFORE:
        acts |= {"prepare", "freeze", "amend", "cancel", "texts"}
    if label.state is MeetingState.PLANNED:
        acts.add("call")
    if detail.called_on is not None:
        acts.add("notices")
    if label.kind in OF_DELEGATES and label.body_id is None:
        acts.add("delegates")
    if label.state is MeetingState.FAILED and detail.followed_by is None:
        acts.add("again")
    if detail.called_on is not None and label.state is not MeetingState.CANCELLED and handed_in.is_there("room"):
        acts.add("room")
    if label.state in {MeetingState.CLOSED, MeetingState.FAILED} and handed_in.is_there("minutes"):
        acts.add("minutes")
    return acts
