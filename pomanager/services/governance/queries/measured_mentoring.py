"""Indicators measured of the mentoring: pairs, sessions, goals, ratings, and what became of those who graduated."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.covering import sees_all_pairs
from pomanager.readmodels.funnel import FunnelView
from pomanager.rules.calendar import add_months
from pomanager.rules.governance.indicators import BySex, Figure, Indicator
from pomanager.rules.mentoring.kinds import RUNNING, GoalState, Moment, PairEventKind, PairState, Stage
from pomanager.rules.mentoring.programmes import planned_sessions
from pomanager.services.governance.queries.measuring import summed_by_sex
from pomanager.services.mentoring.queries.board import sessions_held
from pomanager.services.mentoring.queries.programmes import programmes
from pomanager.services.mentoring.queries.stages import reached
from pomanager.services.mentoring.queries.standing import PairLine, pair_lines
from pomanager.services.mentoring.queries.tables import GOAL, PARTICIPANT, RATING, stands

POSITIONS = frozenset({Stage.ELECTED, Stage.IN_OFFICE, Stage.RE_ELECTED})
"""Stages at which somebody took a seat or an office."""


def of_mentoring(session: Session, view: FunnelView) -> Iterator[Figure]:
    """Everything measured of the mentoring; nothing where there is none, or the reader may not see all pairs."""
    lines = pair_lines(session, view.last) if sees_all_pairs(session) else ()
    if not lines:
        return
    people = dict(map(tuple, session.execute(select(PARTICIPANT.c.id, PARTICIPANT.c.person_id))))
    running = [line for line in lines if line.state in RUNNING]
    mentees = {people[line.mentee_id] for line in running}
    mentors = {people[line.mentor_id] for line in running}
    yield Figure(Indicator.PAIRS_RUNNING, _each(session, view, [people[line.mentee_id] for line in running]), None)
    yield Figure(Indicator.MENTEES_PER_MENTOR, _each(session, view, mentees), _each(session, view, mentors))
    yield _sessions(session, view, lines, people)
    ever = {people[line.mentee_id] for line in lines}
    left = {people[line.mentee_id] for line in lines if line.state is PairState.LEFT}
    yield Figure(Indicator.DROPOUT, _each(session, view, left), _each(session, view, ever))
    yield from _goals(session, view, people)
    yield from _ratings(session, view, people)
    yield from _positions(session, view, lines, people)


def _each(session: Session, view: FunnelView, people: Sequence[int] | set[int]) -> BySex:
    counts: dict[int, int] = {}
    for person in people:
        counts[person] = counts.get(person, 0) + 1
    return summed_by_sex(session, view, counts)


def _sessions(session: Session, view: FunnelView, lines: Sequence[PairLine], people: dict[int, int]) -> Figure:
    held = sessions_held(session, view.last)
    rules = {each.id: each.rules for each in programmes(session)}
    above: dict[int, int] = {}
    below: dict[int, int] = {}
    for line in lines:
        who, until = people[line.mentee_id], min(view.last, line.ended_on or view.last)
        above[who] = above.get(who, 0) + held.get(line.id, (0, None))[0]
        below[who] = below.get(who, 0) + planned_sessions(rules[line.programme_id], line.starts_on, until)
    return Figure(
        Indicator.SESSIONS_HELD, summed_by_sex(session, view, above), summed_by_sex(session, view, below)
    )  # fmt: skip


def _goals(session: Session, view: FunnelView, people: dict[int, int]) -> Iterator[Figure]:
    rows = session.execute(select(GOAL.c.mentee_id, GOAL.c.state, GOAL.c.state_on).where(GOAL.c.set_on <= view.last))
    all_, done = [], []
    for row in rows:
        all_.append(people[row.mentee_id])
        if row.state is GoalState.REACHED and row.state_on <= view.last:
            done.append(people[row.mentee_id])
    if all_:
        yield Figure(Indicator.GOALS_REACHED, _each(session, view, done), _each(session, view, all_))


def _ratings(session: Session, view: FunnelView, people: dict[int, int]) -> Iterator[Figure]:
    """A competency counts where the same side rated it at the beginning and later; the last later rating is taken."""
    rows = session.execute(
        select(RATING).where(RATING.c.rated_on <= view.last, stands(RATING, "rating_id")).order_by(RATING.c.id)
    )
    marks: dict[tuple[int, int, str], dict[Moment, int]] = {}
    for row in rows:
        marks.setdefault((row.mentee_id, row.competency_id, row.rater), {})[row.moment] = row.mark
    above: dict[int, Fraction] = {}
    below: dict[int, int] = {}
    for (mentee, _competency, _rater), by_moment in marks.items():
        later = by_moment.get(Moment.END, by_moment.get(Moment.MIDDLE))
        if later is None or Moment.BASELINE not in by_moment:
            continue
        who = people[mentee]
        above[who] = above.get(who, Fraction(0)) + later - by_moment[Moment.BASELINE]
        below[who] = below.get(who, 0) + 1
    if below:
        yield Figure(
            Indicator.RATING_CHANGE, summed_by_sex(session, view, above), summed_by_sex(session, view, below)
        )  # fmt: skip


def _positions(
    session: Session, view: FunnelView, lines: Sequence[PairLine], people: dict[int, int]
) -> Iterator[Figure]:
    graduated = {
        people[line.mentee_id]: event.on
        for line in lines
        for event in line.events
        if event.kind is PairEventKind.GRADUATED
    }
    for indicator, months in ((Indicator.POSITIONS_12, 12), (Indicator.POSITIONS_24, 24)):
        due = {who: on for who, on in graduated.items() if add_months(on, months) <= view.last}
        if due:
            gained = [who for who in due if _gained(session, who, due[who], add_months(due[who], months))]
            yield Figure(indicator, _each(session, view, gained), _each(session, view, set(due)))


def _gained(session: Session, person_id: int, graduated_on: date, until: date) -> bool:
    found = reached(session, {person_id: graduated_on}, until).get(person_id, ())
    return any(each.stage in POSITIONS for each in found)
