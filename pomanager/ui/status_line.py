"""The line at the bottom: what the page shows, the file, the age of its backup, the language."""

from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.ui.language_button import LanguageButton
from pomanager.ui.look import px
from pomanager.ui.widgets.labels import ElidedLabel, line
from pomanager.ui.widgets.links import LineButton
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.painting import looks_changed

HEIGHT = 28
DAY_SECONDS = 86_400
OLD_BACKUP_DAYS = 7


def age_words(made: datetime | None, now: datetime) -> str:
    """Return how old the newest backup is, in words."""
    if made is None:
        return _("No backup yet")
    seconds = max(0, int((now - made).total_seconds()))
    if seconds < 3600:
        count = seconds // 60
        return ngettext("Backup {count} min ago", "Backup {count} min ago", count).format(count=formats.number(count))
    if seconds < DAY_SECONDS:
        count = seconds // 3600
        return ngettext("Backup {count} hour ago", "Backup {count} hours ago", count).format(
            count=formats.number(count)
        )
    count = seconds // DAY_SECONDS
    return ngettext("Backup {count} day ago", "Backup {count} days ago", count).format(count=formats.number(count))


def away_words(made: datetime | None, now: datetime) -> str:
    """Return how old the newest copy away from this PC is, in words."""
    if made is None:
        # TR: in the status line, beside the picture of a USB stick: no copy of the office was ever put there
        return _("no copy")
    count = max(0, int((now - made).total_seconds())) // DAY_SECONDS
    if not count:
        # TR: in the status line, beside the picture of a USB stick: the copy there was made less than a day ago
        return _("today")
    return ngettext("{count} day", "{count} days", count).format(count=formats.number(count))


def _is_old(made: datetime | None, now: datetime) -> bool:
    return made is None or (now - made).total_seconds() > OLD_BACKUP_DAYS * DAY_SECONDS


class StatusLine(QFrame):
    """Parts of the page at the start; file, backup, who is at the keyboard, and language at the end."""

    language_chosen = Signal(str)
    person_pressed = Signal()
    """The name of whoever is at the keyboard was pressed."""
    backup_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._parts = QHBoxLayout()
        self._parts.setSpacing(px(8))
        self._shown: tuple[str, ...] = ()
        self._told: list[tuple[QWidget, ...]] = []
        """What shows each of the parts: its line and its words."""
        self._backup: tuple[datetime | None, datetime, datetime | None] | None = None
        self._file_mark = Mark("file", 15)
        self.file = ElidedLabel("", "small")
        self._backup_mark = Mark("backup", 15)
        self.backup = ElidedLabel("", "small")
        self._away_mark = Mark("usb", 15)
        self.away = ElidedLabel("", "small")
        self.person = LineButton(icon="member", chevron=True)
        self.person.setObjectName("status.person")
        self.person.clicked.connect(self.person_pressed)
        self._person_line = line(upright=True, length=px(14))
        self.language = LanguageButton()
        self.language.setObjectName("status.language")
        self.language.chosen.connect(self.language_chosen)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(px(8))
        self._row.addLayout(self._parts, 1)
        self._of_file = (self._file_mark, self.file, line(upright=True, length=px(14)))
        self._end = (*self._of_file, self._backup_mark, self.backup, self._away_mark, self.away)
        for part in self._end:
            self._row.addWidget(part)
        ends: tuple[QWidget, ...] = (
            self._person_line, self.person, line(upright=True, length=px(14)), self.language,
        )  # fmt: skip
        for widget in ends:
            self._row.addWidget(widget)
        self.show_file("")
        self.show_person("")
        self._measure()
        self.retranslate()

    def _measure(self) -> None:
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(20), 0, px(16), 0)

    def show_parts(self, parts: tuple[str, ...]) -> None:
        """Show what the page says of itself."""
        if parts == self._shown:
            return
        self._shown = parts
        while (item := self._parts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._told = []
        for place, text in enumerate(parts):
            before = (line(upright=True, length=px(14)),) if place else ()
            self._told.append((*before, ElidedLabel(text, "small")))
            for widget in self._told[-1]:
                self._parts.addWidget(widget)
                widget.show()  # Qt would do it later, and until then leave it out of what is needed
        self._parts.addStretch(1)
        self._fit()

    def parts(self) -> tuple[str, ...]:
        """What the page says of itself now."""
        return self._shown

    def show_file(self, name: str) -> None:
        """Show the name of the office file ("" for none)."""
        self.file.set_text(name)
        for part in self._end:
            part.setVisible(bool(name))
        self._fit()

    def show_person(self, name: str) -> None:
        """Show who is at the keyboard ("" where nobody signs in)."""
        self.person.setText(name)
        for part in (self._person_line, self.person):
            part.setVisible(bool(name))
        self._fit()

    def _fit(self) -> None:
        """Where not all has room, leave out the file, which the title of the window names, then the last parts."""
        ends = [self._of_file, *reversed(self._told[1:])]
        for group in ends:
            for part in group:
                part.setVisible(group is not self._of_file or bool(self.file.text()))
        for group in ends:
            if self._needed() <= self.width():
                return
            for part in group:
                part.hide()

    def _needed(self) -> int:
        self._parts.invalidate()  # Qt tells only the layout around it of what was hidden
        self._row.invalidate()
        return self._row.sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_backup(self, made: datetime | None, now: datetime, away: datetime | None = None) -> None:
        """Show how old the newest backup is, and the newest copy away from this PC; an old one, or none, is marked."""
        self._backup = (made, now, away)
        old = _is_old(made, now)
        self._backup_mark.show_icon("warn" if old else "backup", "warn" if old else "ok")
        self.backup.set_tone("warn" if old else "text2")
        self.backup.set_text(age_words(made, now))
        old = _is_old(away, now)
        self._away_mark.show_icon("usb", "warn" if old else "ok")
        self.away.set_tone("warn" if old else "text2")
        self.away.set_text(away_words(away, now))
        self._fit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.language.retranslate()
        self.person.setAccessibleDescription(_("Who is at the keyboard"))
        if self._backup is not None:
            self.show_backup(*self._backup)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()
            self._fit()
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
