"""Pictures in help: as wide as the pane; pressed, one is shown in its own size."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QDialog, QSizePolicy, QVBoxLayout, QWidget

from pomanager.ui.look import look
from pomanager.ui.tokens import DARK
from pomanager.ui.widgets.painting import rounded
from pomanager.ui.widgets.tips import as_tip

DIMMED = 0.72
"""How much of a picture's light is seen among dark colours: its letters stay readable, and nobody is dazzled."""


class ScaledPicture(QAbstractButton):
    """A picture as wide as the room there is, never wider than it is itself."""

    def __init__(self, picture: QPixmap, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setAccessibleName(said)
        self.setToolTip(as_tip(said))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        wide = min(width, self._picture.width())
        return max(1, round(wide * self._picture.height() / self._picture.width()))

    def sizeHint(self) -> QSize:
        return QSize(self._picture.width(), self._picture.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def show_whole(self) -> None:
        """Show the picture in its own size, in a window that Esc closes."""
        window = QDialog(self.window())
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.setObjectName("helppicture")
        window.setWindowTitle(self.accessibleName())
        whole = ScaledPicture(self._picture, self.accessibleName())
        whole.clicked.connect(window.close)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(whole)
        window.setFixedSize(self._picture.size())
        window.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        wide = min(self.width(), self._picture.width())
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        place = QRect(self.width() - wide if right else 0, 0, wide, self.heightForWidth(wide))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        worn = look()
        painter.fillRect(place, worn.colour("surface"))
        painter.setOpacity(DIMMED if worn.tokens is DARK else 1.0)  # pictures are of light screens
        painter.drawPixmap(place, self._picture)
        painter.setOpacity(1.0)
        rounded(painter, place, None, worn.colour("focus" if self.hasFocus() else "line"), width=2.0)
