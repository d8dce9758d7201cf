"""Whether somebody may belong to the place and the section an order names, on the day it names."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol

from sqlalchemy.orm import Session

from pomanager.db.organisation import Place
from pomanager.db.whereabouts import Belonging, last_line
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules import folding
from pomanager.rules.objections import Objection
from pomanager.rules.place_changes import GONE, NOT_YET, EndedPart, objections_to_day, objections_to_ended
from pomanager.rules.places import TreeName
from pomanager.services.members.queries import trees
from pomanager.services.organisation.queries import ended_place, ended_section, place_label, section_name

MOVED_LATER = N_("This person moved again on {day}. Choose a later day.")
STANDS_SO = N_("It stands so already.")


class NamesMove(Protocol):
    """An order that lets somebody live and belong elsewhere from a day on."""

    @property
    def place_id(self) -> int | None:
        """Where they live from that day on."""

    @property
    def section_id(self) -> int | None:
        """To which section they belong from that day on."""

    @property
    def on(self) -> date | None:
        """The day."""


def objections_to_where(
    session: Session, place: str, section: str, day: date, before: MemberDetail | None = None
) -> tuple[Objection, ...]:
    """What to say against belonging on a day to the place and section of these labels; ``before`` is the record.

    A label nobody has spoken of before makes something new, and there is nothing to say about it.
    """
    return objections_to_ended(list(_ended(session, place, section, before)), day)


def _ended(session: Session, place: str, section: str, before: MemberDetail | None) -> Iterator[EndedPart]:
    kept = session.get(Place, before.place_id) if before and before.place_id else None
    if kept is not None and folding.fold(place_label(session, kept)) == folding.fold(place):
        there = kept if kept.until is not None else None  # what the record names is meant, though others read alike
    else:
        there = ended_place(session, place)
    if there is not None and there.until is not None:
        yield EndedPart("place", place_label(session, there), there.until, there is kept)
    group = ended_section(session, section)
    if group is not None and group.until is not None:
        same = before is not None and group.id == before.section_id
        yield EndedPart("section", section_name(session, group), group.until, same)


def objections_to_moving(
    session: Session, order: NamesMove, before: MemberDetail, today: date
) -> tuple[Objection, ...]:
    """Everything to say against a move; ``before`` is the record as it stands."""
    return tuple(_about_move(session, order, before, today))


def _about_move(session: Session, order: NamesMove, before: MemberDetail, today: date) -> Iterator[Objection]:
    yield from objections_to_day(order.on, (), today)
    if (order.place_id, order.section_id) == (before.place_id, before.section_id):
        yield Objection(STANDS_SO, "place_id")
    pairs = (
        (TreeName.PLACES, "place_id", order.place_id, before.place_id, before.person_id),
        (TreeName.SECTIONS, "section_id", order.section_id, before.section_id, before.id),
    )
    for of, about, new, old, owner_id in pairs:
        if new != old and order.on is not None:
            yield from objections_to_move(session, trees.TRUNKS[of].belonging, owner_id, order.on, "on")
            if new is not None:
                yield from _about_target(session, of, new, order.on, about)


def objections_to_move(
    session: Session, of: Belonging, owner_id: int, since: date, about: str = "since"
) -> tuple[Objection, ...]:
    """What to say against somebody's belonging elsewhere from a day on: a move of that day or later is told already."""
    last = last_line(session, of, owner_id)
    if last is not None and since <= last:
        return (Objection(MOVED_LATER, about, {"day": last + timedelta(days=1)}),)
    return ()


def _about_target(session: Session, of: TreeName, key: int, on: date, about: str) -> Iterator[Objection]:
    """Nobody moves to where there is nothing today, or was nothing yet on the day."""
    row = trees.part(session, of, key)
    name = trees.name_of(session, row)
    if row.until is not None:
        yield Objection(GONE, about, {"name": name, "day": row.until})
    elif row.since is not None and on < row.since:
        yield Objection(NOT_YET, "on", {"name": name, "day": row.since})
