"""The paper of what is due: heads in order with their counts, each line with its day and its by-law."""

from datetime import date
from pathlib import Path

import pypdfium2
from pomanager.readmodels.governance import DueSheet
from pomanager.readmodels.papers import PrintOrder
from pomanager.readmodels.progress import silent
from pomanager.reports.governance.due import DUE
from pomanager.reports.paper import opened
from pomanager.rules.bylaws.in_force import NO_BYLAWS, SetValue
from pomanager.rules.bylaws.settings import NUMBER_OF
from pomanager.rules.bylaws.values import Count, Unit
from pomanager.rules.due import DueKind, When
from tests.reports import sheets_bylaws as sheets
from tests.reports.hostile_parts import read
from tests.reports.sheets import PRINTED


def printed(sheet: DueSheet, folder: Path) -> str:
    """What is read on the paper, without white space."""
    file = folder / "due.pdf"
    with opened(file, PrintOrder(language="en"), PRINTED) as pages:
        DUE.put(sheet, pages, silent)
    with pypdfium2.PdfDocument(file) as document:
        return read("".join(page.get_textpage().get_text_range() for page in document))


def test_each_head_has_its_count_and_each_line_its_by_law(tmp_path: Path) -> None:
    laws = sheets.bylaws_of({"board.term": SetValue(Count(36, Unit.MONTHS))})
    rows = [
        sheets.due_row("Over.", "board.term", date(2026, 8, 31), When.OVERDUE, DueKind.TERM_OVER),
        sheets.due_row("Empty.", on=None),
        sheets.due_row("Also empty.", on=None),
        sheets.due_row("Silent.", "calendar.report_filing", None, When.NOT_JUDGED, DueKind.REPORT),
    ]
    said = printed(sheets.due(rows, laws), tmp_path)
    law = f"{NUMBER_OF['board.term']}·Themembersoftheboardareelectedfor36months."
    assert f"Overdue(1)DueWhatWhatitconcernsBy-law31Aug2026TermoverOver.{law}" in said
    assert "Thismonth(2)" in said
    assert "Notjudged(1)" in said
    assert "Later" not in said
    assert said.index("Overdue(1)") < said.index("Thismonth(2)") < said.index("Notjudged(1)")


def test_where_nothing_is_due_it_says_so(tmp_path: Path) -> None:
    assert "Nothingisdue." in printed(sheets.due([], NO_BYLAWS), tmp_path)
