"""The backups of the office in a window: made beside it, told of in bands, asked for weekly, shown on their page."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pomanager.errors import FileTrouble
from pomanager.i18n import _
from pomanager.i18n.sentences import sentences
from pomanager.marks import N_
from pomanager.readmodels.backups import BackupRow
from pomanager.readmodels.files import BackupFacts
from pomanager.rules.access.roles import Right
from pomanager.services import backups
from pomanager.services.backups import Head
from pomanager.services.office import Office
from pomanager.services.organisation.queries import organisation
from pomanager.ui.backups.away import SAME_DISK, away_folder, is_to_be_asked, newest_away, was_asked
from pomanager.ui.backups.closing import ClosingWindow
from pomanager.ui.backups.keeper import BackupKeeper
from pomanager.ui.backups.words import lost_said, more_there_said
from pomanager.ui.bands import Band, BandAct, Bands
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions

if TYPE_CHECKING:
    from pomanager.ui.file_acts import FileActs

TROUBLE, AWAY = "backup_trouble", "away"


class WindowBackups(QObject):
    """What a window does about backups by itself."""

    def __init__(self, desk: Desk, path: Path, bands: Bands, window: QWidget, acts: "Callable[[], FileActs]") -> None:
        super().__init__(window)
        self._desk, self._path, self._bands, self._window, self._acts = desk, path, bands, window, acts
        self.keeper = BackupKeeper(desk.office, path, self)
        self.keeper.made.connect(self._on_made)
        self.keeper.troubled.connect(self._on_troubled)
        self.keeper.recovered.connect(self._on_recovered)
        desk.bus.backup_now_wanted.connect(self.keeper.now)
        desk.bus.away_wanted.connect(self.choose_away)
        desk.bus.restore_wanted.connect(self._on_restore_wanted)
        desk.bus.check_wanted.connect(self._on_check_wanted)
        desk.bus.backup_made.connect(self._on_backup_made)
        bands.closed.connect(self._on_closed)

    def begin(self) -> None:
        """Look whether a backup is due, and whether a copy away from this PC is to be asked for."""
        self.keeper.look()
        self._ask_for_copy()

    def closing_head(self) -> Head | None:
        """How far the office goes, where a backup is to be made once it is closed; to be asked before it is."""
        return self.keeper.unkept()

    def make_closing(self, head: Head) -> ClosingWindow:
        """Make the backup of the office that was just closed, in a small window of its own."""
        self.keeper.stop()
        window = ClosingWindow(self._path, head, self._desk.office.now)
        window.begin()
        return window

    # ---- a copy away from this PC ---------------------------------------------------------------------------------

    def choose_away(self) -> bool:
        """Ask for the folder of the second place, and keep it; whether one was chosen."""
        before = away_folder(self._desk.preferences)
        folder = questions.choose_folder(self._window, _("The folder for copies away from this PC"), start=before)
        if folder is None:
            return False
        self._desk.preferences.backup_folder = str(folder)
        if backups.on_same_disk(self._path, folder):
            questions.tell(
                self._window, _("The second place is no protection"), _(SAME_DISK).format(folder=folder)
            )  # fmt: skip
        self._desk.bus.backup_made.emit(self._desk.office.now())
        return True

    def _copy_is_due(self) -> bool:
        preferences = self._desk.preferences
        return is_to_be_asked(preferences, newest_away(self._path, preferences), self._desk.office.now())

    def _ask_for_copy(self) -> None:
        office: Office = self._desk.office
        if office.read_only or not office.may(Right.BACK_UP) or not self._copy_is_due():
            return
        if office.ask(organisation).is_sample:
            return  # nothing in a sample is anybody's work
        acts = (BandAct(N_("Copy to a stick…"), self._desk.bus.backup_wanted.emit, "usb"),)
        self._bands.tell(Band(AWAY, "info", _asked_words, acts, "usb"))

    # ---- what happens ---------------------------------------------------------------------------------------------

    def _on_closed(self, key: str) -> None:
        if key == AWAY:
            was_asked(self._desk.preferences, self._desk.office.now())

    def _on_made(self, made: BackupFacts) -> None:
        del made
        self._desk.bus.backup_made.emit(self._desk.office.now())

    def _on_troubled(self, problem: FileTrouble) -> None:
        acts = (
            BandAct(N_("Try again"), self.keeper.now, "backup"),
            BandAct(N_("Backups…"), self._desk.bus.backups_wanted.emit),
        )

        def words() -> tuple[str, str]:
            return _("No backup can be made now. Work goes on, and what you save is safe in the office file."), (
                "\n".join(sentences(problem.objections))
            )

        self._bands.tell(Band(TROUBLE, "warn", words, acts, "backup"))

    def _on_recovered(self) -> None:
        self._bands.take_away(TROUBLE)

    def _on_backup_made(self, _made: object) -> None:
        """Somebody made a copy: the question for one goes, where it lies away from this PC."""
        if not self._copy_is_due():
            self._bands.take_away(AWAY)

    def _on_restore_wanted(self, row: BackupRow | None) -> None:
        if row is None:
            self._acts().restore()
        else:
            lost = (lost_said(row), more_there_said(row))
            self._acts().restore_this(row.path, "\n".join(filter(None, lost)))

    def _on_check_wanted(self, path: Path) -> None:
        self._acts().check_that(path)


def _asked_words() -> tuple[str, str]:
    return _("A copy away from this PC is due"), _(
        "Put in the USB stick and make this week’s copy: fire, theft or a broken disk would take the office and the "
        "backups on this PC together."
    )  # fmt: skip
