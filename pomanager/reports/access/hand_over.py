"""The record that the office at the keyboard changed hands, signed by both and by witnesses."""

from pomanager.i18n import _, formats
from pomanager.readmodels.access import HandOverItem, HandOverRow
from pomanager.readmodels.access_papers import OfficeHandOverSheet
from pomanager.reports.composing import InBlocks
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
    paragraph,
    witnesses,
)
from pomanager.rules.access.handing_over import ITEM_WORDS, OFFERED, Item
from pomanager.rules.access.roles import ROLE_WORDS

OWN_ROWS = 4
"""Rows a form has for things of the office's own."""
_WRITING_ROW = 25.0
"""A row in which words can be written by hand, in points."""


def heading_of(sheet: OfficeHandOverSheet) -> Heading:
    """What the paper is called, and of which day; a form bears no check code."""
    if sheet.row is None:
        return Heading(_("Hand-over of the office"), is_sealed=False)
    return Heading(_("Hand-over of the office"), sheet.row.at.date())


def story(sheet: OfficeHandOverSheet) -> list[Block]:
    """Who gave the office to whom and how the books stood, what was gone through, and where both sign."""
    return _form() if sheet.row is None else _record(sheet.row)


def _form() -> list[Block]:
    labels = (_("Handed over on"), _("Handed over by"), _("Taken over by"), _("Name of the backup"))
    lines = [*((_(ITEM_WORDS[item]), "", "") for item in OFFERED), *[("", "", "")] * OWN_ROWS]
    signing = Signatures([Signature(_("Handed over by")), Signature(_("Taken over by"))])
    return [
        *(Blank(label) for label in labels), heading(_("Gone through together")),
        Grid(_columns(), lines, row_height=_WRITING_ROW), signing, witnesses(),
    ]  # fmt: skip


def _record(row: HandOverRow) -> list[Block]:
    kept = formats.listing([_(ROLE_WORDS[role]) for role in row.given_by_roles])
    told = [
        (_("Handed over by"), row.given_by),
        (_("Taken over by"), row.taken_by),
        (_("When"), formats.moment(row.at)),
        # TR: which roles the former secretary keeps
        (_("Who handed over stays"), kept or _("nothing: their access has ended")),
        (_("Name of the backup"), row.backup_name or _("none was made")),
        (_("Lines of the journal"), formats.number(row.journal_count)),
        (_("Seal of the last line"), row.journal_hash),
        (_("Password of the file"), _("changed at the hand-over") if row.file_password_new else _("as before")),
    ]
    blocks: list[Block] = [
        paragraph(
            _(
                "The books were handed over as they stood at this moment. The number of lines of the journal and the "
                "seal of its last line show later whether anything before it was changed."
            )
        ),
        facts(told),
        heading(_("Gone through together")),
        Grid(_columns(), [_line(item) for item in row.items]),
    ]
    if row.notes:
        blocks += [heading(_("Remarks")), paragraph(row.notes)]
    signing = [Signature(_("Handed over by"), row.given_by), Signature(_("Taken over by"), row.taken_by)]
    return [*blocks, Signatures(signing), witnesses()]


def _columns() -> tuple[GridColumn, ...]:
    return (GridColumn(_("What"), 45), GridColumn(_("Handed over"), 15), GridColumn(_("Remark"), 40))


def _line(item: HandOverItem) -> tuple[str, str, str]:
    word = "" if item.item == Item.OWN else _(ITEM_WORDS[Item(item.item)])
    # TR: whether a thing on the list was handed over
    return item.called or word, _("yes") if item.is_done else _("no"), item.remark


OFFICE_HAND_OVER = InBlocks(heading_of, story)
