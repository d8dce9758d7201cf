"""The result of an election: its figures, every round with its table and chart, the account, and what is done next."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.offices import seat_name
from pomanager.readmodels.elections.result import ElectionResult
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.access.roles import Right
from pomanager.services.bodies.queries.facts import seats_found
from pomanager.services.elections.queries.counting import recount
from pomanager.services.elections.queries.eligibility import requirements
from pomanager.services.elections.queries.results import election_result
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.ui.bus import RecordOf
from pomanager.ui.desk import Desk
from pomanager.ui.elections.result.acts import ResultActs
from pomanager.ui.elections.result.figures import FiguresRow, figures_of
from pomanager.ui.elections.result.notice import NoticePart
from pomanager.ui.elections.result.round_chart import RoundChart
from pomanager.ui.elections.result.side import ResultSide
from pomanager.ui.elections.result.stages import CountRow, CountTable
from pomanager.ui.elections.result.view import ResultView
from pomanager.ui.elections.result.words import (
    contest_named,
    election_context,
    election_titled,
    state_said,
)
from pomanager.ui.elections.words import mark_of
from pomanager.ui.jobs import Job
from pomanager.ui.look import look, px
from pomanager.ui.page import Action, Page
from pomanager.ui.widgets.badges import Badge, Chip
from pomanager.ui.widgets.labels import line
from pomanager.ui.widgets.sheets import Scroller
from pomanager.ui.widgets.wrapping import WrappingRow

SIDE, NARROW = 348, 1000
"""The width of the column beside the count, and the width of a page that has no room for it; px at 100 %."""


class ResultPage(Page):
    """The result of one election; a segment for each contest where there are several."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ELECTIONS, Area.BODIES, Area.MEETINGS})

    def __init__(self, desk: Desk, election_id: int) -> None:
        super().__init__(desk)
        self.view = ResultView(election_id)
        self._wanted = 0
        """The contest to be shown when the election is asked for; 0 for the one that is."""
        self._meeting: MeetingLabel | None = None
        self._articles: Mapping[int, tuple[str, ...]] = {}
        self._seats: Mapping[int, str] = {}
        self._checked: dict[int, bool] = {}
        """Count → whether the stored papers gave the same again."""
        self.acts = ResultActs(self, self.view)
        self.badge = Badge()
        self.notice = NoticePart()
        self.figures, self.table, self.chart = FiguresRow(), CountTable(desk.preferences), RoundChart()
        self.side = ResultSide()
        self.contests = QWidget()
        self._lay_out()
        self.table.row_opened.connect(self._on_row)
        self.table.horizontalScrollBar().rangeChanged.connect(self._on_range)
        self.chart.bar_chosen.connect(self._on_bar)
        self.side.ruling_wanted.connect(self.acts.rule)
        self.notice.asked.connect(self.acts.do)

    def _lay_out(self) -> None:
        self._main = QWidget()
        self._column = QVBoxLayout(self._main)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in (self.contests, self.notice, self.figures, self.table, self.chart):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._left, self._right = Scroller(self._main), Scroller(QWidget())
        self._right.setFixedWidth(px(SIDE))
        self._between = line(upright=True)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._between)
        self._row.addWidget(self._right)
        self._is_beside: bool | None = None
        self._arrange(beside=not look().stacked)

    def _arrange(self, *, beside: bool) -> None:
        """Stand the account beside the count, or under it where the window is narrow."""
        if beside == self._is_beside:
            return
        self._is_beside = beside
        if beside:
            self._column.removeWidget(self.side)
            self._right.setWidget(self.side)
        else:
            self._right.takeWidget()
            self._column.insertWidget(self._column.count() - 1, self.side)
        for part in (self._between, self._right):
            part.setVisible(beside)
        self.side.setAutoFillBackground(False)
        self.side.show()

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return "" if self.result is None else election_titled(self.result.election)

    def context_line(self) -> str:
        return "" if self.result is None else election_context(self.result.election, self._meeting)

    def header_part(self) -> QWidget | None:
        return self.badge

    def actions_offered(self) -> tuple[Action, ...]:
        return self.acts.offered()

    def status(self) -> tuple[str, ...]:
        of = self.view.contest_result()
        if of is None or of.kept is None:
            return ()
        count = of.kept.count
        rounds = len(count.stages)
        # TR: how many rounds a count of votes has
        said = ngettext("{count} round", "{count} rounds", rounds).format(count=formats.number(rounds))
        if not (count.valid or count.void or count.blank):
            return (said,)
        papers = {"valid": count.valid, "blank": count.blank, "spoilt": count.void}
        told = {name: formats.number(value) for name, value in papers.items()}
        # TR: in the status line: how all ballot papers together divide
        whole = _("{papers} papers = {valid} valid + {blank} blank + {spoilt} spoilt")
        return (said, whole.format(papers=formats.number(sum(papers.values())), **told))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Rounds of the count"))
        if self.result is not None:
            self._show()

    def refresh(self) -> None:
        """Ask for everything that came of the election."""
        ask = self.desk.office.ask
        result = self.view.result = ask(election_result, self.view.election_id)
        meeting_id = result.election.label.meeting_id
        self._meeting = None if meeting_id is None else ask(meeting_label, meeting_id)
        contests = [each.contest for each in result.contests]
        asks = any(each.rule.asks for each in contests)
        self._articles = {
            each.contest_id: tuple(article for _key, article in each.articles)
            for each in (ask(requirements, self.view.election_id) if asks else ())
        }  # fmt: skip
        wanted = [seat_id for each in contests for seat_id in each.seat_ids]
        found = ask(seats_found, wanted) if wanted else {}
        self._seats = {seat_id: seat_name(each.seat.title, each.seat.position) for seat_id, each in found.items()}
        places = {each.id: place for place, each in enumerate(contests)}
        self.view.place = places.get(self._wanted, min(self.view.place, max(0, len(contests) - 1)))
        self._wanted = 0
        self._show()
        self._recount()

    @property
    def result(self) -> ElectionResult | None:
        """What was asked last."""
        return self.view.result

    def open_at(self, argument: object) -> None:
        """Show one contest, by its id."""
        self._wanted = argument if isinstance(argument, int) else 0

    # ---- what is shown --------------------------------------------------------------------------------------------

    def show_contest(self, place: int) -> None:
        """Show another contest."""
        self.view.place = place
        self._show()
        self._recount()

    def _show(self) -> None:
        result, of = self.result, self.view.contest_result()
        if result is None or of is None:
            return
        state = result.election.label.state
        mark = mark_of(result.election.label)
        self.badge.show_state(state_said(state), mark.tone, mark.shown_icon)
        self._show_contests(result)
        self.notice.show_result(result, of, may=not self.desk.off(Right.KEEP_MEETINGS))
        self.figures.show_figures(figures_of(of))
        count = of.kept.count if of.kept is not None else None
        for part in (self.table, self.chart):
            part.setVisible(count is not None)
        if count is not None:
            self.table.show_count(of, count)
            self.chart.show_count(of, count)
        off = self.desk.off(Right.KEEP_MEETINGS)
        self.side.show_result(result, of, self._articles.get(of.contest.id, ()), self._seats, off)
        self.header_changed.emit()
        self.status_changed.emit()

    def _show_contests(self, result: ElectionResult) -> None:
        old, self.contests = self.contests, QWidget()
        chips = []
        for place, each in enumerate(result.contests):
            chip = Chip(contest_named(each.contest), on=place == self.view.place)
            chip.setObjectName(f"result.contest.{place + 1}")
            chip.clicked.connect(lambda _on=False, place=place: self.show_contest(place))
            chips.append(chip)
        row = WrappingRow((tuple(chips),), self.contests)
        row.setContentsMargins(px(24), px(8), px(16), px(4))
        self._column.replaceWidget(old, self.contests)
        old.hide()
        old.deleteLater()
        self.contests.setVisible(len(chips) > 1)

    # ---- recounting -----------------------------------------------------------------------------------------------

    def _recount(self) -> None:
        """Count the stored papers again beside the window, and hold the result against the one that is kept."""
        of = self.view.contest_result()
        if of is None or of.kept is None or not of.kept.is_fresh:
            self.side.hide_recount()
            return
        kept, contest_id = of.kept, of.contest.id
        papers = kept.count.valid + kept.count.blank + kept.count.void
        if kept.id in self._checked:
            self.side.show_recount(papers, self._checked[kept.id])
            return
        self.side.show_recount(papers, None)

        def work(_job: Job) -> tuple[int, int, bool]:
            return kept.id, papers, self.desk.office.ask(recount, contest_id) == kept.count

        job = Job(work, self)
        job.finished.connect(self._on_recounted)
        job.start()

    def _on_recounted(self, found: tuple[int, int, bool]) -> None:
        count_id, papers, equal = found
        self._checked[count_id] = equal
        of = self.view.contest_result()
        if of is not None and of.kept is not None and of.kept.id == count_id:
            self.side.show_recount(papers, equal)

    # ---- what happens ---------------------------------------------------------------------------------------------

    def _on_row(self, row: object) -> None:
        of = self.view.contest_result()
        if isinstance(row, CountRow) and row.id > 0 and of is not None:
            who = next(each for each in of.contest.numbered() if each.number == row.id)
            self.desk.bus.page_wanted.emit("members", RecordOf(who.member_id))

    def _on_bar(self, number: object) -> None:
        if isinstance(number, int):
            self.table.choose(number)

    def _on_range(self, _least: int, _most: int) -> None:
        self.table.fit_height()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(beside=not look().stacked and self.width() >= px(NARROW))
