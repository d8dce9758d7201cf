"""Tables that bring organisations, each with who acts for it: written, undone, compared, and out and in again."""

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.members import Person
from pomanager.readmodels.exchange import More, NewMember, Outcome
from pomanager.readmodels.planned import NOT_OF_ORGANISATION, NOT_OF_PERSON
from pomanager.rules.importing import CellState, Field, about, read_cell
from pomanager.rules.members import PERSON_KIND_WORDS, PersonKind, Sex
from pomanager.services.members.commands.bringing_in import bring_in_members
from pomanager.services.members.commands.particulars import SetRepresentative, set_representative
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.queries.comparing import NOT_BY_TABLE
from pomanager.services.members.queries.export import export_roll, export_rows
from pomanager.services.members.queries.export_fields import BASIC, export_columns
from pomanager.services.members.queries.particulars import particulars
from pomanager.services.office import Office
from tests import make, offices, tables

HEAD = "number,name,sex,born,person or organisation,represented by"


def table(folder: Path, *lines: str) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return path


def people(session: Session) -> int:
    return session.execute(select(func.count()).select_from(Person)).scalar_one()


def told(office: Office, member_id: int) -> tuple[str, PersonKind, str, Sex]:
    """Name, kind, who acts, and sex of a member."""
    member = make.detail(office, member_id)
    known = office.ask(particulars, member.person_id)
    return member.full_name, member.kind, known.representative.name if known.representative else "", member.sex


def test_organisations_come_with_who_acts_for_them(office: Office, tmp_path: Path) -> None:
    path = table(
        tmp_path, "1,COPROCA Rweza,,,Coopérative,Awa Ba", "2,Awa Diop,f,1984,person,", "3,Union du Nord,,,union,Awa Ba"
    )
    tables.brought_in(office, path)
    assert [told(office, number) for number in (1, 2, 3)] == [
        ("COPROCA Rweza", PersonKind.ORGANISATION, "Awa Ba", Sex.UNKNOWN),
        ("Awa Diop", PersonKind.NATURAL, "", Sex.FEMALE),
        ("Union du Nord", PersonKind.ORGANISATION, "Awa Ba", Sex.UNKNOWN),
    ]
    assert make.detail(office, 1).family_name == ""
    assert office.ask(people) == 4


def test_who_acts_may_be_somebody_the_books_know(office: Office, tmp_path: Path) -> None:
    awa = make.member(office, "Awa Ba")
    tables.brought_in(office, table(tmp_path, "7,COPROCA,,,organisation,Awa Ba"))
    known = office.ask(particulars, make.detail(office, awa).person_id)
    assert [each.name for each in known.represents] == ["COPROCA"]
    assert office.ask(people) == 2


def test_two_of_one_name_are_nobody_in_particular(office: Office, tmp_path: Path) -> None:
    make.member(office, "Awa Ba")
    make.member(office, "Awa Ba", not_doubles=(1,))
    tables.brought_in(office, table(tmp_path, "7,COPROCA,,,organisation,Awa Ba"))
    assert office.ask(people) == 4


def test_undoing_takes_away_those_made_to_act(office: Office, tmp_path: Path) -> None:
    brought = tables.brought_in(office, table(tmp_path, "1,COPROCA,,,organisation,Awa Ba", "2,Union,,,union,Ali Sow"))
    make.amended(office, 2, phone="61 00 00 00")
    assert office.ask(people) == 4
    undone = office.do(undo_import, brought.import_id).result
    assert [each.number for each in undone.kept] == ["2"]
    assert told(office, 2)[2] == "Ali Sow"
    assert office.ask(people) == 2


def test_what_only_people_have_is_left_out_and_said(office: Office, tmp_path: Path) -> None:
    path = table(tmp_path, "1,COPROCA,f,1984,organisation,", "2,Awa Ba,f,1984,person,Ali Sow", "3,Ali Sow,m,,?,")
    plan = tables.planned(office, path)
    assert [[(note.message, note.about) for note in row.notes] for row in plan.rows][:2] == [
        [(NOT_OF_ORGANISATION, about(Field.SEX)), (NOT_OF_ORGANISATION, about(Field.BIRTH))],
        [(NOT_OF_PERSON, about(Field.REPRESENTATIVE))],
    ]
    tables.brought_in(office, path)
    assert (make.detail(office, 1).birth, told(office, 1)[3]) == (None, Sex.UNKNOWN)
    assert [told(office, number)[1:3] for number in (2, 3)] == [(PersonKind.NATURAL, "")] * 2


def test_a_table_changes_neither_kind_nor_representative(office: Office, tmp_path: Path) -> None:
    first = table(tmp_path, "1,COPROCA,,,organisation,Awa Ba", "2,Awa Diop,f,,person,")
    tables.brought_in(office, first)
    assert tables.figures(tables.planned(office, first)) == (0, 0, 2, 0, 0)
    plan = tables.planned(office, table(tmp_path, "1,COPROCA,,,organisation,Ali Sow", "2,Awa Diop,f,,union,"))
    said = [[note.about for note in row.notes if note.message == NOT_BY_TABLE] for row in plan.rows]
    assert said == [[about(Field.REPRESENTATIVE)], [about(Field.KIND)]]
    assert {row.outcome for row in plan.rows} == {Outcome.SAME}


def test_a_correction_of_an_organisation_leaves_it_one(office: Office, tmp_path: Path) -> None:
    tables.brought_in(office, table(tmp_path, "1,COPROCA Rweza,,,organisation,Awa Ba"))
    path = tmp_path / "names.csv"
    path.write_text("number,name,sex\n1,COPROCA de Rweza,f\n", encoding="utf-8")
    tables.brought_in(office, path)
    assert told(office, 1) == ("COPROCA de Rweza", PersonKind.ORGANISATION, "Awa Ba", Sex.UNKNOWN)
    assert make.detail(office, 1).family_name == ""


@pytest.mark.parametrize("name", ["roll.csv", "roll.xlsx"])
def test_organisations_that_go_out_come_back(office: Office, tmp_path: Path, name: str) -> None:
    union = NewMember(full_name="Union du Nord", more=More(kind=PersonKind.ORGANISATION, representative="សុខ Awa"))
    office.do(bring_in_members, [union, NewMember(full_name="Awa Ba", sex=Sex.FEMALE)], "made up")
    assert set(office.ask(export_columns)) == {*BASIC, Field.KIND, Field.REPRESENTATIVE}
    office.ask(export_roll, tmp_path / name, str)
    assert tables.figures(tables.planned(office, tmp_path / name)) == (0, 0, 2, 0, 0)
    other = offices.opened_office(offices.office_file(tmp_path, "other.podb"))
    tables.brought_in(other, tmp_path / name)
    rows = [each.ask(lambda session: list(export_rows(session))) for each in (office, other)]
    assert rows[0] == rows[1]
    other.close()


def test_columns_of_organisations_are_written_only_where_there_are_any(office: Office) -> None:
    make.member(office, decision="")
    assert office.ask(export_columns) == BASIC
    union = make.member(office, "Union", kind=PersonKind.ORGANISATION, sex=Sex.UNKNOWN)
    office.do(set_representative, SetRepresentative(member_id=union, representative="Awa Ba"))
    rows = office.ask(lambda session: list(export_rows(session)))
    assert [row.more and row.more.representative for row in rows] == ["", "Awa Ba"]


@pytest.mark.parametrize("kind", PersonKind)
def test_kinds_are_read_as_they_are_said_and_coded(kind: PersonKind) -> None:
    for text in (PERSON_KIND_WORDS[kind], PERSON_KIND_WORDS[kind].upper(), kind.value):
        assert read_cell(Field.KIND, text).value is kind
    assert read_cell(Field.KIND, "tractor").state is CellState.FLAGGED
