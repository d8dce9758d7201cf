"""Paints what lies on a page of a paper: a picture stretched until a sharp one is there, and the marks of a search."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from pomanager.ui.look import look


class Marking(Protocol):
    """Who says what is marked on a page."""

    def marks(self, page: int) -> Sequence[Sequence[QRectF]]:
        """Return the boxes of each hit on a page, in points from its top."""

    def chosen(self, page: int) -> int:
        """Return which of them is the one gone to, -1 for none."""


def paint_stretched(painter: QPainter, picture: QImage, box: QRect, top: int, height: int) -> None:
    """Paint ``height`` rows from ``top`` on of the box of a page, out of a whole picture of another size."""
    step = picture.height() / max(1, box.height())
    place = QRectF(box.left(), box.top() + top, box.width(), height)
    painter.drawImage(place, picture, QRectF(0, top * step, picture.width(), height * step))


def paint_marks(painter: QPainter, hits: Sequence[Sequence[QRectF]], chosen: int, origin: QPoint, scale: float) -> None:
    """Mark the hits of a page; the one gone to has a line around it too, for colour alone would not tell."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)  # the letters stay black
    painter.setPen(Qt.GlobalColor.black)
    for number, boxes in enumerate(hits):
        shade = look().colour("grain")
        shade.setAlphaF(0.6 if number == chosen else 0.35)
        for place in boxes:
            shown = QRectF(place.x() * scale, place.y() * scale, place.width() * scale, place.height() * scale)
            shown = shown.translated(origin).adjusted(-2, -2, 2, 2)
            painter.fillRect(shown, shade)
            if number == chosen:
                painter.drawRect(shown)
    painter.restore()
