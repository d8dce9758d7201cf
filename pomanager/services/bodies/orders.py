"""The orders of all acts on bodies, as forms fill them in and rules judge them; every ``until`` is a last day."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.bodies.kinds import (
    BodyKind,
    EndReason,
    HandedOver,
    How,
    InterestKind,
    LineKind,
    Office,
    ReservedFor,
    SeatKind,
)
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording

NO_TITLE = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBody:
    """Write down a body; ``seats`` plain elected seats are made with it."""

    kind: BodyKind
    name: Wording
    section_id: int | None = None
    since: date | None = None
    decision: str = ""
    seats: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendBody:
    """Change what a body is and is called."""

    body_id: int
    version: int
    kind: BodyKind
    name: Wording
    section_id: int | None = None
    since: date | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndBody:
    """Let a body end with a day; its seats end with it."""

    body_id: int
    version: int
    on: date
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSeats:
    """Add seats of one description to a body."""

    body_id: int
    count: int = 1
    kind: SeatKind = SeatKind.ELECTED
    title: Wording = NO_TITLE
    voting: bool = True
    reserved_for: ReservedFor = ReservedFor.NOBODY
    section_id: int | None = None
    series: int | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendSeat:
    """Change how a seat is described."""

    seat_id: int
    version: int
    kind: SeatKind = SeatKind.ELECTED
    title: Wording = NO_TITLE
    voting: bool = True
    reserved_for: ReservedFor = ReservedFor.NOBODY
    section_id: int | None = None
    series: int | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSeat:
    """Let a seat end with a day."""

    seat_id: int
    version: int
    on: date
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartTerms:
    """Begin a term in several seats; ``ends_on`` None leaves the last day to the by-laws."""

    seat_ids: tuple[int, ...]
    starts_on: date
    ends_on: date | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appoint:
    """Let somebody sit in a seat from a day on, or wait for it as alternate.

    The person is a member, somebody the office knows (``person_id``), or a name. In the term that runs on the day,
    else in a new one until ``ends_on`` (None: by the by-laws); ``new_term`` begins one in any case, cutting short a
    term in which nobody sits. ``as_recorded`` writes down the past: by-laws and membership only warn then.
    """

    seat_id: int
    starts_on: date
    member_id: int | None = None
    person_id: int | None = None
    full_name: str = ""
    sex: Sex = Sex.UNKNOWN
    how: How = How.ELECTED
    ends_on: date | None = None
    decision: str = ""
    new_term: bool = False
    alternate: bool = False
    pending: bool = False
    office: Office | None = None
    office_title: Wording = NO_TITLE
    as_recorded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EndAppointment:
    """Record why and with which day somebody leaves a seat, or no longer waits for it."""

    appointment_id: int
    on: date
    reason: EndReason | None
    remarks: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepIn:
    """Let an alternate take the seat for the rest of the term."""

    appointment_id: int
    on: date
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratify:
    """Record the assembly's word on a co-option; one that is not ratified ends with the day."""

    appointment_id: int
    on: date
    ratified: bool
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignOffice:
    """Give an office to who sits in a seat."""

    appointment_id: int
    office: Office
    since: date
    title: Wording = NO_TITLE
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOffice:
    """Let somebody give up an office with a day, and keep the seat."""

    holding_id: int
    on: date
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawSeries:
    """Draw lots which seats are renewed first.

    ``series`` None takes the number of parts from the by-laws, ``term_months`` None the length of a term. Drawn are
    the seats named, else all elected ones; from the seed (one is made where none is said), or by hand: the seats in the
    order they were drawn.
    """

    body_id: int
    drawn_on: date
    series: int | None = None
    term_months: int | None = None
    seat_ids: tuple[int, ...] = ()
    seed: str = ""
    by_hand: tuple[int, ...] = ()
    witnesses: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareInterest:
    """Record an interest an officer declares: a member's, or that of somebody else the office knows."""

    kind: InterestKind | None
    party: str
    declared_on: date
    member_id: int | None = None
    person_id: int | None = None
    nature: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndInterest:
    """Record the last day of an interest."""

    interest_id: int
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHandOver:
    """Record what one holder of an office handed to the next; people by id, or by name where the office knows none."""

    body_id: int
    office: Office
    on: date
    title: Wording = NO_TITLE
    given_by_id: int | None = None
    given_by: str = ""
    taken_by_id: int | None = None
    taken_by: str = ""
    place: str = ""
    witnesses: str = ""
    remarks: str = ""
    items: tuple[HandedOver, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastOfficer:
    """A row of a table of past officers: who sat in which seat from when to when.

    The member by number, or somebody by name; ``until`` None for who sits there still. ``term_ends_on`` None is the
    last day of the by-laws, else ``until``.
    """

    seat: int
    """Position of the seat in the body; seats that are not there yet are added."""
    since: date | None
    number: str = ""
    name: str = ""
    office: Office | None = None
    office_title: str = ""
    until: date | None = None
    term_ends_on: date | None = None
    how: How = How.NOT_KNOWN
    end_reason: EndReason | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BringInOfficers:
    """Write down a table of past officers of a body: all of it, or nothing."""

    body_id: int
    rows: tuple[PastOfficer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack:
    """Take back a line that was written by mistake; it stays readable, marked as taken back."""

    kind: LineKind
    line_id: int
    reason: str
