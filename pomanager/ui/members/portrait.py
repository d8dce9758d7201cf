"""The photograph of a person, three wide to four high, or the initials where there is none."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.marks import Avatar
from pomanager.ui.widgets.painting import rounded

HIGH_TO_WIDE = 4 / 3


class Portrait(Avatar):
    """The initials in a circle, or a photograph with round corners; ``size`` is the width."""

    def __init__(self, size: int = 52, parent: QWidget | None = None) -> None:
        self._picture: QImage | None = None
        self._wide = size
        super().__init__("", size, parent=parent)

    def show_person(self, name: str, photo: bytes | None) -> None:
        """Show a person's photograph, or initials without one."""
        image = QImage.fromData(photo) if photo else None
        self._picture = image if image is not None and not image.isNull() else None
        self.set_name(name)
        self._measure()

    @property
    def shows_photo(self) -> bool:
        """Whether a photograph is in sight."""
        return self._picture is not None

    def _measure(self) -> None:
        high = self._wide if self._picture is None else round(self._wide * HIGH_TO_WIDE)
        self.setFixedSize(px(self._wide), px(high))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        edge = QPainterPath()
        edge.addRoundedRect(self.rect(), px(6), px(6))
        painter.setClipPath(edge)
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        small = self._picture.scaled(
            wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        pixmap = QPixmap.fromImage(small)
        pixmap.setDevicePixelRatio(ratio)
        painter.drawPixmap(QRect(0, 0, self.width(), self.height()), pixmap)
        painter.setClipping(False)
        rounded(painter, self.rect(), None, look().colour("line"))
