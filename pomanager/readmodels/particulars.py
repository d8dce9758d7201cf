"""What screens and papers see of a person beyond the roll: documents, former names, consent, who acts for whom."""

from dataclasses import dataclass
from datetime import date, datetime

from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import IdentityKind
from pomanager.rules.members import PersonKind


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One identity document, its number whole: screens and papers that circulate mask it (``rules.identity``)."""

    id: int
    kind: IdentityKind
    number: str
    issuer: str
    issued_on: VagueDate | None
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class FormerNameRow:
    """A name borne until a day: ``until`` is the first day the next one held."""

    id: int
    full_name: str
    family_name: str
    given_name: str
    patronymic: str
    other_script: str
    until: date
    reason: str
    document: str
    """The decision or certificate as it is quoted."""
    recorded_at: datetime
    reverses_id: int | None
    reversed: bool
    """Whether the change was taken back as a mistake."""

    @property
    def holds(self) -> bool:
        """Whether the line neither takes another back nor was taken back."""
        return self.reverses_id is None and not self.reversed


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody the office knows, a member or not: ``number`` is empty for those who are none."""

    person_id: int
    name: str
    member_id: int | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Particulars:
    """Everything kept on one person beside name, sex, birth, phone, place and standing."""

    person_id: int
    kind: PersonKind
    representative: KnownPerson | None
    """Of an organisation: who acts for it."""
    represents: tuple[KnownPerson, ...]
    """The organisations this person acts for."""
    hand_sort_name: str
    """What the name is sorted by when that was set by hand, else empty."""
    form_of_address: str
    profession: str
    products: str
    languages: str
    how_to_find: str
    thumb_print: bool
    """Signs by thumb-print."""
    consent_on: date | None
    consent_ended_on: date | None
    documents: tuple[DocumentRow, ...]
    former_names: tuple[FormerNameRow, ...]
    """Oldest first, those taken back and those that take back included."""
    has_photo: bool

    @property
    def consents(self) -> bool:
        """Whether the consent to keep these data stands."""
        return self.consent_on is not None and self.consent_ended_on is None
