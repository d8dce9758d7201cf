"""The table of what a repair saved and lost: a line for each part of the office that is not whole."""

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.repair import Salvaged, TableKept
from pomanager.services.journal.words import AREAS
from pomanager.ui.tables.columns import Column


def part_said(table: TableKept) -> str:
    """Which part of the office a table belongs to, and the name of the table itself."""
    if table.area == Area.JOURNAL.value:
        return f"{_('Journal')} · {table.name}"
    try:
        area = _(AREAS[Area(table.area)])
    except (KeyError, ValueError):
        return table.name
    return f"{area} · {table.name}"


def lost_said(table: TableKept) -> str:
    """Which records of a table could not be read."""
    parts = []
    for first, last in table.gaps[:MOST_GAPS]:
        if last is None:
            # TR: records of a table by their numbers in the file: "from 120 on"
            parts.append(_("from {first} on").format(first=formats.number(first)))
        elif first == last:
            parts.append(formats.number(first))
        else:
            parts.append(f"{formats.number(first)}–{formats.number(last)}")
    more = len(table.gaps) - MOST_GAPS
    if more > 0:
        parts.append(_("and {count} more").format(count=formats.number(more)))
    return ", ".join(parts)


MOST_GAPS = 6


def not_whole(salvaged: Salvaged) -> tuple[TableKept, ...]:
    """The tables of which something is lost or came from the backup."""
    return tuple(table for table in salvaged.tables if not table.is_whole)


def _saved(table: TableKept) -> int:
    return table.saved


def _filled(table: TableKept) -> int:
    return table.filled


def _left_out(table: TableKept) -> int:
    return table.left_out


def _in_backup(table: TableKept) -> int | None:
    return table.in_backup


COLUMNS: tuple[Column[TableKept], ...] = (
    # TR: head of a column: the part of the office, such as members or shares
    Column(N_("Part"), part_said, width=240, key="part"),
    # TR: head of a column: how many records were saved out of a damaged file
    Column(N_("Saved"), _saved, formats.number, right=True, width=88, key="saved"),
    # TR: head of a column: how many lost records a backup still had
    Column(N_("From the backup"), _filled, formats.number, right=True, width=128, key="filled"),
    # TR: head of a column: how many records were left out because what they belong to is lost
    Column(N_("Left out"), _left_out, formats.number, right=True, width=96, key="left_out"),
    # TR: head of a column: how many records the newest good backup holds
    Column(N_("In the backup"), _in_backup, formats.number, right=True, width=120, key="in_backup"),
    # TR: head of a column: numbers of the records that could not be read
    Column(N_("Could not be read"), lost_said, width=0, key="lost"),
)
