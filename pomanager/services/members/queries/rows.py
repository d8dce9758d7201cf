"""The one way a line of the roll is selected and read, whatever list or paper it stands in."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, case, func, select
from sqlalchemy.orm import aliased

from pomanager.db.members import AttentionNote, Member, Person
from pomanager.db.organisation import Place, Section
from pomanager.readmodels.members import MemberRow
from pomanager.services.organisation.queries import PLACE_JOINT

Parent = aliased(Place, name="parent")

PLACE_LABEL: ColumnElement[str] = case(
    (Place.id.is_(None), ""), (Parent.id.is_(None), Place.name), else_=Place.name + PLACE_JOINT + Parent.name
)
ATTENTION = (
    select(func.count())
    .where(AttentionNote.member_id == Member.id, AttentionNote.settled_at.is_(None))
    .scalar_subquery()
)


def row_columns() -> tuple[ColumnElement[Any], ...]:
    """What a line of the roll is read from."""
    return (
        Member.id, Member.number, Person.full_name, Person.other_script, Person.sex, Person.birth, Person.phone,
        PLACE_LABEL.label("place"), Member.section_id, Member.status, Member.status_since, Member.joined_on,
        ATTENTION.label("attention"),
    )  # type: ignore[return-value]  # fmt: skip


def from_member() -> FromClause:
    """A member with the person, the place, what that lies in, and the section."""
    joined: FromClause = (
        Member.__table__.join(Person.__table__, Person.id == Member.person_id)
        .outerjoin(Place.__table__, Place.id == Person.place_id)
        .outerjoin(Parent, Parent.id == Place.parent_id)
        .outerjoin(Section.__table__, Section.id == Member.section_id)
    )
    return joined


def select_rows() -> Select[*tuple[Any, ...]]:
    """Lines of the roll, to be narrowed and ordered."""
    return select(*row_columns()).select_from(from_member())


def member_row(row: Row[Any], section_names: Mapping[int, str]) -> MemberRow:
    """A selected line as screens and papers see it."""
    return MemberRow(
        id=row.id, number=row.number, name=row.full_name, other_script=row.other_script, sex=row.sex,
        birth=row.birth, phone=row.phone, place=row.place, section=section_names.get(row.section_id, ""),
        status=row.status, status_since=row.status_since, joined_on=row.joined_on, attention=row.attention,
    )  # fmt: skip
