"""Tables of bodies: their seats, terms and appointments, offices, interests declared, and hand-overs.

Bodies and seats may change; what happened in them is append-only. An ending is a line of its own, and a line written by
mistake is taken back by a line of ``body_reversal``. Nothing marks a holdover: it is a term over with nobody after it.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.bodies.kinds import (
    BodyKind,
    EndReason,
    How,
    InterestKind,
    ItemKind,
    Office,
    ReservedFor,
    SeatKind,
)
from pomanager.rules.wording import Wording


class Body(Base):
    """A body of the organisation, or of one of its sections."""

    __tablename__ = "body"
    __table_args__ = (Index("ix_body_section_id", "section_id"),)
    area: ClassVar[Area] = Area.BODIES

    id: Mapped[pk]
    kind: Mapped[BodyKind]
    name: Mapped[Wording]
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    since: Mapped[date | None] = mapped_column(comment="first day; empty where nobody knows")
    until: Mapped[date | None] = mapped_column(comment="last day; empty while it is there")
    decision: Mapped[str] = mapped_column(comment="the decision that founded it, as it is quoted")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class Seat(Base):
    """A seat of a body; its position is never given to another seat."""

    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("body_id", "position"), Index("ix_seat_section_id", "section_id"))
    area: ClassVar[Area] = Area.BODIES

    id: Mapped[pk]
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    position: Mapped[int] = mapped_column(comment="counted from 1")
    kind: Mapped[SeatKind]
    title: Mapped[Wording] = mapped_column(comment="its own name; empty for a seat known by its position")
    voting: Mapped[bool]
    reserved_for: Mapped[ReservedFor]
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), comment="of a seat reserved for one")
    series: Mapped[int | None] = mapped_column(comment="with which part of the body it is renewed, from 1")
    since: Mapped[date | None] = mapped_column(comment="first day; empty where nobody knows")
    until: Mapped[date | None] = mapped_column(comment="last day; empty while it is there")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class Term(Base):
    """A term for which a seat is filled: append-only, cut short by a line of ``body_ending``."""

    __tablename__ = "term"
    __table_args__ = (Index("ix_term_seat", "seat_id", "starts_on"),)
    area: ClassVar[Area] = Area.BODIES

    id: Mapped[pk]
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(comment="last day; empty where the seat has no term, or nobody knows")
    decision: Mapped[str]
    recorded_at: Mapped[datetime]


class Appointment(Base):
    """Somebody in a seat for a term or the rest of it, or waiting as alternate: append-only."""

    __tablename__ = "appointment"
    __table_args__ = (
        Index("ix_appointment_seat", "seat_id", "starts_on"),
        Index("ix_appointment_term_id", "term_id"),
        Index("ix_appointment_person_id", "person_id"),
        Index("ix_appointment_stepped_from_id", "stepped_from_id"),
    )
    area: ClassVar[Area] = Area.BODIES

    id: Mapped[pk]
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    term_id: Mapped[int] = mapped_column(ForeignKey("term.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    how: Mapped[How]
    starts_on: Mapped[date]
    is_alternate: Mapped[bool] = mapped_column(comment="waits for the seat, and does not hold it")
    stepped_from_id: Mapped[int | None] = mapped_column(
        ForeignKey("appointment.id"), comment="the appointment as alternate this one followed from"
    )
    awaits_ratification: Mapped[bool]
    decision: Mapped[str] = mapped_column(comment="the decision as it is quoted on papers")
    recorded_at: Mapped[datetime]


class Ratification(Base):
    """The assembly's word on a co-option: append-only."""

    __tablename__ = "ratification"
    __table_args__ = (Index("ix_ratification_appointment_id", "appointment_id"),)
    area: ClassVar[Area] = Area.BODIES

    id: Mapped[pk]
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"))
    on: Mapped[date]
    ratified: Mapped[bool]
    decision: Mapped[str]
    recorded_at: Mapped[datetime]


class OfficeHolding(Base):
    """An office of the body, held by who sits in a seat; it ends with the seat at the latest. Append-only."""

    __tablename__ = "office_holding"
    __table_args__ = (Index("ix_office_holding_appointment_id", "appointment_id"),)
    area: ClassVar[Area] = Area.BODIES

    id: Mapped[pk]
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"))
    office: Mapped[Office]
    title: Mapped[Wording] = mapped_column(comment="its own words; empty for those of the office")
    since: Mapped[date]
    decision: Mapped[str]
    recorded_at: Mapped[datetime]


class Interest(Base):
    """An interest an officer declared: append-only."""

    __tablename__ = "interest"
    __table_args__ = (Index("ix_interest_person_id", "person_id"),)
    area: ClassVar[Area] = Area.BODIES

    id: Mapped[pk]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[InterestKind]
    party: Mapped[str] = mapped_column(comment="with whom")
    nature: Mapped[str]
    declared_on: Mapped[date]
    since: Mapped[date | None]
    recorded_at: Mapped[datetime]


class BodyEnding(Base):
    """The end of exactly one thing: a term cut short, an appointment, an office, an interest. Append-only."""

    __tablename__ = "body_ending"
    __table_args__ = (
        CheckConstraint(
            "(term_id IS NOT NULL) + (appointment_id IS NOT NULL) + (holding_id IS NOT NULL) "
            "+ (interest_id IS NOT NULL) = 1",
            name="of_one",
        ),
        Index("ix_body_ending_term_id", "term_id"),
        Index("ix_body_ending_appointment_id", "appointment_id"),
        Index("ix_body_ending_holding_id", "holding_id"),
        Index("ix_body_ending_interest_id", "interest_id"),
        Index("ix_body_ending_draw_id", "draw_id"),
    )
    area: ClassVar[Area] = Area.BODIES

    id: Mapped[pk]
    term_id: Mapped[int | None] = mapped_column(ForeignKey("term.id"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"))
    holding_id: Mapped[int | None] = mapped_column(ForeignKey("office_holding.id"))
    interest_id: Mapped[int | None] = mapped_column(ForeignKey("interest.id"))
    on: Mapped[date] = mapped_column(comment="the last day")
    reason: Mapped[EndReason | None] = mapped_column(comment="of an appointment")
    draw_id: Mapped[int | None] = mapped_column(ForeignKey("series_draw.id"), comment="the lots that cut a term short")
    remarks: Mapped[str]
    decision: Mapped[str]
    recorded_at: Mapped[datetime]


class SeriesDraw(Base):
    """A drawing of lots that says which seats are renewed first: append-only, and repeatable from its seed."""

    __tablename__ = "series_draw"
    __table_args__ = (Index("ix_series_draw_body_id", "body_id"),)
    area: ClassVar[Area] = Area.BODIES

    id: Mapped[pk]
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    drawn_on: Mapped[date]
    series: Mapped[int] = mapped_column(comment="into how many parts")
    seed: Mapped[str] = mapped_column(comment="empty for lots drawn by hand")
    witnesses: Mapped[str]
    recorded_at: Mapped[datetime]


class SeriesLot(Base):
    """A seat as it was drawn: append-only."""

    __tablename__ = "series_lot"
    __table_args__ = (Index("ix_series_lot_seat_id", "seat_id"),)
    area: ClassVar[Area] = Area.BODIES

    draw_id: Mapped[int] = mapped_column(ForeignKey("series_draw.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, comment="the how manieth it was drawn, from 1")
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    series: Mapped[int]


class HandOver(Base):
    """A hand-over from one holder of an office to the next: append-only."""

    __tablename__ = "hand_over"
    __table_args__ = (
        Index("ix_hand_over_body_id", "body_id"),
        Index("ix_hand_over_given_by_id", "given_by_id"),
        Index("ix_hand_over_taken_by_id", "taken_by_id"),
    )
    area: ClassVar[Area] = Area.BODIES

    id: Mapped[pk]
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    office: Mapped[Office]
    title: Mapped[Wording]
    on: Mapped[date]
    given_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taken_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    place: Mapped[str]
    witnesses: Mapped[str]
    remarks: Mapped[str]
    recorded_at: Mapped[datetime]


class HandedOverItem(Base):
    """One thing handed over: append-only."""

    __tablename__ = "hand_over_item"
    area: ClassVar[Area] = Area.BODIES

    hand_over_id: Mapped[int] = mapped_column(ForeignKey("hand_over.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[ItemKind]
    description: Mapped[str]
    quantity: Mapped[int | None]
    amount: Mapped[int | None] = mapped_column(comment="of cash: minor units of the organisation's currency")
    remarks: Mapped[str]


class BodyReversal(Base):
    """A line written by mistake is taken back by this one: append-only, each line once."""

    __tablename__ = "body_reversal"
    __table_args__ = (
        CheckConstraint(
            "(term_id IS NOT NULL) + (appointment_id IS NOT NULL) + (ending_id IS NOT NULL) "
            "+ (ratification_id IS NOT NULL) + (holding_id IS NOT NULL) + (interest_id IS NOT NULL) "
            "+ (hand_over_id IS NOT NULL) + (draw_id IS NOT NULL) = 1",
            name="of_one",
        ),
        UniqueConstraint("term_id"),
        UniqueConstraint("appointment_id"),
        UniqueConstraint("ending_id"),
        UniqueConstraint("ratification_id"),
        UniqueConstraint("holding_id"),
        UniqueConstraint("interest_id"),
        UniqueConstraint("hand_over_id"),
        UniqueConstraint("draw_id"),
    )
    area: ClassVar[Area] = Area.BODIES

    id: Mapped[pk]
    term_id: Mapped[int | None] = mapped_column(ForeignKey("term.id"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"))
    ending_id: Mapped[int | None] = mapped_column(ForeignKey("body_ending.id"))
    ratification_id: Mapped[int | None] = mapped_column(ForeignKey("ratification.id"))
    holding_id: Mapped[int | None] = mapped_column(ForeignKey("office_holding.id"))
    interest_id: Mapped[int | None] = mapped_column(ForeignKey("interest.id"))
    hand_over_id: Mapped[int | None] = mapped_column(ForeignKey("hand_over.id"))
    draw_id: Mapped[int | None] = mapped_column(ForeignKey("series_draw.id"))
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


REGISTERS = (
    "term", "appointment", "ratification", "office_holding", "interest", "body_ending", "series_draw", "series_lot",
    "hand_over", "hand_over_item", "body_reversal",
)  # fmt: skip
"""Tables whose lines are never changed and never removed."""
