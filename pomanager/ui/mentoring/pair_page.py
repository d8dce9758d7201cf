"""The page of one pair: how it stands, and the timeline of what was done and what came of it."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.mentoring.pairs import PairDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.mentoring.kinds import RUNNING, STAGE_WORDS
from pomanager.services.mentoring.queries.pair import pair_detail
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.mentoring.acts import PairActs
from pomanager.ui.mentoring.timeline import TimelineLine, timeline
from pomanager.ui.mentoring.words import programme_said, sessions_said, state_said
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import Facts, Scroller


def _on(line: TimelineLine) -> date:
    return line.on


def _what(line: TimelineLine) -> str:
    return line.what


def _mark(line: TimelineLine) -> State:
    return State(Tone.OK if line.is_outcome else Tone.INFO, line.icon)


def _told(line: TimelineLine) -> str:
    # TR: where a line comes from: out of meetings, elections and mandates
    source = _("what came of it, out of the books") if line.is_outcome else ""
    return " · ".join(part for part in (line.told, line.details, source) if part)


COLUMNS: tuple[Column[TimelineLine], ...] = (
    Column(N_("Day"), _on, formats.day_short, width=104, key="on", sortable=False),
    Column(N_("What"), _what, state=_mark, width=0, key="what", sortable=False, below=_told),
)


class TimelineTable(TableView):
    """The lines of a timeline, two rows of words each."""

    delegate_kind = TwoLineDelegate


class PairPage(Page):
    """Opened over the board; Esc leads back."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.MENTORING, Area.MEETINGS, Area.ELECTIONS, Area.BODIES, Area.MEMBERS}
    )

    def __init__(self, desk: Desk, pair_id: int) -> None:
        super().__init__(desk)
        self._pair_id = pair_id
        self.detail: PairDetail | None = None
        self.acts = PairActs(self)
        self.facts, self.missing = Facts(132), Label("", wrap=True)
        self._missing = Label("", "section")
        self.table = TimelineTable("mentoring.timeline", desk.preferences, frozen=1)
        self.model: RowsModel[TimelineLine] = RowsModel(COLUMNS)
        self.table.show_model(self.model)
        side = QWidget()
        told = QVBoxLayout(side)
        told.setContentsMargins(px(24), px(16), px(16), px(16))
        told.setSpacing(px(12))
        for part in (self.facts, self._missing, self.missing):
            told.addWidget(part)
        told.addStretch(1)
        scrolled = Scroller(side)
        scrolled.setFixedWidth(px(324))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scrolled)
        row.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def title(self) -> str:
        return "" if self.detail is None else self.detail.row.mentee

    def context_line(self) -> str:
        return "" if self.detail is None else _("with {name}").format(name=self.detail.row.mentor)

    def actions_offered(self) -> tuple[Action, ...]:
        running = self.detail is not None and self.detail.row.state in RUNNING
        off = self.desk.off(Right.RECORD_SESSIONS)
        more = Action("more", N_("Further acts"), self._on_more, "edit")
        if not running:
            return (more,)
        words = N_("Record a session")
        return more, Action("session", words, self._on_session, "plus", "Ctrl+N", primary=True, reason_off=off)

    def refresh(self) -> None:
        """Ask for the pair of today."""
        self.detail = self.desk.office.ask(pair_detail, self._pair_id, self.desk.office.today())
        self._show()
        self.header_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Timeline"))
        self._missing.setText(_("What it takes to graduate"))
        self.refresh()

    def _show(self) -> None:
        detail = self.detail
        if detail is None:
            return
        row = detail.row
        self.model.set_rows(timeline(detail))
        self.facts.show_facts(
            [
                (_("Programme"), programme_said(detail.programme)),
                (_("Cohort"), row.cohort),
                (_("State"), state_said(row)),
                (_("Stage"), _(STAGE_WORDS[row.stage])),
                (_("First day"), formats.day(row.starts_on)),
                (_("Sessions"), sessions_said(row)),
                (_("Last session"), formats.day(row.last_session)),
                *((_("What waits"), sentence(each.sentence)) for each in row.attention),
            ]
        )
        said = [sentence(each.missing) for each in detail.conditions if not each.met]
        self.missing.setText(" ".join(said) or _("Everything it takes is there."))

    def _on_session(self) -> None:
        if self.detail is not None:
            self.acts.record_session((self.detail.row,), self.detail.row)

    def _on_more(self) -> None:
        if self.detail is not None:
            line = self.table.current_row()
            self.acts.menu(self.detail, self._below_more(), line if isinstance(line, TimelineLine) else None)

    def _below_more(self) -> QPoint:
        """Below the button of the header, or at the top of the page when it is not in sight."""
        for button in self.window().findChildren(QAbstractButton, "action.more"):
            if button.isVisible():
                return button.mapToGlobal(button.rect().bottomLeft())
        return self.mapToGlobal(self.rect().topRight())
