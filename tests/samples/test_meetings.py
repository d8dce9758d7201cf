"""The meetings of the sample offices: a failed call and the next, delegates of sections, signed minutes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.meetings.deciding import Outcome
from pomanager.rules.meetings.kinds import OF_DELEGATES, MeetingKind, MeetingState, MinutesState
from pomanager.rules.members import Sex
from pomanager.samples import STORIES
from pomanager.services.meetings.queries.delegates import who_goes
from pomanager.services.meetings.queries.errata import errata_of
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.meetings.queries.loading import meeting_detail, roll_sums
from pomanager.services.meetings.queries.minutes import minutes_detail
from pomanager.services.meetings.queries.motions import decisions
from pomanager.services.meetings.queries.quorum import quorum_at
from pomanager.services.office import Office
from tests.samples.reading import read


@pytest.fixture(name="open_office", scope="module")
def opened(offices: Callable[[str], Path]) -> Iterator[Callable[[str], Office]]:
    """Opens the sample office of a story."""
    found: dict[str, Office] = {}

    def open_once(code: str) -> Office:
        if code not in found:
            found[code] = read(offices(code))
        return found[code]

    yield open_once
    for office in found.values():
        office.close()


def of_kind(office: Office, *kinds: MeetingKind) -> list[MeetingLabel]:
    """The meetings of some kinds, in order of date."""
    return [each for each in office.ask(meetings) if each.kind in kinds]


@pytest.mark.parametrize("code", STORIES)
def test_every_office_called_met_decided_and_signed(open_office: Callable[[str], Office], code: str) -> None:
    office = open_office(code)
    held = [each for each in office.ask(meetings) if each.state is MeetingState.CLOSED]
    assert len(held) >= (2 if code == "s2" else 3)
    for label in held:
        if label.minutes is MinutesState.SIGNED:
            decided = office.ask(decisions, label.id)
            assert decided
            assert all(each.outcome is Outcome.ADOPTED for each in decided)
            assert not any(check.missing for check in office.ask(minutes_detail, label.id).required)
    assert sum(label.minutes is MinutesState.SIGNED for label in held) >= len(held) - 1


@pytest.mark.parametrize("code", STORIES)
def test_references_are_given_once_and_in_order(open_office: Callable[[str], Office], code: str) -> None:
    office = open_office(code)
    given = [each.reference for label in office.ask(meetings) for each in office.ask(decisions, label.id)]
    assert len(given) == len(set(given)) > 0
    assert all(reference.startswith("2026-") for reference in given)


def test_in_senegal_the_first_call_failed_and_the_second_decided_with_fewer(
    open_office: Callable[[str], Office],
) -> None:
    office = open_office("s4")
    first, second = of_kind(office, MeetingKind.ORDINARY_ASSEMBLY)
    assert (first.state, second.state, second.call) == (MeetingState.FAILED, MeetingState.CLOSED, 2)
    assert (second.held_on - first.held_on).days == 16
    assert office.ask(meeting_detail, second.id).follows == first
    asked = [office.ask(quorum_at, each.id, each.starts_at + 60) for each in (first, second)]
    assert [each.is_reached for each in asked] == [False, True]
    assert asked[0].needed is not None
    assert asked[1].needed is not None
    assert asked[1].needed < asked[0].needed
    (line,) = office.ask(errata_of, second.id)
    assert line.signed is not None
    assert (line.on - second.held_on).days == 7


def test_in_burundi_sections_send_delegates_every_third_a_woman(open_office: Callable[[str], Office]) -> None:
    office = open_office("s2")
    assemblies = of_kind(office, *OF_DELEGATES)
    assert assemblies
    for label in assemblies:
        going = office.ask(who_goes, label.id)
        sums = office.ask(roll_sums, label.id)
        assert sums is not None
        assert len(going) == sums.on_roll
        assert sum(each.sex is Sex.FEMALE for each in going) * 4 >= len(going)
    first = office.ask(roll_sums, assemblies[0].id)
    assert first is not None
    assert first.entitled == first.on_roll, "sections send members who may vote"
    assert assemblies[-1].state is MeetingState.OPEN


def test_by_laws_are_changed_by_two_thirds_everywhere(open_office: Callable[[str], Office]) -> None:
    for code in STORIES:
        office = open_office(code)
        kinds = (MeetingKind.EXTRAORDINARY_ASSEMBLY, MeetingKind.EXTRAORDINARY_DELEGATES)
        for label in of_kind(office, *kinds):
            shares = {each.majority_share for each in office.ask(decisions, label.id)}
            assert ">= 2/3" in shares
