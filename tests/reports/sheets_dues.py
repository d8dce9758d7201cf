"""Sheets of the papers on dues, with one line each."""

from datetime import UTC, date, datetime

from pomanager.readmodels.dues import DuesSum, FeeLabel, FeeOwed, ReceiptDetail, ReceiptLineRow
from pomanager.readmodels.dues_papers import (
    ChargeLine,
    ChargesOfFee,
    ChargesSheet,
    DuesGroup,
    DuesLine,
    DuesListSheet,
    DuesOfFee,
    ReceiptSheet,
    ReminderSheet,
)
from pomanager.readmodels.member_papers import Addressee
from pomanager.readmodels.shares import HolderLabel, ReceiptLabel
from pomanager.rules.dues.charging import FeePeriod
from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.members import Status
from pomanager.rules.paper_options import DuesShown
from pomanager.rules.shares.kinds import Channel
from pomanager.rules.wording import Wording
from tests.reports.sheets import AS_OF, letterhead

YEAR = FeePeriod(date(2026, 1, 1), date(2026, 12, 31))
DUE = date(2026, 3, 31)


def fee(name: str = "Annual dues", code: str = "DUES") -> FeeLabel:
    """Dues of a year, in a currency without decimals."""
    return FeeLabel(1, code, FeeKind.DUES, Wording({"en": name}), "BIF", 0, Period.YEAR)


def owed(of: FeeLabel, charged: int = 4000, paid: int = 2500) -> FeeOwed:
    """What is owed of a fee, all of it overdue."""
    return FeeOwed(of, charged, paid, charged - paid, DUE)


def receipt(  # noqa: PLR0913 - the words on a receipt
    lines: tuple[ReceiptLineRow, ...],
    number: str = "A-0118",
    *,
    member: tuple[str, str] = ("12", "NIYONZIMA Médiatrice"),
    payer: str = "",
    account: str = "",
    account_holder: str = "",
    remarks: str = "",
    given: tuple[int, str, str] | None = None,
    is_reversed: bool = False,
) -> ReceiptSheet:
    """A receipt; ``given`` are minor units of another currency, its code, and the rate."""
    minor, currency, rate = given or (None, "", "")
    label = ReceiptLabel(
        id=1, number=number, received_on=date(2026, 11, 23), channel=Channel.CASH, payer=payer, account=account,
        minor=sum(each.minor for each in lines), currency="BIF", given_minor=minor, given_currency=currency, rate=rate,
    )  # fmt: skip
    detail = ReceiptDetail(
        label=label, member=HolderLabel(12, *member, "", Status.ACTIVE), payer=payer, account=account,
        account_holder=account_holder, remarks=remarks, decimals=0, given_decimals=2, lines=lines,
        recorded_at=datetime(2026, 11, 23, 9, tzinfo=UTC), is_reversed=is_reversed,
    )  # fmt: skip
    return ReceiptSheet(letterhead(), detail)


def share_line(name: str = "Parts sociales", minor: int = 12_000) -> ReceiptLineRow:
    """Money for shares."""
    return ReceiptLineRow("A", Wording({"en": name}), None, minor, None)


def fee_line(of: FeeLabel, minor: int = 2000, period: FeePeriod | None = YEAR) -> ReceiptLineRow:
    """Money for a fee."""
    return ReceiptLineRow("", of.name, of, minor, period)


def dues_list(
    *groups: tuple[str, tuple[DuesLine, ...]],
    of: FeeLabel | None = None,
    section: str = "",
    shown: DuesShown = DuesShown.OVERDUE,
    signatures: bool = False,
) -> DuesListSheet:
    """A list of one fee: sections with their lines."""
    label = of or fee()
    lines = [line for _section, some in groups for line in some]
    sums = DuesSum(
        label, accounts=9, owing=3, overdue_accounts=len(lines), advances=1, charged=18_000, paid=11_000, overdue=7500,
        advance=500,
    )  # fmt: skip
    shown_fee = DuesOfFee(label, sums, len(lines), [DuesGroup(name, some) for name, some in groups])
    return DuesListSheet(letterhead(), AS_OF, shown, section, (shown_fee,), True, signatures)


def dues_line(number: str = "12", name: str = "NIYONZIMA Médiatrice", of: FeeLabel | None = None) -> DuesLine:
    """A member on it."""
    return DuesLine(number, name, owed(of or fee()))


def reminder(member: Addressee, text: str, *fees: FeeOwed, level: int = 1) -> ReminderSheet:
    """A reminder to one member."""
    return ReminderSheet(letterhead(), AS_OF, member, fees or (owed(fee()),), level, date(2026, 12, 24), text)


def charges(*lines: ChargeLine, of: FeeLabel | None = None, period: FeePeriod = YEAR) -> ChargesSheet:
    """The charges of one fee."""
    total = sum(line.minor for line in lines)
    return ChargesSheet(letterhead(), AS_OF, (ChargesOfFee(of or fee(), period, len(lines), total, lines),), True)


def charge_line(number: str = "12", name: str = "NIYONZIMA Médiatrice", section: str = "Mungwa") -> ChargeLine:
    """A member charged."""
    return ChargeLine(number, name, section, 2000, DUE)
