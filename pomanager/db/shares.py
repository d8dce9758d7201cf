"""Tables of the share register: types, nominal values, receipts, entries, transfers, successions, certificates.

What happened is append-only: a holding, the capital, what is due are sums of entries and are stored nowhere. A
correction is a reversing entry on the day of the one it takes back, so that a mistake is gone from every past day while
both lines stay in the register. Amounts are whole minor units of the currency of their type.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.shares.kinds import (
    Approval,
    CertificateEnd,
    Channel,
    DistributionKind,
    EntryKind,
    Holder,
    Rate,
    SharedBy,
    TransferReason,
    TransferStep,
    ValueChange,
)
from pomanager.rules.wording import Wording


class ShareType(Base):
    """A type of share: who may hold it, how much of it, in which currency."""

    __tablename__ = "share_type"
    __table_args__ = (UniqueConstraint("code"),)
    area: ClassVar[Area] = Area.SHARES

    id: Mapped[pk]
    code: Mapped[str] = mapped_column(comment="short, such as A; as tables name it")
    name: Mapped[Wording]
    currency: Mapped[str]
    decimals: Mapped[int] = mapped_column(comment="of the currency")
    holder: Mapped[Holder]
    min_held: Mapped[int | None] = mapped_column(comment="shares; empty for what the by-laws say")
    max_held: Mapped[int | None] = mapped_column(comment="shares; empty for what the by-laws say")
    max_percent: Mapped[str | None] = mapped_column(comment="of the capital, such as 20; empty for the by-laws")
    since: Mapped[date | None]
    until: Mapped[date | None] = mapped_column(comment="last day on which it is issued")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class NominalValue(Base):
    """What a share of a type is worth from a day on: append-only; of two lines of one day the later holds."""

    __tablename__ = "nominal_value"
    __table_args__ = (Index("ix_nominal_value_type", "share_type_id", "since", "id"),)
    area: ClassVar[Area] = Area.SHARES

    id: Mapped[pk]
    share_type_id: Mapped[int] = mapped_column(ForeignKey("share_type.id"))
    since: Mapped[date]
    minor: Mapped[int]
    change: Mapped[ValueChange | None] = mapped_column(comment="who bears the difference; empty for the first value")
    due_on: Mapped[date | None] = mapped_column(comment="last day for holders to pay the difference")
    decision: Mapped[str]
    recorded_at: Mapped[datetime]


class Receipt(Base):
    """Money that came in, for shares, dues or both: append-only, undone by reversing its entries."""

    __tablename__ = "receipt"
    __table_args__ = (
        Index("ix_receipt_number", "number"),
        Index("ix_receipt_member_id", "member_id"),
        Index("ix_receipt_received_on", "received_on"),
        Index("ix_receipt_payer_id", "payer_id", sqlite_where=text("payer_id IS NOT NULL")),
    )
    area: ClassVar[Area] = Area.SHARES

    id: Mapped[pk]
    number: Mapped[str] = mapped_column(comment="as on the paper; empty where none was written")
    received_on: Mapped[date]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), comment="whose account it is for")
    payer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), comment="who paid, when somebody else")
    payer_name: Mapped[str] = mapped_column(comment="who paid, when somebody the office does not know")
    channel: Mapped[Channel]
    account: Mapped[str] = mapped_column(comment="number of the mobile money, the transfer or the delivery note")
    account_holder: Mapped[str]
    minor: Mapped[int] = mapped_column(comment="what it was taken for, in the currency of the register")
    currency: Mapped[str]
    given_minor: Mapped[int | None] = mapped_column(comment="what was handed over, when in another currency")
    given_currency: Mapped[str]
    rate: Mapped[str] = mapped_column(comment="as written: units of the register's currency for one of the other")
    remarks: Mapped[str]
    recorded_at: Mapped[datetime]
    import_id: Mapped[int | None] = mapped_column(comment="the import of entries that brought it")


class ShareTransfer(Base):
    """A transfer asked for: append-only; what became of it are its steps."""

    __tablename__ = "share_transfer"
    __table_args__ = (
        Index("ix_share_transfer_share_type_id", "share_type_id"),
        Index("ix_share_transfer_from_member_id", "from_member_id"),
        Index("ix_share_transfer_to_member_id", "to_member_id"),
    )
    area: ClassVar[Area] = Area.SHARES

    id: Mapped[pk]
    share_type_id: Mapped[int] = mapped_column(ForeignKey("share_type.id"))
    from_member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    to_member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    shares: Mapped[int]
    reason: Mapped[TransferReason]
    price_minor: Mapped[int | None] = mapped_column(comment="what was paid between the two, where they say so")
    requested_on: Mapped[date] = mapped_column(comment="date of the deed")
    deposited_on: Mapped[date | None] = mapped_column(comment="when the deed was handed in at the office")
    attestation: Mapped[str] = mapped_column(comment="number of the attestation of deposit")
    approval: Mapped[Approval] = mapped_column(comment="as the by-laws of that day asked")
    answer_by: Mapped[date | None] = mapped_column(comment="last day to answer; silence is consent after it")
    remarks: Mapped[str]
    recorded_at: Mapped[datetime]


class ShareTransferStep(Base):
    """What became of a transfer asked for: append-only; the last line is its state."""

    __tablename__ = "share_transfer_step"
    __table_args__ = (Index("ix_share_transfer_step_transfer_id", "transfer_id"),)
    area: ClassVar[Area] = Area.SHARES

    id: Mapped[pk]
    transfer_id: Mapped[int] = mapped_column(ForeignKey("share_transfer.id"))
    step: Mapped[TransferStep]
    on: Mapped[date]
    decision: Mapped[str]
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


class Succession(Base):
    """The shares of somebody who died, passed to heirs under one representative: append-only."""

    __tablename__ = "succession"
    __table_args__ = (
        Index("ix_succession_member_id", "member_id"),
        Index("ix_succession_representative_id", "representative_id"),
    )
    area: ClassVar[Area] = Area.SHARES

    id: Mapped[pk]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), comment="who died")
    representative_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id"), comment="who speaks for the heirs until the shares are divided"
    )
    on: Mapped[date]
    decision: Mapped[str]
    remarks: Mapped[str]
    recorded_at: Mapped[datetime]


class SuccessionHeir(Base):
    """One heir and the part of it: append-only."""

    __tablename__ = "succession_heir"
    __table_args__ = (Index("ix_succession_heir_member_id", "member_id"),)
    area: ClassVar[Area] = Area.SHARES

    succession_id: Mapped[int] = mapped_column(ForeignKey("succession.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), comment="when a member takes the shares")
    name: Mapped[str] = mapped_column(comment="of an heir who takes the value instead")
    relation: Mapped[str]
    part: Mapped[str] = mapped_column(comment="a fraction such as 1/2")
    was_nominee: Mapped[bool]


class Distribution(Base):
    """Interest on shares or a patronage refund, as decided: append-only."""

    __tablename__ = "distribution"
    __table_args__ = (Index("ix_distribution_share_type_id", "share_type_id"),)
    area: ClassVar[Area] = Area.SHARES

    id: Mapped[pk]
    kind: Mapped[DistributionKind]
    share_type_id: Mapped[int | None] = mapped_column(ForeignKey("share_type.id"), comment="of interest")
    period_from: Mapped[date]
    period_to: Mapped[date]
    how: Mapped[Rate]
    rate: Mapped[str] = mapped_column(comment="percent a year, such as 3.5; empty for a sum or a table")
    shared_by: Mapped[SharedBy | None] = mapped_column(comment="of one sum: by what it is shared out")
    surplus_minor: Mapped[int | None] = mapped_column(comment="the year's surplus it is paid out of")
    reserves_minor: Mapped[int | None] = mapped_column(comment="put to the reserves first")
    total_minor: Mapped[int]
    currency: Mapped[str]
    decimals: Mapped[int]
    decided_on: Mapped[date]
    decision: Mapped[str]
    recorded_at: Mapped[datetime]


class DistributionLine(Base):
    """What one member gets of a distribution: append-only."""

    __tablename__ = "distribution_line"
    __table_args__ = (Index("ix_distribution_line_member_id", "member_id"),)
    area: ClassVar[Area] = Area.SHARES

    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    base: Mapped[int] = mapped_column(comment="minor units times days held, or minor units of operations")
    minor: Mapped[int]


class DistributionPayment(Base):
    """What was paid out to a member, or turned into shares: append-only; a line below nothing takes one back."""

    __tablename__ = "distribution_payment"
    __table_args__ = (
        Index("ix_distribution_payment_of", "distribution_id", "member_id"),
        Index("ix_distribution_payment_member_id", "member_id"),
        UniqueConstraint("reverses_id"),
        *(
            Index(f"ix_distribution_payment_{name}", name, sqlite_where=text(f"{name} IS NOT NULL"))
            for name in ("entry_id", "redemption_id")
        ),
    )
    area: ClassVar[Area] = Area.SHARES

    id: Mapped[pk]
    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    on: Mapped[date]
    minor: Mapped[int]
    channel: Mapped[Channel]
    voucher: Mapped[str]
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("share_entry.id"), comment="the shares it was turned into")
    # By its table's name, as of entries: refunds are declared above this area.
    redemption_id: Mapped[int | None] = mapped_column(
        ForeignKey("redemption.id"), comment="the refund it is paid out with"
    )
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("distribution_payment.id"))
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


class DistributionReversal(Base):
    """A distribution that was recorded by mistake, taken back: append-only."""

    __tablename__ = "distribution_reversal"
    area: ClassVar[Area] = Area.SHARES

    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"), primary_key=True)
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


class EntryImport(Base):
    """A table of past entries brought in: append-only; taking it back reverses its entries."""

    __tablename__ = "entry_import"
    area: ClassVar[Area] = Area.SHARES

    id: Mapped[pk]
    source: Mapped[str] = mapped_column(comment="name of the table's file")
    fingerprint: Mapped[str] = mapped_column(comment="SHA-256 of the rows, by which a second time is noticed")
    rows: Mapped[int]
    recorded_at: Mapped[datetime]


class ShareEntry(Base):
    """A line of the share register: append-only. Its id is its serial number, without a hole."""

    __tablename__ = "share_entry"
    __table_args__ = (
        # All a holding is summed from, in the order it is summed in.
        Index(
            "ix_share_entry_holding",
            "member_id", "share_type_id", "effective_on", "shares", "subscribed_minor", "paid_minor",
        ),
        # The capital, and what moved between two days.
        Index(
            "ix_share_entry_moved",
            "share_type_id", "effective_on", "kind", "shares", "subscribed_minor", "paid_minor",
        ),
        UniqueConstraint("reverses_id"),
        *(
            Index(f"ix_share_entry_{name}", name, sqlite_where=text(f"{name} IS NOT NULL"))
            for name in (
                "operation", "receipt_id", "transfer_id", "succession_id", "redemption_id", "distribution_id",
                "import_id",
            )
        ),
    )  # fmt: skip
    area: ClassVar[Area] = Area.SHARES

    id: Mapped[pk]
    kind: Mapped[EntryKind]
    share_type_id: Mapped[int] = mapped_column(ForeignKey("share_type.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    shares: Mapped[int] = mapped_column(comment="added to the holding; below nothing when taken from it")
    unit_minor: Mapped[int] = mapped_column(comment="nominal value of a share on that day")
    subscribed_minor: Mapped[int] = mapped_column(comment="added to what is subscribed")
    paid_minor: Mapped[int] = mapped_column(comment="added to what is paid up")
    effective_on: Mapped[date]
    decided_on: Mapped[date | None]
    decision: Mapped[str]
    reason: Mapped[str]
    operation: Mapped[int | None] = mapped_column(comment="serial number of the first entry of the same operation")
    receipt_id: Mapped[int | None] = mapped_column(ForeignKey("receipt.id"))
    transfer_id: Mapped[int | None] = mapped_column(ForeignKey("share_transfer.id"))
    succession_id: Mapped[int | None] = mapped_column(ForeignKey("succession.id"))
    # By its table's name: refunds are declared above this area, since they need debts.
    redemption_id: Mapped[int | None] = mapped_column(ForeignKey("redemption.id"))
    distribution_id: Mapped[int | None] = mapped_column(ForeignKey("distribution.id"))
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("share_entry.id"))
    recorded_at: Mapped[datetime]
    import_id: Mapped[int | None] = mapped_column(ForeignKey("entry_import.id"))


class ShareInstalment(Base):
    """A part of what an entry subscribed that need only be paid by a day: append-only.

    Whatever is subscribed and not put off here is due at once. An entry that takes shares away takes what was put off
    for them away by lines below nothing.
    """

    __tablename__ = "share_instalment"
    __table_args__ = (
        Index("ix_share_instalment_of", "member_id", "share_type_id", "due_on", "effective_on", "minor"),
        Index("ix_share_instalment_due", "share_type_id", "due_on", "effective_on", "member_id", "minor"),
        Index("ix_share_instalment_entry_id", "entry_id"),
    )
    area: ClassVar[Area] = Area.SHARES

    id: Mapped[pk]
    entry_id: Mapped[int] = mapped_column(ForeignKey("share_entry.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    share_type_id: Mapped[int] = mapped_column(ForeignKey("share_type.id"))
    effective_on: Mapped[date] = mapped_column(comment="that of its entry")
    due_on: Mapped[date]
    minor: Mapped[int]


class Certificate(Base):
    """A share certificate: append-only. It holds until an ending of it."""

    __tablename__ = "certificate"
    __table_args__ = (
        UniqueConstraint("number"),
        Index("ix_certificate_member", "member_id", "share_type_id"),
        Index("ix_certificate_share_type_id", "share_type_id"),
        Index("ix_certificate_duplicate_of_id", "duplicate_of_id"),
        Index("ix_certificate_split_from_id", "split_from_id"),
    )
    area: ClassVar[Area] = Area.SHARES

    id: Mapped[pk]
    number: Mapped[int]
    share_type_id: Mapped[int] = mapped_column(ForeignKey("share_type.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    shares: Mapped[int]
    unit_minor: Mapped[int]
    paid_minor: Mapped[int] = mapped_column(comment="paid up on these shares when it was issued")
    issued_on: Mapped[date]
    duplicate_of_id: Mapped[int | None] = mapped_column(ForeignKey("certificate.id"))
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("certificate.id"))
    seal: Mapped[str] = mapped_column(comment="SHA-256 over what the certificate says")
    recorded_at: Mapped[datetime]


class CertificateEnding(Base):
    """A certificate cancelled: append-only, each one once."""

    __tablename__ = "certificate_ending"
    __table_args__ = (Index("ix_certificate_ending_entry_id", "entry_id"),)
    area: ClassVar[Area] = Area.SHARES

    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificate.id"), primary_key=True)
    reason: Mapped[CertificateEnd]
    on: Mapped[date]
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("share_entry.id"), comment="the entry it went with")
    remarks: Mapped[str]
    recorded_at: Mapped[datetime]


REGISTERS = (
    "nominal_value", "receipt", "share_transfer", "share_transfer_step", "succession", "succession_heir",
    "distribution", "distribution_line", "distribution_payment", "distribution_reversal", "entry_import", "share_entry",
    "share_instalment", "certificate", "certificate_ending",
)  # fmt: skip
"""Tables whose lines are never changed and never removed."""
