"""The list "Needs attention": which heaps there are, how much lies on each, and the things themselves."""

import json
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Row, Select, exists, func, select, union
from sqlalchemy.orm import Session

from pomanager.db.attention import AttentionChoice
from pomanager.db.base import table_of
from pomanager.db.organisation import Organisation
from pomanager.i18n.languages import language
from pomanager.readmodels.attention import DOUBLES, AttentionItem, Heap, HeapCount
from pomanager.readmodels.members import RollOrder
from pomanager.rules.attention import CHECKS, KIND_WORDS, AttentionFacts, Check, Kind, StandingLine, remarks
from pomanager.rules.identity import IdentityKind
from pomanager.rules.members import PersonKind, Sex
from pomanager.rules.objections import Objection, Weight
from pomanager.services.members.queries.checks import (
    DOCUMENT,
    STAY,
    Asked,
    found,
    lasting,
    open_items,
)
from pomanager.services.members.queries.doubles import double_ids, people_in_doubles
from pomanager.services.members.queries.orders import ids_of, order_of
from pomanager.services.members.queries.rows import MEMBER, NOTE, PERSON, PLACE_LABEL, SECTION, from_member
from pomanager.services.members.queries.standing_lines import holding_lines

CHOICE, PROFILE = map(table_of, (AttentionChoice, Organisation))
AT_ONCE = 500
"""Members whose facts are fetched together."""


def choices(session: Session) -> dict[Check, bool]:
    """The checks this organisation can choose among, in their order, and whether it wants each.

    Nobody can miss a section where there are none, nor a name in a second script where all is written in one.
    """
    chosen = {row.asked: row.wanted for row in session.execute(select(CHOICE.c.asked, CHOICE.c.wanted))}
    offered = [check for check in Check if _is_offered(session, check)]
    return {check: chosen.get(check, CHECKS[check].wanted) for check in offered}


def _is_offered(session: Session, check: Check) -> bool:
    if check is Check.NO_SECTION:
        return session.execute(select(exists().select_from(SECTION))).scalar_one()
    if check is Check.NO_OTHER_SCRIPT:
        codes = session.execute(select(PROFILE.c.languages)).scalar_one()
        return len({language(code).script for code in codes.split()}) > 1
    return True


def wanted_checks(session: Session) -> tuple[Check, ...]:
    """The checks the roll is looked through for."""
    return tuple(check for check, wanted in choices(session).items() if wanted)


def attention_counts(session: Session, today: date) -> tuple[HeapCount, ...]:
    """How much lies on each heap, in the order in which they are worked through; empty heaps are left out."""
    asked = _asked(session, today)
    counts = [
        HeapCount(Heap(CHECKS[check].kind, check), CHECKS[check].title, _count(session, open_items(check, asked)))
        for check in wanted_checks(session)
    ]
    counts.append(HeapCount(DOUBLES, KIND_WORDS[Kind.DOUBLE], len(double_ids(session))))
    by_message = (
        select(NOTE.c.message, func.count()).where(NOTE.c.settled_at.is_(None)).group_by(NOTE.c.message)
    ).order_by(func.count().desc(), NOTE.c.message)
    counts += [HeapCount(Heap(Kind.IMPORTED, message=row[0]), row[0], row[1]) for row in session.execute(by_message)]
    return tuple(each for each in counts if each.count)


def attention_total(session: Session, today: date) -> int:
    """How many members there is something to look at of, whatever it is."""
    noted = ids_of(session, _concerned(wanted_checks(session), _asked(session, today)))
    return len({*noted, *people_in_doubles(session)})


@lru_cache(8)
def _concerned(wanted: tuple[Check, ...], asked: Asked) -> Select[int]:
    """Who is on any heap but that of doubles: a long statement, asked after every act, and so kept."""
    parts = [select(open_items(check, asked).subquery().c.member_id) for check in wanted]
    parts.append(select(NOTE.c.member_id).where(NOTE.c.settled_at.is_(None)))
    concerned = union(*parts).subquery()
    return select(concerned.c.member_id.label("id"))


def attention_ids(
    session: Session, heap: Heap, today: date, order: RollOrder = RollOrder.NUMBER, *, descending: bool = False
) -> "array[int]":
    """What lies on a heap: members, or notes of an import, or pairs (the likeliest first, whatever the order)."""
    if heap.kind is Kind.DOUBLE:
        return double_ids(session)
    notes: dict[int, list[int]] = defaultdict(list)
    if heap.check is None:
        statement = select(NOTE.c.id, NOTE.c.member_id).where(
            NOTE.c.settled_at.is_(None), NOTE.c.message == heap.message
        )
        for note_id, member_id in session.execute(statement.order_by(NOTE.c.id)):
            notes[member_id].append(note_id)
        members: Collection[int] = notes
    else:
        items = open_items(heap.check, _asked(session, today)).subquery()
        members = ids_of(session, select(items.c.member_id.label("id")))
    ids = order_of(session, order).of(members)
    if descending:
        ids.reverse()
    return ids if heap.check is not None else array("q", chain.from_iterable(notes[member_id] for member_id in ids))


def attention_items(session: Session, heap: Heap, ids: Sequence[int], today: date) -> tuple[AttentionItem, ...]:
    """These things of a heap that is no heap of pairs, in the order of the ids; what was put right is left out."""
    if heap.check is None:
        return _noted(session, ids)
    country = _asked(session, today).country
    known = {row.id: row for row in _rows(session, ids)}
    facts = {each.member_id: each for each in member_facts(session, ids, today)}
    items = []
    for member_id in ids:
        remark = remarks(facts[member_id], today, country).get(heap.check) if member_id in facts else None
        if remark is not None:
            row = known[member_id]
            value = _value(heap.check, row)
            items.append(
                AttentionItem(member_id, member_id, row.number, row.full_name, row.place, remark.objection, value)
            )
    return tuple(items)


def judged_values(session: Session, check: Check, member_ids: Sequence[int], today: date) -> dict[int, str]:
    """Of these members, those of whom the check finds something, and the value judged; answered ones included."""
    items = found(check, _asked(session, today)).subquery()
    statement = select(items.c.member_id, items.c.judged)
    if len(member_ids) <= AT_ONCE:
        statement = statement.where(items.c.member_id.in_(list(member_ids)))
    among = frozenset(member_ids)
    return {row[0]: row[1] for row in session.execute(statement) if row[0] in among}


def members_named(session: Session, member_ids: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """Number and name of these members, by number."""
    named: list[tuple[str, str, str]] = []
    for some in _portions(member_ids):
        statement = (
            select(MEMBER.c.number_order, MEMBER.c.number, PERSON.c.full_name)
            .select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))
            .where(MEMBER.c.id.in_(some))
        )
        named += [(row[0], row[1], row[2]) for row in session.execute(statement)]
    return tuple((number, name) for _order, number, name in sorted(named))


def member_facts(session: Session, member_ids: Sequence[int], today: date) -> Iterator[AttentionFacts]:
    """What is known of these members, as the rules of the list judge it."""
    for some in _portions(member_ids):
        rows = _rows(session, some)
        people = [row.person_id for row in rows]
        standings, documents = holding_lines(session, some), _documents(session, people)
        stays = _stays(session, people, today)
        for row in rows:
            papers = documents[row.person_id]
            yield AttentionFacts(
                member_id=row.id, status=row.status, status_since=row.status_since, joined_on=row.joined_on,
                birth=row.birth, sex=Sex(row.sex), phone=row.phone, has_place=row.place_id is not None,
                has_section=row.section_id is not None, other_script=row.other_script, has_document=bool(papers),
                national_numbers=tuple(key for kind, key in papers if kind is IdentityKind.NATIONAL_CARD),
                households=tuple(stays[row.person_id]),
                standings=tuple(StandingLine(each.id, each.status, each.since) for each in standings[row.id]),
                is_organisation=row.kind is PersonKind.ORGANISATION,
            )  # fmt: skip


def _asked(session: Session, today: date) -> Asked:
    return Asked(today, session.execute(select(PROFILE.c.country)).scalar() or "")


def _count(session: Session, statement: Select[int, str]) -> int:
    return session.execute(select(func.count()).select_from(statement.subquery())).scalar_one()


def _rows(session: Session, member_ids: Sequence[int]) -> Sequence[Row[Any]]:
    statement = select(
        MEMBER.c.id, MEMBER.c.person_id, MEMBER.c.number, PERSON.c.full_name, PERSON.c.other_script, PERSON.c.kind,
        PLACE_LABEL.label("place"), MEMBER.c.status, MEMBER.c.status_since, MEMBER.c.joined_on, PERSON.c.birth,
        PERSON.c.sex, PERSON.c.phone, PERSON.c.place_id, MEMBER.c.section_id,
    ).select_from(from_member()).where(MEMBER.c.id.in_(list(member_ids)))  # fmt: skip
    return session.execute(statement).all()


def _documents(session: Session, person_ids: Sequence[int]) -> defaultdict[int, list[tuple[IdentityKind, str]]]:
    papers: defaultdict[int, list[tuple[IdentityKind, str]]] = defaultdict(list)
    statement = select(DOCUMENT.c.person_id, DOCUMENT.c.kind, DOCUMENT.c.number_key)
    for person_id, kind, key in session.execute(statement.where(DOCUMENT.c.person_id.in_(list(person_ids)))):
        papers[person_id].append((kind, key))
    return papers


def _stays(session: Session, person_ids: Sequence[int], today: date) -> defaultdict[int, list[int]]:
    stays: defaultdict[int, list[int]] = defaultdict(list)
    statement = select(STAY.c.person_id, STAY.c.id).where(STAY.c.person_id.in_(list(person_ids)), lasting(today))
    for person_id, stay_id in session.execute(statement):
        stays[person_id].append(stay_id)
    return stays


def _noted(session: Session, note_ids: Sequence[int]) -> tuple[AttentionItem, ...]:
    """Notes that are not settled, as things to look at."""
    statement = (
        select(
            NOTE.c.id, NOTE.c.member_id, NOTE.c.about, NOTE.c.message, NOTE.c.details, MEMBER.c.number,
            PERSON.c.full_name, PLACE_LABEL.label("place"),
        )
        .select_from(from_member().join(NOTE, NOTE.c.member_id == MEMBER.c.id))
        .where(NOTE.c.id.in_(list(note_ids)), NOTE.c.settled_at.is_(None))
    )  # fmt: skip
    rows = {row.id: row for row in session.execute(statement)}
    return tuple(
        AttentionItem(
            row.id, row.member_id, row.number, row.full_name, row.place,
            Objection(row.message, row.about, json.loads(row.details), Weight.WARN),
        )
        for row in (rows[number] for number in note_ids if number in rows)
    )  # fmt: skip


def _value(check: Check, row: Row[Any]) -> str:
    """The value a check is about, as it is kept."""
    match CHECKS[check].about:
        case "birth":
            return row.birth.iso() if row.birth else ""
        case "phone":
            return str(row.phone)
        case _:
            return ""


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
