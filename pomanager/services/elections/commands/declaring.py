"""Announcing a result, objections to it and what was decided on them, and an election that is void."""

from pomanager.db.elections.results import Annulment, Declaration, ElectionObjection
from pomanager.errors import NotFound
from pomanager.rules.elections.kinds import ElectionState, Ruling
from pomanager.rules.objections import Objection
from pomanager.services.elections import judging
from pomanager.services.elections.commands.handing_down import hand_down
from pomanager.services.elections.commands.recording import (
    about_election,
    election_row,
    go_on_together,
    goes_on_to,
    judged,
    new_values,
    not_overtaken,
)
from pomanager.services.elections.orders import Annul, Declare, DeclareAll, LodgeObjection, RuleOnObjection
from pomanager.services.elections.queries.candidates import who_stands_one
from pomanager.services.elections.queries.counting import newest_count
from pomanager.services.elections.queries.dated import objections_by_election
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.elections.queries.results import NO_OBJECTION, objections_lodged
from pomanager.services.meetings.commands.recording import hour_told
from pomanager.services.work import Work


def declare(work: Work, order: Declare) -> int:
    """Announce a result, or raise Refused; figures that do not add up need a stated reason. Returns its id."""
    judged(judging.objections_to_declaring, work, order)
    lodged = objections_lodged(work.session, order.election_id)
    row = _write(work, order, is_contested=any(each.ruling is Ruling.PENDING for each in lodged))
    told = {
        "declared_on": order.on, "declared_at": hour_told(order.at), "by": order.by.strip(),
        "elected": elected_told(work, order.election_id),
    }  # fmt: skip
    work.record("elections.declared", about_election(work, order.election_id), new_values(told), order.reason.strip())
    hand_down(work, order.election_id)
    return row.id


def declare_all(work: Work, order: DeclareAll) -> None:
    """Announce the results of several elections, all of them or none, or raise Refused with what stands in the way.

    One line of the journal tells how many.
    """
    judged(judging.objections_to_declaring_all, work, order)
    lodged = objections_by_election(work.session, order.election_ids)
    contested = {each for each in order.election_ids
                 if any(one.ruling is Ruling.PENDING for one in lodged.get(each, ()))}  # fmt: skip
    for each in order.election_ids:
        one = Declare(election_id=each, on=order.on, by=order.by, reason=order.reason)
        work.session.add(_declaration(work, one))
    work.session.flush()
    others = [each for each in order.election_ids if each not in contested]
    for ids, state in ((sorted(contested), ElectionState.CONTESTED), (others, ElectionState.DECLARED)):
        go_on_together(work, ids, state, state_reason="")
    told = {"declared_on": order.on, "by": order.by.strip(), "elections": len(order.election_ids)}
    about = about_election(work, order.election_ids[0])
    work.record("elections.all_declared", about, new_values(told), order.reason.strip())


def _write(work: Work, order: Declare, *, is_contested: bool) -> Declaration:
    row = _declaration(work, order)
    work.session.add(row)
    goes_on_to(work, order.election_id, ElectionState.CONTESTED if is_contested else ElectionState.DECLARED)
    return row


def _declaration(work: Work, order: Declare) -> Declaration:
    return Declaration(
        election_id=order.election_id, on=order.on, at=order.at, by=order.by.strip(), reason=order.reason.strip(),
        recorded_at=work.now,
    )  # fmt: skip


def elected_told(work: Work, election_id: int) -> str:
    """The names of those elected, as the journal keeps them."""
    names: list[str] = []
    for contest in election_detail(work.session, election_id).contests:
        found = newest_count(work.session, contest.id)
        if found is not None:
            names += [found[1].name(each) for each in found[1].elected]
    return " · ".join(names)


def lodge_objection(work: Work, order: LodgeObjection) -> int:
    """Write down an objection, or raise Refused; a declared result is contested from then on. Returns its id."""
    judged(judging.objections_to_lodging, work, order)
    detail = election_detail(work.session, order.election_id)
    name = order.lodged_by.strip()
    if order.member_id is not None:
        name = who_stands_one(work.session, order.member_id, detail.label.held_on).name
    row = ElectionObjection(
        election_id=order.election_id, step=order.step, lodged_on=order.lodged_on, member_id=order.member_id,
        lodged_by=name, text=order.text.strip(), ruling=Ruling.PENDING, ruled_on=None, ruled_by="", grounds="",
        late_reason=order.late_reason.strip(),
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    if detail.label.state is ElectionState.DECLARED:
        goes_on_to(work, order.election_id, ElectionState.CONTESTED, order.text.strip())
    told = {"step": order.step, "lodged_on": order.lodged_on, "lodged_by": name, "text": order.text.strip()}
    about = about_election(work, order.election_id)
    work.record("elections.objection_lodged", about, new_values(told), order.late_reason.strip())
    return row.id


def rule_on_objection(work: Work, order: RuleOnObjection) -> None:
    """Write down what was decided on an objection, or raise Refused.

    Once the last one is rejected the result stands; one that is upheld leaves it contested until it is counted and
    declared again, or the election is annulled.
    """
    judged(judging.objections_to_ruling, work, order)
    row = work.session.get(ElectionObjection, order.objection_id)
    if row is None:
        raise NotFound(Objection(NO_OBJECTION))
    not_overtaken(order.version, row.version)
    row.ruling, row.ruled_on = order.ruling, order.ruled_on
    row.ruled_by, row.grounds = order.ruled_by.strip(), order.grounds.strip()
    told = {
        "ruling": (Ruling.PENDING, order.ruling), "ruled_on": (None, order.ruled_on),
        "by": (None, row.ruled_by), "grounds": (None, row.grounds),
    }  # fmt: skip
    work.record("elections.objection_ruled", about_election(work, row.election_id), told)
    lodged = objections_lodged(work.session, row.election_id)
    settled = all(each.ruling is Ruling.REJECTED for each in lodged)
    if settled and election_row(work, row.election_id).state is ElectionState.CONTESTED:
        goes_on_to(work, row.election_id, ElectionState.DECLARED)


def annul(work: Work, order: Annul) -> None:
    """Write that an election is void, or raise Refused: not while somebody sits by it."""
    judged(judging.objections_to_annulling, work, order)
    work.session.add(
        Annulment(
            election_id=order.election_id, on=order.on, by=order.by.strip(), reason=order.reason.strip(),
            decision=order.decision.strip(), recorded_at=work.now,
        )
    )  # fmt: skip
    goes_on_to(work, order.election_id, ElectionState.ANNULLED, order.reason.strip())
    told = {"annulled_on": order.on, "by": order.by.strip(), "decision": order.decision.strip()}
    work.record("elections.annulled", about_election(work, order.election_id), new_values(told), order.reason.strip())
    hand_down(work, order.election_id)
