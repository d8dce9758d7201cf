"""How types, members and receipts are named in what is asked of the register."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, column, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member, Person
from pomanager.db.shares import Receipt, ShareType
from pomanager.errors import NotFound
from pomanager.readmodels.shares import HolderLabel, ReceiptLabel, ShareTypeLabel
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.on_day import as_on
from pomanager.services.shares.queries.facts import NO_HOLDER

MEMBER, PERSON, RECEIPT, TYPE = map(table_of, (Member, Person, Receipt, ShareType))
PAYER = PERSON.alias("payer")


def among(ids: Iterable[int]) -> Select[Any]:
    """The ids as one value of the statement, however many they are."""
    each = func.json_each(json.dumps(list(ids))).table_valued(column("value"))
    return select(each.c.value)


def type_labels(session: Session) -> dict[int, ShareTypeLabel]:
    """All types of share by id, in order of their codes."""
    rows = session.execute(
        select(TYPE.c.id, TYPE.c.code, TYPE.c.name, TYPE.c.currency, TYPE.c.decimals).order_by(TYPE.c.code, TYPE.c.id)
    )
    return {row.id: ShareTypeLabel(row.id, row.code, row.name, row.currency, row.decimals) for row in rows}


def holder_labels(session: Session, member_ids: Iterable[int], day: date | None = None) -> dict[int, HolderLabel]:
    """Members by id, as they are called now, or were on a day."""
    then = None if day is None else as_on(session, day)
    names = (PERSON.c.full_name, PERSON.c.other_script) if then is None else (then.name, then.other_script)
    rows = session.execute(
        select(
            MEMBER.c.id, MEMBER.c.number, names[0].label("full_name"), names[1].label("other_script"), MEMBER.c.status
        )
        .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        .where(MEMBER.c.id.in_(among(member_ids)))
    )
    return {row.id: HolderLabel(row.id, row.number, row.full_name, row.other_script, row.status) for row in rows}


def holder_label(session: Session, member_id: int) -> HolderLabel:
    """One member as they are called now, or raise NotFound."""
    found = holder_labels(session, [member_id]).get(member_id)
    if found is None:
        raise NotFound(Objection(NO_HOLDER))
    return found


def receipt_labels(session: Session, receipt_ids: Iterable[int]) -> dict[int, ReceiptLabel]:
    """Receipts by id."""
    rows = session.execute(
        select(RECEIPT, PAYER.c.full_name.label("payer"))
        .select_from(RECEIPT.outerjoin(PAYER, PAYER.c.id == RECEIPT.c.payer_id))
        .where(RECEIPT.c.id.in_(among(receipt_ids)))
    )
    return {row.id: _receipt(row) for row in rows}


def _receipt(row: Row[Any]) -> ReceiptLabel:
    return ReceiptLabel(
        id=row.id, number=row.number, received_on=row.received_on, channel=row.channel,
        payer=row.payer or row.payer_name, account=row.account, minor=row.minor, currency=row.currency,
        given_minor=row.given_minor, given_currency=row.given_currency, rate=row.rate,
    )  # fmt: skip
