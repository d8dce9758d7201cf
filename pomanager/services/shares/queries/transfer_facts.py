"""What the rules ask about transfers that were recorded: how they stand, what they promise, which entries they made."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session, aliased

from pomanager.db.base import table_of
from pomanager.db.members import Member, Person
from pomanager.db.shares import ShareEntry, ShareTransfer, ShareTransferStep
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.rules.shares.kinds import EntryKind, TransferStep
from pomanager.rules.shares.transfers import OPEN, StepTaken, TransferFacts, next_attestation

TRANSFER, STEP, ENTRY = map(table_of, (ShareTransfer, ShareTransferStep, ShareEntry))
REVERSING = ENTRY.alias("reversing")

NO_TRANSFER = N_("This transfer is not in the books.")


@dataclass(frozen=True, slots=True)
class TransferFound:
    """A transfer that was recorded: what passes between whom, and where it stands."""

    id: int
    share_type_id: int
    from_id: int
    to_id: int
    shares: int
    facts: TransferFacts


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry of an act that holds: whose, of which type, and what it added."""

    serial: int
    kind: EntryKind
    member_id: int
    share_type_id: int
    on: date
    shares: int
    subscribed: int
    paid: int
    operation: int | None


def transfers_found(session: Session, *narrowed: ColumnElement[bool]) -> dict[int, TransferFound]:
    """Transfers by id, in the order they were recorded; those that fulfil the conditions on ``TRANSFER``."""
    rows = session.execute(select(TRANSFER).where(*narrowed).order_by(TRANSFER.c.id)).all()
    steps = _steps(session, narrowed)
    return {row.id: _found(row, steps[row.id]) for row in rows}


def _found(row: Row[Any], steps: Sequence[StepTaken]) -> TransferFound:
    facts = TransferFacts(
        requested_on=row.requested_on, approval=row.approval, answer_by=row.answer_by, deposited_on=row.deposited_on,
        steps=tuple(steps),
    )  # fmt: skip
    return TransferFound(row.id, row.share_type_id, row.from_member_id, row.to_member_id, row.shares, facts)


def _steps(session: Session, narrowed: Sequence[ColumnElement[bool]]) -> dict[int, list[StepTaken]]:
    found: dict[int, list[StepTaken]] = defaultdict(list)
    statement = select(STEP.c.transfer_id, STEP.c.step, STEP.c.on).order_by(STEP.c.id)
    if narrowed:
        statement = statement.join(TRANSFER, TRANSFER.c.id == STEP.c.transfer_id).where(*narrowed)
    for row in session.execute(statement):
        found[row.transfer_id].append(StepTaken(row.step, row.on))
    return found


def transfer_found(session: Session, transfer_id: int) -> TransferFound:
    """One transfer, or raise NotFound."""
    found = transfers_found(session, TRANSFER.c.id == transfer_id).get(transfer_id)
    if found is None:
        raise NotFound(Objection(NO_TRANSFER))
    return found


def approval_of(session: Session, transfer_id: int) -> tuple[date | None, str]:
    """The day and the decision by which a transfer was approved; None and "" where it was not."""
    row = session.execute(
        select(STEP.c.on, STEP.c.decision).where(
            STEP.c.transfer_id == transfer_id, STEP.c.step == TransferStep.APPROVED
        )
    ).first()
    return (None, "") if row is None else (row.on, row.decision)


def promised_by(session: Session, member_id: int, share_type_id: int, day: date, *, except_id: int = 0) -> int:
    """How many shares of a type somebody has promised in transfers that are open on a day."""
    own = TRANSFER.c.from_member_id == member_id, TRANSFER.c.share_type_id == share_type_id
    found = transfers_found(session, *own, TRANSFER.c.id != except_id)
    return sum(each.shares for each in found.values() if each.facts.state_on(day) in OPEN)


def promised_in_all(session: Session, member_id: int, day: date) -> int:
    """How many shares of any type somebody has promised in transfers that are open on a day."""
    found = transfers_found(session, TRANSFER.c.from_member_id == member_id)
    return sum(each.shares for each in found.values() if each.facts.state_on(day) in OPEN)


def open_with(session: Session, share_type_id: int, between: tuple[int, int], shares: int, requested_on: date) -> bool:
    """Whether the same transfer was recorded before and is open."""
    giver_id, receiver_id = between
    found = transfers_found(
        session,
        TRANSFER.c.share_type_id == share_type_id,
        TRANSFER.c.from_member_id == giver_id,
        TRANSFER.c.to_member_id == receiver_id,
        TRANSFER.c.shares == shares,
        TRANSFER.c.requested_on == requested_on,
    )
    return any(each.facts.state_on(date.max) in OPEN for each in found.values())


def transfer_with_attestation(session: Session, number: str) -> tuple[str, str] | None:
    """Giver and receiver of the transfer for which an attestation of this number was given; None for none."""
    if not number:
        return None
    (giver, gives), (receiver, gets) = ((aliased(Member), aliased(Person)) for _each in range(2))
    row = session.execute(
        select(gives.full_name, gets.full_name)
        .select_from(TRANSFER)
        .join(giver, giver.id == TRANSFER.c.from_member_id)
        .join(gives, gives.id == giver.person_id)
        .join(receiver, receiver.id == TRANSFER.c.to_member_id)
        .join(gets, gets.id == receiver.person_id)
        .where(TRANSFER.c.attestation == number)
        .limit(1)
    ).first()
    return None if row is None else (row[0], row[1])


def next_attestation_number(session: Session, deposited_on: date) -> str:
    """The number the next attestation of deposit of that year gets, such as 3/2026."""
    ending = f"/{deposited_on.year}"
    taken = session.scalars(select(TRANSFER.c.attestation).where(TRANSFER.c.attestation.endswith(ending)))
    return next_attestation(tuple(taken), deposited_on)


def entries_of_transfer(session: Session, transfer_id: int) -> tuple[Moved, ...]:
    """The entries a transfer made, those that were reversed left out, in order of their serial numbers."""
    return entries_that_hold(session, ENTRY.c.transfer_id == transfer_id)


def entries_that_hold(session: Session, condition: ColumnElement[bool]) -> tuple[Moved, ...]:
    """Entries that were neither reversed nor reverse another, in order of their serial numbers."""
    statement = (
        select(
            ENTRY.c.id, ENTRY.c.kind, ENTRY.c.member_id, ENTRY.c.share_type_id, ENTRY.c.effective_on, ENTRY.c.shares,
            ENTRY.c.subscribed_minor, ENTRY.c.paid_minor, ENTRY.c.operation,
        )
        .select_from(ENTRY.outerjoin(REVERSING, REVERSING.c.reverses_id == ENTRY.c.id))
        .where(condition, ENTRY.c.reverses_id.is_(None), REVERSING.c.id.is_(None))
        .order_by(ENTRY.c.id)
    )  # fmt: skip
    return tuple(Moved(*row) for row in session.execute(statement))
