"""Changing a member's standing, and taking back an entry that was made in mistake."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.db.members import Member, Standing
from pomanager.errors import refuse
from pomanager.readmodels.members import StandingRow
from pomanager.rules.member_objections import objections_to_reversal
from pomanager.rules.members import ON_ROLL, Status
from pomanager.services.members import judging, queries
from pomanager.services.work import About, Work

ACTS = {
    (Status.APPLICANT, Status.ACTIVE): "members.admitted",
    (Status.SUSPENDED, Status.ACTIVE): "members.reinstated",
    (Status.RESIGNED, Status.ACTIVE): "members.returned",
    (Status.EXCLUDED, Status.ACTIVE): "members.returned",
}
ENDS = {
    Status.SUSPENDED: "members.suspended",
    Status.RESIGNED: "members.resigned",
    Status.EXCLUDED: "members.excluded",
    Status.DEAD: "members.died",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStanding:
    """Let a member's standing change on a day: admitted, suspended, reinstated, resigned, excluded, dead, returned."""

    member_id: int
    status: Status
    on: date
    reason: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseStanding:
    """Take back the last entry of a member's standing, as a correction; the entry stays readable."""

    member_id: int
    reason: str


def change_standing(work: Work, order: ChangeStanding) -> None:
    """Add a line to the member's standing, or raise Refused with every objection."""
    before = queries.member_detail(work.session, order.member_id)
    refuse(judging.objections_to_changing_standing(work.session, order, work.today))
    lines = judging.live_lines(before.standings)
    last = lines[-1]
    work.session.add(
        Standing(
            member_id=order.member_id, status=order.status, since=order.on, reason=order.reason.strip(),
            decision=order.decision.strip(), recorded_at=work.now,
        )
    )  # fmt: skip
    member = work.session.get_one(Member, order.member_id)
    member.status, member.status_since = order.status, order.on
    if order.status is Status.ACTIVE and _never_joined(lines):
        member.joined_on = order.on
    work.record(
        ENDS.get(order.status) or ACTS[last.status, order.status],
        About("member", member.id, f"{before.number} · {before.full_name}"),
        {
            "status": (last.status, order.status), "since": (last.since, order.on),
            "decision": (None, order.decision.strip()),
        },
        order.reason.strip(),
    )  # fmt: skip


def reverse_standing(work: Work, order: ReverseStanding) -> None:
    """Reverse the last entry, or raise Refused; the standing before it holds again."""
    before = queries.member_detail(work.session, order.member_id)
    lines = judging.live_lines(before.standings)
    refuse(objections_to_reversal(len(lines), order.reason, is_given_up=lines[-1].status is Status.MERGED))
    wrong, right = lines[-1], lines[-2]
    work.session.add(
        Standing(
            member_id=order.member_id, status=right.status, since=wrong.since, reason=order.reason.strip(),
            reverses_id=wrong.id, recorded_at=work.now,
        )
    )  # fmt: skip
    member = work.session.get_one(Member, order.member_id)
    member.status, member.status_since = right.status, right.since
    if wrong.status is Status.ACTIVE and _never_joined(lines[:-1]):
        member.joined_on = None
    work.record(
        "members.standing_reversed",
        About("member", member.id, f"{before.number} · {before.full_name}"),
        {"status": (wrong.status, right.status), "since": (wrong.since, right.since)},
        order.reason.strip(),
    )


def _never_joined(lines: Sequence[StandingRow]) -> bool:
    """Whether these lines are those of somebody who only applied.

    Of others the first day as a member may be unknown, as old rolls are; then it stays so whatever is recorded now.
    """
    return lines[0].status is Status.APPLICANT and not any(line.status in ON_ROLL for line in lines)
