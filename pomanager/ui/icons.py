"""Icons by meaning: each is a drawing in resources/icons, coloured and sized when it is needed."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from pomanager import paths
from pomanager.ui.look import look, px

MIRRORED = frozenset({"left", "left_c", "right_c", "undo", "journal", "report", "bylaws", "ask", "help", "lead"})
"""Drawings with a direction of reading: turned round where people read from right to left."""


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return (paths.icons() / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _painted(name: str, size: int, colour: str, ratio: float, *, mirrored: bool) -> QPixmap:
    """Paint a drawing; ``currentColor`` is unknown to QSvgRenderer, so it is replaced in the text."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    if mirrored:
        pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, size: int = 18, colour: str = "text2", *, ratio: float = 0.0) -> QPixmap:
    """Return the drawing of a meaning, ``size`` px at 100 %, in the colour of a token or in ``#RRGGBB``."""
    hexadecimal = colour if colour.startswith("#") else look().tokens.colour(colour)
    return _painted(
        name,
        px(size),
        hexadecimal,
        ratio or _ratio(),
        mirrored=name in MIRRORED and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft,
    )


def icon(name: str, size: int = 18, colour: str = "text2") -> QIcon:
    """Return the drawing of a meaning as an icon for Qt's own parts."""
    return QIcon(pixmap(name, size, colour))


def forget() -> None:
    """Drop all painted icons, before the application ends."""
    _painted.cache_clear()


def _ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
