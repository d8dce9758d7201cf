"""A field for a password: what is typed is covered, and a button beside it shows it to whoever sits alone there."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from pomanager.i18n import _
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button


class PasswordLine(QWidget):
    """One password. ``edited`` is sent at every touch, ``entered`` at Enter."""

    edited = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.shown = Button("", kind="quiet")
        self.shown.setCheckable(True)
        self.shown.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on from one password to the next
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(self.line, 1)
        row.addWidget(self.shown)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self.entered)
        self.shown.toggled.connect(self._on_shown)
        self.retranslate()

    def text(self) -> str:
        """The password as typed, spaces and all."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put another text there, covered again."""
        self.shown.setChecked(False)
        self.line.setText(text)

    def set_name(self, name: str) -> None:
        """Set what is read aloud when the keyboard comes here."""
        self.line.setAccessibleName(name)

    def retranslate(self) -> None:
        """Set the words of the button anew."""
        # TR: button beside a password: cover what is typed, or show it
        self.shown.setText(_("Hide") if self.shown.isChecked() else _("Show"))

    def _on_shown(self, shown: object) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
