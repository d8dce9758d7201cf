"""The foot of a wizard: leave, one step back, one step on, and the promise that nothing is written yet."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label


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
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(9), px(20), px(9))
        row.setSpacing(px(8))
        row.addWidget(self._promise, 1)
        for key, button in (("cancel", self.cancel), ("back", self.back), ("next", self.next)):
            button.setObjectName(f"{name}.{key}")
            row.addWidget(button)

    def show_promise(self, words: str) -> None:
        """Promise something else from now on, in marked words."""
        self._promise_words = words
        self._promise.setText(_(words))

    def show_next(self, words: str, icon: str) -> None:
        """Say what the next step is."""
        self.next.set_icon(icon)
        self.next.setText(words)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._promise.setText(_(self._promise_words))
        self.cancel.setText(_("Cancel"))
        self.back.setText(_("Back"))
