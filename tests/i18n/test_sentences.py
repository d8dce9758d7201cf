"""Objections said in the language being spoken."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from pomanager.i18n import _, catalogue, formats, sentences, speaking
from pomanager.rules.bylaws.values import Percent
from pomanager.rules.calendar import VagueDate
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection, Word
from pomanager.rules.shares.limits import PartHeld
from tests.conftest import ExpectedLog


def test_details_are_written_by_their_kind() -> None:
    objection = Objection(
        "{name} ({born}) owes {amount} since {day}; {count} reminders, the last on {moment}, {part}, {status}, {none}",
        details={
            "name": "Ndayizeye {Tharcisse}",
            "born": VagueDate(1960, about=True),
            "amount": Money(1500, "BIF"),
            "day": date(2026, 3, 1),
            "count": 1234,
            "moment": datetime(2026, 4, 1, 8, 5, tzinfo=UTC),
            "part": Fraction(2, 3),
            "status": Word("active"),
            "none": None,
        },
    )
    catalogue.rename({"active": {"en": "in good standing"}})
    assert sentences.sentence(objection) == (
        "Ndayizeye {Tharcisse} (about 1960) owes BIF\u00a01,500 since 1 Mar 2026; 1,234 reminders, "
        "the last on 1 Apr 2026, 08:05, 2/3, in good standing, —"
    )


def test_the_same_objection_in_another_language() -> None:
    objection = Objection("Owed: {amount}", details={"amount": Money(1500, "BIF")})
    catalogue.rename({"Owed: {amount}": {"fr": "Dû : {amount}"}})
    with speaking("fr"):
        assert sentences.sentence(objection) == "Dû : 1\u202f500\u00a0BIF"


def test_a_part_of_the_capital_is_a_percentage_with_the_decimals_it_needs() -> None:
    held = Objection("{most}: {holders}", details={"most": Percent(2050), "holders": (PartHeld("Awa", Percent(5474)),)})
    assert sentences.sentence(held) == "20.5%: Awa (54.74%)"
    with speaking("fr"):
        assert sentences.sentence(held) == "20,5\u00a0%: Awa (54,74\u00a0%)"
        assert sentences.detail(Percent(4000)) == "40\u00a0%"


def test_several_details_are_listed() -> None:
    assert sentences.detail(("a", 2, Word("c"))) == "a, 2 and c"


def test_a_detail_that_is_missing_is_named(expected_log: ExpectedLog) -> None:
    with expected_log("the detail age"):
        assert sentences.sentence(Objection("{name} is not {age}.", details={"name": "Aline"})) == "Aline is not age."


@pytest.mark.parametrize("broken", ["{name", "{} {name}", "{name.first}", "{name[x]}", "{name:d}"])
def test_a_broken_translation_falls_back_to_english(broken: str, expected_log: ExpectedLog) -> None:
    catalogue.rename({"{name} is known.": {"en": broken}})
    with expected_log("broken fields"):
        said = sentences.sentence(Objection("{name} is known.", details={"name": "Aline"}))
    assert said == "Aline is known."


def test_even_a_broken_source_never_raises(expected_log: ExpectedLog) -> None:
    with expected_log("broken fields"):
        assert sentences.sentence(Objection("{name")) == "{name"


def test_all_of_them_in_their_order() -> None:
    assert sentences.sentences([Objection("One."), Objection("Two.")]) == ("One.", "Two.")


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("ru", "Выход с {day}. Причина: {why}.", "12 мар. 2026\u202fг. Причина: переезд."),
        ("en", "Left on {day}. Reason: {why}.", "12 Mar 2026. Reason: переезд."),
    ],
)
def test_a_sentence_that_ends_with_a_day_has_one_full_stop(language: str, words: str, day: str) -> None:
    message = "Left on {day}. Reason: {why}."
    catalogue.rename({message: {"ru": words}})
    told = {"day": date(2026, 3, 12), "why": "переезд"}
    with speaking(language):
        assert sentences.sentence(Objection(message, details=told)).endswith(day)
        said = _(message).format(day=formats.day(date(2026, 3, 12)), why="переезд")
        assert said.endswith(day)
        assert type(said) is str


def test_only_the_stop_after_a_field_is_left_out() -> None:
    assert _("{path}. Copied from {name}.").format(path="../Coop.", name="A.") == "../Coop. Copied from A."
    assert _("{a}.{b}.").format(a="1.", b="2") == "1..2."
