"""How the page of meetings says what it shows: states with their marks, days with hours, calls."""

from pomanager.i18n import _, formats
from pomanager.i18n.meetings import hour, meeting_name
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.meetings.kinds import MEETING_STATE_WORDS, MINUTES_STATE_WORDS, MeetingState, MinutesState
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone

_MARKS = {
    MeetingState.PLANNED: State(Tone.ASK, "edit"),
    MeetingState.CALLED: State(Tone.INFO, "export"),
    MeetingState.OPEN: State(Tone.WARN, "meeting"),
    MeetingState.SUSPENDED: State(Tone.WARN, "pause"),
    MeetingState.CLOSED: State(Tone.OK),
    MeetingState.FAILED: State(Tone.BAD, "warn"),
    MeetingState.CANCELLED: State(Tone.MUTE, "x"),
}


def state_said(label: MeetingLabel) -> str:
    """How far a meeting is."""
    return _(MEETING_STATE_WORDS[label.state])


def mark_of(label: MeetingLabel) -> State:
    """The mark of how far it is."""
    return _MARKS[label.state]


def call_said(label: MeetingLabel) -> str:
    """Which call it is, "" for a first one."""
    if label.call == 1:
        return ""
    # TR: of a meeting: the second or third time it is called, after one without a quorum
    return _("call {number}").format(number=formats.number(label.call))


def day_and_hour(label: MeetingLabel) -> str:
    """Its day and hour: "14 March 2026, 09:30"."""
    # TR: the day of a meeting and the hour at which it begins
    return _("{day}, {hour}").format(day=formats.day(label.held_on, "long"), hour=hour(label.starts_at))


def named(label: MeetingLabel) -> str:
    """A meeting with its day, and which call it is."""
    return " · ".join(part for part in (meeting_name(label), formats.day(label.held_on), call_said(label)) if part)


def minutes_said(label: MeetingLabel) -> str:
    """How far the minutes are; "" for a meeting that has none to have."""
    if label.minutes is MinutesState.NONE and label.state not in {MeetingState.CLOSED, MeetingState.FAILED}:
        return ""
    return _(MINUTES_STATE_WORDS[label.minutes])
