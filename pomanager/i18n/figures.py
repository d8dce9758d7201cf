"""Figures of the funnel and the indicators, and the sentences made of them, in the reader's language."""

from datetime import date
from fractions import Fraction

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.rules.governance.funnel import STAGE_WORDS, Drop
from pomanager.rules.governance.indicators import Figure, Indicator, Measure
from pomanager.rules.money import Money

NOT_MEASURED = "—"
DROP = N_(
    "The share of women falls most here: {before} at “{earlier}”, {after} at “{later}”."
)  # fmt: skip
NO_DROP = N_("The share of women falls at no stage.")
NO_BOOKS = N_("The books begin on {since}; they tell nothing of this time.")
EMPTY_BOOKS = N_("There is nobody in the books yet.")


def share_told(share: Fraction | None) -> str:
    """A share as a percentage; a dash where there was nobody."""
    return NOT_MEASURED if share is None else formats.percent(share)


def drop_told(drop: Drop | None) -> str:
    """Where the share of women falls most, as a sentence."""
    if drop is None:
        return _(NO_DROP)
    return _(DROP).format(
        before=share_told(drop.before.share), earlier=_(STAGE_WORDS[drop.before.stage]),
        after=share_told(drop.after.share), later=_(STAGE_WORDS[drop.after.stage]),
    )  # fmt: skip


def without_books(since: date | None, last: date) -> str:
    """Why nothing is told of a time that ends on ``last``: the books begin later; "" where they tell something."""
    if since is None:
        return _(EMPTY_BOOKS)
    return _(NO_BOOKS).format(since=formats.day(since)) if since > last else ""


def value_told(figure: Figure, value: Fraction | None) -> str:
    """The value of an indicator as it is read: a percentage, a number or a ratio; a dash where nothing was measured."""
    if value is None:
        return NOT_MEASURED
    if figure.measure in {Measure.SHARE, Measure.RATE}:
        return formats.percent(value)
    return formats.number(value if value.denominator == 1 else round(value, 2))


def number_told(indicator: Indicator, value: Fraction, currency: str, decimals: int) -> str:
    """One of the two numbers of an indicator: money, a share, or a count."""
    if indicator is Indicator.WOMEN_PAID_UP:
        return formats.money(Money(int(value), currency), decimals)
    if indicator is Indicator.PARITY_INDEX:
        return formats.percent(value)
    return formats.number(value if value.denominator == 1 else round(value, 2))
