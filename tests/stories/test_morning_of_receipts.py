"""A morning at the counter: paper receipts typed one after the other, an admission fee, dollars at a written rate."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import NotFound, Refused
from pomanager.i18n import catalogue, formats
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.dues import ReceiptView
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.dues import judging
from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.shares.kinds import Channel
from pomanager.services.dues.commands.receipts import record_receipt, reverse_receipt
from pomanager.services.dues.commands.reminding import record_reminders
from pomanager.services.dues.judging_receipts import objections_to_receipt_order
from pomanager.services.dues.orders import ReceiptLine, RecordReceipt, RecordReminders, ReverseReceipt
from pomanager.services.dues.queries.arrears import arrears_facts
from pomanager.services.dues.queries.fees import admitted_not_charged
from pomanager.services.dues.queries.listing import dues_sums
from pomanager.services.dues.queries.receipts import following_number, receipt_ids, receipt_proposal, receipt_sums
from pomanager.services.office import Office
from tests import dues, make, offices, shares
from tests.reports.sheets import text_of

DAY = dues.TODAY
SHARES = 1
MEMBERS = 12
"""How many paper receipts lie on the table; twelve stand for the sixty of a busy morning."""


def fill(office: Office) -> None:
    """An office in Cambodia: shares of 40,000 KHR, dues of 8,000 KHR a year, an admission fee of 10,000 KHR."""
    make.profile(office, currency="KHR", currency_decimals=0, languages=("km", "en"))
    for number in range(1, MEMBERS + 1):
        make.member(office, f"SOK Dara {number}")
    shares.bylaws(office, {})
    shares.share_type(office, minor=40_000)
    dues.fee(office, "DUES", minor=8000)
    dues.fee(office, "ADM", kind=FeeKind.ADMISSION, period=Period.ONCE, minor=10_000, due_after_days=0)
    dues.charged(office, dues.YEAR_26)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The office of ``fill``; its own words are said no longer afterwards."""
    with closing(offices.opened_office(offices.filled_file(tmp_path, fill))) as opened:
        yield opened
    catalogue.rename({})
    formats.set_decimals({})


def test_a_morning_of_receipts(office: Office, tmp_path: Path) -> None:
    number = "A-0117"
    for member_id in range(1, MEMBERS + 1):
        # The number is counted up from the last, the amount proposed is what is due.
        line = office.ask(receipt_proposal, member_id, DAY).lines[0]
        number = following_number(number)
        order = RecordReceipt(
            member_id=member_id, received_on=DAY, number=number,
            lines=(ReceiptLine(minor=line.due, fee_type_id=line.fee_type_id),),
        )  # fmt: skip
        assert office.ask(objections_to_receipt_order, order, DAY) == ()
        office.do(record_receipt, order)
    assert office.ask(receipt_proposal, 1, DAY).number == "A-0130"
    assert office.ask(arrears_facts, DAY) == {}
    told = {each.fee.code: each for each in office.ask(dues_sums, DAY)}["DUES"]
    assert (told.charged, told.paid, told.owing) == (MEMBERS * 8000, MEMBERS * 8000, 0)
    sums = office.ask(receipt_sums, ReceiptView(since=DAY, until=DAY))
    assert (sums.count, sums.by_channel) == (MEMBERS, {(Channel.CASH, "KHR"): MEMBERS * 8000})

    # A newcomer pays the admission fee and the first share in dollars, at the rate written on the paper.
    newcomer = make.member(office, "CHEA Sophea", on=DAY)
    assert [each.member.member_id for each in office.ask(admitted_not_charged, 2, DAY)] == [newcomer]
    dues.charge(office, newcomer, 2, DAY)
    shares.subscribed(office, newcomer, 1, DAY)
    assert [(each.code, each.due) for each in office.ask(receipt_proposal, newcomer, DAY).lines][:2] == [
        ("A", 40_000), ("ADM", 10_000)
    ]  # fmt: skip
    order = RecordReceipt(
        member_id=newcomer, received_on=DAY, number="A-0130", payer_name="CHEA Vuthy", given_minor=1225,
        given_currency="USD", rate="4082",
        lines=(ReceiptLine(minor=40_000, share_type_id=SHARES), ReceiptLine(minor=10_000, fee_type_id=2)),
    )  # fmt: skip
    with pytest.raises(Refused) as told_wrong:
        office.do(record_receipt, order)
    assert [each.about for each in told_wrong.value.objections] == ["given_minor"]
    receipt_id = office.do(record_receipt, _at_rate(order)).result.id
    assert shares.held(office, newcomer) == (1, 40_000, 40_000, 0)
    paper = tmp_path / "receipt.pdf"
    print_paper(paper_called("receipt"), office, paper, PrintOrder(language="en"), of=(receipt_id,))
    said = text_of(paper).replace("\xa0", " ")
    assert said.count("fifty thousand KHR") == 2  # in words, on both halves
    assert said.count("1 USD = 4081.63 KHR") == 2
    assert "CHEA Vuthy" in said

    # It was the wrong newcomer: everything is as it was, and the number is free again.
    office.do(reverse_receipt, ReverseReceipt(receipt_id=receipt_id, reason="Written for the wrong person."))
    assert shares.held(office, newcomer) == (1, 40_000, 0, 0)
    assert len(office.ask(receipt_ids, ReceiptView())) == MEMBERS + 1
    assert office.ask(objections_to_receipt_order, _at_rate(order), DAY) == ()


def _at_rate(order: RecordReceipt) -> RecordReceipt:
    return replace(order, rate="4081.63")


def test_who_is_late_is_reminded(office: Office, tmp_path: Path) -> None:
    paper = paper_called("receipt")
    with pytest.raises(NotFound):
        print_paper(paper, office, tmp_path / "none.pdf", PrintOrder(language="en"))
    for member_id in range(3, MEMBERS + 1):
        dues.paid(office, member_id, 8000, fee_type_id=1)
    print_paper(paper, office, tmp_path / "last.pdf", PrintOrder(language="en"))
    assert f"{MEMBERS} · SOK Dara {MEMBERS}" in text_of(tmp_path / "last.pdf")  # the one recorded last
    letters = tmp_path / "reminders.pdf"
    paper = paper_called("dues-reminder")
    options = paper.read_options({"pay_by": "2026-12-24"})
    printed = print_paper(paper, office, letters, PrintOrder(language="en"), as_of=DAY, options=options)
    assert printed.pages == 2  # one for each who is late, nobody having been chosen
    said = text_of(letters).replace("\xa0", " ")
    assert "KHR 8,000 is overdue" in said
    assert "We ask you to pay by 24 December 2026" in said
    order = RecordReminders(on=DAY, pay_by=date(2026, 12, 24))
    assert office.do(record_reminders, order).result == 2
    with pytest.raises(Refused) as told:
        office.do(record_reminders, order)
    assert [each.message for each in told.value.objections] == [judging.NOBODY_LEFT]
