"""The first steps in a new office: what is still to be done before there is something to be told."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_


class FirstStep(StrEnum):
    """One of the first steps, in the order in which they help most."""

    BYLAWS = "bylaws"
    MEMBERS = "members"
    SHARES = "shares"
    BODY = "body"
    MEETING = "meeting"
    BACKUP = "backup"


FIRST_STEP_WORDS: Mapping[FirstStep, tuple[str, str]] = MappingProxyType(
    {
        FirstStep.BYLAWS: (
            N_("Write down the by-laws"),
            N_("Quorums, terms and days by which something is due are worked out from them."),
        ),
        FirstStep.MEMBERS: (
            N_("Admit the first member"),
            N_("One by one, or all at once from a table you have."),
        ),
        FirstStep.SHARES: (
            N_("Write down the shares"),
            N_("What a share is worth, and who holds how many."),
        ),
        FirstStep.BODY: (
            N_("Found the first body"),
            N_("The board or a committee, with its seats, who holds them and until when."),
        ),
        FirstStep.MEETING: (
            N_("Plan the first meeting"),
            N_("Its agenda, its notice, who may vote, and the minutes follow from it."),
        ),
        FirstStep.BACKUP: (
            N_("Make the first backup"),
            N_("A copy on a stick or another disk outlives this PC."),
        ),
    }
)
"""What each step is called, and what it is good for."""

FOUNDING = frozenset({FirstStep.MEMBERS, FirstStep.BODY, FirstStep.MEETING})
"""An office that has done these is at work: it may do without shares, and is not told of first steps any more."""


def first_steps_left(
    done: Collection[FirstStep], offered: Collection[FirstStep] = tuple(FirstStep)
) -> tuple[FirstStep, ...]:
    """The steps not done yet, of those that whoever reads can do; none once the office is at work."""
    if set(done) >= FOUNDING:
        return ()
    return tuple(step for step in FirstStep if step in offered and step not in done)
