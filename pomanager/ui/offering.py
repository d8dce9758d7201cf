"""Why an act is not there, or cannot be pressed: the two sentences that ``Desk.off`` answers with."""

from pomanager.marks import N_

READ_ONLY = N_("This file is open for reading only.")
"""Why nothing that writes can be pressed: it stands there in grey, with this."""
NOT_YOURS = N_("This is not among what you may do here.")
"""Why an act is not offered at all: whoever is at the keyboard may not do it."""
