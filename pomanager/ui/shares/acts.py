"""What can be done on the page of shares without choosing anybody first: the forms behind "Further acts"."""

from pomanager.marks import N_
from pomanager.ui.desk import Desk
from pomanager.ui.further_acts import FurtherAct, FurtherActs
from pomanager.ui.page import Page


def _open(desk: Desk) -> Page:
    from pomanager.ui.shares.opening import carrying_over

    return carrying_over(desk)


def _table(desk: Desk) -> Page:
    from pomanager.ui.shares.from_above import TABLE, made

    return made(TABLE, desk)


def _transfer(desk: Desk) -> Page:
    from pomanager.ui.shares.transferring import transferring

    return transferring(desk)


def _refund(desk: Desk) -> Page:
    from pomanager.ui.shares.from_above import REFUND, made

    return made(REFUND, desk)


def _convert(desk: Desk) -> Page:
    from pomanager.ui.shares.changing import converting

    return converting(desk)


def _bonus(desk: Desk) -> Page:
    from pomanager.ui.shares.changing import issuing_bonus

    return issuing_bonus(desk)


def _forfeit(desk: Desk) -> Page:
    from pomanager.ui.shares.changing import forfeiting

    return forfeiting(desk)


def _merge(desk: Desk) -> Page:
    from pomanager.ui.shares.changing import merging

    return merging(desk)


def _add_type(desk: Desk) -> Page:
    from pomanager.ui.shares.type_forms import adding_type

    return adding_type(desk)


FURTHER_ACTS: tuple[FurtherAct, ...] = (
    FurtherAct("opening", N_("Carry balances over…"), "import", _open),
    FurtherAct("table", N_("Bring in a table…"), "import", _table),
    FurtherAct("transfer", N_("Record a transfer…"), "right_c", _transfer),
    FurtherAct("refund", N_("Work out a refund…"), "undo", _refund),
    FurtherAct("convert", N_("Convert shares…"), "pair", _convert),
    FurtherAct("bonus", N_("Issue bonus shares…"), "plus", _bonus),
    FurtherAct("forfeit", N_("Forfeit shares…"), "x", _forfeit),
    FurtherAct("merge", N_("Move shares to the other record…"), "members", _merge),
    FurtherAct("add_type", N_("Add a share type…"), "share", _add_type),
)
"""The acts there are, in the order of the menu; adding one adds a line."""


class ShareActs(FurtherActs):
    """Opens the forms over the page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, FURTHER_ACTS)

    def subscribe(self) -> None:
        """Open the form of a subscription."""
        from pomanager.ui.shares.subscribing import subscribing

        self._page.open_page(subscribing(self._page.desk))

    def pay(self) -> None:
        """Open the form in which payments are typed."""
        from pomanager.ui.shares.paying import paying

        self._page.open_page(paying(self._page.desk))

    def add_type(self) -> None:
        """Open the form of a new type of share."""
        self._page.open_page(_add_type(self._page.desk))
