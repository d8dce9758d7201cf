"""The menu of what the roll is looked through for: each check, ticked where the organisation wants it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pomanager.i18n import _
from pomanager.rules.attention import CHECKS, Check, Kind
from pomanager.services.members.queries.attention import choices
from pomanager.ui.desk import Desk


class Choosing(QObject):
    """Makes the menu; ``made`` brings what was chosen in it."""

    made = Signal(object, bool)
    """Check, and whether it is wanted."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = parent

    def menu(self) -> QMenu:
        """The checks the organisation can choose among."""
        menu = QMenu(self._parent)
        kind = None
        for check, wanted in self._desk.office.ask(choices).items():
            if kind not in {None, CHECKS[check].kind}:
                menu.addSeparator()
            kind = CHECKS[check].kind
            action = QAction(choice_words(check).replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(wanted)
            action.setData(check.value)
            action.toggled.connect(self._on_toggled)
            menu.addAction(action)
        return menu

    def _on_toggled(self, wanted: bool) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.made.emit(Check(str(sender.data())), wanted)


def choice_words(check: Check) -> str:
    """What a check is called where it is chosen."""
    words = CHECKS[check]
    # TR: {field} is what a member's record may lack: Phone, Date of birth
    return _("{field} missing").format(field=_(words.title)) if words.kind is Kind.MISSING else _(words.title)
