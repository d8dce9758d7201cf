"""The first step of an import: choosing the file, and what was found in it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence, sentences
from pomanager.marks import N_
from pomanager.readmodels.exchange import RawTable
from pomanager.rules.objections import Objection
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import EmptyState, Note
from pomanager.ui.widgets.sheets import Facts, Scroller, Sheet

SEPARATORS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("upright line")}


class FileStep(QWidget):
    """Offers to choose a file or takes one that is dropped, says why one cannot be read, and what was found."""

    choosing = Signal()
    """The person wants to choose a file."""
    dropped = Signal(object)
    """Path of a file dropped here."""
    sheet_chosen = Signal(str)
    """The person wants another sheet of the same spreadsheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("members.import.file")
        self.setAcceptDrops(True)
        self._table: RawTable | None = None
        self._trouble: tuple[Objection, ...] = ()
        self.trouble = Note("bad")
        self.trouble.setObjectName("members.import.trouble")
        self.trouble.hide()
        self._empty = EmptyState("import")
        self.choose = Button("", "file", "primary", shortcut="Ctrl+Return", key="Ctrl+Enter")
        self.choose.setObjectName("members.import.choose")
        self.setFocusProxy(self.choose)
        self._empty.add_button(self.choose)
        self._build_found()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._found)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(16), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.trouble)
        column.addWidget(self._stack, 1)
        self.choose.clicked.connect(self.choosing)
        self.other.clicked.connect(self.choosing)
        self.sheets.activated.connect(self._on_sheet)

    def _build_found(self) -> None:
        self.sheet = Sheet()
        self.facts = Facts(160)
        self.sheets = ComboBox()
        self.sheets.setObjectName("members.import.sheet")
        self._sheet_word = Label("", "small", wrap=True)
        self._sheet_word.setFixedWidth(px(160))
        self.other = Button("", "file")
        self.other.setObjectName("members.import.other")
        self._sheet_row = QWidget()
        row = QHBoxLayout(self._sheet_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._sheet_word)
        row.addWidget(self.sheets)
        row.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        self.sheet.body.addWidget(self.facts)
        self.sheet.body.addWidget(self._sheet_row)
        self.sheet.body.addLayout(buttons)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._column.addWidget(self.sheet)
        self._column.addStretch(1)
        self._notes: list[Note] = []
        self._found = Scroller(inside)

    # ---- what is shown --------------------------------------------------------------------------------------------

    def show_table(self, table: RawTable | None) -> None:
        """Show what was found in a file; None for the choice of one."""
        self._table = table
        self.show_trouble(())
        self._stack.setCurrentWidget(self._empty if table is None else self._found)
        self.retranslate()

    def show_trouble(self, objections: tuple[Objection, ...]) -> None:
        """Say why a file cannot be read; nothing for none."""
        self._trouble = objections
        said = sentences(objections)
        self.trouble.tell("bad", said[0] if said else "", "\n".join(said[1:]))
        self.trouble.setVisible(bool(said))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._empty.tell(
            _("Bring in the list you already keep"),
            _("A table with one member per row: CSV, Excel or LibreOffice Calc. Drop the file here, or choose it."),
        )
        self.choose.setText(_("Choose the file"))
        self.other.setText(_("Choose another file"))
        self.show_trouble(self._trouble)
        self._show_found()

    def _show_found(self) -> None:
        table = self._table
        for note in self._notes:
            note.hide()
            note.deleteLater()
        self._notes = []
        if table is None:
            return
        self.sheet.set_title(table.file_name)
        self.facts.show_facts(tuple(_facts(table)))
        self._show_sheets(table)
        for said in table.notes:
            note = Note("warn", sentence(said))
            self._column.insertWidget(self._column.count() - 1, note)
            self._notes.append(note)

    def _show_sheets(self, table: RawTable) -> None:
        self._sheet_row.setVisible(bool(table.sheets))
        self._sheet_word.setText(_("Sheet"))
        self.sheets.setAccessibleName(_("Sheet"))
        self.sheets.clear()
        self.sheets.addItems(list(table.sheets))
        self.sheets.setCurrentText(table.sheet)
        self.sheets.setEnabled(len(table.sheets) > 1)

    def notes(self) -> tuple[str, ...]:
        """What is said about the table as a whole."""
        return tuple(note.title() for note in self._notes)

    # ---- what the person does -------------------------------------------------------------------------------------

    def _on_sheet(self, place: int) -> None:
        name = self.sheets.itemText(place)
        if self._table is not None and name != self._table.sheet:
            self.sheet_chosen.emit(name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(paths[0])


def _facts(table: RawTable) -> list[tuple[str, str]]:
    """What was found, as pairs of label and value."""
    found = [
        (_("Rows"), formats.number(len(table.rows))),
        (_("Columns"), formats.number(len(table.headers))),
        (_("First row of members"), formats.number(table.first_row)),
    ]
    if table.encoding:
        found.append((_("Letters are written as"), table.encoding.upper()))
    if table.separator:
        known = SEPARATORS.get(table.separator)
        found.append((_("Cells are parted by"), _(known) if known else table.separator))
    return found
