"""The entries of one operation as they were written, and what has become of them: for taking them back."""

from typing import Any

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.shares import ShareEntry, ShareInstalment
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.rules.shares.entries import EntryDraft
from pomanager.rules.shares.instalments import Instalment
from pomanager.rules.shares.reversing import Written

ENTRY, INSTALMENT = table_of(ShareEntry), table_of(ShareInstalment)

NO_ENTRY = N_("There is no entry {serial} in the share register.")


def operation_of(session: Session, serial: int) -> tuple[Written, ...]:
    """All entries written in one operation with this one, in order of serial; raises NotFound."""
    operation = session.execute(select(ENTRY.c.operation).where(ENTRY.c.id == serial)).first()
    if operation is None:
        raise NotFound(Objection(NO_ENTRY, "serial", {"serial": str(serial)}))
    first = serial if operation[0] is None else operation[0]
    again = ENTRY.alias()
    rows = session.execute(
        select(ENTRY, again.c.id.label("reversed_by"))
        .select_from(ENTRY.outerjoin(again, again.c.reverses_id == ENTRY.c.id))
        .where(or_(ENTRY.c.id == serial, ENTRY.c.operation == first))
        .order_by(ENTRY.c.id)
    ).all()
    parts = _parts(session, [row.id for row in rows])
    return tuple(Written(row.id, _draft(row, parts.get(row.id, ())), row.reversed_by) for row in rows)


def _parts(session: Session, serials: list[int]) -> dict[int, tuple[Instalment, ...]]:
    rows = session.execute(
        select(INSTALMENT.c.entry_id, INSTALMENT.c.due_on, INSTALMENT.c.minor)
        .where(INSTALMENT.c.entry_id >= min(serials), INSTALMENT.c.entry_id <= max(serials))
        .order_by(INSTALMENT.c.id)
    )
    found: dict[int, tuple[Instalment, ...]] = {}
    for entry_id, due_on, minor in rows:
        found[entry_id] = (*found.get(entry_id, ()), Instalment(due_on, minor))
    return found


def _draft(row: Row[Any], parts: tuple[Instalment, ...]) -> EntryDraft:
    return EntryDraft(
        kind=row.kind, member_id=row.member_id, share_type_id=row.share_type_id, effective_on=row.effective_on,
        shares=row.shares, unit_minor=row.unit_minor, subscribed_minor=row.subscribed_minor,
        paid_minor=row.paid_minor, decided_on=row.decided_on, decision=row.decision, reason=row.reason,
        receipt_id=row.receipt_id, transfer_id=row.transfer_id, succession_id=row.succession_id,
        redemption_id=row.redemption_id, distribution_id=row.distribution_id, reverses_id=row.reverses_id,
        put_off=parts,
    )  # fmt: skip
