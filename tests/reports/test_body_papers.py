"""The papers on bodies: what they say of seats, terms, vacancies and hand-overs."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pomanager.i18n import speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.readmodels.body_papers import HandOverSheet
from pomanager.reports.bodies.coming import TERMS_ENDING, VACANCIES
from pomanager.reports.bodies.hand_over import HAND_OVER
from pomanager.reports.bodies.officers import OFFICERS
from tests.reports import sheets_bodies as sheets
from tests.reports.sheets import letterhead, pages_of, put
from tests.reports.test_member_papers import said

WHERE = (sheets.body(), sheets.seat())


def flat(text: str) -> str:
    """The text of a paper without its line breaks."""
    return " ".join(text.split())


def test_the_register_says_who_sits_where_by_which_decision(tmp_path: Path) -> None:
    line = sheets.officer_line(sheets.holding(sheets.person(), decision="AG 12.03, pt 7"), WHERE)
    text = flat(said(OFFICERS, sheets.officers(line), tmp_path))
    assert "Board" in text
    assert "Seat 1 Chair 00042 NIYONZIMA Aline Elected 01/04/2024 31/03/2027 AG 12.03, pt 7" in text
    assert "holds over" not in text
    assert "Vacant seats" not in text


def test_the_election_somebody_sits_by_and_the_next_one_are_told(tmp_path: Path) -> None:
    held = sheets.holding(sheets.person())
    sheet = sheets.officers(sheets.officer_line(held, WHERE))
    elected = replace(sheet, elected_on={held.appointment_id: date(2024, 3, 30)})
    assert "Elected election of 30/03/2024 01/04/2024" in flat(said(OFFICERS, elected, tmp_path))
    ending = sheets.terms_ending(sheets.term_ending(held, WHERE))
    due = replace(ending, elections={WHERE[1].id: date(2027, 3, 20)})
    assert "31/03/2027 election of 20/03/2027" in flat(said(TERMS_ENDING, due, tmp_path))


def test_a_holdover_and_a_co_option_to_be_ratified_are_said(tmp_path: Path) -> None:
    over = sheets.officer_line(sheets.holding(sheets.person(), holds_over=True), WHERE)
    waits = sheets.officer_line(sheets.holding(sheets.person(), pending=True), WHERE)
    text = flat(said(OFFICERS, sheets.officers(over, waits), tmp_path))
    assert "31/03/2027 holds over" in text
    assert "31/03/2027 awaits ratification" in text


def test_an_interest_stands_once_however_many_seats_its_person_holds(tmp_path: Path) -> None:
    who = sheets.person()
    lines = [sheets.officer_line(sheets.holding(who), WHERE, "", (sheets.interest(who),)) for _seat in range(2)]
    text = flat(said(OFFICERS, sheets.officers(*lines), tmp_path))
    assert text.count("Coop B") == 1
    assert "Contract with the cooperative Coop B Transport 01/04/2024" in text


def test_the_column_of_documents_says_whether_they_stand_there_whole(tmp_path: Path) -> None:
    line = sheets.officer_line(sheets.holding(sheets.person()), WHERE)
    assert "(last figures)" in flat(said(OFFICERS, sheets.officers(line), tmp_path))
    assert "(last figures)" not in flat(said(OFFICERS, sheets.officers(line, with_documents=True), tmp_path))


def test_an_empty_register_says_so_and_names_the_vacant_seats(tmp_path: Path) -> None:
    text = flat(said(OFFICERS, sheets.officers(vacant=(sheets.vacancy(WHERE, None),)), tmp_path))
    assert "Nobody sits in any body on this day." in text
    assert "Board Seat 1 01/09/2026" in text


@pytest.mark.parametrize(("may", "word"), [(True, "Yes"), (False, "No"), (None, "by-laws silent")])
def test_the_list_of_terms_says_whether_another_may_follow(tmp_path: Path, *, may: bool | None, word: str) -> None:
    row = sheets.term_ending(sheets.holding(sheets.person()), WHERE, may_return=may)
    text = flat(said(TERMS_ENDING, sheets.terms_ending(row), tmp_path))
    assert "within 12 months" in text
    assert f"NIYONZIMA Aline 31/03/2027 2 {word}" in text


def test_lists_with_nothing_on_them_say_so(tmp_path: Path) -> None:
    assert "No term ends in this time." in flat(said(TERMS_ENDING, sheets.terms_ending(), tmp_path))
    assert "Somebody sits in every seat on this day." in flat(said(VACANCIES, sheets.vacancies(), tmp_path))


def test_a_vacant_seat_names_who_left_it_and_who_could_step_in(tmp_path: Path) -> None:
    row = sheets.vacancy(WHERE, sheets.person("NKURUNZIZA Paul"), "HAKIZIMANA Rose")
    text = flat(said(VACANCIES, sheets.vacancies(row), tmp_path))
    assert "01/09/2026 NKURUNZIZA Paul Resigned from the seat 31/03/2027 HAKIZIMANA Rose" in text


def test_a_hand_over_is_signed_by_both(tmp_path: Path) -> None:
    text = flat(said(HAND_OVER, sheets.hand_over(remarks="The key is missing."), tmp_path))
    assert "Handed over by NKURUNZIZA Paul Taken by NIYONZIMA Aline" in text
    assert "The key is missing." in text
    assert text.count("NKURUNZIZA Paul") == 2, "once as a fact, once under the place to sign"
    assert text.count("A witness") == 2


def test_a_record_taken_back_says_so(tmp_path: Path) -> None:
    assert "was taken back" in flat(said(HAND_OVER, sheets.hand_over(taken_back=True), tmp_path))
    assert "was taken back" not in flat(said(HAND_OVER, sheets.hand_over(), tmp_path))


@pytest.mark.parametrize("language", [each.code for each in LANGUAGES])
def test_a_blank_record_is_one_page_in_every_language(language: str, tmp_path: Path) -> None:
    file = tmp_path / "blank.pdf"
    with speaking(language):
        put(HAND_OVER, HandOverSheet(letterhead(), None, "XOF", 0), file)
    (text,) = pages_of(file)
    assert "NIYONZIMA" not in text
