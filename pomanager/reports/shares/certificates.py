"""The register of certificates: every one ever issued, what it stands for, and what became of it."""

from collections.abc import Iterable, Iterator

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.certificates import CertificateRegisterSheet, CertificateRow
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Lies, Listing
from pomanager.reports.heads import Heading
from pomanager.reports.paper import Paper
from pomanager.reports.parts import paragraph
from pomanager.reports.register import Column, Register
from pomanager.reports.shares.words import amount_said, holder_said
from pomanager.reports.styles import Align
from pomanager.rules.shares.certificates import END_WORDS, CertificateState

_WIDEST_DAY = "00/00/0000"


def heading_of(sheet: CertificateRegisterSheet) -> Heading:
    """What the register is called, and for which day."""
    return Heading(_("Register of certificates"), sheet.as_of)


def put(sheet: CertificateRegisterSheet, paper: Paper, progress: Progress) -> None:
    """Write how many there are, then every certificate in order of number; ``progress`` may raise Cancelled."""
    if not sheet.total:
        paper.flow([paragraph(_("No certificate had been issued by this day."))])
        return
    issued = ngettext("{count} certificate was issued", "{count} certificates were issued", sheet.total)
    valid = ngettext("{count} of them is valid.", "{count} of them are valid.", sheet.valid)
    # TR: two parts of one sentence, as “12 certificates were issued”, “9 of them are valid.”
    said = _("{issued}; {valid}").format(
        issued=issued.format(count=formats.number(sheet.total)), valid=valid.format(count=formats.number(sheet.valid))
    )
    paper.flow([paragraph(said)])
    register = Register(paper, _columns(), total=sheet.total, progress=progress)
    register.rows(_texts(sheet.rows))
    register.end()


def _columns() -> tuple[Column, ...]:
    return (
        # TR: title of the column of numbers, as short as can be
        Column(_("No."), holds=("00000",)),
        Column(_("Member"), holds=("000000",)),
        Column(_("Name"), 26),
        Column(_("Type"), holds=("AAAA",)),
        # TR: head of a column: shares for which the certificate still holds
        Column(_("Valid"), holds=("00 000",), align=Align.END, amount=_counted),
        # TR: head of a column: shares for which the certificate does not hold any more
        Column(_("Cancelled"), holds=("00 000",), align=Align.END, amount=_counted),
        Column(_("Paid up"), 13, Align.END),
        Column(_("Issued on"), holds=(_WIDEST_DAY,)),
        Column(_("In place of"), 9),
        # TR: head of a column: the day on which a certificate was cancelled, and why
        Column(_("Cancelled on, why"), 26),
    )


def _counted(number: int) -> str:
    return formats.number(number) if number else ""


def _texts(rows: Iterable[CertificateRow]) -> Iterator[tuple[str | int, ...]]:
    for row in rows:
        live = row.state is CertificateState.LIVE
        yield (
            formats.number_text(row.number), row.member.number, holder_said(row.member), row.type.code,
            row.shares if live else 0, 0 if live else row.shares, amount_said(row.type, row.paid_minor),
            formats.day_short(row.issued_on), _before(row), _after(row),
        )  # fmt: skip


def _before(row: CertificateRow) -> str:
    before = row.duplicate_of if row.duplicate_of is not None else row.split_from
    return "" if before is None else formats.number_text(before)


def _after(row: CertificateRow) -> str:
    """When and why it was cancelled, as it was known on the day; with what else was written."""
    if row.state is not CertificateState.CANCELLED or row.ended_on is None or row.end_reason is None:
        return ""
    said = f"{formats.day_short(row.ended_on)} · {_(END_WORDS[row.end_reason])}"
    copy = "" if row.replaced_by is None else _("No. {number}").format(number=formats.number_text(row.replaced_by))
    return "\n".join(part for part in (" · ".join(filter(None, (said, copy))), row.end_remarks) if part)


CERTIFICATES = Listing(heading_of, put, Lies.TURNED)
