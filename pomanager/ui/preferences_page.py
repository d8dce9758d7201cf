"""The page of preferences: words, look, papers, copies and the lock of the window on this PC; each holds at once."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext, spoken
from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.readmodels.files import BackupsSeen
from pomanager.readmodels.papers import PageSize
from pomanager.rules.access.roles import Right
from pomanager.ui.desk import Desk
from pomanager.ui.forms.entries import Entries
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.preferences import LOCKS_AFTER, TEXT_SCALES, THEMES
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Facts, Scroller, Sheet
from pomanager.whole_files import FOLDER_GONE

# TR: colours of the screen: those the computer is set to, dark letters on white, light letters on black
THEME_WORDS = {"system": N_("As this computer"), "light": N_("Light"), "dark": N_("Dark")}
SIZE_WORDS = {PageSize.A4: N_("A4"), PageSize.LETTER: N_("Letter")}
SAME_DISK = N_("{folder} lies on the disk of the office file: choose a stick or another disk.")


class Changes(NamedTuple):
    """What the window does when one of these is chosen; each of them keeps it, too."""

    language: Callable[[str], None]
    scale: Callable[[int], None]
    theme: Callable[[str], None]


class PreferencesPage(Page):
    """A list of choices; nothing has to be saved."""

    def __init__(self, desk: Desk, changes: Changes) -> None:
        super().__init__(desk)
        self._changes = changes
        self.unkept = Note("warn")
        self._choices = Sheet()
        self._fields = self._choices.body
        self.entries = self._made()
        self._copies, self.folder = Sheet(), Facts(150)
        self._about_copies = Label("", "small", wrap=True)
        self.copy_note = Note("warn")
        self.choose = Button("", "usb")
        self.choose.setObjectName("preferences.folder")
        self._lay_out()
        self.choose.setVisible(desk.office.may(Right.BACK_UP))
        self.choose.clicked.connect(desk.bus.away_wanted)
        desk.bus.backups_told.connect(self._on_backups)
        desk.bus.backup_made.connect(self._on_backup_made)

    def _lay_out(self) -> None:
        for part in (self._about_copies, self.folder, self.copy_note):
            self._copies.body.addWidget(part)
        below = QHBoxLayout()
        below.addWidget(self.choose)
        below.addStretch(1)
        self._copies.body.addLayout(below)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(8), px(24), px(24))
        column.setSpacing(px(16))
        column.addWidget(self.unkept)
        column.addWidget(self._choices)
        column.addWidget(self._copies)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(inside))

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Preferences")

    def context_line(self) -> str:
        return _("For you, on this PC. What you choose holds at once.")

    def refresh(self) -> None:
        """Show what holds now."""
        kept = self.desk.preferences
        self.entries.show_values(
            {
                "language": spoken(), "paper_language": kept.paper_language, "text_scale": kept.text_scale,
                "theme": kept.theme, "paper_size": kept.paper_size or PageSize.A4.value, "lock_after": kept.lock_after,
            }.items()
        )  # fmt: skip
        self.unkept.setVisible(kept.unkept is not None)
        self.unkept.tell("warn", _("Your preferences cannot be kept on this PC"), str(kept.unkept or ""))
        self.desk.bus.backups_asked.emit()

    def retranslate(self) -> None:
        """Set every word anew; answers that are put together stand as data in their lists."""
        self._copies.set_title(_("Copies away from this PC"))
        self._about_copies.setText(
            _("Backups beside the office file are made by themselves. This is their second place.")
        )
        self.choose.setText(_("Choose a folder…"))
        before, focused = self.entries, self.entries.focused()
        self.entries = self._made()
        self._fields.removeWidget(before)
        before.hide()
        before.deleteLater()
        self.refresh()
        if focused:
            self.entries.focus_on(focused)

    # ---- the choices ----------------------------------------------------------------------------------------------

    def _made(self) -> Entries:
        entries = Entries(_parts())
        entries.changed.connect(self._on_changed)
        self._fields.addWidget(entries)
        self.setFocusProxy(entries.editor("language"))
        return entries

    def _on_changed(self, name: str) -> None:
        """Let what was chosen hold; the line that chooses nothing leaves what there was."""
        value, kept = self.entries.values()[name], self.desk.preferences
        if value is None:
            self.refresh()
        elif name == "language":
            self._changes.language(str(value))
        elif name == "text_scale":
            self._changes.scale(int(str(value)))
        elif name == "theme":
            self._changes.theme(str(value))
        elif name == "lock_after":
            kept.lock_after = int(str(value))
        elif name == "paper_language":
            kept.paper_language = str(value)
        else:
            kept.paper_size = str(value)
        self.unkept.setVisible(kept.unkept is not None)

    # ---- copies ---------------------------------------------------------------------------------------------------

    def _on_backup_made(self, _moment: object) -> None:
        self.desk.bus.backups_asked.emit()

    def _on_backups(self, seen: BackupsSeen) -> None:
        folder = Path(seen.folder) if seen.folder else None
        is_gone = folder is not None and not folder.is_dir()
        self.folder.show_facts([(_("Folder"), str(folder) if folder is not None else formats.UNKNOWN)])
        self.copy_note.setVisible(is_gone or seen.on_same_disk)
        text = FOLDER_GONE if is_gone else SAME_DISK
        self.copy_note.tell("warn", _(text).format(folder=folder), icon="usb")


def _parts() -> tuple[Field | Section, ...]:
    tongues = tuple(Choice(each.code, each.own_name) for each in LANGUAGES)
    # TR: the answer to the question in which language papers are proposed: in that of the screen
    papers = (Choice("", _("As on the screen")), *tongues)
    scales = tuple(Choice(percent, formats.percent(percent / 100)) for percent in TEXT_SCALES)
    locks = tuple(Choice(minutes, _lock_words(minutes)) for minutes in LOCKS_AFTER)
    return (
        # TR: a part of the preferences: the languages
        Section(N_("Words")),
        Field(name="language", label=N_("Language of the screen"), kind=Kind.LIST, choices=tongues,
              choices_are_data=True),
        Field(name="paper_language", label=N_("Language of papers"), kind=Kind.LIST, choices=papers,
              choices_are_data=True, hint=N_("As it is proposed; each paper can be printed in any other.")),
        # TR: a part of the preferences: how the program looks, its size and colours
        Section(N_("Look")),
        Field(name="text_scale", label=N_("Size of the text"), kind=Kind.LIST, choices=scales, choices_are_data=True),
        Field(name="theme", label=N_("Colours"), kind=Kind.LIST,
              choices=tuple(Choice(theme, THEME_WORDS[theme]) for theme in THEMES)),
        Section(N_("Papers")),
        Field(name="paper_size", label=N_("Size of paper"), kind=Kind.CHOICE,
              choices=tuple(Choice(size.value, words) for size, words in SIZE_WORDS.items()),
              hint=N_("Of the sheets in your printer.")),
        Section(N_("While nobody is at the keyboard")),
        Field(name="lock_after", label=N_("Lock the window"), kind=Kind.LIST, choices=locks, choices_are_data=True,
              hint=N_("Where people sign in with a password of their own.")),
    )  # fmt: skip


def _lock_words(minutes: int) -> str:
    if not minutes:
        return _("Never lock by itself")
    words = ngettext("Lock after {count} minute", "Lock after {count} minutes", minutes)
    return words.format(count=formats.number(minutes))
