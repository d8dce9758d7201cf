"""A member's standing through time: every way on and off the roll, days in order, and entries taken back."""

from datetime import date

import pytest

from pomanager.db.roll_sums import differences
from pomanager.errors import Refused
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.members import Status
from pomanager.services.journal.queries import journal_head
from pomanager.services.members.commands import ChangeStanding, change_standing
from pomanager.services.office import Office
from tests import make

MAY, JUNE, JULY = date(2022, 5, 1), date(2022, 6, 1), date(2022, 7, 1)


def history(told: MemberDetail) -> list[tuple[Status, date, bool]]:
    """The lines of a standing: status, since when, and whether it holds no more."""
    return [(line.status, line.since, line.reversed) for line in told.standings]


def sums(office: Office) -> list[object]:
    """Where the roll differs from its registers."""
    return office.ask(lambda session: list(differences(session)))


@pytest.mark.parametrize(
    ("way", "acts"),
    [
        ([Status.SUSPENDED, Status.ACTIVE], ["members.suspended", "members.reinstated"]),
        ([Status.RESIGNED, Status.ACTIVE], ["members.resigned", "members.returned"]),
        ([Status.EXCLUDED, Status.ACTIVE], ["members.excluded", "members.returned"]),
        ([Status.SUSPENDED, Status.EXCLUDED, Status.DEAD], ["members.suspended", "members.excluded", "members.died"]),
    ],
)
def test_every_way_on_and_off_the_roll(office: Office, way: list[Status], acts: list[str]) -> None:
    member_id = make.member(office, number="7")
    for status, day in zip(way, (MAY, JUNE, JULY), strict=False):
        make.standing(office, member_id, status, day)
        told = make.detail(office, member_id)
        assert (told.status, told.status_since, told.number) == (status, day, "7")
        assert told.joined_on == make.ADMITTED
    assert [line.act for line in reversed(make.journal(office)[: len(way)])] == acts
    assert sums(office) == []


def test_a_change_is_told_with_its_reason_and_decision(office: Office) -> None:
    member_id = make.member(office)
    order = ChangeStanding(
        member_id=member_id, status=Status.SUSPENDED, on=MAY, reason=" Two years of dues. ", decision=" CA 4/2022 "
    )
    office.do(change_standing, order)
    line = make.last_line(office)
    assert (line.label, line.reason) == ("1 · NIYONZIMA Médiatrice", "Two years of dues.")
    assert make.changes(line) == {
        "status": ("active", "suspended"), "since": ("2020-03-14", "2022-05-01"), "decision": (None, "CA 4/2022"),
    }  # fmt: skip
    kept = make.detail(office, member_id).standings[-1]
    assert (kept.reason, kept.decision) == ("Two years of dues.", "CA 4/2022")


def test_an_applicant_is_admitted_later_and_joins_that_day(office: Office) -> None:
    member_id = make.applicant(office, on=MAY)
    told = make.detail(office, member_id)
    assert (told.status, told.joined_on) == (Status.APPLICANT, None)
    assert make.last_line(office).act == "members.applied"
    make.standing(office, member_id, Status.ACTIVE, JUNE)
    told = make.detail(office, member_id)
    assert (told.status, told.status_since, told.joined_on) == (Status.ACTIVE, JUNE, JUNE)
    assert make.last_line(office).act == "members.admitted"
    make.reversal(office, member_id)
    told = make.detail(office, member_id)
    assert (told.status, told.status_since, told.joined_on) == (Status.APPLICANT, MAY, None)
    assert sums(office) == []


def test_who_withdrew_an_application_and_is_taken_in_after_all_joins_then(office: Office) -> None:
    member_id = make.applicant(office, on=MAY)
    make.standing(office, member_id, Status.RESIGNED, JUNE)
    make.standing(office, member_id, Status.ACTIVE, JULY)
    assert make.detail(office, member_id).joined_on == JULY


def test_who_returns_has_the_old_number_and_joined_when_they_first_did(office: Office) -> None:
    member_id = make.member(office, number="7")
    make.standing(office, member_id, Status.RESIGNED, MAY)
    make.member(office, "BUKURU Jean")
    make.standing(office, member_id, Status.ACTIVE, JUNE)
    told = make.detail(office, member_id)
    assert (told.number, told.joined_on, told.status_since) == ("7", make.ADMITTED, JUNE)


@pytest.mark.parametrize(
    ("status", "on", "reason", "about"),
    [
        (Status.SUSPENDED, date(2026, 11, 24), "", ["on", "reason"]),
        (Status.SUSPENDED, date(2020, 3, 13), "  ", ["on", "reason"]),
        (Status.ACTIVE, MAY, "x", ["status"]),
        (Status.APPLICANT, date(2030, 1, 1), "x", ["status", "on"]),
        (Status.EXCLUDED, MAY, "x" * 201, ["reason"]),
    ],
)
def test_a_refused_change_says_everything_and_changes_nothing(
    office: Office, status: Status, on: date, reason: str, about: list[str]
) -> None:
    member_id = make.member(office)
    before = office.ask(journal_head)
    with pytest.raises(Refused) as refused:
        make.standing(office, member_id, status, on, reason)
    assert [objection.about for objection in refused.value.objections] == about
    assert office.ask(journal_head) == before
    assert history(make.detail(office, member_id)) == [(Status.ACTIVE, make.ADMITTED, False)]


def test_the_dead_stay_dead_and_days_stay_in_order(office: Office) -> None:
    member_id = make.suspended(office, since=JUNE)
    with pytest.raises(Refused) as refused:
        make.standing(office, member_id, Status.ACTIVE, MAY)
    assert [objection.about for objection in refused.value.objections] == ["on"]
    make.standing(office, member_id, Status.DEAD, JUNE)
    for status in (Status.ACTIVE, Status.DEAD):
        with pytest.raises(Refused):
            make.standing(office, member_id, status, JULY)


def test_several_changes_on_one_day_stand_in_the_order_they_were_recorded(office: Office) -> None:
    member_id = make.suspended(office, since=MAY)
    make.standing(office, member_id, Status.ACTIVE, MAY)
    make.standing(office, member_id, Status.RESIGNED, MAY)
    assert make.detail(office, member_id).status is Status.RESIGNED
    make.reversal(office, member_id)
    assert make.detail(office, member_id).status is Status.ACTIVE
    assert sums(office) == []


def test_a_reversal_restores_what_was_before_and_keeps_the_entry_readable(office: Office) -> None:
    member_id = make.suspended(office, since=MAY)
    make.standing(office, member_id, Status.EXCLUDED, JUNE, "For selling elsewhere.")
    make.reversal(office, member_id, " It was his brother. ")
    told = make.detail(office, member_id)
    assert (told.status, told.status_since, told.joined_on) == (Status.SUSPENDED, MAY, make.ADMITTED)
    assert history(told) == [
        (Status.ACTIVE, make.ADMITTED, False),
        (Status.SUSPENDED, MAY, False),
        (Status.EXCLUDED, JUNE, True),
        (Status.SUSPENDED, JUNE, False),
    ]
    wrong, correcting = told.standings[2:]
    assert wrong.reason == "For selling elsewhere."
    assert (correcting.reverses_id, correcting.reason) == (wrong.id, "It was his brother.")
    line = make.last_line(office)
    assert (line.act, line.reason) == ("members.standing_reversed", "It was his brother.")
    assert make.changes(line) == {"status": ("excluded", "suspended"), "since": ("2022-06-01", "2022-05-01")}
    assert sums(office) == []


def test_entries_are_taken_back_one_by_one_but_never_the_first(office: Office) -> None:
    member_id = make.suspended(office, since=MAY)
    make.standing(office, member_id, Status.ACTIVE, JUNE)
    make.reversal(office, member_id)
    make.reversal(office, member_id)
    assert make.detail(office, member_id).status is Status.ACTIVE
    before = office.ask(journal_head)
    with pytest.raises(Refused) as refused:
        make.reversal(office, member_id, "  ")
    assert [objection.about for objection in refused.value.objections] == ["", "reason"]
    assert office.ask(journal_head) == before
    make.standing(office, member_id, Status.DEAD, date(2021, 1, 1))
    assert make.detail(office, member_id).status is Status.DEAD
    make.reversal(office, member_id)
    assert make.detail(office, member_id).status is Status.ACTIVE
    assert sums(office) == []
