"""Brings an office from a stick or a backup onto this PC: a verified copy under a plain name, which is then opened."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pomanager import paths
from pomanager.i18n import _
from pomanager.services import files
from pomanager.services.office import Clock
from pomanager.ui import problems
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import Job


def bring(source: Path, clock: Clock, parent: QWidget, opened: Callable[[Path], object]) -> None:
    """Ask where the office shall lie on this PC, copy it there, and have it opened."""
    kinds = ((_("Office files"), f"*{files.ENDING}"),)
    start = paths.documents_folder() / files.plain_name(source)
    target = questions.choose_target(parent, _("Keep the books in the file"), kinds, start=start)
    if target is None:
        return

    def work(_job: Job) -> Path:
        with suppress(OSError):  # a folder that cannot be made is said by the restore itself, in a sentence
            target.parent.mkdir(parents=True, exist_ok=True)
        return files.restore(source, target, clock).path

    def done(path: Path) -> None:
        opened(path)

    def failed(problem: Exception) -> None:
        problems.show(parent, problem)

    job = Job(work, parent)
    job.finished.connect(done)
    job.failed.connect(failed)
    follow(job, _("Bringing the office to this PC"), parent)
