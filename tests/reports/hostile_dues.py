"""Hostile papers on dues."""

from dataclasses import replace

from pomanager.rules.wording import Wording
from tests.reports import sheets, sheets_dues
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, or_dash, seen


def receipt(texts: Texts) -> HostilePaper:
    """A receipt for shares and a fee, paid by somebody else; both halves say the same."""
    head, names = letterhead(texts)
    shares, fee, number, name, payer, account, holder, remarks, receipt_no = (next(texts) for _field in range(9))
    lines = (sheets_dues.share_line(shares), sheets_dues.fee_line(sheets_dues.fee(fee)))
    sheet = sheets_dues.receipt(
        lines, receipt_no, member=(number, name), payer=payer, account=account, account_holder=holder, remarks=remarks,
        given=(236, "USD", "5932"),
    )  # fmt: skip
    told = f"Member{seen(number)}·{seen(name)}"
    told += f"Paidby{seen(payer)}" if payer else ""
    told += f"Howitwaspaid{seen(' · '.join(filter(None, ('Cash', account, holder))))}"
    told += f"Remarks{seen(remarks)}" if remarks else ""
    what = f"Shares:{_called(shares, 'A')}BIF12,000{_called(fee, 'DUES')}·2026BIF2,000TotalBIF14,000"
    return HostilePaper(
        replace(sheet, letterhead=head),
        (names, Chain(told), Chain(f"PaidforAmount{what}"), Chain("Inwordsfourteenthousand"), Chain("1USD=5932BIF")),
    )


def dues_list(texts: Texts) -> HostilePaper:
    """One member in one section."""
    head, names = letterhead(texts)
    fee, section, number, name = (next(texts) for _field in range(4))
    label = sheets_dues.fee(fee)
    sheet = sheets_dues.dues_list((section, (sheets_dues.dues_line(number, name, label),)), of=label)
    title = seen(section) if section else "Withoutasection"
    return HostilePaper(
        replace(sheet, letterhead=head),
        (
            names,
            Chain(f"{_called(fee, 'DUES')}ChargedBIF18,000PaidBIF11,000OwedBIF7,000"),
            Chain(title, cut=True),
            Chain(f"{seen(number)}{seen(name)}31/03/20264,0002,5001,5001,500Subtotal"),
        ),
    )


def reminder(texts: Texts) -> HostilePaper:
    """A reminder of one fee."""
    head, names = letterhead(texts)
    name, place, number, section, fee = (next(texts) for _field in range(5))
    member = sheets.addressee(name=name, place=place, number=number, section=section)
    label = sheets_dues.fee(fee)
    sheet = sheets_dues.reminder(member, "Begins {name} owes {amount} ends.", sheets_dues.owed(label))
    address = f"{seen(f'Mme {name}'.strip())}{or_dash(place)}"
    last = seen(" · ".join(filter(None, (f"No. {number}", section))))
    text = seen(f"Begins {name} owes BIF 1,500 ends.")
    row = f"{_called(fee, 'DUES')}BIF4,000BIF2,500BIF1,50031Mar2026"
    return HostilePaper(replace(sheet, letterhead=head), (names, Chain(f"{address}{last}{text}"), Chain(row)))


def charges(texts: Texts) -> HostilePaper:
    """One member charged."""
    head, names = letterhead(texts)
    fee, number, name, section = (next(texts) for _field in range(4))
    sheet = sheets_dues.charges(sheets_dues.charge_line(number, name, section), of=sheets_dues.fee(fee))
    return HostilePaper(
        replace(sheet, letterhead=head),
        (
            names,
            Chain(f"{_called(fee, 'DUES')}·2026ChargedBIF2,000·1member"),
            Chain(f"{seen(number)}{seen(name)}{seen(section)}31/03/20262,000Total"),
        ),
    )


def _called(text: str, otherwise: str) -> str:
    """A name as it is read, or the code that stands in for none; one of blanks alone is none."""
    kept = Wording({"en": text}).in_language("en")
    return seen(kept) if kept else otherwise
