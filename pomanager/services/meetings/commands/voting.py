"""Votes: their results with the rule of the day and a permanent reference, and taking a mistake back."""

from pomanager.db.meetings.calling import AgendaItem
from pomanager.db.meetings.decisions import Decision, DecisionReversal, Motion, RollCallVote
from pomanager.readmodels.meetings.vote_rules import VoteRules
from pomanager.rules.meetings.deciding import MotionState, Outcome
from pomanager.rules.meetings.kinds import ItemState
from pomanager.rules.meetings.majority import Verdict, Votes
from pomanager.rules.meetings.majority import judged as verdict_of
from pomanager.rules.meetings.references import next_number, reference
from pomanager.services.meetings import judging_motions, judging_room
from pomanager.services.meetings.commands.recording import about_meeting, hour_told, judged, new_values
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.meetings.queries.motions import motions
from pomanager.services.meetings.queries.quorum import vote_rules
from pomanager.services.meetings.queries.session_facts import (
    MotionFound,
    decision_found,
    last_number,
    motion_found,
)
from pomanager.services.meetings.room_orders import RecordVote, TakeBackVote
from pomanager.services.work import Work

__all__ = ["RecordVote", "TakeBackVote", "record_vote", "take_back_vote"]


def record_vote(work: Work, order: RecordVote) -> int:
    """Write the result of a vote with everything it was judged by, or raise Refused; returns the id of the decision.

    An amendment that is adopted is what its motion then reads. Without a quorum nothing is adopted.
    """
    judged(judging_room.objections_to_recording_vote, work, order)
    motion = motion_found(work.session, order.motion_id)
    rules = vote_rules(work.session, motion.meeting_id, motion.item_id, order.at, motion.kind)
    votes = judging_room.counted_votes(work.session, order, motion)
    verdict = verdict_of(votes, rules.rule, rules.room, order.casting)
    row = _written(work, order, motion, (votes, rules, verdict))
    work.session.add(row)
    work.session.flush()
    work.session.add_all(
        RollCallVote(decision_id=row.id, roll_id=roll_id, choice=choice) for roll_id, choice in order.roll_call
    )
    kept = work.session.get_one(Motion, motion.id)
    kept.state, kept.state_reason = MotionState.VOTED, order.reason.strip()
    work.session.flush()
    _settle_item(work, motion)
    told = {
        "reference": row.reference, "motion": row.text, "outcome": row.outcome, "method": row.method,
        "votes_for": f"{votes.votes_for}", "votes_against": f"{votes.votes_against}",
        "abstentions": f"{votes.abstentions}", "blank": votes.blank or "", "spoilt": votes.spoilt or "",
        "majority_share": row.majority_share, "needed": f"{row.needed}", "at_hour": hour_told(order.at),
        "casting": row.casting or "",
    }  # fmt: skip
    work.record("meetings.voted", about_meeting(work, motion.meeting_id), new_values(told), order.reason.strip())
    return row.id


def _written(work: Work, order: RecordVote, motion: MotionFound, found: tuple[Votes, VoteRules, Verdict]) -> Decision:
    """The result as it is kept, with the rule of the day: nothing of it is worked out again."""
    votes, rules, verdict = found
    day = meeting_label(work.session, motion.meeting_id).held_on
    number = next_number(last_number(work.session, day.year))
    rule, quorum = rules.rule, rules.quorum
    return Decision(
        meeting_id=motion.meeting_id, motion_id=motion.id, year=day.year, number=number,
        reference=reference(day.year, number), text=motion.text, outcome=verdict.outcome, method=order.method,
        voted_at=order.at, votes_for=votes.votes_for, votes_against=votes.votes_against,
        abstentions=votes.abstentions, blank=votes.blank, spoilt=votes.spoilt, present=rules.present,
        represented=rules.represented, in_conflict=rules.in_conflict, women_present=rules.women,
        quorum_base=quorum.base if quorum.needed is not None else None, quorum_needed=quorum.needed,
        majority_share=rule.share.written() if rule.share else "", majority_base=rule.base.value,
        majority_of=verdict.of, needed=verdict.needed, abstentions_counted=rule.abstentions_counted,
        blanks_counted=rule.blanks_counted, casting=verdict.casting, bylaw=rule.bylaw, article=rule.article,
        effective_on=order.effective_on or day, recorded_at=work.now,
    )  # fmt: skip


def _settle_item(work: Work, motion: MotionFound) -> None:
    """An item is decided once something was decided under it and nothing waits for a vote."""
    mine = motions(work.session, motion.meeting_id, motion.item_id)
    if any(each.state is MotionState.DRAFT for each in mine):
        return
    if any(each.decision and each.decision.outcome is not Outcome.NO_QUORUM for each in mine):
        work.session.get_one(AgendaItem, motion.item_id).state = ItemState.DECIDED


def take_back_vote(work: Work, order: TakeBackVote) -> None:
    """Take back a vote that was entered by mistake, or raise Refused; the motion waits for its vote again."""
    judged(judging_motions.objections_to_taking_back_vote, work, order)
    found = decision_found(work.session, order.decision_id)
    motion = motion_found(work.session, found.motion_id)
    work.session.add(
        DecisionReversal(decision_id=found.id, reason=order.reason.strip(), recorded_at=work.now)
    )  # fmt: skip
    kept = work.session.get_one(Motion, motion.id)
    kept.state, kept.state_reason = MotionState.DRAFT, ""
    item = work.session.get_one(AgendaItem, motion.item_id)
    if item.state is ItemState.DECIDED:
        item.state = ItemState.OPEN
    told = {"reference": (found.facts.reference, None), "outcome": (found.facts.outcome, None)}
    work.record("meetings.vote_taken_back", about_meeting(work, found.meeting_id), told, order.reason.strip())
