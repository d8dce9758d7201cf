"""Receipts over shares and dues, and charges that share a last day to pay: taken back whole, or not at all."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from pomanager.db import dues_sums
from pomanager.rules.dues import judging
from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.objections import Objection
from pomanager.rules.shares import reversing
from pomanager.services.dues.commands.charging import record_opening_dues, reverse_charges, reverse_dues, waive_dues
from pomanager.services.dues.commands.receipts import record_receipt, reverse_receipt
from pomanager.services.dues.orders import (
    ReceiptLine,
    RecordOpeningDues,
    ReverseCharges,
    ReverseDues,
    ReverseReceipt,
    WaiveDues,
)
from pomanager.services.dues.queries.fees import admitted_not_charged
from pomanager.services.office import Office
from pomanager.services.shares.commands.reversing import reverse_entry
from pomanager.services.shares.orders import ReverseEntry
from tests import dues, make, shares
from tests.shares import AWA, BINTOU, TYPE, share_office

DAY = date(2026, 5, 4)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    opened = share_office(tmp_path, clock)
    dues.fee(opened, "COT", kind=FeeKind.DUES, period=Period.YEAR, minor=2_000)
    dues.fee(opened, "ADM", kind=FeeKind.ADMISSION, period=Period.ONCE, minor=5_000)
    yield opened
    opened.close()


def _differences(session: Session) -> list[Objection]:
    return list(dues_sums.differences(session))


def test_shares_on_a_receipt_for_more_go_with_the_receipt(office: Office) -> None:
    shares.subscribed(office, AWA, 2, date(2026, 1, 10))
    dues.charge(office, AWA, 1, on=date(2026, 1, 1))
    lines = ReceiptLine(minor=3_000, share_type_id=TYPE), ReceiptLine(minor=2_000, fee_type_id=1)
    receipt = office.do(record_receipt, dues.receipt(AWA, *lines, on=DAY, number="A-1")).result.id
    order = ReverseEntry(serial=2, reason="Entered twice.")
    assert shares.refused(office, reverse_entry, order) == [("serial", reversing.OF_A_RECEIPT)]
    office.do(reverse_receipt, ReverseReceipt(receipt_id=receipt, reason="Entered twice."))
    assert shares.held(office, AWA)[2] == 0
    alone = shares.paid(office, AWA, 500, DAY, "A-1")
    assert shares.reversed_entry(office, alone), "a receipt over one thing goes with it"


def test_charges_go_only_with_all_that_was_let_off_of_them(office: Office) -> None:
    due_on = date(2026, 6, 30)
    for year in (2025, 2026):
        first = date(year, 1, 1)
        dues.charge(office, AWA, 1, on=first, period_from=first, due_on=due_on)
    waiver = WaiveDues(member_id=AWA, fee_type_id=1, on=DAY, minor=3_000, decision="CA 4/2026")
    (serial,) = office.do(waive_dues, waiver).result
    order = ReverseCharges(fee_type_id=1, period_from=date(2025, 1, 1), reason="Not decided.")
    assert dues.refused(office, reverse_charges, order) == {"period_from": [judging.WAIVED_FIRST]}
    assert office.ask(_differences) == []
    office.do(reverse_dues, ReverseDues(serial=serial, reason="Not decided."))
    for year in (2025, 2026):
        office.do(reverse_charges, ReverseCharges(fee_type_id=1, period_from=date(year, 1, 1), reason="Not decided."))
    assert office.ask(_differences) == []


def test_who_had_a_balance_taken_back_is_asked_for_the_admission_fee_again(office: Office) -> None:
    order = RecordOpeningDues(member_id=BINTOU, fee_type_id=2, minor=5_000, on=DAY)
    serial = office.do(record_opening_dues, order).result
    assert BINTOU not in [each.member.member_id for each in office.ask(admitted_not_charged, 2, make.ADMITTED)]
    office.do(reverse_dues, ReverseDues(serial=serial, reason="Not owed."))
    assert BINTOU in [each.member.member_id for each in office.ask(admitted_not_charged, 2, make.ADMITTED)]
