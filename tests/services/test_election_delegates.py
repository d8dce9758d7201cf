"""Sections elect their delegates: laid down for all at once, and sent to their meeting in one act."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import Refused
from pomanager.rules.elections import lodging, nominating
from pomanager.rules.elections.kinds import ElectionFor, ElectionState
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.meetings.kinds import MeetingKind
from pomanager.services.elections.commands import sections
from pomanager.services.elections.commands.candidates import publish_list
from pomanager.services.elections.commands.counting import count_contest
from pomanager.services.elections.commands.declaring import declare_all
from pomanager.services.elections.commands.installing import install_mandates
from pomanager.services.elections.commands.sections import prepare_section_elections
from pomanager.services.elections.commands.together import count_all, publish_lists
from pomanager.services.elections.orders import (
    DeclareAll,
    InstallMandates,
    PrepareSectionElections,
    PublishList,
)
from pomanager.services.elections.orders_together import PublishLists
from pomanager.services.elections.queries.listing import elections_of_delegates
from pomanager.services.elections.queries.results import election_result
from pomanager.services.meetings.queries.delegates import delegates
from pomanager.services.office import Office
from tests import bodies, make, meetings, offices
from tests import elections as make_election
from tests.elections import DAY

BYLAWS = {"section_assembly.held": "yes", "section_assembly.delegates": "2 delegates", **make_election.BYLAWS}
HELD = date(2026, 11, 10)
MEETING = 1


def fill(office: Office) -> None:
    """Two sections of four and three members, and a meeting of delegates to come."""
    bodies.bylaws(office, BYLAWS)
    for section, names in (("Mungwa", "ABCD"), ("Rukago", "EFG")):
        for name in names:
            make.member(office, f"{name} {section}", section=section)
    meetings.planned(office, kind=MeetingKind.DELEGATES_ASSEMBLY, held_on=DAY)
    office.do(
        prepare_section_elections, PrepareSectionElections(for_meeting_id=MEETING, held_on=HELD, way=Way.ACCLAMATION)
    )


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Iterator[Office]:
    books = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield books
    books.close()


def elected(office: Office, election_id: int, members: tuple[int, ...]) -> None:
    """Let as many stand as there are seats, and count."""
    contest_id = make_election.contest_of(office, election_id)
    for member_id in members:
        make_election.nominated(office, contest_id, member_id)
    office.do(publish_list, PublishList(election_id=election_id, published_on=HELD))
    office.do(count_contest, contest_id)


def test_every_section_gets_its_election_and_its_seats(office: Office) -> None:
    found = office.ask(elections_of_delegates, MEETING)
    assert [(each.section, each.seats, each.purpose) for each in found] == [
        ("Mungwa", 2, ElectionFor.DELEGATES), ("Rukago", 2, ElectionFor.DELEGATES),
    ]  # fmt: skip
    assert make.last_line(office).act == "elections.sections_prepared"
    with pytest.raises(Refused) as refused:
        office.do(prepare_section_elections, PrepareSectionElections(for_meeting_id=MEETING, held_on=HELD))
    assert {each.message for each in refused.value.objections} == {sections.THERE_ALREADY}


def test_only_members_of_the_section_stand(office: Office) -> None:
    contest_id = make_election.contest_of(office, 1)
    with pytest.raises(Refused) as refused:
        make_election.nominated(office, contest_id, 5)
    assert [each.message for each in refused.value.objections] == [nominating.ONLY_SECTION]


def test_delegates_go_to_their_meeting_in_one_act(office: Office) -> None:
    elected(office, 1, (1, 2))
    elected(office, 2, (5, 6))
    office.do(declare_all, DeclareAll(election_ids=(1, 2), on=DAY, by="Le comité"))
    assert {each.state for each in office.ask(elections_of_delegates, MEETING)} == {ElectionState.DECLARED}
    order = InstallMandates(election_ids=(1, 2), decision="PV 3", all_accept=True)
    assert office.do(install_mandates, order).result == 4
    assert [(each.section, each.number) for each in office.ask(delegates, MEETING)] == [
        ("Mungwa", "1"), ("Mungwa", "2"), ("Rukago", "5"), ("Rukago", "6"),
    ]  # fmt: skip
    assert all(each.installed for each in office.ask(election_result, 1).contests[0].mandates)
    with pytest.raises(Refused) as refused:
        office.do(install_mandates, order)
    assert {each.message for each in refused.value.objections} == {lodging.INSTALLED}


def test_lists_are_published_and_votes_counted_for_all_sections_at_once(office: Office) -> None:
    for contest_id, member_id in ((1, 1), (1, 2), (2, 5)):
        make_election.nominated(office, contest_id, member_id)
    order = PublishLists(election_ids=(1, 2), published_on=date(2026, 11, 6))
    before = len(make.journal(office))
    office.do(publish_lists, order)
    office.do(count_all, (1, 2))
    assert len(make.journal(office)) == before + 2
    for election_id, names in ((1, ["A Mungwa", "B Mungwa"]), (2, ["E Rukago"])):
        (contest,) = office.ask(election_result, election_id).contests
        assert [each.candidate.name for each in contest.mandates] == names
        assert all(each.reasons for each in contest.contest.numbered())
    assert {each.state for each in office.ask(elections_of_delegates, MEETING)} == {ElectionState.COUNTED}
    with pytest.raises(Refused):
        office.do(publish_lists, order)
    with pytest.raises(Refused):
        office.do(count_all, ())
    with pytest.raises(Refused):
        office.do(publish_lists, replace(order, election_ids=()))


def test_nobody_is_counted_where_one_section_has_no_candidate(office: Office) -> None:
    make_election.nominated(office, 1, 1)
    office.do(publish_lists, PublishLists(election_ids=(1, 2), published_on=date(2026, 11, 6)))
    with pytest.raises(Refused):
        office.do(count_all, (1, 2))
    assert {each.state for each in office.ask(elections_of_delegates, MEETING)} == {ElectionState.PUBLISHED}


def test_one_section_that_is_not_counted_holds_up_all(office: Office) -> None:
    elected(office, 1, (1, 2))
    with pytest.raises(Refused):
        office.do(declare_all, DeclareAll(election_ids=(1, 2), on=DAY, by="Le comité"))
    assert make_election.detail(office, 1).label.state is ElectionState.COUNTED
    assert not office.ask(delegates, MEETING)
