"""Where people lived and belonged before: append-only lines, and moving thousands of people with one statement each.

A person lived on a day in the place of the earliest line whose last day is that day or later, the newest of those with
one last day; after the last line, in the place kept with the person. The same holds for members and sections.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, ClassVar

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    Table,
    and_,
    case,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.sql.selectable import NamedFromClause

from pomanager.areas import Area
from pomanager.db.base import Base, table_of
from pomanager.db.columns import Moment, pk
from pomanager.db.households import Household
from pomanager.db.members import Member, Person


class FormerPlace(Base):
    """Where a person lived until a day."""

    __tablename__ = "former_place"
    __table_args__ = (
        Index("ix_former_place_person", "person_id", "until", "id"),
        Index("ix_former_place_place_id", "place_id", "until"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    until: Mapped[date] = mapped_column(comment="last day there")
    recorded_at: Mapped[datetime]


class FormerSection(Base):
    """Which section a member belonged to until a day."""

    __tablename__ = "former_section"
    __table_args__ = (
        Index("ix_former_section_member", "member_id", "until", "id"),
        Index("ix_former_section_section_id", "section_id", "until"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    until: Mapped[date] = mapped_column(comment="last day in it")
    recorded_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Belonging:
    """Of whom it is kept where they belong: people in places, or members in sections."""

    owners: Table
    now: Column[Any]
    """Where the owner belongs now."""
    lines: Table
    owner: Column[Any]
    """Of a former line: whose it is."""
    there: Column[Any]
    """Of a former line: where the owner belonged."""


def _belonging(kind: type[Base], now: str, line: type[Base], owner: str) -> Belonging:
    owners, lines = table_of(kind), table_of(line)
    return Belonging(owners, owners.c[now], lines, lines.c[owner], lines.c[now])


IN_PLACES = _belonging(Person, "place_id", FormerPlace, "person_id")
IN_SECTIONS = _belonging(Member, "section_id", FormerSection, "member_id")


@cache
def _beside(lines: Table) -> tuple[NamedFromClause[Any], NamedFromClause[Any]]:
    """The former lines under two further names, made once: a table under another name has all its columns anew."""
    return lines.alias(), lines.alias()


def belonged_on(of: Belonging, day: date | ColumnElement[date]) -> ColumnElement[int | None]:
    """Where the owner in the statement belonged on a day, as a column beside the owner's own table."""
    line, past = _beside(of.lines)
    first = (
        select(line.c.id)
        .where(line.c[of.owner.name] == of.owners.c.id, line.c.until >= day)
        .order_by(line.c.until, line.c.id.desc())
        .limit(1)
        .correlate(of.owners)
        .scalar_subquery()
    )
    then = select(past.c[of.there.name]).where(past.c.id == first).correlate(of.owners).scalar_subquery()
    # A line may say "nowhere": that is not the same as no line.
    return case((first.is_(None), of.now), else_=then)


def changed_since(session: Session, of: Belonging, day: date) -> bool:
    """Whether anybody may have belonged elsewhere on that day than now: else what is kept now will do."""
    return session.execute(select(of.lines.c.id).where(of.lines.c.until >= day).limit(1)).first() is not None


def last_day_in(session: Session, of: Belonging, key: int) -> date | None:
    """The last day on which somebody who has left it since belonged to it; None where nobody ever left it."""
    found: date | None = session.execute(select(func.max(of.lines.c.until)).where(of.there == key)).scalar_one()
    return found


def owners_in(session: Session, of: Belonging, key: int) -> int:
    """How many belong to it now, whatever their standing."""
    return session.execute(select(func.count()).select_from(of.owners).where(of.now == key)).scalar_one()


def last_line(session: Session, of: Belonging, owner_id: int) -> date | None:
    """The last day of the last former line of one owner; None where there is none."""
    found: date | None = session.execute(select(func.max(of.lines.c.until)).where(of.owner == owner_id)).scalar_one()
    return found


def former_lines(session: Session, of: Belonging, owner_id: int) -> list[tuple[int | None, date]]:
    """Where an owner belonged, and until when, oldest first; of lines of one last day only the newest, which holds."""
    lines = select(of.there, of.lines.c.until).where(of.owner == owner_id).order_by(of.lines.c.until, of.lines.c.id)
    return [(key, until) for until, key in {row[1]: row[0] for row in session.execute(lines)}.items()]


def note_former_of_many(session: Session, of: Belonging, owner_ids: Sequence[int], until: date, at: datetime) -> None:
    """Keep where each of these belongs now as theirs until that day, where no line tells of that day or a later one."""
    _add(session, of, _present(of, of.owners.c.id.in_(list(owner_ids)), until, at))


def move_all(session: Session, of: Belonging, keys: Sequence[int], heir: int, on: date, at: datetime) -> None:
    """Let everybody who belongs to one of these from a day on belong to their heir, whenever they came and went.

    What was before that day stays as it was; lines of later days are overruled by new ones, which name the heir.
    """
    eve = on - timedelta(days=1)
    _part_lines(session, of, keys, eve, at)
    _add(session, of, _present(of, of.now.in_(keys), eve, at))
    _overrule(session, of, keys, heir, eve, at)
    values: dict[str, Any] = {of.now.name: heir, "version": of.owners.c.version + 1}
    session.execute(update(of.owners).where(of.now.in_(keys)).values(values))


def households_to(session: Session, keys: Sequence[int], heir: int) -> None:
    """Let the households of these places live in their heir."""
    household = table_of(Household)
    session.execute(update(household).where(household.c.place_id.in_(keys)).values(place_id=heir))


def _holding(of: Belonging, keys: Sequence[int], eve: date) -> tuple[Any, ColumnElement[bool]]:
    """Lines that hold, name one of these and reach beyond the eve; of lines of one last day, the newest holds."""
    line, newer = of.lines.alias(), of.lines.alias()
    owner = of.owner.name
    overruled = select(newer.c.id).where(
        newer.c[owner] == line.c[owner], newer.c.until == line.c.until, newer.c.id > line.c.id
    )
    return line, and_(line.c[of.there.name].in_(keys), line.c.until > eve, ~overruled.exists())


def _add(session: Session, of: Belonging, rows: Select[Any]) -> None:
    columns = [of.owner.name, of.there.name, "until", "recorded_at"]
    session.execute(insert(of.lines).from_select(columns, rows))


def _part_lines(session: Session, of: Belonging, keys: Sequence[int], eve: date, at: datetime) -> None:
    """A line that spans the eve is parted there: who belonged until later belonged until then for certain."""
    line, holds = _holding(of, keys, eve)
    between = of.lines.alias()
    owner = of.owner.name
    earlier = select(between.c.id).where(
        between.c[owner] == line.c[owner], between.c.until >= eve, between.c.until < line.c.until
    )
    _add(session, of, select(line.c[owner], line.c[of.there.name], *_told(eve, at)).where(holds, ~earlier.exists()))


def _present(of: Belonging, whose: ColumnElement[bool], eve: date, at: datetime) -> Select[Any]:
    """Rows for lines until the eve, of owners who belong since before it to where they belong now."""
    line = of.lines.alias()
    later = select(line.c.id).where(line.c[of.owner.name] == of.owners.c.id, line.c.until >= eve)
    return select(of.owners.c.id, of.now, *_told(eve, at)).where(whose, ~later.exists())


def _overrule(session: Session, of: Belonging, keys: Sequence[int], heir: int, eve: date, at: datetime) -> None:
    """Lines after the eve name the heir."""
    line, holds = _holding(of, keys, eve)
    moment = literal(at, Moment())
    _add(session, of, select(line.c[of.owner.name], literal(heir), line.c.until, moment).where(holds))


def _told(eve: date, at: datetime) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    return literal(eve), literal(at, Moment())
