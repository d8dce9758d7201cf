"""A text in several languages falls back sensibly and is kept as JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.wording import Wording

CODES = st.sampled_from(["en", "fr", "ru", "ky", "km", "rn", "pt", "pt_BR"])
WORDINGS = st.builds(Wording, st.dictionaries(CODES, st.text(max_size=20)))


def test_the_language_asked_for_comes_first_then_the_fallbacks_then_any() -> None:
    name = Wording({"fr": "Coopérative", "rn": "Ishirahamwe"})
    assert name.in_language("rn") == "Ishirahamwe"
    assert name.in_language("km", ("en", "fr")) == "Coopérative"
    assert name.in_language("km") == "Coopérative"
    assert Wording().in_language("fr") == ""
    assert Wording({"pt": "Lugar", "en": "Place"}).in_language("pt_BR", ("en",)) == "Lugar"


def test_empty_texts_are_not_kept() -> None:
    assert Wording({"fr": "  ", "en": " Place "}) == Wording({"en": "Place"})
    assert not Wording({"fr": ""})
    assert Wording({"fr": "a"}).with_text("fr", "") == Wording()
    assert Wording({"fr": "a"}).with_text("en", "b").languages == ("en", "fr")
    assert not Wording({"fr": "a"}).has("en")


@given(WORDINGS)
def test_a_wording_is_kept_as_json(wording: Wording) -> None:
    again = Wording.from_json(wording.to_json())
    assert again == wording
    assert hash(again) == hash(wording)
    assert again.to_json() == wording.to_json()


@given(WORDINGS, CODES, st.lists(CODES))
def test_there_is_a_text_wherever_there_is_one_in_any_language(wording: Wording, code: str, others: list[str]) -> None:
    assert bool(wording.in_language(code, others)) is bool(wording)


def test_json_of_another_shape_is_refused() -> None:
    assert Wording.from_json("") == Wording()
    for text in ("[]", '{"fr": 3}', "3"):
        with pytest.raises(ValueError, match="object of texts"):
            Wording.from_json(text)
    with pytest.raises(json.JSONDecodeError):
        Wording.from_json("{")


def test_a_wording_cannot_be_changed_from_outside() -> None:
    texts = {"fr": "a"}
    wording = Wording(texts)
    texts["fr"] = "b"
    assert wording.in_language("fr") == "a"
    assert repr(wording) == "Wording({'fr': 'a'})"
