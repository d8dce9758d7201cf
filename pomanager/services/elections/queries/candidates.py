"""Who stands in a contest, as the list has them; and what one candidacy is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.preparing import Contest, Nomination, NominationWithdrawal
from pomanager.db.members import Member, Person
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.elections.election import Candidate
from pomanager.rules.calendar import VagueDate
from pomanager.rules.meetings.rolls import reasons_read
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.loading import among
from pomanager.services.meetings.queries.roll import young_on
from pomanager.services.members.queries.names_then import name_on
from pomanager.services.members.queries.on_day import as_on
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.services.organisation.queries.sections import section_names, section_tree

NOMINATION, WITHDRAWAL, CONTEST = map(table_of, (Nomination, NominationWithdrawal, Contest))
MEMBER, PERSON = table_of(Member), table_of(Person)
NO_NOMINATION = N_("This candidacy is not in the books.")
NO_MEMBER = N_("This member is not in the books.")


@dataclass(frozen=True, slots=True)
class WhoStands:
    """A member as somebody who stands or would stand, on a day."""

    member_id: int
    person_id: int
    number: str
    name: str
    other_script: str
    sex: Sex
    is_young: bool
    section_id: int | None


def who_stands(session: Session, member_ids: Sequence[int], day: date) -> Mapping[int, WhoStands]:
    """Members as they are on a day, by id; those who are not in the books are left out."""
    then = as_on(session, day)
    rows = session.execute(
        select(
            MEMBER.c.id, MEMBER.c.number, MEMBER.c.person_id, then.name.label("name"),
            then.other_script.label("other_script"), PERSON.c.sex, then.section_id.label("section_id"),
        )
        .select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))
        .where(MEMBER.c.id.in_(among(member_ids)))
    ).all()  # fmt: skip
    young = young_on(session, [row.person_id for row in rows], day, bylaws_on(session, day)) if rows else frozenset()
    return {
        row.id: WhoStands(
            row.id, row.person_id, row.number, row.name, row.other_script, row.sex, row.person_id in young,
            row.section_id,
        )
        for row in rows
    }  # fmt: skip


def who_stands_one(session: Session, member_id: int, day: date) -> WhoStands:
    """One member as they are on a day; raises NotFound."""
    found = who_stands(session, [member_id], day).get(member_id)
    if found is None:
        raise NotFound(Objection(NO_MEMBER))
    return found


def births_of(session: Session, person_ids: Sequence[int]) -> Mapping[int, VagueDate | None]:
    """Person → when they were born, as far as that is known."""
    rows = session.execute(select(PERSON.c.id, PERSON.c.birth).where(PERSON.c.id.in_(among(person_ids))))
    return {row.id: row.birth for row in rows}


def sections_of(session: Session, day: date, section_ids: Sequence[int | None]) -> Mapping[int, frozenset[int]]:
    """Section → itself and all it lies in on a day."""
    wanted = {each for each in section_ids if each is not None}
    if not wanted:
        return {}
    tree = section_tree(session, day)
    return {each: frozenset({each, *(node.id for node in tree.above(each))}) for each in wanted}


def candidates_of(session: Session, contest_ids: Sequence[int], day: date) -> Mapping[int, tuple[Candidate, ...]]:
    """Contest → its candidates: by number once the list is published, before that by name."""
    rows = session.execute(_rows(contest_ids, day)).all()
    known = who_stands(session, [row.member_id for row in rows if row.number is None], day)
    at = {row.id: known[row.member_id].section_id if row.number is None else row.section_id for row in rows}
    above = sections_of(session, day, list(at.values()))
    names = section_names(session, day) if above else {}
    people = _names(session, [each for row in rows for each in (row.nominator_id, row.seconder_id) if each], day)
    found: dict[int, list[Candidate]] = defaultdict(list)
    for row in rows:
        found[row.contest_id].append(_candidate(row, known.get(row.member_id), at[row.id], names, above, people))
    return {each: tuple(sorted(who, key=_place)) for each, who in found.items()}


def _place(each: Candidate) -> tuple[int, str, int]:
    return each.number or 0, each.name, each.nomination_id


def _rows(contest_ids: Sequence[int], day: date) -> Select[*tuple[Any, ...]]:
    source = NOMINATION.join(MEMBER, MEMBER.c.id == NOMINATION.c.member_id)
    source = source.join(PERSON, PERSON.c.id == MEMBER.c.person_id)
    source = source.outerjoin(WITHDRAWAL, WITHDRAWAL.c.nomination_id == NOMINATION.c.id)
    return (
        select(
            NOMINATION, MEMBER.c.number.label("member_number"), PERSON.c.id.label("person_id"),
            name_on(day, "other_script").label("other_script"), WITHDRAWAL.c.on.label("withdrawn_on"),
            WITHDRAWAL.c.reason.label("withdrawn_reason"),
        )
        .select_from(source)
        .where(NOMINATION.c.contest_id.in_(among(contest_ids)))
        .order_by(PERSON.c.sort_key, NOMINATION.c.id)
    )  # fmt: skip


def _names(session: Session, member_ids: Sequence[int], day: date) -> Mapping[int, str]:
    return {each.member_id: each.name for each in who_stands(session, member_ids, day).values()} if member_ids else {}


def _candidate(
    row: Row[Any], now: WhoStands | None, section_id: int | None, names: Mapping[int, str],
    above: Mapping[int, frozenset[int]], people: Mapping[int, str],
) -> Candidate:  # fmt: skip
    return Candidate(
        nomination_id=row.id, contest_id=row.contest_id, member_id=row.member_id, person_id=row.person_id,
        member_number=row.member_number, number=row.number, name=row.name if now is None else now.name,
        other_script=row.other_script or "", sex=row.sex if now is None else now.sex,
        is_young=row.is_young if now is None else now.is_young, section_id=section_id,
        section=names.get(section_id or 0, ""), sections=above.get(section_id or 0, frozenset()),
        nominator_id=row.nominator_id, nominator=people.get(row.nominator_id, row.nominated_by),
        seconder_id=row.seconder_id, seconder=people.get(row.seconder_id, ""), backers=row.backers,
        received_on=row.received_on, accepted_on=row.accepted_on, statement=row.statement, symbol=row.symbol,
        admitted_reason=row.admitted_reason, reasons=reasons_read(row.verdict) if row.verdict else (),
        withdrawn_on=row.withdrawn_on, withdrawn_reason=row.withdrawn_reason or "", version=row.version,
    )  # fmt: skip


def contest_of_nomination(session: Session, nomination_id: int) -> tuple[int, int]:
    """The election and the contest of a candidacy; raises NotFound."""
    row = session.execute(
        select(CONTEST.c.election_id, CONTEST.c.id)
        .select_from(NOMINATION.join(CONTEST, CONTEST.c.id == NOMINATION.c.contest_id))
        .where(NOMINATION.c.id == nomination_id)
    ).first()
    if row is None:
        raise NotFound(Objection(NO_NOMINATION))
    return row.election_id, row.id
