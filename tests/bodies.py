"""Builders for tests of bodies: by-laws, a board with its seats, and members in them in one line each."""

import atexit
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.errors import Refused
from pomanager.readmodels.bodies import OfficerRow
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.wording import Wording
from pomanager.services import files
from pomanager.services.bodies.commands.appointing import appoint
from pomanager.services.bodies.commands.founding import found_body
from pomanager.services.bodies.orders import Appoint, FoundBody
from pomanager.services.bodies.queries.listing import seat_rows
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import AdoptPreset, adopt_preset
from tests import make, offices

TODAY = offices.NOW.date()
FIRST, LAST = date(2024, 4, 1), date(2027, 3, 31)
"""First and last day of a term by the by-laws of these tests."""
AWA, BINTOU, COUMBA = 1, 2, 3
"""Members of the office of these tests."""
BOARD, SEATS = 1, (1, 2, 3)
"""Its board, and the seats of that."""
TABLES = (
    "body", "seat", "term", "appointment", "ratification", "office_holding", "interest", "body_ending", "series_draw",
    "series_lot", "hand_over", "hand_over_item", "body_reversal", "person", "journal_entry",
)  # fmt: skip
"""Where acts on bodies write."""

THIRDS: Mapping[str, str] = {
    "board.size_min": "3 persons", "board.size_max": "6 persons", "board.term": "36 months",
    "board.max_consecutive_terms": "2 terms", "board.cooling_off": "36 months", "board.renewal": "staggered",
    "board.renewal_series": "3 series", "board.holdover": "yes", "board.incompatible": "supervisory",
}  # fmt: skip
"""By-laws of a board of three to six, elected for three years, a third every year, two terms in a row at most."""


def bylaws(office: Office, values: Mapping[str, str] = THIRDS, since: date = date(2015, 1, 1)) -> None:
    """By-laws adopted with these values, everything else blank."""
    office.do(adopt_preset, AdoptPreset(preset="", since=since, decision="AGE 1/2015", values=values))


def body(office: Office, name: str = "Conseil", seats: int = 6, kind: BodyKind = BodyKind.BOARD, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """A body with so many plain elected seats; returns its id."""
    order = FoundBody(kind=kind, name=Wording({"fr": name}), seats=seats, **known)
    return office.do(found_body, order).result


def seats_of(office: Office, body_id: int, day: date = TODAY) -> tuple[int, ...]:
    """The ids of the seats of a body, in order of position."""
    return tuple(row.seat.id for row in office.ask(seat_rows, day, body_id))


def seated(books: Office, seat_id: int, member_id: int | None, starts_on: date, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """A member who sits there from a day on; returns the id of the appointment."""
    order = Appoint(**{"seat_id": seat_id, "member_id": member_id, "starts_on": starts_on, "decision": "AG 4", **known})
    return books.do(appoint, order).result


def names(rows: Sequence[OfficerRow]) -> dict[int, str]:
    """Position of the seat → who sits there."""
    return {row.seat.position: row.holding.person.name for row in rows}


def sitting(office: Office, day: date, body_id: int | None = None) -> dict[int, str]:
    """Position of the seat → who sits there on a day."""
    return names(office.ask(officers_on, day, body_id))


def office_with_board(folder: Path, clock: make.MovableClock) -> Office:
    """An opened office with three members, by-laws of thirds, and a board of three seats in which nobody sits."""
    path = folder / "bodies.podb"
    path.write_bytes(_template().read_bytes())
    return files.open_office(path, writing=True, clock=clock, actor=make.KEEPER)


@cache
def _template() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="pomanager-bodies-")
    atexit.register(folder.cleanup)
    opened = make.office(Path(folder.name), make.MovableClock())
    for name in ("Awa", "Bintou", "Coumba"):
        make.member(opened, name)
    bylaws(opened)
    body(opened, seats=3)
    opened.close()
    return Path(folder.name) / "conapro.podb"


def in_board(books: Office, position: int = 1, member: int = AWA, first: date = FIRST, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """A member elected into a seat of the board; returns the id of the appointment."""
    return seated(books, SEATS[position - 1], member, first, **known)


def counts(office: Office) -> dict[str, int]:
    """How many rows each table holds."""

    def count(session: Session) -> dict[str, int]:
        return {table: session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in TABLES}  # noqa: S608 - our own names

    return office.ask(count)


def refused(office: Office, act: Callable[..., object], order: object) -> list[tuple[str, str]]:
    """About which field what is said against an order, after making sure that nothing was written."""
    before = counts(office)
    with pytest.raises(Refused) as said:
        office.do(act, order)
    assert counts(office) == before
    assert all(each.stops for each in said.value.objections)
    return [(each.about, each.message) for each in said.value.objections]


def told_last(office: Office) -> dict[str, str | None]:
    """The new values of the newest line of the journal."""
    return {field: new for field, (_old, new) in make.changes(make.last_line(office)).items()}
