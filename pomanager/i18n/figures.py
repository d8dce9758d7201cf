"""Figures of the funnel and the indicators, and the sentences made of them, in the reader's language."""

from datetime import date
from fractions import Fraction

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.rules.governance.funnel import STAGE_WORDS, Drop
from pomanager.rules.governance.indicators import DEFINITIONS, Figure, Indicator, Measure
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


# TR: who asks for an indicator, as IFAD does for its number 2.1.3
READ_IN_FULL = N_("Asked for by {funder}, whose own wording was read.")
NOT_READ = N_("Asked for by {funder}, as far as is known: its own wording was not read.")


def asked_by_told(indicator: Indicator) -> str:
    """Which funder asks for an indicator, and how sure it is that it means the same; "" where none is known."""
    defined = DEFINITIONS[indicator]
    if not defined.asked_by:
        return ""
    return _(READ_IN_FULL if defined.sure else NOT_READ).format(funder=defined.asked_by)


def division_told(figure: Figure, currency: str, decimals: int) -> str:
    """Both numbers of an indicator, "12 ÷ 34"; one where it is divided by nothing. A currency is said once."""
    above = number_told(figure.indicator, figure.numerator.all, currency, decimals)
    if figure.denominator is None:
        return above
    if figure.indicator is Indicator.WOMEN_PAID_UP:
        above = formats.figures(int(figure.numerator.all), decimals)
    return f"{above} ÷ {number_told(figure.indicator, figure.denominator.all, currency, decimals)}"


def by_sex_told(figure: Figure, currency: str, decimals: int) -> tuple[str, str, str, str]:
    """Women, men, young women, young men: of a rate the same rate, else how many or how much; a dash for none."""
    told = [_of_some(figure, name, currency, decimals) for name in ("women", "men", "young_women", "young_men")]
    return told[0], told[1], told[2], told[3]


def _of_some(figure: Figure, name: str, currency: str, decimals: int) -> str:
    if figure.measure is Measure.RATIO:
        return NOT_MEASURED
    above: Fraction = getattr(figure.numerator, name)
    below: Fraction | None = None if figure.denominator is None else getattr(figure.denominator, name)
    if figure.measure is Measure.RATE:
        return share_told(above / below if below else None)
    return number_told(figure.indicator, above if below is None else below, currency, decimals)
