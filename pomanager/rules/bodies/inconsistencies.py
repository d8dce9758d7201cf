"""What cannot be in a register of officers, or goes against the by-laws of the day: found, and only told.

Commands refuse most of it; what was brought in from old papers, or came about later (a death, other by-laws), is here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bodies.excluding import DeclaredInterest, objections_to_interests
from pomanager.rules.bodies.kinds import OFFICE_WORDS, BodyKind, Office, SeatKind
from pomanager.rules.bodies.leading import LEADING, objections_to_leaders
from pomanager.rules.bodies.leaving import same_office
from pomanager.rules.bodies.limits import BodyLimits
from pomanager.rules.bodies.terms import Served, Span, consecutive_terms, overlapping
from pomanager.rules.members import ON_ROLL, STATUS_WORDS, Sex, Status
from pomanager.rules.objections import Objection, Weight, Word
from pomanager.rules.wording import Wording


class Trouble(StrEnum):
    """Kinds of inconsistencies; each is the ``about`` of its sentence."""

    OVERLAP = "overlap"
    TWO_OFFICES = "two_offices"
    OFFICE_TWICE = "office_twice"
    TWO_SEATS = "two_seats"
    INCOMPATIBLE = "incompatible"
    NO_LAST_DAY = "no_last_day"
    NOT_A_MEMBER = "not_a_member"
    PAST_LIMIT = "past_limit"
    TOO_MANY_SEATS = "too_many_seats"
    STAYS_ON = "stays_on"
    NO_WOMAN = "no_woman"


TROUBLE_WORDS: Mapping[Trouble, str] = MappingProxyType(
    {
        Trouble.OVERLAP: N_("Two people in one seat"),
        Trouble.TWO_OFFICES: N_("Two offices in one hand"),
        Trouble.OFFICE_TWICE: N_("One office held twice"),
        Trouble.TWO_SEATS: N_("Two seats in one body"),
        Trouble.INCOMPATIBLE: N_("Seats that exclude one another"),
        Trouble.NO_LAST_DAY: N_("Last day of the term is missing"),
        Trouble.NOT_A_MEMBER: N_("No longer a member"),
        Trouble.PAST_LIMIT: N_("More terms than allowed"),
        Trouble.TOO_MANY_SEATS: N_("More seats than allowed"),
        Trouble.STAYS_ON: N_("Stays after the end of the term"),
        Trouble.NO_WOMAN: N_("No woman as chair or vice-chair"),
    }
)

BOTH_SIT = N_("{first} and {second} are both written down in this seat from {since} on.")
TWO_OFFICES = N_("{name} holds two offices at once: {first} and {second}.")
HELD_TWICE = N_("{first} and {second} are both written down as {office} from {since} on.")
TWO_SEATS = N_("{name} holds two seats of this body at once.")
EXCLUDED = N_("{name} also sits in “{body}”. The by-laws exclude that.")
NO_LAST_DAY = N_("The last day of the term of {name} is not known.")
LEFT_SINCE = N_("{name} is no member since {day} ({status}), and still sits here. Record the end.")
NEVER_MEMBER = N_("{name} is no member, and sits in an elected seat.")
PAST_LIMIT = N_("{name} serves {term} terms in a row. The by-laws allow {most}.")
SERVES_AGAIN = N_("{name} serves another term. By the by-laws whoever has ended one cannot be elected again.")
ABOVE_MAX = N_("The by-laws allow {most} seats. This body has {seats}.")
STAYS_ON = N_("The term of {name} ended on {day}, and the by-laws let nobody stay after it. Record the end.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSeat:
    """A time in a seat, as it is looked over; ``recorded`` are the days without regard to successors."""

    appointment_id: int
    body_id: int
    body: str
    kind: BodyKind
    seat_id: int
    seat_kind: SeatKind
    person_id: int
    name: str
    held: Span
    recorded: Span
    term: Span
    status: Status | None = None
    status_since: date | None = None
    sex: Sex = Sex.UNKNOWN
    declared: tuple[DeclaredInterest, ...] = ()
    offices: tuple[tuple[Office, Wording, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One inconsistency: where, about whom, and the sentence."""

    trouble: Trouble
    body_id: int
    message: str
    details: Mapping[str, object]
    seat_id: int | None = None
    person_id: int | None = None
    appointment_ids: tuple[int, ...] = ()

    @property
    def objection(self) -> Objection:
        """The sentence, that stops nothing."""
        return Objection(self.message, self.trouble.value, self.details, Weight.WARN)


def looked_over(
    held: Sequence[HeldSeat],
    limits: Mapping[BodyKind, BodyLimits],
    seats: Mapping[int, tuple[BodyKind, int]],
    day: date,
) -> tuple[Found, ...]:
    """Everything to look at in these times; ``seats`` counts the voting seats of each body on the day.

    Overlaps are told of any time; what the by-laws do not allow, of the day.
    """
    return (
        *_overlaps(held), *_offices(held), *_two_seats(held), *_excluded(held, limits, day),
        *_declared(held, limits, day), *_undated(held), *_left(held, day), *_past_limits(held, limits, day),
        *_sizes(limits, seats), *_staying(held, limits, day), *_without_woman(held, limits, day),
    )  # fmt: skip


def _grouped(held: Iterable[HeldSeat], by: str) -> Iterator[list[HeldSeat]]:
    groups: dict[int, list[HeldSeat]] = defaultdict(list)
    for each in held:
        groups[getattr(each, by)].append(each)
    yield from groups.values()


def _overlaps(held: Sequence[HeldSeat]) -> Iterator[Found]:
    for seat in _grouped(held, "seat_id"):
        for first, second in overlapping([each.recorded for each in seat]):
            one, other = seat[first], seat[second]
            since = max(one.recorded.first, other.recorded.first)
            details = {"first": one.name, "second": other.name, "since": since}
            ids = (one.appointment_id, other.appointment_id)
            yield Found(Trouble.OVERLAP, one.body_id, BOTH_SIT, details, one.seat_id, other.person_id, ids)


def _offices(held: Sequence[HeldSeat]) -> Iterator[Found]:
    for body in _grouped(held, "body_id"):
        of_body = [(each, office) for each in body for office in each.offices]
        for (one, (office, title, span)), (other, (second, second_title, second_span)) in combinations(of_body, 2):
            if not span.meets(second_span):
                continue
            ids = tuple(dict.fromkeys((one.appointment_id, other.appointment_id)))
            if one.person_id == other.person_id:
                details = {"name": one.name, "first": _called(office, title), "second": _called(second, second_title)}
                yield Found(Trouble.TWO_OFFICES, one.body_id, TWO_OFFICES, details, one.seat_id, one.person_id, ids)
            elif same_office(office, title, second, second_title):
                since = max(span.first, second_span.first)
                told: dict[str, object] = {
                    "first": one.name, "second": other.name, "office": _called(office, title), "since": since
                }  # fmt: skip
                yield Found(Trouble.OFFICE_TWICE, one.body_id, HELD_TWICE, told, other.seat_id, other.person_id, ids)


def _called(office: Office, title: Wording) -> str:
    return next(iter(title.texts.values()), "") or Word(OFFICE_WORDS[office])


def _two_seats(held: Sequence[HeldSeat]) -> Iterator[Found]:
    for person in _grouped(held, "person_id"):
        for one, other in combinations(person, 2):
            apart = one.body_id != other.body_id or one.seat_id == other.seat_id
            if not apart and one.held.meets(other.held):
                ids = (one.appointment_id, other.appointment_id)
                yield Found(
                    Trouble.TWO_SEATS, one.body_id, TWO_SEATS, {"name": one.name}, other.seat_id, one.person_id, ids
                )


def _excluded(held: Sequence[HeldSeat], limits: Mapping[BodyKind, BodyLimits], day: date) -> Iterator[Found]:
    for person in _grouped([each for each in held if day in each.held], "person_id"):
        for one, other in combinations(person, 2):
            if one.body_id == other.body_id:
                continue
            both_ways = ((one, other), (other, one))
            if not any(there.kind in (limits[here.kind].incompatible_with or ()) for here, there in both_ways):
                continue
            for here, there in both_ways:
                yield Found(
                    Trouble.INCOMPATIBLE, here.body_id, EXCLUDED, {"name": here.name, "body": there.body},
                    here.seat_id, here.person_id, (here.appointment_id, there.appointment_id),
                )  # fmt: skip


def _declared(held: Sequence[HeldSeat], limits: Mapping[BodyKind, BodyLimits], day: date) -> Iterator[Found]:
    for each in held:
        if day in each.held and each.seat_kind is not SeatKind.EX_OFFICIO:
            told = objections_to_interests(each.name, each.declared, Span(day, day), each.kind, limits[each.kind])
            yield from (_of(each, Trouble.INCOMPATIBLE, one.message, one.details) for one in told if one.stops)


def _without_woman(held: Sequence[HeldSeat], limits: Mapping[BodyKind, BodyLimits], day: date) -> Iterator[Found]:
    for body in _grouped([each for each in held if day in each.held], "body_id"):
        if not limits[body[0].kind].women_officer:
            continue
        led = [(office, each.sex) for each in body for office, _title, span in each.offices if day in span]
        leading = [(office, sex) for office, sex in led if office in LEADING]
        if {office for office, _sex in leading} == LEADING:
            for told in objections_to_leaders([sex for _office, sex in leading]):
                yield Found(Trouble.NO_WOMAN, body[0].body_id, told.message, told.details)


def _undated(held: Sequence[HeldSeat]) -> Iterator[Found]:
    for each in held:
        if each.term.last is None and each.seat_kind is not SeatKind.EX_OFFICIO and each.held.last is None:
            yield _of(each, Trouble.NO_LAST_DAY, NO_LAST_DAY, {"name": each.name})


def _left(held: Sequence[HeldSeat], day: date) -> Iterator[Found]:
    for each in held:
        if day not in each.held or each.status in ON_ROLL:
            continue
        if each.status is None:
            if each.seat_kind is not SeatKind.EX_OFFICIO:
                yield _of(each, Trouble.NOT_A_MEMBER, NEVER_MEMBER, {"name": each.name})
        elif each.status_since is None or each.status_since <= day:
            status = Word(STATUS_WORDS[each.status])
            details = {"name": each.name, "day": each.status_since, "status": status}
            yield _of(each, Trouble.NOT_A_MEMBER, LEFT_SINCE, details)


def _past_limits(held: Sequence[HeldSeat], limits: Mapping[BodyKind, BodyLimits], day: date) -> Iterator[Found]:
    for body in _grouped([each for each in held if each.seat_kind is not SeatKind.EX_OFFICIO], "body_id"):
        allowed = limits[body[0].kind]
        most = 1 if allowed.re_eligible is False else allowed.max_consecutive_terms
        if most is None:
            continue
        for person in _grouped(body, "person_id"):
            now = next((each for each in person if day in each.held), None)
            if now is None:
                continue
            before = [Served(each.held, each.term) for each in person if each.term.first < now.term.first]
            terms = consecutive_terms(before, now.term.first, allowed.cooling_off_months or 0) + 1
            if allowed.re_eligible is False:
                if any(each.counts for each in before):
                    yield _of(now, Trouble.PAST_LIMIT, SERVES_AGAIN, {"name": now.name})
            elif terms > most:
                yield _of(now, Trouble.PAST_LIMIT, PAST_LIMIT, {"name": now.name, "term": terms, "most": most})


def _sizes(limits: Mapping[BodyKind, BodyLimits], seats: Mapping[int, tuple[BodyKind, int]]) -> Iterator[Found]:
    for body_id, (kind, count) in seats.items():
        most = limits[kind].size_max
        if most is not None and count > most:
            yield Found(Trouble.TOO_MANY_SEATS, body_id, ABOVE_MAX, {"most": most, "seats": count})


def _staying(held: Sequence[HeldSeat], limits: Mapping[BodyKind, BodyLimits], day: date) -> Iterator[Found]:
    for each in held:
        last = each.term.last
        if last is not None and last < day and day in each.held and limits[each.kind].holdover is False:
            yield _of(each, Trouble.STAYS_ON, STAYS_ON, {"name": each.name, "day": last})


def _of(each: HeldSeat, trouble: Trouble, message: str, details: Mapping[str, object]) -> Found:
    return Found(trouble, each.body_id, message, details, each.seat_id, each.person_id, (each.appointment_id,))
