"""Asks for a file, and writes the indicators or the people behind a figure into it, beside the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.funnel import FunnelView, PeopleAsked
from pomanager.readmodels.progress import Progress
from pomanager.services.governance.queries.exporting import export_indicators, export_people
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import Job

USUAL_ENDING = ".xlsx"


def export_the_indicators(parent: QWidget, desk: Desk, view: FunnelView) -> Job | None:
    """Write the indicators of a time into a file that is asked for; None when the person thought better of it."""
    # TR: name of a file
    target = _target(parent, _("Export the indicators into the file"), _("indicators"), view)
    if target is None:
        return None
    return _Export(parent, desk, target, partial(desk.office.ask, export_indicators, target, view)).job


def export_the_people(parent: QWidget, desk: Desk, asked: PeopleAsked) -> Job | None:
    """Write the people behind a figure into a file that is asked for; None when the person thought better of it."""
    # TR: name of a file
    target = _target(parent, _("Export these people into the file"), _("people"), asked.view)
    if target is None:
        return None
    return _Export(parent, desk, target, partial(desk.office.ask, export_people, target, asked)).job


def _target(parent: QWidget, title: str, name: str, view: FunnelView) -> Path | None:
    kinds = ((_("Excel and LibreOffice Calc"), "*.xlsx"), (_("CSV, for any program"), "*.csv"))
    start = Path.home() / f"{name}-{view.last.isoformat()}{USUAL_ENDING}"
    target = questions.choose_target(parent, title, kinds, start=start)
    return target if target is None or target.suffix else target.with_suffix(USUAL_ENDING)


class _Export(QObject):
    """One export under way."""

    def __init__(self, parent: QWidget, desk: Desk, target: Path, write: Callable[..., int]) -> None:
        super().__init__(parent)
        self._parent, self._desk, self._target, self._write = parent, desk, target, write
        job = Job(self._work, self)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        self.job = follow(job, _("Exporting"), parent, _("Cancelling leaves no half table behind."))

    def _work(self, job: Job) -> int:
        progress: Progress = job.report
        return self._write(progress=progress)

    def _on_finished(self, count: int) -> None:
        said = ngettext("{count} line written: {file}", "{count} lines written: {file}", count)
        told = said.format(count=formats.number(count), file=self._target.name)
        self._desk.bus.saved.emit(self._desk.office.now(), told)

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self._parent, problem)
