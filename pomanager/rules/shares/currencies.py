"""Currencies: how many decimals amounts in them have in practice."""

import re

_WITHOUT = frozenset({"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KHR", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
                      "XAF", "XOF", "XPF"})  # fmt: skip
"""Those counted in whole units: exponent 0 in ISO 4217, and KHR, whose smaller coins are out of use."""

_WITH_THREE = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})

USUAL_DECIMALS = 2

_CODE = re.compile(r"[A-Z]{3}")


def is_currency(text: str) -> bool:
    """Whether a text has the form of a currency's code: three capital letters."""
    return _CODE.fullmatch(text) is not None


def decimals_of(currency: str) -> int:
    """The decimals of a currency by its code; two for those that are not known."""
    if currency in _WITHOUT:
        return 0
    return 3 if currency in _WITH_THREE else USUAL_DECIMALS
