"""Tables of the people at the keyboard: who they are, how they prove it, their notes, how the office changed hands."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint, delete, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.access.roles import Role


class OfficeUser(Base):
    """Somebody who works with the books. Who leaves is ended, never removed: the journal names them."""

    __tablename__ = "office_user"
    __table_args__ = (Index("uq_office_user_name_key", "name_key", unique=True, sqlite_where=text("ended_at IS NULL")),)
    area: ClassVar[Area] = Area.ACCESS

    id: Mapped[pk]
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(comment="the name as it is compared: folded")
    added_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0, comment="wrong passwords in a row")
    failed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class OfficeUserRole(Base):
    """A role somebody has now; which they had before stands in the journal."""

    __tablename__ = "office_user_role"
    area: ClassVar[Area] = Area.ACCESS

    user_id: Mapped[int] = mapped_column(ForeignKey("office_user.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(primary_key=True)


class UserSecret(Base):
    """How somebody proves to be who they are, and the key to their private notes. A new password writes a new line.

    Argon2id (RFC 9106) makes 64 bytes of the password: ``verifier`` is SHA-256 of the first 32, the last 32 open
    ``sealed_key``, the private half of ``public_key`` (X25519). What was sealed for an older line opens with it only.
    """

    __tablename__ = "user_secret"
    __table_args__ = (Index("ix_user_secret_user_id", "user_id"),)
    area: ClassVar[Area] = Area.ACCESS

    id: Mapped[pk]
    user_id: Mapped[int] = mapped_column(ForeignKey("office_user.id"))
    since: Mapped[datetime]
    memory_kib: Mapped[int]
    rounds: Mapped[int]
    lanes: Mapped[int]
    salt: Mapped[bytes]
    verifier: Mapped[bytes]
    public_key: Mapped[bytes]
    sealed_key: Mapped[bytes] = mapped_column(comment="12 bytes nonce, then the private key, ChaCha20-Poly1305")
    must_change: Mapped[bool] = mapped_column(default=False, comment="somebody else chose this password")


class OfficeRecovery(Base):
    """The code on paper by which a secretary gets a new password; the latest line counts. Kept as people's are."""

    __tablename__ = "office_recovery"
    area: ClassVar[Area] = Area.ACCESS

    id: Mapped[pk]
    since: Mapped[datetime]
    salt: Mapped[bytes]
    verifier: Mapped[bytes]


class PrivateNote(Base):
    """A sealed note. Its subject and text are inside; without a key it only says who wrote it, and when."""

    __tablename__ = "private_note"
    __table_args__ = (Index("ix_private_note_writer_id", "writer_id"),)
    area: ClassVar[Area] = Area.ACCESS

    id: Mapped[pk]
    writer_id: Mapped[int] = mapped_column(ForeignKey("office_user.id"))
    written_at: Mapped[datetime]
    sealed: Mapped[bytes] = mapped_column(comment="12 bytes nonce, then the note, ChaCha20-Poly1305")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class PrivateNoteKey(Base):
    """The key of a note, sealed for one who may read it: its writer, and whom the writer named."""

    __tablename__ = "private_note_key"
    __table_args__ = (UniqueConstraint("note_id", "secret_id"), Index("ix_private_note_key_secret_id", "secret_id"))
    area: ClassVar[Area] = Area.ACCESS

    id: Mapped[pk]
    note_id: Mapped[int] = mapped_column(ForeignKey("private_note.id"))
    secret_id: Mapped[int] = mapped_column(ForeignKey("user_secret.id"))
    sealed_key: Mapped[bytes] = mapped_column(comment="32 bytes X25519 share, 12 bytes nonce, the key sealed")


class OfficeHandOver(Base):
    """The office changed hands: who gave, who took, what went along, and how the books stood."""

    __tablename__ = "office_hand_over"
    __table_args__ = (
        Index("ix_office_hand_over_given_by_id", "given_by_id"),
        Index("ix_office_hand_over_taken_by_id", "taken_by_id"),
    )
    area: ClassVar[Area] = Area.ACCESS

    id: Mapped[pk]
    at: Mapped[datetime]
    given_by_id: Mapped[int] = mapped_column(ForeignKey("office_user.id"))
    taken_by_id: Mapped[int] = mapped_column(ForeignKey("office_user.id"))
    given_by: Mapped[str]
    taken_by: Mapped[str]
    given_by_role: Mapped[str] = mapped_column(comment="the roles they keep, or none: their access ends")
    backup_name: Mapped[str]
    journal_count: Mapped[int]
    journal_hash: Mapped[str]
    file_password_new: Mapped[bool]
    notes: Mapped[str] = mapped_column(default="")


class OfficeHandOverItem(Base):
    """One thing of the list that was gone through: handed over, or why not."""

    __tablename__ = "office_hand_over_item"
    __table_args__ = (Index("ix_office_hand_over_item_hand_over_id", "hand_over_id"),)
    area: ClassVar[Area] = Area.ACCESS

    id: Mapped[pk]
    hand_over_id: Mapped[int] = mapped_column(ForeignKey("office_hand_over.id"))
    position: Mapped[int]
    item: Mapped[str] = mapped_column(comment="code of what the list offers, or empty for one of the office's own")
    called: Mapped[str] = mapped_column(comment="the office's own words for it")
    is_done: Mapped[bool]
    remark: Mapped[str]


REGISTERS = ("user_secret", "office_recovery", "office_hand_over", "office_hand_over_item")
"""Tables whose lines are neither changed nor removed."""


def remove_roles(session: Session, user_id: int) -> None:
    """Take away every role somebody has; the journal keeps which they were."""
    session.execute(delete(OfficeUserRole).where(OfficeUserRole.user_id == user_id))


def remove_note(session: Session, note_id: int) -> None:
    """Take a private note away, with the keys to it."""
    remove_note_keys(session, note_id)
    session.execute(delete(PrivateNote).where(PrivateNote.id == note_id))


def remove_note_keys(session: Session, note_id: int) -> None:
    """Take away the keys to a note, which is sealed anew."""
    session.execute(delete(PrivateNoteKey).where(PrivateNoteKey.note_id == note_id))


def secret_of(session: Session, user_id: int) -> UserSecret | None:
    """The password somebody has now; None before they chose one."""
    wanted = select(UserSecret).where(UserSecret.user_id == user_id).order_by(UserSecret.id.desc()).limit(1)
    return session.scalars(wanted).first()
