"""Sheets of the funnel and the indicators, made of plain values."""

from datetime import date
from fractions import Fraction

from pomanager.readmodels.bodies import BodyLabel
from pomanager.readmodels.funnel import Funnel, FunnelSheet, FunnelView, StageCounts, Stood
from pomanager.readmodels.indicators import BodyShare, Indicators, IndicatorsSheet
from pomanager.readmodels.members import RollCounts
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.governance.funnel import FunnelStage
from pomanager.rules.governance.indicators import BySex, Figure, Indicator, share_of
from pomanager.rules.wording import Wording
from tests.reports.sheets import letterhead

VIEW = FunnelView(date(2026, 1, 1), date(2026, 11, 24))
SINCE = date(2014, 3, 12)
COUNTS: dict[FunnelStage, RollCounts | None] = {
    FunnelStage.ROLL: RollCounts(60, 40, 2, 1), FunnelStage.ENTITLED: RollCounts(50, 40), FunnelStage.DELEGATES: None,
    FunnelStage.PRESENT: RollCounts(30, 30), FunnelStage.SPOKE: RollCounts(5, 15), FunnelStage.CANDIDATES: RollCounts(
        4, 6), FunnelStage.ELECTED: RollCounts(3, 4), FunnelStage.OFFICES: RollCounts(2, 3),
    FunnelStage.CHAIRS: RollCounts(0, 2),
}  # fmt: skip


def funnel(since: date | None = SINCE, view: FunnelView = VIEW) -> Funnel:
    """A funnel whose largest drop is among the chairs; no delegates are in the books."""
    stages = {stage: StageCounts(stage, COUNTS[stage]) for stage in FunnelStage}
    return Funnel(view, since, stages, Stood(4, 2, 6, 4))


def funnel_sheet(section: str = "", since: date | None = SINCE) -> FunnelSheet:
    """Its paper."""
    return FunnelSheet(letterhead(), funnel(since), section)


def by_sex(women: int, men: int, young_women: int = 0, young_men: int = 0) -> BySex:
    """So many women and men, and the young among them."""
    return BySex(*map(Fraction, (women + men, women, men, young_women, young_men)))


def indicators(body: str = "Board", section: str = "", since: date | None = SINCE) -> Indicators:
    """A share, a rate, money, a number and a ratio, and one body with too few women."""
    label = BodyLabel(1, BodyKind.BOARD, Wording({"en": body}), section)
    rate = Figure(Indicator.ATTRITION, by_sex(3, 1, 1, 0), by_sex(60, 40, 10, 0))
    found = (
        share_of(Indicator.WOMEN_MEMBERS, by_sex(60, 40, 12, 8)), rate,
        share_of(Indicator.WOMEN_PAID_UP, by_sex(900, 100)),
        Figure(Indicator.PARITY_INDEX, BySex(Fraction(3, 7)), BySex(Fraction(3, 5))),
        Figure(Indicator.PERSON_DAYS, by_sex(7, 2, 3, 1), None),
    )  # fmt: skip
    bodies = (BodyShare(label, 7, by_sex(2, 5), 3),)
    return Indicators(VIEW, since, "BIF", 0, {each.indicator: each for each in found}, bodies)


def indicators_sheet(told: Indicators, section: str = "") -> IndicatorsSheet:
    """Their paper."""
    return IndicatorsSheet(letterhead(), told, section)
