"""Asks for the password before private notes are shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.errors import OfficeError, Refused
from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.rules.access.notes import KEY_NEEDED
from pomanager.rules.objections import Objection
from pomanager.services.access import door
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.forms.entries import Remark
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.painting import set_tone
from pomanager.ui.widgets.password_line import PasswordLine
from pomanager.ui.widgets.sheets import Sheet

WIDTH = 460


class PasswordPart(QWidget):
    """A sheet with one password; ``opened`` is sent when it was right."""

    opened = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._text = Label("", wrap=True)
        self.password = PasswordLine()
        self.remark = Remark()
        self.verb = Button("", "lock", "primary", key="Enter")
        self.verb.setObjectName("notes.open")
        sheet = Sheet()
        sheet.setFixedWidth(px(WIDTH))
        self._sheet = sheet
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.verb)
        for part in (self._text, self.password, self.remark):
            sheet.body.addWidget(part)
        sheet.body.addLayout(row)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(sheet)
        across.addStretch(1)
        upright = QVBoxLayout(self)
        upright.addStretch(2)
        upright.addLayout(across)
        upright.addStretch(3)
        self.verb.clicked.connect(self.open)
        self.password.entered.connect(self.open)
        self.setFocusProxy(self.password)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._sheet.set_title(_("Private notes"))
        self._text.setText(sentence(Objection(KEY_NEEDED)))
        self.password.set_name(_("Password"))
        self.verb.setText(_("Open the notes"))
        self._say(())

    def open(self) -> None:
        """Try the password."""
        typed = self.password.text()
        if not typed:
            self.password.setFocus()
            return
        try:
            door.unlock_notes(self._desk.office, typed)
        except Refused as refused:
            self._say(refused.objections)
            self.password.line.selectAll()
            self.password.setFocus()
        except OfficeError as trouble:
            problems.show(self, trouble)
        else:
            self.forget()
            self.opened.emit()

    def forget(self) -> None:
        """Empty the field."""
        self.password.set_text("")
        self._say(())

    def _say(self, objections: tuple[Objection, ...]) -> None:
        self.remark.tell("bad", "\n".join(map(sentence, objections)))
        set_tone(self.password.line, "state", "bad" if objections else "")
