"""A hand-over record: what the old holder of an office gave to the new one, signed by both and by witnesses."""

from pomanager.i18n import _, formats
from pomanager.i18n.offices import office_name
from pomanager.readmodels.bodies import HandOverDetail
from pomanager.readmodels.body_papers import HandOverSheet
from pomanager.reports.bodies.words import body_said
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
from pomanager.reports.styles import Align
from pomanager.rules.bodies.kinds import ITEM_KIND_WORDS, HandedOver
from pomanager.rules.money import Money

EMPTY_ROWS = 5
"""Rows a blank record has for things handed over."""
_WRITING_ROW = 25.0
"""A row in which a word can be written by hand, in points."""


def heading_of(sheet: HandOverSheet) -> Heading:
    """What the paper is called, of which day, and about which office; a blank one bears no check code."""
    if sheet.detail is None:
        return Heading(_("Hand-over record"), is_sealed=False)
    row = sheet.detail.row
    return Heading(_("Hand-over record"), row.on, office_name(row.office, row.title))


def story(sheet: HandOverSheet) -> list[Block]:
    """Who gave what to whom, then the places to sign."""
    return _blank() if sheet.detail is None else _filled(sheet.detail, sheet)


def _columns() -> tuple[GridColumn, ...]:
    return (
        GridColumn(_("Kind"), 20), GridColumn(_("What"), 30), GridColumn(_("How many"), 10, Align.END),
        GridColumn(_("Amount"), 16, Align.END), GridColumn(_("Remarks"), 24),
    )  # fmt: skip


def _blank() -> list[Block]:
    """The same paper with nothing on it yet."""
    labels = (
        _("Body"),
        _("Office"),
        _("Handed over on"),
        _("Handed over by"),
        _("Taken by"),
        _("Where"),
        _("Witnesses"),
    )
    rows = [("",) * len(_columns())] * EMPTY_ROWS
    signing = Signatures([Signature(_("Handed over by")), Signature(_("Taken by"))])
    return [
        *(Blank(label) for label in labels), heading(_("Handed over")),
        Grid(_columns(), rows, row_height=_WRITING_ROW), signing, witnesses(),
    ]  # fmt: skip


def _filled(detail: HandOverDetail, sheet: HandOverSheet) -> list[Block]:
    row = detail.row
    told = [
        (_("Body"), body_said(row.body)),
        (_("Office"), office_name(row.office, row.title)),
        (_("Handed over by"), row.given_by.name),
        (_("Taken by"), row.taken_by.name),
        # TR: the place where something was handed over
        (_("Where"), detail.place or "—"),
        (_("Witnesses"), detail.witnesses or "—"),
    ]
    blocks: list[Block] = []
    if row.is_taken_back:
        blocks.append(paragraph(_("This record was taken back: it was written by mistake.")))
    things = [_item(each, sheet) for each in detail.items]
    blocks += [facts(told), heading(_("Handed over")), Grid(_columns(), things)]
    if detail.remarks:
        blocks += [heading(_("Remarks")), paragraph(detail.remarks)]
    signing = [Signature(_("Handed over by"), row.given_by.name), Signature(_("Taken by"), row.taken_by.name)]
    return [*blocks, Signatures(signing), witnesses()]


def _item(item: HandedOver, sheet: HandOverSheet) -> tuple[str, ...]:
    amount = "" if item.amount is None else formats.money(Money(item.amount, sheet.currency), sheet.currency_decimals)
    quantity = "" if item.quantity is None else formats.number(item.quantity)
    return _(ITEM_KIND_WORDS[item.kind]), item.description, quantity, amount, item.remarks


HAND_OVER = InBlocks(heading_of, story)
