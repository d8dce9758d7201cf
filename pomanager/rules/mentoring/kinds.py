"""The names of things in the mentoring: roles, selection, events of a pair, competencies, support, stages."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_


class PartRole(StrEnum):
    """As what somebody takes part in a programme."""

    MENTOR = "mentor"
    MENTEE = "mentee"


PART_ROLE_WORDS: Mapping[PartRole, str] = MappingProxyType(
    {PartRole.MENTOR: N_("Mentor"), PartRole.MENTEE: N_("Mentee")}
)


class Chosen(StrEnum):
    """What was decided on an application."""

    SELECTED = "selected"
    WAITING = "waiting"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


CHOSEN_WORDS: Mapping[Chosen, str] = MappingProxyType(
    {
        Chosen.SELECTED: N_("Selected"), Chosen.WAITING: N_("On the waiting list"), Chosen.DECLINED: N_("Declined"),
        Chosen.WITHDRAWN: N_("Withdrawn"),
    }
)  # fmt: skip


class HalfDay(StrEnum):
    """A half-day of the week on which somebody has time."""

    MONDAY_MORNING = "mon_am"
    MONDAY_AFTERNOON = "mon_pm"
    TUESDAY_MORNING = "tue_am"
    TUESDAY_AFTERNOON = "tue_pm"
    WEDNESDAY_MORNING = "wed_am"
    WEDNESDAY_AFTERNOON = "wed_pm"
    THURSDAY_MORNING = "thu_am"
    THURSDAY_AFTERNOON = "thu_pm"
    FRIDAY_MORNING = "fri_am"
    FRIDAY_AFTERNOON = "fri_pm"
    SATURDAY_MORNING = "sat_am"
    SATURDAY_AFTERNOON = "sat_pm"
    SUNDAY_MORNING = "sun_am"
    SUNDAY_AFTERNOON = "sun_pm"


HALF_DAY_WORDS: Mapping[HalfDay, str] = MappingProxyType(
    {
        HalfDay.MONDAY_MORNING: N_("Monday morning"),
        HalfDay.MONDAY_AFTERNOON: N_("Monday afternoon"),
        HalfDay.TUESDAY_MORNING: N_("Tuesday morning"),
        HalfDay.TUESDAY_AFTERNOON: N_("Tuesday afternoon"),
        HalfDay.WEDNESDAY_MORNING: N_("Wednesday morning"),
        HalfDay.WEDNESDAY_AFTERNOON: N_("Wednesday afternoon"),
        HalfDay.THURSDAY_MORNING: N_("Thursday morning"),
        HalfDay.THURSDAY_AFTERNOON: N_("Thursday afternoon"),
        HalfDay.FRIDAY_MORNING: N_("Friday morning"),
        HalfDay.FRIDAY_AFTERNOON: N_("Friday afternoon"),
        HalfDay.SATURDAY_MORNING: N_("Saturday morning"),
        HalfDay.SATURDAY_AFTERNOON: N_("Saturday afternoon"),
        HalfDay.SUNDAY_MORNING: N_("Sunday morning"),
        HalfDay.SUNDAY_AFTERNOON: N_("Sunday afternoon"),
    }
)


class PairEventKind(StrEnum):
    """What can happen to a pair, once its two people are brought together."""

    AGREED = "agreed"
    """Both signed the agreement."""
    PAUSED = "paused"
    RESUMED = "resumed"
    REMATCHED = "rematched"
    """The pair ended, and the mentee goes on with another mentor."""
    GRADUATED = "graduated"
    LEFT = "left"


PAIR_EVENT_WORDS: Mapping[PairEventKind, str] = MappingProxyType(
    {
        PairEventKind.AGREED: N_("Agreement signed"), PairEventKind.PAUSED: N_("Paused"),
        PairEventKind.RESUMED: N_("Resumed"), PairEventKind.REMATCHED: N_("Ended, to be matched again"),
        PairEventKind.GRADUATED: N_("Graduated"), PairEventKind.LEFT: N_("Left the programme"),
    }
)  # fmt: skip
ENDINGS = frozenset({PairEventKind.REMATCHED, PairEventKind.GRADUATED, PairEventKind.LEFT})
"""Events after which a pair is over."""


class PairState(StrEnum):
    """How a pair stands on a day."""

    MATCHED = "matched"
    ACTIVE = "active"
    PAUSED = "paused"
    REMATCHED = "rematched"
    GRADUATED = "graduated"
    LEFT = "left"


PAIR_STATE_WORDS: Mapping[PairState, str] = MappingProxyType(
    {
        PairState.MATCHED: N_("Matched"), PairState.ACTIVE: N_("Under way"), PairState.PAUSED: N_("Paused"),
        PairState.REMATCHED: N_("Ended, to be matched again"), PairState.GRADUATED: N_("Graduated"),
        PairState.LEFT: N_("Left the programme"),
    }
)  # fmt: skip
RUNNING = frozenset({PairState.MATCHED, PairState.ACTIVE, PairState.PAUSED})
"""States in which a pair is not over."""


class SessionMode(StrEnum):
    """How mentor and mentee met."""

    IN_PERSON = "in_person"
    PHONE = "phone"


SESSION_MODE_WORDS: Mapping[SessionMode, str] = MappingProxyType(
    {SessionMode.IN_PERSON: N_("In person"), SessionMode.PHONE: N_("By phone")}
)


class GoalState(StrEnum):
    """How a goal stands."""

    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"


GOAL_STATE_WORDS: Mapping[GoalState, str] = MappingProxyType(
    {GoalState.OPEN: N_("Not reached yet"), GoalState.REACHED: N_("Reached"), GoalState.DROPPED: N_("Given up")}
)


class Rater(StrEnum):
    """Who rates."""

    SELF = "self"
    MENTOR = "mentor"


RATER_WORDS: Mapping[Rater, str] = MappingProxyType({Rater.SELF: N_("Herself"), Rater.MENTOR: N_("Her mentor")})


class Moment(StrEnum):
    """At which point of the programme competencies are rated."""

    BASELINE = "baseline"
    MIDDLE = "middle"
    END = "end"


MOMENT_WORDS: Mapping[Moment, str] = MappingProxyType(
    {Moment.BASELINE: N_("At the beginning"), Moment.MIDDLE: N_("In the middle"), Moment.END: N_("At the end")}
)
LOWEST_MARK, HIGHEST_MARK = 1, 4
"""The scale of ratings: 1 needs much help, 4 could teach it."""


class CompetencyKind(StrEnum):
    """What a leader has to be able to do (the list usual among programmes; an office adds its own)."""

    SPEAKING = "speaking"
    CHAIRING = "chairing"
    ACCOUNTS = "accounts"
    MINUTES = "minutes"
    NEGOTIATING = "negotiating"
    CONFLICT = "conflict"
    NUMERACY = "numeracy"
    DIGITAL = "digital"
    CAMPAIGNING = "campaigning"
    OTHER = "other"
    """One of the office's own, with a name of its own."""


COMPETENCY_WORDS: Mapping[CompetencyKind, str] = MappingProxyType(
    {
        CompetencyKind.SPEAKING: N_("Speaking in public"), CompetencyKind.CHAIRING: N_("Chairing a meeting"),
        CompetencyKind.ACCOUNTS: N_("Reading accounts"), CompetencyKind.MINUTES: N_("Minutes and by-laws"),
        CompetencyKind.NEGOTIATING: N_("Negotiating"), CompetencyKind.CONFLICT: N_("Settling conflicts"),
        CompetencyKind.NUMERACY: N_("Working with figures"), CompetencyKind.DIGITAL: N_("Telephone and computer"),
        CompetencyKind.CAMPAIGNING: N_("Standing for election"), CompetencyKind.OTHER: N_("Other"),
    }
)  # fmt: skip


class NoteKind(StrEnum):
    """What is noted along the way: support given, barriers met, public tasks done. No confidences."""

    CHILDCARE = "childcare"
    TRANSPORT = "transport"
    SPOUSE_MEETING = "spouse_meeting"
    MEETING_TIME = "meeting_time"
    DISTANCE = "distance"
    TIME = "time"
    FAMILY = "family"
    MONEY = "money"
    READING = "reading"
    OTHER_BARRIER = "other_barrier"
    CHAIRED = "chaired"
    SPOKE = "spoke"
    TAUGHT = "taught"
    STOOD = "stood"


NOTE_KIND_WORDS: Mapping[NoteKind, str] = MappingProxyType(
    {
        NoteKind.CHILDCARE: N_("Support: childcare"), NoteKind.TRANSPORT: N_("Support: transport"),
        NoteKind.SPOUSE_MEETING: N_("Support: meeting with the spouse"),
        NoteKind.MEETING_TIME: N_("Support: meeting hours changed"), NoteKind.DISTANCE: N_("Barrier: distance"),
        NoteKind.TIME: N_("Barrier: no time"), NoteKind.FAMILY: N_("Barrier: the family does not agree"),
        NoteKind.MONEY: N_("Barrier: money"), NoteKind.READING: N_("Barrier: reading and writing"),
        NoteKind.OTHER_BARRIER: N_("Another barrier"), NoteKind.CHAIRED: N_("Public task: chaired a meeting"),
        NoteKind.SPOKE: N_("Public task: spoke before an assembly"), NoteKind.TAUGHT: N_("Public task: taught others"),
        NoteKind.STOOD: N_("Public task: stood for election"),
    }
)  # fmt: skip
PUBLIC_TASKS = frozenset({NoteKind.CHAIRED, NoteKind.SPOKE, NoteKind.TAUGHT, NoteKind.STOOD})


SUPPORT = frozenset({NoteKind.CHILDCARE, NoteKind.TRANSPORT, NoteKind.SPOUSE_MEETING, NoteKind.MEETING_TIME})
BARRIERS = frozenset({
    NoteKind.DISTANCE, NoteKind.TIME, NoteKind.FAMILY, NoteKind.MONEY, NoteKind.READING, NoteKind.OTHER_BARRIER,
})  # fmt: skip


class LineOf(StrEnum):
    """A line of the journey that can be taken back when it was written by mistake."""

    SESSION = "session"
    EVENT = "event"
    RATING = "rating"
    NOTE = "note"


class Stage(StrEnum):
    """How far a mentee has come, the later the further; what lies beyond the programme is read from the books."""

    APPLICANT = "applicant"
    MATCHED = "matched"
    ACTIVE = "active"
    GRADUATED = "graduated"
    LEFT = "left"
    DELEGATE = "delegate"
    """Sent to an assembly by her section."""
    ATTENDED = "attended"
    SPOKE = "spoke"
    MOVED = "moved"
    STOOD = "stood"
    ELECTED = "elected"
    IN_OFFICE = "in_office"
    RE_ELECTED = "re_elected"
    MENTORING = "mentoring"


STAGE_WORDS: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.APPLICANT: N_("Has applied"), Stage.MATCHED: N_("Matched"), Stage.ACTIVE: N_("Under way"),
        Stage.GRADUATED: N_("Graduated"), Stage.LEFT: N_("Left the programme"),
        Stage.DELEGATE: N_("Went as a delegate"), Stage.ATTENDED: N_("Came to a meeting"),
        Stage.SPOKE: N_("Took the floor"),
        Stage.MOVED: N_("Moved a motion"), Stage.STOOD: N_("Stood for election"), Stage.ELECTED: N_("Was elected"),
        Stage.IN_OFFICE: N_("Holds an office"), Stage.RE_ELECTED: N_("Elected again"),
        Stage.MENTORING: N_("Mentors others"),
    }
)  # fmt: skip
OUTCOMES = (
    Stage.DELEGATE, Stage.ATTENDED, Stage.SPOKE, Stage.MOVED, Stage.STOOD, Stage.ELECTED, Stage.IN_OFFICE,
    Stage.RE_ELECTED, Stage.MENTORING,
)  # fmt: skip
"""Stages read from meetings, elections, mandates and later pairs, in their order; nobody types them in."""
