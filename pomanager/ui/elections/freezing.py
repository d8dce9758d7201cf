"""Freezes the electoral roll beside the window: of a large organisation it takes some seconds."""

from functools import partial

from PySide6.QtCore import QObject

from pomanager.i18n import _
from pomanager.services.elections.commands.voting import freeze_voters
from pomanager.services.office import Done
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.jobs import Job
from pomanager.ui.page import Page


class RollFreezing(QObject):
    """Writes the roll of an election that stands alone, and tells everybody once it is written."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def freeze(self, election_id: int) -> None:
        """Write the roll; what speaks against it is told."""
        job = Job(partial(_frozen, self._page.desk, election_id), self._page)
        job.finished.connect(self._on_frozen)
        job.failed.connect(self._on_failed)
        follow(job, _("Freezing the electoral roll"), self._page)

    def _on_frozen(self, done: Done[int]) -> None:
        self._page.desk.tell(done)

    def _on_failed(self, trouble: Exception) -> None:
        problems.show(self._page, trouble)


def _frozen(desk: Desk, election_id: int, _job: Job) -> Done[int]:
    return desk.office.do(freeze_voters, election_id)
