"""The editor of free text: bold words, lists, tables, by buttons or keys; what is pasted loses every other look."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QTextCharFormat, QTextCursor, QTextListFormat
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.rules.meetings.rich_text import MOST_COLUMNS, RichText
from pomanager.ui.look import look, px
from pomanager.ui.rich_text import documents
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.keys import key_text
from pomanager.ui.widgets.tips import as_tip
from pomanager.ui.widgets.wrapping import WrappingRow

_NEW_ROWS, _NEW_COLUMNS = 3, 3


class _Paper(QTextEdit):
    """Takes letters alone from elsewhere: no pictures, no colours, no addresses."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(source.text(), documents.char_format(bold=False))


class RichEditor(QWidget):
    """Edits one free text. ``edited`` is sent when somebody has changed it."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = _Paper()
        self.paper.setObjectName(name)
        self.paper.setAcceptRichText(False)
        self.paper.setTabChangesFocus(True)
        self._keys: dict[Button, str] = {}
        self.bold = self._button("Ctrl+B", self.make_bold)
        self.bullets = self._button("Ctrl+Shift+L", self.make_bullets)
        self.numbers = self._button("Ctrl+Shift+N", self.make_numbers)
        self.table = self._button("Ctrl+Shift+T", self.insert_table)
        self.row = self._button("", self.add_row)
        self.column = self._button("", self.add_column)
        self._lay_out()
        self.paper.textChanged.connect(self._on_changed)
        self.paper.cursorPositionChanged.connect(self._on_moved)
        self._quiet = False
        self._on_moved()

    def _button(self, keys: str, act: object) -> Button:
        button = Button("", "", "small", key=keys)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        if keys:
            self._keys[button] = keys
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(act)
        return button

    def _lay_out(self) -> None:
        bar = QWidget()
        buttons = (self.bold, self.bullets, self.numbers, self.table, self.row, self.column)
        row = WrappingRow((buttons,), bar)
        row.setContentsMargins(px(8), px(6), px(8), px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.paper, 1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.paper.setFont(look().font("body"))
        for button, keys in self._keys.items():
            button.set_key("" if look().stacked else keys)  # large letters leave room for the verbs alone
            button.setToolTip(as_tip(key_text(keys)))
        self.paper.setAccessibleName(_("Text"))
        # TR: buttons over a text that is being written: strong letters, a list with dots, a list with numbers
        self.bold.setText(_("Bold"))
        self.bullets.setText(_("List"))
        self.numbers.setText(_("Numbers"))
        self.table.setText(_("Table"))
        self.row.setText(_("Row"))
        self.row.set_name(_("One more row in the table"))
        self.column.setText(_("Column"))
        self.column.set_name(_("One more column in the table"))

    # ---- what is written ------------------------------------------------------------------------------------------

    def show_text(self, text: RichText) -> None:
        """Show another text."""
        self._quiet = True
        documents.fill(self.paper.document(), text)
        self.paper.moveCursor(QTextCursor.MoveOperation.Start)
        self._quiet = False
        self._on_moved()

    def text(self) -> RichText:
        """The text as it stands."""
        return documents.read(self.paper.document())

    def _on_changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    # ---- what the buttons do --------------------------------------------------------------------------------------

    def make_bold(self) -> None:
        """Make the chosen words strong, or plain again."""
        is_bold = self.paper.fontWeight() > QFont.Weight.Medium
        look_of = QTextCharFormat()
        look_of.setFontWeight(QFont.Weight.Normal if is_bold else QFont.Weight.Bold)
        self.paper.mergeCurrentCharFormat(look_of)
        self.paper.setFocus()

    def make_bullets(self) -> None:
        """Make the chosen paragraphs a list with dots, or paragraphs again."""
        self._toggle_list(QTextListFormat.Style.ListDisc)

    def make_numbers(self) -> None:
        """Make the chosen paragraphs a list with numbers, or paragraphs again."""
        self._toggle_list(QTextListFormat.Style.ListDecimal)

    def _toggle_list(self, style: QTextListFormat.Style) -> None:
        cursor = self.paper.textCursor()
        found = documents.list_of(cursor.block())
        cursor.beginEditBlock()
        if found is None or found.format().style() != style:
            cursor.createList(style)
        else:
            found.remove(cursor.block())
            plain = cursor.blockFormat()
            plain.setIndent(0)
            cursor.setBlockFormat(plain)
        cursor.endEditBlock()
        self.paper.setFocus()

    def insert_table(self) -> None:
        """Put a table where the cursor is; in a table there is none in another."""
        cursor = self.paper.textCursor()
        if documents.table_at(cursor) is not None:
            return
        made = cursor.insertTable(_NEW_ROWS, _NEW_COLUMNS, documents.table_format())
        self.paper.setTextCursor(made.cellAt(0, 0).firstCursorPosition())
        self.paper.setFocus()

    def add_row(self) -> None:
        """Put a row below the one the cursor is in."""
        found = documents.table_at(self.paper.textCursor())
        if found is not None:
            found.insertRows(found.cellAt(self.paper.textCursor()).row() + 1, 1)

    def add_column(self) -> None:
        """Put a column after the one the cursor is in, as far as a sheet has room."""
        found = documents.table_at(self.paper.textCursor())
        if found is not None and found.columns() < MOST_COLUMNS:
            found.insertColumns(found.cellAt(self.paper.textCursor()).column() + 1, 1)

    def _on_moved(self) -> None:
        in_table = documents.table_at(self.paper.textCursor()) is not None
        self.table.setEnabled(not in_table)
        self.row.setVisible(in_table)
        self.column.setVisible(in_table)
