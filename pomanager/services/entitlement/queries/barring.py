"""Whom the by-laws of a day give no vote, asked of SQLite condition by condition: nobody else is judged one by one.

To judge 260,000 people takes seconds. But each condition speaks against few of them, and whom it may speak
against stands in an index: those who joined lately, the youngest, those suspended, those long in arrears. They alone
are judged, by the rules all are judged by; only sums that leave no doubt are not judged again.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    text,
    union_all,
)
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.dues import DuesEntry
from pomanager.db.kept import kept
from pomanager.db.shares import ShareEntry
from pomanager.rules import entitlement as rules
from pomanager.rules import entitlement_money as money_rules
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.bylaws.values import Count
from pomanager.rules.entitlement import Reason, Right, Stance
from pomanager.rules.members import ON_ROLL, Status
from pomanager.services.bodies.queries.loading import among
from pomanager.services.entitlement.queries.judges import JUDGES, Judge
from pomanager.services.entitlement.queries.reading import MEMBER, PERSON, STANDING, Reading, json_columns
from pomanager.services.entitlement.queries.verdicts import MADE_OF, findings
from pomanager.services.members.queries.on_day import stood_otherwise, unchanged_since
from pomanager.services.organisation.queries.bylaws import bylaws_on

ENTRY, DUES = table_of(ShareEntry), table_of(DuesEntry)
_LONGEST_STEP = timedelta(days=4)
"""By so much the end of a month can move a day that is counted back by months."""


def barred(session: Session, day: date) -> frozenset[int]:
    """The members on the roll who have no vote on a day; who is not on it may be among them.

    Kept while the books do not change.
    """
    return kept(session, ("barred", day), partial(_barred, session, day), MADE_OF)


def _barred(session: Session, day: date) -> frozenset[int]:
    if any(judge.rule not in CONDITIONS for judge in JUDGES):
        return frozenset(findings(session, day).those(_has_no_vote))
    bylaws = bylaws_on(session, day)
    return frozenset(chain.from_iterable(against(session, judge, bylaws, day) for judge in JUDGES))


def _has_no_vote(verdict: rules.Verdict) -> bool:
    return not verdict.may(Right.VOTE)


def against(session: Session, judge: Judge[Any], bylaws: Bylaws, day: date) -> Iterable[int]:
    """Those of whom one judge speaks against the vote; each may come more than once."""
    statement = CONDITIONS[judge.rule](session, bylaws, day)
    if statement is None:
        return ()
    members, doubts = json_columns(session, statement.subquery())
    asked = {member for member, doubt in zip(members, doubts, strict=True) if doubt}
    if not asked:
        return members
    reading = Reading(session, day, tuple(sorted(asked)))
    facts = judge.facts(reading)
    speaks = [any(map(_takes_vote, judge.rule(fact, bylaws, day))) for fact in facts.different]
    judged = (member for member, place in zip(reading.ids, facts.of_each, strict=True) if speaks[place])
    return chain((member for member in members if member not in asked), judged)


def _takes_vote(reason: Reason) -> bool:
    return reason.stance is Stance.AGAINST and Right.VOTE in reason.rights


Members: TypeAlias = Select[Any] | CompoundSelect[Any] | None
"""Members a condition speaks against, each with 0 where that is sure and 1 where it is to be judged; None: nobody."""
_SURE, _DOUBTFUL = literal(0), literal(1)


def _last_long_enough(asked: Count, day: date) -> date:
    """The latest day from which the time asked for is over on a day."""
    found = asked.before(day) + _LONGEST_STEP
    while asked.after(found) > day:
        found -= timedelta(days=1)
    return found


def _nobody(_session: Session, _bylaws: Bylaws, _day: date) -> Members:
    return None


def _suspended(session: Session, bylaws: Bylaws, day: date) -> Members:
    """Who is suspended now or was on the day; of those who stand now as on the day the one is the other."""
    if bylaws.flag(rules.SUSPENSION) is not False:
        return None
    others = stood_otherwise(session, day).by_member()
    then = among(member for member, each in others.items() if each.then == Status.SUSPENDED)
    now = select(MEMBER.c.id, _SURE).where(MEMBER.c.status == Status.SUSPENDED, MEMBER.c.id.not_in(among(others)))
    return union_all(now, select(MEMBER.c.id, _SURE).where(MEMBER.c.id.in_(then)))


def _joined_lately(_session: Session, bylaws: Bylaws, day: date) -> Members:
    """A membership begins with the day of admission, or with a line of standing after somebody came back."""
    asked = bylaws.count(rules.SENIORITY[Right.VOTE])
    if asked is None:
        return None
    last = _last_long_enough(asked, day)
    joined = select(MEMBER.c.id, _DOUBTFUL).where(MEMBER.c.joined_on.between(last, day))
    came_back = select(STANDING.c.member_id, _DOUBTFUL).where(
        STANDING.c.since.between(last, day), STANDING.c.status.in_(ON_ROLL)
    )
    return union_all(joined, came_back)


def _youngest(_session: Session, bylaws: Bylaws, day: date) -> Members:
    asked = bylaws.count(rules.AGE[Right.VOTE])
    if asked is None:
        return None
    # Kept without the sign for “about”, births sort as days do; a year alone before all days of it.
    return select(MEMBER.c.id, _DOUBTFUL).where(MEMBER.c.person_birth >= f"{day.year - asked.number:04}")


def _organisations(_session: Session, _bylaws: Bylaws, _day: date) -> Members:
    # Written out, not as a parameter: only then does SQLite see that an index holds just these.
    there = text("person.kind = 'organisation'")
    members = PERSON.join(MEMBER, MEMBER.c.person_id == PERSON.c.id)
    return select(MEMBER.c.id, _DOUBTFUL).select_from(members).where(there)


def _too_few_shares(session: Session, bylaws: Bylaws, day: date) -> Members:
    least = bylaws.count(money_rules.MIN_HELD)
    if least is None or least.number < 1 or session.execute(select(ENTRY.c.id).limit(1)).first() is None:
        return None
    enough = _holdings(day).having(func.sum(ENTRY.c.shares) >= least.number)
    return select(MEMBER.c.id, _SURE).where(_may_be_on_roll(session, day), MEMBER.c.id.not_in(enough))


def _may_be_on_roll(session: Session, day: date) -> ColumnElement[bool]:
    """Whoever is on the roll on the day, and perhaps others; by an index that holds no more than this."""
    return MEMBER.c.status.in_(ON_ROLL if unchanged_since(session, day) else Status)


def _holdings(day: date) -> Select[Any]:
    """Members by what is entered of their shares until a day, in one walk through the index of holdings."""
    walk = select(ENTRY.c.member_id).with_hint(ENTRY, "INDEXED BY ix_share_entry_holding", "sqlite")
    return walk.where(ENTRY.c.effective_on <= day).group_by(ENTRY.c.member_id)


def _shares_not_paid(_session: Session, bylaws: Bylaws, day: date) -> Members:
    """Who owes anything on shares; what was put off is seen when they are judged."""
    if not bylaws.flag(money_rules.PAID):
        return None
    owing = _holdings(day).group_by(ENTRY.c.share_type_id)
    owing = owing.having(func.sum(ENTRY.c.subscribed_minor - ENTRY.c.paid_minor) > 0)
    return owing.add_columns(_DOUBTFUL)


def _shares_held_short(session: Session, bylaws: Bylaws, day: date) -> Members:
    """All but those who got shares in time and never gave any."""
    asked = bylaws.count(money_rules.HELD_FOR)
    if asked is None or session.execute(select(ENTRY.c.id).limit(1)).first() is None:
        return None
    first = func.min(case((ENTRY.c.shares > 0, ENTRY.c.effective_on)))
    long_held = _holdings(day).having(
        and_(first <= _last_long_enough(asked, day), func.min(ENTRY.c.shares) >= 0, func.sum(ENTRY.c.shares) > 0)
    )
    return select(MEMBER.c.id, _DOUBTFUL).where(_may_be_on_roll(session, day), MEMBER.c.id.not_in(long_held))


def _long_in_arrears(session: Session, bylaws: Bylaws, day: date) -> Members:
    """Whose dues of so long ago are not all paid: money meets the oldest first.

    Sure of those of whom nothing was let off or taken back, which may belong to any of their charges.
    """
    most = bylaws.count(money_rules.ARREARS[Right.VOTE])
    if most is None or session.execute(select(DUES.c.id).limit(1)).first() is None:
        return None
    long_ago = _last_long_enough(most, day - timedelta(days=1))
    is_late = DUES.c.due_on > long_ago  # of money, which has no last day to pay, it is not true
    told = func.sum(func.iif(is_late, 0, DUES.c.minor))
    least = func.min(func.iif(DUES.c.due_on.is_(None), 0, DUES.c.minor))
    return (
        select(DUES.c.member_id, least < 0)
        .with_hint(DUES, "INDEXED BY ix_dues_entry_owed", "sqlite")
        .where(DUES.c.effective_on <= day)
        .where(or_(DUES.c.due_on.is_(None), DUES.c.due_on <= long_ago, DUES.c.minor < 0))
        .group_by(DUES.c.member_id, DUES.c.fee_type_id)
        .having(told > 0)
    )


Condition: TypeAlias = Callable[[Session, Bylaws, date], Members]
CONDITIONS: Mapping[object, Condition] = MappingProxyType(
    {
        rules.judge_membership: _nobody,  # who is not on the roll is not looked at
        rules.judge_suspension: _suspended,
        rules.judge_seniority: _joined_lately,
        rules.judge_age: _youngest,
        rules.judge_speaker: _organisations,
        rules.judge_proxies: _nobody,  # they take no vote
        money_rules.judge_least_held: _too_few_shares,
        money_rules.judge_shares_paid: _shares_not_paid,
        money_rules.judge_shares_held_for: _shares_held_short,
        money_rules.judge_arrears: _long_in_arrears,
    }
)
"""By the rule of each judge, whom it may take the vote. Where a judge has no line here, everybody is judged."""
