"""The chart of the last round: a bar for each candidate against the quota, women solid, men hatched."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.readmodels.charts import Chart, Kind, Row, Series
from pomanager.readmodels.count_chart import RoundWords, round_chart
from pomanager.readmodels.elections.result import ContestResult
from pomanager.rules.counting.figures import Votes
from pomanager.rules.counting.record import Count
from pomanager.rules.members import Sex
from pomanager.ui.charts import ChartView
from pomanager.ui.elections.result.words import in_order, is_ranked, stage_title, votes_said
from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label


class _Bars(ChartView):
    """A chart that is as high as it needs, and is not asked for that at each step of laying the page out."""

    def hasHeightForWidth(self) -> bool:
        return False

    def fit(self) -> None:
        """Be as high as the width asks for."""
        self.setFixedHeight(self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class RoundChart(QWidget):
    """Title and legend in a line, the bars below with their figures behind them; ``bar_chosen`` brings a number."""

    bar_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.legend, self.bars = Label("", "section"), _Bars(), _Bars()
        head = QHBoxLayout()
        head.setSpacing(px(24))
        head.addWidget(self.title)
        head.addWidget(self.legend, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(10), px(16), px(10))
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.bars)
        self.bars.bar_chosen.connect(self.bar_chosen)

    def show_count(self, of: ContestResult, count: Count) -> None:
        """Show the votes after the last round; nothing where nobody has any."""
        self.setVisible(bool(count.stages) and any(count.stages[-1].votes))
        if self.isHidden():
            return
        words = RoundWords(
            title="", women=_("women"), men=_("men"), others=_("not told"), at_exclusion=_at_exclusion,
            quota=_quota_words(count), votes=_votes_written,
        )  # fmt: skip
        numbered = of.contest.numbered()
        sexes: dict[int, Sex] = {each.number or 0: each.sex for each in numbered if each.sex is not Sex.UNKNOWN}
        chart = round_chart(count, len(count.stages), words, sexes)
        self.title.setText(_title(count))
        is_told = len(chart.series) > 1 or bool(chart.series[0].name)
        self.legend.setVisible(is_told)
        self.legend.show_chart(Chart(kind=Kind.BARS, series=chart.series, rows=()) if is_told else None)
        self.bars.show_chart(_one_bar_each(chart, in_order(of)))
        self.bars.setAccessibleName(self.title.plain())
        for part in (self.legend, self.bars):
            part.fit()


def _one_bar_each(chart: Chart, order: Sequence[int]) -> Chart:
    """The same with one bar a row, so that its figure stands behind it; the pattern says who it is."""
    found = {}
    for row in chart.rows:
        place = next((place for place, value in enumerate(row.values) if value.key is not None), 0)
        own = replace(row.values[place], pattern=chart.series[place].pattern)
        found[own.key] = Row(row.label, (own,))
    rows = [found[each] for each in order if each in found]
    return Chart(kind=Kind.BARS, series=(Series(""),), rows=tuple(rows), reference=chart.reference)


def _title(count: Count) -> str:
    last = len(count.stages)
    if count.stages[-1].quota is None:
        return stage_title(last) if last > 1 else _("Votes for each candidate")
    # TR: title of a chart of the votes in a round of a count, beside the line of the quota
    against = _("{round}, against the quota") if is_ranked(count) else _("{round}, against what is needed")
    return against.format(round=stage_title(last))


def _quota_words(count: Count) -> Callable[[str], str]:
    return _quota_named if is_ranked(count) else _needed_named


def _quota_named(figure: str) -> str:
    # TR: the line of the quota in a chart, with its figure
    return _("quota {votes}").format(votes=figure)


def _needed_named(figure: str) -> str:
    # TR: the line of the votes needed in a chart, with their figure
    return _("needed: {votes}").format(votes=figure)


def _at_exclusion(figure: str) -> str:
    # TR: in a chart: how many votes somebody had when they were out of the count
    return _("{votes} when out").format(votes=figure)


def _votes_written(votes: Votes) -> str:
    shortest = votes.shortest
    return votes_said(shortest.units, shortest.places)
