"""How bodies, seats and offices are called in the language being spoken, the same on screen, paper and command line."""

from pomanager.i18n.catalogue import _, spoken
from pomanager.rules.bodies.kinds import OFFICE_WORDS, Office
from pomanager.rules.wording import Wording


def seat_name(title: Wording, position: int) -> str:
    """A seat by its own title, else by its position in the body (from 1): "Seat 3"."""
    # TR: a place in a board or committee, known by its number
    return title.in_language(spoken()) or _("Seat {number}").format(number=position)


def office_name(office: Office, title: Wording) -> str:
    """An office by its own words, else by the word of the law: "First vice-chair", "Treasurer"."""
    return title.in_language(spoken()) or _(OFFICE_WORDS[office])


def body_name(name: Wording, section: str = "") -> str:
    """A body, with the section it belongs to where it is not of the whole organisation: "Committee · Mungwa"."""
    called = name.in_language(spoken())
    return f"{called} · {section}" if section else called
