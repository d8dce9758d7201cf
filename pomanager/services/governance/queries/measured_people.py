"""Indicators measured of people: members, holders of shares, those at assemblies and in elections, those trained."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
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
from pomanager.services.governance.queries.measuring import by_sex, lens, summed_by_sex
from pomanager.services.governance.queries.stage_people import AT_STAGE, held
from pomanager.services.meetings.queries.resolutions import attendance_rates
from pomanager.services.members.queries.kept_records import kept_people
from pomanager.services.members.queries.on_day import came_and_left, people_on
from pomanager.services.members.queries.rows import MEMBER
from pomanager.services.shares.queries.holdings import holdings_on

PROXY, LINE, TYPE, TRAINING, CAME = map(table_of, (Proxy, RollLine, ShareType, Training, TrainingAttendance))


def of_members(session: Session, view: FunnelView) -> Iterator[Figure]:
    """Who is on the roll, who came and who left."""
    seen = lens(session, view)
    now = seen.by_sex(people_on(session, view.last))
    yield share_of(Indicator.WOMEN_MEMBERS, now)
    if view.first == date.min:
        return
    came, left = (seen.by_sex(people) for people in _came_and_left(session, view.first - timedelta(days=1), view.last))
    yield share_of(Indicator.NEW_WOMEN, came)
    yield Figure(Indicator.ATTRITION, left, now.less(came).plus(left))


def _came_and_left(session: Session, before: date, last: date) -> tuple[Collection[int], Collection[int]]:
    """Who came to the roll between two days and who left it; nobody does either whose second record is given up."""
    kept_in = kept_people(session)
    if not kept_in:
        return came_and_left(session, before, last)
    then, now = ({kept_in.get(each, each) for each in people_on(session, day)} for day in (before, last))
    return now - then, then - now


def of_capital(session: Session, view: FunnelView, currency: str) -> Iterator[Figure]:
    """Who holds shares and who paid up what; nothing where there are no shares or the reader may not see money."""
    if not shows_money(session) or session.execute(select(TYPE.c.id).limit(1)).first() is None:
        return
    held_now, seen = holdings_on(session, view.last), lens(session, view)
    person_of = _people_of_members(session)
    in_currency = [each for each, label in held_now.types.items() if label.currency == currency]
    shares = _added_up(held_now.member_ids, held_now.shares)
    yield share_of(
        Indicator.WOMEN_HOLDERS, seen.by_sex(person_of[member] for member, each in shares.items() if each > 0)
    )
    members, minors = held_now.member_ids, held_now.paid
    if len(in_currency) < len(held_now.types):
        mine = [place for place, type_id in enumerate(held_now.type_ids) if type_id in in_currency]
        members, minors = [members[place] for place in mine], [minors[place] for place in mine]
    amounts = {person_of[member]: minor for member, minor in _added_up(members, minors).items() if minor}
    if amounts:
        yield share_of(Indicator.WOMEN_PAID_UP, seen.summed(amounts))


def _added_up(members: Sequence[int], amounts: Sequence[int]) -> Mapping[int, int]:
    """Member → what belongs to them; most have one holding, so that nothing is to be added."""
    found = dict(zip(members, amounts, strict=True))
    if len(found) == len(members):
        return found
    sums = Counter[int]()
    for member, amount in zip(members, amounts, strict=True):
        sums[member] += amount
    return sums


def _people_of_members(session: Session) -> Mapping[int, int]:
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
