"""The sheets of the roll as of a day, of one member's own record, and of the form for admission."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from pomanager.db.members import Member, Person, Standing
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.member_papers import AdmissionFormSheet, Applicant, RollLine, RollSectionGroup, RollSheet
from pomanager.readmodels.members import MemberRecordSheet, RollCounts
from pomanager.readmodels.roll_chart import Counted
from pomanager.rules.name_changes import former_on
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.households import household_fact
from pomanager.services.members.queries.member import member_detail
from pomanager.services.members.queries.on_day import as_on, counts_by_section, in_order, on_roll, summed
from pomanager.services.members.queries.particulars import particulars, photo_of
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import letterhead, place_labels_on, section_names

CHUNK = 1000


def roll_sheet(session: Session, printed_at: datetime, as_of: date, *, signatures: bool = False) -> RollSheet:
    """The roll as of a day, section by section; its rows are read from the books as they are printed."""
    names = section_names(session, as_of)
    counts = counts_by_section(session, as_of)
    sections = in_order(session, names, counts)
    return RollSheet(
        letterhead=letterhead(session, printed_at),
        as_of=as_of,
        counts=summed(counts.values()),
        section_counts=tuple((names.get(section_id or 0, ""), counts[section_id]) for section_id in sections),
        groups=_groups(session, as_of, counts, names, sections),
        with_other_script=any_other_script(session),
        with_sections=bool(names),
        with_signatures=signatures,
    )


def any_other_script(session: Session) -> bool:
    """Whether anybody's name is kept in a second script: then lists have a column for it."""
    return session.execute(select(Person.id).where(Person.other_script != "").limit(1)).first() is not None


def roll_by_section(session: Session, as_of: date) -> tuple[Counted, ...]:
    """How many women and men of each section were on the roll on a day; last those who belong to none."""
    names = section_names(session, as_of)
    counts = counts_by_section(session, as_of)
    return tuple(Counted(names.get(each or 0, ""), counts[each], each) for each in in_order(session, names, counts))


def _groups(
    session: Session,
    as_of: date,
    counts: Mapping[int | None, RollCounts],
    names: Mapping[int, str],
    sections: Sequence[int | None],
) -> Iterator[RollSectionGroup]:
    """The sections in this order with their rows, read in one go: one after another, each would be read criss-cross."""
    for section_id, rows in groupby(_rows(session, as_of, sections), key=itemgetter(0)):
        yield RollSectionGroup(names.get(section_id or 0, ""), counts[section_id], map(itemgetter(1), rows))


def _rows(session: Session, as_of: date, sections: Sequence[int | None]) -> Iterator[tuple[int | None, RollLine]]:
    then, person = as_on(session, as_of), PERSON.c
    labels = place_labels_on(session, as_of)
    lines = select(
        MEMBER.c.id, MEMBER.c.number, then.name, then.other_script, person.sex, person.birth, Standing.status,
        Standing.since, MEMBER.c.joined_on, person.kind, person.thumb_print, then.place_id, then.section_id,
    ).select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))  # fmt: skip
    places = {section_id: place for place, section_id in enumerate(sections) if section_id is not None}
    by_section = [case(places, value=then.section_id, else_=len(sections))] if places else []
    statement = on_roll(lines, as_of).order_by(*by_section, Member.number_order)
    for rows in session.execute(statement.execution_options(yield_per=CHUNK)).partitions(CHUNK):
        for key, number, name, other, sex, birth, status, since, joined, kind, thumb, place_id, section_id in rows:
            place = labels.get(place_id or 0, "")
            line = RollLine(key, number, name, other, sex, birth, place, status, since, joined, kind, thumb)
            yield section_id, line


def member_record_sheet(session: Session, printed_at: datetime, as_of: date, member_id: int) -> MemberRecordSheet:
    """One member's own record, as it is handed to the member: with the standing, and the history, up to a day.

    Raises NotFound for a day before anything is written of the member.
    """
    member = member_detail(session, member_id)
    known = tuple(line for line in member.standings if line.since <= as_of)
    held = [line for line in known if line.holds]
    if not held:
        details = {"name": member.full_name, "day": as_of}
        raise NotFound(Objection(N_("{name} was not in the books yet on {day}. Choose a later day."), "as_of", details))
    last = max(held, key=lambda line: (line.since, line.id))
    then = replace(member, standings=known, status=last.status, status_since=last.since)
    told = particulars(session, member.person_id)
    holding = [row for row in told.former_names if row.holds]
    borne = former_on(holding, as_of)
    if borne is not None:
        then = replace(
            then, full_name=borne.full_name, family_name=borne.family_name, given_name=borne.given_name,
            patronymic=borne.patronymic, other_script=borne.other_script,
        )  # fmt: skip
    told = replace(told, former_names=tuple(row for row in holding if row.until <= as_of))
    photo = photo_of(session, member.person_id)
    return MemberRecordSheet(letterhead(session, printed_at), then, as_of, told, photo)


def admission_form_sheet(session: Session, printed_at: datetime, as_of: date, member_id: int = 0) -> AdmissionFormSheet:
    """A form for admission under the organisation's letterhead, blank or filled in for somebody; raises NotFound."""
    applicant = _applicant(session, member_id) if member_id else None
    return AdmissionFormSheet(letterhead(session, printed_at), as_of, applicant)


def _applicant(session: Session, member_id: int) -> Applicant:
    member = member_detail(session, member_id)
    told, household = particulars(session, member.person_id), household_fact(session, member.person_id)
    document = told.documents[0] if told.documents else None
    return Applicant(
        number=member.number, full_name=member.full_name, other_script=member.other_script, sex=member.sex,
        birth=member.birth, phone=member.phone, place=member.place, section=member.section,
        how_to_find=told.how_to_find, profession=told.profession, products=told.products,
        thumb_print=told.thumb_print, document_kind=document.kind if document else None,
        document_number=document.number if document else "", issuer=document.issuer if document else "",
        issued_on=document.issued_on if document else None, household=household.name if household else "",
        persons=household.persons if household else None,
    )  # fmt: skip
