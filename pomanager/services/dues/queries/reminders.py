"""Whom to remind of overdue dues, and when each was reminded before."""

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.dues import Reminder
from pomanager.readmodels.dues import ReminderRow, RemindRow
from pomanager.readmodels.members import RollOrder
from pomanager.services.dues.queries.arrears import overdue_since
from pomanager.services.dues.queries.facts import fee_labels
from pomanager.services.dues.queries.labels import labels_of
from pomanager.services.members.queries.orders import order_of

REMINDER = table_of(Reminder)


def remind_rows(session: Session, day: date, members: Sequence[int] | None = None) -> tuple[RemindRow, ...]:
    """Members with dues overdue on a day, a row for each currency, by number; of those chosen, or of all.

    The level of the next reminder is one more than there were since the oldest open charge became overdue: who has paid
    all and falls behind again is reminded for the first time.
    """
    labels = fee_labels(session)
    sums: dict[tuple[int, str], tuple[int, date, int]] = {}
    for member_id, fee_id, minor, due_on in session.execute(overdue_since(day, 0, members)):
        fee = labels[fee_id]
        before, since, _decimals = sums.get((member_id, fee.currency), (0, due_on, 0))
        sums[member_id, fee.currency] = (before + minor, min(since, due_on), fee.decimals)
    found = sorted({member_id for member_id, _currency in sums})
    names, reminders = labels_of(session, found, day), _reminders_of(session, found, day)
    places = order_of(session, RollOrder.NUMBER).places()
    rows = []
    for member_id, currency in sorted(sums, key=lambda key: (places[key[0]], key[1])):
        minor, since, decimals = sums[member_id, currency]
        earlier = [each for each in reminders.get((member_id, currency), ()) if each.on > since]
        member, section = names[member_id]
        rows.append(
            RemindRow(
                member, section, minor, currency, decimals, since, len(earlier) + 1, earlier[0] if earlier else None
            )
        )
    return tuple(rows)


def reminded_on(session: Session, day: date) -> frozenset[int]:
    """Members who were reminded on a day already."""
    return frozenset(session.scalars(select(REMINDER.c.member_id).where(REMINDER.c.on == day)))


def reminders_of(session: Session, member_id: int, day: date) -> tuple[ReminderRow, ...]:
    """The reminders of a member until a day, the latest first."""
    found = _reminders_of(session, [member_id], day)
    rows = [row for (_member, _currency), rows in found.items() for row in rows]
    return tuple(sorted(rows, key=_latest_first, reverse=True))


def _latest_first(row: ReminderRow) -> tuple[date, int]:
    return row.on, row.id


def _reminders_of(
    session: Session, members: Sequence[int], day: date
) -> dict[tuple[int, str], tuple[ReminderRow, ...]]:
    """(member, currency) → reminders until a day, the latest first."""
    asked = func.json_each(json.dumps(list(members))).table_valued("value")
    rows = session.execute(
        select(REMINDER)
        .where(REMINDER.c.member_id.in_(select(asked.c.value)), REMINDER.c.on <= day)
        .order_by(REMINDER.c.on.desc(), REMINDER.c.id.desc())
    )
    decimals = {label.currency: label.decimals for label in fee_labels(session).values()}
    found: dict[tuple[int, str], list[ReminderRow]] = {}
    for row in rows:
        found.setdefault((row.member_id, row.currency), []).append(
            ReminderRow(row.id, row.on, row.level, row.minor, row.currency, decimals[row.currency], row.pay_by)
        )
    return {key: tuple(rows) for key, rows in found.items()}
