"""Types of share, with their nominal values and what is held of them."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.shares import NominalValue, ShareType
from pomanager.errors import NotFound
from pomanager.readmodels.shares import NominalValueRow, ShareTypeRow
from pomanager.rules.objections import Objection
from pomanager.services.shares.queries.capital import NOTHING, capital_of_types
from pomanager.services.shares.queries.facts import NO_TYPE, share_types
from pomanager.services.shares.queries.labels import type_labels

TYPE, VALUE = table_of(ShareType), table_of(NominalValue)


def share_type_rows(session: Session, day: date) -> tuple[ShareTypeRow, ...]:
    """All types, in order of their codes, with what is held of them at the end of a day."""
    labels, held = type_labels(session), capital_of_types(session, day)
    rows = {row.id: row for row in session.execute(select(TYPE))}
    values = _values(session)
    found = []
    for kind in share_types(session):
        row, capital = rows[kind.id], held.get(kind.id, NOTHING)
        found.append(
            ShareTypeRow(
                label=labels[kind.id], holder=kind.holder, min_held=kind.min_held, max_held=kind.max_held,
                max_percent=row.max_percent, since=kind.since, until=kind.until, version=row.version,
                values=values.get(kind.id, ()), unit_minor=kind.value_on(day), shares=capital.shares,
                subscribed=capital.subscribed, paid=capital.paid, holders=capital.holders,
            )
        )  # fmt: skip
    return tuple(found)


def share_type_row(session: Session, share_type_id: int, day: date) -> ShareTypeRow:
    """One type, or raise NotFound."""
    found = next((row for row in share_type_rows(session, day) if row.label.id == share_type_id), None)
    if found is None:
        raise NotFound(Objection(NO_TYPE))
    return found


def has_share_types(session: Session) -> bool:
    """Whether the office has written down a type of share at all."""
    return session.execute(select(func.count()).select_from(TYPE)).scalar_one() > 0


def _values(session: Session) -> dict[int, tuple[NominalValueRow, ...]]:
    """Type → all lines of its nominal value, also those that a later one of the same day replaced."""
    rows = session.execute(select(VALUE).order_by(VALUE.c.share_type_id, VALUE.c.since, VALUE.c.id))
    found: dict[int, tuple[NominalValueRow, ...]] = {}
    for row in rows:
        line = NominalValueRow(row.since, row.minor, row.change, row.due_on, row.decision)
        found[row.share_type_id] = (*found.get(row.share_type_id, ()), line)
    return found
