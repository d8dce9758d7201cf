"""Questions that take their time in a large register are asked beside the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pomanager.errors import OfficeError
from pomanager.ui import problems
from pomanager.ui.jobs import Job
from pomanager.ui.page import Page


class Beside(QObject):
    """Asks in jobs for a page; ``answered`` brings the answer to what was asked last, older ones are dropped."""

    answered = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._round = 0

    def ask(self, question: Callable[[], object]) -> None:
        """Begin to ask; the question is called in a thread of its own."""
        self._round += 1
        round_ = self._round

        def look(_job: Job) -> object:
            return round_, question()

        job = Job(look, self._page)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_finished(self, found: tuple[int, object]) -> None:
        if found[0] == self._round:
            self.answered.emit(found[1])

    def _on_failed(self, trouble: object) -> None:
        if isinstance(trouble, OfficeError):
            problems.show(self._page, trouble)
