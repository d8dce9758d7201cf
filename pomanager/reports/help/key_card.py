"""The key card: all keys of the program on one page, to be hung up beside the screen."""

from dataclasses import dataclass, replace

from pomanager.help.keys import GROUPS, PAGE_DIGITS, Key, KeyGroup, key_said
from pomanager.help.pages import page_called
from pomanager.i18n import _
from pomanager.readmodels.help_papers import HelpSheet
from pomanager.readmodels.papers import PrintOrder
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block, Together
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, InColumns, heading
from pomanager.reports.styles import CELL, CELL_HEAD

_COLUMNS = (GridColumn("", 38, style=CELL_HEAD), GridColumn("", 62, style=CELL))


def heading_of(_sheet: HelpSheet) -> Heading:
    """What the paper is called."""
    return Heading(_("Key card"), is_sealed=False)


def story(_sheet: HelpSheet) -> list[Block]:
    """Two columns: what works everywhere and the pages, then lists, forms and single screens."""
    first, *others = GROUPS
    left = [*_group(first), *_pages()]
    right = [block for group in others for block in _group(group)]
    return [InColumns([Together(left), Together(right)])]


def _group(group: KeyGroup) -> list[Block]:
    return [heading(_(group.title), 2), Grid(_COLUMNS, [_row(key) for key in group.keys])]


def _row(key: Key) -> tuple[str, str]:
    return "  ".join(map(key_said, key.keys)), _(key.does)


def _pages() -> list[Block]:
    rows = [(key_said(f"Alt+{digit}"), _(page_called(key).title)) for key, digit in PAGE_DIGITS.items()]
    return [heading(_("Go to"), 2), Grid(_COLUMNS, rows)]


@dataclass(frozen=True, slots=True)
class _OnOnePage(InBlocks[HelpSheet]):
    """Large print would need more than one page, and is not offered."""

    def fitted(self, order: PrintOrder) -> PrintOrder:
        """The order in usual letters."""
        return replace(order, large=False)


KEY_CARD = _OnOnePage(heading_of, story)
"""All keys on one page."""
