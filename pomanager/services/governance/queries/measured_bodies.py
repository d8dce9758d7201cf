"""Indicators measured of bodies: who sits in them, who comes, who stays and who goes."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from pomanager.readmodels.funnel import FunnelView
from pomanager.rules.bodies.kinds import EndReason, Office
from pomanager.rules.governance.funnel import FunnelStage
from pomanager.rules.governance.indicators import Figure, Indicator, share_of
from pomanager.rules.meetings.kinds import OF_BODIES
from pomanager.services.bodies.queries.loading import Sat, held_offices, sat
from pomanager.services.bodies.queries.officers import seated_on
from pomanager.services.governance.queries.looking_at import those
from pomanager.services.governance.queries.measuring import by_sex, summed_by_sex
from pomanager.services.governance.queries.stage_people import AT_STAGE, held
from pomanager.services.meetings.queries.resolutions import attendance_rates

KEY_OFFICES = frozenset({Office.CHAIR, Office.VICE_CHAIR, Office.SECRETARY, Office.TREASURER})


def of_bodies(session: Session, view: FunnelView) -> Iterator[Figure]:
    """Everything measured of bodies; nothing where nobody sits in any."""
    seated = seated_on(session, view.last)
    if seated:
        people = {each.person.person_id for each in seated}
        yield share_of(Indicator.WOMEN_IN_BODIES, by_sex(session, view, those(people)))
        offices = held_offices(session, seated, view.last)
        key = {
            each.person.person_id
            for each in seated
            if any(office.office in KEY_OFFICES for office in offices.get(each.appointment_id, ()))
        }
        yield share_of(Indicator.WOMEN_IN_KEY_OFFICES, by_sex(session, view, those(key)))
        chairs = AT_STAGE[FunnelStage.CHAIRS](session, view)
        yield share_of(Indicator.WOMEN_CHAIRS, by_sex(session, view, chairs))
        yield from _turnover(session, view, seated)
    yield from _attendance(session, view)
    yield from _kept(session, view)


def _attendance(session: Session, view: FunnelView) -> Iterator[Figure]:
    """On the roll of a body's meeting stands who sat in it that day: nobody misses one before taking office."""
    ids = tuple(label.id for label in held(session, view, OF_BODIES))
    if not ids:
        return
    rates = attendance_rates(session, since=view.first, until=view.last, meeting_ids=ids)
    came = summed_by_sex(session, view, {rate.person_id: rate.present for rate in rates})
    due = summed_by_sex(session, view, {rate.person_id: rate.meetings for rate in rates})
    yield Figure(Indicator.BODY_ATTENDANCE, came, due)


def _turnover(session: Session, view: FunnelView, seated: Sequence[Sat]) -> Iterator[Figure]:
    before = {each.seat.id: each.person.person_id for each in _seated_before(session, view.first)}
    both = [each for each in seated if each.seat.id in before]
    if both:
        changed = Counter(each.person.person_id for each in both if before[each.seat.id] != each.person.person_id)
        below = Counter(each.person.person_id for each in both)
        yield Figure(
            Indicator.TURNOVER, summed_by_sex(session, view, changed), summed_by_sex(session, view, below)
        )  # fmt: skip
    ever: dict[tuple[int, int], set[int]] = defaultdict(set)
    for each in sat(session):
        if not each.is_alternate:
            ever[each.body.id, each.person.person_id].add(each.term_id)
    again = {
        each.person.person_id for each in seated if min(ever[each.body.id, each.person.person_id]) < each.term_id
    }  # fmt: skip
    below_all = by_sex(session, view, those({each.person.person_id for each in seated}))
    yield Figure(Indicator.SECOND_TERMS, by_sex(session, view, those(again)), below_all)


def _seated_before(session: Session, first: date) -> tuple[Sat, ...]:
    return seated_on(session, first - timedelta(days=1)) if first > date.min else ()


def _kept(session: Session, view: FunnelView) -> Iterator[Figure]:
    """A mandate ends with its term, or before: by resignation, removal, death, or for another reason."""
    ended = [
        each
        for each in sat(session)
        if not each.is_alternate and each.span.last is not None and view.first <= each.span.last <= view.last
    ]
    if not ended:
        return
    full = Counter(each.person.person_id for each in ended if _to_the_end(each, view.last))
    below = Counter(each.person.person_id for each in ended)
    yield Figure(Indicator.MANDATES_KEPT, summed_by_sex(session, view, full), summed_by_sex(session, view, below))


def _to_the_end(each: Sat, day: date) -> bool:
    reason, last = each.end_reason_on(day), each.span.last
    if reason is not None:
        return reason is EndReason.END_OF_TERM
    return each.term.last is None or last is None or last >= each.term.last
