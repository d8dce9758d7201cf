"""Transfers as screens and papers list them, where they stand on a day, and those met by silence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.orm import Session

from pomanager.db.bylaws import bylaws_on
from pomanager.errors import NotFound
from pomanager.readmodels.papers import Asked
from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel
from pomanager.readmodels.transfers import TransferFormSheet, TransferRow, TransferStepRow, WaitingTransfersSheet
from pomanager.rules.members import Status
from pomanager.rules.objections import Objection
from pomanager.rules.shares.accounts import taken_out
from pomanager.rules.shares.kinds import Approval
from pomanager.rules.shares.transfers import (
    StepTaken,
    TransferFacts,
    TransferState,
    transfer_rule,
)
from pomanager.services.organisation.queries.profile import letterhead
from pomanager.services.shares.queries.facts import account, holder_found
from pomanager.services.shares.queries.labels import holder_labels, type_labels
from pomanager.services.shares.queries.transfer_facts import (
    ENTRY,
    NO_TRANSFER,
    REVERSING,
    STEP,
    TRANSFER,
    next_attestation_number,
)

__all__ = [
    "approval_asked", "next_attestation_number", "silent_transfers", "transfer", "transfer_form_sheet", "transfers",
    "waiting_transfers_sheet",
]  # fmt: skip

WITHIN_DAYS = 30
"""So many days ahead silence that is about to run out is told."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the rows: steps and serial numbers by transfer, holders and types by id."""

    steps: Mapping[int, Sequence[TransferStepRow]]
    serials: Mapping[int, Sequence[int]]
    holders: Mapping[int, HolderLabel]
    types: Mapping[int, ShareTypeLabel]


def transfers(
    session: Session, day: date, member_id: int | None = None, *, open_only: bool = False
) -> tuple[TransferRow, ...]:
    """Transfers whose deed is of that day or before, the newest first, as they stood then.

    Of one member, as giver or receiver, where one is named; with ``open_only`` those that had not passed, been refused,
    withdrawn or taken back.
    """
    narrowed: list[ColumnElement[bool]] = [TRANSFER.c.requested_on <= day]
    if member_id is not None:
        narrowed.append(or_(TRANSFER.c.from_member_id == member_id, TRANSFER.c.to_member_id == member_id))
    rows = _rows(session, day, narrowed)
    return tuple(row for row in rows if row.is_open) if open_only else rows


def transfer(session: Session, transfer_id: int, day: date) -> TransferRow:
    """One transfer as it stands on a day, or raise NotFound."""
    found = _rows(session, day, [TRANSFER.c.id == transfer_id])
    if not found:
        raise NotFound(Objection(NO_TRANSFER))
    return found[0]


def silent_transfers(session: Session, day: date, within_days: int = WITHIN_DAYS) -> tuple[TransferRow, ...]:
    """Transfers nobody has answered whose time runs out within so many days, or has run out, the earliest first."""
    narrowed = [TRANSFER.c.requested_on <= day, TRANSFER.c.answer_by <= day + timedelta(days=within_days)]
    waiting = {TransferState.WAITING, TransferState.SILENT}
    found = [row for row in _rows(session, day, narrowed) if row.state in waiting]
    return tuple(sorted(found, key=_by_last_day))


def _by_last_day(row: TransferRow) -> tuple[date, int]:
    return row.answer_by or date.max, row.id


def _rows(session: Session, day: date, narrowed: Sequence[ColumnElement[bool]]) -> tuple[TransferRow, ...]:
    statement = select(TRANSFER).where(*narrowed).order_by(TRANSFER.c.requested_on.desc(), TRANSFER.c.id.desc())
    rows = session.execute(statement).all()
    if not rows:
        return ()
    people = {member_id for row in rows for member_id in (row.from_member_id, row.to_member_id)}
    beside = _Beside(
        _steps(session, narrowed), _serials(session, narrowed), holder_labels(session, people), type_labels(session)
    )
    return tuple(_row(row, day, beside) for row in rows)


def _steps(session: Session, narrowed: Sequence[ColumnElement[bool]]) -> dict[int, list[TransferStepRow]]:
    found: dict[int, list[TransferStepRow]] = defaultdict(list)
    statement = select(STEP).join(TRANSFER, TRANSFER.c.id == STEP.c.transfer_id).where(*narrowed).order_by(STEP.c.id)
    for row in session.execute(statement):
        found[row.transfer_id].append(
            TransferStepRow(row.id, row.step, row.on, row.decision, row.reason, row.recorded_at)
        )
    return found


def _serials(session: Session, narrowed: Sequence[ColumnElement[bool]]) -> dict[int, list[int]]:
    """Transfer → its entries that were not reversed."""
    found: dict[int, list[int]] = defaultdict(list)
    statement = (
        select(ENTRY.c.transfer_id, ENTRY.c.id)
        .select_from(
            ENTRY.join(TRANSFER, TRANSFER.c.id == ENTRY.c.transfer_id).outerjoin(
                REVERSING, REVERSING.c.reverses_id == ENTRY.c.id
            )
        )
        .where(*narrowed, REVERSING.c.id.is_(None))
        .order_by(ENTRY.c.id)
    )
    for row in session.execute(statement):
        found[row.transfer_id].append(row.id)
    return found


def _row(row: Row[Any], day: date, beside: _Beside) -> TransferRow:
    steps = tuple(beside.steps.get(row.id, ()))
    facts = TransferFacts(
        requested_on=row.requested_on, approval=row.approval, answer_by=row.answer_by, deposited_on=row.deposited_on,
        steps=tuple(StepTaken(each.step, each.on) for each in steps),
    )  # fmt: skip
    state = facts.state_on(day)
    return TransferRow(
        id=row.id, type=beside.types[row.share_type_id], giver=beside.holders[row.from_member_id],
        receiver=beside.holders[row.to_member_id], shares=row.shares, reason=row.reason, price_minor=row.price_minor,
        requested_on=row.requested_on, deposited_on=row.deposited_on, attestation=row.attestation,
        approval=row.approval, answer_by=row.answer_by, remarks=row.remarks, state=state,
        state_since=_since(facts, state, day), days_left=_days_left(facts, state, day), steps=steps,
        serials=tuple(beside.serials.get(row.id, ())),
    )  # fmt: skip


def _since(facts: TransferFacts, state: TransferState, day: date) -> date:
    if state is TransferState.SILENT and facts.answer_by is not None:
        return facts.answer_by + timedelta(days=1)
    held = [each.on for each in facts.steps if each.on <= day or state is TransferState.TAKEN_BACK]
    return held[-1] if held and state not in {TransferState.FREE, TransferState.WAITING} else facts.requested_on


def _days_left(facts: TransferFacts, state: TransferState, day: date) -> int | None:
    if facts.answer_by is None or state not in {TransferState.WAITING, TransferState.SILENT}:
        return None
    return (facts.answer_by - day).days


def approval_asked(
    session: Session, from_id: int | None, to_id: int | None, requested_on: date, deposited_on: date | None = None
) -> tuple[Approval, date | None]:
    """Whose approval the by-laws of the day ask for between the two, and the last day to answer; raises NotFound."""
    newcomer = to_id is not None and holder_found(session, to_id).status_on(requested_on) is Status.APPLICANT
    if from_id is not None:
        holder_found(session, from_id)
    rule = transfer_rule(bylaws_on(session, requested_on))
    approval = rule.approval(to_newcomer=newcomer)
    return approval, None if approval is Approval.NONE else rule.answer_by(deposited_on)


# ---- sheets ---------------------------------------------------------------------------------------------------------


def transfer_form_sheet(session: Session, asked: Asked) -> TransferFormSheet:
    """The form of a transfer with what was recorded, one to be filled in by hand for 0; raises NotFound."""
    head = letterhead(session, asked.printed_at)
    if not asked.of:
        return TransferFormSheet(head, None)
    row = transfer(session, asked.of, asked.printed_at.date())
    giver = account(session, row.giver.member_id, row.type.id)
    unit = giver.type.value_on(row.requested_on)
    paid = None if unit is None else taken_out(giver, row.shares, row.requested_on).paid
    return TransferFormSheet(head, row, unit, paid)


def waiting_transfers_sheet(session: Session, asked: Asked) -> WaitingTransfersSheet:
    """Transfers that wait for an answer on the day, and those met by silence, the earliest last day first."""
    waiting = {TransferState.WAITING, TransferState.SILENT}
    rows = [row for row in transfers(session, asked.as_of) if row.state in waiting]
    return WaitingTransfersSheet(
        letterhead(session, asked.printed_at), asked.as_of, tuple(sorted(rows, key=_by_last_day))
    )
