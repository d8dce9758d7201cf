"""Hostile papers on refunds of shares and on distributions."""

from dataclasses import replace

from pomanager.readmodels.redemptions import RedeemedShares
from pomanager.reports.dues.words import money
from pomanager.reports.shares.words import numbered_holder
from pomanager.rules.dues.kinds import RedemptionItemKind
from pomanager.rules.dues.redemptions import RedemptionItem
from tests.reports import sheets_leaving as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, or_dash, seen


def worksheet(texts: Texts) -> HostilePaper:
    """A worksheet with a debt, an addition and a payment."""
    head, names = letterhead(texts)
    number, name, kind, price, payee, decision, loan, interest, voucher, reason, step_decision = (
        next(texts) for _field in range(11)
    )
    label = sheets.share_type(kind)
    items = (
        RedemptionItem(RedemptionItemKind.LOAN, -5_000, loan),
        RedemptionItem(RedemptionItemKind.INTEREST, 3_000, interest),
    )
    sheet = sheets.worksheet(
        sheets.refund(sheets.holder(name, number), payee=payee), price_reason=price, decision=decision, items=items,
        shares=(RedeemedShares(label, 4, 10_000, 30_000, 30_000),),
        steps=(sheets.step(voucher=voucher, reason=reason, decision=step_decision),),
    )  # fmt: skip
    shown = seen(" · ".join(part for part in ("A", label.name.in_language("en")) if part))
    who = seen(numbered_holder(sheets.holder(name, number)))
    told = f"thenominalvalue{'Reasonoftheprice' + seen(price) if price else ''}"
    paid = f"{'Whoispaid' + seen(payee) if payee else ''}Decision{or_dash(decision)}"
    return HostilePaper(
        replace(sheet, letterhead=head),
        (
            names,
            Chain(f"{who}Reason"),
            Chain(f"{told}{paid}"),
            Chain(f"{shown}4{amount(10_000)}"),
            Chain(f"Loan{seen(loan)}{amount(-5_000)}"),
            Chain(f"Interestonshares{seen(interest)}{amount(3_000)}"),
            Chain(f"Cash{seen(voucher)}{seen(reason)}{seen(step_decision)}{amount(5_000)}"),
        ),
    )


def refunds_due(texts: Texts) -> HostilePaper:
    """One refund that is overdue."""
    head, names = letterhead(texts)
    number, name, other, payee = (next(texts) for _field in range(4))
    row = sheets.refund(sheets.holder(name, number, other), payee=payee)
    to = seen(f"paid to {payee}") if payee else ""
    cells = f"{seen(number)}{seen(name)}{seen(other)}{to}Resigned30/06/202530/06/2026overdue5,00023,000"
    return HostilePaper(replace(sheets.refunds_due(row), letterhead=head), (names, Chain(cells)))


def refunds_paid(texts: Texts) -> HostilePaper:
    """One payment of a part."""
    head, names = letterhead(texts)
    number, name, other, payee, voucher = (next(texts) for _field in range(5))
    row = sheets.paid_out(sheets.holder(name, number, other), payee=payee, voucher=voucher)
    to = seen(f"paid to {payee}") if payee else ""
    cells = f"01/02/2026{seen(number)}{seen(name)}{seen(other)}{to}Cash{seen(voucher)}inpart5,000"
    return HostilePaper(replace(sheets.refunds_paid(row), letterhead=head), (names, Chain(cells)))


def distribution(texts: Texts) -> HostilePaper:
    """The interest of one member."""
    head, names = letterhead(texts)
    number, name, other, decision = (next(texts) for _field in range(4))
    row = sheets.distribution_row(decision=decision, members=1)
    sheet = sheets.distribution(row, [sheets.line(sheets.holder(name, number, other))])
    return HostilePaper(
        replace(sheet, letterhead=head),
        (
            names,
            Chain(f"20Mar2026·{seen(decision)}"),
            Chain(f"{seen(number)}{seen(name)}{seen(other)}50,0001,75001,750"),
        ),
    )


def amount(minor: int) -> str:
    """An amount as it is read."""
    return seen(money(minor, "XOF", 0))
