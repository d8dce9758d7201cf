"""Fields of a letter are filled in by their names; everything else in braces stands as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.letter_fields import FIELD_WORDS, FIRST_TEXT, filled_in, objections_to_fields

VALUES = {"name": "Aline", "number": "00042", "form_of_address": "", "Nom": "Aline"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{name}, your number is {number}.", "Aline, your number is 00042."),
        ("{NAME} {Nom} { nom }", "Aline Aline Aline"),
        ("{form_of_address} {name}", "Aline"),
        ("{form_of_address}{name}", "Aline"),
        ("Dear {form_of_address}, you", "Dear , you"),
        ("{fnord} {} {{name}} {na\nme}", "{fnord} {} {Aline} {na\nme}"),
        ("{name", "{name"),
        ("name}", "name}"),
        ("", ""),
    ],
)
def test_a_field_is_its_value_and_nothing_else_is_touched(text: str, said: str) -> None:
    assert filled_in(text, VALUES) == said


def test_what_is_put_in_is_not_looked_through_again() -> None:
    assert filled_in("{name}", {"name": "{number}", "number": "1"}) == "{number}"


@given(st.text(alphabet=st.characters(exclude_characters="{}")))
def test_a_text_without_braces_stays_as_it_is(text: str) -> None:
    assert filled_in(text, VALUES) == text


def test_the_first_text_names_only_fields_there_are() -> None:
    assert "{" not in filled_in(FIRST_TEXT, dict.fromkeys(FIELD_WORDS, "x"))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{NAME} { nom } {number}", ""),
        ("{nmae}, {number} and {plce}, {nmae}", "{nmae}, {plce}"),
        ("{name", ""),
        ("{} {na\nme}", ""),
        ("{" + "x" * 40 + "}", "{" + "x" * 40 + "}"),
        ("{" + "x" * 41 + "}", ""),
        ("", ""),
    ],
)
def test_words_in_braces_that_are_no_field_are_named(text: str, named: str) -> None:
    found = objections_to_fields(text, ("name", "number", "Nom"), ("Nom", "Numéro"))
    details = {"names": named, "known": "{Nom}, {Numéro}"}
    assert [(each.about, each.stops, each.details) for each in found] == ([("text", True, details)] if named else [])
