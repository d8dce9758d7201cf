"""The row above the list of members: its filters, and at the end what concerns the list as a whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from pomanager.i18n import _, formats, ngettext
from pomanager.ui.members.selection_menu import chosen_words
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.sheets import FilterRow


class _Opens:
    """A part of the row that opens a menu below itself."""

    def pop_up(self, menu: QMenu) -> None:
        """Open a menu below this part; it is gone when closed."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))  # type: ignore[attr-defined]  # of the part it is mixed into


class MenuChip(_Opens, Chip):
    """A chip that opens a menu."""


class MenuButton(_Opens, Button):
    """A button that opens a menu."""


class ListRow(FilterRow):
    """Filters, the chip that adds one; members to look at, the figures, those chosen, views and columns."""

    def __init__(self) -> None:
        super().__init__()
        self.add = MenuChip("", "plus")
        self.add.setObjectName("members.add_filter")
        self.check = Chip("", "warn")
        self.check.setObjectName("members.attention")
        self.figures = Chip("", "chart")
        self.figures.setObjectName("members.figures")
        self.chosen = MenuChip("", "check", on=True, chevron=True)
        self.chosen.setObjectName("members.with_chosen")
        self.views = MenuButton("", "view", "small", chevron=True)
        self.views.setObjectName("members.views")
        self.columns = MenuButton("", "columns", "small")
        self.columns.setObjectName("members.columns")
        self.add_start(self.add)
        for part in (self.check, self.figures, self.chosen, self.views, self.columns):
            self.add_end(part)
        self.chosen.hide()

    def show_attention(self, count: int) -> None:
        """Say how many members there is something to look at of; the way there stays where there is nothing."""
        told = ngettext("{count} to look at", "{count} to look at", count).format(count=formats.number(count))
        self.check.setText(told if count else _("Needs attention"))

    def show_chosen(self, count: int) -> None:
        """Offer what can be done with the members chosen, once there are several; the figures make room for that."""
        several = count > 1
        self.chosen.setVisible(several)
        self.figures.setVisible(not several)
        if several:
            self.chosen.setText(chosen_words(count))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_clear_words(_("Clear all"))
        self.add.setText(_("Filter"))
        self.figures.setText(_("In figures"))
        self.views.setText(_("Views"))
        self.columns.set_name(_("Columns"))
