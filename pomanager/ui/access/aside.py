"""What a window shows while its file is written anew, and where the file could not be opened again."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState


class AsideCover(QWidget):
    """Says that the office is closed for a moment; ``again`` opens it where that did not come about by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self._said = EmptyState("lock")
        self.again = Button("", "file")
        self.again.setObjectName("aside.again")
        self._said.add_button(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.addWidget(self._said)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._said.tell(_("The office is closed while its file is written anew"), _("It opens again by itself."))
        self.again.setText(_("Open it again"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
