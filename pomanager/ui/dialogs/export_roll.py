"""Asks for a file and writes the roll into it as a table, beside the window: as it is seen, or all that is kept."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.members import RollView
from pomanager.readmodels.progress import Progress
from pomanager.services.members.queries.export import export_roll
from pomanager.services.members.queries.export_view import SeenTable, export_view
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import Job

USUAL_ENDING = ".xlsx"
Write: TypeAlias = Callable[[Progress], int]
"""Writes the file, telling how far it is; returns how many members it holds."""


def ask_and_export(
    parent: QWidget, desk: Desk, view: RollView | None = None, seen: SeenTable | None = None
) -> Job | None:
    """Ask for a file and write into it the members the view lets through; None when the person thought better of it.

    The ending of the name says the kind: XLSX or CSV. Without a view, everybody in the books is written. ``seen`` says
    that it shall be just what a list shows; without it, everything is written that can be brought in again.
    """
    view = seen.view if seen is not None else view or RollView()
    target = questions.choose_target(
        parent,
        _("Export the members shown into the file") if view.narrowed else _("Export the roll into the file"),
        ((_("Excel and LibreOffice Calc"), "*.xlsx"), (_("CSV, for any program"), "*.csv")),
        start=_start(desk),
    )
    if target is None:
        return None
    target = target if target.suffix else target.with_suffix(USUAL_ENDING)
    if seen is not None:
        write: Write = partial(desk.office.ask, export_view, target, seen)
    else:
        write = partial(_export_all, desk, target, view)
    return _Export(parent, desk, target, write).job


def _export_all(desk: Desk, target: Path, view: RollView, progress: Progress) -> int:
    return desk.office.ask(export_roll, target, _, progress=progress, view=view)


def _start(desk: Desk) -> Path:
    # TR: name of the file into which the roll is exported, before the day
    name = _("roll")
    return Path.home() / f"{name}-{desk.office.today().isoformat()}{USUAL_ENDING}"


class _Export(QObject):
    """One export under way."""

    def __init__(self, parent: QWidget, desk: Desk, target: Path, write: Write) -> None:
        super().__init__(parent)
        self._parent, self._desk, self._target, self._write = parent, desk, target, write
        job = Job(self._work, self)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        self.job = follow(job, _("Exporting the roll"), parent, _("Cancelling leaves no half table behind."))

    def _work(self, job: Job) -> int:
        return self._write(job.report)

    def _on_finished(self, count: int) -> None:
        said = ngettext("{count} member exported: {file}", "{count} members exported: {file}", count)
        told = said.format(count=formats.number(count), file=self._target.name)
        self._desk.bus.saved.emit(self._desk.office.now(), told)

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self._parent, problem)
