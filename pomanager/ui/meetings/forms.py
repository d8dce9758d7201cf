"""The forms of a meeting itself: planning, changing, freezing its roll, calling, calling again, calling off."""

from collections.abc import Callable, Collection, Mapping
from datetime import timedelta
from typing import Any

from pomanager.i18n import _, formats
from pomanager.i18n.meetings import hour
from pomanager.i18n.offices import body_name
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import MeetingDetail
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.meetings.kinds import (
    CONVENER_WORDS,
    MEETING_KIND_WORDS,
    OF_BODIES,
    OF_DELEGATES,
    Convener,
    MeetingKind,
)
from pomanager.rules.meetings.notice import last_lawful_day, number_of
from pomanager.services.bodies.queries.listing import bodies
from pomanager.services.meetings import judging_calling
from pomanager.services.meetings.calling_orders import (
    AmendMeeting,
    CallAgain,
    CallMeeting,
    CancelMeeting,
    FreezeRoll,
    PlanMeeting,
)
from pomanager.services.meetings.commands.calling import call_again, call_meeting
from pomanager.services.meetings.commands.freezing import freeze_roll
from pomanager.services.meetings.commands.planning import amend_meeting, cancel_meeting, plan_meeting
from pomanager.services.meetings.queries.freezing import roll_to_freeze
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.ui.desk import Desk
from pomanager.ui.form_parts import bound_by_name, day_field, filled, languages_of, sections_found
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding, given
from pomanager.ui.meetings.form_parts import REASON, MeetingForm, hour_field, hour_of
from pomanager.ui.meetings.words import named

KINDS = tuple(Choice(kind, MEETING_KIND_WORDS[kind]) for kind in MeetingKind)
CONVENERS = tuple(Choice(each, CONVENER_WORDS[each]) for each in Convener)
USUAL_HOUR = "9:00"
DAYS_AHEAD = 30
"""So many days from today the form of a new meeting proposes."""
_BODY_KINDS: Mapping[MeetingKind, frozenset[BodyKind]] = {
    **{kind: frozenset({body}) for kind, body in OF_BODIES.items()},
    MeetingKind.COMMITTEE: frozenset({BodyKind.COMMITTEE, BodyKind.OTHER}),
    **dict.fromkeys(OF_DELEGATES, frozenset({BodyKind.ASSEMBLY})),
}


def _when_and_where(desk: Desk) -> tuple[Field | Section, ...]:
    return (
        day_field(desk, "held_on", N_("Held on")),
        hour_field("starts_at", N_("Begins at")),
        Field(name="place", label=N_("Venue"), hint=N_("A real place, as the notice names it.")),
    )


def _further(desk: Desk) -> tuple[Field | Section, ...]:
    return (
        Section(N_("Who calls it")),
        Field(name="convener", label=N_("In what capacity"), kind=Kind.LIST, choices=CONVENERS, required=True),
        Field(name="called_by", label=N_("Called by"), hint=N_("Name and office, as the notice quotes them.")),
        Field(name="demanded_by", label=N_("Members who demanded it"), kind=Kind.NUMBER,
              hint=N_("Left empty where none did.")),
        day_field(desk, "demanded_on", N_("Demanded on"), required=False),
        Section(N_("For the notice")),
        Field(name="documents_place", label=N_("Documents can be read at")),
        day_field(desk, "documents_from", N_("From"), required=False),
        Field(name="what_to_bring", label=N_("What to bring"), hint=N_("Such as the member card.")),
        Field(name="title", label=N_("Own title"), kind=Kind.WORDING, languages=languages_of(desk),
              hint=N_("Left empty, the meeting is called by its kind.")),
    )  # fmt: skip


def _of_whom_hidden(values: Mapping[str, object]) -> Collection[str]:
    kind = values.get("kind")
    hidden = [] if kind is MeetingKind.SECTION_ASSEMBLY else ["section_id"]
    return hidden if kind in _BODY_KINDS else [*hidden, "body_id"]


def planning(desk: Desk, keep: Callable[[int], None], kind: MeetingKind = MeetingKind.ORDINARY_ASSEMBLY) -> MeetingForm:
    """The form that plans a meeting; it begins with the agenda of its kind."""
    today = desk.office.today()
    choices = tuple(
        Choice(row.label.id, body_name(row.label.name, row.label.section)) for row in desk.office.ask(bodies, today)
    )
    parts: tuple[Field | Section, ...] = (
        Field(name="kind", label=N_("Kind"), kind=Kind.LIST, choices=KINDS, required=True),
        Field(name="section_id", label=N_("Section"), kind=Kind.PICK, find=sections_found(desk, today)),
        Field(name="body_id", label=N_("Body"), kind=Kind.LIST, choices=choices, choices_are_data=True),
        *_when_and_where(desk),
        *_further(desk),
    )

    def make(**typed: Any) -> PlanMeeting:  # noqa: ANN401 - the form's values by name
        at = hour_of(typed, "starts_at")
        values = {"kind": kind, "place": "", "convener": Convener.BOARD, **filled(desk, typed, "held_on")}
        return PlanMeeting(**{**values, "starts_at": at})

    binding = bound_by_name(
        desk, make, judging_calling.objections_to_planning, plan_meeting, keep, hidden=_of_whom_hidden
    )  # fmt: skip
    page = MeetingForm(desk, N_("Plan a meeting"), parts, binding, save_words=N_("Plan"))
    page.form.show_values(
        {
            "kind": kind, "held_on": today + timedelta(days=DAYS_AHEAD), "starts_at": USUAL_HOUR,
            "convener": Convener.BOARD,
        }
    )  # fmt: skip
    return page


def amending(desk: Desk, detail: MeetingDetail) -> MeetingForm:
    """The form that changes what is written of a meeting."""
    label = detail.label

    def make(**typed: Any) -> AmendMeeting:  # noqa: ANN401 - the form's values by name
        at = hour_of(typed, "starts_at")
        values = {"place": "", "convener": detail.convener, **filled(desk, typed, "held_on")}
        return AmendMeeting(**{**values, "starts_at": at, "meeting_id": label.id, "version": detail.version})

    binding = bound_by_name(desk, make, judging_calling.objections_to_amending_meeting, amend_meeting)
    parts = (*_when_and_where(desk), *_further(desk), REASON)
    page = MeetingForm(desk, N_("Change the meeting"), parts, binding, about=named(label))
    page.form.show_values(
        {
            "held_on": label.held_on, "starts_at": hour(label.starts_at), "place": label.place, "title": label.title,
            "convener": detail.convener, "called_by": detail.called_by, "demanded_by": detail.demanded_by,
            "demanded_on": detail.demanded_on, "documents_place": detail.documents_place,
            "documents_from": detail.documents_from, "what_to_bring": detail.what_to_bring,
        }
    )  # fmt: skip
    return page


def freezing(desk: Desk, detail: MeetingDetail) -> MeetingForm:
    """The form that freezes the roll. Who may vote is judged before the books are written in, so that this is quick."""
    label = detail.label
    hint = N_("Whoever is on the roll on this day is called; who has a vote then, votes.")
    parts = (day_field(desk, "record_on", N_("Record date"), hint), REASON)

    def make(**typed: Any) -> FreezeRoll:  # noqa: ANN401 - the form's values by name
        return FreezeRoll(**{"meeting_id": label.id, **filled(desk, typed, "record_on")})

    def said(values: Mapping[str, object]) -> Any:  # noqa: ANN401 - objections
        return desk.office.ask(judging_calling.objections_to_freezing_roll, make(**values), desk.office.today())

    def save(order: FreezeRoll) -> None:
        desk.do(freeze_roll, order, desk.office.ask(roll_to_freeze, label.id, order.record_on))

    page = MeetingForm(
        desk, N_("Freeze the roll"), parts, Binding(make=make, judge=said, save=save), about=named(label),
        save_words=N_("Freeze"),
    )  # fmt: skip
    page.form.show_values({"record_on": min(detail.called_on or desk.office.today(), label.held_on)})
    return page


def calling(desk: Desk, detail: MeetingDetail) -> MeetingForm:
    """The form that writes the day of the notice; it says which day is the last lawful one."""
    label = detail.label
    last = last_lawful_day(label.kind, label.call, label.held_on, desk.office.ask(bylaws_on, label.held_on))
    parts = (day_field(desk, "called_on", N_("Day of the notice")), REASON)

    def make(**typed: Any) -> CallMeeting:  # noqa: ANN401 - the form's values by name
        return CallMeeting(**{"meeting_id": label.id, **filled(desk, typed, "called_on")})

    def hints(_values: Mapping[str, object]) -> Mapping[str, str]:
        if last is None:
            return {}
        return {"called_on": _("{day} is the last lawful day.").format(day=formats.day(last))}

    binding = bound_by_name(desk, make, judging_calling.objections_to_calling, call_meeting, hints=hints)
    page = MeetingForm(
        desk, N_("Call the meeting"), parts, binding, about=named(label), save_words=N_("Send the notice")
    )
    page.form.show_values({"called_on": desk.office.today()})
    return page


def calling_again(desk: Desk, detail: MeetingDetail, keep: Callable[[int], None]) -> MeetingForm:
    """The form that plans the next call after a meeting without a quorum."""
    label = detail.label
    parts = (*_when_and_where(desk), REASON)

    def make(**typed: Any) -> CallAgain:  # noqa: ANN401 - the form's values by name
        at = hour_of(typed, "starts_at")
        return CallAgain(**{"meeting_id": label.id, **filled(desk, typed, "held_on"), "starts_at": at})

    binding = bound_by_name(desk, make, judging_calling.objections_to_next_call, call_again, keep)
    page = MeetingForm(desk, N_("Call again"), parts, binding, about=named(label), save_words=N_("Plan the next call"))
    bylaws = desk.office.ask(bylaws_on, label.held_on)
    apart = number_of(label.kind, bylaws, "second_call_gap") or 1
    notice = number_of(label.kind, bylaws, "notice_days_second_call") or 0
    earliest = max(label.held_on + timedelta(days=apart), desk.office.today() + timedelta(days=notice))
    page.form.show_values({"held_on": earliest, "starts_at": hour(label.starts_at), "place": label.place})
    return page


def cancelling(desk: Desk, detail: MeetingDetail) -> MeetingForm:
    """The form that calls a meeting off."""
    reason = Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT)

    def make(**typed: Any) -> CancelMeeting:  # noqa: ANN401 - the form's values by name
        return CancelMeeting(**{"reason": "", "meeting_id": detail.label.id, **given(typed)})

    binding = bound_by_name(desk, make, judging_calling.objections_to_cancelling, cancel_meeting)
    return MeetingForm(
        desk, N_("Call the meeting off"), (reason,), binding, about=named(detail.label), save_words=N_("Call off")
    )  # fmt: skip
