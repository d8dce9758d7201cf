"""What a segment of the page "Dues" can tell the page beyond what every page can."""

from datetime import date

from pomanager.readmodels.shares import HolderLabel
from pomanager.ui.page import Page


class DuesSegment(Page):
    """A view of the register of dues; the page of dues shows it inside itself."""

    def day(self) -> date:
        """The day it speaks of: papers printed from here begin with it."""
        return self.desk.office.today()

    def member(self) -> HolderLabel | None:
        """Whom the chosen row is about: papers about one member are about them."""
        return None
