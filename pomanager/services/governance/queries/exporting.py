"""The indicators, and the people behind a figure of the funnel, handed out as tables for spreadsheets."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from pomanager.i18n import _, figures
from pomanager.readmodels.funnel import FunnelView, PeopleAsked
from pomanager.readmodels.indicators import Indicators
from pomanager.readmodels.progress import Progress, silent
from pomanager.rules.governance.indicators import DEFINITIONS, GROUP_WORDS, Figure
from pomanager.rules.members import SEX_WORDS
from pomanager.services.exchange.writing import write_table
from pomanager.services.governance.queries.funnel import people_behind
from pomanager.services.governance.queries.indicators import indicators

EVERYBODY = 2**31


def export_indicators(session: Session, target: Path, view: FunnelView, progress: Progress = silent) -> int:
    """Write all indicators of a time as CSV or XLSX, by the ending of the name; returns how many were written.

    Raises FileTrouble, and what ``progress`` raises to stop it.
    """
    told = indicators(session, view)
    headings = [
        # TR: head of a column: the name of an indicator in this program, such as "members.women"
        _("Key"), _("Group"), _("Indicator"), _("Value"), _("Numerator"), _("Denominator"), _("Women"), _("Men"),
        _("Young women"), _("Young men"), _("What the numerator counts"), _("What the denominator counts"),
    ]  # fmt: skip
    rows = (_row(told, figure) for figure in told.figures.values())
    return write_table(target, headings, rows, _("Indicators"), len(told.figures), progress)


def _row(told: Indicators, figure: Figure) -> list[str]:
    defined = DEFINITIONS[figure.indicator]
    above, below = figure.numerator, figure.denominator
    numbers = [
        "" if each is None else figures.number_told(figure.indicator, each, told.currency, told.decimals)
        for each in (above.all, None if below is None else below.all)
    ]
    return [
        figure.indicator.value, _(GROUP_WORDS[defined.group]), _(defined.words),
        figures.value_told(figure, figure.value),
        *numbers, *figures.by_sex_told(figure, told.currency, told.decimals),
        _(defined.numerator), _(defined.denominator) if defined.denominator else "",
    ]  # fmt: skip


def export_people(session: Session, target: Path, asked: PeopleAsked, progress: Progress = silent) -> int:
    """Write the people behind a figure as CSV or XLSX; returns how many. Raises as ``export_indicators`` does."""
    found = people_behind(session, asked, EVERYBODY)

    def rows() -> Iterator[list[str]]:
        for each in found.people:
            yield [each.number, each.name, _(SEX_WORDS[each.sex]), each.section]

    headings = [_("No."), _("Name"), _("Sex"), _("Section")]
    return write_table(target, headings, rows(), _("People"), found.total, progress)
