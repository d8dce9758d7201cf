"""What the acts on bodies share: refusing with every objection, and how the journal calls what they are about."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from pomanager.errors import refuse
from pomanager.readmodels.bodies import PersonLabel
from pomanager.rules.bodies.kinds import Office
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services.bodies.queries.facts import SeatFound
from pomanager.services.work import About, Work

__all__ = [
    "Judge",
    "OrderT",
    "about_seat",
    "about_whom",
    "called",
    "differing",
    "judged",
    "office_label",
    "person_called",
    "refuse",
    "seat_label",
]

OrderT = TypeVar("OrderT")


Judge = Callable[[Any, OrderT, date], tuple[Objection, ...]]
"""Judges an order by the books (a session, which commands do not name) and the day."""


def judged(judge: Judge[OrderT], work: Work, order: OrderT) -> None:
    """Let an order be judged, or raise Refused."""
    refuse(judge(work.session, order, work.today))


def differing(told: Mapping[str, tuple[object, object]]) -> dict[str, tuple[object, object]]:
    """The fields whose old and new value differ; nothing and an empty text are one."""
    return {key: pair for key, pair in told.items() if (pair[0] or None) != (pair[1] or None)}


def called(name: Wording) -> str:
    """How the journal calls a body or a title: by its first language."""
    return next(iter(name.texts.values()), "")


def about_seat(found: SeatFound) -> About:
    """A seat as the journal calls it: its body and its title or position."""
    return About("seat", found.seat.id, seat_label(found))


def seat_label(found: SeatFound) -> str:
    """The body and the seat's title or position: "Board · 3"."""
    return f"{called(found.body.name)} · {called(found.seat.title) or found.seat.position}"


def office_label(office: Office, title: Wording) -> str:
    """An office as the journal keeps it: its own words, else its code."""
    return called(title) or office.value


def about_whom(person: PersonLabel) -> About:
    """A person as the journal names them: a member among the lines of the member’s own record."""
    label = person_called(person.number, person.name)
    if person.member_id is not None:
        return About("member", person.member_id, label)
    return About("person", person.person_id, label)


def person_called(number: str, name: str) -> str:
    """Number and name, or the name alone of somebody who is no member: "12 · NIYONZIMA Médiatrice"."""
    return f"{number} · {name}" if number else name
