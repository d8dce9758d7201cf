"""What screens and papers see of bodies: who sits where and until when, what ends soon, and what is wrong.

All days are both-ends-included: ``until`` is the last day somebody sits.
"""

from dataclasses import dataclass
from datetime import date, timedelta

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
from pomanager.rules.members import Sex, Status
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class PersonLabel:
    """Who it is; ``member_id``, ``number`` and ``status`` are None and "" of somebody who is no member."""

    person_id: int
    name: str
    """As on the day that was asked for."""
    other_script: str = ""
    sex: Sex = Sex.UNKNOWN
    member_id: int | None = None
    number: str = ""
    status: Status | None = None
    """The standing now."""


@dataclass(frozen=True, slots=True)
class SeatLabel:
    """A seat as lists name it: its own title, else its position in the body ("Seat 3")."""

    id: int
    body_id: int
    position: int
    title: Wording
    kind: SeatKind
    voting: bool
    reserved_for: ReservedFor
    section: str
    """Of a seat reserved for a section: which, else ""."""
    series: int | None
    """With which part of the body it is renewed, from 1; None where the body is renewed all at once."""


@dataclass(frozen=True, slots=True)
class BodyLabel:
    """A body as lists name it."""

    id: int
    kind: BodyKind
    name: Wording
    section: str
    """The section whose body it is, "" for one of the whole organisation."""


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office somebody holds; ``until`` is None as long as the seat is kept."""

    id: int
    office: Office
    title: Wording
    since: date
    until: date | None
    decision: str


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody in a seat, from the first day to the last."""

    appointment_id: int
    seat_id: int
    term_id: int
    person: PersonLabel
    how: How
    since: date
    until: date | None
    """The last day in the seat as it is known: recorded, or the day before a successor; None while nothing ended it."""
    term_ends_on: date | None
    """The last day of the term; None for a seat without one (ex officio)."""
    end_reason: EndReason | None
    ending_id: int | None
    """The line that ended it, to be taken back; None where nothing is recorded."""
    offices: tuple[HeldOffice, ...]
    holds_over: bool
    """Whether the term was over on the day asked for, and nobody has taken the seat."""
    awaits_ratification: bool
    ratified_on: date | None
    decision: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """Who steps in when the holder of a seat leaves; ``stepped_in`` once that happened."""

    appointment_id: int
    seat_id: int
    person: PersonLabel
    since: date
    until: date | None
    stepped_in: bool


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat and who sits in it on a day: ``holding`` is None for a vacancy."""

    seat: SeatLabel
    since: date | None
    ended_on: date | None
    holding: Holding | None
    alternates: tuple[Alternate, ...]
    vacant_since: date | None
    """First day without anybody; None while it is held, or where nobody ever sat there and no first day is known."""
    version: int


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body in the list of bodies, with its figures on the day asked for."""

    label: BodyLabel
    since: date | None
    ended_on: date | None
    seats: int
    held: int
    vacant: int
    holding_over: int
    women: int
    next_term_ends: date | None
    """The next last day of a term among those who sit; a term that is over counts too."""
    remarks: int
    """How many inconsistencies it has."""


@dataclass(frozen=True, slots=True)
class DrawDetail:
    """A drawing of lots for the first series, as it was recorded."""

    id: int
    drawn_on: date
    seed: str
    """What was drawn by; "" for lots drawn by hand."""
    witnesses: str
    lots: tuple[tuple[SeatLabel, int, int], ...]
    """Seat, place at which it was drawn, series."""
    confirmed: bool | None
    """Whether drawing again from the seed gives the same; None for lots drawn by hand."""


@dataclass(frozen=True, slots=True)
class BodyDetail:
    """A body with its seats and who sits in them on a day."""

    label: BodyLabel
    section_id: int | None
    since: date | None
    ended_on: date | None
    decision: str
    version: int
    as_of: date
    seats: tuple[SeatRow, ...]
    draws: tuple[DrawDetail, ...]
    remarks: tuple[Objection, ...]
    """What the by-laws of the day have against the body as it stands (size, women), and on what they are silent."""


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """One seat held on a day: the line of the register of officers and of ``pomanager officers``."""

    body: BodyLabel
    seat: SeatLabel
    holding: Holding


@dataclass(frozen=True, slots=True)
class PastHolding:
    """A time somebody sat in a seat, for the history of a body, of an office or of a person."""

    body: BodyLabel
    seat: SeatLabel
    holding: Holding
    as_alternate: bool = False


@dataclass(frozen=True, slots=True)
class OfficeHistoryRow:
    """A time somebody held an office; ``until`` None while it goes on."""

    body: BodyLabel
    office: Office
    title: Wording
    person: PersonLabel
    since: date
    until: date | None
    appointment_id: int
    holding_id: int


@dataclass(frozen=True, slots=True)
class VacancyRow:
    """A seat nobody sits in on a day, and who could step in."""

    body: BodyLabel
    seat: SeatLabel
    since: date | None
    last_holder: PersonLabel | None
    end_reason: EndReason | None
    rest_until: date | None
    """The last day of the term that is being missed, for a co-option; None where no term runs."""
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True)
class TermEndingRow:
    """A holder whose term ends within the time asked for, or is over already."""

    body: BodyLabel
    seat: SeatLabel
    holding: Holding
    ends_on: date
    is_over: bool
    """Whether the term was over on the day asked for: the holder holds over."""
    terms_served: int
    """Consecutive terms in this body, the present one included."""
    may_return: bool | None
    """Whether the by-laws let the holder take another term; None where they are silent."""


@dataclass(frozen=True, slots=True)
class RenewalRow:
    """One coming renewal of a body: a last day of terms, and the seats that are filled anew after it."""

    body: BodyLabel
    ends_on: date
    series: int | None
    seats: tuple[OfficerRow, ...]
    vacant: tuple[SeatLabel, ...]


@dataclass(frozen=True, slots=True)
class InconsistencyRow:
    """Something in the register that cannot be, or that the by-laws do not allow."""

    body: BodyLabel
    seat: SeatLabel | None
    person: PersonLabel | None
    objection: Objection
    """The sentence; its ``about`` is a code of ``rules.bodies.inconsistencies.Trouble``."""
    appointment_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TermBar:
    """One time in a seat as the picture of terms draws it."""

    appointment_id: int
    person: PersonLabel
    first: date
    last: date | None
    """Last day in the seat, None while it goes on."""
    term_ends_on: date | None
    """From the day after this on the bar is a holdover."""
    how: How
    offices: tuple[HeldOffice, ...]
    end_reason: EndReason | None


@dataclass(frozen=True, slots=True)
class TermLane:
    """A seat of the picture, with its bars from left to right."""

    seat: SeatLabel
    bars: tuple[TermBar, ...]


@dataclass(frozen=True, slots=True)
class TermPicture:
    """The terms of a body over the years, from ``first`` to ``last``, with the day of today between."""

    body: BodyLabel
    first: date
    last: date
    today: date
    lanes: tuple[TermLane, ...]

    def reach_of(self, bar: TermBar) -> tuple[date, date | None]:
        """The last day a bar is drawn to, and the first one past the term, None where it does not go past it.

        While nobody has left it goes on to the end of the term, or to today where that is over.
        """
        last = bar.last or max(bar.term_ends_on or self.last, self.today)
        past = bar.term_ends_on is not None and last > bar.term_ends_on
        return last, bar.term_ends_on + timedelta(days=1) if bar.term_ends_on is not None and past else None


@dataclass(frozen=True, slots=True)
class InterestRow:
    """An interest somebody declared; ``ended_on`` None while it lasts."""

    id: int
    person: PersonLabel
    kind: InterestKind
    party: str
    """With whom: the other organisation, firm or person."""
    nature: str
    declared_on: date
    since: date | None
    ended_on: date | None
    ending_id: int | None


@dataclass(frozen=True, slots=True)
class HandOverRow:
    """A hand-over in the list of them."""

    id: int
    body: BodyLabel
    office: Office
    title: Wording
    on: date
    given_by: PersonLabel
    taken_by: PersonLabel
    items: int
    is_taken_back: bool


@dataclass(frozen=True, slots=True)
class HandOverDetail:
    """A hand-over record, whole."""

    row: HandOverRow
    place: str
    witnesses: str
    remarks: str
    items: tuple[HandedOver, ...]


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of the lists that can be taken back, as the history of a body tells it: what was recorded when."""

    kind: LineKind
    id: int
    seat: SeatLabel | None
    person: PersonLabel | None
    on: date
    decision: str
    taken_back: str
    """The reason it was taken back with, "" while it holds."""
