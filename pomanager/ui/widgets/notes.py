"""Notes, empty lists and toasts: what the program says of itself without stopping anybody."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.spoken import announce
from pomanager.ui.tokens import TONE_ICONS, Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.keys import KeyHint
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark

TOAST_MILLISECONDS = 6000
LEAST_WORDS = 3
"""One part in so many of a note's width stays with its words, where buttons stand at their end."""


class Note(QFrame):
    """A verdict or remark: a bar at its start, icon, title, reasons, and perhaps buttons below.

    In one that is ``wide``, as across a whole window, the buttons stand at the end of the words where there is room.
    """

    def __init__(
        self,
        tone: Tone | str = Tone.INFO,
        title: str = "",
        text: str = "",
        *,
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wide = wide
        self._tone = Tone(tone)
        self._mark = Mark(TONE_ICONS[self._tone], 20, self._tone)
        self._title = Label(title, "strong", wrap=True, tone=self._tone)
        self._text = Label(text, wrap=True)
        self._body = QVBoxLayout()
        self._body.setSpacing(px(4))
        self._body.addWidget(self._title)
        self._body.addWidget(self._text)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(8))
        self._buttons.addStretch(1)
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._whole.setSpacing(px(4))
        self._whole.addLayout(self._body)
        self._whole.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(10), px(12), px(10))
        row.setSpacing(px(10))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._whole, 1)
        self.tell(self._tone, title, text)

    def tell(self, tone: Tone | str, title: str, text: str = "", icon: str = "") -> None:
        """Say something else."""
        self._tone = Tone(tone)
        self._mark.show_icon(icon or TONE_ICONS[self._tone], self._tone)
        self._title.setText(title)
        self._title.set_tone(self._tone)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(". ".join(part for part in (title, text) if part))
        self._turn()
        self.update()

    def title(self) -> str:
        """The first line, as shown."""
        return self._title.plain()

    def text(self) -> str:
        """The reasons, as shown."""
        return self._text.plain()

    def add_button(self, button: Button) -> None:
        """Put a button under the words, or at their end."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        self._turn()

    def add_widget(self, widget: QWidget) -> None:
        """Put something else under the words, above the buttons."""
        self._body.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Put the buttons at the end of the words where the note becomes lower by it."""
        beside = self._wide and self._is_lower_beside()
        self._whole.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._whole.setStretch(0, int(beside))  # of the width; of the height none, or the note would grow with its page
        self._whole.setSpacing(px(16 if beside else 4))

    def _is_lower_beside(self) -> bool:
        room = self.width() - px(16 + 20 + 10 + 12)
        buttons = self._buttons.sizeHint()
        left = room - buttons.width() - px(16)
        if left * LEAST_WORDS < room:
            return False
        beside = max(self._body.heightForWidth(left), buttons.height())
        return beside < self._body.heightForWidth(room) + px(4) + buttons.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(worn.tokens.tint(self._tone)))
        bar = QRect(0, 0, px(4), self.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            bar.moveLeft(self.width() - px(4))
        painter.fillRect(bar, worn.colour(self._tone))


class EmptyState(QFrame):
    """An empty place: what it is for, the first act, a second way."""

    def __init__(self, icon: str, *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty")
        self._title = Label("", "strong" if small else "sheet", wrap=True)
        self._text = Label("", wrap=True, tone="text2")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(8))
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        self._below = QVBoxLayout()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(9))
        column.addStretch(1)
        self._picture = Mark(icon, 32 if small else 56, "text3" if small else "accent")
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(px(4))
        column.addLayout(self._buttons)
        column.addLayout(self._below)
        column.addStretch(2)

    def tell(self, title: str, text: str) -> None:
        """Say what the place is for, or what was searched and not found."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}" if text else title)
        self._fit()

    def text(self) -> str:
        """The sentence below the title, as shown."""
        return self._text.plain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the picture go where the words need its room, then the margins: large letters in a low window."""
        picture = self._picture.height() + self._column.spacing()
        sides = self._column.contentsMargins()
        margins = sides.top() + sides.bottom()
        words = self._column.totalHeightForWidth(self.width()) - margins
        if not self._picture.isHidden():
            words -= picture
        wide = 2 * px(24)
        self._picture.setVisible(words + picture + wide <= self.height())
        high = px(24 if words + wide <= self.height() else 4)
        if high != sides.top():
            self._column.setContentsMargins(px(24), high, px(24), high)

    def add_button(self, button: Button) -> None:
        """Offer an act; the first one added is the first to try."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    def add_link(self, button: Button) -> None:
        """Offer another way, in a line of its own."""
        self._below.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)


class Toast(QFrame):
    """What was just done, at the bottom for six seconds, with the way to take it back; never for trouble."""

    gone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._around = parent
        self._undo: Callable[[], None] | None = None
        self._words = Label("", tone="side_text")
        self._button = Button("", kind="toast")
        self._button.setObjectName("toast.undo")
        self._button.clicked.connect(self._on_undo)
        self._key = KeyHint("Ctrl+Z")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(5), px(10), px(5))
        row.setSpacing(px(8))
        row.addWidget(Mark("check", 18, "side_text"))
        row.addWidget(self._words)
        row.addWidget(self._button)
        row.addWidget(self._key)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MILLISECONDS)
        self._timer.timeout.connect(self._on_over)
        parent.installEventFilter(self)
        self.hide()

    def tell(
        self, sentence: str, undo_word: str = "", undo: Callable[[], None] | None = None, *, has_key: bool = True
    ) -> None:
        """Show one sentence; a sentence shown before makes room. ``has_key``: what is offered is on Ctrl+Z."""
        self._words.setText(sentence)
        self._undo = undo
        self._button.setText(undo_word)
        self._button.setVisible(undo is not None)
        self._key.setVisible(undo is not None and has_key)
        self.setAccessibleName(sentence)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, sentence)

    def sentence(self) -> str:
        """The sentence shown now, or ""."""
        return self._words.plain() if not self.isHidden() else ""

    def place(self) -> None:
        """Stand at the bottom, where reading begins; above the buttons of a page that has them there."""
        self.adjustSize()
        around = self._around
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = around.width() - self.width() - px(24) if right else px(24)
        self.move(x, around.height() - self._foot() - self.height() - px(16))

    def _foot(self) -> int:
        """The height of the buttons at the foot of the page shown, 0 where there are none."""
        feet = self._around.findChildren(QWidget, "foot")
        return max((foot.sizeHint().height() for foot in feet if foot.isVisibleTo(self._around)), default=0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.place()
        return super().eventFilter(watched, event)

    def _on_undo(self) -> None:
        undo = self._undo
        self._on_over()
        if undo is not None:
            undo()

    def _on_over(self) -> None:
        self._timer.stop()
        self.hide()
        self.gone.emit()
