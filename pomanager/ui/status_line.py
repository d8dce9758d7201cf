"""The line at the bottom: what the page shows, the file, the age of its backup, the language."""

from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from pomanager.i18n import _, formats, ngettext, spoken
from pomanager.i18n.languages import LANGUAGES, language
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


class StatusLine(QFrame):
    """Parts of the page at the start; file, backup and language at the end."""

    language_chosen = Signal(str)
    backup_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._parts = QHBoxLayout()
        self._parts.setSpacing(px(8))
        self._shown: tuple[str, ...] = ()
        self._backup: tuple[datetime | None, datetime] | None = None
        self._file_mark = Mark("file", 15)
        self.file = ElidedLabel("", "small")
        self._backup_mark = Mark("backup", 15)
        self.backup = ElidedLabel("", "small")
        self.language = LineButton(chevron=True)
        self.language.setObjectName("status.language")
        self.language.clicked.connect(self._on_language)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(px(8))
        self._row.addLayout(self._parts, 1)
        self._end = (self._file_mark, self.file, line(upright=True, length=px(14)), self._backup_mark, self.backup)
        for part in self._end:
            self._row.addWidget(part)
        self._row.addWidget(line(upright=True, length=px(14)))
        self._row.addWidget(self.language)
        self.show_file("")
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
        for place, text in enumerate(parts):
            if place:
                self._parts.addWidget(line(upright=True, length=px(14)))
            self._parts.addWidget(ElidedLabel(text, "small"))
        self._parts.addStretch(1)

    def parts(self) -> tuple[str, ...]:
        """What the page says of itself now."""
        return self._shown

    def show_file(self, name: str) -> None:
        """Show the name of the office file ("" for none)."""
        self.file.set_text(name)
        for part in self._end:
            part.setVisible(bool(name))

    def show_backup(self, made: datetime | None, now: datetime) -> None:
        """Show how old the newest backup is; an old one, or none, is marked."""
        self._backup = (made, now)
        old = made is None or (now - made).total_seconds() > OLD_BACKUP_DAYS * DAY_SECONDS
        self._backup_mark.show_icon("warn" if old else "backup", "warn" if old else "ok")
        self.backup.set_tone("warn" if old else "text2")
        self.backup.set_text(age_words(made, now))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.language.setText(_own_name(spoken()))
        self.language.setAccessibleDescription(_("Language"))
        if self._backup is not None:
            self.show_backup(*self._backup)

    def language_menu(self) -> QMenu:
        """Return the menu of languages, each by its own name, drafts marked."""
        menu = QMenu(self)
        for each in LANGUAGES:
            action = QAction(_own_name(each.code), menu)
            action.setCheckable(True)
            action.setChecked(each.code == spoken())
            action.setData(each.code)
            action.triggered.connect(self._on_chosen)
            menu.addAction(action)
        return menu

    def _on_language(self) -> None:
        menu = self.language_menu()
        place = self.language.mapToGlobal(self.language.rect().topLeft())
        place.setY(place.y() - menu.sizeHint().height())
        menu.popup(place)

    def _on_chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.language_chosen.emit(str(sender.data()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _own_name(code: str) -> str:
    """Return the name of a language in itself, with a mark where its words wait for a reader."""
    chosen = language(code)
    if not chosen.draft:
        return chosen.own_name
    # TR: stands behind the name of a language whose translation nobody has checked yet
    return _("{language} (draft)").format(language=chosen.own_name)
