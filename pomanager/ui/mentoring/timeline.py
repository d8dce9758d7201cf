"""What was done in a pair and what came of it, line by line, the latest first."""

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
)

_JOINT = " · "


class TimelineLine(NamedTuple):
    """One line: its day, what kind of thing it was, and what is told of it."""

    id: int
    on: date
    icon: str
    what: str
    told: str
    is_outcome: bool = False
    """Whether it came of the mentoring, out of the books, and was not done in it."""


def timeline(detail: PairDetail) -> tuple[TimelineLine, ...]:
    """Everything that is in the books of a pair, the latest first."""
    found: list[tuple[date, str, str, str, bool]] = [
        (detail.row.starts_on, "pair", _("Pair formed"), detail.reason, False)
    ]
    found += [(each.on, "flag", _(PAIR_EVENT_WORDS[each.kind]), each.reason, False) for each in detail.events]
    for session in detail.sessions:
        minutes = _("{count} min").format(count=formats.number(session.minutes))
        told = (minutes, _(SESSION_MODE_WORDS[session.mode]), session.place, session.topics, session.action)
        found.append((session.held_on, "clock", _("Session"), _joined(*told), False))
    for goal in detail.goals:
        found.append((goal.set_on, "flag", _("Goal set"), _joined(goal.text, goal.position_sought), False))
        if goal.state is not GoalState.OPEN:
            found.append((goal.state_on, "ok", _("Goal"), _joined(_(GOAL_STATE_WORDS[goal.state]), goal.text), False))
    for review in detail.reviews:
        told_month = _("After {count} months").format(count=formats.number(review.month))
        found.append((review.held_on, "report", _("Goals reviewed"), _joined(told_month, review.remarks), False))
    rated = dict.fromkeys((each.rated_on, each.moment, each.rater) for each in detail.ratings)
    for on, moment, rater in rated:
        said = _joined(_(MOMENT_WORDS[moment]), _(RATER_WORDS[rater]))
        found.append((on, "chart", _("Competencies rated"), said, False))
    found += [(each.on, "hand", _(NOTE_KIND_WORDS[each.kind]), each.remarks, False) for each in detail.notes]
    found += [(each.held_on, "members", _("Meeting of the cohort"), each.topics, False) for each in detail.peers]
    found += [(each.on, "lead", _(STAGE_WORDS[each.stage]), each.where, True) for each in detail.reached]
    ordered = sorted(found, key=lambda line: line[0], reverse=True)
    return tuple(TimelineLine(number, *line) for number, line in enumerate(ordered, 1))


def _joined(*parts: str) -> str:
    return _JOINT.join(part for part in parts if part)
