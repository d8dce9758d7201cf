"""The panel of a backup: what is in it, what a restore would lose, and the button that puts it back."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.backups import BackupRow
from pomanager.readmodels.journal import JournalRow
from pomanager.ui.backups.words import ago_said, lost_said, more_there_said, verdict_said, where_said
from pomanager.ui.journal.page import act_word
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import DetailPanel, Facts

MOST_LINES = 40
"""So many of the entries that would be lost are named; the others are counted."""


class BackupPanel(DetailPanel):
    """One backup, and what becomes of the office if it is put back."""

    restore_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, now: datetime, off: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("backups.panel")
        self._now = now
        self._off = off
        self._row: BackupRow | None = None
        self._lost: Sequence[JournalRow] = ()
        self._members_now: int | None = None
        self._title, self._below = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.begin_with(self._title, self._below)
        self._facts = Facts(label_width=90)
        self.note = Note("ok")
        self._lost_title = Label("", "section")
        self.lost = Label("", wrap=True)
        self._lines = QVBoxLayout()
        self._more = Label("", "small", wrap=True)
        for part in (self._facts, self.note, self._lost_title, self.lost):
            self.body.addWidget(part)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._more)
        self.body.addStretch(1)
        self.restore = Button("", "undo")
        self.restore.setObjectName("backups.restore")
        self.check = Button("", "check")
        self.check.setObjectName("backups.check")
        self.restore.clicked.connect(self.restore_wanted)
        self.check.clicked.connect(self.check_wanted)
        self.foot.addWidget(self.restore)
        self.foot.addWidget(self.check)
        self.foot.addStretch(1)
        self.retranslate()

    def show_backup(self, row: BackupRow, now: datetime, members_now: int, lost: Sequence[JournalRow]) -> None:
        """Show this backup; ``lost`` are the last entries the office has more, the newest first."""
        self._row, self._now, self._members_now, self._lost = row, now, members_now, lost
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        self.restore.setText(_("Restore…"))
        self.check.setText(_("Check it now"))
        row = self._row
        self.restore.offer(self._off)
        self.restore.setVisible(row is not None and row.can_be_restored)
        self.check.setVisible(row is not None)
        if row is not None:
            self._tell(row)

    def _tell(self, row: BackupRow) -> None:
        self._title.setText(formats.moment(row.made))
        self._below.setText(ago_said(row.made, self._now))
        self._facts.show_facts(self._facts_of(row))
        # TR: above the reasons why a backup cannot be put back
        title = verdict_said(row) if row.can_be_restored else _("It cannot be restored")
        tone = "ok" if row.why is None else "info" if row.can_be_restored else "bad"
        told = _("Every page was read back when it was made.") if row.why is None else sentence(row.why)
        self.note.tell(tone, title, told)
        known = row.acts_since is not None
        self._lost_title.setText(_("What a restore would lose"))
        self.lost.setText("\n".join(filter(None, (lost_said(row), more_there_said(row)))))
        for part in (self._lost_title, self.lost):
            part.setVisible(known)
        self._tell_lines(row)

    def _facts_of(self, row: BackupRow) -> list[tuple[str, str]]:
        facts = [(_("Where"), where_said(row)), (_("File"), row.path.name), (_("Size"), formats.file_size(row.size))]
        if row.members is not None and self._members_now is not None:
            # TR: how many members a backup holds, and how many the office has now
            both = _("{then} then, {now} now")
            told = both.format(then=formats.number(row.members), now=formats.number(self._members_now))
            facts.append((_("Members"), told))
        return facts

    def _tell_lines(self, row: BackupRow) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in self._lost:
            # TR: an entry of the journal: what was done, to whom, and below it when and by whom
            self._lines.addWidget(Label(" · ".join(filter(None, (act_word(line.act), line.label))), wrap=True))
            who = " · ".join(filter(None, (formats.moment(line.at), line.who)))
            self._lines.addWidget(Label(who, "small"))
        left = (row.acts_since or 0) - len(self._lost)
        told = ngettext("and {count} more", "and {count} more", left).format(count=formats.number(left))
        self._more.setText(told if left > 0 and self._lost else "")
        self._more.setVisible(left > 0 and bool(self._lost))
