"""The page of private notes: one's own and those others share, after the password was typed."""

from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.access import NoteRow, NotesFacts
from pomanager.rules.access.notes import FIRST_NOTE, NO_PASSWORD_YET
from pomanager.rules.objections import Objection
from pomanager.services.access.commands.notes import remove_note
from pomanager.services.access.queries.notes import notes
from pomanager.services.access.unsaved import taken_out
from pomanager.ui import problems
from pomanager.ui.access.idle import IdleWatch
from pomanager.ui.access.notes.form import Kept, NoteForm, writing_note
from pomanager.ui.access.notes.panel import NotePanel
from pomanager.ui.access.notes.password_part import PasswordPart
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState, Note

BEGINNING = 80
"""Letters of a note that stand in the list."""


def _when(note: NoteRow) -> str:
    return formats.moment(note.written_at)


def _about(note: NoteRow) -> str:
    return note.about


def _beginning(note: NoteRow) -> str:
    text = " ".join(note.text.split())
    return text if len(text) <= BEGINNING else f"{text[:BEGINNING]}…"


def _writer(note: NoteRow) -> str:
    return "" if note.is_own else note.writer


COLUMNS: tuple[Column[NoteRow], ...] = (
    Column(N_("When"), _when, width=190, key="when", sortable=False),
    Column(N_("Subject"), _about, width=220, key="about", sortable=False),
    Column(N_("Beginning"), _beginning, width=0, key="beginning", sortable=False),
    Column(N_("Written by"), _writer, width=150, key="writer", sortable=False),
)
PASSWORD, NOBODY, EMPTY, LIST = range(4)


class NotesPage(Page):
    """Shows notes only while it is looked at: out of sight, or when the window is locked, nothing of them is left."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ACCESS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.facts = NotesFacts(())
        self.form: NoteForm | None = None
        self.kept: Kept | None = None
        self.detail = NotePanel()
        self.asks = PasswordPart(desk)
        self.asks.opened.connect(self._on_opened)
        self.model: RowsModel[Any] = RowsModel(COLUMNS)
        self.table = TableView("access.notes", desk.preferences, frozen=1)
        self.table.show_model(self.model)
        self.lost = Note("warn")
        self._nobody, self._empty = EmptyState("lock"), EmptyState("edit")
        self._people, self._first = Button("", "lock", "primary"), Button("", "plus", "primary")
        self._people.setObjectName("notes.people")
        self._first.setObjectName("notes.first")
        self._nobody.add_button(self._people)
        self._empty.add_button(self._first)
        self._lay_out()
        self._watch = IdleWatch(desk.office.now, self._minutes, self)
        self._watch.idle.connect(self.lock)
        self._connect()

    def _lay_out(self) -> None:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lost)
        column.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        for part in (self.asks, self._nobody, self._empty, listed):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.asked.connect(self._on_asked)
        self._people.clicked.connect(self._on_people)
        self._first.clicked.connect(self._on_write)
        self.desk.bus.locked.connect(self._put_away)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Private notes")

    def context_line(self) -> str:
        return _("Sealed with your password") if self._is_open else ""

    def actions_offered(self) -> tuple[Action, ...]:
        if not self._is_open:
            return ()
        offered = [Action("lock_notes", N_("Close the notes"), self.lock, "lock")]
        if not self.desk.office.read_only and self.facts.notes:
            offered.append(Action("write", N_("Write a note"), self._on_write, "plus", "Ctrl+N", primary=True))
        return tuple(offered)

    def panel(self) -> QWidget | None:
        return self.detail if self._is_open and self.facts.notes else None

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.title())
        self.detail.retranslate()
        self.asks.retranslate()
        self._nobody.tell(self.title(), sentence(Objection(NO_PASSWORD_YET)))
        self._people.setText(_("People and roles"))
        self._empty.tell(_("No private notes yet"), _(FIRST_NOTE))
        self._first.setText(_("Write a note"))
        self._tell_lost()

    def _tell_lost(self) -> None:
        count = self.facts.lost
        said = ngettext(
            "{count} note of yours was sealed for a password you lost. Nobody can read it any more.",
            "{count} notes of yours were sealed for a password you lost. Nobody can read them any more.",
            count,
        )
        self.lost.tell("warn", "", said.format(count=formats.number(count)))
        self.lost.setVisible(count > 0)

    def refresh(self) -> None:
        """Ask for the notes again, while they are looked at."""
        if self.isVisible():
            self._show_notes()

    @property
    def _is_open(self) -> bool:
        return self.desk.office.keeper.key is not None

    def _show_notes(self) -> None:
        office = self.desk.office
        self.facts = office.ask(notes, office.keeper) if self._is_open else NotesFacts(())
        place = self.table.currentIndex().row()
        self.model.set_rows(self.facts.notes)
        self._first.setVisible(not office.read_only)
        self._tell_lost()
        self._stack.setCurrentIndex(self._face())
        if self.facts.notes:
            self.table.go_to(min(max(0, place), len(self.facts.notes) - 1))
        self._on_row_chosen(self.table.current_row() if self.facts.notes else None)
        self.setFocusProxy(self.table if self._is_open else self.asks)
        self.panel_changed.emit()
        self.header_changed.emit()

    def _face(self) -> int:
        if self.desk.office.keeper.user_id is None:
            return NOBODY
        if not self._is_open:
            return PASSWORD
        return LIST if self.facts.notes or self.facts.lost else EMPTY

    # ---- in sight and out of sight --------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._show_notes()
            if self._is_open and self.kept is not None:
                QTimer.singleShot(0, self._take_up)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._clear()
            QTimer.singleShot(0, self._on_left)

    def _clear(self) -> None:
        """Leave nothing of any note in the list and the panel."""
        self.facts = NotesFacts(())
        self.model.set_rows(())
        self.detail.show_note(None)
        self.asks.forget()

    def _on_left(self) -> None:
        """Where somebody works alone nothing else is locked: whoever comes back types the password again."""
        if self.isVisible() or (self.form is not None and self.form.isVisible()):
            return
        self._put_away()
        if self.desk.office.keeper.is_alone:
            self._forget_key()

    def _put_away(self) -> None:
        """Leave nothing in sight; what was typed and not saved is sealed until the notes are opened again."""
        self._clear()
        form, self.form = self.form, None
        if form is not None:
            self.kept = form.put_away()
            form.close_page()

    def _take_up(self) -> None:
        """Go on with the note that was not saved; it waits where the notes are out of sight or closed again."""
        kept = self.kept
        if kept is None or not self.isVisible():
            return
        told = taken_out(self.desk.office, kept.unsaved)
        if told is None:
            return
        self.kept = None
        form = self._open_form(kept.note)
        form.form.show_draft({"about": told[0], "text": told[1], "reader": str(kept.reader or "")})

    def lock(self) -> None:
        """Close the notes: the password is asked for again."""
        self._put_away()
        self._forget_key()
        self._show_notes()

    def _forget_key(self) -> None:
        self._watch.stop()
        keeper = self.desk.office.keeper
        if keeper.key is not None:
            self.desk.office.admit(replace(keeper, key=None))

    def _minutes(self) -> int:
        return self.desk.preferences.lock_after

    def _on_opened(self) -> None:
        if self.desk.office.keeper.is_alone:
            self._watch.start()
        self._show_notes()
        if self.kept is not None:
            self._take_up()
        else:
            (self.table if self.facts.notes else self._first).setFocus()

    # ---- what happens ---------------------------------------------------------------------------------------------

    def _on_row_chosen(self, note: object) -> None:
        self.detail.show_note(note if isinstance(note, NoteRow) else None, may_write=not self.desk.office.read_only)

    def _on_row_opened(self, _note: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_people(self) -> None:
        self.desk.bus.page_wanted.emit("people", None)

    def _on_write(self) -> None:
        self._open_form(None)

    def _open_form(self, note: NoteRow | None) -> NoteForm:
        form = self.form = writing_note(self.desk, note)
        form.page_closed.connect(self._on_form_closed)
        self.open_page(form)
        return form

    def _on_form_closed(self) -> None:
        self.form = None

    def _on_asked(self, act: str) -> None:
        note = self.detail.note
        if note is None:
            return
        if act == "amend":
            self._open_form(note)
        else:
            self._remove(note)

    def _remove(self, note: NoteRow) -> None:
        sure = questions.confirm_danger(
            self,
            _("Take the note away?"),
            _("It is gone for good: nobody can bring it back."),
            yes=_("Take it away"),
            no=_("Keep it"),
        )
        if sure:
            try:
                self.desk.do(remove_note, note.id)
            except OfficeError as trouble:
                problems.show(self, trouble)
