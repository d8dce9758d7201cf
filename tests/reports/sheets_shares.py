"""Sheets of the papers on the share register, with a line or two each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from pomanager.readmodels.dues import DuesEntryRow
from pomanager.readmodels.member_papers import Addressee
from pomanager.readmodels.share_papers import (
    CapitalOfCurrency,
    CapitalPoint,
    CapitalSheet,
    MovementsOfType,
    ShareGroup,
    ShareLine,
    ShareMovementsSheet,
    ShareRegisterSheet,
    SharesOfType,
)
from pomanager.readmodels.share_statement import ShareAccount, ShareAccountLine, StatedReceipt, StatementSheet
from pomanager.readmodels.shares import (
    Capital,
    CapitalMoved,
    CapitalRow,
    EntryRow,
    HolderLabel,
    HoldingRow,
    InstalmentRow,
    ReceiptLabel,
    ShareTypeLabel,
)
from pomanager.rules.dues.kinds import DuesKind
from pomanager.rules.paper_options import ShareOrder
from pomanager.rules.shares.kinds import Channel, EntryKind
from tests.reports import sheets, sheets_dues, sheets_passing
from tests.reports.sheets import AS_OF, letterhead

SINCE = date(2026, 1, 1)
DAY = date(2026, 3, 12)
UNIT = 10_000


def line(number: str = "00042", name: str = "NIYONZIMA Aline", **known: Any) -> ShareLine:  # noqa: ANN401 - any part of it
    """Four shares, of which 15,000 francs are still due and 5,000 of these overdue."""
    usual = ShareLine(number, name, date(2018, 2, 10), 4, 40_000, 25_000, 10_000)
    return replace(usual, **known)


def register(
    *groups: tuple[str, Iterable[ShareLine]],
    of: ShareTypeLabel | None = None,
    shown: int = 1,
    **known: Any,  # noqa: ANN401 - any part of the sheet
) -> ShareRegisterSheet:
    """A register of one type: sections with their holders; without names of sections they are no groups."""
    some = SharesOfType(
        of or sheets_passing.kind(), UNIT, holders=9, shares=36, subscribed=360_000, paid=225_000, overdue=45_000,
        overdue_holders=9, shown=shown, groups=[ShareGroup(name, rows) for name, rows in groups],
    )  # fmt: skip
    sheet = ShareRegisterSheet(
        letterhead(), AS_OF, ShareOrder.ADMISSION, section="", only_overdue=False,
        by_section=any(name for name, _rows in groups), with_certificates=False, types=(some,),
    )  # fmt: skip
    return replace(sheet, **known)


def receipt(number: str = "R-118", payer: str = "", account: str = "") -> ReceiptLabel:
    """Money in cash."""
    return ReceiptLabel(1, number, DAY, Channel.CASH, payer, account, 25_000, "XOF", None, "", "")


def entry(serial: int = 17, kind: EntryKind = EntryKind.SUBSCRIPTION, **known: Any) -> EntryRow:  # noqa: ANN401 - any part
    """Four shares subscribed, nothing paid on them yet."""
    usual = EntryRow(
        serial=serial, kind=kind, type=sheets_passing.kind(), member=sheets_passing.holder(), shares=4,
        unit_minor=UNIT, subscribed=40_000, paid=0, effective_on=DAY, decided_on=None, decision="", reason="",
        recorded_at=datetime(2026, 3, 14, 9, tzinfo=UTC), operation=None, counterparties=(), receipt=None,
        reverses=None, reversed_by=None, reversed_kind=None, transfer_id=None, succession_id=None, redemption_id=None,
        distribution_id=None,
    )  # fmt: skip
    return replace(usual, **known)


def payment(serial: int = 18, minor: int = 25_000, **known: Any) -> EntryRow:  # noqa: ANN401 - any part of it
    """A payment on shares."""
    return entry(serial, EntryKind.PAYMENT, shares=0, subscribed=0, paid=minor, receipt=receipt(), **known)


def capital_row(of: ShareTypeLabel | None, *moved: CapitalMoved, floor: int | None = None) -> CapitalRow:
    """From ten shares of a hundred thousand francs to what the movements make of them."""
    opening = Capital(10, 100_000, 80_000, 3)
    closing = Capital(
        opening.shares + sum(each.shares for each in moved), 100_000 + sum(each.subscribed for each in moved),
        80_000 + sum(each.paid for each in moved), 4,
    )  # fmt: skip
    highest = None if of else 160_000
    return CapitalRow(of, "XOF", 0, opening, moved, closing, highest, floor)


def movements(
    rows: Sequence[EntryRow], of: ShareTypeLabel | None = None, told: Iterable[EntryRow] | None = None
) -> ShareMovementsSheet:
    """The register of these entries; ``told`` hands them over as they are printed."""
    label = of or sheets_passing.kind()
    moved = [CapitalMoved(row.kind, row.shares, row.subscribed, row.paid, 1) for row in rows]
    some = MovementsOfType(capital_row(label, *moved), label, len(rows), rows if told is None else told)
    return ShareMovementsSheet(letterhead(), SINCE, AS_OF, (some,))


def capital(*types: ShareTypeLabel, floor: int | None = None) -> CapitalSheet:
    """Six shares subscribed, two redeemed, 20,000 paid in, of all types together and of each."""
    moved = (
        CapitalMoved(EntryKind.SUBSCRIPTION, 6, 60_000, 0, 2), CapitalMoved(EntryKind.PAYMENT, 0, 0, 20_000, 3),
        CapitalMoved(EntryKind.REDEMPTION, -2, -20_000, -20_000, 1),
    )  # fmt: skip
    whole = capital_row(None, *moved, floor=floor)
    course = (CapitalPoint(date(2025, 12, 31), 100_000, 80_000), CapitalPoint(AS_OF, 140_000, 80_000))
    some = CapitalOfCurrency(whole, tuple(capital_row(each, *moved) for each in types), course)
    return CapitalSheet(letterhead(), SINCE, AS_OF, (some,))


def dues_entry(kind: DuesKind = DuesKind.CHARGE, **known: Any) -> DuesEntryRow:  # noqa: ANN401 - any part of it
    """Dues charged for a year."""
    usual = DuesEntryRow(
        serial=7, kind=kind, fee=sheets_dues.fee(), minor=4000, balance=4000, period_from=SINCE,
        period_to=date(2026, 12, 31), due_on=sheets_dues.DUE, effective_on=SINCE, decision="", reason="",
        recorded_at=datetime(2026, 1, 5, 9, tzinfo=UTC), receipt=None, redemption_id=None, reverses=None,
        reversed_by=None,
    )  # fmt: skip
    return replace(usual, **known)


def account_of(*entries: EntryRow) -> ShareAccount:
    """The account these entries make, in their order."""
    lines: list[ShareAccountLine] = []
    shares = due = 0
    for each in entries:
        shares, due = shares + each.shares, due + each.subscribed - each.paid
        lines.append(ShareAccountLine(each, shares, due))
    return ShareAccount(entries[0].type, tuple(lines))


def statement(member: Addressee | None = None, **known: Any) -> StatementSheet:  # noqa: ANN401 - any part of it
    """Four shares, partly paid, a certificate for them, dues of a year, and one receipt."""
    kind, fee = sheets_passing.kind(), sheets_dues.fee()
    usual = StatementSheet(
        letterhead=letterhead(), as_of=AS_OF, member=member or sheets.addressee(name="NIYONZIMA Aline"),
        holdings=(HoldingRow(kind, 4, UNIT, 40_000, 25_000, 10_000),),
        instalments=(
            InstalmentRow(kind, date(2026, 9, 12), 5_000, is_overdue=True),
            InstalmentRow(kind, date(2027, 3, 12), 10_000, is_overdue=False),
        ),
        accounts=(account_of(entry(), payment()),),
        certificates=(sheets_passing.certificate_row(sheets_passing.holder(), kind),),
        fees=(sheets_dues.owed(fee),), dues=(dues_entry(),),
        receipts=(StatedReceipt(receipt(), 0, 2, is_reversed=False),),
    )  # fmt: skip
    return replace(usual, **known)


def holder(number: str, name: str) -> HolderLabel:
    """A member by number and name."""
    return sheets_passing.holder(name, number)
