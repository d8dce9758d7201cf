"""The poll: the electoral roll, ballot papers ticked on it, opening and closing, boxes and their figures."""

from collections.abc import Mapping

from pomanager.db import bulk
from pomanager.db.elections.voting import BallotBox, BallotIssue, ElectionVoter
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ElectionDetail
from pomanager.readmodels.members import RollOrder
from pomanager.rules.elections.kinds import BALLOTS_COME_IN, ElectionState
from pomanager.rules.elections.lodging import objections_to_step, wrong_state
from pomanager.rules.entitlement import Right
from pomanager.rules.objections import Objection
from pomanager.services.elections.commands.recording import (
    about_election,
    election_row,
    goes_on_to,
    not_overtaken,
    refuse,
)
from pomanager.services.elections.orders import AddBox, IssueBallots, SetBoxFigures
from pomanager.services.elections.queries.boxes import NO_BOX, last_box
from pomanager.services.elections.queries.candidates import who_stands
from pomanager.services.elections.queries.loading import contest_found, election_detail
from pomanager.services.elections.queries.voters import ROLL_OF_MEETING, ROLL_THERE, meeting_of, voters, voters_written
from pomanager.services.entitlement.queries.verdicts import ids_who_may
from pomanager.services.meetings.commands.recording import hour_told
from pomanager.services.meetings.queries.freezing import sections_within
from pomanager.services.members.queries.on_day import sections_on
from pomanager.services.work import Work

NOT_ON_ROLL = N_("Somebody of these is not on the electoral roll, or has no vote.")
HAS_PAPERS = N_("{name} was given ballot papers already.")
NOBODY_CHOSEN = N_("Choose whom ballot papers were given to.")
NOT_TICKED = N_("This tick is not there any more.")
NO_NEGATIVES = N_("A number of ballot papers is 0 or more.")
WHILE_VOTING = BALLOTS_COME_IN | {ElectionState.PUBLISHED}


def freeze_voters(work: Work, election_id: int) -> int:
    """Write the roll of an election that stands alone: who may vote on its day, by name; returns how many."""
    detail = election_detail(work.session, election_id)
    if detail.label.meeting_id is not None:
        refuse((Objection(ROLL_OF_MEETING),))
    if voters_written(work.session, election_id):
        refuse((Objection(ROLL_THERE),))
    rows = _lines_of_roll(work, detail)
    if rows:
        bulk.add(work.session, ElectionVoter, rows)
    work.touch(ElectionVoter.area)
    work.record("elections.voters_frozen", about_election(work, election_id), {"voters": (None, len(rows))})
    return len(rows)


def _lines_of_roll(work: Work, detail: ElectionDetail) -> list[Mapping[str, object]]:
    day = detail.label.held_on
    ids = list(ids_who_may(work.session, day, Right.VOTE, order=RollOrder.NAME))
    if detail.label.section_id is not None:
        within, at = set(sections_within(work.session, detail.label.section_id, day)), sections_on(work.session, day)
        ids = [each for each in ids if at.get(each) in within]
    known = who_stands(work.session, ids, day)
    return [
        {
            "election_id": detail.label.id, "position": place, "member_id": each, "number": known[each].number,
            "name": known[each].name, "other_script": known[each].other_script, "sex": known[each].sex,
            "section_id": known[each].section_id, "votes": 1,
        }
        for place, each in enumerate(ids, 1)
    ]  # fmt: skip


def open_poll(work: Work, election_id: int, at: int) -> None:
    """The poll opens; each contest has a box from then on."""
    detail = election_detail(work.session, election_id)
    refuse(objections_to_step(detail.label.state, ElectionState.VOTING))
    election_row(work, election_id).polls_open_at = at
    goes_on_to(work, election_id, ElectionState.VOTING)
    for contest in detail.contests:
        if not last_box(work.session, contest.id, 1):
            _write_box(work, contest.id, 1, "")
    work.record("elections.poll_opened", about_election(work, election_id), {"opened_at": (None, hour_told(at))})


def close_poll(work: Work, election_id: int, at: int) -> None:
    """Nobody votes any more; from now on papers are counted."""
    refuse(objections_to_step(election_row(work, election_id).state, ElectionState.COUNTING))
    election_row(work, election_id).polls_close_at = at
    goes_on_to(work, election_id, ElectionState.COUNTING)
    work.record("elections.poll_closed", about_election(work, election_id), {"closed_at": (None, hour_told(at))})


def issue_ballots(work: Work, order: IssueBallots) -> tuple[int, ...]:
    """Tick voters on the roll, or raise Refused; one journal line says how many, and never which paper anybody got."""
    is_alone = meeting_of(work.session, order.election_id) is None
    wanted = tuple(order.voter_ids if is_alone else order.roll_ids)
    there = voters(work.session, order.election_id, order.round, wanted)
    said = [] if wanted else [Objection(NOBODY_CHOSEN, "voter_ids")]
    if len(there) < len(set(wanted)):
        said.append(Objection(NOT_ON_ROLL, "voter_ids"))
    said += [Objection(HAS_PAPERS, "voter_ids", {"name": each.name}) for each in there if each.issue_id is not None]
    if order.for_others < 0:
        said.append(Objection(NO_NEGATIVES, "for_others"))
    state = election_row(work, order.election_id).state
    if state not in WHILE_VOTING:
        said.append(wrong_state(state))
    refuse(tuple(said))
    rows = [
        BallotIssue(
            election_id=order.election_id, round=order.round, voter_id=each.voter_id, roll_id=each.roll_id,
            own=each.votes, for_others=order.for_others, receipt=order.receipt, undone=False,
        )
        for each in there
    ]  # fmt: skip
    work.session.add_all(rows)
    work.session.flush()
    papers = sum(row.own + row.for_others for row in rows)
    told = {"voters": (None, len(rows)), "papers": (None, papers)}
    work.record("elections.ballots_issued", about_election(work, order.election_id), told)
    return tuple(row.id for row in rows)


def take_back_issue(work: Work, issue_id: int) -> None:
    """Untick a voter who was ticked by mistake."""
    row = work.session.get(BallotIssue, issue_id)
    if row is None or row.undone:
        raise NotFound(Objection(NOT_TICKED))
    row.undone = True
    told = {"papers": (row.own + row.for_others, None)}
    work.record("elections.issue_taken_back", about_election(work, row.election_id), told)


def add_box(work: Work, order: AddBox) -> int:
    """Set up a ballot box; returns its id."""
    detail, contest = contest_found(work.session, order.contest_id)
    if detail.label.state not in WHILE_VOTING:
        refuse((wrong_state(detail.label.state),))
    box_id = _write_box(work, contest.id, order.round, order.name.strip())
    told = {"box": (None, order.name.strip() or str(box_id)), "round": (None, order.round)}
    work.record("elections.box_added", about_election(work, detail.label.id), told)
    return box_id


def _write_box(work: Work, contest_id: int, number: int, name: str) -> int:
    position = last_box(work.session, contest_id, number) + 1
    row = BallotBox(
        contest_id=contest_id, round=number, position=position, name=name, issued=None, used=None, spoiled=None,
        unused=None, signatures=None, found=None,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    return row.id


def set_box_figures(work: Work, order: SetBoxFigures) -> None:
    """Write the figures of a box, or raise Refused; what does not add up is told, and stops only the declaration."""
    row = work.session.get(BallotBox, order.box_id)
    if row is None:
        raise NotFound(Objection(NO_BOX))
    not_overtaken(order.version, row.version)
    told = {
        "issued": (row.issued, order.issued), "used": (row.used, order.used), "spoiled": (row.spoiled, order.spoiled),
        "unused": (row.unused, order.unused), "signatures": (row.signatures, order.signatures),
        "found": (row.found, order.found),
    }  # fmt: skip
    detail, _contest = contest_found(work.session, row.contest_id)
    said = [Objection(NO_NEGATIVES, name) for name, (_old, new) in told.items() if new is not None and new < 0]
    if detail.label.state not in WHILE_VOTING:
        said.append(wrong_state(detail.label.state))
    refuse(tuple(said))
    changed = {name: pair for name, pair in told.items() if pair[0] != pair[1]}
    for name in changed:
        setattr(row, name, told[name][1])
    if changed:
        work.record("elections.box_figures_set", about_election(work, detail.label.id), changed)
