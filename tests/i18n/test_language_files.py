"""The small file of each language says what CLDR says, and what CLDR may ask for and no day needs is refused."""

import json

import pytest

from pomanager import paths
from pomanager.i18n.languages import LANGUAGES, Language
from tools.languages import template, unusual_decimals, ways_of


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_the_file_of_a_language_says_what_cldr_says(language: Language) -> None:
    kept = (paths.resources() / "languages" / f"{language.locale}.json").read_text(encoding="utf-8")
    assert json.loads(kept) == ways_of(language)


def test_the_file_of_the_currencies_says_what_cldr_says() -> None:
    kept = json.loads((paths.resources() / "currencies.json").read_text(encoding="utf-8"))
    assert kept == unusual_decimals()
    assert kept["BIF"] == 0
    assert "EUR" not in kept


def test_no_file_is_left_of_a_language_that_is_not_offered() -> None:
    kept = {path.stem for path in (paths.resources() / "languages").iterdir()}
    assert kept == {language.locale for language in LANGUAGES}


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        ("d MMMM y", "{d:01d} {M4} {y}"),
        ("dd.MM.yyyy", "{d:02d}.{M:02d}.{y:04d}"),
        ("EEEE, d MMM y 'г'.", "{E}, {d:01d} {M3} {y} г."),
        ("LLLL y", "{L4} {y}"),
        ("y '{'M'}'", "{y} {{{M:01d}}}"),
    ],
)
def test_a_pattern_becomes_a_format_string(pattern: str, made: str) -> None:
    assert template(pattern) == made


def test_a_pattern_that_asks_for_hours_is_no_pattern_of_a_day() -> None:
    with pytest.raises(ValueError, match="asks for 'H'"):
        template("d MMMM HH:mm")
