"""A board over six years: thirds by lot, a resignation, a co-option, a holdover; and committees at three levels."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from pomanager.errors import Refused
from pomanager.readmodels.bodies import OfficerRow
from pomanager.rules.bodies.judging import COOLING_OFF, FOR_SECTION, PAST_LIMIT
from pomanager.rules.bodies.kinds import BodyKind, EndReason, How, ReservedFor
from pomanager.rules.bodies.kinds import Office as InOffice
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.bodies.commands.appointing import end_appointment, ratify
from pomanager.services.bodies.commands.lots import draw_series
from pomanager.services.bodies.commands.seats import add_seats
from pomanager.services.bodies.commands.terms import start_terms
from pomanager.services.bodies.orders import AddSeats, DrawSeries, EndAppointment, Ratify, StartTerms
from pomanager.services.bodies.queries.coming import renewal_plan, terms_ending, vacancies
from pomanager.services.bodies.queries.history import holders, office_holders
from pomanager.services.bodies.queries.inconsistencies import inconsistencies
from pomanager.services.bodies.queries.listing import bodies, body_detail
from pomanager.services.bodies.queries.officers import officers_on, person_seats
from pomanager.services.bodies.queries.picture import term_picture
from pomanager.services.members.commands.trees import AddPart, add_part
from pomanager.services.office import Office
from tests import bodies as build
from tests import make

FIRST = date(2020, 4, 1)
NAMES = ("Awa", "Bintou", "Coumba", "Demba", "Elisée", "Fatou", "Gora", "Hawa", "Ibou", "Jeanne")
SEED = "4-6-1-3"


def april(year: int) -> date:
    """The day terms begin on."""
    return date(year, 4, 1)


def march(year: int) -> date:
    """The last day of terms."""
    return date(year, 3, 31)


@dataclass(slots=True)
class Board:
    """The office and its board, and what the story has to remember."""

    office: Office
    clock: make.MovableClock
    people: dict[str, int]
    id: int
    seats: tuple[int, ...]
    held: dict[str, int] = field(default_factory=dict)
    """Who was elected first → the appointment."""
    series: dict[int, list[int]] = field(default_factory=dict)
    """Number of a series → the positions of its seats."""

    def elected(self, position: int, name: str, day: date, **known: Any) -> int:  # noqa: ANN401 - any part of the order
        """Somebody takes a seat; returns the appointment."""
        return build.seated(self.office, self.seats[position - 1], self.people[name], day, **known)

    def who(self, position: int, day: date) -> OfficerRow:
        """Who sits in a seat on a day."""
        return next(row for row in self.office.ask(officers_on, day) if row.seat.position == position)


@pytest.fixture
def board(office: Office, clock: make.MovableClock) -> Board:
    """Six people elected for three years on 1 April 2020; two terms in a row are allowed."""
    clock.come_to(date(2020, 3, 20))
    build.bylaws(office)
    people = {name: make.member(office, name, on=date(2018, 2, 1)) for name in NAMES}
    key = build.body(office, "Conseil d’administration", seats=6, since=date(2020, 3, 1))
    story = Board(office, clock, people, key, build.seats_of(office, key))
    for position, name in enumerate(NAMES[:6], 1):
        story.held[name] = story.elected(position, name, FIRST)
    return story


def test_a_board_over_six_years(board: Board) -> None:
    """Each part of the story goes on where the one before ended."""
    _lots_say_who_leaves_first(board)
    _a_third_is_renewed(board)
    _a_treasurer_resigns_and_another_is_co_opted(board)
    _a_seat_is_held_over(board)
    _two_terms_are_enough(board)
    today = date(2026, 4, 1)
    office, late = board.office, board.series[2][1]
    assert len(office.ask(holders, board.id, today)) == 6 + 2 + 1 + 2 + 2 + 2
    assert [row.until for row in office.ask(office_holders, board.id)] == [march(2023)]
    assert {row.seat.position for row in office.ask(terms_ending, today, 0)} == {
        board.series[2][0], late, *board.series[3]
    }  # fmt: skip
    assert office.ask(inconsistencies, april(2024)) == ()
    lanes = {
        lane.seat.position: [bar.person.name for bar in lane.bars]
        for lane in office.ask(term_picture, board.id, today).lanes
    }
    treasurer = board.series[3][0]
    assert lanes[treasurer] == [NAMES[treasurer - 1], "Hawa", "Hawa"]
    assert lanes[late] == [NAMES[late - 1], "Ibou"]


def _lots_say_who_leaves_first(board: Board) -> None:
    """Drawn in the assembly: two leave after one year, two after two, two after three."""
    board.clock.come_to(FIRST)
    board.office.do(draw_series, DrawSeries(body_id=board.id, drawn_on=FIRST, seed=SEED, witnesses="Gora, Hawa"))
    (draw,) = board.office.ask(body_detail, board.id, FIRST).draws
    assert draw.confirmed
    for label, _place, number in draw.lots:
        board.series.setdefault(number, []).append(label.position)
    for positions in board.series.values():
        positions.sort()
    assert {number: len(positions) for number, positions in board.series.items()} == {1: 2, 2: 2, 3: 2}
    plan = board.office.ask(renewal_plan, board.id, FIRST)
    assert [(row.ends_on, [each.seat.position for each in row.seats]) for row in plan] == [
        (march(2020 + number), board.series[number]) for number in (1, 2, 3)
    ]


def _a_third_is_renewed(board: Board) -> None:
    """In 2021 one of the first series is elected again, the other makes room."""
    board.clock.come_to(april(2021))
    stays, goes = board.series[1]
    board.elected(stays, NAMES[stays - 1], april(2021))
    board.elected(goes, "Gora", april(2021))
    assert board.who(goes, march(2021)).holding.person.name == NAMES[goes - 1]
    assert board.who(goes, april(2021)).holding.person.name == "Gora"


def _a_treasurer_resigns_and_another_is_co_opted(board: Board) -> None:
    """The seat is vacant until the board chooses somebody for the rest of the term; the assembly ratifies it."""
    treasurer = board.series[3][0]
    leaver = NAMES[treasurer - 1]
    board.clock.come_to(date(2021, 10, 5))
    left = EndAppointment(appointment_id=board.held[leaver], on=date(2021, 9, 15), reason=EndReason.RESIGNED)
    board.office.do(end_appointment, left)
    (gap,) = board.office.ask(vacancies, date(2021, 9, 20))
    assert (gap.seat.position, gap.since, gap.rest_until) == (treasurer, date(2021, 9, 16), march(2023))
    assert (gap.last_holder and gap.last_holder.name, gap.end_reason) == (leaver, EndReason.RESIGNED)
    co_opted = board.elected(
        treasurer, "Hawa", date(2021, 10, 1), how=How.CO_OPTED, pending=True, office=InOffice.TREASURER
    )
    hawa = board.who(treasurer, date(2021, 10, 1)).holding
    assert (hawa.term_ends_on, hawa.awaits_ratification) == (march(2023), True)
    assembly = date(2022, 3, 20)
    board.clock.come_to(assembly)
    board.office.do(ratify, Ratify(appointment_id=co_opted, on=assembly, ratified=True, decision="AGO 9"))
    hawa = board.who(treasurer, assembly).holding
    assert (hawa.ratified_on, hawa.awaits_ratification) == (assembly, False)


def _a_seat_is_held_over(board: Board) -> None:
    """In 2022 the assembly finds a successor for one seat only; the other is held over until July."""
    filled, late = board.series[2]
    board.clock.come_to(april(2022))
    board.elected(filled, NAMES[filled - 1], april(2022))
    may, july = date(2022, 5, 1), date(2022, 7, 1)
    assert [row.seat.position for row in board.office.ask(terms_ending, may, 0)] == [late]
    over = board.who(late, may).holding
    assert (over.person.name, over.holds_over) == (NAMES[late - 1], True)
    board.clock.come_to(july)
    board.elected(late, "Ibou", july, ends_on=march(2025))
    assert board.who(late, date(2022, 6, 30)).holding.person.name == NAMES[late - 1]
    assert board.who(late, july).holding.person.name == "Ibou"


def _two_terms_are_enough(board: Board) -> None:
    """Whoever sat for two terms makes room, and may come back three years later; half a term for another is none."""
    treasurer, other = board.series[3]
    board.clock.come_to(april(2023))
    board.elected(treasurer, "Hawa", april(2023))
    board.elected(other, NAMES[other - 1], april(2023))
    stays, goes = board.series[1]
    board.clock.come_to(april(2024))
    with pytest.raises(Refused) as refused:
        board.elected(stays, NAMES[stays - 1], april(2024))
    said = {each.message: each.details for each in refused.value.objections}
    assert said[PAST_LIMIT] == {"served": 2, "most": 2}
    assert said[COOLING_OFF]["day"] == april(2027)
    board.elected(stays, "Jeanne", april(2024))
    board.elected(goes, "Gora", april(2024))


def test_committees_at_three_levels(office: Office) -> None:
    """A union, a group of it and a part of that: each has a committee, and knows its own people."""
    union, group, part = _nested(office, "Nord", "Kivu", "Mungwa")
    other = office.do(add_part, AddPart(of=TreeName.SECTIONS, name=Wording({"fr": "Sud"}))).result
    inner = make.member(office, "Aline", section="Mungwa")
    outer = make.member(office, "Berthe", section="Sud")
    assert make.detail(office, outer).section_id == other
    committees = [
        build.body(office, "Comité", seats=2, kind=BodyKind.COMMITTEE, section_id=section_id)
        for section_id in (union, group, part)
    ]
    for committee in committees:
        order = StartTerms(
            seat_ids=build.seats_of(office, committee), starts_on=date(2024, 1, 1), ends_on=date(2026, 12, 31)
        )
        assert len(office.do(start_terms, order).result) == 2
    build.seated(office, build.seats_of(office, committees[2])[0], inner, date(2024, 1, 1), office=InOffice.CHAIR)

    # A seat of the union kept for the group: whoever belongs to what lies within it may sit there, nobody else.
    kept = AddSeats(body_id=committees[0], reserved_for=ReservedFor.SECTION, section_id=group)
    (seat,) = office.do(add_seats, kept).result
    with pytest.raises(Refused) as refused:
        build.seated(office, seat, outer, date(2024, 1, 1), ends_on=date(2026, 12, 31))
    assert [each.message for each in refused.value.objections] == [FOR_SECTION]
    build.seated(office, seat, inner, date(2024, 1, 1), ends_on=date(2026, 12, 31))

    day = date(2026, 1, 1)
    rows = office.ask(bodies, day)
    assert [(row.label.section, row.held, row.vacant) for row in rows] == [
        ("Nord", 1, 2), ("Kivu", 0, 2), ("Mungwa", 1, 1)
    ]  # fmt: skip
    told = [
        (row.body.section, row.seat.position, [held.office for held in row.holding.offices])
        for row in office.ask(officers_on, day)
    ]
    assert told == [("Nord", 3, []), ("Mungwa", 1, [InOffice.CHAIR])]
    assert [row.body.section for row in office.ask(vacancies, day)] == ["Nord", "Nord", "Kivu", "Kivu", "Mungwa"]
    assert [row.body.section for row in office.ask(person_seats, make.detail(office, inner).person_id)] == [
        "Nord", "Mungwa"
    ]  # fmt: skip


def _nested(office: Office, *names: str) -> list[int]:
    """Sections, each within the one before."""
    found: list[int] = []
    for name in names:
        order = AddPart(of=TreeName.SECTIONS, name=Wording({"fr": name}), parent_id=found[-1] if found else None)
        found.append(office.do(add_part, order).result)
    return found
