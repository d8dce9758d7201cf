"""Tables of how members are reached and paid, and of whom they named for their death."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.contacts import PhoneOwner


class PhoneDetail(Base):
    """Whose telephone a number rings; the numbers themselves stand in ``person.phone``."""

    __tablename__ = "phone_detail"
    __table_args__ = (UniqueConstraint("person_id", "digits"),)
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    digits: Mapped[str]
    owner: Mapped[PhoneOwner]
    shared: Mapped[bool] = mapped_column(default=False)
    messages: Mapped[bool] = mapped_column(default=True, comment="whether a message may be left")
    import_id: Mapped[int | None]


class MobileMoney(Base):
    """An account with a telephone company into which a member is paid."""

    __tablename__ = "mobile_money"
    __table_args__ = (Index("ix_mobile_money_person_id", "person_id"),)
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    operator: Mapped[str]
    number: Mapped[str]
    holder: Mapped[str] = mapped_column(default="", comment="empty: in the member's own name")
    import_id: Mapped[int | None]


class Nominee(Base):
    """Somebody a member named to receive the shares on death: never in lists, exports or papers that go round."""

    __tablename__ = "nominee"
    __table_args__ = (Index("ix_nominee_person_id", "person_id"),)
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    position: Mapped[int]
    name: Mapped[str]
    relation: Mapped[str] = mapped_column(default="", comment="in the member's own words")
    share_percent: Mapped[int | None]
    phone: Mapped[str] = mapped_column(default="")
    since: Mapped[date | None]
    revoked_on: Mapped[date | None] = mapped_column(comment="the day another nomination took its place")
