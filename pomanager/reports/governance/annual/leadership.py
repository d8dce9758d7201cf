"""The chapters of the annual report on women in leadership, mentoring and training."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.i18n.offices import body_name
from pomanager.readmodels.annual_report import AnnualReportSheet
from pomanager.readmodels.mentoring.stage_chart import StageWords, stage_chart
from pomanager.readmodels.mentoring_papers import MentoringSheet
from pomanager.readmodels.seats_tried import SeatsTried
from pomanager.readmodels.trainings import TrainingRow
from pomanager.reports.charts import Chart
from pomanager.reports.flow import Block
from pomanager.reports.governance.funnel import funnel_blocks, stage_facts
from pomanager.reports.governance.indicators import body_blocks, definition_blocks, indicator_blocks
from pomanager.reports.mentoring.progress import programme_facts
from pomanager.reports.mentoring.words import programme_said
from pomanager.reports.parts import Grid, GridColumn, facts, heading, of_chapter, paragraph
from pomanager.reports.styles import Align
from pomanager.rules.governance.indicators import Group
from pomanager.rules.governance.report import Chapter
from pomanager.rules.mentoring.kinds import STAGE_WORDS

_OWN_CHAPTER = {Group.TRAINING: Chapter.TRAINING, Group.MENTORING: Chapter.MENTORING}
"""Indicators that stand in a chapter of their own, where the report has it."""


def women(sheet: AnnualReportSheet) -> list[Block]:
    """From the roll to the chair, what other seats would have changed, the indicators, and what each counts."""
    told = sheet.women
    if told is None:
        return []
    groups = [each for each in Group if _OWN_CHAPTER.get(each) not in sheet.chapters]
    measured = of_chapter(indicator_blocks(told.indicators, groups), "indicators")
    return [
        heading(_("From the roll to the chair")), *of_chapter(funnel_blocks(told.funnel), "funnel"),
        heading(_("What each stage counts"), 2), facts(stage_facts()), *_tried(told.tried),
        *body_blocks(told.indicators), heading(_("Indicators")), *measured,
        *of_chapter(definition_blocks(told.indicators, groups), "counted"),
    ]  # fmt: skip


def _tried(tried: Sequence[SeatsTried]) -> list[Block]:
    """The last election of each body with other seats kept for women: a sentence each, then the figures."""
    if not tried:
        return []
    shares = [each.percent for each in tried[0].tried]
    columns = (
        GridColumn(_("Body"), 30), GridColumn(_("Seats"), 10, Align.END), GridColumn(_("Women elected"), 14, Align.END),
        # TR: head of a column: how many women would be elected with this part of the seats kept for them
        *(
            GridColumn(_("With {share}").format(share=formats.percent(share / 100)), 11, Align.END)
            for share in shares
        ),
    )  # fmt: skip
    return [
        heading(_("If seats were kept for women")), *(paragraph(what_if_said(each)) for each in tried),
        Grid(columns, [_tried_row(each) for each in tried]),
    ]  # fmt: skip


def what_if_said(row: SeatsTried) -> str:
    """From which part of the seats on more women would have been elected; that none of those tried changes it."""
    details = {
        "body": body_name(row.body, row.section), "day": formats.day(row.held_on), "women": formats.number(row.women),
        "seats": formats.number(row.seats),
    }  # fmt: skip
    for each in row.tried:
        if each.women is not None and each.women > row.women:
            said = _(
                "In the election to “{body}” of {day}, {women} of {seats} seats went to women. With {share} of the "
                "seats kept for women it would have been {more}."
            )
            share = formats.percent(each.percent / 100)
            return said.format(**details, share=share, more=formats.number(each.women))
    return _(
        "In the election to “{body}” of {day}, {women} of {seats} seats went to women. Keeping up to half of the seats "
        "for women would not have changed that."
    ).format(**details)


def _tried_row(row: SeatsTried) -> tuple[str, ...]:
    found = [
        # TR: in place of a number of women elected: two candidates would be level, and no lot was drawn on them
        _("tie") if each.women is None else formats.number(each.women)
        for each in row.tried
    ]
    return body_name(row.body, row.section), formats.number(row.seats), formats.number(row.women), *found


def mentoring(sheet: AnnualReportSheet) -> list[Block]:
    """How far the mentees came, what each programme came to, and the indicators of it."""
    told = sheet.mentoring
    if told is None:
        return [paragraph(_("The mentoring is not told of here: whoever printed this may not see all pairs."))]
    blocks = _programmes(told.sheet) if told.sheet is not None else []
    measured = indicator_blocks(told.indicators, [Group.MENTORING])
    if measured:
        counted = of_chapter(definition_blocks(told.indicators, [Group.MENTORING]), "counted")
        blocks += [heading(_("Indicators")), *of_chapter(measured, "indicators"), *counted]
    return blocks or [paragraph(_("There is no mentoring in the books."))]


def _programmes(sheet: MentoringSheet) -> list[Block]:
    words = StageWords(
        stage=lambda stage: _(STAGE_WORDS[stage]),
        # TR: over a column of percentages: the part of all who applied
        share=_("% of all"), number=formats.number, percent=formats.percent,
    )  # fmt: skip
    blocks: list[Block] = []
    if any(each.count for each in sheet.board.stages):
        blocks += [heading(_("How far the mentees came")), Chart(stage_chart(sheet.board.stages, words))]
    for programme in sheet.board.programmes:
        if programme.starts_on > sheet.as_of:
            continue
        blocks += [heading(programme_said(programme)), facts(programme_facts(sheet, programme))]
    return blocks


def training(sheet: AnnualReportSheet) -> list[Block]:
    """The trainings with who came, and the indicators of it."""
    told = sheet.training
    if told is None:
        return []
    blocks: list[Block] = []
    if told.rows:
        blocks.append(Grid(_training_columns(), list(map(_training, told.rows))))
    elif told.rows is not None:
        blocks.append(paragraph(_("No training that began in this time is in the books.")))
    measured = indicator_blocks(told.indicators, [Group.TRAINING])
    if measured:
        counted = of_chapter(definition_blocks(told.indicators, [Group.TRAINING]), "counted")
        blocks += [heading(_("Indicators")), *of_chapter(measured, "indicators"), *counted]
    return blocks or [paragraph(_("Nobody of the section came to a training that began in this time."))]


def _training_columns() -> tuple[GridColumn, ...]:
    return (
        # TR: head of a column: the first day of a training
        GridColumn(_("Began"), 12), GridColumn(_("Topic"), 27), GridColumn(_("Provider"), 20),
        GridColumn(_("Half-days"), 10, Align.END), GridColumn(_("Women"), 10, Align.END),
        GridColumn(_("Men"), 10, Align.END), GridColumn(_("Sex not known"), 11, Align.END),
    )  # fmt: skip


def _training(row: TrainingRow) -> tuple[str, ...]:
    counts = (row.women, row.men, row.people - row.women - row.men)
    half_days = "—" if row.half_days is None else formats.number(row.half_days)
    return formats.day_short(row.began_on), row.topic, row.provider or "—", half_days, *map(formats.number, counts)
