"""Which certificates go with shares that are taken away, in a sentence beside the number of shares."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.readmodels.certificates import CertificateRow
from pomanager.ui.shares.words import shares_said


def cancelled_said(going: Sequence[CertificateRow], shares: int) -> str:
    """The numbers of the certificates that are cancelled, and for how much one of the rest is issued; "" for none."""
    if not going:
        return ""
    numbers = ", ".join(formats.number_text(each.number) for each in going)
    # TR: {numbers} are numbers of share certificates: 3, 5
    said = _("Cancelled with it: certificate {numbers}.").format(numbers=numbers)
    rest = sum(each.shares for each in going) - shares
    if rest <= 0:
        return said
    issued = _("A new one for {shares} is issued for the rest.").format(shares=shares_said(rest))
    return f"{said} {issued}"
