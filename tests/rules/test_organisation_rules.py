"""The organisation's profile is judged field by field, each limit just below, at and just above it."""

from dataclasses import dataclass, field, replace

import pytest

from pomanager.rules.names import NameCustom
from pomanager.rules.objections import stopping
from pomanager.rules.organisation import (
    MOST_DECIMALS,
    RENAMABLE,
    WIDEST_NUMBER,
    custom_of_country,
    objections_to_profile,
)
from pomanager.rules.wording import Wording
from pomanager.rules.writing import LONGEST_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    name: Wording = field(default_factory=lambda: Wording({"fr": "Dukorere hamwe"}))
    short_name: str = ""
    legal_form: Wording = field(default_factory=Wording)
    registration_number: str = ""
    registered_with: str = ""
    seat: Wording = field(default_factory=Wording)
    country: str = "BI"
    currency: str = "BIF"
    currency_decimals: int = 0
    year_start_month: int = 1
    year_start_day: int = 1
    languages: tuple[str, ...] = ("rn", "fr")
    number_width: int = 4


GOOD = Profile()


def test_nothing_speaks_against_a_whole_profile() -> None:
    assert objections_to_profile(GOOD, {"rn", "fr", "en"}) == ()


@pytest.mark.parametrize(
    ("changed", "field_name"),
    [
        ({"name": Wording()}, "name"),
        ({"name": Wording({"fr": "x" * (LONGEST_TEXT + 1)})}, "name"),
        ({"seat": Wording({"fr": "a\x07"})}, "seat"),
        ({"short_name": "x" * (LONGEST_TEXT + 1)}, "short_name"),
        ({"registration_number": "a\u202eb"}, "registration_number"),
        ({"country": "Burundi"}, "country"),
        ({"currency": "bif"}, "currency"),
        ({"currency": "BI"}, "currency"),
        ({"currency": "BIFF"}, "currency"),
        ({"currency_decimals": -1}, "currency_decimals"),
        ({"currency_decimals": MOST_DECIMALS + 1}, "currency_decimals"),
        ({"year_start_month": 2, "year_start_day": 29}, "year_start_day"),
        ({"year_start_month": 13}, "year_start_day"),
        ({"number_width": -1}, "number_width"),
        ({"number_width": WIDEST_NUMBER + 1}, "number_width"),
        ({"languages": ()}, "languages"),
        ({"languages": ("fr", "fr")}, "languages"),
        ({"languages": ("fr", "xx")}, "languages"),
    ],
)
def test_each_field_is_objected_to_by_its_name(changed: dict[str, object], field_name: str) -> None:
    found = stopping(objections_to_profile(replace(GOOD, **changed), {"rn", "fr"}))  # type: ignore[arg-type]
    assert [objection.about for objection in found] == [field_name]


@pytest.mark.parametrize(
    "changed",
    [
        {"name": Wording({"km": "x" * LONGEST_TEXT})},
        {"currency_decimals": MOST_DECIMALS},
        {"number_width": WIDEST_NUMBER},
        {"number_width": 0},
        {"year_start_month": 2, "year_start_day": 28},
        {"year_start_month": 12, "year_start_day": 31},
        {"country": ""},
    ],
)
def test_each_limit_itself_is_allowed(changed: dict[str, object]) -> None:
    assert objections_to_profile(replace(GOOD, **changed)) == ()  # type: ignore[arg-type]


def test_a_missing_currency_is_asked_about_and_does_not_stop() -> None:
    found = objections_to_profile(replace(GOOD, currency=""))
    assert [(objection.about, objection.stops) for objection in found] == [("currency", False)]


def test_everything_is_said_at_once() -> None:
    wrong = replace(GOOD, name=Wording(), currency="x", currency_decimals=9, languages=())
    assert len(stopping(objections_to_profile(wrong))) == 4


def test_words_an_organisation_may_rename_are_each_named_once() -> None:
    assert len(set(RENAMABLE)) == len(RENAMABLE)
    assert {"Place", "Section", "Member", "Delegate"} <= set(RENAMABLE)


def test_a_country_brings_its_custom_of_names() -> None:
    assert custom_of_country("KG") is NameCustom.PATRONYMIC
    assert custom_of_country("ZZ") is NameCustom.SURNAME_FIRST
