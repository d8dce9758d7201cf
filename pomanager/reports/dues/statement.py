"""A member's statement: shares and dues on a day, every line of both accounts, receipts, certificates, room to sign."""

from collections.abc import Sequence
from functools import partial

from pomanager.i18n import _, formats
from pomanager.i18n.fees import fee_name, period_said
from pomanager.readmodels.certificates import CertificateRow
from pomanager.readmodels.dues import DuesEntryRow, FeeLabel, FeeOwed
from pomanager.readmodels.share_statement import ShareAccount, ShareAccountLine, StatedReceipt, StatementSheet
from pomanager.readmodels.shares import HoldingRow, InstalmentRow
from pomanager.reports.composing import InBlocks
from pomanager.reports.dues.words import money
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, Signature, Signatures, Together, facts, heading, paragraph
from pomanager.reports.shares.entries import entry_said, grounds_said, others_said
from pomanager.reports.shares.words import amount_said, type_said
from pomanager.reports.styles import Align
from pomanager.rules.dues.kinds import DUES_WORDS
from pomanager.rules.shares.kinds import CHANNEL_WORDS


def heading_of(sheet: StatementSheet) -> Heading:
    """What the paper is called, and for which day."""
    return Heading(_("Statement of shares and dues"), sheet.as_of)


def story(sheet: StatementSheet) -> list[Block]:
    """Who it is, the shares and their account, the dues and theirs, receipts, certificates, and places to sign."""
    member = Signature(_("Member"), sheet.member.name)
    # TR: over the place to sign of the person who answers for the cooperative
    office = Signature(_("For the organisation"))
    return [
        facts(_member(sheet)),
        heading(_("Shares")), *_shares(sheet),
        heading(_("Dues")), *_dues(sheet),
        *_receipts(sheet.receipts),
        Together(
            (
                paragraph(_("Whoever finds something here that is not right tells the office.")),
                Signatures([member, office], stamp=True),
            )
        ),
    ]  # fmt: skip


def _member(sheet: StatementSheet) -> list[tuple[str, str]]:
    member = sheet.member
    told = [(_("Member number"), member.number), (_("Name"), member.name)]
    if member.other_script:
        told.append((_("Name in other script"), member.other_script))
    if member.section:
        told.append((_("Section"), member.section))
    # TR: the day somebody was admitted
    return [*told, (_("Admitted"), formats.day(member.joined_on))]


# ---- shares ---------------------------------------------------------------------------------------------------------


def _shares(sheet: StatementSheet) -> list[Block]:
    if not sheet.holdings:
        return [paragraph(_("No shares are held."))]
    columns: tuple[GridColumn, ...] = (
        GridColumn(_("Type"), 24), _amount(_("Shares"), 9), _amount(_("Nominal value"), 15),
        _amount(_("Subscribed"), 17), _amount(_("Paid up"), 17), _amount(_("Still due"), 17), _amount(_("Overdue"), 17),
    )  # fmt: skip
    blocks: list[Block] = [Grid(columns, [_holding(row) for row in sheet.holdings])]
    if sheet.instalments:
        columns = (GridColumn(_("Type"), 40), GridColumn(_("Pay by"), 30), _amount(_("Amount"), 30))
        blocks += [heading(_("Still to be paid"), 2), Grid(columns, [_instalment(row) for row in sheet.instalments])]
    for account in sheet.accounts:
        blocks += [heading(type_said(account.type), 2), _account(account)]
    if sheet.certificates:
        columns = (
            GridColumn(_("Certificate"), 25), GridColumn(_("Type"), 35), GridColumn(_("Issued on"), 25),
            _amount(_("Shares"), 15),
        )  # fmt: skip
        blocks += [heading(_("Certificates"), 2), Grid(columns, [_certificate(row) for row in sheet.certificates])]
    return blocks


def _amount(title: str, share: float) -> GridColumn:
    return GridColumn(title, share, Align.END)


def _holding(row: HoldingRow) -> tuple[str, ...]:
    said = partial(amount_said, row.type)
    return (
        type_said(row.type), formats.number(row.shares), said(row.unit_minor), said(row.subscribed), said(row.paid),
        said(row.due), said(row.overdue),
    )  # fmt: skip


def _instalment(row: InstalmentRow) -> tuple[str, ...]:
    # TR: beside a day: something should have been paid by then
    late = _("overdue") if row.is_overdue else ""
    day = " · ".join(filter(None, (formats.day(row.due_on), late)))
    return type_said(row.type), day, amount_said(row.type, row.minor)


def _account(account: ShareAccount) -> Block:
    currency = account.type.currency
    columns = (
        # TR: title of the column of numbers, as short as can be
        GridColumn(_("No."), 8), GridColumn(_("Day"), 13), GridColumn(_("Entry"), 33), _amount(_("Shares"), 9),
        _amount(f"{_('Subscribed')} ({currency})", 15), _amount(f"{_('Paid up')} ({currency})", 15),
        # TR: title of a column: how many shares were held after an entry
        _amount(_("Held then"), 10),
        # TR: title of a column: what was still to be paid after an entry
        _amount(_("Still due then"), 15),
    )  # fmt: skip
    return Grid(columns, [_line(line) for line in account.lines])


def _line(line: ShareAccountLine) -> tuple[str, ...]:
    entry = line.entry
    figure = partial(formats.figures, decimals=entry.type.decimals)
    told = "\n".join(filter(None, (entry_said(entry), others_said(entry), grounds_said(entry))))
    return (
        formats.number_text(entry.serial), formats.day_short(entry.effective_on), told,
        formats.number(entry.shares) if entry.shares else "", figure(entry.subscribed) if entry.subscribed else "",
        figure(entry.paid) if entry.paid else "", formats.number(line.shares), figure(line.due),
    )  # fmt: skip


def _certificate(row: CertificateRow) -> tuple[str, ...]:
    number = _("No. {number}").format(number=formats.number_text(row.number))
    return number, type_said(row.type), formats.day(row.issued_on), formats.number(row.shares)


# ---- dues -----------------------------------------------------------------------------------------------------------


def _dues(sheet: StatementSheet) -> list[Block]:
    if not sheet.fees and not sheet.dues:
        return [paragraph(_("No dues were charged or paid by this day."))]
    owed = (
        # TR: title of a column: what members were asked to pay in all, without what was let off
        GridColumn(_("Fee"), 34), _amount(_("Charged"), 17), _amount(_("Paid"), 17), _amount(_("Owed"), 17),
        _amount(_("Overdue"), 17), GridColumn(_("Due since"), 15),
    )  # fmt: skip
    lines = (
        GridColumn(_("No."), 8), GridColumn(_("Day"), 13), GridColumn(_("Fee"), 28), GridColumn(_("Entry"), 31),
        # TR: title of a column: what an entry adds to what is owed, or takes off it
        _amount(_("Amount"), 18),
        # TR: title of a column: what was owed of the fee after an entry
        _amount(_("Owed then"), 18),
    )  # fmt: skip
    return [
        Grid(owed, [_fee(row) for row in sheet.fees]),
        heading(_("Account of dues"), 2),
        Grid(lines, [_dues_line(row) for row in sheet.dues]),
    ]


def _in_money(fee: FeeLabel, minor: int) -> str:
    return money(minor, fee.currency, fee.decimals)


def _fee(row: FeeOwed) -> tuple[str, ...]:
    said = partial(_in_money, row.fee)
    since = "" if row.since is None else formats.day_short(row.since)
    name = fee_name(row.fee.name, row.fee.code)
    return name, said(row.charged), said(row.paid), said(row.owed), said(row.overdue), since


def _dues_line(row: DuesEntryRow) -> tuple[str, ...]:
    said = partial(_in_money, row.fee)
    return (
        formats.number_text(row.serial), formats.day_short(row.effective_on), _for_what(row), _what(row),
        said(row.minor), said(row.balance),
    )  # fmt: skip


def _for_what(row: DuesEntryRow) -> str:
    period = period_said(row.fee.period, row.period_from, row.period_to)
    return " · ".join(filter(None, (fee_name(row.fee.name, row.fee.code), period)))


def _what(row: DuesEntryRow) -> str:
    """What it is, and a line each for the receipt, the decision, the reason, and what takes it back."""
    lines = [_(DUES_WORDS[row.kind])]
    if row.receipt is not None and row.receipt.number:
        lines.append(_("Receipt no. {number}").format(number=row.receipt.number))
    lines += [row.decision, row.reason]
    if row.reverses is not None:
        lines.append(_("Takes back entry {number}").format(number=formats.number_text(row.reverses)))
    if row.reversed_by is not None:
        lines.append(_("Taken back by entry {number}").format(number=formats.number_text(row.reversed_by)))
    return "\n".join(filter(None, lines))


# ---- receipts -------------------------------------------------------------------------------------------------------


def _receipts(receipts: Sequence[StatedReceipt]) -> list[Block]:
    if not receipts:
        return []
    columns = (
        GridColumn(_("Receipt"), 16), GridColumn(_("Received on"), 16), GridColumn(_("How it was paid"), 30),
        GridColumn(_("Paid by"), 22), _amount(_("Amount"), 22),
    )  # fmt: skip
    return [heading(_("Receipts")), Grid(columns, [_receipt(each) for each in receipts])]


def _receipt(receipt: StatedReceipt) -> tuple[str, ...]:
    label = receipt.label
    # TR: under the number of a receipt: it was recorded by mistake
    back = _("taken back") if receipt.is_reversed else ""
    amount = money(label.minor, label.currency, receipt.decimals)
    if label.given_minor is not None:
        amount = "\n".join((amount, money(label.given_minor, label.given_currency, receipt.given_decimals)))
    channel = "\n".join(filter(None, (_(CHANNEL_WORDS[label.channel]), label.account)))
    number = "\n".join(filter(None, (label.number or formats.UNKNOWN, back)))
    return number, formats.day_short(label.received_on), channel, label.payer, amount


STATEMENT = InBlocks(heading_of, story)
"""What the books say of one member's money."""
