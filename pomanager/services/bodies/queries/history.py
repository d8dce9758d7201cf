"""Who held what before: the holders of a body, of its offices, and the lines that could be taken back."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Column, ColumnElement, FromClause, select
from sqlalchemy.orm import Session

from pomanager.readmodels.bodies import OfficeHistoryRow, PastHolding, PersonLabel, RegisterLine, SeatLabel
from pomanager.rules.bodies.kinds import OFFICE_WORDS, LineKind
from pomanager.services.bodies.queries.loading import (
    APPOINTMENT,
    BODY,
    ENDING,
    HOLDING,
    MEMBER,
    PERSON,
    RATIFICATION,
    REVERSAL,
    SEAT,
    TERM,
    Reader,
    held_offices,
    person_of,
    sat,
    seat_columns,
)
from pomanager.services.bodies.queries.officers import past_holdings
from pomanager.services.members.queries.kept_records import person_kept

_OFFICE_ORDER = {office: place for place, office in enumerate(OFFICE_WORDS)}


def holders(session: Session, body_id: int, day: date) -> tuple[PastHolding, ...]:
    """Everybody who ever sat in a body or waited for a seat of it, the newest first."""
    return past_holdings(session, sat(session, BODY.c.id == body_id), day)


def office_holders(session: Session, body_id: int, day: date | None = None) -> tuple[OfficeHistoryRow, ...]:
    """Who held the offices of a body: by office, the newest first; with a day as it is known on it."""
    found = {each.appointment_id: each for each in sat(session, BODY.c.id == body_id)}
    rows = [
        OfficeHistoryRow(
            found[key].body, held.office, held.title, found[key].person, held.since, held.until, key, held.id
        )
        for key, offices in held_offices(session, found.values(), known_on=day).items()
        for held in offices
    ]
    newest = sorted(rows, key=_begun, reverse=True)
    return tuple(sorted(newest, key=_by_office))


def _begun(row: OfficeHistoryRow) -> tuple[date, int]:
    return row.since, row.holding_id


def _by_office(row: OfficeHistoryRow) -> tuple[int, tuple[str, ...]]:
    return _OFFICE_ORDER[row.office], tuple(row.title.texts.values())


def register_lines(session: Session, body_id: int) -> tuple[RegisterLine, ...]:
    """Every line of the register of a body, the newest day first, those taken back among them."""
    lines = [line for part in _PARTS for line in part(session, body_id)]
    return tuple(sorted(lines, key=_day, reverse=True))


def _day(line: RegisterLine) -> tuple[date, int]:
    return line.on, line.id


def _terms(session: Session, body_id: int) -> Iterator[RegisterLine]:
    source = TERM.join(SEAT, SEAT.c.id == TERM.c.seat_id)
    yield from _lines(session, body_id, LineKind.TERM, source, TERM, TERM.c.starts_on, "term_id")


def _appointments(session: Session, body_id: int) -> Iterator[RegisterLine]:
    on = APPOINTMENT.c.starts_on
    yield from _lines(session, body_id, LineKind.APPOINTMENT, _seated(), APPOINTMENT, on, "appointment_id")


def _endings(session: Session, body_id: int) -> Iterator[RegisterLine]:
    of_appointment = _seated().join(ENDING, ENDING.c.appointment_id == APPOINTMENT.c.id)
    of_office = _seated().join(HOLDING, HOLDING.c.appointment_id == APPOINTMENT.c.id)
    of_office = of_office.join(ENDING, ENDING.c.holding_id == HOLDING.c.id)
    for source in (of_appointment, of_office):
        yield from _lines(session, body_id, LineKind.ENDING, source, ENDING, ENDING.c.on, "ending_id")


def _ratifications(session: Session, body_id: int) -> Iterator[RegisterLine]:
    source = _seated().join(RATIFICATION, RATIFICATION.c.appointment_id == APPOINTMENT.c.id)
    kind, on = LineKind.RATIFICATION, RATIFICATION.c.on
    yield from _lines(session, body_id, kind, source, RATIFICATION, on, "ratification_id")


def _offices(session: Session, body_id: int) -> Iterator[RegisterLine]:
    source = _seated().join(HOLDING, HOLDING.c.appointment_id == APPOINTMENT.c.id)
    yield from _lines(session, body_id, LineKind.OFFICE, source, HOLDING, HOLDING.c.since, "holding_id")


_PARTS = (_terms, _appointments, _endings, _ratifications, _offices)


def _seated() -> FromClause:
    return (
        APPOINTMENT.join(SEAT, SEAT.c.id == APPOINTMENT.c.seat_id)
        .join(PERSON, PERSON.c.id == person_kept(APPOINTMENT.c.person_id))
        .outerjoin(MEMBER, MEMBER.c.person_id == PERSON.c.id)
    )


def _lines(  # noqa: PLR0913, PLR0917 - one kind of line, and where it is told
    session: Session,
    body_id: int,
    kind: LineKind,
    source: FromClause,
    table: FromClause,
    on: Column[date] | ColumnElement[date],
    key: str,
) -> Iterator[RegisterLine]:
    reader, has_person = Reader(session), kind is not LineKind.TERM
    who = (
        PERSON.c.id.label("person_id"), PERSON.c.full_name.label("called"), PERSON.c.other_script, PERSON.c.sex,
        MEMBER.c.id.label("member_id"), MEMBER.c.number, MEMBER.c.status,
    )  # fmt: skip
    statement = (
        select(
            table.c.id, on.label("day"), table.c.decision.label("said"), REVERSAL.c.reason, *seat_columns(),
            SEAT.c.body_id, *(who if has_person else ()),
        )
        .select_from(source.outerjoin(REVERSAL, REVERSAL.c[key] == table.c.id))
        .where(SEAT.c.body_id == body_id)
    )  # fmt: skip
    for row in session.execute(statement):
        seat: SeatLabel = reader.seat(row)
        person: PersonLabel | None = person_of(row) if has_person else None
        yield RegisterLine(kind, row.id, seat, person, row.day, row.said, row.reason or "")
