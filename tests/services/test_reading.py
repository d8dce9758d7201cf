"""Reading tables of any kind: what people own is read, and what cannot be read is told in a sentence."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pomanager.errors import Cancelled, FileTrouble
from pomanager.readmodels.exchange import RawTable
from pomanager.services.exchange import csv_text, limits
from pomanager.services.exchange.reading import CUT, MANY_COLUMNS, SAME_HEADING, column_letter, read_table
from tests import offices, tables
from xlsxwriter import Workbook

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


def text_table(folder: Path, text: str, encoding: str = "utf-8") -> RawTable:
    return read_table(tables.written(folder, text, encoding=encoding))


def refusal(path: Path) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(FileTrouble) as caught:
        read_table(path)
    said = caught.value.objections[0]
    assert said.details["file"] == path.name
    return said.message


def workbook(path: Path, fill: Callable[[Workbook], None]) -> Path:
    with Workbook(str(path)) as book:
        fill(book)
    return path


def test_a_table_is_its_headings_and_its_rows(tmp_path: Path) -> None:
    table = text_table(tmp_path, tables.REAL_LAYOUT)
    assert table.headers[:3] == ("name", "sort_name", "area")
    assert len(table.rows) == 4
    assert table.first_row == 2
    assert table.rows[0][0] == "BARUTWA Imelde"
    assert (table.encoding, table.separator, table.notes) == ("utf-8", ",", ())
    assert len(table.digest) == 64


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    lines = ['"name"{0}"place"{0}born', '"SOK, Sophea; Mrs"{0}Tbaeng{0}1971', "KEO Mony{0}Prey{0}"]
    table = text_table(tmp_path, "\r\n".join(lines).format(separator))
    assert table.headers == ("name", "place", "born")
    assert table.rows[0] == ("SOK, Sophea; Mrs", "Tbaeng", "1971")


def test_the_line_in_which_excel_names_its_separator_is_no_heading(tmp_path: Path) -> None:
    assert text_table(tmp_path, "sep=;\r\nname;place\r\nSOK;Tbaeng\r\n").headers == ("name", "place")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_newline_ends_a_row(tmp_path: Path, newline: str) -> None:
    table = text_table(tmp_path, newline.join(["name,place", "SOK Sophea,Tbaeng", "KEO Mony,Prey"]))
    assert list(table.rows) == [("SOK Sophea", "Tbaeng"), ("KEO Mony", "Prey")]


@pytest.mark.parametrize(
    ("encoding", "text", "found"),
    [
        ("utf-8-sig", "nom,lieu\nHÉLÈNE Ñandú,Médina\n", "utf-8"),
        ("utf-16", "nom,lieu\nសុខ សុភា,Médina\n", "utf-16-le"),
        ("utf-16-be", "nom,lieu\nSOK Sophea,Prey Svay\n", "utf-16-be"),
        ("cp1252", "nom,prénom,lieu\nNDAYE,Aïssatou,Thiès\nSÈNE,Rémi,Kédougou\n", "cp1252"),
        ("cp1251", "фамилия,имя,село\nТоктосунова,Айгуль,Кызыл-Суу\nИванов,Пётр,Ош\n", "cp1251"),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, encoding: str, text: str, found: str) -> None:
    table = text_table(tmp_path, text, encoding)
    assert table.encoding == found
    assert [list(table.headers), *map(list, table.rows)] == [line.split(",") for line in text.splitlines()]


def test_a_guessed_encoding_is_told(tmp_path: Path) -> None:
    table = text_table(tmp_path, "nom,prénom\nSÈNE,Rémi\n", "cp1252")
    assert [(note.message, note.stops) for note in table.notes] == [(csv_text.GUESSED, False)]


def test_broken_letters_are_replaced_and_told(tmp_path: Path) -> None:
    path = tmp_path / "roll.csv"
    path.write_bytes("nom,lieu\nNDAYÉ Aïssatou,Thiès\n".encode() + b"S\xc8NE R\xe9mi,Ngozi\n")
    table = read_table(path)
    assert table.rows[1] == ("S\ufffdNE R\ufffdmi", "Ngozi")
    assert [note.message for note in table.notes] == [csv_text.REPLACED]


def test_characters_nobody_sees_are_left_out_and_told(tmp_path: Path) -> None:
    table = text_table(tmp_path, "name,place\nSOK\x00 So\x08phea,Tbaeng\x1b\n")
    assert table.rows[0] == ("SOK Sophea", "Tbaeng")
    assert [note.message for note in table.notes] == [csv_text.CONTROLS]


def test_a_quotation_mark_that_never_closes_swallows_nothing(tmp_path: Path) -> None:
    table = text_table(tmp_path, 'name,place\n"SOK Sophea,Tbaeng\nKEO Mony,Prey\n')
    assert len(table.rows) == 2
    assert [note.message for note in table.notes] == [csv_text.QUOTE_OPEN]


def test_titles_above_the_heading_are_passed_over(tmp_path: Path) -> None:
    table = text_table(tmp_path, "Liste des membres,,\n,,\n2026,,\nNom,Sexe,Né en\nSOK Sophea,F,1971\n")
    assert table.headers == ("Nom", "Sexe", "Né en")
    assert table.first_row == 5


def test_every_column_gets_a_name_of_its_own(tmp_path: Path) -> None:
    table = text_table(tmp_path, "name,phone,,phone,phone\nSOK,1,x,2,3\n")
    assert table.headers == ("name", "phone", "C", "phone (2)", "phone (3)")
    assert [(note.message, note.details["count"]) for note in table.notes] == [(SAME_HEADING, 3)]
    assert [column_letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_three_hundred_columns_are_cut_to_two_hundred(tmp_path: Path) -> None:
    heading = ",".join(["name", *(f"c{number}" for number in range(299))])
    table = text_table(tmp_path, heading + "\n" + ",".join(["SOK Sophea"] * 300) + "\n")
    assert len(table.headers) == len(table.rows[0]) == limits.MOST_COLUMNS
    assert [note.message for note in table.notes] == [MANY_COLUMNS]


def test_a_cell_longer_than_a_spreadsheet_holds_is_cut(tmp_path: Path) -> None:
    table = text_table(tmp_path, f"name,place\n{'x' * 40_000},Tbaeng\n")
    assert len(table.rows[0][0]) == limits.MOST_CELL_CHARACTERS
    assert [(note.message, note.details["row"]) for note in table.notes] == [(CUT, 2)]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.csv", b"", limits.EMPTY),
        ("blank.csv", b"\xef\xbb\xbf \r\n\r\n", limits.EMPTY),
        ("commas.csv", b",,\n,,\n", limits.EMPTY),
        ("heading.csv", b"name,place\n", limits.ONLY_HEADING),
        ("heading.csv", b"name,place\n,\n\n", limits.ONLY_HEADING),
        ("photo.csv", PNG, limits.PICTURE),
        ("photo.xlsx", b"\xff\xd8\xff\xe0" + bytes(100), limits.PICTURE),
        ("roll.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", limits.PDF),
        ("roll.xls", b"\n<html><table><tr><td>name</td></tr></table>", limits.WEB_PAGE),
        ("roll.bin", bytes(range(256)) * 8, limits.NOT_A_TABLE),
        ("copy.csv", b"POManager 1 file" + bytes(range(256)), limits.OFFICE_FILE),
        ("line.csv", b"name,place\nSOK," + b"x" * 1_000_001, limits.LONG_LINE),
        ("roll.xlsx", b"PK\x03\x04 and then nothing that could be unpacked", limits.DAMAGED),
        ("roll.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), limits.DAMAGED),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert refusal(path) == said


def test_a_missing_file_a_folder_and_an_office_file_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.csv") == limits.NOT_FOUND
    assert refusal(tmp_path) == limits.IS_FOLDER
    live = offices.office_file(tmp_path)
    assert refusal(live) == limits.OFFICE_FILE
    link = tmp_path / "roll.csv"
    link.symlink_to(live)
    assert refusal(link) == limits.OFFICE_FILE


def fill_roll(book: Workbook) -> None:
    book.add_worksheet("empty")
    sheet = book.add_worksheet("Roll")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(2, 1, ["Name", "Phone", "Born", "Paid", "Card"])
    sheet.write_row(3, 1, ["SOK Sophea", 255712345678])
    sheet.write_number(3, 3, 26004, day)
    sheet.write(3, 4, "=1/0")
    sheet.write_number(3, 5, 12345678901234567890)
    sheet.write_row(5, 1, ["KEO Mony", 12.5])


def test_a_spreadsheet_gives_texts_as_people_type_them(tmp_path: Path) -> None:
    table = read_table(workbook(tmp_path / "roll.xlsx", fill_roll))
    assert (table.sheet, table.sheets, table.first_row) == ("Roll", ("empty", "Roll"), 4)
    assert table.headers == ("Name", "Phone", "Born", "Paid", "Card")
    assert table.rows[0] == ("SOK Sophea", "255712345678", "1971-03-12", "0", "1.23456789012346E+19")
    assert table.rows[1] == ()
    assert table.rows[2][:2] == ("KEO Mony", "12.5")


def test_a_cell_whose_formula_failed_is_seen(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 2, ["Name", "Place"])
        sheet.write_row(1, 2, ["SOK Sophea"])
        sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")

    assert read_table(workbook(tmp_path / "roll.xlsx", fill)).rows[0] == ("SOK Sophea", "#DIV/0!")


def test_the_sheet_can_be_named(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        for name in ("2024", "2025"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Name", "Place"])
            sheet.write_row(1, 0, [f"SOK {name}", "Prey"])

    path = workbook(tmp_path / "roll.xlsx", fill)
    assert read_table(path, "2025").rows[0][0] == "SOK 2025"
    assert read_table(path).rows[0][0] == "SOK 2024"


def test_a_truncated_spreadsheet_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "roll.xlsx", fill_roll)
    path.write_bytes(path.read_bytes()[:-400])
    assert refusal(path) == limits.DAMAGED


def archive(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in parts.items():
            zipped.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/worksheets/sheet1.xml": b"<a/>" * 10_000_000},
        {f"part{number}.xml": b"" for number in range(2001)},
        {"xl/workbook.xml": b'<?xml version="1.0"?><!DOCTYPE lol [<!ENTITY a "a">]><a/>'},
        {"xl/embedded.bin": b"PK\x03\x04 an archive within"},
    ],
    ids=["grows", "many", "entities", "nested"],
)
def test_an_archive_made_to_do_harm_is_not_unpacked(tmp_path: Path, parts: dict[str, bytes]) -> None:
    assert refusal(archive(tmp_path / "bomb.xlsx", parts)) == limits.SUSPICIOUS


def test_an_archive_that_is_no_spreadsheet_is_told(tmp_path: Path) -> None:
    assert refusal(archive(tmp_path / "letter.docx", {"word/document.xml": b"<w/>"})) == limits.DAMAGED


def test_reading_a_spreadsheet_can_be_cancelled(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        read_table(workbook(tmp_path / "roll.xlsx", fill_roll), cancelled=lambda: True)
