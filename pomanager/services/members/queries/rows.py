"""The one way a line of the roll is selected and read, whatever list or paper it stands in."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Integer, Row, Select, Text, bindparam, case, column, func, select

from pomanager.db.base import table_of
from pomanager.db.members import AttentionNote, Member, Person
from pomanager.db.organisation import Place, Section
from pomanager.readmodels.members import MemberRow
from pomanager.services.organisation.queries import PLACE_JOINT

# Lists ask the tables: SQLAlchemy compiles that in half the time, and keeps no books about objects nobody changes. Nor
# does it flush first: a command that asks in the middle of its work flushes what it has added.
MEMBER, PERSON, PLACE, SECTION, NOTE = map(table_of, (Member, Person, Place, Section, AttentionNote))
PARENT = PLACE.alias("parent")

PLACE_LABEL: ColumnElement[str] = case(
    (PLACE.c.id.is_(None), ""),
    (PARENT.c.id.is_(None), PLACE.c.name),
    else_=PLACE.c.name + PLACE_JOINT + PARENT.c.name,
)
ATTENTION = select(func.count()).where(NOTE.c.member_id == MEMBER.c.id, NOTE.c.settled_at.is_(None)).scalar_subquery()


def row_columns() -> tuple[ColumnElement[Any], ...]:
    """What a line of the roll is read from."""
    return (
        MEMBER.c.id, MEMBER.c.number, PERSON.c.full_name, PERSON.c.other_script, PERSON.c.sex, PERSON.c.birth,
        PERSON.c.phone, PLACE_LABEL.label("place"), MEMBER.c.section_id, MEMBER.c.status, MEMBER.c.status_since,
        MEMBER.c.joined_on, ATTENTION.label("attention"),
    )  # fmt: skip


def from_member() -> FromClause:
    """A member with the person, the place, what that lies in, and the section."""
    return (
        MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        .outerjoin(PLACE, PLACE.c.id == PERSON.c.place_id)
        .outerjoin(PARENT, PARENT.c.id == PLACE.c.parent_id)
        .outerjoin(SECTION, SECTION.c.id == MEMBER.c.section_id)
    )


def select_rows() -> Select[*tuple[Any, ...]]:
    """Lines of the roll, to be narrowed and ordered."""
    return select(*row_columns()).select_from(from_member())


def select_rows_of() -> Select[*tuple[Any, ...]]:
    """Lines of the members whose ids are given as ``ids``, a list in JSON; in no order that means anything."""
    return _ROWS_OF


def member_row(row: Row[Any], section_names: Mapping[int, str]) -> MemberRow:
    """A selected line as screens and papers see it."""
    return MemberRow(
        id=row.id, number=row.number, name=row.full_name, other_script=row.other_script, sex=row.sex,
        birth=row.birth, phone=row.phone, place=row.place, section=section_names.get(row.section_id, ""),
        status=row.status, status_since=row.status_since, joined_on=row.joined_on, attention=row.attention,
    )  # fmt: skip


_ids = func.json_each(bindparam("ids", type_=Text())).table_valued(column("value", Integer))
_ROWS_OF = select_rows().where(MEMBER.c.id.in_(select(_ids.c.value)))
