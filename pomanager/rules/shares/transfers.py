"""Transfers of shares: whose approval they need, until when it can be refused, where they stand, what speaks against.

Law and practice: free between members unless the by-laws say otherwise, to others with approval; the deed is handed in
against an attestation of deposit, and silence is consent when the time to answer is over.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bodies.composition import DAY_AHEAD, about_text
from pomanager.rules.bodies.leaving import WRITE_REASON
from pomanager.rules.bodies.limits import SILENT
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.bylaws.values import Count
from pomanager.rules.members import Status
from pomanager.rules.objections import Objection, Weight, Word
from pomanager.rules.shares.kinds import Approval, TransferReason, TransferStep

BETWEEN_MEMBERS = N_("whether shares pass freely between members")
WHOSE_APPROVAL = N_("whose approval a transfer to others needs")
ANSWER_TIME = N_("until when a transfer must be answered")

HANDED_IN_BEFORE = N_("The deed cannot have been handed in before its own date, {day}.")
DEPOSIT_WITHOUT_DAY = N_("Write on which day the deed was handed in.")
ATTESTATION_TAKEN = N_("The attestation {number} was given for another transfer, from {giver} to {receiver}.")
BELOW_NOTHING = N_("An amount cannot be below nothing.")
NOBODY_GIVES = N_("Choose who gives the shares.")
NOBODY_RECEIVES = N_("Choose who receives the shares.")
NO_TYPE = N_("Choose the type of the shares.")
TO_ONESELF = N_("Nobody transfers shares to themselves. Choose another receiver.")
GIVER_DEAD = N_("{name} had died by {day}. Settle the succession: shares then pass to the heirs.")
PROMISED = N_("{name} has promised {promised} of these shares in transfers that are not entered yet; {free} are free.")
SAME_AGAIN = N_("The same transfer was recorded for the same day and is still open.")
APPROVAL_ASSUMED = N_(
    "The by-laws ask for approval between members and do not say whose: the approval of the board is taken."
)
NEEDS_APPROVAL = N_(
    "It needs approval. Record the request first, or write on which day it was approved and by which decision."
)
APPROVED_BEFORE = N_("It cannot have been approved before the request of {day}.")
NOT_DEPOSITED = N_("The deed has not been handed in: towards the organisation a transfer holds only from then on.")

NEEDS_NO_ANSWER = N_("This transfer needs no approval: it can be entered.")
ANSWERED_BEFORE = N_("It cannot be answered before the request of {day}.")
ANSWERED_LATE = N_("Nobody had answered by {day}: since then the transfer counts as approved and cannot be refused.")
LATE_APPROVAL = N_("Nobody had answered by {day}: the transfer counted as approved before this answer.")
OTHER_BODY = N_("By the by-laws of the day this transfer needed another approval: {approval}.")
WHY_REFUSED = N_("Write why it was refused.")

AWAITS = N_("This transfer needs approval and nobody has answered. Silence is consent after {day}.")
AWAITS_WITHOUT_END = N_("This transfer needs approval and nobody has answered.")
PASSES_LATER = N_("These shares cannot pass before {day}.")


class TransferState(StrEnum):
    """Where a transfer stands on a day."""

    FREE = "free"
    """It needs no approval and is not entered yet."""
    WAITING = "waiting"
    """It needs an answer, and the time for it runs or has no end."""
    SILENT = "silent"
    """Nobody answered in time: it counts as approved."""
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ENTERED = "entered"
    TAKEN_BACK = "taken_back"


STATE_WORDS: Mapping[TransferState, str] = MappingProxyType(
    {
        TransferState.FREE: N_("No approval needed"),
        TransferState.WAITING: N_("Waits for an answer"),
        TransferState.SILENT: N_("Consent by silence"),
        TransferState.APPROVED: N_("Transfer approved"),
        TransferState.REFUSED: N_("Transfer refused"),
        TransferState.WITHDRAWN: N_("Transfer withdrawn"),
        TransferState.ENTERED: N_("Transfer entered"),
        TransferState.TAKEN_BACK: N_("Transfer taken back"),
    }
)

APPROVAL_WORDS: Mapping[Approval, str] = MappingProxyType(
    {
        Approval.NONE: N_("No approval needed"),
        Approval.BOARD: N_("The board"),
        Approval.ASSEMBLY: N_("The general assembly"),
        Approval.MEMBERS: N_("The majority of the other members"),
    }
)
"""Who approves."""

REASON_WORDS: Mapping[TransferReason, str] = MappingProxyType(
    {TransferReason.SALE: N_("Sale"), TransferReason.GIFT: N_("Gift"), TransferReason.OTHER: N_("Other reason")}
)

STEP_WORDS: Mapping[TransferStep, str] = MappingProxyType(
    {
        TransferStep.APPROVED: STATE_WORDS[TransferState.APPROVED],
        TransferStep.REFUSED: STATE_WORDS[TransferState.REFUSED],
        TransferStep.CONSENT_BY_SILENCE: STATE_WORDS[TransferState.SILENT],
        TransferStep.WITHDRAWN: STATE_WORDS[TransferState.WITHDRAWN],
        TransferStep.ENTERED: STATE_WORDS[TransferState.ENTERED],
        TransferStep.TAKEN_BACK: STATE_WORDS[TransferState.TAKEN_BACK],
    }
)

OPEN = frozenset({TransferState.FREE, TransferState.WAITING, TransferState.SILENT, TransferState.APPROVED})
"""The shares are promised and have not passed."""
MAY_PASS = frozenset({TransferState.FREE, TransferState.SILENT, TransferState.APPROVED})

_AFTER = MappingProxyType(
    {
        TransferStep.APPROVED: TransferState.APPROVED,
        TransferStep.REFUSED: TransferState.REFUSED,
        TransferStep.CONSENT_BY_SILENCE: TransferState.SILENT,
        TransferStep.WITHDRAWN: TransferState.WITHDRAWN,
        TransferStep.ENTERED: TransferState.ENTERED,
        TransferStep.TAKEN_BACK: TransferState.TAKEN_BACK,
    }
)

OVER: Mapping[TransferState, str] = MappingProxyType(
    {
        TransferState.APPROVED: N_("This transfer was approved on {day}."),
        TransferState.REFUSED: N_("This transfer was refused on {day}."),
        TransferState.WITHDRAWN: N_("This transfer was withdrawn on {day}."),
        TransferState.ENTERED: N_("This transfer was entered on {day}: the shares have passed."),
        TransferState.TAKEN_BACK: N_("This transfer was taken back on {day}."),
    }
)
"""What is said where something is to be done to a transfer that stands so."""


@dataclass(frozen=True, slots=True)
class TransferRule:
    """What the by-laws of a day say on transfers; None where they are silent."""

    free_between_members: bool | None = None
    to_others: Approval | None = None
    silence: Count | None = None

    def approval(self, *, to_newcomer: bool) -> Approval:
        """Whose approval is needed; where the by-laws say nothing, nobody's."""
        if to_newcomer:
            return self.to_others or Approval.NONE
        if self.free_between_members is not False:
            return Approval.NONE
        if self.to_others is None or self.to_others is Approval.NONE:
            return Approval.BOARD
        return self.to_others

    def answer_by(self, deposited_on: date | None) -> date | None:
        """The last day to answer; None where nothing was handed in or the by-laws say nothing."""
        return None if deposited_on is None or self.silence is None else self.silence.after(deposited_on)

    def silences(self, *, to_newcomer: bool) -> Iterator[Objection]:
        """What the by-laws leave open for such a transfer; nothing here stops it."""
        if to_newcomer and self.to_others is None:
            yield Objection(SILENT, "", {"subject": Word(WHOSE_APPROVAL)}, Weight.WARN)
        if not to_newcomer and self.free_between_members is None:
            yield Objection(SILENT, "", {"subject": Word(BETWEEN_MEMBERS)}, Weight.WARN)
        needed = self.approval(to_newcomer=to_newcomer)
        if not to_newcomer and needed is Approval.BOARD and self.to_others in {None, Approval.NONE}:
            yield Objection(APPROVAL_ASSUMED, "", {}, Weight.WARN)
        if needed is not Approval.NONE and self.silence is None:
            yield Objection(SILENT, "", {"subject": Word(ANSWER_TIME)}, Weight.WARN)


def transfer_rule(bylaws: Bylaws) -> TransferRule:
    """What one version of the by-laws says."""
    code = bylaws.choice("capital.transfer_approval")
    return TransferRule(
        bylaws.flag("capital.free_between_members"),
        None if code is None else Approval(code),
        bylaws.count("capital.transfer_silence"),
    )


@dataclass(frozen=True, slots=True)
class StepTaken:
    """Something that happened to a transfer."""

    step: TransferStep
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferFacts:
    """A transfer that was recorded, as the rules look at it."""

    requested_on: date
    approval: Approval
    answer_by: date | None
    deposited_on: date | None = None
    steps: tuple[StepTaken, ...] = ()
    """In the order they were recorded."""

    def state_on(self, day: date) -> TransferState:
        """Where it stands on a day; one that was taken back is taken back on every day, as its entries are."""
        holding = _last_held(self.steps, day)
        if holding is not None:
            return _AFTER[holding.step]
        if self.approval is Approval.NONE:
            return TransferState.FREE
        if self.answer_by is not None and day > self.answer_by:
            return TransferState.SILENT
        return TransferState.WAITING

    @property
    def latest(self) -> StepTaken | None:
        """The last thing that happened to it."""
        return self.steps[-1] if self.steps else None

    @property
    def may_pass_from(self) -> date | None:
        """The first day on which the shares may pass, as things stand; None while an answer is awaited without end."""
        if self.approval is Approval.NONE:
            return self.requested_on
        days = [each.on for each in self.steps if each.step is TransferStep.APPROVED]
        if self.answer_by is not None:
            days.append(self.answer_by + timedelta(days=1))
        return min(days, default=None)


def _last_held(steps: Sequence[StepTaken], day: date) -> StepTaken | None:
    if steps and steps[-1].step is TransferStep.TAKEN_BACK:
        return steps[-1]
    return next((each for each in reversed(steps) if each.on <= day), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedFacts:
    """A deed of transfer as it is written down; ``attestation_of`` names who has this attestation number already."""

    requested_on: date
    deposited_on: date | None = None
    attestation: str = ""
    attestation_of: tuple[str, str] | None = None
    price_minor: int | None = None
    remarks: str = ""


def objections_to_deed(deed: DeedFacts, today: date) -> Iterator[Objection]:
    """What speaks against the days, the attestation, the price and the remarks of a deed."""
    if deed.requested_on > today:
        yield Objection(DAY_AHEAD, "requested_on", {"day": deed.requested_on})
    if deed.deposited_on is not None and deed.deposited_on > today:
        yield Objection(DAY_AHEAD, "deposited_on", {"day": deed.deposited_on})
    if deed.deposited_on is not None and deed.deposited_on < deed.requested_on:
        yield Objection(HANDED_IN_BEFORE, "deposited_on", {"day": deed.requested_on})
    if deed.attestation.strip() and deed.deposited_on is None:
        yield Objection(DEPOSIT_WITHOUT_DAY, "deposited_on")
    if deed.attestation_of is not None:
        giver, receiver = deed.attestation_of
        details = {"number": deed.attestation.strip(), "giver": giver, "receiver": receiver}
        yield Objection(ATTESTATION_TAKEN, "attestation", details)
    if deed.price_minor is not None and deed.price_minor < 0:
        yield Objection(BELOW_NOTHING, "price_minor")
    for about in ("attestation", "remarks"):
        yield from about_text(about, getattr(deed, about))


def objections_to_parties(
    giver: tuple[int, str, Status | None] | None, receiver_id: int | None, type_id: int | None, on: date
) -> Iterator[Objection]:
    """What speaks against who gives and who receives; a giver is told by member id, name and standing on the day."""
    if giver is None:
        yield Objection(NOBODY_GIVES, "from_id")
    elif giver[2] is Status.DEAD:
        yield Objection(GIVER_DEAD, "from_id", {"name": giver[1], "day": on})
    if receiver_id is None:
        yield Objection(NOBODY_RECEIVES, "to_id")
    elif giver is not None and giver[0] == receiver_id:
        yield Objection(TO_ONESELF, "to_id")
    if type_id is None:
        yield Objection(NO_TYPE, "share_type_id")


def objections_to_promised(name: str, shares: int, held: int, promised: int) -> Iterator[Objection]:
    """A warning where open transfers have promised shares that would be given away now."""
    if promised and 0 < shares <= held and shares + promised > held:
        details = {"name": name, "promised": promised, "free": max(0, held - promised)}
        yield Objection(PROMISED, "shares", details, Weight.WARN)


def next_attestation(taken: Sequence[str], deposited_on: date) -> str:
    """The next number of an attestation of deposit, "n/year", after those given in that year."""
    ending = f"/{deposited_on.year}"
    used = [each.removesuffix(ending) for each in taken if each.endswith(ending)]
    return f"{1 + max((int(each) for each in used if each.isascii() and each.isdigit()), default=0)}{ending}"


# ---- what happens to a transfer -----------------------------------------------------------------------------------


def objections_to_deciding(
    transfer: TransferFacts, *, approved: bool, by: Approval | None, on: date, today: date, reason: str = ""
) -> Iterator[Objection]:
    """What speaks against an answer."""
    yield from _about_day(transfer, on, today, ANSWERED_BEFORE)
    state = transfer.state_on(max(on, today))
    if state is TransferState.FREE:
        yield Objection(NEEDS_NO_ANSWER)
    elif state in OVER:
        yield _over(state, transfer)
    elif transfer.answer_by is not None and on > transfer.answer_by:
        message, weight = (LATE_APPROVAL, Weight.WARN) if approved else (ANSWERED_LATE, Weight.STOP)
        yield Objection(message, "on", {"day": transfer.answer_by}, weight)
    if by not in {None, transfer.approval} and state is not TransferState.FREE:
        details = {"approval": Word(APPROVAL_WORDS[transfer.approval])}
        yield Objection(OTHER_BODY, "by", details, Weight.WARN)
    if not approved and not reason.strip():
        yield Objection(WHY_REFUSED, "reason")


def objections_to_withdrawing(transfer: TransferFacts, on: date, today: date) -> Iterator[Objection]:
    """What speaks against withdrawing a request."""
    yield from _about_day(transfer, on, today, PASSES_LATER)
    state = transfer.state_on(max(on, today))
    if state in OVER and state is not TransferState.APPROVED:
        yield _over(state, transfer)


def objections_to_entering(transfer: TransferFacts, on: date, today: date) -> Iterator[Objection]:
    """What speaks against letting the shares pass on a day, as far as approvals and days go."""
    state = transfer.state_on(max(on, today))
    if on > today:
        yield Objection(DAY_AHEAD, "on", {"day": on})
    if state in OVER and state is not TransferState.APPROVED:
        yield _over(state, transfer)
        return
    first = transfer.may_pass_from
    if first is None:
        yield Objection(AWAITS_WITHOUT_END, "on")
    elif on < first and transfer.latest is None and transfer.approval is not Approval.NONE:
        yield Objection(AWAITS, "on", {"day": transfer.answer_by})
    elif on < first:
        yield Objection(PASSES_LATER, "on", {"day": first})
    if transfer.deposited_on is None:
        yield Objection(NOT_DEPOSITED, "", {}, Weight.WARN)


def objections_to_taking_back(transfer: TransferFacts, today: date, reason: str) -> Iterator[Objection]:
    """What speaks against taking a transfer back, as far as it was not taken back before."""
    if transfer.state_on(today) is TransferState.TAKEN_BACK:
        yield _over(TransferState.TAKEN_BACK, transfer)
    if not reason.strip():
        yield Objection(WRITE_REASON, "reason")
    yield from about_text("reason", reason)


def _about_day(transfer: TransferFacts, on: date, today: date, too_early: str) -> Iterator[Objection]:
    if on > today:
        yield Objection(DAY_AHEAD, "on", {"day": on})
    if on < transfer.requested_on:
        yield Objection(too_early, "on", {"day": transfer.requested_on})


def _over(state: TransferState, transfer: TransferFacts) -> Objection:
    latest = transfer.latest
    return Objection(OVER[state], "", {"day": transfer.requested_on if latest is None else latest.on})
