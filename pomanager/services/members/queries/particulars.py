"""What is known of a person beyond the roll, and who else shows the same document."""

import json
from collections.abc import Iterable

from sqlalchemy import Text, column, func, select
from sqlalchemy.orm import Session, aliased

from pomanager.db.base import table_of
from pomanager.db.covering import number_seen
from pomanager.db.members import Member, Person
from pomanager.db.particulars import FormerName, IdentityDocument, Photo
from pomanager.errors import NotFound
from pomanager.readmodels.members import RollOrder, RollView
from pomanager.readmodels.particulars import DocumentRow, FormerNameRow, KnownPerson, Particulars
from pomanager.rules import folding, names
from pomanager.rules.identity import SHORTEST_COMPARED
from pomanager.rules.members import PersonKind
from pomanager.rules.names import PersonName
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.member import NOBODY
from pomanager.services.members.queries.roll import roll_beginning

MOST_NAMED = 3
"""Others named who show the same document."""
MOST_FOUND = 15
"""People offered while a name is typed."""


def particulars(session: Session, person_id: int) -> Particulars:
    """Everything kept on a person beside the roll, or raise NotFound."""
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound(Objection(NOBODY))
    return Particulars(
        person_id=person.id, kind=person.kind, representative=known_person(session, person.representative_id),
        represents=_represented_by(session, person.id), hand_sort_name=hand_sort_name(person),
        form_of_address=person.form_of_address, profession=person.profession, products=person.products,
        languages=person.languages, how_to_find=person.how_to_find, thumb_print=person.thumb_print,
        consent_on=person.consent_on, consent_ended_on=person.consent_ended_on, documents=documents(session, person.id),
        former_names=former_name_rows(session, person.id),
        has_photo=session.scalar(select(Photo.person_id).where(Photo.person_id == person.id)) is not None,
    )  # fmt: skip


def photo_of(session: Session, person_id: int) -> bytes | None:
    """A person's photograph as a JPEG, three wide to four high; None where there is none."""
    photo = table_of(Photo).c  # the first member shown has one asked for: of the table it is told sooner
    return session.execute(select(photo.image).where(photo.person_id == person_id)).scalar_one_or_none()


def hand_sort_name(person: Person) -> str:
    """What a person's name is sorted by when somebody has set that by hand, else empty."""
    made = PersonName(person.full_name, person.family_name, person.given_name, person.patronymic)
    return "" if person.sort_name == names.sort_name(made) else person.sort_name


def documents(session: Session, person_id: int) -> tuple[DocumentRow, ...]:
    """A person's identity documents, in the order they were given; who may not see the numbers finds them covered."""
    found = session.scalars(
        select(IdentityDocument).where(IdentityDocument.person_id == person_id).order_by(IdentityDocument.id)
    )
    return tuple(
        DocumentRow(row.id, row.kind, number_seen(session, row.number), row.issuer, row.issued_on, row.expires_on)
        for row in found
    )


def former_name_rows(session: Session, person_id: int) -> tuple[FormerNameRow, ...]:
    """All changes of a person's name, oldest first."""
    statement = select(FormerName).where(FormerName.person_id == person_id).order_by(FormerName.until, FormerName.id)
    rows = session.scalars(statement).all()
    reversed_ids = {row.reverses_id for row in rows}
    return tuple(
        FormerNameRow(
            row.id, row.full_name, row.family_name, row.given_name, row.patronymic, row.other_script, row.until,
            row.reason, row.document, row.recorded_at, row.reverses_id, row.id in reversed_ids,
        )
        for row in rows
    )  # fmt: skip


def known_person(session: Session, person_id: int | None) -> KnownPerson | None:
    """Somebody the office knows, by id; None for no id."""
    if person_id is None:
        return None
    found = _known(session, [person_id])
    return found[0] if found else None


def _represented_by(session: Session, person_id: int) -> tuple[KnownPerson, ...]:
    represented = select(Person.id).where(Person.representative_id == person_id).order_by(Person.sort_key)
    return _known(session, session.scalars(represented).all())


def _known(session: Session, person_ids: Iterable[int]) -> tuple[KnownPerson, ...]:
    statement = (
        select(Person.id, Person.full_name, Member.id.label("member_id"), Member.number)
        .outerjoin(Member, Member.person_id == Person.id)
        .where(Person.id.in_(list(person_ids)))
        .order_by(Person.sort_key, Person.id)
    )
    rows = session.execute(statement)
    return tuple(KnownPerson(row.id, row.full_name, row.member_id, row.number or "") for row in rows)


def people_called(session: Session, text: str, besides: int | None = None) -> tuple[KnownPerson, ...]:
    """Human beings found by part of a name or a number, members first; ``besides`` is the person asking."""
    if not text.strip():
        return ()
    ids = roll_beginning(session, RollView(search=text, order=RollOrder.NAME)).ids[: 2 * MOST_FOUND]
    members = (
        select(Member.person_id)
        .join(Person, Person.id == Member.person_id)
        .where(Member.id.in_(list(ids)), Person.kind == PersonKind.NATURAL)
    )
    asked = folding.words(text)
    acting = aliased(Person)
    represents = select(acting.representative_id).where(acting.representative_id.is_not(None))
    is_member = select(Member.id).where(Member.person_id == Person.id).exists()
    outside = select(Person.id, Person.full_name).where(Person.id.in_(represents), ~is_member).order_by(Person.sort_key)
    others = [row.id for row in session.execute(outside) if _holds(row.full_name, asked)]
    found = [*_known(session, session.scalars(members)), *_known(session, others)]
    return tuple(each for each in found if each.person_id != besides)[:MOST_FOUND]


def people_named(session: Session, names: Iterable[str]) -> dict[str, list[int]]:
    """Name → the human beings of exactly this name who are members or act for one; names of nobody are left out.

    All names are asked at once: whoever stands in the books is read one time, with no index of whole names.
    """
    acting = aliased(Person)
    represents = select(acting.representative_id).where(acting.representative_id.is_not(None))
    is_member = select(Member.id).where(Member.person_id == Person.id).exists()
    each = func.json_each(json.dumps(sorted(set(names)))).table_valued(column("value", Text))
    asked = (
        select(Person.full_name, Person.id)
        .where(Person.kind == PersonKind.NATURAL, Person.full_name.in_(select(each.c.value)))
        .where(is_member | Person.id.in_(represents))
        .order_by(Person.id)
    )
    found: dict[str, list[int]] = {}
    for row in session.execute(asked):
        found.setdefault(row.full_name, []).append(row.id)
    return found


def _holds(name: str, asked: Iterable[str]) -> bool:
    folded = folding.words(name)
    return all(any(word.startswith(part) for word in folded) for part in asked)


def members_with_document(
    session: Session, keys: Iterable[str], besides: int | None = None
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Key of a document's number → number and name of the members who show it; ``besides`` is a member's id."""
    asked = sorted({key for key in keys if len(key) >= SHORTEST_COMPARED})
    if not asked:
        return {}
    statement = (
        select(IdentityDocument.number_key, Member.id, Member.number, Person.full_name)
        .join(Person, Person.id == IdentityDocument.person_id)
        .join(Member, Member.person_id == Person.id)
        .where(IdentityDocument.number_key.in_(asked))
        .order_by(Member.number_order)
    )
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in session.execute(statement):
        told = found.get(row.number_key, ())
        if row.id != besides and (row.number, row.full_name) not in told and len(told) < MOST_NAMED:
            found[row.number_key] = (*told, (row.number, row.full_name))
    return found
