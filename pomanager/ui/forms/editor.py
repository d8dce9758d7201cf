"""What every editor of a field can do; the one for plain text shows how."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from pomanager.rules.objections import Objection
from pomanager.ui.forms.fields import Field, Reading
from pomanager.ui.look import look, px
from pomanager.ui.widgets.painting import set_tone


class Editor(QWidget):
    """Edits one value. ``changed`` is sent at every touch, ``left`` when the keyboard goes elsewhere."""

    changed = Signal()
    left = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(px(8))

    def adopt(self, inner: QWidget, *, stretch: int = 1) -> None:
        """Take a part in: its leaving is the editor's leaving, its name the field's name."""
        self.row.addWidget(inner, stretch)
        inner.installEventFilter(self)
        if self.focusProxy() is None:
            self.setFocusProxy(inner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if event.type() == QEvent.Type.ShortcutOverride and _nothing_to_undo(watched, event):
            return True  # the last act of the office is undone instead, as the menu line says
        return super().eventFilter(watched, event)

    def read(self) -> Reading:
        """Return what the entry means."""
        raise TypeError(f"{type(self).__name__} does not read its entry")

    def show_value(self, value: object) -> None:
        """Show a value."""
        raise TypeError(f"{type(self).__name__} does not show values ({value})")

    def raw(self) -> str:
        """Return the entry as text, for a draft."""
        raise TypeError(f"{type(self).__name__} keeps no draft")

    def show_raw(self, text: str) -> None:
        """Show the entry of a draft again."""
        raise TypeError(f"{type(self).__name__} keeps no draft ({text})")

    def inner(self) -> QWidget:
        """Return the part that takes the keys."""
        return self.focusProxy() or self

    def show_state(self, state: str) -> None:
        """Draw the border of an entry that is "bad", "warn" or "" (plain)."""
        set_tone(self.inner(), "state", state)

    def set_name(self, name: str) -> None:
        """Set what is read aloud when the keyboard comes here."""
        self.setAccessibleName(name)
        self.inner().setAccessibleName(name)

    def set_said(self, text: str) -> None:
        """Set what is read aloud after the name: what stands beside the field, and that it must be filled in."""
        self.inner().setAccessibleDescription(text)

    def inner_objections(self) -> tuple[Objection, ...]:
        """Return what can be said of parts inside, where there are any: rows with cells."""
        return ()

    def show_inner(self, objections: Sequence[Objection]) -> bool:
        """Show what speaks against parts inside; returns whether anything does."""
        return bool(objections)

    def been_in(self, about: str) -> bool:
        """Return whether a person has been in the part an objection is about; where there are no parts: yes."""
        return bool(about)

    def touch_all(self) -> None:
        """Take all parts inside for such that a person has been in."""

    def take_keys(self) -> None:
        """Put the keyboard here, or into the part inside that something is said against."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Set the editor's own words anew."""


def _nothing_to_undo(line: QObject, event: QEvent) -> bool:
    """Whether Undo was pressed in a line in which nothing was typed, which would keep the key all the same."""
    pressed = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
    return pressed and isinstance(line, QLineEdit) and not line.isUndoAvailable()


class TextEditor(Editor):
    """One line of text, or a phone number."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line = QLineEdit()
        self.line.textEdited.connect(self.changed)
        self.adopt(self.line)

    def read(self) -> Reading:
        return Reading(" ".join(self.line.text().split()))

    def show_value(self, value: object) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)  # a long text shows its beginning

    def raw(self) -> str:
        return self.line.text()

    def show_raw(self, text: str) -> None:
        self.line.setText(text)


class LongTextEditor(Editor):
    """Several lines of text; Tab goes on to the next field."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(look().metrics().height() * field.lines + px(16))
        self.text.textChanged.connect(self.changed)
        self.adopt(self.text)

    def read(self) -> Reading:
        return Reading(self.text.toPlainText().strip())

    def show_value(self, value: object) -> None:
        self.show_raw("" if value is None else str(value))

    def raw(self) -> str:
        return self.text.toPlainText()

    def show_raw(self, text: str) -> None:
        before = self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.blockSignals(before)
