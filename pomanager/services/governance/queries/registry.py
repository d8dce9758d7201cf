"""What changed that stands in the public register beside the officers: by-laws, and the name, form and seat."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.journal import JournalEntry, JournalValue
from pomanager.rules.due import Registered
from pomanager.services.organisation.queries.bylaws import adopted_days

_ENTRY, _VALUE = table_of(JournalEntry), table_of(JournalValue)

IN_REGISTER = ("name", "legal_form", "seat")
"""Fields of the profile that stand in the public register."""


def registered_changes(session: Session, day: date) -> tuple[tuple[Registered, date], ...]:
    """What changed until a day, each with its day, the earliest first.

    The first by-laws are those the organisation was registered with; what the profile did not tell before is no change.
    """
    adopted = sorted(adopted_days(session))[1:]
    found = {(Registered.BYLAWS, since) for since in adopted if since <= day}
    amended = (
        select(_ENTRY.c.at)
        .join(_VALUE, _VALUE.c.sequence == _ENTRY.c.sequence)
        .where(
            _ENTRY.c.record_table == "organisation", _ENTRY.c.record_id == 1,
            _ENTRY.c.act == "organisation.amended", _VALUE.c.side == "old", _VALUE.c.field.in_(IN_REGISTER),
        )
    )  # fmt: skip
    found |= {(Registered.PROFILE, at.date()) for at in session.scalars(amended) if at.date() <= day}
    return tuple(sorted(found, key=_by_day))


def _by_day(change: tuple[Registered, date]) -> tuple[date, str]:
    return change[1], change[0]
