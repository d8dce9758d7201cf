"""Indicators measured of people: members, holders of shares, those at assemblies and in elections, those trained."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.covering import shows_money
from pomanager.db.meetings.attendance import Proxy
from pomanager.db.meetings.calling import RollLine
from pomanager.db.shares import ShareType
from pomanager.db.trainings import Training, TrainingAttendance
from pomanager.readmodels.funnel import FunnelView
from pomanager.rules.governance.funnel import FunnelStage
from pomanager.rules.governance.indicators import BySex, Figure, Indicator, share_of
from pomanager.rules.meetings.kinds import GENERAL
from pomanager.services.bodies.queries.loading import among
from pomanager.services.governance.queries.measuring import by_sex, ids_of, lens, summed_by_sex
from pomanager.services.governance.queries.stage_people import AT_STAGE, held, people_on_roll
from pomanager.services.meetings.queries.resolutions import attendance_rates
from pomanager.services.members.queries.kept_records import kept_people
from pomanager.services.members.queries.rows import MEMBER
from pomanager.services.shares.queries.holdings import holdings_on

PROXY, LINE, TYPE, TRAINING, CAME = map(table_of, (Proxy, RollLine, ShareType, Training, TrainingAttendance))


def of_members(session: Session, view: FunnelView) -> Iterator[Figure]:
    """Who is on the roll, who came and who left."""
    seen, now = lens(session, view), set(ids_of(session, people_on_roll(session, view.last)))
    yield share_of(Indicator.WOMEN_MEMBERS, seen.by_sex(now))
    if view.first == date.min:
        return
    before = set(ids_of(session, people_on_roll(session, view.first - timedelta(days=1))))
    # Nobody leaves whose second record is given up.
    kept_in = kept_people(session)
    before = {kept_in.get(each, each) for each in before} if kept_in else before
    now = {kept_in.get(each, each) for each in now} if kept_in else now
    yield share_of(Indicator.NEW_WOMEN, seen.by_sex(now - before))
    yield Figure(Indicator.ATTRITION, seen.by_sex(before - now), seen.by_sex(before))


def of_capital(session: Session, view: FunnelView, currency: str) -> Iterator[Figure]:
    """Who holds shares and who paid up what; nothing where there are no shares or the reader may not see money."""
    if not shows_money(session) or session.execute(select(TYPE.c.id).limit(1)).first() is None:
        return
    held_now, seen = holdings_on(session, view.last), lens(session, view)
    person_of = _people_of_members(session)
    in_currency = {each for each, label in held_now.types.items() if label.currency == currency}
    shares, paid = Counter[int](), Counter[int]()
    columns = zip(held_now.member_ids, held_now.type_ids, held_now.shares, held_now.paid, strict=True)
    for member, type_id, number, minor in columns:
        shares[member] += number
        if type_id in in_currency:
            paid[member] += minor
    holders = [person_of[member] for member, number in shares.items() if number > 0]
    yield share_of(Indicator.WOMEN_HOLDERS, seen.by_sex(holders))
    amounts = {person_of[member]: minor for member, minor in paid.items() if minor}
    if amounts:
        yield share_of(Indicator.WOMEN_PAID_UP, seen.summed(amounts))


def _people_of_members(session: Session) -> dict[int, int]:
    columns = select(func.json_group_array(MEMBER.c.id), func.json_group_array(MEMBER.c.person_id))
    members, people = map(json.loads, session.execute(columns).one())
    return dict(zip(members, people, strict=True))


def of_assemblies(session: Session, view: FunnelView) -> Iterator[Figure]:
    """Who came to general assemblies, spoke and carried proxies; nothing where none was held."""
    ids = tuple(label.id for label in held(session, view, GENERAL))
    if not ids:
        return
    yield share_of(Indicator.WOMEN_PRESENT, by_sex(session, view, AT_STAGE[FunnelStage.PRESENT](session, view)))
    yield share_of(Indicator.WOMEN_SPOKE, by_sex(session, view, AT_STAGE[FunnelStage.SPOKE](session, view)))
    carried = session.execute(
        select(LINE.c.person_id)
        .join(PROXY, PROXY.c.holder_id == LINE.c.id)
        .where(PROXY.c.meeting_id.in_(among(ids)), PROXY.c.undone.is_(False), PROXY.c.withdrawn_at.is_(None))
    )
    yield share_of(Indicator.PROXIES_OF_WOMEN, summed_by_sex(session, view, Counter(carried.scalars())))
    rates = attendance_rates(session, since=view.first, until=view.last, meeting_ids=ids)
    came = summed_by_sex(session, view, {rate.person_id: rate.present for rate in rates})
    due = summed_by_sex(session, view, {rate.person_id: rate.meetings for rate in rates})
    yield Figure(Indicator.ASSEMBLY_ATTENDANCE, came, due)


def of_trainings(session: Session, view: FunnelView) -> Iterator[Figure]:
    """Who was trained, and for how many days; trainings of unknown length count as people, not as days."""
    rows = session.execute(
        select(CAME.c.person_id, func.sum(TRAINING.c.half_days))
        .join(TRAINING, TRAINING.c.id == CAME.c.training_id)
        .where(TRAINING.c.began_on.between(view.first, view.last))
        .group_by(CAME.c.person_id)
    ).all()  # fmt: skip
    if not rows:
        return
    days = {person: Fraction(int(half_days or 0), 2) for person, half_days in rows}
    yield Figure(Indicator.PERSON_DAYS, summed_by_sex(session, view, days), None)
    yield Figure(Indicator.TRAINED, summed_by_sex(session, view, dict.fromkeys(days, 1)), None)


def of_elections(session: Session, view: FunnelView, women: tuple[int, int], men: tuple[int, int]) -> Iterator[Figure]:
    """Who stood and who was elected; ``women`` and ``men`` are how many stood, and how many of them were elected."""
    stood = AT_STAGE[FunnelStage.CANDIDATES](session, view)
    if stood is not None:
        yield share_of(Indicator.WOMEN_CANDIDATES, by_sex(session, view, stood))
    for indicator, (candidates, elected) in ((Indicator.SUCCESS_WOMEN, women), (Indicator.SUCCESS_MEN, men)):
        if candidates:
            above, below = Fraction(elected), Fraction(candidates)
            is_women = indicator is Indicator.SUCCESS_WOMEN
            yield Figure(
                indicator,
                BySex(above, *((above, Fraction(0)) if is_women else (Fraction(0), above))),
                BySex(below, *((below, Fraction(0)) if is_women else (Fraction(0), below))),
            )
    elected_now = AT_STAGE[FunnelStage.ELECTED](session, view)
    if elected_now is not None:
        yield share_of(Indicator.WOMEN_ELECTED, by_sex(session, view, elected_now))
