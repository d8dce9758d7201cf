"""Tables of households: what each is called, and who belongs to it from when to when."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.households import Relation


class Household(Base):
    """People who live and farm together, members or not."""

    __tablename__ = "household"
    __table_args__ = (
        Index("ix_household_folded", "folded"),
        Index("ix_household_place_id", "place_id"),
        Index("ix_household_import_id", "import_id"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    name: Mapped[str] = mapped_column(comment="the name of its head, or a house number")
    folded: Mapped[str] = mapped_column(comment="the name as search sees it")
    size: Mapped[int | None] = mapped_column(comment="persons in all, written down here or not")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    import_id: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class HouseholdPerson(Base):
    """Somebody's stay in a household; one who left keeps the line, with the day."""

    __tablename__ = "household_person"
    __table_args__ = (
        Index("ix_household_person_household_id", "household_id"),
        Index("ix_household_person_person_id", "person_id"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    relation: Mapped[Relation]
    votes: Mapped[bool] = mapped_column(default=False, comment="whether this person votes for the household")
    since: Mapped[date | None] = mapped_column(comment="empty: longer than anybody remembers")
    until: Mapped[date | None] = mapped_column(comment="the first day on which the person no longer belongs to it")
    import_id: Mapped[int | None]
