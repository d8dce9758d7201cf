"""A line of help that leads on: as wide as the pane, over as many lines as its words need."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.painting import rounded


class Link(QAbstractButton):
    """An icon, a title, and perhaps a smaller sentence below it."""

    def __init__(self, title: str, icon: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Label(title, wrap=True, tone="accent"))
        if sentence:
            words.addWidget(Label(sentence, "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), px(6), px(8), px(6))
        row.setSpacing(px(8))
        row.addWidget(Mark(icon, 16, "text2"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        ground = worn.colour("raised") if self.underMouse() or self.isDown() else None
        rounded(painter, self.rect(), ground, worn.colour("line"))
        if self.hasFocus():
            rounded(painter, self.rect(), None, worn.colour("focus"), width=2.0)
