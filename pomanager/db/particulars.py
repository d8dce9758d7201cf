"""Tables of what is known of a person beyond the roll: identity documents, former names, a photograph."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import IdentityKind


class IdentityDocument(Base):
    """A document by which a person says who they are."""

    __tablename__ = "identity_document"
    __table_args__ = (
        Index("ix_identity_document_person_id", "person_id"),
        Index("ix_identity_document_number_key", "number_key"),
        Index("ix_identity_document_import_id", "import_id"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[IdentityKind]
    number: Mapped[str] = mapped_column(comment="as it stands on the document")
    number_key: Mapped[str] = mapped_column(comment="its letters and digits, folded, for finding the same one")
    issuer: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[VagueDate | None]
    expires_on: Mapped[date | None]
    import_id: Mapped[int | None]


class FormerName(Base):
    """A name a person bore until a day: append-only, a mistake is taken back by a reversing line.

    The name on a day is the earliest of these whose ``until`` lies after it, else the one on the person.
    """

    __tablename__ = "former_name"
    __table_args__ = (
        Index("ix_former_name_person_id", "person_id", "until", "id"),
        UniqueConstraint("reverses_id"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    full_name: Mapped[str]
    family_name: Mapped[str] = mapped_column(default="")
    given_name: Mapped[str] = mapped_column(default="")
    patronymic: Mapped[str] = mapped_column(default="")
    other_script: Mapped[str] = mapped_column(default="")
    sort_name: Mapped[str] = mapped_column(default="", comment="what it was sorted by")
    until: Mapped[date] = mapped_column(comment="first day the next name holds")
    reason: Mapped[str] = mapped_column(default="")
    document: Mapped[str] = mapped_column(default="", comment="the decision or certificate as it is quoted")
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("former_name.id"))
    recorded_at: Mapped[datetime]


class Photo(Base):
    """A person's photograph, as it stands on the record and the card."""

    __tablename__ = "photo"
    area: ClassVar[Area] = Area.MEMBERS

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    image: Mapped[bytes] = mapped_column(comment="JPEG, three wide to four high")
