"""What the whole room sees on the wall: the item, what is put to the vote, quorum and verdict, in large letters."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pomanager.i18n.meeting_votes import quorum_said, quorum_title
from pomanager.readmodels.meetings.meeting import Quorum
from pomanager.ui.look import look
from pomanager.ui.widgets.labels import breakable

_TONES = {True: "ok", False: "bad", None: "info"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the wall."""

    meeting: str = ""
    item: str = ""
    text: str = ""
    quorum: Quorum | None = None
    verdict: str = ""
    tone: str = "info"


class Projector(QWidget):
    """A window for a second screen; F11 fills the screen with it, Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.shown = Shown()
        self.resize(1024, 640)

    def show_all(self, shown: Shown) -> None:
        """Show something else."""
        self.shown = shown
        self.setWindowTitle(shown.meeting)
        quorum = "" if shown.quorum is None else quorum_title(shown.quorum)
        said = (shown.meeting, shown.item, shown.text, quorum, shown.verdict)
        self.setAccessibleName(". ".join(part for part in said if part))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def _font(self, share: float, *, strong: bool = False) -> QFont:
        font = look().font("body", strong=strong)
        font.setPixelSize(max(12, round(min(self.height(), self.width() * 0.6) * share)))
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, worn = QPainter(self), look()
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(self.rect(), worn.colour("surface"))
        side = self.width() // 20
        box = QRect(side, self.height() // 20, self.width() - 2 * side, self.height() - self.height() // 10)
        box = self._words(painter, box, self.shown.meeting, self._font(0.035), "text2")
        box = self._words(painter, box, self.shown.item, self._font(0.06, strong=True), "text")
        below = self._paint_foot(painter, box)
        box.setBottom(below)
        self._words(painter, box, self.shown.text, self._fitting(box, self.shown.text), "text")

    def _fitting(self, box: QRect, text: str) -> QFont:
        """The largest font in which the text has room."""
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        for share in (0.06, 0.052, 0.045, 0.038, 0.032, 0.026, 0.021):
            font = self._font(share)
            needed = QFontMetrics(font).boundingRect(QRect(0, 0, box.width(), 10_000), flags, breakable(text))
            if needed.height() <= box.height():
                return font
        return self._font(0.017)

    def _words(self, painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> QRect:
        """Write words at the top of a box; returns what is left below them."""
        painter.setFont(font)
        painter.setPen(look().colour(colour))
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a text is read as its own letters are
        flags = Qt.TextFlag.TextWordWrap | side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        used = painter.boundingRect(box, flags, breakable(text))
        painter.drawText(box, flags, breakable(text))
        return box.adjusted(0, used.height() + QFontMetrics(font).height() // 3 if text else 0, 0, 0)

    def _paint_foot(self, painter: QPainter, box: QRect) -> int:
        """The quorum with its bar and the verdict, at the foot; returns where they begin."""
        quorum, worn = self.shown.quorum, look()
        verdict, words = self._font(0.06, strong=True), self._font(0.035)
        high = self.height() // 24
        top = box.bottom() - high
        if quorum is not None:
            bar = QRect(box.left(), top, box.width(), high)
            self._paint_bar(painter, bar, quorum)
            top -= QFontMetrics(words).height() * 3 // 2
            line = QRect(box.left(), top, box.width(), QFontMetrics(words).height() * 3 // 2)
            said = f"{quorum_title(quorum)} · {quorum_said(quorum)}"
            self._words(painter, line, said, words, _TONES[quorum.is_reached])
        if self.shown.verdict:
            top -= QFontMetrics(verdict).height() * 3 // 2
            place = QRect(box.left(), top, box.width(), QFontMetrics(verdict).height() * 3 // 2)
            self._words(painter, place, self.shown.verdict, verdict, self.shown.tone)
        painter.setPen(worn.colour("line"))
        return top - QFontMetrics(words).height() // 2

    def _paint_bar(self, painter: QPainter, bar: QRect, quorum: Quorum) -> None:
        worn = look()
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft

        def stretch(start: int, end: int) -> QRect:
            base = max(quorum.base, 1)
            first, last = (round(min(votes / base, 1.0) * bar.width()) for votes in (start, end))
            left = bar.right() + 1 - last if right else bar.left() + first
            return QRect(left, bar.top(), last - first, bar.height())

        painter.fillRect(stretch(0, quorum.present), worn.colour("accent"))
        painter.fillRect(stretch(quorum.present, quorum.there), worn.colour("accent_soft"))
        painter.fillRect(
            stretch(quorum.present, quorum.there), QBrush(worn.colour("accent"), Qt.BrushStyle.BDiagPattern)
        )
        painter.setPen(worn.colour("edge"))
        painter.drawRect(bar)
        if quorum.needed is not None:
            at = stretch(0, quorum.needed)
            x = at.left() if right else at.right()
            painter.fillRect(QRect(x - 3, bar.top() - 8, 6, bar.height() + 16), worn.colour("text"))
