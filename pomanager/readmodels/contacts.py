"""What screens see of telephones, mobile money and nominees."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.contacts import Account, NomineeLine, Phone


@dataclass(frozen=True, slots=True)
class PhoneFact:
    """A member's first number, how many there are, and whether any of them rings somebody else's telephone."""

    number: str
    count: int
    shared: bool
    owner_is_other: bool


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """How a member is reached and paid."""

    member_id: int
    person_id: int
    version: int
    own_names: tuple[str, ...]
    phones: tuple[Phone, ...]
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class NomineeRow:
    """A nomination; ``revoked_on`` is the day on which another took its place."""

    id: int
    line: NomineeLine
    revoked_on: date | None


@dataclass(frozen=True, slots=True)
class NomineeDetail:
    """Whom a member named for the case of death: those who hold now, and earlier ones."""

    member_id: int
    person_id: int
    now: tuple[NomineeRow, ...]
    before: tuple[NomineeRow, ...]
