"""The segment of the programme: how far the women of a cohort came, as bars that open the people behind them."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.mentoring.journeys import CohortOutcome, Journey, counted, of_cohort, outcome
from pomanager.readmodels.mentoring.pairs import Board
from pomanager.readmodels.mentoring.roster import CohortRow
from pomanager.readmodels.mentoring.stage_chart import StageWords, stage_chart
from pomanager.rules.mentoring.kinds import STAGE_WORDS, Stage
from pomanager.services.mentoring.queries.board import board
from pomanager.ui.charts import ChartView
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.mentoring.pair_page import PairPage
from pomanager.ui.mentoring.stage_panel import StagePanel
from pomanager.ui.mentoring.words import programme_said, stage_said
from pomanager.ui.page import Page
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import Facts, Scroller, Sheet

MOST_CHIPS = 6
"""So many cohorts have a chip, the latest first."""


class ProgrammeSegment(Page):
    """A bar for each stage, what the cohort came to, and the rules of its programme."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.MENTORING, Area.MEETINGS, Area.ELECTIONS, Area.BODIES, Area.MEMBERS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.board: Board | None = None
        self._cohort: int | None = None
        self._stage: Stage | None = None
        self.chips: dict[int | None, Chip] = {}
        self.detail = StagePanel(desk)
        self._filters = QWidget()
        self._row = QHBoxLayout(self._filters)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self.bars, self.came, self.rules = Sheet(), Sheet(), Sheet()
        self.chart = ChartView()
        self.chart.setObjectName("mentoring.funnel")
        self._source, self.outcome, self.facts = Label("", "small", wrap=True), Facts(220), Facts(220)
        self.bars.body.addWidget(self.chart)
        self.came.body.addWidget(self.outcome)
        self.came.body.addWidget(self._source)
        self.rules.body.addWidget(self.facts)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(8), px(24), px(24))
        column.setSpacing(px(16))
        for part in (self._filters, self.bars, self.came, self.rules):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(inside))
        self.setFocusProxy(self.chart)
        self.chart.bar_chosen.connect(self._on_bar)
        self.detail.opened.connect(self._on_opened)
        self.detail.closed.connect(self._on_closed)

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        count = len(self._journeys())
        return (ngettext("{count} mentee", "{count} mentees", count).format(count=formats.number(count)),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.bars.set_title(_("How far the mentees came"))
        self.came.set_title(_("What came of it"))
        self.rules.set_title(_("Rules of the programme"))
        self._source.setText(_("Read from meetings, elections and mandates; nobody types it in."))
        self.chart.setAccessibleName(_("How far the mentees came"))
        self.detail.retranslate()
        self._show()

    def refresh(self) -> None:
        """Ask for the board of today."""
        self.board = self.desk.office.ask(board, self.desk.office.today())
        self._make_chips()
        self._show()
        self.status_changed.emit()

    # ---- which cohort ---------------------------------------------------------------------------------------------

    def _cohorts(self) -> tuple[CohortRow, ...]:
        """All cohorts, the latest first."""
        found = self.board.programmes if self.board is not None else ()
        cohorts = sorted((each for one in found for each in one.cohorts), key=lambda each: (each.starts_on, each.id))
        return tuple(reversed(cohorts))

    def _make_chips(self) -> None:
        cohorts = self._cohorts()[:MOST_CHIPS]
        if list(self.chips) != [None, *(each.id for each in cohorts)]:
            for chip in self.chips.values():
                chip.hide()
                chip.deleteLater()
            self.chips = {key: Chip() for key in (None, *(each.id for each in cohorts))}
            self._cohort = self._cohort if self._cohort in self.chips else None
            for key, chip in self.chips.items():
                chip.setObjectName(f"cohort.{key or 'all'}")
                chip.clicked.connect(self._on_chip)
                self._row.insertWidget(self._row.count(), chip)
            self._row.addStretch(1)
        for cohort in cohorts:
            self.chips[cohort.id].setText(self._called(cohort))
        self._filters.setVisible(len(cohorts) > 1)

    def _called(self, cohort: CohortRow) -> str:
        programmes = self.board.programmes if self.board is not None else ()
        if len(programmes) < 2:
            return cohort.name
        programme = next(each for each in programmes if each.id == cohort.programme_id)
        return f"{programme_said(programme)} · {cohort.name}"

    def show_cohort(self, cohort_id: int | None) -> None:
        """Show the women of a cohort; None shows all."""
        self._cohort = cohort_id
        self._show()
        self.status_changed.emit()

    # ---- what is shown --------------------------------------------------------------------------------------------

    def _journeys(self) -> tuple[Journey, ...]:
        return of_cohort(self.board.journeys, self._cohort) if self.board is not None else ()

    def _show(self) -> None:
        for key, chip in self.chips.items():
            chip.set_on(on=key == self._cohort)
        if None in self.chips:
            self.chips[None].setText(_("All cohorts"))
        told = self._journeys()
        words = StageWords(
            # TR: over a column of percentages: the part of all who applied
            stage=stage_said, share=_("% of all"), number=formats.number, percent=formats.percent,
        )  # fmt: skip
        self.chart.show_chart(stage_chart(counted(told), words))
        self.outcome.show_facts(_outcome_said(outcome(told)))
        self._show_rules()
        self._show_women()

    def _show_rules(self) -> None:
        programmes = self.board.programmes if self.board is not None else ()
        ids = {each.programme_id for each in self._cohorts() if each.id == self._cohort}
        programme = next((each for each in programmes if not ids or each.id in ids), None)
        self.rules.setVisible(programme is not None)
        if programme is None:
            return
        rules = programme.rules
        ended = [(_("Ended on"), formats.day(programme.ended_on))] if programme.ended_on is not None else []
        self.facts.show_facts(
            [
                (_("Programme"), programme_said(programme)),
                (_("Funder"), programme.funder or formats.UNKNOWN),
                (_("First day"), formats.day(programme.starts_on)),
                *ended,
                (_("Length in months"), formats.number(rules.months)),
                (_("Reviews after months"), ", ".join(map(formats.number, rules.reviews))),
                (_("Sessions a month"), formats.number(rules.sessions_per_month)),
                (_("Mentees of a mentor at most"), formats.number(rules.mentor_load)),
                (_("Part of the sessions to graduate"), formats.percent(rules.sessions_percent / 100)),
                (_("Public task to graduate"), _("Yes") if rules.public_task else _("No")),
            ]
        )

    def _show_women(self) -> None:
        rows = [each for each in self._journeys() if self._stage in each.stages]
        self.detail.show_women("" if self._stage is None else _(STAGE_WORDS[self._stage]), rows)

    def _on_chip(self) -> None:
        key = self.sender().objectName().removeprefix("cohort.")
        self.show_cohort(None if key == "all" else int(key))

    def _on_bar(self, stage: Stage) -> None:
        self._stage = stage
        self._show_women()
        self.panel_wanted.emit(True)

    def _on_opened(self, journey: Journey) -> None:
        if journey.pair_id is not None:
            self.open_page(PairPage(self.desk, journey.pair_id))

    def _on_closed(self) -> None:
        self.panel_wanted.emit(False)


def _outcome_said(told: CohortOutcome) -> list[tuple[str, str]]:
    counts = (
        (_("Women"), told.women), (_("Pairs under way"), told.running),
        (_("Took the floor or moved a motion"), told.spoke), (_("Stood for election"), told.stood),
        (_("Was elected"), told.elected), (_("Holds an office"), told.in_office), (_("Graduated"), told.graduated),
        (_("Left the programme"), told.left), (_("Changed her mentor"), told.changed_mentor),
    )  # fmt: skip
    return [(words, formats.number(count)) for words, count in counts]
