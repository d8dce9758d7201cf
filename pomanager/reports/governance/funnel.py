"""The funnel: a bar for each stage, the figures in a table, the largest drop, and what each stage counts."""

from pomanager.i18n import _, figures, formats
from pomanager.readmodels.funnel import Funnel, FunnelSheet
from pomanager.readmodels.funnel_chart import FunnelWords, funnel_chart
from pomanager.reports.charts import Chart
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.governance.time_told import subtitle, whose
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, facts, heading, note, paragraph
from pomanager.reports.styles import Align
from pomanager.rules.governance.funnel import STAGE_DEFINITIONS, STAGE_WORDS, FunnelStage, parity_index

STAGES = tuple(FunnelStage)


def heading_of(sheet: FunnelSheet) -> Heading:
    """What the paper is called, of which time and whose."""
    view = sheet.funnel.view
    return Heading(_("Women from the roll to the chair"), view.last, subtitle(view))


def story(sheet: FunnelSheet) -> list[Block]:
    """Chart, drop, table and figures; where the books tell nothing of the time, the sentence that says so."""
    told = sheet.funnel
    missing = figures.without_books(told.books_since, told.view.last)
    if missing:
        return [*whose(sheet.section), paragraph(missing), *_definitions()]
    return [*whose(sheet.section), *funnel_blocks(told), *_definitions()]


def funnel_blocks(told: Funnel) -> list[Block]:
    """The chart, the largest drop, and the figures."""
    return [
        Chart(funnel_chart(told, chart_words())),
        paragraph(figures.drop_told(told.drop)),
        heading(_("In figures")),
        _table(told),
        facts(_sums(told)),
    ]


def chart_words() -> FunnelWords:
    """The words of the chart."""
    return FunnelWords(
        stage=lambda stage: _(STAGE_WORDS[stage]), women=_("women"), men=_("men"), share=_("% women"),
        on_roll=lambda share: _("share on the roll: {share}").format(share=figures.share_told(share)),
        not_counted=_("nothing of it is in the books"), number=formats.number, percent=formats.percent,
    )  # fmt: skip


def _table(told: Funnel) -> Grid:
    """Every stage; columns for people of unknown sex and for organisations where there are any."""
    counted = [told.counts(stage) for stage in STAGES]
    unknown, organisations = any(each.unknown for each in counted), any(each.organisations for each in counted)
    columns = [
        # TR: head of a column: the stages on the way from the roll to the chair
        GridColumn(_("Stage"), 34), GridColumn(_("Women"), 14, Align.END), GridColumn(_("Men"), 14, Align.END),
        GridColumn(_("% women"), 14, Align.END),
        *([GridColumn(_("Sex not known"), 14, Align.END)] if unknown else []),
        *([GridColumn(_("Organisations"), 14, Align.END)] if organisations else []),
    ]  # fmt: skip
    rows = []
    for stage, each in zip(STAGES, counted, strict=True):
        numbers = [each.women, each.men]
        besides = [each.unknown] * unknown + [each.organisations] * organisations
        known = told.stages[stage].counts is not None
        said = [formats.number(number) if known else figures.NOT_MEASURED for number in (*numbers, *besides)]
        rows.append([_(STAGE_WORDS[stage]), *said[:2], figures.share_told(told.share(stage)), *said[2:]])
    return Grid(columns, rows)


def _sums(told: Funnel) -> list[tuple[str, str]]:
    parity = parity_index(told.share(FunnelStage.ELECTED), told.share(FunnelStage.ROLL))
    return [
        (
            _("Leadership parity index: the share of women among those elected ÷ their share on the roll"),
            figures.NOT_MEASURED if parity is None else formats.number(round(parity, 2)),
        ),
        (_("Women candidates who were elected"), _of_all(told.stood.women_elected, told.stood.women)),
        (_("Men candidates who were elected"), _of_all(told.stood.men_elected, told.stood.men)),
    ]


def _of_all(some: int, of: int) -> str:
    """How many of how many, and the share; a dash where there was nobody."""
    if not of:
        return figures.NOT_MEASURED
    # TR: how many of how many, with the share: "4 of 9 (44 %)"
    said = _("{some} of {all} ({share})")
    return said.format(some=formats.number(some), all=formats.number(of), share=formats.percent(some / of))


def _definitions() -> list[Block]:
    neither = _("People whose sex is not recorded, and organisations, are in neither number; nobody’s sex is guessed.")
    return [heading(_("What is counted")), facts(stage_facts()), note(neither)]


def stage_facts() -> list[tuple[str, str]]:
    """What each stage counts."""
    return [(_(STAGE_WORDS[stage]), _(STAGE_DEFINITIONS[stage])) for stage in STAGES]


FUNNEL = InBlocks(heading_of, story)
"""Women and men from the roll to the chair."""
