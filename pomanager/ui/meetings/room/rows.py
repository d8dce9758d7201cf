"""Painted rows of the meeting room: items of the agenda with their states, and the last entries of the roll."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.painting import Row, looks_changed, mark, words


@dataclass(frozen=True, slots=True)
class TwoLines:
    """A row: what stands before it, its words, a mark with the state below them, and what stands at its end."""

    id: int
    before: str
    title: str
    icon: str
    below: str
    tone: str = "text2"
    deep: int = 0


class AgendaRows(QWidget):
    """Items one below the other, the one under way marked; arrows move, Enter takes an item up."""

    chosen = Signal(int)
    wanted = Signal(int)
    spoken_as = QAccessible.Role.ListItem

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TwoLines, ...] = ()
        self.current = 0
        """The id of the row that is looked at."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[TwoLines], current: int) -> None:
        """Show other rows."""
        self.rows, self.current = tuple(rows), current
        self.setFixedHeight(max(len(self.rows), 1) * self._high())
        said = next((row for row in self.rows if row.id == current), None)
        self.setAccessibleName(f"{said.before} {said.title}, {said.below}" if said else "")
        self.update()

    def _high(self) -> int:
        worn = look()
        return max(px(52), worn.metrics().height() + worn.metrics("small").height() + px(12))

    def sizeHint(self) -> QSize:
        return QSize(px(220), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = look(), QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        for place, row in enumerate(self.rows):
            box = QRect(0, place * self._high(), self.width(), self._high())
            if event.rect().intersects(box):
                self._paint_row(painter, box, row, is_current=row.id == self.current)
        if self.hasFocus():
            painter.setPen(worn.colour("focus"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_row(self, painter: QPainter, box: QRect, row: TwoLines, *, is_current: bool) -> None:
        worn = look()
        if is_current:
            painter.fillRect(box, worn.colour("select"))
            bar = Row(box, self.layoutDirection()).take(px(4))
            painter.fillRect(bar, worn.colour("accent"))
        half = worn.metrics().height() + px(2)
        above = QRect(box.left(), box.top() + px(4), box.width(), half)
        below = QRect(box.left(), above.bottom() + px(1), box.width(), worn.metrics("small").height() + px(2))
        first, second = Row(above, self.layoutDirection()), Row(below, self.layoutDirection())
        before = px(10) + row.deep * px(12)
        number = max(worn.metrics().horizontalAdvance(row.before), px(16))
        first.take(before)
        words(painter, first.take(number, gap=px(10)), row.before, worn.font(), worn.colour("text2"))
        words(painter, first.take(first.free - px(8)), row.title, worn.font(strong=is_current), worn.colour("text"))
        second.take(before + number + px(10))
        mark(painter, second.take(px(15), gap=px(5)), row.icon, 15, row.tone)
        words(painter, second.take(second.free), row.below, worn.font("small"), worn.colour(row.tone))

    def _at(self, top: int) -> int:
        place = top // self._high()
        return self.rows[place].id if 0 <= place < len(self.rows) else 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item_id = self._at(int(event.position().y()))
        if item_id:
            self.chosen.emit(item_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item_id = self._at(int(event.position().y()))
        if item_id:
            self.wanted.emit(item_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        ids = [row.id for row in self.rows]
        if step and self.current in ids and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            place = min(max(ids.index(self.current) + step, 0), len(ids) - 1)
            self.chosen.emit(ids[place])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current:
            self.wanted.emit(self.current)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.show_rows(self.rows, self.current)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One of the last entries: the hour, a mark, who it was, and what happened."""

    hour: str
    icon: str
    who: str
    what: str


class EntryRows(QWidget):
    """The last entries, the newest first; as many as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[EntryLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_lines(self, lines: Sequence[EntryLine]) -> None:
        """Show other entries."""
        self.lines = tuple(lines)
        self.setAccessibleName("; ".join(f"{each.hour} {each.who} {each.what}" for each in self.lines))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), look().row_height)

    def sizeHint(self) -> QSize:
        return QSize(px(260), look().row_height * (5 if look().stacked else 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = look(), QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        high = look().row_height
        hours = max((worn.metrics("small").horizontalAdvance(each.hour) for each in self.lines), default=0) + px(2)
        for place, each in enumerate(self.lines):
            if (place + 1) * high > self.height():
                break
            row = Row(QRect(0, place * high, self.width(), high), self.layoutDirection())
            words(painter, row.take(hours, gap=px(10)), each.hour, worn.font("small"), worn.colour("text2"))
            mark(painter, row.take(px(16), gap=px(7)), each.icon, 16, "accent")
            end = worn.metrics("small").horizontalAdvance(each.what) + px(2)
            words(painter, row.take_end(end, gap=px(8)), each.what, worn.font("small"), worn.colour("text2"), end=True)
            words(painter, row.take(row.free), each.who, worn.font(), worn.colour("text"))
