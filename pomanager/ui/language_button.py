"""The button that says the language spoken, and offers all others by their own names."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pomanager.i18n import _, spoken
from pomanager.i18n.languages import LANGUAGES, language
from pomanager.ui.widgets.links import LineButton


class LanguageButton(LineButton):
    """``chosen`` brings the code of another language."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(chevron=True, parent=parent)
        self.clicked.connect(self._on_pressed)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setText(_own_name(spoken()))
        self.setAccessibleDescription(_("Language"))

    def menu(self) -> QMenu:
        """Return the menu of languages, each by its own name, drafts marked."""
        menu = QMenu(self)
        for each in LANGUAGES:
            action = QAction(_own_name(each.code), menu)
            action.setCheckable(True)
            action.setChecked(each.code == spoken())
            action.setData(each.code)
            action.triggered.connect(self._on_chosen)
            menu.addAction(action)
        return menu

    def _on_pressed(self) -> None:
        menu = self.menu()
        place = self.mapToGlobal(self.rect().topLeft())
        place.setY(place.y() - menu.sizeHint().height())
        menu.popup(place)

    def _on_chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.chosen.emit(str(sender.data()))


def _own_name(code: str) -> str:
    """Return the name of a language in itself, with a mark where its words wait for a reader."""
    chosen = language(code)
    if not chosen.draft:
        return chosen.own_name
    # TR: stands behind the name of a language whose translation nobody has checked yet
    return _("{language} (draft)").format(language=chosen.own_name)
