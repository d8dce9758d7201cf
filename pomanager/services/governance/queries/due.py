"""What is due as of a day: one tuple of sources, each of which an area adds a line to."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.covering import shows_money
from pomanager.i18n.offices import body_name, seat_name
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyLabel, OfficerRow, SeatLabel, VacancyRow
from pomanager.readmodels.governance import DueRow, DueSheet, Found, Place
from pomanager.readmodels.papers import Asked
from pomanager.rules.bodies.kinds import FILLING_WORDS, BodyKind
from pomanager.rules.bodies.limits import BodyLimits
from pomanager.rules.bodies.replacing import calls_for_assembly
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.calendar import add_months
from pomanager.rules.due import (
    FILING,
    FIRST,
    MONTHS_OF_TERMS,
    REGISTRY,
    Due,
    DueKind,
    Registered,
    When,
    blank,
    due_after_change,
    due_after_registration,
    due_at_registry,
    due_by_gap,
    due_each_year,
    when_due,
)
from pomanager.rules.objections import Objection, Word
from pomanager.services.bodies.limits import limits_of
from pomanager.services.bodies.queries.changes import days_of_change
from pomanager.services.bodies.queries.coming import vacancies
from pomanager.services.bodies.queries.inconsistencies import voting_seats
from pomanager.services.bodies.queries.loading import HOLDOVER
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.governance.queries import due_elections, due_meetings, due_money
from pomanager.services.governance.queries.registry import registered_changes
from pomanager.services.mentoring.queries.tables import PROGRAMME
from pomanager.services.organisation.queries import letterhead, organisation
from pomanager.services.organisation.queries.bylaws import (
    bylaws_by_day,
    bylaws_on,
    prepared_version,
    version_in_force,
)

BYLAWS, BODIES, ORGANISATION, MENTORING = "bylaws", "bodies", "organisation", "mentoring"
"""Pages on which what is due is dealt with."""


def _yearly(session: Session, day: date) -> Iterable[Found]:
    """Meeting, accounts and report, by the financial year of the organisation."""
    told = organisation(session)
    bylaws = bylaws_on(session, day)
    held = due_meetings.annual_meetings(session, day)
    each_year = due_each_year(bylaws, day, told.year_start_month, told.year_start_day, held)
    rows = [*each_year, due_by_gap(bylaws, day, held)]
    found = [Found(due, Place(BYLAWS, due.sentence.about)) for due in rows if due is not None]
    first = due_after_registration(bylaws, told.registered_on, day, held)
    if first is not None:
        found.append(Found(first, Place(BYLAWS, FIRST) if first.is_judged else Place(ORGANISATION)))
    return found


def _changes_of_officers(session: Session, day: date) -> Iterable[Found]:
    """The publication of each change in each body, those that ended among them, by the by-laws of the day it was."""
    found = []
    if bylaws_on(session, day).count(FILING) is None:
        found.append(Found(blank(DueKind.OFFICER_FILING), Place(BYLAWS, FILING)))
    bylaws = bylaws_by_day(session)
    for label, days in days_of_change(session, day):
        for changed in days:
            due = due_after_change(bylaws.on(changed), _body(label), changed, day)
            if due is not None:
                found.append(Found(due, Place(BODIES, label.id)))
    return found


def _changes_in_register(session: Session, day: date) -> Iterable[Found]:
    """The entry of other changes in the public register, each by the by-laws of the day it was."""
    found = []
    if bylaws_on(session, day).count(REGISTRY) is None:
        found.append(Found(blank(DueKind.REGISTRY_FILING), Place(BYLAWS, REGISTRY)))
    bylaws = bylaws_by_day(session)
    for what, changed in registered_changes(session, day):
        due = due_at_registry(bylaws.on(changed), what, changed, day)
        if due is not None:
            found.append(Found(due, Place(BYLAWS if what is Registered.BYLAWS else ORGANISATION)))
    return found


TERM_OVER = N_("The term of {name} in “{body}”, {seat}, ended on {day}, and nobody has taken the seat yet.")
STAYS = N_("The term of {name} in “{body}”, {seat}, ended on {day}; {name} stays until somebody takes the seat.")
TERM_ENDS = N_("The term of {name} in “{body}”, {seat}, ends on {day}.")


def _terms(session: Session, day: date) -> Iterable[Found]:
    horizon = add_months(day, MONTHS_OF_TERMS)
    ends = [(row, row.holding.term_ends_on) for row in officers_on(session, day)]
    stay = bool(bylaws_on(session, day).flag(HOLDOVER))
    return [_term(row, last, day, may_stay=stay) for row, last in ends if last is not None and last <= horizon]


def _term(row: OfficerRow, last: date, day: date, *, may_stay: bool) -> Found:
    details = {
        "name": row.holding.person.name, "body": _body(row.body), "seat": _seat(row.seat), "day": last
    }  # fmt: skip
    is_over = last < day
    kind = DueKind.TERM_OVER if is_over else DueKind.TERM_ENDING
    said = Objection(TERM_OVER if is_over else TERM_ENDS, _setting(row.body, "term"), details)
    if is_over and may_stay and row.body.kind is BodyKind.BOARD:
        said = Objection(STAYS, HOLDOVER, details)
    return Found(Due(kind, last, said), Place(BODIES, (row.body.id, row.seat.id)))


VACANT = N_("{seat} in “{body}” is vacant.")
VACANT_SINCE = N_("{seat} in “{body}” is vacant since {since}.")


FILLED = N_("{seat} in “{body}” is vacant. By the by-laws {filled}.")
FILLED_SINCE = N_("{seat} in “{body}” is vacant since {since}. By the by-laws {filled}.")
_VACANT = {(False, False): VACANT, (False, True): VACANT_SINCE, (True, False): FILLED, (True, True): FILLED_SINCE}
ASSEMBLY = N_("{count} of {all} seats of “{body}” are vacant. By the by-laws a general assembly is called.")


def _vacancies(session: Session, day: date) -> Iterable[Found]:
    rows, bylaws = vacancies(session, day), bylaws_on(session, day)
    limits = {kind: limits_of(bylaws, kind) for kind in {row.body.kind for row in rows}}
    found = [_vacancy(row, limits[row.body.kind]) for row in rows]
    labels = {row.body.id: row.body for row in rows if limits[row.body.kind].vacant_share is not None}
    for body_id, (kind, seats) in voting_seats(session, day, labels).items():
        vacant = sum(row.body.id == body_id and row.seat.voting for row in rows)
        if calls_for_assembly(vacant, seats, limits[kind]):
            details = {"count": vacant, "all": seats, "body": _body(labels[body_id])}
            said = Objection(ASSEMBLY, _setting(labels[body_id], "vacancy_assembly"), details)
            found.append(Found(Due(DueKind.VACANCY_ASSEMBLY, None, said), Place(BODIES, body_id)))
    return found


def _vacancy(row: VacancyRow, limits: BodyLimits) -> Found:
    details: dict[str, object] = {"body": _body(row.body), "seat": _seat(row.seat), "since": row.since}
    if limits.filling is not None:
        details["filled"] = Word(FILLING_WORDS[limits.filling])
    message = _VACANT[limits.filling is not None, row.since is not None]
    said = Objection(message, _setting(row.body, "vacancy"), details)
    return Found(Due(DueKind.VACANCY, None, said), Place(BODIES, (row.body.id, row.seat.id)))


UNCHECKED = N_("Values of the by-laws not checked against the signed text: {count} of {all}.")
PREPARED = N_("A version of the by-laws is being prepared since {day}; it holds once it is adopted.")
NO_BYLAWS = N_("No by-laws are in force: every rule they could hold is off.")


def _bylaws(session: Session, day: date) -> Iterable[Found]:
    version, prepared = version_in_force(session, day), prepared_version(session, day)
    found = []
    if version is None:
        found.append(Found(Due(DueKind.BYLAWS_UNCHECKED, None, Objection(NO_BYLAWS)), Place(BYLAWS)))
    elif version.unchecked:
        counts = {"count": version.unchecked, "all": version.checked + version.unchecked}
        said = Objection(UNCHECKED, "", counts)
        found.append(Found(Due(DueKind.BYLAWS_UNCHECKED, None, said), Place(BYLAWS, version.id)))
    if prepared is not None:
        said = Objection(PREPARED, "", {"day": prepared.prepared_at.date()})
        found.append(Found(Due(DueKind.BYLAWS_PREPARED, None, said), Place(BYLAWS, prepared.id)))
    return found


OF_PAIR = N_("{mentee}, accompanied by {mentor}: {what}")


def _mentoring(session: Session, day: date) -> Iterable[Found]:
    """Pairs and mentors that ask for attention, as far as the reader may see them."""
    if session.execute(select(PROGRAMME.c.id).limit(1)).first() is None:
        return
    from pomanager.services.mentoring.queries.board import attention_rows  # only where there is a programme

    for row, asks in attention_rows(session, day):
        if row is None:
            yield Found(Due(DueKind.MENTORING, None, asks.sentence), Place(MENTORING))
            continue
        said = Objection(OF_PAIR, "", {"mentee": row.mentee, "mentor": row.mentor, "what": sentence(asks.sentence)})
        yield Found(Due(DueKind.MENTORING, None if asks.on == day else asks.on, said), Place(MENTORING, row.id))


Source: TypeAlias = Callable[[Session, date], Iterable[Found]]

SOURCES: tuple[Source, ...] = (
    _yearly, _changes_of_officers, _changes_in_register, _terms, _vacancies, due_money.transfers, due_money.refunds,
    due_money.shares, due_money.dues, due_money.periods, due_meetings.notices_to_send, due_meetings.minutes_to_sign,
    due_meetings.follow_ups, due_elections.running, due_elections.objections, _mentoring, _bylaws,
)  # fmt: skip
"""Everything that can be due. A new area adds a line: a question asked with the day."""
OF_MONEY: frozenset[Source] = frozenset(
    {due_money.transfers, due_money.refunds, due_money.shares, due_money.dues, due_money.periods}
)
"""Sources that tell of shares and dues: nothing of them is given to whoever may not read these."""

NOT_COUNTED = frozenset(
    {_vacancies, _bylaws, due_meetings.minutes_to_sign, due_money.shares, due_money.dues, due_money.periods}
)
"""Sources of what is to be done now, whenever that is: nothing of it has a day that could pass."""


FILED: tuple[Source, ...] = (_yearly, _changes_of_officers, _changes_in_register)
"""Sources of what is held, sent and entered for the law: what an annual report tells of filings and deadlines."""


def filings(session: Session, day: date) -> tuple[DueRow, ...]:
    """The meetings, papers and entries the law asks for, as ``due`` tells them as of a day."""
    rows = [_row(found, day) for source in FILED for found in source(session, day)]
    return tuple(sorted(rows, key=_order))


def overdue_count(session: Session, day: date) -> int:
    """How many things of the due list of a day are overdue; asked often, so what has no day is not looked at."""
    dated = [source for source in _sources(session) if source not in NOT_COUNTED]
    return sum(_row(found, day).overdue for source in dated for found in source(session, day))


def due(session: Session, day: date) -> tuple[DueRow, ...]:
    """What is due as of a day: what is overdue first, then by the day; what the by-laws do not tell comes last.

    Whoever may not read shares and dues is told nothing of them.
    """
    rows = [_row(found, day) for source in _sources(session) for found in source(session, day)]
    return tuple(sorted(rows, key=_order))


def _sources(session: Session) -> tuple[Source, ...]:
    """What is asked for whoever reads over this session."""
    return SOURCES if shows_money(session) else tuple(source for source in SOURCES if source not in OF_MONEY)


_WHEN = tuple(When)


def _row(found: Found, day: date) -> DueRow:
    due_ = found.due
    when = when_due(due_.on, day) if due_.is_judged else When.NOT_JUDGED
    return DueRow(due_.kind, due_.on, when, due_.sentence, found.place)


def _order(row: DueRow) -> tuple[int, date]:
    """Within a month, what has a day comes by it, what has none after that."""
    return _WHEN.index(row.when), row.on or date.max


def due_sheet(session: Session, asked: Asked) -> DueSheet:
    """The paper of what is due as of a day."""
    as_of = asked.as_of
    return DueSheet(letterhead(session, asked.printed_at), as_of, due(session, as_of), bylaws_on(session, as_of))


def _body(label: BodyLabel) -> str:
    return body_name(label.name, label.section)


def _seat(label: SeatLabel) -> str:
    return seat_name(label.title, label.position)


def _setting(label: BodyLabel, setting: str) -> str:
    """The by-law of this kind of body, "" where it has none."""
    key = f"{label.kind.value}.{setting}"
    return key if key in SETTINGS else ""
