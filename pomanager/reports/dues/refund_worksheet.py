"""The worksheet of a refund: shares given back, what is added and taken off, until when it is paid, and who signs."""

from pomanager.i18n import _, formats
from pomanager.readmodels.redemptions import RedemptionDetail, RefundState, RefundWorksheetSheet, StepRow
from pomanager.reports.composing import InBlocks
from pomanager.reports.dues.words import money, money_in_words
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import (
    Blank,
    Grid,
    GridColumn,
    Signature,
    Signatures,
    facts,
    heading,
    note,
    paragraph,
    read_and_explained,
)
from pomanager.reports.shares.words import numbered_holder, type_said
from pomanager.reports.styles import Align
from pomanager.rules.bodies.kinds import OFFICE_WORDS, Office
from pomanager.rules.bodies.limits import SILENT
from pomanager.rules.dues.kinds import ITEM_WORDS, REDEMPTION_REASON_WORDS, RedemptionStep
from pomanager.rules.dues.redemption_judging import SUBJECTS
from pomanager.rules.dues.redemptions import PRICE_WORDS, RedemptionItem
from pomanager.rules.shares.kinds import CHANNEL_WORDS

EMPTY_ROWS = 4
"""Rows a blank worksheet has for what is added or taken off."""
_WRITING_ROW = 25.0
"""A row in which a word can be written by hand, in points."""


def heading_of(sheet: RefundWorksheetSheet) -> Heading:
    """What the paper is called, of whom, and as of which day; a blank one bears no check code."""
    if sheet.detail is None:
        return Heading(_("Refund of shares"), is_sealed=False)
    return Heading(_("Refund of shares"), sheet.as_of, numbered_holder(sheet.detail.row.member))


def story(sheet: RefundWorksheetSheet) -> list[Block]:
    """Who leaves and when, the sums step by step, what was paid, and places to sign."""
    return _blank() if sheet.detail is None else _filled(sheet, sheet.detail)


def _filled(sheet: RefundWorksheetSheet, detail: RedemptionDetail) -> list[Block]:
    row = detail.row
    blocks: list[Block] = []
    if row.state is RefundState.TAKEN_BACK:
        blocks.append(paragraph(_("This refund was taken back: it does not hold.")))
    blocks += [facts(_facts(detail)), heading(_("Shares given back")), _shares(detail)]
    # TR: over a table: from the value of the shares to what is paid out
    blocks += [heading(_("What is added and taken off")), _sums(detail)]
    blocks += [paragraph(said) for said in _result(detail)]
    if detail.steps:
        blocks += [heading(_("Extensions and payments")), _steps(detail)]
    blocks += [note(_silence(name)) for name in sheet.silent]
    return [*blocks, *_signing(row.payee or row.member.name)]


def _facts(detail: RedemptionDetail) -> list[tuple[str, str]]:
    row = detail.row
    told = [
        (_("Member"), numbered_holder(row.member)),
        (_("Reason"), _(REDEMPTION_REASON_WORDS[row.reason])),
        (_("Notice given on"), formats.day(detail.notice_on)),
        (_("Shares cancelled on"), formats.day(row.effective_on)),
        # TR: at what price shares are paid back
        (_("Price"), _price(detail)),
    ]
    if detail.price_reason:
        told.append((_("Reason of the price"), detail.price_reason))
    if row.payee:
        told.append((_("Who is paid"), row.payee))
    return [*told, (_("Decision"), detail.decision or formats.UNKNOWN)]


def _price(detail: RedemptionDetail) -> str:
    rule = detail.price_rule
    # TR: the price of shares paid back where the by-laws name none
    return _("the nominal value (by-laws silent)") if rule is None else _(PRICE_WORDS[rule])


def _shares(detail: RedemptionDetail) -> Block:
    columns = (
        GridColumn(_("Type of share"), 26), GridColumn(_("Shares"), 10, Align.END),
        GridColumn(_("Nominal value of a share"), 16, Align.END), GridColumn(_("Paid up"), 16, Align.END),
        # TR: heads of columns: the part of shares that was never paid, and what their holder gets for them
        GridColumn(_("Not paid up"), 16, Align.END), GridColumn(_("Paid back"), 16, Align.END),
    )  # fmt: skip
    rows = [
        (
            type_said(each.type), formats.number(each.shares), _money(detail, each.unit_minor),
            _money(detail, each.paid_minor), _money(detail, each.unpaid_minor), _money(detail, each.value_minor),
        )
        for each in detail.shares
    ]  # fmt: skip
    return Grid(columns, rows)


def _sums(detail: RedemptionDetail) -> Block:
    rows = [(_("Value of the shares"), "", _money(detail, detail.sums.value))]
    rows += [_item(detail, item) for item in detail.items]
    # TR: the last row of a worksheet when the debts are more than the shares are worth
    last = _("To be paid out") if detail.sums.net >= 0 else _("Still owed by the member")
    rows.append((last, "", _money(detail, abs(detail.sums.net))))
    columns = (GridColumn("", 34), GridColumn(_("Description"), 42), GridColumn(_("Amount"), 24, Align.END))
    return Grid(columns, rows, last_is_total=True)


def _item(detail: RedemptionDetail, item: RedemptionItem) -> tuple[str, str, str]:
    sign = "+" if item.minor > 0 else "−"
    return f"{sign} {_(ITEM_WORDS[item.kind])}", item.description, _money(detail, item.minor)


def _result(detail: RedemptionDetail) -> list[str]:
    row = detail.row
    if row.net < 0:
        return [_("The debts are more than the shares are worth: nothing is paid out.")]
    if row.net == 0:
        return [_("The debts take all of it: nothing is paid out.")]
    words = money_in_words(row.net, row.currency, row.decimals)
    # TR: an amount in figures, then spelled out
    amount = _("{amount} ({words})").format(amount=_money(detail, row.net), words=words) if words else ""
    amount = amount or _money(detail, row.net)
    if row.due_on is None:
        return [_("To be paid out: {amount}.").format(amount=amount)]
    said = [_("To be paid out by {day}: {amount}.").format(day=formats.day(row.due_on, "long"), amount=amount)]
    if row.extended_on is not None:
        said.append(
            _("Put off on {day} (before: {before}).").format(
                day=formats.day(row.extended_on), before=formats.day(detail.first_due_on)
            )
        )
    return said


def _steps(detail: RedemptionDetail) -> Block:
    columns = (
        GridColumn(_("Day"), 16), GridColumn("", 34), GridColumn(_("Voucher"), 14),
        GridColumn(_("Reason"), 36), GridColumn(_("Amount"), 20, Align.END),
    )  # fmt: skip
    rows = [
        (
            formats.day_short(step.on), _step(step), step.voucher,
            "\n".join(part for part in (step.reason, step.decision) if part),
            _money(detail, step.minor) if step.minor else "",
        )
        for step in detail.steps
    ]  # fmt: skip
    return Grid(columns, rows)


def _step(step: StepRow) -> str:
    if step.step is RedemptionStep.EXTENDED:
        said = _("Put off until {day}").format(day=formats.day(step.due_on))
    elif step.step is RedemptionStep.PAID:
        # TR: a payment and how it was made: “Paid out · Cash”
        said = _("Paid out · {channel}").format(channel=_(CHANNEL_WORDS[step.channel]))
    else:
        return _("Taken back")
    # TR: a line that was taken back later
    return _("{line} (taken back)").format(line=said) if step.is_taken_back else said


def _silence(name: str) -> str:
    return _(SILENT).format(subject=_(SUBJECTS[name]))


def _signing(payee: str) -> list[Block]:
    signing = [
        Signature(_(OFFICE_WORDS[Office.TREASURER])), Signature(_("Who is paid"), payee), Signature(_("A witness"))
    ]  # fmt: skip
    return [read_and_explained(), Signatures(signing)]


def _blank() -> list[Block]:
    """The same paper with nothing on it yet."""
    labels = (
        _("Member"), _("Reason"), _("Notice given on"), _("Shares cancelled on"), _("Number of shares"), _("Paid up"),
        _("To be paid out"), _("To be paid by"), _("Decision"),
    )  # fmt: skip
    columns = (GridColumn(_("What is added and taken off"), 70), GridColumn(_("Amount"), 30, Align.END))
    rows = [("", "")] * EMPTY_ROWS
    return [*(Blank(label) for label in labels), Grid(columns, rows, row_height=_WRITING_ROW), *_signing("")]


def _money(detail: RedemptionDetail, minor: int) -> str:
    return money(minor, detail.row.currency, detail.row.decimals)


REFUND_WORKSHEET = InBlocks(heading_of, story)
"""A refund, from the shares to the signature."""
