"""The quorum of a meeting at an hour, and everything a vote at an hour is judged by."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.readmodels.meetings.meeting import Quorum, RollSums
from pomanager.readmodels.meetings.room import VoteRules
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.meetings.deciding import DecisionKind
from pomanager.rules.meetings.kinds import MeetingKind
from pomanager.rules.meetings.majority import Room, majority_rule
from pomanager.rules.meetings.presence import present_at, represented_at
from pomanager.rules.meetings.quorum import There, Voter, quorum_rule, reached, there_of
from pomanager.rules.members import Sex
from pomanager.services.meetings.queries.loading import MEETING, meeting_label, roll_sums
from pomanager.services.meetings.queries.presence import conflicted, lines_of, mandates_of, stays_of
from pomanager.services.organisation.queries.bylaws import bylaws_on

NOBODY = There(0, 0, 0, 0, 0)
"""What is counted of a meeting whose roll is not frozen."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A meeting as its quorum asks for it."""

    kind: MeetingKind
    call: int
    opened_at: int | None
    bylaws: Bylaws
    sums: RollSums | None


def quorum_at(
    session: Session, meeting_id: int, at: int, kind: DecisionKind = DecisionKind.ORDINARY, item_id: int | None = None
) -> Quorum:
    """The quorum at an hour for a kind of decision, without those in conflict in the item; raises NotFound."""
    return _quorum(session, _asked(session, meeting_id), meeting_id, at, kind, item_id)[0]


def vote_rules(session: Session, meeting_id: int, item_id: int, at: int, kind: DecisionKind) -> VoteRules:
    """What a vote on an item at an hour is judged by; raises NotFound.

    The quorum is that of the opening, unless the by-laws want it asked at every vote.
    """
    asked = _asked(session, meeting_id)
    quorum, there = _quorum(session, asked, meeting_id, at, kind, item_id)
    rechecked = quorum_rule(asked.bylaws, asked.kind, asked.call, kind).is_rechecked or asked.opened_at is None
    counted_at = at if rechecked or asked.opened_at is None else asked.opened_at
    if counted_at != at:
        quorum, _then = _quorum(session, asked, meeting_id, counted_at, kind, item_id)
    entitled = (asked.sums.votes if asked.sums else 0) - there.in_conflict
    return VoteRules(
        quorum=quorum,
        quorum_at=counted_at,
        is_rechecked=rechecked,
        rule=majority_rule(asked.bylaws, asked.kind),
        room=Room(there.present + there.represented, max(entitled, 0), quorum.is_reached),
        present=there.present,
        represented=there.represented,
        in_conflict=there.in_conflict,
        women=there.women_present + there.women_represented,
    )


def _asked(session: Session, meeting_id: int) -> _Asked:
    label = meeting_label(session, meeting_id)
    opened_at = session.execute(select(MEETING.c.opened_at).where(MEETING.c.id == meeting_id)).scalar()
    bylaws = bylaws_on(session, label.held_on)
    return _Asked(label.kind, label.call, opened_at, bylaws, roll_sums(session, meeting_id))


def _quorum(
    session: Session, asked: _Asked, meeting_id: int, at: int, kind: DecisionKind, item_id: int | None
) -> tuple[Quorum, There]:
    there = NOBODY if asked.sums is None else counted_there(session, meeting_id, asked.sums, at, item_id)
    rule = quorum_rule(asked.bylaws, asked.kind, asked.call, kind)
    found = reached(rule, there)
    known = asked.sums is not None
    quorum = Quorum(
        call=asked.call, base=found.base, share=rule.share, least=rule.least, needed=found.needed if known else None,
        present=found.present, represented=found.represented, in_conflict=there.in_conflict, women=found.women,
        is_reached=found.is_reached if known else None, bylaw=rule.bylaw, article=rule.article,
    )  # fmt: skip
    return quorum, there


def counted_there(session: Session, meeting_id: int, sums: RollSums, at: int, item_id: int | None) -> There:
    """Who is there at an hour, in votes and heads. Who has no vote is in the room, and is not counted."""
    present = present_at(stays_of(session, meeting_id), at)
    represented = represented_at(mandates_of(session, meeting_id), present, at).keys()
    conflict = conflicted(session, item_id)
    lines = lines_of(session, present | represented | conflict)
    voters = {roll_id: Voter(line.votes, line.sex is Sex.FEMALE) for roll_id, line in lines.items()}
    return there_of(sums.base, voters, present, represented, conflict)
