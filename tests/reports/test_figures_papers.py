"""The papers of funnel and indicators: figures as they were counted, definitions at the end, years without books."""

from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from pomanager.readmodels.papers import PrintOrder
from pomanager.readmodels.progress import silent
from pomanager.reports.composing import InBlocks
from pomanager.reports.governance.funnel import FUNNEL
from pomanager.reports.governance.indicators import INDICATORS
from pomanager.reports.paper import opened
from tests.reports import sheets_governance as sheets
from tests.reports.hostile_parts import read
from tests.reports.sheets import PRINTED

LATER = date(2027, 3, 1)


def printed(kind: InBlocks[Any], sheet: object, folder: Path) -> str:
    """What is read on the paper, without white space."""
    file = folder / "figures.pdf"
    with opened(file, PrintOrder(language="en"), PRINTED) as pages:
        kind.put(sheet, pages, silent)
    with pypdfium2.PdfDocument(file) as document:
        return read("".join(page.get_textpage().get_text_range() for page in document))


def test_the_funnel_says_each_stage_the_drop_and_what_is_counted(tmp_path: Path) -> None:
    said = printed(FUNNEL, sheets.funnel_sheet("Gitega"), tmp_path)
    assert "1Jan2026to24Nov2026" in said
    assert "SectionGitega" in said
    assert "Theshareofwomenfallsmosthere:40%at“Holdanoffice”,0%at“Chairabody”." in said
    assert "Ontheroll604060%21" in said
    assert "Sentasdelegates————" in said
    assert "Womencandidateswhowereelected2of4(50%)" in said
    assert said.index("Whatiscounted") < said.index("Everybodyontherollonthelastday.")


def test_the_indicators_give_both_numbers_and_the_by_law_that_is_not_kept(tmp_path: Path) -> None:
    said = printed(INDICATORS, sheets.indicators_sheet(sheets.indicators()), tmp_path)
    assert "Womenamongmembers60%60÷1006040128" in said
    assert "Memberswholeft4%4÷1005%2.5%10%—" in said
    assert "Person-daysoftraining997231" in said
    assert "Board72528.6%3:toofew" in said
    assert "AskedforbyIFAD2.1.3" in said
    assert "Womenandmenontherollonthelastday." in said


def test_a_time_before_the_books_is_told_as_such(tmp_path: Path) -> None:
    told = printed(FUNNEL, sheets.funnel_sheet(since=LATER), tmp_path)
    assert "Thebooksbeginon1Mar2027;theytellnothingofthistime." in told
    assert "Infigures" not in told
    empty = printed(INDICATORS, sheets.indicators_sheet(sheets.indicators(since=None)), tmp_path)
    assert "Thereisnobodyinthebooksyet." in empty
