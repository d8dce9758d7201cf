"""Shares and dues of a sample office as tables tell them: the old book of shares, and the receipts of the year."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from pomanager.readmodels.exchange import RawTable
from pomanager.readmodels.members import MemberRow, RollView
from pomanager.readmodels.table_rows import PackedRows
from pomanager.rules.calendar import add_months
from pomanager.rules.dues.entry_fields import EntryField
from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.members import Status
from pomanager.rules.money import Money
from pomanager.rules.wording import Wording
from pomanager.samples.sheets import Teller, Turn
from pomanager.services.dues.commands.bringing_in import BringInEntries, bring_in_entries
from pomanager.services.dues.commands.charging import charge_dues
from pomanager.services.dues.commands.fees import add_fee_type
from pomanager.services.dues.orders import AddFeeType, ChargeDues
from pomanager.services.dues.queries.arrears import dues_on
from pomanager.services.dues.queries.entry_plan import EntryReading, plan_entries
from pomanager.services.members import queries
from pomanager.services.shares.commands.types import add_share_type
from pomanager.services.shares.orders import AddShareType

AT_A_TIME = 2000
YEARS_TO_PAY = 36
"""Months within which the founders were to pay their shares."""
DAYS_TO_PAY_DUES = 89
BOOK_YEAR = 2025
"""The last year of the old book."""


@dataclass(slots=True)
class Money2026:
    """What the office of a story has of shares and dues, as its year goes on."""

    share_id: int = 0
    savings_id: int = 0
    dues_id: int = 0
    fee_id: int = 0
    unit: int = 0
    dues: int = 0
    decimals: int = 0
    currency: str = ""
    certificates: list[tuple[int, int]] = field(default_factory=list)
    transfers: dict[str, int] = field(default_factory=dict)
    redemptions: dict[str, int] = field(default_factory=dict)
    receipt: int = 0
    """The number of the receipt written last."""


def name_what_is_paid(money: Money2026, teller: Teller) -> None:
    """The types of share and the fees, each with its amount."""
    office, story, told = teller.secretary.office, teller.secretary.story, teller.told
    money.unit, money.dues = told["share"]["minor"], told["dues"]["minor"]
    money.decimals, money.currency = story.profile.currency_decimals, story.profile.currency
    founding = story.founding.format(day=story.founded.strftime(story.day_pattern))
    money.share_id = office.do(add_share_type, _type(told["share"], story.founded, founding)).result
    if "savings" in told:
        money.savings_id = office.do(add_share_type, _type(told["savings"], story.founded, founding)).result
    money.fee_id = office.do(
        add_fee_type,
        AddFeeType(
            code=told["fee"]["code"], kind=FeeKind.ADMISSION, name=Wording(told["fee"]["name"]),
            minor=told["fee"]["minor"], since=story.opened, amount_since=story.opened, due_after_days=30,
            decision=founding,
        ),
    ).result  # fmt: skip
    money.dues_id = office.do(
        add_fee_type,
        AddFeeType(
            code=told["dues"]["code"], kind=FeeKind.DUES, period=Period.YEAR, name=Wording(told["dues"]["name"]),
            minor=money.dues, amount_since=date(BOOK_YEAR, 1, 1), due_after_days=DAYS_TO_PAY_DUES, decision=founding,
        ),
    ).result  # fmt: skip


def _type(told: Any, since: date, decision: str) -> AddShareType:  # noqa: ANN401 - a part of the sheet
    return AddShareType(
        code=told["code"], name=Wording(told["name"]), nominal_minor=told["minor"], nominal_since=since,
        decision=decision,
    )  # fmt: skip


def type_off_book(money: Money2026, teller: Teller) -> None:
    """The old book: who subscribed when, what was paid, and the dues of the last year."""
    columns = (
        EntryField.NUMBER, EntryField.DATE, EntryField.TYPE, EntryField.SHARES, EntryField.PAID, EntryField.DUE_ON,
        EntryField.FEE, EntryField.CHARGED, EntryField.DUES_PAID, EntryField.PERIOD, EntryField.RECEIPT,
        EntryField.CHANNEL,
    )  # fmt: skip
    _bring_in(teller, teller.told["book"], columns, _book(money, teller))


def charge_the_year(money: Money2026, teller: Teller) -> None:
    """The dues of 2026, of everybody who is on the roll on its first day."""
    told = teller.told["words"]
    decision = told["board"].format(day=teller.today.strftime(teller.secretary.story.day_pattern))
    order = ChargeDues(fee_type_id=money.dues_id, period_from=date(2026, 1, 1), decision=decision)
    teller.secretary.office.do(charge_dues, order)


def type_off_receipts(money: Money2026, teller: Teller) -> None:
    """What members paid of the dues until autumn, receipt by receipt, out of the treasurer's table."""
    columns = (
        EntryField.NUMBER, EntryField.DATE, EntryField.FEE, EntryField.DUES_PAID, EntryField.PERIOD,
        EntryField.RECEIPT, EntryField.CHANNEL, EntryField.ACCOUNT,
    )  # fmt: skip
    _bring_in(teller, teller.told["book"], columns, _paid_in_year(money, teller))


def on_roll(teller: Teller) -> Iterator[MemberRow]:
    """Everybody on the roll, in order of the numbers."""
    office = teller.secretary.office
    ids = office.ask(queries.roll_ids, RollView(statuses=(Status.ACTIVE, Status.SUSPENDED)))
    for start in range(0, len(ids), AT_A_TIME):
        yield from office.ask(queries.roll_rows, ids[start : start + AT_A_TIME])


def _book(money: Money2026, teller: Teller) -> Iterator[tuple[str, ...]]:
    """Of each member the shares since admission with what is paid, and the dues of 2025."""
    told, chance, opened = teller.told, teller.chance, teller.secretary.story.opened
    codes = told["share"]["code"], told["dues"]["code"]
    for row in on_roll(teller):
        joined = row.joined_on or teller.secretary.story.founded
        if joined > opened:
            continue  # the book was closed before they came
        shares = 1 + int(chance.random() ** 2 * told["shares_most"])
        last = add_months(joined, YEARS_TO_PAY)
        paid = _paid_so_far(money, teller, shares, last)
        number, channel = _receipt(money, teller) if paid else ("", "")
        yield (
            row.number, joined.isoformat(), codes[0], str(shares), _plain(money, paid),
            last.isoformat() if paid < shares * money.unit else "", "", "", "", "", number, channel,
        )  # fmt: skip
        charged, dues_paid = _dues_of_2025(money, teller, joined)
        if charged:
            on = date(BOOK_YEAR, 1, 2) + timedelta(days=chance.randint(0, DAYS_TO_PAY_DUES) if dues_paid else 0)
            number, channel = _receipt(money, teller) if dues_paid else ("", "")
            yield (
                row.number, on.isoformat(), "", "", "", date(BOOK_YEAR, 3, 31).isoformat(), codes[1],
                _plain(money, charged), _plain(money, dues_paid), str(BOOK_YEAR), number, channel,
            )  # fmt: skip


def _receipt(money: Money2026, teller: Teller) -> tuple[str, str]:
    """The number of the next receipt, and how it was paid."""
    money.receipt += 1
    return f"{teller.told['receipts']}".format(number=money.receipt), teller.chance.choice(teller.told["channels"])


def _paid_so_far(money: Money2026, teller: Teller, shares: int, last: date) -> int:
    """What was paid when the book was closed: all of it, or a quarter and a few instalments."""
    whole = shares * money.unit
    if teller.chance.random() < teller.told["paid_part"] and last < date(BOOK_YEAR, 12, 31):
        return whole
    if teller.chance.random() < teller.told["paid_part"]:
        return whole
    quarter = whole // 4
    return quarter + teller.chance.randint(0, 2) * (whole - quarter) // 4


def _dues_of_2025(money: Money2026, teller: Teller, joined: date) -> tuple[int, int]:
    """Charged and paid for the last year of the book; nobody is charged for a year they joined in or after."""
    if joined.year >= BOOK_YEAR:
        return 0, 0
    if teller.chance.random() < teller.told["dues_paid_part"]:
        return money.dues, money.dues
    return money.dues, 0 if teller.chance.random() < 1 / 2 else money.dues // 2


def _paid_in_year(money: Money2026, teller: Teller) -> Iterator[tuple[str, ...]]:
    told, chance = teller.told, teller.chance
    owed = teller.secretary.office.ask(dues_on, teller.today)
    each = zip(owed.members, owed.fees, owed.charged, owed.paid, strict=True)
    owing = {member for member, fee, charged, paid in each if fee == money.dues_id and charged - paid >= money.dues}
    number = 0
    for row in on_roll(teller):
        if row.id not in owing or chance.random() > told["dues_paid_part"]:
            continue
        number += 1
        on = date(2026, 2, 9) + timedelta(days=chance.randint(0, 230))
        channel = chance.choice(told["channels"])
        yield (
            row.number, on.isoformat(), told["dues"]["code"], _plain(money, money.dues), "2026",
            told["other_receipts"].format(number=number), channel,
            mobile_account(teller) if channel == "mobile_money" else "",
        )  # fmt: skip


def mobile_account(teller: Teller) -> str:
    """A number money comes from."""
    pattern = teller.told["phone_account"]
    return "".join(str(teller.chance.randrange(10)) if sign == "#" else sign for sign in pattern)


def _plain(money: Money2026, minor: int) -> str:
    return Money(minor, money.currency).plain(money.decimals) if minor else ""


def _bring_in(teller: Teller, name: str, columns: Sequence[EntryField], rows: Iterable[tuple[str, ...]]) -> None:
    """Bring the rows in as a table of this name; its headings are the codes of the fields."""
    packed = PackedRows(rows)
    digest = hashlib.sha256(f"{name}/{teller.today}/{len(packed)}".encode()).hexdigest()
    table = RawTable(
        headers=tuple(field.value for field in columns), rows=packed, first_row=2, file_name=name, digest=digest
    )
    office = teller.secretary.office
    wishes = tuple((field.value, field.value) for field in columns)
    plan = office.ask(plan_entries, table, EntryReading(today=teller.today, wishes=wishes))
    if plan.rows:
        office.do(bring_in_entries, BringInEntries(plan=plan))


def share_turns(money: Money2026) -> Sequence[Turn]:
    """The days on which the tables were typed off."""

    def with_money(act: Any) -> Any:  # noqa: ANN401 - acts of this module
        def told(teller: Teller) -> None:
            act(money, teller)

        return told

    return (
        (date(2026, 1, 27), with_money(name_what_is_paid)),
        (date(2026, 1, 28), with_money(type_off_book)),
        (date(2026, 2, 2), with_money(charge_the_year)),
        (date(2026, 10, 5), with_money(type_off_receipts)),
    )
