"""Looking voters up on the electoral roll: all lines in order, those that fit what is typed, votes somebody carries."""

from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.voting import BallotIssue, ElectionVoter
from pomanager.db.meetings.calling import RollLine
from pomanager.readmodels.members import RollView
from pomanager.rules import folding
from pomanager.services.bodies.queries.loading import among
from pomanager.services.elections.queries.voters import meeting_of
from pomanager.services.meetings.queries.loading import roll_sums
from pomanager.services.meetings.queries.presence import lines_of, proxies
from pomanager.services.meetings.queries.room import find_on_roll
from pomanager.services.members.queries import roll_ids
from pomanager.services.members.queries.orders import ids_of

VOTER, ISSUE, LINE = map(table_of, (ElectionVoter, BallotIssue, RollLine))
LONGEST_NUMBER = 8
"""Figures of the longest number that may be typed without the zeros it begins with."""


class Ticked(StrEnum):
    """Which lines of the roll are looked at."""

    ALL = "all"
    GIVEN = "given"
    """Those who were given ballot papers."""
    MISSING = "missing"


def voter_ids(session: Session, election_id: int, number: int = 1, which: Ticked = Ticked.ALL) -> Sequence[int]:
    """The lines of the roll with a vote, in its order; of a meeting those of its roll. Raises NotFound."""
    meeting_id = meeting_of(session, election_id)
    if meeting_id is None:
        table, own, mine = VOTER, ISSUE.c.voter_id, VOTER.c.election_id == election_id
    else:
        sums = roll_sums(session, meeting_id)
        table, own = LINE, ISSUE.c.roll_id
        mine = LINE.c.meeting_roll_id == (0 if sums is None else sums.meeting_roll_id)
    given = and_(own == table.c.id, ISSUE.c.election_id == election_id, ISSUE.c.round == number, ~ISSUE.c.undone)
    statement: Select[tuple[int]] = select(table.c.id).where(mine, table.c.votes > 0).order_by(table.c.position)
    if which is not Ticked.ALL:
        ticked = select(ISSUE.c.id).where(given).exists()
        statement = statement.where(ticked if which is Ticked.GIVEN else ~ticked)
    return ids_of(session, statement)


def find_voters(session: Session, election_id: int, typed: str, most: int = 8) -> tuple[int, ...]:
    """Lines of the roll that fit what was typed: a number (a card holds nothing else), else beginnings of names.

    A number that fits wholly comes first, also without the zeros it begins with. Raises NotFound.
    """
    asked = " ".join(typed[: folding.MOST_ASKED].split())
    if not asked:
        return ()
    meeting_id = meeting_of(session, election_id)
    if meeting_id is not None:
        return find_on_roll(session, meeting_id, asked, most)
    mine = VOTER.c.election_id == election_id
    widths = range(len(asked), LONGEST_NUMBER + 1) if asked.isdecimal() else (len(asked),)
    exact = select(VOTER.c.id).where(mine, VOTER.c.number.in_([asked.zfill(width) for width in widths]))
    found = list(session.scalars(exact.order_by(VOTER.c.number != asked)))
    members = roll_ids(session, RollView(search=asked))
    others = select(VOTER.c.id).where(mine, VOTER.c.member_id.in_(among(list(members)))).order_by(VOTER.c.position)
    found += [each for each in session.scalars(others.limit(most)) if each not in found]
    return tuple(found[:most])


def votes_carried(session: Session, election_id: int, roll_id: int) -> int:
    """The votes of those for whom somebody on the roll of the meeting stands proxy; 0 where there is no meeting."""
    meeting_id = meeting_of(session, election_id)
    if meeting_id is None:
        return 0
    givers = [each.giver_id for each in proxies(session, meeting_id) if each.holder_id == roll_id]
    return sum(each.votes for each in lines_of(session, givers).values())
