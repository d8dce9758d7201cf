"""Where resolutions stand, and what is to be done after a meeting."""

from pomanager.db.meetings.decisions import FollowUp, ResolutionStanding
from pomanager.rules.writing import tidy
from pomanager.services.meetings import judging_motions
from pomanager.services.meetings.commands.recording import about_meeting, judged, new_values
from pomanager.services.meetings.queries.room import person_named
from pomanager.services.meetings.queries.session_facts import decision_found
from pomanager.services.meetings.room_orders import AddFollowUp, CloseFollowUp, SetStanding
from pomanager.services.work import Work

__all__ = ["AddFollowUp", "CloseFollowUp", "SetStanding", "add_follow_up", "close_follow_up", "set_standing"]


def set_standing(work: Work, order: SetStanding) -> int:
    """Write where a resolution stands from a day on, or raise Refused; returns the id of the line."""
    judged(judging_motions.objections_to_setting_standing, work, order)
    found = decision_found(work.session, order.decision_id)
    row = ResolutionStanding(
        decision_id=order.decision_id, standing=order.standing, since=order.since, by_id=order.by_id,
        remarks=tidy(order.remarks), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    by = "" if order.by_id is None else decision_found(work.session, order.by_id).facts.reference
    told = {
        "reference": found.facts.reference, "resolution_standing": order.standing, "since": order.since,
        "repealed_by": by, "remarks": row.remarks,
    }  # fmt: skip
    work.record("meetings.standing_set", about_meeting(work, found.meeting_id), new_values(told))
    return row.id


def add_follow_up(work: Work, order: AddFollowUp) -> int:
    """Write down what somebody is to do, or raise Refused; returns its id."""
    judged(judging_motions.objections_to_follow_up, work, order)
    responsible = tidy(order.responsible) or person_named(work.session, order.person_id)
    row = FollowUp(
        meeting_id=order.meeting_id, item_id=order.item_id, decision_id=order.decision_id, text=tidy(order.text),
        person_id=order.person_id, responsible=responsible, due_on=order.due_on, done_on=None, dropped=False,
        remarks="",
    )  # fmt: skip
    work.session.add(row)
    told = {"to_do": row.text, "responsible": responsible, "due_on": order.due_on}
    work.record("meetings.follow_up_added", about_meeting(work, order.meeting_id), new_values(told))
    return row.id


def close_follow_up(work: Work, order: CloseFollowUp) -> None:
    """Write that something is done or given up, or raise Refused; without a day it was done today."""
    judged(judging_motions.objections_to_closing_follow_up, work, order)
    row = work.session.get_one(FollowUp, order.follow_up_id)
    row.done_on = None if order.dropped else order.done_on or work.today
    row.dropped, row.remarks = order.dropped, tidy(order.remarks)
    told = {"to_do": row.text, "done_on": row.done_on, "dropped": "yes" if row.dropped else "", "remarks": row.remarks}
    work.record("meetings.follow_up_closed", about_meeting(work, row.meeting_id), new_values(told))
