"""What an election is called, the same on screen, paper and command line."""

from typing import Protocol

from pomanager.i18n.catalogue import _, spoken
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
    """An election by its own title, else by what it fills: "Board of directors", "Delegates of Mungwa"."""
    if label.title:
        return label.title.in_language(spoken())
    if label.purpose is ElectionFor.DELEGATES:
        # TR: what an election of a section chooses: those who go to the assembly of delegates for it
        return _("Delegates of {section}").format(section=label.section) if label.section else _("Delegates")
    return body_name(label.body, label.section)
