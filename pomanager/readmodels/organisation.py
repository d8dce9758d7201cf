"""What screens and papers see of the organisation itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pomanager.rules.names import NameCustom
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class OrganisationDetail:
    """The organisation's profile, whole."""

    name: Wording
    short_name: str
    legal_form: Wording
    registration_number: str
    registered_on: date | None
    registered_with: str
    seat: Wording
    country: str
    currency: str
    currency_decimals: int
    year_start_month: int
    year_start_day: int
    languages: tuple[str, ...]
    name_custom: NameCustom
    number_width: int
    is_sample: bool
    logo: bytes | None
    version: int
    renamed_words: Mapping[str, Mapping[str, str]]
    """English word of the program → language → the organisation's own word."""
