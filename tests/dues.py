"""Builders for tests of dues: an office with fees, members and shares in them in one line each."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.tables import METADATA
from pomanager.errors import Refused
from pomanager.readmodels.dues import FeeOwed
from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.members import PersonKind, Sex
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services import files
from pomanager.services.dues.commands.charging import charge_dues, charge_member
from pomanager.services.dues.commands.fees import add_fee_type
from pomanager.services.dues.commands.receipts import record_receipt
from pomanager.services.dues.orders import AddFeeType, ChargeDues, ChargeMember, ReceiptLine, RecordReceipt
from pomanager.services.dues.queries.listing import member_dues
from pomanager.services.office import Office
from tests import make, offices

TODAY = offices.NOW.date()
AWA, BINTOU, COUMBA, UNION = 1, 2, 3, 4
"""Members: two admitted in 2020, one who came in the middle of 2026, and an organisation."""
CAME = date(2026, 7, 10)
"""When COUMBA was admitted."""
DUES, ADMISSION, LEVY = 1, 2, 3
"""Fees: 2,000 a year with 89 days to pay, 5,000 on admission, a levy of 500 on occasion."""
YEAR_25, YEAR_26 = date(2025, 1, 1), date(2026, 1, 1)
DUE_25, DUE_26 = date(2025, 3, 31), date(2026, 3, 31)
"""Last days to pay the dues of a year."""
TABLES = ("fee_type", "fee_amount", "dues_entry", "reminder", "receipt", "share_entry", "journal_entry")
"""Where acts on dues write."""


def fill(office: Office) -> None:
    """Four members and three fees; nobody is charged yet."""
    make.profile(office, currency="BIF", currency_decimals=0)
    make.member(office, "DIOP Awa")
    make.member(office, "FALL Bintou")
    make.member(office, "SECK Coumba", on=CAME)
    make.member(office, "Union Nord", on=date(2021, 1, 1), kind=PersonKind.ORGANISATION, sex=Sex.UNKNOWN)
    fee(office, "DUES", minor=2000)
    fee(office, "ADM", kind=FeeKind.ADMISSION, period=Period.ONCE, minor=5000, due_after_days=0)
    fee(office, "LEVY", kind=FeeKind.OTHER, period=Period.ONCE, minor=500, due_after_days=30)


def office(folder: Path, clock: make.MovableClock, filled: Callable[[Office], None] = fill) -> Office:
    """The office of ``fill``, or of more than that, on a file of the test's own."""
    path = offices.filled_file(folder, filled)
    return files.open_office(path, writing=True, clock=clock, actor=make.KEEPER)


def fee(office: Office, code: str, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """A fee owed by the year since 2020; returns its id."""
    said = {
        "code": code, "kind": FeeKind.DUES, "name": Wording({"en": f"Fee {code}"}), "period": Period.YEAR,
        "due_after_days": 89, "amount_since": date(2020, 1, 1), "decision": "AG 1/2020",
    }  # fmt: skip
    return office.do(add_fee_type, AddFeeType(**{**said, **known})).result


def charged(office: Office, period_from: date = YEAR_26, fee_type_id: int = DUES) -> int:
    """Everybody charged for a period; returns how many were."""
    order = ChargeDues(fee_type_id=fee_type_id, period_from=period_from, decision="CA 2/2026")
    return office.do(charge_dues, order).result


def charge(office: Office, member_id: int, fee_type_id: int, on: date = TODAY, **known: Any) -> int:  # noqa: ANN401
    """One member charged; returns the serial number."""
    return office.do(charge_member, ChargeMember(member_id=member_id, fee_type_id=fee_type_id, on=on, **known)).result


def receipt(member_id: int, *lines: ReceiptLine, on: date = TODAY, **known: Any) -> RecordReceipt:  # noqa: ANN401
    """An order for a receipt."""
    return RecordReceipt(member_id=member_id, received_on=on, lines=lines, **known)


def line(minor: int, fee_type_id: int = DUES, **known: Any) -> ReceiptLine:  # noqa: ANN401
    """A line of a receipt for a fee."""
    return ReceiptLine(minor=minor, fee_type_id=fee_type_id, **known)


def paid(office: Office, member_id: int, minor: int, on: date = TODAY, fee_type_id: int = DUES) -> int:
    """A payment of a fee; returns the id of the receipt."""
    return office.do(record_receipt, receipt(member_id, line(minor, fee_type_id), on=on)).result.id


def owed(office: Office, member_id: int, day: date = TODAY, fee_type_id: int = DUES) -> FeeOwed | None:
    """What a member owes of a fee on a day; None where nothing was ever charged or paid."""
    found = office.ask(member_dues, member_id, day).fees
    return next((each for each in found if each.fee.id == fee_type_id), None)


def rows_in(office: Office) -> Mapping[str, int]:
    """How many rows each table has that acts on dues write in."""

    def count(session: Session) -> dict[str, int]:
        return {
            name: session.execute(select(func.count()).select_from(METADATA.tables[name])).scalar_one()
            for name in TABLES
        }

    return office.ask(count)


def refused(office: Office, act: Callable[..., Any], order: object) -> dict[str, list[str]]:
    """The act must be refused and write nothing; returns field → the sentences of what stops it."""
    before = rows_in(office)
    with pytest.raises(Refused) as told:
        office.do(act, order)
    assert rows_in(office) == before
    return said(told.value.objections)


def said(objections: tuple[Objection, ...]) -> dict[str, list[str]]:
    """Field → the English sentences beside it."""
    found: dict[str, list[str]] = {}
    for objection in objections:
        found.setdefault(objection.about, []).append(objection.message)
    return found
