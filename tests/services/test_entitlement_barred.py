"""Whom the conditions take the vote are those of whom the judges find it when everybody is judged."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.rules.bylaws.in_force import Bylaws, SetValue
from pomanager.rules.bylaws.values import Count, Flag, Unit, Value
from pomanager.rules.entitlement import Right, verdict_of
from pomanager.services.entitlement.queries import barring, money
from pomanager.services.entitlement.queries.judges import JUDGES
from pomanager.services.entitlement.queries.reading import Reading
from pomanager.services.members.queries.on_day import members_on
from pomanager.services.members.queries.rows import MEMBER
from pomanager.services.office import Office
from tests import offices

TODAY = offices.NOW.date()
days = st.integers(-900, 200).map(lambda number: TODAY + timedelta(days=number))


def counts(unit: Unit, most: int) -> st.SearchStrategy[Value | None]:
    """Nothing, or so many of a unit."""
    return st.none() | st.integers(0, most).map(lambda number: Count(number, unit))


bylaws = st.fixed_dictionaries(
    {
        "membership.min_seniority_to_vote": counts(Unit.MONTHS, 30),
        "vote.min_age": counts(Unit.YEARS, 60),
        "vote.suspended": st.none() | st.booleans().map(Flag),
        "capital.min_held": counts(Unit.SHARES, 6),
        "vote.shares_paid": st.none() | st.booleans().map(Flag),
        "vote.shares_held_for": counts(Unit.MONTHS, 30),
        "vote.arrears_months": counts(Unit.MONTHS, 24),
    }
).map(lambda values: Bylaws(values={key: SetValue(value) for key, value in values.items() if value is not None}))


@pytest.fixture(name="opened", scope="module")
def opened_offices() -> Iterator[tuple[Office, ...]]:
    """The sample offices, which are only read."""
    opened = tuple(
        offices.opened_office(offices.sample_file(code, offices.USUAL), writing=False) for code in ("s1", "s2")
    )
    yield opened
    for office in opened:
        office.close()


def judged(session: Session, held: Bylaws, day: date) -> set[int]:
    """The members who may vote when everybody is judged."""
    reading = Reading(session, day)
    looked_at = [(judge.rule, judge.facts(reading)) for judge in JUDGES]
    return {
        member
        for place, member in enumerate(reading.ids)
        if verdict_of(rule(facts.different[facts.of_each[place]], held, day) for rule, facts in looked_at).may(
            Right.VOTE
        )
    }


def by_conditions(session: Session, held: Bylaws, day: date) -> set[int]:
    """The members on the roll less those of whom a condition takes the vote."""
    roll = set(session.scalars(members_on(session, select(MEMBER.c.id), day)))
    return roll.difference(*(barring.against(session, judge, held, day) for judge in JUDGES))


def test_nobody_else_is_barred(opened: tuple[Office, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    barred_ever, lost = 0, set[str]()

    @settings(max_examples=25, deadline=None)
    @given(held=bylaws, day=days, which=st.integers(0, 1))
    def whatever_the_by_laws_ask(held: Bylaws, day: date, which: int) -> None:
        nonlocal barred_ever
        monkeypatch.setattr(money, "bylaws_on", lambda _session, _day: held)
        with opened[which].books.reading() as session:
            expected = judged(session, held, day)
            assert by_conditions(session, held, day) == expected
            for judge in JUDGES:
                if set(barring.against(session, judge, held, day)):
                    lost.add(judge.rule.__name__)
            barred_ever += bool(expected)

    whatever_the_by_laws_ask()
    assert barred_ever
    assert len(lost) >= len(JUDGES) // 2 - 1, lost


def test_each_judge_has_its_condition() -> None:
    assert all(judge.rule in barring.CONDITIONS for judge in JUDGES)
