"""What is offered, and what stands in where a language is not."""

from pathlib import Path

import pytest
from babel import Locale

from pomanager import paths
from pomanager.i18n import catalogue, languages


def test_six_languages_are_offered_and_the_pseudo_language_is_not() -> None:
    assert [each.code for each in languages.LANGUAGES] == ["en", "fr", "ru", "ky", "km", "rn"]
    assert not languages.is_offered(languages.PSEUDO)
    assert languages.language(languages.PSEUDO).right_to_left


@pytest.mark.parametrize("language", languages.LANGUAGES, ids=lambda each: each.code)
def test_babel_knows_each_language_and_writes_it_in_its_direction(language: languages.Language) -> None:
    locale = Locale.parse(language.locale)
    assert locale.language == language.code
    assert locale.text_direction == language.direction
    assert language.right_to_left is (language.direction == "rtl")


@pytest.mark.parametrize("code", ["fr_BI", "fr-SN", "FR"])
def test_a_region_gives_its_language(code: str) -> None:
    assert languages.language(code).code == "fr"


def test_english_stands_in_for_a_language_of_a_later_version() -> None:
    assert languages.language("sw") is languages.ENGLISH


def test_khmer_asks_for_khmer_letters_first() -> None:
    assert languages.language("km").fonts[0] == "Noto Sans Khmer"
    assert languages.language("ky").fonts[0] == "Noto Sans"


def test_a_language_is_a_draft_until_its_catalogue_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "translations", lambda: tmp_path)
    catalogue.forget()
    assert languages.language("rn").draft
    assert not languages.language("en").draft
