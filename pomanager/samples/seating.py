"""Bodies of a sample office: founded, their past typed in from the minute book, and what happens to them in 2026."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pomanager.readmodels.bodies import OfficerRow
from pomanager.readmodels.members import MemberRow
from pomanager.rules.bodies.kinds import (
    BodyKind,
    EndReason,
    HandedOver,
    How,
    InterestKind,
    ItemKind,
    Office,
    ReservedFor,
)
from pomanager.rules.wording import Wording
from pomanager.samples.casting import Cast, innermost
from pomanager.samples.sheets import Teller, written_of
from pomanager.services.bodies.commands.appointing import appoint, end_appointment, ratify
from pomanager.services.bodies.commands.bringing_in import bring_in_officers
from pomanager.services.bodies.commands.founding import found_body
from pomanager.services.bodies.commands.hand_overs import record_hand_over
from pomanager.services.bodies.commands.interests import declare_interest
from pomanager.services.bodies.commands.lots import draw_series
from pomanager.services.bodies.commands.offices import assign_office
from pomanager.services.bodies.commands.seats import add_seats
from pomanager.services.bodies.orders import (
    AddSeats,
    Appoint,
    AssignOffice,
    BringInOfficers,
    DeclareInterest,
    DrawSeries,
    EndAppointment,
    FoundBody,
    PastOfficer,
    Ratify,
    RecordHandOver,
)
from pomanager.services.bodies.queries.body import seats_of
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.bodies.queries.proposals import running_term
from pomanager.services.members import queries

SERIES, TERM_MONTHS = 3, 36
"""Where lots were drawn, a third of the seats is renewed each year."""


@dataclass(slots=True)
class Bodies:
    """The bodies as the story goes on."""

    cast: Cast = field(default_factory=lambda: Cast((), date.max))
    ids: dict[str, int] = field(default_factory=dict)
    """By the key under which the sheet speaks of a body."""
    seats: dict[str, Sequence[int]] = field(default_factory=dict)
    """Ids of the seats, by the same key, in their order; of bodies of which they have been asked."""

    elections: dict[str, int] = field(default_factory=dict)
    """Ids of elections, by the keys under which the sheet speaks of them."""
    favoured: dict[str, Sequence[int]] = field(default_factory=dict)
    """Members whom a section wants to send as delegates, most wanted first, by the key of its election."""

    def seat(self, teller: Teller, key: str, position: int) -> int:
        """The id of a seat of a body, by its place."""
        if key not in self.seats:
            self.seats[key] = [each.seat.id for each in teller.secretary.office.ask(seats_of, self.ids[key])]
        return self.seats[key][position - 1]


def found_bodies(bodies: Bodies, teller: Teller) -> None:
    """Write down every body with its seats, and the terms that were."""
    office = teller.secretary.office
    bodies.cast = Cast(office.ask(queries.roll_rows, teller.in_sight()), teller.today)
    for told in teller.told["bodies"]:
        _found(bodies, teller, told)
    candidates = [each for told in written_of(teller.secretary.story.code, "elections").get("elections", ())
                  for each in told["candidates"]]  # fmt: skip
    winning = [each for each in candidates if "seat" in each]
    for told in (*winning, *teller.told["happenings"], *candidates):
        if "who" in told:
            bodies.cast.of(told["who"])  # whoever is to come in, or stands, is spared from now on, too
    teller.secretary.spared |= bodies.cast.ids


def _found(bodies: Bodies, teller: Teller, told: Mapping[str, Any]) -> None:
    office, key, section_id, land = teller.secretary.office, told["key"], None, {}
    if "section" in told:
        neighbour = bodies.cast.somebody_of(told["section"])
        if neighbour is None:
            return
        section_id = office.ask(queries.member_detail, neighbour.id).section_id
        land = {"section": innermost(neighbour.section), "place": innermost(neighbour.place)}
    name = Wording({language: words.format(**land) for language, words in told["name"].items()})
    order = FoundBody(
        kind=BodyKind(told["kind"]), name=name, section_id=section_id, since=told["since"], seats=told["seats"]
    )
    bodies.ids[key] = office.do(found_body, order).result
    if "for_women" in told:
        more = AddSeats(body_id=bodies.ids[key], count=told["for_women"], reserved_for=ReservedFor.WOMEN)
        office.do(add_seats, more)
    together: list[PastOfficer] = []
    for term in told["terms"]:
        rows = list(_past(bodies, teller.today, term))
        together += rows
        if "drawn" in term:
            _bring_in(bodies, teller, key, together)
            _draw(bodies, teller, key, term, {row.seat for row in rows})
            together = []
    _bring_in(bodies, teller, key, together)


def _past(bodies: Bodies, today: date, term: Mapping[str, Any]) -> Sequence[PastOfficer]:
    """A term of the minute book: who sat in the first seat, the second …, each with an office where there was one."""
    rows = []
    over = term["until"] < today and "drawn" not in term
    for seat, written in enumerate(term["who"], 1):
        tag, _space, held = written.partition(" ")
        member = bodies.cast.of(tag) if tag else None
        if member is None or (member.joined_on or date.max) > term["since"]:
            continue
        office, stays = held.removesuffix("+").strip(), held.endswith("+")
        rows.append(
            PastOfficer(
                seat=seat, since=term["since"], number=member.number, office=Office(office) if office else None,
                until=term["until"] if over and not stays else None, term_ends_on=term["until"], how=How.ELECTED,
                end_reason=EndReason.END_OF_TERM if over and not stays else None, decision=term["decision"],
            )
        )  # fmt: skip
    return rows


def _bring_in(bodies: Bodies, teller: Teller, key: str, rows: Sequence[PastOfficer]) -> None:
    if rows:
        teller.secretary.office.do(bring_in_officers, BringInOfficers(body_id=bodies.ids[key], rows=tuple(rows)))


def _draw(bodies: Bodies, teller: Teller, key: str, term: Mapping[str, Any], held: set[int]) -> None:
    """Lots were drawn from a hat; a seat in which nobody sat was not among them."""
    drawn = tuple(bodies.seat(teller, key, seat) for seat in term["drawn"] if seat in held)
    if len(drawn) >= SERIES:
        order = DrawSeries(
            body_id=bodies.ids[key], drawn_on=term["since"], series=SERIES, term_months=TERM_MONTHS, seat_ids=drawn,
            by_hand=drawn, witnesses=term["witnesses"],
        )  # fmt: skip
        teller.secretary.office.do(draw_series, order)


def happen(bodies: Bodies, told: Mapping[str, Any], teller: Teller) -> None:
    """Something that happens to a body in the year; left out where nobody is there to whom it could."""
    if told["body"] in bodies.ids:
        _HAPPENINGS[told["act"]](bodies, teller, told)


def _sitting(bodies: Bodies, teller: Teller, told: Mapping[str, Any]) -> OfficerRow | None:
    rows = teller.secretary.office.ask(officers_on, teller.today, bodies.ids[told["body"]])
    return next((row for row in rows if row.seat.position == told["seat"]), None)


def _decision(teller: Teller, told: Mapping[str, Any]) -> str:
    day = teller.today.strftime(teller.secretary.story.day_pattern)
    written: str = teller.told["decisions"][told.get("by", "assembly")]
    return written.format(day=day)


def _elect(bodies: Bodies, teller: Teller, told: Mapping[str, Any]) -> None:
    """A body whose elections are told by their outcome alone, such as that of a commune."""
    _fill(bodies, teller, told, How.ELECTED)


def _co_opt(bodies: Bodies, teller: Teller, told: Mapping[str, Any]) -> None:
    """The body fills a seat for the rest of the term; the assembly is to confirm it."""
    seat_id = bodies.seat(teller, told["body"], told["seat"])
    if teller.secretary.office.ask(running_term, seat_id, teller.today) is not None:
        _fill(bodies, teller, told, How.CO_OPTED)


def _fill(bodies: Bodies, teller: Teller, told: Mapping[str, Any], how: How) -> None:
    member = bodies.cast.of(told["who"])
    if member is None:
        return
    office = told.get("office")
    order = Appoint(
        seat_id=bodies.seat(teller, told["body"], told["seat"]), starts_on=teller.today, member_id=member.id, how=how,
        pending=how is How.CO_OPTED, office=Office(office) if office else None, decision=_decision(teller, told),
    )  # fmt: skip
    teller.secretary.office.do(appoint, order)


def _leave(bodies: Bodies, teller: Teller, told: Mapping[str, Any]) -> None:
    sitting = _sitting(bodies, teller, told)
    if sitting is not None:
        order = EndAppointment(
            appointment_id=sitting.holding.appointment_id, on=teller.today, reason=EndReason(told["reason"]),
            remarks=told.get("remarks", ""),
        )  # fmt: skip
        teller.secretary.office.do(end_appointment, order)


def _ratify(bodies: Bodies, teller: Teller, told: Mapping[str, Any]) -> None:
    sitting = _sitting(bodies, teller, told)
    if sitting is not None and sitting.holding.how is How.CO_OPTED:
        order = Ratify(
            appointment_id=sitting.holding.appointment_id, on=teller.today, ratified=True,
            decision=_decision(teller, told),
        )  # fmt: skip
        teller.secretary.office.do(ratify, order)


def _assign(bodies: Bodies, teller: Teller, told: Mapping[str, Any]) -> None:
    sitting = _sitting(bodies, teller, told)
    if sitting is not None:
        order = AssignOffice(
            appointment_id=sitting.holding.appointment_id, office=Office(told["office"]), since=teller.today,
            decision=_decision(teller, told),
        )  # fmt: skip
        teller.secretary.office.do(assign_office, order)


def _declare(bodies: Bodies, teller: Teller, told: Mapping[str, Any]) -> None:
    member = bodies.cast.of(told["who"])
    if member is not None:
        order = DeclareInterest(
            kind=InterestKind(told["kind"]), party=told["party"], nature=told["nature"], declared_on=teller.today,
            since=told["since"], member_id=member.id,
        )  # fmt: skip
        teller.secretary.office.do(declare_interest, order)


def _hand_over(bodies: Bodies, teller: Teller, told: Mapping[str, Any]) -> None:
    given, taken = (bodies.cast.of(told[key]) for key in ("given_by", "taken_by"))
    if given is None or taken is None:
        return
    items = tuple(
        HandedOver(
            kind=ItemKind(item["kind"]), description=item["description"], quantity=item.get("quantity"),
            amount=item.get("amount"),
        )
        for item in told["items"]
    )  # fmt: skip
    order = RecordHandOver(
        body_id=bodies.ids[told["body"]], office=Office(told["office"]), on=teller.today,
        given_by_id=_person(teller, given), taken_by_id=_person(teller, taken), place=told["place"],
        witnesses=told["witnesses"], items=items,
    )  # fmt: skip
    teller.secretary.office.do(record_hand_over, order)


def _person(teller: Teller, member: MemberRow) -> int:
    return teller.secretary.office.ask(queries.member_detail, member.id).person_id


_HAPPENINGS = {
    "elect": _elect, "co_opt": _co_opt, "leave": _leave, "ratify": _ratify, "assign": _assign, "declare": _declare,
    "hand_over": _hand_over,
}  # fmt: skip
