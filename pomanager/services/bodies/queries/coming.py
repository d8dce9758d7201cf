"""What is to be filled: vacancies, terms that end soon or are over, and the renewals of a body."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy.orm import Session

from pomanager.readmodels.bodies import (
    BodyLabel,
    OfficerRow,
    RenewalRow,
    SeatLabel,
    SeatRow,
    TermEndingRow,
    VacancyRow,
)
from pomanager.rules.bodies.kinds import BodyKind, SeatKind
from pomanager.rules.bodies.limits import BodyLimits
from pomanager.rules.bodies.terms import Served, consecutive_terms
from pomanager.rules.calendar import add_months
from pomanager.services.bodies.limits import limits_on
from pomanager.services.bodies.queries.inconsistencies import bodies_there
from pomanager.services.bodies.queries.listing import seat_rows
from pomanager.services.bodies.queries.loading import BODY, SEAT, Sat, among, sat
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.bodies.queries.terms import SeatTerm, running_terms, terms_of_seats


def vacancies(session: Session, day: date, body_id: int | None = None) -> tuple[VacancyRow, ...]:
    """Seats of bodies that are there on a day in which nobody sits, in order of body and seat."""
    labels = bodies_there(session, day)
    empty = [
        row
        for row in seat_rows(session, day, body_id)
        if row.holding is None and row.seat.body_id in labels and _is_there(row, day)
    ]
    last: dict[int, Sat] = {}
    for each in sat(session, SEAT.c.id.in_(among(row.seat.id for row in empty)), day=day):
        if not each.is_alternate and each.since <= day:
            last[each.seat.id] = each
    terms = running_terms(session, [row.seat.id for row in empty], day)
    return tuple(
        _vacancy(row, labels[row.seat.body_id], last.get(row.seat.id), terms.get(row.seat.id), day) for row in empty
    )


def _vacancy(row: SeatRow, body: BodyLabel, last: Sat | None, term: SeatTerm | None, day: date) -> VacancyRow:
    return VacancyRow(
        body=body, seat=row.seat, since=row.vacant_since, last_holder=None if last is None else last.person,
        end_reason=None if last is None else last.end_reason_on(day),
        rest_until=None if term is None else term.span.last, alternates=row.alternates,
    )  # fmt: skip


def _is_there(row: SeatRow, day: date) -> bool:
    return (row.since is None or row.since <= day) and (row.ended_on is None or row.ended_on >= day)


def terms_ending(session: Session, day: date, months: int, body_id: int | None = None) -> tuple[TermEndingRow, ...]:
    """Holders whose term ends within so many months of a day or is over already, the earliest last day first."""
    horizon = add_months(day, months)
    rows = [
        (row, row.holding.term_ends_on)
        for row in officers_on(session, day, body_id)
        if row.holding.term_ends_on is not None and row.holding.term_ends_on <= horizon
    ]
    served = served_by_person(session, {row.body.id for row, _last in rows})
    limits = {kind: limits_on(session, day, kind) for kind in {row.body.kind for row, _last in rows}}
    found = [_ending(row, last, day, served, limits) for row, last in rows]
    return tuple(sorted(found, key=_when))


def _when(row: TermEndingRow) -> tuple[date, int, int]:
    return row.ends_on, row.body.id, row.seat.position


def _ending(
    row: OfficerRow,
    last: date,
    day: date,
    served: dict[tuple[int, int], tuple[Served, ...]],
    limits: dict[BodyKind, BodyLimits],
) -> TermEndingRow:
    allowed = limits[row.body.kind]
    times = served.get((row.body.id, row.holding.person.person_id), ())
    terms = consecutive_terms(times, max(last, day) + timedelta(days=1), allowed.cooling_off_months or 0)
    most = allowed.max_consecutive_terms
    again = None if most is None else terms < most
    if allowed.re_eligible is False:
        again = False  # this term is one that has been served by then
    return TermEndingRow(row.body, row.seat, row.holding, last, last < day, terms, again)


def served_by_person(session: Session, body_ids: Iterable[int]) -> dict[tuple[int, int], tuple[Served, ...]]:
    """Body and person id → the times the person sat in elected or co-opted seats of that body, whichever it was."""
    found: dict[tuple[int, int], list[Served]] = defaultdict(list)
    for each in sat(session, BODY.c.id.in_(among(body_ids))):
        if not each.is_alternate and each.seat.kind is not SeatKind.EX_OFFICIO:
            found[each.body.id, each.person.person_id].append(Served(each.span, each.term))
    return {key: tuple(times) for key, times in found.items()}


def renewal_plan(session: Session, body_id: int, day: date) -> tuple[RenewalRow, ...]:
    """The renewals a body has before it, by the last day of the terms that run on a day or are over; earliest first.

    Beside those who sit there stand the vacant seats whose term ends with theirs.
    """
    seated: dict[tuple[date, int | None], list[OfficerRow]] = defaultdict(list)
    body: BodyLabel | None = None
    for row in officers_on(session, day, body_id):
        body = row.body
        if row.holding.term_ends_on is not None:
            seated[row.holding.term_ends_on, row.seat.series].append(row)
    empty: dict[tuple[date, int | None], list[SeatLabel]] = defaultdict(list)
    for gap in vacancies(session, day, body_id):
        body = gap.body
        last = gap.rest_until or _last_term_end(session, gap.seat.id)
        if last is not None:
            empty[last, gap.seat.series].append(gap.seat)
    if body is None:
        return ()
    return tuple(
        RenewalRow(body, last, series, tuple(seated[last, series]), tuple(empty[last, series]))
        for last, series in sorted({*seated, *empty}, key=_by_day)
    )


def _by_day(key: tuple[date, int | None]) -> tuple[date, int]:
    return key[0], key[1] or 0


def _last_term_end(session: Session, seat_id: int) -> date | None:
    terms = terms_of_seats(session, [seat_id])[seat_id]
    return terms[-1].span.last if terms else None
