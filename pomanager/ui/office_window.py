"""The window of an opened office: its pages and menus, its backups, and what happens when it is closed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent

from pomanager import __version__, printing
from pomanager.errors import OfficeError
from pomanager.i18n import _, catalogue, formats, ngettext, spoken
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.files import BackupFacts, Finding
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.services.organisation.queries import organisation
from pomanager.ui import jobs, problems
from pomanager.ui.application import Screen
from pomanager.ui.bus import Bus
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.main_window import MainWindow, Menus
from pomanager.ui.page import Action
from pomanager.ui.pages import PAGES
from pomanager.ui.single import FirstWindow

OpenFile = Callable[[Path], bool]
ShowOffice = Callable[[Office, Path], None]
REST_MILLISECONDS = 60_000
"""How often the log is folded into the file while nobody is at work."""
LOOK_MILLISECONDS = 60_000
"""How often the age of the newest backup is looked at."""
OFFICE_FILES = N_("Office files")
MOST_FINDINGS = 12


class OfficeWindow(MainWindow):
    """One office, open in its window."""

    def __init__(self, office: Office, path: Path, screen: Screen, open_file: OpenFile, show: ShowOffice) -> None:
        self.office = office
        self.path = path
        self._screen = screen
        self._open_file = open_file
        self._show_office = show
        super().__init__(Desk(office, Bus(), screen.preferences), PAGES)
        self.set_menus(self._menus())
        self._first = FirstWindow(path, self)
        self._first.raised.connect(self._on_raised)
        self.language_chosen.connect(self._on_language)
        self.theme_chosen.connect(screen.change_theme)
        self.scale_chosen.connect(screen.change_scale)
        self.desk.bus.area_changed.connect(self._on_profile)
        self._every(REST_MILLISECONDS, self._on_rest)
        self._every(LOOK_MILLISECONDS, self._on_look_at_backups)
        self._on_profile()
        self._on_look_at_backups()
        self.show_page(PAGES[0].key).setFocus()

    def _every(self, milliseconds: int, act: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        timer.start()

    def _menus(self) -> Menus:
        return Menus(
            file=(
                Action("new", N_("New office…"), self._on_new, "file"),
                Action("open", N_("Open…"), self._on_open, "file", "Ctrl+O"),
                None,
                Action("backup", N_("Back up…"), self._on_back_up, "backup"),
                Action("restore", N_("Restore a backup…"), self._on_restore, "undo"),
                Action("check", N_("Check the file"), self._on_check, "check"),
                Action("plain", N_("Export as plain SQLite…"), self._on_plain, "export"),
            ),
            papers=tuple(
                Action(paper.key, paper.title, partial(self.print_paper, paper.key), "print")
                for paper in printing.PAPERS
                if paper.of is None
            ),
            help=(Action("about", N_("About PO Manager"), self._on_about, "info"),),
        )

    def print_paper(self, key: str) -> None:
        """Print one of the papers that need no record to be chosen first."""
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self, self.desk, key)

    # ---- files ----------------------------------------------------------------------------------------------------

    def _on_new(self) -> None:
        from pomanager.ui.welcome import ask_and_found

        office, path = ask_and_found(self, self.office.now, self.office.actor)
        if office is not None and path is not None:
            self._show_office(office, path)

    def _on_open(self) -> None:
        path = questions.choose_file(self, _("Open an office file"), ((_(OFFICE_FILES), f"*{files.ENDING}"),))
        if path is not None:
            self._open_file(path)

    def _on_back_up(self) -> None:
        kept = self._screen.preferences.backup_folder
        folder = questions.choose_folder(self, _("Back up into the folder"), start=Path(kept) if kept else None)
        if folder is None:
            return
        self._screen.preferences.backup_folder = str(folder)
        self._follow(_("Backing up"), lambda _job: files.back_up(self.path, folder, self.office.now), self._backed_up)

    def _backed_up(self, made: object) -> None:
        if isinstance(made, BackupFacts):
            sentence = _("Backed up and verified: {file}, {size}").format(
                file=made.path.name, size=formats.file_size(made.size)
            )
            self.desk.bus.saved.emit(self.office.now(), sentence)
        self._on_look_at_backups()

    def _on_restore(self) -> None:
        source = questions.choose_file(self, _("Restore a backup"), ((_(OFFICE_FILES), f"*{files.ENDING}"),))
        if source is None:
            return
        sure = questions.confirm(
            self,
            _("Put the backup {file} in the place of this file?").format(file=source.name),
            _("The office goes back to what it was then. The present file is kept beside it under another name."),
            yes=_("Restore"),
            no=_("Leave it as it is"),
            icon="undo",
        )
        if sure:
            self._put_back(source)

    def _put_back(self, source: Path) -> None:
        """Close the file, put the backup in its place, and open it again whatever came of it."""
        clock = self.office.now
        self.office.close()
        try:
            files.restore(source, self.path, clock, replace=True)
        except OfficeError as trouble:
            problems.show(self, trouble)
        self._open_file(self.path)

    def _on_check(self) -> None:
        self._follow(_("Checking the file"), lambda _job: files.check_file(self.path), self._checked)

    def _checked(self, findings: object) -> None:
        found = [each for each in findings if isinstance(each, Finding)] if isinstance(findings, tuple) else []
        if not found:
            text = _("Pages, references, journal and registers are as they should be.")
            questions.tell(self, _("The file is sound"), text)
            return
        said = "\n".join(sentence(each.objection) for each in found[:MOST_FINDINGS])
        questions.tell(self, _("The file is not as it should be"), said)

    def _on_plain(self) -> None:
        target = questions.choose_target(
            self,
            _("Export as plain SQLite"),
            ((_("SQLite files"), "*.sqlite"),),
            start=self.path.with_suffix(".sqlite"),
        )
        if target is not None:
            self._follow(_("Exporting"), lambda _job: files.export_plain(self.path, target), self._exported)

    def _exported(self, rows: object) -> None:
        count = rows if isinstance(rows, int) else 0
        told = ngettext("Exported: {count} row", "Exported: {count} rows", count).format(count=formats.number(count))
        self.desk.bus.saved.emit(self.office.now(), told)

    def _follow(self, title: str, work: Callable[[jobs.Job], object], done: Callable[[object], None]) -> None:
        job = jobs.Job(work, self)
        job.finished.connect(done)
        job.failed.connect(self._on_failed)
        follow(job, title, self)

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self, problem)

    def _on_about(self) -> None:
        questions.tell(
            self,
            _("PO Manager {version}").format(version=__version__),
            _("The books of a farmers’ organisation in one file. Free software under the GPL, version 3 or later."),
        )

    # ---- the desk -------------------------------------------------------------------------------------------------

    def _on_profile(self, *_areas: object) -> None:
        """Show whose office this is, and say its own words, wherever the profile may have changed."""
        told = self.office.ask(organisation)
        catalogue.rename(told.renamed_words)
        if told.currency:
            formats.set_decimals({told.currency: told.currency_decimals})
        code, known = spoken(), told.languages
        name = told.short_name or told.name.in_language(code, known)
        place = _("Sample office") if told.is_sample else told.seat.in_language(code, known)
        self.show_organisation(name, place, self.path.name)

    def _on_language(self, code: str) -> None:
        self._screen.change_language(code)
        self._on_profile()
        self._on_look_at_backups()

    def _on_rest(self) -> None:
        self.office.rest()

    def _on_look_at_backups(self) -> None:
        kept = self._screen.preferences.backup_folder
        folders = (self.path.parent / files.BACKUPS, *((Path(kept),) if kept else ()))
        self.status.show_backup(files.newest_backup(self.path, folders), self.office.now())

    def _on_raised(self) -> None:
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not event.isAccepted():
            return
        self._first.stop()
        jobs.wait_for_all()
        try:
            self.office.close()
        except OfficeError as trouble:
            problems.show(self, trouble)
