"""The account of one holder and one type: all its lines, what it is on any day, and what goes along with shares."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pomanager.rules.members import ON_ROLL, Status
from pomanager.rules.shares.entries import EntryDraft, TypeFacts
from pomanager.rules.shares.holdings import Holding, Line, PutOff, holding_on, holdings_from, put_off_from
from pomanager.rules.shares.instalments import Instalment
from pomanager.rules.shares.kinds import EntryKind

MAY_HOLD = ON_ROLL | {Status.APPLICANT}
"""Who may get shares: members, and newcomers who are about to become one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderFacts:
    """Somebody on the roll as the rules look at them; ``statuses`` in order of day, those taken back left out."""

    member_id: int
    person_id: int
    number: str
    name: str
    is_organisation: bool = False
    statuses: tuple[tuple[date, Status], ...] = ()

    @property
    def label(self) -> str:
        """Number and name: "12 · NIYONZIMA Médiatrice"."""
        return f"{self.number} · {self.name}"

    def status_on(self, day: date) -> Status | None:
        """Where they stand on a day; None before they came into the books."""
        return next((status for since, status in reversed(self.statuses) if since <= day), None)


@dataclass(frozen=True, slots=True)
class Account:
    """All lines of one holder and one type, and what is put off of them, in any order."""

    holder: HolderFacts
    type: TypeFacts
    lines: tuple[Line, ...] = ()
    put_off: tuple[PutOff, ...] = ()

    def on(self, day: date) -> Holding:
        """What is held at the end of a day."""
        return holding_on(self.lines, self.put_off, day)

    def spare(self, day: date) -> int:
        """The fewest shares held on a day and all later ones: so many can be taken away on that day."""
        return min(held.shares for _day, held in holdings_from(self.lines, day))

    def payable(self, day: date) -> int:
        """The least that is due on a day and all later ones: so much can be paid on that day."""
        return min(held.due for _day, held in holdings_from(self.lines, day))

    def with_drafts(self, drafts: Sequence[EntryDraft]) -> "Account":
        """The account as it will stand when the entries are written; those of other accounts are left out."""
        own = [
            draft
            for draft in drafts
            if draft.member_id == self.holder.member_id and draft.share_type_id == self.type.id
        ]
        lines = tuple(Line(draft.effective_on, draft.shares, draft.subscribed_minor, draft.paid_minor) for draft in own)
        put_off = tuple(PutOff(draft.effective_on, part.due_on, part.minor) for draft in own for part in draft.put_off)
        return replace(self, lines=self.lines + lines, put_off=self.put_off + put_off)


@dataclass(frozen=True, slots=True)
class Taken:
    """Shares taken out of an account with everything that goes along; all of it above nothing."""

    shares: int
    unit_minor: int
    subscribed: int
    paid: int
    put_off: tuple[Instalment, ...] = ()
    ended: tuple[Instalment, ...] = ()
    """What was put off of more than is subscribed afterwards: it was paid ahead, ends, and goes to nobody."""

    def draft(self, kind: EntryKind, member_id: int, share_type_id: int, on: date, *, sign: int) -> EntryDraft:
        """The entry that takes them out (sign -1) or brings them in (sign +1); details are added by ``replace``."""
        parts = (*self.put_off, *self.ended) if sign < 0 else self.put_off
        return EntryDraft(
            kind=kind, member_id=member_id, share_type_id=share_type_id, effective_on=on, shares=sign * self.shares,
            unit_minor=self.unit_minor, subscribed_minor=sign * self.subscribed, paid_minor=sign * self.paid,
            put_off=tuple(Instalment(part.due_on, sign * part.minor) for part in parts),
        )  # fmt: skip


def paid_range(account: Account, shares: int, on: date) -> tuple[int, int]:
    """The least and the most of what is paid that can go along with so many shares, in minor units.

    The shares that stay cannot be paid more than in full, nor those that go. Raises ValueError where the type has no
    nominal value on the day.
    """
    unit = _unit(account, on)
    held = account.on(on)
    return max(0, held.paid - (held.shares - shares) * unit), min(held.paid, shares * unit)


def taken_out(account: Account, shares: int, on: date, paid: int | None = None) -> Taken:
    """What goes along when shares leave an account: fully paid ones first, unless ``paid`` says how much is paid.

    What was put off for the unpaid part goes along, the latest day first; of the rest nothing stays put off beyond what
    the shares that stay oblige to. Raises ValueError where the type has no
    nominal value on the day; whether there are so many is judged elsewhere.
    """
    unit = _unit(account, on)
    subscribed = shares * unit
    moved = min(account.on(on).paid, subscribed) if paid is None else paid
    put_off = _put_off_with(account, on, subscribed - moved)
    ended = _put_off_beyond(account, on, account.on(on).subscribed - subscribed, put_off)
    return Taken(shares, unit, subscribed, moved, put_off, ended)


def _put_off_with(account: Account, on: date, unpaid: int) -> tuple[Instalment, ...]:
    parts, left = put_off_from(account.put_off, on), unpaid
    gone = []
    for due_on in sorted(parts, reverse=True):
        minor = min(left, parts[due_on])
        if minor > 0:
            gone.append(Instalment(due_on, minor))
            left -= minor
    return tuple(reversed(gone))


def _put_off_beyond(account: Account, on: date, stays: int, gone: tuple[Instalment, ...]) -> tuple[Instalment, ...]:
    """What is put off of more than stays subscribed once some is gone, the earliest day first: that was paid ahead."""
    parts = put_off_from(account.put_off, on)
    for part in gone:
        parts[part.due_on] -= part.minor
    left = sum(parts.values()) - max(0, stays)
    found = []
    for due_on, put_off in parts.items():
        minor = min(left, put_off)
        if minor > 0:
            found.append(Instalment(due_on, minor))
            left -= minor
    return tuple(found)


def _unit(account: Account, on: date) -> int:
    unit = account.type.value_on(on)
    if unit is None:
        message = f"no nominal value of {account.type.code} on {on}"
        raise ValueError(message)
    return unit
