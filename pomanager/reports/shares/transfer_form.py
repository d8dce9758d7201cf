"""The deed of a transfer, filled in or blank, signed by both, with the attestation of deposit to be cut off."""

from pomanager.i18n import _, formats
from pomanager.readmodels.transfers import TransferFormSheet, TransferRow
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block, Together
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.parts import (
    Blank,
    Choice,
    InColumns,
    Room,
    Signature,
    Signatures,
    Slip,
    heading,
    paragraph,
)
from pomanager.reports.shares.words import amount_said, numbered_holder, type_said
from pomanager.rules.shares.kinds import TransferReason
from pomanager.rules.shares.transfers import APPROVAL_WORDS, REASON_WORDS, STATE_WORDS, TransferState

_SIGNING = 12.0
"""Room above the line on which the slip is signed, in points: deed and slip stand on one sheet."""
_HALF, _WHOLE = 50.0, 25.0
"""The share of labels in half a page and over the whole of it, in hundredths of the width."""


def heading_of(sheet: TransferFormSheet) -> Heading:  # noqa: ARG001 - every form is called the same
    """What the form is called; signed by hand, it bears no check code."""
    return Heading(_("Transfer of shares"), is_sealed=False)


def story(sheet: TransferFormSheet) -> list[Block]:
    """The parties, the shares, what they declare, signatures, the answer, and the slip to be cut off."""
    row = sheet.row
    return [
        *_parties(row),
        *_shares(sheet),
        _declaration(sheet),
        _answer(row),
        _attestation(sheet),
    ]


def _parties(row: TransferRow | None) -> list[Block]:
    names = ("", "") if row is None else (numbered_holder(row.giver), numbered_holder(row.receiver))
    # TR: on a deed of transfer: number and name of who gives the shares, and of who receives them
    roles = (_("Who gives (number, name)"), _("Who receives (number, name)"))
    return [InColumns([Blank(role, share=_HALF, filled=name) for role, name in zip(roles, names, strict=True)])]


def _shares(sheet: TransferFormSheet) -> list[Block]:
    row = sheet.row
    kind, number, unit, paid, price = "", "", "", "", ""
    reason, day = "", ""
    if row is not None:
        kind, number = type_said(row.type), formats.number(row.shares)
        unit = "" if sheet.unit_minor is None else amount_said(row.type, sheet.unit_minor)
        paid = "" if sheet.paid_minor is None else amount_said(row.type, sheet.paid_minor)
        price = "" if row.price_minor is None else amount_said(row.type, row.price_minor)
        reason, day = _(REASON_WORDS[row.reason]), formats.day(row.requested_on, "long")
    reasons = tuple(_(REASON_WORDS[each]) for each in TransferReason)
    return [
        InColumns(
            [
                Blank(_("Type of share"), share=_HALF, filled=kind),
                Blank(_("Number of shares"), share=_HALF, filled=number),
            ]
        ),
        InColumns(
            [
                Blank(_("Nominal value of a share"), share=_HALF, filled=unit),
                Blank(_("Paid up"), share=_HALF, filled=paid),
            ]
        ),
        InColumns(
            [
                Blank(_("Date of the deed"), share=_HALF, filled=day),
                Blank(_("Price, if there is one"), share=_HALF, filled=price),
            ]
        ),
        Choice(_("Reason"), reasons, _WHOLE, ticked=reason),
        Room(8),
    ]


def _declaration(sheet: TransferFormSheet) -> Block:
    name = organisation_name(sheet.letterhead)
    return Together(
        [
            paragraph(
                _(
                    "Who gives transfers these shares with all that is still owed on them; who receives accepts them, "
                    "and the by-laws of {organisation}. Towards the organisation the transfer holds once this deed has "
                    "been handed in."
                ).format(organisation=name)
            ),
            Signatures(
                [Signature(_("Who gives")), Signature(_("Who receives")), Signature(_("A witness"))],
            ),
        ]
    )


def _answer(row: TransferRow | None) -> Block:
    needed = "" if row is None else _(APPROVAL_WORDS[row.approval])
    answers = _(STATE_WORDS[TransferState.APPROVED]), _(STATE_WORDS[TransferState.REFUSED])
    return Together(
        [
            heading(_("For the cooperative")),
            InColumns(
                [
                    Blank(_("Approval needed"), share=_HALF, filled=needed),
                    Choice(_("Decision"), answers, _HALF),
                ]
            ),
            InColumns(
                [
                    Blank(_("Decided on, by"), share=_HALF),
                    # TR: on a form: the numbers under which the share register has the transfer
                    Blank(_("Entered under no."), share=_HALF),
                ]
            ),
        ]
    )


def _attestation(sheet: TransferFormSheet) -> Block:
    row = sheet.row
    day = number = giver = receiver = shares = answer = ""
    if row is not None:
        number, giver, receiver = row.attestation, row.giver.name, row.receiver.name
        day = "" if row.deposited_on is None else formats.day(row.deposited_on, "long")
        shares = f"{formats.number(row.shares)} · {type_said(row.type)}"
        answer = "" if row.answer_by is None else formats.day(row.answer_by, "long")
    pairs = (
        ((_("Number"), number), (_("Deed handed in on"), day)),
        ((_("Who gives"), giver), (_("Who receives"), receiver)),
        # TR: on an attestation of deposit: the numbers of the certificates that came with the deed
        ((_("Shares"), shares), (_("Certificates handed in"), "")),
    )
    rows = [InColumns([Blank(label, share=_HALF, filled=filled) for label, filled in pair]) for pair in pairs]
    return Slip(
        organisation_name(sheet.letterhead),
        _("Attestation of deposit"),
        [
            *rows,
            # TR: on an attestation of deposit: after this day silence counts as consent
            Blank(_("To be answered by; silence is consent after that day"), filled=answer, share=_WHOLE * 2),
            Room(_SIGNING),
            Blank(_("For the cooperative: signature and stamp"), share=_WHOLE * 2),
        ],
    )


TRANSFER_FORM = InBlocks(heading_of, story)
