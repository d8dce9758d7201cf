"""What transfers and successions share: the entries by which shares pass, and what speaks against either side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.objections import Objection, stopping
from pomanager.rules.shares.accounts import Account, Taken, taken_out
from pomanager.rules.shares.entries import EntryDraft, completed
from pomanager.rules.shares.judging import (
    Fields,
    objections_to_history,
    objections_to_holder,
    objections_to_left_over,
    objections_to_limits,
    objections_to_taking,
)
from pomanager.rules.shares.kinds import EntryKind
from pomanager.services.shares.queries.facts import capital_facts, limits_on

TRANSFERRED = (EntryKind.TRANSFER_OUT, EntryKind.TRANSFER_IN)
INHERITED = (EntryKind.SUCCESSION_OUT, EntryKind.SUCCESSION_IN)
"""The kinds of the two entries by which shares pass: out of one account, into another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """Shares as they would pass from one account to another on a day; ``fields`` are those of the act."""

    giver: Account
    receiver: Account | None
    shares: int
    on: date
    paid_minor: int | None = None
    fields: Fields = Fields()  # noqa: RUF009 - frozen, and the same for everybody


def taken_with(passing: Passing) -> Taken:
    """What goes along; raises ValueError where the type has no nominal value on the day."""
    return taken_out(passing.giver, passing.shares, passing.on, passing.paid_minor)


def drafts_of(
    giver: Account, receiver_id: int, taken: Taken, on: date, kinds: tuple[EntryKind, EntryKind]
) -> tuple[EntryDraft, EntryDraft]:
    """The two entries by which shares go out of one account and into another; the kinds are that of out and in."""
    out, into = kinds
    type_id = giver.type.id
    return (
        taken.draft(out, giver.holder.member_id, type_id, on, sign=-1),
        taken.draft(into, receiver_id, type_id, on, sign=1),
    )


def as_written(account: Account, drafts: Sequence[EntryDraft]) -> Account:
    """The account as it will stand, the lines of later changes of the nominal value among them."""
    own = [draft for draft in drafts if draft.share_type_id == account.type.id]
    return account.with_drafts(completed(own, {account.type.id: account.type}))


def objections_to_passing(session: Session, passing: Passing, today: date) -> Iterator[Objection]:
    """Everything against the shares passing: what the giver has, what the receiver may hold, every later day."""
    giver, on, fields = passing.giver, passing.on, passing.fields
    against = objections_to_taking(giver, passing.shares, on, today, passing.paid_minor, fields)
    yield from against
    receiver = passing.receiver
    if receiver is not None:
        yield from objections_to_holder(receiver.holder, receiver.type, on, "to_id")
    if passing.shares < 1 or giver.type.value_on(on) is None:
        return
    limits = limits_on(session, giver.type, on)
    if receiver is not None:
        capital = capital_facts(session, receiver.type, receiver.holder.member_id, on, limits)
        yield from objections_to_limits(receiver, passing.shares, on, capital, limits, fields.shares, is_new=False)
    if stopping(against):
        return
    taken = taken_with(passing)
    yield from objections_to_left_over(giver, taken, on, limits, fields.shares)
    drafts = drafts_of(giver, 0, taken, on, TRANSFERRED)
    yield from objections_to_history(giver, as_written(giver, drafts), fields.on)


def each_once(objections: Iterable[Objection]) -> tuple[Objection, ...]:
    """The objections in their order, none of them twice."""
    kept: list[Objection] = []
    for objection in objections:
        if objection not in kept:
            kept.append(objection)
    return tuple(kept)
