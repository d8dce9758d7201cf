"""The face of the sheet at which somebody chooses a password of their own, in place of the one they were given."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pomanager.errors import OfficeError, Refused
from pomanager.i18n import _
from pomanager.rules.access.passwords import objections_to_password
from pomanager.services.access.commands.own_password import ChangeOwnPassword, change_own_password
from pomanager.services.office import Office
from pomanager.ui import problems
from pomanager.ui.access.face import Face
from pomanager.ui.access.judged import AGAIN, PASSWORD, Judged
from pomanager.ui.forms.entries import Entries
from pomanager.ui.widgets.buttons import Button


class OwnPasswordFace(Face):
    """Asks for the new password twice; ``chosen`` is sent when it is in force."""

    chosen = Signal()

    def __init__(self, office: Office, given: str, parent: QWidget | None = None) -> None:
        """``given`` is the password they have just signed in with."""
        super().__init__(parent)
        self._office = office
        self._given = given
        self.entries = Entries((PASSWORD, AGAIN), under=True)
        self._judged = Judged(self.entries)
        self.body.addWidget(self.entries)
        self.verb.setObjectName("door.own_password")
        self.back = Button("", key="Esc")
        self.back.setObjectName("door.back")
        self.back.clicked.connect(self.left)
        self.begin_row(self.back)
        self.setFocusProxy(self.entries.editor("password"))

    def retranslate(self) -> None:
        self.say(
            _("Choose a password of your own"),
            _("Somebody else chose the one you have now. Nobody but you needs to know the new one."),
        )
        self.verb.setText(_("Set the password"))
        self.back.setText(_("Sign out"))

    def act(self) -> None:
        """Set it, or say beside the fields what speaks against it."""
        password, again = self._judged.value("password"), self._judged.value("again")
        if not self._judged.pass_with(objections_to_password(password, again, (self._office.actor,))):
            return
        try:
            self._office.do(change_own_password, ChangeOwnPassword(old=self._given, password=password, again=again))
        except Refused as refused:
            self._judged.show(refused.objections)
        except OfficeError as trouble:
            problems.show(self, trouble)
        else:
            self.forget()
            self.chosen.emit()

    def forget(self) -> None:
        self._judged.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.act()
            return
        super().keyPressEvent(event)
