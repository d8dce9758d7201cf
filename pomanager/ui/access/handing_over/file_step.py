"""The third step of the hand-over: a fresh backup, and the password of the file."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.files import BackupFacts, FileKind
from pomanager.rules.access.handing_over import NO_BACKUP
from pomanager.rules.objections import Objection
from pomanager.services import files
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Scroller


class FileStep(QWidget):
    """Makes the backup; asks the window to change the password where the file has one."""

    password_wanted = Signal()

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path = path
        self.backup: BackupFacts | None = None
        self.password_is_new = False
        self._locked = files.recognise(path).kind is FileKind.WITH_PASSWORD
        self.backup_note, self.password_note = Note("warn"), Note("info")
        self.make = Button("", "backup")
        self.make.setObjectName("hand_over.backup")
        self.change = Button("", "lock")
        self.change.setObjectName("hand_over.password")
        self.backup_note.add_button(self.make)
        self.password_note.add_button(self.change)
        self.make.clicked.connect(self._on_make)
        self.change.clicked.connect(self.password_wanted)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(16), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.backup_note)
        column.addWidget(self.password_note)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(inside))
        self.setFocusProxy(self.make)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        if self.backup is None:
            self.backup_note.tell("warn", _("A fresh backup"), sentence(Objection(NO_BACKUP)), icon="backup")
        else:
            told = _("{file}, {size}, verified").format(
                file=self.backup.path.name, size=formats.file_size(self.backup.size)
            )
            self.backup_note.tell("ok", _("A fresh backup"), told)
        self.make.setText(_("Make the backup now…"))
        self.change.setText(_("Change the password now…"))
        self.change.setVisible(self._locked and not self.password_is_new)
        self._tell_password()

    def _tell_password(self) -> None:
        title = _("Password of the file")
        if self.password_is_new:
            self.password_note.tell("ok", title, _("It was changed. Only the new secretary needs to know it."))
        elif self._locked:
            text = _(
                "The former secretary knows it. Let the new one choose another now, before the backup is made, or "
                "later in the File menu."
            )
            self.password_note.tell("warn", title, text, icon="lock")
        else:
            self.password_note.tell("info", title, _("The file has none. It can be set in the File menu."))

    def tell_changed(self) -> None:
        """The file has a new password."""
        self.password_is_new = True
        self.retranslate()

    # ---- the backup -----------------------------------------------------------------------------------------------

    def _on_make(self) -> None:
        kept = self._desk.preferences.backup_folder
        folder = questions.choose_folder(self, _("Back up into the folder"), start=Path(kept) if kept else None)
        if folder is None:
            return
        self._desk.preferences.backup_folder = str(folder)
        path, clock = self._path, self._desk.office.now

        def work(_job: Job) -> BackupFacts:
            return files.back_up(path, folder, clock)

        job = Job(work, self)
        job.finished.connect(self._on_made)
        job.failed.connect(self._on_failed)
        follow(job, _("Backing up"), self)

    def _on_made(self, made: BackupFacts) -> None:
        self.backup = made
        self.retranslate()
        self._desk.bus.backup_made.emit(self._desk.office.now())

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self, problem)
