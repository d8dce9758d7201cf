"""What there is to say about a body as a whole: its name and seats, how many it has, who sits in them, and its lots."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.bodies.kinds import ReservedFor
from pomanager.rules.bodies.limits import ON_BODY, BodyLimits, silences
from pomanager.rules.bodies.terms import MOST_SERIES, last_day_of_term
from pomanager.rules.calendar import VagueDate
from pomanager.rules.drawing import LONGEST_SEED
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.place_changes import TOO_FEW, objections_to_name
from pomanager.rules.wording import Wording
from pomanager.rules.writing import LONGEST_TEXT, TOO_LONG, has_hidden_characters

MOST_SEATS = 500
"""Seats a body can have: an assembly of delegates has some hundreds."""
FEWEST_SERIES = 2

DAY_AHEAD = N_("The day {day} lies ahead. Record it on the day it takes effect.")
HIDDEN = N_("This holds characters that cannot be seen. Type it again.")
TOO_MANY_SEATS = N_("A body has {most} seats at most.")
ABOVE_MAX = N_("The by-laws allow {most} seats. This body has {seats}.")
BELOW_MIN = N_("The by-laws ask for {least} seats. This body has {seats}.")
NOT_ODD = N_("The by-laws ask for an odd number of seats. This body has {seats}.")
FEW_WOMEN = N_("The by-laws ask for {least} women here. {women} sit in it.")
FEW_YOUNG = N_("The by-laws ask for {least} young people here. {young} sit in it.")
WHICH_SECTION = N_("Say for which section the seat is reserved.")
NO_SUCH_SERIES = N_("A series is a number from 1 to {most}.")
HELD_BEFORE = N_("{name} sat there from {since} on. Choose that day or an earlier one.")
HELD_LATER = N_("Somebody sat there until {day}. Choose that day or a later one.")
GONE = N_("This ended on {day} already.")
SEAT_HELD = N_("{name} sits there. First record why and when this seat was left.")
ENDS_BEFORE_BEGINS = N_("The last day lies before the first.")
FEW_TO_DRAW = N_("Lots are drawn among {least} seats at least. Choose more seats, or fewer series.")
SERIES_RANGE = N_("A body is renewed in {least} to {most} series.")
SEED_OR_HAND = N_("Lots are drawn from a seed or by hand, not both.")
NOT_THESE_SEATS = N_("The seats drawn by hand are not those of the draw. Name each of them once.")
NO_TERM_RUNS = N_("Seat {seat} has no term on {day} that could be cut short.")
DRAWN_ALREADY = N_("The first series of this body was drawn on {day}.")
NO_SEATS = N_("Choose a seat.")
DRAWN_TOO_LATE = N_("The first part would have ended on {day}, before the lots were drawn.")
NO_SERIES = N_("The by-laws do not say in how many parts this body is renewed. Write it.")
NO_MONTHS = N_("The by-laws do not say how long a term is, so the first series cannot be counted.")


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sits in a voting seat of a body, as far as it is counted."""

    sex: Sex
    birth: VagueDate | None = None


def objections_to_body(name: Wording, since: date | None, today: date, decision: str = "") -> tuple[Objection, ...]:
    """Everything to say about a body that is founded or amended."""
    found = list(objections_to_name(name))
    if since is not None and since > today:
        found.append(Objection(DAY_AHEAD, "since", {"day": since}))
    found += about_text("decision", decision)
    return tuple(found)


def objections_to_number_of_seats(now: int, more: int, limits: BodyLimits, about: str) -> tuple[Objection, ...]:
    """What speaks against a body of so many seats getting more of them; 0 for one that is being founded with none."""
    seats = now + more
    if more < 0 or seats > MOST_SEATS:
        return (Objection(TOO_MANY_SEATS, about, {"most": MOST_SEATS}),)
    if more and limits.size_max is not None and seats > limits.size_max:
        return (Objection(ABOVE_MAX, about, {"most": limits.size_max, "seats": seats}),)
    return ()


def objections_to_seat(
    title: Wording, reserved_for: ReservedFor, section_id: int | None, series: int | None
) -> tuple[Objection, ...]:
    """Everything to say about how a seat is described."""
    found = [each for text in title.texts.values() for each in about_text("title", text)]
    if reserved_for is ReservedFor.SECTION and section_id is None:
        found.append(Objection(WHICH_SECTION, "section_id"))
    if series is not None and not 1 <= series <= MOST_SERIES:
        found.append(Objection(NO_SUCH_SERIES, "series", {"most": MOST_SERIES}))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class LastHeld:
    """Who still sits in the seats that are to end, and the last day anybody else sat in them."""

    sitting: tuple[str, ...] = ()
    last_day: date | None = None


def objections_to_ending(
    on: date, since: date | None, ended_on: date | None, today: date, held: LastHeld
) -> tuple[Objection, ...]:
    """What speaks against a body or seat ending with a day."""
    found = []
    if ended_on is not None:
        found.append(Objection(GONE, "on", {"day": ended_on}))
    if on > today:
        found.append(Objection(DAY_AHEAD, "on", {"day": on}))
    if since is not None and on < since:
        found.append(Objection(ENDS_BEFORE_BEGINS, "on"))
    if held.last_day is not None and on < held.last_day:
        found.append(Objection(HELD_LATER, "on", {"day": held.last_day}))
    found += [Objection(SEAT_HELD, "on", {"name": name}) for name in held.sitting]
    return tuple(found)


def composition(seats: int, sitting: Sequence[Sitting], limits: BodyLimits, day: date) -> tuple[Objection, ...]:
    """What the by-laws have against a body as it stands: never a stop, for it stands already; and their silences.

    ``seats`` counts its voting seats, ``sitting`` are those who sit in them.
    """
    return (*_about_size(seats, limits), *_about_shares(seats, sitting, limits, day), *silences(limits, ON_BODY))


def _about_size(seats: int, limits: BodyLimits) -> Iterator[Objection]:
    if limits.size_min is not None and seats < limits.size_min:
        yield Objection(BELOW_MIN, "size", {"least": limits.size_min, "seats": seats}, Weight.WARN)
    if limits.size_max is not None and seats > limits.size_max:
        yield Objection(ABOVE_MAX, "size", {"most": limits.size_max, "seats": seats}, Weight.WARN)
    if limits.odd_only and seats % 2 == 0:
        yield Objection(NOT_ODD, "size", {"seats": seats}, Weight.WARN)


def _about_shares(seats: int, sitting: Sequence[Sitting], limits: BodyLimits, day: date) -> Iterator[Objection]:
    women, wanted = sum(each.sex is Sex.FEMALE for each in sitting), limits.women_needed(seats)
    if wanted is not None and women < wanted:
        yield Objection(FEW_WOMEN, "women", {"least": wanted, "women": women}, Weight.WARN)
    if limits.youth_min is not None and limits.youth_age is not None:
        age, least = limits.youth_age, limits.youth_min
        young = sum(each.birth is not None and each.birth.age_on(day)[0] <= age for each in sitting)
        if young < least:
            yield Objection(FEW_YOUNG, "youth", {"least": least, "young": young}, Weight.WARN)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawFacts:
    """A drawing of lots as it is ordered; ``seats`` are the positions of the seats it is about."""

    today: date
    drawn_on: date
    series: int | None
    term_months: int | None
    seats: tuple[int, ...]
    seed: str = ""
    by_hand: tuple[int, ...] = ()
    """Positions in the order they were drawn; () where the seed draws."""
    without_term: tuple[int, ...] = ()
    """Positions of seats in which no term runs on the day."""
    began_on: date | None = None
    """First day of the term that began first."""
    drawn_before: date | None = None
    witnesses: str = ""


def objections_to_draw(facts: DrawFacts) -> tuple[Objection, ...]:
    """Everything that speaks against drawing lots so."""
    return tuple(_about_draw(facts))


def _about_draw(facts: DrawFacts) -> Iterator[Objection]:
    if facts.drawn_on > facts.today:
        yield Objection(DAY_AHEAD, "drawn_on", {"day": facts.drawn_on})
    if facts.drawn_before is not None:
        yield Objection(DRAWN_ALREADY, "body_id", {"day": facts.drawn_before})
    yield from _about_series(facts)
    yield from _about_lots(facts)
    for seat in facts.without_term:
        yield Objection(NO_TERM_RUNS, "seat_ids", {"seat": seat, "day": facts.drawn_on})
    yield from about_text("witnesses", facts.witnesses)


def _about_series(facts: DrawFacts) -> Iterator[Objection]:
    if facts.term_months is None:
        yield Objection(NO_MONTHS, "term_months")
    elif facts.term_months < (least := min(max(facts.series or 1, 1), MOST_SERIES)):
        yield Objection(TOO_FEW, "term_months", {"fewest": least})
    if facts.series is None:
        yield Objection(NO_SERIES, "series")
    elif not FEWEST_SERIES <= facts.series <= MOST_SERIES:
        yield Objection(SERIES_RANGE, "series", {"least": FEWEST_SERIES, "most": MOST_SERIES})
    elif len(facts.seats) < facts.series:
        yield Objection(FEW_TO_DRAW, "seat_ids", {"least": facts.series})
    elif facts.began_on is not None and facts.term_months is not None:
        first = last_day_of_term(facts.began_on, max(1, facts.term_months // facts.series))
        if first < facts.drawn_on:
            yield Objection(DRAWN_TOO_LATE, "drawn_on", {"day": first})


def _about_lots(facts: DrawFacts) -> Iterator[Objection]:
    if facts.seed and facts.by_hand:
        yield Objection(SEED_OR_HAND, "seed")
    if len(facts.seed) > LONGEST_SEED:
        yield Objection(TOO_LONG, "seed", {"most": LONGEST_SEED})
    if facts.by_hand and Counter(facts.by_hand) != Counter(facts.seats):
        yield Objection(NOT_THESE_SEATS, "by_hand")


def about_text(about: str, text: str) -> Iterator[Objection]:
    """What there is to say about a text that fits on one line."""
    if len(text) > LONGEST_TEXT:
        yield Objection(TOO_LONG, about, {"most": LONGEST_TEXT})
    if has_hidden_characters(text):
        yield Objection(HIDDEN, about)
