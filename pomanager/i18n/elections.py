"""How elections, their ballot papers and what they ask for are called, the same on screen, paper and command line."""

from typing import Protocol

from pomanager.i18n.catalogue import _, spoken
from pomanager.rules.bodies.kinds import ReservedFor
from pomanager.rules.counting.methods import TRANSFERABLE, Method
from pomanager.rules.wording import Wording


class Contest(Protocol):
    """What a ballot paper is named by."""

    @property
    def position(self) -> int:
        """Its place in the election, from 1."""

    @property
    def title(self) -> Wording:
        """Its own title."""

    @property
    def open_to(self) -> ReservedFor:
        """For whom it is kept."""

    @property
    def section(self) -> str:
        """The section it is kept for, "" for none."""


def contest_name(contest: Contest) -> str:
    """A ballot paper by its own title, else by for whom it is kept, else by its number."""
    if contest.title:
        return contest.title.in_language(spoken())
    if contest.open_to is ReservedFor.NOBODY:
        return _("Ballot {number}").format(number=contest.position)
    return kept_for(contest)


def kept_for(contest: Contest) -> str:
    """For whom the seats of a ballot paper are kept; "" for everybody."""
    return {
        ReservedFor.NOBODY: "",
        # TR: heads a ballot paper on which only women stand
        ReservedFor.WOMEN: _("Women’s seats"),
        # TR: heads a ballot paper on which only young people stand
        ReservedFor.YOUTH: _("Seats for young people"),
        # TR: heads a ballot paper on which only members of one section stand
        ReservedFor.SECTION: _("Seats for {section}").format(section=contest.section),
    }[contest.open_to]


def how_to_mark(method: Method, most_marks: int | None, seats: int) -> str:
    """What a voter does with the ballot paper, in one sentence."""
    if method in TRANSFERABLE:
        # TR: on a ballot paper; the voter writes 1, 2, 3 … into the boxes
        return _("Write 1 beside your first choice, 2 beside your second choice, and so on, as far as you wish.")
    if method is Method.YES_NO:
        # TR: on a ballot paper with two boxes beside each name
        return _("Mark one box for each candidate: yes or no.")
    most = seats if most_marks is None and method is Method.BLOCK else most_marks
    if most == 1:
        return _("Mark one candidate.")
    if most is None:
        return _("Mark as many candidates as you wish.")
    return _("Mark at most {count} candidates.").format(count=most)
