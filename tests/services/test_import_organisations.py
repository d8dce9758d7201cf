"""Tables that bring organisations, each with who acts for it: written, undone, compared, and out and in again."""

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from pomanager.db import bulk
from pomanager.db.members import Member, Person
from pomanager.readmodels.exchange import ImportOutcome, More, NewMember, Outcome
from pomanager.readmodels.planned import NOT_OF_ORGANISATION, NOT_OF_PERSON
from pomanager.rules.importing import CellState, Field, about, read_cell
from pomanager.rules.members import PERSON_KIND_WORDS, PersonKind, Sex
from pomanager.services import files
from pomanager.services.members.commands.bringing_in import bring_in_members
from pomanager.services.members.commands.particulars import SetRepresentative, set_representative
from pomanager.services.members.commands.undoing import IN_JOURNAL, REFERRED_TO, undo_import
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


class Acting(NamedTuple):
    """Number of an organisation, who acts for it, and the number of that person, empty for one who is no member."""

    number: str
    representative: str
    member_number: str


def acting(session: Session) -> list[Acting]:
    """Who acts for which organisation."""
    who, member = aliased(Person), aliased(Member)
    statement = (
        select(Member.number, who.full_name, func.coalesce(member.number, ""))
        .join(Person, Person.id == Member.person_id)
        .join(who, who.id == Person.representative_id)
        .outerjoin(member, member.person_id == who.id)
    )
    return [Acting(*row) for row in session.execute(statement)]


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


def test_of_an_organisation_on_the_roll_nothing_is_changed_that_only_people_have(
    office: Office, tmp_path: Path
) -> None:
    tables.brought_in(office, table(tmp_path, "1,COPROCA,,,organisation,", "2,Awa Ba,f,1984,person,"))
    path = tmp_path / "people.csv"
    head = "number,name,family name,given name,sex,born"
    path.write_text(f"{head}\n1,COPROCA,Co,Proca,f,1980\n2,Awa Ba,Ba,Awa,f,1985\n", encoding="utf-8")
    rows = tuple(tables.planned(office, path).rows)
    parts = (Field.FAMILY, Field.GIVEN, Field.SEX, Field.BIRTH)
    assert [(note.message, note.about) for note in rows[0].notes] == [(NOT_OF_ORGANISATION, about(f)) for f in parts]
    assert [row.outcome for row in rows] == [Outcome.SAME, Outcome.CHANGED]
    assert Field.BIRTH in {change.field for change in rows[1].changes}


def test_a_person_taken_for_an_organisation_keeps_the_birth(office: Office, tmp_path: Path) -> None:
    tables.brought_in(office, table(tmp_path, "2,Awa Ba,f,1984,person,"))
    [row] = tables.planned(office, table(tmp_path, "2,Awa Ba,f,1984,organisation,")).rows
    assert (row.outcome, row.changes) == (Outcome.SAME, ())


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


@pytest.fixture
def acted_for(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ImportOutcome:
    """An import of two members, and two organisations for each of which a member acts who came in the rows before."""
    monkeypatch.setattr(bulk, "CHUNK", 1)  # who is written with a portion is known to the next one
    path = table(
        tmp_path, "1,Awa Ba,f,,person,", "2,COPROCA,,,union,Awa Ba", "3,Ali Sow,m,,person,", "4,Union,,,union,Ali Sow"
    )
    brought = tables.brought_in(office, path)
    assert ([told(office, number)[2] for number in (2, 4)], office.ask(people)) == (["Awa Ba", "Ali Sow"], 4)
    return brought


def test_an_undo_takes_an_organisation_and_the_member_who_acts_for_it(office: Office, acted_for: ImportOutcome) -> None:
    undone = office.do(undo_import, acted_for.import_id).result
    assert (undone.removed, undone.kept, office.ask(people)) == (4, (), 0)


def test_who_acts_for_an_organisation_that_stays_stays_too(office: Office, acted_for: ImportOutcome) -> None:
    make.amended(office, 4, phone="61 00 00 00")
    undone = office.do(undo_import, acted_for.import_id).result
    assert [(each.number, each.reason.message) for each in undone.kept] == [("3", REFERRED_TO), ("4", IN_JOURNAL)]
    assert told(office, 4)[2] == "Ali Sow"


def test_who_acts_for_one_who_acts_for_another_stays_as_well(office: Office, acted_for: ImportOutcome) -> None:
    coproca = make.detail(office, 2).person_id
    office.do(set_representative, SetRepresentative(member_id=4, representative=coproca))
    undone = office.do(undo_import, acted_for.import_id).result
    assert [each.number for each in undone.kept] == ["1", "2", "4"]
    assert [told(office, number)[2] for number in (2, 4)] == ["Awa Ba", "COPROCA"]


def test_who_came_to_act_for_an_older_organisation_stays(office: Office, tmp_path: Path) -> None:
    union = make.member(office, "Union", kind=PersonKind.ORGANISATION, sex=Sex.UNKNOWN)
    brought = tables.brought_in(office, table(tmp_path, "7,Awa Ba,f,,person,"))
    awa = make.detail(office, 2).person_id
    office.do(set_representative, SetRepresentative(member_id=union, representative=awa))
    undone = office.do(undo_import, brought.import_id).result
    assert [(each.number, each.reason.message) for each in undone.kept] == [("7", REFERRED_TO)]
    assert told(office, union)[2] == "Awa Ba"


@pytest.mark.parametrize("lines", [("1,Awa Ba,f,1980,person,", "2,COOP Alpha,,,organisation,Awa Ba"),
                                   ("2,COOP Alpha,,,organisation,Awa Ba", "1,Awa Ba,f,1980,person,")])  # fmt: skip
def test_who_acts_may_come_in_the_same_table(office: Office, tmp_path: Path, lines: tuple[str, ...]) -> None:
    tables.brought_in(office, table(tmp_path, *lines))
    ids = {make.detail(office, number).full_name: make.detail(office, number) for number in (1, 2)}
    known = office.ask(particulars, ids["COOP Alpha"].person_id)
    assert known.representative is not None
    assert known.representative.person_id == ids["Awa Ba"].person_id
    assert office.ask(people) == 2


LINES = ("1,Awa Ba,f,1980,person,", "2,COOP Alpha,,,organisation,Awa Ba", "3,Union,,,union,Ali Sow",
         "4,Ali Sow,m,,person,", "5,COPROCA,,,organisation,Awa Ba", "6,Amana,,,organisation,Sok Dara")  # fmt: skip
"""Two members who act for organisations of the same table, and somebody who is no member."""


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.permutations(LINES), portion=st.integers(1, 4))
def test_links_hold_in_any_order_and_wherever_a_portion_ends(
    office: Office, tmp_path: Path, lines: list[str], portion: int
) -> None:
    before = tables.content(office)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "CHUNK", portion)
        brought = tables.brought_in(office, table(tmp_path, *lines))
        by_number = {row.number: row.representative for row in office.ask(acting)}
        assert by_number == {"2": "Awa Ba", "3": "Ali Sow", "5": "Awa Ba", "6": "Sok Dara"}
        assert office.ask(people) == len(LINES) + 1
        assert files.check_file(tmp_path / "conapro.podb") == ()
        undone = office.do(undo_import, brought.import_id).result
    assert (undone.removed, undone.kept, tables.content(office)) == (len(LINES), (), before)


def test_what_goes_out_keeps_who_acts_when_organisations_stand_first(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables.brought_in(office, table(tmp_path, *LINES))
    office.ask(export_roll, tmp_path / "roll.csv", str)
    head, *rows = (tmp_path / "roll.csv").read_text("utf-8-sig").splitlines()
    organisations_first = sorted(rows, key=lambda row: "rganisation" not in row)
    (tmp_path / "turned.csv").write_text("\n".join((head, *organisations_first)), encoding="utf-8")
    monkeypatch.setattr(bulk, "CHUNK", 1)
    other = offices.opened_office(offices.office_file(tmp_path, "other.podb"))
    tables.brought_in(other, tmp_path / "turned.csv")
    assert other.ask(people) == office.ask(people)
    assert sorted(other.ask(acting)) == sorted(office.ask(acting))
    other.close()


def test_who_acts_is_known_by_the_name_the_same_table_gives(office: Office, tmp_path: Path) -> None:
    awa = make.member(office, "Awa Bah", number="1")
    tables.brought_in(office, table(tmp_path, "1,Awa Ba,,,,", "2,COPROCA,,,organisation,Awa Ba"))
    assert [each.name for each in office.ask(particulars, make.detail(office, awa).person_id).represents] == ["COPROCA"]


def test_who_acts_is_known_whatever_the_name_is_sorted_by(office: Office, tmp_path: Path) -> None:
    make.member(office, "Awa Ba", family_name="Ba", given_name="Awa")
    tables.brought_in(office, table(tmp_path, "7,COPROCA,,,organisation,Awa Ba"))
    assert office.ask(people) == 2


def test_of_two_of_one_name_neither_is_taken_for_the_one_who_acts(office: Office, tmp_path: Path) -> None:
    make.member(office, "Awa Ba", number="7")
    lines = ("1,Awa Ba,f,1980,person,", "2,COOP Alpha,,,organisation,Awa Ba")
    tables.brought_in(office, table(tmp_path, *lines))
    assert office.ask(people) == 4
