"""The people who work with the books, those who did, and how the office changed hands."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.access import (
    OfficeHandOver,
    OfficeHandOverItem,
    OfficeRecovery,
    OfficeUser,
    OfficeUserRole,
    PrivateNote,
    UserSecret,
)
from pomanager.db.journal import JournalEntry
from pomanager.readmodels.access import HandOverItem, HandOverRow, PeopleFacts, UserRow
from pomanager.rules.access.roles import Role, in_order

SIGNED_IN = "access.signed_in"


def people(session: Session) -> PeopleFacts:
    """Everybody who works with the books, by name, then those whose access has ended; and what there is on paper."""
    rows = session.scalars(
        select(OfficeUser).order_by(OfficeUser.ended_at.is_not(None), OfficeUser.name_key, OfficeUser.id)
    ).all()
    roles: dict[int, list[Role]] = {}
    for user_id, role in session.execute(select(OfficeUserRole.user_id, OfficeUserRole.role)).all():
        roles.setdefault(user_id, []).append(role)
    signed = dict(
        session.execute(
            select(JournalEntry.record_id, func.max(JournalEntry.sequence))
            .where(JournalEntry.record_table == "office_user", JournalEntry.act == SIGNED_IN)
            .group_by(JournalEntry.record_id)
        ).all()
    )
    moments = dict(
        session.execute(
            select(JournalEntry.sequence, JournalEntry.at).where(JournalEntry.sequence.in_(signed.values()))
        ).all()
    )
    notes = dict(session.execute(select(PrivateNote.writer_id, func.count()).group_by(PrivateNote.writer_id)).all())
    chosen = _chosen_by_others(session)
    recovery = session.scalars(select(OfficeRecovery.since).order_by(OfficeRecovery.id.desc()).limit(1)).first()
    return PeopleFacts(
        tuple(
            UserRow(
                row.id, row.name, in_order(roles.get(row.id, ())), row.added_at, row.ended_at,
                moments.get(signed.get(row.id, 0)), row.id in chosen, notes.get(row.id, 0), row.version,
            )
            for row in rows
        ),
        recovery,
    )  # fmt: skip


def hand_overs(session: Session) -> tuple[HandOverRow, ...]:
    """How the office changed hands, the latest first."""
    rows = session.scalars(select(OfficeHandOver).order_by(OfficeHandOver.id.desc())).all()
    items: dict[int, list[HandOverItem]] = {}
    for item in session.scalars(select(OfficeHandOverItem).order_by(OfficeHandOverItem.position)).all():
        told = HandOverItem(item.item, item.called, item.is_done, item.remark)
        items.setdefault(item.hand_over_id, []).append(told)
    return tuple(_hand_over(row, tuple(items.get(row.id, ()))) for row in rows)


def _hand_over(row: OfficeHandOver, items: tuple[HandOverItem, ...]) -> HandOverRow:
    kept = tuple(Role(code) for code in row.given_by_role.split())
    return HandOverRow(
        row.id, row.at, row.given_by, row.taken_by, kept, row.backup_name, row.journal_count, row.journal_hash,
        row.file_password_new, row.notes, items,
    )  # fmt: skip


def _chosen_by_others(session: Session) -> set[int]:
    """Whose password somebody else chose, and who has not changed it since."""
    latest = select(func.max(UserSecret.id)).group_by(UserSecret.user_id)
    statement = select(UserSecret.user_id).where(UserSecret.id.in_(latest), UserSecret.must_change)
    return set(session.scalars(statement).all())
