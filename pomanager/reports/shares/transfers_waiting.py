"""Transfers that wait for an answer, and those met by silence that are not entered yet."""

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.transfers import TransferRow, WaitingTransfersSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, note, paragraph
from pomanager.reports.shares.words import numbered_holder
from pomanager.reports.styles import Align
from pomanager.rules.shares.transfers import APPROVAL_WORDS, STATE_WORDS, TransferState


def heading_of(sheet: WaitingTransfersSheet) -> Heading:
    """What the list is called, and for which day."""
    return Heading(_("Transfers awaiting an answer"), sheet.as_of)


def story(sheet: WaitingTransfersSheet) -> list[Block]:
    """The transfers, the earliest last day first."""
    if not sheet.rows:
        return [paragraph(_("No transfer waits for an answer on this day.")), note("")]
    columns = (
        GridColumn(_("Date of the deed"), 11), GridColumn(_("Attestation of deposit"), 13),
        GridColumn(_("Who gives"), 20), GridColumn(_("Who receives"), 20), GridColumn(_("Type"), 7),
        GridColumn(_("Shares"), 7, Align.END), GridColumn(_("Approval needed"), 14),
        GridColumn(_("To be answered by"), 15),
    )  # fmt: skip
    return [
        Grid(columns, [_cells(row) for row in sheet.rows]),
        note(_("When nobody answers in time, the transfer counts as approved from the next day on.")),
    ]


def _cells(row: TransferRow) -> tuple[str, ...]:
    return (
        formats.day_short(row.requested_on), row.attestation or formats.UNKNOWN, numbered_holder(row.giver),
        numbered_holder(row.receiver), row.type.code, formats.number(row.shares), _(APPROVAL_WORDS[row.approval]),
        "\n".join((formats.day_short(row.answer_by), _left(row))),
    )  # fmt: skip


def _left(row: TransferRow) -> str:
    """How long there is to answer, or that silence has run out."""
    if row.state is TransferState.SILENT:
        return _(STATE_WORDS[TransferState.SILENT])
    if row.days_left is None:
        # TR: under a dash for the last day to answer, where the by-laws name none
        return _("by-laws silent")
    left = ngettext("{count} day left", "{count} days left", row.days_left)
    return left.format(count=formats.number(row.days_left))


TRANSFERS_WAITING = InBlocks(heading_of, story)
