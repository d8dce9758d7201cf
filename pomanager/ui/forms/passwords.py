"""The editor of a password: it keeps every sign as typed, and gives nothing away to drafts."""

from PySide6.QtWidgets import QWidget

from pomanager.ui.forms.editor import Editor
from pomanager.ui.forms.fields import Field, Reading
from pomanager.ui.widgets.painting import set_tone
from pomanager.ui.widgets.password_line import PasswordLine


class PasswordEditor(Editor):
    """One password, covered until somebody wants to see it."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.password = PasswordLine()
        self.password.edited.connect(self.changed)
        self.adopt(self.password)
        self.password.line.installEventFilter(self)

    def read(self) -> Reading:
        return Reading(self.password.text())

    def show_value(self, value: object) -> None:
        self.password.set_text("" if value is None else str(value))

    def raw(self) -> str:
        return ""  # a draft lies in the file

    def show_raw(self, text: str) -> None:
        """Show nothing: a draft holds no password."""

    def show_state(self, state: str) -> None:
        set_tone(self.password.line, "state", state)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.password.set_name(name)

    def set_said(self, text: str) -> None:
        self.password.line.setAccessibleDescription(text)

    def retranslate(self) -> None:
        self.password.retranslate()
