"""The window that checks and repairs an office file: what was found, what helps, what would be lost."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.errors import Locked, OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.repair import Examined, GoodBackup, Salvaged, TableKept
from pomanager.services import repair
from pomanager.services.office import Clock
from pomanager.ui import problems
from pomanager.ui.backups.away import away_folder
from pomanager.ui.backups.differences import COLUMNS, not_whole
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.help.opening import listen
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note

MOST_FINDINGS = 8
MOST_NAMES = 12


class RepairWindow(QWidget):
    """One file that may be damaged. Nothing takes its place before the person has decided."""

    closed = Signal()

    def __init__(
        self, path: Path, clock: Clock, actor: str, preferences: Preferences, open_file: Callable[[Path], bool]
    ) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.path, self._clock, self._actor, self._open_file = path, clock, actor, open_file
        self._preferences = preferences
        self.examined: Examined | None = None
        self.salvaged: Salvaged | None = None
        self._title, self._where = Label("", "page"), Label(str(path), "small", wrap=True)
        self.state = Note("info")
        self.help = Note("info")
        self.model: RowsModel[TableKept] = RowsModel(COLUMNS)
        self.table = TableView("repair.table", preferences, frozen=1)
        self.table.show_model(self.model)
        self.named = Label("", "small", wrap=True)
        self.take_backup, self.save_rows = Button("", "undo", "primary"), Button("", "scan")
        self.take_saved, self.open = Button("", "check"), Button("", "check")
        self.leave = Button("", key="Esc", shortcut="Esc")
        for name in ("take_backup", "save_rows", "take_saved", "open", "leave"):
            getattr(self, name).setObjectName(f"repair.{name}")
        self._connect()
        self._lay_out()
        self.retranslate()
        self.resize(px(900), px(620))
        listen(self)

    def _connect(self) -> None:
        self.take_backup.clicked.connect(self._on_take_backup)
        self.save_rows.clicked.connect(self._on_save_rows)
        self.take_saved.clicked.connect(self._on_take_saved)
        self.open.clicked.connect(self._on_open)
        self.leave.clicked.connect(self.close)

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in (self.take_backup, self.save_rows, self.take_saved, self.open):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        for widget in (self._title, self._where, self.state, self.help):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.named)
        column.addStretch(0)
        column.addLayout(row)

    # ---- what is shown --------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(_("Check and repair"))
        self._title.setText(_("Check and repair"))
        self.save_rows.setText(_("Save what can be read…"))
        self.take_saved.setText(_("Go on with what was saved"))
        self.open.setText(_("Open the office"))
        self.leave.setText(_("Leave everything as it is"))
        self.table.setAccessibleName(_("What was saved and what is lost"))
        self._tell()

    def _tell(self) -> None:
        examined, salvaged = self.examined, self.salvaged
        good = None if examined is None else examined.backup
        damaged = examined is not None and bool(examined.findings)
        self.take_backup.setVisible(damaged and good is not None)
        self.save_rows.setVisible(damaged and salvaged is None)
        self.take_saved.setVisible(salvaged is not None)
        self.open.setVisible(examined is not None and not damaged)
        for part in (self.table, self.named):
            part.setVisible(salvaged is not None)
        self.help.setVisible(damaged)
        if good is not None:
            # TR: a button; {when} is the moment a backup was made
            self.take_backup.setText(_("Put back the backup of {when}").format(when=formats.moment(good.made)))
        if salvaged is not None:
            self._tell_salvaged(salvaged)
        elif examined is not None:
            self._tell_examined(examined)
        else:
            self.state.tell("info", _("The file is looked over…"), _("Nothing is changed by that."))
        self.setMinimumWidth(max(px(640), self._row.sizeHint().width() + px(48)))

    def _tell_examined(self, examined: Examined) -> None:
        if not examined.findings:
            text = _("Pages, references, journal and registers are as they should be.")
            self.state.tell("ok", _("The file is sound"), text)
            return
        different = list(dict.fromkeys(sentence(each.objection) for each in examined.findings))
        said = different[:MOST_FINDINGS]
        left = len(different) - len(said)
        if left > 0:
            said.append(ngettext("and {count} more", "and {count} more", left).format(count=formats.number(left)))
        self.state.tell("bad", _("The file is not as it should be"), "\n".join(said))
        self._tell_backup(examined.backup)

    def _tell_backup(self, good: GoodBackup | None) -> None:
        if good is None:
            text = _("What can be read of the file can be saved into a new one; the damaged file is kept.")
            self.help.tell("warn", _("No good backup was found"), text)
            return
        text = _(
            "It was made on {when} and holds all up to then. The damaged file is kept in a folder of its own, so "
            "nothing is lost by putting the backup back. What was entered since can perhaps be saved out of it."
        ).format(when=formats.moment(good.made))
        self.help.tell("ok", _("There is a good backup"), text)

    def _tell_salvaged(self, salvaged: Salvaged) -> None:
        rows = formats.number(salvaged.rows)
        lost = not_whole(salvaged)
        if lost:
            title = _("{count} records were saved, others could not be read").format(count=rows)
            text = _(
                "The list shows the parts that are not whole. Nothing has been changed yet: look at it, then decide."
            )
        else:
            title = _("All {count} records were saved").format(count=rows)
            text = _("Nothing has been changed yet: go on with what was saved, or put a backup back.")
        self.state.tell("warn" if lost else "ok", title, text)
        said = [sentence(each.objection) for each in salvaged.findings[:MOST_FINDINGS]]
        if said:
            self.help.tell("warn", _("What the check says of what was saved"), "\n".join(said))
        else:
            self.help.tell("ok", _("What was saved is sound"), _("Journal and registers were looked over, too."))
        self.model.set_rows(lost)
        self.table.setVisible(bool(lost))
        names = [name for table in salvaged.tables for name in table.named][:MOST_NAMES]
        self.named.setText(_("Members who could not be read: {names}").format(names="; ".join(names)))
        self.named.setVisible(bool(names))

    # ---- what is done ---------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Look the file over; a locked one asks for its password first."""
        path, away = self.path, away_folder(self._preferences)
        self._do(_("Checking the file"), lambda _job: repair.examine(path, away), self._on_examined)

    def _do(self, title: str, work: Callable[[Job], object], done: Callable[..., None]) -> None:
        job = Job(work, self)
        job.finished.connect(done)
        job.failed.connect(self._on_failed)
        follow(job, title, self, _("Cancelling leaves everything as it was."))

    def _on_examined(self, examined: Examined) -> None:
        self.examined = examined
        self._tell()
        (self.take_backup if self.take_backup.isVisible() else self.leave).setFocus()

    def _on_failed(self, problem: Exception) -> None:
        if isinstance(problem, Locked):
            from pomanager.ui.access.unlocking import ask_to_unlock

            if ask_to_unlock(self.path, self._clock, self) is not None:
                self.begin()
            return
        problems.show(self, problem)

    def _on_save_rows(self) -> None:
        path, clock = self.path, self._clock
        good = None if self.examined is None else self.examined.backup
        self._do(
            _("Saving what can be read"), lambda job: repair.save_rows(path, good, clock, job.report), self._on_saved
        )

    def _on_saved(self, salvaged: Salvaged) -> None:
        self.salvaged = salvaged
        self._tell()

    def _on_take_saved(self) -> None:
        salvaged = self.salvaged
        if salvaged is not None:
            path, clock, actor = self.path, self._clock, self._actor
            self._do(
                _("Putting what was saved in place"),
                lambda _job: repair.put_saved_in_place(path, salvaged, clock, actor),
                self._on_in_place,
            )

    def _on_take_backup(self) -> None:
        good = None if self.examined is None else self.examined.backup
        if good is not None:
            path, clock, salvaged = self.path, self._clock, self.salvaged
            self._do(
                _("Putting the backup back"),
                lambda _job: repair.put_backup_in_place(path, good, clock, salvaged),
                self._on_in_place,
            )

    def _on_in_place(self, _folder: object) -> None:
        self.salvaged = None  # its folder stays: the damaged file is in it
        self._on_open()

    def _on_open(self) -> None:
        if self._open_file(self.path):
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was saved and not taken goes, so that everything is as it was."""
        if self.salvaged is not None:
            try:
                repair.forget(self.salvaged)
            except OfficeError as trouble:
                problems.show(self, trouble)
            self.salvaged = None
        super().closeEvent(event)
        self.closed.emit()
        self.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
