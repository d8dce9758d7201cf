"""Cells are accepted and flagged rather than refused; a row is refused only when it names nobody."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.calendar import VagueDate
from pomanager.rules.extra_field_kinds import FieldKind
from pomanager.rules.households import Relation
from pomanager.rules.identity import IdentityKind
from pomanager.rules.importing import (
    AnyField,
    CellState,
    CellValue,
    Field,
    OwnField,
    number_used_twice,
    read_cell,
    read_row,
)
from pomanager.rules.importing.answers import SEX_TEXTS, standing_after
from pomanager.rules.members import Sex, Status
from pomanager.rules.names import NameCustom
from pomanager.rules.writing import LONGEST_TEXT, has_hidden_characters

OK, MADE, FLAGGED, EMPTY = CellState.OK, CellState.MADE, CellState.FLAGGED, CellState.EMPTY


@pytest.mark.parametrize(
    ("field", "text", "value", "state"),
    [
        (Field.NUMBER, "B-0012", "B-0012", OK),
        (Field.NUMBER, "1234.0", "1234", MADE),
        (Field.NUMBER, "12 34", "1234", MADE),
        (Field.NUMBER, "1.2E+19", "", FLAGGED),
        (Field.NUMBER, "<img src=x>", "", FLAGGED),
        (Field.NUMBER, "1" * 21, "", FLAGGED),
        (Field.NAME, " NIYONZIMA   Anne ", "NIYONZIMA Anne", OK),
        (Field.NAME, "NIYONZIMA\u00a0Anne", "NIYONZIMA Anne", OK),
        (Field.NAME, "NIYO\x00NZIMA", "NIYONZIMA", FLAGGED),
        (Field.NAME, "Anne\u202e", "Anne", FLAGGED),
        (Field.NAME, "<img src=x>", "<img src=x>", OK),
        (Field.NAME, "=cmd()", "=cmd()", OK),
        (Field.NAME, "'=cmd()", "=cmd()", OK),
        (Field.NAME, "'Ndiaye", "'Ndiaye", OK),
        (Field.NAME, "   ", "", EMPTY),
        (Field.NAME, "x" * LONGEST_TEXT, "x" * LONGEST_TEXT, OK),
        (Field.NAME, "x" * (LONGEST_TEXT + 1), "x" * LONGEST_TEXT, FLAGGED),
        (Field.PHONE, "'+257 79 12 34 56", "+257 79 12 34 56", OK),
        (Field.PHONE, "25779123456.0", "25779123456", MADE),
        (Field.PHONE, "1.2E+09", "", FLAGGED),
        (Field.PHONE, "1,2e9", "", FLAGGED),
        (Field.PHONE, "12345", "12345", FLAGGED),
        (Field.BIRTH, "1971-03-12", VagueDate(1971, 3, 12), OK),
        (Field.BIRTH, "1971", VagueDate(1971), OK),
        (Field.BIRTH, "vers 1960", VagueDate(1960, about=True), OK),
        (Field.BIRTH, "26000", VagueDate(1971, 3, 8), MADE),
        (Field.BIRTH, "26000.0", VagueDate(1971, 3, 8), MADE),
        (Field.BIRTH, "31/02/1998", VagueDate(1998), FLAGGED),
        (Field.BIRTH, "1998-02-31", VagueDate(1998), FLAGGED),
        (Field.BIRTH, "03/13/1998", VagueDate(1998, 3, 13), FLAGGED),
        (Field.BIRTH, "12/03/71", VagueDate(1971, 3, 12), FLAGGED),
        (Field.BIRTH, "soon", None, FLAGGED),
        (Field.BIRTH, "-", "", EMPTY),
        (Field.JOINED, "05.01.2009", date(2009, 1, 5), OK),
        (Field.JOINED, "1998", date(1998, 12, 31), FLAGGED),
        (Field.LEFT, "02/2011", date(2011, 2, 28), FLAGGED),
        (Field.JOINED, "36000", date(1998, 7, 24), MADE),
        (Field.JOINED, "31/02/1998", date(1998, 12, 31), FLAGGED),
        (Field.JOINED, "03/13/1998", date(1998, 3, 13), FLAGGED),
        (Field.JOINED, "soon", None, FLAGGED),
        (Field.JOINED, "?", "", EMPTY),
        (Field.STATUS, "Décédée", Status.DEAD, OK),
        (Field.STATUS, "вышел", Status.RESIGNED, OK),
        (Field.STATUS, "gone fishing", None, FLAGGED),
        (Field.SEX, "FEMME", Sex.FEMALE, OK),
        (Field.SEX, "Муж.", Sex.MALE, OK),
        (Field.SEX, "ប្រុស", Sex.MALE, OK),
        (Field.SEX, "umugore", Sex.FEMALE, OK),
        (Field.SEX, "эркек", Sex.MALE, OK),
        (Field.SEX, "1", Sex.UNKNOWN, FLAGGED),
        (Field.PLACE, "MAI RIE", "MAI RIE", OK),
        (Field.PLACE, "#REF!", "", FLAGGED),
        (Field.ID_NUMBER, "531.0402/12.345", "531.0402/12.345", OK),
        (Field.ID_NUMBER, "0012345", "0012345", OK),
        (Field.ID_NUMBER, "12345.0", "12345", MADE),
        (Field.ID_NUMBER, "1.2345E+19", "", FLAGGED),
        (Field.ID_NUMBER, "12345678901234500000", "12345678901234500000", FLAGGED),
        (Field.ID_NUMBER, "12345678901234500001", "12345678901234500001", OK),
        (Field.ID_KIND, "CNI", IdentityKind.NATIONAL_CARD, OK),
        (Field.ID_KIND, "voter_card", IdentityKind.VOTER_CARD, OK),
        (Field.ID_KIND, "sword", IdentityKind.OTHER, FLAGGED),
        (Field.RELATION, "épouse", Relation.SPOUSE, OK),
        (Field.RELATION, "cousin", Relation.OTHER, FLAGGED),
        (Field.THUMB_PRINT, "oui", True, OK),
        (Field.THUMB_PRINT, "жок", False, OK),
        (Field.THUMB_PRINT, "perhaps", None, FLAGGED),
        (Field.CONSENT, "yes", None, FLAGGED),
        (OwnField("cows", kind=FieldKind.NUMBER), "2,5", "2.5", OK),
        (OwnField("cows", kind=FieldKind.NUMBER), "many", "", FLAGGED),
    ],
)
def test_a_cell_is_read(field: AnyField, text: str, value: CellValue, state: CellState) -> None:
    cell = read_cell(field, text)
    assert (cell.value, cell.state) == (value, state)
    assert (cell.objection is not None) is (state is FLAGGED)
    if cell.objection is not None:
        assert not cell.objection.stops
        cell.objection.message.format(**cell.objection.details)


@given(st.sampled_from(Field), st.text(max_size=30))
def test_no_cell_falls_over_or_hides_anything(field: Field, text: str) -> None:
    cell = read_cell(field, text)
    if isinstance(cell.value, str):
        assert not has_hidden_characters(cell.value)
        assert len(cell.value) <= LONGEST_TEXT
    assert (cell.state is EMPTY) <= (cell.value == "")


@given(st.sampled_from([Field.NAME, Field.PLACE, Field.NUMBER, Field.PHONE, Field.BIRTH]), st.text(max_size=30))
def test_reading_what_was_read_changes_nothing(field: Field, text: str) -> None:
    first = read_cell(field, text).value
    written = first.iso() if isinstance(first, VagueDate) else str(first or "")
    if not written.startswith("'"):
        assert read_cell(field, written).value in {first, ""}


def test_no_word_for_a_sex_means_both() -> None:
    assert SEX_TEXTS["f"] is Sex.FEMALE
    assert SEX_TEXTS["m"] is Sex.MALE
    assert "1" not in SEX_TEXTS
    assert len([sex for sex in SEX_TEXTS.values() if sex is Sex.FEMALE]) > 20


def test_a_row_is_read_by_its_mapping() -> None:
    mapping = {0: Field.NUMBER, 1: Field.NAME, 3: Field.SEX}
    row = read_row(mapping, ["7", "NIYONZIMA Anne", "not read", "f"])
    assert row.values == {Field.NUMBER: "7", Field.NAME: "NIYONZIMA Anne", Field.SEX: Sex.FEMALE}
    assert row.refusal is None
    assert row.objections == ()


def test_a_full_name_is_made_of_its_parts() -> None:
    mapping = {0: Field.GIVEN, 1: Field.FAMILY}
    assert read_row(mapping, ["Awa", "Diop"], NameCustom.GIVEN_FIRST).values[Field.NAME] == "Awa Diop"
    row = read_row(mapping, ["Awa", "Diop"])
    assert row.values[Field.NAME] == "Diop Awa"
    assert row.cells[Field.NAME].state is MADE


def test_a_pair_of_scripts_in_one_cell_is_parted() -> None:
    row = read_row({0: Field.NAME}, ["សុខ សុភា (SOK Sophea)"])
    assert row.values == {Field.NAME: "សុខ សុភា", Field.OTHER_SCRIPT: "SOK Sophea"}


def test_a_row_that_names_nobody_is_refused_and_an_empty_one_passed_over() -> None:
    mapping = {0: Field.NAME, 1: Field.SEX}
    assert read_row(mapping, ["", "f"]).refusal is not None
    assert not read_row(mapping, ["", "f"]).empty
    assert read_row(mapping, ["", " "]).empty
    assert read_row(mapping, []).empty


def test_a_short_row_leaves_the_rest_empty() -> None:
    row = read_row({0: Field.NAME, 5: Field.PHONE}, ["NIYONZIMA Anne"])
    assert row.values == {Field.NAME: "NIYONZIMA Anne"}
    assert row.refusal is None


def test_objections_stand_beside_the_boxes_of_the_form() -> None:
    row = read_row({0: Field.NAME, 1: Field.JOINED}, ["An\x00ne", "1998"])
    assert [objection.about for objection in row.objections] == ["full_name", "on"]


def test_a_number_used_twice_names_the_row() -> None:
    found = number_used_twice("B-1", 7)
    assert not found.stops
    assert found.message.format(**found.details) == "The number B-1 stands in row 7 already. A new number is given."


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        ("décès", Status.DEAD), ("Décédé en 2011", Status.DEAD), ("exclusion", Status.EXCLUDED),
        ("умерла", Status.DEAD),
        ("a quitté la colline", Status.RESIGNED), ("", Status.RESIGNED), ("amortissement", Status.RESIGNED),
    ],
)  # fmt: skip
def test_a_reason_tells_how_somebody_left(reason: str, status: Status) -> None:
    assert standing_after(reason) is status
