"""What speaks against taking entries back, and the entries that do it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pomanager.marks import N_
from pomanager.rules.bodies.composition import about_text
from pomanager.rules.objections import Objection
from pomanager.rules.shares.entries import EntryDraft
from pomanager.rules.shares.instalments import Instalment
from pomanager.rules.shares.kinds import EntryKind

WRITE_REASON = N_("Write what was wrong with the entry.")
A_REVERSAL = N_("Entry {serial} takes another one back. A reversal is not reversed: enter again what should hold.")
REVERSED_ALREADY = N_("Entry {serial} was taken back already, by entry {by}.")
OF_A_VALUE = N_("Entry {serial} follows a change of the nominal value. Set the nominal value of that day anew instead.")
OF_A_TRANSFER = N_("Entry {serial} belongs to a transfer. Take the transfer back instead.")
OF_A_REDEMPTION = N_("Entry {serial} belongs to a refund. Take the refund back instead.")
OF_A_RECEIPT = N_("Entry {serial} was paid with a receipt that is for other things too. Take the receipt back instead.")
OF_A_DISTRIBUTION = N_("Entry {serial} belongs to a payment of interest or refunds. Take that payment back instead.")


@dataclass(frozen=True, slots=True)
class Written:
    """An entry of the register as it stands there, and the serial number of the entry that takes it back."""

    serial: int
    draft: EntryDraft
    reversed_by: int | None


def objections_to_entries(written: Sequence[Written], serial: int, reason: str) -> tuple[Objection, ...]:
    """What there is to say about taking back the entries of one operation, whatever the accounts would say then."""
    found = [*about_text("reason", reason)] if reason.strip() else [Objection(WRITE_REASON, "reason")]
    mine = next(each for each in written if each.serial == serial)
    details: dict[str, object] = {"serial": str(serial)}
    if any(each.draft.kind is EntryKind.REVERSAL for each in written):
        found.append(Objection(A_REVERSAL, "serial", details))
    elif mine.reversed_by is not None:
        found.append(Objection(REVERSED_ALREADY, "serial", {**details, "by": str(mine.reversed_by)}))
    elif all(each.draft.kind is EntryKind.REVALUATION for each in written):
        found.append(Objection(OF_A_VALUE, "serial", details))
    return tuple(found)


def objections_to_belonging(written: Sequence[Written], serial: int) -> tuple[Objection, ...]:
    """Entries that belong to something with a state of its own: that is taken back as a whole."""
    details: dict[str, object] = {"serial": str(serial)}
    drafts = [each.draft for each in written]
    if any(draft.transfer_id is not None for draft in drafts):
        return (Objection(OF_A_TRANSFER, "serial", details),)
    if any(draft.redemption_id is not None for draft in drafts):
        return (Objection(OF_A_REDEMPTION, "serial", details),)
    if any(draft.distribution_id is not None for draft in drafts):
        return (Objection(OF_A_DISTRIBUTION, "serial", details),)
    return ()


def reversals(written: Sequence[Written], reason: str) -> tuple[EntryDraft, ...]:
    """The entries that take these back: on their days, with their signs turned round, and nothing else of theirs."""
    return tuple(
        EntryDraft(
            kind=EntryKind.REVERSAL, member_id=each.draft.member_id, share_type_id=each.draft.share_type_id,
            effective_on=each.draft.effective_on, shares=-each.draft.shares, unit_minor=each.draft.unit_minor,
            subscribed_minor=-each.draft.subscribed_minor, paid_minor=-each.draft.paid_minor, reason=reason.strip(),
            reverses_id=each.serial, put_off=tuple(Instalment(part.due_on, -part.minor) for part in each.draft.put_off),
        )
        for each in written
    )  # fmt: skip
