"""The quorum of a meeting at an hour, and everything a vote at an hour is judged by."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.readmodels.meetings.meeting import Quorum, RollSums
from pomanager.readmodels.meetings.vote_rules import VoteRules
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.meetings.deciding import DecisionKind
from pomanager.rules.meetings.kinds import MeetingKind, MeetingState
from pomanager.rules.meetings.majority import Room, majority_rule
from pomanager.rules.meetings.presence import LATEST, Mandate, Stayed, present_at, represented_at
from pomanager.rules.meetings.quorum import QuorumRule, There, Voter, quorum_rule, reached, there_of
from pomanager.rules.members import Sex
from pomanager.services.meetings.queries.loading import MEETING, meeting_label, roll_sums
from pomanager.services.meetings.queries.presence import conflicted, lines_of, mandates_of, stays_of
from pomanager.services.organisation.queries.bylaws import bylaws_on

NOBODY = There(0, 0, 0, 0, 0)
"""What is counted of a meeting whose roll is not frozen."""


@dataclass(frozen=True, slots=True)
class Attending:
    """A meeting with everything its quorum and its votes are counted from, read once."""

    meeting_id: int
    kind: MeetingKind
    call: int
    opened_at: int | None
    bylaws: Bylaws
    sums: RollSums | None
    stays: tuple[Stayed, ...]
    mandates: tuple[Mandate, ...]
    voters: Mapping[int, Voter]

    def there_at(self, at: int, conflict: frozenset[int]) -> There:
        """Who is there at an hour. Who has no vote is in the room, and is not counted."""
        if self.sums is None:
            return NOBODY
        present = present_at(self.stays, at)
        represented = represented_at(self.mandates, present, at).keys()
        return there_of(self.sums.base, self.voters, present, represented, conflict)

    def rule(self, kind: DecisionKind) -> QuorumRule:
        """What the by-laws ask for a kind of decision."""
        return quorum_rule(self.bylaws, self.kind, self.call, kind)

    def quorum(self, at: int, kind: DecisionKind, conflict: frozenset[int]) -> Quorum:
        """The quorum at an hour for a kind of decision."""
        there, rule, known = self.there_at(at, conflict), self.rule(kind), self.sums is not None
        found = reached(rule, there)
        return Quorum(
            call=self.call, base=found.base, share=rule.share, least=rule.least, needed=found.needed if known else None,
            present=found.present, represented=found.represented, in_conflict=there.in_conflict, women=found.women,
            is_reached=found.is_reached if known else None, bylaw=rule.bylaw, article=rule.article,
        )  # fmt: skip

    def rules(self, at: int, kind: DecisionKind, conflict: frozenset[int]) -> VoteRules:
        """What a vote at an hour is judged by: the quorum is that of the opening, unless it is asked at every vote.

        A meeting that opened too early waits for its quorum: where there was none, it is counted at the vote.
        """
        there = self.there_at(at, conflict)
        of_opening = None if self.opened_at is None else self.quorum(self.opened_at, kind, conflict)
        rechecked = of_opening is None or self.rule(kind).is_rechecked or of_opening.is_reached is False
        counted_at = at if rechecked or self.opened_at is None else self.opened_at
        quorum = self.quorum(at, kind, conflict) if rechecked or of_opening is None else of_opening
        entitled = (self.sums.votes if self.sums else 0) - there.in_conflict
        return VoteRules(
            quorum=quorum,
            quorum_at=counted_at,
            is_rechecked=rechecked,
            rule=majority_rule(self.bylaws, self.kind),
            room=Room(there.present + there.represented, max(entitled, 0), quorum.is_reached),
            present=there.present,
            represented=there.represented,
            in_conflict=there.in_conflict,
            women=there.women_present + there.women_represented,
        )


def attending(session: Session, meeting_id: int, conflict: frozenset[int] = frozenset()) -> Attending:
    """Read a meeting with its attendance; raises NotFound."""
    label = meeting_label(session, meeting_id)
    opened_at = session.execute(select(MEETING.c.opened_at).where(MEETING.c.id == meeting_id)).scalar()
    stays, mandates = stays_of(session, meeting_id), mandates_of(session, meeting_id)
    known = {*(stay.roll_id for stay in stays), *(mandate.giver_id for mandate in mandates), *conflict}
    voters = {each.id: Voter(each.votes, each.sex is Sex.FEMALE) for each in lines_of(session, known).values()}
    bylaws = bylaws_on(session, label.held_on)
    return Attending(
        meeting_id, label.kind, label.call, opened_at, bylaws, roll_sums(session, meeting_id), stays, mandates, voters
    )  # fmt: skip


def quorum_at(
    session: Session, meeting_id: int, at: int, kind: DecisionKind = DecisionKind.ORDINARY, item_id: int | None = None
) -> Quorum:
    """The quorum at an hour for a kind of decision, without those in conflict in the item; raises NotFound."""
    conflict = conflicted(session, item_id)
    return attending(session, meeting_id, conflict).quorum(at, kind, conflict)


def quorum_of_meeting(session: Session, meeting_id: int) -> Quorum:
    """The quorum a meeting is told by: of one that was held at its opening, of one that failed when it was closed.

    Before the opening, and while it is in session, it is that of those who are in the room. Raises NotFound.
    """
    found = attending(session, meeting_id)
    times = select(MEETING.c.state, MEETING.c.closed_at).where(MEETING.c.id == meeting_id)
    state, closed_at = session.execute(times).one()
    at = {MeetingState.CLOSED: found.opened_at, MeetingState.FAILED: closed_at}.get(state)
    return found.quorum(LATEST if at is None else at, DecisionKind.ORDINARY, frozenset())


def vote_rules(session: Session, meeting_id: int, item_id: int, at: int, kind: DecisionKind) -> VoteRules:
    """What a vote on an item at an hour is judged by; raises NotFound."""
    conflict = conflicted(session, item_id)
    return attending(session, meeting_id, conflict).rules(at, kind, conflict)
