"""Where a record that was given up leads, and which ones lead to a record."""

from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.merges import RecordMerge
from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.merged import MergedRecord, MergeSide
from pomanager.services.members.queries.kept_records import GIVEN_UP
from pomanager.services.members.queries.member import member_detail

MERGE = table_of(RecordMerge)
_COLUMNS = (
    GIVEN_UP.c.member_id, GIVEN_UP.c.kept_member_id, MERGE.c.id, MERGE.c.on, MERGE.c.reason,
    MERGE.c.kept_member_id.label("into_id"),
)  # fmt: skip


def merged_record(session: Session, member_id: int) -> MergedRecord | None:
    """Where a record that was given up leads; None for one that stands for itself."""
    statement = select(*_COLUMNS).join_from(GIVEN_UP, MERGE, MERGE.c.id == GIVEN_UP.c.merge_id)
    row = session.execute(statement.where(GIVEN_UP.c.member_id == member_id)).first()
    return None if row is None else _merged(session, row)


def merged_into(session: Session, member_id: int) -> tuple[MergedRecord, ...]:
    """The records that lead to this one, the oldest merge first."""
    statement = select(*_COLUMNS).join_from(GIVEN_UP, MERGE, MERGE.c.id == GIVEN_UP.c.merge_id)
    rows = session.execute(statement.where(GIVEN_UP.c.kept_member_id == member_id).order_by(MERGE.c.id)).all()
    return tuple(_merged(session, row) for row in rows)


def _merged(session: Session, row: Row[*tuple[Any, ...]]) -> MergedRecord:
    given_up, kept = member_detail(session, row.member_id), member_detail(session, row.kept_member_id)
    return MergedRecord(row.id, side_of(given_up), side_of(kept), row.into_id, row.on, row.reason)


def side_of(member: MemberDetail) -> MergeSide:
    """A record as merging names it."""
    return MergeSide(
        member.id, member.person_id, member.number, member.full_name, member.status, member.status_since
    )  # fmt: skip
