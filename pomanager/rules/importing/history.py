"""When somebody applied, joined and left, as a row of a table tells it: put in order, with what there is to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.importing.answers import standing_after
from pomanager.rules.importing.cells import LAST_DAY, Cell
from pomanager.rules.importing.fields import Field, about
from pomanager.rules.members import STATUS_WORDS, Status
from pomanager.rules.objections import Objection, Weight, Word

AHEAD = N_("The day {day} lies ahead, so it was left out.")
LEFT_BEFORE = N_("The day of leaving, {day}, lies before the day of joining, so it was left out.")
APPLIED_AFTER = N_("The day of applying, {day}, lies after the day of joining, so it was left out.")
LEFT_AND_STAYS = N_("There is a day of leaving, yet the standing says “{standing}”: the member is taken to have left.")
REASON_ALONE = N_("There is a reason for leaving and no day of it. Say whether the member has left.")

LEFT = frozenset({Status.RESIGNED, Status.EXCLUDED, Status.DEAD})
"""Standings of those who left."""
DAYS = (Field.APPLIED, Field.JOINED, Field.LEFT, Field.CONSENT)


@dataclass(frozen=True, slots=True)
class History:
    """The days that hold, None where nobody knows; ``status`` None is said nowhere."""

    status: Status | None
    applied: date | None
    joined: date | None
    left: date | None
    consent: date | None
    notes: tuple[Objection, ...] = ()


def history_of(cells: Mapping[Field, Cell], today: date) -> History:
    """The days of a row in their order; a day that cannot be is left out and named."""
    notes: list[Objection] = []
    days = {field: _day(field, cells, today, notes) for field in DAYS if field in cells}
    applied, joined, left = (days.get(field) for field in (Field.APPLIED, Field.JOINED, Field.LEFT))
    said = _status(cells)
    reason_cell = cells.get(Field.LEFT_REASON)
    reason = str(reason_cell.value or "") if reason_cell is not None else ""
    status = said
    if left is not None:
        status = _left_as(said, reason, notes)
    elif reason and said not in LEFT:
        notes.append(_note(REASON_ALONE, Field.LEFT_REASON))
    if left is not None and joined is not None and left < joined:
        notes.append(_note(LEFT_BEFORE, Field.LEFT, day=left))
        left = None
    latest = joined or left
    if applied is not None and latest is not None and applied > latest:
        notes.append(_note(APPLIED_AFTER, Field.APPLIED, day=applied))
        applied = None
    return History(status, applied, joined, left, days.get(Field.CONSENT), tuple(notes))


def _status(cells: Mapping[Field, Cell]) -> Status | None:
    cell = cells.get(Field.STATUS)
    return cell.value if cell is not None and isinstance(cell.value, Status) else None


def _day(field: Field, cells: Mapping[Field, Cell], today: date, notes: list[Objection]) -> date | None:
    cell = cells[field]
    if not isinstance(cell.value, date):
        return None
    if cell.value <= today:
        return cell.value
    if cell.objection is not None and cell.objection.message == LAST_DAY and cell.value.year == today.year:
        return today  # "2026" can mean no later day than this
    notes.append(_note(AHEAD, field, day=cell.value))
    return None


def _left_as(said: Status | None, reason: str, notes: list[Objection]) -> Status:
    if said in LEFT:
        return said
    if said is not None:
        notes.append(_note(LEFT_AND_STAYS, Field.LEFT, standing=Word(STATUS_WORDS[said])))
    return standing_after(reason)


def _note(message: str, field: Field, **details: object) -> Objection:
    return Objection(message, about(field), details, Weight.WARN)
