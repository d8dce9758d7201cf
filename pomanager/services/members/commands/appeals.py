"""Lodging an appeal against an exclusion, and deciding it."""

from dataclasses import dataclass
from datetime import date

from pomanager.db.appeals import Appeal
from pomanager.errors import NotFound, refuse
from pomanager.marks import N_
from pomanager.rules.appeals import AppealOutcome, objections_to_appeal, objections_to_appeal_decision
from pomanager.rules.objections import Objection
from pomanager.services.members import queries
from pomanager.services.members.commands.standing import ReverseStanding, reverse_standing
from pomanager.services.members.queries.appeals import appeal_facts, last_line, pending_appeal
from pomanager.services.work import About, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class LodgeAppeal:
    """Record that an excluded member appeals."""

    member_id: int
    lodged_on: date
    grounds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideAppeal:
    """Record how the appeal was decided; UPHELD annuls the exclusion, and the standing before it holds again."""

    member_id: int
    outcome: AppealOutcome | None = None
    decided_on: date
    decision: str = ""


def lodge_appeal(work: Work, order: LodgeAppeal) -> int:
    """Write the appeal, or raise Refused; returns its id."""
    told = queries.member_detail(work.session, order.member_id)
    facts = appeal_facts(work.session, order.member_id, work.today)
    refuse(objections_to_appeal(facts, order.lodged_on, order.grounds.strip()))
    appeal = Appeal(
        member_id=order.member_id, standing_id=last_line(work.session, order.member_id).id, lodged_on=order.lodged_on,
        grounds=order.grounds.strip(), outcome=AppealOutcome.PENDING, recorded_at=work.now,
    )  # fmt: skip
    work.session.add(appeal)
    work.session.flush()
    work.record(
        "members.appeal_lodged",
        About("member", order.member_id, f"{told.number} · {told.full_name}"),
        {"lodged_on": (None, order.lodged_on), "grounds": (None, order.grounds.strip())},
    )
    return appeal.id


def decide_appeal(work: Work, order: DecideAppeal) -> None:
    """Write the decision, and reverse the exclusion where it is annulled; or raise Refused."""
    told = queries.member_detail(work.session, order.member_id)
    facts = appeal_facts(work.session, order.member_id, work.today)
    decision = order.decision.strip()
    refuse(objections_to_appeal_decision(facts, order.outcome, order.decided_on, decision))
    pending = pending_appeal(work.session, order.member_id)
    if pending is None or order.outcome is None:  # the rules have refused both already
        raise NotFound(Objection(N_("There is no appeal that waits to be decided.")))
    appeal = work.session.get_one(Appeal, pending.id)
    appeal.outcome, appeal.decided_on, appeal.decision = order.outcome, order.decided_on, decision
    work.record(
        "members.appeal_decided",
        About("member", order.member_id, f"{told.number} · {told.full_name}"),
        {
            "outcome": (AppealOutcome.PENDING, order.outcome), "decided_on": (None, order.decided_on),
            "decision": (None, decision),
        },
    )  # fmt: skip
    if order.outcome is AppealOutcome.UPHELD:
        # The register quotes the decision: that is why the exclusion holds no more.
        reverse_standing(work, ReverseStanding(member_id=order.member_id, reason=decision))
