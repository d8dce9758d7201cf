"""The backup before an act that changes much at once, made beside the window while its form waits."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _
from pomanager.services import backups
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.jobs import Job

ResultT = TypeVar("ResultT")


def back_up_first(desk: Desk, around: QWidget | None) -> None:
    """Make a verified backup beside the office file, where it has one; raises what kept it from being made."""
    if backups.path_of(desk.office) is None:
        return
    wait_for(lambda: backups.make_before(desk.office), _("Making a backup first"), around)
    desk.bus.backup_made.emit(desk.office.now())


def wait_for(work: Callable[[], ResultT], title: str, around: QWidget | None) -> ResultT:
    """Do something beside the window, which stays alive meanwhile; raises what it raised."""
    troubles: list[Exception] = []
    results: list[ResultT] = []
    job = Job(lambda _job: work())
    job.failed.connect(troubles.append)
    job.finished.connect(results.append)
    waiting = QEventLoop()
    ended: list[bool] = []
    job.ended.connect(lambda: ended.append(True))
    job.ended.connect(waiting.quit)
    follow(job, title, around)
    if not ended:  # where jobs are done at once there is nothing to wait for
        waiting.exec()
    if troubles:
        raise troubles[0]
    return results[0]
