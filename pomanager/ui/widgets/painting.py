"""Draws boxes, icons and words the same way in every part, from either side of reading."""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from pomanager.ui import icons
from pomanager.ui.look import px
from pomanager.ui.widgets.tips import as_tip

CHANGES_OF_LOOK = frozenset({QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange})


def rounded(
    painter: QPainter, box: QRect, fill: QColor | None, edge: QColor | None, *, radius: int = 6, width: float = 1.0
) -> None:
    """Draw a box with round corners, its border lying inside the box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if edge is not None else 0.0
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    corner = float(px(radius))
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), corner, corner)
    painter.restore()


def words(painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor, *, end: bool = False) -> None:
    """Write one line in the middle of a box's height, shortened with … where it does not fit.

    The text's own letters decide its direction; the window's direction decides the side it stands on.
    """
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    to_right = (painter.layoutDirection() == Qt.LayoutDirection.RightToLeft) != end
    side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(box, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()


def offer_whole(part: QWidget, text: str, needed: int | None = None) -> None:
    """Let a part that writes its words in one line show them whole on hover, where it has too little room for them.

    ``needed`` is the width they need, where that is not the one the part asks for.
    """
    if part.width() >= (part.sizeHint().width() if needed is None else needed):
        if part.toolTip() == as_tip(text):
            part.setToolTip("")
    elif not part.toolTip():
        part.setToolTip(as_tip(text))


def wrapped_words(painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor) -> None:
    """Write words into a box, on as many lines as they need; the window's direction decides the side they stand on."""
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    to_right = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    how = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, how | Qt.TextFlag.TextWordWrap, text)
    painter.restore()


class Row:
    """Hands out places along a line, from where reading begins to where it ends."""

    def __init__(self, box: QRect, direction: Qt.LayoutDirection) -> None:
        self._box = box
        self._mirrored = direction == Qt.LayoutDirection.RightToLeft
        self._start = 0
        self._end = box.width()

    @property
    def free(self) -> int:
        """The width not yet handed out."""
        return max(0, self._end - self._start)

    def take(self, width: int, *, gap: int = 0) -> QRect:
        """Return the next place from the start, leaving a gap behind it."""
        place = self._place(self._start, width)
        self._start += width + gap
        return place

    def take_end(self, width: int, *, gap: int = 0) -> QRect:
        """Return the next place from the end, leaving a gap before it."""
        self._end -= width
        place = self._place(self._end, width)
        self._end -= gap
        return place

    def _place(self, start: int, width: int) -> QRect:
        x = self._box.width() - start - width if self._mirrored else start
        return QRect(self._box.left() + x, self._box.top(), width, self._box.height())


def mark(painter: QPainter, box: QRect, name: str, size: int, colour: str) -> None:
    """Draw an icon in the middle of a box."""
    drawing = icons.pixmap(name, size, colour, ratio=painter.device().devicePixelRatio())
    side = px(size)
    painter.drawPixmap(box.left() + (box.width() - side) // 2, box.top() + (box.height() - side) // 2, drawing)


def looks_changed(event: QEvent) -> bool:
    """Whether an event tells a part to measure itself anew."""
    return event.type() in CHANGES_OF_LOOK


def set_tone(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet looks at, and have the part dressed anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # one that was never dressed is dressed when shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)
