"""The table of planned rows: every cell shows what became of it, by a mark, a tint and a line."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from pomanager.i18n import formats
from pomanager.marks import N_
from pomanager.rules.importing import FIELD_WORDS, AnyField, Field, OwnField
from pomanager.ui.look import look, px
from pomanager.ui.members.importing.checked import Checked, ShownRow
from pomanager.ui.members.importing.words import (
    cell_state,
    cell_words,
    field_word,
    happening,
    happening_state,
    happenings,
)
from pomanager.ui.members.words import sex_words
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import PAD, CellDelegate
from pomanager.ui.tables.model import RowRole, TableModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.painting import Row, mark, words

ROW, HAPPENS = "row", "happens"
WIDTHS = {
    Field.NUMBER: 84, Field.NAME: 0, Field.FAMILY: 122, Field.GIVEN: 122, Field.PATRONYMIC: 122,
    Field.OTHER_SCRIPT: 122, Field.SEX: 80, Field.BIRTH: 122, Field.PHONE: 114, Field.PLACE: 106, Field.SECTION: 116,
    Field.JOINED: 112, Field.STATUS: 116, Field.HOW_TO_FIND: 160, Field.ID_NUMBER: 150, Field.LEFT_REASON: 150,
}  # fmt: skip
"""Chosen so that the usual list of members fits a small screen without scrolling sideways."""
USUAL_WIDTH = 116
SHORT_WORDS = {Field.OTHER_SCRIPT: N_("Second script")}
"""Heads shorter than the field's own word."""


def columns_for(table: Checked) -> tuple[Column[ShownRow], ...]:
    """The columns of a table: the row, the fields it fills, and what will happen."""
    row_column: Column[ShownRow] = Column(
        N_("Row"), lambda row: row.planned.row, text=formats.number, right=True, width=_row_width(table), key=ROW,
        sortable=False, muted=True,
    )  # fmt: skip
    happens: Column[ShownRow] = Column(
        N_("What will happen"), lambda row: row, text=happening, width=160, key=HAPPENS, sortable=False,
        state=happening_state, words=happenings,
    )  # fmt: skip
    return (row_column, *(_column(field) for field in table.fields), happens)


def _row_width(table: Checked) -> int:
    """Enough for the box and the last row's number."""
    last = table.plan.rows[-1].row if table.plan.rows else 0
    return 42 + 9 * max(3, len(formats.number(last)))


def _column(field: AnyField) -> Column[ShownRow]:
    title = field_word(field) if isinstance(field, OwnField) else SHORT_WORDS.get(field, FIELD_WORDS[field])
    width = WIDTHS.get(field, USUAL_WIDTH) if isinstance(field, Field) else USUAL_WIDTH
    made: Column[ShownRow] = Column(
        title, lambda row: row, text=_words_of(field), width=width, key=field.value,
        right=field is Field.NUMBER, sortable=False, state=_state_of(field),
        words=sex_words if field is Field.SEX else None,
    )  # fmt: skip
    return made


def _words_of(field: AnyField) -> Callable[[ShownRow], str]:
    return lambda row: cell_words(row, field)


def _state_of(field: AnyField) -> Callable[[ShownRow], State | None]:
    return lambda row: cell_state(row, field)


class PlannedDelegate(CellDelegate):
    """Paints planned cells: a tint and a mark at the end for what is doubtful, a broken line for what was filled in."""

    def _paint_ground(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super()._paint_ground(painter, box, option, index)
        model = index.model()
        row = model.data(index, RowRole)
        if not isinstance(model, TableModel) or not isinstance(row, ShownRow):
            return
        column = model.columns[index.column()]
        state = column.state(row) if column.state is not None else None
        if state is not None and column.key not in {ROW, HAPPENS} and state.tone in {Tone.WARN, Tone.BAD}:
            inner = box.adjusted(0, 0, 0, -1)
            painter.fillRect(inner, QColor(look().tokens.tint(state.tone)))

    def _paint_words(self, painter: QPainter, box: QRect, column: Column[object], row: object, *, strong: bool) -> None:
        if not isinstance(row, ShownRow) or column.key == HAPPENS:
            super()._paint_words(painter, box, column, row, strong=False)
        elif column.key == ROW:
            _paint_row_number(painter, box, row)
        else:
            _paint_cell(painter, box, column, row)


def _paint_row_number(painter: QPainter, box: QRect, row: ShownRow) -> None:
    worn = look()
    places = Row(box.adjusted(px(PAD), 0, -px(PAD), -1), painter.layoutDirection())
    place = places.take(px(16), gap=px(6))
    if row.table.may_be_left_out(row.id):
        mark(painter, place, "box_off" if row.left_out else "box_on", 16, "text2" if row.left_out else "accent")
    number = formats.number(row.planned.row)
    words(painter, places.take(places.free), number, worn.font("body"), worn.colour("text2"), end=True)


def _paint_cell(painter: QPainter, box: QRect, column: Column[object], row: ShownRow) -> None:
    worn = look()
    places = Row(box.adjusted(px(PAD), 0, -px(PAD), -1), painter.layoutDirection())
    state = column.state(row) if column.state is not None else None
    if state is not None:
        spot = places.take(px(16), gap=px(6)) if column.right else places.take_end(px(16), gap=px(6))
        mark(painter, spot, state.shown_icon, 16, state.tone.value)
    ink = "text2" if row.left_out or column.muted else "text"
    place = places.take(places.free)
    text = column.shown(row)
    words(painter, place, text, worn.font("body"), worn.colour(ink), end=column.right)
    if state is not None and state.tone is Tone.INFO and text:
        _underline(painter, place, min(place.width(), worn.metrics().horizontalAdvance(text)), at_end=column.right)


def _underline(painter: QPainter, place: QRect, width: int, *, at_end: bool) -> None:
    """A broken line under the words, on the side they stand on."""
    to_right = (painter.layoutDirection() == Qt.LayoutDirection.RightToLeft) != at_end
    x = place.right() - width + 1 if to_right else place.left()
    y = place.center().y() + look().metrics().height() // 2 + 1
    pen = QPen(look().colour("info"), max(1, px(2)))
    pen.setDashPattern([3, 2])
    painter.save()
    painter.setPen(pen)
    painter.drawLine(x, y, x + width, y)
    painter.restore()


class PlannedTable(TableView):
    """The planned rows; Space or a click on its box leaves a row out or brings it in again."""

    toggled = Signal(object)
    """ShownRow: the person wants it left out, or in again."""
    cell_chosen = Signal(object, object)
    """ShownRow | None, and the field under the keyboard or None."""
    delegate_kind = PlannedDelegate

    def __init__(self, preferences: Preferences, checked: Checked) -> None:
        # Row, number and name stay in sight.
        super().__init__("members.import.check", preferences, frozen=checked.fields.index(Field.NAME) + 2)
        self._fields = {field.value: field for field in checked.fields}
        self.clicked.connect(self._on_clicked)
        self.frozen.clicked.connect(self._on_clicked)

    def show_model(self, model: TableModel[ShownRow]) -> None:
        super().show_model(model)
        self.selectionModel().currentChanged.connect(self._on_cell)

    def field_at(self, number: int) -> AnyField | None:
        """The field the column of this number shows; None for the row's number and for what will happen."""
        return self._fields.get(self.table_model().columns[number].key)

    def current_field(self) -> AnyField | None:
        """The field under the keyboard."""
        index = self.currentIndex()
        return self.field_at(index.column()) if index.isValid() else None

    def _on_cell(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.tell_cell(current)

    def tell_cell(self, index: QModelIndex | None = None) -> None:
        """Say again which cell is under the keyboard."""
        index = self.currentIndex() if index is None else index
        row = self.table_model().row(index.row()) if index.isValid() else None
        field = self.field_at(index.column()) if index.isValid() else None
        self.cell_chosen.emit(row, field)
        self.viewport().update()

    def go_to_cell(self, place: int, field: AnyField | None) -> None:
        """Put the keyboard on a row by its place in the list, and on the cell of a field."""
        names = [column.key for column in self.table_model().columns]
        column = names.index(field.value) if field is not None and field.value in names else 1
        self.go_to(place, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if event.key() == Qt.Key.Key_Space and isinstance(row, ShownRow):
            self.toggled.emit(row)
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.table_model().row(index.row())
        if self.table_model().columns[index.column()].key == ROW and isinstance(row, ShownRow):
            self.toggled.emit(row)
