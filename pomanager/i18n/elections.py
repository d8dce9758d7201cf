"""How elections are called in the language being spoken, the same on screen, paper, command line and in the journal."""

from typing import Protocol

from pomanager.i18n.catalogue import _
from pomanager.i18n.offices import body_name
from pomanager.rules.elections.kinds import ElectionFor
from pomanager.rules.wording import Wording


class Election(Protocol):
    """What an election is named by."""

    @property
    def purpose(self) -> ElectionFor:
        """What those elected will be."""

    @property
    def title(self) -> Wording:
        """Its own name; empty for that of what is filled."""

    @property
    def body(self) -> Wording:
        """Whose seats are filled; empty for delegates."""

    @property
    def section(self) -> str:
        """Whose members vote, "" for all."""


def election_name(label: Election) -> str:
    """An election by its own title, else by what is filled: "Board", "Delegates · Mungwa"."""
    if label.title:
        return body_name(label.title)
    if label.purpose is ElectionFor.DELEGATES:
        return f"{_('Delegates')} · {label.section}"
    return body_name(label.body)
