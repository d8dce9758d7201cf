"""The lines of standing that hold, of many members at once."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Standing


def holding_lines(session: Session, member_ids: Iterable[int]) -> defaultdict[int, list[Any]]:
    """Member id → the lines that hold (neither taken back nor taking back), oldest first.

    Each has ``id``, ``member_id``, ``status``, ``since``, ``reason`` and ``decision``. What was taken back is found
    here: joined to them, SQLite would walk all lines there are.
    """
    line, asked = table_of(Standing).c, func.json_each(json.dumps(list(member_ids))).table_valued("value")
    rows = session.execute(
        select(line.id, line.member_id, line.status, line.since, line.reason, line.decision, line.reverses_id)
        .where(line.member_id.in_(select(asked.c.value)))
        .order_by(line.member_id, line.since, line.id)
    ).all()
    taken_back = {row.reverses_id for row in rows}
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        if row.reverses_id is None and row.id not in taken_back:
            found[row.member_id].append(row)
    return found
