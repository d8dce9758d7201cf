"""A list that drops down, with the chevron of the other parts; letters typed go to the line that begins with them."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from pomanager.rules.folding import fold
from pomanager.ui.look import px
from pomanager.ui.widgets.painting import Row, mark

TYPED_MILLISECONDS = 1_000
"""So long after a letter the next one goes on with the word; whoever looks for the keys needs longer than Qt waits."""
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)


class ComboBox(QComboBox):
    """A short list; the wheel scrolls the page and never changes the choice by accident.

    Letters are looked for without case and accents: "sen" finds Sénégal, on whatever keyboard. A space goes on with a
    word that was begun, and opens the list otherwise.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._typed = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(TYPED_MILLISECONDS)
        self._listed: QAbstractItemView | None = None
        """What drops down, once it did: Qt makes it only then."""

    def showPopup(self) -> None:
        if self._listed is None:
            self._listed = self.view()
            self._listed.installEventFilter(self)
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_letter(event):
            super().keyPressEvent(event)
            return
        place = self._looked_up(event.text(), self.currentIndex())
        if place not in {-1, self.currentIndex()}:
            self.setCurrentIndex(place)
            self.activated.emit(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list that dropped down letters only move; Enter chooses."""
        listed = self._listed
        if listed is None or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if watched is not listed or not self._is_letter(event):
            return super().eventFilter(watched, event)
        place = self._looked_up(event.text(), listed.currentIndex().row())
        if place >= 0:
            listed.setCurrentIndex(self.model().index(place, self.modelColumn()))
        return True

    def _is_letter(self, event: QKeyEvent) -> bool:
        text = event.text()
        if event.modifiers() not in _PLAIN or not text.isprintable():
            return False
        return bool(text.strip()) or (text == " " and self._rest.isActive())

    def _looked_up(self, letters: str, here: int) -> int:
        """The line that begins with what was typed so far, the present one first; -1 for none.

        One letter, again and again, goes from line to line.
        """
        typed = (self._typed if self._rest.isActive() else "") + letters
        self._typed = typed
        self._rest.start()
        wanted = fold(typed)
        again = len(set(wanted)) == 1
        if again:
            wanted = wanted[0]
        lines = [fold(self.itemText(place)) for place in range(self.count())]
        first = here + 1 if again else max(here, 0)
        order = (place % len(lines) for place in range(first, first + len(lines)))
        return next((place for place in order if wanted and lines[place].startswith(wanted)), -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        row = Row(self.rect(), self.layoutDirection())
        row.take_end(px(9))
        mark(QPainter(self), row.take_end(px(16)), "down_c", 16, "text2")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
