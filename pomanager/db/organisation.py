"""Tables of the organisation itself: its profile, its own words, its places and its sections."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.names import NameCustom
from pomanager.rules.places import TreeChange
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
    sort_language: Mapped[str] = mapped_column(
        default="", server_default="", comment="the language whose order the sort keys of names follow"
    )
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


class PlaceLevel(Base):
    """A level at which places lie, as the organisation names it ("Province", "Commune"), from the outside in."""

    __tablename__ = "place_level"
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    position: Mapped[int] = mapped_column(comment="1 is the outermost")
    name: Mapped[Wording]


class SectionLevel(Base):
    """A level at which sections lie, as the organisation names it ("Union", "Group"), from the outside in."""

    __tablename__ = "section_level"
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    position: Mapped[int] = mapped_column(comment="1 is the outermost")
    name: Mapped[Wording]


class Place(Base):
    """A place where members live; places lie in one another, and begin and end on days."""

    __tablename__ = "place"
    __table_args__ = (
        Index("ix_place_folded", "folded"),
        Index("ix_place_parent_id", "parent_id"),
        Index("ix_place_level_id", "level_id"),
    )
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(comment="the name as search sees it")
    level_id: Mapped[int | None] = mapped_column(ForeignKey("place_level.id"))
    since: Mapped[date | None] = mapped_column(comment="first day; empty where nobody knows")
    until: Mapped[date | None] = mapped_column(comment="last day; empty while it is there")
    import_id: Mapped[int | None]


class Section(Base):
    """A section or group of the organisation, in which members meet and elect delegates; sections lie in one another.

    One that is itself an organisation on the roll (a union in a confederation) names it.
    """

    __tablename__ = "section"
    __table_args__ = (
        Index("ix_section_folded", "folded"),
        Index("ix_section_parent_id", "parent_id"),
        Index("ix_section_level_id", "level_id"),
        Index("ix_section_organisation_id", "organisation_id"),
    )
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    name: Mapped[Wording]
    folded: Mapped[str] = mapped_column(comment="the first name as search sees it")
    level_id: Mapped[int | None] = mapped_column(ForeignKey("section_level.id"))
    # By its table's name: the people of the roll are declared above this area.
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    since: Mapped[date | None] = mapped_column(comment="first day; empty where nobody knows")
    until: Mapped[date | None] = mapped_column(comment="last day; empty while it is there")
    import_id: Mapped[int | None]


class PlaceChange(Base):
    """What happened to a place on a day: append-only. ``on`` is the first day of the new state."""

    __tablename__ = "place_change"
    __table_args__ = (
        Index("ix_place_change_before", "before_id", "kind", "on"),
        Index("ix_place_change_after_id", "after_id"),
        Index("ix_place_change_parent_before_id", "parent_before_id"),
    )
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    on: Mapped[date]
    kind: Mapped[TreeChange]
    before_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    after_id: Mapped[int | None] = mapped_column(
        ForeignKey("place.id"), comment="what came of it: itself when renamed or moved, its successor, or nothing"
    )
    name_before: Mapped[str] = mapped_column(default="", comment="when renamed")
    parent_before_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), comment="when moved")
    decision: Mapped[str] = mapped_column(default="", comment="the law or decision as it is quoted")
    recorded_at: Mapped[datetime]


class SectionChange(Base):
    """What happened to a section on a day: append-only. ``on`` is the first day of the new state."""

    __tablename__ = "section_change"
    __table_args__ = (
        Index("ix_section_change_before", "before_id", "kind", "on"),
        Index("ix_section_change_after_id", "after_id"),
        Index("ix_section_change_parent_before_id", "parent_before_id"),
    )
    area: ClassVar[Area] = Area.ORGANISATION

    id: Mapped[pk]
    on: Mapped[date]
    kind: Mapped[TreeChange]
    before_id: Mapped[int] = mapped_column(ForeignKey("section.id"))
    after_id: Mapped[int | None] = mapped_column(
        ForeignKey("section.id"), comment="what came of it: itself when renamed or moved, its successor, or nothing"
    )
    name_before: Mapped[Wording] = mapped_column(default=Wording, comment="when renamed")
    parent_before_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), comment="when moved")
    decision: Mapped[str] = mapped_column(default="", comment="the decision as it is quoted")
    recorded_at: Mapped[datetime]
