"""Tables of the vote: who got ballot papers, what was found in the boxes, and the papers as they were typed in.

Nothing joins a paper to a voter. A paper typed in lies in the open sheet of its batch under a random number; when the
batch is closed its papers move to the box in shuffled order, under new random numbers, and the sheet is wiped. Rows of
open sheets are written past the session, without a line of the journal: there is no hour to any paper.
"""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.elections.kinds import BatchKind, BatchState, PaperKind, Spoilt
from pomanager.rules.meetings.kinds import Receipt
from pomanager.rules.members import Sex


class ElectionVoter(Base):
    """Somebody on the electoral roll of an election that stands alone: append-only; a meeting has its own roll."""

    __tablename__ = "election_voter"
    __table_args__ = (
        UniqueConstraint("election_id", "member_id"),
        Index("ix_election_voter_member_id", "member_id"),
        Index("ix_election_voter_section_id", "section_id"),
    )
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"))
    position: Mapped[int] = mapped_column(comment="from 1, by name")
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    number: Mapped[str]
    name: Mapped[str]
    other_script: Mapped[str]
    sex: Mapped[Sex]
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    votes: Mapped[int]


class BallotIssue(Base):
    """Ballot papers handed to somebody, ticked on the roll: how many, never which."""

    __tablename__ = "ballot_issue"
    __table_args__ = (
        CheckConstraint("(voter_id IS NULL) <> (roll_id IS NULL)", name="to_one"),
        Index("ix_ballot_issue_election_id", "election_id"),
        Index("ix_ballot_issue_voter_id", "voter_id"),
        Index("ix_ballot_issue_roll_id", "roll_id"),
    )
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"))
    round: Mapped[int] = mapped_column(comment="1, or 2 in a second round")
    voter_id: Mapped[int | None] = mapped_column(ForeignKey("election_voter.id"))
    roll_id: Mapped[int | None] = mapped_column(ForeignKey("roll_line.id"))
    own: Mapped[int] = mapped_column(comment="papers for the own vote")
    for_others: Mapped[int] = mapped_column(comment="papers for votes carried by proxy")
    receipt: Mapped[Receipt]
    undone: Mapped[bool] = mapped_column(comment="entered by mistake")


class BallotBox(Base):
    """A box of one contest and round, with the figures of its ballot papers; empty figures are not known yet."""

    __tablename__ = "ballot_box"
    __table_args__ = (UniqueConstraint("contest_id", "round", "position"),)
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    contest_id: Mapped[int] = mapped_column(ForeignKey("contest.id"))
    round: Mapped[int]
    position: Mapped[int] = mapped_column(comment="from 1")
    name: Mapped[str] = mapped_column(comment="the polling table or place; empty for a single one")
    issued: Mapped[int | None] = mapped_column(comment="ballot papers handed to the table")
    used: Mapped[int | None] = mapped_column(comment="handed to voters and put into the box")
    spoiled: Mapped[int | None] = mapped_column(comment="given back by voters and replaced")
    unused: Mapped[int | None]
    signatures: Mapped[int | None] = mapped_column(comment="of voters on the roll of the table")
    found: Mapped[int | None] = mapped_column(comment="papers in the box when it was opened")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class BallotBatch(Base):
    """Papers of a box that are counted together: at least twenty, or all of the box."""

    __tablename__ = "ballot_batch"
    __table_args__ = (
        UniqueConstraint("box_id", "position"),
        Index("ix_ballot_batch_joined_to_id", "joined_to_id"),
    )
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    box_id: Mapped[int] = mapped_column(ForeignKey("ballot_box.id"))
    position: Mapped[int] = mapped_column(comment="from 1")
    name: Mapped[str] = mapped_column(comment="the table that counts it")
    kind: Mapped[BatchKind]
    state: Mapped[BatchState]
    state_reason: Mapped[str] = mapped_column(comment="why it was taken back, or closed though two entries differ")
    twice: Mapped[bool] = mapped_column(comment="typed in by two people")
    joined_to_id: Mapped[int | None] = mapped_column(ForeignKey("ballot_batch.id"))
    marked: Mapped[int] = mapped_column(comment="papers with a mark, once it is closed")
    blank: Mapped[int]
    spoilt: Mapped[int]
    hash: Mapped[str] = mapped_column(comment="SHA-256 of its papers in sorted order")
    source: Mapped[str] = mapped_column(comment="of a file: its name; of sums: who counted")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class BatchEntry(Base):
    """The sheet of somebody who types in a batch; a batch typed in twice has two."""

    __tablename__ = "batch_entry"
    __table_args__ = (UniqueConstraint("batch_id", "place"),)
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    batch_id: Mapped[int] = mapped_column(ForeignKey("ballot_batch.id"))
    place: Mapped[int] = mapped_column(comment="1 or 2")
    teller: Mapped[str] = mapped_column(comment="who types")
    done: Mapped[bool] = mapped_column(comment="whether everything is typed in")


class SheetBallot(Base):
    """A paper in an open sheet, under a random number; wiped when its batch is closed."""

    __tablename__ = "sheet_ballot"
    __table_args__ = (Index("ix_sheet_ballot_entry_id", "entry_id"),)
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    entry_id: Mapped[int] = mapped_column(ForeignKey("batch_entry.id"))
    kind: Mapped[PaperKind]
    marks: Mapped[str] = mapped_column(comment="numbers of candidates in order, -3 says no to 3, 2=4 one rank, - none")
    reason: Mapped[Spoilt | None]


class BoxedBallot(Base):
    """A paper in a closed batch, under a random number that tells no order: append-only."""

    __tablename__ = "boxed_ballot"
    __table_args__ = (Index("ix_boxed_ballot_batch_id", "batch_id"),)
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    batch_id: Mapped[int] = mapped_column(ForeignKey("ballot_batch.id"))
    kind: Mapped[PaperKind]
    marks: Mapped[str]
    reason: Mapped[Spoilt | None]


class BatchTotal(Base):
    """The sums of a candidate on a sheet of tellers: append-only; a wrong sheet is taken back as a batch."""

    __tablename__ = "batch_total"
    area: ClassVar[Area] = Area.ELECTIONS

    batch_id: Mapped[int] = mapped_column(ForeignKey("ballot_batch.id"), primary_key=True)
    candidate: Mapped[int] = mapped_column(primary_key=True, comment="number on the ballot paper")
    votes: Mapped[int]
    against: Mapped[int]


class CalledChoice(Base):
    """What a voter answered when called by name: append-only; only where votes are given openly, by roll call."""

    __tablename__ = "called_choice"
    __table_args__ = (
        CheckConstraint("(voter_id IS NULL) <> (roll_id IS NULL)", name="of_one"),
        UniqueConstraint("batch_id", "voter_id", "roll_id"),
        Index("ix_called_choice_voter_id", "voter_id"),
        Index("ix_called_choice_roll_id", "roll_id"),
    )
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    batch_id: Mapped[int] = mapped_column(ForeignKey("ballot_batch.id"))
    voter_id: Mapped[int | None] = mapped_column(ForeignKey("election_voter.id"))
    roll_id: Mapped[int | None] = mapped_column(ForeignKey("roll_line.id"))
    kind: Mapped[PaperKind] = mapped_column(comment="blank for an abstention")
    marks: Mapped[str] = mapped_column(comment="as of a paper")


class DrawnLot(Base):
    """The answer to a tie, in the order drawn, with who drew and who witnessed: append-only; the newest counts."""

    __tablename__ = "drawn_lot"
    __table_args__ = (Index("ix_drawn_lot_contest_id", "contest_id"),)
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    contest_id: Mapped[int] = mapped_column(ForeignKey("contest.id"))
    by: Mapped[str] = mapped_column(comment="by which rule: lot, revote, seniority, seed")
    candidates: Mapped[str] = mapped_column(comment="numbers of those tied, such as 3 5 9")
    order: Mapped[str] = mapped_column(comment="their numbers, who is ahead first; 3=5 for those level")
    seed: Mapped[str]
    drawn_by: Mapped[str]
    witnesses: Mapped[str]
    recorded_at: Mapped[datetime]


REGISTERS = ("election_voter", "boxed_ballot", "batch_total", "drawn_lot", "called_choice")
"""Tables whose lines are never changed and never removed."""

KEPT = ("ballot_issue", "ballot_box", "ballot_batch", "batch_entry")
"""Tables whose lines may change but are never removed."""
