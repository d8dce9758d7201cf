"""Tables of dues and fees, of reminders, and of what is paid back to those who leave.

What happened is append-only: what a member owes is a sum of entries. Amounts are whole minor units of the currency of
their fee.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.dues.kinds import DuesKind, FeeKind, Period, RedemptionItemKind, RedemptionReason, RedemptionStep
from pomanager.rules.shares.kinds import Channel, Holder
from pomanager.rules.wording import Wording


class FeeType(Base):
    """A fee members owe: on admission, by period, or on occasion."""

    __tablename__ = "fee_type"
    __table_args__ = (UniqueConstraint("code"),)
    area: ClassVar[Area] = Area.DUES

    id: Mapped[pk]
    code: Mapped[str] = mapped_column(comment="short; as tables name it")
    kind: Mapped[FeeKind]
    name: Mapped[Wording]
    currency: Mapped[str]
    decimals: Mapped[int] = mapped_column(comment="of the currency")
    period: Mapped[Period]
    owed_by: Mapped[Holder]
    due_after_days: Mapped[int] = mapped_column(comment="days after the first day of the period, or of admission")
    since: Mapped[date | None]
    until: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class FeeAmount(Base):
    """How much a fee is from a day on: append-only; of two lines of one day the later holds."""

    __tablename__ = "fee_amount"
    __table_args__ = (Index("ix_fee_amount_type", "fee_type_id", "since", "id"),)
    area: ClassVar[Area] = Area.DUES

    id: Mapped[pk]
    fee_type_id: Mapped[int] = mapped_column(ForeignKey("fee_type.id"))
    since: Mapped[date]
    minor: Mapped[int]
    decision: Mapped[str]
    recorded_at: Mapped[datetime]


class Redemption(Base):
    """What is owed to somebody for shares given back, as it was worked out: append-only."""

    __tablename__ = "redemption"
    __table_args__ = (Index("ix_redemption_member_id", "member_id"),)
    area: ClassVar[Area] = Area.DUES

    id: Mapped[pk]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    reason: Mapped[RedemptionReason]
    notice_on: Mapped[date | None] = mapped_column(comment="when notice was given")
    effective_on: Mapped[date] = mapped_column(comment="when the shares are cancelled")
    price_rule: Mapped[str] = mapped_column(comment="code of the by-law capital.refund_price, or other")
    price_reason: Mapped[str] = mapped_column(comment="where the price is another than the by-laws say")
    currency: Mapped[str]
    decimals: Mapped[int]
    net_minor: Mapped[int] = mapped_column(comment="to be paid out")
    due_on: Mapped[date | None] = mapped_column(comment="last day to pay; empty where the by-laws say nothing")
    payee: Mapped[str] = mapped_column(comment="who is paid, when it is not the member: heirs, a representative")
    decision: Mapped[str]
    recorded_at: Mapped[datetime]


class RedemptionShares(Base):
    """Shares of one type given back: append-only."""

    __tablename__ = "redemption_shares"
    __table_args__ = (Index("ix_redemption_shares_share_type_id", "share_type_id"),)
    area: ClassVar[Area] = Area.DUES

    redemption_id: Mapped[int] = mapped_column(ForeignKey("redemption.id"), primary_key=True)
    share_type_id: Mapped[int] = mapped_column(ForeignKey("share_type.id"), primary_key=True)
    shares: Mapped[int]
    unit_minor: Mapped[int]
    paid_minor: Mapped[int] = mapped_column(comment="what was paid up on them")
    value_minor: Mapped[int] = mapped_column(comment="what they are paid back at")


class RedemptionItem(Base):
    """Something added to the value of the shares, or taken off it: append-only."""

    __tablename__ = "redemption_item"
    area: ClassVar[Area] = Area.DUES

    redemption_id: Mapped[int] = mapped_column(ForeignKey("redemption.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[RedemptionItemKind]
    description: Mapped[str]
    minor: Mapped[int] = mapped_column(comment="above nothing when added, below when taken off")


class RedemptionStepTaken(Base):
    """What happened after a refund was worked out: put off, paid in part or whole, taken back. Append-only."""

    __tablename__ = "redemption_step"
    __table_args__ = (
        Index("ix_redemption_step_redemption_id", "redemption_id"),
        UniqueConstraint("reverses_id"),
    )
    area: ClassVar[Area] = Area.DUES

    id: Mapped[pk]
    redemption_id: Mapped[int] = mapped_column(ForeignKey("redemption.id"))
    step: Mapped[RedemptionStep]
    on: Mapped[date]
    due_on: Mapped[date | None] = mapped_column(comment="of one put off: the new last day")
    minor: Mapped[int] = mapped_column(comment="paid out; below nothing when it takes a payment back")
    channel: Mapped[Channel]
    voucher: Mapped[str]
    reason: Mapped[str]
    decision: Mapped[str]
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("redemption_step.id"))
    recorded_at: Mapped[datetime]


class DuesEntry(Base):
    """A line of the register of dues: append-only. Its id is its serial number."""

    __tablename__ = "dues_entry"
    __table_args__ = (
        # All that is owed is summed from, in the order it is summed in.
        Index("ix_dues_entry_owed", "member_id", "fee_type_id", "effective_on", "due_on", "minor"),
        Index("ix_dues_entry_effective_on", "effective_on"),
        Index("ix_dues_entry_period", "fee_type_id", "period_from"),
        UniqueConstraint("reverses_id"),
        *(
            Index(f"ix_dues_entry_{name}", name, sqlite_where=text(f"{name} IS NOT NULL"))
            for name in ("receipt_id", "redemption_id", "import_id")
        ),
    )
    area: ClassVar[Area] = Area.DUES

    id: Mapped[pk]
    kind: Mapped[DuesKind]
    fee_type_id: Mapped[int] = mapped_column(ForeignKey("fee_type.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    minor: Mapped[int] = mapped_column(comment="added to what is owed; below nothing for what was paid or let off")
    period_from: Mapped[date | None] = mapped_column(comment="first day of the period it is for")
    period_to: Mapped[date | None]
    due_on: Mapped[date | None] = mapped_column(comment="of what is owed: last day to pay")
    effective_on: Mapped[date]
    decision: Mapped[str]
    reason: Mapped[str]
    receipt_id: Mapped[int | None] = mapped_column(ForeignKey("receipt.id"))
    redemption_id: Mapped[int | None] = mapped_column(ForeignKey("redemption.id"), comment="set off against it")
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("dues_entry.id"))
    recorded_at: Mapped[datetime]
    import_id: Mapped[int | None] = mapped_column(ForeignKey("entry_import.id"))


class Reminder(Base):
    """A member reminded of what is overdue: append-only."""

    __tablename__ = "reminder"
    __table_args__ = (Index("ix_reminder_member_id", "member_id"),)
    area: ClassVar[Area] = Area.DUES

    id: Mapped[pk]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    on: Mapped[date]
    level: Mapped[int] = mapped_column(comment="the how manieth for what is overdue, from 1")
    minor: Mapped[int] = mapped_column(comment="what was overdue")
    currency: Mapped[str]
    pay_by: Mapped[date | None]
    recorded_at: Mapped[datetime]


REGISTERS = (
    "fee_amount", "redemption", "redemption_shares", "redemption_item", "redemption_step", "dues_entry", "reminder",
)  # fmt: skip
"""Tables whose lines are never changed and never removed."""
