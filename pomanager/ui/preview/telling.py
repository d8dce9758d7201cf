"""Finds the words for what becomes of a paper: being written, stopped, in trouble, overtaken, saved."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from pomanager.errors import Cancelled
from pomanager.i18n import _
from pomanager.ui import problems
from pomanager.ui.preview.making import Making
from pomanager.ui.preview.strip import Offer, Strip
from pomanager.ui.tokens import Tone

Said = tuple[str, str, tuple[Offer, ...]]


class Telling(QObject):
    """Fills the strip above the pages, and sends what is pressed in it."""

    make_wanted = Signal()
    stopped = Signal()

    def __init__(self, making: Making) -> None:
        super().__init__(making)
        self.strip = Strip()
        self._making = making
        self._wish = ""
        self._of_first_page = False
        self._problem: Exception | None = None
        self._saved = Path()
        self._printer = ""
        making.progressed.connect(self.strip.work_goes_on)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.strip.say_again()

    # ---- being written --------------------------------------------------------------------------------------------

    def being_written(self, *, of_first_page: bool) -> None:
        """Say that the paper is being written; its first pages are seen already, or nothing is."""
        self._of_first_page = of_first_page
        self._wish = self._wish if of_first_page else ""
        self.strip.work_begins(self._writing)

    def wished(self, act: str) -> None:
        """Say what happens as soon as the paper is whole."""
        self._wish = act
        self.strip.say_again()

    def is_whole(self) -> None:
        """Say no more: the pages speak for themselves."""
        self._wish = ""
        self.strip.say_nothing()

    def _writing(self) -> Said:
        title = _("The paper is being written.")
        if self._of_first_page:
            title = _("The paper is being written; these are its first pages.")
        if self._wish:
            printing = _("The paper is being written. As soon as it is whole, you are asked for the printer.")
            saving = _("The paper is being written. As soon as it is whole, you are asked where to save it.")
            title = printing if self._wish == "print" else saving
        return title, "", (Offer(_("Stop"), "x", "preview.stop", self._on_stop),)

    def _on_stop(self) -> None:
        self._making.stop()
        self._wish = ""
        self.strip.say(Tone.WARN, self._stopped)
        self.stopped.emit()

    def _stopped(self) -> Said:
        title = _("The paper was not written.")
        if self._of_first_page:
            title = _("The paper was not written to its end; these are its first pages.")
        return title, "", (self._again(_("Write it whole")),)

    # ---- trouble --------------------------------------------------------------------------------------------------

    def failed(self, problem: Exception) -> None:
        """Say why there is no paper."""
        if isinstance(problem, Cancelled):
            self.strip.say(Tone.WARN, self._stopped)
            return
        self._problem = problem
        self.strip.say(Tone.BAD, self._trouble)

    def _trouble(self) -> Said:
        told = problems.in_words(self._problem or Cancelled())
        return told.title, told.text, (self._again(_("Try again")),)

    def overtaken(self) -> None:
        """Say that the books are not what they were when the paper was made."""
        self.strip.say(Tone.WARN, self._overtaken, closable=True)

    def _overtaken(self) -> Said:
        return _("The books have changed since this paper was made."), "", (self._again(_("Make it anew")),)

    def _again(self, words: str) -> Offer:
        return Offer(words, "undo", "preview.again", self.make_wanted.emit)

    # ---- saved ----------------------------------------------------------------------------------------------------

    def saved(self, path: Path) -> None:
        """Say where the paper lies now, and offer to go there."""
        self._saved = path
        self.strip.say(Tone.OK, self._is_saved, closable=True)

    def _is_saved(self) -> Said:
        title = _("Saved: {file}").format(file=self._saved.name)
        return title, str(self._saved.parent), (
            Offer(_("Open the folder"), "place", "preview.open_folder", self._on_folder),
            Offer(_("Open with…"), "expand", "preview.open_file", self._on_file),
        )  # fmt: skip

    def printed(self, printer: str) -> None:
        """Say that the paper is with the printer."""
        self._printer = printer
        self.strip.say(Tone.OK, self._is_printed, closable=True)

    def _is_printed(self) -> Said:
        title = _("Sent to the printer {printer}").format(printer=self._printer)
        return title, "", ()

    def _on_folder(self) -> None:
        open_outside(self._saved.parent)

    def _on_file(self) -> None:
        open_outside(self._saved)


def open_outside(path: Path) -> None:
    """Open a file or a folder with the program this computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
