"""Tables of the organisation itself: its profile, its own words, its places and its sections."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.names import NameCustom
from pomanager.rules.wording import Wording


class Organisation(Base):
    """The one organisation whose books this file keeps."""

    __tablename__ = "organisation"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    name: Mapped[Wording]
    short_name: Mapped[str] = mapped_column(default="")
    legal_form: Mapped[Wording]
    registration_number: Mapped[str] = mapped_column(default="")
    registered_on: Mapped[date | None]
    registered_with: Mapped[str] = mapped_column(default="")
    seat: Mapped[Wording]
    country: Mapped[str] = mapped_column(default="")
    currency: Mapped[str] = mapped_column(default="")
    currency_decimals: Mapped[int] = mapped_column(default=2)
    year_start_month: Mapped[int] = mapped_column(default=1)
    year_start_day: Mapped[int] = mapped_column(default=1)
    languages: Mapped[str] = mapped_column(default="en", comment="codes in order of use, separated by spaces")
    name_custom: Mapped[NameCustom] = mapped_column(default=NameCustom.SURNAME_FIRST)
    number_width: Mapped[int] = mapped_column(
        default=0, comment="digits of a new member number, 0 for as many as needed"
    )
    is_sample: Mapped[bool] = mapped_column(default=False, comment="a sample office, marked so on screen and paper")
    logo: Mapped[bytes | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class RenamedWord(Base):
    """A word the organisation uses in place of the program's own ("colline" for "Place")."""

    __tablename__ = "renamed_word"
    __table_args__ = (UniqueConstraint("word", "language"),)
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    word: Mapped[str] = mapped_column(comment="the English word of the program")
    language: Mapped[str]
    own_word: Mapped[str]


class Place(Base):
    """A place where members live; places lie in one another."""

    __tablename__ = "place"
    __table_args__ = (Index("ix_place_folded", "folded"), Index("ix_place_parent_id", "parent_id"))
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(comment="the name as search sees it")
    import_id: Mapped[int | None]


class Section(Base):
    """A section or group of the organisation, in which members meet and elect delegates."""

    __tablename__ = "section"
    __table_args__ = (UniqueConstraint("folded"),)
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    name: Mapped[Wording]
    folded: Mapped[str] = mapped_column(comment="the first name as search sees it")
    import_id: Mapped[int | None]
