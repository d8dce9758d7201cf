"""Changing cells in a list: F2 or typing begins, Enter goes down, Tab on, Esc takes back; a row is saved when left.

An entry is judged as a form judges it, and what speaks against it stands under its cell. Entries of one row wait until
the keyboard leaves the row, and are then saved together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from pomanager.errors import OfficeError
from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.rules.calendar import VagueDate
from pomanager.rules.objections import Objection
from pomanager.ui import problems
from pomanager.ui.forms.editor import Editor, TextEditor
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.look import px
from pomanager.ui.tables.cell_editor import Suggestions, make_editor
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.keys import is_typed
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.notes import Note

NARROWEST_EDITOR = 150
REMARK_WIDTH = 320
ELSEWHERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The keyboard left for another window or a list that drops down: it will be back."""
DAYS = frozenset({Kind.DATE, Kind.VAGUE_DATE})
MUST_BE_FILLED = N_("This must be filled in.")


class CellBooks(Protocol):
    """What the cells of a list are changed through."""

    def field_of(self, column: Column[Any]) -> Field | None:
        """The field of a form that a column shows; None where its cells are not changed in the list."""

    def may_change(self, row_id: int, name: str) -> bool:
        """Whether this row has the field at all."""

    def value_of(self, row_id: int, name: str) -> object:
        """What a field of a row holds now."""

    def suggestions(self, name: str, typed: str) -> Sequence[str]:
        """Texts that may be meant by what was typed into a field."""

    def judge(self, row_id: int, values: Mapping[str, object]) -> Sequence[Objection]:
        """What speaks against a row in which these fields are changed."""

    def save(self, row_id: int, values: Mapping[str, object]) -> None:
        """Save a row in which these fields are changed; raises OfficeError."""


class CellEditing(QObject):
    """Takes the keys of a table that change its cells.

    ``paste_wanted``, ``fill_wanted`` and ``empty_wanted`` ask for changes of many cells, which somebody else makes.
    """

    paste_wanted = Signal()
    fill_wanted = Signal()
    empty_wanted = Signal()

    def __init__(self, view: TableView, books: CellBooks) -> None:
        super().__init__(view)
        self._view = view
        self._books = books
        self._editor: Editor | None = None
        self._at = (-1, "")
        """The row by its id, and the name of the field, that are being changed."""
        self._column = -1
        self._waiting: dict[str, object] = {}
        """Entries of one row that are not saved yet, by field."""
        self._row_id = -1
        self._seen: set[tuple[str, str]] = set()
        self._remark = Note("bad", parent=view.viewport())
        self._remark.setObjectName("cell.remark")
        self._remark.hide()
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.timeout.connect(self._on_back)
        view.cells = self
        view.row_chosen.connect(self._on_row_chosen)
        view.model().modelReset.connect(self._on_reset)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        view.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        view.installEventFilter(self)

    # ---- keys of the table ----------------------------------------------------------------------------------------

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key that presses a button elsewhere is meant for the cell."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            return bool(self._waiting)
        return key == Qt.Key.Key_F2 and self._field_here() is not None

    def takes(self, event: QKeyEvent) -> bool:
        """Do what the key means to the cell; False where it means nothing to it."""
        key, control = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif control and key == Qt.Key.Key_D:
            self.fill_wanted.emit()
        elif control and key == Qt.Key.Key_Semicolon:
            return self._begin_today()
        elif key == Qt.Key.Key_Delete and not event.modifiers():
            self.empty_wanted.emit()
        elif key == Qt.Key.Key_F2:
            return self.begin()
        elif key == Qt.Key.Key_Escape and self._waiting:
            self.drop_row()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._waiting:
            self._go(1, 0)
        elif is_typed(event):
            return self.begin(event.text())
        else:
            return False
        return True

    def _field_here(self) -> Field | None:
        index = self._view.currentIndex()
        return self._field_at(index.column()) if index.isValid() else None

    def _field_at(self, number: int) -> Field | None:
        field = self._books.field_of(self._view.table_model().columns[number])
        return replace(field, kind=Kind.LIST) if field is not None and field.kind is Kind.CHOICE else field

    # ---- one cell -------------------------------------------------------------------------------------------------

    @property
    def editor(self) -> Editor | None:
        """The editor that is open, None for none."""
        return self._editor

    @property
    def waiting(self) -> Mapping[str, object]:
        """Entries of the row that are not saved yet, by field."""
        return self._waiting

    def remark(self) -> str:
        """What stands under the cell that is being changed, "" for nothing."""
        return "" if self._remark.isHidden() else f"{self._remark.title()}\n{self._remark.text()}".strip()

    def begin(self, typed: str = "") -> bool:
        """Change the cell under the keyboard, beginning with what was typed; False where it cannot be changed."""
        index, field = self._view.currentIndex(), self._field_here()
        if field is None or self._editor is not None:
            return False
        row_id = self._view.table_model().id_at(index.row())
        if not self._books.may_change(row_id, field.name):
            return False
        if row_id != self._row_id:
            self.save_row()
            self._row_id = row_id
        self._at, self._column = (row_id, field.name), index.column()
        self._view.scrollTo(index)
        self._open(field, typed)
        return True

    def _begin_today(self) -> bool:
        field = self._field_here()
        if field is None or field.kind not in DAYS or field.today is None or not self.begin():
            return False
        if self._editor is not None:
            today = field.today()
            self._editor.show_value(VagueDate.of(today) if field.kind is Kind.VAGUE_DATE else today)
        return True

    def _open(self, field: Field, typed: str) -> None:
        editor = make_editor(field, self._view.viewport(), self._value(field.name), typed)
        self._editor = editor
        if isinstance(editor, TextEditor) and self._books.suggestions(field.name, ""):
            Suggestions(editor, partial(self._books.suggestions, field.name))
        editor.inner().installEventFilter(self)
        self._place()
        editor.show()
        editor.setFocus()

    def _value(self, name: str) -> object:
        return self._waiting.get(name, self._books.value_of(self._at[0], name))

    def _place(self) -> None:
        """Put the editor over its cell, and what speaks against the entry under it, inside the list."""
        editor, view = self._editor, self._view
        place = view.table_model().place_of(self._at[0])
        if editor is None or place < 0:
            return
        cell = view.visualRect(view.model().index(place, self._column))
        room = view.viewport().rect()
        height = max(cell.height(), editor.inner().sizeHint().height())
        top = cell.center().y() - height // 2
        box = QRect(cell.left(), top, min(max(cell.width(), px(NARROWEST_EDITOR)), room.width()), height)
        if view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveRight(cell.right())
        box.moveLeft(max(0, min(box.left(), room.width() - box.width())))
        editor.setGeometry(box)
        width = min(px(REMARK_WIDTH), room.width())
        height = self._remark_height(width)
        below = box.bottom() + 1 if box.bottom() + height < room.height() else box.top() - height
        left = max(0, min(box.left(), room.width() - width))
        self._remark.setGeometry(left, max(0, below), width, height)
        self._remark.raise_()

    def _remark_height(self, width: int) -> int:
        """How high the remark is in a width, its lines broken."""
        layout = self._remark.layout()
        if layout is None:
            return px(40)
        layout.activate()
        return max(layout.totalHeightForWidth(width), px(40))

    def commit(self, *, leaving: bool = False) -> bool:
        """Take the entry; False where something speaks against it, which then stands under the cell.

        A remark is shown once; the same entry committed again is taken, and so is one that is left for another place.
        """
        editor, (row_id, name) = self._editor, self._at
        if editor is None:
            return True
        reading = editor.read()
        if reading.objection is None and reading.value == self._value(name):
            self._close(take_keyboard=not leaving)
            return True
        found = self._objections(editor, reading.value, reading.objection)
        stops = [each for each in found if each.stops]
        news = [each for each in found if (each.about, each.message) not in self._seen]
        if stops or (news and not leaving):
            self._seen |= {(each.about, each.message) for each in found if not each.stops}
            self._tell(stops or news)
            return False
        self._waiting[name], self._row_id = reading.value, row_id
        self._show_waiting()
        self._close(take_keyboard=not leaving)
        return True

    def _objections(self, editor: Editor, value: object, own: Objection | None) -> list[Objection]:
        """What speaks against the entry: what stops, and the remarks about this field."""
        name = editor.field.name
        if own is not None and own.stops:
            return [own]
        if editor.field.required and value in {None, ""}:
            return [Objection(MUST_BE_FILLED, name)]
        ruled = self._books.judge(self._at[0], {**self._waiting, name: value})
        return [*([own] if own is not None else []), *(each for each in ruled if each.stops or each.about == name)]

    def _tell(self, objections: Sequence[Objection]) -> None:
        stops = objections[0].stops
        words = [sentence(each) for each in objections]
        if not stops:
            words.append(_("Press Enter again to keep it as it is."))
        self._remark.tell("bad" if stops else "warn", words[0], "\n".join(words[1:]))
        if self._editor is not None:
            self._editor.show_state("bad" if stops else "warn")
        self._place()
        self._remark.show()

    def cancel(self) -> None:
        """Leave the cell as it was."""
        self._close()

    def _close(self, *, take_keyboard: bool = True) -> None:
        editor, self._editor = self._editor, None
        self._remark.hide()
        self._seen.clear()
        if editor is not None:
            editor.inner().removeEventFilter(self)
            if take_keyboard:
                self._view.setFocus()
            editor.hide()
            editor.deleteLater()

    # ---- the row --------------------------------------------------------------------------------------------------

    def save_row(self) -> None:
        """Save the entries of the row that wait."""
        values, row_id = self._waiting, self._row_id
        self._waiting = {}
        if values:
            self._show_waiting()
            try:
                self._books.save(row_id, values)
            except OfficeError as problem:
                problems.show(self._view, problem)

    def drop_row(self) -> None:
        """Leave the whole row as it was."""
        self._waiting = {}
        self._show_waiting()

    def _show_waiting(self) -> None:
        """Have the cells show their entries that wait."""
        columns = self._view.table_model().columns
        said = {}
        for number, column in enumerate(columns):
            field = self._field_at(number)
            if field is not None and field.name in self._waiting:
                said[self._row_id, number] = column.text(self._waiting[field.name])
        self._view.delegate.waiting = said
        self._view.viewport().update()

    def _go(self, down: int, on: int) -> None:
        """Go on to another cell: so many rows down, or to the next one of the row that can be changed."""
        view = self._view
        index = view.currentIndex()
        if down:
            view.go_to(index.row() + down, index.column())
            if view.currentIndex() == index:  # the last row
                self.save_row()
            return
        changed = [number for number in view.visible_columns() if self._field_at(number) is not None]
        here = changed.index(index.column()) + on
        if 0 <= here < len(changed):
            view.go_to(index.row(), changed[here])
        elif 0 <= index.row() + on < view.model().rowCount():
            view.go_to(index.row() + on, changed[0 if on > 0 else -1])
        else:
            self.save_row()
            return
        self.begin()

    # ---- what happens around --------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is not self._view:
            return self._edits(event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() not in ELSEWHERE:
            self._left(watched)
        return super().eventFilter(watched, event)

    def _edits(self, event: QKeyEvent) -> bool:
        """Keys while an editor is open."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.cancel()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.commit():
                self._go(1, 0)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            if self.commit():
                self._go(0, 1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _left(self, watched: QObject) -> None:
        """The keyboard went elsewhere: an entry that can be taken is taken, and the row saved once it is left."""
        if QApplication.activePopupWidget() is not None:
            return
        if self._editor is not None and watched is self._editor.inner() and not self.commit(leaving=True):
            self._back.start()  # what stands against the entry is read where it stands
            return
        focused = QApplication.focusWidget()
        if self._editor is None and (
            focused is None or not (focused is self._view or self._view.isAncestorOf(focused))
        ):
            self.save_row()

    def _on_back(self) -> None:
        if self._editor is not None:
            self._editor.setFocus()

    def _on_row_chosen(self, row: object) -> None:
        current = self._view.currentIndex()
        here = self._view.table_model().id_at(current.row()) if row is not None and current.isValid() else -1
        if self._waiting and here != self._row_id:
            self.save_row()

    def _on_reset(self) -> None:
        if self._editor is not None and self._view.table_model().place_of(self._at[0]) < 0:
            self._close()
        self._place()

    def _on_scrolled(self, _value: int) -> None:
        self._place()
