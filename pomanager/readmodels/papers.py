"""What stands at the head and foot of every paper."""

from dataclasses import dataclass
from datetime import date, datetime

from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The organisation as its papers name it, when the paper was printed, and the head of the journal then."""

    name: Wording
    legal_form: Wording
    registration_number: str
    registered_on: date | None
    registered_with: str
    seat: Wording
    languages: tuple[str, ...]
    logo: bytes | None
    is_sample: bool
    printed_at: datetime
    journal_count: int
    journal_head: str
    """The last line's hash, whole; papers print its first characters. Empty while the journal is empty."""
