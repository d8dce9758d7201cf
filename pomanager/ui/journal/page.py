"""The page of the journal: every act of the office, the newest first, with what it changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext, spoken
from pomanager.marks import N_
from pomanager.readmodels.journal import JournalChange, JournalRow, JournalView
from pomanager.rules.bodies.kinds import (
    BODY_KIND_WORDS,
    END_REASON_WORDS,
    HOW_WORDS,
    INTEREST_KIND_WORDS,
    LINE_KIND_WORDS,
    OFFICE_WORDS,
    RESERVED_FOR_WORDS,
    SEAT_KIND_WORDS,
)
from pomanager.rules.calendar import VagueDate
from pomanager.rules.contacts import OWNER_WORDS
from pomanager.rules.extra_field_kinds import KIND_WORDS, YES_NO_WORDS
from pomanager.rules.households import RELATION_WORDS
from pomanager.rules.identity import IDENTITY_WORDS
from pomanager.rules.members import PERSON_KIND_WORDS, SEX_WORDS, STATUS_WORDS
from pomanager.rules.shares.kinds import CHANNEL_WORDS, HOLDER_WORDS, VALUE_CHANGE_WORDS
from pomanager.rules.wording import Wording
from pomanager.services.journal import queries
from pomanager.services.journal.field_words import FIELDS
from pomanager.services.journal.words import ACTS, AREAS
from pomanager.services.office import Office
from pomanager.ui.desk import Desk
from pomanager.ui.history_keeper import LAST_ACTS
from pomanager.ui.look import px
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, Order
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.sheets import DetailPanel, Facts, FilterRow

SHORT_HASH = 12
CODES: Mapping[str, Mapping[str, str]] = {
    "status": {status.value: word for status, word in STATUS_WORDS.items()},
    "sex": {sex.value: word for sex, word in SEX_WORDS.items()},
    "kind": {kind.value: word for kind, word in PERSON_KIND_WORDS.items()},
    "thumb_print": {"True": N_("Yes"), "False": N_("No")},
    "relation": {relation.value: word for relation, word in RELATION_WORDS.items()},
    "votes": YES_NO_WORDS,
    "ended": YES_NO_WORDS,
    "field_kind": {kind.value: word for kind, word in KIND_WORDS.items()},
    "body_kind": {kind.value: word for kind, word in BODY_KIND_WORDS.items()},
    "seat_kind": {kind.value: word for kind, word in SEAT_KIND_WORDS.items()},
    "reserved_for": {group.value: word for group, word in RESERVED_FOR_WORDS.items()},
    "office": {office.value: word for office, word in OFFICE_WORDS.items()},
    "how": {how.value: word for how, word in HOW_WORDS.items()},
    "end_reason": {reason.value: word for reason, word in END_REASON_WORDS.items()},
    "interest_kind": {kind.value: word for kind, word in INTEREST_KIND_WORDS.items()},
    "line": {kind.value: word for kind, word in LINE_KIND_WORDS.items()},
    "channel": {channel.value: word for channel, word in CHANNEL_WORDS.items()},
    "share_holder": {holder.value: word for holder, word in HOLDER_WORDS.items()},
    "value_change": {change.value: word for change, word in VALUE_CHANGE_WORDS.items()},
    **dict.fromkeys(("voting", "alternate", "pending", "ratified"), YES_NO_WORDS),
}
"""Fields that hold a code, and the words for it."""
DAYS = frozenset({
    "since", "joined", "birth", "registered_on", "consent_on", "consent_ended_on", "until", "began_on", "ended_on",
    "drawn_on", "declared_on", "handed_on", "received_on", "nominal_since", "due_on",
})  # fmt: skip
ACT_DONE = "act_done"
"""A field that names an act by its code."""
DIGEST = "digest"
"""A field too long for the panel: its beginning is enough to tell two apart."""
TEXTS = frozenset({"name", "legal_form", "seat", "topic", "called"})
"""Fields that hold a text in several languages."""
PHONE_DETAILS: Mapping[str, str] = {
    **{owner.value: word for owner, word in OWNER_WORDS.items()}, "shared": N_("shared"), "silent": N_("no messages"),
}  # fmt: skip
"""Codes told beside the figures of a telephone."""
CODES_INSIDE: Mapping[str, Mapping[str, str]] = {
    "phone_details": PHONE_DETAILS,
    "documents": {kind.value: word for kind, word in IDENTITY_WORDS.items()},
}
"""Fields that hold codes among other words: of telephones what there is to know, of documents their kind."""


def act_word(act: str) -> str:
    """What the journal calls an act, in the reader's language."""
    return _(ACTS[act]) if act in ACTS else act


def field_word(field: str) -> str:
    """What the journal calls a field, in the reader's language."""
    return _(FIELDS[field]) if field in FIELDS else field


def value_words(field: str, value: str | None) -> str:
    """A value of the journal as the reader says it: codes as words, days as days, texts in the reader's language."""
    if not value:
        return formats.UNKNOWN
    if field in CODES and value in CODES[field]:
        return _(CODES[field][value])
    if field in DAYS:
        return formats.vague(VagueDate.from_iso(value))
    if field in CODES_INSIDE:
        words = CODES_INSIDE[field]
        return " ".join(_(words[word]) if word in words else word for word in _apart(value))
    if field in TEXTS:
        return Wording.from_json(value).in_language(spoken())
    return act_word(value) if field == ACT_DONE else value[: SHORT_HASH if field == DIGEST else None]


def _apart(value: str) -> list[str]:
    """The words of telephones told one after the other, the mark between two of them by itself."""
    return value.replace("; ", " · ").split(" ")


COLUMNS: tuple[Column[JournalRow], ...] = (
    Column(N_("Line"), lambda row: row.sequence, text=formats.number, right=True, width=72, key="line", muted=True,
           sortable=False),
    Column(N_("Act"), lambda row: row.act, text=act_word, width=184, key="act", sortable=False),
    Column(N_("What it concerns"), lambda row: row.label, width=0, key="label", sortable=False),
    Column(N_("When"), lambda row: row.at, text=formats.moment, width=164, key="at", sortable=False),
    Column(N_("Who"), lambda row: row.who, width=104, key="who", sortable=False),
)  # fmt: skip


class JournalSource:
    """The lines of the journal as the filters let them through."""

    def __init__(self, office: Office, view: JournalView) -> None:
        self._office = office
        self.view = view

    def ids(self, order: Order | None) -> Sequence[int]:
        """Sequences of the lines, the newest first, whatever order is asked for."""
        del order
        return self._office.ask(queries.journal_ids, self.view)

    def rows(self, ids: Sequence[int]) -> Sequence[JournalRow]:
        """These lines."""
        return self._office.ask(queries.journal_rows, ids)


class JournalPanel(DetailPanel):
    """One line of the journal, whole: what it changed from what to what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("journal.panel")
        self._row: JournalRow | None = None
        self._act = Label("", "sheet", wrap=True)
        self._label = Label("", wrap=True)
        self._facts = Facts()
        self._changed = Label("", "section")
        self._changes = Facts()
        for widget in (self._act, self._label, self._facts, self._changed, self._changes):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_line(self, row: JournalRow) -> None:
        """Show this line."""
        self._row = row
        self._act.setText(act_word(row.act))
        self._label.setText(row.label)
        facts = [
            (_("Line"), formats.number(row.sequence)),
            (_("When"), formats.moment(row.at)),
            (_("Who"), row.who),
            (_("Seal"), row.hash[:SHORT_HASH]),
        ]
        if row.reason:
            facts.insert(3, (_("Reason"), row.reason))
        self._facts.show_facts(facts)
        self._changed.setText(_("What changed"))
        self._changed.setVisible(bool(row.changes))
        # TR: an old value and the new one that took its place
        arrow = _("{old} → {new}")
        self._changes.show_facts([(field_word(change.field), _change_words(arrow, change)) for change in row.changes])

    def retranslate(self) -> None:
        """Set every word anew."""
        if self._row is not None:
            self.show_line(self._row)


def _change_words(arrow: str, change: JournalChange) -> str:
    new = value_words(change.field, change.new)
    return new if change.old is None else arrow.format(old=value_words(change.field, change.old), new=new)


class JournalPage(Page):
    """Reads the journal; nothing can be changed here."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.JOURNAL})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.source = JournalSource(desk.office, JournalView())
        self.model: WindowedModel[JournalRow] = WindowedModel(COLUMNS)
        self.table = TableView("journal.table", desk.preferences)
        self.table.show_model(self.model)
        self.detail = JournalPanel()
        self._filters = FilterRow()
        self._add = Chip("", "plus")
        self._add.setObjectName("journal.add_filter")
        self._filters.add_start(self._add)
        self._nothing = EmptyState("search", small=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(0), 0, 0)
        column.setSpacing(0)
        column.addWidget(self._filters)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.rows_seen_changed.connect(self.status_changed)
        self.detail.closed.connect(self._on_panel_closed)
        self._add.clicked.connect(self._on_add)
        self._filters.removed.connect(self._on_cleared)
        self._filters.cleared.connect(self._on_cleared)

    def title(self) -> str:
        return _("Journal")

    def context_line(self) -> str:
        head = self.desk.office.ask(queries.journal_head)
        if not head.count:
            return ""
        lines = ngettext("{count} line", "{count} lines", head.count).format(count=formats.number(head.count))
        # TR: the seal is the fingerprint of the journal's last line; papers print it
        return _("{lines} · seal {seal}").format(lines=lines, seal=head.hash[:SHORT_HASH])

    def search_hint(self) -> str:
        return _("Name, number, value, person…")

    def search(self, text: str) -> None:
        self._show(replace(self.source.view, search=text))

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        return self.table.rows_seen_said()

    def actions_offered(self) -> tuple[Action, ...]:
        # TR: opens the list of the last acts, in which each can be taken back
        return (Action("history", N_("Last acts…"), self._on_history, "undo"),)

    def open_at(self, argument: object) -> None:
        """Show the last acts, or one line by its number."""
        if argument == LAST_ACTS:
            self._on_history()
        elif isinstance(argument, int):
            self._show(JournalView())
            self.table.choose(argument)

    def _on_history(self) -> None:
        from pomanager.ui.journal.history import HistoryPage

        self.open_page(HistoryPage(self.desk))

    def refresh(self) -> None:
        """Ask for the lines again."""
        self._show(self.source.view)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._add.setText(_("Filter"))
        self._filters.set_clear_words(_("Clear all"))
        self.table.setAccessibleName(_("Journal"))
        self._nothing.tell(_("No line of the journal matches"), "")
        self.detail.retranslate()
        self._show_filters()

    def _show(self, view: JournalView) -> None:
        self.source.view = view
        self.model.set_source(self.source)
        self._stack.setCurrentWidget(self.table if self.model.rowCount() else self._nothing)
        self._show_filters()
        row = self.table.current_row()
        if not isinstance(row, JournalRow) and self.model.rowCount():
            self.table.choose(self.model.id_at(0))
        self.status_changed.emit()
        self.header_changed.emit()

    def _show_filters(self) -> None:
        area = self.source.view.area
        words = _("Area: {area}").format(area=_(AREAS[Area(area)])) if area else ""
        self._filters.show_filters([("area", words)] if area else [])

    def _on_add(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for area, word in AREAS.items():
            action = QAction(_(word), menu)
            action.setData(area.value)
            action.triggered.connect(self._on_area)
            menu.addAction(action)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _on_area(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self._show(replace(self.source.view, area=str(sender.data())))

    def _on_cleared(self) -> None:
        self._show(replace(self.source.view, area=""))

    def _on_row_chosen(self, row: JournalRow | None) -> None:
        if row is not None:
            self.detail.show_line(row)

    def _on_row_opened(self, _row: JournalRow) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()
