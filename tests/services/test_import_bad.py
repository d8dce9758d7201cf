"""Tables that harm, break or confuse: a sentence each, and nothing half written."""

import resource
import zipfile
from pathlib import Path

import pytest

from pomanager.errors import FileTrouble, Refused
from pomanager.readmodels.exchange import Double, Outcome
from pomanager.rules.importing.cells import HIDDEN, ROUNDED, ZEROS
from pomanager.rules.importing.rows import NUMBER_TWICE
from pomanager.services.exchange import limits
from pomanager.services.exchange.reading import HIDDEN_COLUMNS, HIDDEN_ROWS, MERGED, read_table
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.queries import find_members
from pomanager.services.members.queries.planning import MAY_BE_ROW, OTHERS_NUMBER
from pomanager.services.office import Office
from tests import make, tables
from xlsxwriter import Workbook

GIGABYTE = 1_000_000_000
MEGABYTES_MORE = 100


def refusal(path: Path) -> str:
    with pytest.raises(FileTrouble) as caught:
        read_table(path)
    return caught.value.objections[0].message


def test_an_archive_that_unpacks_to_a_gigabyte_is_not_unpacked(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(GIGABYTE // limits.MEGABYTE):
            part.write(bytes(limits.MEGABYTE))
    before = tables.content(office)
    assert path.stat().st_size < 2 * limits.MEGABYTE
    assert refusal(path) == limits.SUSPICIOUS
    assert tables.content(office) == before


@pytest.mark.parametrize(
    ("size", "said"), [(GIGABYTE, limits.TOO_LARGE), (limits.MOST_BYTES - limits.MEGABYTE, limits.LONG_LINE)]
)
def test_a_line_that_never_ends_is_told_before_it_fills_the_memory(tmp_path: Path, size: int, said: str) -> None:
    path = tmp_path / "line.csv"
    with path.open("wb") as file:
        file.write(b"name,sex\n" + b"x" * 70_000)
        for _ in range(20):
            file.write(b"y" * limits.MEGABYTE)
        file.truncate(size)  # the rest is a hole that takes no room
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refusal(path) == said
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEGABYTES_MORE * 1000


def test_a_line_of_a_million_characters_is_read_and_one_more_is_not(tmp_path: Path) -> None:
    heading, most = b"name,sex\n", limits.MOST_LINE_CHARACTERS
    path = tmp_path / "line.csv"
    path.write_bytes(heading + b"A,F\n" + b"x" * most + b"\n")
    assert len(read_table(path).rows) == 2
    path.write_bytes(heading + b"A,F\n" + b"x" * (most + 1) + b"\nB,M\n")
    with pytest.raises(FileTrouble) as caught:
        read_table(path)
    assert caught.value.objections[0].details["line"] == 3


def test_merged_and_hidden_cells_lose_nothing(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    with Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.merge_range(0, 0, 0, 3, "Members of the hill")
        for column, heading in enumerate(("No", "Name", "Place", "Phone")):
            page.write_string(1, column, heading)
        for row, name in enumerate(("NDAYIZEYE Jean", "NIYONZIMA Anne", "KEO Mony"), 2):
            page.write_number(row, 0, row)
            page.write_string(row, 1, name)
            page.write_string(row, 3, f"79 12 34 5{row}")
        page.merge_range(2, 2, 3, 2, "Kibimba")
        page.write_string(4, 2, "Prey")
        page.set_row(3, None, None, {"hidden": True})
        page.set_column(3, 3, None, None, {"hidden": True})
    table = read_table(path)
    assert [(note.message, note.details["count"]) for note in table.notes] == [
        (MERGED, 1), (HIDDEN_ROWS, 1), (HIDDEN_COLUMNS, 1),
    ]  # fmt: skip
    tables.brought_in(office, path)
    assert {(row.name, row.place, row.phone) for row in office.ask(find_members, "")} == {
        ("NDAYIZEYE Jean", "Kibimba", "79 12 34 52"),
        ("NIYONZIMA Anne", "Kibimba", "79 12 34 53"),
        ("KEO Mony", "Prey", "79 12 34 54"),
    }


def test_days_and_documents_kept_as_numbers_are_read_or_flagged(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "numbers.xlsx"
    with Workbook(str(path)) as book:
        page = book.add_worksheet()
        for column, heading in enumerate(("Name", "Born", "Joined", "CNI")):
            page.write_string(0, column, heading)
        for row, number in enumerate((12345678901234567890, 123456789012345, 1234567), 1):
            page.write_row(row, 0, ["KEO Mony" + "abc"[row - 1], 26000, 36000.5, number])
    rows = list(tables.planned(office, path).rows)
    assert [[note.message for note in row.notes] for row in rows] == [[ROUNDED], [], []]
    documents = [row.member.more.id_number if row.member and row.member.more else "" for row in rows]
    assert documents == ["", "123456789012345", "1234567"]
    assert {str(row.member and row.member.joined_on) for row in rows} == {"1998-07-24"}


def test_a_document_written_out_in_zeros_is_flagged(office: Office, tmp_path: Path) -> None:
    told = tables.planned(office, tables.written(tmp_path, "name,cni\nKEO Mony,12345678901234500000\n"))
    assert [note.message for note in told.rows[0].notes] == [ZEROS]


def test_marks_of_direction_are_taken_out_and_told(office: Office, tmp_path: Path) -> None:
    text = "name,other script,place\n\u202eynoM OEK\u202c,កែវ មុន្នី,Пhnom\u200f Penh\n"
    told = tables.planned(office, tables.written(tmp_path, text))
    assert [note.message for note in told.rows[0].notes] == [HIDDEN, HIDDEN]
    office.do(bring_in, BringIn(plan=told))
    (row,) = office.ask(find_members, "")
    assert (row.name, row.other_script, row.place) == ("ynoM OEK", "កែវ មុន្នី", "Пhnom Penh")


def test_the_same_file_twice_brings_nothing_new(office: Office, tmp_path: Path) -> None:
    path = tables.written(tmp_path, "name,sex,place\nKEO Mony,F,Prey\nPRAK Dara,M,Prey\n")
    tables.brought_in(office, path)
    before = tables.content(office)
    tables.brought_in(office, path)
    assert tables.content(office) == before
    assert len(office.ask(find_members, "")) == 2


def test_a_column_mapped_twice_is_a_sentence(office: Office, tmp_path: Path) -> None:
    path = tables.written(tmp_path, "who,also\nKEO Mony,x\n")
    with pytest.raises(Refused) as caught:
        tables.planned(office, path, {"who": "name", "also": "name"})
    assert [said.message for said in caught.value.objections] == [
        "Two columns are read as “{field}”. Leave one of them out."
    ]


def test_two_people_with_one_number(office: Office, tmp_path: Path) -> None:
    make.member(office, "SOK Sophea", number="7")
    text = "no,name,sex\n7,KEO Mony,F\n8,PRAK Dara,M\n8,MAO Lim,F\n8,PRAK Dara,M\n"
    told = tables.planned(office, tables.written(tmp_path, text))
    first, second, third, fourth = told.rows
    assert (first.outcome, first.refusal and first.refusal.message) == (Outcome.REFUSED, OTHERS_NUMBER)
    assert (second.number, second.notes) == ("8", ())
    assert (third.number, [note.message for note in third.notes]) == ("", [NUMBER_TWICE])
    assert [note.message for note in fourth.notes] == [NUMBER_TWICE, MAY_BE_ROW]
    assert fourth.double is Double.MAYBE
    office.do(bring_in, BringIn(plan=told, left_out=frozenset({fourth.row})))
    assert {row.name: row.number for row in office.ask(find_members, "")} == {
        "SOK Sophea": "7", "PRAK Dara": "8", "MAO Lim": "9",
    }  # fmt: skip
