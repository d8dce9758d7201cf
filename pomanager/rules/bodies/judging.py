"""What speaks against filling a seat: days, who sits there already, and what the by-laws of the day allow."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pomanager.marks import N_
from pomanager.rules.bodies.composition import SEAT_HELD
from pomanager.rules.bodies.eligibility import (
    TOO_NEW,
    TOO_YOUNG,
    objections_to_age,
    objections_to_seniority,
)
from pomanager.rules.bodies.excluding import (
    DECLARED,
    INCOMPATIBLE,
    NOT_DECLARED,
    DeclaredInterest,
    objections_to_interests,
    objections_to_seats,
)
from pomanager.rules.bodies.kinds import BodyKind, How, ReservedFor, SeatKind
from pomanager.rules.bodies.limits import ON_APPOINTMENT, BodyLimits, silences
from pomanager.rules.bodies.replacing import FILLED_OTHERWISE, objections_to_replacing
from pomanager.rules.bodies.terms import Served, Span, consecutive_terms, free_again_on, last_day_of_term
from pomanager.rules.calendar import VagueDate, add_months
from pomanager.rules.member_objections import NO_DECISION
from pomanager.rules.members import ON_ROLL, Sex, Status
from pomanager.rules.objections import Objection, Weight, Word

MONTHS_AHEAD = 12
"""How far ahead a term may be recorded, in months."""

TOO_FAR_AHEAD = N_("The day {day} lies more than a year ahead.")
SEAT_NOT_THERE = N_("The seat is there only from {since}. Choose that day or a later one.")
SEAT_ENDED = N_("The seat ended on {day}.")
TERMS_OVERLAP = N_("A term of this seat runs from {since} until {until}. Terms of one seat do not overlap.")
HELD = N_("{name} sits there until {until}. First record why and when this seat was left.")
WAS_HELD = N_("{name} sat there from {since} on. Record what came earlier with a last day before that.")
LAST_DAY_FIRST = N_("The last day lies before the first.")
NO_LAST_DAY = N_("The by-laws do not say how long a term is. Write its last day.")
TERM_TOO_LONG = N_("The by-laws give a term {months} months: until {day} at the latest.")
TERM_TOO_SHORT = N_("The by-laws give a term {months} months: until {day} at the earliest.")
PAST_LIMIT = N_("{served} terms in a row have been served. The by-laws allow {most}.")
COOLING_OFF = N_("After the last term allowed, {name} can come back from {day} on.")
NOT_AGAIN = N_("{name} has served a term. By the by-laws whoever has ended one cannot be elected again.")
TWICE_IN_BODY = N_("{name} holds another seat of this body.")
NOT_A_MEMBER = N_("{name} was no member on {day}.")
NO_ORGANISATIONS = N_("Organisations that are members {sit}.")
CANNOT_SIT = N_("cannot sit in it")
FOR_WOMEN = N_("This seat is reserved for women.")
FOR_YOUNG = N_("This seat is reserved for the young, up to {years} years of age.")
FOR_SECTION = N_("This seat is reserved for the section “{section}”.")
NOBODY_CHOSEN = N_("Choose a member, or write the name of somebody who is none.")
NOT_CO_OPTED = N_("Only a co-option waits to be ratified.")
SECOND_ALTERNATE = N_("{name} waits for this seat already.")

BY_LAW_SENTENCES = frozenset(
    {
        TERM_TOO_LONG, TERM_TOO_SHORT, PAST_LIMIT, NOT_AGAIN, COOLING_OFF, INCOMPATIBLE, DECLARED, TOO_YOUNG, FOR_WOMEN,
        FOR_YOUNG, FOR_SECTION, NOT_A_MEMBER, TWICE_IN_BODY, NO_LAST_DAY, TOO_NEW, NO_ORGANISATIONS, FILLED_OTHERWISE,
    }
)  # fmt: skip
"""What was once done against the rules stays true: when the past is written down, these only warn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateFacts:
    """Who is to sit there. ``status`` is the standing on the first day, None for somebody who was no member."""

    name: str
    sex: Sex = Sex.UNKNOWN
    birth: VagueDate | None = None
    status: Status | None = None
    member_since: date | None = None
    """Since when somebody on the roll is a member without a break; None where that is not known."""
    is_organisation: bool = False
    section: str = ""
    in_section: bool = True
    """Whether the person belongs to the section the seat is reserved for, or to what lies within it."""
    served: tuple[Served, ...] = ()
    """Times in voting seats of this body, whichever seat it was."""
    elsewhere: tuple[tuple[str, BodyKind, Span], ...] = ()
    """Seats held in other bodies: the body's name, its kind, the days."""
    excluding: frozenset[BodyKind] = frozenset()
    """Kinds of those other bodies whose own by-laws exclude a seat in this one."""
    same_body: tuple[Span, ...] = ()
    """Days in other seats of this body."""
    declared: tuple[DeclaredInterest, ...] = ()
    """Interests that were declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatFacts:
    """The seat to be filled, its terms, and who has sat there: each with the name, first day, last day (None: still).

    ``holders`` are told with the recorded last day, or None where nothing but the end of the term speaks for it;
    ``term_ends`` gives the last day of each holder's term beside it.
    """

    kind: SeatKind = SeatKind.ELECTED
    body_kind: BodyKind = BodyKind.OTHER
    reserved_for: ReservedFor = ReservedFor.NOBODY
    section: str = ""
    since: date | None = None
    until: date | None = None
    terms: tuple[Span, ...] = ()
    holders: tuple[tuple[str, Span], ...] = ()
    term_ends: tuple[date | None, ...] = ()
    alternates: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentFacts:
    """An appointment as it would stand."""

    today: date
    seat: SeatFacts
    candidate: CandidateFacts | None
    """None where nobody has been chosen yet."""
    how: How
    starts_on: date
    ends_on: date | None = None
    """The last day of the new term, as said; None leaves it to the by-laws, or to the term that runs."""
    new_term: bool = False
    alternate: bool = False
    pending: bool = False
    decision: str = ""
    as_recorded: bool = False
    """Whether the past is written down: then by-laws and membership only warn."""
    left_on: date | None = None
    """The last day in the seat, where it is written down together with the first; may lie after the term's."""


def term_running(terms: tuple[Span, ...], day: date) -> Span | None:
    """The term of a seat a day lies in."""
    return next((term for term in terms if day in term), None)


def objections_to_appointment(facts: AppointmentFacts, limits: BodyLimits) -> tuple[Objection, ...]:
    """Everything to say about an appointment, and on what the by-laws are silent."""
    found = [
        *_about_days(facts, limits),
        *_about_seat(facts, limits),
        *_about_candidate(facts, limits),
        *_about_act(facts, limits),
    ]
    if facts.as_recorded:
        # Nobody is asked now for what was to be declared then.
        found = [each for each in found if each.message != NOT_DECLARED]
        found = [replace(each, weight=Weight.WARN) if each.message in BY_LAW_SENTENCES else each for each in found]
    if facts.seat.kind is SeatKind.EX_OFFICIO:
        return tuple(found)
    return (*found, *silences(limits, _judged_by(facts)))


def _judged_by(facts: AppointmentFacts) -> Iterator[str]:
    """The limits this appointment is judged by, to be told where they are blank."""
    yield from ON_APPOINTMENT
    if facts.candidate is not None and facts.candidate.is_organisation:
        yield "legal_persons"
    if facts.ends_on is not None and facts.seat.body_kind is BodyKind.BOARD and begins_term(facts):
        yield "term_shortest_months"


def objections_to_candidate(facts: AppointmentFacts, limits: BodyLimits) -> tuple[Objection, ...]:
    """What speaks against this person in this seat, whatever the act is that puts them there."""
    return tuple(_about_candidate(facts, limits))


def open_from(seat: SeatFacts, day: date) -> date:
    """The first day, this one or a later one, on which nobody sits there for a term that runs; holding over is none."""
    lasts = [
        min(each for each in (span.last, term_end) if each is not None)
        for (_name, span), term_end in zip(seat.holders, seat.term_ends, strict=True)
        if day in span and term_end is not None and term_end >= day
    ]
    return date.fromordinal(max(lasts).toordinal() + 1) if lasts else day


def objections_to_term(
    seat: SeatFacts, starts_on: date, ends_on: date | None, today: date, limits: BodyLimits
) -> tuple[Objection, ...]:
    """Everything to say about a term that is to begin."""
    return tuple(_about_new_term(seat, starts_on, ends_on, today, limits))


def proposed_last_day(seat: SeatFacts, starts_on: date, limits: BodyLimits) -> date | None:
    """The last day of a term by the by-laws; None where they are silent, or the seat has none (ex officio)."""
    if seat.kind is SeatKind.EX_OFFICIO or limits.term_months is None:
        return None
    return last_day_of_term(starts_on, limits.term_months)


def _about_days(facts: AppointmentFacts, limits: BodyLimits) -> Iterator[Objection]:
    running = term_running(facts.seat.terms, facts.starts_on)
    if running is None or begins_term(facts):
        terms = facts.seat.terms
        if running is not None and not _held_on(facts.seat, facts.starts_on):
            terms = tuple(term for term in terms if term != running)  # nobody sits there: that term is cut short
        seat = replace(facts.seat, terms=terms)
        yield from _about_new_term(seat, facts.starts_on, facts.ends_on, facts.today, limits)
    else:
        yield from _about_first_day(facts.seat, facts.starts_on, facts.today)
        if facts.ends_on is not None and facts.ends_on != running.last:
            details = {"since": running.first, "until": running.last}
            yield Objection(TERMS_OVERLAP, "ends_on", details)


def _about_new_term(
    seat: SeatFacts, starts_on: date, ends_on: date | None, today: date, limits: BodyLimits
) -> Iterator[Objection]:
    yield from _about_first_day(seat, starts_on, today)
    proposed = proposed_last_day(seat, starts_on, limits)
    last = ends_on or proposed
    if ends_on is not None and ends_on < starts_on:
        yield Objection(LAST_DAY_FIRST, "ends_on")
        return
    if last is None and seat.kind is not SeatKind.EX_OFFICIO:
        yield Objection(NO_LAST_DAY, "ends_on")
    longest = limits.term_months or limits.term_longest_months
    if ends_on is not None and longest is not None and seat.kind is not SeatKind.EX_OFFICIO:
        latest = last_day_of_term(starts_on, longest)
        if ends_on > latest:
            yield Objection(TERM_TOO_LONG, "ends_on", {"months": longest, "day": latest})
    shortest = limits.term_shortest_months
    if ends_on is not None and shortest is not None and seat.kind is not SeatKind.EX_OFFICIO:
        earliest = last_day_of_term(starts_on, shortest)
        if ends_on < earliest:
            # The first terms of a body renewed in parts are shorter than later ones: there it stops nobody.
            weight = Weight.STOP if limits.renewal_series is None else Weight.WARN
            yield Objection(TERM_TOO_SHORT, "ends_on", {"months": shortest, "day": earliest}, weight)
    for term in seat.terms:
        if term.meets(Span(starts_on, last)):
            yield Objection(TERMS_OVERLAP, "starts_on", {"since": term.first, "until": term.last})


def _about_first_day(seat: SeatFacts, starts_on: date, today: date) -> Iterator[Objection]:
    if starts_on > add_months(today, MONTHS_AHEAD):
        yield Objection(TOO_FAR_AHEAD, "starts_on", {"day": starts_on})
    if seat.since is not None and starts_on < seat.since:
        yield Objection(SEAT_NOT_THERE, "starts_on", {"since": seat.since})
    if seat.until is not None and starts_on > seat.until:
        yield Objection(SEAT_ENDED, "starts_on", {"day": seat.until})


def begins_term(facts: AppointmentFacts) -> bool:
    """Whether a new term begins with the appointment: none runs, or one is wanted and the running one can be cut."""
    running = term_running(facts.seat.terms, facts.starts_on)
    return running is None or (facts.new_term and running.first < facts.starts_on)


def days_of(facts: AppointmentFacts, limits: BodyLimits) -> Span:
    """The days the appointment is for: the rest of the term that runs, or the new one."""
    running = term_running(facts.seat.terms, facts.starts_on)
    if running is not None and not begins_term(facts):
        return Span(facts.starts_on, running.last)
    last = facts.ends_on or proposed_last_day(facts.seat, facts.starts_on, limits)
    return Span(facts.starts_on, last if last is None or last >= facts.starts_on else facts.starts_on)


def _held_on(seat: SeatFacts, day: date) -> bool:
    return any(day in span for _name, span in seat.holders)


def _about_seat(facts: AppointmentFacts, limits: BodyLimits) -> Iterator[Objection]:
    seat, first = facts.seat, facts.starts_on
    if facts.alternate:
        yield from (
            Objection(SECOND_ALTERNATE, "alternate", {"name": name}, Weight.WARN)
            for name, span in seat.alternates
            if first in span
        )
        return
    days = _days_taken(facts, limits)
    # Whoever sits there later in a term that would be cut short would be left without it.
    cut = term_running(seat.terms, first) if begins_term(facts) else None
    for (name, span), term_end in zip(seat.holders, seat.term_ends, strict=True):
        if span.first > first and span.first not in days and (cut is None or span.first not in cut):
            continue
        if span.first >= first:
            yield Objection(WAS_HELD, "starts_on", {"name": name, "since": span.first})
        elif span.last is not None and span.last >= first:
            yield Objection(HELD, "starts_on", {"name": name, "until": span.last})
        elif span.last is None and term_end is None:
            yield Objection(SEAT_HELD, "starts_on", {"name": name})
        elif span.last is None and term_end is not None and term_end >= first:
            yield Objection(HELD, "starts_on", {"name": name, "until": term_end})


def _days_taken(facts: AppointmentFacts, limits: BodyLimits) -> Span:
    """The days nobody else can sit there: those of the appointment, and any the seat was held for beyond them."""
    days = days_of(facts, limits)
    if facts.left_on is None or days.last is None or facts.left_on <= days.last:
        return days
    return Span(days.first, facts.left_on)


def _about_candidate(facts: AppointmentFacts, limits: BodyLimits) -> Iterator[Objection]:
    who = facts.candidate
    if who is None:
        yield Objection(NOBODY_CHOSEN, "member_id")
        return
    held = days_of(facts, limits)
    if facts.seat.kind is not SeatKind.EX_OFFICIO and who.status not in ON_ROLL:
        yield Objection(NOT_A_MEMBER, "member_id", {"name": who.name, "day": facts.starts_on})
    if any(span.meets(held) for span in who.same_body) and not facts.alternate:
        yield Objection(TWICE_IN_BODY, "member_id", {"name": who.name})
    if who.is_organisation and limits.legal_persons is False:
        yield Objection(NO_ORGANISATIONS, "member_id", {"sit": Word(CANNOT_SIT)})
    if limits.min_seniority is not None and facts.seat.kind is not SeatKind.EX_OFFICIO and who.status in ON_ROLL:
        yield from objections_to_seniority(who.member_since, limits.min_seniority, facts.starts_on)
    if limits.min_age is not None and not who.is_organisation:
        yield from objections_to_age(who.birth, limits.min_age, facts.starts_on)
    yield from _about_reserve(facts, who, limits)
    yield from objections_to_seats(who.name, who.elsewhere, who.excluding, held, limits)
    if facts.seat.kind is not SeatKind.EX_OFFICIO:  # a manager sits there because of being employed
        yield from objections_to_interests(who.name, who.declared, held, facts.seat.body_kind, limits)
    yield from _about_limit(facts, who, limits)


def _about_reserve(facts: AppointmentFacts, who: CandidateFacts, limits: BodyLimits) -> Iterator[Objection]:
    match facts.seat.reserved_for:
        case ReservedFor.WOMEN if who.sex is not Sex.FEMALE:
            yield Objection(FOR_WOMEN, "member_id")
        case ReservedFor.YOUTH if limits.youth_age is not None and (
            who.birth is None or who.birth.youngest_on(facts.starts_on) > limits.youth_age
        ):
            yield Objection(FOR_YOUNG, "member_id", {"years": limits.youth_age})
        case ReservedFor.SECTION if not who.in_section:
            yield Objection(FOR_SECTION, "member_id", {"section": facts.seat.section})
        case _:
            pass


def _about_limit(facts: AppointmentFacts, who: CandidateFacts, limits: BodyLimits) -> Iterator[Objection]:
    most = limits.max_consecutive_terms
    if facts.seat.kind is SeatKind.EX_OFFICIO or facts.alternate:
        return
    running = term_running(facts.seat.terms, facts.starts_on)
    first = running.first if running is not None and not begins_term(facts) else facts.starts_on
    counted = tuple(each for each in who.served if each.term.first != first)
    if limits.re_eligible is False and any(each.counts and each.held.first < facts.starts_on for each in counted):
        yield Objection(NOT_AGAIN, "member_id", {"name": who.name})
    if most is None:
        return
    served = consecutive_terms(counted, facts.starts_on, limits.cooling_off_months or 0)
    if served < most:
        return
    yield Objection(PAST_LIMIT, "member_id", {"served": served, "most": most})
    if limits.cooling_off_months:
        # Who holds over has left with the end of the term, as far as this counts.
        lasts = [each.held.last or each.term.last for each in counted]
        last = max((day for day in lasts if day is not None and day < facts.starts_on), default=None)
        if last is not None:
            day = free_again_on(last, limits.cooling_off_months)
            yield Objection(COOLING_OFF, "member_id", {"name": who.name, "day": day})


def _about_act(facts: AppointmentFacts, limits: BodyLimits) -> Iterator[Objection]:
    if facts.pending and facts.how is not How.CO_OPTED:
        yield Objection(NOT_CO_OPTED, "pending")
    yield from objections_to_replacing(
        facts.how, limits, term_running(facts.seat.terms, facts.starts_on), pending=facts.pending,
        begins_term=begins_term(facts), seat=facts.seat.kind,
    )  # fmt: skip
    if not facts.decision.strip():
        yield Objection(NO_DECISION, "decision", weight=Weight.WARN)
