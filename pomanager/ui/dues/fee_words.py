"""What kinds of fees are called."""

from collections.abc import Mapping

from pomanager.marks import N_
from pomanager.rules.dues.kinds import FeeKind

FEE_KIND_WORDS: Mapping[FeeKind, str] = {
    # TR: what a fee is for
    FeeKind.ADMISSION: N_("Admission"),
    # TR: what a fee is for: dues that are owed again and again
    FeeKind.DUES: N_("Dues"),
    # TR: what a fee is for
    FeeKind.OTHER: N_("Other"),
}
"""The kinds, in their order."""
