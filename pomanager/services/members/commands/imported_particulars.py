"""What a table says of people beyond the roll: columns of the person, documents, households, own fields."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from pomanager.db import bulk
from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.particulars import IdentityDocument
from pomanager.readmodels.exchange import NOTHING_MORE, More, NewMember
from pomanager.rules import folding
from pomanager.rules.households import Relation
from pomanager.rules.identity import IdentityKind, number_key
from pomanager.services.members.commands.extra_values import write_values
from pomanager.services.work import Work

TEXT_COLUMNS = ("form_of_address", "profession", "products", "languages", "how_to_find")
"""Columns of a person that take a text of the table as it is."""

Told = tuple[int, object, More]
"""A person's id, the id of the place, and what the table says of the person."""


def fill_columns(persons: Sequence[dict[str, object]], told: Iterable[Told]) -> None:
    """Put what is kept on the person itself into the rows of a portion; all rows get the same columns."""
    by_person = {person_id: more for person_id, _place_id, more in told}
    for row in persons:
        more = by_person.get(int(str(row["id"])), NOTHING_MORE)
        row |= {name: getattr(more, name) for name in TEXT_COLUMNS}
        row |= {"thumb_print": bool(more.thumb_print), "consent_on": more.consent_on}


def beyond_the_basics(newcomer: NewMember) -> tuple[str, ...]:
    """What enters the fingerprint of an import beside the nine fields of every roll; nothing where nothing is said."""
    days = (newcomer.applied_on, newcomer.left_on)
    if newcomer.more is None and days == (None, None) and not newcomer.left_reason and not newcomer.decision:
        return ()
    more = newcomer.more or NOTHING_MORE
    told = [str(getattr(more, entry.name) or "") for entry in fields(More) if entry.name != "own"]
    own = [f"{field.key}={value}" for field, value in more.own]
    return (*(str(day or "") for day in days), newcomer.left_reason, newcomer.decision, *told, *own)


class Particulars:
    """The pen for documents, households and own fields, under the import that first speaks of them."""

    def __init__(self, work: Work, import_id: int) -> None:
        self._work = work
        self._import_id = import_id
        self._households: dict[tuple[str, object], int] | None = None

    def write(self, told: Sequence[Told]) -> None:
        """Write all of a portion."""
        session = self._work.session
        documents = [self._document(person_id, more) for person_id, _place, more in told if more.id_number]
        bulk.add(session, IdentityDocument, documents)
        stays = [
            {
                "household_id": self._household(more.household, place_id), "person_id": person_id,
                "relation": more.relation or Relation.OTHER, "votes": False, "since": None, "until": None,
                "import_id": self._import_id,
            }
            for person_id, place_id, more in told
            if more.household
        ]  # fmt: skip
        bulk.add(session, HouseholdPerson, stays)
        values = [
            {"person_id": person_id, "field_id": field.id, "value": value}
            for person_id, _place, more in told
            for field, value in more.own
        ]
        if values:
            write_values(self._work, values, self._import_id)

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
