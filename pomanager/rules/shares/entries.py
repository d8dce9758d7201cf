"""Entries as they are about to be written, and the lines that follow from later changes of the nominal value."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pomanager.rules.bylaws.values import Percent
from pomanager.rules.money import Money
from pomanager.rules.shares.instalments import Instalment
from pomanager.rules.shares.kinds import EntryKind, Holder, ValueChange
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class NominalValueFact:
    """What a share is worth from a day on, in minor units; who bears the change, and the last day to pay it."""

    since: date
    minor: int
    change: ValueChange | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFacts:
    """A type of share as the rules look at it; ``values`` in order of day, each day once."""

    id: int
    code: str
    name: Wording
    currency: str
    decimals: int
    holder: Holder = Holder.ANYBODY
    min_held: int | None = None
    max_held: int | None = None
    max_percent: Percent | None = None
    since: date | None = None
    until: date | None = None
    values: tuple[NominalValueFact, ...] = ()

    def fact_on(self, day: date) -> NominalValueFact | None:
        """The line by which the nominal value of a day is what it is; None before the first."""
        return next((fact for fact in reversed(self.values) if fact.since <= day), None)

    def value_on(self, day: date) -> int | None:
        """The nominal value on a day, in minor units; None before the first."""
        fact = self.fact_on(day)
        return None if fact is None else fact.minor

    def money(self, minor: int) -> Money:
        """An amount in the currency of the type."""
        return Money(minor, self.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDraft:
    """An entry about to be written: what it adds to a holding, below nothing what it takes from it."""

    kind: EntryKind
    member_id: int
    share_type_id: int
    effective_on: date
    shares: int = 0
    unit_minor: int = 0
    subscribed_minor: int = 0
    paid_minor: int = 0
    decided_on: date | None = None
    decision: str = ""
    reason: str = ""
    receipt_id: int | None = None
    transfer_id: int | None = None
    succession_id: int | None = None
    redemption_id: int | None = None
    distribution_id: int | None = None
    reverses_id: int | None = None
    put_off: tuple[Instalment, ...] = ()


def completed(drafts: Sequence[EntryDraft], types: Mapping[int, TypeFacts]) -> tuple[EntryDraft, ...]:
    """The entries with the lines that make what is subscribed follow the nominal value on all later days.

    An act dated before a change of the nominal value moves shares to which the change did not apply yet, or applied
    wrongly: a line of the kind ``REVALUATION`` on the day of the change gives or takes the difference.
    """
    together: dict[tuple[int, int], list[EntryDraft]] = {}
    for draft in drafts:
        together.setdefault((draft.member_id, draft.share_type_id), []).append(draft)
    added = [line for (_member, type_id), some in together.items() for line in _following(some, types[type_id])]
    return (*drafts, *added)


def _following(drafts: list[EntryDraft], kind: TypeFacts) -> Iterator[EntryDraft]:
    first = min(draft.effective_on for draft in drafts)
    days = {draft.effective_on for draft in drafts} | {fact.since for fact in kind.values if fact.since > first}
    given = paid_given = 0
    for day in sorted(days):
        fact = kind.fact_on(day)
        if fact is None:
            continue
        by_then = [draft for draft in drafts if draft.effective_on <= day]
        shares = sum(draft.shares for draft in by_then)
        missing = shares * fact.minor - sum(draft.subscribed_minor for draft in by_then) - given
        if missing:
            paid = _paid_with(fact, missing, sum(draft.paid_minor for draft in by_then) + paid_given)
            yield revaluation(drafts[0], kind, fact, day, missing, paid)
            given, paid_given = given + missing, paid_given + paid


def _paid_with(fact: NominalValueFact, missing: int, paid: int) -> int:
    """What of a difference is paid up by the change itself, given what the entries have paid up so far."""
    if fact.change is ValueChange.RESERVES:
        return missing
    if fact.change is ValueChange.LOSS and missing * paid < 0:
        return missing if abs(missing) <= abs(paid) else -paid
    return 0


def revaluation(
    like: EntryDraft, kind: TypeFacts, fact: NominalValueFact, day: date, subscribed: int, paid: int
) -> EntryDraft:
    """The line by which what is subscribed follows a change of the nominal value, in the same act as another entry."""
    later = fact.due_on if fact.change is ValueChange.OWED and fact.due_on is not None else None
    put_off = (Instalment(later, subscribed - paid),) if later is not None and later >= day else ()
    return replace(
        like, kind=EntryKind.REVALUATION, share_type_id=kind.id, effective_on=day, shares=0, unit_minor=fact.minor,
        subscribed_minor=subscribed, paid_minor=paid, receipt_id=None, reverses_id=None, put_off=put_off,
    )  # fmt: skip


def sums(drafts: Iterable[EntryDraft]) -> tuple[int, int, int]:
    """Shares, what is subscribed and what is paid, over all of the entries."""
    shares = subscribed = paid = 0
    for draft in drafts:
        shares += draft.shares
        subscribed += draft.subscribed_minor
        paid += draft.paid_minor
    return shares, subscribed, paid
