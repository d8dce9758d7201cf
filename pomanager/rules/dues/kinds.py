"""The kinds of things in the register of dues: fees, periods, entries, and the steps of paying leavers back."""

from enum import StrEnum

from pomanager.marks import N_


class FeeKind(StrEnum):
    """What a fee is for."""

    ADMISSION = "admission"
    DUES = "dues"
    """Owed again and again, by period."""
    OTHER = "other"


class Period(StrEnum):
    """How often a fee is owed."""

    ONCE = "once"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class DuesKind(StrEnum):
    """What an entry of the register of dues does to what a member owes."""

    OPENING = "opening"
    """What was owed, or paid too much, in the books kept before."""
    CHARGE = "charge"
    PAYMENT = "payment"
    WAIVER = "waiver"
    """Let off by decision."""
    MERGE = "merge"
    """Moved from one record of a person to the other."""
    REVERSAL = "reversal"
    """Takes one earlier entry back, on that entry's own day."""


class RedemptionReason(StrEnum):
    """Why shares are paid back."""

    LEFT = "left"
    EXCLUDED = "excluded"
    DIED = "died"
    PARTIAL = "partial"
    """A member who stays gives some back."""


class RedemptionItemKind(StrEnum):
    """What is added to or taken off the value of the shares."""

    DUES = "dues"
    UNPAID_SHARES = "unpaid_shares"
    LOAN = "loan"
    INPUTS = "inputs"
    """Seed, fertiliser and the like had on credit."""
    LOSSES = "losses"
    RESERVES = "reserves"
    INTEREST = "interest"
    PATRONAGE = "patronage"
    OTHER = "other"


class RedemptionStep(StrEnum):
    """What happened to a refund after it was worked out."""

    EXTENDED = "extended"
    """Put off once, by a reasoned decision."""
    PAID = "paid"
    TAKEN_BACK = "taken_back"


DUES_WORDS = {
    DuesKind.OPENING: N_("Balance carried over"),
    DuesKind.CHARGE: N_("Charge"),
    DuesKind.PAYMENT: N_("Payment"),
    DuesKind.WAIVER: N_("Waiver"),
    DuesKind.MERGE: N_("Moved between two records of the same person"),
    DuesKind.REVERSAL: N_("Reversal"),
}

PERIOD_WORDS = {
    Period.ONCE: N_("Once"),
    Period.MONTH: N_("Every month"),
    Period.QUARTER: N_("Every quarter"),
    Period.HALF_YEAR: N_("Every half-year"),
    Period.YEAR: N_("Every year"),
}

REDEMPTION_REASON_WORDS = {
    RedemptionReason.LEFT: N_("Resigned"),
    RedemptionReason.EXCLUDED: N_("Excluded"),
    RedemptionReason.DIED: N_("Deceased"),
    # TR: why shares are paid back: a member who stays gives some of them back
    RedemptionReason.PARTIAL: N_("Gives some shares back"),
}

ITEM_WORDS = {
    RedemptionItemKind.DUES: N_("Dues and fees not paid"),
    RedemptionItemKind.UNPAID_SHARES: N_("Shares not paid up"),
    RedemptionItemKind.LOAN: N_("Loan"),
    # TR: seed, fertiliser and the like had on credit
    RedemptionItemKind.INPUTS: N_("Inputs on credit"),
    RedemptionItemKind.LOSSES: N_("Share of the losses"),
    RedemptionItemKind.RESERVES: N_("Share of the reserves"),
    RedemptionItemKind.INTEREST: N_("Interest on shares"),
    RedemptionItemKind.PATRONAGE: N_("Patronage refund"),
    RedemptionItemKind.OTHER: N_("Other"),
}
"""What is added to the value of the shares or taken off it, as worksheets call it."""
