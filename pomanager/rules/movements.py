"""How members come and go: who enters the roll is new or has returned, who leaves it does so in one of few ways."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.members import Status


class Movement(StrEnum):
    """What takes somebody onto the roll, or off it. Those of leaving bear the names of the standing that follows."""

    NEW = "new"
    """Never on the roll before."""
    RETURNED = "returned"
    """On the roll before, under the same number."""
    RESIGNED = "resigned"
    EXCLUDED = "excluded"
    DEAD = "dead"
    MERGED = "merged"
    """A second record of somebody who stays."""


JOINING = (Movement.NEW, Movement.RETURNED)
LEAVING = (Movement.RESIGNED, Movement.EXCLUDED, Movement.DEAD, Movement.MERGED)

MOVEMENT_WORDS: Mapping[Movement, str] = MappingProxyType(
    {
        # TR: over the members who joined for the first time
        Movement.NEW: N_("New members"),
        # TR: over the members who had left and came back
        Movement.RETURNED: N_("Returned"),
        Movement.RESIGNED: N_("Resigned"),
        Movement.EXCLUDED: N_("Excluded"),
        Movement.DEAD: N_("Deceased"),
        # TR: over those who stood on the roll twice, and of whose records one was given up
        Movement.MERGED: N_("Were on the roll twice"),
    }
)

LEFT_AS: Mapping[Status, Movement] = MappingProxyType(
    {
        Status.RESIGNED: Movement.RESIGNED,
        Status.EXCLUDED: Movement.EXCLUDED,
        Status.DEAD: Movement.DEAD,
        Status.MERGED: Movement.MERGED,
        # An entry that makes a member an applicant again is allowed to nobody; from an imported history it may come.
        Status.APPLICANT: Movement.RESIGNED,
    }
)
"""In which way somebody left the roll, by the standing that followed."""
