"""Names through time: changed on a day, taken back, found again by search, and as they were on any day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.members import Person
from pomanager.errors import Refused, Stale
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.name_changes import former_on
from pomanager.services.journal.queries import journal_head
from pomanager.services.members.commands.renaming import (
    ChangeName,
    TakeBackName,
    change_name,
    holding_changes,
    take_back_name,
)
from pomanager.services.members.queries import find_members
from pomanager.services.members.queries.names_then import former_names, name_on
from pomanager.services.members.queries.particulars import former_name_rows
from pomanager.services.office import Office
from tests import make

CHANGED = date(2025, 6, 1)
DAY = timedelta(days=1)


def renamed(office: Office, member_id: int, name: str, on: date = CHANGED, **more: Any) -> None:  # noqa: ANN401
    """Let somebody bear another name from a day on."""
    told = make.detail(office, member_id)
    said = {"full_name": name, "document": "Tribunal 4/2025", "reason": "Marriage", **more}
    office.do(change_name, ChangeName(member_id=member_id, version=told.version, on=on, **said))


def name_then(session: Session, person_id: int, day: date) -> str:
    """The name of a person on a day, as lists and papers ask for it."""
    return str(session.execute(select(name_on(day)).where(Person.id == person_id)).scalar_one())


def names_on(office: Office, member: MemberDetail, *days: date) -> list[str]:
    """The names somebody bore on these days."""
    return [office.ask(name_then, member.person_id, day) for day in days]


def test_a_name_changes_on_a_day_and_both_are_known_and_found(office: Office) -> None:
    member_id = make.member(office, "NIYONZIMA Médiatrice", other_script="Ньонзима")
    renamed(office, member_id, "BUKURU Médiatrice")
    told = make.detail(office, member_id)
    assert (told.full_name, told.family_name, told.other_script, told.sort_name) == (
        "BUKURU Médiatrice", "BUKURU", "", "BUKURU Médiatrice",
    )  # fmt: skip
    assert names_on(office, told, date(1990, 1, 1), CHANGED - DAY, CHANGED, date(2026, 11, 23)) == [
        "NIYONZIMA Médiatrice", "NIYONZIMA Médiatrice", "BUKURU Médiatrice", "BUKURU Médiatrice",
    ]  # fmt: skip
    for asked in ("niyonz", "Ньонз", "bukuru", "mediatrice"):
        assert [row.id for row in office.ask(find_members, asked)] == [member_id]
    line = make.last_line(office)
    assert (line.act, line.reason) == ("members.renamed", "Marriage")
    assert make.changes(line)["full_name"] == ("NIYONZIMA Médiatrice", "BUKURU Médiatrice")
    assert make.changes(line)["document"] == (None, "Tribunal 4/2025")


def test_a_correction_keeps_former_names_in_the_search(office: Office) -> None:
    member_id = make.member(office, "NIYONZIMA Médiatrice")
    renamed(office, member_id, "BUKURU Mediatrice")
    make.amended(office, member_id, full_name="BUKURU Médiatrice", family_name="", given_name="", sort_name="")
    assert [row.id for row in office.ask(find_members, "niyonzima")] == [member_id]
    assert names_on(office, make.detail(office, member_id), CHANGED) == ["BUKURU Médiatrice"]


def test_a_change_taken_back_was_never_made_and_stays_readable(office: Office) -> None:
    member_id = make.member(office, "NIYONZIMA Médiatrice")
    renamed(office, member_id, "BUKURU Médiatrice")
    renamed(office, member_id, "KABURA Médiatrice", CHANGED + DAY)
    office.do(take_back_name, TakeBackName(member_id=member_id, reason="Another person."))
    told = make.detail(office, member_id)
    assert (told.full_name, told.family_name) == ("BUKURU Médiatrice", "BUKURU")
    assert names_on(office, told, CHANGED - DAY, CHANGED, CHANGED + DAY) == [
        "NIYONZIMA Médiatrice", "BUKURU Médiatrice", "BUKURU Médiatrice",
    ]  # fmt: skip
    rows = office.ask(former_name_rows, told.person_id)
    assert [(row.full_name, row.reversed, row.reverses_id is not None) for row in rows] == [
        ("NIYONZIMA Médiatrice", False, False), ("BUKURU Médiatrice", True, False), ("KABURA Médiatrice", False, True),
    ]  # fmt: skip
    assert office.ask(find_members, "kabura") == ()
    assert office.ask(former_names, [told.person_id]) == {told.person_id: ("NIYONZIMA Médiatrice",)}
    office.do(take_back_name, TakeBackName(member_id=member_id, reason="That one too."))
    assert make.detail(office, member_id).full_name == "NIYONZIMA Médiatrice"
    with pytest.raises(Refused):
        office.do(take_back_name, TakeBackName(member_id=member_id, reason="There is none."))


def test_a_refused_change_of_name_writes_nothing(office: Office) -> None:
    member_id = make.member(office, "NIYONZIMA Médiatrice")
    head = office.ask(journal_head)
    with pytest.raises(Refused) as refused:
        renamed(office, member_id, "NIYONZIMA Médiatrice", date(2026, 11, 24), reason="x" * 201)
    assert [each.about for each in refused.value.objections] == ["full_name", "reason", "on"]
    with pytest.raises(Stale):
        office.do(change_name, ChangeName(member_id=member_id, version=99, full_name="BUKURU", on=CHANGED))
    assert office.ask(journal_head) == head
    assert office.ask(former_names, [make.detail(office, member_id).person_id]) == {}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.integers(0, 6), st.just("back"), st.just("correct")), max_size=7), st.integers(-1, 45))
def test_the_name_on_a_day_is_what_a_replay_of_the_acts_leads_to(
    office: Office, acts: list[int | str], asked: int
) -> None:
    """Changes, corrections and changes taken back in any order; the file and the rule agree with a plain replay."""
    start = date(2021, 1, 1)
    member_id = make.member(office, "AA 0")
    borne: list[tuple[date, str]] = [(date.min, "AA 0")]
    for count, act in enumerate(acts, start=1):
        last = borne[-1][0]
        if act == "back":
            if len(borne) > 1:
                office.do(take_back_name, TakeBackName(member_id=member_id, reason="A mistake."))
                borne.pop()
        elif act == "correct":
            make.amended(office, member_id, full_name=f"CC {count}", family_name="", given_name="", sort_name="")
            borne[-1] = (last, f"CC {count}")
        else:
            day = max(last, start) + timedelta(days=int(act))
            renamed(office, member_id, f"AA {count}", day)
            borne.append((day, f"AA {count}"))
    day = start + timedelta(days=asked)
    expected = [name for since, name in borne if since <= day][-1]
    told = make.detail(office, member_id)
    assert names_on(office, told, day) == [expected]
    former = former_on(holding_changes(office.ask(former_name_rows, told.person_id)), day)
    assert (former.full_name if former else told.full_name) == expected
