"""Candidacies: nominating, changing, withdrawing, and publishing the list with its order and its verdicts."""

from collections import Counter
from collections.abc import Mapping, Sequence

from pomanager.db import bulk
from pomanager.db.elections.preparing import Nomination, NominationWithdrawal
from pomanager.errors import NotFound
from pomanager.readmodels.elections.election import ElectionDetail
from pomanager.rules.elections.kinds import CandidateOrder, ElectionState
from pomanager.rules.elections.nominating import order_drawn
from pomanager.rules.objections import Objection
from pomanager.services.elections import judging
from pomanager.services.elections.commands.recording import (
    about_election,
    differing,
    election_row,
    goes_on_to,
    judged,
    new_values,
    not_overtaken,
)
from pomanager.services.elections.orders import AmendNomination, Nominate, PublishList, WithdrawCandidate
from pomanager.services.elections.queries.candidates import (
    NO_NOMINATION,
    contest_of_nomination,
    who_stands_one,
)
from pomanager.services.elections.queries.eligibility import eligibility_kept, eligible_in
from pomanager.services.elections.queries.loading import contest_found, election_detail
from pomanager.services.work import Work


def nominate(work: Work, order: Nominate) -> int:
    """Write down a candidacy, or raise Refused; returns its id."""
    judged(judging.objections_to_nominating, work, order)
    detail, contest = contest_found(work.session, order.contest_id)
    who = who_stands_one(work.session, order.member_id, detail.label.held_on)
    row = Nomination(
        contest_id=contest.id, member_id=order.member_id, number=None, name=who.name, sex=who.sex,
        is_young=who.is_young, section_id=who.section_id, nominator_id=order.nominator_id,
        nominated_by=order.nominated_by.strip(), seconder_id=order.seconder_id, backers=order.backers,
        received_on=order.received_on, accepted_on=order.accepted_on, statement=order.statement.strip(),
        symbol=order.symbol.strip(), admitted_reason=order.reason.strip(), verdict="",
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    told = {
        "candidate": f"{who.number} · {who.name}", "received_on": order.received_on, "accepted_on": order.accepted_on,
        "backers": order.backers or None,
    }  # fmt: skip
    about = about_election(work, detail.label.id)
    work.record("elections.nominated", about, new_values(told), order.reason.strip())
    return row.id


def _row(work: Work, nomination_id: int) -> Nomination:
    row = work.session.get(Nomination, nomination_id)
    if row is None:
        raise NotFound(Objection(NO_NOMINATION))
    return row


def amend_nomination(work: Work, order: AmendNomination) -> None:
    """Change what is told of a candidacy, or raise Refused."""
    judged(judging.objections_to_amending_nomination, work, order)
    row = _row(work, order.nomination_id)
    not_overtaken(order.version, row.version)
    told = {
        "backers": (row.backers, order.backers), "accepted_on": (row.accepted_on, order.accepted_on),
        "statement": (row.statement, order.statement.strip()), "symbol": (row.symbol, order.symbol.strip()),
    }  # fmt: skip
    changed = differing(told)
    for name in changed:
        setattr(row, name, told[name][1])
    if order.reason.strip():
        row.admitted_reason = order.reason.strip()
    if changed or order.reason.strip():
        election_id, _contest_id = contest_of_nomination(work.session, order.nomination_id)
        changes = {"candidate": (row.name, row.name), **changed}
        work.record("elections.nomination_amended", about_election(work, election_id), changes, order.reason.strip())


def withdraw_candidate(work: Work, order: WithdrawCandidate) -> None:
    """Write that somebody does not stand any more, or raise Refused; what is marked for them does not count."""
    judged(judging.objections_to_withdrawing, work, order)
    row = _row(work, order.nomination_id)
    work.session.add(
        NominationWithdrawal(nomination_id=row.id, on=order.on, reason=order.reason.strip(), recorded_at=work.now)
    )
    election_id, _contest_id = contest_of_nomination(work.session, row.id)
    told = {"candidate": (row.name, None)}
    work.record("elections.candidate_withdrawn", about_election(work, election_id), told, order.reason.strip())


def publish_list(work: Work, order: PublishList) -> None:
    """Give everybody who stands a number and keep the verdict on each, or raise Refused."""
    judged(judging.objections_to_list, work, order)
    detail = election_detail(work.session, order.election_id)
    drawn = _drawn(detail, order)
    bulk.change(work.session, Nomination, numbered(work, [detail], drawn))
    row = election_row(work, order.election_id)
    row.published_on = order.published_on
    if order.by_lot:
        row.candidate_order, row.draw_seed = CandidateOrder.LOT, order.seed
        row.drawn_by, row.draw_witnesses = order.drawn_by.strip(), order.witnesses.strip()
    goes_on_to(work, order.election_id, ElectionState.PUBLISHED, order.reason.strip())
    told = {
        "candidates": sum(each.stands for contest in detail.contests for each in contest.candidates),
        "candidate_order": row.candidate_order, "seed": order.seed, "drawn_by": row.drawn_by,
        "witnesses": row.draw_witnesses, "published_on": order.published_on,
    }  # fmt: skip
    about = about_election(work, order.election_id)
    work.record("elections.list_published", about, new_values(told), order.reason.strip())


def _drawn(detail: ElectionDetail, order: PublishList) -> tuple[int, ...]:
    if not order.by_lot:
        return ()
    ids = [each.nomination_id for contest in detail.contests for each in contest.candidates if each.stands]
    return order_drawn(ids, order.seed, order.by_hand) or ()


def numbered(
    work: Work, details: Sequence[ElectionDetail], drawn: Sequence[int] = ()
) -> Sequence[Mapping[str, object]]:
    """The candidates of elections as their lists have them: number, name, sex, section and verdict of the day.

    ``drawn`` are candidacies in the order drawn by lot, where one was; the caller writes and records.
    """
    standing = [
        (detail, contest, each)
        for detail in details
        for contest in detail.contests
        for each in contest.candidates
        if each.stands
    ]
    found = eligible_in(work.session, [(detail, contest, each.member_id) for detail, contest, each in standing])
    if drawn:
        standing.sort(key=lambda one: drawn.index(one[2].nomination_id))
    last: Counter[int] = Counter()
    rows = []
    for _detail, contest, each in standing:
        last[contest.id] += 1
        verdict = eligibility_kept(found[contest.id, each.member_id])
        rows.append({
            "id": each.nomination_id, "number": last[contest.id], "name": each.name, "sex": each.sex,
            "is_young": each.is_young, "section_id": each.section_id, "verdict": verdict,
        })  # fmt: skip
    return rows
