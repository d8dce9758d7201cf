"""What is due as of a day: one tuple of sources, each of which an area adds a line to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from pomanager.i18n.offices import body_name, seat_name
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyLabel, SeatLabel, TermEndingRow, VacancyRow
from pomanager.readmodels.governance import DueRow, DueSheet, Place
from pomanager.readmodels.papers import Asked
from pomanager.rules.bodies.kinds import LineKind
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.due import (
    FILING,
    MONTHS_OF_TERMS,
    Due,
    DueKind,
    When,
    blank,
    due_after_change,
    due_each_year,
    when_due,
)
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.coming import terms_ending, vacancies
from pomanager.services.bodies.queries.history import register_lines
from pomanager.services.bodies.queries.listing import bodies
from pomanager.services.organisation.queries import letterhead, organisation
from pomanager.services.organisation.queries.bylaws import bylaws_on, prepared_version, version_in_force

BYLAWS, BODIES = "bylaws", "bodies"
"""Pages on which what is due is dealt with."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something due, and where it is dealt with."""

    due: Due
    place: Place


def _yearly(session: Session, day: date) -> Iterable[Found]:
    """Meeting, accounts and report, by the financial year of the organisation."""
    told = organisation(session)
    rows = due_each_year(bylaws_on(session, day), day, told.year_start_month, told.year_start_day)
    return [Found(due, Place(BYLAWS, due.sentence.about)) for due in rows]


OFFICERS_CHANGE = frozenset({LineKind.APPOINTMENT, LineKind.ENDING, LineKind.OFFICE, LineKind.RATIFICATION})


def _changes_of_officers(session: Session, day: date) -> Iterable[Found]:
    """The publication of each change in each body, those that ended among them, by the by-laws of the day it was."""
    found = []
    if bylaws_on(session, day).count(FILING) is None:
        found.append(Found(blank(DueKind.OFFICER_FILING), Place(BYLAWS, FILING)))
    for row in bodies(session, day, ended=True):
        label = row.label
        for changed in _days_of_change(session, label.id, day):
            due = due_after_change(bylaws_on(session, changed), _body(label), changed, day)
            if due is not None:
                found.append(Found(due, Place(BODIES, label.id)))
    return found


def _days_of_change(session: Session, body_id: int, day: date) -> list[date]:
    """The days until this one on which officers of a body changed, in order."""
    changes = [
        line.on
        for line in register_lines(session, body_id)
        if line.kind in OFFICERS_CHANGE and not line.taken_back and line.on <= day
    ]
    return sorted(set(changes))


TERM_OVER = N_("The term of {name} in “{body}”, {seat}, ended on {day}, and nobody has taken the seat yet.")
TERM_ENDS = N_("The term of {name} in “{body}”, {seat}, ends on {day}.")


def _terms(session: Session, day: date) -> Iterable[Found]:
    return [_term(row) for row in terms_ending(session, day, MONTHS_OF_TERMS)]


def _term(row: TermEndingRow) -> Found:
    details = {
        "name": row.holding.person.name, "body": _body(row.body), "seat": _seat(row.seat), "day": row.ends_on
    }  # fmt: skip
    kind = DueKind.TERM_OVER if row.is_over else DueKind.TERM_ENDING
    said = Objection(TERM_OVER if row.is_over else TERM_ENDS, _setting(row.body, "term"), details)
    return Found(Due(kind, row.ends_on, said), Place(BODIES, (row.body.id, row.seat.id)))


VACANT = N_("{seat} in “{body}” is vacant.")
VACANT_SINCE = N_("{seat} in “{body}” is vacant since {since}.")


def _vacancies(session: Session, day: date) -> Iterable[Found]:
    return [_vacancy(row) for row in vacancies(session, day)]


def _vacancy(row: VacancyRow) -> Found:
    details = {"body": _body(row.body), "seat": _seat(row.seat), "since": row.since}
    said = Objection(VACANT if row.since is None else VACANT_SINCE, _setting(row.body, "vacancy"), details)
    return Found(Due(DueKind.VACANCY, None, said), Place(BODIES, (row.body.id, row.seat.id)))


UNCHECKED = N_("Values of the by-laws not checked against the signed text: {count} of {all}.")
PREPARED = N_("A version of the by-laws is being prepared since {day}; it holds once it is adopted.")
NO_BYLAWS = N_("No by-laws are in force: every rule they could hold is off.")


def _bylaws(session: Session, day: date) -> Iterable[Found]:
    version, prepared = version_in_force(session, day), prepared_version(session, day)
    found = []
    if version is None:
        found.append(Due(DueKind.BYLAWS_UNCHECKED, None, Objection(NO_BYLAWS)))
    elif version.unchecked:
        counts = {"count": version.unchecked, "all": version.checked + version.unchecked}
        found.append(Due(DueKind.BYLAWS_UNCHECKED, None, Objection(UNCHECKED, "", counts)))
    if prepared is not None:
        since = {"day": prepared.prepared_at.date()}
        found.append(Due(DueKind.BYLAWS_PREPARED, None, Objection(PREPARED, "", since)))
    return [Found(due, Place(BYLAWS)) for due in found]


SOURCES: tuple[Callable[[Session, date], Iterable[Found]], ...] = (
    _yearly, _changes_of_officers, _terms, _vacancies, _bylaws,
)  # fmt: skip
"""Everything that can be due. A new area adds a line: a question asked with the day."""


def due(session: Session, day: date) -> tuple[DueRow, ...]:
    """What is due as of a day: what is overdue first, then by the day; what the by-laws do not tell comes last."""
    rows = [_row(found, day) for source in SOURCES for found in source(session, day)]
    return tuple(sorted(rows, key=_order))


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
