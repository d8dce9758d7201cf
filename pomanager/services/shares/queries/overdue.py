"""Who should have paid something on shares already, and since when."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.shares import OverdueRow
from pomanager.rules.shares.holdings import overdue_since
from pomanager.services.shares.queries.facts import lines_of
from pomanager.services.shares.queries.holdings import holdings_on
from pomanager.services.shares.queries.labels import holder_labels


def overdue_on(session: Session, day: date) -> tuple[OverdueRow, ...]:
    """What is overdue at the end of a day, the oldest first; one row for each holder and type."""
    sheet = holdings_on(session, day)
    late: dict[tuple[int, int], int] = {}
    for place, member_id in enumerate(sheet.member_ids):
        minor = sheet.subscribed[place] - sheet.deferred[place] - sheet.paid[place]
        if minor > 0:
            late[member_id, sheet.type_ids[place]] = minor
    member_ids = {member_id for member_id, _type in late}
    labels, (lines, parts) = holder_labels(session, member_ids), lines_of(session, member_ids)
    rows = [
        OverdueRow(
            labels[key[0]], sheet.types[key[1]], overdue_since(lines[key], parts.get(key, ()), day) or day, minor
        )
        for key, minor in late.items()
    ]
    return tuple(sorted(rows, key=_oldest_first))


def _oldest_first(row: OverdueRow) -> tuple[date, int, str]:
    return row.since, row.member.member_id, row.type.code
