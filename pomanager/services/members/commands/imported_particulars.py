"""What a table says of people beyond the roll: columns of the person, documents, households, own fields."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType

from pomanager.db import bulk
from pomanager.db.contacts import PhoneDetail
from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.particulars import IdentityDocument
from pomanager.readmodels.exchange import NOTHING_MORE, More, NewMember
from pomanager.rules import folding
from pomanager.rules.contacts import Phone, PhoneOwner
from pomanager.rules.households import Relation
from pomanager.rules.identity import IdentityKind, number_key
from pomanager.rules.members import PersonKind, phones_of
from pomanager.services.members import people
from pomanager.services.members.commands.extra_values import write_values
from pomanager.services.members.queries.particulars import people_named
from pomanager.services.work import Work

TEXT_COLUMNS = ("form_of_address", "profession", "products", "languages", "how_to_find")
"""Columns of a person that take a text of the table as it is."""

SECOND = "#2"
"""Follows the name of a table where a person got a second row in it."""
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
        row |= {"kind": more.kind or PersonKind.NATURAL, "representative_id": None}


def beyond_the_basics(newcomer: NewMember) -> tuple[str, ...]:
    """What enters the fingerprint of an import beside the nine fields of every roll; nothing where nothing is said."""
    days = (newcomer.applied_on, newcomer.left_on)
    if newcomer.more is None and days == (None, None) and not newcomer.left_reason and not newcomer.decision:
        return ()
    more = newcomer.more or NOTHING_MORE
    told = [str(getattr(more, entry.name) or "") for entry in fields(More) if entry.name != "own"]
    own = [f"{field.key}={value}" for field, value in more.own]
    return (*(str(day or "") for day in days), newcomer.left_reason, newcomer.decision, *told, *own)


def _second_document(more: More) -> More:
    """The second identity document in the place of the first."""
    return More(
        id_kind=more.id2_kind, id_number=more.id2_number, id_issuer=more.id2_issuer, id_issued=more.id2_issued
    )  # fmt: skip


class Representatives:
    """Who acts for the organisations of an import: people the books know by just this name, else people made for it."""

    def __init__(self, work: Work, import_id: int, take_id: Callable[[], int]) -> None:
        """``take_id`` gives the next free id of a person."""
        self._session = work.session
        self._import_id = import_id
        self._take_id = take_id
        self._customs = people.name_customs(work.session)
        self._known: dict[str, int] = {}

    def name_in(self, persons: Sequence[dict[str, object]], told: Iterable[Told]) -> list[dict[str, object]]:
        """Put the ids into the rows of the organisations; returns rows of the people made, to be written before.

        Who acts for one may come in the same rows: then it is one person, whichever of the two rows stands first.
        """
        names = {
            person_id: more.representative
            for person_id, _place, more in told
            if more.kind is PersonKind.ORGANISATION and more.representative
        }
        made: list[dict[str, object]] = []
        coming: dict[str, list[int]] = defaultdict(list)
        for row in persons if names else ():
            if row["kind"] is PersonKind.NATURAL:
                coming[str(row["full_name"])].append(int(str(row["id"])))
        for row in persons if names else ():
            name = names.get(int(str(row["id"])))
            if name is None:
                continue
            if name not in self._known:
                named = people.person_columns(NewMember(full_name=name), self._customs)
                among = [*people_named(self._session, name, named.sort_key), *coming[named.full_name]]
                known = among[0] if len(among) == 1 else self._take_id()
                if len(among) != 1:
                    made.append({
                        **row, **dict.fromkeys(TEXT_COLUMNS, ""), **named.by_name(), "id": known, "place_id": None,
                        "thumb_print": False, "consent_on": None, "kind": PersonKind.NATURAL,
                    })  # fmt: skip
                self._known[name] = known
            row["representative_id"] = self._known[name]
        return made


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
        documents = [self._document(person_id, more) for person_id, _place, more in told if more.id_number]
        second = [self._document(person_id, _second_document(more)) for person_id, _place, more in told
                  if more.id2_number and number_key(more.id2_number) != number_key(more.id_number)]  # fmt: skip
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
        for kind, beside, rows in (
            (IdentityDocument, "", documents), (IdentityDocument, SECOND, second), (HouseholdPerson, "", stays),
        ):  # fmt: skip
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
        """Whose the first telephone of each is, where the table says that it is not only the person's own."""
        found = []
        for person_id, _place, more in told:
            number = next(iter(phones_of(phones.get(person_id, ""))), "")
            digits = Phone(number=number).digits
            owner = more.phone_owner or PhoneOwner.OWN
            if digits and (more.phone_shared or owner is not PhoneOwner.OWN):
                found.append({
                    "person_id": person_id, "digits": digits, "owner": owner, "shared": bool(more.phone_shared),
                    "messages": True, "import_id": self._import_id,
                })  # fmt: skip
        return found

    def _document(self, person_id: int, more: More) -> dict[str, object]:
        return {
            "person_id": person_id, "kind": more.id_kind or IdentityKind.NATIONAL_CARD, "number": more.id_number,
            "number_key": number_key(more.id_number), "issuer": more.id_issuer, "issued_on": more.id_issued,
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
