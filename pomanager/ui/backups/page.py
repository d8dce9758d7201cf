"""The page of backups: all there are in both places, what is in each, one made now, one put back."""

from datetime import datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.backups import BackupList, BackupRow
from pomanager.readmodels.journal import JournalRow
from pomanager.rules.access.needed import NEEDED_FOR_FILE, FileAct
from pomanager.rules.access.roles import Right
from pomanager.services import backups
from pomanager.services.journal.queries import lines_after
from pomanager.ui import problems
from pomanager.ui.backups.away import away_folder, away_said
from pomanager.ui.backups.panel import MOST_LINES, BackupPanel
from pomanager.ui.backups.words import ago_said, state_of, verdict_said, where_said
from pomanager.ui.desk import Desk
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.offering import NOT_YOURS
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, Order
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState, Note


def _made(row: BackupRow) -> datetime:
    return row.made


def _members(row: BackupRow) -> int | None:
    return row.members


def _size(row: BackupRow) -> int:
    return row.size


def _since(row: BackupRow) -> int | None:
    return row.acts_since


COLUMNS: tuple[Column[BackupRow], ...] = (
    Column(N_("Made on"), _made, formats.moment, width=176, key="made"),
    Column(N_("Where"), where_said, width=0, key="where"),
    Column(N_("Members"), _members, formats.number, right=True, width=92, key="members"),
    # TR: head of a column of backups: how many entries of the journal were written since
    Column(N_("Entries since"), _since, formats.number, right=True, width=124, key="since"),
    Column(N_("Size"), _size, formats.file_size, right=True, width=88, key="size"),
    Column(N_("Status"), verdict_said, state=state_of, width=220, key="state"),
)


class BackupsPage(Page):
    """Every backup of the office. What stands in them is read in a job; the newest one is chosen at once."""

    areas: ClassVar[frozenset[Area]] = frozenset()

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(desk)
        self._path = path
        self.list: BackupList | None = None
        self.model: RowsModel[BackupRow] = RowsModel(COLUMNS, (), Order("made", descending=True))
        self.table = TableView("backups.table", desk.preferences, frozen=1)
        self.table.show_model(self.model)
        self.detail = BackupPanel(desk.office.now(), self._off_restoring())
        self.away = Note("info")
        self.choose = Button("", "usb", "small")
        self.choose.setObjectName("backups.choose")
        self.copy = Button("", "backup", "small")
        self.copy.setObjectName("backups.copy")
        self.away.add_button(self.choose)
        self.away.add_button(self.copy)
        self.empty = EmptyState("backup")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.away)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self._connect()

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(self._on_opened)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.restore_wanted.connect(self._on_restore)
        self.detail.check_wanted.connect(self._on_check)
        self.choose.clicked.connect(self._on_choose)
        self.copy.clicked.connect(self._on_copy)
        self.desk.bus.backup_made.connect(self._on_made)

    def _off_restoring(self) -> str:
        """NOT_YOURS where the person at the keyboard may not put a backup back."""
        return "" if self.desk.office.keeper.rights >= NEEDED_FOR_FILE[FileAct.RESTORE] else NOT_YOURS

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Backups")

    def context_line(self) -> str:
        if self.list is None:
            return _("Reading the backups…")
        count = len(self.list.rows)
        told = ngettext("{count} backup", "{count} backups", count).format(count=formats.number(count))
        newest = self.list.newest_good
        if newest is None:
            return told
        # TR: how many backups there are, and how old the newest is
        return _("{backups} · the newest {ago}").format(backups=told, ago=ago_said(newest.made, self.desk.office.now()))

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.BACK_UP)
        return (
            Action("other", N_("Restore another file…"), self._on_other, "undo", reason_off=self._off_restoring()),
            Action("copy", N_("Copy to a stick…"), self._on_copy, "usb", reason_off=off),
            Action("now", N_("Back up now"), self._on_now, "backup", primary=True, reason_off=off),
        )

    def panel(self) -> BackupPanel | None:
        return self.detail if self.model.rowCount() else None

    def status(self) -> tuple[str, ...]:
        count = self.model.rowCount()
        return (ngettext("{count} backup", "{count} backups", count).format(count=formats.number(count)),)

    def refresh(self) -> None:
        """Look at both places again, beside the window."""
        office, path, away = self.desk.office, self._path, away_folder(self.desk.preferences)
        job = Job(lambda job: backups.listed(office, path, away, job.report), self)
        job.finished.connect(self._on_listed)
        job.failed.connect(self._on_failed)
        job.start()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.title())
        self.empty.tell(
            _("No backup yet"),
            _(
                "The program makes one by itself every half hour in which something changed, and when the office is "
                "closed. Make one now to be sure."
            ),
        )
        self.choose.setText(_("Choose the folder…"))
        self.copy.setText(_("Copy to it now"))
        self.detail.retranslate()
        self._tell_away()

    # ---- what happens ---------------------------------------------------------------------------------------------

    def _on_listed(self, found: BackupList) -> None:
        self.list = found
        self.model.set_rows(found.rows)
        self._stack.setCurrentWidget(self.table if found.rows else self.empty)
        self.panel_changed.emit()
        if found.rows:
            newest = found.newest_good
            self.table.go_to(0 if newest is None else self.model.rows().index(newest))
        self._tell_away()
        self.header_changed.emit()
        self.status_changed.emit()

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self, problem)

    def _tell_away(self) -> None:
        kept = self.desk.preferences.copied_away(self._path)
        tone, title, text = away_said(self.list, kept, self.desk.office.now())
        self.away.tell(tone, title, text, "usb")
        self.copy.setVisible(self.list is not None and self.list.folder_is_there)

    def _on_chosen(self, row: object) -> None:
        if isinstance(row, BackupRow):
            office = self.desk.office
            self.detail.show_backup(row, office.now(), office.ask(backups.members_now), self._lost(row))

    def _lost(self, row: BackupRow) -> tuple[JournalRow, ...]:
        """The last entries a restore would lose, for whoever may read the journal."""
        if row.line is None or not row.acts_since or not self.desk.office.may(Right.READ_JOURNAL):
            return ()
        return self.desk.office.ask(lines_after, row.line - row.acts_only_there, MOST_LINES)

    def _on_opened(self, _row: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_made(self, _made: object) -> None:
        self.refresh()

    def _on_now(self) -> None:
        self.desk.bus.backup_now_wanted.emit()

    def _on_copy(self) -> None:
        self.desk.bus.backup_wanted.emit()

    def _on_choose(self) -> None:
        self.desk.bus.away_wanted.emit()

    def _on_other(self) -> None:
        self.desk.bus.restore_wanted.emit(None)

    def _on_restore(self) -> None:
        row = self.table.current_row()
        if isinstance(row, BackupRow):
            self.desk.bus.restore_wanted.emit(row)

    def _on_check(self) -> None:
        row = self.table.current_row()
        if isinstance(row, BackupRow):
            self.desk.bus.check_wanted.emit(row.path)
