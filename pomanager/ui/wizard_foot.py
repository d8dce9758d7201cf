"""The foot of a wizard: leave, one step back, one step on, and the promise that nothing is written yet."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label

NARROWEST_PROMISE = 180
"""Width, px at 100 %, below which the promise would take more lines than it is worth."""


class WizardFoot(QFrame):
    """Cancel, Back, and the one filled button; ``promise`` are the marked words beside them.

    ``name`` is the beginning of the names of its buttons.
    """

    def __init__(self, name: str, promise: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._promise_words = promise
        self._promise = Label("", "small", wrap=True, tone="text2")
        self.cancel = Button("")
        self.back = Button("", "left_c", key="Esc")
        self.next = Button("", "right_c", "primary", shortcut="Ctrl+Return", key="Ctrl+Enter")
        self._row, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._column.setContentsMargins(px(24), px(9), px(20), px(9))
        self._column.setSpacing(px(8))
        self._row.setSpacing(px(8))
        self._row.addStretch(1)
        for key, button in (("cancel", self.cancel), ("back", self.back), ("next", self.next)):
            button.setObjectName(f"{name}.{key}")
            self._row.addWidget(button)
        self._row.insertWidget(0, self._promise, 1000)
        self._column.addLayout(self._row)
        self.is_above = False
        """Whether the promise stands above the buttons, which leave it no room."""

    def show_promise(self, words: str) -> None:
        """Promise something else from now on, in marked words."""
        self._promise_words = words
        self._promise.setText(_(words))

    def promise(self) -> str:
        """What is promised now, in marked words."""
        return self._promise_words

    def show_next(self, words: str, icon: str) -> None:
        """Say what the next step is."""
        self.next.set_icon(icon)
        self.next.setText(words)
        self._arrange()

    def _arrange(self) -> None:
        """Put the promise where it can be read in a few lines; what stands in the first step need not stand in all."""
        sides = self._column.contentsMargins()
        shown = [each for each in (self.cancel, self.back, self.next) if not each.isHidden()]
        taken = sum(each.sizeHint().width() + px(8) for each in shown)
        above = self.width() - sides.left() - sides.right() - taken < px(NARROWEST_PROMISE)
        self._promise.setVisible(not above or self.back.isHidden())
        if above == self.is_above:
            return
        self.is_above = above
        (self._row if above else self._column).removeWidget(self._promise)
        if above:
            self._column.insertWidget(0, self._promise)
        else:
            self._row.insertWidget(0, self._promise, 1000)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._promise.setText(_(self._promise_words))
        self.cancel.setText(_("Cancel"))
        self.back.setText(_("Back"))
