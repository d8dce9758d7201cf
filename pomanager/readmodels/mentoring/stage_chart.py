"""How far the mentees came as one chart: a bar for each stage, the same on paper and on screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pomanager.readmodels.charts import Chart, Kind, Row, Series, Value
from pomanager.readmodels.mentoring.journeys import StageCount
from pomanager.rules.mentoring.kinds import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class StageWords:
    """The words and ways of writing of the chart, in the reader's language."""

    stage: Callable[[Stage], str]
    share: str
    """Over the shares of all who applied."""
    number: Callable[[int], str]
    percent: Callable[[Fraction], str]


def stage_chart(counts: Sequence[StageCount], words: StageWords) -> Chart:
    """A bar for each stage, as long as its part of all who applied; its key is the stage, where anybody is there."""
    total = next((each.count for each in counts if each.stage is Stage.APPLICANT), 0)
    rows = tuple(
        Row(
            words.stage(each.stage),
            (Value(each.count, words.number(each.count), each.stage if each.count else None),),
            note=words.percent(Fraction(each.count, total)) if total else "",
        )
        for each in counts
    )
    return Chart(kind=Kind.BARS, series=(Series(""),), note_title=words.share, rows=rows, most=total)
