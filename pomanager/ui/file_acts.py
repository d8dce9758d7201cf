"""The acts on office files in the menu of the window: new, open, back up, restore, check, export."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pomanager import __version__
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.files import BackupFacts, Finding
from pomanager.rules.access.roles import Right
from pomanager.services import files
from pomanager.services.backups import on_same_disk
from pomanager.services.office import Office
from pomanager.ui import jobs, problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.welcome import may_read

OpenFile = Callable[[Path], bool]
ShowOffice = Callable[[Office, Path], None]
OFFICE_FILES = N_("Office files")
MOST_FINDINGS = 12


def in_megabytes(job: jobs.Job) -> Callable[[int, int], None]:
    """A report of bytes that the screen shows in megabytes."""
    return lambda done, total: job.report(done >> 20, max(1, total >> 20))


class FileActs(QObject):
    """What can be done with the file of the office in a window, and with other office files."""

    about_to_exchange = Signal()
    """The file is about to be closed, and another put in its place."""
    repair_wanted = Signal()
    """The file is damaged, and the person wants it repaired."""

    def __init__(self, desk: Desk, path: Path, window: QWidget, open_file: OpenFile, show: ShowOffice) -> None:
        super().__init__(window)
        self._desk = desk
        self._path = path
        self._window = window
        self._open_file = open_file
        self._show_office = show

    def new(self) -> None:
        """Make a new office, step by step in a window of its own, and show it in place of this one."""
        from pomanager.ui.first_run.window import FoundingWindow

        for begun in self._window.findChildren(FoundingWindow):
            if begun.isVisible():
                begun.raise_()
                begun.activateWindow()
                return
        desk = self._desk
        FoundingWindow(desk.preferences, desk.office.now, desk.office.actor, self._show_made, self._window).begin()

    def _show_made(self, path: Path) -> None:
        office = self._desk.office
        try:
            made = files.open_office(path, writing=True, clock=office.now, actor=office.actor)
        except OfficeError as trouble:
            problems.show(self._window, trouble)
            return
        self._show_office(made, path)

    def open(self) -> None:
        """Open another office file; this one is open already."""
        path = questions.choose_file(self._window, _("Open an office file"), ((_(OFFICE_FILES), f"*{files.ENDING}"),))
        if path is not None and path.resolve() != self._path.resolve():
            self._open_file(path)

    def back_up(self) -> None:
        """Write a verified backup into a folder."""
        kept = self._desk.preferences.backup_folder
        folder = questions.choose_folder(self._window, _("Back up into the folder"), start=Path(kept) if kept else None)
        if folder is None:
            return
        self._desk.preferences.backup_folder = str(folder)

        def work(job: jobs.Job) -> BackupFacts:
            return files.back_up(self._path, folder, self._desk.office.now, report=in_megabytes(job))

        self._follow(_("Backing up"), work, self._backed_up)

    def _backed_up(self, made: object) -> None:
        if isinstance(made, BackupFacts):
            told = _("Backed up and verified: {file}, {size}").format(
                file=made.path.name, size=formats.file_size(made.size)
            )
            if on_same_disk(self._path, made.path.parent):
                # TR: said of a backup that was put into a folder on the disk of the office file itself
                told = _("{told}. It lies on the same disk as the office file.").format(told=told)
            else:
                self._desk.preferences.keep_copied_away(self._path, self._desk.office.now())
            self._desk.bus.saved.emit(self._desk.office.now(), told)
            self._desk.bus.backup_made.emit(self._desk.office.now())

    def restore(self) -> None:
        """Put the backup in a file that is asked for in the place of this file, once the person is sure."""
        source = questions.choose_file(self._window, _("Restore a backup"), ((_(OFFICE_FILES), f"*{files.ENDING}"),))
        if source is not None:
            self.restore_this(source)

    def restore_this(self, source: Path, lost: str = "") -> None:
        """Put this backup in the place of this file, once the person is sure; ``lost`` says what would be gone."""
        kept = _("The office goes back to what it was then. The present file is kept beside it under another name.")
        sure = questions.confirm(
            self._window,
            _("Put the backup {file} in the place of this file?").format(file=source.name),
            "\n".join(filter(None, (kept, lost))),
            yes=_("Restore"),
            no=_("Leave it as it is"),
            icon="undo",
        )
        if sure and self._may_read(source):
            self._put_back(source)

    def check_that(self, path: Path) -> None:
        """Look a backup over and tell what was found."""
        if self._may_read(path):
            self._follow(_("Checking the file"), lambda _job: files.check_file(path), self._checked)

    def _may_read(self, source: Path) -> bool:
        return may_read(source, self._desk.office.now, self._window)

    def _put_back(self, source: Path) -> None:
        """Close the file, put the backup in its place, and open it again whatever came of it."""
        clock = self._desk.office.now
        self.about_to_exchange.emit()
        jobs.wait_for_all()
        self._desk.office.close()
        try:
            files.restore(source, self._path, clock, replace=True)
        except OfficeError as trouble:
            problems.show(self._window, trouble)
        self._open_file(self._path)

    def check(self) -> None:
        """Look the whole file over and tell what was found."""
        self._follow(_("Checking the file"), lambda _job: files.check_file(self._path), self._checked_here)

    def _checked(self, findings: object) -> None:
        found = [each for each in findings if isinstance(each, Finding)] if isinstance(findings, tuple) else []
        if not found:
            text = _("Pages, references, journal and registers are as they should be.")
            questions.tell(self._window, _("The file is sound"), text)
            return
        said = "\n".join(sentence(each.objection) for each in found[:MOST_FINDINGS])
        questions.tell(self._window, _("The file is not as it should be"), said)

    def _checked_here(self, findings: object) -> None:
        """The same of the file of this office: a damaged one can be repaired at once."""
        from pomanager.services.repair import is_damage

        found = [each for each in findings if isinstance(each, Finding)] if isinstance(findings, tuple) else []
        if not is_damage(found) or not self._desk.office.may(Right.CHANGE_FILE):
            self._checked(findings)
            return
        said = "\n".join(sentence(each.objection) for each in found[:MOST_FINDINGS])
        title = _("The file is not as it should be")
        if questions.confirm(self._window, title, said, yes=_("Check and repair…"), no=_("Close"), icon="scan"):
            self.repair_wanted.emit()

    def export_plain(self) -> None:
        """Write the books as a plain SQLite file."""
        target = questions.choose_target(
            self._window,
            _("Export as plain SQLite"),
            ((_("SQLite files"), "*.sqlite"),),
            start=self._path.with_suffix(".sqlite"),
        )
        if target is not None:
            self._follow(_("Exporting"), lambda _job: files.export_plain(self._path, target), self._exported)

    def _exported(self, rows: object) -> None:
        count = rows if isinstance(rows, int) else 0
        told = ngettext("Exported: {count} row", "Exported: {count} rows", count).format(count=formats.number(count))
        self._desk.bus.saved.emit(self._desk.office.now(), told)

    def _follow(self, title: str, work: Callable[[jobs.Job], object], done: Callable[[object], None]) -> None:
        job = jobs.Job(work, self)
        job.finished.connect(done)
        job.failed.connect(self._on_failed)
        follow(job, title, self._window)

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self._window, problem)

    def tell_about(self) -> None:
        """Tell what the program is."""
        questions.tell(
            self._window,
            _("PO Manager {version}").format(version=__version__),
            _("The books of a farmers’ organisation in one file. Free software under the GPL, version 3 or later."),
        )
