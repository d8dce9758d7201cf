"""Tables of the list "Needs attention": what is asked, what was found right, and who may be whose double."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base, table_of
from pomanager.db.columns import pk
from pomanager.db.members import Person
from pomanager.rules.attention import Check

AT_ONCE = 500
"""Members named in one statement."""


class AttentionChoice(Base):
    """Whether the organisation wants the roll looked through for something; a check without a row is as it comes."""

    __tablename__ = "attention_choice"
    area: ClassVar[Area] = Area.MEMBERS

    asked: Mapped[Check] = mapped_column(primary_key=True, comment="the check")
    wanted: Mapped[bool]


class AttentionAnswer(Base):
    """Somebody looked at one thing of a member and found it right; it holds until the value judged is another."""

    __tablename__ = "attention_answer"
    __table_args__ = (UniqueConstraint("member_id", "asked"),)
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    asked: Mapped[Check] = mapped_column(comment="the check")
    judged: Mapped[str] = mapped_column(comment="the value as it stood; empty where it was missing")
    answered_at: Mapped[datetime]


class NotDouble(Base):
    """Two people of whom somebody said that they are not one; it holds until what was compared is another."""

    __tablename__ = "not_double"
    __table_args__ = (
        UniqueConstraint("person_low_id", "person_high_id"),
        Index("ix_not_double_person_high_id", "person_high_id"),
        CheckConstraint("person_low_id < person_high_id", name="in_order"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    person_low_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    person_high_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    judged: Mapped[str] = mapped_column(comment="fingerprint of what was compared of both")
    answered_at: Mapped[datetime]


class LikelyDouble(Base):
    """Two people who may be one, as the last search found them: drawn from the roll, and drawn anew at any time."""

    __tablename__ = "likely_double"
    __table_args__ = (
        UniqueConstraint("person_low_id", "person_high_id"),
        Index("ix_likely_double_person_high_id", "person_high_id"),
        CheckConstraint("person_low_id < person_high_id", name="in_order"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    person_low_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    person_high_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    score: Mapped[int] = mapped_column(comment="0 to 100, as it was then")


class DoubleSearch(Base):
    """When the whole roll was last searched for doubles, and how long the journal was then."""

    __tablename__ = "double_search"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    sought_at: Mapped[datetime]
    journal_count: Mapped[int]


def keep_answers(session: Session, asked: Check, values: Mapping[int, str], at: datetime) -> None:
    """Keep of these members that the value judged is right; an earlier answer to the same makes room."""
    forget_answers(session, asked, list(values))
    rows = [
        {"member_id": member_id, "asked": asked, "judged": judged, "answered_at": at}
        for member_id, judged in values.items()
    ]
    if rows:
        session.execute(insert(table_of(AttentionAnswer)), rows)


def forget_answers(session: Session, asked: Check, member_ids: Sequence[int]) -> int:
    """Ask about these members again; returns of how many there was an answer."""
    answer = table_of(AttentionAnswer)
    forgotten = 0
    for start in range(0, len(member_ids), AT_ONCE):
        some = member_ids[start : start + AT_ONCE]
        gone = delete(answer).where(answer.c.asked == asked, answer.c.member_id.in_(some)).returning(answer.c.id)
        forgotten += len(session.execute(gone).all())
    return forgotten


def keep_not_double(session: Session, low: int, high: int, judged: str, at: datetime) -> None:
    """Keep of two people that they are not one; an earlier answer makes room."""
    forget_not_double(session, low, high)
    row = {"person_low_id": low, "person_high_id": high, "judged": judged, "answered_at": at}
    session.execute(insert(table_of(NotDouble)), [row])


def forget_not_double(session: Session, low: int, high: int) -> bool:
    """Let two people be likely doubles again; whether somebody had said otherwise."""
    pair = table_of(NotDouble)
    gone = delete(pair).where(pair.c.person_low_id == low, pair.c.person_high_id == high).returning(pair.c.id)
    return bool(session.execute(gone).all())


def keep_likely_doubles(session: Session, found: Mapping[tuple[int, int], int], at: datetime, journal: int) -> None:
    """Put what a search found in place of what the one before found; people who are gone since are left out."""
    known = set(session.scalars(select(table_of(Person).c.id)))
    rows = [
        {"person_low_id": low, "person_high_id": high, "score": score}
        for (low, high), score in sorted(found.items())
        if low in known and high in known
    ]
    for table in (LikelyDouble, DoubleSearch):
        session.execute(delete(table_of(table)))
    if rows:
        session.execute(insert(table_of(LikelyDouble)), rows)
    session.execute(insert(table_of(DoubleSearch)), [{"id": 1, "sought_at": at, "journal_count": journal}])


def keep_choice(session: Session, asked: Check, *, wanted: bool) -> None:
    """Keep whether a check is wanted."""
    choice = table_of(AttentionChoice)
    session.execute(delete(choice).where(choice.c.asked == asked))
    session.execute(insert(choice), [{"asked": asked, "wanted": wanted}])
