"""A receipt: on the upper half for who paid, below a line to cut along the same again for the office."""

from pomanager.i18n import _, formats
from pomanager.i18n.fees import fee_name, period_said
from pomanager.readmodels.dues import ReceiptDetail, ReceiptLineRow
from pomanager.readmodels.dues_papers import ReceiptSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.dues.words import money, money_in_words
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, Signature, Signatures, Slip, facts, paragraph
from pomanager.reports.styles import Align
from pomanager.rules.shares.kinds import CHANNEL_WORDS


def heading_of(sheet: ReceiptSheet) -> Heading:
    """Receipt and its number, and the day the money was received."""
    return Heading(_title(sheet.detail), subtitle=formats.day(sheet.detail.label.received_on, "long"))


def story(sheet: ReceiptSheet) -> list[Block]:
    """From whom, for what, how much in figures and words, and a place to sign; then the copy."""
    organisation = sheet.letterhead.name.in_language("", sheet.letterhead.languages)
    # TR: title of the lower half of a receipt, which the office keeps
    copy = _("{title} · copy for the office").format(title=_title(sheet.detail))
    day = (_("Received on"), formats.day(sheet.detail.label.received_on, "long"))
    return [*_half(sheet.detail), Slip(organisation, copy, _half(sheet.detail, day))]


def _title(detail: ReceiptDetail) -> str:
    number = detail.label.number
    return _("Receipt no. {number}").format(number=number) if number else _("Receipt")


def _half(detail: ReceiptDetail, *first: tuple[str, str]) -> list[Block]:
    """What stands on each half; ``first`` goes before what is told of the receipt."""
    blocks: list[Block] = []
    if detail.is_reversed:
        blocks.append(paragraph(_("This receipt was taken back: it was recorded by mistake.")))
    label = detail.label
    total = money(label.minor, label.currency, detail.decimals)
    rows = [(_what(each), money(each.minor, label.currency, detail.decimals)) for each in detail.lines]
    # TR: the last row of a table: the sum of the rows above
    lines = Grid(_columns(), [*rows, (_("Total"), total)], last_is_total=True)
    # TR: over the place to sign of the person of the cooperative who took the money
    people = [Signature(_("Received by")), Signature(_("Paid by"), detail.payer or detail.member.name)]
    signing = Signatures(people, thumb=False, low=True)
    return [*blocks, facts([*first, *_told(detail)]), lines, facts(_amounts(detail)), signing]


def _columns() -> tuple[GridColumn, ...]:
    # TR: title of a column: what money was paid for
    return GridColumn(_("Paid for"), 70), GridColumn(_("Amount"), 30, Align.END)


def _what(line: ReceiptLineRow) -> str:
    """Shares of a type, or a fee with the period it is said to be for."""
    if line.fee is None:
        # TR: a line of a receipt: money paid for shares of this type
        return _("Shares: {type}").format(type=fee_name(line.share_name, line.share_code))
    period = line.period
    said = "" if period is None else period_said(line.fee.period, period.first, period.last)
    return " · ".join(filter(None, (fee_name(line.fee.name, line.fee.code), said)))


def _told(detail: ReceiptDetail) -> list[tuple[str, str]]:
    """Whose account it is for, who paid, and how."""
    told = [(_("Member"), f"{detail.member.number} · {detail.member.name}")]
    if detail.payer:
        told.append((_("Paid by"), detail.payer))
    channel = [_(CHANNEL_WORDS[detail.label.channel]), detail.account, detail.account_holder]
    told.append((_("How it was paid"), " · ".join(filter(None, channel))))
    if detail.remarks:
        told.append((_("Remarks"), detail.remarks))
    return told


def _amounts(detail: ReceiptDetail) -> list[tuple[str, str]]:
    """The amount in words; where another currency was handed over, that and the rate, both in words."""
    label = detail.label
    said = [(_("In words"), money_in_words(label.minor, label.currency, detail.decimals) or formats.UNKNOWN)]
    if label.given_minor is None:
        return said
    given = money(label.given_minor, label.given_currency, detail.given_decimals)
    words = money_in_words(label.given_minor, label.given_currency, detail.given_decimals)
    # TR: on a receipt: how many units of the cooperative's currency one unit of the other was taken for
    rate = _("1 {other} = {rate} {currency}").format(
        other=label.given_currency, rate=label.rate, currency=label.currency
    )
    return [*said, (_("Handed over"), " · ".join(filter(None, (given, words, rate))))]


RECEIPT = InBlocks(heading_of, story)
"""A receipt and its copy."""
