"""Typing into a cell of the table on its way in: F2 or a letter begins, Enter takes it, Esc leaves it; Ctrl+D fills."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from pomanager.rules.importing import AnyField
from pomanager.ui.look import px
from pomanager.ui.members.importing.checked import ShownRow
from pomanager.ui.members.importing.planned_table import PlannedTable
from pomanager.ui.members.importing.words import field_word
from pomanager.ui.tables.keys import is_typed

NARROWEST = 150


class CellTyping(QObject):
    """Takes the keys of the planned table that change its cells."""

    typed = Signal(object, object, str)
    """ShownRow, field and the text that shall stand there."""
    fill_wanted = Signal()
    """The text of the first chosen row shall stand in the same column of the other chosen ones."""

    def __init__(self, table: PlannedTable) -> None:
        super().__init__(table)
        self._table = table
        self._line: QLineEdit | None = None
        self._at: tuple[ShownRow, AnyField] | None = None
        table.cells = self
        table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        table.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def line(self) -> QLineEdit | None:
        """The entry that lies over a cell, while one does."""
        return self._line

    def wants(self, event: QKeyEvent) -> bool:
        """F2 changes the cell here; elsewhere it may press a button."""
        return event.key() == Qt.Key.Key_F2 and self._cell() is not None

    def takes(self, event: QKeyEvent) -> bool:
        """Do what the key means to the cell; False where it means nothing to it."""
        if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.fill_wanted.emit()
            return True
        if event.key() == Qt.Key.Key_F2:
            return self.begin()
        return is_typed(event) and self.begin(event.text())

    def begin(self, typed: str = "") -> bool:
        """Lay an entry over the cell under the keyboard, with what stands in the table or was typed."""
        at = self._cell()
        if at is None or self._line is not None:
            return False
        row, field = at
        cell = row.cells.get(field)
        box = self._table.visualRect(self._table.currentIndex())
        line = QLineEdit(self._table.viewport())
        line.setObjectName("cell.editor")
        line.setAccessibleName(field_word(field))
        line.setText(typed or (cell.text if cell is not None else ""))
        line.setGeometry(box.x(), box.y(), max(box.width(), px(NARROWEST)), box.height())
        if not typed:
            line.selectAll()
        line.installEventFilter(self)
        line.show()
        line.raise_()
        line.setFocus()
        self._line, self._at = line, at
        return True

    def _cell(self) -> tuple[ShownRow, AnyField] | None:
        row, field = self._table.current_row(), self._table.current_field()
        if isinstance(row, ShownRow) and field is not None and row.table.plan.column_of(field) is not None:
            return row, field
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # Enter and Esc belong to the entry while it is open
                return True
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                    self.finish()
                    return True
                if event.key() == Qt.Key.Key_Escape:
                    self.leave()
                    return True
            elif event.type() == QEvent.Type.FocusOut:
                self.finish()
        return super().eventFilter(watched, event)

    def finish(self) -> None:
        """Take what was typed."""
        line, at = self._line, self._at
        if line is None or at is None:
            return
        text = line.text()
        self._close()
        row, field = at
        cell = row.cells.get(field)
        if text != (cell.text if cell is not None else ""):
            self.typed.emit(row, field, text)

    def leave(self) -> None:
        """Leave the cell as it is."""
        self._close()

    def _close(self) -> None:
        line, self._line, self._at = self._line, None, None
        if line is not None:
            line.removeEventFilter(self)
            line.hide()
            line.deleteLater()
            self._table.setFocus()

    def _on_scrolled(self, _value: int) -> None:
        self.finish()
