"""The segment of matching: who is proposed to whom, why and what speaks against it, and who would be next best."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.mentoring.pairs import ProposalRow
from pomanager.readmodels.mentoring.roster import CohortRow
from pomanager.rules.access.roles import Right
from pomanager.rules.objections import Objection
from pomanager.services.mentoring.queries.matching import proposals
from pomanager.services.mentoring.queries.programmes import programmes
from pomanager.services.mentoring.queries.roster import roster
from pomanager.ui.desk import Desk
from pomanager.ui.mentoring import forms
from pomanager.ui.mentoring.programme_chips import ProgrammeChips, going_on
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.sheets import DetailPanel, Facts


def _mentee(row: ProposalRow) -> str:
    return row.mentee.called


def _place(row: ProposalRow) -> str:
    return row.mentee.place


def _mentor(row: ProposalRow) -> str:
    # TR: in a table: no mentor is left for a mentee
    return _("nobody is left") if row.mentor is None else row.mentor.called


def _mark(row: ProposalRow) -> State:
    return State(Tone.WARN) if row.mentor is None else State(Tone.OK)


def _points(row: ProposalRow) -> str:
    if row.weighed is None:
        return ""
    count = row.weighed.points
    return ngettext("{count} point", "{count} points", abs(count)).format(count=formats.number(count))


def _reasons(row: ProposalRow) -> str:
    return said(row.weighed.reasons) if row.weighed is not None else ""


def _against(row: ProposalRow) -> str:
    return said(row.weighed.against) if row.weighed is not None else ""


def said(sentences: Sequence[Objection]) -> str:
    """Several reasons, one after the other."""
    return " ".join(sentence(each) for each in sentences)


COLUMNS: tuple[Column[ProposalRow], ...] = (
    Column(N_("Mentee"), _mentee, width=210, key="mentee", sortable=False, below=_place),
    Column(N_("Proposed mentor"), _mentor, state=_mark, width=210, key="mentor", sortable=False, below=_points),
    Column(N_("Why"), _reasons, width=0, key="why", sortable=False, below=_against),
)


class ProposalsTable(TableView):
    """The proposals, two lines each."""

    delegate_kind = TwoLineDelegate


class ProposalPanel(DetailPanel):
    """Tells of one proposal: for, against, and the next best."""

    wanted = Signal(bool)
    """A pair is to be formed: as proposed, or (True) with the next best."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(356, parent)
        self.setObjectName("matching.panel")
        self.row: ProposalRow | None = None
        self.name, self.mentor = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.facts, self.second = Facts(96), Facts(96)
        self._second = Label("", "section")
        self.take = Button("", "pair")
        self.take.setObjectName("matching.take")
        self.take_second = Button("", "pair")
        self.take_second.setObjectName("matching.take_second")
        self.begin_with(self.name, self.mentor)
        for part in (self.facts, self.take, self._second, self.second, self.take_second):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.take.clicked.connect(self._on_take)
        self.take_second.clicked.connect(self._on_second)
        self.show_row(None)

    def retranslate(self, off: str) -> None:
        """Set every word anew, and say whether anything may be done."""
        self.close_button.set_name(_("Close"))
        self._second.setText(_("The next best"))
        for button in (self.take, self.take_second):
            button.setText(_("Form the pair…"))
            button.offer(off)
        self.show_row(self.row)

    def show_row(self, row: ProposalRow | None) -> None:
        """Tell of a proposal; None tells of nothing."""
        self.row = row
        self._inside.setVisible(row is not None)
        if row is None:
            return
        self.name.setText(row.mentee.called)
        self.mentor.setText(_mentor(row))
        self.facts.show_facts([(_("For it"), _reasons(row) or "—"), (_("Against it"), _against(row) or "—")])
        self.facts.setVisible(row.weighed is not None)
        self.take.setVisible(row.mentor is not None)
        told = row.second is not None and row.second_weighed is not None
        for part in (self._second, self.second, self.take_second):
            part.setVisible(told)
        if row.second is not None and row.second_weighed is not None:
            free = _("still has room") if row.second_is_free else _("is proposed to somebody else")
            weighed = row.second_weighed
            self.second.show_facts(
                [
                    (row.second.called, free),
                    (_("For it"), said(weighed.reasons) or "—"),
                    (_("Against it"), said(weighed.against) or "—"),
                ]
            )

    def _on_take(self) -> None:
        self.wanted.emit(False)

    def _on_second(self) -> None:
        self.wanted.emit(True)


class MatchingSegment(Page):
    """Lists a proposal for everybody who waits; a person decides."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MENTORING, Area.MEMBERS, Area.BODIES, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: tuple[ProposalRow, ...] = ()
        self.programmes = ProgrammeChips()
        self.detail = ProposalPanel()
        self.table = ProposalsTable("mentoring.matching", desk.preferences, frozen=1)
        self.model: RowsModel[ProposalRow] = RowsModel(COLUMNS)
        self.table.show_model(self.model)
        self.nothing = EmptyState("ok", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.programmes)
        column.addWidget(self.table)
        column.addWidget(self.nothing)
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._on_row)
        self.programmes.chosen.connect(self._match)
        self.detail.wanted.connect(self._on_wanted)
        self.detail.closed.connect(self._on_closed)

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MENTORING)
        return (Action("pair", N_("Form a pair"), self._on_pair, "plus", "Ctrl+N", primary=True, reason_off=off),)

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        count = len(self._rows)
        waiting = ngettext("{count} waits for a mentor", "{count} wait for a mentor", count)
        return (waiting.format(count=formats.number(count)),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Proposals"))
        self.nothing.tell(
            _("Nobody waits for a mentor"),
            _("Here stands a proposal for each mentee who was selected, consented, and has no mentor."),
        )
        self.detail.retranslate(self.desk.off(Right.KEEP_MENTORING))

    def refresh(self) -> None:
        """Match those who wait anew."""
        self.programmes.show_programmes(going_on(self.desk.office.ask(programmes)))
        self._match()

    def _match(self) -> None:
        cohorts = self._cohorts()
        self._rows = self.desk.office.ask(proposals, cohorts[-1].id, self.desk.office.today()) if cohorts else ()
        self.model.set_rows(self._rows)
        self.table.setVisible(bool(self._rows))
        self.nothing.setVisible(not self._rows)
        self._on_row()
        self.status_changed.emit()

    def _cohorts(self) -> tuple[CohortRow, ...]:
        programme = self.programmes.programme()
        return programme.cohorts if programme is not None else ()

    def _on_row(self) -> None:
        row = self.table.current_row()
        self.detail.show_row(row if isinstance(row, ProposalRow) else None)

    def _on_pair(self) -> None:
        people = self.desk.office.ask(roster, self.desk.office.today())
        self.open_page(forms.pairing(self.desk, self._cohorts(), people))

    def _on_wanted(self, second: bool) -> None:
        row = self.detail.row
        if row is None:
            return
        mentor, weighed = (row.second, row.second_weighed) if second else (row.mentor, row.weighed)
        people = self.desk.office.ask(roster, self.desk.office.today())
        reason = said(weighed.reasons) if weighed is not None else ""
        self.open_page(forms.pairing(self.desk, self._cohorts(), people, row.mentee, mentor, reason))

    def _on_closed(self) -> None:
        self.panel_wanted.emit(False)
