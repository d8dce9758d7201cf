"""Puts all names in the order of the organisation's language, beside the window."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.rules.access.roles import Right
from pomanager.services.members.commands.name_order import amend_profile_and_order, order_names
from pomanager.services.members.queries.name_order import names_out_of_order, sections_found_otherwise
from pomanager.services.office import Done
from pomanager.services.organisation.commands import AmendProfile
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.jobs import Job


def save_profile(parent: QWidget, desk: Desk, order: AmendProfile) -> None:
    """Change the organisation's profile; where its first language changes, names are put in the order of that one.

    Sections are then found by their names in it. Few names and members are seen to in the same act, many beside the
    window. Raises as the act does.
    """
    desk.do(amend_profile_and_order, order)
    if desk.off(Right.KEEP_ROLL):
        return  # the list of members offers it to whoever keeps the roll
    if desk.office.ask(names_out_of_order) or desk.office.ask(sections_found_otherwise).folded:
        order_beside(parent, desk)


def order_beside(parent: QWidget, desk: Desk) -> Job:
    """Begin to put names in order; the sheet shows how far it is, and cancelling leaves them as they stood."""
    return _Ordering(parent, desk).job


class _Ordering(QObject):
    """One ordering under way."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._parent, self._desk = parent, desk
        job = Job(self._work, self)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        self.job = follow(job, _("Sorting the names"), parent, _("Cancelling leaves them in the order they had."))

    def _work(self, job: Job) -> Done[int]:
        return self._desk.office.do(order_names, progress=job.report)

    def _on_finished(self, done: Done[int]) -> None:
        said = ngettext("{count} name sorted anew", "{count} names sorted anew", done.result)
        if not done.result:
            said = _("Members are found by the new names of their sections.")
        self._desk.tell(done, said.format(count=formats.number(done.result)))

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self._parent, problem)
