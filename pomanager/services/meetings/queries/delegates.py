"""The delegates of a meeting: whom each section sends, who withdrew, and how many each may send."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import Delegate, DelegateWithdrawal
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.meetings.calling import DelegateRow
from pomanager.rules.objections import Objection
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.members.queries.kept_records import member_kept
from pomanager.services.members.queries.names_then import name_on
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import section_names

DELEGATE, WITHDRAWAL = map(table_of, (Delegate, DelegateWithdrawal))
NO_DELEGATE = N_("This delegate is not in the books.")


def delegates(session: Session, meeting_id: int, *, withdrawn: bool = False) -> tuple[DelegateRow, ...]:
    """The delegates of a meeting by section and in the order they were written down; those who withdrew on request."""
    day = meeting_label(session, meeting_id).held_on
    statement = _rows(meeting_id, day)
    if not withdrawn:
        statement = statement.where(WITHDRAWAL.c.id.is_(None))
    rows = session.execute(statement).all()
    names = section_names(session, day) if rows else {}
    return tuple(_row(row, names) for row in rows)


def delegate_found(session: Session, delegate_id: int) -> DelegateRow:
    """One delegate, withdrawn or not; raises NotFound."""
    meeting_id = session.execute(select(DELEGATE.c.meeting_id).where(DELEGATE.c.id == delegate_id)).scalar()
    if meeting_id is None:
        raise NotFound(Objection(NO_DELEGATE))
    return next(row for row in delegates(session, meeting_id, withdrawn=True) if row.id == delegate_id)


def who_goes(session: Session, meeting_id: int) -> tuple[DelegateRow, ...]:
    """Who forms the meeting: delegates who did not withdraw, and for each of the others an alternate of the section."""
    everybody = delegates(session, meeting_id, withdrawn=True)
    open_places = Counter(row.section_id for row in everybody if row.withdrawn and not row.is_alternate)
    going = []
    for row in everybody:
        if row.withdrawn:
            continue
        if row.is_alternate:
            if not open_places[row.section_id]:
                continue
            open_places[row.section_id] -= 1
        going.append(row)
    return tuple(going)


def _rows(meeting_id: int, day: date) -> Select[*tuple[Any, ...]]:
    source = (
        DELEGATE.join(MEMBER, MEMBER.c.id == member_kept(DELEGATE.c.member_id))
        .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        .outerjoin(WITHDRAWAL, WITHDRAWAL.c.delegate_id == DELEGATE.c.id)
    )
    return (
        select(
            DELEGATE, MEMBER.c.id.label("who_id"), MEMBER.c.number, MEMBER.c.person_id, name_on(day).label("name"),
            PERSON.c.sex, WITHDRAWAL.c.reason.label("withdrawn_reason"), WITHDRAWAL.c.id.label("withdrawal_id"),
        )
        .select_from(source)
        .where(DELEGATE.c.meeting_id == meeting_id)
        .order_by(DELEGATE.c.section_id, DELEGATE.c.is_alternate, DELEGATE.c.id)
    )  # fmt: skip


def _row(row: Row[Any], names: Mapping[int, str]) -> DelegateRow:
    return DelegateRow(
        id=row.id, meeting_id=row.meeting_id, section_id=row.section_id, section=names.get(row.section_id, ""),
        member_id=row.who_id, person_id=row.person_id, number=row.number, name=row.name, sex=row.sex,
        is_alternate=row.is_alternate, elected_at_id=row.elected_at_id, decision=row.decision,
        withdrawn=row.withdrawal_id is not None, withdrawn_reason=row.withdrawn_reason or "",
    )  # fmt: skip
