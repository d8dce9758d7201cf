"""One pair, whole: what was done, what came of it, and what it takes to graduate."""

from datetime import date

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.mentoring.pairs import (
    GoalRow,
    NoteRow,
    PairDetail,
    PeerRow,
    RatingRow,
    Reached,
    ReviewRow,
    SessionRow,
)
from pomanager.readmodels.mentoring.roster import ProgrammeRow, RosterRow
from pomanager.readmodels.trainings import TrainingRow
from pomanager.rules.mentoring.graduation import Condition, Progress, conditions
from pomanager.rules.mentoring.kinds import PUBLIC_TASKS, Moment, Stage
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.trainings import trainings_of
from pomanager.services.mentoring.queries.board import gather, row_of
from pomanager.services.mentoring.queries.programmes import competencies
from pomanager.services.mentoring.queries.standing import PairLine, pair_lines
from pomanager.services.mentoring.queries.tables import (
    GOAL,
    NOTE,
    PAIR,
    PEER,
    PEER_THERE,
    RATING,
    REVERSAL,
    REVIEW,
    SESSION,
    stands,
)

NO_PAIR = N_("This pair is not in the books.")
_IN_PUBLIC = frozenset({Stage.SPOKE, Stage.MOVED, Stage.STOOD, Stage.ELECTED, Stage.RE_ELECTED, Stage.IN_OFFICE})
"""What came of it that is a public task as well."""


def pair_detail(session: Session, pair_id: int, day: date) -> PairDetail:
    """A pair the reader may see, or raise NotFound."""
    found = gather(session, day, pair_id)
    line = next((each for each in found.lines if each.id == pair_id), None)
    if line is None:
        raise NotFound(Objection(NO_PAIR))
    mentee = found.people[line.mentee_id]
    programme = found.programmes[line.programme_id]
    outcomes = found.outcomes.get(mentee.person.person_id, ())
    return PairDetail(
        row_of(found, line, day), programme, mentee, found.people[line.mentor_id], line.reason,
        line.events, sessions_of(session, line.id, day), goals_of(session, line.mentee_id),
        reviews_of(session, line.mentee_id, day), ratings_of(session, line.mentee_id, day),
        notes_of(session, line.mentee_id, day), _peers(session, line.mentee_id, day), outcomes,
        competencies(session, all_of_them=True), judged(session, line, programme, outcomes, day),
        _trainings(session, mentee, day),
    )  # fmt: skip


def line_of(session: Session, pair_id: int, day: date) -> PairLine:
    """How a pair stands, or raise NotFound."""
    found = pair_lines(session, day, pair_id)
    if not found:
        raise NotFound(Objection(NO_PAIR))
    return found[0]


def judged(
    session: Session, line: PairLine, programme: ProgrammeRow, outcomes: tuple[Reached, ...], day: date
) -> tuple[Condition, ...]:
    """What it takes this mentee to graduate on a day; sessions with an earlier mentor of the cohort count."""
    rules = programme.rules
    pairs = select(PAIR.c.id).where(PAIR.c.mentee_id == line.mentee_id, PAIR.c.cohort_id == line.cohort_id)
    held = session.scalars(
        select(SESSION.c.id).where(
            SESSION.c.pair_id.in_(pairs), SESSION.c.held_on <= day, stands(SESSION, "session_id")
        )
    ).all()
    noted = sum(note.kind in PUBLIC_TASKS for note in notes_of(session, line.mentee_id, day))
    progress = Progress(
        planned=rules.months * rules.sessions_per_month, held=len(held), goals=len(goals_of(session, line.mentee_id)),
        reviewed=any(review.month == rules.reviews[-1] for review in reviews_of(session, line.mentee_id, day)),
        tasks=noted + sum(told.stage in _IN_PUBLIC for told in outcomes),
        rated_by=frozenset(
            mark.rater for mark in ratings_of(session, line.mentee_id, day) if mark.moment is Moment.END
        ),
    )  # fmt: skip
    return conditions(rules, progress)


def is_taken_back(session: Session, key: str, line_id: int) -> bool:
    """Whether a line was taken back; ``key`` is the column of the reversal that would name it."""
    return session.scalar(select(REVERSAL.c.id).where(REVERSAL.c[key] == line_id)) is not None


def sessions_of(session: Session, pair_id: int, day: date) -> tuple[SessionRow, ...]:
    """The sessions of a pair, the first first."""
    statement = (
        select(SESSION)
        .where(SESSION.c.pair_id == pair_id, SESSION.c.held_on <= day, stands(SESSION, "session_id"))
        .order_by(SESSION.c.held_on, SESSION.c.id)
    )
    return tuple(
        SessionRow(row.id, row.held_on, row.mode, row.place, row.minutes, row.topics, row.action, row.next_on)
        for row in session.execute(statement)
    )


def met_on(session: Session, pair_id: int, day: date) -> bool:
    """Whether a session of a pair on a day stands in the books."""
    held = select(SESSION.c.id).where(SESSION.c.pair_id == pair_id, SESSION.c.held_on == day)
    return session.scalar(held.where(stands(SESSION, "session_id")).limit(1)) is not None


def goals_of(session: Session, mentee_id: int) -> tuple[GoalRow, ...]:
    """The goals of a mentee, as they were set."""
    statement = select(GOAL).where(GOAL.c.mentee_id == mentee_id).order_by(GOAL.c.set_on, GOAL.c.id)
    return tuple(
        GoalRow(
            row.id, row.text, row.position_sought, row.indicator, row.set_on, row.due_on, row.state, row.state_on,
            row.version,
        )
        for row in session.execute(statement)
    )  # fmt: skip


def reviews_of(session: Session, mentee_id: int, day: date) -> tuple[ReviewRow, ...]:
    """The reviews of a mentee's goals."""
    mine = and_(REVIEW.c.mentee_id == mentee_id, REVIEW.c.held_on <= day)
    statement = select(REVIEW).where(mine).order_by(REVIEW.c.month)
    return tuple(ReviewRow(row.month, row.held_on, row.remarks) for row in session.execute(statement))


def ratings_of(session: Session, mentee_id: int, day: date) -> tuple[RatingRow, ...]:
    """The marks that hold: of each competency, rater and moment the last."""
    mine: ColumnElement[bool] = and_(RATING.c.mentee_id == mentee_id, RATING.c.rated_on <= day)
    statement = select(RATING).where(mine, stands(RATING, "rating_id")).order_by(RATING.c.id)
    last: dict[tuple[object, ...], RatingRow] = {}
    for row in session.execute(statement):
        told = RatingRow(row.id, row.competency_id, row.rater, row.moment, row.rated_on, row.mark)
        last[row.competency_id, row.rater, row.moment] = told
    return tuple(last.values())


def notes_of(session: Session, mentee_id: int, day: date) -> tuple[NoteRow, ...]:
    """Support, barriers and public tasks, the first first."""
    statement = (
        select(NOTE)
        .where(NOTE.c.mentee_id == mentee_id, NOTE.c.on <= day, stands(NOTE, "note_id"))
        .order_by(NOTE.c.on, NOTE.c.id)
    )
    return tuple(NoteRow(row.id, row.kind, row.on, row.remarks) for row in session.execute(statement))


def _trainings(session: Session, mentee: RosterRow, day: date) -> tuple[TrainingRow, ...]:
    found = trainings_of(session, mentee.person.person_id)
    return tuple(each for each in found if mentee.applied_on <= each.began_on <= day)


def _peers(session: Session, mentee_id: int, day: date) -> tuple[PeerRow, ...]:
    statement = (
        select(PEER)
        .join(PEER_THERE, PEER_THERE.c.session_id == PEER.c.id)
        .where(PEER_THERE.c.mentee_id == mentee_id, PEER.c.held_on <= day)
        .order_by(PEER.c.held_on, PEER.c.id)
    )
    return tuple(PeerRow(row.id, row.held_on, row.place, row.topics) for row in session.execute(statement))
