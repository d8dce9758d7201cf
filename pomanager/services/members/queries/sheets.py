"""The sheets from which the papers of the roll are printed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, func, select, type_coerce
from sqlalchemy.orm import Session, aliased

from pomanager.db.members import Member, Person, Standing
from pomanager.errors import NotFound
from pomanager.i18n import collation
from pomanager.marks import N_
from pomanager.readmodels.members import (
    AdmissionFormSheet,
    MemberRecordSheet,
    MemberRow,
    RollCounts,
    RollSectionGroup,
    RollSheet,
)
from pomanager.readmodels.roll_chart import Counted
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.member import member_detail
from pomanager.services.members.queries.roll import ON_ROLL
from pomanager.services.members.queries.rows import MEMBER, PERSON, member_row, select_rows
from pomanager.services.organisation.queries import letterhead, organisation_row, section_names

CHUNK = 1000


def standing_on(day: date) -> ColumnElement[int]:
    """The id of a member's line of standing that holds on a day: the last one begun by then and never reversed."""
    line = aliased(Standing)
    reversing = aliased(Standing)
    return (
        select(line.id)
        .where(
            line.member_id == Member.id,
            line.since <= day,
            line.reverses_id.is_(None),
            ~select(reversing.id).where(reversing.reverses_id == line.id).exists(),
        )
        .order_by(line.since.desc(), line.id.desc())
        .limit(1)
        .correlate(Member.__table__)
        .scalar_subquery()
    )


def on_roll(statement: Select[*tuple[Any, ...]], as_of: date) -> Select[*tuple[Any, ...]]:
    """Only members who stood on the roll on that day, whatever became of them since."""
    return statement.join(Standing, Standing.id == standing_on(as_of)).where(Standing.status.in_(ON_ROLL))


def roll_sheet(session: Session, printed_at: datetime, as_of: date) -> RollSheet:
    """The roll as of a day, section by section; its rows are read from the books as they are printed."""
    names = section_names(session)
    counts = _counts_by_section(session, as_of)
    sections = _in_order(session, names, counts)
    other_script = select(Person.id).where(Person.other_script != "").limit(1)
    return RollSheet(
        letterhead=letterhead(session, printed_at),
        as_of=as_of,
        counts=_sum(counts.values()),
        section_counts=tuple((names.get(section_id or 0, ""), counts[section_id]) for section_id in sections),
        groups=_groups(session, as_of, counts, sections),
        with_other_script=session.execute(other_script).first() is not None,
        with_sections=bool(names),
    )


def roll_by_section(session: Session, as_of: date) -> tuple[Counted, ...]:
    """How many women and men of each section were on the roll on a day; last those who belong to none."""
    names = section_names(session)
    counts = _counts_by_section(session, as_of)
    return tuple(Counted(names.get(each or 0, ""), counts[each], each) for each in _in_order(session, names, counts))


def _in_order(session: Session, names: Mapping[int, str], counts: Mapping[int | None, RollCounts]) -> list[int | None]:
    """The sections that have members, by their names in the organisation's first language; last the nameless one."""
    language = organisation_row(session).languages.split()[0]
    in_order = sorted(names, key=lambda section_id: collation.sort_key(names[section_id], language))
    return [section_id for section_id in (*in_order, None) if section_id in counts]


def _counts_by_section(session: Session, as_of: date) -> dict[int | None, RollCounts]:
    """Women, men and others of each section. Counted here: to group the roll, SQLite would sort all of it first."""
    members = select(MEMBER.c.section_id, type_coerce(PERSON.c.sex, String)).select_from(
        MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id)
    )
    members = members.with_hint(MEMBER, "NOT INDEXED", "sqlite")  # by an index, its rows would be read criss-cross
    changed = session.execute(select(func.max(Standing.since))).scalar()
    if changed is None or changed <= as_of:  # nobody's standing has changed since: the one kept with the member holds
        statement = members.where(MEMBER.c.status.in_(ON_ROLL))
    else:
        statement = on_roll(members, as_of)
    found: dict[int | None, dict[Sex, int]] = {}
    for (section_id, sex), count in Counter(map(tuple, session.execute(statement))).items():
        found.setdefault(section_id, {})[Sex(sex)] = count
    return {
        section_id: RollCounts(by_sex.get(Sex.FEMALE, 0), by_sex.get(Sex.MALE, 0), by_sex.get(Sex.UNKNOWN, 0))
        for section_id, by_sex in found.items()
    }


def _sum(counts: Iterable[RollCounts]) -> RollCounts:
    women = men = unknown = 0
    for one in counts:
        women, men, unknown = women + one.women, men + one.men, unknown + one.unknown
    return RollCounts(women, men, unknown)


def _groups(
    session: Session, as_of: date, counts: Mapping[int | None, RollCounts], sections: Sequence[int | None]
) -> Iterator[RollSectionGroup]:
    """The sections in this order with their rows, read in one go: one after another, each would be read criss-cross."""
    names = section_names(session)
    for section_id, rows in groupby(_rows(session, as_of, sections), key=itemgetter(0)):
        yield RollSectionGroup(names.get(section_id or 0, ""), counts[section_id], map(itemgetter(1), rows))


def _rows(session: Session, as_of: date, sections: Sequence[int | None]) -> Iterator[tuple[int | None, MemberRow]]:
    names = section_names(session)
    then = select_rows().add_columns(Standing.status.label("status_then"), Standing.since.label("since_then"))
    places = {section_id: place for place, section_id in enumerate(sections) if section_id is not None}
    by_section = [case(places, value=Member.section_id, else_=len(sections))] if places else []
    statement = on_roll(then, as_of).order_by(*by_section, Member.number_order)
    for rows in session.execute(statement.execution_options(yield_per=CHUNK)).partitions(CHUNK):
        for row in rows:
            yield row.section_id, _as_then(member_row(row, names), row)


def _as_then(row: MemberRow, selected: Any) -> MemberRow:  # noqa: ANN401 - a row of SQLAlchemy
    """The line with the status that held on the day, not the one of today."""
    if row.status is selected.status_then and row.status_since == selected.since_then:
        return row
    return MemberRow(
        row.id, row.number, row.name, row.other_script, row.sex, row.birth, row.phone, row.place, row.section,
        selected.status_then, selected.since_then, row.joined_on, row.attention,
    )  # fmt: skip


def member_record_sheet(session: Session, printed_at: datetime, as_of: date, member_id: int) -> MemberRecordSheet:
    """One member's own record, as it is handed to the member: with the standing, and the history, up to a day.

    Raises NotFound for a day before anything is written of the member.
    """
    member = member_detail(session, member_id)
    known = tuple(line for line in member.standings if line.since <= as_of)
    held = [line for line in known if line.reverses_id is None and not line.reversed]
    if not held:
        details = {"name": member.full_name, "day": as_of}
        raise NotFound(Objection(N_("{name} was not in the books yet on {day}. Choose a later day."), "as_of", details))
    last = max(held, key=lambda line: (line.since, line.id))
    then = replace(member, standings=known, status=last.status, status_since=last.since)
    return MemberRecordSheet(letterhead(session, printed_at), then, as_of)


def admission_form_sheet(session: Session, printed_at: datetime, as_of: date) -> AdmissionFormSheet:
    """A blank form for admission, under the organisation's letterhead."""
    return AdmissionFormSheet(letterhead(session, printed_at), as_of)
