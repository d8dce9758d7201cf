"""How papers on dues say amounts, in figures and in words."""

from pomanager.i18n import _, formats
from pomanager.i18n.numerals import LARGEST, in_words
from pomanager.rules.money import Money


def money(minor: int, currency: str, decimals: int) -> str:
    """An amount with its currency."""
    return formats.money(Money(minor, currency), decimals)


def plain(minor: int, decimals: int) -> str:
    """An amount as a column shows it, whose title names the currency."""
    return formats.figures(minor, decimals)


def money_in_words(minor: int, currency: str, decimals: int) -> str:
    """An amount spelled out so that no stroke changes it; parts of the currency stay figures: "seven KGS and 50/100".

    "" for an amount that is larger than any number that is spelled, or below nothing.
    """
    whole, part = divmod(minor, 10**decimals)
    if not 0 <= whole <= LARGEST:
        return ""
    words = in_words(whole)
    if not part:
        # TR: an amount on a receipt, spelled out: twenty thousand BIF
        return _("{words} {currency}").format(words=words, currency=currency)
    # TR: an amount on a receipt, spelled out, its hundredths in figures: seven KGS and 50/100
    return _("{words} {currency} and {part}/{parts}").format(
        words=words, currency=currency, part=str(part).rjust(decimals, "0"), parts=10**decimals
    )
