"""The menu of what can become of a member's standing; the panel and the page of the record have it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pomanager.i18n import _
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.members import Transition, transitions_from


class StandingMenu(QObject):
    """Makes the menu for one member after the other, and sends what was chosen."""

    standing_wanted = Signal(object, object)
    """MemberDetail and the Transition chosen."""
    reversal_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._member: MemberDetail | None = None
        self._transitions: tuple[Transition, ...] = ()

    def menu(self, member: MemberDetail | None) -> QMenu:
        """The menu of what can become of this member's standing; empty for nobody."""
        menu = QMenu(self._around)
        self._member = member
        if member is None:
            return menu
        self._transitions = transitions_from(member.status)
        for place, transition in enumerate(self._transitions):
            action = menu.addAction(_(transition.act))
            action.setData(place)
            action.triggered.connect(self._on_transition)
        if sum(line.holds for line in member.standings) > 1:
            menu.addSeparator()
            menu.addAction(_("Take back the last entry…")).triggered.connect(self._on_reverse)
        return menu

    def _on_transition(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction) and self._member is not None:
            self.standing_wanted.emit(self._member, self._transitions[int(sender.data())])

    def _on_reverse(self) -> None:
        self.reversal_wanted.emit(self._member)
