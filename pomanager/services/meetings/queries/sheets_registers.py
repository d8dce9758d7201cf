"""The sheets of what lasts after meetings: the register of resolutions, what is to be done, how many come."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import AgendaItem
from pomanager.db.meetings.decisions import Decision, DecisionReversal, FollowUp, Motion, ResolutionStanding
from pomanager.errors import Refused
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.readmodels.meetings.papers import FollowUpLine, FollowUpsSheet, ResolutionLine, ResolutionsSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.meetings.deciding import Outcome, Standing
from pomanager.rules.objections import Objection
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import MEETING, labels, select_labels
from pomanager.services.members.queries.changes import WRONG_WAY, first_day_of_year
from pomanager.services.organisation.queries import letterhead

DECISION, REVERSAL, STANDING, FOLLOW_UP, MOTION, ITEM = map(
    table_of, (Decision, DecisionReversal, ResolutionStanding, FollowUp, Motion, AgendaItem)
)


def resolutions_sheet(session: Session, asked: Asked) -> ResolutionsSheet:
    """The register of resolutions of the meetings of a period; raises Refused for one that ends before it begins."""
    since, until = period_of(session, asked)
    in_period = (MEETING.c.held_on >= since, MEETING.c.held_on <= until)
    source = DECISION.join(MEETING, MEETING.c.id == DECISION.c.meeting_id)
    count = session.execute(select(func.count()).select_from(source).where(*in_period)).scalar_one()
    lines = _resolutions(session, _decisions(in_period), until)
    return ResolutionsSheet(letterhead(session, asked.printed_at), since, until, lines, count)


def period_of(session: Session, asked: Asked) -> tuple[date, date]:
    """The first and the last day chosen; the first day of the financial year where none was. Raises Refused."""
    since = asked.options.since or first_day_of_year(session, asked.as_of)
    if since > asked.as_of:
        raise Refused([Objection(WRONG_WAY, "since", {"since": since, "until": asked.as_of})])
    return since, asked.as_of


def _decisions(in_period: Sequence[Any]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            DECISION, MOTION.c.item_id, ITEM.c.kind.label("item_kind"), ITEM.c.title,
            REVERSAL.c.reason.label("taken_back"),
        )
        .join(MEETING, MEETING.c.id == DECISION.c.meeting_id)
        .join(MOTION, MOTION.c.id == DECISION.c.motion_id)
        .join(ITEM, ITEM.c.id == MOTION.c.item_id)
        .outerjoin(REVERSAL, REVERSAL.c.decision_id == DECISION.c.id)
        .where(*in_period)
        .order_by(DECISION.c.year, DECISION.c.number)
    )  # fmt: skip


def _resolutions(session: Session, statement: Select[*tuple[Any, ...]], until: date) -> Iterator[ResolutionLine]:
    rows = session.execute(statement).all()
    meetings = labels_of(session, {row.meeting_id for row in rows})
    numbers = {item.id: item.number for each in meetings for item in agenda(session, each)}
    standings, doing = _standings(session, until), _first_follow_ups(session)
    references = {row.id: row.reference for row in session.execute(select(DECISION.c.id, DECISION.c.reference))}
    for row in rows:
        standing, todo = standings.get(row.id), doing.get(row.id)
        is_adopted = row.outcome is Outcome.ADOPTED and row.taken_back is None
        yield ResolutionLine(
            reference=row.reference, meeting=meetings[row.meeting_id], item=numbers.get(row.item_id, ""),
            title=row.title, item_kind=row.item_kind, text=row.text, outcome=row.outcome, votes_for=row.votes_for,
            votes_against=row.votes_against, abstentions=row.abstentions, blank=row.blank, spoilt=row.spoilt,
            rule=row.majority_share, article=row.article, effective_on=row.effective_on,
            standing=(standing.standing if standing else Standing.IN_FORCE) if is_adopted else None,
            standing_since=standing.since if standing else None,
            repealed_by=references.get(standing.by_id, "") if standing else "",
            responsible=todo.responsible if todo else "", due_on=todo.due_on if todo else None,
            done_on=todo.done_on if todo else None, taken_back=row.taken_back or "",
        )  # fmt: skip


def labels_of(session: Session, ids: set[int]) -> Mapping[int, MeetingLabel]:
    """These meetings by their ids."""
    return {each.id: each for each in labels(session, select_labels().where(MEETING.c.id.in_(sorted(ids))))}


def _standings(session: Session, until: date) -> dict[int, Row[Any]]:
    """Decision → where it stands at the end of a day."""
    lines = select(STANDING).where(STANDING.c.since <= until).order_by(STANDING.c.since, STANDING.c.id)
    return {row.decision_id: row for row in session.execute(lines)}


def _first_follow_ups(session: Session) -> dict[int, Row[Any]]:
    """Decision → what is to be done about it first, and by whom."""
    lines = select(FOLLOW_UP).where(FOLLOW_UP.c.decision_id.is_not(None), FOLLOW_UP.c.dropped.is_(False))
    found: dict[int, Row[Any]] = {}
    for row in session.execute(lines.order_by(FOLLOW_UP.c.id)):
        found.setdefault(row.decision_id, row)
    return found


def follow_ups_sheet(session: Session, asked: Asked) -> FollowUpsSheet:
    """What is to be done after the meetings held by a day, what is due first; what is done only where wished."""
    day, with_done = asked.as_of, asked.options.with_done
    rows = session.execute(
        select(FOLLOW_UP, DECISION.c.reference)
        .join(MEETING, MEETING.c.id == FOLLOW_UP.c.meeting_id)
        .outerjoin(DECISION, DECISION.c.id == FOLLOW_UP.c.decision_id)
        .where(MEETING.c.held_on <= day)
        .order_by(FOLLOW_UP.c.due_on.is_(None), FOLLOW_UP.c.due_on, FOLLOW_UP.c.id)
    ).all()
    by_end: dict[bool, list[FollowUpLine]] = defaultdict(list)
    meetings = labels_of(session, {row.meeting_id for row in rows})
    for row in rows:
        done_on = row.done_on if row.done_on is not None and row.done_on <= day else None
        is_over = done_on is not None or row.dropped
        by_end[is_over].append(
            FollowUpLine(
                meeting=meetings[row.meeting_id], reference=row.reference or "", text=row.text,
                responsible=row.responsible, due_on=row.due_on, done_on=done_on, dropped=row.dropped,
                remarks=row.remarks, is_overdue=not is_over and row.due_on is not None and row.due_on < day,
            )
        )  # fmt: skip
    lines = (*by_end[False], *(by_end[True] if with_done else ()))
    return FollowUpsSheet(letterhead(session, asked.printed_at), day, lines, with_done)
