"""The chart of the funnel on the screen: a rest of the mouse over the name of a stage says what it counts."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent

from pomanager.i18n import _, figures, formats
from pomanager.readmodels.funnel import Funnel
from pomanager.readmodels.funnel_chart import FunnelWords, funnel_chart
from pomanager.rules.governance.funnel import STAGE_DEFINITIONS, STAGE_WORDS, FunnelStage
from pomanager.ui.charts import MARGIN, ChartView
from pomanager.ui.look import px
from pomanager.ui.widgets.tips import show_tip


class StageChart(ChartView):
    """Bars of women and men, stage below stage."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("funnel.chart")
        self._stages: tuple[FunnelStage, ...] = ()

    def show_funnel(self, funnel: Funnel | None) -> None:
        """Show another funnel."""
        self._stages = () if funnel is None else tuple(funnel.stages)
        self.show_chart(None if funnel is None else funnel_chart(funnel, chart_words()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            stage = self._stage_beside(event.pos().x(), event.pos().y())
            if stage is not None:
                show_tip(event, _(STAGE_DEFINITIONS[stage]), self)
                return True
        return super().event(event)

    def _stage_beside(self, x: int, y: int) -> FunnelStage | None:
        """The stage whose line lies there, but not where a bar or a figure is."""
        laid = self.laid_out()
        across, down = x - px(MARGIN), y - px(MARGIN)
        if any(target.holds(across, down) for bar in laid.bars for target in bar.targets):
            return None
        bands = zip(self._stages, laid.bands, strict=False)
        return next((stage for stage, band in bands if band.y <= down <= band.bottom), None)


def chart_words() -> FunnelWords:
    """The words of the chart in the language spoken now."""
    return FunnelWords(
        stage=lambda stage: _(STAGE_WORDS[stage]), women=_("women"), men=_("men"),
        # TR: over a column of percentages: the share of women
        share=_("% women"),
        on_roll=lambda share: _("share on the roll: {share}").format(share=figures.share_told(share)),
        not_counted=_("nothing of it is in the books"), number=formats.number, percent=formats.percent,
    )  # fmt: skip
