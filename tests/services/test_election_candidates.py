"""Candidacies with every reason for and against, the list, what is told before the vote, and the electoral roll."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import Refused
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.counting.methods import Method
from pomanager.rules.elections import nominating
from pomanager.rules.elections.kinds import ElectionState, OfficialRole
from pomanager.rules.entitlement import Stance
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.services.elections.commands.candidates import (
    amend_nomination,
    publish_list,
    withdraw_candidate,
)
from pomanager.services.elections.commands.preparing import amend_election, name_officials, open_nominations
from pomanager.services.elections.commands.voting import (
    freeze_voters,
    issue_ballots,
    take_back_issue,
)
from pomanager.services.elections.orders import (
    AmendElection,
    AmendNomination,
    ContestOrder,
    IssueBallots,
    NameOfficials,
    OfficialNamed,
    PublishList,
    WithdrawCandidate,
)
from pomanager.services.elections.queries.eligibility import eligibility, requirements
from pomanager.services.elections.queries.listing import elections
from pomanager.services.elections.queries.voters import roll_figures, voters
from pomanager.services.office import Office
from tests import bodies, make, offices
from tests import elections as make_election
from tests.elections import DAY


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Iterator[Office]:
    books = offices.opened_office(offices.filled_file(tmp_path, make_election.fill))
    yield books
    books.close()


def said(act: Callable[[], object]) -> set[str]:
    """The sentences an act is refused with."""
    with pytest.raises(Refused) as refused:
        act()
    return {each.message for each in refused.value.objections}


# ---- preparing and candidates ---------------------------------------------------------------------------------------


def test_an_election_keeps_the_by_laws_of_its_day(office: Office) -> None:
    found = make_election.detail(office, make_election.prepared(office))
    contest = found.contests[0]
    assert (found.way, contest.method, contest.seats) == (Way.SECRET, Method.BLOCK, 3)
    assert found.candidates_until == date(2026, 11, 18)
    assert (contest.rule.women, contest.rule.women_target) == (2, False)
    bodies.bylaws(office, {**make_election.BYLAWS, "board.women_min": "1 seats"}, since=date(2026, 11, 22))
    assert make_election.detail(office, found.label.id).contests[0].rule.women == 2
    assert [each.id for each in office.ask(elections)] == [found.label.id]
    assert make.last_line(office).act == "organisation.bylaws_adopted"


def test_women_who_stay_count_for_the_rule(office: Office) -> None:
    bodies.seated(office, bodies.SEATS[0], 1, date(2025, 1, 1))
    election_id = make_election.prepared(office, ContestOrder(seat_ids=bodies.SEATS[1:]))
    assert make_election.detail(office, election_id).contests[0].rule.women == 1


def test_an_election_without_seats_is_refused(office: Office) -> None:
    assert said(lambda: make_election.prepared(office, ContestOrder()))
    assert said(lambda: make_election.prepared(office, body_id=None))
    assert said(lambda: make_election.prepared(office, ContestOrder(seats=2, seat_ids=bodies.SEATS)))
    assert not office.ask(elections)


def test_a_candidacy_is_judged_with_every_reason(office: Office) -> None:
    contest_id = make_election.contest_of(office, make_election.prepared(office))
    found = office.ask(eligibility, contest_id, 1)
    assert found.eligible
    assert any(each.stance is Stance.FOR for each in found.reasons)
    board = bodies.body(office, "Surveillance", seats=1, kind=BodyKind.SUPERVISORY)
    bodies.seated(office, bodies.seats_of(office, board)[0], 1, date(2026, 1, 1), ends_on=date(2028, 12, 31))
    assert not office.ask(eligibility, contest_id, 1).eligible
    assert said(lambda: make_election.nominated(office, contest_id, 1)) == {nominating.NOT_ELIGIBLE}
    make_election.nominated(office, contest_id, 1, reason="Resigns there.")
    assert said(lambda: make_election.nominated(office, contest_id, 1)) >= {nominating.STANDS_ALREADY}


def test_a_late_candidacy_needs_a_reason(office: Office) -> None:
    contest_id = make_election.contest_of(office, make_election.prepared(office))
    late = {"received_on": date(2026, 11, 19)}
    assert said(lambda: make_election.nominated(office, contest_id, 2, **late)) == {nominating.LATE}
    make_election.nominated(office, contest_id, 2, **late, reason="The assembly let her in.")


def test_no_teller_stands_and_no_candidate_counts(office: Office) -> None:
    election_id = make_election.prepared(office)
    contest_id = make_election.contest_of(office, election_id)
    person = make_election.detail(office, election_id)
    teller = OfficialNamed(OfficialRole.TELLER, "AWA Un", person_id=1)
    office.do(name_officials, NameOfficials(election_id=election_id, officials=(teller,)))
    assert said(lambda: make_election.nominated(office, contest_id, 1)) == {nominating.COUNTS_AND_STANDS}
    office.do(name_officials, NameOfficials(election_id=election_id, officials=()))
    make_election.nominated(office, contest_id, 1)
    assert said(lambda: office.do(name_officials, NameOfficials(election_id=election_id, officials=(teller,))))
    assert not person.officials


def test_the_list_is_published_in_order_with_its_verdicts(office: Office) -> None:
    election_id = make_election.prepared(office)
    contest_id = make_election.contest_of(office, election_id)
    office.do(open_nominations, election_id)
    ids = [make_election.nominated(office, contest_id, member_id) for member_id in (3, 1, 2)]
    waiting = make_election.nominated(office, contest_id, 4, accepted_on=None)
    order = PublishList(election_id=election_id, published_on=date(2026, 11, 18))
    assert said(lambda: office.do(publish_list, order)) == {nominating.BEFORE_LAST_DAY, nominating.NOT_ACCEPTED}
    office.do(withdraw_candidate, WithdrawCandidate(nomination_id=ids[0], on=DAY, reason="Moves away."))
    version = next(
        each.version
        for each in make_election.detail(office, election_id).contests[0].candidates
        if each.nomination_id == waiting
    )
    office.do(amend_nomination, AmendNomination(nomination_id=waiting, version=version, accepted_on=DAY))
    office.do(publish_list, PublishList(election_id=election_id, published_on=date(2026, 11, 19)))
    found = make_election.detail(office, election_id)
    assert found.label.state is ElectionState.PUBLISHED
    assert [(each.number, each.name) for each in found.contests[0].numbered()] == [
        (1, "AWA Un"), (2, "BEA Deux"), (3, "DAN Quatre"),
    ]  # fmt: skip
    assert all(each.reasons for each in found.contests[0].numbered())
    assert said(lambda: make_election.nominated(office, contest_id, 5)) == {nominating.LIST_CLOSED}


def test_an_order_is_drawn_with_its_witnesses(office: Office) -> None:
    election_id = make_election.prepared(office)
    contest_id = make_election.contest_of(office, election_id)
    ids = [make_election.nominated(office, contest_id, member_id) for member_id in (1, 2, 3)]
    order = PublishList(election_id=election_id, published_on=DAY, by_lot=True, by_hand=(ids[2], ids[0]))
    assert said(lambda: office.do(publish_list, order)) == {nominating.NO_DRAWER, nominating.NO_ORDER}
    drawn = PublishList(
        election_id=election_id, published_on=DAY, by_lot=True, by_hand=(ids[2], ids[0], ids[1]), drawn_by="Awa",
        witnesses="Binta, Cyr",
    )  # fmt: skip
    office.do(publish_list, drawn)
    found = make_election.detail(office, election_id)
    assert [each.nomination_id for each in found.contests[0].numbered()] == [ids[2], ids[0], ids[1]]
    assert (found.drawn_by, found.draw_witnesses) == ("Awa", "Binta, Cyr")


def test_what_the_rule_will_require_is_told_before_the_vote(office: Office) -> None:
    election_id = make_election.voting(office)
    (found,) = office.ask(requirements, election_id)
    assert [each.name for each in found.sure] == ["AWA Un", "BEA Deux"]
    assert found.is_possible
    assert {key for key, _article in found.articles} == {"board.women_rule", "board.women_min", "board.women_share"}


def test_the_way_of_voting_stays_once_the_list_is_out(office: Office) -> None:
    election_id = make_election.voting(office)
    version = make_election.detail(office, election_id).version
    other = AmendElection(election_id=election_id, version=version, held_on=DAY, way=Way.HANDS)
    assert said(lambda: office.do(amend_election, other))
    same = AmendElection(
        election_id=election_id, version=version, held_on=DAY, candidates_until=date(2026, 11, 18), remarks="Rain.",
    )  # fmt: skip
    office.do(amend_election, same)
    assert make_election.detail(office, election_id).remarks == "Rain."


# ---- the roll and the box -------------------------------------------------------------------------------------------


def test_ballot_papers_are_ticked_on_the_roll_and_nowhere_else(office: Office) -> None:
    election_id = make_election.voting(office)
    assert office.do(freeze_voters, election_id).result == 6
    rows = office.ask(voters, election_id)
    chosen = tuple(each.voter_id for each in rows[:2] if each.voter_id is not None)
    issued = office.do(issue_ballots, IssueBallots(election_id=election_id, voter_ids=chosen, for_others=1)).result
    assert make.changes(make.last_line(office)) == {"voters": (None, "2"), "papers": (None, "4")}
    again = IssueBallots(election_id=election_id, voter_ids=chosen[:1])
    assert said(lambda: office.do(issue_ballots, again))
    found = office.ask(roll_figures, election_id)
    assert (found.on_roll, found.votes, found.ticked, found.papers) == (6, 6, 2, 4)
    office.do(take_back_issue, issued[0])
    assert office.ask(roll_figures, election_id).papers == 2
    assert said(lambda: office.do(issue_ballots, IssueBallots(election_id=election_id, voter_ids=(99,))))
    assert said(lambda: office.do(freeze_voters, election_id))
