"""The indicators: a table for each group, the women body by body, and at the end what each number counts."""

from collections.abc import Collection
from itertools import groupby

from pomanager.i18n import _, figures, formats
from pomanager.i18n.offices import body_name
from pomanager.readmodels.indicators import BodyShare, Indicators, IndicatorsSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.governance.time_told import subtitle, whose
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, heading, note, paragraph
from pomanager.reports.styles import Align
from pomanager.rules.governance.funnel import share_of_women
from pomanager.rules.governance.indicators import DEFINITIONS, GROUP_WORDS, Figure, Group


def heading_of(sheet: IndicatorsSheet) -> Heading:
    """What the paper is called, of which time and whose."""
    view = sheet.indicators.view
    return Heading(_("Indicators"), view.last, subtitle(view))


def story(sheet: IndicatorsSheet) -> list[Block]:
    """The groups in their order, the bodies, the definitions; or the sentence that says why there is nothing."""
    told = sheet.indicators
    missing = figures.without_books(told.books_since, told.view.last)
    if missing:
        return [*whose(sheet.section), paragraph(missing)]
    return [*whose(sheet.section), *indicator_blocks(told), *body_blocks(told), *definition_blocks(told)]


def indicator_blocks(told: Indicators, groups: Collection[Group] = tuple(Group)) -> list[Block]:
    """A table for each of these groups in which anything was measured."""
    blocks: list[Block] = []
    for group, some in groupby(told.figures.values(), key=_group):
        if group in groups:
            blocks += [heading(_(GROUP_WORDS[group])), Grid(_columns(), [_row(told, figure) for figure in some])]
    return blocks


def body_blocks(told: Indicators) -> list[Block]:
    """The women in each body, with what the by-laws ask for; nothing where there is none."""
    return [heading(_("Women body by body")), _bodies(told.bodies)] if told.bodies else []


def _group(figure: Figure) -> Group:
    return DEFINITIONS[figure.indicator].group


def _columns() -> tuple[GridColumn, ...]:
    return (
        GridColumn(_("Indicator"), 30), GridColumn(_("Value"), 12, Align.END),
        # TR: head of a column: both numbers of an indicator, "12 ÷ 34"
        GridColumn(_("Numerator ÷ denominator"), 20, Align.END), GridColumn(_("Women"), 12, Align.END),
        GridColumn(_("Men"), 12, Align.END), GridColumn(_("Young women"), 12, Align.END),
        GridColumn(_("Young men"), 12, Align.END),
    )  # fmt: skip


def _row(told: Indicators, figure: Figure) -> tuple[str, ...]:
    return (
        _(DEFINITIONS[figure.indicator].words), figures.value_told(figure, figure.value),
        figures.division_told(figure, told.currency, told.decimals),
        *figures.by_sex_told(figure, told.currency, told.decimals),
    )  # fmt: skip


def _bodies(bodies: tuple[BodyShare, ...]) -> Grid:
    columns = (
        GridColumn(_("Body"), 34), GridColumn(_("Seats"), 12, Align.END), GridColumn(_("Women"), 12, Align.END),
        GridColumn(_("Men"), 12, Align.END), GridColumn(_("% women"), 14, Align.END),
        GridColumn(_("By-laws ask for"), 18, Align.END),
    )  # fmt: skip
    return Grid(columns, [_body_row(each) for each in bodies])


def _body_row(each: BodyShare) -> tuple[str, ...]:
    women, men = int(each.people.women), int(each.people.men)
    asked = "" if each.women_asked is None else formats.number(each.women_asked)
    if each.is_short:
        # TR: in a table: how many women the by-laws ask for in a body, where there are fewer
        asked = _("{count}: too few").format(count=asked)
    counts = map(formats.number, (each.seats, women, men))
    return (
        body_name(each.body.name, each.body.section),
        *counts,
        figures.share_told(share_of_women(women, men)),
        asked,
    )


def definition_blocks(told: Indicators, groups: Collection[Group] = tuple(Group)) -> list[Block]:
    """What each number of these groups counts, and which funder asks for it."""
    columns = (
        GridColumn(_("Indicator"), 26), GridColumn(_("What the numerator counts"), 37),
        GridColumn(_("What the denominator counts"), 37),
    )  # fmt: skip
    rows = []
    for figure in told.figures.values():
        if _group(figure) not in groups:
            continue
        defined = DEFINITIONS[figure.indicator]
        asked = figures.asked_by_told(figure.indicator)
        above = f"{_(defined.numerator)} {asked}".strip()
        rows.append((_(defined.words), above, _(defined.denominator) if defined.denominator else ""))
    limit = _("Young is who is {limit} years old or younger.").format(limit=told.view.youth_limit)
    neither = _("People whose sex is not recorded, and organisations, are in neither number; nobody’s sex is guessed.")
    return [heading(_("What is counted")), Grid(columns, rows), note(f"{limit} {neither}")]


INDICATORS = InBlocks(heading_of, story)
"""The indicators of a time."""
