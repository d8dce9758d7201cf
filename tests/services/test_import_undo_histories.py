"""Whatever happens between an import and its undoing: what somebody has worked on stays, and the books stay sound."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from pomanager.db import bulk
from pomanager.db.base import table_of
from pomanager.db.households import HouseholdPerson
from pomanager.db.journal_chain import broken_lines, head
from pomanager.db.members import Member
from pomanager.db.particulars import IdentityDocument
from pomanager.db.roll_sums import differences
from pomanager.errors import Refused
from pomanager.rules.contacts import NomineeLine
from pomanager.rules.households import Relation
from pomanager.rules.identity import GivenDocument, IdentityKind
from pomanager.rules.members import Status
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members import people
from pomanager.services.members.commands.attention import NotOne, answer_not_double
from pomanager.services.members.commands.contacts import SetNominees, set_nominees
from pomanager.services.members.commands.documents import SetDocuments, set_documents
from pomanager.services.members.commands.households import AmendStay, amend_stay
from pomanager.services.members.commands.moving import MoveMember, move_member
from pomanager.services.members.commands.renaming import ChangeName, change_name
from pomanager.services.members.commands.trainings import RecordTraining, record_training
from pomanager.services.members.commands.trees import MergeParts, RenamePart, merge_parts, rename_part
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.queries.names_then import former_names
from pomanager.services.office import Office
from pomanager.services.organisation.queries import place_labels, section_names
from tests import make, offices, tables

KNOWN = ("SOK Sophea", "KEO Mony")
TABLE = """no,name,sex,born,phone,place,section,household,id number
1,SOK Sophea,F,1971,099 111 222,Tbaeng · Prey,Sud,Sok,100200300
2,KEO Mony,F,1984,,Prey,Nord,,
,CHEA Rithy,M,1960,012 000 111,Tbaeng · Prey,Sud,Sok,400500600
,LIM Bopha,F,31/02/1970,,Neuf · Prey,Est,Lim,
,LIM Bophar,F,1970,,Neuf · Prey,Est,Lim,700800900
"""

DAY = date(2026, 6, 1)


def amend(office: Office, member_id: int) -> None:
    make.amended(office, member_id, phone="077 777 777")


def rename(office: Office, member_id: int) -> None:
    order = ChangeName(
        member_id=member_id, version=make.detail(office, member_id).version, full_name="NEW Name", on=DAY,
        reason="Marriage.", document="7",
    )  # fmt: skip
    office.do(change_name, order)


def move(office: Office, member_id: int) -> None:
    told = make.detail(office, member_id)
    (home, *_others) = (key for key in office.ask(places_there) if key != told.place_id)
    order = MoveMember(
        member_id=member_id, version=told.version, place_id=home, section_id=told.section_id, on=DAY
    )  # fmt: skip
    office.do(move_member, order)


def show_document(office: Office, member_id: int) -> None:
    """Complete the document the import brought, or show one by hand."""
    found = [row.id for row in office.ask(documents_of, member_id)]
    given = GivenDocument(
        id=found[0] if found else None, kind=IdentityKind.PASSPORT, number=f"55{member_id:05}", issuer="Ministry"
    )  # fmt: skip
    office.do(set_documents, SetDocuments(member_id=member_id, documents=(given,)))


def set_stay_right(office: Office, member_id: int) -> None:
    for line_id in office.ask(stays_of, member_id):
        office.do(amend_stay, AmendStay(line_id=line_id, relation=Relation.CHILD, since=date(2020, 1, 1)))


def resign(office: Office, member_id: int) -> None:
    make.standing(office, member_id, Status.RESIGNED, office.today())


def name_nominee(office: Office, member_id: int) -> None:
    office.do(set_nominees, SetNominees(member_id=member_id, nominees=(NomineeLine(name="CHEA Srey"),)))


def train(office: Office, member_id: int) -> None:
    order = RecordTraining(topic=Wording({"fr": f"Compost {member_id}"}), began_on=DAY, member_ids=(member_id,))
    office.do(record_training, order)


ON_ONE: Mapping[str, Callable[[Office, int], None]] = {
    act.__name__: act for act in (amend, rename, move, show_document, set_stay_right, resign, name_nominee, train)
}


def tell_apart(office: Office, one: int, other: int) -> None:
    pair = [make.detail(office, each).person_id for each in (one, other)]
    office.do(answer_not_double, NotOne(one=pair[0], other=pair[1]))


def rename_part_of(office: Office, of: TreeName, key: int, number: int) -> None:
    office.do(rename_part, RenamePart(of=of, id=key, name=Wording({"fr": f"Neuf {number}"}), on=DAY))


def merge(office: Office, of: TreeName, key: int, into: int) -> None:
    office.do(merge_parts, MergeParts(of=of, ids=(key,), into_id=into, on=DAY))


def places_there(session: Session) -> list[int]:
    return [key for (key,) in session.execute(text("SELECT id FROM place WHERE until IS NULL ORDER BY id"))]


def sections_there(session: Session) -> list[int]:
    return [key for (key,) in session.execute(text("SELECT id FROM section WHERE until IS NULL ORDER BY id"))]


def member_ids(session: Session) -> list[int]:
    return list(session.scalars(select(Member.id).order_by(Member.id)))


def documents_of(session: Session, member_id: int) -> list[IdentityDocument]:
    asked = select(IdentityDocument).join(Member, Member.person_id == IdentityDocument.person_id)
    return list(session.scalars(asked.where(Member.id == member_id).order_by(IdentityDocument.id)))


def stays_of(session: Session, member_id: int) -> list[int]:
    asked = select(HouseholdPerson.id).join(Member, Member.person_id == HouseholdPerson.person_id)
    return list(session.scalars(asked.where(Member.id == member_id)))


def stays_since(session: Session) -> set[tuple[int, str]]:
    """Person and relation of the lines somebody has set right: the import gave none of them a day."""
    stay = table_of(HouseholdPerson).c
    return {
        (row[0], row[1])
        for row in session.execute(select(stay.person_id, stay.relation).where(stay.since.is_not(None)))
    }


def documents_by_hand(session: Session) -> set[str]:
    return {
        row.number for row in session.scalars(select(IdentityDocument).where(IdentityDocument.issuer == "Ministry"))
    }


def texts_untrue(session: Session) -> list[tuple[str, str]]:
    """Search texts that do not say what the definition of the search says, with what they should say."""
    ids = member_ids(session)
    rows, texts = bulk.people(session, ids), bulk.search_texts(session, ids)
    places, sections = place_labels(session), section_names(session)
    former = former_names(session, [row.id for row in rows.values()])
    found = []
    for member_id, row in rows.items():
        columns = people.PersonColumns(**{each.name: getattr(row, each.name) for each in fields(people.PersonColumns)})
        where = places.get(row.place_id or 0, ""), sections.get(row.section_id or 0, "")
        right = people.search_text_of(row.number, columns, *where, former.get(row.id, ()))
        if sorted(right.split()) != sorted(texts[member_id].split()):
            found.append((texts[member_id], right))
    return found


def unsound(session: Session) -> list[object]:
    """Everything the books say that cannot be."""
    return [
        *differences(session), *broken_lines(session), *session.execute(text("PRAGMA foreign_key_check")).all(),
        *texts_untrue(session),
    ]  # fmt: skip


ACTS = st.lists(
    st.tuples(
        st.sampled_from((*ON_ONE, "tell_apart", "rename_place", "rename_section", "merge_places", "merge_sections")),
        st.integers(0, 9), st.integers(0, 9),
    ),
    max_size=6,
)  # fmt: skip


def play(office: Office, act: tuple[str, int, int], number: int) -> set[int]:
    """Do one act; the members somebody has worked on by it, none where it was refused."""
    kind, one, other = act
    ids = office.ask(member_ids)
    first, second = ids[one % len(ids)], ids[other % len(ids)]
    try:
        if kind in ON_ONE:
            before = office.ask(head)
            ON_ONE[kind](office, first)
            return {first} if office.ask(head) > before else set()
        if kind == "tell_apart":
            tell_apart(office, first, second)
            return set()
        of = TreeName.PLACES if kind.endswith(("place", "places")) else TreeName.SECTIONS
        parts = office.ask(places_there if of is TreeName.PLACES else sections_there)
        if kind.startswith("rename"):
            rename_part_of(office, of, parts[one % len(parts)], number)
        else:
            merge(office, of, parts[one % len(parts)], parts[other % len(parts)])
    except Refused:
        pass
    return set()


def known(office: Office) -> None:
    """Two people who are there before the table comes."""
    for person in KNOWN:
        make.member(office, person, place="Prey", section="Nord", phone="012 345 678")


@settings(max_examples=15, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink), deadline=None)
@given(acts=ACTS)
def test_what_somebody_has_worked_on_stays_and_the_books_stay_sound(acts: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office = offices.opened_office(offices.filled_file(folder, known))
        try:
            before = tables.content(office)
            done = tables.brought_in(office, tables.written(folder, TABLE))
            worked_on: set[int] = set()
            for number, act in enumerate(acts):
                worked_on |= play(office, act, number)
            assert office.ask(unsound) == []
            created = set(office.ask(member_ids)) - {1, 2}
            by_hand = office.ask(documents_by_hand), office.ask(stays_since)
            undone = office.do(undo_import, done.import_id).result
            assert office.ask(unsound) == []
            there = set(office.ask(member_ids))
            assert worked_on <= there
            assert {kept.member_id for kept in undone.kept} - {1, 2} == there - {1, 2}
            assert undone.removed == len(created - there)
            assert (office.ask(documents_by_hand), office.ask(stays_since)) == by_hand
            if not acts:
                assert tables.content(office) == before
        finally:
            office.close()
