"""What was done in a pair and what came of it, line by line, the latest first."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pomanager.i18n import _, formats
from pomanager.readmodels.mentoring.pairs import PairDetail
from pomanager.rules.mentoring.kinds import (
    GOAL_STATE_WORDS,
    MOMENT_WORDS,
    NOTE_KIND_WORDS,
    PAIR_EVENT_WORDS,
    RATER_WORDS,
    SESSION_MODE_WORDS,
    STAGE_WORDS,
    GoalState,
    LineOf,
)

_JOINT = " · "


class TimelineLine(NamedTuple):
    """One line: its day, what kind of thing it was, and what is told of it."""

    on: date
    icon: str
    what: str
    told: str
    details: str = ""
    """What is told below it: of a session its topics, and what is done next."""
    is_outcome: bool = False
    """Whether it came of the mentoring, out of the books, and was not done in it."""
    of: LineOf | None = None
    """As what it can be taken back; None for what cannot."""
    ids: tuple[int, ...] = ()
    """The lines of the books it stands for: of a rating, each mark."""
    id: int = 0
    """Its place from the top, from 1."""

    @property
    def can_be_taken_back(self) -> bool:
        """Whether it is a line that can have been written by mistake."""
        return self.of is not None and bool(self.ids)


def timeline(detail: PairDetail) -> tuple[TimelineLine, ...]:
    """Everything that is in the books of a pair, the latest first."""
    ordered = sorted((*_done(detail), *_came(detail)), key=lambda line: line.on, reverse=True)
    return tuple(line._replace(id=number) for number, line in enumerate(ordered, 1))


def _done(detail: PairDetail) -> Iterator[TimelineLine]:
    """What was done in the mentoring."""
    yield TimelineLine(detail.row.starts_on, "pair", _("Pair formed"), detail.reason)
    for event in detail.events:
        what = _(PAIR_EVENT_WORDS[event.kind])
        yield TimelineLine(event.on, "flag", what, event.reason, of=LineOf.EVENT, ids=(event.id,))
    for session in detail.sessions:
        minutes = _("{count} min").format(count=formats.number(session.minutes))
        said = _joined(minutes, _(SESSION_MODE_WORDS[session.mode]), session.place)
        yield TimelineLine(
            session.held_on, "clock", _("Session"), said, _joined(session.topics, session.action), of=LineOf.SESSION,
            ids=(session.id,),
        )  # fmt: skip
    yield from _of_her(detail)
    for peer in detail.peers:
        yield TimelineLine(peer.held_on, "members", _("Meeting of the cohort"), _joined(peer.place, peer.topics))
    for training in detail.trainings:
        said_of = _joined(training.topic, training.provider, training.place)
        yield TimelineLine(training.began_on, "bylaws", _("Training"), said_of)


def _of_her(detail: PairDetail) -> Iterator[TimelineLine]:
    """Goals, reviews, ratings and what was noted: they stay hers when her mentor changes."""
    for goal in detail.goals:
        yield TimelineLine(goal.set_on, "flag", _("Goal set"), _joined(goal.text, goal.position_sought))
        if goal.state is not GoalState.OPEN:
            yield TimelineLine(goal.state_on, "ok", _("Goal"), _joined(_(GOAL_STATE_WORDS[goal.state]), goal.text))
    for review in detail.reviews:
        month = _("After {count} months").format(count=formats.number(review.month))
        yield TimelineLine(review.held_on, "report", _("Goals reviewed"), _joined(month, review.remarks))
    for on, moment, rater in dict.fromkeys((each.rated_on, each.moment, each.rater) for each in detail.ratings):
        marks = [each for each in detail.ratings if (each.rated_on, each.moment, each.rater) == (on, moment, rater)]
        mean = formats.number(round(sum(each.mark for each in marks) / len(marks), 1))
        # TR: of a rating: what the marks from 1 to 4 are on average
        on_average = _("on average {mark}").format(mark=mean)
        said = _joined(_(MOMENT_WORDS[moment]), _(RATER_WORDS[rater]), on_average)
        ids = tuple(each.id for each in marks)
        yield TimelineLine(on, "chart", _("Competencies rated"), said, of=LineOf.RATING, ids=ids)
    for note in detail.notes:
        what = _(NOTE_KIND_WORDS[note.kind])
        yield TimelineLine(note.on, "hand", what, note.remarks, of=LineOf.NOTE, ids=(note.id,))


def _came(detail: PairDetail) -> Iterator[TimelineLine]:
    """What came of it, out of the books."""
    for each in detail.reached:
        yield TimelineLine(each.on, "lead", _(STAGE_WORDS[each.stage]), each.where, is_outcome=True)


def _joined(*parts: str) -> str:
    return _JOINT.join(part for part in parts if part)
