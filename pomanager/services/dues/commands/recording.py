"""What the acts on dues share: refusing with every objection, and how the journal writes members, fees and amounts."""

from pomanager.readmodels.dues import FeeLabel
from pomanager.rules.dues.charging import FeePeriod
from pomanager.services.bodies.commands.recording import called
from pomanager.services.shares.commands.recording import (
    about_holder,
    differing,
    judged,
    money_told,
    new_values,
    refuse,
)
from pomanager.services.shares.queries.facts import holder_found
from pomanager.services.work import About, Work

__all__ = [
    "about_fee", "about_member", "differing", "fee_told", "judged", "minor_told", "new_values", "period_told", "refuse",
]  # fmt: skip


def about_fee(label: FeeLabel) -> About:
    """A fee as the journal calls it: code and name."""
    return About("fee_type", label.id, fee_told(label))


def about_member(work: Work, member_id: int) -> About:
    """A member as the journal calls them; raises NotFound."""
    return about_holder(holder_found(work.session, member_id))


def fee_told(label: FeeLabel) -> str:
    """Code and name of a fee in its first language."""
    name = called(label.name)
    return f"{label.code} · {name}" if name else label.code


def minor_told(label: FeeLabel, minor: int) -> str:
    """An amount of a fee: "2000 BIF"."""
    return money_told(minor, label.currency, label.decimals)


def period_told(period: FeePeriod | None) -> str:
    """First and last day of a period, the day of a fee without periods, "" for none."""
    if period is None:
        return ""
    return period.first.isoformat() if period.first == period.last else f"{period.first} – {period.last}"
