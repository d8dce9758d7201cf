"""Hostile papers on the share register."""

from dataclasses import replace
from datetime import date

from pomanager.readmodels.share_statement import StatedReceipt
from pomanager.readmodels.shares import HoldingRow, InstalmentRow, ShareTypeLabel
from pomanager.rules.shares.kinds import EntryKind
from pomanager.rules.wording import Wording
from tests.reports import sheets as of_members
from tests.reports import sheets_dues, sheets_passing
from tests.reports import sheets_shares as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, seen


def register(texts: Texts) -> HostilePaper:
    """One holder in one section, with certificates."""
    head, names = letterhead(texts)
    code, called, section, number, name = (next(texts) for _field in range(5))
    kind = sheets_passing.kind(code, called)
    line = sheets.line(number, name, certificates=(3, 12))
    sheet = sheets.register((section, (line,)), of=kind, with_certificates=True, by_section=True)
    title = seen(section) if section else "Withoutasection"
    return HostilePaper(
        replace(sheet, letterhead=head),
        (
            names,
            Chain(f"{_type(kind)}·XOFNominalvalueofashareFCFA10,000Holders9Shares36SubscribedFCFA360,000"),
            Chain(title, cut=True),
            Chain(f"{seen(number)}{seen(name)}10/02/20183,12440,00025,00015,0005,000Subtotal"),
        ),
    )


def movements(texts: Texts) -> HostilePaper:
    """A transfer that was taken back."""
    head, names = letterhead(texts)
    code, called, number, name, other_number, other, receipt, decision, reason = (next(texts) for _field in range(9))
    kind = sheets_passing.kind(code, called)
    row = sheets.entry(
        kind=EntryKind.TRANSFER_OUT, type=kind, member=sheets.holder(number, name), shares=-4, subscribed=-40_000,
        paid=-40_000, counterparties=(sheets.holder(other_number, other),), receipt=sheets.receipt(receipt),
        decided_on=date(2026, 3, 10), decision=decision, reason=reason, reversed_by=23,
    )  # fmt: skip
    grounds = f"Receiptno.{seen(receipt)}" if receipt else ""
    grounds += seen(" · ".join(filter(None, ("10/03/2026", decision)))) + seen(reason) + "Takenbackbyentry23"
    cells = f"1712/03/202614/03/2026Transfertoanotherholder{_numbered(number, name)}to{_numbered(other_number, other)}"
    return HostilePaper(
        replace(sheets.movements([row], kind), letterhead=head),
        (names, Chain(f"{_type(kind)}Holders", cut=True), Chain(f"{cells}{grounds}-410,000-40,000-40,000Total")),
    )


def capital(texts: Texts) -> HostilePaper:
    """Two types of one currency."""
    head, names = letterhead(texts)
    kinds = [sheets_passing.kind(next(texts), next(texts)) for _type in range(2)]
    sheet = replace(sheets.capital(*kinds), letterhead=head)
    first, second = map(_type, kinds)
    return HostilePaper(sheet, (names, Chain(f"{first}HoldersShares"), Chain(f"{second}HoldersShares")))


def statement(texts: Texts) -> HostilePaper:
    """A member with shares of one type, dues of one fee, and a receipt."""
    head, names = letterhead(texts)
    number, name, other, section, code, called, giver, decision, reason, receipt, payer, account, fee, waived = (
        next(texts) for _field in range(14)
    )
    kind, due = sheets_passing.kind(code, called), sheets_dues.fee(fee)
    came = sheets.entry(
        kind=EntryKind.TRANSFER_IN, type=kind, counterparties=(sheets.holder("7", giver),), decision=decision,
        reason=reason, paid=25_000, receipt=sheets.receipt(receipt),
    )  # fmt: skip
    row = sheets.dues_entry(fee=due, decision=waived)
    sheet = sheets.statement(
        of_members.addressee(name=name, number=number, other_script=other, section=section),
        letterhead=head, holdings=(HoldingRow(kind, 4, sheets.UNIT, 40_000, 25_000, 15_000),),
        instalments=(InstalmentRow(kind, date(2027, 3, 12), 15_000, is_overdue=False),),
        accounts=(sheets.account_of(came),),
        certificates=(sheets_passing.certificate_row(sheets_passing.holder(), kind),),
        fees=(sheets_dues.owed(due),), dues=(row,),
        receipts=(StatedReceipt(sheets.receipt(receipt, payer, account), 0, 2, is_reversed=True),),
    )  # fmt: skip
    who = f"Membernumber{seen(number)}Name{seen(name)}"
    who += f"Nameinotherscript{seen(other)}" if other else ""
    who += f"Section{seen(section)}" if section else ""
    grounds = f"Receiptno.{seen(receipt)}" if receipt else ""
    line = f"1712/03/2026Transferfromanotherholderfrom{_numbered('7', giver)}{grounds}{seen(decision)}{seen(reason)}"
    given = f"{seen(receipt) if receipt else '—'}takenback12/03/2026Cash{seen(account)}{seen(payer)}FCFA25,000"
    what = _called(fee)
    return HostilePaper(
        sheet,
        (
            names,
            Chain(f"{who}Admitted1Feb2015"),
            Chain(f"{_type(kind)}4FCFA10,000FCFA40,000FCFA25,000FCFA15,000FCFA0"),
            Chain(f"{_type(kind)}12Mar2027FCFA15,000"),
            Chain(f"{line}440,00025,000415,000"),
            Chain(f"No.12{_type(kind)}1Oct20264"),
            Chain(f"{what}BIF4,000BIF2,500BIF1,500BIF1,50031/03/2026"),
            Chain(f"701/01/2026{what}·2026Charge{seen(waived)}BIF4,000BIF4,000"),
            Chain(given),
        ),
    )


def _type(kind: ShareTypeLabel) -> str:
    return seen(" · ".join(part for part in (kind.code, kind.name.in_language("en")) if part))


def _called(fee: str) -> str:
    kept = Wording({"en": fee}).in_language("en")
    return seen(kept) if kept else "DUES"


def _numbered(number: str, name: str) -> str:
    return seen(" · ".join(part for part in (number, name) if part))
