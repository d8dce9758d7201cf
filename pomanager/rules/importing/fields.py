"""The fields a table of members can fill, and what each is called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.extra_field_kinds import Answer, FieldKind
from pomanager.rules.wording import Wording


class Field(StrEnum):
    """What a column of a table of members can hold; in this order an exported roll has its columns."""

    NUMBER = "number"
    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    OTHER_SCRIPT = "other_script"
    ADDRESS_FORM = "form_of_address"
    KIND = "kind"
    """Whether the member is a person or an organisation."""
    REPRESENTATIVE = "representative"
    """Who acts for an organisation, by name."""
    SEX = "sex"
    BIRTH = "birth"
    PHONE = "phone"
    PHONE_2 = "phone_2"
    PHONE_3 = "phone_3"
    PHONE_OWNER = "phone_owner"
    """Whose telephone the first number rings."""
    PHONE_SHARED = "phone_shared"
    PHONE2_OWNER = "phone2_owner"
    PHONE2_SHARED = "phone2_shared"
    PHONE3_OWNER = "phone3_owner"
    PHONE3_SHARED = "phone3_shared"
    PLACE = "place"
    """Where somebody lives: a name, or a label like "Mungwa · Gitega"."""
    WITHIN_1 = "within_1"
    """What the place lies in, where each level has a column of its own; the other two lie further out."""
    WITHIN_2 = "within_2"
    WITHIN_3 = "within_3"
    HOW_TO_FIND = "how_to_find"
    SECTION = "section"
    PROFESSION = "profession"
    PRODUCTS = "products"
    LANGUAGES = "languages"
    ID_KIND = "id_kind"
    ID_NUMBER = "id_number"
    ID_ISSUER = "id_issuer"
    ID_ISSUED = "id_issued"
    ID2_KIND = "id2_kind"
    """What is said of a second identity document."""
    ID2_NUMBER = "id2_number"
    ID2_ISSUER = "id2_issuer"
    ID2_ISSUED = "id2_issued"
    ID3_KIND = "id3_kind"
    ID3_NUMBER = "id3_number"
    ID3_ISSUER = "id3_issuer"
    ID3_ISSUED = "id3_issued"
    HOUSEHOLD = "household"
    RELATION = "relation"
    THUMB_PRINT = "thumb_print"
    CONSENT = "consent"
    APPLIED = "applied"
    JOINED = "joined"
    DECISION = "decision"
    STATUS = "status"
    LEFT = "left"
    LEFT_REASON = "left_reason"


FIELD_WORDS: Mapping[Field, str] = MappingProxyType(
    {
        Field.NUMBER: N_("Number"),
        Field.NAME: N_("Full name"),
        Field.FAMILY: N_("Family name"),
        Field.GIVEN: N_("Given name"),
        Field.PATRONYMIC: N_("Patronymic"),
        Field.OTHER_SCRIPT: N_("Name in the second script"),
        Field.ADDRESS_FORM: N_("Form of address"),
        Field.KIND: N_("Person or organisation"),
        Field.REPRESENTATIVE: N_("Representative"),
        Field.SEX: N_("Sex"),
        Field.BIRTH: N_("Born"),
        Field.PHONE: N_("Phone"),
        Field.PHONE_2: N_("Second phone"),
        Field.PHONE_3: N_("Third phone"),
        # TR: a column that says whose telephone the first number rings: the member's own, the spouse's…
        Field.PHONE_OWNER: N_("Whose phone"),
        # TR: a column that says whether others use the telephone, too
        Field.PHONE_SHARED: N_("Phone is shared"),
        # TR: the same of the second and third number of a member
        Field.PHONE2_OWNER: N_("Whose second phone"),
        Field.PHONE2_SHARED: N_("Second phone is shared"),
        Field.PHONE3_OWNER: N_("Whose third phone"),
        Field.PHONE3_SHARED: N_("Third phone is shared"),
        Field.PLACE: N_("Place"),
        # TR: a column that names the place in which the place of the column "Place" lies (its commune)
        Field.WITHIN_1: N_("Place around it"),
        # TR: a column that names the place one level further out (its province)
        Field.WITHIN_2: N_("Second place around it"),
        Field.WITHIN_3: N_("Third place around it"),
        Field.HOW_TO_FIND: N_("How to find the house"),
        Field.SECTION: N_("Section"),
        Field.PROFESSION: N_("Profession"),
        Field.PRODUCTS: N_("Products"),
        Field.LANGUAGES: N_("Languages"),
        Field.ID_KIND: N_("Kind of identity document"),
        Field.ID_NUMBER: N_("Number of identity document"),
        Field.ID_ISSUER: N_("Document issued by"),
        Field.ID_ISSUED: N_("Document issued on"),
        Field.ID2_KIND: N_("Kind of second identity document"),
        Field.ID2_NUMBER: N_("Number of second identity document"),
        Field.ID2_ISSUER: N_("Second document issued by"),
        Field.ID2_ISSUED: N_("Second document issued on"),
        Field.ID3_KIND: N_("Kind of third identity document"),
        Field.ID3_NUMBER: N_("Number of third identity document"),
        Field.ID3_ISSUER: N_("Third document issued by"),
        Field.ID3_ISSUED: N_("Third document issued on"),
        Field.HOUSEHOLD: N_("Household"),
        Field.RELATION: N_("Place in the household"),
        Field.THUMB_PRINT: N_("Signs by thumb-print"),
        Field.CONSENT: N_("Consent given on"),
        Field.APPLIED: N_("Applied on"),
        Field.JOINED: N_("Joined on"),
        Field.DECISION: N_("Decision of admission"),
        Field.STATUS: N_("Standing"),
        Field.LEFT: N_("Left on"),
        Field.LEFT_REASON: N_("Reason for leaving"),
    }
)
ORDER_FIELDS: Mapping[Field, str] = MappingProxyType(
    {
        **{field: field.value for field in Field},
        Field.NAME: "full_name",
        Field.FAMILY: "family_name",
        Field.GIVEN: "given_name",
        Field.JOINED: "on",
    }
)
"""What the same field is called in orders about a person, and so beside which box of a form an objection stands."""

OWN = "own."
"""Begins the name of a field of the organisation's own."""


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of the organisation's own, as a column can hold it; two are the same when their keys are."""

    key: str
    label: Wording = field(default_factory=Wording, compare=False)
    kind: FieldKind = field(default=FieldKind.TEXT, compare=False)
    answers: tuple[Answer, ...] = field(default=(), compare=False)
    id: int = field(default=0, compare=False)

    @property
    def value(self) -> str:
        """What it is called where fields are named by a word."""
        return OWN + self.key


AnyField = Field | OwnField


def about(column: AnyField) -> str:
    """What an objection to a cell of this column is about."""
    return column.value if isinstance(column, OwnField) else ORDER_FIELDS[column]


NAMES = (Field.NAME, Field.FAMILY, Field.GIVEN)
"""One of these makes a table a table of people."""
PHONES = (Field.PHONE, Field.PHONE_2, Field.PHONE_3)
OF_PHONES = (
    (Field.PHONE_OWNER, Field.PHONE_SHARED), (Field.PHONE2_OWNER, Field.PHONE2_SHARED),
    (Field.PHONE3_OWNER, Field.PHONE3_SHARED),
)  # fmt: skip
"""Whose the first, the second and the third telephone is, and whether it is shared."""
DOCUMENTS = (
    (Field.ID_KIND, Field.ID_NUMBER, Field.ID_ISSUER, Field.ID_ISSUED),
    (Field.ID2_KIND, Field.ID2_NUMBER, Field.ID2_ISSUER, Field.ID2_ISSUED),
    (Field.ID3_KIND, Field.ID3_NUMBER, Field.ID3_ISSUER, Field.ID3_ISSUED),
)
"""Kind, number, issuer and day of the identity documents a table tells of."""
DOCUMENT_NUMBERS = tuple(number for _kind, number, _issuer, _issued in DOCUMENTS)
PLACES = (Field.PLACE, Field.WITHIN_1, Field.WITHIN_2, Field.WITHIN_3)
"""From the inside out."""
