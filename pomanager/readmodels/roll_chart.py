"""The roll in figures: women and men of each section as one chart, the same on paper and on screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pomanager.readmodels.charts import Chart, Kind, Pattern, Row, Series, Value
from pomanager.readmodels.members import RollCounts
from pomanager.rules.members import Sex

MOST_BARS = 24
"""Of more sections than this no chart is drawn, but one bar of all: a chart that fills pages compares nothing."""

EVERYBODY = 0
"""In the place of a section's id: all sections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RollWords:
    """The words and ways of writing of the chart, in the reader's language."""

    title: str
    women: str
    men: str
    unknown: str
    organisations: str
    share: str
    """Over the shares of women."""
    all: str
    """Names the bar of everybody."""
    number: Callable[[int], str]
    percent: Callable[[Fraction], str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A section's counts: its name in the reader's language, and its id (None for members who belong to none)."""

    name: str
    counts: RollCounts
    section_id: int | None = None


def roll_chart(sections: Sequence[Counted], total: RollCounts, words: RollWords, *, most: int = MOST_BARS) -> Chart:
    """Women solid, men hatched, those whose sex is not known open, organisations dotted; the share of women beside.

    A bar's key is the section's id and the sex, for a screen that opens the people behind it. Where there are fewer
    than two sections, or more than ``most``, it is one bar of all.
    """
    series = [Series(words.women), Series(words.men, Pattern.HATCHED)]
    if total.unknown:
        series.append(Series(words.unknown, Pattern.OPEN))
    if total.organisations:
        series.append(Series(words.organisations, Pattern.DOTTED))
    rows = [_row(each, total, words) for each in sections] if 1 < len(sections) <= most else []
    return Chart(
        kind=Kind.STACKED,
        title=words.title,
        series=tuple(series),
        note_title=words.share,
        rows=tuple(rows or [_row(Counted(words.all, total, EVERYBODY), total, words)]),
    )


def _row(counted: Counted, total: RollCounts, words: RollWords) -> Row:
    counts = counted.counts
    opens = counted.section_id is not None
    figures = [(Sex.FEMALE, counts.women), (Sex.MALE, counts.men)]
    if total.unknown:
        figures.append((Sex.UNKNOWN, counts.unknown))
    values = [
        Value(count, words.number(count), (counted.section_id, sex) if opens and count else None)
        for sex, count in figures
    ]
    if total.organisations:
        # No bar opens them: the list is not narrowed to organisations.
        values.append(Value(counts.organisations, words.number(counts.organisations)))
    known = counts.women + counts.men
    note = words.percent(Fraction(counts.women, known)) if known else ""
    return Row(counted.name, tuple(values), note=note)
