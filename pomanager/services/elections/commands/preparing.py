"""Laying down an election with its contests, changing it, saying who runs it, and calling for candidates."""

import json
from collections.abc import Mapping
from dataclasses import replace

from pomanager.db.elections.preparing import Contest, ContestSeat, Election, ElectionOfficial
from pomanager.rules.bodies.kinds import ReservedFor
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.counting.methods import Method
from pomanager.rules.counting.record import TieKind
from pomanager.rules.elections.kinds import CandidateOrder, ElectionState
from pomanager.rules.elections.lodging import objections_to_step
from pomanager.rules.elections.nominating import BACKERS, last_day_of_candidacies
from pomanager.rules.elections.reserved import ReserveRule
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.services.elections import judging
from pomanager.services.elections.commands.recording import (
    about_election,
    differing,
    election_row,
    goes_on_to,
    judged,
    new_values,
    not_overtaken,
    refuse,
)
from pomanager.services.elections.orders import AmendElection, ContestOrder, NameOfficials, PrepareElection
from pomanager.services.elections.queries.eligibility import rule_by_bylaws
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.services.work import Work

_WAYS = {"secret": Way.SECRET, "on_request": Way.HANDS, "show_of_hands": Way.HANDS}
_TIES = {"seniority": TieKind.SENIORITY, "older": TieKind.OLDER, "younger": TieKind.YOUNGER}
_METHODS = {"two_rounds": Method.TWO_ROUND, "transferable": Method.SCOTTISH, "approval": Method.APPROVAL}


def prepare_election(work: Work, order: PrepareElection) -> int:
    """Lay down an election, with the method and the conditions of its day, or raise Refused; returns its id."""
    judged(judging.objections_to_preparing, work, order)
    election_id = write_election(work, order)
    told = {
        "held_on": order.held_on, "seats": sum(each.seats or len(each.seat_ids) for each in order.contests),
        "place": order.place,
    }  # fmt: skip
    work.record("elections.prepared", about_election(work, election_id), new_values(told))
    return election_id


def write_election(work: Work, order: PrepareElection) -> int:
    """Write the rows of an election nobody objects to; the caller records."""
    bylaws = bylaws_on(work.session, order.held_on)
    until = order.candidates_until or last_day_of_candidacies(order.held_on, bylaws)
    backers = bylaws.number(BACKERS) or 0 if order.backers is None else order.backers
    row = Election(
        purpose=order.purpose, title=order.title, body_id=order.body_id, section_id=order.section_id,
        meeting_id=order.meeting_id, item_id=order.item_id, for_meeting_id=order.for_meeting_id,
        held_on=order.held_on, place=order.place.strip(), way=order.way or way_by_bylaws(bylaws),
        state=ElectionState.PREPARED, state_reason="", candidates_until=until, backers=backers,
        candidate_order=CandidateOrder.ALPHABETICAL, drawn_by="", draw_witnesses="", draw_seed="", published_on=None,
        polls_open_at=None, polls_close_at=None, term_starts_on=order.term_starts_on, term_ends_on=order.term_ends_on,
        remarks="",
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    for position, contest in enumerate(order.contests, 1):
        beside = {seat: each.open_to for each in order.contests if each is not contest for seat in each.seat_ids}
        _write_contest(work, row, position, replace(contest, rule=_rule(work, row, contest, beside)), bylaws)
    return row.id


def _rule(work: Work, election: Election, order: ContestOrder, beside: Mapping[int, ReservedFor]) -> ReserveRule:
    """The rule on reserved seats of a contest; a ballot paper kept for some needs none."""
    if order.rule is not None or order.open_to is not ReservedFor.NOBODY:
        return order.rule or ReserveRule()
    return rule_by_bylaws(work.session, order.seat_ids, election.term_starts_on or election.held_on, beside)


def _write_contest(work: Work, election: Election, position: int, order: ContestOrder, bylaws: Bylaws) -> None:
    seats = order.seats or len(order.seat_ids)
    ties = ties_by_bylaws(bylaws) if order.ties is None else order.ties
    rule = order.rule or ReserveRule()
    row = Contest(
        election_id=election.id, position=position, title=order.title, seats=seats,
        method=order.method or method_by_bylaws(bylaws, seats), most_marks=order.most_marks,
        majority="" if order.majority is None else order.majority.written(),
        ties="" if ties is None else json.dumps([kind.value for kind in ties]), open_to=order.open_to,
        section_id=order.section_id, reserve=rule.to_json(), alternates=order.alternates,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.session.add_all(ContestSeat(contest_id=row.id, seat_id=seat_id) for seat_id in order.seat_ids)


def way_by_bylaws(bylaws: Bylaws) -> Way:
    """How votes are given by the by-laws; in secret where they are silent."""
    return _WAYS.get(bylaws.choice("election.ballot") or "", Way.SECRET)


def method_by_bylaws(bylaws: Bylaws, seats: int) -> Method:
    """How votes are counted by the by-laws; by most votes where they are silent."""
    most = Method.BLOCK if seats > 1 else Method.PLURALITY
    return _METHODS.get(bylaws.choice("election.method") or "", most)


def ties_by_bylaws(bylaws: Bylaws) -> tuple[TieKind, ...] | None:
    """What decides a tie by the by-laws; None for the rules of the method, and then a lot.

    A second vote is written down as the answer to the tie.
    """
    rule = _TIES.get(bylaws.choice("election.tie") or "")
    return None if rule is None else (rule,)


def amend_election(work: Work, order: AmendElection) -> None:
    """Change an election, or raise Refused; the way of voting and the days only until the list is published."""
    judged(judging.objections_to_amending, work, order)
    before = election_detail(work.session, order.election_id)
    not_overtaken(order.version, before.version)
    row = election_row(work, order.election_id)
    told = {
        "held_on": (row.held_on, order.held_on), "place": (row.place, order.place.strip()),
        "way": (row.way, order.way), "candidates_until": (row.candidates_until, order.candidates_until),
        "backers": (row.backers, order.backers), "term_starts_on": (row.term_starts_on, order.term_starts_on),
        "term_ends_on": (row.term_ends_on, order.term_ends_on), "remarks": (row.remarks, order.remarks.strip()),
    }  # fmt: skip
    changed = differing(told)
    for name in changed:
        setattr(row, name, told[name][1])
    if changed:
        work.record("elections.amended", about_election(work, order.election_id), changed)


def name_officials(work: Work, order: NameOfficials) -> None:
    """Write who runs the election, counts and looks on, or raise Refused: no candidate does."""
    judged(judging.objections_to_officials, work, order)
    before = election_detail(work.session, order.election_id).officials
    for row in work.session.query(ElectionOfficial).filter_by(election_id=order.election_id):
        work.session.delete(row)
    work.session.add_all(
        ElectionOfficial(
            election_id=order.election_id, role=each.role, position=place, person_id=each.person_id,
            name=each.name.strip(),
        )
        for place, each in enumerate(order.officials, 1)
    )  # fmt: skip
    told = {"officials": (_names(before), _names(order.officials))}
    work.record("elections.officials_named", about_election(work, order.election_id), told)


def _names(officials: object) -> str:
    found = officials if isinstance(officials, tuple) else ()
    return " · ".join(f"{each.name.strip()} ({each.role.value})" for each in found)


def open_nominations(work: Work, election_id: int) -> None:
    """Call for candidates, or raise Refused."""
    refuse(objections_to_step(election_row(work, election_id).state, ElectionState.NOMINATIONS))
    goes_on_to(work, election_id, ElectionState.NOMINATIONS)
    told = {"candidates_until": (None, election_row(work, election_id).candidates_until)}
    work.record("elections.nominations_opened", about_election(work, election_id), told)
