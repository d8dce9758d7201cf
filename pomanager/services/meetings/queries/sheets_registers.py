"""The sheets of what lasts after meetings: the register of resolutions, what is to be done, how many come."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import AgendaItem
from pomanager.db.meetings.decisions import Decision, DecisionReversal, Motion
from pomanager.errors import Refused
from pomanager.readmodels.meetings.papers import FollowUpLine, FollowUpsSheet, ResolutionLine, ResolutionsSheet
from pomanager.readmodels.meetings.room import FollowUpRow
from pomanager.readmodels.papers import Asked
from pomanager.rules.meetings.deciding import Outcome, Standing
from pomanager.rules.objections import Objection
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import MEETING
from pomanager.services.meetings.queries.resolutions import follow_ups, labels_of
from pomanager.services.meetings.queries.standings import standings
from pomanager.services.members.queries.changes import WRONG_WAY
from pomanager.services.members.queries.joined import first_day_of_year
from pomanager.services.organisation.queries import letterhead

DECISION, REVERSAL, MOTION, ITEM = map(table_of, (Decision, DecisionReversal, Motion, AgendaItem))


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
    meetings = labels_of(session, sorted({row.meeting_id for row in rows}))
    numbers = {item.id: item.number for each in meetings for item in agenda(session, each)}
    stands, doing = standings(session, until), _first_follow_ups(session)
    for row in rows:
        standing, todo = stands.get(row.id), doing.get(row.reference)
        is_adopted = row.outcome is Outcome.ADOPTED and row.taken_back is None
        yield ResolutionLine(
            reference=row.reference, meeting=meetings[row.meeting_id], item=numbers.get(row.item_id, ""),
            title=row.title, item_kind=row.item_kind, text=row.text, outcome=row.outcome, votes_for=row.votes_for,
            votes_against=row.votes_against, abstentions=row.abstentions, blank=row.blank, spoilt=row.spoilt,
            rule=row.majority_share, article=row.article, effective_on=row.effective_on,
            standing=(standing.standing if standing else Standing.IN_FORCE) if is_adopted else None,
            standing_since=standing.since if standing else None,
            repealed_by=standing.by if standing else "",
            responsible=todo.responsible if todo else "", due_on=todo.due_on if todo else None,
            done_on=todo.done_on if todo else None, taken_back=row.taken_back or "",
        )  # fmt: skip


def _first_follow_ups(session: Session) -> dict[str, FollowUpRow]:
    """The reference of a decision → what is to be done about it first, and by whom."""
    found: dict[str, FollowUpRow] = {}
    for row in follow_ups(session):
        if row.reference and not row.dropped:
            found.setdefault(row.reference, row)
    return found


def follow_ups_sheet(session: Session, asked: Asked) -> FollowUpsSheet:
    """What is to be done after the meetings held by a day, what is due first; what is done only where wished."""
    day, with_done = asked.as_of, asked.options.with_done
    lines = [_follow_up(row, day) for row in follow_ups(session) if row.meeting.held_on <= day]
    is_over = [line.done_on is not None or line.dropped for line in lines]
    to_do = [line for line, over in zip(lines, is_over, strict=True) if not over]
    done = [line for line, over in zip(lines, is_over, strict=True) if over and with_done]
    return FollowUpsSheet(letterhead(session, asked.printed_at), day, (*to_do, *done), with_done)


def _follow_up(row: FollowUpRow, day: date) -> FollowUpLine:
    """What is to be done as it stood on a day: what was done later was not done yet."""
    done_on = row.done_on if row.done_on is not None and row.done_on <= day else None
    is_over = done_on is not None or row.dropped
    return FollowUpLine(
        meeting=row.meeting, reference=row.reference, text=row.text, responsible=row.responsible, due_on=row.due_on,
        done_on=done_on, dropped=row.dropped, remarks=row.remarks,
        is_overdue=not is_over and row.due_on is not None and row.due_on < day,
    )  # fmt: skip
