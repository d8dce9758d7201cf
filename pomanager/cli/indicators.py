"""The word "indicators": the figures funders and boards ask for, each with its two numbers, in one year."""

import argparse

from pomanager.cli.funnel import plain
from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal
from pomanager.i18n import _, figures
from pomanager.readmodels.indicators import Indicators
from pomanager.rules.governance.indicators import DEFINITIONS, Figure
from pomanager.services.governance.queries.indicators import indicators
from pomanager.services.governance.queries.years import year_view


def add_to(commands: Commands) -> None:
    """Add "indicators"."""
    words = commands.add(
        "indicators", "indicators FILE --year YEAR [--json]",
        _("Tell the indicators of one financial year: women among members, in bodies, in elections, and more."),
    )  # fmt: skip
    words.office_file()
    words.year()
    words.as_json()
    words.command(tell_indicators)


def tell_indicators(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """One row for each indicator that could be measured."""
    with opened(chosen.file, terminal) as office:
        told = office.ask(indicators, office.ask(year_view, chosen.year, office.today()))
    terminal.output.rows(
        (_as_facts(each) for each in told.figures.values()), (_as_line(told, each) for each in told.figures.values())
    )
    return DONE


def _as_facts(figure: Figure) -> dict[str, object]:
    """Shares are parts of 1, money is in minor units; women and men are those among whom or of whom it was measured."""
    women, men = figure.by_sex
    return {
        "key": figure.indicator.value,
        "value": plain(figure.value),
        "numerator": plain(figure.numerator.all),
        "denominator": None if figure.denominator is None else plain(figure.denominator.all),
        "women": plain(women),
        "men": plain(men),
    }


def _as_line(told: Indicators, figure: Figure) -> str:
    name, value = _(DEFINITIONS[figure.indicator].words), figures.value_told(figure, figure.value)
    if figure.denominator is None:
        return f"{name} · {value}"
    above, below = (
        figures.number_told(figure.indicator, each, told.currency, told.decimals)
        for each in (figure.numerator.all, figure.denominator.all)
    )
    return f"{name} · {value} · {above} ÷ {below}"
