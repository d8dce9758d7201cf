"""One sentence of the by-laws in the list: its number, the sentence, its source, and at the end how it stands."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pomanager.i18n.bylaw_words import clause_pieces
from pomanager.readmodels.bylaws import ClauseRow
from pomanager.ui.look import look, px
from pomanager.ui.organisation.bylaws.sentences import Sentence
from pomanager.ui.organisation.bylaws.words import ICONS, TONES, row_said, sources_said, state_words
from pomanager.ui.widgets.painting import Row, looks_changed, mark, rounded, words, wrapped_words
from pomanager.ui.widgets.tips import as_tip

BEFORE = 58
"""The room of the number before each sentence, px at 100 %."""
STATE_WIDTH = 168
GAP = 10
ENDLESS = 10_000


class ClauseFace(QAbstractButton):
    """Paints a sentence; a press on a value sends ``value_pressed`` with its key, one elsewhere ``clicked``.

    ``check_wanted``, ``edit_wanted`` and ``move_wanted`` (-1, 1) are sent for Space, F2 or Enter, and the arrows.
    """

    value_pressed = Signal(str)
    check_wanted = Signal()
    edit_wanted = Signal()
    move_wanted = Signal(int)
    reached = Signal()
    """The keyboard came here."""

    def __init__(self, row: ClauseRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._marked: Collection[str] | None = None
        self._sentence: Sentence | None = None
        self._laid_for = (-1, False)
        self.setObjectName(f"clause.{row.key}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # at a press the list would move under the mouse
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_row(row)

    def show_row(self, row: ClauseRow) -> None:
        """Show the sentence with other values."""
        self.row = row
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._laid_for = (-1, False)
        self.setAccessibleName(row_said(self.row))
        self.updateGeometry()
        self.update()

    # ---- measures -------------------------------------------------------------------------------------------------

    def _laid(self, width: int) -> Sentence:
        """The sentence laid out for a width of the whole face."""
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._sentence is None or self._laid_for != (width, right):
            pieces = clause_pieces(self.row.clause, self.row.plain)
            self._sentence = Sentence(pieces, self._room(width), right=right, marked=None)
            self._laid_for = (width, right)
        return self._sentence

    @staticmethod
    def _room(width: int) -> int:
        """The width of the sentence; from 140 % on, how it stands goes below."""
        end = px(GAP) if look().stacked else px(STATE_WIDTH + 2 * GAP)
        return max(px(120), width - px(BEFORE) - end)

    def _source_height(self, width: int) -> int:
        box = QRect(0, 0, self._room(width), ENDLESS)
        wrapped = look().metrics("small").boundingRect(box, Qt.TextFlag.TextWordWrap, sources_said(self.row))
        return wrapped.height() + px(2)

    def _state_height(self) -> int:
        line = max(px(20), look().metrics("small").height())
        return line * (2 if state_words(self.row)[1] else 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        told = self._laid(width).height + px(2) + self._source_height(width)
        state = self._state_height()
        inner = told + px(4) + state if look().stacked else max(told, state)
        return inner + 2 * px(GAP)

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > px(300) else px(700)
        return QSize(px(400), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(240), px(40))

    def corner(self) -> QPoint:
        """Where the sentence begins."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - px(BEFORE) - self._room(self.width()) if mirrored else px(BEFORE)
        return QPoint(left, px(GAP))

    def place_of(self, key: str) -> QPoint:
        """Where one can press on a value."""
        return self.corner() + self._laid(self.width()).place_of(key)

    # ---- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        sentence, corner, room = self._laid(self.width()), self.corner(), self._room(self.width())
        sentence.paint(painter, corner.x(), corner.y())
        whole = Row(self.rect(), self.layoutDirection())
        number = whole.take(px(BEFORE - 12))
        number = QRect(number.left(), px(GAP), number.width(), worn.metrics().height() + px(2))
        words(painter, number, str(self.row.number), worn.font("small"), worn.colour("text2"), end=True)
        top = corner.y() + sentence.height + px(2)
        source = QRect(corner.x(), top, room, self._source_height(self.width()))
        wrapped_words(painter, source, sources_said(self.row), worn.font("small"), worn.colour("text3"))
        if worn.stacked:
            self._paint_state(painter, QRect(corner.x(), source.bottom() + px(4), room, self._state_height()))
        else:
            whole.take_end(px(GAP))
            place = whole.take_end(px(STATE_WIDTH))
            self._paint_state(painter, QRect(place.left(), px(GAP), place.width(), self._state_height()))
        if self.hasFocus():
            rounded(painter, self.rect().adjusted(px(6), 1, -2, -2), None, worn.colour("focus"), width=2.0)

    def _paint_state(self, painter: QPainter, place: QRect) -> None:
        worn = look()
        word, about = state_words(self.row)
        tone = TONES[self.row.state]
        line = max(px(20), worn.metrics("small").height())
        first = Row(QRect(place.left(), place.top(), place.width(), line), self.layoutDirection())
        mark(painter, first.take(px(16), gap=px(6)), ICONS[self.row.state], 16, tone)
        words(painter, first.take(first.free), word, worn.font("small", strong=True), worn.colour(tone))
        if about:
            second = QRect(place.left(), place.top() + line, place.width(), line)
            words(painter, second, about, worn.font("small"), worn.colour("text2"))

    # ---- mouse and keys -------------------------------------------------------------------------------------------

    def _key_at(self, place: QPoint) -> str:
        inside = place - self.corner()
        return self._laid(self.width()).key_at(inside.x(), inside.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = bool(self._key_at(event.position().toPoint()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        key = self._key_at(event.position().toPoint()) if self.isDown() else ""
        super().mouseReleaseEvent(event)
        if key:
            self.value_pressed.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self.check_wanted.emit()
            case Qt.Key.Key_F2 | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.edit_wanted.emit()
            case Qt.Key.Key_Up:
                self.move_wanted.emit(-1)
            case Qt.Key.Key_Down:
                self.move_wanted.emit(1)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            word, about = state_words(self.row)
            self.setToolTip(as_tip(f"{word}, {about}" if about else word))
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.retranslate()
