"""The roll as it was on a day: who stood on it, what they were called, where they lived and belonged, how many."""

import json
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, func, select, type_coerce, union
from sqlalchemy.orm import Session, aliased

from pomanager.areas import Area
from pomanager.db.base import table_of
from pomanager.db.kept import kept
from pomanager.db.members import Member, Standing
from pomanager.db.particulars import FormerName
from pomanager.db.whereabouts import IN_PLACES, IN_SECTIONS, Belonging, belonged_on, changed_since
from pomanager.i18n import collation
from pomanager.readmodels.members import RollCounts
from pomanager.rules.members import ON_ROLL, PersonKind, Sex
from pomanager.services.members.queries.counts_now import IS_ORGANISATION, section_counts
from pomanager.services.members.queries.names_then import name_on
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import organisation_row

FORMER = table_of(FormerName)
_CHANGED = table_of(Standing).alias("changed")


@dataclass(frozen=True, slots=True)
class Then:
    """Columns that say what somebody was called, where they lived and which section they belonged to, on a day.

    They stand in statements that select from ``member`` and ``person``.
    """

    name: ColumnElement[str]
    other_script: ColumnElement[str]
    place_id: ColumnElement[int | None]
    section_id: ColumnElement[int | None]


def as_on(session: Session, day: date) -> Then:
    """The columns of a day; where nothing of a kind has changed since, they are those of now, which is quicker."""
    names: tuple[ColumnElement[str], ColumnElement[str]] = (PERSON.c.full_name, PERSON.c.other_script)
    if session.execute(select(FORMER.c.id).where(FORMER.c.until > day).limit(1)).first() is not None:
        names = (name_on(day, "full_name"), name_on(day, "other_script"))
    return Then(*names, _belonged(session, IN_PLACES, day), _belonged(session, IN_SECTIONS, day))


def _belonged(session: Session, of: Belonging, day: date) -> ColumnElement[int | None]:
    return belonged_on(of, day) if changed_since(session, of, day) else of.now


def standing_on(day: date | ColumnElement[date]) -> ColumnElement[int]:
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


def members_on(session: Session, statement: Select[*tuple[Any, ...]], as_of: date) -> Select[*tuple[Any, ...]]:
    """The same, by the standing kept with each member where it has not changed since that day: ten times quicker."""
    if unchanged_since(session, as_of):
        return statement.where(MEMBER.c.status.in_(ON_ROLL))
    status = case((MEMBER.c.id.in_(_with_later_line(as_of)), status_on(as_of)), else_=MEMBER.c.status)
    return statement.where(status.in_(ON_ROLL))


def status_on(day: date) -> ColumnElement[Any]:
    """The standing a member had on a day; none before the first line."""
    return select(Standing.status).where(Standing.id == standing_on(day)).scalar_subquery()


def unchanged_since(session: Session, day: date) -> bool:
    """Whether everybody stands now as on that day."""
    changed = session.execute(select(func.max(Standing.since))).scalar()
    return changed is None or changed <= day


def counts_by_section(session: Session, as_of: date) -> dict[int | None, RollCounts]:
    """Women, men and others of each section: those of now, less what has changed since.

    Only those whose standing or section is another now are read: of 260,000 some thousands in a year.
    """
    found: Counter[tuple[int | None, tuple[str, str]]] = Counter()
    for section_id, counts in section_counts(session).items():
        found.update({(section_id, who): count for who, count in counts.by_kind.items()})
    moved = select(IN_SECTIONS.owner).where(IN_SECTIONS.lines.c.until >= as_of)
    changed = union(_with_later_line(as_of), moved)
    now, then = MEMBER.c.section_id, as_on(session, as_of).section_id
    columns = (*_standing_columns(as_of), now.label("section_id"), then.label("then_in"))
    rows = select(*columns).where(MEMBER.c.id.in_(changed)).subquery()
    for row in session.execute(select(*rows.c, func.count()).group_by(*rows.c)):
        who = _counted_as(row.sex, row.kind)
        found[row.section_id, who] -= row[-1] * (row.now in ON_ROLL)
        found[row.then_in, who] += row[-1] * (row.then in ON_ROLL)
    by_section: dict[int | None, Counter[tuple[str, str]]] = {}
    for (section_id, who), count in found.items():
        if count:
            by_section.setdefault(section_id, Counter())[who] = count
    return {section_id: roll_counts_of(by_kind) for section_id, by_kind in by_section.items()}


def counts_on(session: Session, day: date) -> RollCounts:
    """Women, men and others on the roll on a day, whatever section they were in."""
    found = Counter(summed(section_counts(session).values()).by_kind)
    others = stood_otherwise(session, day)
    for kind, count in Counter(others.kinds).items():
        each = others.different[kind]
        found[each.counted_as] += count * (each.was_on_roll - each.is_on_roll)
    return roll_counts_of(found)


def counts_within(session: Session, day: date, *conditions: ColumnElement[bool]) -> RollCounts:
    """Women, men and others on the roll on a day of whom the conditions hold: on columns of ``member``, ``person``."""
    statement = (
        select(type_coerce(PERSON.c.sex, String), type_coerce(PERSON.c.kind, String), func.count())
        .select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))
        .where(*conditions)
        .group_by(PERSON.c.sex, PERSON.c.kind)
    )
    rows = session.execute(members_on(session, statement, day))
    return roll_counts_of({(sex, kind): count for sex, kind, count in rows})


@dataclass(frozen=True, slots=True)
class Stood:
    """How somebody stands now and stood on a day, "" before the first line, with sex and kind as they are kept."""

    now: str
    then: str
    sex: str
    kind: str

    @property
    def is_on_roll(self) -> bool:
        """Whether they stand on the roll now."""
        return self.now in ON_ROLL

    @property
    def was_on_roll(self) -> bool:
        """Whether they stood on it on the day."""
        return self.then in ON_ROLL

    @property
    def counted_as(self) -> tuple[str, str]:
        """Sex and kind under which they are counted."""
        return _counted_as(self.sex, self.kind)


@dataclass(frozen=True, slots=True)
class StoodOtherwise:
    """All of whom a line of standing begins after a day, in columns: of the others what is kept now held then, too."""

    members: "array[int]"
    people: "array[int]"
    kinds: "array[int]"
    """By place: which of those that differ each is."""
    different: Sequence[Stood]

    def people_who(self, fits: Callable[[Stood], bool]) -> list[int]:
        """The people of whom something holds."""
        wanted = frozenset(kind for kind, stood in enumerate(self.different) if fits(stood))
        return [person for person, kind in zip(self.people, self.kinds, strict=True) if kind in wanted]

    def by_member(self) -> Mapping[int, Stood]:
        """How each of them stood."""
        return dict(zip(self.members, map(self.different.__getitem__, self.kinds), strict=True))


def stood_otherwise(session: Session, day: date) -> StoodOtherwise:
    """All of whom a line of standing begins after a day; kept while the roll does not change."""
    areas = frozenset({Area.MEMBERS})
    return kept(session, ("stood otherwise", day), partial(_stood_otherwise, session, day), areas)


def _stood_otherwise(session: Session, day: date) -> StoodOtherwise:
    """How each stood is one text: many share it, and Python takes in one text faster than four."""
    if unchanged_since(session, day):
        return StoodOtherwise(array("q"), array("q"), array("H"), ())
    now, then, sex, kind = _standing_columns(day)
    told = now + " " + func.coalesce(then, "") + " " + sex + " " + kind
    columns = (MEMBER.c.id, MEMBER.c.person_id, told.label("told"))
    rows = select(*columns).where(MEMBER.c.id.in_(_with_later_line(day))).subquery()
    texts = session.execute(select(*(func.json_group_array(column) for column in rows.c))).one()
    members, people, each = map(json.loads, texts)
    places = {text: place for place, text in enumerate(dict.fromkeys(each))}
    kinds = array("H", map(places.__getitem__, each))
    return StoodOtherwise(array("q", members), array("q", people), kinds, [Stood(*text.split(" ")) for text in places])


def people_on(session: Session, day: date) -> Collection[int]:
    """The people on the roll on a day, each once: those of now, less what has changed since."""
    now = select(func.json_group_array(MEMBER.c.person_id)).where(MEMBER.c.status.in_(ON_ROLL), MEMBER.c.person_id > 0)
    now = now.with_hint(MEMBER, "INDEXED BY ix_member_person_status", "sqlite")  # nobody's row is read
    there: list[int] = json.loads(session.execute(now).scalar_one())
    others = stood_otherwise(session, day)
    left = frozenset(others.people_who(_left))
    came = others.people_who(_came)
    return [*(person for person in there if person not in left), *came] if left else there + came


def _left(stood: Stood) -> bool:
    return stood.is_on_roll and not stood.was_on_roll


def _came(stood: Stood) -> bool:
    return stood.was_on_roll and not stood.is_on_roll


def came_and_left(session: Session, before: date, last: date) -> tuple[list[int], list[int]]:
    """The people who were not on the roll on one day and are on a later one, and those of whom it is the other way."""
    since, after = stood_otherwise(session, before), stood_otherwise(session, last).by_member()
    came, left = list[int](), list[int]()
    for member, person, kind in zip(since.members, since.people, since.kinds, strict=True):
        each, later = since.different[kind], after.get(member)
        is_on_roll = each.is_on_roll if later is None else later.was_on_roll
        if is_on_roll != each.was_on_roll:
            (came if is_on_roll else left).append(person)
    return came, left


def _with_later_line(day: date) -> Select[int]:
    """Everybody of whom a line of standing begins after a day: of the others what is kept now held then, too."""
    return select(_CHANGED.c.member_id).where(_CHANGED.c.since > day)


def _standing_columns(day: date) -> list[ColumnElement[Any]]:
    """Standing now and on the day, sex and kind; of ``person`` only organisations are read, which an index holds."""
    organisations = select(PERSON.c.id).where(IS_ORGANISATION)
    kind = case((MEMBER.c.person_id.in_(organisations), PersonKind.ORGANISATION.value), else_=PersonKind.NATURAL.value)
    columns = {"now": MEMBER.c.status, "then": status_on(day), "sex": MEMBER.c.person_sex, "kind": kind}
    return [type_coerce(each, String).label(name) for name, each in columns.items()]


def _counted_as(sex: str, kind: str) -> tuple[str, str]:
    """Under what somebody is counted: organisations have no sex."""
    return (sex if kind == PersonKind.NATURAL.value else Sex.UNKNOWN.value, kind)


def roll_counts_of(counted: Mapping[tuple[str, str], int]) -> RollCounts:
    """Counts by sex and kind of person as the roll tells them: organisations have no sex."""
    people = PersonKind.NATURAL.value
    return RollCounts(
        counted.get((Sex.FEMALE.value, people), 0),
        counted.get((Sex.MALE.value, people), 0),
        counted.get((Sex.UNKNOWN.value, people), 0),
        sum(count for (_sex, kind), count in counted.items() if kind != people),
    )


def summed(counts: Iterable[RollCounts]) -> RollCounts:
    """Counts added up."""
    women = men = unknown = organisations = 0
    for one in counts:
        women, men, unknown = women + one.women, men + one.men, unknown + one.unknown
        organisations += one.organisations
    return RollCounts(women, men, unknown, organisations)


def sections_on(session: Session, day: date) -> dict[int, int | None]:
    """Member → the section of the day; those without one are in it with None."""
    then = as_on(session, day).section_id
    source = MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id)
    columns = select(func.json_group_array(MEMBER.c.id), func.json_group_array(then)).select_from(source)
    members, sections = map(json.loads, session.execute(columns).one())
    return dict(zip(members, sections, strict=True))


def in_order(session: Session, names: Mapping[int, str], found: Iterable[int | None]) -> list[int | None]:
    """Sections among those found, by their names in the organisation's first language; last the nameless one."""
    language = organisation_row(session).languages.split()[0]
    there = set(found)
    ordered = sorted(names, key=lambda section_id: collation.sort_key(names[section_id], language))
    return [section_id for section_id in (*ordered, None) if section_id in there]
