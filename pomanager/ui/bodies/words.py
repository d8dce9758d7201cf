"""How bodies, seats and those who sit there are said on the screen."""

from datetime import date

from pomanager.i18n import _, formats
from pomanager.i18n.offices import body_name, office_name, seat_name
from pomanager.readmodels.bodies import BodyLabel, HeldOffice, PersonLabel, SeatLabel, SeatRow
from pomanager.rules.bodies.kinds import RESERVED_FOR_WORDS, ReservedFor
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone


def seat_said(seat: SeatLabel) -> str:
    """The seat by its title or number."""
    return seat_name(seat.title, seat.position)


def body_said(body: BodyLabel) -> str:
    """The body with its section."""
    return body_name(body.name, body.section)


def person_said(person: PersonLabel) -> str:
    """The name, with the number of a member."""
    # TR: a member in a list: name and member number
    return _("{name} ({number})").format(name=person.name, number=person.number) if person.number else person.name


def offices_said(offices: tuple[HeldOffice, ...]) -> str:
    """The offices somebody holds, one behind the other; "" for none."""
    return formats.listing([office_name(each.office, each.title) for each in offices]) if offices else ""


def reserved_said(seat: SeatLabel) -> str:
    """For whom a seat is kept; "" for a seat open to all."""
    if seat.reserved_for is ReservedFor.NOBODY:
        return ""
    words = _(RESERVED_FOR_WORDS[seat.reserved_for])
    return f"{words}: {seat.section}" if seat.section else words


def state_said(row: SeatRow, day: date) -> str:
    """How a seat stands on a day."""
    if row.ended_on is not None and row.ended_on < day:
        return _("Ended")
    if row.holding is None:
        # TR: a seat nobody sits in
        return _("Vacant")
    if row.holding.awaits_ratification:
        # TR: somebody co-opted into a seat, whom the assembly has not confirmed yet
        return _("Awaits ratification")
    if row.holding.holds_over:
        # TR: somebody stays in a seat after the end of the term, until a successor comes
        return _("Holds over")
    # TR: somebody sits in a seat, and the term runs
    return _("In the seat")


def state_of(row: SeatRow, day: date) -> State:
    """The mark of how a seat stands on a day."""
    if row.ended_on is not None and row.ended_on < day:
        return State(Tone.MUTE, "left")
    if row.holding is None:
        return State(Tone.BAD, "seat")
    if row.holding.awaits_ratification:
        return State(Tone.WARN, "hand")
    if row.holding.holds_over:
        return State(Tone.WARN, "clock")
    return State(Tone.OK)
