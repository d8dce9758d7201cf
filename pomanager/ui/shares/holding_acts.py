"""What can be done with a member's holding, in the order of the panel; adding an act adds a line.

The first two have buttons of their own, all others stand behind "More". ``make`` opens the form for a member and the
type of share that is looked at (None where nothing is held); ``offered`` says whether the act makes sense for it.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from pomanager.marks import N_
from pomanager.readmodels.shares import HoldingRow, MemberShares
from pomanager.rules.members import Status
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page

Offered: TypeAlias = Callable[[MemberShares, HoldingRow | None], bool]


def always(_shares: MemberShares, _holding: HoldingRow | None) -> bool:
    """Offer an act to everybody."""
    return True


def to_holders(_shares: MemberShares, holding: HoldingRow | None) -> bool:
    """Offer an act to who holds shares of the type."""
    return holding is not None and holding.shares > 0


def to_debtors(_shares: MemberShares, holding: HoldingRow | None) -> bool:
    """Offer an act to who has something to pay."""
    return holding is not None and holding.due > 0


def to_the_dead(shares: MemberShares, _holding: HoldingRow | None) -> bool:
    """Offer an act where somebody died who holds shares."""
    return shares.member.status is Status.DEAD and any(each.shares > 0 for each in shares.holdings)


class HoldingAct(NamedTuple):
    """One act: its name for tests, its marked verb, its icon, what opens it, and to whom it is offered."""

    key: str
    words: str
    icon: str
    make: Callable[[Desk, int, int | None], Page]
    """Of the desk, the id of the member and the id of the type."""
    offered: Offered = to_holders


def _pay(desk: Desk, member_id: int, type_id: int | None) -> Page:
    from pomanager.ui.shares.paying import paying

    return paying(desk, member_id, type_id)


def _subscribe(desk: Desk, member_id: int, type_id: int | None) -> Page:
    from pomanager.ui.shares.subscribing import subscribing

    return subscribing(desk, member_id, type_id)


def _convert(desk: Desk, member_id: int, type_id: int | None) -> Page:
    from pomanager.ui.shares.changing import converting

    return converting(desk, member_id, type_id)


def _forfeit(desk: Desk, member_id: int, type_id: int | None) -> Page:
    from pomanager.ui.shares.changing import forfeiting

    return forfeiting(desk, member_id, type_id)


def _transfer(desk: Desk, member_id: int, type_id: int | None) -> Page:
    from pomanager.ui.shares.transferring import transferring

    return transferring(desk, member_id, type_id)


def _certify(desk: Desk, member_id: int, type_id: int | None) -> Page:
    from pomanager.ui.shares.certifying import issuing

    return issuing(desk, member_id, type_id)


def _inherit(desk: Desk, member_id: int, type_id: int | None) -> Page:
    from pomanager.ui.shares.inheriting import settling

    return settling(desk, member_id, type_id)


def _refund(desk: Desk, member_id: int, _type_id: int | None) -> Page:
    from pomanager.ui.shares.from_above import REFUND, made

    return made(REFUND, desk, member_id)


def _open(desk: Desk, member_id: int, type_id: int | None) -> Page:
    from pomanager.ui.shares.opening import carrying_over

    return carrying_over(desk, member_id, type_id)


HOLDING_ACTS: tuple[HoldingAct, ...] = (
    HoldingAct("pay", N_("Pay…"), "dues", _pay, to_debtors),
    HoldingAct("subscribe", N_("Subscribe more…"), "plus", _subscribe, always),
    HoldingAct("transfer", N_("Transfer…"), "right_c", _transfer),
    HoldingAct("certify", N_("Issue a certificate…"), "file", _certify),
    HoldingAct("succession", N_("Record a succession…"), "members", _inherit, to_the_dead),
    HoldingAct("refund", N_("Work out a refund…"), "undo", _refund),
    HoldingAct("convert", N_("Convert into another type…"), "pair", _convert),
    HoldingAct("forfeit", N_("Forfeit shares…"), "x", _forfeit),
    HoldingAct("opening", N_("Carry a balance over…"), "import", _open, always),
)
"""The acts there are, in their order."""
