"""The members in figures: by sex and age, then by sex and age within each section or place, with charts."""

from collections.abc import Sequence
from dataclasses import replace

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels import charts
from pomanager.readmodels.member_statistics import CountedByAge, MemberStatistics, MemberStatisticsSheet
from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.roll_chart import MOST_BARS, Counted, roll_chart
from pomanager.reports.charts import Chart
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.members import counts
from pomanager.reports.members.roll import chart_words, section_name
from pomanager.reports.parts import Grid, GridColumn, heading, note, tally
from pomanager.reports.styles import Align
from pomanager.rules.age_groups import AgeGroup, in_words
from pomanager.rules.paper_options import PartedBy


def heading_of(sheet: MemberStatisticsSheet) -> Heading:
    """What the paper is called, and for which day."""
    return Heading(_("The members in figures"), sheet.statistics.as_of)


def story(sheet: MemberStatisticsSheet) -> list[Block]:
    """Everybody by age, in a table and as bars; then the sections or places, with the ages in each."""
    told = sheet.statistics
    return [
        heading(_("By sex and age")),
        tally(counts.columns(_("Age"), told.everybody.counts), _by_age(told, told.everybody)),
        note(_about_ages(told)),
        Chart(_chart_of_ages(told)),
        *_parts(told),
    ]


def _about_ages(told: MemberStatistics) -> str:
    """Who counts as young, and how many ages are not certain."""
    said = [_("Young is who is {limit} years old or younger.").format(limit=told.youth_limit)]
    if told.to_confirm:
        sentence = ngettext(
            "Of {count} member the birth is known only in part: the age group is to be confirmed.",
            "Of {count} members the birth is known only in part: the age group is to be confirmed.",
            told.to_confirm,
        )
        said.append(sentence.format(count=formats.number(told.to_confirm)))
    return " ".join(said)


def _by_age(told: MemberStatistics, counted: CountedByAge) -> list[tuple[str, ...]]:
    """A row for each age group that has members, one for unknown ages, and the total."""
    everybody = told.everybody.counts
    rows = [
        counts.row(group_name(group), each, everybody)
        for group, each in zip(told.groups, counted.by_age, strict=True)
    ]  # fmt: skip
    if counted.age_unknown.total:
        rows.append(counts.row(_("Age not known"), counted.age_unknown, everybody))
    if counted.counts.organisations:
        apart = RollCounts(organisations=counted.counts.organisations)
        rows.append(counts.row(_("Organisations"), apart, everybody))
    return [*rows, counts.row(_("Total"), counted.counts, everybody)]


def group_name(group: AgeGroup) -> str:
    """An age group in words."""
    words, ages = in_words(group)
    return _(words).format(**ages)


def _chart_of_ages(told: MemberStatistics) -> charts.Chart:
    named = [(group_name(group), each) for group, each in zip(told.groups, told.everybody.by_age, strict=True)]
    named.append((_("Age not known"), told.everybody.age_unknown))
    people = replace(told.everybody.counts, organisations=0)
    return roll_chart([Counted(name, each) for name, each in named if each.total], people, chart_words())


def _parts(told: MemberStatistics) -> list[Block]:
    """Sections or places: all in one table and as bars, then the ages of women and of men in each."""
    if not told.parts:
        return []
    by_place = told.parted_by is PartedBy.PLACE
    everybody = told.everybody.counts
    title = _("Place") if by_place else _("Section")
    # TR: stands for the place of members of whom none is known
    nowhere = _("Place not known") if by_place else section_name("")
    named = [(part.name or nowhere, part.counted) for part in told.parts]
    rows = [counts.row(name, each.counts, everybody) for name, each in named]
    rows.append(counts.row(_("Total"), everybody, everybody))
    found = [heading(title), Grid(counts.columns(title, everybody), rows, last_is_total=True)]
    if 1 < len(named) <= MOST_BARS:
        bars = [Counted(name, each.counts) for name, each in named]
        found.append(Chart(roll_chart(bars, everybody, chart_words())))
    sexes = [(_("Women by age"), "women"), (_("Men by age"), "men")]
    if everybody.unknown:
        sexes.append((_("Sex not known, by age"), "unknown"))
    for said, sex in sexes:
        found += [heading(said, 2), _ages_of(told, named, title, sex)]
    return found


def _ages_of(told: MemberStatistics, named: Sequence[tuple[str, CountedByAge]], title: str, sex: str) -> Block:
    """How many of one sex each section or place has in each age group; ``sex`` is the field of their counts."""
    ages = [*map(group_name, told.groups), _("Age not known"), _("Total")]
    columns = [GridColumn(title, 30), *(GridColumn(name, 12, Align.END) for name in ages)]

    def row(name: str, counted: CountedByAge) -> tuple[str, ...]:
        each = (*counted.by_age, counted.age_unknown, counted.counts)
        return (name, *(formats.number(getattr(one, sex)) for one in each))

    rows = [row(name, each) for name, each in named]
    return Grid(columns, [*rows, row(_("Total"), told.everybody)], last_is_total=True)


MEMBER_STATISTICS = InBlocks(heading_of, story)
