"""What a programme came to in figures: goals reached, marks then and now, support given, barriers met."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.readmodels.mentoring.journeys import ProgrammeResult
from pomanager.rules.mentoring.kinds import BARRIERS, SUPPORT, GoalState, Moment
from pomanager.services.mentoring.queries.tables import GOAL, NOTE, PARTICIPANT, RATING, stands


def results(session: Session, programme_ids: Iterable[int], day: date) -> Mapping[int, ProgrammeResult]:
    """Programme → what it came to by a day."""
    goals, marks, notes = _goals(session, day), _marks(session, day), _notes(session, day)
    found = {}
    for each in programme_ids:
        set_, reached = goals.get(each, (0, 0))
        first, last, rated = marks.get(each, (None, None, 0))
        support, barriers = notes.get(each, (0, 0))
        found[each] = ProgrammeResult(set_, reached, first, last, rated, support, barriers)
    return found


def _goals(session: Session, day: date) -> Mapping[int, tuple[int, int]]:
    """Programme → goals set, and goals reached."""
    statement = (
        select(PARTICIPANT.c.programme_id, GOAL.c.state, GOAL.c.state_on)
        .join(PARTICIPANT, PARTICIPANT.c.id == GOAL.c.mentee_id)
        .where(GOAL.c.set_on <= day)
    )
    found: dict[int, tuple[int, int]] = {}
    for row in session.execute(statement):
        count, reached = found.get(row.programme_id, (0, 0))
        found[row.programme_id] = (count + 1, reached + (row.state is GoalState.REACHED and row.state_on <= day))
    return found


def _marks(session: Session, day: date) -> Mapping[int, tuple[Fraction | None, Fraction | None, int]]:
    """Programme → the mean mark at the beginning, the mean of the last moment rated, of how many mentees.

    Only mentees who were rated at the beginning and later count: whoever was rated once shows no change.
    """
    statement = (
        select(PARTICIPANT.c.programme_id, RATING)
        .join(PARTICIPANT, PARTICIPANT.c.id == RATING.c.mentee_id)
        .where(RATING.c.rated_on <= day, stands(RATING, "rating_id"))
        .order_by(RATING.c.id)
    )
    last: dict[tuple[int, int, Moment], dict[tuple[object, ...], int]] = {}
    for row in session.execute(statement):
        marks = last.setdefault((row.programme_id, row.mentee_id, row.moment), {})
        marks[row.competency_id, row.rater] = row.mark
    moments: dict[tuple[int, int], dict[Moment, Fraction]] = {}
    for (programme, mentee, moment), marks in last.items():
        moments.setdefault((programme, mentee), {})[moment] = Fraction(sum(marks.values()), len(marks))
    pairs: dict[int, list[tuple[Fraction, Fraction]]] = {}
    for (programme, _mentee), means in moments.items():
        later = next((means[each] for each in (Moment.END, Moment.MIDDLE) if each in means), None)
        if later is not None and Moment.BASELINE in means:
            pairs.setdefault(programme, []).append((means[Moment.BASELINE], later))
    return {
        programme: (_mean(each[0] for each in found), _mean(each[1] for each in found), len(found))
        for programme, found in pairs.items()
    }


def _mean(values: Iterable[Fraction]) -> Fraction:
    found = tuple(values)
    return sum(found, Fraction(0)) / len(found)


def _notes(session: Session, day: date) -> Mapping[int, tuple[int, int]]:
    """Programme → how often support was given, and how many barriers were noted."""
    statement = (
        select(PARTICIPANT.c.programme_id, NOTE.c.kind, func.count().label("times"))
        .join(PARTICIPANT, PARTICIPANT.c.id == NOTE.c.mentee_id)
        .where(NOTE.c.on <= day, stands(NOTE, "note_id"))
        .group_by(PARTICIPANT.c.programme_id, NOTE.c.kind)
    )
    found: dict[int, tuple[int, int]] = {}
    for row in session.execute(statement):
        support, barriers = found.get(row.programme_id, (0, 0))
        support += row.times if row.kind in SUPPORT else 0
        found[row.programme_id] = (support, barriers + (row.times if row.kind in BARRIERS else 0))
    return found
