"""The board: every pair the reader may see, how it stands, how far the mentee came, and what asks for attention."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.readmodels.mentoring.journeys import counted
from pomanager.readmodels.mentoring.pairs import Board, PairRow, Reached
from pomanager.readmodels.mentoring.roster import ProgrammeRow, RosterRow
from pomanager.rules.mentoring.attention import Attention, PairNow, attention_to, consent_missing, overload
from pomanager.rules.mentoring.kinds import RUNNING, Chosen, GoalState, PairState, PartRole, Stage
from pomanager.rules.mentoring.programmes import planned_sessions
from pomanager.services.mentoring.queries.journeys import STAGE_OF, journeys
from pomanager.services.mentoring.queries.programmes import programmes
from pomanager.services.mentoring.queries.roster import own_parts, participant, roster
from pomanager.services.mentoring.queries.stages import reached
from pomanager.services.mentoring.queries.standing import PairLine, seen_lines
from pomanager.services.mentoring.queries.tables import GOAL, REVIEW, SESSION, stands


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the rows of pairs are made of, asked once for all of them."""

    lines: tuple[PairLine, ...]
    people: dict[int, RosterRow]
    programmes: dict[int, ProgrammeRow]
    sessions: Mapping[int, tuple[int, date]]
    """Pair → how many sessions, and the last."""
    reviews: dict[int, frozenset[int]]
    late_goals: dict[int, tuple[int, date]]
    outcomes: dict[int, tuple[Reached, ...]]
    """Person → what was reached since the application."""
    began: dict[tuple[int, int], date]
    """Cohort and mentee → the first day of her first pair in it."""


def gather(session: Session, day: date, of_pair: int | None = None) -> Gathered:
    """Everything rows of pairs are made of, as far as the reader may see it; of the mentee of one pair alone."""
    seen = seen_lines(session, day, own_parts(session))
    if of_pair is None:
        people = {row.id: row for row in roster(session, day, with_offices=False)}
    else:
        wanted = {line.mentee_id for line in seen if line.id == of_pair}
        seen = tuple(line for line in seen if line.mentee_id in wanted)
        parts = dict.fromkeys(part for line in seen for part in (line.mentee_id, line.mentor_id))
        people = {part: participant(session, part, day) for part in parts}
    lines = tuple(line for line in seen if line.mentee_id in people and line.mentor_id in people)
    pairs = None if of_pair is None else [line.id for line in lines]
    mentees = [row for row in people.values() if row.role is PartRole.MENTEE]
    since: dict[int, date] = {}
    for row in mentees:
        since[row.person.person_id] = min(row.applied_on, since.get(row.person.person_id, row.applied_on))
    began: dict[tuple[int, int], date] = {}
    for line in lines:
        began.setdefault((line.cohort_id, line.mentee_id), line.starts_on)
    return Gathered(
        lines, people, {each.id: each for each in programmes(session)}, sessions_held(session, day, pairs),
        _reviews(session, day), _late_goals(session, day), reached(session, since, day), began,
    )  # fmt: skip


def board(session: Session, day: date) -> Board:
    """The whole mentoring on a day."""
    found = gather(session, day)
    rows = sorted((row_of(found, line, day) for line in found.lines), key=_order)
    told = journeys(found.people, found.lines, found.outcomes)
    return Board(
        tuple(found.programmes.values()), tuple(rows), _overloads(found, day), counted(told), told,
        _missing(found, day),
    )  # fmt: skip


def pair_rows(session: Session, day: date) -> tuple[PairRow, ...]:
    """The pairs alone, as the board tells them."""
    return board(session, day).pairs


def attention_rows(session: Session, day: date) -> tuple[tuple[PairRow | None, Attention], ...]:
    """Everything that asks for attention, each with the pair it is about; None where it is about somebody alone."""
    if not programmes(session):
        return ()  # asked after many an act, also where there is no mentoring
    found = board(session, day)
    of_pairs = [(row, each) for row in found.pairs for each in row.attention]
    return (*of_pairs, *((None, each) for each in found.of_nobody))


def _order(row: PairRow) -> tuple[bool, bool, date, int]:
    """What runs first, of that what asks for attention longest, then the rest by the day it began."""
    asks = min((each.on for each in row.attention), default=row.starts_on)
    return row.state not in RUNNING, not row.attention, asks, row.id


def row_of(found: Gathered, line: PairLine, day: date) -> PairRow:
    """One pair as lists show it."""
    mentee, mentor = found.people[line.mentee_id], found.people[line.mentor_id]
    rules = found.programmes[line.programme_id].rules
    held, last = found.sessions.get(line.id, (0, None))
    late, oldest = found.late_goals.get(line.mentee_id, (0, None))
    now = PairNow(
        mentee=mentee.person.name, mentor=mentor.person.name, state=line.state, starts_on=line.starts_on,
        journey_starts=found.began[line.cohort_id, line.mentee_id], paused_until=line.resumed_on, last_session=last,
        mentee_consented=mentee.consent_on is not None, mentor_consented=mentor.consent_on is not None,
        reviews=found.reviews.get(line.mentee_id, frozenset()), late_goals=late, oldest_goal=oldest,
    )  # fmt: skip
    return PairRow(
        line.id, line.programme_id, line.cohort_id, line.cohort, line.mentee_id, line.mentor_id, mentee.person.name,
        mentor.person.name, mentee.place, line.starts_on, line.ended_on, line.state, stage_of(found, line), held,
        planned_sessions(rules, line.starts_on, min(day, line.ended_on or day)), last,
        attention_to(rules, now, day),
    )  # fmt: skip


def stage_of(found: Gathered, line: PairLine) -> Stage:
    """The furthest a mentee came: out of the books, else as her pair stands."""
    outcomes = found.outcomes.get(found.people[line.mentee_id].person.person_id, ())
    return outcomes[-1].stage if outcomes else STAGE_OF[line.state]


def _overloads(found: Gathered, day: date) -> tuple[Attention, ...]:
    load: dict[int, int] = {}
    for line in found.lines:
        if line.state in RUNNING:
            load[line.mentor_id] = load.get(line.mentor_id, 0) + 1
    judged = (
        overload(found.people[mentor].person.name, count, found.people[mentor].capacity, day)
        for mentor, count in load.items()
    )
    return tuple(each for each in judged if each is not None)


def _missing(found: Gathered, day: date) -> tuple[Attention, ...]:
    """Who was selected, waits for a pair, and has not consented: nobody can be matched without."""
    paired = {part for line in found.lines if line.state in RUNNING for part in (line.mentee_id, line.mentor_id)}
    over = {line.mentee_id for line in found.lines if line.state in {PairState.GRADUATED, PairState.LEFT}}
    ended = {each.id for each in found.programmes.values() if each.ended_on is not None and each.ended_on < day}
    return tuple(
        consent_missing(row.person.name, row.chosen_on or row.applied_on)
        for row in found.people.values()
        if row.chosen is Chosen.SELECTED
        and row.consent_on is None
        and row.id not in paired | over
        and row.programme_id not in ended
    )


def sessions_held(session: Session, day: date, pairs: Sequence[int] | None = None) -> Mapping[int, tuple[int, date]]:
    """Pair → how many sessions were held until a day, and when the last one; of some pairs, or of all."""
    statement = (
        select(SESSION.c.pair_id, func.count(), func.max(SESSION.c.held_on))
        .where(SESSION.c.held_on <= day, stands(SESSION, "session_id"))
        .group_by(SESSION.c.pair_id)
    )
    if pairs is not None:
        statement = statement.where(SESSION.c.pair_id.in_(pairs))
    return {pair: (count, last) for pair, count, last in session.execute(statement)}


def _reviews(session: Session, day: date) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for row in session.execute(select(REVIEW.c.mentee_id, REVIEW.c.month).where(REVIEW.c.held_on <= day)):
        found.setdefault(row.mentee_id, set()).add(row.month)
    return {mentee: frozenset(months) for mentee, months in found.items()}


def _late_goals(session: Session, day: date) -> dict[int, tuple[int, date]]:
    """Mentee → goals past their day that are open, and the day of the oldest."""
    statement = (
        select(GOAL.c.mentee_id, func.count(), func.min(GOAL.c.due_on))
        .where(GOAL.c.state == GoalState.OPEN, GOAL.c.due_on < day)
        .group_by(GOAL.c.mentee_id)
    )
    return {mentee: (count, oldest) for mentee, count, oldest in session.execute(statement)}
