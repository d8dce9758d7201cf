"""What the by-laws say of a seat that fell vacant: who fills it, whether the assembly ratifies it, for how long."""

from collections.abc import Iterator

from pomanager.marks import N_
from pomanager.rules.bodies.kinds import FILLING_WORDS, Filling, How, SeatKind
from pomanager.rules.bodies.limits import SILENT, SUBJECTS, BodyLimits
from pomanager.rules.bodies.terms import Span
from pomanager.rules.objections import Objection, Weight, Word

# TR: {filled} is a clause such as “the board chooses a replacement”
FILLED_OTHERWISE = N_("By the by-laws, when a seat falls vacant, {filled}.")
TO_BE_RATIFIED = N_("By the by-laws the next general assembly ratifies a co-option. Mark that it waits for that.")
REST_ONLY = N_("By the by-laws whoever fills a vacant seat serves the rest of the term only: until {day}.")
NO_TERM_TO_FINISH = N_("No term of this seat runs on that day. Somebody is co-opted for the rest of a term.")

_WAYS = {How.CO_OPTED: Filling.CO_OPTION, How.STEPPED_IN: Filling.ALTERNATE}


def objections_to_way(how: How, limits: BodyLimits, about: str = "how") -> Iterator[Objection]:
    """What speaks against a vacant seat being filled so: an election of the assembly is never one of these."""
    way = _WAYS.get(how)
    if way is None:
        return
    if limits.filling is None:
        yield Objection(SILENT, "", {"subject": Word(SUBJECTS["filling"])}, Weight.WARN)
    elif limits.filling is not way:
        yield Objection(FILLED_OTHERWISE, about, {"filled": Word(FILLING_WORDS[limits.filling])})


def objections_to_replacing(
    how: How, limits: BodyLimits, running: Span | None, *, pending: bool, begins_term: bool, seat: SeatKind
) -> Iterator[Objection]:
    """Everything to say about somebody who takes a seat between two elections; ``running`` is the term of the seat."""
    if how is How.CO_OPTED and seat is not SeatKind.CO_OPTED:
        yield from objections_to_way(how, limits)
        if begins_term and limits.filling_for_rest is not False:
            yield Objection(NO_TERM_TO_FINISH, "how")
        if limits.filling_ratified and not pending:
            yield Objection(TO_BE_RATIFIED, "pending", weight=Weight.WARN)
    elif begins_term and running is not None and running.last is not None and limits.filling_for_rest:
        yield Objection(REST_ONLY, "new_term", {"day": running.last}, Weight.WARN)


def calls_for_assembly(vacant: int, seats: int, limits: BodyLimits) -> bool:
    """Whether so many of the seats are vacant that a general assembly is to be called."""
    return limits.vacant_share is not None and vacant > 0 and limits.vacant_share.reached(vacant, seats)
