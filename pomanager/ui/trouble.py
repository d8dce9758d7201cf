"""The window for trouble: what happened, what is safe, what to do, and details one can copy."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.ui.asking import AskingWindow
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.fitting import fit_words
from pomanager.ui.widgets.notes import Note


class TroubleWindow(AskingWindow):
    """Tells one problem; Esc closes it."""

    def __init__(
        self, title: str, text: str, details: str = "", *, may_retry: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("trouble")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(px(480))
        self._details = details
        self.note = Note("bad", title, text)
        self._shown = QPlainTextEdit(details)
        self._shown.setReadOnly(True)
        self._shown.setFixedHeight(px(180))
        self._shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._shown.setAccessibleName(_("Details"))
        self._shown.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.note)
        column.addWidget(self._shown)
        self._row = self._buttons(may_retry=may_retry)
        column.addLayout(self._row)
        fit_words(self, self._row)

    def _buttons(self, *, may_retry: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        if self._details:
            self.more = Button(_("Show details"), "info")
            self.more.clicked.connect(self._on_more)
            self.copy = Button(_("Copy details"), "file")
            self.copy.setObjectName("trouble.copy")
            self.copy.clicked.connect(self._on_copy)
            row.addWidget(self.more)
            row.addWidget(self.copy)
        row.addStretch(1)
        close = Button(_("Close"), kind="plain" if may_retry else "primary", key="Esc")
        close.clicked.connect(self.reject)
        close.setDefault(not may_retry)
        row.addWidget(close)
        if may_retry:
            again = Button(_("Try again"), "undo", "primary")
            again.clicked.connect(self.accept)
            again.setDefault(True)
            row.addWidget(again)
        return row

    def _on_more(self) -> None:
        self._shown.setVisible(self._shown.isHidden())
        fit_words(self, self._row)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy.set_icon("check")
