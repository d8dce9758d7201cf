"""What the papers about passwords see, complete and already fetched."""

from dataclasses import dataclass, field
from datetime import datetime

from pomanager.readmodels.papers import Letterhead


@dataclass(frozen=True, slots=True)
class RecoveryCodeSheet:
    """The recovery code of the office file, and since when it opens it."""

    letterhead: Letterhead
    groups: tuple[str, ...] = field(repr=False)
    """The thirteen groups; () for a form into which the code is written by hand."""
    set_at: datetime | None
    """When the password was set that the code stands for, by the journal; None where there is no password."""
    set_by: str
