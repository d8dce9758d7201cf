"""The funnel as one chart: a bar of women and men for each stage, the same on paper and on screen."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from pomanager.readmodels.charts import Chart, Kind, Pattern, Reference, Row, Series, Value
from pomanager.readmodels.funnel import Funnel, StageCounts
from pomanager.rules.governance.funnel import FunnelStage
from pomanager.rules.members import Sex


class StageSpot(NamedTuple):
    """The figure of a bar: whose of which stage."""

    stage: FunnelStage
    sex: Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelWords:
    """The words and ways of writing of the chart, in the reader's language."""

    stage: Callable[[FunnelStage], str]
    women: str
    men: str
    share: str
    """Over the shares of women."""
    on_roll: Callable[[Fraction], str]
    """The name of the line to compare with, with its figure."""
    not_counted: str
    """Under a stage of which the books hold nothing."""
    number: Callable[[int], str]
    percent: Callable[[Fraction], str]


def funnel_chart(funnel: Funnel, words: FunnelWords) -> Chart:
    """Women solid, men hatched, every bar at full length; the dashed line is the share of women on the roll.

    The key of a bar is its ``StageSpot``, where anybody stands behind it.
    """
    members = funnel.share(FunnelStage.ROLL)
    return Chart(
        kind=Kind.STACKED, as_shares=True, series=(Series(words.women), Series(words.men, Pattern.HATCHED)),
        note_title=words.share, rows=tuple(_row(each, words) for each in funnel.stages.values()),
        reference=None if members is None else Reference(members, words.on_roll(members)),
    )  # fmt: skip


def _row(each: StageCounts, words: FunnelWords) -> Row:
    name = words.stage(each.stage)
    if each.counts is None:
        return Row(name, (Value(None), Value(None)), remark=words.not_counted)
    figures = ((Sex.FEMALE, each.counts.women), (Sex.MALE, each.counts.men))
    values = tuple(
        Value(count, words.number(count), StageSpot(each.stage, sex) if count else None) for sex, count in figures
    )
    return Row(name, values, note="" if each.share is None else words.percent(each.share))
