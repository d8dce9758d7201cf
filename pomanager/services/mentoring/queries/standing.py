"""How pairs stand on a day: their events, state and end, and how many each mentor accompanies."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.covering import sees_all_pairs
from pomanager.readmodels.mentoring.pairs import EventRow
from pomanager.rules.mentoring.journey import PairSpan, state_of
from pomanager.rules.mentoring.kinds import ENDINGS, RUNNING, PairEventKind, PairState
from pomanager.services.mentoring.queries.tables import COHORT, EVENT, PAIR, PARTICIPANT, stands


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair as it stands on the day that was asked for."""

    id: int
    programme_id: int
    cohort_id: int
    cohort: str
    mentee_id: int
    mentor_id: int
    mentor_user: int | None
    starts_on: date
    reason: str
    events: tuple[EventRow, ...]
    state: PairState
    ended_on: date | None
    resumed_on: date | None

    def span(self, today: date) -> PairSpan:
        """The pair as acts on it are judged."""
        return PairSpan(starts_on=self.starts_on, ended_on=self.ended_on, state=self.state, today=today)


def pair_lines(session: Session, day: date, only: int | None = None) -> tuple[PairLine, ...]:
    """Every pair that had begun on a day, or ``only`` one, the first first, with what had happened by then."""
    events: dict[int, list[EventRow]] = {}
    happened = select(EVENT).where(EVENT.c.on <= day, stands(EVENT, "event_id")).order_by(EVENT.c.on, EVENT.c.id)
    if only is not None:
        happened = happened.where(EVENT.c.pair_id == only)
    for row in session.execute(happened):
        events.setdefault(row.pair_id, []).append(EventRow(row.id, row.kind, row.on, row.reason))
    statement = (
        select(PAIR, COHORT.c.programme_id, COHORT.c.name, PARTICIPANT.c.user_id)
        .join(COHORT, COHORT.c.id == PAIR.c.cohort_id)
        .join(PARTICIPANT, PARTICIPANT.c.id == PAIR.c.mentor_id)
        .where(PAIR.c.starts_on <= day)
        .order_by(PAIR.c.starts_on, PAIR.c.id)
    )
    found = []
    for row in session.execute(statement if only is None else statement.where(PAIR.c.id == only)):
        told = tuple(events.get(row.id, ()))
        found.append(
            PairLine(
                row.id, row.programme_id, row.cohort_id, row.name, row.mentee_id, row.mentor_id, row.user_id,
                row.starts_on, row.reason, told, state_of(tuple(event.kind for event in told)),
                next((event.on for event in told if event.kind in ENDINGS), None),
                max((event.on for event in told if event.kind is PairEventKind.RESUMED), default=None),
            )
        )  # fmt: skip
    return tuple(found)


def load_of_mentors(session: Session, day: date) -> dict[int, int]:
    """Mentor → how many mentees are accompanied on a day."""
    load: dict[int, int] = {}
    for line in pair_lines(session, day):
        if line.state in RUNNING:
            load[line.mentor_id] = load.get(line.mentor_id, 0) + 1
    return load


def seen_lines(session: Session, day: date, own: frozenset[int]) -> tuple[PairLine, ...]:
    """The pairs the reader may see: all, or those of which one's own place on the roster is the mentor's."""
    lines = pair_lines(session, day)
    return lines if sees_all_pairs(session) else tuple(line for line in lines if line.mentor_id in own)
