"""What screens and papers see of what is due: each thing with its day, its by-law and where it is dealt with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.papers import Letterhead
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.due import Due, DueKind, When
from pomanager.rules.objections import Objection


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is dealt with: the page of the sidebar, and what that page is to show.

    Of bodies that is the id of one, or those of one and of a seat; of the by-laws the key of a setting, or the id of a
    version; of shares the part of the page and what it is to show; of dues the part of the page.
    """

    page: str
    argument: int | str | tuple[int, int] | tuple[str, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Something due, and where it is dealt with."""

    due: Due
    place: Place


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that is due; ``on`` is None where it is to be done now, or where the by-laws tell no day."""

    kind: DueKind
    on: date | None
    when: When
    sentence: Objection
    """Its ``about`` is the by-law behind it, "" where none is."""
    place: Place

    @property
    def overdue(self) -> bool:
        """Whether its day has passed."""
        return self.when is When.OVERDUE


@dataclass(frozen=True, slots=True)
class DueSheet:
    """The paper of what is due as of a day."""

    letterhead: Letterhead
    as_of: date
    rows: tuple[DueRow, ...]
    """In the order of ``When``, within each the earliest first."""
    bylaws: Bylaws
    """Those in force on the day."""

    @property
    def counts(self) -> Mapping[When, int]:
        """How many there are of each."""
        return {when: sum(row.when is when for row in self.rows) for when in When}
