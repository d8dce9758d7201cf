"""What somebody puts right or finds right while checking holds; how columns were read is kept and found again."""

from pathlib import Path

import pytest

from pomanager.errors import Cancelled, Refused
from pomanager.readmodels.exchange import Corrections, Double, ImportPlan, Outcome
from pomanager.rules.extra_field_kinds import FieldKind
from pomanager.rules.importing import Field, OwnField
from pomanager.rules.importing.profiles import LONGEST_NAME, fingerprint_of
from pomanager.rules.wording import Wording
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.commands.extra_fields import DefineField, define_field
from pomanager.services.members.commands.profiles import KeepProfile, keep_profile
from pomanager.services.members.queries import find_members
from pomanager.services.members.queries.plan import plan_import
from pomanager.services.members.queries.profiles import profile_called, profile_for, profiles
from pomanager.services.members.queries.spelling import MAY_BE_PLACE, NOW_CALLED, SEVERAL_PLACES, doubtful_places
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from tests import make, tables

ROWS = "no,name,born,place\n1,KEO Mony,31/02/1971,MAI RIE\n2,PRAK Dara,1980,MAIRIE\n3,MAO Lim,1981,MAIRIE\n"


def planned(office: Office, path: Path, corrections: Corrections) -> ImportPlan:
    return office.ask(plan_import, read_table(path), None, corrections, today=office.today())


def test_corrected_cells_are_read_and_what_is_found_right_is_said_no_more(office: Office, tmp_path: Path) -> None:
    path = tables.written(tmp_path, ROWS)
    assert len(tables.planned(office, path).rows[0].notes) == 2
    right = Corrections({0: {3: "MAIRIE"}}, frozenset({(0, "birth")}))
    told = planned(office, path, right)
    assert (tables.figures(told), told.rows[0].notes) == ((3, 0, 0, 0, 0), ())
    cells = {cell.field: (cell.text, cell.state.value) for cell in told.cells(told.rows[0])}
    assert cells[Field.PLACE] == ("MAIRIE", "ok")
    assert cells[Field.BIRTH] == ("31/02/1971", "made")
    office.do(bring_in, BringIn(plan=told))
    assert {row.place for row in office.ask(find_members, "")} == {"MAIRIE"}
    assert all(row.attention == 0 for row in office.ask(find_members, ""))


def test_two_people_found_to_be_two_are_no_double(office: Office, tmp_path: Path) -> None:
    text = "no,name,born,place\n1,KEO Mony,1971,Prey\n2,KEO Mony,1971,Prey\n"
    path = tables.written(tmp_path, text)
    assert tables.planned(office, path).rows[1].double is Double.LIKELY
    told = planned(office, path, Corrections(accepted=frozenset({(1, "full_name")})))
    assert (told.rows[1].double, told.rows[1].notes) == (Double.NO, ())


def test_a_plan_can_be_stopped(office: Office, tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    text = "name\n" + "".join(f"PERSON Number{number}\n" for number in range(2500))
    table = read_table(tables.written(tmp_path, text))
    with pytest.raises(Cancelled):
        office.ask(plan_import, table, None, Corrections(), stop, today=office.today())


def test_places_are_held_against_those_of_the_books(office: Office) -> None:
    for label in ("Songa · Zege", "Songa · Mubuga", "MAIRIE"):
        office.do(place_for, label)
    said = office.ask(doubtful_places, ["MAI RIE", "Songa", "MAIRIE", "Songa · Zege", "Elsewhere", ""])
    assert {label: note.message for label, note in said.items()} == {
        "MAI RIE": MAY_BE_PLACE, "Songa": SEVERAL_PLACES,
    }  # fmt: skip
    assert said["MAI RIE"].details["likely"] == "MAIRIE"
    assert NOW_CALLED not in {note.message for note in said.values()}


def test_a_field_of_the_office_is_found_by_its_label_and_a_value_it_cannot_hold_is_flagged(
    office: Office, tmp_path: Path
) -> None:
    office.do(define_field, DefineField(label=Wording({"fr": "Vaches", "en": "Cows"}), kind=FieldKind.NUMBER))
    told = tables.planned(office, tables.written(tmp_path, "name,cows\nKEO Mony,3\nPRAK Dara,many\n"))
    assert list(told.mapping.values()) == [Field.NAME, OwnField("cows")]
    assert [row.flagged for row in told.rows] == [False, True]
    with pytest.raises(Refused):
        tables.planned(office, tables.written(tmp_path, "name,cows\nKEO Mony,3\n"), {"cows": "own.goats"})


# ---- profiles --------------------------------------------------------------------------------------------------------

KEPT = KeepProfile(name="District", headings=("Who", "What"), mapping={"Who": "name", "What": "section"})


def test_a_profile_is_found_by_its_name_and_by_headings_however_they_are_spaced(office: Office) -> None:
    office.do(keep_profile, KEPT)
    for found in (office.ask(profile_called, " district "), office.ask(profile_for, ("who ", "WHAT"))):
        assert found is not None
        assert (found.name, found.mapping) == ("District", {"Who": "name", "What": "section"})
    assert office.ask(profile_for, ("What", "Who")) is None
    assert office.ask(profile_called, "other") is None


def test_a_profile_is_kept_in_place_of_the_one_before_and_told_where_it_changes(office: Office) -> None:
    office.do(keep_profile, KEPT)
    lines = len(make.journal(office))
    office.do(keep_profile, KEPT)
    assert len(make.journal(office)) == lines
    office.do(keep_profile, KeepProfile(name="DISTRICT", headings=KEPT.headings, mapping={"Who": "name", "What": "-"}))
    assert (len(make.journal(office)), make.last_line(office).act) == (lines + 1, "members.profile_kept")
    assert [each.name for each in office.ask(profiles)] == ["DISTRICT"]


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1), "a\u202eb"])
def test_a_profile_needs_a_name_that_can_be_read(office: Office, name: str) -> None:
    with pytest.raises(Refused) as caught:
        office.do(keep_profile, KeepProfile(name=name, headings=("a",), mapping={}))
    assert {said.about for said in caught.value.objections} == {"name"}
    assert office.ask(profiles) == ()


def test_a_name_of_sixty_letters_is_not_too_long(office: Office) -> None:
    office.do(keep_profile, KeepProfile(name="x" * LONGEST_NAME, headings=("a",), mapping={}))
    assert len(office.ask(profiles)) == 1


def test_headings_of_signs_alone_are_told_apart() -> None:
    assert fingerprint_of(("#", "x")) != fingerprint_of(("№", "x"))


def test_rows_that_are_left_out_give_their_numbers_to_nobody(office: Office, tmp_path: Path) -> None:
    told = tables.planned(office, tables.written(tmp_path, "no,name\n7,KEO Mony\n9,PRAK Dara\n,MAO Lim\n"))
    office.do(bring_in, BringIn(plan=told, left_out=frozenset({3})))
    assert {row.name: row.number for row in office.ask(find_members, "")} == {"KEO Mony": "7", "MAO Lim": "10"}
    assert [row.outcome for row in told.rows] == [Outcome.NEW] * 3
