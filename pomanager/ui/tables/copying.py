"""Rows as a block of cells for the clipboard: whatever spreadsheet takes it keeps every cell as the text it is."""

import csv
import re
from collections.abc import Iterable, Sequence
from html import escape
from io import StringIO
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats
from pomanager.ui.jobs import Job
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.model import TableModel
from pomanager.ui.tables.windowed import WindowedModel

COPIED_AT_ONCE = 2000
"""Rows up to which a block is copied before the key is let go; more are read beside the window."""
READ_AT_A_TIME = 2000
_PHONE = re.compile(r"[+-][\d\s().-]*")
_FORMULA = ("=", "@", "+", "-")
_HEAD = (
    '<html><head><meta charset="utf-8"><style>td{mso-number-format:"\\@"}</style></head>'
    '<body><table>'
)  # fmt: skip
_FOOT = "</table></body></html>"

Line = Sequence[str]


def plain_cell(text: str) -> str:
    """A cell that stays in its cell: no tabs or line ends, and never taken for a formula; unknown is empty."""
    single = " ".join(text.split())
    if single == formats.UNKNOWN:
        return ""
    formula = single.lstrip("'").startswith(_FORMULA) and not _PHONE.fullmatch(single)
    return f"'{single}" if formula else single


def read_cell(text: str) -> str:
    """A cell as it was before ``plain_cell`` marked it as text."""
    marked = text.startswith("'") and text.lstrip("'").startswith(_FORMULA)
    return " ".join((text[1:] if marked else text).split())


def as_text(lines: Iterable[Line]) -> str:
    """The lines as text, their cells parted by tabs."""
    return "\n".join("\t".join(_quoted(plain_cell(cell)) for cell in line) for line in lines)


def _quoted(cell: str) -> str:
    """A cell that begins with a quotation mark, so that none takes the mark for the beginning of a quotation."""
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else cell


def as_table(lines: Iterable[Line]) -> str:
    """The lines as a table of HTML in which every cell is said to be text, as spreadsheets prefer to read it."""
    rows = (
        "<tr>" + "".join(f"<td>{escape(_bare(cell), quote=False)}</td>" for cell in line) + "</tr>" for line in lines
    )
    return _HEAD + "".join(rows) + _FOOT


def _bare(text: str) -> str:
    single = " ".join(text.split())
    return "" if single == formats.UNKNOWN else single


def read_block(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a block from the clipboard, line by line; empty lines at its end are none of it."""
    rows = [tuple(read_cell(cell) for cell in line) for line in csv.reader(StringIO(text, newline=""), delimiter="\t")]
    while rows and not any(rows[-1]):
        rows.pop()
    return tuple(rows)


def copy_block(parent: QWidget, model: TableModel[Any], places: Sequence[int], columns: Sequence[int]) -> Job | None:
    """Put a block on the clipboard; a long one is read in a job, which is returned."""
    chosen = [model.columns[number] for number in columns]
    if not places:
        return None
    if len(places) <= COPIED_AT_ONCE or not isinstance(model, WindowedModel):
        rows = (model.row(place) for place in places)
        put_on_clipboard(both_ways([_said(chosen, row) for row in rows if row is not None]))
        return None
    from pomanager.ui.dialogs.progress import follow

    ids = model.ids()
    if len(places) != len(ids):
        ids = [ids[place] for place in places]
    job = Job(_reading(model, ids, chosen), parent)
    job.finished.connect(put_on_clipboard)
    return follow(job, _("Copying the rows"), parent, _("Cancelling leaves the clipboard as it was."))


def _reading(model: WindowedModel[Any], ids: Sequence[int], columns: Sequence[Column[Any]]) -> Any:  # noqa: ANN401 - the work of a job
    source = model.source

    def work(job: Job) -> tuple[str, str]:
        lines: list[Line] = []
        for start in range(0, len(ids), READ_AT_A_TIME):
            rows = source.rows(ids[start : start + READ_AT_A_TIME]) if source is not None else ()
            lines += [_said(columns, row) for row in rows]
            job.report(start, len(ids))
        return both_ways(lines)

    return work


def _said(columns: Sequence[Column[Any]], row: object) -> Line:
    return tuple(column.shown(row) for column in columns)


def bare_texts(columns: Sequence[Column[Any]], row: object) -> Line:
    """What the cells of a row say, one after another; what is unknown is empty."""
    return tuple(map(_bare, _said(columns, row)))


def both_ways(lines: Sequence[Line]) -> tuple[str, str]:
    """The lines as plain text, and as a table whose cells are text."""
    return as_text(lines), as_table(lines)


def put_on_clipboard(told: tuple[str, str]) -> None:
    """Offer a block as plain text and as a table; who takes it takes what it can read best."""
    data = QMimeData()
    data.setText(told[0])
    data.setHtml(told[1])
    QGuiApplication.clipboard().setMimeData(data)


def block_on_clipboard() -> tuple[tuple[str, ...], ...]:
    """The cells on the clipboard; empty where it holds no text."""
    return read_block(QGuiApplication.clipboard().text())
