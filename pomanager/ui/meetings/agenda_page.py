"""The agenda of a meeting as a numbered tree: items added, changed, moved and indented by mouse or keyboard."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats
from pomanager.i18n.meetings import item_title
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import AgendaLine, MeetingDetail
from pomanager.readmodels.meetings.room import MotionRow
from pomanager.rules.access.roles import Right
from pomanager.rules.meetings.agenda import MOVED_LATE
from pomanager.rules.meetings.deciding import MotionState
from pomanager.rules.meetings.kinds import ITEM_STATE_WORDS, ItemState, MeetingState
from pomanager.rules.meetings.preparing import WANTS_DRAFT
from pomanager.services.meetings.calling_orders import MoveItem
from pomanager.services.meetings.commands.agenda import move_item
from pomanager.services.meetings.queries.agenda import agenda, documents_under, item_documents
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.services.meetings.queries.motions import motions
from pomanager.ui import problems
from pomanager.ui.act_panel import ActPanel, PanelAct, Part, Told
from pomanager.ui.desk import Desk
from pomanager.ui.meetings.agenda_drafts import drafting, editing, withdrawing
from pomanager.ui.meetings.agenda_forms import (
    adding,
    amending_item,
    naming_document,
    taking_off_document,
    withdrawing_item,
)
from pomanager.ui.meetings.words import named
from pomanager.ui.page import Action, Page
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.notes import EmptyState

NO_DOCUMENT = N_("No document is named yet.")
INDENT = "\u2003"
"""Before the title of an item, once for each level it stands below the first."""
ACTS = (
    PanelAct("amend", N_("Change…"), "edit"),
    PanelAct("below", N_("Item below it…"), "plus"),
    PanelAct("document", N_("Name a document…"), "file"),
    PanelAct("draft", N_("Draft resolution…"), "ballot"),
    PanelAct("edit_draft", N_("Change the draft…"), "edit"),
    PanelAct("drop_draft", N_("Withdraw the draft…"), "minus"),
    PanelAct("withdraw", N_("Withdraw…"), "x"),
)
_MARKS = {
    ItemState.OPEN: None, ItemState.CURRENT: State(Tone.INFO, "meeting"), ItemState.DECIDED: State(Tone.OK),
    ItemState.NOTED: State(Tone.OK, "check"), ItemState.DEFERRED: State(Tone.WARN, "clock"),
    ItemState.WITHDRAWN: State(Tone.MUTE, "x"),
}  # fmt: skip
_MOVES = {
    Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Right: "in", Qt.Key.Key_Left: "out",
}  # fmt: skip


def _title(line: AgendaLine) -> str:
    return INDENT * line.depth + item_title(line)


def _number(line: AgendaLine) -> str:
    return line.number


def _state(line: AgendaLine) -> str:
    return "" if line.state is ItemState.OPEN else _(ITEM_STATE_WORDS[line.state])


def _mark(line: AgendaLine) -> State | None:
    return _MARKS[line.state]


def _below(line: AgendaLine) -> str:
    told = [line.note.splitlines()[0]] if line.note else []
    if line.documents:
        told.append(_("documents: {count}").format(count=formats.number(len(line.documents))))
    return INDENT * line.depth + " · ".join(told) if told else ""


def _numbered(texts: Sequence[str]) -> list[tuple[str, str]]:
    return [(formats.number(place), text) for place, text in enumerate(texts, 1)]


COLUMNS: tuple[Column[AgendaLine], ...] = (
    Column(N_("No."), _number, width=64, key="number", sortable=False),
    Column(N_("Item"), _title, width=0, key="title", below=_below, sortable=False),
    Column(N_("State"), _state, state=_mark, width=140, key="state", sortable=False),
)


class AgendaTable(TableView):
    """The items in printed order; Alt with an arrow moves the item under the keyboard."""

    move_wanted = Signal(str)
    """Up, down, in or out."""
    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("meetings.agenda", preferences, frozen=1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and key in _MOVES:
            self.move_wanted.emit(_MOVES[key])
            return
        super().keyPressEvent(event)


class AgendaPage(Page):
    """The agenda of one meeting, and in the panel the item under the keyboard."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEETINGS})

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk)
        self.meeting_id = meeting_id
        self.meeting: MeetingDetail = desk.office.ask(meeting_detail, meeting_id)
        self.table = AgendaTable(desk.preferences)
        self.lines: RowsModel[AgendaLine] = RowsModel(COLUMNS, ())
        self.table.show_model(self.lines)
        self.nothing = EmptyState("journal", small=True)
        self.item = ActPanel("agenda", ACTS)
        self._seeks_drafts = False
        """Whether an item that wants a text and has none is chosen whenever one was written."""
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._on_row)
        self.table.row_opened.connect(self._on_opened)
        self.table.move_wanted.connect(self.move_item)
        self.item.closed.connect(self._on_panel_closed)
        self.item.act_wanted.connect(self._on_act)
        self.refresh()

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Agenda and documents")

    def context_line(self) -> str:
        return named(self.meeting.label)

    def panel(self) -> QWidget | None:
        return self.item

    def status(self) -> tuple[str, ...]:
        return (_("Alt with an arrow key moves the item."),) if self._movable() else ()

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MEETINGS)
        fixed = "" if self._movable() else MOVED_LATE
        moves = (
            Action("up", N_("Up"), self._on_up, "up_c", reason_off=off or fixed),
            Action("down", N_("Down"), self._on_down, "down_c", reason_off=off or fixed),
            Action("in", N_("Below the one before"), self._on_in, "right_c", reason_off=off or fixed),
            Action("out", N_("One level up"), self._on_out, "left_c", reason_off=off or fixed),
        )
        none = "" if self._documents() else NO_DOCUMENT
        document = Action("document", N_("Document of the meeting…"), self._on_document, "file", reason_off=off)
        undocument = Action(
            "undocument", N_("Take off a document…"), self._on_undocument, "minus", reason_off=off or none
        )
        add = Action("add", N_("Add an item"), self._on_add, "plus", "Ctrl+N", primary=True, reason_off=off)
        return (*(moves if self.lines.rowCount() else ()), document, undocument, add)

    def refresh(self) -> None:
        """Ask for the agenda again."""
        self.meeting = self.desk.office.ask(meeting_detail, self.meeting_id)
        chosen = self.table.current_row()
        rows = self.desk.office.ask(agenda, self.meeting_id)
        self.lines.set_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self.nothing)
        if rows:
            wanted = chosen.id if isinstance(chosen, AgendaLine) else rows[0].id
            self.table.choose(wanted if self.lines.place_of(wanted) >= 0 else rows[0].id)
        if self._seeks_drafts:
            self._go_to_lacking()
        self._on_row(self.table.current_row() if rows else None)
        self.header_changed.emit()
        self.status_changed.emit()

    def seek_drafts(self) -> None:
        """Choose the first item that still wants a text to be voted on, and the next one once that is written."""
        self._seeks_drafts = True
        self.refresh()

    def _go_to_lacking(self) -> None:
        lacking = (
            line.id
            for line in self.lines.rows()
            if line.kind in WANTS_DRAFT and line.state is ItemState.OPEN and not self._drafts(line)
        )
        found = next(lacking, None)
        if found is not None:
            self.table.choose(found)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.title())
        self.item.retranslate()
        self.item.may_write(self.desk.off(Right.KEEP_MEETINGS))
        self.nothing.tell(_("Nothing is on the agenda"), _("A notice without an agenda is null. Add its items first."))
        self._on_row(self.table.current_row() if self.lines.rowCount() else None)

    def _movable(self) -> bool:
        return self.meeting.label.state is MeetingState.PLANNED

    # ---- the item -------------------------------------------------------------------------------------------------

    def _on_row(self, row: object) -> None:
        self.item.tell(self._told(row) if isinstance(row, AgendaLine) else None)

    def _told(self, line: AgendaLine) -> Told:
        facts = [(_("Note"), line.note)] if line.note else []
        if line.added_reason:
            facts.append((_("Added because"), line.added_reason))
        if line.state_reason:
            facts.append((_("Reason"), line.state_reason))
        drafts = self._drafts(line)
        offered = {"amend", "below", "document", "draft", "withdraw"} if line.state is ItemState.OPEN else set()
        if drafts and offered:
            offered |= {"edit_draft", "drop_draft"}
        mark = _MARKS[line.state] or State(Tone.ASK, "clock")
        whole = self.desk.office.ask(documents_under, self.meeting_id, None)
        return Told(
            title=item_title(line), about=_("Item {number}").format(number=line.number),
            state=_(ITEM_STATE_WORDS[line.state]), mark=mark,
            parts=(
                Part("", facts), Part(_("Texts to vote on"), _numbered([each.text_now for each in drafts])),
                Part(_("Documents"), _numbered(line.documents)), Part(_("Documents of the meeting"), _numbered(whole)),
            ),
            offered=offered,
        )  # fmt: skip

    def _drafts(self, line: AgendaLine) -> list[MotionRow]:
        """The texts of an item that are still to be voted on."""
        found = self.desk.office.ask(motions, self.meeting_id, line.id)
        return [each for each in found if each.state is MotionState.DRAFT]

    def _on_opened(self, _row: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_act(self, key: str) -> None:
        line = self.table.current_row()
        if not isinstance(line, AgendaLine):
            return
        if self.desk.off(Right.KEEP_MEETINGS):
            return
        if key.endswith("draft"):
            self._on_draft(key, line)
        elif key == "amend":
            self.open_page(amending_item(self.desk, self.meeting, line))
        elif key == "below":
            self.open_page(adding(self.desk, self.meeting, line.id))
        elif key == "document":
            self.open_page(naming_document(self.desk, self.meeting, line.id))
        else:
            self.open_page(withdrawing_item(self.desk, self.meeting, line))

    def _on_draft(self, key: str, line: AgendaLine) -> None:
        """Write a text to be voted on; of those there are, the last is changed or withdrawn."""
        there = self._drafts(line)
        if key == "draft":
            self.open_page(drafting(self.desk, self.meeting, line))
        elif there:
            form = editing if key == "edit_draft" else withdrawing
            self.open_page(form(self.desk, self.meeting, line, there[-1]))

    # ---- moving ---------------------------------------------------------------------------------------------------

    def move_item(self, where: str) -> None:
        """Move the item under the keyboard: up, down, in (below the one before it), or out (beside its parent)."""
        line = self.table.current_row()
        if not isinstance(line, AgendaLine) or self.desk.off(Right.KEEP_MEETINGS):
            return
        order = self._moved(line, where)
        if order is None:
            return
        try:
            self.desk.do(move_item, order)
        except OfficeError as trouble:
            problems.show(self, trouble)

    def _moved(self, line: AgendaLine, where: str) -> MoveItem | None:
        """The order of a move; None where there is nowhere to go."""
        beside = [each for each in self.lines.rows() if each.parent_id == line.parent_id]
        place = [each.id for each in beside].index(line.id)
        if where in {"up", "down"}:
            wanted = place + (1 if where == "down" else -1)
            if not 0 <= wanted < len(beside):
                return None
            return MoveItem(item_id=line.id, parent_id=line.parent_id, position=wanted + 1)
        if where == "in":
            if not place:
                return None
            parent = beside[place - 1].id
            children = sum(1 for each in self.lines.rows() if each.parent_id == parent)
            return MoveItem(item_id=line.id, parent_id=parent, position=children + 1)
        around = next((each for each in self.lines.rows() if each.id == line.parent_id), None)
        if around is None:
            return None
        outer = [each.id for each in self.lines.rows() if each.parent_id == around.parent_id]
        return MoveItem(item_id=line.id, parent_id=around.parent_id, position=outer.index(around.id) + 2)

    def _on_up(self) -> None:
        self.move_item("up")

    def _on_down(self) -> None:
        self.move_item("down")

    def _on_in(self) -> None:
        self.move_item("in")

    def _on_out(self) -> None:
        self.move_item("out")

    def _on_add(self) -> None:
        line = self.table.current_row()
        parent = line.parent_id if isinstance(line, AgendaLine) else None
        self.open_page(adding(self.desk, self.meeting, parent))

    def _documents(self) -> dict[int, str]:
        """All documents of the meeting and its items, by their ids."""
        found = self.desk.office.ask(item_documents, self.meeting_id)
        return {key: title for titles in found.values() for key, title in titles.items()}

    def _on_undocument(self) -> None:
        self.open_page(taking_off_document(self.desk, self.meeting, self._documents()))

    def _on_document(self) -> None:
        self.open_page(naming_document(self.desk, self.meeting, None))
