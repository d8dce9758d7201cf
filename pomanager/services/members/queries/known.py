"""The roll as an import looks at it: whom a portion of a table may mean, found by number, by name or by document."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session

from pomanager.db import bulk
from pomanager.db.base import table_of
from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.imports import IssuedNumber
from pomanager.db.members import Member
from pomanager.db.particulars import FormerName, IdentityDocument
from pomanager.readmodels.exchange import More, NewMember
from pomanager.readmodels.places import Tree
from pomanager.rules import folding
from pomanager.rules.identity import SHORTEST_COMPARED, number_key
from pomanager.rules.importing import OwnField
from pomanager.rules.importing.fields import DOCUMENT_NUMBERS
from pomanager.rules.importing.history import LEFT
from pomanager.rules.latin import is_latin, latin, other_latin
from pomanager.rules.members import PersonKind, Sex
from pomanager.services.members.queries.contacts import phones_told
from pomanager.services.members.queries.extra_fields import extra_values
from pomanager.services.members.queries.names_then import all_former_names, former_names
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import PLACE_JOINT, labels_of_sections, place_paths, section_tree

FORMER = table_of(FormerName)
ACTING = PERSON.alias("acting")
CHUNK = 5000
LIKE_ENOUGH = 70
"""Likeness (0 to 100) from which two spellings may be one person's name under the same number."""


@dataclass(frozen=True, slots=True)
class Known:
    """A member on the roll: its id and what the roll says."""

    id: int
    person_id: int
    says: NewMember
    documents: frozenset[str] = frozenset()
    """Keys of the numbers of the identity documents."""
    former: tuple[str, ...] = ()
    """Names borne before: a row that has one of them is a likely double, no correction of the name."""
    kind: PersonKind = PersonKind.NATURAL
    sections: frozenset[str] = frozenset()
    """Keys of the labels that mean the member's section: see ``section_key``."""


class KnownRoll:
    """Everybody on the roll, to be matched with the rows of a table; each member answers to one row only.

    Only hashes of names are kept of the whole roll. ``look_up`` fetches those whom the next rows may mean.
    """

    def __init__(self, session: Session, *, with_more: bool, own: Iterable[OwnField] = ()) -> None:
        self._session = session
        self._with_more = with_more
        self._own = {field.id: field for field in own}
        self._names = _Names(session)
        self._taken: set[int] = set()
        tree = section_tree(session)
        self._sections = labels_of_sections(tree)
        self._called_so = _section_keys(tree, {row.id: row.folded for row in bulk.sections(session)})
        self._paths = place_paths(session)
        self._by_number: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = {}
        self._by_document: dict[str, list[Known]] = {}
        self.set_free = numbers_set_free(session)
        """Numbers given once and free again since their import was undone, with whose they were."""

    def look_up(self, asked: Iterable[NewMember]) -> None:
        """Fetch everybody whom these may mean; forget those fetched before."""
        self._by_number, self._by_name, self._by_document = {}, {}, {}
        if not self._names:
            return
        asked = tuple(asked)
        of_number = dict(self._of_number({each.number for each in asked if each.number}))
        ids = set(of_number.values())
        ids.update(self._of_document({key for each in asked if (key := document_of(each))}))
        for each in asked:
            if each.number not in of_number:
                ids.update(self._names.of(each))
        for known in self._fetched(sorted(ids)):
            self._by_number[known.says.number] = known
            for name in _keys_of(known):
                self._by_name.setdefault(name, []).append(known)
            for key in known.documents:
                self._by_document.setdefault(key, []).append(known)

    def with_number(self, number: str) -> Known | None:
        """The member with this number."""
        return self._by_number.get(number)

    def with_document(self, asked: NewMember) -> Known | None:
        """A member who shows a document of the same number."""
        key = document_of(asked)
        return next(iter(self._by_document.get(key, ())), None) if key else None

    def take(self, known: Known) -> None:
        """Let this member answer to the row at hand and to no other."""
        self._taken.add(known.id)

    def same_person(self, asked: NewMember) -> Known | None:
        """The member who clearly is the person asked for: the same name, and the same birth, place or document.

        Where one of the two says nothing of either, the name alone tells them apart from nobody else.
        """
        if not self._by_name:
            return None
        folded = folding.fold(asked.full_name)
        found = [
            known
            for known in self._called(asked)
            if known.id not in self._taken
            and folded in {folding.fold(known.says.full_name), folding.fold(known.says.other_script)}
            and not contradicts(asked, known.says)
        ]
        ranked = sorted(((_likeness(asked, known), -known.id, known) for known in found), reverse=True)
        return ranked[0][2] if ranked and ranked[0][0] > 0 else None

    def likely_double(self, asked: NewMember) -> Known | None:
        """A member of the same name, in whatever script, whom nothing clearly tells apart; the likeliest one."""
        if not self._by_name:
            return None
        found = [known for known in self._called(asked) if not contradicts(asked, known.says)]
        return min(found, key=lambda known: (not clearly_one(asked, known.says), known.id), default=None)

    def _called(self, asked: NewMember) -> list[Known]:
        found: dict[int, Known] = {}
        for name in name_keys(asked.full_name, asked.other_script):
            found.update((known.id, known) for known in self._by_name.get(name, ()))
        return list(found.values())

    def _of_number(self, numbers: set[str]) -> Iterator[tuple[str, int]]:
        if numbers:
            asked = select(MEMBER.c.number, MEMBER.c.id).where(MEMBER.c.number.in_(numbers))
            yield from ((row.number, row.id) for row in self._session.execute(asked))

    def _of_document(self, keys: set[str]) -> Iterator[int]:
        if keys:
            document = table_of(IdentityDocument)
            statement = select(MEMBER.c.id).join(document, document.c.person_id == MEMBER.c.person_id)
            yield from self._session.scalars(statement.where(document.c.number_key.in_(keys)))

    def _fetched(self, ids: list[int]) -> Iterator[Known]:
        for start in range(0, len(ids), CHUNK):
            some = ids[start : start + CHUNK]
            statement = select(
                MEMBER.c.id, MEMBER.c.person_id, MEMBER.c.number, MEMBER.c.section_id, MEMBER.c.status,
                MEMBER.c.status_since, MEMBER.c.joined_on, *_OF_PERSON,
            ).join(PERSON, PERSON.c.id == MEMBER.c.person_id).outerjoin(
                ACTING, ACTING.c.id == PERSON.c.representative_id
            ).where(MEMBER.c.id.in_(some))  # fmt: skip
            rows = self._session.execute(statement).all()
            former = former_names(self._session, [row.person_id for row in rows]) if self._names.any_former else {}
            documents = self._documents(rows) if self._with_more else {}
            households = self._households(rows) if self._with_more else {}
            owners = phones_told(self._session, {row.person_id: row.phone for row in rows}) if self._with_more else {}
            values = extra_values(self._session, [row.person_id for row in rows]) if self._own else {}
            for row in rows:
                shown = documents.get(row.person_id, {})
                says = self._says(row, shown, households, values.get(row.person_id, {}), owners)
                sections = self._called_so.get(row.section_id or 0, frozenset())
                yield Known(
                    row.id, row.person_id, says, frozenset(shown), former.get(row.person_id, ()), row.kind, sections
                )

    def _says(
        self, row: Row[Any], shown: Mapping[str, str], households: Mapping[int, str], values: Mapping[int, str],
        owners: Mapping[int, Mapping[str, Any]],
    ) -> NewMember:  # fmt: skip
        more = None
        if self._with_more:
            numbers: dict[str, Any] = dict(zip(map(str, DOCUMENT_NUMBERS), shown.values(), strict=False))
            more = More(
                form_of_address=row.form_of_address, profession=row.profession, products=row.products,
                languages=row.languages, how_to_find=row.how_to_find, thumb_print=row.thumb_print,
                consent_on=row.consent_on, household=households.get(row.person_id, ""), kind=row.kind,
                representative=row.representative or "", **owners.get(row.person_id, {}), **numbers,
                own=tuple((self._own[key], value) for key, value in values.items() if key in self._own),
            )  # fmt: skip
        return NewMember(
            full_name=row.full_name, family_name=row.family_name, given_name=row.given_name,
            patronymic=row.patronymic, other_script=row.other_script, sort_name=row.sort_name, sex=row.sex,
            birth=row.birth, phone=row.phone, place=self._paths.get(row.place_id, ""),
            section=self._sections.get(row.section_id or 0, ""), number=row.number, status=row.status,
            joined_on=row.joined_on, left_on=row.status_since if row.status in LEFT else None, more=more,
        )  # fmt: skip

    def _documents(self, rows: Iterable[Row[Any]]) -> dict[int, dict[str, str]]:
        document = table_of(IdentityDocument).c
        asked = document.person_id.in_([row.person_id for row in rows])
        found: dict[int, dict[str, str]] = {}
        statement = select(document.person_id, document.number_key, document.number).where(asked)
        for person_id, key, number in self._session.execute(statement.order_by(document.id)):
            found.setdefault(person_id, {})[key] = number
        return found

    def _households(self, rows: Iterable[Row[Any]]) -> dict[int, str]:
        stay, household = table_of(HouseholdPerson), table_of(Household)
        statement = (
            select(stay.c.person_id, household.c.name)
            .join(household, household.c.id == stay.c.household_id)
            .where(stay.c.person_id.in_([row.person_id for row in rows]), stay.c.until.is_(None))
        )
        return {row.person_id: row.name for row in self._session.execute(statement)}


_COLUMNS = (
    "full_name", "family_name", "given_name", "patronymic", "other_script", "sort_name", "sex", "birth", "phone",
    "place_id", "form_of_address", "profession", "products", "languages", "how_to_find", "thumb_print", "consent_on",
    "kind",
)  # fmt: skip


_OF_PERSON: tuple[ColumnElement[Any], ...] = (
    *(PERSON.c[name] for name in _COLUMNS), ACTING.c.full_name.label("representative")
)  # fmt: skip


def name_keys(full_name: str, other_script: str = "") -> tuple[str, ...]:
    """Spellings under which a name is the same in any script and order of its words."""
    if not other_script and full_name.isascii():
        words = folding.words(full_name)
        return (" ".join(sorted(words)),) if words else ()
    keys: dict[str, None] = {}
    for name in filter(None, (full_name, other_script)):
        readings = (name,) if is_latin(name) else (name, latin(name), other_latin(name))
        for reading in readings:
            if words := folding.words(reading):
                keys[" ".join(sorted(words))] = None
    return tuple(keys)


def _keys_of(known: Known) -> set[str]:
    keys = set(name_keys(known.says.full_name, known.says.other_script))
    return keys.union(*map(name_keys, known.former)) if known.former else keys


def document_of(member: NewMember) -> str:
    """The key of the number of somebody's identity document, where it is long enough to be compared; else ""."""
    key = number_key(member.more.id_number) if member.more is not None else ""
    return key if len(key) >= SHORTEST_COMPARED else ""


def contradicts(one: NewMember, other: NewMember) -> bool:
    """Whether sex or year of birth tell two people of one name apart."""
    known = Sex.UNKNOWN not in {one.sex, other.sex}
    years = (one.birth.year if one.birth else None, other.birth.year if other.birth else None)
    return (known and one.sex is not other.sex) or (None not in years and years[0] != years[1])


def clearly_one(one: NewMember, other: NewMember) -> bool:
    """Whether two people of one name have the same place and year of birth, too."""
    if one.birth is None or other.birth is None or one.birth.year != other.birth.year:
        return False
    return bool(one.place and other.place) and same_place(one.place, other.place)


def same_place(one: str, other: str) -> bool:
    """Whether one label says no more than the beginning of the other: "Mungwa" and "Mungwa · Gitega"."""
    if one == other:
        return True
    parts = [[folding.fold(part) for part in label.split(PLACE_JOINT)] for label in (one, other)]
    return all(left == right for left, right in zip(*parts, strict=False))


def section_key(label: str) -> str:
    """A section's label as it is compared: "Groupe 1·NORD" and "Groupe 1 · Nord" are one."""
    return PLACE_JOINT.join(folding.fold(part) for part in label.split(PLACE_JOINT.strip()))


def _section_keys(tree: Tree, found_by: Mapping[int, str]) -> dict[int, frozenset[str]]:
    """For each section, its name alone and with one, two… of those it lies in: "Groupe 1", "Groupe 1 · Nord".

    Each goes by the name that is shown and by the one it is found by, which is another one while sections wait for
    their new names. The name alone means another section where one that lies in none has the same.
    """
    names = {key: {section_key(node.name), found_by.get(key, "")} - {""} for key, node in tree.nodes.items()}
    outermost = {name for key, node in tree.nodes.items() if node.parent_id is None for name in names[key]}
    keys: dict[int, frozenset[str]] = {}
    for key, node in tree.nodes.items():
        alone = names[key] if node.parent_id is None else names[key] - outermost
        labels, known = names[key], set(alone)
        for holder in tree.above(key):
            labels = {inner + PLACE_JOINT + outer for inner in labels for outer in names[holder.id]}
            known |= labels
        keys[key] = frozenset(known)
    return keys


def may_be_renamed(asked: NewMember, known: NewMember) -> bool:
    """Whether two people under one number may be one, though the names differ: something of them is the same."""
    if asked.birth is not None and asked.birth == known.birth:
        return True
    if asked.phone and folding.digits(asked.phone) == folding.digits(known.phone):
        return True
    if _name_words(asked) & _name_words(known):
        return True
    from rapidfuzz import fuzz

    return fuzz.ratio(latin(folding.fold(asked.full_name)), latin(folding.fold(known.full_name))) >= LIKE_ENOUGH


def _name_words(person: NewMember) -> set[str]:
    names = (person.full_name, person.other_script, latin(person.full_name))
    return {word for name in names for word in folding.words(name)}


def _likeness(asked: NewMember, known: Known) -> int:
    """How clearly two people of one name are the same: 0 where it is not clear at all."""
    same_birth = asked.birth is not None and asked.birth == known.says.birth
    both_placed = bool(asked.place and known.says.place)
    same = both_placed and same_place(asked.place, known.says.place)
    births_apart = None not in {asked.birth, known.says.birth} and not same_birth
    document = document_of(asked)
    same_document = bool(document) and document in known.documents
    if not (same_birth or same or same_document) and (births_apart or both_placed):
        return 0
    return 1 + 8 * same_document + 4 * same_birth + 2 * same + (asked.sex is known.says.sex)


class _Names:
    """Hashes of all names on the roll with those who bear them, and everybody's year of birth: a few megabytes."""

    def __init__(self, session: Session) -> None:
        self._ids: dict[int, int | list[int]] = {}
        last = session.execute(select(func.max(MEMBER.c.id))).scalar_one() or 0
        self._years = array("h", bytes(2 * (last + 1)))
        statement = select(MEMBER.c.id, PERSON.c.full_name, PERSON.c.other_script, PERSON.c.birth).join(
            PERSON, PERSON.c.id == MEMBER.c.person_id
        )
        for rows in session.execute(statement.execution_options(yield_per=CHUNK)).partitions(CHUNK):
            for member_id, full_name, other_script, birth in rows:
                self._years[member_id] = birth.year if birth is not None else 0
                for name in name_keys(full_name, other_script):
                    self._add(hash(name), member_id)
        self.any_former = self._add_former(session)

    def _add_former(self, session: Session) -> bool:
        """Names borne before count, too; returns whether anybody ever bore one."""
        former = all_former_names(session)
        if former:
            members = select(MEMBER.c.person_id, MEMBER.c.id).where(MEMBER.c.person_id.in_(select(FORMER.c.person_id)))
            for person_id, member_id in session.execute(members):
                for name in former.get(person_id, ()):
                    for key in name_keys(name):
                        self._add(hash(key), member_id)
        return bool(former)

    def _add(self, key: int, member_id: int) -> None:
        before = self._ids.setdefault(key, member_id)
        if isinstance(before, list):
            before.append(member_id)
        elif before != member_id:
            self._ids[key] = [before, member_id]

    def __bool__(self) -> bool:
        return bool(self._ids)

    def of(self, asked: NewMember) -> Iterator[int]:
        """Ids of those of the same name whom the year of birth does not tell apart."""
        for name in name_keys(asked.full_name, asked.other_script):
            found = self._ids.get(hash(name), ())
            for member_id in (found,) if isinstance(found, int) else found:
                if asked.birth is None or self._years[member_id] in {0, asked.birth.year}:
                    yield member_id


def numbers_set_free(session: Session) -> dict[str, str]:
    """Numbers given once and nobody's since their import was undone → fingerprint of whose they were; lowest first."""
    statement = (
        select(IssuedNumber.number, IssuedNumber.fingerprint)
        .where(IssuedNumber.number.not_in(select(Member.number)))
        .order_by(IssuedNumber.counter, IssuedNumber.number)
    )
    return {row.number: row.fingerprint for row in session.execute(statement)}


def highest_counter(session: Session) -> int:
    """The highest number ever given, as a whole number; 0 before the first."""
    return session.execute(select(func.max(IssuedNumber.counter))).scalar_one() or 0


__all__ = [
    "Known", "KnownRoll", "clearly_one", "contradicts", "document_of", "highest_counter", "may_be_renamed",
    "name_keys", "numbers_set_free", "same_place", "section_key",
]  # fmt: skip
