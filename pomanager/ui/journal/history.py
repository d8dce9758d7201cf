"""The page of the last acts: who did what and when, and each taken back from here, or why it cannot be."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentences
from pomanager.marks import N_
from pomanager.readmodels.history import PastAct
from pomanager.rules.objections import Objection
from pomanager.rules.undoing import KEPT_ACTS
from pomanager.services.history.queries import past_acts, why_not_now
from pomanager.services.journal.words import ACTS
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import EmptyState, Note
from pomanager.ui.widgets.sheets import DetailPanel, Facts


def _act(row: PastAct) -> str:
    return _(ACTS[row.act]) if row.act in ACTS else row.act


def _stands(row: PastAct) -> str:
    if row.taken_back_at is not None:
        # TR: state of an act that was taken back with Ctrl+Z
        return _("Taken back")
    return _("Cannot be taken back") if row.why_not is not None else _("Holds")


def _state(row: PastAct) -> State:
    if row.taken_back_at is not None:
        return State(Tone.MUTE, "undo")
    return State(Tone.MUTE, "lock") if row.why_not is not None else State(Tone.OK)


COLUMNS: tuple[Column[PastAct], ...] = (
    Column(N_("When"), lambda row: row.at, text=formats.moment, width=172, key="at", sortable=False),
    Column(N_("Act"), _act, width=196, key="act", sortable=False),
    Column(N_("What it concerns"), lambda row: row.label, width=0, key="label", sortable=False),
    Column(N_("Who"), lambda row: row.who, width=76, key="who", sortable=False),
    Column(N_("State"), _stands, width=164, state=_state, key="stands", sortable=False),
)


class HistoryPanel(DetailPanel):
    """One act, and what can be done with it; ``asked`` brings its id, and whether it is to be done again."""

    asked = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("history.panel")
        self._row: PastAct | None = None
        self._why: Sequence[Objection] = ()
        self._act, self._label = Label("", "sheet", wrap=True), Label("", wrap=True)
        self._facts, self.note = Facts(), Note()
        self.button = Button("", "undo")
        self.button.setObjectName("history.back")
        self.begin_with(self._act, self._label)
        self.body.addWidget(self._facts)
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.foot.addWidget(self.button)
        self.foot.addStretch(1)
        self.button.clicked.connect(self._on_button)

    def show_act(self, row: PastAct | None, why: Sequence[Objection]) -> None:
        """Tell of an act, and of all that keeps it from being taken back, or done again."""
        self._row, self._why = row, why
        self._inside.setVisible(row is not None)
        self.button.setVisible(row is not None and not why)
        if row is None:
            return
        self._act.setText(_act(row))
        self._label.setText(row.label)
        facts = [(_("When"), formats.moment(row.at)), (_("Who"), row.who), (_("Line"), formats.number(row.sequence))]
        if row.taken_back_at is not None:
            facts += [(_("Taken back"), formats.moment(row.taken_back_at)), (_("By whom"), row.taken_back_by)]
        self._facts.show_facts(facts)
        again = row.taken_back_at is not None
        self.button.setText(_("Do it again") if again else _("Take this act back"))
        self._tell(again=again)

    def _tell(self, *, again: bool) -> None:
        if self._why:
            title = _("Cannot be done again") if again else _("Cannot be taken back")
            self.note.tell("warn", title, "\n".join(sentences(self._why)))
        elif again:
            self.note.tell("info", _("Can be done again"), _("What it had written is in the books then, as it was."))
        else:
            self.note.tell(
                "info",
                _("Can be taken back"),
                _("The books are as they were before it. The journal keeps both, and it can be done again."),
            )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        self.show_act(self._row, self._why)

    def _on_button(self) -> None:
        if self._row is not None:
            self.asked.emit(self._row.step_id, self._row.taken_back_at is not None)


class HistoryPage(Page):
    """Lists the acts that are kept, the newest first."""

    areas: ClassVar[frozenset[Area]] = frozenset(Area)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.acts: tuple[PastAct, ...] = ()
        self.detail = HistoryPanel()
        self.model: RowsModel[Any] = RowsModel(COLUMNS)
        self.table = TableView("history.table", desk.preferences, frozen=1)
        self.table.show_model(self.model)
        self._how = Note("info")
        self._nothing = EmptyState("undo")
        self._stack = QStackedWidget()
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._how)
        column.addWidget(self.table, 1)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(0), 0, 0)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.asked.connect(desk.bus.history_asked)

    def title(self) -> str:
        # TR: title of the page on which acts can be taken back
        return _("Last acts")

    def context_line(self) -> str:
        count = len(self.acts)
        return ngettext("{count} act can be looked at", "{count} acts can be looked at", count).format(
            count=formats.number(count)
        )

    def panel(self) -> QWidget | None:
        return self.detail

    def refresh(self) -> None:
        """Ask again; the line that was looked at stays."""
        place = self.table.currentIndex().row()
        self.acts = self.desk.office.ask(past_acts)
        self.model.set_rows(self.acts)
        self._stack.setCurrentIndex(0 if self.acts else 1)
        if self.acts:
            self.table.go_to(min(max(0, place), len(self.acts) - 1))
        self._on_row_chosen(self.table.current_row() if self.acts else None)
        self.header_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Last acts"))
        self._how.tell(
            "info",
            _("One act at a time"),
            _(
                "Each act is taken back by itself, the last one first where one builds on another: so nobody takes "
                "back more than they look at. The last {count} acts are kept."
            ).format(count=formats.number(KEPT_ACTS)),
        )
        self._nothing.tell(
            _("Nothing was done yet"), _("What is done in these books stands here, and can be taken back from here.")
        )
        self.detail.retranslate()

    def _on_row_chosen(self, row: object) -> None:
        chosen = row if isinstance(row, PastAct) else None
        why: Sequence[Objection] = ()
        if chosen is not None:
            why = (chosen.why_not,) if chosen.why_not is not None else self._looked_closely(chosen)
        self.detail.show_act(chosen, why)

    def _looked_closely(self, act: PastAct) -> Sequence[Objection]:
        return self.desk.office.ask(why_not_now, act.step_id)

    def _on_row_opened(self, _row: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()
