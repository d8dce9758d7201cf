"""The tables of the mentoring as questions join them, and which lines hold."""

from functools import cache

from sqlalchemy import ColumnElement, FromClause, select

from pomanager.db.base import table_of
from pomanager.db.mentoring.journey import (
    Goal,
    JourneyNote,
    MentoringReversal,
    MentoringSession,
    Pair,
    PairEvent,
    PeerAttendance,
    PeerSession,
    ProgressReview,
    Rating,
)
from pomanager.db.mentoring.programmes import Cohort, Competency, Programme
from pomanager.db.mentoring.roster import MentoringConsent, MentorWish, Participant, Selection

PROGRAMME, COHORT, COMPETENCY = map(table_of, (Programme, Cohort, Competency))
PARTICIPANT, SELECTION, CONSENT, WISH = map(table_of, (Participant, Selection, MentoringConsent, MentorWish))
PAIR, EVENT, SESSION, GOAL, REVIEW, RATING, NOTE = map(
    table_of, (Pair, PairEvent, MentoringSession, Goal, ProgressReview, Rating, JourneyNote)
)
PEER, PEER_THERE, REVERSAL = map(table_of, (PeerSession, PeerAttendance, MentoringReversal))


@cache
def stands(table: FromClause, key: str) -> ColumnElement[bool]:
    """That a line was not taken back; ``key`` is the column of the reversal that would name it."""
    reversing = REVERSAL.alias()
    return ~select(reversing.c.id).where(reversing.c[key] == table.c.id).exists()
