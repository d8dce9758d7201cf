"""What a segment of the page "Shares" can tell the page beyond what every page can."""

from datetime import date
from typing import NamedTuple

from pomanager.readmodels.shares import HolderLabel
from pomanager.ui.page import Page


class OfMember(NamedTuple):
    """Asks the segment of entries for all entries of one member."""

    member_id: int


class ShareSegment(Page):
    """A view of the share register; the page of shares shows it inside itself.

    It asks the office in ``refresh`` as every page does; the page calls it when it comes in front and has not asked
    since something changed.
    """

    def day(self) -> date:
        """The day it speaks of: papers printed from here begin with it."""
        return self.desk.office.today()

    def member(self) -> HolderLabel | None:
        """Whom the chosen row is about: papers about one member are about them."""
        return None
