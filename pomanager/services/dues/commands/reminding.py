"""Writing down that members were reminded of what is overdue."""

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.dues import Reminder
from pomanager.readmodels.dues import RemindRow
from pomanager.services.dues.commands.recording import about_member, judged, new_values
from pomanager.services.dues.judging import objections_to_reminding
from pomanager.services.dues.orders import RecordReminders
from pomanager.services.dues.queries.reminders import remind_rows, reminded_on
from pomanager.services.shares.commands.recording import money_told
from pomanager.services.work import About, Work


def record_reminders(work: Work, order: RecordReminders) -> int:
    """Write a reminder for each member with overdue dues who was not reminded that day; returns how many members.

    Raises Refused.
    """
    judged(objections_to_reminding, work, order)
    done = reminded_on(work.session, order.on)
    rows = [row for row in remind_rows(work.session, order.on, order.members) if row.member.member_id not in done]
    first = bulk.next_id(work.session, Reminder)
    for some in bulk.portions(range(len(rows))):
        bulk.add(work.session, Reminder, [_row(work, order, first + place, rows[place]) for place in some])
    work.touch(Area.DUES)
    members = list(dict.fromkeys(row.member.member_id for row in rows))
    about = about_member(work, members[0]) if len(members) == 1 else About()
    told = {
        "reminded_on": order.on, "members": len(members), "total": _total(rows), "pay_by": order.pay_by,
        "level": rows[0].level if len(rows) == 1 else None,
    }  # fmt: skip
    work.record("dues.reminded", about, new_values(dict(told)))
    return len(members)


def _row(work: Work, order: RecordReminders, row_id: int, row: RemindRow) -> dict[str, object]:
    return {
        "id": row_id, "member_id": row.member.member_id, "on": order.on, "level": row.level, "minor": row.minor,
        "currency": row.currency, "pay_by": order.pay_by, "recorded_at": work.now,
    }  # fmt: skip


def _total(rows: list[RemindRow]) -> str:
    sums: dict[tuple[str, int], int] = {}
    for row in rows:
        key = (row.currency, row.decimals)
        sums[key] = sums.get(key, 0) + row.minor
    return ", ".join(money_told(minor, *key) for key, minor in sums.items())
