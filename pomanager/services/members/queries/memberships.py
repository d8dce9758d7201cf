"""Since when somebody is a member without a break, from the lines of standing that hold."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member, Standing
from pomanager.rules.members import ON_ROLL

MEMBER, STANDING = map(table_of, (Member, Standing))

StandingLine: TypeAlias = tuple[str, str]
"""A line of standing that holds: its status and its first day, as they are kept."""
StoodThen: TypeAlias = tuple[str | None, str | None, str | None]
"""Status, its day, and the first day of membership, as they are kept."""

_ON_ROLL = frozenset(status.value for status in ON_ROLL)


def stood_then(lines: Sequence[StandingLine], joined: str | None, day: str) -> StoodThen:
    """The line that holds on the day, and the first day of the membership it belongs to; lines the oldest first."""
    last: StandingLine | None = None
    member_since: str | None = None
    was_on_roll = ever_left = False
    for line in lines:
        if line[1] > day:
            break
        last, is_on_roll = line, line[0] in _ON_ROLL
        if is_on_roll and not was_on_roll:
            # Of a first membership the roll may not know the day: its line only tells when it was found so.
            member_since = line[1] if ever_left else joined
        ever_left = ever_left or (was_on_roll and not is_on_roll)
        was_on_roll = is_on_roll
    if last is None:
        return None, None, None
    return *last, member_since


def member_since(session: Session, member_id: int, day: date) -> date | None:
    """Since when this member is one without a break, as it stood on a day; None where that is not known."""
    columns = (
        STANDING.c.status, type_coerce(STANDING.c.since, Text), STANDING.c.id, STANDING.c.reverses_id,
    )  # fmt: skip
    lines = select(*columns).where(STANDING.c.member_id == member_id).order_by(STANDING.c.since, STANDING.c.id)
    rows = session.execute(lines).all()
    taken_back = {row[3] for row in rows}
    holding = [(row[0].value, row[1]) for row in rows if row[3] is None and row[2] not in taken_back]
    joined = session.execute(
        select(type_coerce(MEMBER.c.joined_on, Text)).where(MEMBER.c.id == member_id)
    ).scalar_one_or_none()
    since = stood_then(holding, joined, day.isoformat())[2]
    return None if since is None else date.fromisoformat(since)
