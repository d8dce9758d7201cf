"""Tables of the roll: people, members, their standing through time, and what asks for a second look."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import PersonKind, Sex, Status


class Person(Base):
    """A human being or an organisation the office knows; being a member is another matter."""

    __tablename__ = "person"
    __table_args__ = (
        Index("ix_person_phone_digits", "phone_digits"),
        Index("ix_person_place_id", "place_id"),
        Index("ix_person_representative_id", "representative_id"),
        # Few people each: what the roll is looked through for is then found without reading all of them.
        Index("ix_person_organisation", "id", sqlite_where=text("kind = 'organisation'")),
        Index("ix_person_several_phones", "id", sqlite_where=text("phone GLOB '*[/;,]*'")),
        Index("ix_person_thumb_print", "id", sqlite_where=text("thumb_print = 1")),
        # Few have these, and the list can be sorted by each.
        *(
            Index(f"ix_person_{name}", name, sqlite_where=text(f"{name} != ''"))
            for name in ("profession", "products", "languages", "how_to_find", "other_script")
        ),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    full_name: Mapped[str] = mapped_column(comment="exactly as on the identity document")
    family_name: Mapped[str] = mapped_column(default="")
    given_name: Mapped[str] = mapped_column(default="")
    patronymic: Mapped[str] = mapped_column(default="")
    other_script: Mapped[str] = mapped_column(default="", comment="the same name in the second script")
    sort_name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(comment="collation key of the sort name")
    sex: Mapped[Sex]
    birth: Mapped[VagueDate | None]
    phone: Mapped[str] = mapped_column(default="")
    phone_digits: Mapped[str] = mapped_column(default="")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    kind: Mapped[PersonKind] = mapped_column(default=PersonKind.NATURAL, server_default="natural")
    representative_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id"), comment="of an organisation: who acts for it"
    )
    form_of_address: Mapped[str] = mapped_column(default="", server_default="")
    profession: Mapped[str] = mapped_column(default="", server_default="")
    products: Mapped[str] = mapped_column(default="", server_default="", comment="what the person grows or makes")
    languages: Mapped[str] = mapped_column(default="", server_default="", comment="names, separated by commas")
    how_to_find: Mapped[str] = mapped_column(default="", server_default="", comment="the way to the house, in words")
    thumb_print: Mapped[bool] = mapped_column(default=False, server_default=false(), comment="signs by thumb-print")
    consent_on: Mapped[date | None] = mapped_column(comment="agreed to the keeping of these data")
    consent_ended_on: Mapped[date | None] = mapped_column(comment="took the consent back")
    import_id: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class Member(Base):
    """A person's place on the roll under a number that is never given to anybody else."""

    __tablename__ = "member"
    __table_args__ = (
        UniqueConstraint("person_id"),
        UniqueConstraint("number"),
        Index("ix_member_number_order", "number_order"),
        Index("ix_member_status", "status", "number_order"),
        Index("ix_member_section_id", "section_id", "number_order"),
        Index("ix_member_joined_on", "joined_on", "number_order"),
        Index("ix_member_person_sort_key", "person_sort_key", "number_order"),
        Index("ix_member_person_sex", "person_sex", "number_order"),
        Index("ix_member_person_birth", "person_birth", "number_order"),
        Index("ix_member_person_place_id", "person_place_id", "number_order"),
        Index("ix_member_person_phone_digits", "person_phone_digits", "number_order"),
        Index("ix_member_counted", "section_id", "person_sex", "status"),
        Index("ix_member_placed", "person_place_id", "person_sex", "status"),
        Index("ix_member_person_status", "person_id", "status"),
        Index("ix_member_import_id", "import_id"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    number: Mapped[str]
    number_order: Mapped[str] = mapped_column(comment="the number in natural order")
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    status: Mapped[Status] = mapped_column(comment="derived from the last standing, kept for lists")
    status_since: Mapped[date]
    joined_on: Mapped[date | None] = mapped_column(comment="first day as an active member")
    # What lists sort and count by stands here again; triggers keep it (member_copies).
    person_sort_key: Mapped[str] = mapped_column(default="", server_default="")
    person_sex: Mapped[Sex] = mapped_column(default=Sex.UNKNOWN, server_default=Sex.UNKNOWN.value)
    person_birth: Mapped[str | None] = mapped_column(comment="without the sign for “about”")
    person_place_id: Mapped[int | None]
    person_phone_digits: Mapped[str] = mapped_column(default="", server_default="")
    import_id: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class Standing(Base):
    """A line of a member's standing: append-only, corrected by a reversing line."""

    __tablename__ = "standing"
    __table_args__ = (
        Index("ix_standing_member_since", "member_id", "since", "id"),
        Index("ix_standing_since", "since"),
        Index("ix_standing_decision", "member_id", sqlite_where=text("decision != ''")),
        UniqueConstraint("reverses_id"),
        Index("ix_standing_import_id", "import_id"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    status: Mapped[Status] = mapped_column(comment="for a reversing line: the status that holds again")
    since: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    decision: Mapped[str] = mapped_column(default="", comment="the decision as it is quoted on papers")
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("standing.id"))
    recorded_at: Mapped[datetime]
    import_id: Mapped[int | None]


class AttentionNote(Base):
    """Something on a member's record to look at again: missing, impossible or doubtful."""

    __tablename__ = "attention_note"
    __table_args__ = (
        Index("ix_attention_note_member_id", "member_id"),
        Index("ix_attention_note_import_id", "import_id"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    about: Mapped[str] = mapped_column(comment="the field")
    message: Mapped[str] = mapped_column(comment="the English sentence")
    details: Mapped[str] = mapped_column(default="{}", comment="JSON: fields of the sentence")
    noted_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    import_id: Mapped[int | None]
