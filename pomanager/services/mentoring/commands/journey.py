"""Goals, reviews, ratings, and what is noted along the way; and taking back what was written by mistake."""

from datetime import date

from pomanager.db.mentoring.journey import (
    Goal,
    JourneyNote,
    MentoringReversal,
    MentoringSession,
    PairEvent,
    ProgressReview,
    Rating,
)
from pomanager.errors import NotFound, Stale
from pomanager.marks import N_
from pomanager.readmodels.mentoring.roster import PartLabel
from pomanager.rules.mentoring import journey
from pomanager.rules.mentoring.kinds import GoalState, LineOf
from pomanager.rules.mentoring.pairing import TOO_FAR, objections_to_text
from pomanager.rules.objections import Objection
from pomanager.services.mentoring.commands.recording import about_one, as_new, refuse
from pomanager.services.mentoring.judging import objections_to_day_of, objections_to_going_on
from pomanager.services.mentoring.orders import (
    CloseGoal,
    HoldReview,
    NoteOnJourney,
    Rate,
    SetGoal,
    TakeBackLine,
)
from pomanager.services.mentoring.queries.pair import is_taken_back, reviews_of
from pomanager.services.mentoring.queries.programmes import competencies, programme_of
from pomanager.services.mentoring.queries.roster import part_of
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.work import About, Work

NO_LINE = N_("This line is not in the books.")
TAKEN_BACK = N_("This line was taken back already.")


def set_goal(work: Work, order: SetGoal) -> int:
    """Write the goal, or raise Refused; returns its id."""
    row = part_of(work.session, order.mentee_id)
    refuse(
        journey.objections_to_goal(
            order.text, order.position_sought, order.indicator, order.set_on, order.due_on, work.today
        )
    )
    goal = Goal(
        mentee_id=row.id, text=order.text.strip(), position_sought=order.position_sought.strip(),
        indicator=order.indicator.strip(), set_on=order.set_on, due_on=order.due_on, state=GoalState.OPEN,
        state_on=order.set_on,
    )  # fmt: skip
    work.session.add(goal)
    work.session.flush()
    told = {"goal": goal.text, "position_sought": goal.position_sought, "due_on": order.due_on}
    work.record("mentoring.goal_set", about_one(row), as_new({**told}))
    return goal.id


def close_goal(work: Work, order: CloseGoal) -> None:
    """Write how a goal stands, or raise Refused, or Stale when somebody was quicker."""
    goal = work.session.get(Goal, order.goal_id)
    if goal is None:
        raise NotFound(Objection(NO_LINE))
    refuse(_since(goal.set_on, order.on, work.today))
    if goal.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    before, goal.state, goal.state_on = goal.state, order.state, order.on
    row = part_of(work.session, goal.mentee_id)
    told = {"goal": (goal.text, goal.text), "goal_state": (before, order.state), "on": (None, order.on)}
    work.record("mentoring.goal_closed", about_one(row), told)


def _since(first: date, on: date, today: date) -> tuple[Objection, ...]:
    found = []
    if on < first:
        found.append(
            Objection(N_("The goal was set on {day}. It cannot have been reached before."), "on", {"day": first})
        )
    if on > today:
        found.append(Objection(TOO_FAR, "on", {"day": on}))
    return tuple(found)


def hold_review(work: Work, order: HoldReview) -> None:
    """Write that goals were reviewed, or raise Refused."""
    row = part_of(work.session, order.mentee_id)
    refuse(_about_review(work, order, row))
    work.session.add(
        ProgressReview(
            mentee_id=row.id, month=order.month, held_on=order.held_on, remarks=order.remarks.strip(),
            recorded_at=work.now,
        )
    )  # fmt: skip
    told = {"reviews": (None, order.month), "on": (None, order.held_on)}
    work.record("mentoring.reviewed", about_one(row), told)


def _about_review(work: Work, order: HoldReview, row: PartLabel) -> tuple[Objection, ...]:
    rules = programme_of(work.session, row.programme_id).rules
    found = [
        *objections_to_day_of(row, order.held_on, "held_on", work.today),
        *objections_to_text("remarks", order.remarks),
    ]
    if order.month not in rules.reviews:
        found.append(
            Objection(N_("The programme has no review after {month} months."), "month", {"month": order.month})
        )
    if any(review.month == order.month for review in reviews_of(work.session, row.id, work.today)):
        found.append(Objection(N_("This review is in the books already."), "month"))
    return tuple(found)


def rate(work: Work, order: Rate) -> None:
    """Write the marks, or raise Refused."""
    row = part_of(work.session, order.mentee_id)
    known = frozenset(each.id for each in competencies(work.session))
    found = journey.objections_to_marks(order.rated_on, order.marks, known, work.today)
    early = order.rated_on <= work.today
    refuse((*found, *(objections_to_day_of(row, order.rated_on, "rated_on", work.today) if early else ())))
    work.session.add_all(
        Rating(
            mentee_id=row.id, competency_id=competency, rater=order.rater, moment=order.moment,
            rated_on=order.rated_on, mark=mark, recorded_at=work.now,
        )
        for competency, mark in sorted(order.marks.items())
    )  # fmt: skip
    told = {
        "rater": (None, order.rater), "moment": (None, order.moment), "on": (None, order.rated_on),
        "marks": (None, len(order.marks)),
    }  # fmt: skip
    work.record("mentoring.rated", about_one(row), told)


def note_on_journey(work: Work, order: NoteOnJourney) -> None:
    """Write support given, a barrier met or a public task done; raises Refused."""
    row = part_of(work.session, order.mentee_id)
    refuse(
        (
            *objections_to_day_of(row, order.on, "on", work.today),
            *objections_to_text("remarks", order.remarks),
        )
    )
    work.session.add(
        JourneyNote(mentee_id=row.id, kind=order.kind, on=order.on, remarks=order.remarks.strip(), recorded_at=work.now)
    )
    told = {"journey_note": (None, order.kind), "on": (None, order.on)}
    work.record("mentoring.noted", about_one(row), told)


_TABLES = {
    LineOf.SESSION: (MentoringSession, "session_id"), LineOf.EVENT: (PairEvent, "event_id"),
    LineOf.RATING: (Rating, "rating_id"), LineOf.NOTE: (JourneyNote, "note_id"),
}  # fmt: skip


def take_back_line(work: Work, order: TakeBackLine) -> None:
    """Write that a line no longer holds, or raise Refused or NotFound."""
    table, key = _TABLES[order.line]
    ids = (order.line_id, *order.with_ids)
    if any(work.session.get(table, each) is None for each in ids):
        raise NotFound(Objection(NO_LINE))
    found = [*objections_to_text("reason", order.reason)]
    if not order.reason.strip():
        found.append(Objection(journey.NO_REASON, "reason"))
    if any(is_taken_back(work.session, key, each) for each in ids):
        found.append(Objection(TAKEN_BACK))
    if order.line is LineOf.EVENT:
        found += objections_to_going_on(work.session, order.line_id, work.today)
    refuse(tuple(found))
    keys = dict.fromkeys(("session_id", "event_id", "rating_id", "note_id"))
    work.session.add_all(
        MentoringReversal(**{**keys, key: each}, reason=order.reason.strip(), recorded_at=work.now) for each in ids
    )
    work.record(
        "mentoring.taken_back", About(table.__tablename__, order.line_id, order.line.value), {},
        reason=order.reason.strip(),
    )  # fmt: skip
