"""Households: founded, entered, left; who belonged where on any day; an import takes its own lines back."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db import bulk
from pomanager.db.households import Household, HouseholdPerson
from pomanager.errors import NotFound, Refused, Stale
from pomanager.readmodels.exchange import NewMember
from pomanager.rules.calendar import VagueDate
from pomanager.rules.households import Relation
from pomanager.rules.members import Sex
from pomanager.services.journal.queries import journal_head
from pomanager.services.members.commands.bringing_in import bring_in_members
from pomanager.services.members.commands.households import (
    AmendHousehold,
    AmendStay,
    EnterHousehold,
    FoundHousehold,
    amend_household,
    amend_stay,
    enter_household,
    found_household,
    remove_stay,
)
from pomanager.services.members.commands.undoing import REFERRED_TO, undo_import
from pomanager.services.members.queries.households import (
    household_detail,
    household_fact,
    household_line,
    households_found,
    households_of,
)
from pomanager.services.office import Office
from pomanager.services.work import About, Work
from tests import make

MAY = date(2020, 5, 1)


def person(office: Office, member_id: int) -> int:
    return make.detail(office, member_id).person_id


def founded(office: Office, name: str = "BUKURU", **known: object) -> tuple[int, int]:
    """A member and the household of which he is the head."""
    member_id = make.member(office, f"{name} Jean", sex=Sex.MALE)
    order = FoundHousehold(**{"member_id": member_id, "name": name, **known})  # type: ignore[arg-type]
    return member_id, office.do(found_household, order).result


def test_a_household_is_founded_by_a_member_and_counts_its_persons(office: Office) -> None:
    member_id, household_id = founded(office, " BUKURU ", size=5, place="Mungwa · Gitega", since=MAY, votes=True)
    fact = office.ask(household_fact, person(office, member_id))
    assert fact is not None
    assert (fact.household_id, fact.name, fact.relation, fact.votes, fact.persons) == (
        household_id, "BUKURU", Relation.HEAD, True, 5,
    )  # fmt: skip
    assert office.ask(household_detail, household_id).place == "Mungwa · Gitega"
    entered, written = make.journal(office)[:2]
    assert (written.act, entered.act, written.label) == (
        "members.household_founded", "members.household_entered", "BUKURU",
    )  # fmt: skip
    assert make.changes(written) == {
        "household": (None, "BUKURU"), "size": (None, "5"), "place": (None, "Mungwa · Gitega"),
    }  # fmt: skip
    assert make.changes(entered) == {
        "person": (None, "1 · BUKURU Jean"), "relation": (None, "head"), "votes": (None, "yes"),
        "since": (None, "2020-05-01"),
    }  # fmt: skip


def test_a_spouse_may_be_a_member_in_her_own_right_and_children_are_none(office: Office) -> None:
    _head, household_id = founded(office)
    wife = make.member(office, "NIYONZIMA Médiatrice", birth=VagueDate(1984))
    office.do(enter_household, EnterHousehold(household_id=household_id, member_id=wife, relation=Relation.SPOUSE))
    for name, year in (("IRAKOZE Divine", 2010), ("BUKURU Eric", 2008)):
        order = EnterHousehold(
            household_id=household_id, full_name=name, sex=Sex.FEMALE, birth=VagueDate(year), relation=Relation.CHILD
        )
        office.do(enter_household, order)
    lines = office.ask(household_detail, household_id).lines
    assert [(line.name, line.number, line.relation) for line in lines] == [
        ("BUKURU Jean", "1", Relation.HEAD), ("NIYONZIMA Médiatrice", "2", Relation.SPOUSE),
        ("BUKURU Eric", "", Relation.CHILD), ("IRAKOZE Divine", "", Relation.CHILD),
    ]  # fmt: skip
    assert (lines[2].member_id, lines[2].status, lines[2].birth) == (None, None, VagueDate(2008))
    fact = office.ask(household_fact, person(office, wife))
    assert fact is not None
    assert fact.persons == 4


def test_a_refusal_says_everything_and_writes_nothing(office: Office) -> None:
    member_id, household_id = founded(office)
    before = office.ask(journal_head)
    tomorrow = date(2026, 11, 24)
    with pytest.raises(Refused) as refused:
        office.do(found_household, FoundHousehold(member_id=member_id, name="", size=0, since=tomorrow))
    assert [each.about for each in refused.value.objections] == ["name", "size", "since", "since"]
    with pytest.raises(Refused) as refused:
        office.do(enter_household, EnterHousehold(household_id=household_id, birth=VagueDate(2030)))
    assert [each.about for each in refused.value.objections] == ["full_name", "birth", "relation"]
    order = EnterHousehold(household_id=household_id, full_name="Awa", relation=Relation.HEAD)
    with pytest.raises(Refused) as refused:
        office.do(enter_household, order)
    assert refused.value.objections[0].details == {"name": "BUKURU Jean"}
    both = EnterHousehold(household_id=household_id, member_id=member_id, full_name="Awa", relation=Relation.OTHER)
    with pytest.raises(Refused) as refused:
        office.do(enter_household, both)
    assert [each.about for each in refused.value.objections] == ["full_name", "since"]
    assert office.ask(journal_head) == before
    assert len(office.ask(household_detail, household_id).lines) == 1


def test_who_leaves_one_may_enter_another_and_every_day_is_answered(office: Office) -> None:
    member_id, first = founded(office, since=date(2010, 1, 1))
    other, second = founded(office, "NDAYIZEYE")
    person_id = person(office, member_id)
    entering = EnterHousehold(household_id=second, member_id=member_id, relation=Relation.OTHER, since=MAY)
    with pytest.raises(Refused):
        office.do(enter_household, entering)
    (line,) = office.ask(household_detail, first).lines
    leaving = AmendStay(line_id=line.id, relation=Relation.HEAD, since=line.since, until=MAY)
    office.do(amend_stay, leaving)
    assert make.changes(make.last_line(office)) == {
        "person": ("1 · BUKURU Jean", "1 · BUKURU Jean"), "until": (None, "2020-05-01"),
    }  # fmt: skip
    assert office.ask(household_fact, person_id) is None
    office.do(enter_household, entering)
    days = (date(2009, 12, 31), date(2010, 1, 1), date(2020, 4, 30), MAY, date(2026, 1, 1))
    facts = [office.ask(household_fact, person_id, day) for day in days]
    assert [fact and fact.household_id for fact in facts] == [None, first, first, second, second]
    assert [past.household_id for past in office.ask(households_of, person_id)] == [second, first]
    assert office.ask(household_fact, person(office, other)) is not None


def test_a_person_known_by_name_may_turn_out_to_be_a_member(office: Office) -> None:
    _head, household_id = founded(office)
    order = EnterHousehold(household_id=household_id, full_name="NIYONZIMA M.", relation=Relation.SPOUSE)
    line_id = office.do(enter_household, order).result
    wife = make.member(office, "NIYONZIMA Médiatrice")
    office.do(amend_stay, AmendStay(line_id=line_id, relation=Relation.SPOUSE, member_id=wife))
    assert office.ask(household_line, line_id).member_id == wife
    assert make.changes(make.last_line(office))["person"] == ("NIYONZIMA M.", "2 · NIYONZIMA Médiatrice")


def test_a_line_entered_by_mistake_is_taken_out_and_told(office: Office) -> None:
    member_id, household_id = founded(office)
    (line,) = office.ask(household_detail, household_id).lines
    office.do(remove_stay, line.id)
    assert office.ask(household_fact, person(office, member_id)) is None
    assert make.changes(make.last_line(office))["person"] == ("1 · BUKURU Jean", None)
    with pytest.raises(NotFound):
        office.do(remove_stay, line.id)


def test_a_household_is_amended_once_by_whoever_read_it_last(office: Office) -> None:
    _member, household_id = founded(office)
    version = office.ask(household_detail, household_id).version
    order = AmendHousehold(household_id=household_id, version=version, name="No 14", size=7, place="Mungwa")
    office.do(amend_household, order)
    told = office.ask(household_detail, household_id)
    assert (told.name, told.size, told.place) == ("No 14", 7, "Mungwa")
    lines = len(make.journal(office))
    with pytest.raises(Stale):
        office.do(amend_household, order)
    same = AmendHousehold(household_id=household_id, version=told.version, name="No 14", size=7, place="Mungwa")
    office.do(amend_household, same)
    assert len(make.journal(office)) == lines


def test_households_are_found_by_their_name_and_by_their_members(office: Office) -> None:
    _member, household_id = founded(office, "BUKURU", size=5, place="Mungwa")
    founded(office, "NDAYIZEYE")
    for asked in ("buk", "jean bukuru"):
        assert [(row.id, row.name, row.place, row.persons) for row in office.ask(households_found, asked)] == [
            (household_id, "BUKURU", "Mungwa", 5)
        ]
    assert len(office.ask(households_found, "jean")) == 2
    assert office.ask(households_found, " ") == ()


def test_an_import_takes_its_own_household_back_and_leaves_that_of_others(office: Office) -> None:
    people = [NewMember(full_name=name, sex=Sex.FEMALE) for name in ("SOK Sophea", "KEO Mony")]
    done = office.do(bring_in_members, people, "roll").result
    _member, household_id = founded(office)

    def bring(work: Work) -> None:
        house = {"id": 7, "name": "SOK", "folded": "sok", "size": 3, "import_id": done.import_id, "version": 1}
        bulk.add(work.session, Household, [house])
        line = {"household_id": 7, "person_id": 1, "relation": Relation.HEAD, "votes": False}
        bulk.add(work.session, HouseholdPerson, [{**line, "import_id": done.import_id}])
        work.record("members.brought_in", About("roll_import", done.import_id, "x"))

    office.do(bring)
    order = EnterHousehold(household_id=household_id, member_id=2, relation=Relation.SPOUSE)
    office.do(enter_household, order)
    kept = office.do(undo_import, done.import_id).result.kept
    assert [(one.name, one.reason.message) for one in kept] == [("KEO Mony", REFERRED_TO)]
    assert office.ask(_ids_of_households) == [household_id]


def _ids_of_households(session: Session) -> list[int]:
    return list(session.scalars(text("SELECT id FROM household ORDER BY id")))
