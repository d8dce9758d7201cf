"""A share certificate: who holds which shares, what is paid up, two signatures, and a square with number and seal."""

from dataclasses import replace

from pomanager.i18n import _, formats, numerals
from pomanager.readmodels.certificates import CertificateRow, CertificateSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.parts import QrCode, Signature, Signatures, Text, facts, note, paragraph
from pomanager.reports.shares.words import amount_said, holder_said, type_said
from pomanager.reports.styles import BODY, TextStyle
from pomanager.rules.bodies.kinds import OFFICE_WORDS, Office
from pomanager.rules.shares.certificates import CertificateState

_HOLDER = TextStyle(size=16, weight=SEMIBOLD, leading=23, before=2, after=6)
_MARK = replace(_HOLDER, size=20, leading=28, before=4, after=2)
"""The word of a duplicate, and of a certificate that proves nothing any more."""
_SEAL_SHOWN = 16
"""So many letters of the seal stand under the square."""
_SQUARE = 84.0


def heading_of(sheet: CertificateSheet) -> Heading:
    """What the paper is called, and its number."""
    if sheet.row is None:
        return Heading(_("Share certificate"), is_sealed=False)
    # TR: the number of a certificate, under the title of the paper
    number = _("No. {number}").format(number=formats.number_text(sheet.row.number))
    return Heading(_("Share certificate"), subtitle=number)


def story(sheet: CertificateSheet) -> list[Block]:
    """The marks, the holder, the shares, what the paper is not, signatures and the square."""
    row = sheet.row
    if row is None:
        return [paragraph(_("No certificate was issued yet."))]
    certifies = _("{organisation} certifies that the shares named below stand in its share register for:")
    return [
        *_marks(row),
        paragraph(certifies.format(organisation=organisation_name(sheet.letterhead))),
        Text(holder_said(row.member) or formats.UNKNOWN, _HOLDER),
        facts(_facts(row)),
        Text(
            _(
                "This certificate is not negotiable and cannot be pledged. It is valid until it is cancelled; "
                "the share register decides."
            ),
            replace(BODY, before=6),
        ),
        Signatures(
            [
                Signature(_(OFFICE_WORDS[Office.CHAIR]), sheet.chair),
                Signature(_(OFFICE_WORDS[Office.TREASURER]), sheet.treasurer),
            ],
            thumb=False,
            stamp=True,
        ),
        QrCode(sheet.square, side=_SQUARE),
        # TR: under the square of a certificate: the beginning of its seal, a long row of letters and figures
        note(_("Seal: {seal}").format(seal=row.seal[:_SEAL_SHOWN])),
    ]


def _marks(row: CertificateRow) -> list[Block]:
    """The word of a duplicate and that of a cancelled certificate; nothing on others."""
    found: list[Block] = []
    if row.duplicate_of is not None:
        # TR: in large letters on a certificate issued in place of one that was lost
        found.append(Text(_("DUPLICATE"), _MARK))
    if row.state is CertificateState.CANCELLED:
        # TR: in large letters on a certificate that proves nothing any more
        found.append(Text(_("CANCELLED ON {day}").format(day=formats.day(row.ended_on)), _MARK))
    return found


def _facts(row: CertificateRow) -> list[tuple[str, str]]:
    kind = row.type
    told = [
        (_("Member number"), row.member.number),
        (_("Type of share"), type_said(kind)),
        (_("Number of shares"), numerals.with_words(row.shares)),
        (_("Nominal value of a share"), amount_said(kind, row.unit_minor)),
        (_("Nominal value in all"), amount_said(kind, row.shares * row.unit_minor)),
        (_("Paid up"), amount_said(kind, row.paid_minor)),
        (_("Issued on"), formats.day(row.issued_on, "long")),
    ]
    before = row.duplicate_of if row.duplicate_of is not None else row.split_from
    if before is not None:
        # TR: on a certificate: the number of the one it was issued in place of
        told.append((_("In place of"), _("No. {number}").format(number=formats.number_text(before))))
    return told


SHARE_CERTIFICATE = InBlocks(heading_of, story)
