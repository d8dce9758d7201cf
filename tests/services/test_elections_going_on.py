"""Elections of all sections go a step further in one act: all of them or none; voters are found; who stood is told."""

from collections.abc import Iterator

import pytest

from pomanager.errors import Refused
from pomanager.rules.elections.kinds import ElectionState
from pomanager.rules.elections.stepping import StepAct
from pomanager.services.elections.commands.candidates import withdraw_candidate
from pomanager.services.elections.commands.declaring import declare
from pomanager.services.elections.commands.going_on import act_together
from pomanager.services.elections.commands.voting import freeze_voters, issue_ballots
from pomanager.services.elections.going_on import ActTogether, plan_together
from pomanager.services.elections.orders import Declare, IssueBallots, WithdrawCandidate
from pomanager.services.elections.queries.finding import Ticked, find_voters, voter_ids
from pomanager.services.elections.queries.listing import elections
from pomanager.services.elections.queries.of_member import stood_in
from pomanager.services.elections.queries.voters import voters
from pomanager.services.office import Office
from tests import elections as make_election
from tests import offices
from tests.elections import DAY, NINE, NOON


@pytest.fixture(name="office", scope="module")
def _office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Two elections of the board that are prepared, one with candidates; the acts of this file follow one another."""
    books = offices.opened_office(offices.filled_file(tmp_path_factory.mktemp("together"), make_election.fill))
    yield books
    books.close()


def states(office: Office) -> list[ElectionState]:
    """How far the elections are."""
    return [each.state for each in office.ask(elections)]


def test_all_go_on_or_none(office: Office) -> None:
    first, second = make_election.prepared(office), make_election.prepared(office)
    both = (first, second)
    assert office.do(act_together, ActTogether(election_ids=both, act=StepAct.CALL)).result == 2
    assert states(office) == [ElectionState.NOMINATIONS] * 2

    for member_id in (1, 2, 3):
        make_election.nominated(office, make_election.contest_of(office, first), member_id)
    make_election.nominated(office, make_election.contest_of(office, second), 4, accepted_on=None)
    order = ActTogether(election_ids=both, act=StepAct.PUBLISH, on=DAY)
    judged = office.ask(plan_together, order, DAY)
    assert [any(one.stops for one in each.objections) for each in judged] == [False, True]
    with pytest.raises(Refused) as refused:
        office.do(act_together, order)
    assert {each.about for each in refused.value.objections if each.stops} == {"election_ids.2"}
    assert states(office) == [ElectionState.NOMINATIONS] * 2, "nothing is half done"

    office.do(act_together, ActTogether(election_ids=(first,), act=StepAct.PUBLISH, on=DAY))
    with pytest.raises(Refused):
        office.do(act_together, ActTogether(election_ids=(first,), act=StepAct.OPEN))
    office.do(act_together, ActTogether(election_ids=(first,), act=StepAct.FREEZE))
    office.do(act_together, ActTogether(election_ids=(first,), act=StepAct.OPEN, at=NINE))
    assert make_election.detail(office, first).polls_open_at == NINE
    with pytest.raises(Refused):
        office.do(act_together, ActTogether(election_ids=(first,), act=StepAct.RESULT))


def test_voters_are_found_by_number_and_by_letters(office: Office) -> None:
    (first, _second) = [each.id for each in office.ask(elections)]
    everybody = office.ask(voters, first)
    someone = everybody[2]
    assert office.ask(find_voters, first, someone.number)[0] == someone.voter_id
    assert office.ask(find_voters, first, someone.number.lstrip("0"))[0] == someone.voter_id
    assert someone.voter_id in office.ask(find_voters, first, someone.name[:4].lower())
    assert office.ask(find_voters, first, "nobody at all") == ()
    assert office.ask(find_voters, first, "  ") == ()

    office.do(issue_ballots, IssueBallots(election_id=first, voter_ids=(someone.voter_id or 0,)))
    given, missing = (list(office.ask(voter_ids, first, 1, each)) for each in (Ticked.GIVEN, Ticked.MISSING))
    assert given == [someone.voter_id]
    assert sorted(given + missing) == sorted(office.ask(voter_ids, first)) == sorted(e.voter_id or 0 for e in everybody)


def test_a_roll_that_is_there_is_not_frozen_again(office: Office) -> None:
    (first, second) = [each.id for each in office.ask(elections)]
    order = ActTogether(election_ids=(second, first), act=StepAct.FREEZE)
    with pytest.raises(Refused) as refused:
        office.do(act_together, order)
    assert [each.about for each in refused.value.objections] == ["election_ids.2"]
    office.do(freeze_voters, second)


def test_who_stood_is_told_with_what_came_of_it(office: Office) -> None:
    (first, second) = [each.id for each in office.ask(elections)]
    (of_four,) = office.ask(stood_in, 4)
    assert (of_four.label.id, of_four.elected, of_four.number) == (second, None, None)
    office.do(withdraw_candidate, WithdrawCandidate(nomination_id=of_four.nomination_id, on=DAY, reason="ill"))
    assert office.ask(stood_in, 4)[0].withdrawn_on == DAY

    third = make_election.counted(office)
    assert [each.label.id for each in office.ask(stood_in, 1)] == [third, first], "the newest first"
    office.do(declare, Declare(election_id=third, on=DAY, by="Rurihose", at=NOON, reason="figures are missing"))
    came = {member: office.ask(stood_in, member)[0].elected for member in range(1, 6)}
    assert sum(bool(each) for each in came.values()) == 3
    assert all(each is not None for each in came.values())
