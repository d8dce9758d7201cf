"""Many candidacies in one act, such as those of all sections: all are written down, or none, with one journal line."""

from collections.abc import Mapping

from pomanager.db import bulk
from pomanager.db.elections.preparing import Nomination
from pomanager.rules.objections import stopping
from pomanager.services.elections.candidacies import (
    Planned,
    objections_to_nominating_many,
    plan_many,
)
from pomanager.services.elections.commands.recording import about_election, judged, new_values, refuse
from pomanager.services.elections.orders import NominateMany
from pomanager.services.meetings.commands.recording import about_meeting
from pomanager.services.work import About, Work


def nominate_many(work: Work, order: NominateMany) -> int:
    """Write down many candidacies, or raise Refused with what is wrong in each row; returns how many."""
    if not order.candidacies:
        judged(objections_to_nominating_many, work, order)
    planned = plan_many(work.session, order, work.today)
    refuse(stopping(each for row in planned for each in row.objections))
    bulk.add(work.session, Nomination, [_row(each) for each in planned])
    work.touch(Nomination.area)
    elections = {each.detail.label.id for each in planned if each.detail is not None}
    told = {
        "candidates": len(planned), "received_on": order.received_on, "nominated_by": order.nominated_by.strip(),
        "elections": len(elections) if len(elections) > 1 else None,
    }  # fmt: skip
    work.record("elections.nominated_many", _about(work, order, min(elections)), new_values(told), order.reason.strip())
    return len(planned)


def _about(work: Work, order: NominateMany, election_id: int) -> About:
    if order.for_meeting_id is not None:
        return about_meeting(work, order.for_meeting_id)
    return about_election(work, election_id)


def _row(planned: Planned) -> Mapping[str, object]:
    order, who = planned.order, planned.who
    if order is None or who is None:  # nobody objects to such a row, so it was found
        raise AssertionError(planned)
    return {
        "contest_id": order.contest_id, "member_id": order.member_id, "number": None, "name": who.name, "sex": who.sex,
        "is_young": who.is_young, "section_id": who.section_id, "nominator_id": None,
        "nominated_by": order.nominated_by.strip(), "seconder_id": None, "backers": order.backers,
        "received_on": order.received_on, "accepted_on": order.accepted_on,
        "statement": order.statement.strip(), "symbol": order.symbol.strip(),
        "admitted_reason": order.reason.strip(), "verdict": "",
    }  # fmt: skip
