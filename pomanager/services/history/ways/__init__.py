"""How each act of the office is taken back: one line an act, by its area. An act that is missing is not taken back.

A test holds these tables against the table of rights: whoever adds a command says here how it is taken back.
"""

from collections.abc import Mapping

from pomanager.areas import Area
from pomanager.rules.undoing import UNKNOWN_ACT, How, never
from pomanager.services.history.ways.of_books import ACCESS, MEMBERS, ORGANISATION
from pomanager.services.history.ways.of_meetings import ELECTIONS, MEETINGS
from pomanager.services.history.ways.of_others import BODIES, GOVERNANCE, HISTORY, MENTORING
from pomanager.services.history.ways.of_registers import DUES, SHARES

WAYS: Mapping[str, How] = {
    **ACCESS, **ORGANISATION, **MEMBERS, **BODIES, **SHARES, **DUES, **MEETINGS, **ELECTIONS, **MENTORING, **GOVERNANCE,
    **HISTORY,
}  # fmt: skip
"""Command, as the table of rights names it → how it is taken back."""

_AREAS = {area.value: area for area in Area}
_UNKNOWN = never(UNKNOWN_ACT)


def area_of_command(command: str) -> Area | None:
    """The area a command belongs to; None for those of the history."""
    return _AREAS.get(command.split(".", 1)[0])


def way_of(command: str) -> How:
    """How an act is taken back."""
    return WAYS.get(command, _UNKNOWN)
