"""The window of an opened office: its pages and menus, its backups, and what happens when it is closed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent

from pomanager import papers
from pomanager.errors import OfficeError
from pomanager.i18n import _, catalogue, formats, spoken
from pomanager.marks import N_
from pomanager.rules.access.needed import NEEDED_FOR_FILE, FileAct
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.services.organisation.queries import organisation
from pomanager.ui import jobs, problems
from pomanager.ui.application import Screen
from pomanager.ui.bus import Bus
from pomanager.ui.desk import Desk
from pomanager.ui.main_window import MainWindow, Menus
from pomanager.ui.page import Action
from pomanager.ui.page_kinds import PageKind
from pomanager.ui.pages import PAGES
from pomanager.ui.single import FirstWindow

if TYPE_CHECKING:
    from pomanager.ui.file_acts import FileActs

OpenFile = Callable[[Path], bool]
ShowOffice = Callable[[Office, Path], None]
REST_MILLISECONDS = 60_000
"""How often the log is folded into the file while nobody is at work."""
LOOK_MILLISECONDS = 60_000
"""How often the age of the newest backup is looked at."""


class OfficeWindow(MainWindow):
    """One office, open in its window."""

    def __init__(self, office: Office, path: Path, screen: Screen, open_file: OpenFile, show: ShowOffice) -> None:
        self.office = office
        self.path = path
        self._screen = screen
        self._open_file = open_file
        self._show_office = show
        self._file_acts: FileActs | None = None
        super().__init__(Desk(office, Bus(), screen.preferences), self._pages_now(), self._menus())
        self._first = FirstWindow(path, self)
        self._first.raised.connect(self._on_raised)
        self.language_chosen.connect(self._on_language)
        self.theme_chosen.connect(screen.change_theme)
        self.scale_chosen.connect(screen.change_scale)
        self.desk.bus.area_changed.connect(self._on_profile)
        self.desk.bus.backup_made.connect(self._on_look_at_backups)
        self._every(REST_MILLISECONDS, self._on_rest)
        self._every(LOOK_MILLISECONDS, self._on_look_at_backups)
        self._on_profile()
        self._on_look_at_backups()
        self.show_page(self._pages_now()[0].key).setFocus()

    def _every(self, milliseconds: int, act: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        timer.start()

    def _pages_now(self) -> tuple[PageKind, ...]:
        """The pages for whoever is at the keyboard."""
        return tuple(kind for kind in PAGES if self.office.may(kind.needs))

    def _menus(self) -> Menus:
        return Menus(
            file=(
                Action("new", N_("New office…"), self._on_new, "file"),
                Action("open", N_("Open…"), self._on_open, "file", "Ctrl+O"),
                None,
                *self._theirs(FileAct.BACK_UP, Action("backup", N_("Back up…"), self._on_back_up, "backup")),
                *self._theirs(FileAct.RESTORE, Action("restore", N_("Restore a backup…"), self._on_restore, "undo")),
                *self._theirs(FileAct.CHECK, Action("check", N_("Check the file"), self._on_check, "check")),
                *self._theirs(FileAct.PLAIN, Action("plain", N_("Export as plain SQLite…"), self._on_plain, "export")),
            ),
            papers=tuple(
                Action(paper.key, paper.title, partial(self.print_paper, paper.key), "print")
                for paper in papers.papers_for(self.office)
                if paper.of is None
            ),
            help=(Action("about", N_("About PO Manager"), self._on_about, "info"),),
        )

    def _theirs(self, act: FileAct, action: Action) -> tuple[Action, ...]:
        """The action, where whoever is at the keyboard may do that with the file."""
        return (action,) if self.office.keeper.rights >= NEEDED_FOR_FILE[act] else ()

    def print_paper(self, key: str) -> None:
        """Print one of the papers that need no record to be chosen first."""
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self, self.desk, key)

    # ---- files ----------------------------------------------------------------------------------------------------

    def _acts(self) -> "FileActs":
        """The acts on files, made when the first one is wanted."""
        from pomanager.ui.file_acts import FileActs

        if self._file_acts is None:
            self._file_acts = FileActs(self.desk, self.path, self, self._open_file, self._show_office)
        return self._file_acts

    def _on_new(self) -> None:
        self._acts().new()

    def _on_open(self) -> None:
        self._acts().open()

    def _on_back_up(self) -> None:
        self._acts().back_up()

    def _on_restore(self) -> None:
        self._acts().restore()

    def _on_check(self) -> None:
        self._acts().check()

    def _on_plain(self) -> None:
        self._acts().export_plain()

    def _on_about(self) -> None:
        self._acts().tell_about()

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
        self._on_look_at_backups()

    def _on_rest(self) -> None:
        self.office.rest()

    def _on_look_at_backups(self, *_made: object) -> None:
        kept = self._screen.preferences.backup_folder
        folders = (self.path.parent / files.BACKUPS, *((Path(kept),) if kept else ()))
        self.status.show_backup(files.newest_backup(self.path, folders), self.office.now())

    def _on_raised(self) -> None:
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._on_profile()

    @property
    def listens(self) -> bool:
        """Whether a second start on the same file is heard."""
        return self._first.listens

    def stop_listening(self) -> None:
        """Let another window of the same file listen for second starts from now on."""
        self._first.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not event.isAccepted():
            return
        self.stop_listening()
        jobs.wait_for_all()
        try:
            self.office.close()
        except OfficeError as trouble:
            problems.show(self, trouble)
