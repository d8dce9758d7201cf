"""A sheet of texts as XLSX: well-formed, every text comes back as it was, and nothing in it comes alive."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from pomanager.services.exchange.xlsx import LONGEST_TEXT, ROWS_AT_ONCE, write_sheet

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["_x0041_", "_x005F_x0041_", "a\r\nb", " a", "a ", "a  b", "<t>&amp;</t>", "]]>", "=1+1", "\x00\x0b\ufffe", "\t"]
)


def cells(path: Path) -> dict[str, str]:
    """Every cell of the sheet as a spreadsheet reads it."""
    with zipfile.ZipFile(path) as archive:
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - we wrote it
    return {cell.attrib["r"]: _spelt_out(cell.findtext(f"{MAIN}is/{MAIN}t") or "") for cell in sheet.iter(f"{MAIN}c")}


def _spelt_out(text: str) -> str:
    """``_x0041_`` is how the format spells a letter, once and from left to right."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=CELLS)
def test_every_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    write_sheet(tmp_path / "a.xlsx", ["name"], [[text]], "Members")
    assert cells(tmp_path / "a.xlsx") == {"A1": "name", **({"A2": text} if text else {})}


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=st.lists(CELLS | st.sampled_from(["Ana", "|", "a |b", "x" * 100]), min_size=3, max_size=3))
def test_every_text_of_a_row_comes_back_whatever_stands_beside_it(tmp_path: Path, row: list[str]) -> None:
    write_sheet(tmp_path / "a.xlsx", ["a", "b", "c"], [row], "Members")
    told = {name: text for name, text in zip(("A2", "B2", "C2"), row, strict=True) if text}
    assert cells(tmp_path / "a.xlsx") == {"A1": "a", "B1": "b", "C1": "c", **told}


def test_a_spreadsheet_reads_what_was_written(tmp_path: Path) -> None:
    rows = [["1", "NIYONZIMA & <Médiatrice>"], ["", "សុខ សុភា"], ["+257 79", "=1+1"]]
    write_sheet(tmp_path / "a.xlsx", ["No.", "Name"], rows, 'Members <&"> 2026')
    book = CalamineWorkbook.from_path(tmp_path / "a.xlsx")
    assert book.sheet_names == ['Members <&"> 2026']
    assert book.get_sheet_by_index(0).to_python() == [["No.", "Name"], *rows]


@pytest.mark.parametrize("count", [0, 1, ROWS_AT_ONCE - 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1])
def test_no_row_is_lost_between_two_portions(tmp_path: Path, count: int) -> None:
    write_sheet(tmp_path / "a.xlsx", ["No."], ([str(number)] for number in range(count)), "Members")
    found = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    assert found == [["No."], *([str(number)] for number in range(count))]


@pytest.mark.parametrize(("length", "kept"), [(-1, -1), (0, 0), (1, 0)])
def test_a_text_longer_than_a_cell_is_cut(tmp_path: Path, length: int, kept: int) -> None:
    write_sheet(tmp_path / "a.xlsx", ["name"], [["x" * (LONGEST_TEXT + length)]], "Members")
    assert len(cells(tmp_path / "a.xlsx")["A2"]) == LONGEST_TEXT + kept


def test_columns_have_letters_beyond_z(tmp_path: Path) -> None:
    write_sheet(tmp_path / "a.xlsx", [f"h{number}" for number in range(54)], [], "Members")
    found = cells(tmp_path / "a.xlsx")
    assert [found[place] for place in ("A1", "Z1", "AA1", "AZ1", "BA1", "BB1")] == [
        "h0",
        "h25",
        "h26",
        "h51",
        "h52",
        "h53",
    ]


def test_cells_are_texts_headings_are_bold_and_stay_in_sight(tmp_path: Path) -> None:
    write_sheet(tmp_path / "a.xlsx", ["No."], [["007"]], "Members")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert archive.testzip() is None
        sheet, styles = archive.read("xl/worksheets/sheet1.xml").decode(), archive.read("xl/styles.xml").decode()
    assert 'state="frozen"' in sheet
    assert [cell.attrib["s"] for cell in ET.fromstring(sheet).iter(f"{MAIN}c")] == ["1", "2"]  # noqa: S314 - ours
    kinds = list(ET.fromstring(styles).iter(f"{MAIN}cellXfs"))[0]  # noqa: S314, RUF015 - ours
    assert [(kind.attrib["numFmtId"], kind.attrib["fontId"]) for kind in kinds] == [("0", "0"), ("0", "1"), ("49", "0")]


def test_the_same_rows_make_the_same_file(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_sheet(tmp_path / name, ["No."], [["007"]], "Members")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
