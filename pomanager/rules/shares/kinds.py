"""The kinds of things in the share register: entries, channels of payment, transfers, certificates, distributions."""

from enum import StrEnum

from pomanager.marks import N_


class Holder(StrEnum):
    """Who may hold shares of a type, or owes a fee."""

    ANYBODY = "anybody"
    PEOPLE = "people"
    ORGANISATIONS = "organisations"


class EntryKind(StrEnum):
    """What an entry of the share register does to a holding."""

    OPENING = "opening"
    """A balance carried over from the books kept before."""
    SUBSCRIPTION = "subscription"
    PAYMENT = "payment"
    TRANSFER_OUT = "transfer_out"
    TRANSFER_IN = "transfer_in"
    CONVERSION_OUT = "conversion_out"
    CONVERSION_IN = "conversion_in"
    BONUS = "bonus"
    """Shares made out of free reserves or a patronage refund: subscribed and paid in one."""
    SUCCESSION_OUT = "succession_out"
    SUCCESSION_IN = "succession_in"
    REDEMPTION = "redemption"
    """Shares cancelled because their holder left or gave some back: what was paid for them is owed."""
    FORFEITURE = "forfeiture"
    """Shares taken back by decision because they were not paid; what was paid on them stays with the organisation."""
    MERGE_OUT = "merge_out"
    MERGE_IN = "merge_in"
    REVALUATION = "revaluation"
    """The nominal value changed: what is subscribed follows, and what is paid up when reserves pay."""
    REVERSAL = "reversal"
    """Takes one earlier entry back, on that entry's own day: signs turned round, nothing else."""


OUT_OF = {
    EntryKind.TRANSFER_IN: EntryKind.TRANSFER_OUT,
    EntryKind.CONVERSION_IN: EntryKind.CONVERSION_OUT,
    EntryKind.SUCCESSION_IN: EntryKind.SUCCESSION_OUT,
    EntryKind.MERGE_IN: EntryKind.MERGE_OUT,
}
"""The kinds that come in pairs: whatever comes in went out elsewhere in the same operation."""


class ValueChange(StrEnum):
    """Who bears a change of the nominal value of shares that are held already."""

    OWED = "owed"
    """It rises, and the holders owe the difference."""
    RESERVES = "reserves"
    """It rises, and reserves pay the difference: it is paid up at once."""
    LOSS = "loss"
    """It falls, because losses are written off what is paid up."""


class Channel(StrEnum):
    """How money came in or went out."""

    CASH = "cash"
    MOBILE_MONEY = "mobile_money"
    BANK = "bank"
    PRODUCE = "produce"
    """Kept back from the price of produce delivered."""
    SET_OFF = "set_off"
    """Set off against something owed the other way: no money moved."""
    NOT_KNOWN = "not_known"


class Approval(StrEnum):
    """Whose approval a transfer needs; the codes of the by-law ``capital.transfer_approval``."""

    NONE = "none"
    BOARD = "board"
    ASSEMBLY = "assembly"
    MEMBERS = "members"


class TransferReason(StrEnum):
    """Why shares pass on."""

    SALE = "sale"
    GIFT = "gift"
    OTHER = "other"


class TransferStep(StrEnum):
    """What happened to a transfer asked for; the last one that holds is its state."""

    APPROVED = "approved"
    REFUSED = "refused"
    CONSENT_BY_SILENCE = "consent_by_silence"
    WITHDRAWN = "withdrawn"
    ENTERED = "entered"
    """The shares have passed: entries stand in the register."""
    TAKEN_BACK = "taken_back"
    """Its entries were reversed, or the request was a mistake."""


class CertificateEnd(StrEnum):
    """Why a certificate no longer proves anything."""

    SPLIT = "split"
    REPLACED = "replaced"
    """Lost, damaged or renewed: a duplicate stands for it."""
    TRANSFERRED = "transferred"
    CONVERTED = "converted"
    INHERITED = "inherited"
    REDEEMED = "redeemed"
    FORFEITED = "forfeited"
    MISTAKE = "mistake"


class DistributionKind(StrEnum):
    """What of the surplus is given to members."""

    INTEREST = "interest"
    """On the shares they hold."""
    PATRONAGE = "patronage"
    """By what they have done with the cooperative."""


class Rate(StrEnum):
    """How the amounts of a distribution are said."""

    PERCENT_A_YEAR = "percent_a_year"
    POOL = "pool"
    """One sum, shared out by what each has done or held."""
    AMOUNTS = "amounts"
    """An amount for each member, as a table says it."""


class SharedBy(StrEnum):
    """By what one sum is shared out among members."""

    OPERATIONS = "operations"
    """By what each has done with the cooperative."""
    SHARES = "shares"
    """By the shares held, day by day."""
    EQUAL = "equal"


DISTRIBUTION_WORDS = {
    DistributionKind.INTEREST: N_("Interest on shares"),
    DistributionKind.PATRONAGE: N_("Patronage refund"),
}

SHARED_BY_WORDS = {
    # TR: by what a sum is shared out among members: what each has delivered to or bought from the cooperative
    SharedBy.OPERATIONS: N_("by what each has done with the cooperative"),
    SharedBy.SHARES: N_("by the shares held"),
    SharedBy.EQUAL: N_("in equal parts"),
}

ENTRY_WORDS = {
    EntryKind.OPENING: N_("Balance carried over"),
    EntryKind.SUBSCRIPTION: N_("Subscription"),
    EntryKind.PAYMENT: N_("Payment"),
    EntryKind.TRANSFER_OUT: N_("Transfer to another holder"),
    EntryKind.TRANSFER_IN: N_("Transfer from another holder"),
    EntryKind.CONVERSION_OUT: N_("Converted into another type"),
    EntryKind.CONVERSION_IN: N_("Converted from another type"),
    EntryKind.BONUS: N_("Bonus shares"),
    EntryKind.SUCCESSION_OUT: N_("Passed on to heirs"),
    EntryKind.SUCCESSION_IN: N_("Inherited"),
    EntryKind.REDEMPTION: N_("Redemption"),
    EntryKind.FORFEITURE: N_("Forfeiture"),
    EntryKind.MERGE_OUT: N_("Moved to the other record of the same person"),
    EntryKind.MERGE_IN: N_("Moved from the other record of the same person"),
    EntryKind.REVALUATION: N_("Change of the nominal value"),
    EntryKind.REVERSAL: N_("Reversal"),
}
"""Entries as tables and papers call them."""

VALUE_CHANGE_WORDS = {
    ValueChange.OWED: N_("The holders owe the difference"),
    ValueChange.RESERVES: N_("Reserves pay the difference"),
    ValueChange.LOSS: N_("Losses are written off"),
}

CHANNEL_WORDS = {
    Channel.CASH: N_("Cash"),
    Channel.MOBILE_MONEY: N_("Mobile money"),
    Channel.BANK: N_("Bank"),
    Channel.PRODUCE: N_("Kept back from produce"),
    Channel.SET_OFF: N_("Set off"),
    Channel.NOT_KNOWN: N_("Not known"),
}

HOLDER_WORDS = {
    Holder.ANYBODY: N_("Everybody"),
    Holder.PEOPLE: N_("People"),
    Holder.ORGANISATIONS: N_("Organisations"),
}
