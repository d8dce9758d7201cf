"""Hostile papers on transfers and certificates."""

from dataclasses import replace

from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel
from tests.reports import sheets_passing as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, or_dash, seen


def transfer_form(texts: Texts) -> HostilePaper:
    """A form filled in."""
    head, names = letterhead(texts)
    giver, receiver, gives, gets, code, name, attestation = (next(texts) for _field in range(7))
    row = sheets.transfer(
        sheets.holder(giver, gives), sheets.holder(receiver, gets), sheets.kind(code, name), attestation
    )
    sheet = replace(sheets.form(row), letterhead=head)
    kind = seen(_type(row.type))
    return HostilePaper(
        sheet,
        (
            names,
            Chain(f"Whogives(number,name){_numbered(row.giver)}Whoreceives(number,name){_numbered(row.receiver)}Type"),
            Chain(f"Typeofshare{kind}Numberofshares4"),
            Chain(f"Number{seen(attestation)}Deedhandedinon1October2026"),
            Chain(f"1October2026Whogives{seen(giver)}Whoreceives{seen(receiver)}Shares4·{kind}Certificates"),
        ),
    )


def transfers_waiting(texts: Texts) -> HostilePaper:
    """One transfer that waits."""
    head, names = letterhead(texts)
    giver, receiver, gives, gets, code, attestation = (next(texts) for _field in range(6))
    row = sheets.transfer(sheets.holder(giver, gives), sheets.holder(receiver, gets), sheets.kind(code), attestation)
    sheet = replace(sheets.waiting(row), letterhead=head)
    cells = (
        f"01/10/2026{or_dash(attestation)}{_numbered(row.giver)}{_numbered(row.receiver)}{seen(code)}4Theboard"
        "01/01/202738daysleft"
    )
    return HostilePaper(sheet, (names, Chain(cells)))


def share_certificate(texts: Texts) -> HostilePaper:
    """A duplicate."""
    head, names = letterhead(texts)
    name, other, number, code, called, chair, treasurer = (next(texts) for _field in range(7))
    row = sheets.certificate_row(sheets.holder(name, number, other), sheets.kind(code, called), duplicate_of=7)
    sheet = replace(sheets.certificate(row, chair, treasurer), letterhead=head)
    organisation = seen(head.name.in_language("en", ("rn", "fr")))
    holder = or_dash("\n".join(part for part in (name, other) if part))
    return HostilePaper(
        sheet,
        (
            names,
            Chain(f"DUPLICATE{organisation}certifiesthat"),
            Chain(
                f"shareregisterfor:{holder}Membernumber{seen(number)}Typeofshare{seen(_type(row.type))}Numberofshares4"
            ),
            Chain(seen(chair)),
            Chain(seen(treasurer)),
        ),
    )


def certificates(texts: Texts) -> HostilePaper:
    """The register with one certificate that was cancelled."""
    head, names = letterhead(texts)
    name, other, number, code, remarks = (next(texts) for _field in range(5))
    holder = sheets.holder(name, number, other)
    row = sheets.certificate_row(holder, sheets.kind(code), remarks=remarks, cancelled=True)
    sheet = replace(sheets.register(row), letterhead=head)
    cells = f"12{seen(number)}{seen(name)}{seen(other)}{seen(code)}"
    return HostilePaper(sheet, (names, Chain(cells), Chain(f"02/11/2026·Issuedbymistake{seen(remarks)}")))


def _type(kind: ShareTypeLabel) -> str:
    return " · ".join(part for part in (kind.code, kind.name.in_language("en")) if part)


def _numbered(holder: HolderLabel) -> str:
    return seen(" · ".join(part for part in (holder.number, holder.name) if part))
