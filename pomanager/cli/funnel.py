"""The word "funnel": women and men at each stage from the roll to the chair, in one year."""

import argparse
from collections.abc import Iterator
from fractions import Fraction

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal
from pomanager.i18n import _, figures, formats
from pomanager.readmodels.funnel import Funnel, StageCounts
from pomanager.rules.governance.funnel import STAGE_WORDS
from pomanager.services.governance.queries.funnel import funnel
from pomanager.services.governance.queries.years import year_view


def add_to(commands: Commands) -> None:
    """Add "funnel"."""
    words = commands.add(
        "funnel", "funnel FILE --year YEAR [--json]",
        _("Tell how many women and men are at each stage, from the roll to the chair, in one financial year."),
    )  # fmt: skip
    words.office_file()
    words.year()
    words.as_json()
    words.command(tell_funnel)


def tell_funnel(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """One row for each stage; a stage the books tell nothing of has no numbers."""
    with opened(chosen.file, terminal) as office:
        told = office.ask(funnel, office.ask(year_view, chosen.year, office.today()))
    missing = figures.without_books(told.books_since, told.view.last)
    terminal.output.rows(map(_as_facts, told.stages.values()), () if missing else _lines(told))
    if missing:
        terminal.output.say(missing)
    return DONE


def _as_facts(each: StageCounts) -> dict[str, object]:
    counts = each.counts
    return {
        "key": each.stage.value,
        "value": plain(each.share),
        "numerator": None if counts is None else counts.women,
        "denominator": None if counts is None else counts.women + counts.men,
        "women": None if counts is None else counts.women,
        "men": None if counts is None else counts.men,
    }


def plain(value: Fraction | None) -> int | float | None:
    """A figure for another program: whole numbers as they are, others to six decimals."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else round(float(value), 6)


def _lines(told: Funnel) -> Iterator[str]:
    for each in told.stages.values():
        name = _(STAGE_WORDS[each.stage])
        if each.counts is None:
            yield f"{name} · {figures.NOT_MEASURED}"
            continue
        numbers = _("women: {women} · men: {men}").format(
            women=formats.number(each.counts.women), men=formats.number(each.counts.men)
        )
        yield f"{name} · {figures.share_told(each.share)} · {numbers}"
    yield figures.drop_told(told.drop)
