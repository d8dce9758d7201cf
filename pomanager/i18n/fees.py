"""What fees, their periods and the shares beside them are called in the language being spoken."""

from datetime import date

from pomanager.i18n import formats
from pomanager.i18n.catalogue import _, spoken
from pomanager.rules.calendar import add_months
from pomanager.rules.dues.kinds import Period
from pomanager.rules.wording import Wording


def fee_name(name: Wording, code: str = "") -> str:
    """The name of a fee or a type of shares in the reader's language, else in another; the code where it has none."""
    return name.in_language(spoken()) or code


def period_said(period: Period, first: date | None, last: date | None) -> str:
    """The period a charge is for: 2026, March 2026, else its first and last day; "" where there is none."""
    if first is None:
        return ""
    if period is Period.YEAR and (first.month, first.day) == (1, 1):
        return formats.number_text(first.year)
    if period is Period.MONTH and first.day == 1:
        return formats.month(first.year, first.month)
    if last is None or last == first:
        return formats.day(first)
    if first.day == 1 and add_months(first, 1) <= last:
        # TR: a period of several months, from one to the other: January 2026 – March 2026
        return _("{first} – {last}").format(
            first=formats.month(first.year, first.month, short=True),
            last=formats.month(last.year, last.month, short=True),
        )
    return _("{first} – {last}").format(first=formats.day(first), last=formats.day(last))
