"""Help in the first window: F1 as a button, and the handbook and the key card as PDF, before there are any books."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager import papers, paths
from pomanager.help.keys import HELP
from pomanager.i18n import _, spoken
from pomanager.printing import print_without_books
from pomanager.ui import problems
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.preferences import Preferences
from pomanager.ui.preview.remembered import proposed
from pomanager.ui.preview.telling import open_outside
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.wrapping import WrappingRow

Clock = Callable[[], datetime]


class HelpRow(QWidget):
    """Three buttons, and below them where the paper lies that was written last."""

    help_wanted = Signal()
    told_more = Signal()
    """It stands below the buttons now where a paper lies."""

    def __init__(self, preferences: Preferences, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._clock = clock
        self._written: Path | None = None
        self.help = Button("", "help", key=HELP)
        self.help.setObjectName("welcome.help")
        self.help.clicked.connect(self.help_wanted)
        self._papers = {
            paper: self._paper_button(paper) for paper in map(papers.paper_called, ("handbook", "key-card"))
        }
        self.told = Note("ok")
        self.told.setObjectName("welcome.written")
        self._open = Button("", "expand")
        self._open.setObjectName("welcome.open_paper")
        self._open.clicked.connect(self._on_open)
        self.told.add_button(self._open)
        row = QWidget()
        WrappingRow([[self.help, *self._papers.values()]], row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(row)
        column.addWidget(self.told)
        self.retranslate()

    def _paper_button(self, paper: papers.Paper) -> Button:
        button = Button("", "print")
        button.setObjectName(f"welcome.{paper.key}")
        button.setProperty("paper", paper.key)
        button.clicked.connect(self._on_paper)
        return button

    def retranslate(self) -> None:
        """Set every word anew."""
        self.help.setText(_("Help on this screen"))
        for paper, button in self._papers.items():
            button.setText(_(paper.title))
        self._open.setText(_("Open with…"))
        self._tell()

    def _tell(self) -> None:
        written = self._written
        self.told.setVisible(written is not None)
        if written is not None:
            self.told.tell("ok", _("Saved: {file}").format(file=written.name), str(written.parent))

    def _on_paper(self) -> None:
        """Ask where the paper shall lie, and write it there, as papers were wanted last on this computer."""
        paper = papers.paper_called(str(self.sender().property("paper")))
        start = Path(self._preferences.paper_folder or paths.documents_folder()) / f"{paper.key}.pdf"
        target = questions.choose_target(self, _("Save the paper as"), ((_("Papers"), "*.pdf"),), start=start)
        if target is None:
            return
        target = target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")
        last = proposed(self._preferences, may_stand_beside=paper.may_stand_beside)
        order = replace(last, language=spoken(), second_language="")
        printed_at = self._clock()

        def work(_job: Job) -> Path:
            print_without_books(paper, target, order, printed_at)
            return target

        job = Job(work, self)
        job.finished.connect(self._on_written)
        job.failed.connect(self._on_failed)
        follow(job, _(paper.title), self)

    def _on_written(self, target: Path) -> None:
        self._written = target
        self._tell()
        self._open.setFocus()
        self.told_more.emit()

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self, problem)

    def _on_open(self) -> None:
        if self._written is not None:
            open_outside(self._written)
