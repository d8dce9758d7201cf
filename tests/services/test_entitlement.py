"""The right to vote over the whole roll: the same as judged one by one, and as a replay of every standing tells it."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pomanager.errors import NotFound
from pomanager.readmodels.entitlement import EntitlementCounts
from pomanager.rules.calendar import VagueDate
from pomanager.rules.entitlement import Right, Stance
from pomanager.rules.members import ON_ROLL, PersonKind, Status, transitions_from
from pomanager.services.entitlement.queries.reading import Reading
from pomanager.services.entitlement.queries.seats import seats_to_stand_for
from pomanager.services.entitlement.queries.verdicts import (
    entitlement_counts,
    entitlement_of,
    entitlement_rows,
    ids_who_may,
    ids_with_reason,
)
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import AdoptPreset, adopt_preset
from tests import bodies, make

FIRST, SECOND = date(2025, 1, 1), date(2026, 1, 1)
RULES = {"membership.min_seniority_to_vote": "6 months", "vote.min_age": "18 years", "vote.suspended": "no"}


def adopt(office: Office, since: date, **changed: str) -> None:
    """Adopt by-laws that say just the rules, with some changed."""
    values = RULES | {key.replace("__", "."): text for key, text in changed.items()}
    office.do(adopt_preset, AdoptPreset(preset="", since=since, decision="AG 1", values=values))


def codes(office: Office, member_id: int, day: date, stance: Stance = Stance.AGAINST) -> list[str]:
    """What speaks so about a member on a day."""
    verdict = office.ask(entitlement_of, member_id, day).verdict
    return [reason.code for reason in verdict.reasons if reason.stance is stance]


def test_reasons_add_up_and_the_roll_counts_them(office: Office) -> None:
    adopt(office, FIRST)
    old = make.member(office, "Ada", birth=VagueDate(1980))
    new = make.member(office, "Bea", birth=VagueDate(2010, 5), on=date(2026, 1, 10))
    held = make.suspended(office, "Cia", since=date(2026, 2, 1))
    asks = make.applicant(office, "Dora", on=date(2026, 1, 1))
    day = date(2026, 3, 1)
    assert codes(office, old, day) == []
    assert codes(office, new, day) == ["junior_vote", "too_young_vote"]
    assert codes(office, held, day) == ["suspended"]
    assert codes(office, asks, day) == ["applicant"]
    counts = office.ask(entitlement_counts, day)
    assert (counts.in_books, counts.may[Right.VOTE], counts.may_not[Right.VOTE]) == (4, 1, 3)
    assert (counts.may[Right.STAND], counts.not_judged[Right.STAND]) == (2, 2)
    against = {row.code: row.count for row in counts.reasons if row.stance is Stance.AGAINST}
    assert against == {"applicant": 1, "suspended": 1, "junior_vote": 1, "too_young_vote": 1}
    assert list(office.ask(ids_who_may, day, Right.VOTE)) == [old]
    assert list(office.ask(ids_who_may, day, Right.VOTE, may=False)) == [new, held, asks]
    assert list(office.ask(ids_with_reason, day, "junior_vote")) == [new]
    assert list(office.ask(ids_with_reason, day, "age_unknown_vote")) == [held]


def test_each_day_is_judged_by_its_own_by_laws(office: Office) -> None:
    adopt(office, FIRST)
    adopt(office, SECOND, membership__min_seniority_to_vote="24 months")
    member_id = make.member(office, on=date(2025, 3, 1), birth=VagueDate(1980))
    assert codes(office, member_id, FIRST - timedelta(days=1)) == ["not_yet"]
    assert codes(office, member_id, date(2025, 8, 31)) == ["junior_vote"]
    assert codes(office, member_id, date(2025, 9, 1)) == []
    assert codes(office, member_id, SECOND - timedelta(days=1)) == []
    assert codes(office, member_id, SECOND) == ["junior_vote"]


def test_membership_counts_from_the_return(office: Office) -> None:
    adopt(office, FIRST)
    member_id = make.member(office, on=date(2019, 1, 1), birth=VagueDate(1980))
    make.standing(office, member_id, Status.RESIGNED, date(2024, 1, 1))
    make.standing(office, member_id, Status.ACTIVE, date(2025, 6, 1))
    make.standing(office, member_id, Status.SUSPENDED, date(2025, 7, 1))
    make.standing(office, member_id, Status.ACTIVE, date(2025, 8, 1))
    assert codes(office, member_id, date(2025, 11, 30)) == ["junior_vote"]
    assert codes(office, member_id, date(2025, 12, 1)) == []
    assert codes(office, member_id, date(2024, 6, 1)) == ["resigned"]
    assert codes(office, member_id, date(2025, 7, 15)) == ["suspended", "junior_vote"]


def test_an_organisation_needs_a_representative(office: Office) -> None:
    make.member(office, "Ada", birth=VagueDate(1980))
    union = make.member(office, "Union Nord", kind=PersonKind.ORGANISATION, sex=None)
    assert codes(office, union, FIRST) == ["no_representative"]


def test_without_by_laws_every_rule_is_off_and_the_verdict_says_so(office: Office) -> None:
    member_id = make.member(office, birth=VagueDate(2015))
    assert codes(office, member_id, FIRST) == []
    silent = codes(office, member_id, FIRST, Stance.NOT_JUDGED)
    assert silent == [
        "seniority_blank_vote", "seniority_blank_stand", "age_blank_vote", "age_blank_stand", "least_held_blank",
        "paid_blank", "held_for_blank", "arrears_blank_vote", "arrears_blank_stand", "proxies_blank",
    ]  # fmt: skip


def test_nobody_is_judged_who_is_not_in_the_books(office: Office) -> None:
    with pytest.raises(NotFound):
        office.ask(entitlement_of, 99, FIRST)
    assert office.ask(entitlement_counts, FIRST) == EntitlementCounts(
        FIRST, 0, dict.fromkeys(Right, 0), dict.fromkeys(Right, 0), ()
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_the_roll_agrees_with_a_replay_and_with_each_member_alone(office: Office, chance: Random) -> None:
    member_id, on = make.applicant(office, on=date(2020, 1, 1)), date(2020, 1, 1)
    status, line = Status.APPLICANT, [(date(2020, 1, 1), Status.APPLICANT)]
    for _step in range(chance.randrange(6)):
        ways = transitions_from(status)
        if not ways:
            break
        on += timedelta(days=chance.randrange(1, 400))
        if chance.random() < 0.25:
            make.standing(office, member_id, chance.choice(ways).after, on)
            make.reversal(office, member_id)
            continue
        status = chance.choice(ways).after
        make.standing(office, member_id, status, on)
        line.append((on, status))
    for _look in range(4):
        day = date(2019, 12, 1) + timedelta(days=chance.randrange(2400))
        expected, since, was_in = None, None, False
        for begins, then in line:
            if begins <= day:
                since = begins if then in ON_ROLL and not was_in else since
                expected, was_in = then, then in ON_ROLL
        with office.books.reading() as session:
            alone, whole = Reading(session, day, (member_id,)), Reading(session, day)
            (stood,) = [alone.stood.different[place] for place in alone.stood.of_each]
            assert stood == whole.stood.different[whole.stood.of_each[whole.ids.index(member_id)]]
        assert stood.status is expected
        if expected in ON_ROLL:
            assert stood.member_since == since
        counted = office.ask(entitlement_counts, day)
        rows = office.ask(entitlement_rows, day, list(office.ask(ids_who_may, day, Right.VOTE)))
        assert len(rows) == counted.may[Right.VOTE]
        assert all(row.verdict.may(Right.VOTE) for row in rows)


def test_standing_for_a_named_seat_is_judged_by_terms_and_seats_held(office: Office) -> None:
    adopt(office, date(2020, 1, 1), board__max_consecutive_terms="1 terms", board__term="36 months")
    ada = make.member(office, "Ada", birth=VagueDate(1980), on=date(2019, 1, 1))
    left = make.applicant(office, "Bea", on=date(2026, 1, 1))
    board = bodies.body(office, seats=2)
    first, second = bodies.seats_of(office, board)
    bodies.seated(office, first, ada, date(2023, 1, 1))
    during, after = date(2025, 6, 1), date(2026, 1, 1)

    def found(member_id: int, day: date, seat_id: int) -> list[tuple[str, Stance]]:
        verdict = office.ask(entitlement_of, member_id, day, seat_id).verdict
        return [(reason.code, reason.stance) for reason in verdict.reasons if reason.code.startswith("seat_")]

    assert ("seat_twice", Stance.AGAINST) in found(ada, during, second)
    assert found(ada, after, first) == [
        ("seat_past_limit", Stance.AGAINST), ("seat_incompatible_blank", Stance.NOT_JUDGED)
    ]  # fmt: skip
    assert not office.ask(entitlement_of, ada, after, first).verdict.may(Right.STAND)
    assert office.ask(entitlement_of, ada, after).verdict.may(Right.STAND)
    # While her term runs she would stand for the next one, which is one too many.
    assert found(ada, during, first) == found(ada, date(2025, 12, 31), first) == found(ada, after, first)
    assert found(left, after, second) == []
    with pytest.raises(NotFound):
        office.ask(entitlement_of, ada, after, 99)
    assert [choice.seat_id for choice in office.ask(seats_to_stand_for, after)] == [first, second]
