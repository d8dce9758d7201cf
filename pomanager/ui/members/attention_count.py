"""How many members there is something to look at of, counted beside the window a moment after the list is shown."""

from PySide6.QtCore import QObject, QTimer, Signal

from pomanager.rules.access.roles import Right
from pomanager.ui.desk import Desk
from pomanager.ui.jobs import Job

SOON_MILLISECONDS = 1500
"""The list comes first: looking through the whole roll may take as long again."""


class AttentionCount(QObject):
    """Counts soon after it is asked to; the count known so far stands meanwhile."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MILLISECONDS)
        self._soon.timeout.connect(self.count)

    def best(self, noted: int) -> int:
        """The count known so far; of notes, which are known at once, there are at least so many."""
        return max(self._known, noted)

    def ask_soon(self) -> None:
        """Count when nothing else was asked for a moment."""
        self._soon.start()

    def count(self) -> None:
        """Count now, in a job; nothing is counted for nobody, while the window is locked."""
        if not self._desk.office.may(Right.READ_BOOKS):
            return
        office, today = self._desk.office, self._desk.office.today()

        def look(_job: Job) -> object:
            from pomanager.services.members.queries.attention import attention_total  # not before the list is shown

            return office.ask(attention_total, today)

        job = Job(look)  # no child of the window, which may be closed before it ends
        job.finished.connect(self._on_counted)
        job.start()

    def _on_counted(self, count: int) -> None:
        self._known = count
        self.counted.emit(count)
