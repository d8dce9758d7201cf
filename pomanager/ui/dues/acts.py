"""What can be done with dues: about one member, and what begins without one."""

from collections.abc import Callable
from typing import NamedTuple

from pomanager.marks import N_
from pomanager.ui.desk import Desk
from pomanager.ui.further_acts import FurtherAct, FurtherActs
from pomanager.ui.page import Page


class MemberAct(NamedTuple):
    """An act about one member: its key, marked words, icon, and the page that does it; the fee may be None."""

    key: str
    words: str
    icon: str
    make: Callable[[Desk, int, int | None], Page]


def receive(desk: Desk, member_id: int | None = None, _fee_type_id: int | None = None) -> Page:
    """The room of receipts, or one receipt of a member."""
    from pomanager.ui.dues.room import recording_receipts

    return recording_receipts(desk, member_id)


def _charge(desk: Desk, member_id: int | None = None, fee_type_id: int | None = None) -> Page:
    from pomanager.ui.dues.charging import charging_member

    return charging_member(desk, member_id, fee_type_id)


def _let_off(desk: Desk, member_id: int, fee_type_id: int | None) -> Page:
    from pomanager.ui.dues.charging import letting_off

    return letting_off(desk, member_id, fee_type_id)


def _open(desk: Desk, member_id: int | None = None, fee_type_id: int | None = None) -> Page:
    from pomanager.ui.dues.opening import carrying_over

    return carrying_over(desk, member_id, fee_type_id)


def _remind_one(desk: Desk, member_id: int, _fee_type_id: int | None) -> Page:
    from pomanager.ui.dues.reminding import reminding

    return reminding(desk, (member_id,))


def _remind(desk: Desk) -> Page:
    from pomanager.ui.dues.reminding import reminding

    return reminding(desk, ())


def account(desk: Desk, member_id: int, _fee_type_id: int | None = None) -> Page:
    """The page of all entries of a member."""
    from pomanager.ui.dues.ledger import LedgerPage

    return LedgerPage(desk, member_id)


def add_fee(desk: Desk) -> Page:
    """The form of a new fee."""
    from pomanager.ui.dues.fee_forms import adding_fee

    return adding_fee(desk)


MEMBER_ACTS: tuple[MemberAct, ...] = (
    MemberAct("charge", N_("Charge a fee…"), "plus", _charge),
    # TR: an act on dues: somebody need not pay something
    MemberAct("let_off", N_("Let off…"), "minus", _let_off),
    MemberAct("remind", N_("Remind…"), "clock", _remind_one),
    MemberAct("opening", N_("Carry a balance over…"), "import", _open),
    MemberAct("take_back", N_("Take back an entry…"), "undo", account),
)
"""The acts about a member, in the order of the menu, besides recording a receipt."""

FURTHER_ACTS: tuple[FurtherAct, ...] = (
    FurtherAct("remind", N_("Remind of what is overdue…"), "clock", _remind),
    FurtherAct("charge", N_("Charge a member a fee…"), "plus", _charge),
    FurtherAct("opening", N_("Carry balances over…"), "import", _open),
    FurtherAct("add_fee", N_("Add a fee…"), "dues", add_fee),
)
"""The acts there are, in the order of the menu; adding one adds a line."""


def member_act(key: str) -> Callable[[Desk, int, int | None], Page]:
    """What makes the page of an act about a member."""
    return next((act.make for act in MEMBER_ACTS if act.key == key), receive)


class DuesActs(FurtherActs):
    """Opens the forms over the page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, FURTHER_ACTS)

    def receive(self) -> None:
        """Open the room in which receipts are typed."""
        self._page.open_page(receive(self._page.desk))

    def add_fee(self) -> None:
        """Open the form of a new fee."""
        self._page.open_page(add_fee(self._page.desk))
