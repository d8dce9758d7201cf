"""The chart of one round of a count: a bar for each candidate against the quota, the same on paper and on screen."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from pomanager.readmodels.charts import Chart, Kind, Pattern, Reference, Row, Series, Value
from pomanager.rules.counting.figures import Votes
from pomanager.rules.counting.record import Count, Happening, Stage
from pomanager.rules.members import Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundWords:
    """The words and ways of writing of the chart, in the reader's language."""

    title: str
    """“Round 5, against the quota”."""
    women: str
    men: str
    others: str
    """Those whose sex is not told; the one series of a chart that tells nobody's."""
    quota: Callable[[str], str]
    """The name of the line, with its figure: “quota 69”."""
    at_exclusion: Callable[[str], str]
    """What somebody had when they were out: “33.22 at exclusion”."""
    votes: Callable[[Votes], str]


def round_chart(count: Count, place: int, words: RoundWords, sexes: dict[int, Sex] | None = None) -> Chart:
    """The votes after a stage, by its place in the record from 1; who was out before has what they had then.

    Women are solid, men hatched. Raises IndexError for a stage there is not.
    """
    stage = count.stages[place - 1]
    shown = [each for each in range(1, len(count.names) + 1) if each not in count.withdrawn]
    told = sexes or {}
    kinds = [kind for kind in (Sex.FEMALE, Sex.MALE, None) if any(told.get(each) is kind for each in shown)]
    names = {Sex.FEMALE: Series(words.women), Sex.MALE: Series(words.men, Pattern.HATCHED)}
    other = Series(words.others if len(kinds) > 1 else "", Pattern.OPEN if len(kinds) > 1 else Pattern.SOLID)
    rows = [_row(count, place, each, [told.get(each) is kind for kind in kinds], words) for each in shown]
    return Chart(
        kind=Kind.STACKED, title=words.title, rows=tuple(rows), reference=_reference(count, stage, words),
        series=tuple(other if kind is None else names[kind] for kind in kinds),
    )  # fmt: skip


def _row(count: Count, place: int, candidate: int, is_here: list[bool], words: RoundWords) -> Row:
    units, has_gone = _votes_at(count, place, candidate)
    text = words.votes(Votes(units, count.places))
    own = Value(Fraction(units, count.one), words.at_exclusion(text) if has_gone else text, candidate)
    return Row(count.name(candidate), tuple(own if here else _NO_FIGURE for here in is_here))


_NO_FIGURE = Value(0, "\u00a0")
"""Where the bar of the other sex would be, no figure stands."""


def _votes_at(count: Count, place: int, candidate: int) -> tuple[int, bool]:
    """The votes of somebody after a stage, or when they were out before it."""
    for stage in count.stages[:place]:
        for event in stage.of_kind(Happening.EXCLUDED):
            if event.candidate == candidate:
                return event.votes, True
    return count.stages[place - 1].votes[candidate - 1] or 0, False


def _reference(count: Count, stage: Stage, words: RoundWords) -> Reference | None:
    if stage.quota is None:
        return None
    return Reference(Fraction(stage.quota, count.one), words.quota(words.votes(Votes(stage.quota, count.places))))
