"""The foot of a form: Save, Cancel, and what is to be done first; a sentence without room beside them stands above."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.keys import KeyHint
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.painting import looks_changed

_GAP = 8
_MARK = 18


class FormFoot(QFrame):
    """Save and Cancel below the fields of a form, which begin ``indent`` px (at 100 %) from its edge."""

    def __init__(self, indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.save = Button("", "check", "primary", shortcut="Ctrl+Return", key="Ctrl+Enter")
        self.save.setObjectName("form.save")
        self.cancel = Button("", key="Esc")
        self.cancel.setObjectName("form.cancel")
        self.sentence = Label("", "strong", wrap=True, tone="bad")
        self._mark, self._key = Mark("bad", _MARK, "bad"), KeyHint("F8")
        self._said = QWidget()
        said = QHBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(px(_GAP))
        said.addWidget(self._mark)
        said.addWidget(self.sentence, 1)
        said.addWidget(self._key)
        self._row, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._row.setSpacing(px(_GAP))
        self._column.setContentsMargins(px(indent), px(9), px(20), px(9))
        self._column.setSpacing(px(_GAP))
        for button in (self.save, self.cancel):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._row.addWidget(button)
        self._row.addWidget(self._said)
        self._row.addStretch(1)
        self._column.addLayout(self._row)
        self.is_above = False
        """Whether the sentence stands above the buttons."""
        self._said.hide()

    def tell(self, tone: str, text: str) -> None:
        """Say what is to be done first; "" says nothing."""
        self._said.setVisible(bool(text))
        self._mark.show_icon(tone, tone)
        self.sentence.set_tone(tone)
        self.sentence.setText(text)
        self._arrange()

    def _needed(self) -> int:
        """The width of the sentence in one line, with its mark and its key."""
        words = look().metrics("body", strong=True).horizontalAdvance(self.sentence.plain()) + px(4)
        return words + px(_MARK) + self._key.sizeHint().width() + 2 * px(_GAP)

    def _arrange(self) -> None:
        """Put the sentence where it can be read whole."""
        sides = self._column.contentsMargins()
        buttons = sum(button.sizeHint().width() + px(_GAP) for button in (self.save, self.cancel))
        needed = self._needed()
        above = needed + buttons > self.width() - sides.left() - sides.right()
        self._said.setFixedWidth(min(needed, max(px(120), self.width() - sides.left() - sides.right())))
        if above != self.is_above:
            self.is_above = above
            (self._row if above else self._column).removeWidget(self._said)
            if above:
                self._column.insertWidget(0, self._said)
            else:
                self._row.insertWidget(2, self._said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event) and hasattr(self, "is_above"):
            self._arrange()
