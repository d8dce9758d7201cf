"""Tables of an election before anybody votes: what is filled and how, who runs it, who stands and who steps back.

An election keeps the method and the conditions of its day; by-laws that change later change nothing about it.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.bodies.kinds import ReservedFor
from pomanager.rules.counting.kinds import Method
from pomanager.rules.elections.kinds import CandidateOrder, ElectionFor, ElectionState, OfficialRole
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording


class Election(Base):
    """An election, within a meeting or standing alone. Hours are minutes since the midnight its day begins with."""

    __tablename__ = "election"
    __table_args__ = (
        Index("ix_election_held_on", "held_on"),
        Index("ix_election_body_id", "body_id"),
        Index("ix_election_section_id", "section_id"),
        Index("ix_election_meeting_id", "meeting_id"),
        Index("ix_election_item_id", "item_id"),
        Index("ix_election_for_meeting_id", "for_meeting_id"),
    )
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    purpose: Mapped[ElectionFor]
    title: Mapped[Wording] = mapped_column(comment="its own name; empty for that of what is filled")
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), comment="whose members vote")
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), comment="in which it is held")
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    for_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), comment="where delegates go")
    held_on: Mapped[date]
    place: Mapped[str]
    way: Mapped[Way] = mapped_column(comment="secret ballot, show of hands, roll call, acclamation")
    state: Mapped[ElectionState]
    state_reason: Mapped[str]
    candidates_until: Mapped[date | None] = mapped_column(comment="last day of candidacies; empty without one")
    backers: Mapped[int] = mapped_column(comment="how many members back a candidate; 0 for none asked")
    candidate_order: Mapped[CandidateOrder]
    drawn_by: Mapped[str] = mapped_column(comment="who drew the order of candidates")
    draw_witnesses: Mapped[str]
    draw_seed: Mapped[str] = mapped_column(comment="empty for an order drawn by hand")
    published_on: Mapped[date | None]
    polls_open_at: Mapped[int | None]
    polls_close_at: Mapped[int | None]
    term_starts_on: Mapped[date | None] = mapped_column(comment="empty: the day of the election")
    term_ends_on: Mapped[date | None] = mapped_column(comment="empty: by the by-laws")
    remarks: Mapped[str] = mapped_column(comment="incidents of the day, for the election minutes")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class Contest(Base):
    """Seats with a ballot paper of their own; most elections have one contest."""

    __tablename__ = "contest"
    __table_args__ = (
        UniqueConstraint("election_id", "position"),
        Index("ix_contest_section_id", "section_id"),
    )
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"))
    position: Mapped[int] = mapped_column(comment="in which order contests are counted, from 1")
    title: Mapped[Wording]
    seats: Mapped[int]
    method: Mapped[Method]
    most_marks: Mapped[int | None] = mapped_column(comment="empty for what the method says")
    majority: Mapped[str] = mapped_column(comment="such as > 1/2; empty for more than half where one is asked")
    ties: Mapped[str] = mapped_column(comment="JSON list of rules; empty for those of the method")
    open_to: Mapped[ReservedFor] = mapped_column(comment="for whom this ballot paper is kept")
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), comment="of a paper kept for one section")
    reserve: Mapped[str] = mapped_column(comment="JSON of the seats kept for groups; empty without a rule")
    alternates: Mapped[int] = mapped_column(comment="how many of those next in line become alternates")


class ContestSeat(Base):
    """A seat a contest fills."""

    __tablename__ = "contest_seat"
    __table_args__ = (Index("ix_contest_seat_seat_id", "seat_id"),)
    area: ClassVar[Area] = Area.ELECTIONS

    contest_id: Mapped[int] = mapped_column(ForeignKey("contest.id"), primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), primary_key=True)


class ElectionOfficial(Base):
    """Who runs the election, counts, or looks on; a line is replaced, not changed."""

    __tablename__ = "election_official"
    __table_args__ = (
        Index("ix_election_official_election_id", "election_id"),
        Index("ix_election_official_person_id", "person_id"),
    )
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"))
    role: Mapped[OfficialRole]
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str] = mapped_column(comment="as on the day")


class Nomination(Base):
    """Somebody who stands in a contest. Figures and verdict are those of the day the list was published."""

    __tablename__ = "nomination"
    __table_args__ = (
        UniqueConstraint("contest_id", "member_id"),
        UniqueConstraint("contest_id", "number"),
        Index("ix_nomination_member_id", "member_id"),
        Index("ix_nomination_nominator_id", "nominator_id"),
        Index("ix_nomination_seconder_id", "seconder_id"),
        Index("ix_nomination_section_id", "section_id"),
    )
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    contest_id: Mapped[int] = mapped_column(ForeignKey("contest.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    number: Mapped[int | None] = mapped_column(comment="on the ballot paper, from 1; empty until the list is published")
    name: Mapped[str] = mapped_column(comment="as printed; kept with the number")
    sex: Mapped[Sex]
    is_young: Mapped[bool]
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    nominator_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    nominated_by: Mapped[str] = mapped_column(comment="a nominator who is no member, such as the board")
    seconder_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    backers: Mapped[int] = mapped_column(comment="how many members back the candidacy")
    received_on: Mapped[date]
    accepted_on: Mapped[date | None] = mapped_column(comment="when the candidate agreed to stand")
    statement: Mapped[str] = mapped_column(comment="qualifications and declaration of the candidate")
    symbol: Mapped[str] = mapped_column(comment="which symbol stands beside the name, for who does not read")
    admitted_reason: Mapped[str] = mapped_column(comment="why somebody stands though something speaks against it")
    verdict: Mapped[str] = mapped_column(comment="JSON of the reasons of that day")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class NominationWithdrawal(Base):
    """A candidate steps back, or is struck off: append-only, each once."""

    __tablename__ = "nomination_withdrawal"
    __table_args__ = (UniqueConstraint("nomination_id"),)
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"))
    on: Mapped[date]
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


REGISTERS = ("nomination_withdrawal",)
"""Tables whose lines are never changed and never removed."""

KEPT = ("election", "contest", "contest_seat", "nomination")
"""Tables whose lines may change but are never removed."""
