"""Handing the roll out: what is exported comes back exactly, formulas stay dead, and no half file is ever left."""

import csv
import errno
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import Cancelled, FileTrouble
from pomanager.i18n import _, speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.rules.calendar import VagueDate
from pomanager.rules.importing import FIELD_WORDS, Field, guess_columns, read_cell
from pomanager.rules.members import Sex, Status
from pomanager.services import files
from pomanager.services.exchange import csv_text, writing
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.queries.export import export_roll, export_rows
from pomanager.services.members.queries.export_fields import BASIC, export_columns
from pomanager.services.office import Office
from tests import make, offices, tables

FORMULA = "=cmd()|' /C calc'!A0"


def plain(word: str) -> str:
    return word


def some_people(office: Office) -> None:
    """People with all that is hard to hand out."""
    make.member(office, "NIYONZIMA Médiatrice", phone="+257 79 12 34 56", place="Mungwa · Gitega", section="Nord")
    make.member(office, "សុខ សុភា", other_script="SOK Sophea", birth=VagueDate(1960, about=True), place="ព្រៃ")
    make.member(office, "Токтосунова Айгүл Бакытовна", sex=Sex.FEMALE, birth=VagueDate(1987, 3), phone="0700 12-34-56")
    make.member(office, FORMULA, birth=VagueDate(1971, 3, 12), sex=Sex.MALE, place="@home", phone="+123456")
    make.member(office, "'=quoted", family_name="-Dash", given_name="''two", number="B-007", sex=Sex.UNKNOWN)
    make.member(office, '<img src="x"> "said", so; he|she', sex=Sex.MALE)
    make.applicant(office, "PRAK Dara", sex=Sex.MALE, place="Mungwa · Gitega")
    standing = make.member(office, "KEO Mony", on=date(2018, 1, 5))
    make.standing(office, standing, Status.RESIGNED, date(2021, 6, 1))


@pytest.mark.parametrize("name", ["roll.csv", "roll.xlsx"])
def test_what_is_exported_brings_nothing_new(office: Office, tmp_path: Path, name: str) -> None:
    some_people(office)
    assert office.ask(export_roll, tmp_path / name, plain) == 8
    told = tables.planned(office, tmp_path / name)
    assert tables.figures(told) == (0, 0, 8, 0, 0)
    assert list(told.mapping.values()) == list(office.ask(export_columns))


@pytest.mark.parametrize("name", ["roll.csv", "roll.xlsx"])
def test_an_exported_roll_fills_an_empty_office_with_the_same_people(
    office: Office, tmp_path: Path, name: str, clock: make.MovableClock
) -> None:
    some_people(office)
    office.ask(export_roll, tmp_path / name, plain)
    path = offices.office_file(tmp_path, "second.podb")
    second = files.open_office(path, writing=True, clock=clock)
    tables.brought_in(second, tmp_path / name)
    assert second.ask(lambda session: list(export_rows(session))) == office.ask(
        lambda session: list(export_rows(session))
    )
    second.close()


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_an_exported_roll_is_understood_in_every_language(office: Office, tmp_path: Path, language: str) -> None:
    some_people(office)
    with speaking(language):
        office.ask(export_roll, tmp_path / "roll.csv", _)
        headings = [_(word) for word in FIELD_WORDS.values()]
    assert [guess.field for guess in guess_columns(headings)] == list(FIELD_WORDS)
    assert tables.figures(tables.planned(office, tmp_path / "roll.csv")) == (0, 0, 8, 0, 0)


def test_an_edited_export_changes_only_what_was_edited(office: Office, tmp_path: Path) -> None:
    some_people(office)
    path = tmp_path / "roll.csv"
    office.ask(export_roll, path, plain)
    path.write_text(path.read_text(encoding="utf-8").replace("0700 12-34-56", "0555 111 222"), encoding="utf-8")
    (row,) = [row for row in tables.planned(office, path).rows if row.changes]
    assert [(change.field, change.new) for change in row.changes] == [(Field.PHONE, "0555 111 222")]


def test_the_roll_of_a_day_holds_who_stood_on_it_then(office: Office, tmp_path: Path) -> None:
    some_people(office)
    path = tmp_path / "roll.csv"
    assert office.ask(export_roll, path, plain, date(2019, 1, 1)) == 1
    table = read_table(path)
    row = dict(zip(table.headers, table.rows[0], strict=True))
    assert (row["Full name"], row["Standing"], row["Joined on"]) == ("KEO Mony", "Active", "2018-01-05")
    assert office.ask(export_roll, path, plain, date(2026, 1, 1)) == 6


def test_no_cell_of_a_csv_begins_as_a_formula(office: Office, tmp_path: Path) -> None:
    some_people(office)
    path = tmp_path / "roll.csv"
    office.ask(export_roll, path, plain)
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "'" + FORMULA in cells
    assert "+257 79 12 34 56" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("text", [FORMULA, "-1", "@x", "+1+2", "'=x", "''=x", "''x", "'x", "+257 79", "O'Neil", ""])
def test_what_keeps_formulas_dead_is_taken_off_again(text: str) -> None:
    for kept in (csv_text.kept_dead(text), csv_text.with_quote_kept(text)):
        assert read_cell(Field.NAME, kept).value == text


def test_an_xlsx_holds_texts_and_no_formula(office: Office, tmp_path: Path) -> None:
    import zipfile

    some_people(office)
    office.ask(export_roll, tmp_path / "roll.xlsx", plain)
    with zipfile.ZipFile(tmp_path / "roll.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<v>" not in sheet
    assert "hyperlink" not in sheet
    assert 'state="frozen"' in sheet


def test_another_ending_is_refused(office: Office, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as caught:
        office.ask(export_roll, tmp_path / "roll.docx", plain)
    assert caught.value.objections[0].message == writing.NO_SUCH_KIND


@pytest.mark.parametrize("name", ["roll.csv", "roll.xlsx"])
def test_a_full_disk_leaves_the_old_file_and_no_half_one(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("as it was", encoding="utf-8")

    def rows() -> Iterator[tuple[str, ...]]:
        yield ("1", "SOK Sophea")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(FileTrouble) as caught:
        writing.write_table(path, ("no", "name"), rows())
    assert caught.value.objections[0].message == writing.DISK_FULL
    assert path.read_text(encoding="utf-8") == "as it was"
    assert [found.name for found in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["roll.csv", "roll.xlsx"])
def test_cancelling_leaves_nothing(office: Office, tmp_path: Path, name: str) -> None:
    some_people(office)

    def stop(done: int, total: int) -> None:
        assert (done, total) == (0, 8)
        raise Cancelled

    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        office.ask(export_roll, folder / name, plain, None, stop)
    assert not list(folder.iterdir())


def test_a_sheet_gets_a_name_a_spreadsheet_allows(tmp_path: Path) -> None:
    writing.write_table(tmp_path / "roll.xlsx", ("a", "b"), [("x", "y")], "Members: [all]/2026 " + "x" * 40)
    assert len(read_table(tmp_path / "roll.xlsx").sheet) <= writing.LONGEST_SHEET_NAME


def test_columns_nobody_fills_are_not_exported(office: Office) -> None:
    assert office.ask(export_columns) == BASIC
    make.standing(office, make.member(office, "KEO Mony", decision=""), Status.DEAD, date(2026, 1, 3))
    assert set(office.ask(export_columns)) - set(BASIC) == {Field.LEFT, Field.LEFT_REASON}
    make.applicant(office, "SOK Sophea")
    make.member(office, "PRAK Dara", decision="AG 3")
    more = {Field.LEFT, Field.LEFT_REASON, Field.APPLIED, Field.DECISION}
    assert set(office.ask(export_columns)) - set(BASIC) == more
    assert office.ask(export_columns, date(2026, 1, 1)) == BASIC
