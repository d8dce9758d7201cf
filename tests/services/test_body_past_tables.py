"""Tables of past officers as offices keep them: columns guessed in our languages, rows read, judged and written."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.errors import Refused
from pomanager.i18n import _, speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.readmodels.exchange import RawTable
from pomanager.rules.bodies import past_tables as rules
from pomanager.rules.bodies.kinds import END_REASON_WORDS, HOW_WORDS, OFFICE_WORDS, EndReason, How
from pomanager.rules.bodies.kinds import Office as InOffice
from pomanager.rules.bodies.past_tables import PAST_FIELD_WORDS, PastField, guess_past_columns, read_past_row
from pomanager.services.bodies import past, past_tables
from pomanager.services.bodies.commands.bringing_in import bring_in_officers
from pomanager.services.bodies.past_tables import PlannedTable, columns_wished, guessed_columns, past_words, plan_table
from pomanager.services.exchange.reading import read_table
from pomanager.services.office import Office
from tests import bodies as build
from tests import make
from tests.bodies import BOARD, TODAY, sitting


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """An office with three members, by-laws of thirds and an empty board, on a file of the test's own."""
    opened = build.office_with_board(tmp_path, clock)
    yield opened
    opened.close()


def raw(headers: Sequence[str], *rows: Sequence[str]) -> RawTable:
    """A table as it was read."""
    return RawTable(
        headers=tuple(headers), rows=tuple(map(tuple, rows)), first_row=2, file_name="t.csv", digest=""
    )  # fmt: skip


FULL = ("Siège", "Nom", "Fonction", "Du", "Au", "Motif")


def planned(office: Office, table: RawTable, left_out: frozenset[int] = frozenset()) -> PlannedTable:
    return office.ask(plan_table, BOARD, table, guessed_columns(table), TODAY, left_out=left_out)


def said(plan: PlannedTable) -> list[tuple[int, str, str]]:
    """Number of the row, field, sentence."""
    return [(row.row, each.about, each.message) for row in plan.rows for each in row.objections]


@pytest.mark.parametrize("language", [each.code for each in LANGUAGES])
def test_what_the_program_calls_columns_and_answers_is_read_in_every_language(language: str) -> None:
    words = past_words()
    with speaking(language):
        headings = [_(word) for word in PAST_FIELD_WORDS.values()]
        offices = {office: _(word) for office, word in OFFICE_WORDS.items() if office is not InOffice.OTHER}
        hows = {how: _(word) for how, word in HOW_WORDS.items()}
        reasons = {reason: _(word) for reason, word in END_REASON_WORDS.items()}
    assert list(guess_past_columns(headings, words)) == list(PAST_FIELD_WORDS)
    for told, field, answers in ((offices, PastField.OFFICE, "office"), (hows, PastField.HOW, "how"),
                                 (reasons, PastField.WHY, "end_reason")):  # fmt: skip
        for code, word in told.items():
            reading = read_past_row({field: word}, words)
            assert reading is not None
            assert getattr(reading, answers) == code, word


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (FULL, ["seat", "name", "office", "since", "until", "end_reason"]),
        (("N°", "Nom et prénoms", "Poste", "Date de début", "Fin"), ["number", "name", "office", "since", "until"]),
        (("Место", "ФИО", "Должность", "С", "По"), ["seat", "name", "office", "since", "until"]),
        (("Протокол", "Чечим"), ["decision", None]),
        (("ឈ្មោះ", "តំណែង", "ចាប់ពី", "រហូតដល់"), ["name", "office", "since", "until"]),
        (("Name", "Name", "Remarks"), ["name", None, None]),
    ],
)  # fmt: skip
def test_columns_are_guessed_by_what_people_write_over_them(headings: Sequence[str], fields: list[str | None]) -> None:
    found = guess_past_columns(headings, past_words())
    assert [None if field is None else field.value for field in found] == fields


def test_a_row_says_what_stands_in_it() -> None:
    cells = {
        PastField.SEAT: "Siège 3", PastField.NAME: " KABURA  Jean ", PastField.OFFICE: "Doyen du conseil",
        PastField.SINCE: "2018", PastField.UNTIL: "03/2021", PastField.HOW: "coopté par hasard",
        PastField.WHY: "fatigue",
    }  # fmt: skip
    reading = read_past_row(cells, past_words())
    assert reading is not None
    assert (reading.seat, reading.name, reading.office, reading.office_title) == (
        3, "KABURA Jean", InOffice.OTHER, "Doyen du conseil",
    )  # fmt: skip
    assert (reading.since, reading.until) == (date(2018, 1, 1), date(2021, 3, 31))
    assert (reading.how, reading.end_reason) == (How.NOT_KNOWN, EndReason.OTHER)
    assert [each.message for each in reading.objections] == [
        rules.FIRST_MEANT, rules.LAST_MEANT, rules.HOW_UNREAD, rules.WHY_UNREAD,
    ]  # fmt: skip
    assert not any(each.stops for each in reading.objections)
    assert read_past_row({PastField.NAME: "  "}, past_words()) is None


@pytest.mark.parametrize("text", ["", "—", "à ce jour", "по настоящее время"])
def test_who_sits_there_still_has_no_last_day(text: str) -> None:
    reading = read_past_row({PastField.NAME: "Awa", PastField.UNTIL: text}, past_words())
    assert reading is not None
    assert (reading.until, reading.objections) == (None, ())


@given(texts=st.lists(st.text(max_size=40), min_size=len(PastField), max_size=len(PastField)))
def test_no_text_upsets_the_reading(texts: list[str]) -> None:
    words = rules.PastWords({}, {}, {}, {})
    reading = read_past_row(dict(zip(PastField, texts, strict=True)), words)
    assert (reading is None) == (not any(text.strip() for text in texts))


def test_a_table_from_a_file_is_written_by_the_act_of_the_form(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "anciens.csv"
    file.write_text(
        "Siège;Nom;Fonction;Du;Au;Motif\n1;Awa;Président;01/04/2018;31/03/2021;Fin du mandat\n"
        "1;KABURA Jean;Président;01/04/2021;31/03/2024;\n\n2;Bintou;Membre;01/04/2018;;\n",
        encoding="utf-8",
    )
    plan = planned(office, read_table(file))
    assert not plan.stops
    assert [row.row for row in plan.rows] == [2, 3, 5]
    assert [row.officer.number for row in plan.rows] == ["1", "", "2"]
    taken = past_tables.MEMBER_TAKEN
    assert [each for each in said(plan) if each[2] == taken] == [(2, "number", taken), (5, "number", taken)]
    assert office.do(bring_in_officers, plan.order).result == 3
    assert sitting(office, date(2020, 1, 1)) == {1: "Awa", 2: "Bintou"}
    assert sitting(office, date(2022, 1, 1))[1] == "KABURA Jean"


def test_all_that_is_wrong_is_told_at_once_and_row_by_row(office: Office) -> None:
    table = raw(
        FULL,
        ("un", "Awa", "", "01/04/2018", "31/03/2021", ""),
        ("1", "", "", "01/04/2018", "31/03/2017", ""),
        ("2", "Bintou", "", "soon", "", ""),
        ("3", "Coumba", "", "01/04/2018", "31/03/2021", ""),
    )
    plan = planned(office, table)
    stops = [
        (row.row, each.about, each.message) for row in plan.rows for each in row.objections if each.stops
    ]  # fmt: skip
    unread = "“{text}” could not be read as a date."
    assert stops == [
        (2, "seat", rules.NO_SEAT_NUMBER), (3, "until", past.LEFT_BEFORE), (3, "number", past.WHO),
        (4, "since", unread),
    ]  # fmt: skip
    assert [row.stops for row in plan.rows] == [True, True, True, False]
    assert plan.stops
    with pytest.raises(Refused):
        office.do(bring_in_officers, plan.order)
    without = planned(office, table, frozenset({2, 3, 4}))
    assert not without.stops
    assert [row.name for row in without.order.rows] == ["Coumba"]
    assert [row.is_left_out for row in without.rows] == [True, True, True, False]


def test_rows_without_a_seat_get_one_that_is_free_and_offices_keep_theirs(office: Office) -> None:
    table = raw(
        ("Nom", "Fonction", "Du", "Au"),
        ("Awa", "Président", "01/04/2012", "31/03/2015"),
        ("Bintou", "Secrétaire", "01/04/2012", "31/03/2015"),
        ("Coumba", "Secrétaire", "01/04/2015", "31/03/2018"),
        ("KABURA Jean", "Président", "01/04/2015", "31/03/2018"),
    )
    plan = planned(office, table)
    assert [row.officer.seat for row in plan.rows] == [1, 2, 2, 1]
    assert not plan.stops
    assert all(past_tables.SEAT_GIVEN in {each.message for each in row.objections} for row in plan.rows)


def test_a_name_several_members_have_asks_for_the_number(office: Office) -> None:
    make.member(office, "Awa")
    plan = planned(office, raw(FULL, ("1", "AWA", "", "01/04/2018", "31/03/2021", "")))
    assert (2, "name", past_tables.MEMBERS_ALIKE) in said(plan)
    assert plan.stops


def test_a_table_needs_a_column_of_days_and_one_of_people(office: Office) -> None:
    plan = planned(office, raw(("Siège", "Au"), ("1", "31/03/2021")))
    assert [each.message for each in plan.objections] == [past_tables.NO_COLUMN, past_tables.NO_WHO_COLUMN]
    assert plan.stops


@pytest.mark.parametrize(("rows", "stops"), [(past_tables.MOST_ROWS, False), (past_tables.MOST_ROWS + 1, True)])
def test_more_rows_than_any_body_had_are_refused(office: Office, rows: int, *, stops: bool) -> None:
    plan = planned(office, raw(("Nom", "Du"), *[("", "")] * rows))
    assert bool(plan.objections) is stops


def test_wishes_are_put_over_the_guesses() -> None:
    table = raw(("Nom", "Quoi", "Du"), ("Awa", "x", "2018"))
    assert columns_wished(table, {"Quoi": "office"}) == (PastField.NAME, PastField.OFFICE, PastField.SINCE)
    assert columns_wished(table, {"Quoi": "name"}) == (None, PastField.NAME, PastField.SINCE)
    assert columns_wished(table, {"Du": "-"}) == (PastField.NAME, None, None)
    with pytest.raises(Refused) as refused:
        columns_wished(table, {"Rien": "name", "Quoi": "colour"})
    assert [each.message for each in refused.value.objections] == [
        past_tables.UNKNOWN_COLUMN, past_tables.UNKNOWN_FIELD,
    ]  # fmt: skip
