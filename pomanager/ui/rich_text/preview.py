"""A paper as it will be printed, beside its text: made anew, beside the window, after each rest."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.errors import FileTrouble
from pomanager.readmodels.papers import PrintOrder
from pomanager.services.office import Office
from pomanager.ui.preview.document import PaperFile
from pomanager.ui.preview.kept import KeptPapers
from pomanager.ui.preview.making import Made, Making, Wanted
from pomanager.ui.preview.telling import Telling
from pomanager.ui.preview.view import PagesView

REST_MILLISECONDS = 700


class LivePreview(QWidget):
    """Shows the very pages that printing would give, with what is written and not saved yet.

    Until the first ones are there a strip says that they are being written; later ones come in their place unsaid.
    """

    def __init__(self, office: Office, wanted: Wanted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = KeptPapers()
        self._making = Making(office, wanted, self._kept, self)
        self._making.whole.connect(self._on_made)
        self.telling = Telling(self._making)
        self._making.failed.connect(self.telling.failed)
        self.telling.make_wanted.connect(self._make)
        self._order = PrintOrder(language="en")
        self._file: PaperFile | None = None
        self.view = PagesView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.telling.strip)
        column.addWidget(self.view, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._make)
        self.destroyed.connect(self._kept.leave)

    def show_wanted(self, wanted: Wanted, order: PrintOrder, *, at_once: bool = False) -> None:
        """Show another paper, or the same with other words, soon; at once when it is opened."""
        self._making.wanted, self._order = wanted, order
        if at_once:
            self._rest.stop()
            self._make()
        else:
            self._rest.start()

    def _make(self) -> None:
        self.telling.is_whole()
        if self._file is None:
            self.telling.being_written(of_first_page=False)
        self._making.make(self._order, None, 0)

    def _on_made(self, made: Made) -> None:
        self.telling.is_whole()
        spot = self.view.spot()
        before = self._file
        try:
            self._file = PaperFile(made.path)
        except FileTrouble as trouble:
            self.telling.failed(trouble)
            return
        self.view.show_paper(self._file, spot)
        if before is not None:
            before.close()
            with suppress(OSError):
                before.path.unlink()

    def leave(self) -> None:
        """Let go of the files."""
        self._rest.stop()
        self._making.stop()
        self.telling.is_whole()
        self.view.show_paper(None)
        if self._file is not None:
            self._file.close()
            self._file = None
        self._kept.leave()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "telling"):
            self.telling.retranslate()
