"""Tables of past entries that came into the books, and the numbers of receipts that are in use."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, Table, and_, func, or_, select, union_all
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.dues import DuesEntry
from pomanager.db.shares import EntryImport, Receipt, ShareEntry, ShareInstalment
from pomanager.readmodels.entry_tables import EntryImportRow

SHARE, DUES, RECEIPT, IMPORT, INSTALMENT = map(table_of, (ShareEntry, DuesEntry, Receipt, EntryImport, ShareInstalment))


def entry_imports(session: Session, fingerprint: str = "") -> tuple[EntryImportRow, ...]:
    """Every table that came in, the newest first; only those of one fingerprint where it is given."""
    standing = union_all(*(_standing(entries, entries.c.import_id) for entries in (SHARE, DUES))).subquery()
    statement = select(
        IMPORT, IMPORT.c.id.in_(select(standing.c[0])).label("holds")
    ).order_by(IMPORT.c.id.desc())  # fmt: skip
    if fingerprint:
        statement = statement.where(IMPORT.c.fingerprint == fingerprint)
    return tuple(
        EntryImportRow(row.id, row.source, row.rows, row.recorded_at.date(), is_taken_back=not row.holds)
        for row in session.execute(statement)
    )


def numbers_in_use(session: Session) -> frozenset[str]:
    """Numbers of receipts of which an entry holds; one whose entries were all reversed is free again."""
    standing = [select(_standing(entries, entries.c.receipt_id).subquery().c[0]) for entries in (SHARE, DUES)]
    found = select(RECEIPT.c.number).where(RECEIPT.c.number != "", or_(*(RECEIPT.c.id.in_(each) for each in standing)))
    return frozenset(session.scalars(found))


def standing_of(session: Session, entries: Table, import_id: int) -> Sequence[int]:
    """Serial numbers of the entries of an import that hold, in their order."""
    statement = _standing(entries, entries.c.id).where(entries.c.import_id == import_id).order_by(entries.c.id)
    return list(session.scalars(statement))


def _standing(entries: Table, of: Any) -> Select[tuple[int]]:  # noqa: ANN401 - a column of either register
    """A column of the entries that have it, and that were neither taken back nor take another back."""
    reversing = entries.alias()
    return (
        select(of)
        .select_from(entries.outerjoin(reversing, reversing.c.reverses_id == entries.c.id))
        .where(of.is_not(None), entries.c.reverses_id.is_(None), reversing.c.id.is_(None))
    )


def mixed_accounts(
    session: Session, import_id: int, besides: Collection[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Member and type of the accounts that have entries of an import and of another origin; and some others of it."""
    own = SHARE.c.import_id == import_id
    others = func.sum(func.coalesce(SHARE.c.import_id, 0) != import_id)
    statement = (
        select(SHARE.c.member_id, SHARE.c.share_type_id, others.label("others"))
        .where(SHARE.c.member_id.in_(select(SHARE.c.member_id).where(own)))
        .group_by(SHARE.c.member_id, SHARE.c.share_type_id)
        .having(func.sum(own) > 0)
        .order_by(SHARE.c.member_id, SHARE.c.share_type_id)
    )
    if not besides:
        statement = statement.having(others > 0)
    return [(row[0], row[1]) for row in session.execute(statement) if row.others or (row[0], row[1]) in besides]


@dataclass(frozen=True, slots=True)
class DaySums:
    """What the entries of an import that hold add to one account on one day."""

    member_id: int
    share_type_id: int
    on: date
    shares: int
    subscribed: int
    paid: int


def sums_by_day(
    session: Session,
    import_id: int,
    accounts: Sequence[tuple[int, int]] | None = None,
    *,
    type_ids: Sequence[int] | None = None,
) -> list[DaySums]:
    """Sums of an import by account and day, in this order; of some accounts, of some types, or of all."""
    reversing = SHARE.alias()
    statement = (
        select(
            SHARE.c.member_id, SHARE.c.share_type_id, SHARE.c.effective_on, func.sum(SHARE.c.shares),
            func.sum(SHARE.c.subscribed_minor), func.sum(SHARE.c.paid_minor),
        )
        .select_from(SHARE.outerjoin(reversing, reversing.c.reverses_id == SHARE.c.id))
        .where(SHARE.c.import_id == import_id, SHARE.c.reverses_id.is_(None), reversing.c.id.is_(None))
        .group_by(SHARE.c.member_id, SHARE.c.share_type_id, SHARE.c.effective_on)
        .order_by(SHARE.c.member_id, SHARE.c.share_type_id, SHARE.c.effective_on)
    )  # fmt: skip
    if accounts is not None:
        members = func.json_each(json.dumps(sorted({member_id for member_id, _type in accounts}))).table_valued("value")
        statement = statement.where(SHARE.c.member_id.in_(select(members.c.value)))
    if type_ids is not None:
        statement = statement.where(SHARE.c.share_type_id.in_(type_ids))
    found = (DaySums(*row) for row in session.execute(statement))
    wanted = None if accounts is None else set(accounts)
    return [each for each in found if wanted is None or (each.member_id, each.share_type_id) in wanted]


def let_off_since(session: Session, import_id: int, most: int) -> list[int]:
    """Members who were let off more of what is to be paid by a day than is left of it without an import."""
    reversing = DUES.alias()
    own = (
        select(
            DUES.c.member_id, DUES.c.fee_type_id, DUES.c.due_on, func.sum(DUES.c.minor).label("minor")
        )
        .select_from(DUES.outerjoin(reversing, reversing.c.reverses_id == DUES.c.id))
        .where(DUES.c.import_id == import_id, DUES.c.due_on.is_not(None), reversing.c.id.is_(None))
        .group_by(DUES.c.member_id, DUES.c.fee_type_id, DUES.c.due_on)
        .subquery()
    )  # fmt: skip
    same = (getattr(DUES.c, name) == own.c[name] for name in ("member_id", "fee_type_id", "due_on"))
    rows = session.scalars(
        select(DUES.c.member_id)
        .select_from(own.join(DUES, and_(*same)))
        .group_by(DUES.c.member_id, DUES.c.fee_type_id, DUES.c.due_on)
        .having(func.sum(DUES.c.minor) < func.max(own.c.minor))
        .order_by(DUES.c.member_id)
    )
    return list(dict.fromkeys(rows))[:most]


def rows_of(session: Session, entries: Table, serials: Sequence[int]) -> list[Row[Any]]:
    """These entries, every column, in order of their serial numbers."""
    return list(session.execute(select(entries).where(entries.c.id.in_(serials)).order_by(entries.c.id)))


def instalments_of(session: Session, serials: Sequence[int]) -> list[Row[Any]]:
    """What these entries put off, every column, in order."""
    return list(session.execute(select(INSTALMENT).where(INSTALMENT.c.entry_id.in_(serials)).order_by(INSTALMENT.c.id)))
