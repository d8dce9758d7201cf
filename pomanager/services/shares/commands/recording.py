"""What the acts on shares share: refusing with every objection, and how the journal writes holders and amounts."""

from pomanager.rules.money import Money
from pomanager.rules.shares.accounts import HolderFacts
from pomanager.rules.shares.entries import TypeFacts
from pomanager.services.bodies.commands.recording import differing, judged, refuse
from pomanager.services.work import About

__all__ = ["about_holder", "about_type", "differing", "judged", "money_told", "new_values", "refuse"]


def about_holder(holder: HolderFacts) -> About:
    """A holder as the journal calls them, among the lines of the member’s own record."""
    return About("member", holder.member_id, holder.label)


def about_type(kind: TypeFacts) -> About:
    """A type of share as the journal calls it: by its code."""
    return About("share_type", kind.id, kind.code)


def money_told(minor: int, currency: str, decimals: int) -> str:
    """An amount as the journal keeps it: "25000 BIF"."""
    return f"{Money(minor, currency).plain(decimals)} {currency}"


def new_values(told: dict[str, object]) -> dict[str, tuple[object, object]]:
    """What an act says for the first time; fields that say nothing are left out."""
    return {field: (None, value) for field, value in told.items() if value not in {None, ""}}
