"""By-laws on who may sit where, judged from what the file knows: interests declared, terms served, vacancies, women."""

from datetime import date
from pathlib import Path

import pytest

from pomanager.rules.bodies.excluding import DECLARED, INCOMPATIBLE, NOT_DECLARED, SITS_THERE
from pomanager.rules.bodies.inconsistencies import Trouble
from pomanager.rules.bodies.judging import NOT_AGAIN
from pomanager.rules.bodies.kinds import BodyKind, EndReason, How, InterestKind, SeatKind
from pomanager.rules.bodies.kinds import Office as InOffice
from pomanager.rules.bodies.leading import NO_WOMAN
from pomanager.rules.bodies.limits import SILENT
from pomanager.rules.bodies.replacing import FILLED_OTHERWISE, TO_BE_RATIFIED
from pomanager.rules.entitlement import Right, Stance
from pomanager.rules.members import Sex
from pomanager.services.bodies.commands.appointing import appoint, end_appointment, step_in
from pomanager.services.bodies.commands.interests import declare_interest, end_interest
from pomanager.services.bodies.commands.offices import assign_office
from pomanager.services.bodies.commands.seats import add_seats
from pomanager.services.bodies.judging import objections_to_appointing
from pomanager.services.bodies.judging_offices import (
    objections_to_assigning,
    objections_to_declaring,
    objections_to_stepping,
)
from pomanager.services.bodies.orders import (
    AddSeats,
    Appoint,
    AssignOffice,
    DeclareInterest,
    EndAppointment,
    EndInterest,
    StepIn,
)
from pomanager.services.bodies.queries.coming import terms_ending
from pomanager.services.bodies.queries.inconsistencies import inconsistencies
from pomanager.services.entitlement.queries.verdicts import entitlement_of
from pomanager.services.office import Office
from tests import bodies as build
from tests import make
from tests.bodies import AWA, BINTOU, BOARD, FIRST, LAST, SEATS, TODAY, in_board, refused

LEFT = date(2026, 6, 30)
NEXT = date(2026, 7, 1)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Office:
    """A board of three in which nobody sits, its by-laws since 2015."""
    return build.office_with_board(tmp_path, clock)


def by_laws(office: Office, **values: str) -> None:
    """By-laws of the board since 2020, beside those of thirds; names have two underscores for the point."""
    said = {key.replace("__", "."): text for key, text in values.items()}
    build.bylaws(office, {**build.THIRDS, **said}, date(2020, 1, 1))


def employed(office: Office, member: int = AWA, since: date = FIRST) -> int:
    """A member who declares to be employed by the cooperative."""
    order = DeclareInterest(kind=InterestKind.EMPLOYEE, party="Magasin", declared_on=since, member_id=member)
    return office.do(declare_interest, order).result


def test_who_declared_what_the_by_laws_exclude_is_refused_until_it_ends(office: Office) -> None:
    by_laws(office, board__incompatible="supervisory, employee")
    order = Appoint(seat_id=SEATS[0], member_id=AWA, starts_on=NEXT, decision="AG 7")
    told = [each.message for each in office.ask(objections_to_appointing, order, TODAY)]
    assert NOT_DECLARED in told
    assert DECLARED not in told
    interest = employed(office)
    assert refused(office, appoint, order) == [("member_id", DECLARED)]
    office.do(end_interest, EndInterest(interest_id=interest, on=LEFT))
    office.do(appoint, order)
    assert office.ask(inconsistencies, TODAY) == ()
    office.close()


def test_an_officer_declares_all_the_same_and_is_told_and_found(office: Office) -> None:
    by_laws(office, board__incompatible="employee")
    in_board(office)
    order = DeclareInterest(kind=InterestKind.EMPLOYEE, party="Magasin", declared_on=TODAY, member_id=AWA)
    told = office.ask(objections_to_declaring, order, TODAY)
    assert [(each.about, each.message, each.stops) for each in told] == [("kind", SITS_THERE, False)]
    contract = DeclareInterest(kind=InterestKind.CONTRACT, party="Magasin", declared_on=TODAY, member_id=AWA)
    assert office.ask(objections_to_declaring, contract, TODAY) == ()
    office.do(declare_interest, order)
    (manager,) = office.do(add_seats, AddSeats(body_id=BOARD, kind=SeatKind.EX_OFFICIO)).result
    build.seated(office, manager, BINTOU, FIRST)
    of_manager = DeclareInterest(kind=InterestKind.EMPLOYEE, party="Gérance", declared_on=TODAY, member_id=BINTOU)
    assert office.ask(objections_to_declaring, of_manager, TODAY) == ()
    office.do(declare_interest, of_manager)
    (row,) = office.ask(inconsistencies, TODAY)
    assert (row.objection.about, row.objection.message) == (Trouble.INCOMPATIBLE, DECLARED)
    office.close()


def test_standing_for_a_seat_cites_the_by_laws_of_the_body_that_excludes(office: Office) -> None:
    by_laws(office, supervisory__incompatible="board, employee", board__incompatible="employee")
    in_board(office)
    watch = build.body(office, "Surveillance", 2, kind=BodyKind.SUPERVISORY)
    seat, taken = build.seats_of(office, watch)
    build.seated(office, taken, BINTOU, FIRST, ends_on=LAST)

    def against(member: int, seat_id: int) -> list[tuple[str, str]]:
        row = office.ask(entitlement_of, member, TODAY, seat_id)
        return [(each.about, each.message) for each in row.verdict.about(Right.STAND, Stance.AGAINST)]

    assert against(AWA, seat) == [("supervisory.incompatible", INCOMPATIBLE)]
    assert against(BINTOU, SEATS[1]) == [("supervisory.incompatible", INCOMPATIBLE)]  # not the board's own
    employed(office, BINTOU)
    assert ("board.incompatible", DECLARED) in against(BINTOU, SEATS[1])
    office.close()


@pytest.mark.parametrize("again", ["yes", "no"])
def test_whoever_has_served_a_term_comes_again_where_the_by_laws_let_them(office: Office, again: str) -> None:
    by_laws(office, board__re_eligible=again)
    in_board(office)
    (row,) = office.ask(terms_ending, date(2027, 1, 1), 12)
    assert row.may_return is (again == "yes")
    order = Appoint(seat_id=SEATS[1], member_id=AWA, starts_on=date(2027, 4, 1), decision="AG 7")
    told = [each.message for each in office.ask(objections_to_appointing, order, LAST)]
    assert (NOT_AGAIN in told) is (again == "no")
    office.close()


@pytest.mark.parametrize(
    ("filling", "told"),
    [("co_option", []), ("assembly", [("how", FILLED_OTHERWISE)]), ("alternate", [("how", FILLED_OTHERWISE)])],
)
def test_the_board_co_opts_where_the_by_laws_let_it(office: Office, filling: str, told: list[tuple[str, str]]) -> None:
    by_laws(office, board__vacancy=filling)
    first = in_board(office)
    left = EndAppointment(appointment_id=first, on=LEFT, reason=EndReason.RESIGNED, decision="CA 9")
    office.do(end_appointment, left)
    order = Appoint(seat_id=SEATS[0], member_id=BINTOU, starts_on=NEXT, how=How.CO_OPTED, decision="CA 10")
    if told:
        assert refused(office, appoint, order) == told
    else:
        office.do(appoint, order)
        assert build.sitting(office, NEXT) == {1: "Bintou"}
    office.close()


def test_what_the_by_laws_leave_open_on_vacancies_is_said(office: Office) -> None:
    first = in_board(office)
    in_board(office, 1, BINTOU, alternate=True)
    left = EndAppointment(appointment_id=first, on=LEFT, reason=EndReason.RESIGNED, decision="CA 9")
    office.do(end_appointment, left)
    order = StepIn(appointment_id=2, on=NEXT, decision="CA 10")
    assert [each.message for each in office.ask(objections_to_stepping, order, TODAY)] == [SILENT]
    by_laws(office, board__vacancy="co_option", board__vacancy_ratified="yes")
    told = office.ask(objections_to_stepping, order, TODAY)
    assert [(each.message, each.stops) for each in told] == [(FILLED_OTHERWISE, False)]
    office.do(step_in, order)
    co_opted = Appoint(seat_id=SEATS[1], member_id=3, starts_on=NEXT, how=How.CO_OPTED, decision="CA 10")
    assert TO_BE_RATIFIED in [each.message for each in office.ask(objections_to_appointing, co_opted, TODAY)]
    office.close()


def test_one_of_chair_and_vice_chair_is_a_woman(office: Office) -> None:
    by_laws(office, board__women_officer="yes")
    men = [make.member(office, name, sex=Sex.MALE) for name in ("Karim", "Léon")]
    in_board(office, 1, men[0], office=InOffice.CHAIR)
    second = in_board(office, 2, men[1])
    woman = in_board(office, 3, AWA)
    for held, told in ((second, [NO_WOMAN]), (woman, [])):
        order = AssignOffice(appointment_id=held, office=InOffice.VICE_CHAIR, since=NEXT, decision="CA 1")
        found = office.ask(objections_to_assigning, order, TODAY)
        assert [(each.message, each.stops) for each in found] == [(message, False) for message in told]
    assert office.ask(inconsistencies, TODAY) == ()
    order = AssignOffice(appointment_id=second, office=InOffice.VICE_CHAIR, since=NEXT, decision="CA 1")
    office.do(assign_office, order)
    (row,) = office.ask(inconsistencies, TODAY, BOARD)
    assert (row.objection.about, row.objection.message, row.body.id) == (Trouble.NO_WOMAN, NO_WOMAN, BOARD)
    assert office.ask(inconsistencies, LEFT) == ()
    office.close()


def test_an_office_that_comes_with_the_seat_is_looked_at_too(office: Office) -> None:
    by_laws(office, board__women_officer="yes")
    men = [make.member(office, name, sex=Sex.MALE) for name in ("Karim", "Léon")]
    in_board(office, 1, men[0], office=InOffice.CHAIR)
    order = Appoint(seat_id=SEATS[1], member_id=men[1], starts_on=FIRST, office=InOffice.VICE_CHAIR, decision="AG 4")
    told = [(each.about, each.message) for each in office.ask(objections_to_appointing, order, TODAY)]
    assert ("office", NO_WOMAN) in told
    office.close()
