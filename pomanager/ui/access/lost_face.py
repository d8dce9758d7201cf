"""The face of the sheet for somebody who forgot the password: who can give a new one, and the code on paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pomanager.errors import OfficeError, Refused
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.rules.access.passwords import objections_to_password
from pomanager.rules.access.people import Known
from pomanager.rules.access.recovery import objections_to_code
from pomanager.rules.access.roles import Right, Role, rights_of
from pomanager.services.access import door
from pomanager.services.access.commands.signing_in import RecoverPassword, recover_password
from pomanager.services.access.queries.door import people_now
from pomanager.services.office import Office
from pomanager.ui import problems
from pomanager.ui.access.face import Face
from pomanager.ui.access.judged import AGAIN, PASSWORD, Judged
from pomanager.ui.forms.entries import Entries
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.widgets.buttons import Button

CODE = Field(
    name="code", label=N_("Recovery code"), kind=Kind.LONG_TEXT, width=420, required=True,
    hint=N_("As it stands on the paper. Small letters, dashes and spaces make no difference."),
)  # fmt: skip


class LostFace(Face):
    """Says what can be done; a secretary may use the recovery code. ``recovered`` is sent when they are signed in."""

    recovered = Signal()

    def __init__(self, office: Office, who: Known | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._who = who
        self._helpers = tuple(
            each.name
            for each in office.ask(people_now)
            if Right.KEEP_PEOPLE in rights_of(each.roles) and (who is None or each.id != who.id)
        )
        self.entries = Entries((CODE, PASSWORD, AGAIN), under=True)
        self.entries.hide()
        self._judged = Judged(self.entries)
        self.body.addWidget(self.entries)
        self.verb.setObjectName("door.recover")
        self.back = Button("", key="Esc")
        self.back.setObjectName("door.back")
        self.back.clicked.connect(self.left)
        self.begin_row(self.back)
        self.verb.setVisible(self._is_secretary)
        self.setFocusProxy(self.verb if self._is_secretary else self.back)

    @property
    def _is_secretary(self) -> bool:
        return self._who is not None and Role.SECRETARY in self._who.roles

    def retranslate(self) -> None:
        self.say(_("Forgot the password?"), "\n".join(self._told()))
        self.verb.setText(_("Set the new password") if self._asks else _("Use the recovery code"))
        self.back.setText(_("Back"))

    @property
    def _asks(self) -> bool:
        return not self.entries.isHidden()

    def _told(self) -> list[str]:
        told = []
        if self._helpers:
            helpers = _("A new password can be given by: {names}.")
            told.append(helpers.format(names=formats.listing(list(self._helpers), alternatives=True)))
        if self._is_secretary:
            told.append(_("Or the recovery code of the office, on paper in its envelope, lets you choose a new one."))
        elif not self._helpers:
            told.append(_("Choose your name first."))
        told.append(_("Private notes sealed with the lost password cannot be read any more."))
        return told

    def act(self) -> None:
        """Ask for the code, then set the new password and sign in with it."""
        if not self._asks:
            self.entries.show()
            self.retranslate()
            self.setFocusProxy(self.entries.editor("code"))
            self.entries.focus_on("code")
            return
        who, code = self._who, self._judged.value("code")
        password, again = self._judged.value("password"), self._judged.value("again")
        names = () if who is None else (who.name,)
        found = (*objections_to_code(code), *objections_to_password(password, again, names))
        if who is not None and self._judged.pass_with(found):
            self._recover(who, RecoverPassword(user_id=who.id, code=code, password=password, again=again))

    def _recover(self, who: Known, order: RecoverPassword) -> None:
        try:
            self._office.do(recover_password, order)
            door.sign_in(self._office, who.name, order.password)
        except Refused as refused:
            self._judged.show(refused.objections)
        except OfficeError as trouble:
            problems.show(self, trouble)
        else:
            self.forget()
            self.recovered.emit()

    def forget(self) -> None:
        self._judged.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.act()
            return
        super().keyPressEvent(event)
