"""Tables of the fields the organisation defines itself, and of the values members have in them."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint, bindparam, delete
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base, table_of
from pomanager.db.columns import pk
from pomanager.rules.extra_field_kinds import FieldKind
from pomanager.rules.wording import Wording


class ExtraField(Base):
    """A field of the organisation's own; one that has ended is asked no more, and keeps its values."""

    __tablename__ = "extra_field"
    __table_args__ = (UniqueConstraint("key"),)
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    key: Mapped[str] = mapped_column(comment="the same in every language, for tables that go out and come back")
    label: Mapped[Wording]
    kind: Mapped[FieldKind]
    choices: Mapped[str] = mapped_column(default="[]", comment="JSON: key and words of each answer")
    position: Mapped[int]
    ended: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class ExtraValue(Base):
    """What somebody has in one of these fields, in canonical form; no row where nothing is known."""

    __tablename__ = "extra_value"
    __table_args__ = (
        UniqueConstraint("person_id", "field_id"),
        Index("ix_extra_value_field_value", "field_id", "value"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    field_id: Mapped[int] = mapped_column(ForeignKey("extra_field.id"))
    value: Mapped[str] = mapped_column(comment="text, 2.5, 2026-03-14, key of an answer, yes or no")
    import_id: Mapped[int | None]


def put_values(session: Session, rows: Sequence[Mapping[str, object]], import_id: int | None = None) -> None:
    """Write values by the thousand: rows of ``person_id``, ``field_id`` and ``value``, one of each pair at most.

    A value that is there already is replaced and keeps telling by which import it came; "" takes it away.
    """
    kept = [{**row, "import_id": import_id} for row in rows if row["value"]]
    gone = [{"person": row["person_id"], "field": row["field_id"]} for row in rows if not row["value"]]
    table = table_of(ExtraValue)
    if gone:
        asked = (table.c.person_id == bindparam("person"), table.c.field_id == bindparam("field"))
        session.execute(delete(table).where(*asked), gone)
    if kept:
        new = sqlite.insert(table)
        replaced = new.on_conflict_do_update(
            index_elements=["person_id", "field_id"], set_={"value": new.excluded.value}
        )
        session.execute(replaced, kept)
