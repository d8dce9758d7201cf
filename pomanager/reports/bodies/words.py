"""How bodies and those who sit there are said on paper."""

from datetime import date

from pomanager.i18n import _, formats
from pomanager.i18n.offices import body_name, office_name, seat_name
from pomanager.readmodels.bodies import BodyLabel, Holding, PersonLabel, SeatLabel


def body_said(body: BodyLabel) -> str:
    """The body with its section."""
    return body_name(body.name, body.section)


def seat_said(seat: SeatLabel) -> str:
    """The seat by its title or number."""
    return seat_name(seat.title, seat.position)


def person_said(person: PersonLabel) -> str:
    """The name, and in the other script on a line of its own."""
    return "\n".join(part for part in (person.name, person.other_script) if part)


def offices_said(holding: Holding) -> str:
    """The offices somebody holds; a dash for none."""
    names = [office_name(each.office, each.title) for each in holding.offices]
    return formats.listing(names) if names else "—"


def election_on(day: date) -> str:
    """The election of a day, below how somebody came to a seat, or below the last day of a term."""
    # TR: in a table: the election of this day
    return _("election of {day}").format(day=formats.day_short(day))


def last_day_said(holding: Holding) -> str:
    """The last day in the seat or of the term, and whether the holder stays after it."""
    last = formats.day_short(holding.until or holding.term_ends_on)
    if holding.holds_over:
        # TR: under the last day of a term: the holder stays until a successor comes
        return "\n".join((last, _("holds over")))
    if holding.awaits_ratification:
        # TR: under the last day of a term: the assembly has not confirmed the co-option yet
        return "\n".join((last, _("awaits ratification")))
    return last
