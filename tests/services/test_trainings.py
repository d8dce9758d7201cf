"""Trainings: recorded with many people at once, set right, counted by sex, and told in the journal."""

from datetime import date

import pytest

from pomanager.areas import Area
from pomanager.errors import NotFound, Refused, Stale
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording
from pomanager.services.journal.queries import journal_head
from pomanager.services.members.commands.trainings import (
    AddAttendee,
    AmendTraining,
    RecordTraining,
    add_attendee,
    add_attendees,
    amend_training,
    record_training,
    remove_attendee,
    remove_training,
)
from pomanager.services.members.queries.trainings import (
    attendee_ids,
    attendees,
    training_detail,
    training_ids,
    training_rows,
    trainings_of,
)
from pomanager.services.office import Office
from tests import make

TOPIC = Wording({"fr": "Comptes simples", "rn": "Ibiharuro"})
DAY = date(2026, 3, 9)


def people(office: Office) -> list[int]:
    return [
        make.member(office, "NIYONZIMA Médiatrice"), make.member(office, "BUKURU Jean", sex=Sex.MALE),
        make.member(office, "IRAKOZE Divine"),
    ]  # fmt: skip


def recorded(office: Office, *member_ids: int, began_on: date = DAY, half_days: int | None = 6) -> int:
    order = RecordTraining(
        topic=TOPIC, provider=" CAPAD ", began_on=began_on, half_days=half_days, place="Gitega", member_ids=member_ids
    )
    return office.do(record_training, order).result


def test_a_training_is_recorded_with_everybody_who_came(office: Office) -> None:
    ids = people(office)
    training_id = recorded(office, *ids, ids[0])
    (row,) = office.ask(training_rows, office.ask(training_ids))
    assert (row.id, row.topic, row.provider, row.began_on, row.half_days, row.place) == (
        training_id, "Comptes simples", "CAPAD", DAY, 6, "Gitega",
    )  # fmt: skip
    assert (row.women, row.men, row.people, row.person_half_days) == (2, 1, 3, 18)
    line = make.last_line(office)
    assert (line.act, line.label) == ("members.training_recorded", "Comptes simples · 2026-03-09")
    changes = make.changes(line)
    assert (changes["people"], changes["members"], changes["provider"]) == (
        (None, "3"), (None, "1, 2, 3"), (None, "CAPAD"),
    )  # fmt: skip


def test_people_added_later_are_counted_once(office: Office) -> None:
    ids = people(office)
    training_id = recorded(office, ids[0])
    done = office.do(add_attendees, training_id, ids)
    assert (done.result, Area.MEMBERS in done.touched) == (2, True)
    before = office.ask(journal_head)
    assert office.do(add_attendees, training_id, ids).result == 0
    assert office.ask(journal_head) == before
    names = [one.name for one in office.ask(attendees, office.ask(attendee_ids, training_id))]
    assert names == ["BUKURU Jean", "IRAKOZE Divine", "NIYONZIMA Médiatrice"]


def test_of_very_many_the_journal_tells_how_many(office: Office) -> None:
    ids = [make.member(office, f"MEMBER {number}") for number in range(201)]
    training_id = recorded(office, *ids[:200])
    assert make.changes(make.last_line(office))["members"][1] is not None
    other = recorded(office, *ids)
    changes = make.changes(make.last_line(office))
    assert (changes["people"], "members" in changes) == ((None, "201"), False)
    assert training_id != other


def test_somebody_of_the_staff_comes_by_name(office: Office) -> None:
    training_id = recorded(office)
    office.do(add_attendee, AddAttendee(training_id=training_id, full_name="GAKIZA Anne", sex=Sex.FEMALE))
    (came,) = office.ask(attendees, office.ask(attendee_ids, training_id))
    assert (came.name, came.number, came.member_id) == ("GAKIZA Anne", "", None)
    with pytest.raises(Refused):
        office.do(add_attendee, AddAttendee(training_id=training_id))
    member_id = make.member(office)
    for _twice in range(2):
        office.do(add_attendee, AddAttendee(training_id=training_id, member_id=member_id))
    assert len(office.ask(attendee_ids, training_id)) == 2


def test_what_a_member_attended_comes_newest_first(office: Office) -> None:
    ids = people(office)
    first, second = recorded(office, ids[0]), recorded(office, *ids, began_on=date(2026, 5, 1), half_days=None)
    recorded(office, ids[1], began_on=date(2026, 4, 1))
    person_id = make.detail(office, ids[0]).person_id
    rows = office.ask(trainings_of, person_id)
    assert [row.id for row in rows] == [second, first]
    assert (rows[0].people, rows[0].person_half_days) == (3, None)


def test_a_mistaken_entry_is_taken_out_and_told(office: Office) -> None:
    ids = people(office)
    training_id = recorded(office, *ids[:2])
    person_id = make.detail(office, ids[1]).person_id
    office.do(remove_attendee, training_id, person_id)
    assert make.changes(make.last_line(office)) == {"person": ("2 · BUKURU Jean", None)}
    with pytest.raises(NotFound):
        office.do(remove_attendee, training_id, person_id)
    with pytest.raises(Refused):
        office.do(remove_training, training_id)
    office.do(remove_attendee, training_id, make.detail(office, ids[0]).person_id)
    office.do(remove_training, training_id)
    assert office.ask(training_ids) == ()
    with pytest.raises(NotFound):
        office.ask(training_detail, training_id)


def test_an_amendment_writes_what_differs_once(office: Office) -> None:
    training_id = recorded(office)
    version = office.ask(training_detail, training_id).version
    order = AmendTraining(
        training_id=training_id, version=version, topic=TOPIC, provider="CAPAD", began_on=DAY, half_days=4,
        place="Gitega",
    )  # fmt: skip
    office.do(amend_training, order)
    assert make.changes(make.last_line(office)) == {"half_days": ("6", "4")}
    with pytest.raises(Stale):
        office.do(amend_training, order)


def test_a_refusal_writes_nothing(office: Office) -> None:
    ids = people(office)
    before = office.ask(journal_head)
    with pytest.raises(Refused) as refused:
        office.do(
            record_training,
            RecordTraining(topic=Wording(), began_on=date(2026, 11, 24), half_days=0, member_ids=ids),
        )
    assert [each.about for each in refused.value.objections] == ["topic", "began_on", "half_days"]
    assert office.ask(journal_head) == before
    assert office.ask(training_ids) == ()
