"""Bringing tables into the roll: what is planned is what is written, and the same people never come twice."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.members import AttentionNote
from pomanager.errors import Cancelled, Refused, Stale
from pomanager.readmodels.exchange import ImportPlan, NewMember, Outcome, PlannedRow
from pomanager.readmodels.members import RollView
from pomanager.rules.calendar import VagueDate
from pomanager.rules.importing import CellState, Field
from pomanager.rules.importing.cells import FORMULA_FAILED
from pomanager.rules.importing.rows import NO_NAME, NUMBER_TWICE
from pomanager.rules.members import Sex, Status
from pomanager.services.members.commands.bringing_in import BringIn, bring_in, bring_in_members
from pomanager.services.members.queries import comparing, find_members, planning, roll_counts, roll_facts
from pomanager.services.members.queries.imports import imports
from pomanager.services.office import Office
from tests import make, tables


def row_called(told: ImportPlan, name: str) -> PlannedRow:
    return next(row for row in told.rows if row.name == name)


def messages(row: PlannedRow) -> list[str]:
    return [note.message for note in row.notes]


def notes_kept(session: Session) -> list[tuple[str, str]]:
    return [(note.about, note.message) for note in session.scalars(select(AttentionNote).order_by(AttentionNote.id))]


def test_a_real_layout_is_understood_without_help(office: Office, tmp_path: Path) -> None:
    told = tables.planned(office, tables.written(tmp_path, tables.REAL_LAYOUT))
    assert told.mapping_by_heading == {
        "name": Field.NAME, "area": Field.PLACE, "gender": Field.SEX, "start_date": Field.JOINED,
        "end_date": Field.LEFT,
    }  # fmt: skip
    assert tables.figures(told) == (4, 0, 0, 0, 0)


def test_a_plan_writes_nothing(office: Office, tmp_path: Path) -> None:
    before = tables.content(office)
    tables.planned(office, tables.written(tmp_path, tables.REAL_LAYOUT))
    assert tables.content(office) == before


def test_what_is_brought_in_stands_on_the_roll(office: Office, tmp_path: Path) -> None:
    done = office.do(bring_in, BringIn(plan=tables.planned(office, tables.written(tmp_path, tables.REAL_LAYOUT))))
    assert done.touched >= {Area.MEMBERS, Area.ORGANISATION, Area.JOURNAL}
    assert (done.result.first_number, done.result.last_number) == ("1", "4")
    assert office.ask(roll_counts, RollView()).women == 2
    (found,) = office.ask(find_members, "goreth")
    told = make.detail(office, found.id)
    assert (told.full_name, told.family_name, told.given_name) == ("NDUWIMFURA Goreth", "NDUWIMFURA", "Goreth")
    assert (told.sex, told.place, told.joined_on) == (Sex.FEMALE, "MAIRIE", date(2015, 7, 27))
    assert [(line.status, line.since) for line in told.standings] == [(Status.ACTIVE, date(2015, 7, 27))]


def test_nobody_knows_since_when_means_since_today_and_no_day_of_joining(office: Office, tmp_path: Path) -> None:
    tables.brought_in(office, tables.written(tmp_path, tables.REAL_LAYOUT))
    (found,) = office.ask(find_members, "imelde")
    assert (found.joined_on, found.status_since) == (None, office.today())


def test_one_line_of_the_journal_tells_the_import(office: Office, tmp_path: Path) -> None:
    lines = len(make.journal(office))
    done = tables.brought_in(office, tables.written(tmp_path, tables.REAL_LAYOUT, "deputés.csv"))
    assert len(make.journal(office)) == lines + 1
    line = make.last_line(office)
    assert (line.act, line.label, line.record_id) == ("members.brought_in", "deputés.csv", done.import_id)
    told = make.changes(line)
    assert (told["new"], told["refused"], told["file"]) == ((None, "4"), (None, "0"), (None, "deputés.csv"))
    assert len(told["digest"][1] or "") == 64
    (row,) = office.ask(imports)
    assert (row.id, row.new, row.changed, row.undone_at) == (done.import_id, 4, 0, None)


def test_the_same_file_again_brings_nothing_new(office: Office, tmp_path: Path) -> None:
    path = tables.written(tmp_path, tables.REAL_LAYOUT)
    tables.brought_in(office, path)
    assert tables.figures(tables.planned(office, path)) == (0, 0, 4, 0, 0)


def test_two_of_one_name_and_place_are_both_brought_in_once(office: Office, tmp_path: Path) -> None:
    path = tables.written(tmp_path, "name,sex,place\nSOK Sophea,F,Prey\nSOK Sophea,F,Prey\n")
    told = tables.planned(office, path)
    assert tables.figures(told) == (2, 0, 0, 1, 0)
    assert messages(told.rows[1]) == [planning.MAY_BE_ROW]
    assert told.rows[1].likely_double
    office.do(bring_in, BringIn(plan=told))
    assert tables.figures(tables.planned(office, path)) == (0, 0, 2, 0, 0)


def test_a_namesake_elsewhere_comes_in_with_a_note(office: Office, tmp_path: Path) -> None:
    make.member(office, "SOK Sophea", place="Prey")
    told = tables.planned(office, tables.written(tmp_path, "name,sex,place\nSok  sophea,F,Tbaeng\n"))
    assert tables.figures(told) == (1, 0, 0, 1, 0)
    assert messages(told.rows[0]) == [planning.MAY_BE]


@pytest.mark.parametrize("other", ["SOK Sophea,M,Prey,1971", "SOK Sophea,F,Prey,1984"])
def test_sex_or_year_of_birth_tell_namesakes_apart(office: Office, tmp_path: Path, other: str) -> None:
    make.member(office, "SOK Sophea", place="Prey", birth=VagueDate(1971))
    told = tables.planned(office, tables.written(tmp_path, f"name,sex,place,born\n{other}\n"))
    assert tables.figures(told) == (1, 0, 0, 0, 0)


def test_a_known_person_is_changed_only_where_the_table_says_more(office: Office, tmp_path: Path) -> None:
    member_id = make.member(office, "SOK Sophea", place="Prey", phone="012 345 678")
    path = tables.written(tmp_path, "name,sex,place,born,phone\nSOK Sophea,F,Prey,1971,\n")
    told = tables.planned(office, path)
    assert [(change.field, change.old, change.new) for change in told.rows[0].changes] == [
        (Field.BIRTH, None, VagueDate(1971))
    ]
    done = office.do(bring_in, BringIn(plan=told))
    assert done.result.figures.changed == 1
    detail = make.detail(office, member_id)
    assert (detail.birth, detail.phone, detail.place) == (VagueDate(1971), "012 345 678", "Prey")
    assert tables.figures(tables.planned(office, path)) == (0, 0, 1, 0, 0)


def test_by_number_a_name_place_and_section_are_changed_and_found(office: Office, tmp_path: Path) -> None:
    member_id = make.member(office, "SOK Sophea", place="Prey", section="Nord")
    path = tables.written(tmp_path, "no,name,place,section\n1,SOK Sophéa Marie,Tbaeng,Sud\n")
    tables.brought_in(office, path)
    detail = make.detail(office, member_id)
    assert (detail.full_name, detail.family_name, detail.given_name) == ("SOK Sophéa Marie", "SOK", "Sophéa Marie")
    assert (detail.place, detail.section) == ("Tbaeng", "Sud")
    assert [row.id for row in office.ask(find_members, "marie tbaeng")] == [member_id]
    assert not office.ask(find_members, "prey")


def test_a_number_that_is_somebody_elses_refuses_the_row(office: Office, tmp_path: Path) -> None:
    make.member(office, "SOK Sophea", place="Prey")
    told = tables.planned(office, tables.written(tmp_path, "no,name,sex\n1,HAKIZIMANA Dismas,M\n2,KEO Mony,F\n"))
    assert tables.figures(told) == (1, 0, 0, 0, 1)
    refusal = told.rows[0].refusal
    assert refusal is not None
    assert (refusal.message, refusal.details["name"]) == (planning.OTHERS_NUMBER, "SOK Sophea")
    cells = {cell.field: cell.state for cell in told.cells(told.rows[0])}
    assert cells[Field.NUMBER] is CellState.REFUSED


def test_a_misspelt_name_under_its_number_is_mended(office: Office, tmp_path: Path) -> None:
    make.member(office, "HAKIZIMANA", place="Prey")
    told = tables.planned(office, tables.written(tmp_path, "no,name\n1,HAKIZAMANA\n"))
    assert told.rows[0].outcome is Outcome.CHANGED


def test_two_people_with_one_number_both_come_in_the_second_with_a_new_one(office: Office, tmp_path: Path) -> None:
    told = tables.planned(office, tables.written(tmp_path, "no,name,sex\n7,SOK Sophea,F\n7,KEO Mony,F\n"))
    assert tables.figures(told) == (2, 0, 0, 1, 0)
    assert [(note.message, note.details) for note in told.rows[1].notes] == [(NUMBER_TWICE, {"number": "7", "row": 2})]
    office.do(bring_in, BringIn(plan=told))
    assert {row.name: row.number for row in office.ask(find_members, "")} == {"SOK Sophea": "7", "KEO Mony": "8"}


def test_a_row_that_names_nobody_is_refused_and_an_empty_one_passed_over(office: Office, tmp_path: Path) -> None:
    told = tables.planned(office, tables.written(tmp_path, "name,sex,place\nSOK Sophea,F,Prey\n,,\n,F,Prey\n"))
    assert tables.figures(told) == (1, 0, 0, 0, 1)
    assert [(row.row, row.refusal) for row in told.rows] == [(2, None), (4, NO_NAME)]


@pytest.mark.parametrize(
    ("last", "refused"),
    [
        ("TOTAL,,", True), ("Sous-total :,,", True), ("Итого,,Prey", True), ("សរុប,,", True), ("Total,F,Prey", False),
        ("Total Marie,,", False),
    ],
)  # fmt: skip
def test_the_line_that_adds_the_list_up_is_no_member(
    office: Office, tmp_path: Path, last: str, *, refused: bool
) -> None:
    told = tables.planned(office, tables.written(tmp_path, f"name,sex,place\nSOK Sophea,F,Prey\n{last}\n"))
    assert [row.refusal for row in told.rows] == [None, NO_NAME if refused else None]


def test_doubtful_cells_come_in_with_notes(office: Office, tmp_path: Path) -> None:
    text = "name,sex,born,phone,joined\nSOK Sophea,X?,31/02/1971,1.2E+09,\nKEO Mony,F,1890,,2031-01-01\n"
    path = tables.written(tmp_path, text)
    told = tables.planned(office, path)
    assert tables.figures(told) == (2, 0, 0, 2, 0)
    states = {cell.field: cell.state for cell in told.cells(told.rows[0])}
    assert states[Field.BIRTH] is states[Field.PHONE] is states[Field.SEX] is CellState.FLAGGED
    assert states[Field.NAME] is CellState.OK
    assert {cell.field: cell.state for cell in told.cells(told.rows[1])}[Field.JOINED] is CellState.FLAGGED
    office.do(bring_in, BringIn(plan=told))
    assert [about for about, _ in office.ask(notes_kept)] == ["sex", "birth", "phone", "on", "birth"]
    assert office.ask(roll_facts).needing_attention == 2
    (found,) = office.ask(find_members, "sophea")
    assert (found.birth, found.phone, found.attention) == (VagueDate(1971), "", 3)
    (found,) = office.ask(find_members, "mony")
    assert (found.joined_on, found.status_since) == (None, office.today())


def test_a_failed_formula_is_an_empty_cell_with_a_note(office: Office, tmp_path: Path) -> None:
    told = tables.planned(office, tables.written(tmp_path, "name,sex,place\nSOK Sophea,F,#REF!\n#N/A,F,Prey\n"))
    assert tables.figures(told) == (1, 0, 0, 1, 1)
    assert messages(told.rows[0]) == [FORMULA_FAILED]
    assert told.rows[0].member is not None
    assert told.rows[0].member.place == ""


def test_hostile_texts_stay_texts(office: Office, tmp_path: Path) -> None:
    names = ['<img src="/etc/passwd">', "=cmd()|' /C calc'!A0", "Robert'); DROP TABLE member;--"]
    rows = "".join(f'"{name.replace(chr(34), chr(34) * 2)}",F\n' for name in names)
    tables.brought_in(office, tables.written(tmp_path, "name,sex\n" + rows + "SOK\u202e Sophea,F\n"))
    found = office.ask(find_members, "")
    assert {row.name for row in found} == {*names, "SOK Sophea"}


def test_numbers_of_the_table_are_kept_and_the_others_follow(office: Office, tmp_path: Path) -> None:
    tables.brought_in(
        office, tables.written(tmp_path, "no,name,sex\nB-40,SOK Sophea,F\n,KEO Mony,F\n007,PRAK Dara,M\n")
    )
    assert {row.name: row.number for row in office.ask(find_members, "")} == {
        "SOK Sophea": "B-40", "KEO Mony": "41", "PRAK Dara": "007",
    }  # fmt: skip


def test_standings_come_in_as_the_table_says(office: Office, tmp_path: Path) -> None:
    text = "name,sex,statut,joined\nSOK Sophea,F,démissionnaire,1998-03-01\nKEO Mony,F,candidat,\nPRAK Dara,M,décédé,\n"
    tables.brought_in(office, tables.written(tmp_path, text))
    by_name = {row.name: make.detail(office, row.id) for row in office.ask(find_members, "")}
    today = office.today()
    assert [(line.status, line.since) for line in by_name["SOK Sophea"].standings] == [
        (Status.ACTIVE, date(1998, 3, 1)), (Status.RESIGNED, today),
    ]  # fmt: skip
    assert by_name["KEO Mony"].status is Status.APPLICANT
    assert [(line.status, line.since) for line in by_name["PRAK Dara"].standings] == [(Status.DEAD, today)]


def test_a_table_does_not_change_a_standing(office: Office, tmp_path: Path) -> None:
    member_id = make.member(office, "SOK Sophea", place="Prey")
    told = tables.planned(office, tables.written(tmp_path, "no,name,status\n1,SOK Sophea,excluded\n"))
    assert (told.rows[0].outcome, messages(told.rows[0])) == (Outcome.SAME, [comparing.NOT_BY_TABLE])
    office.do(bring_in, BringIn(plan=told))
    assert make.detail(office, member_id).status is Status.ACTIVE
    assert not office.ask(notes_kept)


def test_columns_can_be_named_by_hand(office: Office, tmp_path: Path) -> None:
    path = tables.written(tmp_path, "who,x,place\nSOK Sophea,F,Prey\n")
    told = tables.planned(office, path, {"who": "name", "x": "sex", "place": "section"})
    assert told.mapping_by_heading == {"who": Field.NAME, "x": Field.SEX, "place": Field.SECTION}
    for wishes in ({"nowhere": "name"}, {"who": "colour"}, {"who": "-", "x": "sex"}):
        with pytest.raises(Refused):
            tables.planned(office, path, wishes)


def test_a_table_without_names_is_refused(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        tables.planned(office, tables.written(tmp_path, "paid,sex\n100,F\n200,M\n"))
    assert len(caught.value.objections) == 1


def test_places_within_places_are_made_once(office: Office, tmp_path: Path) -> None:
    text = "name,sex,place\nSOK Sophea,F,Mungwa · Gitega\nKEO Mony,F,mungwa · gitega\nPRAK Dara,M,Gitega\n"
    tables.brought_in(office, tables.written(tmp_path, text))
    assert {row.name: row.place for row in office.ask(find_members, "")} == {
        "SOK Sophea": "Mungwa · Gitega", "KEO Mony": "Mungwa · Gitega", "PRAK Dara": "Gitega",
    }  # fmt: skip


def test_rows_can_be_left_out(office: Office, tmp_path: Path) -> None:
    told = tables.planned(office, tables.written(tmp_path, tables.REAL_LAYOUT))
    done = office.do(bring_in, BringIn(plan=told, left_out=frozenset({2, 5})))
    assert (done.result.figures.new, done.result.figures.refused_rows) == (2, 2)
    assert len(office.ask(find_members, "")) == 2


def test_a_plan_older_than_the_books_is_not_carried_out(office: Office, tmp_path: Path) -> None:
    told = tables.planned(office, tables.written(tmp_path, tables.REAL_LAYOUT))
    make.member(office)
    before = tables.content(office)
    with pytest.raises(Stale):
        office.do(bring_in, BringIn(plan=told))
    assert tables.content(office) == before


def test_cancelling_leaves_nothing_behind(office: Office, tmp_path: Path) -> None:
    rows = "".join(f"MEMBER Number{number},F,Place {number % 7}\n" for number in range(2500))
    told = tables.planned(office, tables.written(tmp_path, "name,sex,place\n" + rows))
    before, lines = tables.content(office), len(make.journal(office))
    steps: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        office.do(bring_in, BringIn(plan=told), lambda *step: steps.append(step), lambda: len(steps) == 2)
    assert steps == [(0, 2500), (1000, 2500)]
    assert (tables.content(office), len(make.journal(office))) == (before, lines)
    assert not office.ask(imports)


def test_plain_values_are_taken_onto_the_roll(office: Office) -> None:
    people = (NewMember(full_name=f"MEMBER N{number}", sex=Sex.MALE, place="Prey") for number in range(1200))
    done = office.do(bring_in_members, people, "made up")
    assert (done.result.figures.new, done.result.last_number, done.recorded) == (1200, "1200", 1)
    assert office.ask(roll_counts, RollView(search="prey")).men == 1200
