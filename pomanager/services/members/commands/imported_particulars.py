"""What a table says of people beyond the roll: columns of the person, documents, households, own fields."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import count
from types import MappingProxyType

from pomanager.db import bulk, representatives
from pomanager.db.contacts import PhoneDetail
from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.members import Person
from pomanager.db.particulars import IdentityDocument
from pomanager.readmodels.exchange import NOTHING_MORE, More, NewMember, PhoneSaid, ToldDocument
from pomanager.rules import folding
from pomanager.rules.contacts import Phone, PhoneOwner
from pomanager.rules.households import Relation
from pomanager.rules.identity import IdentityKind, number_key
from pomanager.rules.importing.fields import DOCUMENTS
from pomanager.rules.members import PersonKind, phones_of
from pomanager.rules.writing import tidy
from pomanager.services.members import people
from pomanager.services.members.commands.extra_values import write_values
from pomanager.services.members.queries.particulars import people_named
from pomanager.services.work import Work

TEXT_COLUMNS = ("form_of_address", "profession", "products", "languages", "how_to_find")
"""Columns of a person that take a text of the table as it is."""

APART = "#"
"""Before the place of a row, after the name of a table in which a person got several: "identity_document#2"."""
Told = tuple[int, object, More]
"""A person's id, the id of the place, and what the table says of the person."""
Added = dict[int, dict[str, int]]
"""Person → the id of the row each got in these tables."""


def fill_columns(persons: Sequence[dict[str, object]], told: Iterable[Told]) -> None:
    """Put what is kept on the person itself into the rows of a portion; all rows get the same columns."""
    by_person = {person_id: more for person_id, _place_id, more in told}
    for row in persons:
        more = by_person.get(int(str(row["id"])), NOTHING_MORE)
        row |= {name: getattr(more, name) for name in TEXT_COLUMNS}
        row |= {"thumb_print": bool(more.thumb_print), "consent_on": more.consent_on}
        row |= {"kind": more.kind or PersonKind.NATURAL}


def beyond_the_basics(newcomer: NewMember) -> tuple[str, ...]:
    """What enters the fingerprint of an import beside the nine fields of every roll; nothing where nothing is said."""
    days = (newcomer.applied_on, newcomer.left_on)
    if newcomer.more is None and days == (None, None) and not newcomer.left_reason and not newcomer.decision:
        return ()
    more = newcomer.more or NOTHING_MORE
    told = [str(getattr(more, entry.name) or "") for entry in fields(More) if entry.name != "own"]
    own = [f"{field.key}={value}" for field, value in more.own]
    return (*(str(day or "") for day in days), newcomer.left_reason, newcomer.decision, *told, *own)


class Representatives:
    """Who acts for the organisations of an import: people the books know by just this name, else people made for it.

    They are looked for when all rows are written, so that who acts may come in the same table, before or after.
    """

    def __init__(self, work: Work, import_id: int) -> None:
        self._work = work
        self._import_id = import_id
        self._names: dict[int, str] = {}

    def note(self, told: Iterable[Told]) -> None:
        """Remember who is said to act for the organisations of a portion."""
        for person_id, _place, more in told:
            name = tidy(more.representative)
            if name and more.kind is PersonKind.ORGANISATION:
                self._names[person_id] = name

    def write(self) -> None:
        """Let them act; who is not known, or shares the name with another, is made: one person for each name."""
        if not self._names:
            return
        session = self._work.session
        known = people_named(session, self._names.values())
        acting = {name: ids[0] for name, ids in known.items() if len(ids) == 1}
        customs = people.name_customs(session)
        unknown = [name for name in dict.fromkeys(self._names.values()) if name not in acting]
        acting |= dict(zip(unknown, count(bulk.next_id(session, Person)), strict=False))
        made: list[dict[str, object]] = [
            {
                "id": acting[name], **people.person_columns(NewMember(full_name=name), customs).by_name(),
                "place_id": None, "import_id": self._import_id,
            }
            for name in unknown
        ]  # fmt: skip
        bulk.add(session, Person, made)
        representatives.appoint(session, {person_id: acting[name] for person_id, name in self._names.items()})


class Particulars:
    """The pen for documents, households and own fields, under the import that first speaks of them."""

    def __init__(self, work: Work, import_id: int) -> None:
        self._work = work
        self._import_id = import_id
        self._households: dict[tuple[str, object], int] | None = None

    def write(self, told: Sequence[Told], phones: Mapping[int, str] = MappingProxyType({})) -> Added:
        """Write all of a portion; returns which documents and stays each person got.

        ``phones`` are the telephones of new people, whose owners are written as well.
        """
        session = self._work.session
        shown = [(person_id, more.documents) for person_id, _place, more in told]
        documents = [
            [self._document(person_id, each[place]) for person_id, each in shown if len(each) > place]
            for place in range(len(DOCUMENTS))
        ]
        bulk.add(session, PhoneDetail, self._phones(told, phones))
        stays: list[dict[str, object]] = [
            {
                "household_id": self._household(more.household, place_id), "person_id": person_id,
                "relation": more.relation or Relation.OTHER, "votes": False, "since": None, "until": None,
                "import_id": self._import_id,
            }
            for person_id, place_id, more in told
            if more.household
        ]  # fmt: skip
        added: Added = {}
        kinds = [(IdentityDocument, "" if not place else f"{APART}{place + 1}", rows)
                 for place, rows in enumerate(documents)]  # fmt: skip
        for kind, beside, rows in (*kinds, (HouseholdPerson, "", stays)):
            for number, row in enumerate(rows, bulk.next_id(session, kind) if rows else 0):
                row["id"] = number
                added.setdefault(int(str(row["person_id"])), {})[kind.__tablename__ + beside] = number
            bulk.add(session, kind, rows)
        values = [
            {"person_id": person_id, "field_id": field.id, "value": value}
            for person_id, _place, more in told
            for field, value in more.own
        ]
        if values:
            write_values(self._work, values, self._import_id)
        return added

    def _phones(self, told: Sequence[Told], phones: Mapping[int, str]) -> list[dict[str, object]]:
        """Whose the telephones of each are, where the table says that one is not only the person's own."""
        found = []
        for person_id, _place, more in told:
            if more.phone_owners == NOTHING_MORE.phone_owners:
                continue
            said: dict[str, PhoneSaid] = {}
            for number, pair in zip(phones_of(phones.get(person_id, "")), more.phone_owners, strict=False):
                said.setdefault(Phone(number=number).digits, pair)
            for digits, (whose, shared) in said.items():
                owner = whose or PhoneOwner.OWN
                if digits and (shared or owner is not PhoneOwner.OWN):
                    found.append({
                        "person_id": person_id, "digits": digits, "owner": owner, "shared": bool(shared),
                        "messages": True, "import_id": self._import_id,
                    })  # fmt: skip
        return found

    def _document(self, person_id: int, told: ToldDocument) -> dict[str, object]:
        return {
            "person_id": person_id, "kind": told.kind or IdentityKind.NATIONAL_CARD, "number": told.number,
            "number_key": number_key(told.number), "issuer": told.issuer, "issued_on": told.issued,
            "expires_on": None, "import_id": self._import_id,
        }  # fmt: skip

    def _household(self, name: str, place_id: object) -> int:
        """The household of this name in this place; made where there is none."""
        if self._households is None:
            self._households = {
                (row.folded, row.place_id): row.id
                for row in bulk.rows_of(self._work.session, Household, "id", "folded", "place_id")
            }
        key = (folding.fold(name), place_id)
        if key not in self._households:
            household_id = bulk.next_id(self._work.session, Household)
            row = {
                "id": household_id, "name": name, "folded": key[0], "size": None, "place_id": place_id,
                "import_id": self._import_id, "version": 1,
            }  # fmt: skip
            bulk.add(self._work.session, Household, [row])
            self._households[key] = household_id
        return self._households[key]
