"""What the page of dues asks and does besides: receipts looked for, those of a day, admission fees charged together."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import Refused
from pomanager.services.dues.commands.charging_admitted import charge_admitted
from pomanager.services.dues.commands.receipts import record_receipt
from pomanager.services.dues.orders import ChargeAdmitted
from pomanager.services.dues.queries.fees import admitted_not_charged
from pomanager.services.dues.queries.listing import dues_ledger
from pomanager.services.dues.queries.receipt_search import receipts_found, receipts_written_on
from pomanager.services.office import Office
from tests import dues
from tests.make import MovableClock


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The office of ``dues.fill``."""
    with closing(dues.office(tmp_path, MovableClock())) as opened:
        yield opened


def test_receipts_are_found_by_number_payer_and_member(office: Office) -> None:
    first = dues.paid(office, dues.AWA, 100)
    order = dues.receipt(dues.BINTOU, dues.line(200), number="R-1", payer_name="KANE 100% Modou")
    second = office.do(record_receipt, order).result.id
    assert office.ask(receipts_found, "R-1") == {second}
    assert office.ask(receipts_found, " 100% mod ") == {second}
    assert office.ask(receipts_found, "awa") == {first}
    assert office.ask(receipts_found, "R-") == frozenset()


def test_receipts_of_a_day_are_those_written_down_then(office: Office) -> None:
    first = dues.paid(office, dues.AWA, 100, date(2026, 1, 5))
    second = dues.paid(office, dues.AWA, 100, dues.TODAY)
    assert office.ask(receipts_written_on, dues.TODAY) == (second, first)
    assert office.ask(receipts_written_on, date(2026, 1, 5)) == ()


def test_all_who_were_admitted_are_charged_on_their_own_days(office: Office) -> None:
    assert office.do(charge_admitted, ChargeAdmitted(fee_type_id=dues.ADMISSION, members=(dues.COUMBA,))).result == 1
    (entry,) = office.ask(dues_ledger, dues.COUMBA)
    assert (entry.effective_on, entry.minor) == (dues.CAME, 5000)
    assert office.do(charge_admitted, ChargeAdmitted(fee_type_id=dues.ADMISSION)).result == 3
    assert office.ask(admitted_not_charged, dues.ADMISSION) == ()
    assert office.do(charge_admitted, ChargeAdmitted(fee_type_id=dues.ADMISSION)).result == 0


def test_nobody_is_charged_where_one_of_them_cannot_be(office: Office) -> None:
    before = dues.rows_in(office)
    order = ChargeAdmitted(fee_type_id=dues.ADMISSION, decision="\x07")
    with pytest.raises(Refused):
        office.do(charge_admitted, order)
    assert dues.rows_in(office) == before
