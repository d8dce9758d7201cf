"""Questions on a frozen roll: why somebody may vote or not, who counts as young, by whom it is counted."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import RollVerdict
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.entitlement import Reason
from pomanager.rules.meetings.rolls import reasons_read
from pomanager.rules.paper_options import YOUTH_LIMIT
from pomanager.services.bodies.queries.loading import among
from pomanager.services.meetings.queries.loading import LINE, ROLL, roll_sums
from pomanager.services.members.queries.rows import PERSON
from pomanager.services.organisation.queries import section_names

_VERDICT = table_of(RollVerdict)


def roll_reasons(session: Session, roll_ids: Sequence[int]) -> dict[int, tuple[Reason, ...]]:
    """Line of a roll → why its person may vote or may not, as it was judged on the record date."""
    rows = session.execute(
        select(LINE.c.id, _VERDICT.c.reasons)
        .join(_VERDICT, _VERDICT.c.id == LINE.c.verdict_id)
        .where(LINE.c.id.in_(among(roll_ids)))
    )
    return {row.id: reasons_read(row.reasons) for row in rows}


def roll_by_section(session: Session, meeting_id: int) -> tuple[tuple[int | None, str, int, int], ...]:
    """Section of the newest roll, its name as on the record date, lines and votes, by name; no section comes last."""
    sums = roll_sums(session, meeting_id)
    if sums is None:
        return ()
    rows = session.execute(
        select(LINE.c.section_id, func.count(), func.sum(LINE.c.votes))
        .where(LINE.c.meeting_roll_id == sums.meeting_roll_id)
        .group_by(LINE.c.section_id)
    )
    names = section_names(session, sums.record_on)
    found = [(section_id, names.get(section_id or 0, ""), lines, votes) for section_id, lines, votes in rows]
    return tuple(sorted(found, key=lambda row: (row[0] is None, row[1])))


def not_voting(session: Session, meeting_id: int) -> Counter[str]:
    """Reason against voting, by its code → how many lines of the newest roll it keeps from voting."""
    counted: Counter[str] = Counter()
    sums = roll_sums(session, meeting_id)
    if sums is None:
        return counted
    rows = session.execute(
        select(_VERDICT.c.reasons, func.count())
        .join(LINE, LINE.c.verdict_id == _VERDICT.c.id)
        .where(LINE.c.meeting_roll_id == sums.meeting_roll_id, LINE.c.votes == 0)
        .group_by(_VERDICT.c.id)
    )
    for reasons, lines in rows:
        for reason in reasons_read(reasons):
            if reason.stance == "against":
                counted[reason.code] += lines
    return counted


def rolls_frozen(session: Session, meeting_id: int) -> int:
    """How often the roll of a meeting was frozen."""
    return session.execute(select(func.count()).where(ROLL.c.meeting_id == meeting_id)).scalar_one()


def young_on(session: Session, person_ids: Collection[int], day: date, bylaws: Bylaws) -> frozenset[int]:
    """Those of these people who count as young on a day; of a birth known in part by the highest age it can be."""
    limit = bylaws.number("board.youth_age") or YOUTH_LIMIT
    rows = session.execute(select(PERSON.c.id, PERSON.c.birth).where(PERSON.c.id.in_(among(person_ids))))
    return frozenset(
        row.id
        for row in rows
        if row.birth is not None and row.birth.earliest <= day and row.birth.age_on(day)[0] <= limit
    )
