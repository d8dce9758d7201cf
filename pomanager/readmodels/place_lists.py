"""What a screen sees of an official list of places before it is brought in."""

from dataclasses import dataclass

from pomanager.rules.objections import Objection
from pomanager.rules.place_lists import Path


@dataclass(frozen=True, slots=True)
class Twin:
    """A place of the list that is not in the books, though one spelt nearly so is: likely the same.

    ``path`` is as the list says it, from the outside in; ``within`` what it lies in, and ``meant`` what the place
    that is there already is called.
    """

    id: int
    path: Path
    within: str
    meant: str
    added: bool
    """Whether somebody said that it is another place, which is to be added."""

    @property
    def name(self) -> str:
        """Its own name in the list."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class PlacesPlan:
    """What bringing in a list of places would do."""

    rows: int
    """Rows of the list that name a place."""
    new: int
    """Places that would be added, those around the places of the rows among them."""
    known: int
    """Places of the list that are in the books already, twins that are taken for one of them not counted."""
    twins: tuple[Twin, ...]
    paths: tuple[Path, ...]
    """What would be added, as far as it is new: with the names of the books in place of twins."""
    objections: tuple[Objection, ...] = ()
    """What speaks against it."""
