"""Why an act is not there, or cannot be pressed: the two sentences that ``Desk.off`` answers with."""

from pomanager.marks import N_
from pomanager.rules.access.roles import Right

__all__ = ["NOT_YOURS", "READ_ONLY", "Right"]
# Screens of the organisation, the lowest area, may not know the one of people; what they ask for is named here.

READ_ONLY = N_("This file is open for reading only.")
"""Why nothing that writes can be pressed: it stands there in grey, with this."""
NOT_YOURS = N_("This is not among what you may do here.")
"""Why an act is not offered at all: whoever is at the keyboard may not do it."""
