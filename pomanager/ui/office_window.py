"""The window of an opened office: its pages and menus, its backups, and what happens when it is closed."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from pomanager import papers
from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.help import keys
from pomanager.i18n import _, catalogue, formats, spoken
from pomanager.marks import N_
from pomanager.rules.access.needed import NEEDED_FOR_FILE, FileAct
from pomanager.rules.access.roles import Right
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.services.organisation.queries import organisation
from pomanager.ui import jobs, problems
from pomanager.ui.application import Screen
from pomanager.ui.backups.care import Care
from pomanager.ui.bus import Bus
from pomanager.ui.desk import Desk
from pomanager.ui.main_window import MainWindow, Menus
from pomanager.ui.page import Action
from pomanager.ui.page_kinds import PageKind
from pomanager.ui.pages import PAGES
from pomanager.ui.single import FirstWindow

if TYPE_CHECKING:
    from pomanager.readmodels.files import BackupsSeen, PasswordSet
    from pomanager.ui.access.file_password import FilePassword
    from pomanager.ui.access.keyboard import Keyboard
    from pomanager.ui.file_acts import FileActs

PAPERS_OF_HELP = ("handbook", "key-card")
"""Papers that stand in the menu Help, not among those of the office."""
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
        self._aside = False
        self._keyboard: Keyboard | None = None
        self._shown_for = _who_may(office)
        super().__init__(Desk(office, Bus(), screen.preferences), self._pages_now(), self._menus())
        self.care = Care(self.desk, path, self.bands, self, self._acts, open_file)
        self._first = FirstWindow(path, self)
        self._first.raised.connect(self._on_raised)
        self.language_chosen.connect(self._on_language)
        self.theme_chosen.connect(screen.change_theme)
        self.scale_chosen.connect(screen.change_scale)
        self.desk.bus.area_changed.connect(self._on_profile)
        self.desk.bus.backup_made.connect(self._on_look_at_backups)
        self.desk.bus.backups_asked.connect(self._on_backups_asked)
        self.desk.bus.backup_wanted.connect(self.back_up)
        self.desk.bus.backups_wanted.connect(self.show_backups)
        self._every(REST_MILLISECONDS, self._on_rest)
        self._every(LOOK_MILLISECONDS, self._on_look_at_backups)
        self.person_pressed.connect(self._on_person)
        self._on_profile()
        self._on_look_at_backups()
        self._let_in(PAGES[0].key)

    def _every(self, milliseconds: int, act: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        timer.start()

    def _pages_now(self) -> tuple[PageKind, ...]:
        """The pages for whoever is at the keyboard."""
        return tuple(kind for kind in PAGES if self.office.may(kind.needs))

    def _menus(self) -> Menus:
        if not self.office.keeper.is_there:
            return Menus()
        return Menus(
            file=(
                Action("new", N_("New office…"), self._on_new, "file"),
                Action("open", N_("Open…"), self._on_open, "file", keys.OPEN),
                None,
                # TR: a line of the menu: opens the page that lists all backups
                *self._theirs(FileAct.BACK_UP, Action("backups", N_("Backups…"), self.show_backups, "backup")),
                *self._theirs(FileAct.BACK_UP, Action("backup", N_("Back up…"), self._on_back_up, "backup")),
                *self._theirs(FileAct.RESTORE, Action("restore", N_("Restore a backup…"), self._on_restore, "undo")),
                *self._handing_over(),
                *self._theirs(FileAct.CHECK, Action("check", N_("Check the file"), self._on_check, "check")),
                *self._theirs(FileAct.PLAIN, Action("plain", N_("Export as plain SQLite…"), self._on_plain, "export")),
                *self._locking(),
            ),
            papers=tuple(
                Action(paper.key, paper.title, partial(self.print_paper, paper.key), "print")
                for paper in papers.papers_for(self.office)
                if paper.of is None and paper.key not in PAPERS_OF_HELP
            ),
            help=(
                # TR: a line of the menu Help: tells of the screen that is seen
                Action("help", N_("Help on this screen"), self.show_help, "help", keys.HELP),
                Action("tasks", N_("Tasks, step by step"), self.show_help_contents, "check"),
                None,
                *self._papers_of_help(),
                None,
                Action("about", N_("About PO Manager"), self._on_about, "info"),
            ),
        )

    def _papers_of_help(self) -> Iterator[Action]:
        """What help prints: the handbook, and the keys on one page."""
        for paper in papers.papers_for(self.office):
            if paper.key in PAPERS_OF_HELP:
                yield Action(paper.key, paper.title, partial(self.print_paper, paper.key), "print")

    def _theirs(self, act: FileAct, action: Action) -> tuple[Action, ...]:
        """The action, where whoever is at the keyboard may do that with the file."""
        return (action,) if self.office.keeper.rights >= NEEDED_FOR_FILE[act] else ()

    def _handing_over(self) -> tuple[Action, ...]:
        if self.office.read_only or not self.office.may(Right.CHANGE_FILE):
            return ()
        return (Action("move", N_("Hand over to another PC…"), self._on_move, "usb"),)

    def _on_move(self) -> None:
        self.care.hand_over()

    def _locking(self) -> tuple[Action | None, ...]:
        """What locks the file, and what locks the window where people sign in."""
        found: list[Action | None] = []
        if self.office.may(Right.CHANGE_FILE) and not self.office.read_only:
            found.append(Action("file_password", N_("Password of the file…"), self._on_file_password, "lock"))
        if not self.office.keeper.is_alone:
            found += (
                None,
                Action("lock", N_("Lock"), self._on_lock, "lock", keys.LOCK),
                Action("change_person", N_("Change person…"), self._on_change_person, "members"),
            )
        return tuple(found)

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
            self._file_acts.about_to_exchange.connect(self.care.stop)
            self._file_acts.repair_wanted.connect(self.care.repair)
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

    def show_preferences(self) -> None:
        """Show the page of preferences; the folder for copies is chosen on it."""
        self.care.backups()
        super().show_preferences()

    def show_backups(self) -> None:
        """Show the page of all backups over the present one."""
        self.care.show_page(self.content.page())

    # ---- who is at the keyboard -----------------------------------------------------------------------------------

    def _let_in(self, key: str) -> None:
        """Show the page of this key, or the first there is; where people sign in and nobody has, ask who it is."""
        if not self.office.keeper.is_there:
            self._at_keyboard().ask()
            return
        kinds = [kind.key for kind in self._pages_now()]
        self.show_page(key if key in kinds else kinds[0]).setFocus()
        self._show_person()

    def _show_person(self) -> None:
        """Say who is at the keyboard, where people sign in, and watch whether anybody is."""
        signs_in = not self.office.keeper.is_alone
        self.status.show_person(self.office.keeper.name if signs_in else "")
        if signs_in:
            self._at_keyboard().begin()

    def _at_keyboard(self) -> "Keyboard":
        if self._keyboard is None:
            from pomanager.ui.access.keyboard import Keyboard

            self._keyboard = Keyboard(self)
            self._keyboard.came.connect(self._on_came)
            self._keyboard.own_password_wanted.connect(self._on_own_password)
        return self._keyboard

    def _on_came(self, somebody_else: bool) -> None:
        if somebody_else:
            self._show_pages(self.content.key)
        else:
            self.uncover()

    def _on_lock(self) -> None:
        self._at_keyboard().lock()

    def _on_change_person(self) -> None:
        self._at_keyboard().change_person()

    def _on_person(self) -> None:
        name = self.status.person
        self._at_keyboard().menu(name.mapToGlobal(name.rect().topLeft()))

    def _on_own_password(self) -> None:
        page = self.content.page()
        if page is not None:
            from pomanager.ui.access.password_forms import changing_own_password

            page.open_page(changing_own_password(self.desk))

    def _on_area_changed(self, areas: frozenset[Area]) -> None:
        """Show what changed. Where somebody may other things now, or has to sign in, pages are made anew for them."""
        if _who_may(self.office) != self._shown_for:
            QTimer.singleShot(0, self._on_other_rights)  # the act that led here is still under way
            return
        super()._on_area_changed(areas)
        if Area.ACCESS in areas and not self.covered:
            self._show_person()

    def _on_other_rights(self) -> None:
        if not self.covered and _who_may(self.office) != self._shown_for:
            self._show_pages(self.content.key)

    # ---- the password of the file ---------------------------------------------------------------------------------

    def _file_password(self) -> "FilePassword":
        from pomanager.ui.access.file_password import FilePassword

        return FilePassword(self, self)

    def _on_file_password(self) -> None:
        self._file_password().open()

    def tell_password_set(self, done: "PasswordSet") -> None:
        """Show the recovery code of a password that was set while the file was closed."""
        self._file_password().tell(done)

    def back_up(self) -> None:
        """Make a backup in a folder that is asked for."""
        self._acts().back_up()

    def set_aside(self) -> None:
        """Close the office, so that its file can be written anew; nothing of it is shown meanwhile."""
        from pomanager.ui.access.aside import AsideCover

        jobs.wait_for_all()
        self._close_previews()
        self._aside = True
        cover = AsideCover()
        cover.again.clicked.connect(self.take_up)
        self.cover(cover)
        self.office.close()

    def take_up(self) -> None:
        """Open the office again for the same person, and show what was shown."""
        try:
            reopened = files.open_office(self.path, writing=True, clock=self.office.now, actor=self.office.actor)
        except OfficeError as trouble:
            problems.show(self, trouble)
            return
        self.office.go_on_with(reopened)
        self._aside = False
        self.uncover()
        self.desk.bus.area_changed.emit(frozenset({Area.JOURNAL}))

    def _show_pages(self, key: str) -> None:
        """Make the pages anew for whoever is at the keyboard, and show this one, or the first they may see."""
        self._close_previews()
        self._shown_for = _who_may(self.office)
        self.make_anew(self._pages_now(), self._menus())
        self._on_profile()
        self._on_look_at_backups()
        self.uncover()
        self._let_in(key)

    def _close_previews(self) -> None:
        for window in self.findChildren(QWidget, "preview", Qt.FindChildOption.FindDirectChildrenOnly):
            window.close()

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
        if told.is_sample:
            # TR: the title of a window; {name} is the organisation’s
            self.setWindowTitle(_("{name} · Sample office · PO Manager").format(name=name))

    def _on_language(self, code: str) -> None:
        self._screen.change_language(code)
        self._on_look_at_backups()

    def _on_rest(self) -> None:
        if not self._aside:
            self.office.rest()

    def _on_look_at_backups(self, *_made: object) -> None:
        seen = self._backups_seen()
        here = [each.made for each in (seen.here, seen.away) if each is not None]
        away = seen.away.made if seen.away is not None and not seen.on_same_disk else seen.remembered
        self.status.show_backup(max(here, default=None), self.office.now(), away)

    def _on_backups_asked(self) -> None:
        self.desk.bus.backups_told.emit(self._backups_seen())

    def _backups_seen(self) -> "BackupsSeen":
        preferences = self._screen.preferences
        folder = Path(preferences.backup_folder) if preferences.backup_folder else None
        return files.backups_seen(self.path, folder, preferences.copied_away(self.path))

    def _on_raised(self) -> None:
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible() and not self._aside:
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
        unkept = None if self._aside else self.care.closing_head()
        try:
            self.office.close()
        except OfficeError as trouble:
            problems.show(self, trouble)
            return
        self.care.make_closing(unkept)


def _who_may(office: Office) -> tuple[object, ...]:
    """What the pages of a window depend on: whether people sign in, who has, and what they may."""
    keeper = office.keeper
    return keeper.is_alone, None if keeper.is_alone else keeper.user_id, keeper.rights
