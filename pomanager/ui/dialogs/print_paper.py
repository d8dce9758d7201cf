"""Asks how a paper is wanted (language, day, file) and prints it beside the window."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from pomanager import printing
from pomanager.i18n import _, spoken
from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.jobs import Job


def ask_and_print(parent: QWidget, desk: Desk, key: str, *, of: int | None = None) -> Job | None:
    """Ask for language, day and file, then print; returns the job, None when the person thought better of it."""
    paper = printing.paper_called(key)
    today = desk.office.today()
    answer = questions.ask_reason(
        parent, _(paper.title), _("The paper is written as a PDF file, which any computer can print."),
        (
            Field(name="language", label=N_("Language of the paper"), kind=Kind.LIST, choices_are_data=True,
                  choices=tuple(Choice(each.code, each.own_name) for each in LANGUAGES)),
            Field(name="as_of", label=N_("As of"), kind=Kind.DATE, today=desk.office.today,
                  hint=N_("Left empty: today.")),
        ),
        yes=_("Choose the file"),
    )  # fmt: skip
    if answer is None:
        return None
    language = str(answer.get("language") or desk.preferences.paper_language or spoken())
    as_of = answer.get("as_of")
    target = questions.choose_target(
        parent, _("Print into the file"), ((_("Papers"), "*.pdf"),), start=Path.home() / f"{key}.pdf"
    )
    if target is None:
        return None
    desk.preferences.paper_language = language
    target = target if target.suffix else target.with_suffix(".pdf")
    day = as_of if isinstance(as_of, date) else today

    def work(job: Job) -> Path:
        printing.print_paper(paper, desk.office, target, language=language, as_of=day, of=of, progress=job.report)
        return target

    job = Job(work, parent)
    told = Told(desk, parent)
    job.finished.connect(told.on_finished)
    job.failed.connect(told.on_failed)
    return follow(job, _(paper.title), parent, _("Cancelling leaves no half paper behind."))


class Told(QObject):
    """Says on the screen what came of printing: a signal of a job must end in an object of the screen's thread."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = parent

    def on_finished(self, written: object) -> None:
        """Say that the paper is there, and show it."""
        path = Path(str(written))
        self._desk.bus.saved.emit(self._desk.office.now(), _("Printed: {file}").format(file=path.name))
        open_file(path)
        self.deleteLater()

    def on_failed(self, problem: Exception) -> None:
        """Say why there is no paper."""
        problems.show(self._parent, problem)
        self.deleteLater()


def open_file(path: Path) -> None:
    """Open a file with the program this computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
